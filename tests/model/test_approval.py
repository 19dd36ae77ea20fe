"""An approval is bound to every field that any output tells, and to none that is the desk's own."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk.model.approval import is_approved, precedes_withdrawal, signed_digest, told_digest
from newsdesk.model.story import (
    Approval,
    Audience,
    Award,
    Cause,
    Channel,
    Evidence,
    Header,
    Kind,
    Person,
    Registration,
    Replication,
    Returned,
    Role,
    SpokenText,
    Stage,
    Story,
    Submitted,
    Withdrawn,
)
from tests.builders import a_story

words = st.text(st.characters(categories=["Lu", "Ll", "Nd", "Zs"]), min_size=1, max_size=12).filter(str.strip)
days = st.dates(date(2020, 1, 1), date(2030, 1, 1))
maybe_words, maybe_days = st.none() | words, st.none() | days
listed = st.lists(words, max_size=2).map(tuple)
numbers = st.lists(st.integers(1, 6), max_size=3).map(tuple)

TOLD: dict[type[Any], dict[str, st.SearchStrategy[Any]]] = {
    Person: {
        "role": st.sampled_from(Role),
        "name": maybe_words,
        "post": maybe_words,
        "consent": maybe_words,
        "basis": maybe_words,
        "called": listed,
        "photos": listed,
        "quoted": st.booleans(),
    },
    Evidence: {"claim": words, "period": maybe_words, "source": maybe_words, "on": maybe_days},
    Award: {"title": words, "decision": maybe_words, "on": maybe_days},
    Replication: {"unit": words, "on": days, "result": maybe_words},
    SpokenText: {"text": maybe_words, "short": maybe_words, "say": st.dictionaries(words, words, max_size=2)},
}
"""Fields of the parts of a header that some output tells."""
DESK_ONLY: dict[type[Any], dict[str, st.SearchStrategy[Any]]] = {
    Evidence: {"criteria": numbers},
    Award: {"revoked": maybe_days},
}
"""Fields of the same parts that only the council's papers tell."""


def a(noun: type[Any]) -> st.SearchStrategy[Any]:
    """Return a strategy for a part of a header, every field of it drawn."""
    return st.builds(noun, **(TOLD[noun] | DESK_ONLY.get(noun, {})))


def several(noun: type[Any]) -> st.SearchStrategy[Any]:
    return st.lists(a(noun), min_size=1, max_size=2).map(tuple)


HEADER: dict[str, st.SearchStrategy[Any]] = {
    "title": words,
    "kind": st.sampled_from(Kind),
    "field": words,
    "unit": words,
    "date": maybe_days,
    "expires": maybe_days,
    "summary": maybe_words,
    "tags": listed,
    "channels": st.sets(st.sampled_from(Channel)).map(lambda chosen: tuple(sorted(chosen, key=list(Channel).index))),
    "audience": st.sampled_from(Audience),
    "people": several(Person),
    "evidence": several(Evidence),
    "awards": several(Award),
    "image": maybe_words,
    "image_alt": maybe_words,
    "spoken": a(SpokenText),
    "lesson": maybe_words,
    "question": maybe_words,
    "replicated": several(Replication),
    "sample": st.booleans(),
}
"""Fields of a header that some output tells."""
OWN: dict[str, st.SearchStrategy[Any]] = {
    "stage": st.sampled_from(Stage),
    "slug": maybe_words,
    "plan": maybe_words,
    "registration": st.none() | st.builds(Registration, on=days, goal=maybe_words, award=maybe_words, note=maybe_words),
    "submitted": st.none() | st.builds(Submitted, by=words, on=days),
    "approvals": st.lists(st.builds(Approval, by=words, office=words, on=days, digest=words), max_size=2).map(tuple),
    "returned": st.none() | st.builds(Returned, by=words, on=days, reason=words),
    "redirect_from": st.lists(words, max_size=2).map(tuple),
    "withdrawn": st.none() | st.builds(Withdrawn, on=days, because=st.sampled_from(Cause), note=maybe_words),
}
"""The desk's own papers."""

stories = st.builds(
    lambda header, body, pictures: a_story(body=body, pictures=pictures, **header),
    st.fixed_dictionaries(HEADER | OWN),
    words,
    st.dictionaries(words, words, max_size=2),
)


