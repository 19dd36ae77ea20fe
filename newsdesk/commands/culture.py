"""Make the papers of an evening of culture: the compère's book, the quiz for the hall, the quiz on a big screen."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from newsdesk.commands import clearing, console, gate, telling
from newsdesk.model.story import Channel
from newsdesk.office.telling.culture import Evening
from newsdesk.office.telling.culture_docx import audience_document, compere_document
from newsdesk.office.telling.quiz_html import quiz_page


def run(root: Path, today: date, stories: Sequence[str] = (), day: date | None = None) -> int:
    """Write the papers of an evening; without stories, those that no evening has told yet."""
    on = telling.day_asked(day, today)
    with console.alone(root), gate.library(root, today) as library:
        if library is None:
            return console.COPY
        clearing.clear(root, library, today)
        named = stories or telling.waiting(library, Channel.CULTURE, on)
        if not named:
            console.say(telling.NOTHING)
            return console.COPY
        evening = Evening(stories=telling.chosen(root, library, Channel.CULTURE, named, on), day=on)
        papers: dict[str, str | bytes] = {"loi-dan.docx": compere_document(evening)}
        if evening.quiz:
            papers |= {"do-vui.docx": audience_document(evening), "do-vui.html": quiz_page(evening)}
        else:
            console.say("Chưa có câu đố: không số liệu nào trong các bài này viết được thành câu hỏi.")
        console.say(f"{len(evening.stories)} chuyện, {len(evening.quiz)} câu đố.")
        return telling.written(root, library, Channel.CULTURE, on, papers, today, stories=evening.stories)
