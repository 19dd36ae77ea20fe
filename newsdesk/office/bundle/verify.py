"""Whether a record is what it was when it was made: every file there and unchanged, nothing beside them."""

import hashlib
import re
import stat
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from os import SEEK_END
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from newsdesk.office.bundle.archive import MANIFEST, SEAL

MOST_FILES, MOST_BYTES = 20_000, 1 << 30
"""More than a record of any facility: what claims more would fill a disk."""
ROW = re.compile(r"([0-9a-f]{64})  (\S.*)\Z")
PIECE = 1 << 20
HEADER, LENGTHS_AT, ENCRYPTED, UTF8 = 30, 26, 1, 0x800
"""Bytes of a file's own header before its name; where in it the lengths of name and extras stand; two flags."""
END, END_SIGN = 22, b"PK\5\6"
"""Bytes of the record that closes an archive without a comment, and how it begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was found: faults, a sentence each; what the manifest tells of the record; how many files are right."""

    faults: tuple[str, ...]
    facts: tuple[str, ...] = ()
    right: int = 0


def verify(path: Path) -> Verdict:
    """Return what is wrong with a record; OSError where the file cannot be read."""
    try:
        with ZipFile(path) as archive:
            faults = tuple(_unsafe(archive))
            return Verdict(faults=faults) if faults else _compared(archive)
    except (BadZipFile, NotImplementedError, zlib.error, EOFError, ValueError, RuntimeError):
        return Verdict(faults=("Tệp này không phải tệp .zip, hoặc bị hỏng. Xin lại bản khác từ nơi gửi.",))


def _unsafe(archive: ZipFile) -> Iterator[str]:
    """Yield what makes an archive unfit to be unpacked at all."""
    entries = archive.infolist()
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_BYTES:
        yield "Tệp nén bung ra quá lớn so với một hồ sơ. Không giải nén tệp này."
    for entry in entries:
        if not _below(entry.orig_filename):
            yield f"Tên tệp “{_shown(entry.orig_filename)}” trỏ ra ngoài thư mục giải nén. Không giải nén tệp này."
        elif stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR if entry.is_dir() else 0):
            yield f"“{_shown(entry.filename)}” là lối tắt hoặc tệp đặc biệt. Không giải nén tệp này."
    for name, count in sorted(Counter(_alike(entry.filename) for entry in entries).items()):
        if count > 1:
            yield f"“{_shown(name)}” có {count} lần trong tệp nén: giải nén ra không biết được bản nào."


def _alike(name: str) -> str:
    """Return a name as systems compare it that know no capitals, or compose letters."""
    return unicodedata.normalize("NFC", name).casefold()


def _below(name: str) -> bool:
    """Whether a name stays in the folder that it is unpacked to, on every system."""
    parts = name.removesuffix("/").split("/")
    return not ({"", ".", ".."} & set(parts)) and not any(sign in name for sign in ("\\", ":", "\0"))


def _compared(archive: ZipFile) -> Verdict:
    """Return how the files of a safe archive stand to its manifest."""
    entries = {entry.filename: entry for entry in archive.infolist()}
    if MANIFEST not in entries:
        return Verdict(faults=(f"Thiếu tệp {MANIFEST}, nên không kiểm tra được tệp nào.",))
    content = _content(archive, entries[MANIFEST])
    if content is None:
        return Verdict(faults=(f"Tệp {MANIFEST} bị hỏng, nên không kiểm tra được tệp nào.",))
    text = content.decode("utf-8", "replace")
    listed, faults = _listed(text)
    facts = tuple(line[2:] for line in text.split("\n") if line.startswith("# ") and not line.startswith(SEAL))
    found = [*_unsealed(content), *faults, *_absent(listed, entries), *_foreign(listed, entries), *_beside(archive)]
    wrong = [name for name in listed if name in entries and _digest(archive, entries[name]) != listed[name]]
    found += [f"“{_shown(name)}” không còn giống lúc đóng hồ sơ: nội dung đã bị sửa hoặc bị hỏng." for name in wrong]
    return Verdict(faults=tuple(found), facts=facts, right=len(listed.keys() & entries.keys()) - len(wrong))


def _unsealed(content: bytes) -> Iterator[str]:
    above, _, seal = content.rpartition(SEAL.encode())
    if seal.decode("ascii", "replace") != f"{hashlib.sha256(above).hexdigest()}\n":
        yield f"{MANIFEST} đã bị sửa: dòng cuối không khớp với các dòng trên."


