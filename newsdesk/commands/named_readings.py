"""Readings of the lexicon that could say a name: a sound keeps what it was read by, whatever the row says by now."""

from collections.abc import Iterator

from newsdesk import files
from newsdesk.model.lexicon import Lexicon, senses
from newsdesk.model.script import Script


def marked(lexicon: Lexicon) -> dict[str, str]:
    """Return what is said by each row that could say a name, by its mark: what has no capital is nobody's name."""
    return {_mark(writing, spoken): spoken for writing, spoken in _rows(lexicon)}


def used_in(script: Script, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the marks of the rows that a script may have been read by, sorted; one too many does no harm."""
    written = "\n".join(line.written for line in script.lines)
    return tuple(sorted(_mark(writing, spoken) for writing, spoken in _rows(lexicon) if writing in written))


def _rows(lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    for writing, found in lexicon.items():
        yield from ((writing, one.spoken) for one in senses(found) if _could_name(one.spoken))


def _could_name(spoken: str) -> bool:
    return any(map(str.isupper, spoken))


def _mark(writing: str, spoken: str) -> str:
    return files.digest(f"{writing}\t{spoken}".encode())
