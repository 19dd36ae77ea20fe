"""What a file of the desk is, in an editor's words, and whether it may be recorded, by its path alone."""

import re
from pathlib import PurePosixPath

from newsdesk import files
from newsdesk.model.names import STAGES
from newsdesk.model.story import Stage

AREA = ("exemplars/", "content/", "audio_scripts/")
"""Where people write, and where the machine writes what is kept."""
LOOK = ("theme/", "pelicanconf.py")
"""A desk that lies apart from the software may have a look of its own."""
PICTURES = {".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif", ".svg"}
SOUNDS = {".mp3", ".wav", ".flac", ".ogg", ".opus", ".m4a"}
ENDINGS = {
    "exemplars/": {".md"},
    "content/images/": PICTURES,
    "content/sounds/": SOUNDS,
    "content/": {".yaml", ".md", ".tsv", ".csv"},
    "audio_scripts/": {".txt", ".yaml", ".csv"},
}
"""What is read in each folder; the first that fits counts."""
THROWN_AWAY = ("output/", "media/", ".cache/", ".venv", ".git/")
"""What nobody expects to be saved, so that nothing is said of it."""
LARGEST = 20_000_000
"""Bytes of one file: a song or a picture has room, a film has not."""
SECRET_NAME = re.compile(
    r"(?:^|/)(?:\.env\b.*|id_(?:rsa|dsa|ecdsa|ed25519)\b.*|\.netrc|\.htpasswd|.*\.(?:pem|key|p12|pfx|jks|kdbx|ovpn|ppk)"
    r"|(?:.*[-_. ])?(?:passwords?|secrets?|credentials?|mat-khau|mật khẩu|matkhau)(?:[-_. ].*)?)\Z",
    re.IGNORECASE,
)
SECRET_WORDS = re.compile(
    rb"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}\b"
    rb"|\bgithub_pat_\w{40,}|\bglpat-[\w-]{20,}|\bxox[abpr]-[\w-]{20,}|\bAIza[\w-]{35}\b"
)
TOLD = re.compile(r"^[\"']?stage[\"']?[ \t]*:[ \t]*[\"']?([a-z]+)", re.MULTILINE)
TITLE = re.compile(r"^[\"']?title[\"']?[ \t]*:[ \t]*(.+)$", re.MULTILINE)
NOUNS = {
    "content/facility.yaml": "thông tin Cơ sở",
    "content/programmes.yaml": "lịch phát",
    "content/consents.yaml": "sổ phiếu đồng ý",
    "content/papers.yaml": "khai báo giấy tờ",
    "content/lexicon.tsv": "bảng đọc",
    "content/phrases.tsv": "bảng câu chữ",
    "content/records/addresses.csv": "sổ địa chỉ đã đăng",
    "content/records/withdrawals.csv": "sổ rút phiếu",
    "audio_scripts/recordings.csv": "sổ bản thu",
    "audio_scripts/diary.csv": "nhật ký phát thanh",
}
FOLDERS = {
    "content/plans/": "kế hoạch",
    "content/news/": "tin",
    "content/features/": "chuyên mục",
    "content/events/": "hoạt động",
    "content/reports/": "phần đánh giá cho báo cáo",
    "content/pages/": "trang",
    "content/images/": "ảnh",
    "content/sounds/": "âm thanh",
    "content/records/registrations-": "danh sách đăng ký đã chốt",
    "audio_scripts/scripts/": "lời phát thanh",
    "audio_scripts/rundowns/": "khung chương trình",
    "theme/": "giao diện riêng",
    "pelicanconf.py": "giao diện riêng",
}


def in_area(path: str) -> bool:
    """Whether a path lies where people and the machine keep what is told."""
    return path.startswith(AREA)


def why_not(path: str, ours: bool) -> str:
    """Return why a path is not for an editor to save, nothing where it is; `ours` where the software lies beside."""
    if SECRET_NAME.search(path):
        return "tên giống tệp mật khẩu hoặc khóa bí mật; cất nơi khác"
    if path.startswith(LOOK):
        return "thuộc về phần mềm; người phụ trách kỹ thuật lưu riêng" if ours else ""
    if not in_area(path):
        return "thuộc về phần mềm; người phụ trách kỹ thuật lưu riêng" if ours else "nằm ngoài các thư mục của bàn"
    if any(part.startswith((".", "~")) for part in path.split("/")) or "\n" in path:
        return "tệp ẩn hoặc tệp tạm của chương trình khác"
    if PurePosixPath(path).suffix.lower() not in next(
        endings for at, endings in ENDINGS.items() if path.startswith(at)
    ):
        return "không phải loại tệp mà bàn biên tập đọc"
    return ""


def noun(path: str, content: bytes = b"") -> str:
    """Return what a file is for an editor; a story with its title."""
    if path in NOUNS:
        return NOUNS[path]
    if path.startswith("exemplars/"):
        return f"bài “{title(content) or PurePosixPath(path).stem}”"
    found = next((name for folder, name in FOLDERS.items() if path.startswith(folder)), "tệp")
    return f"{found} “{(path.endswith('.md') and title(content)) or PurePosixPath(path).stem}”"


def title(content: bytes) -> str:
    """Return the title that a text's header gives, in short."""
    found = TITLE.search(content.decode("utf-8", "replace"))
    words = " ".join(found[1].strip().strip("\"'").split()) if found else ""
    return files.nfc(words if len(words) <= 70 else f"{words[:70].rstrip()}…")


def stage(content: bytes) -> Stage | None:
    """Return the stage that a story's file says, whatever else is wrong with it."""
    found = TOLD.search(content.decode("utf-8", "replace"))
    return Stage(found[1]) if found and found[1] in {stage.value for stage in STAGES} else None


def is_approved(now: bytes, before: bytes = b"") -> bool:
    """Whether a story is approved; where its stage cannot be read any more, whether it was."""
    return (stage(now) or stage(before)) is Stage.APPROVED
