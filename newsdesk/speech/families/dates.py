"""Days of the calendar; 3/4 is one only where its surroundings say so."""

import re
from datetime import date

from newsdesk.speech.numerals import month, number
from newsdesk.speech.scene import Reading, Said, Scene, Unread
from newsdesk.speech.shapes import END
from newsdesk.speech.tables import context

TWO, FOUR = "[0-9]{1,2}", "[0-9]{4}"
LEAP_YEAR = 2024
LAST_MUNG = 10
FULL = re.compile(rf"(?P<d>{TWO})(?P<s>[/.-])(?P<m>{TWO})(?P=s)(?P<y>{FOUR}){END}")
ISO = re.compile(rf"(?P<y>{FOUR})-(?P<m>[0-9]{{2}})-(?P<d>[0-9]{{2}}){END}")
SHORT_YEAR = re.compile(rf"(?P<d>{TWO})(?P<s>[/.-])(?P<m>{TWO})(?P=s)(?P<y>[0-9]{{2}}){END}")
SPACED = r"[ ]?[-–—][ ]?"
"""A dash with a space on either side, as some type it, or a longer one."""
SPACED_FULL = re.compile(rf"(?P<d>{TWO})(?P<s>{SPACED})(?P<m>{TWO})(?P=s)(?P<y>{FOUR}){END}")
SPACED_DAY = re.compile(rf"(?P<d>{TWO}){SPACED}(?P<m>{TWO}){END}(?!{SPACED}[0-9])")
DAY_MONTH = re.compile(rf"(?P<d>{TWO})(?P<s>[/.-])(?P<m>{TWO}){END}")
WORD = "(?:một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười|mươi|mốt|lăm|nghìn|không|trăm|linh)"
DATE_BEFORE = re.compile(
    rf"{WORD} tháng(?: {WORD}){{1,2}}(?: năm(?: {WORD}){{1,10}})?"
    r"(?:,|, và| và| hoặc| hay| đến| tới| -| –|;) (?:ngày )?\Z"
)
"""A date as it was just said, and a joint: a second reading sees it too."""
YEARLY = re.compile(
    r"\s+(?:hằng năm|hàng năm|mỗi năm|năm nay|năm ngoái|năm sau|năm trước|âm lịch|dương lịch|vừa qua|tới đây"
    r"|tới\b(?! nay)|này\b|sắp tới|năm [0-9]{4}|năm (?:hai|một) nghìn)"
)
SOME_YEARS = re.compile(r"\s+năm\b(?!\s+(?:[0-9]|hai nghìn|một nghìn|nay|này|ngoái|trước|sau|tới|qua))")
"""Sau 5-6 năm, not 2-9 năm 2026."""
MONTHLY = re.compile(r"\s+(?:hằng tháng|hàng tháng|mỗi tháng|của tháng)\b")
YEARS_OF_OURS = range(1900, 2101)
ROUND_THE_CLOCK = (24, 7)
OLD_CENTURY, NEW_CENTURY = range(40, 100), range(30)
"""Two digits of a year that can be of one century only in the papers of our days."""
MONTHS = 12
"""03/04/05 may begin with its year."""
DAY_OF = re.compile(r"\b(?:ngày|lễ|kỷ niệm|mừng|dịp)(?: [^\W\d_]+){0,6} \Z")
"""Ngày Quốc tế Phụ nữ 8-3."""
TEAM = re.compile(r"(?<!quân )(?<!giỗ )(?<!lập )\b(?:tổ|đội) \Z")
"""Tổ 3/2 is named for a day, or numbered; thành lập Đội 15/5, Giỗ Tổ 10/3 are days."""
BORN = re.compile(r"\b(?:sinh|sn)\b[^,;]*\Z")
RATIO_IS = re.compile(r"\b(?:tỷ|tỉ) (?:số|lệ)(?:,? [^\W\d_]+){0,4} (?:là|bằng) \Z")
LEADING_ZERO = re.compile(r"0[1-9]/(?:0[1-9]|1[0-2])\Z|[0-3][0-9]/0[1-9]\Z")


