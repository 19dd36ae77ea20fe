"""Plain words: praise has a figure beside it, and no phrase stands there that could stand in any story."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from newsdesk.model.figures import figures
from newsdesk.model.phrases import Phrase, PhraseKind
from newsdesk.model.story import Story
from newsdesk.problems import Problem, notice
from newsdesk.rules.desk import Desk
from newsdesk.rules.told import LOOKED_AT, Told

QUOTED = re.compile(r"“[^”“]{1,900}”")
"""What somebody said is theirs: an editor may not make it plainer."""
STOP = re.compile(r"[.!?…;|](?=\s|”|\Z)|\n\s*\n|\n(?=[-*#|])")
"""Where a sentence, an item or a cell of a table ends."""
TONES = {
    f"{first}{second}": f"{other}{plain}"
    for plain, rows in {"a": "òóỏõọ àáảãạ oa", "e": "òóỏõọ èéẻẽẹ oe", "y": "ùúủũụ ỳýỷỹỵ uy"}.items()
    for marked, moved, pair in [rows.split()]
    for first, second, other, plain in [(m, pair[1], pair[0], v) for m, v in zip(marked, moved, strict=True)]
}
"""Hòa becomes hoà: the tone of a pair of vowels may stand on either, and both are right."""
TONE = re.compile(rf"(?:{'|'.join(TONES)})(?!\w)")
CODES = {
    PhraseKind.SUPERLATIVE: "superlative-without-figure",
    PhraseKind.EMPTY: "phrase-says-nothing",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A phrase as it is looked for."""

    folded: str
    phrase: Phrase


def check_phrases(desk: Desk, _today: date) -> Iterator[Problem]:
    """Yield praise without a figure in its sentence and phrases that say nothing, each where it first stands."""
    wanted = tuple(sorted((Wanted(fold(p.written), p) for p in desk.phrases), key=lambda w: -len(w.folded)))
    for story in desk.stories:
        if story.header.stage in LOOKED_AT:
            yield from _in_story(story, desk.told(story), wanted)


def _in_story(story: Story, told: Iterable[Told], wanted: tuple[Wanted, ...]) -> Iterator[Problem]:
    titles = tuple(fold(award.title) for award in story.header.awards)
    said: set[str] = set()
    for text in told:
        for phrase, start in _found(fold(text.text), wanted, titles):
            code = CODES.get(phrase.kind)
            if code and phrase.written not in said and not (code in PRAISE and _measured(text, start)):
                said.add(phrase.written)
                instead = f": {phrase.instead}" if phrase.instead else ""
                yield notice(text.place(start), code, phrase=phrase.written, instead=instead)


PRAISE = {CODES[PhraseKind.SUPERLATIVE]}


def _found(text: str, wanted: tuple[Wanted, ...], titles: tuple[str, ...]) -> list[tuple[Phrase, int]]:
    """Return the phrases of a text in order; what a longer one, a title or a quotation covers is not looked at."""
    here = [row for row in wanted if row.folded in text]
    if not here:
        return []
    covered = [match.span() for match in QUOTED.finditer(text)]
    covered += [span for title in titles for span in _places(title, text)]
    found: list[tuple[Phrase, int]] = []
    for row in here:
        for start, end in _places(row.folded, text):
            if not any(first < end and start < last for first, last in covered):
                covered.append((start, end))
                found.append((row.phrase, start))
    return sorted(found, key=lambda one: one[1])


def _places(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where words stand whole in a text."""
    start = text.find(words) if words else -1
    while start >= 0:
        end = start + len(words)
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            yield start, end
        start = text.find(words, end)


def _measured(text: Told, start: int) -> bool:
    """Whether the sentence around a place holds a figure."""
    opens = max((match.end() for match in STOP.finditer(text.text, 0, start)), default=0)
    closing = STOP.search(text.text, start)
    sentence = text.text[opens : closing.start() if closing else len(text.text)]
    return next(figures(sentence, everything=True), None) is not None


def fold(text: str) -> str:
    """Return a text in lower case, tones on the vowel that carries them now in schools; its length stays."""
    lower = text.lower()
    return TONE.sub(lambda match: TONES[match[0]], lower if len(lower) == len(text) else text)
