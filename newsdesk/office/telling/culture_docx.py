"""The compère's book of an evening, answers and sources in it; and the quiz for those who sit in the hall."""

from collections.abc import Sequence

from docx.document import Document
from docx.shared import Mm, Pt

from newsdesk.council.quiz import Question
from newsdesk.model.calendar import office_day_words
from newsdesk.office.documents import Look, Margins, fixed, new_paper, page_of_pages, write
from newsdesk.office.figures import plain
from newsdesk.office.official import centred
from newsdesk.office.telling.culture import LETTERS, Evening, by_story, choices, links, words
from newsdesk.office.wording import STORY_IS_SAMPLE

LOOK = Look(margins=Margins(18, 18, 25, 18), size=14, leading=1.3)
SMALL = 12
BOOK, QUIZ = "LỜI DẪN ĐÊM VĂN NGHỆ", "ĐỐ VUI"


def compere_document(evening: Evening) -> bytes:
    """Return the compère's book: opening, a link a story, the quiz with its answers, closing."""
    paper = _begun(evening, BOOK)
    _part(paper, "Mở đầu", evening.opening)
    for number, (one, said) in enumerate(links(evening), 1):
        _part(paper, f"{number}. {one.title}", said)
    if evening.quiz:
        _part(paper, "Đố vui (có đáp án, chỉ người dẫn giữ)", words("quiz"))
        _questions(paper, evening.quiz, answers=True)
    _part(paper, "Kết", evening.closing)
    return fixed(paper)


def audience_document(evening: Evening) -> bytes:
    """Return the quiz without its answers."""
    paper = _begun(evening, QUIZ)
    _questions(paper, evening.quiz, answers=False)
    return fixed(paper)


def _begun(evening: Evening, name: str) -> Document:
    paper = new_paper(LOOK, title=name.capitalize(), day=evening.day, author=evening.facility)
    page_of_pages(paper.sections[0].footer.paragraphs[0], SMALL)
    write(paper.add_paragraph(), f"{evening.facility} · {office_day_words(evening.day)}", size=SMALL)
    centred(paper, name, 16, bold=True)
    if evening.sample:
        centred(paper, STORY_IS_SAMPLE, SMALL, italic=True)
    return paper


def _part(paper: Document, heading: str, lines: Sequence[str]) -> None:
    _line(paper, heading, 12, bold=True, more=True)
    for words_of in lines:
        _line(paper, words_of, 4)


def _questions(paper: Document, quiz: Sequence[Question], *, answers: bool) -> None:
    for title, asked in by_story(quiz):
        _line(paper, f"Chuyện “{plain(title)}”", 12, size=SMALL, more=True)
        for number, question in asked:
            when = f" ({question.period})" if question.period else ""
            _line(paper, f"Câu {number}. {question.text}{when}", 5, bold=True, more=True)
            for place, choice in enumerate(choices(question)):
                right = answers and place == question.right
                _line(
                    paper, f"{choice}{'   ← đúng' if right else ''}", 1, bold=right, indent=8, more=place < 2 or answers
                )
            if answers:
                _line(paper, _source(question), 2, size=SMALL)


def _source(question: Question) -> str:
    source = f" Nguồn: {question.source}." if question.source else " Bài chưa ghi nguồn."
    return f"Đáp án {LETTERS[question.right]}. Trong bài: {question.claim}.{source}"


def _line(
    paper: Document,
    said: str,
    above: float,
    *,
    bold: bool = False,
    size: float | None = None,
    indent: float = 0,
    more: bool = False,
) -> None:
    """Add a line; one that has more below it is not parted from that by a page."""
    paragraph = paper.add_paragraph()
    look = paragraph.paragraph_format
    look.space_before, look.left_indent = Pt(above), Mm(indent)
    look.keep_with_next = more
    write(paragraph, said, bold=bold, size=size)
