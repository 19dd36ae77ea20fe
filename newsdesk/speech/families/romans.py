"""Roman numerals, in capitals and after a word that calls for them: quý III, Đại hội XIII, lần thứ I."""

import re

from newsdesk.speech.numerals import number, ordinal
from newsdesk.speech.scene import Reading, Said, Scene
from newsdesk.speech.shapes import END, SEP
from newsdesk.speech.tables import context

ROMAN = r"(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
ONE = re.compile(rf"({ROMAN})(?:[/.-]([12][0-9]{{3}}))?{END}")
RANGE = re.compile(rf"({ROMAN}){SEP}({ROMAN})(?:/([12][0-9]{{3}}))?{END}")
DOTTED = re.compile(rf"({ROMAN})(?=\.)((?:\.[0-9]{{1,2}}){{0,3}})(?:(\.?)([a-eđA-EĐ]))?{END}")
LOWER = re.compile(rf"({ROMAN.lower()}){END}")
VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
SURE_LETTERS = frozenset("IVX")
UNNAMED = "X"
"""Khu X, cơ sở X: a place that is not named, rather than the tenth."""
SURE_LENGTH = 3
"""Letters of a numeral with C, D, L or M that is no abbreviation such as CD or MC."""
FIRST_PRIZES = {1: "nhất", 2: "nhì"}
MEDAL = re.compile(r"(?:huân chương|huy chương|giải thưởng|kỷ niệm chương)\s(?:\S+\s){0,6}hạng\s\Z", re.I)


def value(roman: str) -> int:
    """XIV → 14."""
    digits = [VALUES[letter] for letter in roman.upper()]
    return sum(-a if a < b else a for a, b in zip(digits, [*digits[1:], 0], strict=True))


def words(roman: str, scene: Scene) -> str:
    """Say it as an ordinal after "thứ", as a prize after a medal's "hạng"."""
    if scene.follows(context("ordinal")):
        return ordinal(value(roman))
    if value(roman) in FIRST_PRIZES and MEDAL.search(scene.before):
        return FIRST_PRIZES[value(roman)]
    return number(value(roman))


def called_for(roman: str, scene: Scene) -> bool:
    """Whether a word before asks for such a numeral, or one was just said."""
    if set(roman) <= SURE_LETTERS:
        if roman != UNNAMED and scene.follows(context("roman unit")):
            return True
        return scene.follows(context("roman") | context("ordinal")) or scene.chained == "roman"
    if scene.takes("any roman"):
        return scene.follows(context("roman") | context("ordinal") | context("large roman"))
    return len(roman) >= SURE_LENGTH and scene.follows(context("large roman"))


def say_one(match: re.Match[str], scene: Scene) -> Said:
    """Quý III/2024 → quý ba năm hai nghìn không trăm hai mươi tư."""
    if not called_for(match[1], scene):
        return None
    year = f" năm {number(int(match[2]))}" if match[2] else ""
    return words(match[1], scene) + year


def say_dotted(match: re.Match[str], scene: Scene) -> Said:
    """Mục III.2 → mục ba chấm hai, mục II.3b → mục hai chấm ba b."""
    if not called_for(match[1], scene):
        return None
    parts = [words(match[1], scene), *(number(int(part)) for part in match[2].split(".")[1:])]
    if match[4]:
        parts[-1] += f"{' chấm' if match[3] else ''} {match[4]}"
    return " chấm ".join(parts)


def say_range(match: re.Match[str], scene: Scene) -> Said:
    """Chương I-III → chương một đến ba."""
    if not called_for(match[1], scene) or value(match[1]) >= value(match[2]):
        return None
    year = f" năm {number(int(match[3]))}" if match[3] else ""
    return f"{words(match[1], scene)} đến {words(match[2], scene)}{year}"


def say_lower(match: re.Match[str], scene: Scene) -> Said:
    """Phần ix → phần chín where it stands as a label by itself; within a sentence "vi", "xi" and "mi" are words."""
    if not scene.follows(context("roman") | context("ordinal") | context("large roman")):
        return None
    return words(match[1], scene) if scene.takes("any roman") or scene.ends_label(match.end()) else None


LETTER = (
    Reading("roman", RANGE, say_range, first="IVXLCDM"),
    Reading("roman", DOTTED, say_dotted, ".", first="IVXLCDM"),
    Reading("roman", ONE, say_one, first="IVXLCDM"),
    Reading("roman", LOWER, say_lower, first="ivxlcdm"),
)
