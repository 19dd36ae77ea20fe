"""Plain numbers: whole, decimal, below zero, in lists, as the number of a heading."""

import re

from newsdesk.speech.numerals import number, ordinal, say_written
from newsdesk.speech.scene import Reading, Said, Scene, Unread
from newsdesk.speech.shapes import APART, BEFORE_SIGN, END, NUM
from newsdesk.speech.tables import context

PLAIN = re.compile(NUM + END)
BELOW_ZERO = re.compile(rf"[-−]({NUM}){END}")
DOTTED = re.compile(r"([0-9]{1,3})\.([0-9]{1,2})" + END)
LETTERED = re.compile(rf"(?=[0-9]+\.)([0-9]{{1,3}}(?:\.[0-9]{{1,2}}){{0,3}})(\.?)([a-eđA-EĐ]){END}")
SPACED = re.compile(r"[0-9]++(?:[ \u00a0][0-9]{3,}+)++(?![.,/]?[0-9])")
THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:[ \u00a0][0-9]{3}){2,4}\Z")
LIST = re.compile(r"[0-9]{1,2}(?:,[0-9]{1,2}(?![0-9])){2,}+" + END)
BRACKETED = re.compile(
    rf"(?P<n>{NUM})(?P<unit>(?: [^\W\d_]+){{0,3}}) "
    r"\((?:[Bb]ằng chữ: ?)?(?P<said>[^\W\d_]+(?:,? [^\W\d_]+){0,24})\.?\)"
)
CITED_AFTER = re.compile(r",? (?:khoản|mục|điều|phần|chương|của (?:quy|kế|hợp|thông))\b", re.I)
TRAILING_ZERO = re.compile(r"[1-9][0-9]{0,2},[0-9]{2}0\Z")
LAW = re.compile(r"\b(?:luật|bộ luật|hiến pháp|pháp lệnh)(?: [^\W\d_]+){1,8}(?<!năm) \Z|\bhiến pháp \Z")
LAW_YEAR = re.compile(r"(?:19[4-9]|20[0-4])[0-9]\Z")
HEADING = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}(?=\.?\s)")
DECIMAL_POINT = re.compile(
    r"(0|[0-9]{1,3})\.([0-9]{1,2})(?=[ ]?(?:%|điểm|độ|lần|tỷ|tỉ|triệu|kg|tấn|tạ|m\b|km|ha\b|m2|m²|lít|giờ)(?!\w))"
)


def say_plain(match: re.Match[str], scene: Scene) -> Said:
    """2.400 → hai nghìn bốn trăm; after "Điều" a comma may part two articles."""
    written = match[0]
    if "," in written and scene.follows(context("cited")) and not scene.follows(context("measured number")):
        return Unread("ambiguous-list-or-decimal")
    if TRAILING_ZERO.match(written) and not scene.is_all(match.end()) and not scene.takes("any fraction"):
        return Unread("ambiguous-comma")
    if LAW_YEAR.match(written) and scene.near(LAW):
        return f"năm {number(int(written))}"
    return say_written(written) or Unread("unread-number")


def say_below_zero(match: re.Match[str], scene: Scene) -> Said:
    """-5 → âm năm, where the sign stands apart from what comes before."""
    if scene.start and scene.text[scene.start - 1] not in BEFORE_SIGN:
        return None
    said = say_written(match[1])
    return f"âm {said}" if said else Unread("unread-number")


def say_dotted(match: re.Match[str], scene: Scene) -> Said:
    """1.2 is a heading's number after "mục", a decimal after "hệ số"; elsewhere it may be either, or a date."""
    measured = scene.follows(context("measured number"))
    headed = scene.follows(context("headed") | context("cited")) or CITED_AFTER.match(scene.text, match.end())
    if headed and not measured:
        return f"{number(int(match[1]))} chấm {number(int(match[2]))}"
    if measured or match[1] == "0" or scene.speaks_of("graded decimal"):
        return say_written(f"{match[1]},{match[2]}")
    return Unread("ambiguous-dot")


def say_lettered(match: re.Match[str], scene: Scene) -> Said:
    """Mục 3.a → ba chấm a, điểm 2.1b → hai chấm một b."""
    if not scene.follows(context("headed") | context("cited") | frozenset(["điểm"])):
        return None
    numbers = " chấm ".join(number(int(part)) for part in match[1].split("."))
    return f"{numbers}{' chấm' if match[2] else ''} {match[3]}"


def say_spaced(match: re.Match[str], scene: Scene) -> Said:
    """1 000 000 → một triệu; two groups may be two numbers, and 1900 1234 is no number at all."""
    written = match[0]
    zeros = re.fullmatch(r"[1-9][0-9]{0,2}[ \u00a0]0[0-9]{2}", written)
    if (zeros or THOUSANDS.match(written)) and not scene.text[match.end() : match.end() + 1].isalpha():
        return number(int("".join(written.split())))
    return Unread("ambiguous-spaced-number")


def say_list(match: re.Match[str], scene: Scene) -> Said:
    """1,2,3 → một, hai, ba: no number has two commas; after "thứ" they are weekdays."""
    say = ordinal if scene.follows(context("ordinal")) else number
    return ", ".join(say(int(item)) for item in match[0].split(","))


def say_bracketed(match: re.Match[str], scene: Scene) -> Said:
    """04 (bốn) bản → bốn bản: what the bracket says again is said once."""
    said = f"{say_written(match['n'])}{match['unit']}"
    return said if said.lower() == alike(match["said"]) or said.split(" ")[0] == match["said"] == said else None


def alike(words: str) -> str:
    """Return number words as they are spelled here."""
    plain = words.lower().replace(",", "")
    return plain.replace("ngàn", "nghìn").replace("lẻ", "linh").replace("mươi bốn", "mươi tư").removesuffix(" chẵn")


def say_heading(match: re.Match[str], scene: Scene) -> Said:
    """2.1 at the beginning of a line → hai chấm một."""
    if scene.text[: scene.start].strip(' *#-–("“'):
        return None
    return " chấm ".join(number(int(part)) for part in match[0].split("."))


def say_decimal_point(match: re.Match[str], scene: Scene) -> Said:
    """7.8 điểm → bảy phẩy tám: before a unit the dot is the English comma."""
    return say_written(f"{match[1]},{match[2]}")


DIGIT = (
    Reading("number", BRACKETED, say_bracketed, ahead=APART),
    Reading("number", HEADING, say_heading, "."),
    Reading("number", DECIMAL_POINT, say_decimal_point, "."),
    Reading("list", LIST, say_list, ","),
    Reading("number", SPACED, say_spaced, "0123456789"),
    Reading("number", PLAIN, say_plain, ahead=APART),
    Reading("number", DOTTED, say_dotted, "."),
    Reading("number", LETTERED, say_lettered, ".", ahead=re.compile(r"\.")),
)
SIGN = (Reading("number", BELOW_ZERO, say_below_zero, first="-−"),)
