"""What to read next."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk.model.story import Audience, Kind, Replication, Story
from newsdesk.site.edition import Edition
from newsdesk.site.related import AT_MOST, NEAR, Related, related
from tests.builders import TODAY, a_library, a_story, approved


def nearest(*stories: Story, to: str = "a") -> list[Related]:
    return list(related(Edition(library=a_library(*map(approved, stories)), today=TODAY))[to])


def slugs(*stories: Story, to: str = "a") -> list[str]:
    return [one.slug for one in nearest(*stories, to=to)]


def a_stranger(slug: str, **header: Any) -> Story:
    """Return a story that has nothing in common with any other but what is given."""
    facts: dict[str, Any] = {"field": f"linh-vuc-{slug}", "unit": f"don-vi-{slug}", "kind": Kind.MODEL}
    return a_story(slug, **(facts | header))


def took_over(unit: str) -> tuple[Replication, ...]:
    return (Replication(unit=unit, on=date(2026, 10, 1)),)


OLD = date(2025, 1, 1)


@pytest.mark.parametrize(
    ("own", "nearer", "farther"),
    [
        ({"tags": ("bếp",)}, {"tags": ("Bếp",), "date": OLD}, {}),
        ({"tags": ("hiếm", "bếp")}, {"tags": ("hiếm",), "date": OLD}, {"tags": ("bếp",)}),
        ({"tags": ("x", "y")}, {"tags": ("x", "y"), "date": OLD}, {"tags": ("x",)}),
        ({"tags": ("bếp",), "field": "f"}, {"tags": ("bếp",), "date": OLD}, {"field": "f"}),
        ({"tags": ("bếp",), "field": "f"}, {"tags": ("bếp",), "field": "f", "date": OLD}, {"tags": ("bếp",)}),
        ({"replicated": took_over("u"), "field": "f"}, {"unit": "u", "date": OLD}, {"field": "f"}),
        ({"unit": "u", "field": "f"}, {"replicated": took_over("u"), "date": OLD}, {"field": "f"}),
        ({"unit": "u", "field": "f"}, {"unit": "u", "field": "f", "date": OLD}, {"unit": "u"}),
        ({"unit": "u", "kind": Kind.FACTOR}, {"unit": "u", "kind": Kind.FACTOR, "date": OLD}, {"unit": "u"}),
        ({"field": "f"}, {"field": "f"}, {"field": "f", "date": OLD}),
    ],
)
def test_puts_the_nearer_story_first(own: dict[str, Any], nearer: dict[str, Any], farther: dict[str, Any]) -> None:
    # "bếp" is a tag of four more stories, which lie farther back.
    common = [a_stranger(f"z{n}", tags=("bếp", "x"), date=date(2024, 1, 1)) for n in range(4)]
    found = slugs(a_stranger("a", **own), a_stranger("farther", **farther), a_stranger("nearer", **nearer), *common)
    assert found[0] == "nearer"
    assert "farther" not in found or found.index("farther") > 0


def test_has_nothing_to_offer_where_nothing_is_in_common() -> None:
    assert slugs(a_stranger("a"), a_stranger("b"), a_stranger("c", kind=Kind.FACTOR)) == []


def test_says_what_is_in_common() -> None:
    own = a_stranger("a", tags=("Bếp ăn", "an toàn", "bếp  ăn"), replicated=took_over("u"), unit="v")
    one = a_stranger("b", tags=("an toàn", "bếp ăn"))
    two = a_stranger("c", unit="u", field=own.header.field)
    three = a_stranger("d", replicated=took_over("v"))
    assert nearest(own, one, two, three) == [
        Related("b", ("bep-an", "an-toan"), follows=False, followed=False, unit=False, field=False),
        Related("c", (), follows=True, followed=False, unit=False, field=True),
        Related("d", (), follows=False, followed=True, unit=False, field=False),
    ]


def test_a_unit_that_follows_itself_is_no_reason() -> None:
    own = a_stranger("a", unit="u", replicated=took_over("u"))
    (one,) = nearest(own, a_stranger("b", unit="u"))
    assert (one.follows, one.unit) == (False, True)


def test_never_offers_what_the_page_may_not_tell() -> None:
    assert slugs(a_story("a"), a_story("b", audience=Audience.STAFF), a_story("c")) == ["c"]


def test_of_what_many_share_only_those_around_a_story_are_looked_at() -> None:
    many = [a_stranger(f"b{n:02}", field="f", date=OLD - timedelta(days=n)) for n in range(2 * NEAR + 5)]
    old = a_stranger("cu", field="f", tags=("hiếm",), date=date(2020, 1, 1))
    assert slugs(a_stranger("a", field="f", tags=("hiếm",)), *many, old) == ["cu", "b00", "b01", "b02"]
    assert slugs(a_stranger("a", field="f"), *many, old) == ["b00", "b01", "b02", "b03"]
    assert slugs(*many, old, to="b20") == ["b19", "b21", "b18", "b22"]


def test_a_new_story_is_offered_at_a_few_of_many_that_have_as_much_in_common() -> None:
    many = [a_stranger(f"b{n:03}", field="f", date=OLD - timedelta(days=n)) for n in range(200)]
    found = offered([*map(approved, many), approved(a_stranger("moi", field="f", date=TODAY))])
    assert len(found) == len(many) + 1
    assert sum(any(one.slug == "moi" for one in near) for near in found.values()) <= AT_MOST


@st.composite
def desks(draw: st.DrawFn) -> list[Story]:
    header = st.fixed_dictionaries(
        {
            "tags": st.lists(st.sampled_from("xyzt"), max_size=3).map(tuple),
            "field": st.sampled_from(["doi-song", "an-toan"]),
            "unit": st.sampled_from(["to-bep", "phong-y-te"]),
            "date": st.dates(date(2024, 1, 1), TODAY),
            "replicated": st.sampled_from([(), took_over("to-bep"), took_over("phong-y-te")]),
        }
    )
    return [approved(a_story(f"bai-{n}", **facts)) for n, facts in enumerate(draw(st.lists(header, max_size=12)))]


def offered(stories: Sequence[Story]) -> dict[str, tuple[Related, ...]]:
    return dict(related(Edition(library=a_library(*stories), today=TODAY)))


@settings(max_examples=40)
@given(desks())
def test_offers_others_each_once_and_at_most_four(stories: list[Story]) -> None:
    told = {story.slug for story in stories}
    found = offered(stories)
    assert found.keys() == told
    for slug, near in found.items():
        names = [one.slug for one in near]
        assert slug not in names
        assert set(names) <= told
        assert len(set(names)) == len(names) <= AT_MOST
        assert all(one.tags or one.follows or one.followed or one.unit or one.field for one in near)


@settings(max_examples=40)
@given(desks(), st.randoms(use_true_random=False))
def test_the_order_of_the_files_does_not_matter(stories: list[Story], chance: Any) -> None:
    shuffled = chance.sample(stories, len(stories))
    assert offered(shuffled) == offered(stories)
