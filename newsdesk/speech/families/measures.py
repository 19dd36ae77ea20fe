"""Measures: 12 ha, 6,2 tấn/ha, 3 x 4 m, km 6+200, and counts per something (3 buổi/tuần)."""

import re

from newsdesk.speech.families.durations import SCREEN
from newsdesk.speech.families.quantities import OF_GOLD, PER, PER_WORDS, one_of, readings, spoken_per, words_of
from newsdesk.speech.families.ranges import from_to
from newsdesk.speech.numerals import digit_by_digit, number, say_written
from newsdesk.speech.scene import Reading, Said, Scene, Unread
from newsdesk.speech.shapes import END, NUM, SEP, S
from newsdesk.speech.tables import context, mapping

UNITS = mapping("measures.tsv")
BY_ITSELF = ("kg", "km", "km2", "km²", "m2", "m²", "m3", "m³", "cm", "mm", "ml", "kWh")
"""Units that are no word and no name, and so are units behind a word too: mỗi kg, vài km."""
SIDE = rf"{NUM}(?:{S}{one_of(UNITS)}(?!\w))?"
SIZE = re.compile(rf"{NUM}(?:{S}{one_of(UNITS)})?(?:{S}[x×*]{S}{SIDE}){{1,3}}{END}")
SIDES = re.compile(rf"({NUM}){S}({one_of(UNITS)}(?!\w))?")
SENTENCE = re.compile(r"[.!?;]\s")
WORD_PER = re.compile(rf"([^\W\d_]{{1,8}})((?:/{one_of(mapping('per.tsv'))}(?!\w)){{1,3}}){END}")
BESIDE = re.compile(rf"([a-zà-ỹđ]{{2,7}})/({NUM})(?= [a-zà-ỹđ]{{2}})")
COUNT_PER = re.compile(rf"({NUM})(?:{SEP}({NUM}))?((?: [a-zà-ỹđ]{{1,7}}){{1,3}})({PER}{{1,3}}){END}")
COUNTED_PER = sorted(context("counted per"))
UNIT_PER = re.compile(rf"({one_of({word: word for word in COUNTED_PER if ' ' not in word})})({PER}{{1,2}}){END}")
SUM_PER = re.compile(rf"({one_of({word: word for word in COUNTED_PER if ' ' in word})})({PER}{{1,2}}){END}")
FRACTION = re.compile(rf"([1-9][0-9]?)/([1-9][0-9]?){S}({one_of(UNITS)}){OF_GOLD}{END}")
BY = re.compile(rf"{words_of(UNITS).pattern}|{S}(?:{one_of(UNITS)})?x")
"""What a size goes on with: a unit, or "x" right behind one."""
PARTED = re.compile(rf"({NUM})(m|kg|°)([0-9]{{1,2}}){END}")
ARC = re.compile(
    r"([0-9]{1,3})[°⁰º˚][ ]?([0-5]?[0-9])['’′](?:[ ]?([0-5]?[0-9](?:[.,][0-9]{1,3})?)(?:[\"”″]|''|’’))?"
    r"(?:[ ]?([BĐTNSEW]))?(?![\w'’′\"”″])"
)
QUARTERS = {"B": "Bắc", "Đ": "Đông", "T": "Tây", "E": "Đông", "W": "Tây", "S": "Nam"}
"""Where a place lies; N is Nam to some and north to others."""
INCHES = re.compile(r"([0-9]{1,3}(?:,[0-9]{1,2})?)(?:[\"”″]|'')(?![\w'\"”″])")
QUOTE = re.compile(r"(?P<opens>(?<![\w.,;!?…%°)”»'’])\"(?=\S)|[“«])|[\"”»]")
QUOTED = 400
"""How far back a quotation may begin."""
PAIR = re.compile(rf"({NUM}){S}({one_of(UNITS)})/({NUM}){S}({one_of(UNITS)}|h|giờ|ngày){END}")
PRESSURE = re.compile(rf"([0-9]{{2,3}})/([0-9]{{2,3}}){S}mmHg{END}")
POST_RANGE = re.compile(
    rf"([Kk]m|KM){S}([0-9]{{1,4}})(?:{S}\+{S}([0-9]{{1,3}}))?{SEP}(?:[Kk]m|KM){S}([0-9]{{1,4}})(?:{S}\+{S}([0-9]{{1,3}}))?{END}"
)
UNIT = re.compile(rf"({one_of({unit: unit for unit in BY_ITSELF})})(?![\w/])")
POST = re.compile(rf"([Kk]m|KM){S}([0-9]{{1,4}})(?:{S}\+{S}([0-9]{{1,3}}))?{END}")


def say_size(match: re.Match[str], scene: Scene) -> Said:
    """3 x 4 m → ba nhân bốn mét."""
    sides = [(say_written(a), UNITS.get(unit, "")) for a, unit in SIDES.findall(match[0])]
    if not all(said for said, _ in sides):
        return Unread("unread-number")
    return " nhân ".join(f"{said} {unit}".strip() for said, unit in sides)


def say_count_per(match: re.Match[str], scene: Scene) -> Said:
    """80 - 100 triệu đồng/năm → tám mươi đến một trăm triệu đồng một năm."""
    if any(word in scene.lookup.index for word in match[3].split()):
        return None
    said = from_to(match[1], match[2]) if match[2] else say_written(match[1])
    return f"{said}{match[3]}{spoken_per(match[4])}" if said else Unread("ambiguous-dash")


def say_unit(match: re.Match[str], scene: Scene) -> Said:
    """Mỗi kg → mỗi ki lô gam."""
    return UNITS[match[1]]


