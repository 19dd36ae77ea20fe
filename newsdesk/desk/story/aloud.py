"""The spoken text of a story as the desk shows it: what is said otherwise than written, and what nobody could read."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from newsdesk import messages
from newsdesk.commands.script_files import said_of
from newsdesk.desk.story.subject import Subject
from newsdesk.model.script import Version
from newsdesk.problems import Place, in_order
from newsdesk.scripts.marked import Marked, Piece, marked

LEFT = frozenset(["spoken-left", "abbreviation-unknown", "abbreviation-ambiguous"])


@dataclass(frozen=True, slots=True)
class Span:
    """Some words of a sentence as they are said; `written` where the page has something else."""

    text: str
    written: str = ""
    left: bool = False
    """Whether nobody could read it for certain."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One line of the script, numbered from 0."""

    number: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Unsettled:
    """Something that nobody could read for certain, why, where, and what would settle it."""

    written: str
    why: str
    place: Place
    say: str
    """A row for the story's own header."""
    row: str
    """A row for the lexicon."""


@dataclass(frozen=True, slots=True)
class Aloud:
    """One version, paragraph by paragraph."""

    version: Version
    paragraphs: tuple[tuple[Sentence, ...], ...]
    digest: str

    @property
    def changed(self) -> int:
        """How many spans are said otherwise than they are written."""
        return sum(bool(s.written) for p in self.paragraphs for sentence in p for s in sentence.spans)


def aloud(subject: Subject) -> Iterator[Aloud]:
    """Yield what is said for a story, each version marked."""
    for version, script in subject.scripts.items():
        told = marked(subject.story, subject.library.lexicon, version)
        yield Aloud(version, tuple(_paragraphs(told)), script.digest)


def _paragraphs(told: Marked) -> Iterator[tuple[Sentence, ...]]:
    numbers = count()
    for paragraph in told.paragraphs:
        yield tuple(Sentence(next(numbers), tuple(map(_span, one.spoken_pieces))) for one in paragraph.sentences)


def _span(piece: Piece) -> Span:
    return Span(piece.text, piece.changed.written if piece.changed else "", piece.unread is not None)


def unsettled(subject: Subject) -> Iterator[Unsettled]:
    """Yield what nobody could read for certain, each with two ready rows of which one settles it."""
    found = (one for version in subject.scripts for one in said_of(subject.library, subject.story, version)[1])
    for problem in in_order(found):  # those of a story that is changed after its approval are nobody's Problems yet
        if problem.code in LEFT:
            written = problem.facts["found"]
            why = messages.catalogue()["reasons"].get(problem.facts.get("why", ""), "")
            quoted = written.replace("\\", "\\\\").replace('"', '\\"')
            say = f'spoken:\n  say: {{"{quoted}": "cách đọc"}}'
            yield Unsettled(written, why, problem.place, say, f"{written}\tcách đọc\t")
