"""Whatever is asked of a desk, its stories are read once: the next command knows them, even of ten thousand."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from newsdesk import commands
from newsdesk.commands import gate, reading, script_files
from newsdesk.model.story import Channel
from newsdesk.recall.kept import Kept
from tests.conftest import TODAY
from tests.recall.test_kept import later
from tests.stories_read import stories_read

HANDED_IN = {"stories": ["y-tuong"], "by": "Tổ bếp"}
ASKED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("briefing", {}),
    ("bundle", {}),
    ("check", {}),
    ("conference", {}),
    ("culture", {}),
    ("examine", {}),
    ("poster", {"story": "bep-mot-chieu"}),
    ("portal", {"slugs": ["bep-mot-chieu"]}),
    ("registrations", {}),
    ("report", {"year": "2026"}),
    ("schemas", {}),
    ("sheets", {}),
    ("slip", {"number": ""}),
    ("status", {}),
    ("submit", HANDED_IN),
    ("withdraw", {"stories": ["bep-mot-chieu"], "because": "mistake"}),
    ("why", {"day": TODAY, "slot": "sang"}),
)

ITS_OWN = {"withdraw": {"exemplars/2026/bep-mot-chieu.md"}}
"""The story that a command has just written."""


@pytest.fixture(autouse=True)
def settled() -> Iterator[None]:
    with later():
        yield


def seen_files(desk: Path) -> int:
    """Return of how many files that are no stories something is remembered."""
    with closing(sqlite3.connect(desk / ".cache/desk/memory.db")) as book:
        return int(book.execute("SELECT count(*) FROM seen").fetchone()[0])


@pytest.mark.parametrize(("name", "asked"), ASKED, ids=[name for name, _ in ASKED])
def test_a_command_reads_no_story_that_is_as_the_last_one_left_it(name: str, asked: dict[str, Any], desk: Path) -> None:
    commands.run("check", root=desk, today=TODAY)
    with stories_read() as read:
        assert commands.run(name, root=desk, today=TODAY, **asked) in (0, 1)
    assert read == ITS_OWN.get(name, set())


@pytest.mark.parametrize(("name", "asked"), ASKED[:-2], ids=[name for name, _ in ASKED[:-2]])
def test_no_command_forgets_what_another_one_saw_of_scripts_and_pictures(
    name: str, asked: dict[str, Any], desk: Path
) -> None:
    commands.run("update", root=desk, today=TODAY)
    reading.read(desk, TODAY)
    commands.run(name, root=desk, today=TODAY, **asked)
    with mock.patch.object(script_files, "lying", side_effect=AssertionError("read once more")):
        reading.read(desk, TODAY)


def test_what_was_seen_of_a_file_that_is_gone_is_forgotten_by_a_whole_reading(desk: Path) -> None:
    commands.run("update", root=desk, today=TODAY)
    reading.read(desk, TODAY)
    before = seen_files(desk)
    (desk / "audio_scripts/scripts/2026/bep-mot-chieu.txt").unlink()
    reading.read(desk, TODAY)
    assert seen_files(desk) == before - 1


def test_what_a_paper_may_tell_is_reckoned_once(desk: Path) -> None:
    for _ in range(2):
        commands.run("briefing", root=desk, today=TODAY)
    with mock.patch.object(Kept, "_say", side_effect=AssertionError("reckoned once more")):
        assert commands.run("briefing", root=desk, today=TODAY) == 0


def test_days_on_which_the_same_is_allowed_share_their_stories(desk: Path) -> None:
    days = [date(2026, 11, number) for number in range(1, 31)]
    with gate.library(desk, TODAY) as library:
        assert library
        found: dict[str, set[int]] = {}
        for day in days:
            for story in library.for_channel(Channel.WEB, on=day):
                found.setdefault(story.slug, set()).add(id(story))
                assert story == library.allowances.reduced(library.by_slug[story.slug], Channel.WEB, day)
        decided = {library.allowances.decided(Channel.WEB, day) for day in days}
        assert found
        assert max(map(len, found.values())) <= len(decided) < len(days)
