"""A desk that is read with a memory is the desk that is there: a wrong answer would tell what may not be told."""

import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk.commands.reading import Reading, read, reading_of
from newsdesk.intake import Intake, Memory, take_in
from newsdesk.model.approval import told_digest
from newsdesk.model.story import Channel
from newsdesk.rules import check_story
from newsdesk.sources.plain import Written
from newsdesk.sources.stories import read_story
from tests.conftest import SMALL_DESK, TODAY
from tests.random_desk import EDITS, Edit


def what_came_in(intake: Intake, today: date) -> tuple[Any, ...]:
    """Return everything that comes of an intake, the lines of every value included."""
    library, desk = intake.library, intake.desk
    told = library and [
        (story.slug, story.header, story.body, dict(story.pictures))
        for channel in Channel
        for story in library.for_channel(channel, on=today)
    ]
    nouns = [(text.slug, text.header, text.body, text.body_line, text.links, text.origin.lines) for text in desk.texts]
    origins = {name: (origin.path, dict(origin.lines)) for name, origin in desk.origins.items()}
    rest = (desk.facility, desk.plans, desk.consents, desk.lexicon, desk.phrases, desk.images, desk.looks, desk.damaged)
    return told, nouns, origins, rest, desk.broken, intake.problems, intake.stories, intake.unread


def what_was_read(reading: Reading) -> tuple[Any, ...]:
    desk = reading.desk
    return reading.problems, reading.stories, desk and (desk.spoken.scripts, desk.week)


