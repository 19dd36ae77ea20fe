"""Every form in which the desk writes, and those that an editor may lay beside it: a name planted in it is found."""

import unicodedata
import warnings
from pathlib import Path

import pytest

from newsdesk.traces import find
from tests.traces import planted
from tests.traces.planted import MP3, Write, document, exif, packed, tagged, text, workbook

NAME, ANOTHER = "Lò Thị Kín Đáo", "Cầm Văn Vắng"
CASES: list[tuple[str, str, Write, str]] = [
    ("words", "a.html", text("<p>Theo NAME kể.</p>"), "dòng 1"),
    ("emphasis", "a.html", text("<p>\n<em>Lò</em> <b>Th</b>ị <i>Kín&nbsp;Đáo</i></p>"), "dòng 2"),
    ("entities", "a.html", text("<p>L&ograve; Th&#7883; K&iacute;n &#x110;&aacute;o</p>"), "dòng 1"),
    ("the sign of a note", "a.html", text("<p>Lò Thị Kín<sup>1</sup> Đáo</p>"), "dòng 1"),
    ("a bracket", "a.html", text("<p>x</p>\n<p>Lò Thị Kín (33 tuổi) Đáo</p>"), "dòng 2"),
    ("a nickname", "a.html", text('<p>Lò Thị Kín “Cọt” Đáo</p>'), "dòng 1"),
    ("a nickname that a browser quotes", "a.html", text('<p>Lò Thị Kín <q lang="vi">Cọt</q> Đáo</p>'), "dòng 1"),
    ("quotes within a word", "a.html", text("<p>Lò Thị K<q>ín</q> Đáo</p>"), "dòng 1"),
    ("spans", "a.html", text("<span>Lò</span><span>Thị</span><span>Kín</span><span>Đáo</span>"), "dòng 1"),
    ("cells", "a.html", text("<table><tr><td>Lò Thị</td><td>Kín Đáo</td></tr></table>"), "dòng 1"),
    ("alternative", "a.html", text('<img alt="Ảnh NAME">'), "dòng 1, thuộc tính alt của <img>"),
    ("title", "a.html", text('<a title="NAME">x</a>'), "dòng 1, thuộc tính title của <a>"),
    ("search", "a.html", text('<meta name="description" content="NAME">'), "dòng 1, thuộc tính content của <meta>"),
    ("comment", "a.html", text("<p>x</p>\n<!-- hỏi NAME -->"), "dòng 2, chú thích ẩn"),
    ("linked data", "a.html", text('<script type="application/ld+json">{"author": [{"name": "NAME"}]}</script>'),
     "dòng 1, dữ liệu JSON, mục author[1].name"),
    ("script", "a.html", text('<script>var who = "NAME";</script>'), "dòng 1"),
    ("style", "a.html", text("<style>/* NAME */</style>"), "dòng 1"),
    ("address", "a.html", text('<a href="bai/lo-thi-kin-dao.html">x</a>'), "dòng 1, thuộc tính href của <a>"),
    ("percent", "a.html", text('<a href="L%C3%B2%20Th%E1%BB%8B_K%C3%ADn%20%C4%90%C3%A1o.jpg">x</a>'),
     "dòng 1, thuộc tính href của <a>"),
    ("capital letters", "a.html", text("<h1>LÒ THỊ KÍN ĐÁO</h1>"), "dòng 1"),
    ("zero width", "a.html", text("<p>Lò T\u200bhị K\u00adín Đáo</p>"), "dòng 1"),
    ("letters that look like ours", "a.html", text("<p>Lò T\u04bbị Kín \u00d0á\u043e</p>"), "dòng 1"),
    ("angle brackets", "a.html", text("<p>&lt;NAME&gt;</p>"), "dòng 1"),
    ("feed", "a.xml", text("<feed>\n<entry><title>NAME</title></entry></feed>"), "dòng 2"),
    ("page in a feed", "a.xml", text("<feed><summary>&lt;b&gt;Lò&lt;/b&gt; Thị Kín Đáo</summary></feed>"), "dòng 1"),
    ("feed attribute", "a.xml", text('<feed><link href="bai/lo_thi_kin_dao.html"/></feed>'),
     "dòng 1, thuộc tính href"),
    ("feed comment", "a.xml", text("<feed><!-- NAME --></feed>"), "dòng 1, chú thích ẩn"),
    ("feed CDATA", "a.xml", text("<feed><![CDATA[NAME]]></feed>"), "dòng 1"),
    ("playlist XML", "a.xspf", text("<playlist><trackList><track><title>NAME</title></track></trackList></playlist>"),
     "dòng 1"),
    ("captions", "a.vtt", text("WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nTheo NAME kể.\n"), "dòng 5"),
    ("captions over two lines", "a.vtt", text("WEBVTT\n\n00:01.000 --> 00:02.000\nTheo Lò Thị\nKín Đáo kể.\n"), "dòng 4"),
    ("captions with references", "a.vtt", text("WEBVTT\n\n00:01.000 --> 00:02.000\nL&#242; Thị Kín Đáo &amp; bạn\n"), "dòng 4"),
    ("captions in a note", "a.vtt", text("WEBVTT\n\nNOTE NAME\n"), "dòng 3"),
    ("chapters", "a.chapters.json", text('{"version": "1.2.0", "chapters": [{"startTime": 0, "title": "NAME"}]}'),
     "mục chapters[1].title"),
    ("podcast title", "podcast.xml", text("<rss><channel><item>\n<title>NAME</title></item></channel></rss>"), "dòng 2"),
    ("podcast words", "podcast.xml", text("<rss><item>\n<description>L&amp;ograve; Thị Kín Đáo</description></item></rss>"),
     "dòng 2"),
    ("podcast sound", "podcast.xml", text('<rss><enclosure url="http://a.vn/am-thanh/lo-thi-kin-dao.mp3"/></rss>'),
     "dòng 1, thuộc tính url"),
    ("JSON", "a.json", text('{"a": [{"b": "NAME"}]}'), "mục a[1].b"),
    ("JSON key", "a.json", text('{"NAME": 1}'), "tên mục gốc"),
    ("JSON escapes", "a.json", planted.ascii_json, "mục muc[1].TieuDe"),
    ("search", "a.js", text('/* x */\ndeskSearch.texts[2026] = [["a",["Một.","NAME kể."]]];\n'), "mục [1][2][2]"),
    ("search, quoted", "a.js", text('deskSearch.titles = {"a": "x\\n\\"Lò\\tThị Kín Đáo\\""};\n'), "mục a"),
    ("search, address", "a.js", text('deskSearch.titles = {"a": ["lo-thi-kin-dao"]};\n'), "mục a[1]"),
    ("search, broken", "a.js", text('deskSearch.titles = {"a": "NAME"\n'), "dòng 1"),
    ("program", "a.js", text('const who = "NAME";\n'), "dòng 1"),
    ("broken JSON", "a.json", text('{"a": "NAME"'), "dòng 1"),
    ("plain", "a.txt", text("Một.\nHai NAME.\n"), "dòng 2"),
    ("two lines", "a.txt", text("Một.\nLò Thị\nKín Đáo.\n"), "dòng 2"),
    ("brackets", "a.txt", text("Người đọc: <NAME>\n"), "dòng 1"),
    ("Windows", "a.txt", text("NAME\r\n", "utf-16"), "dòng 1"),
    ("CSV", "a.csv", text("date,by\n2026-11-20,NAME\n"), "dòng 2"),
    ("CSV of two columns", "a.csv", text("ho,ten\nLò Thị,Kín Đáo\n"), "dòng 2"),
    ("YAML", "a.yaml", text("items:\n- title: Chuyện NAME\n"), "dòng 2"),
    ("YAML escapes", "a.yaml", text('title: "L\\xF2 Th\\u1ECB K\\xEDn \\u0110\\xE1o"\n'), "dòng 1"),
    ("YAML slug", "a.yaml", text("slug: lo-thi-kin-dao-ke-chuyen\n"), "dòng 1"),
    ("Markdown", "a.md", text("# Bài\n\n**Lò Thị** *Kín\nĐáo*\n"), "dòng 3"),
    ("Markdown link", "a.md", text("# Bài\n\nLò [Thị Kín](bep.md) Đáo\n"), "dòng 3"),
    ("Markdown comment", "a.md", text("<!-- NAME -->\n"), "dòng 1"),
    ("M3U8", "a.m3u8", text("#EXTM3U\n#EXTINF:9,Chuyện NAME\na.mp3\n"), "dòng 2"),
    ("M3U of file names", "a.m3u", text("#EXTM3U\n01-exemplar-lo-thi-kin-dao.mp3\n"), "dòng 2"),
    ("PLS", "a.pls", text("[playlist]\nFile1=a.mp3\nTitle1=NAME\n"), "dòng 3"),
    ("Liquidsoap", "a.liq", text("# NAME\n"), "dòng 1"),
    ("DOCX body", "a.docx", document(lambda paper, name: paper.add_paragraph(f"Ông {name}.")), "thân văn bản"),
    ("DOCX runs", "a.docx", document(planted.split_runs), "thân văn bản"),
    ("DOCX table", "a.docx", document(planted.table), "thân văn bản"),
    ("DOCX two cells", "a.docx", document(planted.two_cells), "hàng của bảng"),
    ("DOCX shape in a cell", "a.docx", document(planted.shape_in_cell), "thân văn bản"),
    ("DOCX header", "a.docx", document(planted.header), "đầu trang"),
    ("DOCX footer", "a.docx", document(planted.footer), "chân trang"),
    ("DOCX author", "a.docx", document(planted.author), "thuộc tính của tệp"),
    ("DOCX comment", "a.docx", document(planted.comment), "nhận xét, thuộc tính author"),
    ("DOCX description", "a.docx", document(planted.picture_description), "thân văn bản, thuộc tính descr"),
    ("DOCX picture", "a.docx", document(planted.picture_inside), "word/media/image1.jpg, EXIF Artist"),
    ("XLSX cell", "a.xlsx", workbook(planted.cell), "Tuần 48!C7"),
    ("XLSX rich cell", "a.xlsx", workbook(planted.rich_cell), "A!B2"),
    ("XLSX row", "a.xlsx", workbook(planted.cells_of_a_row), "A, hàng 4"),
    ("XLSX formula", "a.xlsx", workbook(planted.formula), "A!A1"),
    ("XLSX sheet", "a.xlsx", workbook(planted.sheet_name), "tên trang tính"),
    ("XLSX header", "a.xlsx", workbook(planted.page_header), "phần xl/worksheets/sheet1.xml"),
    ("XLSX comment", "a.xlsx", workbook(planted.cell_comment), "phần xl/comments1.xml"),
    ("XLSX author", "a.xlsx", workbook(planted.book_author), "thuộc tính của tệp"),
    *((f"MP3 {what}", "a.mp3", write, "nhãn ") for what, write in MP3.items()),
    ("MP3 at its end", "a.mp3", planted.id3v1, "nhãn ID3v1"),
    ("WAV", "a.wav", planted.wav_info, "khối LIST"),
    ("JPEG artist", "a.jpg", exif(315), "EXIF Artist"),
    ("JPEG of Windows", "a.jpg", planted.windows_author, "EXIF XPAuthor"),
    ("JPEG comment", "a.jpg", planted.jpeg_comment, "mục comment"),
    ("JPEG, behind it", "a.jpg", planted.behind_the_picture, "trong dữ liệu của tệp"),
    ("PNG text", "a.png", planted.png_text, "mục Author"),
    ("PNG packed text", "a.png", planted.png_packed_text, "mục Author"),
    ("WebP artist", "a.webp", exif(315, "WEBP"), "EXIF Artist"),
    ("WebP XMP", "a.webp", planted.webp_xmp, "mục xmp"),
    ("ZIP", "a.zip", packed("bai.txt", text("NAME")), "bai.txt, dòng 1"),
    ("ZIP of names", "a.zip", planted.name_in_package, "tên tệp trong gói"),
    ("DOCX in a ZIP", "a.zip", packed("bc.docx", document(planted.footer)), "bc.docx, chân trang"),
    ("MP3 in a ZIP", "a.zip", packed("a.mp3", MP3["title"]), "a.mp3, nhãn TIT2"),
    ("ZIP in ZIP", "a.zip", packed("bai.txt", text("NAME"), 3), "goi-1.zip, goi-0.zip, bai.txt, dòng 1"),
    ("gzip", "a.txt.gz", planted.gzipped, "a.txt, dòng 1"),
    ("PDF title", "a.pdf", planted.pdf_title, "thông tin của PDF"),
    ("PDF metadata", "a.pdf", planted.pdf_stream, "trong PDF"),
    ("any other form", "a.bin", lambda path, name: path.write_bytes(b"\0\1\2" + name.encode() + b"\0\xff"), "trong dữ liệu"),
    ("misnamed", "a.txt", MP3["title"], "nhãn TIT2"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "write", "place"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_finds_a_name_and_says_where(tmp_path: Path, file: str, write: Write, place: str) -> None:
    write(tmp_path / file, NAME)
    hits = find(tmp_path, [NAME])
    assert any(hit.place.startswith(place) for hit in hits), hits
    assert {hit.path for hit in hits} == {file}
    assert find(tmp_path, [ANOTHER]) == ()


@pytest.mark.parametrize(
    "called",
    [
        "Lò Thị Kín Đáo.jpg",
        unicodedata.normalize("NFD", "Lò Thị Kín Đáo.jpg"),
        "Lò Thị Kín \u00d0áo.jpg",
        "lo-thi-kin-dao.jpg",
        "01_Lo_Thi_Kin_Dao_2026.jpg",
        "LoThiKinDao.jpg",
        "lothikindao2-3fa9.jpg",
        "2lo-thi-kin-dao1990.jpg",
        "Lo Thi Kin Dao.jpg",
        "L%C3%B2%20Th%E1%BB%8B%20K%C3%ADn%20%C4%90%C3%A1o.jpg",
        "lò-thị-kín-đáo/bai.jpg",
        ".lo-thi-kin-dao.old/bai.jpg",
    ],
)
def test_finds_a_name_in_the_name_of_a_file(tmp_path: Path, called: str) -> None:
    path = tmp_path / called
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(planted.plain_png())
    assert [hit.place for hit in find(tmp_path, [NAME])] == ["tên tệp"]


@pytest.mark.parametrize(
    ("name", "text_of_it"),
    [
        ("Lò Thị Kín Đáo", "Lò Thị Kín Đảo"),
        ("Lò Thị Kín Đáo", "Lò Thị Kín. Rồi Đáo"),
        ("Chị Hoa", "chi hoa hồng cho cửa hàng"),
        ("Chị Hoa", "Chị Hoan"),
        ("Lò Thị Kín Đáo", "bai/lo-thi-kin-daogia.html"),
        ("Lò Thị Kín Đáo", "halo-thi-kin-dao"),
    ],
)
def test_does_not_take_other_words_for_the_name(tmp_path: Path, name: str, text_of_it: str) -> None:
    (tmp_path / "a.txt").write_text(text_of_it, encoding="utf-8")
    found = find(tmp_path, [name])
    assert found == ()


def test_shows_the_name_with_the_words_around_it_on_one_clean_line(tmp_path: Path) -> None:
    far = "chữ " * 200
    (tmp_path / "a.txt").write_text(f"{far}\x1b[31m Lò Thị Kín Đáo\x07 kể{far}", encoding="utf-8")
    (hit,) = find(tmp_path, [NAME])
    assert "Lò Thị Kín Đáo kể" in hit.excerpt
    assert hit.excerpt.isprintable()
    assert len(hit.excerpt) < 140
    assert (hit.excerpt[0], hit.excerpt[-1]) == ("…", "…")


def test_says_once_what_stands_in_one_place(tmp_path: Path) -> None:
    tagged(lambda name: planted.TXXX(encoding=planted.UTF16, desc="a", text=[name, name]))(tmp_path / "a.mp3", NAME)
    assert len(find(tmp_path, [NAME])) == 1


def test_a_picture_that_pillow_warns_of_says_nothing_to_whoever_searches() -> None:
    from bench.fuzzing import run

    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        assert run.batch("recordings", 0, 300).findings == ()
    assert said == []
