"""ZIP, DOCX, XLSX and gzip, walked into: to three levels, and not further than a bomb may cost."""

import gzip
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import PurePosixPath
from xml.parsers import expat

from newsdesk.traces.nouns import DEEPEST, Budget, Found, Source, Unread
from newsdesk.traces.office_files import part_texts, sheet_texts
from newsdesk.traces.xml_parts import EntityError

MOST_PARTS = 20_000
Inner = Callable[[Source], Iterator[Found | Unread]]
"""How a file within a package is read."""
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)
"""What the packers' own modules raise where a package is damaged, locked, or of a method that nobody has."""


class SpentError(Exception):
    """More has been unfolded than any honest package of a desk holds."""


def unfolded(stream: object, budget: Budget) -> bytes:
    """Return what a compressed stream holds, or raise `SpentError`."""
    content: bytes = stream.read(budget.left + 1)  # type: ignore[attr-defined]
    if len(content) > budget.left:
        budget.left = 0
        raise SpentError
    budget.left -= len(content)
    return content


def gzip_texts(source: Source, inner: Inner) -> Iterator[Found | Unread]:
    """Yield what a gzip file holds."""
    if source.depth >= DEEPEST:
        yield Unread("", "gói nằm quá sâu trong các gói khác")
        return
    name = PurePosixPath(source.name).stem
    try:
        source.stream.seek(0)
        content = unfolded(gzip.GzipFile(fileobj=source.stream), source.budget)
    except SpentError:
        yield Unread("", "gói bung ra quá lớn")
    except BROKEN:
        yield Unread("", "gói hỏng")
    else:
        yield from within(name, inner(_part(source, name, content)))


def zip_texts(source: Source, inner: Inner) -> Iterator[Found | Unread]:
    """Yield what a package holds, a DOCX or XLSX among them."""
    if source.depth >= DEEPEST:
        yield Unread("", "gói nằm quá sâu trong các gói khác")
        return
    try:
        with zipfile.ZipFile(source.stream) as package:
            yield from _parts(package, source, inner)
    except SpentError:
        yield Unread("", "gói bung ra quá lớn")
    except BROKEN:
        yield Unread("", "gói hỏng")


def _parts(package: zipfile.ZipFile, source: Source, inner: Inner) -> Iterator[Found | Unread]:
    names = {info.filename: info for info in package.infolist()}
    if len(package.infolist()) > MOST_PARTS:
        yield Unread("", "gói có quá nhiều tệp")
        return
    office = "[Content_Types].xml" in names
    yield Found("lời ghi của gói", package.comment.decode("utf-8", "replace"))
    for info in package.infolist():
        yield from _labels(info)
        if info.is_dir() or (office and info.filename.startswith("xl/worksheets/") and _is_sheet(info.filename)):
            continue
        try:
            with package.open(info) as stream:
                content = unfolded(stream, source.budget)
        except BROKEN as fault:
            locked = isinstance(fault, RuntimeError) and info.flag_bits & 1
            yield Unread(info.filename, "tệp trong gói có mật khẩu" if locked else "tệp trong gói bị hỏng")
            continue
        yield from _part_texts(source, info.filename, content, inner, office)
    if office and "xl/workbook.xml" in names:
        yield from _sheets(package, source)


def _is_sheet(name: str) -> bool:
    return name.endswith(".xml")


def _labels(info: zipfile.ZipInfo) -> Iterator[Found]:
    yield Found("tên tệp trong gói", info.filename)
    if info.comment:
        yield Found("lời ghi của tệp trong gói", info.comment.decode("utf-8", "replace"))


def _part_texts(source: Source, name: str, content: bytes, inner: Inner, office: bool) -> Iterator[Found | Unread]:
    if not office or not name.endswith((".xml", ".rels")):
        yield from within(name, inner(_part(source, name, content)))
        return
    try:
        yield from part_texts(name, content)
    except (expat.ExpatError, EntityError):
        yield Unread(name, "phần văn bản bị hỏng")


def _sheets(package: zipfile.ZipFile, source: Source) -> Iterator[Found | Unread]:
    """Yield the cells by their addresses, and headers, footers and drawings of the sheets."""

    def read(name: str) -> bytes:
        with package.open(name) as stream:
            return unfolded(stream, source.budget)

    try:
        yield from sheet_texts(read)
        for name in package.namelist():
            if name.startswith("xl/worksheets/") and _is_sheet(name):
                yield from (replace(one, weak=True) for one in part_texts(name, read(name)))
    except (expat.ExpatError, EntityError, KeyError, *BROKEN):
        yield Unread("", "bảng tính bị hỏng")


def _part(source: Source, name: str, content: bytes) -> Source:
    stream = BytesIO(content)
    return Source(name=name, stream=stream, size=len(content), depth=source.depth + 1, budget=source.budget)


def within(name: str, found: Iterator[Found | Unread]) -> Iterator[Found | Unread]:
    """Say of each text in which file of a package it stands."""
    for one in found:
        if isinstance(one, Unread):
            yield Unread(f"{name}, {one.place}".removesuffix(", "), one.why)
        else:
            yield replace(one, place=f"{name}, {one.place}".removesuffix(", "))
