"""A change is read only where somebody wrote one."""

from decimal import Decimal

import pytest

from newsdesk.council.changes import Way, changes, figure
from newsdesk.model.story import Evidence


def read(claim: str) -> list[tuple[str, str, str]]:
    found = changes([Evidence(claim=claim)])
    return [(one.what, one.mean + one.before.written, one.after.written) for one in found]


@pytest.mark.parametrize(
    ("claim", "wanted"),
    [
        ("Lỗi tự kiểm tra giảm từ 11 xuống 2", [("Lỗi tự kiểm tra", "11", "2")]),
        ("Lỗi giảm từ 11, trong đó 4 lỗi nặng, xuống 2", [("Lỗi", "11", "2")]),
        ("Thực phẩm bỏ giảm từ 6,5% xuống 3,8% khối lượng", [("Thực phẩm bỏ", "6,5%", "3,8% khối lượng")]),
        ("Chờ từ bình quân 52 xuống 21 mỗi tháng", [("Chờ", "bình quân 52", "21 mỗi tháng")]),
        ("Nhu cầu từ 148 triệu đồng còn 87 triệu đồng, giảm 41,2%", [("Nhu cầu", "148 triệu đồng", "87 triệu đồng")]),
        ("Trả lời trong 3 ngày, từ 54% lên 83%", [("Trả lời trong 3 ngày", "54%", "83%")]),
        ("Thời gian từ nấu xong đến chia giảm từ 50 phút xuống 30 phút.", [("Thời gian từ nấu xong đến chia", "50 phút", "30 phút")]),
        ("Món thiếu giảm từ 7 xuống 0; bàn giao giảm từ 15 phút xuống 2 phút",
         [("Món thiếu", "7", "0"), ("bàn giao", "15 phút", "2 phút")]),
        ("Dầu giảm từ 1.840 lít xuống 1.454 lít, bằng 21%", [("Dầu", "1.840 lít", "1.454 lít")]),
    ],
)  # fmt: skip
def test_reads_a_change_as_it_was_written(claim: str, wanted: list[tuple[str, str, str]]) -> None:
    assert read(claim) == wanted


@pytest.mark.parametrize(
    "claim",
    [
        "Hẹn từ 14h đến 16h30",
        "9 người trong tổ cùng thực hiện",
        "17 chỗ cắt nhau; nay còn 1 chỗ",
        "Lỗi giảm từ 2 xuống 11",
        "Lỗi tăng từ 11 xuống 2",
        "Rau thu từ 8,9 tấn lên 7,2 tấn",
        "Lỗi giảm từ 11 xuống 11",
        "Chi từ 3 kg xuống 2 lít",
        "Lỗi giảm từ nhiều xuống ít",
        "Lỗi giảm từ 1.84 xuống 1",
        "",
        "từ 3 lên 4",
        "giảm từ " + "1" * 5000 + " xuống 2",
    ],
)
def test_reads_no_change_where_nobody_wrote_one(claim: str) -> None:
    assert read(claim) == []


@pytest.mark.parametrize(
    ("written", "worth"),
    [
        ("1.840 lít", "1840"),
        ("6,5%", "6.5"),
        ("3,9 triệu đồng", "3900000"),
        ("310.000 đồng", "310000"),
        ("2 tỷ", "2e9"),
    ],
)
def test_knows_what_a_figure_is_worth(written: str, worth: str) -> None:
    found = figure(written)
    assert found
    assert found.worth == Decimal(worth)


def test_millions_and_thousands_of_one_thing_are_compared() -> None:
    one = changes([Evidence(claim="Tiền mua bù giảm từ 3,9 triệu đồng xuống 310.000 đồng")])[0]
    assert one.way is Way.DOWN
    assert one.alike
