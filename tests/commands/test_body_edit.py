"""A form gives a story another body: the header and every line that stays the same keep their bytes."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk.commands.body_edit import with_body
from newsdesk.sources.markdown_file import split

HEADER = "---\ntitle: Một\nstage: draft\n---\n"
CASES = [
    ("a line changed", "\n\nMột\n\n<!-- c -->\nHai  \n\n", "Một\n\n<!-- c -->\nBa", "\n\nMột\n\n<!-- c -->\nBa\n\n"),
    ("a line more at the end of a file that ends with no line end", "\nMột", "Một\nHai", "\nMột\nHai\n"),
    ("no body yet", "", "Một", "\nMột\n"),
    ("empty lines alone", "\n\n", "Một", "\n\nMột\n"),
    ("nothing left", "\nMột\n\n", "", "\n\n"),
    ("a line that looks like a fence", "\nMột\n", "Một\n\n---\n\nHai", "\nMột\n\n---\n\nHai\n"),
    ("what a browser sends", "\nMột\nHai\n", "Một\r\nBa\r\n", "\nMột\nBa\n"),
]


@pytest.mark.parametrize(("name", "old", "body", "new"), CASES, ids=[case[0] for case in CASES])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_only_lines_that_differ_are_written(name: str, old: str, body: str, new: str, newline: str) -> None:
    del name
    before, after = ((HEADER + text).replace("\n", newline).encode() for text in (old, new))
    assert with_body(before, body) == after


def test_a_file_that_ends_with_its_header_gets_a_line_end_first() -> None:
    assert with_body(HEADER.strip().encode(), "Một") == (HEADER + "\nMột\n").encode()


def test_lines_in_another_composition_and_with_other_line_ends_stay() -> None:
    before = HEADER.encode() + unicodedata.normalize("NFD", "\nViệc một\r\n\nViệc hai\n").encode()
    after = with_body(before, "Việc một\n\nViệc ba")
    assert after == HEADER.encode() + unicodedata.normalize("NFD", "\nViệc một\r\n\n").encode() + "Việc ba\r\n".encode()


STORIES = [path.read_bytes() for path in sorted((Path(__file__).parents[2] / "exemplars").rglob("*.md"))]


@settings(deadline=None, max_examples=60)
@given(
    story=st.sampled_from(STORIES),
    lines=st.lists(st.sampled_from(["Mới", "", "---", "  hai", "<!-- c -->"])),
    data=st.data(),
)
def test_whatever_is_written_reads_as_meant(story: bytes, lines: list[str], data: st.DataObject) -> None:
    pieces = split(story.decode())
    assert not isinstance(pieces, str)
    old = pieces[1].split("\n")
    first, last = sorted((data.draw(st.integers(0, len(old))), data.draw(st.integers(0, len(old)))))
    meant = "\n".join([*old[:first], *lines, *old[last:]])
    after = split(with_body(story, meant).decode())
    assert after[:2] == (pieces[0], meant.strip("\n"))


@pytest.mark.parametrize("story", STORIES)
def test_the_same_body_changes_no_byte(story: bytes) -> None:
    pieces = split(story.decode())
    assert with_body(story, pieces[1]) == story