def test_every_field_is_known_as_told_or_as_the_desks_own() -> None:
    """A new field must be put on one of the two sides, and then the laws below hold it to that."""
    assert {field.name for field in fields(Header)} == HEADER.keys() | OWN.keys()
    for noun, told in TOLD.items():
        assert {field.name for field in fields(noun)} == told.keys() | DESK_ONLY.get(noun, {}).keys(), noun


def with_header(name: str) -> Callable[[Story, Any], Story]:
    return lambda story, value: replace(story, header=replace(story.header, **{name: value}))


def with_part(key: str, name: str) -> Callable[[Story, Any], Story]:
    """Return how a field of the first part below a key is changed."""

    def change(story: Story, value: Any) -> Story:
        part = getattr(story.header, key)
        if not isinstance(part, tuple):
            return with_header(key)(story, replace(part, **{name: value}))
        return with_header(key)(story, (replace(part[0], **{name: value}), *part[1:]))

    return change


KEYS = {"people": Person, "evidence": Evidence, "awards": Award, "replicated": Replication, "spoken": SpokenText}
CHANGES = {
    **{name: (with_header(name), drawn) for name, drawn in HEADER.items() if name not in KEYS},
    **{
        f"{key}.{name}": (with_part(key, name), drawn)
        for key, noun in KEYS.items()
        for name, drawn in TOLD[noun].items()
    },
    "body": (lambda story, value: replace(story, body=value), words),
    "pictures": (lambda story, value: replace(story, pictures=value), st.dictionaries(words, words, max_size=2)),
}
HARMLESS = {
    **{name: (with_header(name), drawn) for name, drawn in OWN.items()},
    **{
        f"{key}.{name}": (with_part(key, name), drawn)
        for key, noun in KEYS.items()
        for name, drawn in DESK_ONLY.get(noun, {}).items()
    },
}


def composed(story: Story) -> Any:
    """Return what an approval sees: composed text without idle space around the body."""
    return replace(story, body=story.body.strip())


@pytest.mark.parametrize("name", CHANGES)
def test_whatever_is_told_is_bound(name: str) -> None:
    change, drawn = CHANGES[name]

    @settings(max_examples=20)
    @given(story=stories, value=drawn)
    def law(story: Story, value: Any) -> None:
        other = change(story, value)
        assert (told_digest(other) == told_digest(story)) == (composed(other) == composed(story))

    law()


@pytest.mark.parametrize("name", HARMLESS)
def test_the_desks_own_papers_are_not_bound(name: str) -> None:
    change, drawn = HARMLESS[name]

    @settings(max_examples=20)
    @given(story=stories, value=drawn)
    def law(story: Story, value: Any) -> None:
        assert told_digest(change(story, value)) == told_digest(story)

    law()


def test_people_and_evidence_that_change_places_are_another_text() -> None:
    rows = (Evidence(claim="1"), Evidence(claim="2", on=date(2026, 1, 1)))
    assert told_digest(a_story(evidence=rows)) != told_digest(a_story(evidence=rows[::-1]))


@pytest.mark.parametrize(("withdrawn_on", "stands"), [(9, True), (10, False), (11, False)])
def test_an_approval_that_did_not_sign_a_withdrawal_stands_only_if_it_is_of_a_later_day(
    withdrawn_on: int, stands: bool
) -> None:
    story = with_approval(a_story(stage=Stage.APPROVED), signed_digest)
    back = with_header("withdrawn")(story, Withdrawn(on=date(2026, 9, withdrawn_on), because=Cause.MISTAKE))
    assert is_approved(story)
    assert is_approved(back) is stands
    assert precedes_withdrawal(back) is not stands


def test_who_approves_after_a_withdrawal_signs_it() -> None:
    back = a_story(stage=Stage.APPROVED, withdrawn=Withdrawn(on=date(2026, 9, 10), because=Cause.MISTAKE))
    again = with_approval(back, signed_digest)
    assert is_approved(again)
    later = with_header("withdrawn")(again, Withdrawn(on=date(2026, 9, 10), because=Cause.AWARD_REVOKED))
    assert not is_approved(later)


def with_approval(story: Story, digest: Callable[[Story], str]) -> Story:
    approval = Approval(by="Người duyệt", office="Trưởng Cơ sở", on=date(2026, 9, 10), digest=digest(story))
    return with_header("approvals")(story, (approval,))
