"""Telephone numbers, digit by digit in their groups."""

import re

from newsdesk.speech.numerals import digit_by_digit
from newsdesk.speech.scene import Reading, Said, Scene, Unread
from newsdesk.speech.shapes import APART, END
from newsdesk.speech.tables import context

NUMBER = re.compile(r"[0-9]{2,12}(?:(?P<s>[ .\u00a0-])[0-9]{3,8}(?:(?P=s)[0-9]{3,8}){0,3})?" + END)
MOBILE = re.compile(r"0[35789][0-9]{2}[ .]?[0-9]{3}[ .]?[0-9]{3}" + END)
AREA = re.compile(
    r"(0[0-9]{2,3})\) ?"
    r"([0-9]{3,8}(?:[ .-][0-9]{3,8}){0,3}|[0-9](?:[ .-][0-9]{3}){2,3}|[0-9]{2}(?:[ .-][0-9]{2,3}){2,3})" + END
)
LANDLINE_GROUPS = re.compile(r"0[2-9][0-9]{1,2}(?P<s>[ .-])[0-9]{1,4}(?:(?P=s)[0-9]{2,4}){1,3}" + END)
EITHER = re.compile(
    r"(0[0-9]{2,3}(?:[ .-]?[0-9]{1,4}){2,4})[ ]?[/–-][ ]?(0[0-9]{2,3}(?:[ .-]?[0-9]{1,4}){2,4})"
    r"(?![\w/])(?![.,][0-9])"
)
WHOLE_NUMBER = (10, 11)
FROM_ABROAD = re.compile(r"(84)\)[ ]?([0-9]{2,4}(?:[ .-]?[0-9]{2,4}){2,4})" + END)
IDENTITY = re.compile(r"(?:[0-9]{6,15}|[0-9]{1,6}(?:(?P<s>[ .-])[0-9]{1,8}(?:(?P=s)[0-9]{1,8}){0,4}))" + END)
SHORTEST = 6
"""Digits of the shortest number that stands for a person, an account or a thing."""
CITIZEN = 12
"""Digits of a citizen's number, said by threes as it is printed."""
TOLL_FREE = re.compile(r"1[89]00[.-][0-9]{2,4}(?:[.-][0-9]{2,4}){0,2}" + END)
SHORT = re.compile(r"1(?:11|12|13|14|15|18|16|19|22)" + END)
TEXTED = re.compile(r"[0-9]{3,5}" + END)
TEXTING = re.compile(r"\b(?:nhắn tin|tin nhắn|soạn tin|ét mờ ét)\b[^.;]{0,40}(?:tới|đến|gửi|đầu số) \Z")
CALLED = re.compile(
    r"\b(?:gọi|báo|bấm|quay|alo|cứu thương|cứu hỏa|cấp cứu|tổng đài|đường dây nóng|hotline|số máy)\b[^.;:]{0,25}\Z"
)
LABEL = re.compile(r"ĐT(?=\s?:?\s?[(+]?[0-9])")
MOST = 15
HOME = "84"
"""The country code that follows a plus sign."""
WITHOUT_GROUPS = 7
"""Digits of the longest number that is said in one breath."""
LANDLINE = (4, 7)
"""Digits of a landline's number behind its area code, said 4 and 3; a mobile's six are said 3 and 3."""


def say_digits(written: str) -> str:
    """0212.3852.000 → không hai một hai, ba tám năm hai, không không không."""
    groups = re.split(r"[ .\u00a0-]", written)
    if len(groups) == 1 and len(written) > WITHOUT_GROUPS:
        first = 4 if written.startswith(("0", "18", "19")) else 0
        rest = written[first:]
        size = 4 if len(rest) in LANDLINE else 3
        groups = [written[:first], *(rest[at : at + size] for at in range(0, len(rest), size))]
    return ", ".join(digit_by_digit(group) for group in groups if group)


