"""Codes of letters and digits: phòng A2, lớp 10A1, PC04, T10/2025, QL6, 26A-012.34."""

import re

from newsdesk.model.lexicon import NUMBER
from newsdesk.speech.families.calendar_codes import once
from newsdesk.speech.letters import spelled
from newsdesk.speech.lookup import Row
from newsdesk.speech.numerals import digit_by_digit, number
from newsdesk.speech.scene import Reading, Said, Scene, Unread
from newsdesk.speech.shapes import END, SEP
from newsdesk.speech.tables import context, mapping

CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZĐ"
SUFFIXED = re.compile(r"([0-9]{1,3})([a-eA-EđĐgGhHkK])([0-9]{0,2})(?!\w)(?![-–/+][\w])")
CLASSES = re.compile(rf"([0-9]{{1,2}})([A-EĐ])([0-9]{{0,2}}){SEP}([0-9]{{1,2}})([A-EĐ])([0-9]{{0,2}}){END}")
COPIES = re.compile(r"([0-9]{1,3})b(?=\))")
CODE = re.compile(rf"([A-ZĐ]{{1,2}})([0-9]{{1,3}}){END}")
CLASS_CODE = re.compile(rf"([A-ZĐ])([0-9]{{1,3}})([A-Z]){END}")
CODES = re.compile(rf"([A-ZĐ])([0-9]{{1,3}}){SEP}([A-ZĐ])([0-9]{{1,3}}){END}")
LONG_CODE = re.compile(rf"([A-ZĐ]{{2,6}})[-.]?([0-9]{{1,4}}){END}")
ROAD = re.compile(r"(QL|ĐT|TL|HL)[ .]?([0-9]{1,3})([A-Z]?)" + END)
ROADS = {"QL": "quốc lộ", "ĐT": "đường tỉnh", "TL": "tỉnh lộ", "HL": "hương lộ"}
ROOM = re.compile(rf"P\.?([1-9][0-9]{{2}}){END}")
INITIALS = re.compile(r"[A-ZĐ](?:\.[A-ZĐ]){1,4}(?!\w|\.\w)")
ROMANS = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5}
PLATE = re.compile(rf"([0-9]{{2}})([A-Z][A-Z0-9]?)[- ]?([0-9]{{3}})\.?([0-9]{{2}}){END}")
STANDARD = re.compile(r"([0-9]{2,5})(?:-([0-9]{1,2}))?:((?:19|20)[0-9]{2})(?:/([A-ZĐ]{2,8}))?(?![\w/:])")
FUEL = re.compile(r"([0-9]{2})-(I{1,3}|IV|V)(?!\w)")
GRADES = re.compile(rf"([0-9]{{1,2}})-([0-9]{{1,2}})-([0-9]{{1,2}})(?:\+?TE)?{END}")


def say_suffixed(match: re.Match[str], scene: Scene) -> Said:
    """24a → hai mươi tư a, 10A1 → mười A một, where an article, class or room is named."""
    if not (scene.follows(context("cited") | context("coded")) or scene.chained == "code"):
        return None
    return one_class(*match.groups())


def one_class(grade: str, letter: str, place: str) -> str:
    """10A1 → mười A một."""
    return f"{number(int(grade))} {letter}" + (f" {number(int(place))}" if place else "")


def say_classes(match: re.Match[str], scene: Scene) -> Said:
    """6A1–6A4 → sáu A một đến sáu A bốn."""
    return f"{one_class(*match.groups()[:3])} đến {one_class(*match.groups()[3:])}"


def say_copies(match: re.Match[str], scene: Scene) -> Said:
    """(01b) → một bản, as recipients' lists end."""
    return f"{number(int(match[1]))} bản" if scene.before.endswith("(") else None


def say_code(match: re.Match[str], scene: Scene) -> Said:
    """Nhà A2 → A hai; elsewhere F0 → ép không, but not where the letter stands for a word: T11, Q1, K12."""
    letters, digits = match.groups()
    if len(digits) == 2 and (digits[0] == "0" or letters in context("police letters")):
        return spelled_code(letters, digits)
    if not (scene.follows(context("coded")) or scene.chained == "code"):
        return by_row(letters, digits, scene) or (
            None
            if letters in context("letter with senses") or row_of(letters, scene)
            else spelled_code(letters, digits)
        )
    if set(letters) <= set("IVX") and scene.follows(context("roman") | context("ordinal")):
        return Unread("roman-without-context")
    return spoken_code(letters, digits)


def row_of(letters: str, scene: Scene) -> Row | None:
    """Return the row of the lexicon that explains the letters of a code."""
    return scene.lookup.at(letters, 0, letters, len(letters))


def by_row(letters: str, digits: str, scene: Scene) -> str | None:
    """TK4 → tiểu khu bốn, where the row of the letters has one sense, or one that a number follows, glued to it.

    What the letters stand for is not said twice: học viên HV-0215 → học viên không hai một năm.
    """
    row = row_of(letters, scene)
    said = row and (row.spoken or next((sense.spoken for sense in row.senses if NUMBER in sense.before), None))
    if not said or letters in context("apart from its number"):
        return None
    return once(said, number(int(digits)) if digits[0] != "0" else digit_by_digit(digits), scene)


