"""What was on air is counted to the second, and only what was heard."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.model.diary import Entry, Outcome, by_key
from newsdesk.model.programme import Part
from newsdesk.model.rundown import Item, Rundown
from newsdesk.planning.airtime import Airtime, aired, by, planned, reckoned, share, sounded

UNITS = {"a": "to-bep", "b": "phong-y-te"}


def seconds(count: float) -> timedelta:
    return timedelta(seconds=count)


def an_item(starts: float, length: float, slug: str | None = "a", part: Part = Part.EXEMPLAR) -> Item:
    return Item(
        part=part, title="Bài", starts=seconds(starts), length=seconds(length), slug=slug, digest="0" * 32
    )  # fmt: skip


def a_rundown(*items: Item, day: int = 20, slot: str = "sang") -> Rundown:
    return Rundown(
        day=date(2026, 11, day), slot=slot, programme="p", title="Bản tin", opens=time(5, 45),
        slot_length=timedelta(minutes=10), items=items,
    )  # fmt: skip


def an_entry(outcome: Outcome, heard: float = 0, day: int = 20, slot: str = "sang") -> Entry:
    return Entry(day=date(2026, 11, day), slot=slot, opens=time(5, 45), outcome=outcome, heard=seconds(heard))


def unit(_: Rundown, item: Item) -> str | None:
    return UNITS.get(item.slug or "") if item.part is Part.EXEMPLAR else None


THREE = a_rundown(an_item(0, 10, None, Part.IDENT), an_item(10, 60, "a"), an_item(70, 30, "b"))


@pytest.mark.parametrize(
    ("entry", "slugs"),
    [
        (an_entry(Outcome.AIRED), [None, "a", "b"]),
        (an_entry(Outcome.PARTIAL, heard=100), [None, "a", "b"]),
        (an_entry(Outcome.PARTIAL, heard=99.999), [None, "a"]),
        (an_entry(Outcome.PARTIAL, heard=70), [None, "a"]),
        (an_entry(Outcome.PARTIAL, heard=69), [None]),
        (an_entry(Outcome.PARTIAL), []),
        (an_entry(Outcome.MISSED, heard=100), []),
        (an_entry(Outcome.MISSED, slot="chieu"), [None, "a", "b"]),
        (an_entry(Outcome.MISSED, day=21), [None, "a", "b"]),
    ],
)
def test_only_what_was_heard_to_its_end_was_aired(entry: Entry, slugs: list[str | None]) -> None:
    assert [item.slug for _, item in aired([THREE], by_key([entry]))] == slugs


def test_without_a_diary_all_went_as_planned() -> None:
    assert list(aired([THREE], {})) == list(planned([THREE]))
    assert sounded(THREE.items[0], None)


def test_lengths_add_up_under_each_key_and_the_uncounted_stays_out() -> None:
    again = a_rundown(an_item(0, 5.5, "a"), day=21)
    assert by(unit, planned([THREE, again])) == {"to-bep": seconds(65.5), "phong-y-te": seconds(30)}


def test_what_was_planned_and_aired_is_told_apart_and_what_no_diary_knows_is_said() -> None:
    later = a_rundown(an_item(0, 40, "b"), day=21)
    times = reckoned(unit, [THREE, later], by_key([an_entry(Outcome.PARTIAL, heard=80)]))
    assert times == {
        "to-bep": Airtime(planned=seconds(60), aired=seconds(60), told=1),
        "phong-y-te": Airtime(planned=seconds(70), aired=seconds(40), unproved=seconds(40), told=1),
    }


def test_what_was_planned_and_never_aired_is_still_listed() -> None:
    times = reckoned(unit, [THREE], by_key([an_entry(Outcome.MISSED)]))
    assert times["to-bep"] == Airtime(planned=seconds(60))


def test_a_share_of_nothing_is_none() -> None:
    assert share(seconds(15), seconds(60)) == 0.25
    assert share(seconds(0), seconds(0)) is None


rundowns = st.lists(
    st.builds(
        lambda day, slugs: a_rundown(*(an_item(10 * n, 10, slug) for n, slug in enumerate(slugs)), day=day),
        st.integers(1, 28),
        st.lists(st.sampled_from(["a", "b"]), max_size=4),
    ),
    max_size=5,
    unique_by=lambda rundown: rundown.day,
)
entries = st.lists(
    st.builds(an_entry, st.sampled_from(Outcome), st.integers(0, 50), st.integers(1, 28)), max_size=5
)  # fmt: skip


@given(rundowns, entries)
def test_both_ways_of_counting_agree_and_no_more_is_aired_than_planned(week: list[Rundown], diary: list[Entry]) -> None:
    times = reckoned(unit, week, by_key(diary))
    assert {key: one.planned for key, one in times.items()} == by(unit, planned(week))
    assert {key: one.aired for key, one in times.items() if one.told} == by(unit, aired(week, by_key(diary)))
    assert all(one.unproved <= one.aired <= one.planned for one in times.values())
