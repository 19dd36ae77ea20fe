"""A desk in which people stand who may not be named: everybody has a name of their own, planted wherever one may be."""

import contextlib
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml
from mutagen.id3 import COMM, ID3, Encoding
from PIL import Image

from newsdesk.intake import take_in
from newsdesk.model.alphabet import ascii_slug
from newsdesk.model.approval import told_digest

TODAY = date(2026, 11, 20)
RESIDENT = "Lò Văn Kín Đáo"
NO_SLIP = "Cầm Thị Vắng Giấy"
WEB_ONLY = "Quàng Văn Trên Mạng"
BRIEFING_ONLY = "Tòng Thị Phin Inh"
LOUD_ONLY = "Lừ Văn Trên Loa"
STAFF_ONLY = "Cà Thị Nội Bộ"
PAST = "Mè Văn Hết Hạn Đăng"
WITHDRAWN = "Hoàng Văn Đã Rút"
EXPIRED = "Lường Thị Hết Hạn"
ALLOWED = "Bạc Thị Lả Xôm"
SIGNER = "Đèo Văn Ký Tên"
UNTOLD_STORY = "Vì Thị Nọi Dón"
EVERYBODY = (
    RESIDENT, NO_SLIP, WEB_ONLY, BRIEFING_ONLY, LOUD_ONLY, STAFF_ONLY, PAST, WITHDRAWN, EXPIRED, ALLOWED, SIGNER,
    UNTOLD_STORY,
)  # fmt: skip
ALL = "[web, loudspeaker, briefing, conference, exchange, culture]"
SLIPS = f"""slips:
  - {{slip: PDY-1, name: {ALL}, until: 2030-12-31}}
  - {{slip: PDY-MANG, name: [web]}}
  - {{slip: PDY-GIAO-BAN, name: [briefing]}}
  - {{slip: PDY-LOA, name: [loudspeaker]}}
  - {{slip: PDY-RUT, name: {ALL}, withdrawn: 2026-11-19}}
  - {{slip: PDY-HET, name: {ALL}, until: 2026-11-19}}
  - {{slip: PDY-DU, name: {ALL}}}
  - {{slip: PDY-NHAP, name: {ALL}}}
  - {{slip: PDY-NOI-BO, name: {ALL}}}
  - {{slip: PDY-QUA-HAN, name: {ALL}}}
"""


PROGRAMMES = """programmes:
  - key: ban-tin
    title: Bản tin nhỏ
    slots:
      - {key: sang, days: [fri], opens: "05:45", minutes: 5}
    order: [ident, opening, headlines, news, EXEMPLARS, closing, bed]
    opening: Chào các bạn.
    closing: Chương trình đến đây là hết. {giọng}
    machine_voice: Giọng đọc do máy tạo ra.
""".replace("EXEMPLARS", ", ".join(["exemplar"] * 14))
"""One programme, in which everything that the loudspeakers may tell has room: sound takes its time to make."""


@dataclass(frozen=True)
class Persona:
    """Somebody in a story of their own, and the number of their slip."""

    name: str
    slip: str = ""
    role: str = "staff"


PERSONAE = {
    "khong-phieu": Persona(NO_SLIP),
    "chi-mang": Persona(WEB_ONLY, "PDY-MANG"),
    "chi-giao-ban": Persona(BRIEFING_ONLY, "PDY-GIAO-BAN"),
    "chi-loa": Persona(LOUD_ONLY, "PDY-LOA"),
    "da-rut": Persona(WITHDRAWN, "PDY-RUT"),
    "het-han": Persona(EXPIRED, "PDY-HET"),
    "dong-y": Persona(ALLOWED, "PDY-DU"),
}


