"""Hostile files by the million: the same number makes the same file, and what ran is written down."""

from pathlib import Path

import pytest

from bench.fuzzing import header, ledger, run
from bench.fuzzing.ledger import Row

TARGETS = sorted(run.TARGETS)


@pytest.mark.parametrize("target", TARGETS)
def test_two_hundred_hostile_files_do_no_harm(target: str) -> None:
    tally = run.batch(target, 0, 200)
    assert tally.findings == ()
    assert tally.distinct > 150


@pytest.mark.parametrize("target", TARGETS)
def test_the_same_number_makes_the_same_case_and_another_makes_another(target: str) -> None:
    assert run.made(target, 7)[0] == run.made(target, 7)[0]
    assert run.made(target, 7)[0] != run.made(target, 8)[0]


def test_what_ends_a_reader_is_a_finding_by_its_number(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(*_: object) -> None:
        raise KeyError("a")

    monkeypatch.setattr(header, "read_sheet", broken)
    monkeypatch.setattr(header, "read_yaml", broken)
    lines = list(run.report("header", 3, 40, 1, tmp_path / "book.tsv"))
    assert lines[:3] == [f"header {number}: KeyError: 'a'" for number in (40, 41, 42)]
    (row,) = ledger.read(tmp_path / "book.tsv")
    assert (row.first, row.last, row.failures, row.failing) == (40, 42, 3, (40, 41, 42))


def test_a_ledger_joins_what_follows_and_goes_on_where_it_ended(tmp_path: Path) -> None:
    book = tmp_path / "book.tsv"
    for _ in range(2):
        list(run.report("lexicon", 20, None, 1, book))
    (row,) = ledger.read(book)
    assert (row.first, row.last) == (0, 39)
    other = Row("lexicon", 30, 59, 30, 0, 0, 1.0, "2026-01-01", "a")
    assert ledger.cases([row, other]) == 60
    assert ledger.next_case([row, other], "lexicon") == 60
    assert ledger.next_case([row, other], "header") == 0
