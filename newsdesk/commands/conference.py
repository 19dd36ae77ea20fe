"""Make the papers of a conference: its programme, each report to be read aloud, the slides behind them."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from newsdesk.commands import clearing, console, gate, telling
from newsdesk.commands.image_files import for_a_screen, picture
from newsdesk.commands.unnamed import refuse_residents
from newsdesk.model.calendar import length_words
from newsdesk.model.story import Channel
from newsdesk.office.telling.conference import conference_programme, length_of
from newsdesk.office.telling.slides import conference_slides
from newsdesk.office.telling.speech import speech, speech_document
from newsdesk.office.telling.told import Told


def run(
    root: Path, today: date, stories: Sequence[str] = (), day: date | None = None, at: str = "08:00", place: str = ""
) -> int:
    """Write the papers of a conference on a day; without stories, those that no conference has heard yet."""
    occasion = telling.occasion(day, at, place, today)
    with console.alone(root), gate.library(root, today) as library:
        if library is None:
            return console.COPY
        refuse_residents(library, telling.PLACE, place)
        clearing.clear(root, library, today)
        named = stories or telling.waiting(library, Channel.CONFERENCE, occasion.day)
        chosen = telling.chosen(root, library, Channel.CONFERENCE, named, occasion.day) if named else ()
        if not chosen:
            console.say(telling.NOTHING)
            return console.COPY
        reports = [speech(one, library, occasion.day) for one in chosen]
        telling.within_the_day(occasion, length_of(reports, occasion, library))
        papers: dict[str, str | bytes] = {
            "chuong-trinh.docx": conference_programme(reports, occasion, library),
            "trinh-chieu.html": conference_slides(chosen, occasion.day, _pictures(root, chosen)),
        }
        for report in reports:
            papers[f"bao-cao-{report.told.story.slug}.docx"] = speech_document(report)
            console.say(f"“{report.told.title}”: {length_words(report.length)}.")
        return telling.written(root, library, Channel.CONFERENCE, occasion.day, papers, today, stories=chosen)


def _pictures(root: Path, stories: Sequence[Told]) -> dict[str, bytes]:
    """Return by name the pictures at the top of stories that the channel may show, small enough for slides."""
    found: dict[str, bytes] = {}
    for name in dict.fromkeys(one.story.header.image for one in stories if one.story.header.image):
        if content := for_a_screen(picture(root, name), name):
            found[name] = content
        else:
            console.say(f"Trình chiếu không có ảnh {name}: ảnh quá lớn, máy không thu nhỏ được. Lưu lại nhỏ hơn.")
    return found
