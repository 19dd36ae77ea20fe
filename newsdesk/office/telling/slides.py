"""The slides that stand behind a report: the story's title, its figures before and after, its lesson and question."""

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from newsdesk.council.changes import Change
from newsdesk.model.calendar import day_words
from newsdesk.office.pages import text
from newsdesk.office.telling.code import code_svg
from newsdesk.office.telling.deck import deck, paragraph
from newsdesk.office.telling.told import Told
from newsdesk.office.wording import STORY_IS_SAMPLE

MOST = 3
"""Changes on one slide: more cannot be read from the last row."""
NAME = "Báo cáo điển hình"
NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})


def conference_slides(stories: Sequence[Told], day: date, pictures: Mapping[str, bytes] = NO_PICTURES) -> str:
    """Return the slides of a conference, one file; `pictures` by name are shown with the stories whose image they are.

    They hold nothing but what is seen.
    """
    slides = [_cover(stories, day)] if stories else []
    for one in stories:
        slides += [_title(one, pictures), *_figures(one), *_lesson(one)]
    return deck(NAME, slides)


def _cover(stories: Sequence[Told], day: date) -> str:
    items = "".join(f"<li>{text(one.title)} <span class=small>{text(one.unit)}</span></li>\n" for one in stories)
    return (
        f"{paragraph(stories[0].facility, 'small')}<h1>{NAME}</h1>\n{paragraph(day_words(day), 'small')}"
        f"<ol>\n{items}</ol>\n"
    )


def _title(one: Told, pictures: Mapping[str, bytes]) -> str:
    people = ". ".join(one.people[:6]) + ("." if one.people else "")
    mark = paragraph(STORY_IS_SAMPLE, "mark") if one.sample else ""
    words = (
        f"{paragraph(one.unit, 'small')}<h1>{text(one.title)}</h1>\n{mark}{paragraph(one.summary)}"
        f"{paragraph(people, 'small')}"
    )
    name = one.story.header.image or ""
    if name not in pictures:
        return words
    shown = _picture(name, pictures[name], one.story.header.image_alt or "")
    return f'<div class="two"><div>{words}</div>{shown}</div>\n'


def _picture(name: str, content: bytes, alt: str) -> str:
    """Return a picture that stands within the page; by its name a withdrawal finds it again."""
    kind = "jpeg" if content.startswith(b"\xff\xd8") else "png" if content.startswith(b"\x89PNG") else "webp"
    source = f"data:image/{kind};base64,{b64encode(content).decode()}"
    return f'<img class="picture" alt="{text(alt)}" data-file="{text(name)}" src="{source}">'


def _figures(one: Told) -> Iterator[str]:
    """Yield the slide of figures: before and after where the evidence has them, else its points."""
    if one.changes:
        rows = "".join(map(_row, one.changes[:MOST]))
        head = "<thead><tr><th>Việc</th><th>Trước</th><th>Sau</th></tr></thead>\n"
        sources = "; ".join(dict.fromkeys(c.source.rstrip(".") for c in one.changes[:MOST] if c.source))
        yield (
            f"<h2>Trước và sau</h2>\n<table>{head}<tbody>\n{rows}</tbody></table>\n"
            + paragraph(f"Nguồn: {sources}." if sources else "", "small")
        )
    elif one.points:
        items = "".join(f"<li>{text(point)}</li>\n" for point in one.points)
        yield f"<h2>Điều đáng nhớ</h2>\n<ul>\n{items}</ul>\n"


def _row(change: Change) -> str:
    most = max(change.before.worth, change.after.worth)
    cells = ""
    for figure in (change.before, change.after):
        share = f"{100 * figure.worth / most:.1f}"
        bar = f'<span class="bar" style="width:{share}%"></span>'
        cells += f'<td class="figure"><b>{text(change.mean + figure.written)}</b>{bar}</td>'
    what = change.what[:1].upper() + change.what[1:]
    return f'<tr><td class="what">{text(what)}<br>{_period(change)}</td>{cells}</tr>\n'


def _period(change: Change) -> str:
    return f'<span class="small">{text(change.period)}</span>' if change.period else ""


def _lesson(one: Told) -> Iterator[str]:
    lesson = f"<h2>Bài học</h2>\n{paragraph(one.lesson, 'big')}" if one.lesson else ""
    question = f"<h2>Câu hỏi trao đổi</h2>\n{paragraph(one.question)}" if one.question else ""
    code = f"<div>{code_svg(one.address)}{paragraph('Đọc cả bài', 'small')}</div>" if one.address else ""
    if lesson or question:
        yield f'<div class="two"><div>{lesson}{question}</div>{code}</div>\n'
    elif code:
        yield f"<h2>{text(one.title)}</h2>\n{code}\n"
