"""What is said can be followed by ear: short breaths, no brackets in brackets, few abbreviations."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from newsdesk.model.numerals import syllables
from newsdesk.model.sentences import sentences
from newsdesk.model.story import Channel, Story
from newsdesk.problems import Problem, notice
from newsdesk.rules.desk import Desk
from newsdesk.rules.told import LOOKED_AT, Told

LONGEST = 35
"""Syllables that a listener follows in one breath; a semicolon and a colon are breaths, as a full stop is."""
SHORTEST_LETTERS = 80
"""No text below so many characters has more syllables than that, however its figures are said."""
TOGETHER, IN_A_SENTENCE = 2, 4
"""Abbreviations side by side, and in one sentence, from which on a listener is lost."""
HEARD = {Channel.LOUDSPEAKER, Channel.BRIEFING}
BREATH = re.compile(r"[;:][”)]?\s+")
SEEN_ONLY = re.compile(r"^ {0,3}(?:\|.*|#{1,6}\s.*|!\[.*|[-=]{3,}\s*)$", re.MULTILINE)
"""Tables, headings and pictures: not read, or said alone."""
APART = re.compile(r"\n(?:\s*\n|(?= {0,3}[-+*]\s| {0,3}\d{1,2}[.)]\s))|\Z")
ROUGHLY = re.compile(r"[.;:!?…](?:\s|\Z)")
DIGIT = re.compile(r"\d")
NUMERIC = re.compile(r"\d(?<!\w\d)\d*(?:[.,/:h]\d+)*+h?\s?%?")
APART_SIGNS = "-–—/|"
"""Signs that part two words; those that only close one stay on it."""
GROUPED = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?")
DAY = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}))?|(\d{1,2})/(\d{4})")
CLOCK = re.compile(r"(\d{1,2})[h:](\d{0,2})")
UNIT = re.compile(r"(?<=\d\s)(?:kg|km|cm|mm|m2|m²)(?!\w)|(?<=\d)(?:kg|km|cm|mm|m2|m²)(?!\w)")
OF_YEAR = re.compile(r"(?<=[IVX]/)\d{4}(?!\d)")
SHORTENED = re.compile(r"[A-ZĐ](?<![\w-][A-ZĐ])[A-ZĐ][A-ZĐ-]*[a-z]?(?!\w)")
ROMAN = re.compile(r"[IVXLCDM]+\Z")
SHORTENED_RUN = re.compile(rf"{SHORTENED.pattern}(?:[\s,-]+{SHORTENED.pattern}){{{TOGETHER - 1},}}")
NESTED = re.compile(r"\([^()\n]{0,300}\([^()\n]{0,300}\)?")


def check_ear(desk: Desk, _today: date) -> Iterator[Problem]:
    """Yield what is hard to follow in texts that are read out: spoken.text or else the body, and spoken.short."""
    for story in desk.stories:
        if story.header.stage in LOOKED_AT and HEARD.intersection(story.header.channels):
            for text in heard(story, desk.told(story)):
                yield from _hard(text)


def heard(story: Story, told: Iterable[Told]) -> Iterator[Told]:
    """Yield those texts of a story that are read out."""
    long = ("spoken", "text") if story.header.spoken.text else ()
    for text in told:
        if text.trail in (long, ("spoken", "short")):
            yield text


def _hard(text: Told) -> Iterator[Problem]:
    shown = SEEN_ONLY.sub(lambda match: " " * len(match[0]), text.text)
    for paragraph, offset in _paragraphs(shown):
        if _maybe_long(paragraph) or len(SHORTENED.findall(paragraph)) >= TOGETHER:
            for sentence, start in _sentences(paragraph, offset):
                yield from _long(text, sentence, start)
                yield from _shortened(text, sentence, start)
    if "(" in shown:
        for match in NESTED.finditer(shown):
            yield notice(text.place(match.start()), "brackets-nested", found=_start(match[0]))


def _paragraphs(text: str) -> Iterator[tuple[str, int]]:
    """Yield the paragraphs and items of a list, each with the character on which it begins."""
    start = 0
    for gap in APART.finditer(text):
        if gap.start() > start:
            yield text[start : gap.start()], start
        start = gap.end()


def _maybe_long(text: str) -> bool:
    """Whether something between two stops may be too long: each word is a syllable, and a digit brings few."""
    if len(text) < SHORTEST_LETTERS:
        return False
    return any(len(piece) >= SHORTEST_LETTERS and at_most(piece) > LONGEST for piece in ROUGHLY.split(text))


def at_most(text: str) -> int:
    """Return a number of syllables that a text hardly exceeds, reckoned at once."""
    return text.count(" ") + 1 + MOST_SAID * sum(map(text.count, "0123456789"))


def _sentences(paragraph: str, offset: int) -> Iterator[tuple[str, int]]:
    """Yield the sentences of a paragraph, each with the character of the text on which it begins."""
    flat, position = paragraph.replace("\n", " "), 0
    for sentence in sentences(flat):
        position = flat.find(sentence, position)
        yield sentence, offset + position
        position += len(sentence)


def _long(text: Told, sentence: str, start: int) -> Iterator[Problem]:
    if len(sentence) < SHORTEST_LETTERS or at_most(sentence) <= LONGEST:
        return
    for breath in BREATH.split(sentence):
        if (count := said_length(breath)) > LONGEST:
            place = text.place(start + sentence.find(breath))
            yield notice(place, "sentence-long", start=_start(breath), count=count, most=LONGEST)


def _shortened(text: Told, sentence: str, start: int) -> Iterator[Problem]:
    found = [match[0] for match in SHORTENED.finditer(sentence) if not ROMAN.match(match[0])]
    if len(found) < TOGETHER:
        return
    run = SHORTENED_RUN.search(sentence)
    beside = run is not None and sum(word in run[0] for word in dict.fromkeys(found)) >= TOGETHER
    if beside or len(found) >= IN_A_SENTENCE:
        yield notice(text.place(start), "abbreviations-dense", found=", ".join(dict.fromkeys(found)))


MOST_SAID = 3
"""Syllables that a digit may bring: a lone one of a long number brings three (nghìn không trăm)."""


LONGEST_SAID = 40
"""Characters of what may be a number: what is longer is said digit by digit."""


def said_length(text: str) -> int:
    """Return about how many syllables a text has when it is said, its figures, days and abbreviations too."""
    spaced = text
    for sign in APART_SIGNS:
        spaced = spaced.replace(sign, " ")
    count = len(spaced.split())
    shortened = (part for word in SHORTENED.findall(text) if not ROMAN.match(word) for part in word.split("-"))
    count += sum(max(len(part) - 1, 0) for part in shortened)
    if not DIGIT.search(text):  # units and years of quarters stand behind digits alone
        return count
    found: list[str] = NUMERIC.findall(text)
    count += sum(map(_said, found)) - len(found) - sum(number.count("/") for number in found)
    return count + 2 * len(UNIT.findall(text)) + len(OF_YEAR.findall(text))


@lru_cache(maxsize=1 << 13)  # the same hours, days and shares stand in every story
def _said(number: str) -> int:
    """Return the syllables of a number, a day (what stands before it is counted there) or a time."""
    share = 2 * number.endswith("%")
    number = number.rstrip("% \n")
    if day := DAY.fullmatch(number):
        parts = [int(part) for part in day.groups() if part]
        return sum(map(syllables, parts)) + len(parts) - 1 + share
    if clock := CLOCK.fullmatch(number):
        return syllables(int(clock[1])) + 1 + (syllables(int(clock[2])) + 1 if clock[2].strip("0") else 0)
    if len(number) > LONGEST_SAID:
        return sum(map(str.isdigit, number)) + share
    if whole := GROUPED.fullmatch(number):
        part = 1 + (syllables(int(whole[2])) if len(whole[2]) < 3 else len(whole[2])) if whole[2] else 0
        return syllables(int(whole[1].replace(".", ""))) + part + share
    return sum(syllables(int(piece)) for piece in re.findall(r"\d+", number)) + share


def _start(text: str) -> str:
    """Return the first words of a text, by which an editor finds it."""
    words = text.split()
    return " ".join(words[:7]).rstrip(".,;:")
