"""Each week is one unit's turn, and no story is told before those that no briefing has told."""

from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.council.briefings import Memory, Turn, chosen, reader, turns
from newsdesk.model.facility import Facility, Unit
from newsdesk.model.papers import Briefings, Papers
from newsdesk.model.plan import Period
from newsdesk.model.programme import Weekday
from newsdesk.model.story import Story
from tests.builders import a_facility, a_story

MONDAY = date(2026, 11, 23)
UNITS = tuple(Unit(key=key, name=key) for key in ("a", "b", "c"))
NONE_TOLD: Mapping[date, Sequence[str]] = {}


def rules(*days: Weekday, **changes: object) -> Papers:
    facts = {"days": days or (Weekday.MON,), "opens": time(7, 30), "since": date(2026, 11, 2), "rota": ("a", "b", "c")}
    return Papers(briefings=Briefings(**(facts | changes)))  # type: ignore[arg-type]


def week(number: int = 0) -> Period:
    since = MONDAY + timedelta(days=7 * number)
    return Period(since=since, until=since + timedelta(days=6))


def a_desk(**changes: object) -> Facility:
    return a_facility(**({"units": UNITS} | changes))


def planned(papers: Papers, stories: Sequence[Story], number: int = 0, **rest: object) -> tuple[Turn, ...]:
    facts = {"facility": a_desk(), "told": NONE_TOLD, "stories_on": lambda _day: stories}
    return turns(papers, week=week(number), **(facts | rest))  # type: ignore[arg-type]


def slugs(found: Sequence[Turn]) -> list[str | None]:
    return [turn.story.slug if turn.story else None for turn in found]


@pytest.mark.parametrize(
    ("day", "unit"),
    [
        (date(2026, 11, 2), "a"),
        (date(2026, 11, 8), "a"),
        (date(2026, 11, 9), "b"),
        (date(2026, 11, 23), "a"),
        (date(2026, 10, 26), "c"),
    ],
)
def test_each_week_is_the_next_units_turn(day: date, unit: str) -> None:
    briefings = rules().briefings
    found = reader(briefings, a_desk(), day) if briefings else None
    assert found
    assert found.key == unit


def test_a_unit_that_is_no_more_is_passed_over_and_an_unknown_one_too() -> None:
    gone = (UNITS[0], Unit(key="b", name="b", until=date(2026, 11, 8)), UNITS[2])
    found = [
        reader(Briefings(days=(), opens=time(7), since=MONDAY, rota=rota), a_desk(units=gone), MONDAY)
        for rota in (("b", "c"), ("xyz", "c"), ())
    ]
    assert [unit.key if unit else None for unit in found] == ["c", "c", "a"]


def test_without_any_unit_nobody_reads() -> None:
    turn = planned(rules(since=MONDAY), [a_story("x")], facility=a_desk(units=()))[0]
    assert turn.unit is None
    assert turn.story


def test_without_rules_units_meet_on_monday_and_all_take_turns() -> None:
    found = [planned(Papers(), [], number)[0] for number in range(4)]
    assert [turn.day.weekday() for turn in found] == [0] * 4
    assert len({turn.unit.key for turn in found[:3] if turn.unit}) == 3
    assert found[3].unit == found[0].unit


def test_on_a_day_off_nobody_reads_and_nothing_moves() -> None:
    papers = Papers(briefings=rules().briefings, days_off=(MONDAY,))
    stories = [a_story(slug, date=date(2026, 9, n), unit="z") for n, slug in enumerate("xyz", 1)]
    assert planned(papers, stories)[0] == Turn(day=MONDAY, opens=time(7, 30), unit=UNITS[0], day_off=True)
    before, after = planned(papers, stories, -1)[0], planned(papers, stories, 1)[0]
    assert after.unit == UNITS[1]
    assert before.story != after.story


def test_what_no_briefing_told_comes_first_then_the_newest() -> None:
    old, new, told = (a_story(s, date=date(2026, 9, n), unit="z") for n, s in ((1, "cu"), (2, "moi"), (3, "ke")))
    memory = Memory()
    memory.told(date(2026, 9, 7), ["ke"])
    memory.told(date(2026, 9, 14), [])
    assert chosen([told, new, old], memory, "a") == new


def test_among_equals_a_unit_reads_what_another_unit_did() -> None:
    own, other = (
        a_story("cua-minh", date=date(2026, 9, 2), unit="a"),
        a_story("cua-ban", unit="b", date=date(2026, 9, 1)),
    )
    assert chosen([own, other], Memory(), "a") == other
    assert chosen([own, other], Memory(), "b") == own


def test_the_only_story_is_not_told_twice_in_a_row() -> None:
    one = [a_story("mot", unit="z")]
    assert [slugs(planned(rules(), one, number))[0] for number in range(4)].count("mot") == 2


def test_what_events_tell_counts_and_what_they_do_not_tell_is_taken_as_planned() -> None:
    stories = [a_story(slug, unit="z", date=date(2026, 9, n)) for n, slug in enumerate("xyz", 1)]
    assert slugs(planned(rules(since=MONDAY), stories)) == ["z"]
    assert slugs(planned(rules(since=MONDAY), stories, 1)) == ["y"]
    assert slugs(planned(rules(since=MONDAY), stories, told={MONDAY - timedelta(days=7): ["z", "y"]})) == ["x"]
    assert slugs(planned(rules(since=MONDAY), stories, 1, told={MONDAY: ["y"]})) == ["z"]


def test_several_briefings_of_a_week_are_one_units_and_tell_different_stories() -> None:
    stories = [a_story(slug, unit="z", date=date(2026, 9, n)) for n, slug in enumerate("xyz", 1)]
    found = planned(rules(*list(Weekday)[:5]), stories)
    assert {turn.unit for turn in found} == {UNITS[0]}
    assert len({turn.day for turn in found}) == 5
    assert all(one != other for one, other in zip(slugs(found), slugs(found)[1:], strict=False))


def test_a_week_without_stories_says_so() -> None:
    assert slugs(planned(rules(), [])) == [None]
    assert planned(rules(days=()), []) == ()


@given(st.integers(2, 6), st.integers(0, 12))
def test_every_story_is_told_once_before_any_is_told_twice(count: int, first: int) -> None:
    stories = [a_story(f"s{n}", unit="abcz"[n % 4], date=date(2026, 9, 1 + n)) for n in range(count)]
    told = [slugs(planned(rules(), stories, number))[0] for number in range(-3, first)]
    for end in range(1, len(told) + 1):
        times = [told[:end].count(story.slug) for story in stories]
        assert max(times) - min(times) <= 1
    assert all(one != other for one, other in zip(told, told[1:], strict=False))