def told_everywhere(name: str) -> dict[str, Any]:
    """Return a header that names somebody in every text that a channel tells."""
    return {
        "title": f"Chuyện {name}",
        "redirect_from": [f"chuyen-{ascii_slug(name)}", f"tin-cu/{ascii_slug(name)}/"],
        "summary": f"Tóm tắt chuyện {name.upper()}.",
        "tags": [f"gương {name}"],
        "evidence": [{"claim": f"5 buổi do {name} giữ", "period": f"ca {name}", "source": f"Sổ của {name}"}],
        "awards": [{"title": f"Giấy khen {name}", "decision": f"05/QĐ, {name}"}],
        "image_alt": f"Ảnh {name}",
        "lesson": f"Làm như {name}.",
        "question": f"Ai làm như {name}?",
        "replicated": [{"unit": "phong-y-te", "on": "2026-11-01", "result": f"Theo {name}"}],
        "spoken": {"text": f"Kể chuyện {name} cho mọi người nghe.", "short": f"Chuyện ngắn về {name}."},
    }


def spoken_only(name: str) -> dict[str, dict[str, Any]]:
    """Return headers that name somebody in what the loudspeakers say, and nowhere else."""
    return {
        "noi": {**listed_only(), "spoken": {"text": f"Kể chuyện {name} cho mọi người nghe."}},
        "gon": {**listed_only(), "spoken": {"short": f"Chuyện ngắn về {name}."}},
        "cau": {**listed_only(), "spoken": {"say": {"mưa": f"mưa, {name}"}}},
    }


def in_parts(name: str) -> str:
    """Return a body of two parts whose headings name somebody."""
    return f"## {name} bắt đầu\n\nHôm ấy trời mưa.\n\n## {name} làm xong\n\nHôm ấy trời nắng."


def listed_only() -> dict[str, Any]:
    """Return a header that names nobody outside of its list of people."""
    return {"title": "Một việc làm tốt", "summary": "Một việc làm tốt ở Cơ sở."}


def write_story(desk: Path, slug: str, people: Sequence[Mapping[str, Any]], body: str, **header: Any) -> Path:
    """Write a story that has been handed in."""
    facts = {
        "date": "2026-09-10", "kind": "model", "field": "doi-song", "unit": "to-bep", "stage": "submitted",
        "submitted": {"by": "Tổ bếp", "on": "2026-09-07"}, "image": "bep.png", "image_alt": "Gian bếp", "people": [dict(one) for one in people], **header,
    }  # fmt: skip
    path = desk / f"exemplars/2026/{slug}.md"
    top = yaml.safe_dump(facts, allow_unicode=True, sort_keys=False, width=10_000)
    path.write_text(f"---\n{top}---\n\n{body}\n", encoding="utf-8")
    return path


def write_more(desk: Path, slug: str, persona: Persona) -> None:
    """Write the stories that name somebody only in what is said aloud, and in the headings of a body."""
    person = {"name": persona.name, "role": persona.role, "post": "Nhân viên", "consent": persona.slip}
    for ending, header in spoken_only(persona.name).items():
        write_story(desk, f"{slug}-{ending}", [person], "Trời mưa.", **header)
    write_story(desk, f"{slug}-phan", [person], in_parts(persona.name), **listed_only())


def approve_all(desk: Path) -> None:
    """Approve every story that was handed in, as it stands."""
    library = take_in(desk, TODAY).library
    assert library is not None
    for story in library.stories:
        path = desk / story.origin.path
        approval = f"{{by: {SIGNER}, office: Phó Trưởng Cơ sở, on: 2026-09-09, digest: {told_digest(story)}}}"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("stage: submitted", f"stage: approved\napprovals:\n  - {approval}"), "utf-8")


