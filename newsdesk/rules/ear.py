"""What is said can be followed by ear: short breaths, no brackets in brackets, few abbreviations."""

import re
from collections.abc import Iterator
from datetime import date

from newsdesk.model.numerals import syllables
from newsdesk.model.sentences import sentences
from newsdesk.model.story import Channel, Story
from newsdesk.problems import Problem, notice
from newsdesk.rules.desk import Desk
from newsdesk.rules.told import LOOKED_AT, Told, told

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
PARAGRAPH = re.compile(r"(?:[^\n]|\n(?!\s*\n| {0,3}[-+*]\s| {0,3}\d{1,2}[.)]\s))+")
WORD = re.compile(r"[^\W_]+(?:[.,/:][^\W_]+)*%?")
GROUPED = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?")
DAY = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}))?|(\d{1,2})/(\d{4})")
OF_YEAR = re.compile(r"[IV]/\d{4}\Z")
CLOCK = re.compile(r"(\d{1,2})[h:](\d{0,2})")
UNITS = {"kg": 3, "km": 3, "cm": 3, "mm": 3, "ha": 2, "m2": 3, "km2": 4}
SHORTENED = re.compile(r"(?<![\w-])(?:[A-ZĐ]{2,}[A-ZĐ-]*[a-z]?)(?![\w])")
ROMAN = re.compile(r"[IVXLCDM]+\Z")
SHORTENED_RUN = re.compile(rf"{SHORTENED.pattern}(?:[\s,-]+{SHORTENED.pattern}){{{TOGETHER - 1},}}")
NESTED = re.compile(r"\([^()\n]{0,300}\([^()\n]{0,300}\)?")


def check_ear(desk: Desk, _today: date) -> Iterator[Problem]:
    """Yield what is hard to follow in texts that are read out: spoken.text or else the body, and spoken.short."""
    for story in desk.stories:
        if story.header.stage in LOOKED_AT and HEARD.intersection(story.header.channels):
            for text in heard(story):
                yield from _hard(text)


def heard(story: Story) -> Iterator[Told]:
    """Yield the texts of a story that are read out."""
    long = ("spoken", "text") if story.header.spoken.text else ()
    for text in told(story):
        if text.trail in (long, ("spoken", "short")):
            yield text


def _hard(text: Told) -> Iterator[Problem]:
    shown = SEEN_ONLY.sub(lambda match: " " * len(match[0]), text.text)
    for paragraph in PARAGRAPH.finditer(shown):
        for sentence, start in _sentences(paragraph[0], paragraph.start()):
            yield from _long(text, sentence, start)
            yield from _shortened(text, sentence, start)
    for match in NESTED.finditer(shown):
        yield notice(text.place(match.start()), "brackets-nested", found=_start(match[0]))


def _sentences(paragraph: str, offset: int) -> Iterator[tuple[str, int]]:
    """Yield the sentences of a paragraph, each with the character of the text on which it begins."""
    flat, position = paragraph.replace("\n", " "), 0
    for sentence in sentences(flat):
        position = flat.find(sentence, position)
        yield sentence, offset + position
        position += len(sentence)


def _long(text: Told, sentence: str, start: int) -> Iterator[Problem]:
    if len(sentence) < SHORTEST_LETTERS:
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
    beside = bool(run) and sum(word in run[0] for word in dict.fromkeys(found)) >= TOGETHER if run else False
    if beside or len(found) >= IN_A_SENTENCE:
        yield notice(text.place(start), "abbreviations-dense", found=", ".join(dict.fromkeys(found)))


def said_length(text: str) -> int:
    """Return about how many syllables a text has when it is said; figures, days and times as they are spoken."""
    return sum(_said(word[0]) for word in WORD.finditer(text))


def _said(word: str) -> int:
    if word.isalpha():
        return len(word) if word.isupper() and len(word) > 1 and not ROMAN.match(word) else UNITS.get(word, 1)
    if day := DAY.fullmatch(word):
        numbers = [int(number) for number in day.groups() if number]
        return sum(map(syllables, numbers)) + len(numbers) - 1
    if clock := CLOCK.fullmatch(word):
        return syllables(int(clock[1])) + 1 + (syllables(int(clock[2])) + 1 if clock[2].strip("0") else 0)
    share = 2 * word.endswith("%")
    if number := GROUPED.fullmatch(word.rstrip("%")):
        part = 1 + (syllables(int(number[2])) if len(number[2]) < 3 else len(number[2])) if number[2] else 0
        return syllables(int(number[1].replace(".", ""))) + part + share
    of_year = bool(OF_YEAR.search(word))
    return of_year + sum(_said(piece) for piece in re.findall(r"\d+|[^\W\d_]+", word))


def _start(text: str) -> str:
    """Return the first words of a text, by which an editor finds it."""
    words = text.split()
    return " ".join(words[:7]).rstrip(".,;:")
