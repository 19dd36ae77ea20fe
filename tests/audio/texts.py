"""Ten texts as a desk would say them, words only, and scripts of them."""

from array import array
from datetime import timedelta
from pathlib import Path

from newsdesk.audio import ffmpeg
from newsdesk.model.script import Line, Pause, Script

TEXTS = (
    ("Rửa tay bằng xà phòng.", "Mỗi ngày, xin nhớ ba lúc: trước khi ăn, sau khi đi vệ sinh, sau giờ lao động."),
    (
        "Chùm giá đỗ bên lò hơi.",
        "Anh nuôi trưởng tổ bếp ủ giá đỗ ngay cạnh lò hơi, nơi ấm nhất trong khu nhà.",
        "Mỗi tuần tổ bếp có thêm hai mươi lăm cân rau sạch; tiền chợ giảm một phần mười.",
        "Cách làm ấy, các cơ sở vệ tinh đều theo được.",
    ),
    (
        "Người giữ cuốn sổ thăm hỏi.",
        "Chị ghi tên từng gia đình, ngày gọi, lời nhắn; mười một năm chưa sót một cuộc nào.",
        "Chị bảo: ai cũng cần biết rằng có người đang chờ mình về!",
    ),
    ("Mười hai bảng điện hồng.", "Lớp điện dân dụng làm mười hai bảng điện tập nghề."),
    ("Giữ ấm mùa sương.", "Đêm xuống, sương dày, nhiệt độ còn mười hai độ.", "Xin mặc thêm áo, đóng cửa sổ phía bắc."),
    ("Giờ mở cửa phòng đọc.", "Phòng đọc mở từ bảy giờ ba mươi phút đến mười sáu giờ, trừ chủ nhật."),
    (
        "Hạn đăng ký điển hình.",
        "Các phòng, các cơ sở vệ tinh gửi bản đăng ký trước ngày mười lăm tháng tám.",
        "Bản đăng ký ghi rõ tên gương, lĩnh vực, việc đã làm và kết quả.",
        "Có gì chưa rõ, xin hỏi tổ thi đua.",
        "Hội đồng sẽ họp trong tuần cuối của tháng.",
    ),
    ("Giải bóng chuyền hơi.", "Tám đội, hai bảng, chung kết chiều thứ bảy."),
    ("Khai giảng lớp điện dân dụng.", "Hai mươi tư học viên vào lớp sáng nay.", "Lớp học ba tháng, mỗi tuần bốn buổi."),
    ("Nghỉ lễ.", "Chúc các anh, các chị một ngày bình an."),
)


def script(*parts: str | Pause, slug: str = "bai") -> Script:
    said = tuple(Line(part) if isinstance(part, str) else part for part in parts)
    return Script(slug=slug, source=f"exemplars/2026/{slug}.md", title=slug, parts=said)


def scripts() -> tuple[Script, ...]:
    """Ten scripts of different texts and lengths, from a few seconds to about a minute."""
    return tuple(
        script(text[0], Pause.HEADING, *text[1:], Pause.PARAGRAPH, *text[::-1], slug=f"bai-{at}")
        for at, text in enumerate(TEXTS)
    )


def seconds(length: timedelta) -> float:
    return length.total_seconds()


def heard_levels(path: Path) -> list[int]:
    """Return the largest sample of each millisecond of what a decoder hears, 0 to 32767."""
    heard = array("h", ffmpeg.run(["-i", ffmpeg.file(path), "-f", "s16le", "-ac", "1", "-ar", "44000", "-"]))
    return [max(map(abs, heard[at : at + 44])) for at in range(0, len(heard) - 44, 44)]
