"""A desk that is open shows each story as its file is now, and says what a whole reading says."""

import asyncio
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk import commands, files, messages
from newsdesk.commands import reading
from newsdesk.desk import living as living_desk
from newsdesk.desk.living import Living
from newsdesk.desk.story.subject import subject_of
from newsdesk.desk.watching import Pace
from newsdesk.errors import DeskError
from newsdesk.model.exposed import Exposure, People
from newsdesk.model.script import Version
from newsdesk.model.story import Story
from newsdesk.recall.kept import Kept
from tests.conftest import SMALL_DESK, TODAY
from tests.random_desk import EDITS, Edit
from tests.stories_read import stories_read

HOME = Path(__file__).parents[2]
BEP, TU = "exemplars/2026/bep-mot-chieu.md", "exemplars/2026/tu-thuoc-xanh.md"
NEVER = Pace(file=3600, everything=3600)
SOON = Pace(file=0.02, everything=0.05)
LONG = timedelta(seconds=60)


@pytest.fixture
def living(desk: Path) -> Iterator[Living]:
    """Give a desk that looks around only when it is told to."""
    living = Living(desk, lambda: TODAY, NEVER)
    yield living
    living.close()


@pytest.fixture
def watching(desk: Path) -> Iterator[Living]:
    """Give a desk that looks around all the time."""
    living = Living(desk, lambda: TODAY, SOON)
    yield living
    living.close()


def edit(desk: Path, old: str, new: str, name: str = BEP) -> None:
    text = (desk / name).read_text("utf-8")
    assert old in text
    (desk / name).write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def as_the_whole_says(root: Path, living: Living, today: date) -> None:
    """Assert that each story's Problems are those of a whole reading from scratch."""
    whole = reading.read(root, today)
    paths = [path.relative_to(root).as_posix() for path in sorted((root / "exemplars").rglob("*.md"))]
    for path in paths:
        seen = living.story(path)
        assert seen is not None
        if seen.because:  # emptied a moment ago: shown as it was
            continue
        assert seen.problems == tuple(problem for problem in whole.problems if problem.place.path == path)
        for script in whole.desk.spoken.scripts.values() if whole.desk else ():
            if script.source == path and seen.story and whole.desk and not _doubled(whole.desk.library.stories, path):
                assert seen.scripts[script.version] == script


def _doubled(stories: tuple[object, ...], path: str) -> bool:
    slugs = [getattr(story, "slug", "") for story in stories]
    return len(slugs) != len(set(slugs))


def test_each_story_of_the_sample_desk_has_the_problems_that_a_whole_reading_finds(tmp_path: Path) -> None:
    for part in ("content", "exemplars", "audio_scripts"):
        shutil.copytree(HOME / part, tmp_path / part)
    living = Living(tmp_path, lambda: date(2026, 11, 26), NEVER)
    as_the_whole_says(tmp_path, living, date(2026, 11, 26))
    living.close()


