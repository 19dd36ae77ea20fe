"""How readings are scored: what an announcer would call the same is the same, and silence is told from a report."""

from pathlib import Path

import pytest

from bench import speech
from bench.scoring import agrees


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("năm ngàn lẻ hai", "năm nghìn linh hai"),
        ("hai mươi bốn tỉ", "hai mươi tư tỷ"),
        ("hai nghìn hai mươi hai", "hai nghìn không trăm hai mươi hai"),
        ("mồng năm tháng ba", "ngày mùng năm tháng ba"),
        ("không phẩy hai năm", "không phẩy hai mươi lăm"),
        ("bảy giờ ba mươi", "bảy giờ ba mươi phút"),
        ("Hoà, “thuý”!", "hòa thúy"),
        ("trừ hai độ", "âm hai độ"),
    ],
)
def test_two_ways_of_saying_the_same_agree(said: str, expected: str) -> None:
    assert agrees(said, expected)


@pytest.mark.parametrize(
    ("said", "expected"), [("hai mươi lăm", "hai mươi tư"), ("năm trăm", "năm nghìn"), ("tháng ba", "tháng tư")]
)
def test_another_number_does_not(said: str, expected: str) -> None:
    assert not agrees(said, expected)


def test_an_expression_allows_for_other_readings() -> None:
    assert agrees("số năm trên kế hoạch", "số năm, kế hoạch", "số năm (trên|gạch chéo|) kế hoạch")


def test_a_table_is_scored_and_its_errors_are_told_apart(tmp_path: Path) -> None:
    table = tmp_path / "cases.tsv"
    table.write_text(
        "written\tspoken\talso_accepted\tcategory\n"
        "Có 5 tổ.\tCó năm tổ.\t\tcount\n"
        "Còn 3/4.\tCòn ba phần tư.\t\tfraction\n"
        "Có 6 tổ.\tCó bảy tổ.\t\tcount\n"
        "Có 7 tổ.\tCó bảy đội.\t\tcount\n",
        encoding="utf-8",
    )
    first, *rest = speech.report([table], misses=True)
    assert first == (
        "cases.tsv, broadcast, lenient: 1 of 4 right (25.0 %); wrong and reported 1,"
        " silent wrong numbers 1, other silent 1"
    )
    assert rest[0] == "  count 1/3, fraction 0/1"
    assert any("Text outside spans: 0 of 4 touched" in line for line in rest)


def test_a_table_of_what_must_stay(tmp_path: Path) -> None:
    table = tmp_path / "left.tsv"
    table.write_text("written\tleft\twhy\nCòn 3/4.\t3/4\tx\nCó 5 tổ.\t5\tx\n", encoding="utf-8")
    assert next(speech.report([table], misses=False)).startswith(
        "left.tsv, broadcast, lenient: 1 of 2 right (50.0 %); wrong and reported 0, silent wrong numbers 1"
    )


def test_other_conventions_are_scored_to_the_letter(tmp_path: Path) -> None:
    table = tmp_path / "nemo.tsv"
    table.write_text("class\twritten\tspoken\ndate\t5/8/2024\tngày năm tháng tám năm hai nghìn hai mươi tư\n", "utf-8")
    lines = [line for line in speech.report([table], misses=False) if "right" in line]
    assert ["100.0 %" in line for line in lines] == [True, True]
