"""Random edits of a small desk: everything that people do to its files, right and wrong."""

import shutil
from collections.abc import Callable
from pathlib import Path

from hypothesis import strategies as st

STORIES = ("2026/bep-mot-chieu", "2026/tu-thuoc-xanh", "2025/y-tuong", "2026/vuon-rau", "2026/bep-mot-chieu-2")
PEOPLE = (
    "people:\n  - {name: Chị Hoa, role: staff, consent: PDY-1}\n",
    "people:\n  - {name: Nguyễn Văn Mẫu, role: resident}\n",
    "people:\n  - {name: Lò Thị Mẫu, role: other, consent: PDY-9}\n  - {name: Anh Sáng, role: resident, photos: [a.png]}\n",
    "people:\n  - {name: Nguyễn Văn Mẫu, role: staff, basis: luat, photos: [bep.png]}\n",
    "people:\n  - {name: Y Ơ Ê, role: staff, basis: luat, quoted: true}\n  - {name: Chị Lò Thị Mẫu, role: staff}\n",
    "",
)
KEYS = (
    "slug: bep-mot-chieu\n",
    "redirect_from: [chuyen-cu]\n",
    "image: bep.png\n",
    "image: khong-co.png\n",
    "date: 2019-01-01\n",
    "date: 2026-12-01\n",
    "title: Chuyện của Nguyễn Văn Mẫu\n",
    "unit: to-khac\n",
    "stage: draft\n",
    "stage: submitted\n",
    "spoken: {short: Ngắn thôi., say: {KH: kế hoạch}}\n",
    "replicated:\n  - {unit: phong-y-te, on: 2026-12-01}\n",
    "channels: [web]\n",
    'lesson: "a\n',
)
PROGRAMMES = (Path(__file__).parent / "small_desk/content/programmes.yaml").read_text("utf-8")
WITH_A_SOUND = f"{PROGRAMMES}sounds: {{ident: mo-dau.wav}}\n"
SENTENCES = (
    "Anh Mẫu nói với học viên Mẫu ở tổ bếp.",
    "Lò Thị Mẫu dạy 25 người theo Quyết định số 12/QĐ-ABC và HĐ-TV, CSXH.",
    "![](bep.png) ![Ảnh](bep.png) ![Ảnh](khac.png)",
    "Xem [chuyện bếp](bep-mot-chieu.md), [rau](vuon-rau.md) và [cũ](khong-co.md).",
    "Tệp lothimau ở chỗ Y Ơ Ê, hồ sơ yoe; ![Ảnh](anh-lo-thi-mau.png)",
    "# Tiêu đề lớn",
    "<div>mở",
    "Nguyễn Văn Mẫu và Chị Hoa cùng làm, tăng 300% (so với quý I (2025)).",
    "```\nkhông đóng",
    "",
)
SLIPS = (
    "slips:\n  - {slip: PDY-1, name: [web], until: 2030-12-31}\n",
    "slips:\n  - {slip: PDY-1, name: [web, loudspeaker], photo: [web], until: 2026-12-01}\n  - {slip: PDY-9, name: [web]}\n",
    "bases:\n  - {key: luat, text: Quy chế, channels: [web, briefing], since: 2020-01-01, until: 2026-12-01}\n"
    "slips:\n  - {slip: PDY-1, name: [web], photo: [web]}\n  - {slip: PDY-9, words: [web], withdrawn: 2026-11-25}\n",
    "bases:\n  - {key: luat, text: Quy chế, channels: [web], since: 2026-11-25}\nslips: []\n",
    "slips: [\n",
    "slips: []\n",
)
HEAD = "written\tspoken\tnote\n"
LEXICON = (f"{HEAD}KH\tkế hoạch\t\n", f"{HEAD}HĐ\thợp đồng\t\nMẫu\tNguyễn Văn Mẫu\t\n", "KH\n")
PHRASES = ("written\tkind\tinstead\ncùng làm\tsuperlative\t\n", "")

Edit = Callable[[Path], None]


def story(name: str) -> str:
    return f"exemplars/{name}.md"


def _with_key(key: str) -> Callable[[str], str]:
    name = key.split(":")[0]

    def changed(text: str) -> str:
        rows = [row for row in text.split("\n") if not row.startswith(f"{name}:")]
        return "\n".join([rows[0], *key.rstrip("\n").split("\n"), *rows[1:]])

    return changed


def with_people(people: str) -> Callable[[str], str]:
    """Return what gives a story these people and nobody else; none where it is empty."""

    def changed(text: str) -> str:
        rows = text.split("\n")
        kept = [row for number, row in enumerate(rows) if row != "people:" and not row.startswith("  - {name: ")]
        return "\n".join([kept[0], *people.rstrip("\n").split("\n"), *kept[1:]]) if people else "\n".join(kept)

    return changed


def _changing(name: str, change: Callable[[str], str]) -> Edit:
    def edit(root: Path) -> None:
        path = root / story(name)
        if path.is_file():
            path.write_text(change(path.read_text("utf-8", "replace")), encoding="utf-8", newline="\n")

    return edit


def _renaming(name: str, to: str) -> Edit:
    def edit(root: Path) -> None:
        if (root / story(name)).is_file():
            (root / story(name)).replace(root / story(to))

    return edit


def _copying(name: str, to: str) -> Edit:
    def edit(root: Path) -> None:
        if (root / story(name)).is_file() and name != to:
            shutil.copy(root / story(name), root / story(to))

    return edit


def _writing(path: str, content: str | bytes) -> Edit:
    def edit(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content.encode() if isinstance(content, str) else content)

    return edit


def _removing(path: str) -> Edit:
    return lambda root: (root / path).unlink(missing_ok=True)


NAMES = st.sampled_from(STORIES)
EDITS: st.SearchStrategy[Edit] = st.one_of(
    st.builds(lambda name, key: _changing(name, _with_key(key)), NAMES, st.sampled_from(KEYS)),
    st.builds(lambda name, people: _changing(name, with_people(people)), NAMES, st.sampled_from(PEOPLE)),
    st.builds(lambda name, said: _changing(name, lambda t: f"{t}\n{said}\n"), NAMES, st.sampled_from(SENTENCES)),
    st.builds(_renaming, NAMES, NAMES),
    st.builds(_copying, NAMES, NAMES),
    st.builds(lambda name: _removing(story(name)), NAMES),
    st.builds(lambda name, text: _writing(story(name), text), NAMES, st.sampled_from(["", "---\n", b"\xff\xfe"])),
    st.builds(_writing, st.just("content/consents.yaml"), st.sampled_from(SLIPS)),
    st.builds(_writing, st.just("content/lexicon.tsv"), st.sampled_from(LEXICON)),
    st.builds(
        _writing, st.just("content/images/bep.png"), st.sampled_from([b"none", b"\x89PNG\r\n\x1a\n" + b"0" * 30])
    ),
    st.builds(_writing, st.just("content/images/khac.png"), st.just(b"\xff\xd8\xff\xe0")),
    st.builds(
        _removing, st.sampled_from(["content/images/bep.png", "content/news/nuoc-am.md", "content/facility.yaml"])
    ),
    st.builds(_writing, st.just("content/phrases.tsv"), st.sampled_from(PHRASES)),
    st.builds(
        _writing, st.just("content/sounds/mo-dau.wav"), st.sampled_from([b"<!doctype html>", b"RIFF....WAVEfmt "])
    ),
    st.builds(_writing, st.just("content/programmes.yaml"), st.sampled_from([PROGRAMMES, WITH_A_SOUND])),
)