def _listed(text: str) -> tuple[dict[str, str], list[str]]:
    listed: dict[str, str] = {}
    faults: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        row = ROW.match(line)
        if row and row[2] not in listed:
            listed[row[2]] = row[1]
        else:
            faults.append(
                f"Dòng {number} của {MANIFEST} không đúng dạng “mã, hai dấu cách, tên tệp”, hoặc lặp tên tệp."
            )
    return listed, faults if listed else [*faults, f"{MANIFEST} không kê tệp nào."]


def _absent(listed: Mapping[str, str], entries: Mapping[str, ZipInfo]) -> Iterator[str]:
    for name in sorted(listed.keys() - entries.keys()):
        yield f"Thiếu tệp “{_shown(name)}” có kê trong {MANIFEST}."


def _foreign(listed: Mapping[str, str], entries: Mapping[str, ZipInfo]) -> Iterator[str]:
    for name in sorted(entries.keys() - listed.keys() - {MANIFEST}):
        yield f"Có tệp lạ “{_shown(name)}”, không kê trong {MANIFEST}."


def _beside(archive: ZipFile) -> Iterator[str]:
    """Yield that there are bytes which belong to no file: other programs might unpack them."""
    place = 0
    for entry in sorted(archive.infolist(), key=lambda one: one.header_offset):
        if entry.header_offset != place:
            break
        place = _begins(archive, entry) + entry.compress_size
    if place != archive.start_dir or archive.comment or not _ends(archive):
        yield "Trong tệp nén có dữ liệu lạ nằm ngoài các tệp đã kê, hoặc tệp đã được nén lại bằng chương trình khác."


def _ends(archive: ZipFile) -> bool:
    """Whether the file ends where the archive does: zipfile itself reads past what hangs on behind."""
    stream = archive.fp
    assert stream is not None  # noqa: S101
    stream.seek(-END, SEEK_END)
    return stream.read(len(END_SIGN)) == END_SIGN


def _digest(archive: ZipFile, entry: ZipInfo) -> str | None:
    digest = hashlib.sha256()
    try:
        for piece in _pieces(archive, entry):
            digest.update(piece)
    except (BadZipFile, zlib.error):
        return None
    return digest.hexdigest()


def _content(archive: ZipFile, entry: ZipInfo) -> bytes | None:
    try:
        return b"".join(_pieces(archive, entry))
    except (BadZipFile, zlib.error):
        return None


def _pieces(archive: ZipFile, entry: ZipInfo) -> Iterator[bytes]:
    """Yield the bytes of a file, no more than it says; BadZipFile where they are not all that is packed there.

    zipfile itself would take a stream without an end, or with more behind it.
    """
    stream, left, size, crc = archive.fp, entry.compress_size, 0, 0
    assert stream is not None  # noqa: S101 (it is open)
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED) or entry.flag_bits & ENCRYPTED:
        raise BadZipFile(entry.filename)
    pressed = zlib.decompressobj(-zlib.MAX_WBITS) if entry.compress_type == ZIP_DEFLATED else None
    stream.seek(_begins(archive, entry))
    while left and (packed := stream.read(min(PIECE, left))):
        left -= len(packed)
        piece = pressed.decompress(packed, entry.file_size - size + 1) if pressed else packed
        size, crc = size + len(piece), zlib.crc32(piece, crc)
        if size > entry.file_size:
            break
        yield piece
    ended = pressed is None or (pressed.eof and not pressed.unused_data)
    if left or not ended or (size, crc) != (entry.file_size, entry.CRC):
        raise BadZipFile(entry.filename)


def _begins(archive: ZipFile, entry: ZipInfo) -> int:
    """Return where the bytes of a file begin; BadZipFile where it is called otherwise there than in the list."""
    stream = archive.fp
    assert stream is not None  # noqa: S101
    stream.seek(entry.header_offset + LENGTHS_AT)
    name, extra = (int.from_bytes(stream.read(2), "little") for _ in range(2))
    if stream.read(name).decode("utf-8" if entry.flag_bits & UTF8 else "cp437", "replace") != entry.orig_filename:
        raise BadZipFile(entry.filename)
    return entry.header_offset + HEADER + name + extra


def _shown(name: str) -> str:
    return "".join(sign if sign.isprintable() else "?" for sign in name)[:120]
