"""What goes into which box of the portal, told to the clerk who fills them in."""

from collections.abc import Iterator
from datetime import date, timedelta

from newsdesk.messages import grouped
from newsdesk.model.calendar import length_words, short_day
from newsdesk.model.names import KINDS, MACHINE_VOICE
from newsdesk.office.figures import plain
from newsdesk.office.portal.article import SAMPLE, Article
from newsdesk.office.portal.blocks import words_of

WIDTH = 16


def guide(article: Article, length: timedelta | None, synthetic: bool, today: date) -> str:
    """Return HUONG-DAN.txt; `length` and `synthetic` are of the sound, where there is one."""
    parts = [_heading(article), _steps(article), _boxes(article, length, synthetic, today), _afterwards(article)]
    return "\n".join(line for part in parts for line in (*part, ""))


def captions(article: Article) -> str:
    """Return what stands below each picture, and what it shows for those who do not see it."""
    return "\n".join(line for lines in _captioned(article) for line in (*lines, ""))


def _heading(article: Article) -> list[str]:
    approval = article.told.approval
    return [
        "HƯỚNG DẪN ĐĂNG BÀI LÊN CỔNG THÔNG TIN",
        article.told.facility,
        "",
        f"Bài: {plain(article.title)}",
        *([SAMPLE.upper()] if article.story.header.sample else []),
        f"Đã duyệt ngày {short_day(approval.on)}, người duyệt: {plain(approval.office)}. Mã duyệt: {approval.digest}",
        "Đăng đúng từng chữ như trong gói này. Sửa dù một chữ thì phải đưa về Cơ sở để duyệt lại.",
    ]


def _steps(article: Article) -> list[str]:
    pictured = [
        "3. Tải các tệp ảnh lên cổng, rồi chèn vào bài đúng chỗ ghi ở mục “Ảnh trong bài”. Ảnh đã được xóa vị trí,",
        "   ngày giờ chụp; không thay bằng ảnh gốc.",
    ]
    return [
        "CÁCH LÀM",
        "1. Trên cổng, tạo một bài mới. Điền từng ô theo bảng dưới đây.",
        "2. Ô Nội dung: mở tệp bai.html bằng Notepad, chọn hết (Ctrl+A), chép (Ctrl+C). Trong ô Nội dung bấm nút",
        "   “Mã nguồn” (có nơi ghi HTML hoặc <>), dán vào (Ctrl+V). Cổng không có nút ấy thì mở bai.docx bằng Word,",
        "   chép từ dưới phần tóm tắt trở xuống rồi dán vào.",
        *(pictured if article.pictures else ["3. Bài này không có ảnh."]),
        "4. Xem thử trên cổng trước khi bấm đăng.",
    ]


def _boxes(article: Article, length: timedelta | None, synthetic: bool, today: date) -> list[str]:
    return ["ĐIỀN VÀO TỪNG Ô", *(_box(name, told) for name, told in _filled(article, length, synthetic, today))]


def _filled(article: Article, length: timedelta | None, synthetic: bool, today: date) -> Iterator[tuple[str, str]]:
    header = article.story.header
    yield "Tiêu đề", f"{article.title}\n(tiêu đề {len(article.title)} ký tự; tệp tieu-de.txt)"
    lead = f"{article.summary}\n(sapô {len(article.summary)} ký tự; tệp tom-tat.txt)" if article.summary else ""
    yield "Sapô", lead or "(bài này không có)"
    count = sum(map(len, words_of(article.blocks)))
    yield "Nội dung", f"tệp bai.html hoặc bai.docx ({grouped(count)} ký tự, chưa kể mã HTML)"
    yield "Ảnh đại diện", f"tệp {article.lead}" if article.lead else "(bài này không có; để trống)"
    yield "Chú thích", "xem tệp chu-thich.txt" if article.pictures else "(không có ảnh nên để trống)"
    yield "Tệp âm thanh", _sound(article, length, synthetic)
    yield "Chuyên mục", f"Gương điển hình tiên tiến, mô hình mới, nhân tố mới (loại: {KINDS[header.kind]})"
    yield "Từ khóa", ", ".join(plain(tag) for tag in (*header.tags, article.told.field))
    yield "Tác giả", article.told.unit
    yield "Nguồn", article.told.facility
    yield "Ngày đăng", _day(article, today)


