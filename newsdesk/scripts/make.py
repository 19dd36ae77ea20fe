"""A story becomes a Script: what an announcer says, and what nobody could read aloud for certain."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from newsdesk.model.alphabet import can_be_said
from newsdesk.model.lexicon import Lexicon
from newsdesk.model.occasion import FeatureHeader, NewsHeader, Text
from newsdesk.model.script import Line, Pause, Script, Version
from newsdesk.model.sentences import closed, sentences
from newsdesk.model.story import Story
from newsdesk.problems import Place, Problem, error, notice
from newsdesk.scripts.blocks import Block, BlockKind, blocks_of
from newsdesk.scripts.reading import SIGN, Reading, read
from newsdesk.speech import speaker

SAMPLE = "Bài mẫu."
"""What listeners hear first where a story is not real."""

TOLD = (BlockKind.TEXT, BlockKind.ITEM)

CODES = {"unknown-abbreviation": "abbreviation-unknown", "ambiguous-abbreviation": "abbreviation-ambiguous"}
"""Reasons for which an editor does something else than for the others."""
LEFT = "spoken-left"

Piece = Line | Pause
"""What is to be said; a line that nobody has put into spoken words yet."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What is said for a story, with everything that is known of how it came about."""

    script: Script
    problems: list[Problem]
    readings: tuple[Reading, ...]
    """One for each line of the script."""
    place: Callable[[str], Place]
    """Where a piece of the text stands in the story's file."""


def story_script(story: Story, lexicon: Lexicon, version: Version = Version.LONG) -> tuple[Script, list[Problem]]:
    """Return what is said for a story, and a notice for each thing that was left unread.

    The long version is `spoken.text` or, without one, the body; the short one is `spoken.short`.
    """
    telling = tell(story, lexicon, version)
    return telling.script, telling.problems


def tell(story: Story, lexicon: Lexicon, version: Version = Version.LONG) -> Telling:
    """Return the same with the reading of each line."""
    spoken = story.header.spoken
    key, for_ear = ("short", spoken.short) if version is Version.SHORT else ("text", spoken.text)
    body = blocks_of(story.body if for_ear is None else for_ear)

    def place(written: str) -> Place:
        if written in (for_ear or ""):
            return story.origin.at("spoken", key)
        if written in story.title and written not in story.body:
            return story.origin.at("title")
        return story.origin.line(story.place_in_body(written))

    opening = [unsaid(SAMPLE)] if story.header.sample else []
    pieces: list[Piece] = [*opening, unsaid(story.title), Pause.HEADING, *_pieces(body)]
    speaker = _Speaker(lexicon, spoken.say, place)
    script = Script(
        slug=story.slug,
        source=story.origin.path,
        title=story.title,
        parts=tuple(speaker.say(pieces)),
        sample=story.header.sample,
        version=version,
    )
    first_line = story.origin.line(story.body_line) if for_ear is None else story.origin.at("spoken", key)
    problems = [*_left_out(body, first_line), *speaker.problems]
    problems += _empty([reading.text for reading in speaker.readings[len(opening) + 1 :]], first_line)
    has_words = any(map(str.isalnum, story.title))  # else the rules say it of every story
    if version is Version.LONG and has_words and not can_be_said(speaker.readings[len(opening)].text):
        problems.append(error(story.origin.at("title"), "title-unsayable"))
    return Telling(script, problems, tuple(speaker.readings), place)


def headline_script(story: Story, lexicon: Lexicon) -> Script:
    """Return what is said for a story among the headlines; what is left unread in a title, its own script says."""
    speaker = _Speaker(lexicon, story.header.spoken.say, lambda _written: story.origin.at("title"))
    parts = tuple(speaker.say([unsaid(story.title)]))
    return Script(slug=story.slug, source=story.origin.path, title=story.title, parts=parts, sample=story.header.sample)


def text_script(item: Text[NewsHeader] | Text[FeatureHeader], lexicon: Lexicon) -> tuple[Script, list[Problem]]:
    """Return what is said for a short item of news, or for a feature."""
    body = blocks_of(item.body)
    speaker = _Speaker(lexicon, {}, lambda _written: item.origin.line(item.body_line))
    is_news = isinstance(item.header, NewsHeader)
    opening: list[Piece] = [unsaid("Tin mẫu." if is_news else SAMPLE)] if item.header.sample else []
    if not is_news:
        opening += [unsaid(f"Chuyên mục: {item.header.title}"), Pause.HEADING]
    script = Script(
        slug=item.slug,
        source=item.origin.path,
        title=item.header.title,
        parts=tuple(speaker.say([*opening, *_pieces(body)])),
        sample=item.header.sample,
    )
    first_line = item.origin.line(item.body_line)
    told = [reading.text for reading in speaker.readings[sum(isinstance(piece, Line) for piece in opening) :]]
    return script, [*_left_out(body, first_line), *speaker.problems, *_empty(told, first_line)]


