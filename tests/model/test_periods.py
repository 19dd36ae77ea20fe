"""The time that a text names is read from its first day to its last."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import find, given, settings
from hypothesis.strategies import dates, lists, sampled_from, text, tuples

from newsdesk.model.calendar import short_day
from newsdesk.model.periods import Span, span_of

ROWS = [r.split("\t") for r in (Path(__file__).parent / "cases/periods.tsv").read_text("utf-8").splitlines()[1:]]


def day(written: str) -> date | None:
    return None if written == "-" else date.fromisoformat(written)


@pytest.mark.parametrize(("written", "since", "until"), ROWS, ids=[row[0] for row in ROWS])
def test_reads_from_when_to_when(written: str, since: str, until: str) -> None:
    assert span_of(written) == (None if since == "none" else Span(day(since), day(until)))


@given(dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_reads_every_day_as_it_is_written_here(on: date) -> None:
    assert span_of(f"Biên bản ngày {short_day(on)}") == Span(on, on)


PIECES = [*"123456789/–-,", "12", "31", "2024", "2025", "2026", "tháng", "năm", "ngày", "quý", "IV", "II", "ba", "chạp"]
PIECES += ["đầu", "cuối", "giữa", "nửa đầu", "nửa cuối", "từ", "đến", "đến nay", "hết", "và", "số", "so với"]
SAID = lists(tuples(sampled_from(PIECES), sampled_from(["", " "])).map("".join), max_size=14).map("".join)


@settings(max_examples=300)
@given(SAID | text(max_size=50))
def test_no_text_stops_it(written: str) -> None:
    span = span_of(written)
    if span and span.since and span.until:
        assert span.since <= span.until


def test_pieces_put_together_are_a_time_with_two_ends_now_and_then() -> None:
    span = span_of(find(SAID, _has_two_days))
    assert span
    assert span.since != span.until


def _has_two_days(written: str) -> bool:
    span = span_of(written)
    return bool(span and span.since and span.until and span.since < span.until)
