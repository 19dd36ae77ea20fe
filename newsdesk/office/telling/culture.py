"""An evening of culture: what the compère says between the pieces, a link a story, and the quiz."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from newsdesk.council.quiz import Question, questions
from newsdesk.office import word_lists
from newsdesk.office.telling.told import Told
from newsdesk.office.units import named_in
from newsdesk.scripts.make import SAMPLE
from newsdesk.scripts.sentences import closed

NUMBERS = ("", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
LETTERS = "ABC"
IN_BRACKETS = re.compile(r"\[([^]]*)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evening:
    """The stories of an evening in the order in which they are told."""

    stories: tuple[Told, ...]
    day: date

    @property
    def facility(self) -> str:
        """Whose evening it is."""
        return self.stories[0].facility

    @property
    def sample(self) -> bool:
        """Whether any of the stories is a sample."""
        return any(one.sample for one in self.stories)

    @property
    def quiz(self) -> tuple[Question, ...]:
        """What is asked, a story after the other; stories whose figures make no question are not asked about."""
        return tuple(question for one in self.stories for question in questions(one.story))

    @property
    def opening(self) -> tuple[str, ...]:
        """What the compère says first."""
        greeting, welcome = words("opening")
        if self.sample:
            welcome = words("opening-sample")[0]
        return greeting, filled(welcome, facility=self.facility, count=counted(len(self.stories)))

    @property
    def closing(self) -> tuple[str, ...]:
        """What the compère says last."""
        return words("closing")


def words(part: str) -> tuple[str, ...]:
    """Return what may be said in a part of an evening."""
    return tuple(said for row, said in word_lists.rows("compere.tsv") if row == part)


def filled(template: str, **blanks: str) -> str:
    """Return a sentence with its blanks filled; what fills one is not looked into for blanks of its own."""
    parts = template.split("{")
    return parts[0] + "".join(blanks[blank] + rest for blank, _, rest in (part.partition("}") for part in parts[1:]))


def counted(number: int) -> str:
    """Return a small number as it is said; a large one in figures."""
    return NUMBERS[number] if 0 < number < len(NUMBERS) else str(number)


def links(evening: Evening) -> Iterator[tuple[Told, tuple[str, ...]]]:
    """Yield each story with what is said before it and after it; no two that follow each other begin alike."""
    before, after = words("link"), words("after")
    for number, one in enumerate(evening.stories):
        template = before[0] if number == 0 else before[1 + (number - 1) % (len(before) - 1)]
        summary = closed(one.summary) if one.summary else ""
        said = filled(_once(template, one), unit=one.unit, title=one.title, summary=summary).strip()
        lesson = filled(after[number % len(after)], lesson=closed(one.lesson)) if one.lesson else ""
        yield one, tuple(filter(None, (SAMPLE if one.sample else "", said, lesson)))


def _once(template: str, one: Told) -> str:
    """Return a sentence without what is in square brackets where the title has said it, the unit."""
    return IN_BRACKETS.sub("" if named_in(one.title, one.unit) else r"\1", template)


def by_story(quiz: Sequence[Question]) -> Iterator[tuple[str, list[tuple[int, Question]]]]:
    """Yield the questions of each story with their numbers, under the story's title."""
    for _, asked in groupby(enumerate(quiz, 1), key=lambda one: one[1].story.slug):
        found = list(asked)
        yield found[0][1].story.title, found


def choices(question: Question) -> list[str]:
    """Return the answers as they are offered: A. 2, B. 5, C. 8."""
    return [f"{letter}. {choice}" for letter, choice in zip(LETTERS, question.choices, strict=True)]
