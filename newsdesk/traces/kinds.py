"""What a file of the desk is, in words that an editor reads, by where it lies."""

from pathlib import PurePosixPath

PLACES = (
    ("exemplars/", "bài viết"),
    ("content/news/", "tin"),
    ("content/features/", "chuyên mục"),
    ("content/events/", "hoạt động"),
    ("content/pages/", "trang giới thiệu"),
    ("content/images/", "ảnh gốc"),
    ("content/sounds/", "nhạc và âm thanh gốc"),
    ("content/plans/", "kế hoạch"),
    ("content/records/addresses.csv", "sổ địa chỉ của trang thông tin"),
    ("content/records/", "sổ của Hội đồng"),
    ("content/", "tệp khai báo"),
    ("audio_scripts/scripts/", "lời phát thanh"),
    ("audio_scripts/rundowns/", "khung chương trình đã lưu"),
    ("audio_scripts/recordings.csv", "sổ bản thu"),
    ("audio_scripts/diary.csv", "nhật ký phát thanh"),
    ("audio_scripts/", "lời phát thanh"),
    ("media/", "kho riêng: bản thu, ảnh, phiếu"),
    ("output/site/am-thanh/", "âm thanh của trang thông tin"),
    ("output/site/hinh/", "ảnh của trang thông tin"),
    ("output/site/chia-se/", "ảnh chia sẻ của trang thông tin"),
    ("output/site/tim/", "phần tìm kiếm của trang thông tin"),
    ("output/site/", "trang thông tin"),
    ("output/broadcast/usb/", "USB"),
    ("output/broadcast/", "chương trình phát thanh"),
    ("output/office/announcer/", "phiếu đọc"),
    ("output/office/weeks/", "nhật ký tuần"),
    ("output/office/", "giấy tờ văn phòng"),
    ("output/", "bản làm dở"),
    (".cache/pictures/", "kho ảnh của máy"),
    (".cache/cards/", "kho ảnh chia sẻ của máy"),
    (".cache/desk/", "bộ nhớ của máy, chép theo bài gốc"),
    (".cache/", "kho bản phát của máy"),
)
"""The first that a path begins with says what it is; in this order an editor looks for what to change."""
ENDINGS = {
    ".html": "trang HTML",
    ".docx": "văn bản Word",
    ".xlsx": "bảng tính",
    ".vtt": "phụ đề",
    ".mp3": "âm thanh",
    ".wav": "âm thanh",
    ".json": "tệp JSON",
    ".xml": "tệp XML",
    ".zip": "gói nén",
    ".m3u8": "danh sách phát",
    ".m3u": "danh sách phát",
    ".pls": "danh sách phát",
}
OF_SITE = dict.fromkeys((".xml", ".opml"), "bản tin tự động, podcast và sơ đồ trang")
OF_SOUNDS = {".vtt": "phụ đề của trang thông tin", ".json": "các phần của bản nghe trên trang thông tin"}
OF_BROADCAST = {
    ".mp3": "âm thanh phát loa",
    ".m3u8": "danh sách phát",
    ".m3u": "danh sách phát",
    ".pls": "danh sách phát",
    ".json": "bản tin gửi hệ thống loa",
    ".html": "khung chương trình để in",
}


def kind_of(path: str) -> str:
    """Return what a file is by its path relative to the desk, or by its ending where it lies elsewhere."""
    ending = PurePosixPath(path).suffix.lower()
    words = next((words for place, words in PLACES if path.startswith(place)), None)
    if words == "âm thanh của trang thông tin":
        return OF_SOUNDS.get(ending, words)
    if words == "trang thông tin":
        return OF_SITE.get(ending, words)
    if words == "chương trình phát thanh":
        return OF_BROADCAST.get(ending, words)
    return words or ENDINGS.get(ending, "tệp khác")


def rank_of(path: str) -> int:
    """Return where a file's kind stands among the kinds of the desk: what people wrote comes first."""
    return next((rank for rank, (place, _) in enumerate(PLACES) if path.startswith(place)), len(PLACES))
