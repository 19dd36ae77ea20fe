"""Files that are broken, empty, huge, locked or bombs: named as unread, and the search goes on."""

import io
import os
import random
import time
import zipfile
from pathlib import Path

import pytest

from newsdesk.traces import Findings, find, search
from newsdesk.traces.nouns import DEEPEST, LARGEST
from tests.traces import planted
from tests.traces.planted import MP3, document, packed, text, workbook

NAME = "Lò Thị Kín Đáo"


def beside(folder: Path) -> Findings:
    """Search a folder that also holds a good file, which must be found whatever lies beside it."""
    (folder / "z-sau-cung.txt").write_text(NAME, encoding="utf-8")
    findings = search(folder, [NAME])
    assert "z-sau-cung.txt" in {hit.path for hit in findings.hits}
    return findings


def unread(findings: Findings) -> dict[str, str]:
    return {path: one.why for path, one in findings.unread}


BROKEN = {
    "a.docx": document(planted.footer),
    "a.xlsx": workbook(planted.cell),
    "a.zip": packed("a.txt", text("NAME")),
    "a.mp3": MP3["title"],
    "a.wav": planted.wav_info,
    "a.jpg": planted.exif(315),
    "a.png": planted.png_packed_text,
    "a.webp": planted.webp_xmp,
    "a.gz": planted.gzipped,
    "a.pdf": planted.pdf_stream,
    "a.html": text("<p>NAME</p>"),
    "a.xml": text("<feed>NAME</feed>"),
    "a.json": text('{"a": "NAME"}'),
}


def test_an_empty_folder_is_found_by_its_name_and_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "poster/lo-thi-kin-dao").mkdir(parents=True)
    (tmp_path / "lo-thi-kin-dao-2/trong").mkdir(parents=True)
    found = beside(tmp_path)
    assert {hit.path for hit in found.hits} == {"z-sau-cung.txt", "poster/lo-thi-kin-dao", "lo-thi-kin-dao-2/trong"}
    assert (found.files, found.unread) == (1, ())


