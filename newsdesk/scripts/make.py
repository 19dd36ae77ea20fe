"""A story becomes a Script: what an announcer says, and what nobody could read aloud for certain."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from newsdesk.markup import to_html
from newsdesk.model.occasion import NewsHeader, Text
from newsdesk.model.script import Line, Pause, Script
from newsdesk.model.story import Story
from newsdesk.problems import Place, Problem, error, notice
from newsdesk.scripts.blocks import Block, BlockKind, blocks
from newsdesk.scripts.sentences import closed, sentences
from newsdesk.speech import speak

SAMPLE = "Bài mẫu."
"""What listeners hear first where a story is not real."""

Piece = str | Pause


def story_script(story: Story, lexicon: Mapping[str, str]) -> tuple[Script, list[Problem]]:
    """Return what is said for a story, and a notice for each thing that was left unread."""
    spoken = story.header.spoken
    body = list(blocks(to_html(spoken.text if spoken.text is not None else story.body)))
    told_for_ear = spoken.text is not None

    def place(written: str) -> Place:
        return story.origin.at("spoken", "text") if told_for_ear else story.origin.line(story.place_in_body(written))

    opening: list[Piece] = [SAMPLE] if story.header.sample else []
    pieces = [*opening, closed(story.title), Pause.HEADING, *_pieces(body)]
    speaker = _Speaker(lexicon, spoken.say, place)
    script = Script(
        slug=story.slug,
        source=story.origin.path,
        title=story.title,
        parts=tuple(speaker.say(pieces)),
        sample=story.header.sample,
    )
    return script, [*_left_out(body, story), *speaker.problems, *_empty(body, story)]


def news_script(item: Text[NewsHeader], lexicon: Mapping[str, str]) -> tuple[Script, list[Problem]]:
    """Return what is said for a short item of news."""
    body = list(blocks(to_html(item.body)))
    speaker = _Speaker(lexicon, {}, lambda _written: item.origin.line(item.body_line))
    opening: list[Piece] = ["Tin mẫu."] if item.header.sample else []
    script = Script(
        slug=item.slug,
        source=item.origin.path,
        title=item.header.title,
        parts=tuple(speaker.say([*opening, *_pieces(body)])),
        sample=item.header.sample,
    )
    return script, speaker.problems


def plain_script(slug: str, title: str, text: str, lexicon: Mapping[str, str], source: str) -> Script:
    """Return what is said for a text without Markdown, such as the greeting of a programme."""
    speaker = _Speaker(lexicon, {}, lambda _written: Place(source))
    pieces = [closed(sentence) for sentence in sentences(" ".join(text.split()))]
    return Script(slug=slug, source=source, title=title, parts=tuple(speaker.say(pieces)))


def _pieces(body: Iterable[Block]) -> list[Piece]:
    """Return sentences and pauses: a heading is a longer silence, items follow each other without one."""
    pieces: list[Piece] = []
    before: BlockKind | None = None
    for block in body:
        if block.kind is BlockKind.LEFT_OUT:
            continue
        if block.kind is BlockKind.HEADING:
            pieces.append(Pause.HEADING)
        else:
            if before is not None and not before is block.kind is BlockKind.ITEM:
                pieces.append(Pause.PARAGRAPH)
            pieces += [closed(sentence) for sentence in sentences(block.text)]
        before = block.kind
    return pieces


class _Speaker:
    """Says pieces aloud and notes what it would have had to guess."""

    def __init__(self, lexicon: Mapping[str, str], say: Mapping[str, str], place: Callable[[str], Place]) -> None:
        self.lexicon, self.overrides, self.place = lexicon, say, place
        self.problems: list[Problem] = []

    def say(self, pieces: Iterable[Piece]) -> Iterator[Line | Pause]:
        """Yield lines and pauses, no pause first, last or twice."""
        parts = [piece if isinstance(piece, Pause) else Line(self._spoken(piece)) for piece in pieces]
        yield from _without_idle_pauses(parts)

    def _spoken(self, sentence: str) -> str:
        spoken = speak(sentence, self.lexicon, self.overrides)
        self.problems += [notice(self.place(left.written), "spoken-left", found=left.written) for left in spoken.left]
        opens_with_figure = not sentence[:1].isalpha() and spoken.text[:1].isalpha()
        return spoken.text[:1].upper() + spoken.text[1:] if opens_with_figure else spoken.text


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


def _left_out(body: Iterable[Block], story: Story) -> Iterator[Problem]:
    for block in body:
        if block.kind is BlockKind.LEFT_OUT:
            yield notice(story.origin.line(story.body_line), "spoken-left-out", what=block.text)


def _empty(body: Iterable[Block], story: Story) -> Iterator[Problem]:
    if not any(block.kind in (BlockKind.TEXT, BlockKind.ITEM) for block in body):
        yield error(story.origin.line(story.body_line), "script-empty")
