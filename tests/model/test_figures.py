"""Figures that claim something are found by their value; days, times, papers, names and idioms are none."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis.strategies import integers, lists, sampled_from, text

from newsdesk.model.figures import About, Figure, Kind, figures
from newsdesk.model.numerals import NUMERAL, syllables, value_of
from newsdesk.speech.numerals import number

CASES = Path(__file__).parent / "cases"
ROWS = [row.split("\t") for row in (CASES / "figures.tsv").read_text("utf-8").splitlines()[1:]]


def shown(figure: Figure) -> str:
    """Return 9 for a count, 6.5% for a share, x2 for a multiple."""
    value = f"{round(figure.value, 3):.10g}"
    value = str(int(figure.value)) if figure.value.is_integer() else value
    return {Kind.COUNT: value, Kind.SHARE: f"{value}%", Kind.RATIO: f"x{value}"}[figure.kind]


@pytest.mark.parametrize(("written", "found"), ROWS, ids=[row[0] for row in ROWS])
def test_finds_what_a_text_claims(written: str, found: str) -> None:
    assert [shown(figure) for figure in figures(written)] == found.split()


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("hai người bốc thăm", "2"),
        ("lần thứ 7", "7"),
        ("lớp 9", "9"),
        ("27 tuổi", "27"),
        ("ba lần", "3"),
        ("tháng 6/2026", ""),
        ("2 tuần đầu tháng 6/2025", "2"),
        ("Tập thể lao động tiên tiến năm 2025", ""),
    ],
)
def test_evidence_proves_more_than_a_text_claims(written: str, found: str) -> None:
    assert [shown(figure) for figure in figures(written, everything=True)] == found.split()


@pytest.mark.parametrize(
    ("written", "about"),
    [
        ("hơn 300 món", About.OVER),
        ("ít nhất 300 món", About.OVER),
        ("gần 300 món", About.UNDER),
        ("không quá 300 món", About.UNDER),
        ("khoảng 300 món", About.ROUGH),
        ("trung bình 300 món", About.ROUGH),
        ("chừng ba trăm món", About.ROUGH),
        ("đúng 300 món", About.EXACT),
    ],
)
def test_hears_how_closely_a_figure_is_meant(written: str, about: About) -> None:
    assert [figure.about for figure in figures(written)] == [about]


@pytest.mark.parametrize(
    ("one", "other"), [("1,4 m", "140 cm"), ("2 tấn", "2.000 kg"), ("1,2 ha", "12.000 m2"), ("0,5 lít", "500 ml")]
)
def test_knows_one_measure_in_two_units(one: str, other: str) -> None:
    (first,), (second,) = figures(one), figures(other)
    assert first.measure == second.measure != ""
    assert first.base == pytest.approx(second.base)


def test_a_figure_is_found_where_it_stands() -> None:
    text = "Từ đầu năm, bếp đón\n12 lượt."
    (figure,) = figures(text)
    assert text[figure.start :].startswith("12 lượt")


def test_passes_over_what_is_known() -> None:
    assert [f.value for f in figures("12 lượt, 13 lượt", known={(Kind.COUNT, 12.0)})] == [13]


@given(integers(min_value=0, max_value=10**12))
def test_reads_every_number_that_an_announcer_says(value: int) -> None:
    assert value_of(number(value)) == value
    assert syllables(value) == len(number(value).split())


@given(lists(sampled_from(NUMERAL), max_size=9))
def test_no_run_of_numerals_stops_it(words: list[str]) -> None:
    value_of(" ".join(words))
    list(figures(" ".join(words)))
    list(figures(" ".join(words), everything=True))


@given(text(alphabet="0123456789.,/:-–%h “”\nİămuơàiộtnghìphầ", max_size=60) | text(max_size=60))
def test_no_text_stops_it(written: str) -> None:
    for everything in (False, True):
        for figure in figures(written, everything=everything):
            assert figure.value >= 0