def make(desk: Path) -> Path:
    """Turn a copy of the small desk into a hostile one."""
    (desk / "content/consents.yaml").write_text(SLIPS, encoding="utf-8")
    (desk / "content/programmes.yaml").write_text(PROGRAMMES, encoding="utf-8")
    signers = f"signers:\n  - {{since: 2020-01-01, office: Giám đốc, name: {SIGNER}}}\n"
    facility = desk / "content/facility.yaml"
    facility.write_text(facility.read_text(encoding="utf-8") + "address: https://example.vn\n" + signers, "utf-8")
    fields = Image.Exif()
    fields[315] = NO_SLIP.encode()
    fields.get_ifd(0x8825)[29] = RESIDENT
    Image.new("RGB", (8, 8)).save(desk / "content/images/san.jpg", exif=fields, comment=RESIDENT.encode())
    for slug, persona in PERSONAE.items():
        person = {"name": persona.name, "role": persona.role, "post": "Nhân viên", "consent": persona.slip}
        person = {key: value for key, value in person.items() if value}
        own = {"registration": {"on": "2026-07-01", "goal": f"{persona.name} tự làm", "contact": persona.name}}
        body = f"Hôm ấy **{persona.name[:5]}**{persona.name[5:]} đến sớm.\n\n![Ảnh {persona.name}](san.jpg)"
        write_story(desk, f"{slug}-ke", [person], body, **told_everywhere(persona.name), **own)
        quiet = {"channels": ["web", "briefing", "conference", "exchange", "culture"]} if slug != "khong-phieu" else {}
        write_story(desk, f"{slug}-ds", [person], "Trời mưa.\n\n![Sân](san.jpg)", **listed_only(), **own, **quiet)
    for slug in ("chi-loa", "chi-mang", "dong-y"):
        write_more(desk, slug, PERSONAE[slug])
    kept = {"audience": "staff"}, {"expires": TODAY - timedelta(days=1)}
    for slug, name, header in zip(("noi-bo", "qua-han"), (STAFF_ONLY, PAST), kept, strict=True):
        person = {"name": name, "role": "staff", "consent": f"PDY-{slug.upper()}"}
        write_story(desk, slug, [person], f"{name} đến sớm.", **told_everywhere(name), **header)
    resident = {"name": RESIDENT, "role": "resident", "post": "Học viên lớp điện"}
    write_story(desk, "hoc-vien", [resident], "Một học viên học nghề điện.", **listed_only())
    approve_all(desk)
    draft = {"name": UNTOLD_STORY, "role": "staff", "consent": "PDY-NHAP"}
    path = write_story(desk, "con-viet", [draft], f"{UNTOLD_STORY} còn viết.", **told_everywhere(UNTOLD_STORY))
    path.write_text(path.read_text(encoding="utf-8").replace("stage: submitted", "stage: draft"), encoding="utf-8")
    return desk


@contextlib.contextmanager
def heard() -> Any:
    """Give what is printed within."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        yield said


def plant(source: Path, target: Path, name: str) -> None:
    """Write a copy of an output in which somebody is named, in the way of its form."""
    content = source.read_bytes()
    if source.suffix == ".mp3":
        tags = ID3()
        tags.add(COMM(encoding=Encoding.UTF16, lang="vie", desc="", text=f"Do {name} kể"))
        target.write_bytes(content)
        tags.save(target, v2_version=3)
    elif source.suffix in (".docx", ".xlsx"):
        inner = "word/document.xml" if source.suffix == ".docx" else "xl/sharedStrings.xml"
        with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
            for part in old.namelist():
                text = old.read(part)
                new.writestr(part, text.replace(b"</w:t>", f" {name}</w:t>".encode(), 1)
                             .replace(b"</t>", f" {name}</t>".encode(), 1) if part == inner else text)  # fmt: skip
    elif source.suffix == ".zip":
        with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
            for part in old.namelist():
                new.writestr(part, old.read(part))
            new.writestr("them.txt", name)
    elif source.suffix in (".jpg", ".png", ".webp", ".avif"):
        fields = Image.Exif()
        fields[315] = name.encode()
        Image.open(source).save(target, exif=fields)
    else:
        form = "utf-16" if content.startswith(b"\xff\xfe") else "utf-8"
        text = content.decode(form)
        marks = {
            ".html": ("</p>", f" {name}</p>"),
            ".xml": ("</", f" {name}</"),
            ".opml": ("</", f" {name}</"),
            ".json": ('": "', f'": "{name} '),
            ".webmanifest": ('": "', f'": "{name} '),
            ".js": ('"', f'"{name} '),
            ".svg": (">", f"><title>{name}</title>"),
        }
        before, after = marks.get(source.suffix, ("\n", f" {name}\n"))
        assert before in text, source
        target.write_bytes(text.replace(before, after, 1).encode(form))
