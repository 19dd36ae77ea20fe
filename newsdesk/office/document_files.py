"""The file of a DOCX: the same bytes for the same words, and what every paper of a look has in common pressed once."""

import zlib
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document as Paper
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI
from docx.opc.part import Part
from docx.opc.pkgwriter import _ContentTypesItem
from docx.parts.styles import StylesPart

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP file can name: no clock stands in ours."""
PLAIN_FILE = 0o600 << 16
RAW = -zlib.MAX_WBITS
"""Deflated without a head, as a ZIP file has it."""


class SettledStyles(StylesPart):
    """Styles that nobody adds to any more: they take a third of a megabyte, and are written once for many papers."""

    @property
    def blob(self) -> bytes:
        """The part's file."""
        return _written(self)


@lru_cache(maxsize=32)
def _written(styles: SettledStyles) -> bytes:
    return bytes(super(SettledStyles, styles).blob)


def settle(paper: Paper) -> SettledStyles:
    """Close the styles of a paper and return them."""
    relation = next(one for one in paper.part.rels.values() if one.reltype == RELATIONSHIP_TYPE.STYLES)
    part = relation.target_part
    settled = SettledStyles(part.partname, part.content_type, part.element, part.package)
    relation._target = settled
    return settled


def file_of(paper: Paper) -> bytes:
    """Return the paper's file."""
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, content in _entries(paper):
            entry, pressed = ZipInfo(name, EARLIEST), _pressed(content)
            entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, 0, PLAIN_FILE
            entry.CRC, entry.compress_size, entry.file_size = pressed.check, len(pressed.content), len(content)
            entry.header_offset = made.tell()
            made.write(entry.FileHeader(zip64=False) + pressed.content)
            archive.filelist.append(entry)
            archive.NameToInfo[name] = entry
        archive.start_dir = made.tell()  # where the list of entries goes
    return made.getvalue()


class Pressed(NamedTuple):
    """An entry as it lies in the file, and its check sum."""

    content: bytes
    check: int


@lru_cache(maxsize=64)
def _pressed(content: bytes) -> Pressed:
    press = zlib.compressobj(wbits=RAW)
    return Pressed(press.compress(content) + press.flush(), zlib.crc32(content))


def _entries(paper: Paper) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each entry, in the order in which python-docx writes them."""
    package = paper.part.package
    parts = package.parts
    yield CONTENT_TYPES_URI.membername, _content_types(tuple((part.partname, part.content_type) for part in parts))
    yield PACKAGE_URI.rels_uri.membername, package.rels.xml
    for part in parts:
        yield part.partname.membername, part.blob
        if part.rels:
            yield part.partname.rels_uri.membername, part.rels.xml


@lru_cache(maxsize=64)
def _content_types(parts: tuple[tuple[PackURI, str], ...]) -> bytes:
    listed = _ContentTypesItem.from_parts([Part(name, kind) for name, kind in parts])  # type: ignore[no-untyped-call]
    return bytes(listed.blob)