def spoken_code(letters: str, digits: str) -> str:
    """A2 → A hai, PC04 → pê xê không bốn, A203 → A hai không ba."""
    said = letters if len(letters) == 1 else spelled(letters)
    return f"{said} {number(int(digits)) if len(digits) < 3 and digits[0] != '0' else digit_by_digit(digits)}"


def say_class_code(match: re.Match[str], scene: Scene) -> Said:
    """Lớp K17B → K mười bảy B."""
    if not scene.follows(context("coded") | context("cited")):
        return None
    return f"{spoken_code(match[1], match[2])} {match[3]}"


def spelled_code(letters: str, digits: str) -> str:
    """F0 → ép không."""
    return f"{spelled(letters)} {spoken_code('A', digits).removeprefix('A ')}"


def say_codes(match: re.Match[str], scene: Scene) -> Said:
    """Nhà A1-A4 → A một đến A bốn."""
    if not scene.follows(context("coded")):
        return None
    return f"{spoken_code(match[1], match[2])} đến {spoken_code(match[3], match[4])}"


def say_long_code(match: re.Match[str], scene: Scene) -> Said:
    """PC04 → pê xê không bốn, VTV1 → vê tê vê một; letters that a row explains are said by the row."""
    letters, digits = match.groups()
    if set(letters) <= set("IVX") or mapping("papers.tsv").get(letters):
        return None
    said = by_row(letters, digits, scene)
    return said or (None if row_of(letters, scene) else spoken_code(letters, digits))


def say_road(match: re.Match[str], scene: Scene) -> Said:
    """QL6 → quốc lộ sáu, ĐT.101 → đường tỉnh một trăm linh một; never two of "đường"."""
    road = ROADS[match[1]]
    if scene.follows(frozenset(["đường"])):
        road = road.removeprefix("đường ")
    return f"{road} {number(int(match[2]))} {match[3]}".rstrip()


def say_room(match: re.Match[str], scene: Scene) -> Said:
    """P.203, Phòng P.203 → phòng hai trăm linh ba."""
    return once("phòng", number(int(match[1])), scene)


def say_initials(match: re.Match[str], scene: Scene) -> Said:
    """L.V.T, a name that is not told → lờ vê tê."""
    return spelled(match[0].replace(".", ""))


def say_plate(match: re.Match[str], scene: Scene) -> Said:
    """26A-012.34 → hai mươi sáu A, không một hai, ba bốn."""
    series = f"{match[2][0]} {digit_by_digit(match[2][1:]) if match[2][1:].isdigit() else match[2][1:]}".strip()
    return f"{number(int(match[1]))} {series}, {digit_by_digit(match[3])}, {digit_by_digit(match[4])}"


def say_standard(match: re.Match[str], scene: Scene) -> Said:
    """TCVN 5738:2021 → … năm nghìn bảy trăm ba mươi tám năm hai nghìn không trăm hai mươi mốt."""
    if not scene.follows(context("standard")):
        return None
    part = f" phần {number(int(match[2]))}" if match[2] else ""
    body = mapping("issuers.tsv").get("B" + (match[4] or "").removeprefix("B"), "")
    if match[4] and not body:
        return Unread("unknown-document-sign")
    return f"{number(int(match[1]))}{part} năm {number(int(match[3]))}" + (f" của {body}" if body else "")


def say_fuel(match: re.Match[str], scene: Scene) -> Said:
    """RON 95-III → chín mươi lăm ba."""
    if not scene.follows(context("fuel")):
        return None
    return f"{number(int(match[1]))} {number(ROMANS[match[2]])}"


def say_grades(match: re.Match[str], scene: Scene) -> Said:
    """NPK 16-16-8 → mười sáu, mười sáu, tám."""
    if not scene.follows(context("graded")):
        return None
    return ", ".join(number(int(part)) for part in match.groups())


DIGIT = (
    Reading("code", CLASSES, say_classes, "a", ahead=re.compile("[A-EĐ]")),
    Reading("code", SUFFIXED, say_suffixed, "a", ahead=re.compile("[a-eA-EđĐgGhHkK]")),
    Reading("copies", COPIES, say_copies, "a", ahead=re.compile("b")),
    Reading("code", PLATE, say_plate, "a", ahead=re.compile("[A-Z]")),
    Reading("code", GRADES, say_grades, "-"),
    Reading("code", FUEL, say_fuel, "-"),
    Reading("standard", STANDARD, say_standard, ":-"),
)
LETTER = (
    Reading("code", ROOM, say_room, first="P"),
    Reading("code", INITIALS, say_initials, ".", first=CAPITALS),
    Reading("road", ROAD, say_road, first="QĐTH"),
    Reading("code", CODES, say_codes, first=CAPITALS),
    Reading("code", CLASS_CODE, say_class_code, first=CAPITALS),
    Reading("code", CODE, say_code, first=CAPITALS),
    Reading("code", LONG_CODE, say_long_code, first=CAPITALS),
)
