"""A desk with one of everything that a page can meet, and its website."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from newsdesk.model.cue import Cue
from newsdesk.model.library import Library
from newsdesk.model.story import Audience, Award, Channel, Evidence, Kind, Link, Replication, Role
from newsdesk.site.build import Pages, Sound, build
from tests.builders import TODAY, a_facility, a_library, a_page, a_person, a_slip, a_story, approved
from tests.site.reading import Page

ROOT = Path(__file__).parents[2]
HOSTILE = """</title><script>alert("1")</script> & 'đơn' ]]> {{ 7*7 }} {filename}/x"""
BODY = """Mở đầu[^1]. Xem [bài kia](../2025/chum-gia.md "Chum"), [giới thiệu](../../content/pages/gioi-thieu.md),
[bài nội bộ](noi-bo.md), [ngoài](https://example.org/a?b=1&c=2), [chú thích](#fn:1).

## Đề mục

![Bếp](B%E1%BA%BFp%20%C4%83n.png "Chú thích ảnh")

| Việc | Số |
|---|---:|
| Giá đỗ | 2.790 |

[^1]: Nguồn.
"""
CUES = (
    Cue(timedelta(seconds=0.08), timedelta(seconds=1.5), "Bếp sạch"),
    Cue(timedelta(seconds=2.7), timedelta(seconds=60), "Mở đầu từ 4h30.", opens_paragraph=True),
    Cue(timedelta(seconds=61.2), timedelta(seconds=125.4), "Hết.", opens_paragraph=True, heading="Đề mục"),
)
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c63680000008200810e15c2c40000000049454e44ae426082"
)


@dataclass(frozen=True)
class Site:
    """A website on disk, and what it was made from."""

    folder: Path
    library: Library
    counted: Pages
    pages: Mapping[str, Page]


def a_desk(address: str | None = "https://example.vn") -> Library:
    """Return a Library with one of everything that a page can meet, and with what it must not show."""
    rich = a_story(
        "bep-sach",
        title="Bếp sạch",
        body=BODY,
        links=(Link("B%E1%BA%BFp%20%C4%83n.png", 14, shows=True),),
        pictures={"Bếp ăn.png": "d" * 32},
        image="Bếp ăn.png",
        image_alt='Bếp "sạch"',
        people=(
            a_person("Chị Đồng Ý", post="Tổ trưởng", consent="PDY-1"),
            a_person("Anh Không Giấy", post="Nhân viên cấp dưỡng"),
            a_person("Anh Đã Rút", consent="PDY-2"),
            a_person("Anh Chỉ Loa", consent="PDY-3"),
            a_person("Học Viên Tên", role=Role.RESIDENT, post="Quê xã Nọ", consent="PDY-1"),
        ),
        evidence=(Evidence(claim="0 vụ <ngộ độc>", period="2023–2025", source="Báo cáo số 12"),),
        awards=(Award(title="Tập thể lao động tiên tiến", decision="05/QĐ", on=date(2026, 1, 15)),),
        lesson="Ghi lại mẻ hỏng.",
        question="Việc gì làm được?",
        replicated=(Replication(unit="phong-y-te", on=date(2026, 10, 1), result="Đã làm"),),
        tags=("bếp ăn", "Bếp ăn", "mã", "mạ"),
        sample=True,
    )
    stories = [
        rich,
        a_story("chum-gia", title=HOSTILE, summary=HOSTILE, path="exemplars/2025/chum-gia.md", kind=Kind.MODEL,
                field="an-toan", unit="phong-y-te", date=date(2025, 3, 1), tags=(HOSTILE,)),
        a_story("noi-bo", title="Bài nội bộ", audience=Audience.STAFF),
        a_story("mai-sau", title="Bài mai sau", date=date(2026, 11, 21)),
        a_story("chi-loa", title="Bài chỉ loa", channels=(Channel.LOUDSPEAKER,)),
        *(a_story(f"bai-{number}", date=date(2026, 5, 1 + number % 28)) for number in range(43)),
    ]  # fmt: skip
    return a_library(
        *(approved(story) for story in stories),
        a_story("nhap", title="Bài nháp"),
        slips=(
            a_slip("PDY-1"),
            a_slip("PDY-2", withdrawn=date(2026, 11, 1)),
            a_slip("PDY-3", channels=(Channel.LOUDSPEAKER,)),
        ),
        facility=a_facility(address=address),
        pages=(a_page(body="## Về trang\n\n[Bếp](../../exemplars/2026/bep-sach.md)\n"), a_page("an", "Ẩn & hiện")),
        images={"Bếp ăn.png": "d" * 32, "khong-dung.png": "e" * 32},
    )


def print_desk(library: Library, folder: Path, *, desk: Path) -> Pages:
    """Print a Library's website with a sound for one story that is told and one that is not."""
    images = desk / "ảnh"
    images.mkdir(parents=True, exist_ok=True)
    for name in ("Bếp ăn.png", "khong-dung.png"):
        (images / name).write_bytes(PIXEL)
    (desk / "tiếng.mp3").write_bytes(b"ID3 sound")
    told = Sound(desk / "tiếng.mp3", timedelta(seconds=125.4), synthetic=True, cues=CUES)
    sounds = {"bep-sach": told, "noi-bo": told}
    folder.mkdir(parents=True)
    return build(library, sounds, folder, images=images, today=TODAY, root=ROOT)