def plain_script(slug: str, title: str, text: str, lexicon: Lexicon, place: Place) -> tuple[Script, list[Problem]]:
    """Return what is said for a text without Markdown, such as the greeting of a programme."""
    speaker = _Speaker(lexicon, {}, lambda _written: place)
    pieces = [unsaid(sentence) for sentence in sentences(" ".join(text.split()))]
    script = Script(slug=slug, source=place.path, title=title, parts=tuple(speaker.say(pieces)))
    return script, speaker.problems


def says_something(script: Script) -> bool:
    """Whether a voice finds anything to read in a script."""
    return any(isinstance(part, Line) and can_be_said(part.text) for part in script.parts)


def unsaid(written: str, heading: str = "") -> Line:
    """Return a sentence that is to be said; a title or an item has no end of its own."""
    return Line(closed(written), written, heading)


def _pieces(body: Iterable[Block]) -> list[Piece]:
    """Return sentences and pauses: a heading is a longer silence, items follow each other without one."""
    pieces: list[Piece] = []
    before: BlockKind | None = None
    heading = ""
    for block in _mended(body):
        if block.kind is BlockKind.LEFT_OUT:
            continue
        if block.kind is BlockKind.HEADING:
            pieces.append(Pause.HEADING)
            heading = block.text
        else:
            if before is not None and not before is block.kind is BlockKind.ITEM:
                pieces.append(Pause.PARAGRAPH)
            first, *others = sentences(block.text)
            pieces += [unsaid(first, heading), *map(unsaid, others)]
            heading = ""
        before = block.kind
    return pieces


def _mended(body: Iterable[Block]) -> list[Block]:
    """Join a paragraph that a page break tore apart: the first half ends nowhere, the second begins small."""
    blocks_of: list[Block] = []
    for block in body:
        before = blocks_of[-1] if blocks_of else None
        torn = before and before.kind is block.kind is BlockKind.TEXT and block.text[:1].islower()
        if before and torn and closed(before.text) != before.text:
            blocks_of[-1] = Block(BlockKind.TEXT, f"{before.text} {block.text}")
        else:
            blocks_of.append(block)
    return blocks_of


class _Speaker:
    """Says pieces aloud and notes what it would have had to guess."""

    def __init__(self, lexicon: Lexicon, say: Mapping[str, str], place: Callable[[str], Place]) -> None:
        self.speak, self.place = speaker(lexicon, say), place
        self.problems: list[Problem] = []
        self.left: set[str] = set()
        self.readings: list[Reading] = []

    def say(self, pieces: Iterable[Piece]) -> Iterator[Line | Pause]:
        """Yield lines and pauses, no pause first, last or twice."""
        parts = [piece if isinstance(piece, Pause) else self._line(piece) for piece in pieces]
        yield from _without_idle_pauses(parts)

    def _line(self, line: Line) -> Line:
        reading = read(line.text, self.speak)
        self.readings.append(reading)
        for left in reading.spoken.left:
            self._leave(left.written, left.why)
        for _, sign in reading.signs:
            self._leave(sign, SIGN)
        return replace(line, text=reading.text)

    def _leave(self, written: str, why: str) -> None:
        """Say once what nobody could read, and why."""
        if written not in self.left:
            self.left.add(written)
            self.problems.append(notice(self.place(written), CODES.get(why, LEFT), found=written, why=why))


def _without_idle_pauses(parts: list[Line | Pause]) -> Iterator[Line | Pause]:
    """Keep the longest of pauses that follow each other, and none at the ends."""
    while parts and isinstance(parts[-1], Pause):
        parts.pop()
    waiting: Pause | None = None
    spoken = False
    for part in parts:
        if isinstance(part, Pause):
            waiting = max((p for p in (waiting, part) if p), key=lambda pause: pause.value)
            continue
        if waiting and spoken:
            yield waiting
        waiting, spoken = None, True
        yield part


def _left_out(body: Iterable[Block], place: Place) -> Iterator[Problem]:
    for block in body:
        if block.kind is BlockKind.LEFT_OUT:
            yield notice(place, "spoken-left-out", what=block.text)


def _empty(told: Iterable[str], place: Place) -> Iterator[Problem]:
    if not any(map(can_be_said, told)):
        yield error(place, "script-empty")
