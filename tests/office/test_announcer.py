"""The announcer's sheet says what is read, where one breathes, when, and which text it is."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx.oxml.ns import qn
from docx.shared import Pt

from newsdesk.model.script import Pause
from newsdesk.office.announcer_docx import announcer_document
from newsdesk.office.announcer_html import announcer_page
from newsdesk.office.sheet import Sheet, announcer_sheet, passages, rate_of
from tests.office.papers import Seen, a_script, opened, words_of

LONG = "Hàng nào không đạt thì quay lại xe ngay ở bậc cửa, không được qua vạch sơn vàng."
SCRIPT = a_script(
    "Bài mẫu.", "Bếp sạch.", Pause.HEADING, LONG, "Chị Mỷ kể.", Pause.PARAGRAPH, "Hết rồi.", sample=True
)  # fmt: skip


def a_sheet(**changes: object) -> Sheet:
    facts = {
        "part": "Gương điển hình (bản ngắn)",
        "facility": "Cơ sở Mới",
        "unit": "Tổ bếp",
        "since": date(2026, 9, 10),
    } | changes
    return announcer_sheet(SCRIPT, **facts)  # type: ignore[arg-type]


def on_page(sheet: Sheet) -> str:
    return Seen(announcer_page(sheet)).text.replace("\u00a0", " ")


def in_document(sheet: Sheet) -> str:
    return words_of(announcer_document(sheet))


both = pytest.mark.parametrize("shown", [on_page, in_document])


def test_times_add_up_to_the_script() -> None:
    read = a_sheet().passages
    assert [one.starts.total_seconds() for one in read] == pytest.approx([0, 1.2 + 1.2, 2.4 + 6.3 + 0.6])
    assert [one.length.total_seconds() for one in read] == pytest.approx([1.2, 6.3, 0.6])
    assert [one.turn for one in read] == [False, True, False]
    assert a_sheet().length == SCRIPT.length


def test_a_slower_announcer_needs_longer() -> None:
    slow = a_sheet(rate=100)
    assert slow.length == SCRIPT.length + timedelta(minutes=slow.syllables / 200)
    assert "đọc 100 tiếng một phút" in on_page(slow)


def test_a_sound_s_own_length_gives_the_rate() -> None:
    length = timedelta(seconds=30)
    read = list(passages(SCRIPT, rate_of(SCRIPT, length)))
    assert (read[-1].starts + read[-1].length) / length == pytest.approx(1)
    assert rate_of(SCRIPT, timedelta()) == 200
    assert rate_of(a_script(), timedelta()) == 200


@both
def test_says_all_that_an_announcer_needs(shown: Callable[[Sheet], str]) -> None:
    text = shown(a_sheet())
    for piece in (
        "Cơ sở Mới · Phiếu đọc: Gương điển hình (bản ngắn)",
        "Bếp sạch",
        "Tổ bếp · Phát từ ngày 10/9/2026 · BÀI MẪU",
        "Ghi mã này khi nộp bản thu",
        SCRIPT.code,
        f"Tên bài khi nộp: {SCRIPT.slug}",
        "27 tiếng, đọc 200 tiếng một phút",
        "Tên riêng: Mỷ",
        "bậc cửa, / không được",
        "Chị Mỷ kể. //",
        "00:02",
        "Người đọc",
        "(Ký, ghi rõ họ tên)",
        "Ghi chú",
    ):
        assert piece in text, piece


@both
def test_what_is_no_sample_does_not_say_so(shown: Callable[[Sheet], str]) -> None:
    assert "MẪU" not in shown(announcer_sheet(a_script()))


@both
@pytest.mark.parametrize(
    "title", ["<script>alert(1)</script>", "=cmd|' /C calc'!A0", "🎉 \x07Vui\ufffe\ud800", "Dài " * 62, '"}@page{{', ""]
)
def test_a_hostile_title_stays_text(shown: Callable[[Sheet], str], title: str) -> None:
    text = shown(announcer_sheet(a_script(title=title)))
    kept = title.replace("🎉 \x07", "").replace("\ufffe\ud800", "").strip()
    assert kept in text


def test_a_hostile_title_makes_no_tag() -> None:
    sheet = announcer_sheet(a_script("Một <b>câu</b>.", title="<script>x</script>"), unit="<i>", facility="<u>")
    assert not {"script", "u"} & set(Seen(announcer_page(sheet)).tags)
    assert "&lt;b&gt;câu" in announcer_page(sheet)


def test_the_page_numbers_its_paper_and_asks_for_nothing_outside() -> None:
    page = announcer_page(a_sheet())
    assert 'counter(page) "/" counter(pages)' in page
    assert not {"link", "img", "iframe", "script"} & set(Seen(page).tags)
    assert "http" not in page


def test_the_document_numbers_its_pages_with_fields() -> None:
    document = announcer_document(a_sheet())
    foot = opened(document).sections[0].footer._element
    assert [node.text for node in foot.iter(qn("w:instrText"))] == [" PAGE ", " NUMPAGES "]
    assert f"Mã {SCRIPT.code}" in words_of(document)


def test_the_document_has_real_headings_speaks_vietnamese_and_repeats_its_header_row() -> None:
    paper = opened(announcer_document(a_sheet()))
    assert [p.text for p in paper.paragraphs if p.style and p.style.name == "Heading 1"] == ["Bếp sạch"]
    assert {lang.get(qn("w:val")) for lang in paper.styles.element.iter(qn("w:lang"))} == {"vi-VN"}
    reading = paper.tables[-2]
    assert reading.rows[0]._tr.trPr is not None
    assert reading.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in reading.rows)  # type: ignore[union-attr]
    below = [cell.paragraphs[0].paragraph_format.space_after for cell in reading.rows[0].cells]
    assert below == [Pt(4), Pt(4)], "on a page that begins within a passage its rule must not touch the first line"


def test_a_passage_longer_than_a_page_may_part_but_never_within_a_sentence() -> None:
    paper = opened(announcer_document(announcer_sheet(a_script(*[LONG] * 40))))
    rows = paper.tables[1].rows[1:]
    assert [len(row.cells[1].paragraphs) for row in rows] == [2, *[1] * 36, 2]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)  # type: ignore[union-attr]
    assert paper.styles["Lời đọc"].paragraph_format.keep_together  # type: ignore[attr-defined]


def test_the_same_words_give_the_same_bytes_without_clock_thumbnail_or_author() -> None:
    once, again = announcer_document(a_sheet()), announcer_document(a_sheet())
    assert once == again
    with ZipFile(BytesIO(once)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in archive.namelist() if "thumbnail" in name]
    about = opened(once).core_properties
    assert (about.author, about.last_modified_by, about.language) == ("Cơ sở Mới", "", "vi-VN")
    assert about.created is not None
    assert about.created.date() == date(2026, 9, 10)


def test_a_script_without_a_word_still_makes_a_sheet() -> None:
    sheet = announcer_sheet(a_script(Pause.HEADING))
    assert sheet.passages == ()
    assert "00:00" not in on_page(sheet)
    assert in_document(sheet)
