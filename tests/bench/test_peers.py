"""All sides of the archive print the same stories, an edit reaches each of them, and bars are judged by figures."""

import sys
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest

from bench import desk
from bench.measure import Cost, Costs, Failed, run
from bench.peers.bars import bars, grown
from bench.peers.hugo import Hugo
from bench.peers.ours import Ours
from bench.peers.peer import Peer
from bench.peers.pelican import Pelican
from bench.peers.report import rows
from bench.peers.rounds import CHANGED, NOTHING, TAGS, WHOLE, WORDS, change
from bench.peers.tales import Archive, Edit, archive
from bench.story import TODAY
from newsdesk.intake import take_in
from newsdesk.problems import Severity

STORIES = 45
"""Three pages of the home page, two of some lists."""
EDIT = Edit(WORDS[0], TAGS[1])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("peers") / "desk"
    desk.make(folder, STORIES, 405, told=True)
    return folder


@pytest.fixture(scope="module")
def told(made: Path) -> Archive:
    return archive(made, TODAY)


def pages(peer: Peer) -> list[Path]:
    return list(peer.output.rglob("*.html"))


@pytest.mark.parametrize("kind", [Hugo, Pelican])
def test_a_peer_prints_every_story_and_the_pages_that_the_other_prints(
    kind: type[Peer], told: Archive, tmp_path: Path
) -> None:
    peer = kind(tmp_path / "side")
    installed(peer)
    peer.lay(told)
    peer.build()
    assert len(list((peer.output / "bai").glob("*.html"))) == STORIES
    assert len(pages(peer)) == expected(told)
    tale = told.tales[0]
    change(peer, tale, EDIT)
    peer.build()
    page = unescape((peer.output / "bai" / f"{tale.slug}.html").read_text("utf-8"))
    for words in (tale.edited(EDIT).title, EDIT.tag, EDIT.sentence.strip(), tale.summary, *tale.tags[1:]):
        assert words in page
    assert tale.edited(EDIT).title in unescape((peer.output / "index.html").read_text("utf-8"))
    peer.forget()
    assert not pages(peer)


def installed(peer: Peer) -> None:
    try:
        peer.install()
    except Failed as fault:
        pytest.skip(f"{peer.name} cannot be installed here: {fault}")


def expected(told: Archive) -> int:
    lists: dict[str, int] = {}
    for tale in told.tales:
        for name in (tale.field, tale.unit, str(tale.date.year), *tale.tags):
            lists[name] = lists.get(name, 0) + 1
    of_lists = sum(-(-length // 20) for length in lists.values())
    return STORIES + -(-STORIES // 20) + of_lists + len(("linh-vuc", "don-vi", "nam", "the")) + len(("404",))


def test_an_edit_of_ours_leaves_the_desk_clean_and_is_told(told: Archive, tmp_path: Path) -> None:
    desk.make(tmp_path / "desk", STORIES, 405, told=True)
    ours = Ours(tmp_path / "desk")
    tale = next(tale for tale in told.tales if ours.may_be_edited(tale))
    for word in WORDS[:2]:
        ours.edit(tale, Edit(word, EDIT.tag))
    taken = take_in(tmp_path / "desk", TODAY)
    assert [problem for problem in taken.problems if problem.severity is Severity.ERROR] == []
    again = next(one for one in archive(tmp_path / "desk", TODAY).tales if one.slug == tale.slug)
    assert (again.title, again.tags[0]) == (f"{tale.title} ({WORDS[1]})", EDIT.tag)
    assert again.body.strip().endswith(Edit(WORDS[1], EDIT.tag).sentence.strip())
    assert WORDS[0] not in again.title


def test_who_comes_is_told_and_a_slip_ends(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    desk.make(folder, STORIES, 405, told=True)
    ours = Ours(folder)
    new, _ = ours.add(archive(folder, TODAY).tales[0], "Xoan")
    assert "Tòng Thị Mẫu Xoan" in (ours.output / "bai" / f"{new.stem}.html").read_text("utf-8")
    before = take_in(folder, TODAY).desk.consents
    number, _ = ours.end_a_slip()
    after = take_in(folder, TODAY).desk.consents
    assert before
    assert after
    assert [one.slip for one, was in zip(after, before, strict=True) if one != was] == [number]
    assert [one.slip for one in after if one.has_ended(TODAY)] == [number]


def costs(seconds: float, peak: int = 100) -> Costs:
    took = timedelta(seconds=seconds)
    return Costs((Cost(took, peak, took, 2 * peak),))


def test_bars_are_met_or_not_by_what_was_measured() -> None:
    times = {
        (WHOLE, "ours"): costs(10), (WHOLE, "Pelican"): costs(20), (WHOLE, "Hugo"): costs(6, 1000),
        (CHANGED, "ours"): costs(0.6), (CHANGED, "Hugo"): costs(6, 1000), (NOTHING, "ours"): costs(0.7),
    }  # fmt: skip
    said = {line.split(":")[0]: line for line in map(str, bars(times))}
    assert said[CHANGED].endswith(": met, and the moonshot")
    assert said[NOTHING].endswith("moonshot 0.4: met")
    assert said[f"{WHOLE}, of Pelican's time"].endswith("0.50; bar 0.4: NOT met")
    assert said[f"{WHOLE}, of Hugo's time (a moonshot)"].endswith("1.67; bar 2: met")
    assert said["memory, the largest process, of Hugo's"].endswith("0.10; bar 0.25: met")
    assert list(rows(times))[1][-2:] == ("0.50", "0.50")


def test_growth_is_judged_for_us_and_told_of_others() -> None:
    few, many = ({(WHOLE, side): costs(seconds) for side in ("ours", "Hugo")} for seconds in (1, 11))
    ours, hugo = grown(few, many, 10)
    assert ours == f"ours, {WHOLE} (11.0 × by the cores): 11.00 ×; bar 10.5: NOT met"
    assert hugo == f"Hugo, {WHOLE} (11.0 × by the cores): 11.00 ×"


@pytest.mark.skipif("sys.platform != 'linux'", reason="only Linux tells what processes hold together")
def test_sees_what_two_processes_hold_together(tmp_path: Path) -> None:
    hold = "import time; held = bytearray(60_000_000); held[::4096] = b'x' * len(held[::4096]); time.sleep(1)"
    both = f"import subprocess, sys; all = [subprocess.Popen([sys.executable, '-c', {hold!r}]) for _ in range(2)]; [one.wait() for one in all]"
    cost = run([sys.executable, "-c", both], within=tmp_path, together=True)
    assert 60_000_000 < cost.peak < 100_000_000
    assert cost.together > 110_000_000