def say_unit_per(match: re.Match[str], scene: Scene) -> Said:
    """đồng/tháng → đồng một tháng, after a number in words or in a heading."""
    return f"{match[1]}{spoken_per(match[2])}"


def say_word_per(match: re.Match[str], scene: Scene) -> Said:
    """… 0,8 lần mức lương cơ sở/người/tháng → cơ sở một người một tháng, where an amount stands before."""
    if not scene.last_end or SENTENCE.search(scene.text, scene.last_end, scene.start):
        return None
    word = match[1]
    row = scene.lookup.at(word, 0, word, len(word))
    if word.isupper() and not (row and row.spoken):
        return None
    return f"{(row.spoken if row else None) or word}{spoken_per(match[2])}"


def say_beside(match: re.Match[str], scene: Scene) -> Said:
    """17 hộ/74 khẩu → mười bảy hộ, bảy mươi tư khẩu."""
    said = say_written(match[2]) if scene.last_end and scene.text[scene.last_end : scene.start] == " " else None
    return f"{match[1]}, {said}" if said else None


def say_fraction(match: re.Match[str], scene: Scene) -> Said:
    """1/2 kg → một phần hai ki lô gam."""
    above, below = int(match[1]), int(match[2])
    if above >= below:
        return None
    return f"{number(above)} phần {'tư' if below == 4 else number(below)} {UNITS[match[3]]}"


def say_parted(match: re.Match[str], scene: Scene) -> Said:
    """1m65 → một mét sáu mươi lăm, 39°5 → ba mươi chín độ năm."""
    rest = digit_by_digit(match[3]) if match[3].startswith("0") else number(int(match[3]))
    return f"{say_written(match[1])} {UNITS[match[2]]} {rest}"


def say_arc(match: re.Match[str], scene: Scene) -> Said:
    """21°19'30"B → hai mươi mốt độ mười chín phút ba mươi giây Bắc."""
    if match[4] and match[4] not in QUARTERS:
        return Unread("sign")
    seconds = say_written(match[3].replace(".", ",")) if match[3] else None
    pieces = [number(int(match[1])), "độ", number(int(match[2])), "phút", *([seconds, "giây"] if seconds else [])]
    return " ".join([*pieces, *([QUARTERS[match[4]]] if match[4] else [])])


def say_inches(match: re.Match[str], scene: Scene) -> Said:
    """Màn hình 55" → năm mươi lăm in; where no quotation is open that the mark may close it is seconds or inches."""
    if quoted(scene):
        return None
    if scene.near(SCREEN):
        return f"{say_written(match[1])} {UNITS['inch']}"
    return Unread("sign") if match[0].endswith('"') else None


def quoted(scene: Scene) -> bool:
    """Whether a quotation is open here, which a quotation mark closes."""
    marks = list(QUOTE.finditer(scene.text, max(0, scene.start - QUOTED), scene.start + 1))
    return bool(marks and marks[-1]["opens"])


def say_pair(match: re.Match[str], scene: Scene) -> Said:
    """50mg/100ml → … trên …; 380V/50Hz sets two ratings side by side."""
    first = f"{say_written(match[1])} {UNITS[match[2]]}"
    second = f"{say_written(match[3])} {UNITS.get(match[4]) or PER_WORDS[match[4]].removeprefix('trên ')}"
    return f"{first}, {second}" if match[2] in "VvkV" else f"{first} trên {second}"


def say_pressure(match: re.Match[str], scene: Scene) -> Said:
    """140/90 mmHg → một trăm bốn mươi trên chín mươi mi li mét thủy ngân."""
    return f"{number(int(match[1]))} trên {number(int(match[2]))} mi li mét thủy ngân"


def say_post(match: re.Match[str], scene: Scene) -> Said:
    """km 6+200 → ki lô mét số sáu cộng hai trăm: a place on a road."""
    return post(match[2], match[3])


def say_posts(match: re.Match[str], scene: Scene) -> Said:
    """Km15+500 – Km16 → ki lô mét số mười lăm cộng năm trăm đến ki lô mét số mười sáu."""
    return f"{post(match[2], match[3])} đến {post(match[4], match[5])}"


def post(kilometre: str, metres: str | None) -> str:
    """Return a place on a road in words."""
    return f"ki lô mét số {number(int(kilometre))}" + (f" cộng {number(int(metres))}" if metres else "")


QUANTITIES = readings("measure", UNITS)
DIGIT = (
    *QUANTITIES,
    Reading("measure", PARTED, say_parted, "a°,", ahead=re.compile("m|kg")),
    Reading("measure", ARC, say_arc, "°⁰º˚"),
    Reading("measure", INCHES, say_inches, "\"”″',"),
    Reading("measure", PAIR, say_pair, "a.,", ahead=words_of(UNITS)),
    Reading("measure", PRESSURE, say_pressure, "/"),
    Reading("measure", SIZE, say_size, "a.,×*", ahead=BY),
    Reading("measure", COUNT_PER, say_count_per, "a.,-–—", ahead=re.compile(" [a-zà-ỹđ]")),
    Reading("measure", FRACTION, say_fraction, "/"),
)
SIGN = QUANTITIES
LETTER = (
    Reading("measure", UNIT, say_unit, first="kmc"),
    Reading("measure", POST_RANGE, say_posts, first="kK", starts=frozenset(["km"])),
    Reading("measure", POST, say_post, first="kK", starts=frozenset(["km"])),
    Reading("measure", WORD_PER, say_word_per, "/"),
    Reading("measure", BESIDE, say_beside, "/"),
    Reading("measure", UNIT_PER, say_unit_per, "/"),
    Reading("measure", SUM_PER, say_unit_per, " ", starts=frozenset(w.split()[0] for w in COUNTED_PER if " " in w)),
)
