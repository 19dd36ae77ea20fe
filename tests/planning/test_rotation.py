"""Turns are fair, explained, and never too soon or too often."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk.model.diary import Entry, Outcome
from newsdesk.model.programme import Commemoration, Fairness, Part
from newsdesk.model.story import Kind
from newsdesk.planning.memory import NEVER, Memory, key, remembered
from newsdesk.planning.rotation import AGAIN, COMMEMORATED, WAIT, due, queue, scale, shares
from tests.planning.station import (
    DAY,
    PLAIN,
    WHOLE,
    candidate,
    filled,
    groups,
    material,
    parts,
    plain,
    seconds,
    telling,
)

NO_WINDOW = timedelta(weeks=4)


def told_over(desk: object, days: int, **asked: object) -> tuple[list[str], Memory]:
    memory, told = Memory(), []
    for offset in range(days):
        day = DAY + timedelta(days=offset)
        memory.forget(day, groups(desk))  # type: ignore[arg-type]
        rundown = filled(desk, day=day, memory=memory, **asked).rundown  # type: ignore[arg-type]
        memory.keep(rundown, groups(desk))  # type: ignore[arg-type]
        told += rundown.stories
    return told, memory


def test_units_take_turns() -> None:
    desk = plain({"a1": ("u1", 60), "a2": ("u1", 60), "b1": ("u2", 60)})
    memory = Memory()
    memory.keep(filled(plain({"a1": ("u1", 60)}), day=DAY - timedelta(days=9)).rundown, groups(desk))
    assert set(filled(desk, memory=memory).rundown.stories) == {"b1", "a2"}


def test_the_least_recently_told_comes_first() -> None:
    told, _ = told_over(plain({"a": ("u1", 60), "b": ("u2", 60), "c": ("u3", 60)}), 6, fairness=Fairness(rest=0))
    assert [told.count(slug) for slug in "abc"] == [4, 4, 4]


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["u1", "u2", "u3", "u4"]), st.sampled_from(["f1", "f2"]), st.sampled_from(Kind),
            st.integers(60, 240),
        ),
        min_size=4, max_size=20,
    ),
    st.sampled_from([PLAIN, WHOLE]),
)  # fmt: skip
def test_no_story_waits_for_ever_whatever_fits_better(
    written: list[tuple[str, str, Kind, int]], order: tuple[Part, ...]
) -> None:
    desk = material(
        *(telling(candidate(f"s{n:02}", *who), length, length / 3) for n, (*who, length) in enumerate(written))
    )
    told, _ = told_over(desk, 28 + 2 * len(written), order=order)
    assert all(told.count(one.candidate.slug) >= 1 for one in desk.stories)


def test_nobody_is_told_twice_within_the_days_of_rest() -> None:
    desk = plain({f"s{n}": ("u1", 60) for n in range(5)})
    told: dict[str, date] = {}
    memory = Memory()
    for offset in range(20):
        day = DAY + timedelta(days=offset)
        rundown = filled(desk, day=day, memory=memory, fairness=Fairness(rest=3)).rundown
        memory.keep(rundown, groups(desk))
        assert all((day - told.get(slug, date.min)).days >= 3 for slug in rundown.stories)
        told |= dict.fromkeys(rundown.stories, day)
    assert len(told) == 5


def test_a_story_that_was_told_often_enough_is_told_no_more() -> None:
    told, _ = told_over(plain({"a": ("u1", 60)}), 9, fairness=Fairness(plays=4))
    assert told == ["a"] * 4


def test_a_group_that_was_heard_less_than_its_share_comes_sooner() -> None:
    who = [candidate("a", "u1"), candidate("b", "u2")]
    memory = Memory(on_air={("unit", "u1"): seconds(600), ("unit", "u2"): seconds(0)})
    assert shares(who, memory)["unit", "u1"] == -12
    assert shares(who, memory)["unit", "u2"] == 12


def test_a_share_grows_with_the_root_of_the_stories() -> None:
    who = [candidate("a", "u1"), *(candidate(f"b{n}", "u2") for n in range(4))]
    fair = Memory(on_air={("unit", "u1"): seconds(100), ("unit", "u2"): seconds(200)})
    assert {shares(who, fair)["unit", unit] for unit in ("u1", "u2")} == {0}


def test_time_on_air_before_the_window_counts_no_more() -> None:
    desk = plain({"a": ("u1", 60)})
    memory = Memory(timedelta(weeks=1))
    memory.keep(filled(desk).rundown, groups(desk))
    assert memory.on_air["unit", "u1"] == seconds(60)
    memory.forget(DAY + timedelta(days=7), groups(desk))
    assert memory.on_air["unit", "u1"] == seconds(60)
    memory.forget(DAY + timedelta(days=8), groups(desk))
    assert memory.on_air["unit", "u1"] == seconds(0)


def test_a_commemoration_draws_its_stories_once_in_full() -> None:
    one = Commemoration(title="Ngày Thầy thuốc Việt Nam", on="02-27", days=7, units=("y-te",))
    who = candidate("a", "y-te")
    day = date(2027, 2, 23)
    assert scale(day, [who], Memory(), Fairness(), (one,)).points(who)["commemoration"] == COMMEMORATED
    told = Memory(told={key(Part.EXEMPLAR, "a"): (date(2027, 2, 21), 1)})
    assert scale(day, [who], told, Fairness(), (one,)).points(who)["commemoration"] == COMMEMORATED // AGAIN
    assert "commemoration" not in scale(date(2027, 2, 20), [who], Memory(), Fairness(), (one,)).points(who)


@pytest.mark.parametrize(
    ("day", "near"),
    [((2026, 12, 25), False), ((2026, 12, 26), True), ((2027, 1, 1), True), ((2027, 1, 2), False)],
)
def test_a_commemoration_draws_over_the_turn_of_the_year(day: tuple[int, int, int], near: bool) -> None:
    assert Commemoration(title="Tết Dương lịch", on="01-01", days=7).near(date(*day)) is near


def test_what_the_diary_calls_missed_was_not_told() -> None:
    desk = plain({"a": ("u1", 60)})
    rundown = filled(desk).rundown
    missed = Entry(day=DAY, slot="sang", opens=time(5, 45), outcome=Outcome.MISSED)
    assert remembered([rundown], {rundown.key: missed}, groups(desk), NO_WINDOW).plays == {}
    assert remembered([rundown], {}, groups(desk), NO_WINDOW).plays == {"exemplar:a": 1}


def test_who_waits_longest_has_all_points_of_waiting_and_who_was_told_last_none() -> None:
    who = [candidate("a"), candidate("b"), candidate("c")]
    memory = Memory(told={key(Part.EXEMPLAR, "a"): (DAY - timedelta(days=1), 1)})
    assert queue(who, memory) == {"b": 0, "c": 1, "a": 2}
    weighed = scale(DAY, who, memory, Fairness())
    assert {one.slug: weighed.points(one)["wait"] for one in who} == {"b": WAIT, "c": WAIT // 2, "a": 0}


def test_news_takes_turns_too() -> None:
    desk = plain({}, news={"x": 30, "y": 30, "z": 30})
    memory, told = Memory(), []
    for offset in range(6):
        rundown = filled(desk, day=DAY + timedelta(days=offset), memory=memory).rundown
        memory.keep(rundown, {})
        told += [slug for slug in parts(rundown) if slug in "xyz"]
    assert told == ["x", "y", "z", "x", "y", "z"]


def test_the_commemoration_that_draws_most_is_the_one_that_is_named() -> None:
    began = Commemoration(title="Một", on="02-27", days=20, units=("y-te",))
    fresh = Commemoration(title="Hai", on="02-26", days=3, units=("y-te",))
    told = Memory(told={key(Part.EXEMPLAR, "a"): (date(2027, 2, 20), 1)})
    weighed = scale(date(2027, 2, 24), [candidate("a", "y-te")], told, Fairness(), (began, fresh))
    drawing = weighed.most_drawing(candidate("a", "y-te"))
    assert drawing
    assert (drawing.title, weighed.points(candidate("a", "y-te"))["commemoration"]) == ("Hai", COMMEMORATED)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["u1", "u2"]), st.sampled_from(["f1", "f2"]), st.sampled_from(Kind), st.integers(0, 40)
        ),
        max_size=12,
    ),
    st.dictionaries(st.integers(0, 11), st.integers(0, 30), max_size=12),
)
def test_the_most_due_come_first_the_older_before_the_newer_and_each_is_due_for_its_points(
    written: list[tuple[str, str, Kind, int]], played: dict[int, int]
) -> None:
    """However the shorter ways go that many stories need."""
    who = [
        candidate(f"s{n:02}", unit, field, kind, day=DAY - timedelta(days=age))
        for n, (unit, field, kind, age) in enumerate(written)
    ]
    told = {key(Part.EXEMPLAR, f"s{n:02}"): (DAY - timedelta(days=ago), n) for n, ago in played.items()}
    memory = Memory(told=told, plays=dict.fromkeys(told, 1), on_air={("unit", "u1"): timedelta(minutes=9)})
    near = Commemoration(title="Lễ", on=f"{DAY:%m-%d}", days=7, units=("u1",))
    weighed = scale(DAY, who, memory, Fairness(), (near,))
    turns = due(who, weighed)
    assert turns == sorted(turns, key=lambda turn: (-turn.total, turn.candidate.day, turn.candidate.slug))
    assert [turn.total for turn in turns] == [sum(weighed.points(turn.candidate).values()) for turn in turns]
    assert {turn.candidate.slug for turn in turns} == {one.slug for one in who if not weighed.resting(one.slug)}
    waiting = sorted(who, key=lambda one: (told.get(key(Part.EXEMPLAR, one.slug), NEVER), one.day, one.slug))
    assert list(weighed.queue) == [one.slug for one in waiting]
