"""A copy of a desk is read with what is known of the desk, comes to what it comes to without, and leaves no trace."""

import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk import commands
from newsdesk.commands import reading
from newsdesk.recall.at_rest import FILE
from tests.conftest import SMALL_DESK, TODAY
from tests.random_desk import EDITS, Edit
from tests.recall.test_kept import later, what_was_read
from tests.stories_read import stories_read

STORIES = {path.relative_to(SMALL_DESK).as_posix() for path in SMALL_DESK.glob("exemplars/*/*.md")}


def copied(desk: Path, to: Path) -> Path:
    return Path(shutil.copytree(desk, to, ignore=shutil.ignore_patterns(".cache")))


@settings(max_examples=40)
@given(st.lists(EDITS, max_size=4), st.lists(EDITS, max_size=4))
def test_a_copy_comes_to_what_it_comes_to_without_a_memory(edits: list[Edit], more: list[Edit]) -> None:
    with tempfile.TemporaryDirectory() as folder, later():
        desk = copied(SMALL_DESK, Path(folder, "desk"))
        for edit in edits:
            edit(desk)
        reading.read(desk, TODAY)
        before = (desk / FILE).read_bytes()
        copy = copied(desk, Path(folder, "copy"))
        for edit in more:
            edit(copy)
        lent = reading.read(copy, TODAY, copy_of=desk)
        assert what_was_read(lent) == what_was_read(reading.read(copy, TODAY, passing=True))
        assert (desk / FILE).read_bytes() == before
        assert not (copy / ".cache").exists()


def read_anew(copy: Path, desk: Path) -> set[str]:
    """Return the stories of a copy that are read and not known."""
    with stories_read() as read:
        what_was_read(reading.read(copy, TODAY, copy_of=desk))
    return read


def test_only_what_is_another_story_is_read(desk: Path, tmp_path: Path) -> None:
    copy = copied(desk, tmp_path / "copy")
    assert read_anew(copy, desk) == STORIES
    reading.read(desk, TODAY)
    assert read_anew(copy, desk) == set()
    story = copy / "exemplars/2026/bep-mot-chieu.md"
    times = story.stat()
    content = story.read_bytes()
    story.write_bytes(content.replace("bếp".encode(), "bềp".encode(), 1))
    os.utime(story, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert story.stat().st_size == times.st_size
    assert read_anew(copy, desk) == {"exemplars/2026/bep-mot-chieu.md"}


def test_scripts_of_a_copy_are_looked_at_whatever_is_known_of_the_desks(desk: Path, tmp_path: Path) -> None:
    commands.run("update", root=desk, today=TODAY)
    reading.read(desk, TODAY)
    copy = copied(desk, tmp_path / "copy")
    script = copy / "audio_scripts/scripts/2026/bep-mot-chieu.txt"
    script.write_text(script.read_text("utf-8").replace(". ", "! ", 1) + "\nThêm.\n", "utf-8")
    assert reading.read(desk, TODAY).problems == ()
    told = reading.read(copy, TODAY, copy_of=desk).problems
    assert {one.place.path for one in told} == {"audio_scripts/scripts/2026/bep-mot-chieu.txt"}
    assert told == reading.read(copy, TODAY, passing=True).problems
