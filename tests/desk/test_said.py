"""What commands say to a terminal becomes what a page says."""

import pytest

from newsdesk.desk.said import Piece, Said, lines


def shown(said: Said) -> str:
    """Return a line with its links in brackets."""
    return "".join(f"[{piece.text}]({piece.address})" if piece.address else piece.text for piece in said.pieces)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "Viết xong thì trình: python3 tasks.py submit exemplars/2026/bep.md --by …",
            "Viết xong thì trình: [Trình bài](/do/submit?story=bep)",
        ),
        (
            "Trang web và loa còn giữ bài đến lần phát hành sau. Chạy ngay: python3 tasks.py publish",
            "Trang web và loa còn giữ bài đến lần phát hành sau. Bấm [Phát hành](/publish)",
        ),
        (
            "Rút bài bằng lệnh: python3 tasks.py withdraw exemplars/2026/bep.md --because mistake",
            "Rút bài ở trang [Rút bài](/do/withdraw?story=bep)",
        ),
        ("Trình bằng lệnh python3 tasks.py submit exemplars/2026/a.md --by … rồi mới duyệt được.",
         "Trình ở trang [Trình bài](/do/submit?story=a) rồi mới duyệt được."),
        ("Ngày thu (--on) không thể ở sau hôm nay.", "Ngày thu không thể ở sau hôm nay."),
        ("Bỏ tên người khỏi --note: phần ghi lại không giữ tên ai.",
         "Bỏ tên người khỏi ô “Ghi thêm”: phần ghi lại không giữ tên ai."),
        ("Đặt tên khác: --slug ten-khac.", "Đặt tên khác: ô “Tên tệp”."),
        ("Một dòng thường.", "Một dòng thường."),
    ],
)  # fmt: skip
def test_a_command_becomes_the_page_that_does_it(written: str, expected: str) -> None:
    (line,) = lines([written], {"note": "Ghi thêm", "slug": "Tên tệp"})
    assert shown(line) == expected


def test_a_finding_has_its_place() -> None:
    (line,) = lines(["exemplars/2026/bếp.md:12: LỖI [people-unknown] Chưa có phiếu: xem lại."])
    assert (line.path, line.line, line.is_error) == ("exemplars/2026/bếp.md", 12, True)
    assert line.pieces == (Piece("Chưa có phiếu: xem lại."),)


def test_a_finding_of_a_whole_file_has_no_line() -> None:
    (line,) = lines(["media/thu âm.wav: LƯU Ý [recording-quiet] Bản thu nhỏ tiếng."])
    assert (line.path, line.line, line.severity) == ("media/thu âm.wav", 0, "LƯU Ý")
