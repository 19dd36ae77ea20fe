"""The spoken text of a story as the desk shows it: what is said otherwise than written, and what nobody could read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from newsdesk import messages
from newsdesk.commands.script_files import said_of
from newsdesk.desk.story.subject import Subject
from newsdesk.model.lexicon import Lexicon
from newsdesk.model.script import Line, Pause, Script, Version
from newsdesk.model.sentences import closed
from newsdesk.problems import Place, in_order
from newsdesk.scripts.reading import SIGNS
from newsdesk.speech import Change, Left, speak

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
        marks = _Marks(subject.library.lexicon, subject.story.header.spoken.say)
        yield Aloud(version, tuple(marks.paragraphs(script)), script.digest)


@dataclass(frozen=True, slots=True)
class _Marks:
    lexicon: Lexicon
    say: Mapping[str, str]

    def paragraphs(self, script: Script) -> Iterator[tuple[Sentence, ...]]:
        found: list[Sentence] = []
        number = 0
        for part in script.parts:
            if isinstance(part, Pause):
                yield tuple(found)
                found = []
            else:
                found.append(Sentence(number, tuple(self.spans(part))))
                number += 1
        if found:
            yield tuple(found)

    def spans(self, line: Line) -> Iterator[Span]:
        """Yield a sentence in pieces; together they are what is said."""
        spoken = speak(closed(line.written or line.text), self.lexicon, self.say)
        found = list(pieces(closed(line.written or line.text), [*spoken.changes, *spoken.left]))
        if "".join(span.text for span in found).lower() != line.text.lower():
            yield Span(line.text)
            return
        first = line.text[: len(found[0].text)]
        yield Span(first, found[0].written, found[0].left)
        yield from found[1:]


def pieces(written: str, marks: Iterable[Change | Left]) -> Iterator[Span]:
    """Yield a text in pieces by what was changed in it and what was left; of two that overlap, the first."""
    at = 0
    for mark in sorted(marks, key=lambda one: one.start):
        if mark.start < at:
            continue
        yield from _plain(written[at : mark.start])
        yield Span(mark.spoken, mark.written) if isinstance(mark, Change) else Span(mark.written, left=True)
        at = mark.start + len(mark.written)
    yield from _plain(written[at:])


def _plain(text: str) -> Iterator[Span]:
    at = 0
    for sign in SIGNS.finditer(text):
        if sign.start() > at:
            yield Span(text[at : sign.start()])
        yield Span(sign[0], left=True)
        at = sign.end()
    if at < len(text):
        yield Span(text[at:])


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
