"""The families in their declared order; where two readings are equally long the earlier one wins."""

from functools import lru_cache

from newsdesk.speech.families import (
    addresses,
    calendar_codes,
    clock,
    codes,
    dates,
    documents,
    durations,
    fractions,
    measures,
    money,
    months,
    numbers,
    ordinals,
    pairs,
    percent,
    ranges,
    repeated,
    romans,
    scores,
    signs,
    spans,
    telephone,
)
from newsdesk.speech.scene import Reading

DIGIT: tuple[Reading, ...] = (
    *telephone.DIGIT,
    *documents.DIGIT,
    *spans.DIGIT,
    *dates.DIGIT,
    *months.DIGIT,
    *durations.DIGIT,
    *clock.DIGIT,
    *signs.DIGIT,
    *scores.DIGIT,
    *percent.DIGIT,
    *money.DIGIT,
    *measures.DIGIT,
    *ordinals.DIGIT,
    *fractions.DIGIT,
    *ranges.DIGIT,
    *calendar_codes.DIGIT,
    *codes.DIGIT,
    *pairs.DIGIT,
    *numbers.DIGIT,
    *addresses.DIGIT,
)
SIGN: tuple[Reading, ...] = (
    *percent.SIGN,
    *ranges.SIGN,
    *money.SIGN,
    *measures.SIGN,
    *fractions.SIGN,
    *numbers.SIGN,
    *signs.SIGN,
    *addresses.SIGN,
    *repeated.SIGN,
)
LETTER: tuple[Reading, ...] = (
    *documents.LETTER,
    *romans.LETTER,
    *measures.LETTER,
    *telephone.LETTER,
    *calendar_codes.LETTER,
    *codes.LETTER,
    *signs.LETTER,
    *addresses.LETTER,
)


ENDS = frozenset(".,")
"""What ends most numbers where no digit comes behind it."""


@lru_cache(maxsize=1 << 14)
def readings_of_digits(first: str, coming: str) -> tuple[Reading, ...]:
    """Return the readings that a number may begin, by its first digit and by what comes behind its digits.

    That is the word, with a space before it or none; or else a sign, with the digit that a dot or a comma parts off.
    """
    mark = coming.lstrip(" \u00a0")[:1]
    readings = [reading for reading in DIGIT if reading.first is None or first in reading.first]
    if mark.isalpha():
        able = [reading for reading in readings if reading.ahead is None or reading.ahead.match(coming)]
        return tuple(reading for reading in able if reading.after is None or "a" in reading.after)
    if coming in ENDS:
        able = [reading for reading in readings if reading.after is None or mark in reading.after]
        return tuple(r for r in able if r.after is None or (r.ahead and r.ahead.match(coming)))
    return tuple(reading for reading in readings if reading.after is None or (mark or "\0") in reading.after)


@lru_cache(maxsize=1024)
def readings_for(first: str, after: str) -> tuple[Reading, ...]:
    """Return the readings that a token without digits at its front may begin, by its first character and the next."""
    if first.isalpha():
        return tuple(
            reading
            for reading in LETTER
            if (reading.first is None or first in reading.first) and (reading.after is None or after in reading.after)
        )
    return tuple(reading for reading in SIGN if first in (reading.first or "-−"))


@lru_cache(maxsize=8192)
def begins_nothing(word: str) -> bool:
    """Whether no reading may begin with a word in small letters, but for its first, that no letter or sign goes on."""
    return not any(
        word.lower() in reading.starts if reading.starts is not None else reading.pattern.match(word)
        for reading in readings_for(word[0], " ")
    )