def exists(day: int, in_month: int, year: int | None = None) -> bool:
    """Whether the calendar has such a day."""
    try:
        date(year or LEAP_YEAR, in_month, day)
    except ValueError:
        return False
    return True


def day_words(day: int) -> str:
    """5 → mùng năm, 24 → hai mươi tư."""
    return f"mùng {number(day)}" if day <= LAST_MUNG else number(day)


def say_day(day: int, in_month: int, year: int | None) -> str | None:
    """Return a day in words, or None where the calendar has no such day."""
    if not exists(day, in_month, year):
        return None
    end = f" năm {number(year)}" if year else ""
    return f"{day_words(day)} tháng {month(in_month)}{end}"


def part(match: re.Match[str], name: str) -> int | None:
    """Return a named number of a match, None where it is absent."""
    written = match.groupdict().get(name)
    return int(written) if written else None


def led(said: str, scene: Scene) -> str:
    """Put "ngày" before a date unless the text leads in with such a word; never two of "mùng"."""
    if scene.follows(context("mung")):
        return said.removeprefix("mùng ")
    if scene.follows(context("date"), through='("“') or scene.chained == "date":
        return said
    return f"ngày {said}"


def say_full(match: re.Match[str], scene: Scene) -> Said:
    """24/6/2022 → ngày hai mươi tư tháng sáu năm hai nghìn không trăm hai mươi hai."""
    said = say_day(int(match["d"]), int(match["m"]), int(match["y"]))
    return led(said, scene) if said else Unread("impossible-date")


def say_spaced_full(match: re.Match[str], scene: Scene) -> Said:
    """Ngày 5 - 12 - 2026 → mùng năm tháng mười hai năm …; three numbers that are no day may be a sum or a list."""
    said = say_day(int(match["d"]), int(match["m"]), int(match["y"]))
    if said and int(match["y"]) in YEARS_OF_OURS:
        return led(said, scene)
    return Unread("impossible-date") if led_in(scene) else None


def say_spaced_day(match: re.Match[str], scene: Scene) -> Said:
    """Ngày 25 - 11 → hai mươi lăm tháng mười một: falling it is no range, and no amount behind it makes it a clause."""
    day, in_month = int(match["d"]), int(match["m"])
    if not exists(day, in_month) or is_much(match.end(), scene):
        return None
    if day <= in_month:
        return Unread("ambiguous-range-or-date") if DATE_BEFORE.search(scene.before) else None
    if led_in(scene):
        return led(say_day(day, in_month, None) or "", scene)
    told = scene.follows(context("span end")) and not scene.speaks_of("lessened")
    return f"ngày {say_day(day, in_month, None)}" if told else None


def is_much(end: int, scene: Scene) -> bool:
    """Whether something comes next that is counted or measured: ngày 25 - 11 giờ mở cửa."""
    return scene.leads(context("counted") | context("degree") | context("amount") | context("part"), end)


def say_short_year(match: re.Match[str], scene: Scene) -> Said:
    """14/11/25 → … năm hai nghìn không trăm hai mươi lăm, where no other century can be meant."""
    short = int(match["y"])
    sure = short in OLD_CENTURY or (short in NEW_CENTURY and not scene.near(BORN))
    sure = sure and (short > MONTHS or scene.follows(context("date")))
    if not sure or match["s"] == "." or (match["s"] == "-" and not scene.follows(context("date"))):
        return Unread("two-digit-year")
    said = say_day(int(match["d"]), int(match["m"]), short + (2000 if short in NEW_CENTURY else 1900))
    return led(said, scene) if said else Unread("impossible-date")


def led_in(scene: Scene) -> bool:
    """Whether a word before says that a day follows."""
    return scene.follows(context("date"), through='("“:') or scene.follows(context("weekday"), through="(,")


def known(day: int, in_month: int) -> bool:
    """Whether everybody knows it as a day of remembrance: 30-4, 2-9."""
    return f"{day}/{in_month}" in context("known day")


