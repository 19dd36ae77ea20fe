"""What the year's work rests on, plans, papers, reports and books, without what may not leave the house."""

import csv
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, time
from enum import Enum
from io import BytesIO, StringIO
from pathlib import PurePosixPath
from typing import Any
from zipfile import BadZipFile, ZipFile

import yaml

from newsdesk.model.facility import Facility
from newsdesk.office.bundle.screen import Screen
from newsdesk.office.bundle.tables import cell
from newsdesk.office.bundle.year import Year

TEXTS = (".html", ".txt", ".csv", ".md", ".json")
OFFICE = (".docx", ".xlsx")
AWKWARD = re.compile(r'[\\:*?"<>|\x00-\x1f\x7f\ud800-\udfff]')
"""What the name of a file may not hold on some system, and what no manifest can tell of it."""
ASTRAY = "{} không đóng vào hồ sơ: tên tệp không dùng được trên mọi máy. Đổi tên tệp."
PARAGRAPH = re.compile(r"</(?:w:p|t|si|row)>")


def papers(year: Year) -> dict[str, str]:
    """Return plans, facility and papers as YAML: written anew from what was read, so that no remark goes along."""
    told = {f"co-so/{plan.key}.yaml": _yaml(_plain(plan)) for plan in year.plans}
    told["co-so/co-so.yaml"] = _yaml(_facility(year.library.facility))
    told["co-so/hoi-dong-va-giay-to.yaml"] = _yaml(_plain(year.library.papers))
    return told


def _facility(facility: Facility) -> dict[str, Any]:
    """Return the facility without announcers, names of signers, voices and where recordings lie."""
    told: dict[str, Any] = _plain(facility)
    kept = {key: told[key] for key in ("names", "place", "units", "recipients", "address") if key in told}
    signers = [{"since": one.since.isoformat(), "office": one.office} for one in facility.signers]
    return kept | ({"signers": signers} if signers else {})


def _plain(value: Any) -> Any:
    """Return a noun as plain values, what is empty left out."""
    if is_dataclass(value) and not isinstance(value, type):
        told = {part.name: _plain(getattr(value, part.name)) for part in fields(value)}
        return {key: one for key, one in told.items() if one not in (None, [], {}, "", False)}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value.isoformat() if isinstance(value, date) else value


def _yaml(told: Any) -> str:
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return str(yaml.dump(told, Dumper=dumper, allow_unicode=True, sort_keys=False, width=1000))


def books(year: Year) -> tuple[dict[str, str], list[str]]:
    """Return the books of the desk, what may not leave the house struck out cell by cell; and what cannot be read."""
    kept: dict[str, str] = {}
    lacking: list[str] = []
    for name, text in sorted(year.books.items()):
        if AWKWARD.search(name):
            lacking.append(ASTRAY.format(f"Sổ {name!a}"))
            continue
        try:
            kept[f"so-lieu/so/{name}"] = "\ufeff" + _screened(text, year.screen)
        except csv.Error:
            lacking.append(f"Sổ {name} không đóng vào hồ sơ: máy không đọc được. Lấy lại từ bản trước trong Git.")
    return kept, lacking


def _screened(text: str, screen: Screen) -> str:
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    rows = csv.reader(StringIO(text), strict=True)
    writer.writerows(map(cell, screen.shown_row(row)) for row in rows if row)
    return stream.getvalue()


def reports(year: Year) -> tuple[dict[str, bytes], list[str]]:
    """Return the reports that may leave the house, and in a sentence each why another may not."""
    kept: dict[str, bytes] = {}
    lacking: list[str] = []
    for name, content in sorted(year.reports.items()):
        words = _words(name, content)
        if AWKWARD.search(name):
            lacking.append(ASTRAY.format(f"Báo cáo {name!a}"))
        elif words is None:
            lacking.append(f"Báo cáo {name} không đóng vào hồ sơ: máy không đọc được tệp để soát tên người.")
        elif year.screen.names_in(words):
            lacking.append(f"Báo cáo {name} không đóng vào hồ sơ: nêu người nay không được nêu. Làm lại báo cáo.")
        elif year.screen.tells_taken_back(words):
            lacking.append(
                f"Báo cáo {name} không đóng vào hồ sơ: nêu bài đã rút, hoặc bài có người rút đồng ý."
                " Bài chưa rút thì rút bằng lệnh withdraw, rồi làm lại báo cáo."
            )
        else:
            kept[f"bao-cao/{name}"] = content
    return kept, lacking


def _words(name: str, content: bytes) -> str | None:
    """Return what stands in a file to read, None where that cannot be told."""
    ending = PurePosixPath(name).suffix.lower()
    if ending in TEXTS:
        return content.decode("utf-8-sig", "replace")
    if ending not in OFFICE:
        return None
    try:
        with ZipFile(BytesIO(content)) as inside:
            return " ".join(_parts(inside))
    except (BadZipFile, OSError):
        return None


def _parts(inside: ZipFile) -> Iterator[str]:
    for name in inside.namelist():
        if name.endswith(".xml"):
            yield PARAGRAPH.sub(" ", inside.read(name).decode("utf-8", "replace"))
