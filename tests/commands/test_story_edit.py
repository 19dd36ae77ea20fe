"""A form's header and body come to stand in the story's file, which keeps every byte of what reads the same."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk.commands.header_keys import STEPS
from newsdesk.commands.story_edit import with_story
from newsdesk.model.story import Evidence, Header, Person, Role, Stage
from newsdesk.sources.plain import Written
from newsdesk.sources.stories import read_story
from tests.commands.kept_lines import keeps

STORIES = [path.read_bytes() for path in sorted((Path(__file__).parents[2] / "exemplars").rglob("*.md"))]
WORDS = st.text(st.sampled_from("aăâđêôơưấ ổ:,#-'\"{}[]|>&*!%@`\n“”0/"), min_size=1, max_size=20).filter(str.strip)


def read(content: bytes) -> tuple[Header, str]:
    story, problems = read_story(Written("x.md", len(content), content), {})
    assert story is not None, problems
    return story.header, story.body


def made(kind: Any) -> st.SearchStrategy[Any]:
    """Return whatever may stand in a field of that type."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return made(inner[0])
    if origin in (Union, UnionType):
        return st.one_of([st.none() if part is type(None) else made(part) for part in inner])
    if origin is tuple:
        return st.lists(made(inner[0]), max_size=3).map(tuple)
    if origin is Mapping:
        return st.dictionaries(WORDS.filter(lambda word: "\n" not in word), WORDS, max_size=2)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(list(kind))
    simple = {str: WORDS, bool: st.booleans(), int: st.integers(1, 3000), date: st.dates(date(2000, 1, 1))}
    return simple[kind] if kind in simple else nouns(kind)


def nouns(noun: type[Any]) -> st.SearchStrategy[Any]:
    hints = get_type_hints(noun, include_extras=True)
    return st.builds(noun, **{field.name: made(hints[field.name]) for field in fields(noun)})


HINTS = get_type_hints(Header, include_extras=True)
CHANGE = st.sampled_from([field for field in fields(Header) if field.name not in STEPS]).flatmap(
    lambda field: st.tuples(st.just(field.name), made(HINTS[field.name]))
)


@settings(deadline=None, max_examples=60)
@given(story=st.sampled_from(STORIES), changes=st.lists(CHANGE, min_size=1, max_size=3, unique_by=lambda one: one[0]))
def test_whatever_a_form_gives_is_what_the_file_reads_as(story: bytes, changes: list[tuple[str, Any]]) -> None:
    before, body = read(story)
    header = replace(before, **dict(changes))
    after = with_story(story, header)
    keys = {key for key, _ in changes}
    assert read(after) == (header, body)
    assert keeps(story, after, keys)


@pytest.mark.parametrize("story", STORIES)
def test_the_same_header_and_body_change_no_byte(story: bytes) -> None:
    assert with_story(story, *read(story)) == story


def test_an_item_that_stays_keeps_what_it_says_beyond_need() -> None:
    people = "  - {name: A, role: staff, quoted: false}\n"
    story = f"---\ntitle: T\nkind: model\nfield: f\nunit: u\nstage: draft\npeople:\n{people}---\n".encode()
    header, _ = read(story)
    after = with_story(story, replace(header, people=(*header.people, Person(name="B", role=Role.OTHER))))
    assert after.decode() == story.decode().replace(people, people + "  - {name: B, role: other}\n")


def test_a_new_item_is_written_by_what_it_is_known_by_and_what_it_says() -> None:
    story = b"---\ntitle: T\nkind: model\nfield: f\nunit: u\nstage: draft\n---\n"
    header, _ = read(story)
    told = replace(
        header,
        people=(Person(name="Chị Yên", role=Role.STAFF, post="Tổ phó"),),
        evidence=(Evidence(claim="Giảm 12,5 %", on=date(2026, 9, 1), criteria=(1, 2)),),
    )
    assert with_story(story, told).decode().split("stage: draft\n")[1] == (
        "people:\n  - {name: Chị Yên, role: staff, post: Tổ phó}\n"
        "evidence:\n  - claim: Giảm 12,5 %\n    on: 2026-09-01\n    criteria: [1, 2]\n---\n"
    )


def test_a_form_takes_no_step() -> None:
    story = STORIES[0]
    with pytest.raises(ValueError, match="stage"):
        with_story(story, replace(read(story)[0], stage=Stage.WITHDRAWN))


def test_a_header_that_the_check_would_not_read_is_not_written() -> None:
    with pytest.raises(ValueError, match="read"):
        with_story(STORIES[0], replace(read(STORIES[0])[0], title=" "))
