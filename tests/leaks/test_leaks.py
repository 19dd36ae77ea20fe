"""No name leaves the desk by a way that its bearer did not open: every output is made, read back, and searched."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from newsdesk import commands
from newsdesk.traces import Hit, search
from tests.conftest import SMALL_DESK
from tests.leaks import every_command, hostile_desk
from tests.leaks.hostile_desk import (
    ALLOWED,
    BRIEFING_ONLY,
    EVERYBODY,
    EXPIRED,
    LOUD_ONLY,
    NO_SLIP,
    PAST,
    RESIDENT,
    SIGNER,
    STAFF_ONLY,
    UNTOLD_STORY,
    WEB_ONLY,
    WITHDRAWN,
)  # fmt: skip

OUTPUTS = ("output", "audio_scripts", ".cache")
MEMORY = ".cache/desk/memory.db"
"""What the desk remembers of the stories that it may tell: it is no output, and goes with them."""
WEB = (
    "output/site/",
    "output/office/portal/",
    "output/office/poster/",
    "output/office/bundle/",
    "output/office/report/",
    ".cache/cards/",
    ".cache/site.msgpack",
)
BRIEFINGS = ("output/office/briefing/",)
LOUD = ("output/broadcast/", "audio_scripts/", "output/office/announcer/", "output/office/weeks/")
PLANNED = "audio_scripts/rundowns/2026-11-20-sang.yaml"
"""What was planned for a day gone by is written anew for one reason alone: docs/council.md."""
PAPERS = {
    "announcer",
    "bundle",
    "conference",
    "culture",
    "examination",
    "exchange",
    "portal",
    "poster",
    "registrations",
    "report",
}
"""Folders of output/office in which somebody who allowed everything is named."""
RECORD = "audio_scripts/diary.csv"
COUNCIL = ("output/office/registrations/", "output/office/examination/")
"""The council's own papers show the header as it was written; a resident's name stands in no header."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a hostile desk whose every output was made; tests look and do not touch."""
    desk = hostile_desk.make(Path(shutil.copytree(SMALL_DESK, tmp_path_factory.mktemp("rò") / "Bàn số 1")))
    for name in every_command.makers():
        code, said = every_command.run(name, desk)
        assert code == 0, (name, said)
    return desk


@pytest.fixture(scope="module")
def hits(told: Path) -> tuple[Hit, ...]:
    """Return every place of every output in which anybody is named."""
    return tuple(hit for hit in search(told, EVERYBODY, OUTPUTS).hits if hit.path != MEMORY)


def places(hits: tuple[Hit, ...], name: str, *, but: tuple[str, ...] = ()) -> list[str]:
    return [
        f"{hit.path}: {hit.place}: {hit.excerpt}" for hit in hits if hit.name == name and not hit.path.startswith(but)
    ]


def test_a_resident_is_named_nowhere(hits: tuple[Hit, ...]) -> None:
    assert places(hits, RESIDENT) == []


@pytest.mark.parametrize("name", [NO_SLIP, WITHDRAWN, EXPIRED])
def test_who_did_not_allow_it_is_named_only_in_the_councils_own_papers(hits: tuple[Hit, ...], name: str) -> None:
    assert places(hits, name, but=COUNCIL) == []


def test_who_allowed_the_web_alone_is_named_only_there(hits: tuple[Hit, ...]) -> None:
    assert places(hits, WEB_ONLY, but=(*COUNCIL, *WEB)) == []
    assert places(hits, WEB_ONLY)


def test_who_allowed_briefings_alone_is_named_only_there(hits: tuple[Hit, ...]) -> None:
    assert places(hits, BRIEFING_ONLY, but=(*COUNCIL, *BRIEFINGS)) == []


def test_who_allowed_the_loudspeakers_alone_is_named_only_there(hits: tuple[Hit, ...]) -> None:
    assert places(hits, LOUD_ONLY, but=(*COUNCIL, *LOUD)) == []
    assert places(hits, LOUD_ONLY)


def test_a_text_that_is_said_aloud_stands_on_the_page_only_where_the_page_may_name_whom_it_names(told: Path) -> None:
    """Captions and transcript are the loudspeakers' text: who allowed one of the two channels is in neither sound."""
    heard = {path.name for path in (told / "output/site/am-thanh").iterdir()}
    assert heard >= {"dong-y-noi.vtt", "dong-y-gon.vtt", "dong-y-cau.vtt", "dong-y-phan.chapters.json"}
    assert not [name for name in heard if name.startswith(("chi-loa", "chi-mang"))]
    aired = {path.name for path in (told / "audio_scripts/scripts/2026").iterdir()}
    assert aired >= {f"chi-loa-{part}.txt" for part in ("ke", "noi", "gon", "cau", "phan")}
    shown = {path.name for path in (told / "output/site/bai").iterdir()}
    assert "chi-loa-ds.html" in shown  # its people stand there by their post
    assert not shown & {f"chi-loa-{part}.html" for part in ("ke", "noi", "gon", "cau", "phan")}


