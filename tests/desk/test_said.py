"""What commands say to a terminal becomes what a page says."""

import pytest

from newsdesk import messages
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
            "Trang thông tin và loa còn giữ bài đến lần phát hành sau. Chạy ngay: python3 tasks.py publish",
            "Trang thông tin và loa còn giữ bài đến lần phát hành sau. Bấm [Phát hành](/publish)",
        ),
        (
            "Rút bài bằng lệnh: python3 tasks.py withdraw exemplars/2026/bep.md --because mistake",
            "Rút bài ở trang [Rút bài](/do/withdraw?story=bep)",
        ),
        ("Trình bằng lệnh python3 tasks.py submit exemplars/2026/a.md --by … rồi mới duyệt được.",
         "Trình ở trang [Trình bài](/do/submit?story=a) rồi mới duyệt được."),
        ("Ngày thu (--on) không thể sau hôm nay.", "Ngày thu không thể sau hôm nay."),
        ("Bỏ tên người khỏi --note: phần ghi lại không giữ tên ai.",
         "Bỏ tên người khỏi ô “Ghi thêm”: phần ghi lại không giữ tên ai."),
        ("Đặt tên khác: --slug ten-khac.", "Đặt tên khác: ô “Tên tệp”."),
        ("Thiếu thư mục exemplars. Kiểm tra lại --desk.", "Thiếu thư mục exemplars. Kiểm tra lại thư mục của bàn."),
        ("Một dòng thường.", "Một dòng thường."),
        ("Phiếu thẩm định và biên bản: python3 tasks.py examine exemplars/2026/bep.md",
         "Phiếu thẩm định và biên bản: [Phiếu thẩm định và biên bản họp](/papers/examine)"),
        ("Xóa xong thì ghi lại: python3 tasks.py withdraw-consent PDY-2026-014 --deleted NĂM-THÁNG-NGÀY",
         "Xóa xong thì ghi lại: [Ghi ngày đã xóa hẳn](/do/consent-deleted?slip=PDY-2026-014)"),
        ("Sửa các chỗ nêu trên rồi chạy lại đúng lệnh: python3 tasks.py withdraw-consent PDY-1",
         "Sửa các chỗ nêu trên rồi làm lại ở trang [Rút phiếu đồng ý](/do/withdraw-consent?slip=PDY-1)"),
        ("Trình lại bằng lệnh submit, rồi duyệt lại bằng lệnh approve.",
         "Trình lại ở trang [Trình bài](/do/submit), rồi duyệt lại ở trang [Duyệt bài](/do/approve)."),
        ("Chưa đọc được content/plans/. Chạy lệnh check để xem lỗi.",
         "Chưa đọc được content/plans/. Mở trang [Bảng theo dõi](/) để xem lỗi."),
        ("Mở tệp, trả lời các câu hỏi, rồi chạy lại lệnh report.",
         "Mở tệp, trả lời các câu hỏi, rồi làm lại ở trang [Báo cáo kết quả](/papers/report)."),
        ("Xem thêm bằng lệnh check.", "Xem thêm ở trang [Bảng theo dõi](/)."),
        ("Sửa các chỗ trên trong câu lệnh rồi chạy lại.", "Sửa các chỗ trên trong câu lệnh rồi chạy lại."),
        ("Sửa tệp trên rồi chạy lại lệnh này.", "Sửa tệp trên rồi chạy lại lệnh này."),
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


def test_every_code_that_a_finding_can_have_is_known_for_one() -> None:
    codes = messages.catalogue()["problems"]
    said = lines([f"exemplars/2026/bep.md:9: LỖI [{code}] Một chỗ." for code in codes])
    assert [code for code, line in zip(codes, said, strict=True) if line.pieces != (Piece("Một chỗ."),)] == []
