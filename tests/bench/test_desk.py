"""The bench's desk: the same for the same seed, whole by the desk's own rules, as large as it says."""

from collections import Counter
from dataclasses import fields
from pathlib import Path

import pytest

from bench.body import LEAST, MOST, body, tieng
from bench.desk import _slips, make
from bench.stock import Pen, stock
from bench.story import TODAY
from newsdesk import files
from newsdesk.files import nfc
from newsdesk.intake import Intake, take_in
from newsdesk.model.approval import is_approved
from newsdesk.model.story import Channel, Header, Kind, SpokenText, Stage
from newsdesk.problems import Severity
from newsdesk.scripts.make import story_script


@pytest.fixture(scope="module")
def thirty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench") / "desk"
    make(folder, 30, 405)
    return folder


@pytest.fixture(scope="module")
def taken_in(thirty: Path) -> Intake:
    return take_in(thirty, TODAY)


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {name: path.read_bytes() for name, path in files.tree(folder).items()}


def test_the_same_seed_makes_the_same_bytes(thirty: Path, tmp_path: Path) -> None:
    make(tmp_path / "again", 30, 405)
    assert bytes_of(tmp_path / "again") == bytes_of(thirty)


def test_another_seed_makes_another_desk(thirty: Path, tmp_path: Path) -> None:
    make(tmp_path / "other", 30, 406)
    assert bytes_of(tmp_path / "other").keys() != bytes_of(thirty).keys()


def test_a_desk_of_thirty_stories_has_no_error(taken_in: Intake) -> None:
    assert taken_in.stories == 30
    assert [problem for problem in taken_in.problems if problem.severity is Severity.ERROR] == []


def test_four_of_five_stories_are_approved_as_they_stand(taken_in: Intake) -> None:
    assert taken_in.library is not None
    assert sum(map(is_approved, taken_in.library.stories)) == 24


def test_an_archive_is_told_whole_on_the_page_and_on_the_loudspeakers(tmp_path: Path) -> None:
    make(tmp_path / "desk", 60, 405, told=True)
    taken = take_in(tmp_path / "desk", TODAY)
    assert taken.library is not None
    assert [problem for problem in taken.problems if problem.severity is Severity.ERROR] == []
    for channel in (Channel.WEB, Channel.LOUDSPEAKER):
        assert len(taken.library.for_channel(channel, on=TODAY)) == 60


def test_a_register_for_an_archive_of_twenty_thousand_stories_is_read(tmp_path: Path) -> None:
    make(tmp_path / "desk", 10, 405)
    numbers = _slips(tmp_path / "desk", 20_000, 405, told=False)
    taken = take_in(tmp_path / "desk", TODAY)
    assert taken.library is not None
    assert len(taken.library.consents) == len(numbers) == 5020


def test_every_script_can_be_written_and_only_tables_stay_unread(taken_in: Intake) -> None:
    assert taken_in.library is not None
    told = taken_in.library.for_channel(Channel.LOUDSPEAKER, on=TODAY)
    found = [problem for story in told for problem in story_script(story, taken_in.library.lexicon)[1]]
    assert told
    assert {problem.facts.get("what") for problem in found} <= {"Bảng"}


def test_a_desk_has_every_kind_field_unit_and_stage(taken_in: Intake) -> None:
    assert taken_in.library is not None
    headers = [story.header for story in taken_in.library.stories]
    assert {header.kind for header in headers} == set(Kind)
    assert {header.stage for header in headers} == set(Stage)
    assert {header.field for header in headers} == {field.key for field in taken_in.library.plans[0].fields}
    assert {header.unit for header in headers} == {unit.key for unit in taken_in.library.facility.units}


def test_every_key_that_a_header_may_have_is_used(tmp_path: Path) -> None:
    make(tmp_path / "desk", 120, 405)
    library = take_in(tmp_path / "desk", TODAY).library
    assert library is not None
    headers = [story.header for story in library.stories]
    unused = [f.name for f in fields(Header) if not any(getattr(header, f.name) for header in headers)]
    unspoken = [f.name for f in fields(SpokenText) if not any(getattr(header.spoken, f.name) for header in headers)]
    assert (unused, unspoken) == ([], [])
    assert any(tuple(Channel) != header.channels for header in headers)


@pytest.mark.parametrize("seed", range(0, 300, 3))
def test_a_body_has_as_many_words_as_a_story_should(seed: int) -> None:
    written, words = body(Pen(str(seed)), ("bai-khac",))
    assert words == tieng(written)
    assert LEAST <= words <= MOST


def test_bodies_have_headings_lists_tables_and_links() -> None:
    bodies = "\n".join(body(Pen(str(seed)), ("bai-khac",))[0] for seed in range(40))
    seen = Counter(mark for mark in ("\n## ", "\n- ", "\n1. ", "\n| ", "](bai-khac.md)") if mark in bodies)
    assert len(seen) == 5


def test_the_stock_is_composed_and_its_blanks_are_known() -> None:
    pen = Pen("1")
    for what, rows in stock().items():
        assert all(row and nfc(row) == row for row in rows), what
        assert "{" not in "".join(pen.say(what) for _ in range(60))
    assert len(set(stock()["tag"])) == 60