def _sound(article: Article, length: timedelta | None, synthetic: bool) -> str:
    if length is None:
        return "(bài này không có bản nghe; để trống)"
    voice = f"\nGhi ngay dưới tệp âm thanh: “{MACHINE_VOICE}” Câu này bắt buộc, không được bỏ." if synthetic else ""
    return f"tệp {article.story.slug}.mp3, dài {length_words(length)}{voice}"


def _day(article: Article, today: date) -> str:
    header = article.story.header
    since = f"từ ngày {short_day(header.date)} trở đi" if header.date else ""
    until = f"; gỡ xuống sau ngày {short_day(header.expires)}" if header.expires else ""
    return f"{since}{until}\n(gói này làm theo bài và phiếu đồng ý còn hiệu lực ngày {short_day(today)})"


def _box(name: str, told: str) -> str:
    first, *more = told.split("\n")
    return "\n".join([f"{name + ':':<{WIDTH}}{first}", *(" " * WIDTH + line for line in more)])


def _afterwards(article: Article) -> list[str]:
    slug = article.story.slug
    return [
        *_pictures(article),
        *_links(article),
        "KIỂM TRA",
        "- Ô nào của cổng nhận ít ký tự hơn số ghi ở trên thì báo Cơ sở rút gọn và duyệt lại; không tự cắt.",
        f"- Mã của lời bài: {article.digest}",
        "- Đăng xong, mở bài trên cổng, bấm Ctrl+S lưu trang thành tệp, gửi tệp về Cơ sở để đối chiếu từng chữ với",
        "  bản đã duyệt. Người của Cơ sở chạy:",
        f"  python3 tasks.py portal {slug} --against trang-da-luu.html",
        "- Có người rút lại sự đồng ý, hoặc bài bị rút, thì phải gỡ bài khỏi cổng: Cơ sở không gỡ thay được.",
    ]


def _pictures(article: Article) -> list[str]:
    rows = [f"- {lines[0]}" for lines in _captioned(article)]
    return ["ẢNH TRONG BÀI", *rows, "Chú thích của từng ảnh: xem tệp chu-thich.txt.", ""] if rows else []


def _captioned(article: Article) -> list[list[str]]:
    """Return for each picture where it stands, its caption and what it shows."""
    told = []
    if article.lead:
        told.append(_caption(article.lead, "ảnh đại diện, đầu bài", "", article.story.header.image_alt or ""))
    before = ""
    for number, block in enumerate(article.blocks):
        if block.tag == "img":
            after = article.blocks[number + 1 : number + 2]
            below = after[0].text if after and after[0].tag == "figcaption" else ""
            where = f"sau đoạn kết thúc bằng “…{' '.join(before.split()[-6:])}”" if before else "ở đầu bài"
            told.append(_caption(block.source, where, below, block.text))
        before = block.text or before if block.tag not in ("img", "figcaption") else before
    return told


def _caption(name: str, where: str, below: str, alt: str) -> list[str]:
    return [
        f"{name}: {where}",
        f"  Chú thích: {plain(below) or '(không có)'}",
        f"  Lời tả cho người không nhìn thấy (ô Alt): {plain(alt) or '(không có)'}",
    ]


def _links(article: Article) -> list[str]:
    if not article.led_to:
        return []
    rows = [f"- {title}" for title in article.led_to]
    return [
        "LIÊN KẾT",
        "Trong bài có dẫn tới các bài sau. Bài nào đã có trên cổng thì đặt liên kết bằng tay:",
        *rows,
        "",
    ]
