"""What was taken back is remembered, and nobody reads it without the file that it was learnt from."""

import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from newsdesk import commands
from newsdesk.intake import Memory, take_in
from newsdesk.recall.at_rest import FILE
from newsdesk.recall.sealed import is_sealed, key_of, sealed, unsealed
from tests.conftest import TODAY
from tests.recall.test_kept import TU, known, said_afresh
from tests.recall.test_kept import said as said_of

PLACE, NAME, YT = "Nậm Xoỏng", "Lường Thị Xoan Mẫu", "exemplars/2025/y-tuong.md"


@given(some.binary(max_size=400), some.binary(max_size=40), some.binary(max_size=40))
def test_only_the_same_file_opens_it(value: bytes, one: bytes, other: bytes) -> None:
    told = sealed(value, key_of(one))
    assert is_sealed(told)
    assert unsealed(told, key_of(one)) == value
    assert (unsealed(told, key_of(other)) == value) is (one == other)
    assert unsealed(told[:-1], key_of(one)) is None


def values(desk: Path) -> bytes:
    with closing(sqlite3.connect(desk / FILE)) as base:
        rows = [row for name in ("thin", "thick", "seen", "said") for row in base.execute(f"SELECT * FROM {name}")]  # noqa: S608
    return b"\n".join(part for row in rows for part in row)


def tells(content: bytes) -> bool:
    return PLACE.encode() in content


def tell(desk: Path) -> None:
    """Let the story speak of a place that stands nowhere else."""
    path = desk / TU
    path.write_text(path.read_text("utf-8") + f"\nChuyện ở {PLACE}.\n", encoding="utf-8")


def withdraw(desk: Path) -> None:
    path = desk / TU
    text = path.read_text("utf-8")
    assert "stage: approved" in text
    taken = "stage: withdrawn\nwithdrawn: {on: 2026-11-20, because: mistake}"
    path.write_text(text.replace("stage: approved", taken), encoding="utf-8")


def test_a_story_that_was_withdrawn_is_known_and_not_to_be_read(desk: Path) -> None:
    tell(desk)
    said_of(desk)
    assert tells(values(desk))
    withdraw(desk)
    before = said_of(desk)
    assert not tells((desk / FILE).read_bytes() + values(desk))
    assert TU in known(desk)
    assert said_of(desk) == before == said_afresh(desk)
    (desk / TU).unlink()
    assert TU not in known(desk)
    assert said_of(desk) == said_afresh(desk)


def test_a_withdrawn_story_that_is_edited_is_sealed_again(desk: Path) -> None:
    withdraw(desk)
    said_of(desk)
    tell(desk)
    said_of(desk)
    assert TU in known(desk)
    assert not tells((desk / FILE).read_bytes() + values(desk))
    assert said_of(desk) == said_afresh(desk)


def test_a_story_whose_last_day_has_come_is_sealed_without_being_touched_and_opened_when_it_is_told_again(
    desk: Path,
) -> None:
    tell(desk)
    path = desk / TU
    text = path.read_text("utf-8")
    path.write_text(text.replace("stage: approved", f"expires: {TODAY}\nstage: approved"), encoding="utf-8")
    for day, is_open in ((0, True), (1, False), (2, False), (0, True)):
        memory = Memory.on_disk(desk)
        told = take_in(desk, TODAY + timedelta(day), memory)
        memory.remembered.write_down()
        assert tells(values(desk)) is is_open, day
        assert told.problems == take_in(desk, TODAY + timedelta(day)).problems


def test_a_story_that_names_whoever_another_story_lists_is_sealed_once_their_consent_ended(desk: Path) -> None:
    listed, register = desk / YT, desk / "content/consents.yaml"
    people = f"stage: draft\npeople:\n  - {{name: {NAME}, role: staff, consent: PDY-9}}"
    listed.write_text(listed.read_text("utf-8").replace("stage: draft", people), encoding="utf-8")
    tell(desk)
    (desk / TU).write_text((desk / TU).read_text("utf-8") + f"\nHỏi {NAME}.\n", encoding="utf-8")
    standing = register.read_text("utf-8") + "  - {slip: PDY-9, name: [web]}\n"
    for slips, is_open in ((standing, True), (standing.replace("web]", "web], withdrawn: 2026-11-19"), False)) * 2:
        register.write_text(slips, encoding="utf-8")
        for _ in range(2):  # what is sealed stays so while nothing is another
            assert said_of(desk) == said_afresh(desk)
            assert (tells(values(desk)), NAME.encode() in values(desk)) == (is_open, is_open)
        assert TU in known(desk)


@pytest.mark.parametrize(
    ("told_by", "standing", "right", "wrong"),
    [
        ("consent: PDY-9", "slips:\n  - {slip: PDY-9, name: [web]}", "name: [web]", "name: []"),
        (
            "basis: quy-che",
            "bases:\n  - {key: quy-che, text: Quy chế, channels: [web], since: 2026-01-01}",
            "since: 2026-01-01",
            "since: 2026-01-01, until: 2026-11-19",
        ),
    ],
)
def test_a_story_is_sealed_once_nothing_lets_its_people_be_named_any_more(
    desk: Path, told_by: str, standing: str, right: str, wrong: str
) -> None:
    story, register = desk / YT, desk / "content/consents.yaml"
    people = f"stage: draft\npeople:\n  - {{name: {NAME}, role: staff, {told_by}}}"
    story.write_text(story.read_text("utf-8").replace("stage: draft", people), encoding="utf-8")
    before = register.read_text("utf-8")
    with_it = f"{before}{standing.removeprefix('slips:')}\n".replace("}\n\n", "}\n")
    for text, is_open in ((with_it, True), (with_it.replace(right, wrong), False)) * 2:
        register.write_text(text, encoding="utf-8")
        for _ in range(2):
            assert said_of(desk) == said_afresh(desk)
            assert (NAME.encode() in values(desk)) is is_open


def test_a_copy_without_the_stories_knows_nothing_of_what_was_withdrawn(desk: Path, tmp_path: Path) -> None:
    tell(desk)
    withdraw(desk)
    said_of(desk)
    content = (desk / FILE).read_bytes()
    shutil.rmtree(desk / "exemplars")
    assert not tells(content)
    assert known(desk) == set()


@pytest.mark.parametrize("command", ["check", "update"])
def test_what_is_said_of_a_file_that_is_called_by_whoever_took_consent_back_is_not_kept(
    desk: Path, command: str
) -> None:
    story = desk / "exemplars/2025/lo-thi-xoan-mau.md"
    text = (desk / YT).read_text("utf-8")
    people = "stage: draft\nunit: to-bep\npeople:\n  - {name: Lò Thị Xoan Mẫu, role: staff, consent: PDY-9}"
    story.write_text(text.replace("stage: draft\n", f"{people}\n").replace("unit: to-bep\n", "", 1), encoding="utf-8")
    told = story.read_text("utf-8")
    story.write_text(told.replace("Còn đang viết.", "Còn hỏi HXYZ."), encoding="utf-8")
    (desk / YT).unlink()
    register = desk / "content/consents.yaml"
    known = register.read_text("utf-8")
    for ended in ("", ", withdrawn: 2026-11-19"):
        register.write_text(f"{known}  - {{slip: PDY-9, name: [web]{ended}}}\n", encoding="utf-8")
        commands.run(command, root=desk, today=TODAY)
        assert (b"lo-thi-xoan-mau" in values(desk)) is (not ended)
