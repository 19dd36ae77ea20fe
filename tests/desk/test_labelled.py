"""Keys of a story's file are called as on its form."""

import pytest

from newsdesk.desk.labelled import labelled


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Bài thiếu mục “date”. Thêm mục này rồi trình.", "Bài thiếu mục “Ngày phổ biến”. Thêm mục này rồi trình."),
        ("Số “15” chưa có trong mục evidence nào.", "Số “15” chưa có trong mục “Minh chứng” nào."),
        ("Kể lại trong spoken.text.", "Kể lại trong mục “Bản đầy đủ để nghe”."),
        ("Ghi cách đọc vào spoken.say của bài.", "Ghi cách đọc vào mục “Cách đọc riêng” của bài."),
        (
            "Bớt hình thức trong channels, hoặc bổ sung phiếu.",
            "Bớt hình thức trong “Hình thức tuyên truyền”, hoặc bổ sung phiếu.",
        ),
        ("Chưa có phiếu cho dẫn lời (words) trên: loa.", "Chưa có phiếu cho dẫn lời trên: loa."),
        ("Bỏ mục photos, và thay ảnh.", "Bỏ mục “Có mặt trong ảnh”, và thay ảnh."),
        (
            "Sửa since hoặc on của mục registration.",
            "Sửa “Làm từ ngày” hoặc “Ngày đăng ký” của mục “Đăng ký”.",
        ),
        ("Bấm “Bắt đầu viết” (hoặc sửa tệp thành stage: draft), rồi trình.", "Bấm “Bắt đầu viết”, rồi trình."),
        ("Thiếu mục “Tít”. Thêm dòng “title: …”.", "Thiếu mục “Tít”. Điền mục này."),
        ("Bỏ loudspeaker khỏi channels.", "Bỏ “loa phát thanh” khỏi “Hình thức tuyên truyền”."),
        (
            "Muốn kể lại thì đổi thành stage: draft, rồi trình.",
            "Muốn kể lại thì đổi thành tình trạng “bản nháp”, rồi trình.",
        ),
        ("Viết stage: drafft.", "Viết stage: drafft."),
        ("Sửa mục on.", "Sửa mục “Ngày”."),
        ("Một mục nhỏ, mục tiêu rõ.", "Một mục nhỏ, mục tiêu rõ."),
    ],
)
def test_a_key_is_called_as_on_the_form(written: str, read: str) -> None:
    assert labelled(written) == read
