"""The files that an office gets for one story: content, texts for each box, pictures, sound, and how to go about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from newsdesk import files
from newsdesk.office.portal.article import Article
from newsdesk.office.portal.document import document
from newsdesk.office.portal.guide import captions, guide

GUIDE = "HUONG-DAN.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sounding:
    """The story read aloud."""

    content: bytes
    length: timedelta
    synthetic: bool


def package(
    article: Article, pictures: Mapping[str, bytes], sound: Sounding | None, today: date
) -> dict[str, str | bytes]:
    """Return the package; `pictures` by their name at the desk, free of traces already."""
    papers: dict[str, str | bytes] = {
        "bai.html": article.html,
        "bai.docx": document(article, article.story.day),
        "tieu-de.txt": files.for_notepad(f"{article.title}\n"),
        "tom-tat.txt": files.for_notepad(f"{article.summary}\n"),
        GUIDE: files.for_notepad(
            guide(article, sound.length if sound else None, bool(sound and sound.synthetic), today)
        ),
    }
    if article.pictures:
        papers["chu-thich.txt"] = files.for_notepad(captions(article))
    if sound:
        papers[f"{article.story.slug}.mp3"] = sound.content
    return papers | {article.pictures[name]: content for name, content in pictures.items()}
