"""Writes files of every form with a text planted in one place of each, as hostile or honest programs write them."""

import gzip
import json
import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import xlsxwriter
from mutagen.id3 import APIC, CHAP, COMM, CTOC, GEOB, ID3, PRIV, SYLT, TIPL, TIT2, TXXX, USLT, WXXX, Encoding
from PIL import Image, PngImagePlugin

UTF16 = Encoding.UTF16
Write = Callable[[Path, str], None]


def text(template: str, encoding: str = "utf-8") -> Write:
    """Return what writes a text file that holds the name where the template has NAME."""
    return lambda path, name: _write(path, template.replace("NAME", name).encode(encoding))


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def document(plant: Callable[[docx.document.Document, str], object]) -> Write:
    """Return what writes a DOCX into which `plant` puts the name."""

    def write(path: Path, name: str) -> None:
        paper = docx.Document()
        paper.add_paragraph("Giấy tờ")
        plant(paper, name)
        paper.save(str(path))

    return write


def split_runs(paper: docx.document.Document, name: str) -> None:
    paragraph = paper.add_paragraph("Theo lời ")
    first, _, rest = name.partition(" ")
    paragraph.add_run(first[:1]).bold = True
    paragraph.add_run(first[1:] + " ")
    paragraph.add_run(rest).italic = True


def table(paper: docx.document.Document, name: str) -> None:
    paper.add_table(1, 2).rows[0].cells[1].text = name


def two_cells(paper: docx.document.Document, name: str) -> None:
    """Part a name so that no shape of it stands within one cell: each is found more exactly than a row is."""
    rest, _, given = name.rpartition(" ")
    row = paper.add_table(1, 2).rows[0]
    row.cells[0].text, row.cells[1].text = rest, given


def shape_in_cell(paper: docx.document.Document, name: str) -> None:
    surname, _, rest = name.partition(" ")
    row = paper.add_table(1, 2).rows[0]
    row.cells[0].text, row.cells[1].text = surname, rest


def header(paper: docx.document.Document, name: str) -> None:
    paper.sections[0].header.paragraphs[0].text = name


def footer(paper: docx.document.Document, name: str) -> None:
    paper.sections[0].footer.paragraphs[0].text = name


def author(paper: docx.document.Document, name: str) -> None:
    paper.core_properties.author = name


def comment(paper: docx.document.Document, name: str) -> None:
    paper.add_comment(paper.paragraphs[0].add_run("x"), text="Xem lại", author=name)


def picture_description(paper: docx.document.Document, name: str) -> None:
    shape = paper.add_picture(BytesIO(plain_png()))
    shape._inline.docPr.set("descr", f"Ảnh {name}")


def picture_inside(paper: docx.document.Document, name: str) -> None:
    stream = BytesIO()
    exif = Image.Exif()
    exif[315] = name.encode()
    Image.new("RGB", (4, 4)).save(stream, "JPEG", exif=exif)
    paper.add_picture(BytesIO(stream.getvalue()))


def workbook(plant: Callable[[xlsxwriter.Workbook, str], object]) -> Write:
    """Return what writes an XLSX into which `plant` puts the name."""

    def write(path: Path, name: str) -> None:
        with xlsxwriter.Workbook(str(path)) as book:
            plant(book, name)
            if not book.worksheets():
                book.add_worksheet("Trang")

    return write


def cell(book: xlsxwriter.Workbook, name: str) -> None:
    sheet = book.add_worksheet("Tuần 48")
    sheet.write_string("A1", "Người đọc")
    sheet.write_string("C7", f"do {name} đọc")


def rich_cell(book: xlsxwriter.Workbook, name: str) -> None:
    bold = book.add_format({"bold": True})
    book.add_worksheet("A").write_rich_string("B2", "Theo ", bold, name[:3], name[3:], " kể")


def cells_of_a_row(book: xlsxwriter.Workbook, name: str) -> None:
    sheet = book.add_worksheet("A")
    for column, word in enumerate(name.split()):
        sheet.write_string(3, column, word)


def formula(book: xlsxwriter.Workbook, name: str) -> None:
    book.add_worksheet("A").write_formula("A1", f'="{name}"', value=name)


def sheet_name(book: xlsxwriter.Workbook, name: str) -> None:
    book.add_worksheet(name[:31])


def page_header(book: xlsxwriter.Workbook, name: str) -> None:
    book.add_worksheet("A").set_header(f"&C{name}")


def cell_comment(book: xlsxwriter.Workbook, name: str) -> None:
    book.add_worksheet("A").write_comment("A1", f"Hỏi {name}")


def book_author(book: xlsxwriter.Workbook, name: str) -> None:
    book.set_properties({"author": name})


def tagged(*make: Callable[[str], object]) -> Write:
    """Return what writes an MP3 with these frames."""

    def write(path: Path, name: str) -> None:
        tags = ID3()
        tags.add(TIT2(encoding=UTF16, text="Chương trình"))
        for frame in make:
            tags.add(frame(name))
        tags.save(path, v2_version=3)
        path.write_bytes(path.read_bytes() + b"\xff\xfb\x90\x00" + bytes(413))

    return write


