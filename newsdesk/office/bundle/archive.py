"""The record as one file: every paper, a page that leads through it, and a manifest that proves each of them."""

import hashlib
from collections.abc import Mapping

from newsdesk import __version__, files
from newsdesk.model.calendar import short_day
from newsdesk.office.archives import packed
from newsdesk.office.bundle.index import index
from newsdesk.office.bundle.papers import books, papers, reports
from newsdesk.office.bundle.story_page import story_page
from newsdesk.office.bundle.tables import tables
from newsdesk.office.bundle.year import Year

MANIFEST, README, INDEX = "MANIFEST.txt", "README.txt", "index.html"
SEAL = "# SHA-256 của các dòng trên: "
"""What the last line of a manifest begins with."""


def bundled(year: Year) -> tuple[bytes, list[str]]:
    """Return the record's file, and in a sentence each what it lacks."""
    (made, withheld), (kept, unread) = reports(year), books(year)
    lacking = [*_lacking(year, made, withheld), *unread]
    told = {f"bai/{story.slug}.html": story_page(story, year) for story in year.told}
    entries = {name: words.encode() for name, words in (tables(year) | papers(year) | kept | told).items()}
    entries |= made
    entries[INDEX] = index(year, sorted(entries), lacking).encode()
    entries[README] = files.for_notepad(_readme(year, lacking))
    entries[MANIFEST] = manifest(year, entries).encode()
    return packed(entries), lacking


def manifest(year: Year, entries: Mapping[str, bytes]) -> str:
    """Return SHA-256 and name of each file, as sha256sum -c reads them, behind what the record is."""
    facts = (
        f"Hồ sơ tuyên truyền gương điển hình tiên tiến năm {year.number}",
        f"Cơ sở: {year.library.facility.on(year.today).name}",
        f"Năm: {year.number}",
        f"Tính đến ngày: {year.today.isoformat()}",
        f"Phần mềm: newsdesk {__version__}",
        f"Số tệp: {len(entries)}",
        f"Số bài được phổ biến: {len(year.told)}",
        f"Số bài không nêu: {len(year.untold)}",
    )
    rows = (f"{hashlib.sha256(content).hexdigest()}  {name}" for name, content in sorted(entries.items()))
    told = "".join(f"{line}\n" for line in (*(f"# {' '.join(fact.split())}" for fact in facts), *rows))
    return f"{told}{SEAL}{hashlib.sha256(told.encode()).hexdigest()}\n"


def _lacking(year: Year, made: Mapping[str, bytes], withheld: list[str]) -> list[str]:
    told = [year.history.lacking] if year.history.lacking else []
    if not made and not withheld:
        told.append(f"Chưa làm báo cáo nào của năm {year.number}.")
    if not year.books:
        told.append("Chưa có sổ nào của Hội đồng trong content/records/.")
    if not year.plans:
        told.append(f"Không có kế hoạch nào có hiệu lực trong năm {year.number}.")
    return [*told, *year.lacking, *withheld]


def _readme(year: Year, lacking: list[str]) -> str:
    missing = [f"- {one}" for one in lacking] or ["- Không thiếu phần nào."]
    lines = [
        f"HỒ SƠ TUYÊN TRUYỀN GƯƠNG ĐIỂN HÌNH TIÊN TIẾN NĂM {year.number}",
        year.library.facility.on(year.today).name,
        f"Tính đến ngày {short_day(year.today)}",
        "",
        "CÁCH XEM",
        "1. Giải nén cả tệp .zip ra một thư mục.",
        "2. Mở index.html bằng trình duyệt: trang này dẫn tới từng bài và từng bảng số liệu.",
        "3. Các tệp .csv trong thư mục so-lieu mở được bằng Excel.",
        "",
        "CÁCH KIỂM TRA",
        "- Trên máy có phần mềm newsdesk: python3 tasks.py verify ten-tep.zip",
        "- Trên máy Linux: sha256sum -c MANIFEST.txt trong thư mục đã giải nén.",
        "- Trên máy Windows: certutil -hashfile TÊN-TỆP SHA256, rồi so với dòng của tệp ấy trong MANIFEST.txt.",
        "- MANIFEST.txt chứng tỏ các tệp không đổi từ khi đóng, không chứng tỏ ai đã đóng. Vì thế hãy so mã của tệp",
        "  .zip với mã ghi trong công văn gửi kèm.",
        "- Mã duyệt tính trên toàn văn bài, kể cả tên người và số phiếu. Hồ sơ này đã lược bớt nên không tính lại",
        "  được mã ấy từ đây; muốn đối chiếu thì xem bài gốc tại Cơ sở.",
        "",
        "HỒ SƠ CHƯA CÓ",
        *missing,
        "",
        "ĐÃ LƯỢC BỎ ĐỂ GIỮ DỮ LIỆU CÁ NHÂN",
        "- Tên người trong bài, nếu phiếu đồng ý hoặc căn cứ khác không còn cho phép nêu trên trang thông tin.",
        "- Mọi điều về học viên, ngoài chữ “một học viên”.",
        "- Nội dung, tên và đường dẫn của bài đã rút, bị giữ lại hoặc chỉ dành cho cán bộ; tên người theo dõi đăng ký.",
        "- Tên phát thanh viên; tên người ký giấy tờ; tên người ghi bản trong Git (chỉ còn chữ cái đầu).",
        "- Ảnh, bản thu, phiếu đồng ý và phần thuật lại của từng hoạt động: xem tại Cơ sở.",
        "Tên người duyệt được giữ lại, vì người ấy duyệt trong khi làm nhiệm vụ.",
    ]
    return "\n".join([*lines, ""])
