"""Roman numerals, in capitals and after a word that calls for them: quý III, Đại hội XIII, lần thứ I."""

import re

from newsdesk.speech.numerals import number, ordinal
from newsdesk.speech.scene import Reading, Said, Scene
from newsdesk.speech.shapes import END, SEP
from newsdesk.speech.tables import context

ROMAN = "(?:X{1,3}(?:IX|IV|V?I{0,3})|IX|IV|V?I{1,3}|V)"
ONE = re.compile(rf"({ROMAN})(?:/([12][0-9]{{3}}))?{END}")
RANGE = re.compile(rf"({ROMAN}){SEP}({ROMAN})(?:/([12][0-9]{{3}}))?{END}")
VALUES = {"I": 1, "V": 5, "X": 10}
FIRST_PRIZES = {1: "nhất", 2: "nhì"}
MEDAL = re.compile(r"(?:huân chương|huy chương|giải thưởng|kỷ niệm chương)\s(?:\S+\s){0,6}hạng\s\Z", re.I)


def value(roman: str) -> int:
    """XIV → 14."""
    digits = [VALUES[letter] for letter in roman]
    return sum(-a if a < b else a for a, b in zip(digits, [*digits[1:], 0], strict=True))


def words(roman: str, scene: Scene) -> str:
    """Say it as an ordinal after "thứ", as a prize after a medal's "hạng"."""
    if scene.follows(context("ordinal")):
        return ordinal(value(roman))
    if value(roman) in FIRST_PRIZES and MEDAL.search(scene.before):
        return FIRST_PRIZES[value(roman)]
    return number(value(roman))


def called_for(scene: Scene) -> bool:
    """Whether a word before asks for such a numeral, or one was just said."""
    return scene.follows(context("roman") | context("ordinal")) or scene.chained == "roman"


def say_one(match: re.Match[str], scene: Scene) -> Said:
    """Quý III/2024 → quý ba năm hai nghìn không trăm hai mươi tư."""
    if not called_for(scene):
        return None
    year = f" năm {number(int(match[2]))}" if match[2] else ""
    return words(match[1], scene) + year


def say_range(match: re.Match[str], scene: Scene) -> Said:
    """Chương I-III → chương một đến ba."""
    if not called_for(scene) or value(match[1]) >= value(match[2]):
        return None
    year = f" năm {number(int(match[3]))}" if match[3] else ""
    return f"{words(match[1], scene)} đến {words(match[2], scene)}{year}"


LETTER = (Reading("roman", RANGE, say_range), Reading("roman", ONE, say_one))