@settings(max_examples=25)
@given(st.lists(st.tuples(st.lists(EDITS, min_size=1, max_size=3), st.integers(0, 1)), min_size=1, max_size=5))
def test_a_desk_read_with_a_memory_is_the_desk_read_afresh(rounds: list[tuple[list[Edit], int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root, memory, today = Path(shutil.copytree(SMALL_DESK, Path(folder, "desk"))), Memory(), TODAY
        take_in(root, today, memory)
        for edits, days in rounds:
            today += timedelta(days=days)
            for edit in edits:
                edit(root)
            remembered, fresh = take_in(root, today, memory), take_in(root, today)
            assert what_came_in(remembered, today) == what_came_in(fresh, today)
            assert what_was_read(reading_of(root, remembered, today)) == what_was_read(read(root, today))
            memory.forget_unasked()


@settings(max_examples=40)
@given(st.lists(EDITS, max_size=8))
def test_what_is_said_of_one_story_is_what_is_said_of_it_among_all(edits: list[Edit]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(shutil.copytree(SMALL_DESK, Path(folder, "desk")))
        for edit in edits:
            edit(root)
        intake, alone = take_in(root, TODAY), take_in(root, TODAY).desk
        for story in alone.stories:
            said = {(p.place, p.code, *p.facts.items()) for p in check_story(alone, story, TODAY)}
            whole = {(p.place, p.code, *p.facts.items()) for p in intake.problems if p.place.path == story.origin.path}
            assert said == whole


YT = "exemplars/2025/y-tuong.md"
TU = "exemplars/2026/tu-thuoc-xanh.md"
CONSENTS = "content/consents.yaml"
SLIPS = (
    "slips:\n  - {slip: PDY-1, name: [web, loudspeaker, briefing, conference, exchange, culture], until: 2030-12-31}"
)
PEOPLE = "stage: draft\npeople:\n  - {name: Lò Thị Sáng, role: other}"

BESIDE = [
    (YT, "stage: draft", PEOPLE),  # somebody whom another story names
    (YT, "stage: draft", PEOPLE.replace("other", "resident")),
    (YT, "stage: draft", "stage: draft\npeople:\n  - {name: Tô Bình, role: other, photos: [bep.png]}"),
    (YT, "stage: draft", "stage: draft\nslug: tu-thuoc-xanh"),
    (CONSENTS, "until: 2030-12-31", "until: 2026-11-01"),
    (CONSENTS, "name: [web, ", "name: ["),
    ("content/lexicon.tsv", "", "\nhộp\tcái hộp\t\n"),
    ("content/phrases.tsv", "", "written\tkind\tinstead\nai cũng đọc được\tempty\t\n"),
    ("content/plans/kh-1.yaml", "until: 2027-12-31", "until: 2026-09-30"),
    ("content/facility.yaml", "key: phong-y-te", "key: phong-khac"),
    ("content/images/bep.png", "", "x"),
    ("exemplars/2026/tu-thuoc-xanh.md", "---\ntitle", "title"),
]
"""What changes in one file of the desk and lets something else be said of a story that nobody touched."""


NAMESAKES = [
    ("role: resident", "role: staff"),
    ("name: Lò Thị Sáng", "name: Lò Thị Hương"),
    ("role: resident", "role: resident}\n  - {name: Tô Văn Sáng, role: staff"),
]
"""What the list of one story says, and what it makes of a form of address in another."""


@pytest.mark.parametrize(("old", "new"), NAMESAKES)
def test_whoever_is_called_like_a_resident_changes_what_is_said_elsewhere(desk: Path, old: str, new: str) -> None:
    listing = (desk / YT).read_text("utf-8").replace("stage: draft", PEOPLE.replace("other", "resident"))
    (desk / YT).write_text(listing, encoding="utf-8")
    with (desk / TU).open("a", encoding="utf-8") as story:
        story.write("\nHọc thì có chị Sáng chỉ cho.\n")
    memory = Memory()
    before = take_in(desk, TODAY, memory).problems
    (desk / YT).write_text(listing.replace(old, new), encoding="utf-8")
    after = take_in(desk, TODAY, memory).problems
    assert after == take_in(desk, TODAY).problems
    assert [p for p in after if p.place.path == TU] != [p for p in before if p.place.path == TU]


@pytest.fixture
def telling(desk: Path) -> Path:
    """Return a desk in which one story names somebody whom no story lists."""
    text = (desk / TU).read_text("utf-8").replace("Giờ phát", "Chị Lò Thị Sáng cũng xem. Giờ phát")
    story, _ = read_story(Written(TU, len(text), text.encode()), {})
    assert story is not None
    text = text.replace(story.header.approvals[-1].digest, told_digest(story))
    (desk / TU).write_text(text, encoding="utf-8", newline="\n")
    return desk


@pytest.mark.parametrize(("name", "old", "new"), BESIDE)
def test_what_changes_beside_a_story_changes_what_is_said_of_it(telling: Path, name: str, old: str, new: str) -> None:
    memory = Memory()
    before = reading_of(telling, take_in(telling, TODAY, memory), TODAY)
    for _ in range(2):
        written = (telling / name).read_bytes() if (telling / name).is_file() else b""
        changed = written.replace(old.encode(), new.encode()) if old else written + new.encode()
        (telling / name).write_bytes(changed)
        after = what_was_read(reading_of(telling, take_in(telling, TODAY, memory), TODAY))
        assert after == what_was_read(read(telling, TODAY))
        assert after != what_was_read(before)
        (telling / name).write_bytes(written) if written else (telling / name).unlink()
        assert what_was_read(reading_of(telling, take_in(telling, TODAY, memory), TODAY)) == what_was_read(before)


@pytest.mark.parametrize("day", [date(2026, 9, 1), date(2026, 9, 8), date(2030, 12, 15), date(2031, 1, 1)])
def test_another_day_is_another_desk(telling: Path, day: date) -> None:
    memory = Memory()
    before = what_was_read(reading_of(telling, take_in(telling, TODAY, memory), TODAY))
    after = what_was_read(reading_of(telling, take_in(telling, day, memory), day))
    assert after == what_was_read(read(telling, day))
    assert after != before


def test_a_second_reading_hands_out_the_very_same_stories(desk: Path) -> None:
    memory = Memory()
    first, second = (take_in(desk, TODAY, memory).desk.stories for _ in range(2))
    assert all(one is other for one, other in zip(first, second, strict=True))


def test_a_picture_that_changed_makes_another_story_of_the_same_file(desk: Path) -> None:
    memory = Memory()
    before = take_in(desk, TODAY, memory)
    with (desk / "content/images/bep.png").open("ab") as picture:
        picture.write(b"one byte more")
    after = take_in(desk, TODAY, memory)
    assert {p.code for p in after.problems} - {p.code for p in before.problems} == {"approval-of-other-text"}
