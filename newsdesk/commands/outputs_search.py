"""Which files that the machine made still tell of somebody: one function, whatever reads the files."""

import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

from newsdesk import files
from newsdesk.model.name_look import Certainty
from newsdesk.model.name_search import NameSearch

PLACES = ("output", "audio_scripts", ".cache")
TEXTS = frozenset(
    {".html", ".xml", ".txt", ".yaml", ".csv", ".tsv", ".json", ".md", ".m3u", ".m3u8", ".pls", ".xspf", ".svg"}
    | {".css", ".js", ".liq", ".service", ".timer", ".ini", ".srt", ".vtt"}
)
TAG = re.compile(r"<[^<>]*>")
OFFICE = frozenset({".docx", ".xlsx", ".pptx"})


def outputs_with(root: Path, names: Iterable[str], marks: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the files, relative to the desk and sorted, in which one of the names or of the marks stands.

    Marks are slugs and names of pictures. A form of address before a given name counts, so that somebody else of
    that name may be among them. What is hidden in sound and pictures themselves is not looked for.
    """
    search, marked = NameSearch.of(names), frozenset(marks)
    return tuple(
        path.relative_to(root).as_posix()
        for place in PLACES
        for path in sorted((root / place).rglob("*"))
        if path.is_file() and _tells(path, search, marked)
    )


def _tells(path: Path, search: NameSearch, marks: frozenset[str]) -> bool:
    found = [path.name, *_texts(path)]
    named = any(one.certainty >= Certainty.TITLED for text in found for one in search.places(text))
    return named or any(mark in text for text in found for mark in marks)


def _texts(path: Path) -> Iterable[str]:
    """Yield what can be read in a file; its own parts where it is an office paper."""
    if path.suffix.lower() in TEXTS:
        yield from _both(files.read_text(path))
    elif path.suffix.lower() in OFFICE:
        with files.machine_faults(path):
            for part in _parts(path):
                yield from _both(part)


def _both(text: str) -> Iterable[str]:
    """Yield a text as it is, and with a space for each tag: tags part words, and stand within them."""
    yield text
    if "<" in text:
        yield TAG.sub(" ", text)


def _parts(path: Path) -> Iterable[str]:
    try:
        with zipfile.ZipFile(path) as paper:
            for name in paper.namelist():
                if name.endswith(".xml"):
                    yield paper.read(name).decode("utf-8", "replace")
    except zipfile.BadZipFile:
        return