@pytest.mark.parametrize("file", BROKEN)
def test_goes_on_past_a_file_cut_short_or_garbled(tmp_path: Path, file: str) -> None:
    BROKEN[file](tmp_path / file, NAME)
    whole = (tmp_path / file).read_bytes()
    chance = random.Random(405)
    for attempt in range(40):
        content = bytearray(whole[: chance.randrange(len(whole) + 1)] if attempt % 2 else whole)
        for _ in range(min(len(content), 1 + attempt // 4)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        (tmp_path / file).write_bytes(content)
        assert beside(tmp_path).files == 2


def test_an_empty_file_of_any_form_holds_nothing(tmp_path: Path) -> None:
    for file in BROKEN:
        (tmp_path / file).write_bytes(b"")
    findings = beside(tmp_path)
    assert findings.unread == ()
    assert len(findings.hits) == 1


@pytest.mark.parametrize(
    ("file", "content", "why"),
    [
        ("a.zip", b"PK\x03\x04" + b"x" * 99, "gói hỏng"),
        ("a.gz", b"\x1f\x8b\x08" + b"x" * 99, "gói hỏng"),
        ("a.mp3", b"ID3\x03\x00\x00\x7f\x7f\x7f\x7f" + b"x" * 99, "nhãn của tệp âm thanh quá lớn"),
        ("a.xml", b'<!DOCTYPE a [<!ENTITY b "x">]><a>&b;</a>', "XML hỏng"),
        ("a.xml", b"<a><b></a>", "XML hỏng"),
        ("a.flac", b"fLaC" + bytes(99), "tệp hỏng"),
        ("a.pdf", b"%PDF-1.7\n", "PDF: chỉ đọc được phần thông tin"),
    ],
)
def test_names_what_it_could_not_read(tmp_path: Path, file: str, content: bytes, why: str) -> None:
    (tmp_path / file).write_bytes(content)
    assert unread(beside(tmp_path))[file].startswith(why)


def test_still_finds_the_words_of_a_broken_file(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(f"<feed><title>{NAME}</feed>", encoding="utf-8")
    (tmp_path / "b.flac").write_bytes(b"fLaC" + bytes(50) + NAME.encode() + bytes(50))
    (tmp_path / "c.txt").write_bytes(b"\xff\xe0 " + NAME.encode() + b" \xff")
    (tmp_path / "d.html").write_bytes(f"<p>\x80<b>{NAME}".encode())
    assert {hit.path for hit in find(tmp_path, [NAME])} == {"a.xml", "b.flac", "c.txt", "d.html"}


def test_a_bomb_ends_where_no_honest_package_goes(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as package:
        for number in range(4):
            package.writestr(f"{number}.txt", bytes(LARGEST // 2))
    began = time.monotonic()
    assert unread(beside(tmp_path))["a.zip"] == "gói bung ra quá lớn"
    assert time.monotonic() - began < 20


def test_a_bomb_of_entities_unfolds_nothing(tmp_path: Path) -> None:
    levels = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    (tmp_path / "a.xml").write_text(f'<!DOCTYPE a [<!ENTITY e0 "x">{levels}]><a>&e9;</a>', encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", (tmp_path / "a.xml").read_bytes())
    assert unread(beside(tmp_path)).keys() == {"a.xml", "a.docx"}


def test_a_package_too_deep_is_named(tmp_path: Path) -> None:
    packed("a.txt", text("NAME"), DEEPEST + 1)(tmp_path / "a.zip", NAME)
    findings = beside(tmp_path)
    assert {hit.path for hit in findings.hits} == {"z-sau-cung.txt"}
    assert unread(findings)["a.zip"] == "gói nằm quá sâu trong các gói khác"


def test_a_locked_file_of_a_package_is_named_with_the_package(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("kin.txt", "x")
    content = bytearray(stream.getvalue())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + at] |= 1
    (tmp_path / "a.zip").write_bytes(content)
    assert [(p, u.place, u.why) for p, u in beside(tmp_path).unread] == [
        ("a.zip", "kin.txt", "tệp trong gói có mật khẩu")
    ]


@pytest.mark.parametrize(("file", "is_read"), [("a.txt", False), ("a.html", False), ("a.mp3", True), ("a.jpg", False)])
def test_a_huge_file_is_not_read_whole(tmp_path: Path, file: str, is_read: bool) -> None:
    if file == "a.mp3":
        MP3["title"](tmp_path / file, "Tên Khác")
    if file == "a.jpg":
        planted.exif(315)(tmp_path / file, NAME)
    with (tmp_path / file).open("ab") as stream:
        stream.truncate(200 << 20)
    findings = beside(tmp_path)
    assert unread(findings) == ({} if is_read else {file: "tệp quá lớn, không đọc hết"})


def test_deep_nesting_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("[" * 100_000 + f'"{NAME}"' + "]" * 100_000, encoding="utf-8")
    (tmp_path / "a.xml").write_text("<a>" * 50_000 + NAME + "</a>" * 50_000, encoding="utf-8")
    (tmp_path / "a.html").write_text("<b>" * 50_000 + NAME, encoding="utf-8")
    assert {hit.path for hit in beside(tmp_path).hits} >= {"a.json", "a.xml", "a.html"}


def test_links_are_read_where_they_lead_to_a_file_and_never_in_circles(tmp_path: Path) -> None:
    outside, inside = tmp_path / "ngoài", tmp_path / "bàn"
    outside.mkdir()
    inside.mkdir()
    (outside / "a.txt").write_text(NAME, encoding="utf-8")
    (inside / "file.txt").symlink_to(outside / "a.txt")
    (inside / "circle").symlink_to(inside)
    (inside / "folder").symlink_to(outside)
    (inside / "nowhere.txt").symlink_to(inside / "khong-co.txt")
    (inside / "round.txt").symlink_to(inside / "round.txt")
    os.mkfifo(inside / "pipe")
    findings = beside(inside)
    assert {hit.path for hit in findings.hits} == {"file.txt", "z-sau-cung.txt"}
    assert unread(findings).keys() == {"folder", "nowhere.txt", "round.txt", "pipe"}


def test_the_same_file_under_two_names_is_found_under_both(tmp_path: Path) -> None:
    MP3["title"](tmp_path / "a.mp3", NAME)
    os.link(tmp_path / "a.mp3", tmp_path / "b.mp3")
    assert [hit.path for hit in find(tmp_path, [NAME])] == ["a.mp3", "b.mp3"]


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert search(tmp_path / "khong-co", [NAME]) == Findings(hits=(), files=0, unread=())