def say_number(match: re.Match[str], scene: Scene) -> Said:
    """Say what follows a telephone's label, or another number of the same row."""
    labelled = scene.follows(context("telephone"), through=":.(+")
    if sum(map(str.isdigit, match[0])) > MOST:
        return Unread("unread-number") if labelled else None
    from_abroad = scene.before.endswith(("+", "cộng ")) and match[0].startswith(HOME)
    return say_digits(match[0]) if labelled or from_abroad or scene.chained == "telephone" else None


def say_mobile(match: re.Match[str], scene: Scene) -> Said:
    """Ten digits that begin 03, 05, 07, 08 or 09 are a mobile telephone's wherever they stand."""
    return say_digits(match[0])


def say_landline(match: re.Match[str], scene: Scene) -> Said:
    """0212 3 868 113 is nothing but a telephone's number, with or without a label."""
    return say_digits(match[0]) if sum(map(str.isdigit, match[0])) in WHOLE_NUMBER else None


def say_either(match: re.Match[str], scene: Scene) -> Said:
    """0212 3 750 222/0977 100 263 → … hoặc …"""
    if not all(sum(map(str.isdigit, number)) in WHOLE_NUMBER for number in match.groups()):
        return None
    return " hoặc ".join(map(say_digits, match.groups()))


def say_identity(match: re.Match[str], scene: Scene) -> Said:
    """CCCD 014095001234 → digit by digit: a number that is a name."""
    enough = sum(map(str.isdigit, match[0])) >= SHORTEST
    if not (enough and scene.follows(context("identity"), through=":.")):
        return None
    of_a_citizen = match[0].isdigit() and len(match[0]) == CITIZEN
    return ", ".join(map(digit_by_digit, re.findall("...", match[0]))) if of_a_citizen else say_digits(match[0])


def say_from_abroad(match: re.Match[str], scene: Scene) -> Said:
    """(+84) 212 3852 468 → (cộng tám bốn) hai một hai, ba tám năm hai, bốn sáu tám."""
    if not scene.before.endswith(("(+", "(cộng ")):
        return None
    return f"{digit_by_digit(match[1])}) {say_digits(match[2])}"


def say_short(match: re.Match[str], scene: Scene) -> Said:
    """Gọi ngay 113 → một một ba: everybody's numbers for help."""
    return digit_by_digit(match[0]) if scene.near(CALLED) and not counts(scene, match.end()) else None


def say_texted(match: re.Match[str], scene: Scene) -> Said:
    """Nhắn tin tới 8088 → tám không tám tám."""
    return digit_by_digit(match[0]) if scene.near(TEXTING) else None


def counts(scene: Scene, end: int) -> bool:
    """Whether a noun comes next that a number counts."""
    return scene.leads(context("counted") | context("part"), end)


def say_label(match: re.Match[str], scene: Scene) -> Said:
    """ĐT before a number is điện thoại; elsewhere it has other senses."""
    return "điện thoại" if scene.before.strip() else "Điện thoại"


def say_area(match: re.Match[str], scene: Scene) -> Said:
    """(0212) 3852 000: the area code in brackets, then the number."""
    return f"{say_digits(match[1])}) {say_digits(match[2])}" if scene.before.endswith("(") else None


DIGIT = (
    Reading("telephone", NUMBER, say_number, ahead=APART),
    Reading("telephone", MOBILE, say_mobile, first="0"),
    Reading("telephone", AREA, say_area, ")", first="0"),
    Reading("telephone", EITHER, say_either, first="0"),
    Reading("telephone", LANDLINE_GROUPS, say_landline, first="0"),
    Reading("telephone", FROM_ABROAD, say_from_abroad, ")", first="8"),
    Reading("telephone", TOLL_FREE, say_mobile, "-.", first="1"),
    Reading("identity", IDENTITY, say_identity, ahead=APART),
    Reading("telephone", SHORT, say_short, first="1", ahead=APART),
    Reading("telephone", TEXTED, say_texted, ahead=APART),
)
LETTER = (Reading("telephone", LABEL, say_label, first="Đ"),)
