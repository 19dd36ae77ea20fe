"""The facility's rows: what holds, what clashes, what nobody can understand."""

import pytest

from newsdesk.model.lexicon import Lexicon, Sense
from newsdesk.problems import Problem
from newsdesk.sources.lexicon import read_lexicon
from newsdesk.sources.plain import Written

HEADING = "written\tspoken\tscope\tnote\n"


def read(rows: str) -> tuple[Lexicon, list[Problem]]:
    content = rows.encode()
    lexicon, _, problems = read_lexicon(Written("content/lexicon.tsv", len(content), content))
    return lexicon, problems


def test_a_writing_with_one_reading_is_a_plain_row() -> None:
    assert read(HEADING + "KH\tKế hoạch\t\tghi chú\n") == ({"KH": "Kế hoạch"}, [])


def test_columns_may_stand_in_any_order_or_be_the_old_three() -> None:
    assert read("spoken\twritten\nKế hoạch\tKH\n")[0] == {"KH": "Kế hoạch"}
    assert read("chữ\tđọc\tghi chú\nKH\tKế hoạch\tnhiều, lắm\n")[0] == {"KH": "Kế hoạch"}


def test_a_writing_with_two_senses_stands_on_two_rows() -> None:
    lexicon, problems = read(HEADING + "HS\thọc sinh\tsau: em\nHS\thồ sơ\ttrước: bệnh án\nHS\thiệu suất\n")
    assert problems == []
    assert lexicon["HS"] == (
        Sense("học sinh", after=frozenset(["em"])),
        Sense("hồ sơ", before=frozenset(["bệnh án"])),
        Sense("hiệu suất"),
    )


@pytest.mark.parametrize(
    ("rows", "code", "line"),
    [
        ("HS\thồ sơ\nHS\thọc sinh\n", "lexicon-doubled", 3),
        ("HS\thồ sơ\tsau: bộ, em\nHS\thọc sinh\tsau: em\n", "lexicon-clash", 3),
        ("HS\thồ sơ\tbên cạnh: bộ\n", "lexicon-scope", 2),
        ("HS\t5 hồ sơ\n", "lexicon-row", 2),
    ],
)
def test_rows_that_contradict_or_say_nothing_are_problems(rows: str, code: str, line: int) -> None:
    problems = read(HEADING + rows)[1]
    assert [(problem.code, problem.place.line) for problem in problems] == [(code, line)]


@pytest.mark.parametrize("spoken", ["m²", "e-mail ①", "một ½", "Ⅲ"])
def test_what_stands_for_a_number_is_no_reading(spoken: str) -> None:
    content = f"written\tspoken\nAB\t{spoken}\n".encode()
    rows, _, problems = read_lexicon(Written("content/lexicon.tsv", len(content), content))
    assert (rows, [(p.code, p.place.line) for p in problems]) == ({}, [("lexicon-row", 2)])
