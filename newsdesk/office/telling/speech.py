"""A story as a report at a conference: the words to read aloud, with a greeting and an end; the story told as it is."""

from dataclasses import dataclass
from datetime import date, timedelta

from docx.shared import Pt

from newsdesk.messages import grouped
from newsdesk.model.calendar import length_words, office_day_words
from newsdesk.model.facility import as_of
from newsdesk.model.library import Library
from newsdesk.model.script import SYLLABLES_A_MINUTE, Script
from newsdesk.model.story import Kind
from newsdesk.office.documents import Look, Margins, fixed, new_paper, page_of_pages, write
from newsdesk.office.figures import plain
from newsdesk.office.official import centred
from newsdesk.office.telling.told import Told, paragraphs, whole_telling
from newsdesk.office.wording import STORY_IS_SAMPLE
from newsdesk.scripts.make import plain_script
from newsdesk.scripts.sentences import closed

LOOK = Look(margins=Margins(20, 20, 30, 20), size=15, leading=1.5)
SMALL = 12
GAP = Pt(8)
KINDS = {
    Kind.INDIVIDUAL: "một cá nhân điển hình",
    Kind.COLLECTIVE: "một tập thể điển hình",
    Kind.MODEL: "một mô hình mới",
    Kind.FACTOR: "một nhân tố mới",
}
SAMPLE = "Đây là bài mẫu, không phải người thật, việc thật."


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """What somebody of the unit says."""

    told: Told
    day: date
    opening: tuple[str, ...]
    text: tuple[str, ...]
    closing: tuple[str, ...]
    syllables: int
    length: timedelta

    @property
    def measures(self) -> str:
        """How long it is, and at which rate that was reckoned."""
        pace = f"{grouped(self.syllables)} tiếng, đọc {SYLLABLES_A_MINUTE} tiếng một phút"
        return f"Đọc hết khoảng {length_words(self.length)} ({pace})"


def speech(one: Told, library: Library, day: date) -> Speech:
    """Return the report of a story; the story itself is what its script says, third person and all."""
    council = as_of(library.papers.councils, day)
    head = plain(council.name) if council else f"lãnh đạo {plain(library.facility.on(day).short)}"
    opening = [
        f"Kính thưa {head}, kính thưa toàn thể hội nghị!",
        f"Thay mặt {one.unit}, tôi xin báo cáo với hội nghị về {KINDS[one.story.header.kind]}: {closed(one.title)}",
        *([SAMPLE] if one.sample else []),
    ]
    lesson = [f"Điều các đơn vị có thể làm theo: {closed(one.lesson)}"] if one.lesson else []
    closing = [*lesson, f"Báo cáo của {one.unit} đến đây là hết. Xin trân trọng cảm ơn hội nghị đã lắng nghe!"]
    script, added = whole_telling(one, library), [_said(one, line, library) for line in (*opening, *closing)]
    lines = [" ".join(paragraphs(said)) for said in added]
    return Speech(
        told=one,
        day=day,
        opening=tuple(lines[: len(opening)]),
        text=paragraphs(script)[1:],  # the title was said in the greeting
        closing=tuple(lines[len(opening) :]),
        syllables=script.syllables + sum(said.syllables for said in added),
        length=script.length + sum((said.length for said in added), timedelta()),
    )


def _said(one: Told, line: str, library: Library) -> Script:
    return plain_script(one.story.slug, one.title, line, library.lexicon, one.story.origin.at("title"))[0]


def speech_document(report: Speech) -> bytes:
    """Return the report's file: large type, wide lines, its minutes first."""
    one = report.told
    paper = new_paper(LOOK, title=f"Báo cáo điển hình: {one.title}", day=report.day, author=one.facility)
    page_of_pages(paper.sections[0].footer.paragraphs[0], SMALL)
    write(paper.add_paragraph(), report.measures, bold=True, size=SMALL)
    write(paper.add_paragraph(), f"{one.facility} · {office_day_words(report.day)}", size=SMALL)
    centred(paper, "BÁO CÁO ĐIỂN HÌNH", 14, bold=True)
    centred(paper, one.title, 17, bold=True)
    centred(paper, one.unit, 14)
    if one.sample:
        centred(paper, STORY_IS_SAMPLE, SMALL, italic=True)
    for words in (*report.opening, *report.text, *report.closing):
        paragraph = paper.add_paragraph()
        paragraph.paragraph_format.space_before = GAP
        write(paragraph, words)
    return fixed(paper)
