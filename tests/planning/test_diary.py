"""The diary survives its file, whatever stands in it."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.model.diary import Entry, Outcome, by_key
from newsdesk.planning.diary import from_text, to_text

plain = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=30).map(
    lambda t: " ".join(t.split())
)
tenths = st.integers(0, 100_000).map(lambda tenth: timedelta(milliseconds=100 * tenth))
entries = st.builds(
    Entry,
    day=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    slot=st.sampled_from(["sang", "chieu"]),
    opens=st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    outcome=st.sampled_from(Outcome),
    began=st.none() | st.times().map(lambda t: t.replace(microsecond=0)),
    late=tenths,
    planned=tenths,
    heard=tenths,
    player=plain,
    why=plain,
)


@given(st.lists(entries, max_size=5))
def test_a_diary_survives_its_file(written: list[Entry]) -> None:
    in_order = sorted(written, key=lambda one: (one.day, one.opens, one.slot))
    assert list(from_text(to_text(written))) == in_order


def test_what_ended_last_about_a_slot_counts() -> None:
    first = Entry(day=date(2026, 11, 20), slot="sang", opens=time(5, 45), outcome=Outcome.PARTIAL)
    again = Entry(day=date(2026, 11, 20), slot="sang", opens=time(5, 45), outcome=Outcome.AIRED)
    assert by_key([first, again]) == {"2026-11-20-sang": again}


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "day,slot\n2026-11-20,sang\n", 'day\n"mở mà không đóng\n'])
def test_a_file_that_is_no_diary_is_said(text: str) -> None:
    with pytest.raises(ValueError, match=r"^dòng \d+$"):
        from_text(text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("11-21", "13-45"),
        ("aired", "heard"),
        ("45,aired", "77,aired"),
        ("0.0", "1e999"),
        ("45,aired", "45+07:00,aired"),
    ],
)
def test_a_row_that_cannot_be_read_is_named_by_its_line(old: str, new: str) -> None:
    days = [Entry(day=date(2026, 11, day), slot="sang", opens=time(5, 45), outcome=Outcome.AIRED) for day in (20, 21)]
    first, _, last = to_text(days).rpartition("2026-11-21")
    with pytest.raises(ValueError, match="dòng 3"):
        from_text(first + ("2026-11-21" + last).replace(old, new, 1))


def test_an_empty_file_is_an_empty_diary() -> None:
    assert from_text("") == ()