MP3 = {
    "title": tagged(lambda name: TIT2(encoding=UTF16, text=name)),
    "comment": tagged(lambda name: COMM(encoding=UTF16, lang="vie", desc="", text=f"Do {name} đọc")),
    "lyrics": tagged(lambda name: USLT(encoding=UTF16, lang="vie", desc="", text=f"Ca khúc\n{name}")),
    "timed lyrics": tagged(lambda name: SYLT(encoding=UTF16, lang="vie", format=2, type=1, desc="", text=[(name, 9)])),
    "own field": tagged(lambda name: TXXX(encoding=UTF16, desc=name, text="x")),
    "people": tagged(lambda name: TIPL(encoding=UTF16, people=[["producer", name]])),
    "private": tagged(lambda name: PRIV(owner="x", data=name.encode("utf-16-le"))),
    "attached": tagged(lambda name: GEOB(encoding=UTF16, mime="text/plain", filename="a", desc="", data=name.encode())),
    "cover": tagged(lambda name: APIC(encoding=UTF16, mime="image/png", type=3, desc=name, data=plain_png())),
    "link": tagged(lambda name: WXXX(encoding=UTF16, desc=name, url="http://a.vn")),
    "chapter": tagged(
        lambda name: CTOC(element_id="toc", flags=3, child_element_ids=["c"], sub_frames=[]),
        lambda name: CHAP(
            element_id="c", start_time=0, end_time=9, sub_frames=[TIT2(encoding=UTF16, text=f"Chuyện {name}")]
        ),
    ),
}


def id3v1(path: Path, name: str) -> None:
    path.write_bytes(b"\xff\xfb\x90\x00" + bytes(413) + b"TAG" + name.encode()[:30].ljust(125, b"\0"))


def wav_info(path: Path, name: str) -> None:
    told = name.encode() + b"\0" * (1 + len(name.encode()) % 2)
    inner = b"INFOIART" + struct.pack("<I", len(name.encode()) + 1) + told
    body = b"WAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 1, 8000, 16000, 2, 16)
    body += b"data" + struct.pack("<I", 4) + bytes(4) + b"LIST" + struct.pack("<I", len(inner)) + inner
    path.write_bytes(b"RIFF" + struct.pack("<I", len(body)) + body)


def plain_png() -> bytes:
    stream = BytesIO()
    Image.new("RGB", (4, 4)).save(stream, "PNG")
    return stream.getvalue()


def exif(tag: int, form: str = "JPEG") -> Write:
    """Return what writes a picture with an EXIF field."""

    def write(path: Path, name: str) -> None:
        fields = Image.Exif()
        fields[tag] = name.encode()
        Image.new("RGB", (8, 8)).save(path, form, exif=fields)

    return write


def windows_author(path: Path, name: str) -> None:
    fields = Image.Exif()
    fields[0x9C9D] = name.encode("utf-16-le") + b"\0\0"
    Image.new("RGB", (8, 8)).save(path, "JPEG", exif=fields)


def jpeg_comment(path: Path, name: str) -> None:
    Image.new("RGB", (8, 8)).save(path, "JPEG", comment=name.encode())


def behind_the_picture(path: Path, name: str) -> None:
    Image.new("RGB", (8, 8)).save(path, "JPEG")
    path.write_bytes(path.read_bytes() + f"… {name} …".encode())


def png_text(path: Path, name: str) -> None:
    told = PngImagePlugin.PngInfo()
    told.add_itxt("Author", name)
    Image.new("RGB", (8, 8)).save(path, "PNG", pnginfo=told)


def png_packed_text(path: Path, name: str) -> None:
    told = PngImagePlugin.PngInfo()
    told.add_itxt("Author", f"Ảnh chụp {name} sau giờ làm", zip=True)
    Image.new("RGB", (8, 8)).save(path, "PNG", pnginfo=told)


def webp_xmp(path: Path, name: str) -> None:
    Image.new("RGB", (8, 8)).save(path, "WEBP", xmp=f"<x:xmpmeta>{name}</x:xmpmeta>".encode())


def packed(inner: str, write: Write, around: int = 1) -> Write:
    """Return what writes a file into a ZIP, that into another, and so on."""

    def pack(path: Path, name: str) -> None:
        write(path, name)
        content, called = path.read_bytes(), inner
        for level in range(around):
            stream = BytesIO()
            with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
                package.writestr(called, content)
            content, called = stream.getvalue(), f"goi-{level}.zip"
        path.write_bytes(content)

    return pack


def gzipped(path: Path, name: str) -> None:
    path.write_bytes(gzip.compress(f"Sao lưu: {name}\n".encode()))


def name_in_package(path: Path, name: str) -> None:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(f"{name}/trong.txt", "x")


def pdf_title(path: Path, name: str) -> None:
    title = ("\ufeff" + name).encode("utf-16-be").hex().upper().encode()
    path.write_bytes(b"%PDF-1.4\n1 0 obj\n<< /Title <" + title + b"> >>\nendobj\n%%EOF\n")


def pdf_stream(path: Path, name: str) -> None:
    packed_words = zlib.compress(f"<dc:creator>{name}</dc:creator>".encode())
    path.write_bytes(b"%PDF-1.4\n1 0 obj\n<< >>\nstream\n" + packed_words + b"\nendstream\nendobj\n%%EOF\n")


def ascii_json(path: Path, name: str) -> None:
    path.write_text(json.dumps({"muc": [{"TieuDe": f"Chuyện {name}"}]}), encoding="utf-8")
