"""The quiz on a big screen: a question, then the same one with its answer."""

from collections.abc import Iterator

from newsdesk.council.quiz import Question
from newsdesk.office.pages import text
from newsdesk.office.telling.culture import Evening, choices
from newsdesk.office.telling.deck import deck, paragraph
from newsdesk.office.wording import STORY_IS_SAMPLE


def quiz_page(evening: Evening) -> str:
    """Return the slides of the quiz; the arrow keys turn from a question to its answer."""
    return deck("Đố vui", _slides(evening))


def _slides(evening: Evening) -> Iterator[str]:
    sample = paragraph(STORY_IS_SAMPLE, "mark") if evening.sample else ""
    yield f"{paragraph(evening.facility, 'small')}<h1>Đố vui</h1>\n{sample}<p>{len(evening.quiz)} câu hỏi</p>\n"
    for number, question in enumerate(evening.quiz, 1):
        yield _slide(number, question, answered=False)
        yield _slide(number, question, answered=True)


def _slide(number: int, question: Question, *, answered: bool) -> str:
    items = "".join(
        f"<p{' class=right' if answered and place == question.right else ''}>{text(choice)}</p>\n"
        for place, choice in enumerate(choices(question))
    )
    kicker = f"Câu {number}{', đáp án' if answered else ''} · Chuyện “{question.story.title}”"
    when = paragraph(question.period, "small")
    source = paragraph(f"Nguồn: {question.source}" if answered and question.source else "", "small")
    return f"{paragraph(kicker, 'small')}<h2>{text(question.text)}</h2>\n{when}{items}{source}"