def counts(scene: Scene, end: int) -> bool:
    """Whether a noun comes next that a fraction or a tally counts."""
    return scene.leads(context("part") | context("counted"), end)


def is_amount(match: re.Match[str], scene: Scene) -> bool:
    """Whether a-b says how much of what comes next there is: từ 5-6 giờ, sau 5-6 năm."""
    if scene.leads(context("counted") | context("degree"), match.end()):
        return True
    rising = int(match["d"]) < int(match["m"])
    return rising and (scene.leads(context("amount"), match.end()) or bool(SOME_YEARS.match(scene.after(match.end()))))


def compares(scene: Scene) -> bool:
    """Whether a word before asks for a score, a share, a class or a team: tỷ số 3-1 này, lớp 4/1 năm nay, tổ 3/2."""
    words = context("score") | context("ratio") | context("lessened") | context("slashed pair")
    return scene.follows(words) or is_ratio(scene) or scene.near(TEAM)


def is_ratio(scene: Scene) -> bool:
    """Whether what comes next is a ratio by the words before: tỷ số nam/nữ là 3/1."""
    return scene.follows(frozenset(["là", "bằng"])) and scene.near(RATIO_IS)


def is_date(match: re.Match[str], scene: Scene) -> bool:
    """Whether the surroundings of d/m, or the numbers themselves, say that it is a date."""
    day, in_month = int(match["d"]), int(match["m"])
    if led_in(scene) or (YEARLY.match(scene.after(match.end())) and not compares(scene)):
        return True
    if match["s"] == ".":
        return known(day, in_month) and scene.follows(context("until") | context("remembered"))
    if not exists(day, in_month) or scene.follows(context("slashed") | context("paper"), through=":"):
        return False
    if is_ratio(scene) or (match["s"] == "/" and scene.near(TEAM)):
        return False
    counted = counts(scene, match.end())
    if scene.follows(context("surely until")) and not counted:
        return True
    if scene.takes("any fraction"):
        return False
    improper = day > in_month and (day, in_month) != ROUND_THE_CLOCK
    if match["s"] == "-":
        remembered = scene.follows(context("until") | context("remembered")) or scene.near(DAY_OF)
        return (improper and scene.follows(context("until"))) or (known(day, in_month) and remembered)
    return not counted and (improper or bool(LEADING_ZERO.match(match[0])))


def say_day_month(match: re.Match[str], scene: Scene) -> Said:
    """15/8 → mười lăm tháng tám after "ngày", "dịp" and their like."""
    day, in_month = int(match["d"]), int(match["m"])
    if match["s"] == "-" and day < in_month and MONTHLY.match(scene.after(match.end())):
        return f"{day_words(day)} đến {day_words(in_month)}"
    sure, dashed = is_date(match, scene), match["s"] == "-"
    if not sure and not DATE_BEFORE.search(scene.before):
        return None
    if dashed and is_amount(match, scene):
        return None
    if dashed and not known(day, in_month) and (day < in_month or not sure):
        return Unread("ambiguous-range-or-date")
    if not sure and counts(scene, match.end()):
        return Unread("ambiguous-fraction-or-date")
    said = say_day(day, in_month, None)
    if not said:
        return Unread("impossible-date")
    return f"ngày {said}" if scene.follows(context("until")) else led_short(said, scene)


def led_short(said: str, scene: Scene) -> str:
    """Leave d/m without "ngày", but never two of "mùng"."""
    return said.removeprefix("mùng ") if scene.follows(context("mung")) else said


DIGIT = (
    Reading("date", FULL, say_full, "/.-"),
    Reading("date", SPACED_FULL, say_spaced_full, "-–—"),
    Reading("date", ISO, say_full, "-", first="12"),
    Reading("date", SHORT_YEAR, say_short_year, "/.-"),
    Reading("date", DAY_MONTH, say_day_month, "/.-"),
    Reading("date", SPACED_DAY, say_spaced_day, "-–—"),
)