def test_a_large_desk_is_opened_with_what_a_command_before_knew_of_it(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(living_desk, "MANY", 3)
    reading.read(desk, TODAY)
    edit(desk, "unit: to-bep", "unit: to-khac")
    whole = reading.read(desk, TODAY).problems
    monkeypatch.setattr(Living, "refresh", lambda _: None)  # nothing is read but at the beginning
    opened = Living(desk, lambda: TODAY, NEVER)
    assert isinstance(opened.known().intake.desk.remembered, Kept)
    assert opened.reading().problems == whole
    as_the_whole_says(desk, opened, TODAY)
    edit(desk, "unit: to-khac", "unit: to-bep")
    as_the_whole_says(desk, opened, TODAY)
    opened.close()


@pytest.fixture
def withdrawn(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Living]:
    """Give a desk that stands on what a command before knew, with a story that is told no more."""
    monkeypatch.setattr(living_desk, "MANY", 3)
    monkeypatch.setattr(Living, "refresh", lambda _: None)
    commands.run("withdraw", root=desk, today=TODAY, stories=["tu-thuoc-xanh"], because="mistake")
    reading.read(desk, TODAY)
    opened = Living(desk, lambda: TODAY, NEVER)
    opened.reading()
    yield opened
    opened.close()


def as_it_is(living: Living, path: str) -> bool:
    seen = living.story(path)
    return seen is not None and seen.because == "" and seen.text == (living.root / path).read_text("utf-8")


def test_what_is_told_no_more_may_change_while_a_desk_stands_on_what_was_known(withdrawn: Living) -> None:
    with (withdrawn.root / TU).open("a", encoding="utf-8") as stream:
        stream.write("\nThêm một câu.\n")
    told = withdrawn.known().intake.library
    assert told
    assert told.by_slug["tu-thuoc-xanh"].body.endswith("Thêm một câu.")
    assert as_it_is(withdrawn, BEP)
    assert as_it_is(withdrawn, TU)


def test_what_can_be_read_no_more_is_a_fault_with_a_sentence(withdrawn: Living) -> None:
    (withdrawn.root / TU).write_text("---\n", encoding="utf-8")
    told = withdrawn.known().intake.library
    assert told
    with pytest.raises(DeskError):
        _ = told.by_slug["tu-thuoc-xanh"].header
    seen = withdrawn.story(BEP)
    assert seen
    assert seen.because == messages.seen("held")


def test_a_look_at_one_story_reads_no_other(withdrawn: Living) -> None:
    withdrawn.story(BEP)
    with stories_read() as read:
        withdrawn.story(BEP)
    assert read == {BEP}


def test_a_desk_that_was_opened_so_is_read_into_its_own_memory(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(living_desk, "MANY", 3)
    reading.read(desk, TODAY)
    opened = Living(desk, lambda: TODAY, NEVER)
    first = opened.known()
    assert opened._asked
    opened._asked.result()
    assert opened.known() is not first
    assert not isinstance(opened.known().intake.desk.remembered, Kept)
    assert opened.reading().problems == first.reading.problems
    opened.close()


def test_while_a_desk_stands_on_what_was_known_a_look_at_one_story_asks_of_no_other(
    withdrawn: Living, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    ask = People.exposed

    def counted(people: People, story: Story) -> tuple[Exposure, ...]:
        asked.append(story.slug)
        return ask(people, story)

    monkeypatch.setattr(People, "exposed", counted)
    edit(withdrawn.root, "people:", "# Người trong bài\npeople:")
    found = withdrawn.story(BEP)
    assert found is not None
    assert found.story is not None
    assert subject_of(found, withdrawn).allowances.exposed(found.story)
    assert asked == ["bep-mot-chieu"]


def test_threads_that_ask_what_was_known_with_something_else_get_their_own_answers(
    withdrawn: Living, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = withdrawn.known().intake.library
    assert library
    wrong: list[str] = []

    def ask(of: str) -> None:
        for number in range(60):
            found = library.remembered.each("x", str, library.stories, (of, number), lambda _: of)
            wrong.extend(one for one in found if one != of)

    switching = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(ask, "ABCD"))
    sys.setswitchinterval(switching)
    assert wrong == []


@pytest.mark.parametrize("many", [4, 3])
def test_a_small_desk_or_one_of_which_nothing_is_known_is_read_at_once(
    desk: Path, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(living_desk, "MANY", many)
    if many > 3:
        reading.read(desk, TODAY)
    opened = Living(desk, lambda: TODAY, NEVER)
    assert not isinstance(opened.known().intake.desk.remembered, Kept)
    opened.close()


CLOSED = """
import sys, threading, time
from datetime import date
from pathlib import Path
from newsdesk.desk import living
from newsdesk.desk.board.pages import Boards
from types import SimpleNamespace

begun = threading.Event()

def endless(*_):
    begun.set()
    time.sleep(600)

living.take_in = endless
opened = living.Living(Path(sys.argv[1]), lambda: date(2026, 11, 20))
assert Boards().soon(SimpleNamespace(reading=opened.reading, today=None)) is None
opened.refresh()
begun.wait()
opened.close()
print("closed")
"""


def test_who_closes_the_desk_does_not_wait_for_what_is_being_read(desk: Path) -> None:
    done = subprocess.run([sys.executable, "-c", CLOSED, desk], cwd=HOME, capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.returncode) == ("closed\n", 0), done.stderr


def files_of(root: Path) -> dict[str, bytes]:
    return {name: path.read_bytes() for name, path in files.tree(root).items()}


@settings(max_examples=20)
@given(st.lists(EDITS, max_size=5), st.lists(EDITS, min_size=1, max_size=5))
def test_an_edited_story_has_the_problems_that_a_whole_reading_finds(edits: list[Edit], more: list[Edit]) -> None:
    """What else an edit changes comes with the next reading: then all of them agree."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(shutil.copytree(SMALL_DESK, Path(folder, "desk")))
        living = Living(root, lambda: TODAY, NEVER)
        for one in edits:
            one(root)
        living.reading()
        for one in more:
            before = files_of(root)
            one(root)
            after = files_of(root)
            changed = [name for name in before.keys() | after.keys() if before.get(name) != after.get(name)]
            if len(changed) == 1 and changed[0] in after and changed[0].startswith("exemplars/"):
                whole = reading.read(root, TODAY).problems
                seen = living.story(changed[0])
                assert seen is not None
                if after[changed[0]].strip():
                    assert seen.problems == tuple(one for one in whole if one.place.path == changed[0])
            living.refresh().result()
        as_the_whole_says(root, living, TODAY)
        living.close()


def test_a_story_is_found_by_its_slug_and_by_its_file(living: Living) -> None:
    by_slug, by_file = living.story("bep-mot-chieu"), living.story(BEP.replace("/", "\\"))
    assert by_slug is not None
    assert by_slug.story is not None
    assert by_file is not None
    assert (by_slug.path, by_slug.text, by_slug.problems) == (by_file.path, by_file.text, by_file.problems)
    assert set(by_slug.scripts) == {Version.LONG}
    assert by_slug.digest == files.digest((living.root / BEP).read_bytes())


@pytest.mark.parametrize("named", ["khong-co", "exemplars/2026/khong-co.md", "content/pages/gioi-thieu.md"])
def test_what_is_no_story_is_none(living: Living, named: str) -> None:
    assert living.story(named) is None


def test_no_way_leads_out_of_the_desk(living: Living) -> None:
    (living.root.parent / "ngoai.md").write_text("---\ntitle: Ngoài\n---\n\nBí mật.\n", encoding="utf-8")
    seen = living.story("exemplars/../../ngoai.md")
    assert seen is None or (seen.story is None and seen.text == "")


def test_an_edit_is_seen_at_once_and_by_the_whole_after_a_reading(living: Living) -> None:
    assert living.reading().problems == ()
    edit(living.root, "2.400 suất ăn trong", "7.777 suất ăn trong")
    seen = living.story(BEP)
    assert seen is not None
    assert {problem.code for problem in seen.problems} == {"approval-of-other-text", "figure-without-evidence"}
    assert "7.777" in seen.text
    assert living.reading().problems == ()
    assert {problem.code for problem in living.refresh().result().problems} >= {"figure-without-evidence"}


def test_a_new_story_is_seen_before_any_reading_knows_it(living: Living) -> None:
    living.reading()
    shutil.copy(living.root / BEP, living.root / "exemplars/2026/bai-moi.md")
    seen = living.story("exemplars/2026/bai-moi.md")
    assert seen is not None
    assert seen.story is not None
    assert seen.story.slug == "bai-moi"


def test_a_file_that_an_editor_has_emptied_shows_as_it_was_for_a_moment(
    living: Living, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = living.story(BEP)
    (living.root / BEP).write_bytes(b"")
    seen = living.story(BEP)
    assert before is not None
    assert seen is not None
    assert (seen.story, seen.because) == (before.story, messages.seen("half-written"))
    now = time.monotonic()
    monkeypatch.setattr(living_desk.time, "monotonic", lambda: now + files.SETTLED)
    seen = living.story(BEP)
    assert seen is not None
    assert (seen.story, [problem.code for problem in seen.problems]) == (None, ["file-empty"])


def test_a_file_that_another_program_holds_shows_as_it_was(living: Living, monkeypatch: pytest.MonkeyPatch) -> None:
    before = living.story(BEP)

    def held(path: Path, limit: int) -> tuple[int, bytes]:
        raise DeskError("no-permission", path=path)

    monkeypatch.setattr(files, "head", held)
    seen = living.story(BEP)
    assert before is not None
    assert seen is not None
    assert (seen.story, seen.because) == (before.story, messages.seen("held"))


def test_a_file_that_vanished_shows_as_it_was_until_the_desk_is_read_again(living: Living) -> None:
    before = living.story(BEP)
    (living.root / BEP).unlink()
    seen = living.story(BEP)
    assert before is not None
    assert seen is not None
    assert (seen.story, seen.because) == (before.story, messages.seen("gone"))
    living.refresh().result()
    assert living.story(BEP) is None


def test_a_file_that_is_replaced_by_renaming_is_seen(watching: Living) -> None:
    watching.reading()
    with watching.watch(BEP):
        count = watching.turns.count
        draft = watching.root / "exemplars/2026/.nhap.md"
        draft.write_text((watching.root / BEP).read_text("utf-8") + "\nThêm.\n", encoding="utf-8")
        draft.replace(watching.root / BEP)
        assert watching.wait(count, LONG) > count
    seen = watching.story(BEP)
    assert seen is not None
    assert seen.text.endswith("Thêm.\n")


def test_the_whole_desk_follows_an_edit_by_itself(watching: Living) -> None:
    assert watching.reading().problems == ()
    edit(watching.root, "unit: to-bep", "unit: to-khac")
    until = time.monotonic() + LONG.total_seconds()
    while not watching.reading().problems and time.monotonic() < until:
        watching.wait(watching.turns.count, timedelta(seconds=0.1))
    assert "unit-unknown" in {problem.code for problem in watching.reading().problems}


def test_midnight_passes(desk: Path) -> None:
    days = [TODAY]
    living = Living(desk, lambda: days[0], SOON)
    assert "slip-ends-soon" not in {problem.code for problem in living.reading().problems}
    count = living.turns.count
    days[0] = date(2030, 12, 20)
    while "slip-ends-soon" not in {problem.code for problem in living.reading().problems}:
        later = living.wait(count, LONG)
        assert later > count
        count = later
    living.close()


def test_a_coroutine_waits_too_and_without_a_thread(watching: Living) -> None:
    async def waited() -> int:
        threads = threading.active_count()
        waiting = [asyncio.create_task(watching.later(watching.turns.count, LONG)) for _ in range(50)]
        await asyncio.sleep(0)
        assert threading.active_count() == threads
        watching.turns.next()
        return min(await asyncio.gather(*waiting))

    watching.reading()
    with ThreadPoolExecutor(1) as apart:  # a browser's tests keep a loop of their own running in this thread
        assert apart.submit(asyncio.run, waited()).result() > 0
        late = watching.later(10**9, timedelta(seconds=0.01))
        assert apart.submit(asyncio.run, late).result() == watching.turns.count


def test_a_desk_that_cannot_be_read_for_a_moment_stays_as_it_was(
    living: Living, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = living.reading()

    def held(*_: object) -> None:
        raise DeskError("no-permission", path=BEP)

    monkeypatch.setattr(living_desk, "take_in", held)
    assert living.refresh().exception() is not None
    assert living.reading() is before
    assert BEP in living.trouble
    monkeypatch.undo()
    living.refresh().result()
    assert living.trouble == ""


def test_a_bug_in_the_background_is_not_passed_over(living: Living, monkeypatch: pytest.MonkeyPatch) -> None:
    living.reading()

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(living_desk, "take_in", broken)
    living.refresh().exception()
    with pytest.raises(ZeroDivisionError):
        living.reading()