@pytest.mark.parametrize("name", [STAFF_ONLY, PAST])
def test_a_story_for_staff_or_of_a_day_gone_by_is_told_to_nobody_else(hits: tuple[Hit, ...], name: str) -> None:
    papers = tuple(f"output/office/{one}/" for one in ("briefing", "conference", "exchange", "report"))
    assert places(hits, name, but=(*COUNCIL, *papers)) == []
    assert places(hits, name)


def test_what_airs_is_told_on_the_front_page_without_what_the_page_may_not_tell(told: Path) -> None:
    planned = (told / PLANNED).read_text("utf-8")
    assert LOUD_ONLY in planned
    front = (told / "output/site/index.html").read_text("utf-8")
    assert "Bản tin nhỏ" in front
    assert "chi-loa-ke" not in front


def test_a_story_that_is_not_approved_is_told_nowhere(hits: tuple[Hit, ...]) -> None:
    assert places(hits, UNTOLD_STORY, but=(*COUNCIL, "output/office/report/")) == []


def test_who_approved_a_story_is_named_by_no_channel(hits: tuple[Hit, ...]) -> None:
    assert places(hits, SIGNER, but=("output/office/",)) == []


def test_who_allowed_it_is_named_so_that_these_tests_can_fail(hits: tuple[Hit, ...]) -> None:
    found = {hit.path.split("/")[1] + Path(hit.path).suffix for hit in hits if hit.name == ALLOWED}
    assert found >= {
        "site.html", "site.xml", "site.mp3", "site.js", "site.png", "site.vtt", "site.json", "site.opml", "site.m3u8",
        "site", "cards.png", "broadcast.mp3", "broadcast.m3u8", "broadcast.pls", "broadcast.json",
        "broadcast.html", "scripts.txt", "rundowns.yaml", "office.html", "office.docx", "office.xlsx",
    }  # fmt: skip


def test_every_output_could_be_read(told: Path) -> None:
    assert search(told, [RESIDENT], OUTPUTS).unread == ()


def kinds_of_output(desk: Path) -> Iterator[Path]:
    """Yield one file of each folder and ending that the commands wrote."""
    seen = set()
    for folder in OUTPUTS:
        for path in sorted((desk / folder).rglob("*")):
            kind = (path.relative_to(desk).parts[:4][:-1], path.suffix)
            is_text = path.suffix not in (".lock", ".css", ".woff2", ".db", ".msgpack", "") or path.name == "_redirects"
            is_second = path.relative_to(desk / folder).parts[0].startswith(".site.twin")
            if path.is_file() and kind not in seen and is_text and not is_second:
                seen.add(kind)
                yield path


def test_a_name_planted_by_hand_is_found_in_each_kind_of_output(told: Path, tmp_path: Path) -> None:
    endings = set()
    for number, path in enumerate(kinds_of_output(told)):
        copy = tmp_path / f"{number}{path.suffix}"
        hostile_desk.plant(path, copy, RESIDENT)
        endings.add(path.suffix)
        assert {hit.path for hit in search(tmp_path, [RESIDENT]).hits} == {copy.name}, path
        copy.unlink()
    assert endings >= {
        ".html",
        ".xml",
        ".mp3",
        ".m3u8",
        ".m3u",
        ".pls",
        ".json",
        ".txt",
        ".yaml",
        ".docx",
        ".xlsx",
        ".jpg",
        ".zip",
        ".js",
        ".png",
        ".avif",
        ".webp",
        ".vtt",
        ".opml",
        ".webmanifest",
        "",
    }


def test_a_withdrawn_slip_takes_the_name_from_everything_that_was_made(
    told: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Path(shutil.copytree(told, tmp_path / "Bàn số 2", symlinks=True))
    page = desk / "output/office/report/2026/bao-cao-2026.pdf"
    page.write_bytes(b"%PDF-1.7")  # of the same paper: what stands on its pages cannot be read
    assert {hit.path.split("/")[2] for hit in search(desk, [ALLOWED], ("output/office",)).hits} >= PAPERS
    planned = (desk / PLANNED).read_text("utf-8").splitlines()
    assert commands.run("withdraw_consent", root=desk, today=date(2026, 11, 21), slip="PDY-DU") == 0
    assert "không còn tệp nào" in capsys.readouterr().out
    assert places(search(desk, [ALLOWED], OUTPUTS).hits, ALLOWED) == []
    assert (
        search(desk, [], OUTPUTS, marks=["dong-y-ke"]).hits
        == search(desk, [], (PLANNED, RECORD), marks=["dong-y-ke"]).hits
    )
    assert not page.exists()
    now = (desk / PLANNED).read_text("utf-8").splitlines()
    changed = {line.split(":")[0].strip() for old, line in zip(planned, now, strict=True) if old != line}
    assert changed == {"title"}
    assert commands.run("where", root=desk, who=[ALLOWED]) == 0
    said = capsys.readouterr().out
    assert {line.split("/")[0].strip() for line in said.splitlines() if line.startswith("  ") and ".md" in line} == {
        "exemplars"
    }
    assert "output/" not in said.partition("Đã tra")[0]
    assert {hit.path.split("/")[0] for hit in search(desk, [ALLOWED]).hits} == {"exemplars"}
