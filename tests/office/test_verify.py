"""Each single fault of a record is caught and said; a whole one passes."""

import hashlib
import re
import shutil
import stat
import struct
import subprocess
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.office.archives import EARLIEST, packed
from newsdesk.office.bundle import Year, bundled, verify
from newsdesk.office.bundle.archive import manifest
from tests.builders import TODAY, a_library, a_story, approved

FILES = {"index.html": b"<p>Trang</p>", "so-lieu/dang-ky.csv": b"a,b\n" * 50, "bai/a.html": b"x" * 300}
YEAR = Year(library=a_library(), number=2026, today=TODAY)


def whole(entries: Mapping[str, bytes] = FILES) -> bytes:
    return packed({**entries, "MANIFEST.txt": manifest(YEAR, entries).encode()})


def with_manifest(text: str) -> bytes:
    return packed({**FILES, "MANIFEST.txt": text.encode()})


def faults(tmp_path: Path, content: bytes) -> tuple[str, ...]:
    path = tmp_path / "hồ sơ năm 2026.zip"
    path.write_bytes(content)
    return verify(path).faults


def test_a_whole_record_passes(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(whole())
    verdict = verify(path)
    assert verdict.faults == ()
    assert verdict.right == 3
    assert "Năm: 2026" in verdict.facts


def test_the_record_that_the_desk_makes_passes_and_other_programs_open_it(tmp_path: Path) -> None:
    assert faults(tmp_path, made()) == ()
    for words in (["unzip", "-t"], ["python3", "-m", "zipfile", "-t"]):
        by_another([*words, str(tmp_path / "hồ sơ năm 2026.zip")], tmp_path)


def test_another_program_checks_every_file_of_the_record_that_the_desk_makes(tmp_path: Path) -> None:
    with ZipFile(BytesIO(made())) as archive:
        archive.extractall(tmp_path)
    by_another(["sha256sum", "-c", "--strict", "MANIFEST.txt"], tmp_path)


def made() -> bytes:
    return bundled(Year(library=a_library(approved(a_story())), number=2026, today=TODAY))[0]


def by_another(words: list[str], folder: Path) -> None:
    """Let a program find all well; skipped where it is missing, which CI counts as failed."""
    if not shutil.which(words[0]):
        pytest.skip(f"Không có {words[0]} trên máy này.")
    done = subprocess.run(words, cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _flipped(entries: Mapping[str, bytes], name: str) -> dict[str, bytes]:
    content = bytearray(entries[name])
    content[len(content) // 2] ^= 1
    return {**entries, name: bytes(content)}


def _repacked(change: Callable[[dict[str, bytes]], dict[str, bytes]]) -> bytes:
    entries = {**FILES, "MANIFEST.txt": manifest(YEAR, FILES).encode()}
    return packed(change(entries))


def _without(name: str) -> Callable[[dict[str, bytes]], dict[str, bytes]]:
    return lambda entries: {key: one for key, one in entries.items() if key != name}


def _renamed(entries: dict[str, bytes]) -> dict[str, bytes]:
    return {("bai/b.html" if name == "bai/a.html" else name): one for name, one in entries.items()}


def _special(name: str, kind: int = 0, content: bytes = b"x") -> bytes:
    made = BytesIO(whole())
    with ZipFile(made, "a") as archive:
        entry = ZipInfo(name, EARLIEST)
        entry.create_system, entry.external_attr = 3, (kind | 0o644) << 16
        archive.writestr(entry, content)
    return made.getvalue()


def _bomb() -> bytes:
    """Return an archive that claims two gigabytes in a few bytes."""
    made = BytesIO(_repacked(lambda entries: {**entries, "to.bin": b"0" * 100}))
    content = bytearray(made.getvalue())
    place = content.rfind(b"PK\x01\x02", 0, content.rfind(b"to.bin"))
    content[place + 24 : place + 28] = struct.pack("<I", 2 << 30)
    return bytes(content)


def _encrypted() -> bytes:
    content = bytearray(whole())
    place = content.find(b"PK\x01\x02")
    content[place + 8] |= 1
    content[6] |= 1
    return bytes(content)


def _second_local(content: bytes) -> bytes:
    """Return an archive with a file in it that its own list does not name: some programs unpack it."""
    hidden = b"xau"
    header = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 0, 0, 33, zlib.crc32(hidden), 3, 3, 7, 0) + b"xau.txt" + hidden
    start = content.rfind(b"PK\5\6")
    directory = struct.unpack_from("<I", content, start + 16)[0]
    end = bytearray(content[start:])
    end[16:20] = struct.pack("<I", directory + len(header))
    return content[:directory] + header + content[directory:start] + bytes(end)


A_FILE = "bai/a.html"
CASES = {
    "flipped": (lambda: _repacked(lambda e: _flipped(e, A_FILE)), "“bai/a.html” không còn giống lúc đóng"),
    "flipped manifest": (lambda: _repacked(lambda e: _flipped(e, "MANIFEST.txt")), "MANIFEST.txt đã bị sửa"),
    "removed": (lambda: _repacked(_without(A_FILE)), "Thiếu tệp “bai/a.html” có kê"),
    "without manifest": (lambda: _repacked(_without("MANIFEST.txt")), "Thiếu tệp MANIFEST.txt"),
    "added": (lambda: _repacked(lambda e: {**e, "la.txt": b""}), "Có tệp lạ “la.txt”"),
    "folder added": (lambda: _special("thu-muc/", stat.S_IFREG), "Có tệp lạ “thu-muc/”"),
    "folder as other programs pack it": (lambda: _special("thu-muc/", stat.S_IFDIR), "Có tệp lạ “thu-muc/”"),
    "folder called as a file": (lambda: _special("thu-muc", stat.S_IFDIR), "lối tắt hoặc tệp đặc biệt"),
    "something behind": (lambda: whole() + b"MZ" * 50, "dữ liệu lạ"),
    "renamed": (lambda: _repacked(_renamed), "Thiếu tệp “bai/a.html”"),
    "above": (lambda: _special("../../etc/cron.d/x"), "trỏ ra ngoài"),
    "above within": (lambda: _special("bai/../../x"), "trỏ ra ngoài"),
    "absolute": (lambda: _special("/etc/x"), "trỏ ra ngoài"),
    "drive": (lambda: _special("C:/x"), "trỏ ra ngoài"),
    "backslash": (lambda: _special("bai\\..\\x"), "trỏ ra ngoài"),
    "link": (lambda: _special("loi-tat", stat.S_IFLNK), "lối tắt"),
    "device": (lambda: _special("thiet-bi", stat.S_IFCHR), "lối tắt hoặc tệp đặc biệt"),
    "other case": (lambda: _special("BAI/A.html"), "có 2 lần"),
    "bomb": (_bomb, "quá lớn"),
    "encrypted": (_encrypted, "không còn giống|bị hỏng"),
    "other name within": (lambda: whole().replace(b"bai/a.html", b"bai/b.html", 1), "bị hỏng"),
    "before": (lambda: b"MZ" + whole(), "dữ liệu lạ"),
    "comment": (lambda: _commented(), "dữ liệu lạ"),
    "unlisted": (lambda: _second_local(whole()), "dữ liệu lạ"),
    "cut": (lambda: whole()[:-40], "bị hỏng"),
    "empty": (lambda: b"", "không phải tệp .zip"),
    "no zip": (lambda: "Không phải tệp nén.".encode(), "không phải tệp .zip"),
    "manifest without rows": (lambda: with_manifest("# Hồ sơ\n"), "không kê tệp nào"),
    "manifest row": (lambda: with_manifest(manifest(YEAR, FILES) + "abc index.html\n"), r"Dòng \d+ của MANIFEST"),
    "manifest twice": (lambda: with_manifest(manifest(YEAR, FILES) + "0" * 64 + "  index.html\n"), r"Dòng \d+ của MANIFEST"),
}  # fmt: skip


def _commented() -> bytes:
    made = BytesIO(whole())
    with ZipFile(made, "a") as archive:
        archive.comment = b"xau"
    return made.getvalue()


@pytest.mark.parametrize("name", CASES)
def test_each_fault_is_caught_and_said(tmp_path: Path, name: str) -> None:
    make, said = CASES[name]
    found = faults(tmp_path, make())
    assert found
    assert any(re.search(said, one) for one in found), found
    assert all(one.endswith(".") for one in found)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_file_that_is_there_twice_is_caught(tmp_path: Path) -> None:
    assert any("“bai/a.html” có 2 lần" in one for one in faults(tmp_path, _special("bai/a.html")))


def test_a_name_that_would_act_on_a_terminal_is_shown_harmless(tmp_path: Path) -> None:
    found = faults(tmp_path, _repacked(lambda e: {**e, "a\x1b[2J\u202e.txt": b""}))
    assert found == ("Có tệp lạ “a?[2J?.txt”, không kê trong MANIFEST.txt.",)


@given(st.data())
def test_no_flipped_bit_of_any_content_passes(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    content = bytearray(whole())
    with ZipFile(BytesIO(bytes(content))) as archive:
        entry = data.draw(st.sampled_from(archive.infolist()))
    start = entry.header_offset + 30 + len(entry.filename)
    place = data.draw(st.integers(start, start + entry.compress_size - 1))
    content[place] ^= 1 << data.draw(st.integers(0, 7))
    path = tmp_path_factory.getbasetemp() / "lat.zip"
    path.write_bytes(bytes(content))
    assert verify(path).faults or unpacked(bytes(content)) == unpacked(whole())  # the last bits of a stream are idle


def unpacked(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_file_larger_than_it_says_is_not_unpacked_further(tmp_path: Path) -> None:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        archive.writestr(ZipInfo("MANIFEST.txt", EARLIEST), f"{hashlib.sha256(b'0').hexdigest()}  to.bin\n")
        archive.writestr(ZipInfo("to.bin", EARLIEST), b"0" * 10_000_000, ZIP_DEFLATED)
    content = bytearray(made.getvalue())
    place = content.rfind(b"PK\1\2", 0, content.rfind(b"to.bin"))
    content[place + 24 : place + 28] = struct.pack("<I", 1)
    assert any("“to.bin”" in one for one in faults(tmp_path, bytes(content)))
