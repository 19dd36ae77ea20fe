"""The papers that lie there, one row for each, whatever forms it has; and the one file that somebody opens."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from newsdesk import files
from newsdesk.desk.papers.called import called, day_called, story_called
from newsdesk.model.base import ISO_DAY
from newsdesk.model.library import Library

FOLDER = "output/office"
FORMS = {
    ".docx": ("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ".xlsx": ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ".pdf": ("PDF", "application/pdf"),
    ".zip": ("Tệp nén", "application/zip"),
    ".html": ("Xem", "text/html; charset=utf-8"),
    ".txt": ("Chữ", "text/plain; charset=utf-8"),
    ".png": ("Ảnh", "image/png"),
    ".jpg": ("Ảnh", "image/jpeg"),
    ".jpeg": ("Ảnh", "image/jpeg"),
    ".webp": ("Ảnh", "image/webp"),
    ".mp3": ("Âm thanh", "audio/mpeg"),
}
"""Endings of papers: what a link is called, and what a browser is told."""
WEEK = re.compile(r"(?P<year>\d{4})-W(?P<week>\d\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a paper: what it is called, and where it lies below the office's folder."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Row:
    """One paper."""

    name: str
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Heap:
    """The papers of one folder."""

    heading: str
    rows: tuple[Row, ...]


def lying(root: Path, folders: Sequence[str], library: Library | None) -> tuple[Heap, ...]:
    """Return what lies in some folders of the office: in them, then below them, the newest year, week or day first."""
    place = root / FOLDER
    found: dict[str, dict[str, list[Form]]] = {}
    for path in (path for folder in folders for path in files.listing(place / folder)):
        if path.suffix in FORMS and files.inside(path, place):
            name = path.relative_to(place).as_posix()
            stem = name.removesuffix(path.suffix)
            found.setdefault(stem.rpartition("/")[0], {}).setdefault(stem, []).append(Form(FORMS[path.suffix][0], name))
    ordered = sorted(found, key=lambda folder: ("/" not in folder, folder), reverse=True)
    return tuple(Heap(_heading(folder, library), _rows(found[folder], library)) for folder in ordered)


def _rows(stems: dict[str, list[Form]], library: Library | None) -> tuple[Row, ...]:
    rows = [Row(called(stem, library), tuple(forms)) for stem, forms in stems.items()]
    return tuple(sorted(rows, key=lambda row: row.name))


def _heading(folder: str, library: Library | None) -> str:
    kind, _, below = folder.partition("/")
    own = below.partition("/")[0]
    if found := WEEK.fullmatch(own):
        return f"Tuần {found['week']} năm {found['year']}"
    if ISO_DAY.match(own):
        return f"Ngày {day_called(own, library)}"
    if re.fullmatch(r"\d{4}", own, re.ASCII):
        return f"Năm {own}"
    return story_called(own, library) if kind == "portal" else ""


def paper_at(root: Path, name: str) -> Path | None:
    """Return the file of a paper, None for whatever is none of ours."""
    place = root / FOLDER
    path = place / name
    known = path in files.listing(place) and path.suffix in FORMS
    return path if known and files.inside(path, place) and path.is_file() else None
