"""Rundowns fit, take turns fairly and are the same for the same desk."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.model.programme import Part, Programme, Slot, Weekday
from newsdesk.model.rundown import Rundown
from newsdesk.planning import words
from newsdesk.planning.rotation import Candidate, remembered
from newsdesk.planning.rundowns import Material, Piece, fill, refit
from newsdesk.planning.text import from_text, to_text
from tests.builders import a_facility

DAY = date(2026, 11, 20)
ORDER = (Part.IDENT, Part.OPENING, Part.NEWS, Part.STING, Part.EXEMPLAR, Part.STING, Part.EXEMPLAR, Part.CLOSING)


def seconds(number: float) -> timedelta:
    return timedelta(seconds=number)


def a_slot(minutes: int = 10) -> Slot:
    return Slot(key="sang", days=tuple(Weekday), opens=time(5, 45), minutes=minutes)


def a_programme(order: tuple[Part, ...] = ORDER, slot: Slot | None = None) -> Programme:
    return Programme(
        key="p", title="Bản tin", slots=(slot or a_slot(),), order=order,
        opening="Chào, {thứ}, {ngày}.", closing="Hết, {cơ sở}. {giọng}", machine_voice="Giọng máy.",
    )  # fmt: skip


def material(stories: dict[str, tuple[str, float]], news: dict[str, float] | None = None) -> Material:
    fixed = {Part.IDENT: 6, Part.OPENING: 20, Part.STING: 2, Part.CLOSING: 14}
    return Material(
        fixed={part: Piece(part.value, part.value, seconds(length)) for part, length in fixed.items()},
        stories={Candidate(s, u, DAY): Piece(s, s, seconds(length)) for s, (u, length) in stories.items()},
        news={Candidate(s, "", DAY): Piece(s, s, seconds(length)) for s, length in (news or {}).items()},
    )


def parts(rundown: Rundown) -> list[str]:
    return [item.slug or item.part.value for item in rundown.items]


def test_fills_the_running_order() -> None:
    desk = material({"a": ("u1", 180), "b": ("u2", 200)}, {"tin": 40})
    rundown = fill(a_programme(), a_slot(), DAY, desk, remembered([], {}))
    assert parts(rundown) == ["ident", "opening", "tin", "sting", "a", "sting", "b", "closing"]
    assert rundown.length == seconds(6 + 20 + 40 + 2 + 180 + 2 + 200 + 14)
    assert [item.starts for item in rundown.items][:4] == [seconds(n) for n in (0, 6, 26, 66)]


def test_what_does_not_fit_waits_and_its_sting_goes_with_it() -> None:
    desk = material({"a": ("u1", 180), "dai": ("u2", 500)}, {"tin": 40})
    rundown = fill(a_programme(), a_slot(), DAY, desk, remembered([], {}))
    assert parts(rundown) == ["ident", "opening", "tin", "sting", "a", "closing"]


def test_units_take_turns() -> None:
    desk = material({"a1": ("u1", 60), "a2": ("u1", 60), "b1": ("u2", 60)})
    rundown = fill(a_programme(), a_slot(), DAY, desk, remembered([], {}))
    assert rundown.stories == ("a1", "b1")


def test_the_least_recently_told_comes_first() -> None:
    desk = material({"a": ("u1", 60), "b": ("u2", 60), "c": ("u3", 60)})
    memory = remembered([], {})
    told: list[str] = []
    for offset in range(6):
        rundown = fill(a_programme(), a_slot(), DAY + timedelta(days=offset), desk, memory)
        memory.keep(rundown, {"a": "u1", "b": "u2", "c": "u3"})
        told += rundown.stories
    assert [told.count(slug) for slug in "abc"] == [4, 4, 4]
    assert all(one != other for one, other in zip(told, told[1:], strict=False))


def test_a_year_without_stories_still_opens_and_closes() -> None:
    rundown = fill(a_programme(), a_slot(), DAY, material({}), remembered([], {}))
    assert parts(rundown) == ["ident", "opening", "closing"]


libraries = st.dictionaries(
    st.sampled_from([f"s{n}" for n in range(12)]),
    st.tuples(st.sampled_from(["u1", "u2", "u3"]), st.floats(1, 900)),
)


@given(stories=libraries, minutes=st.integers(1, 30))
def test_never_overruns_where_its_fixed_parts_do_not(stories: dict[str, tuple[str, float]], minutes: int) -> None:
    slot = a_slot(minutes)
    rundown = fill(a_programme(slot=slot), slot, DAY, material(stories), remembered([], {}))
    assert rundown.length <= max(slot.length, seconds(6 + 20 + 2 + 2 + 14))
    assert len(set(rundown.stories)) == len(rundown.stories)
    again = fill(a_programme(slot=slot), slot, DAY, material(dict(reversed(stories.items()))), remembered([], {}))
    assert again == rundown


def test_today_keeps_its_items_at_their_present_length() -> None:
    desk = material({"a": ("u1", 180), "b": ("u2", 200)}, {"tin": 40})
    planned = fill(a_programme(), a_slot(), DAY, desk, remembered([], {}))
    longer = material({"a": ("u1", 190), "b": ("u2", 200), "moi": ("u3", 30)}, {"tin": 40})
    again = refit(planned, a_programme(), a_slot(), longer)
    assert again is not None
    assert parts(again) == parts(planned)
    assert again.length == planned.length + seconds(10)


@pytest.mark.parametrize(
    "desk", [material({"a": ("u1", 180)}, {"tin": 40}), material({"a": ("u1", 180), "b": ("u2", 400)}, {"tin": 40})]
)
def test_today_is_planned_anew_where_it_cannot_air_as_it_was(desk: Material) -> None:
    whole = material({"a": ("u1", 180), "b": ("u2", 200)}, {"tin": 40})
    planned = fill(a_programme(), a_slot(), DAY, whole, remembered([], {}))
    assert refit(planned, a_programme(), a_slot(), desk) is None


def test_a_rundown_survives_its_file() -> None:
    desk = material({"a": ("u1", 180.123), "b": ("u2", 200)}, {"tin": 40})
    rundown = fill(a_programme(), a_slot(), DAY, desk, remembered([], {}))
    assert from_text(to_text(rundown)) == rundown


@pytest.mark.parametrize("text", ["", "a: [", "items: 3", "date: 2026-13-01\nitems: []", "- 1"])
def test_a_file_that_holds_none_is_said(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        from_text(text)


def test_the_greeting_has_the_days_own_words() -> None:
    facility = a_facility()
    assert words.opening(a_programme(), facility, DAY, synthetic=True) == "Chào, thứ Sáu, ngày 20 tháng 11 năm 2026."
    assert words.closing(a_programme(), facility, DAY, synthetic=True) == "Hết, Cơ sở Mới. Giọng máy."
    assert words.closing(a_programme(), facility, date(2024, 1, 1), synthetic=False) == "Hết, Cơ sở Cũ."
