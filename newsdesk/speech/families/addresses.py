"""Addresses of mail and web, said as one dictates them, and the "./." that closes an official paper."""

import re

from newsdesk.speech.capitals import VOWELS
from newsdesk.speech.letters import spelled
from newsdesk.speech.numerals import digit_by_digit
from newsdesk.speech.scene import Reading, Said, Scene, Unread
from newsdesk.speech.shapes import GLUED
from newsdesk.speech.tables import mapping

CLOSING = re.compile(r"(?:\./)+\.(?![\w/])")
LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,62}[A-Za-z0-9])?"
HOST = rf"{LABEL}(?:\.{LABEL}){{1,6}}"
PATH = r"(?:/[A-Za-z0-9._~-]{1,100}){0,8}/?(?<![._~-])"
WEB = re.compile(rf"(?:https?://|www\.){HOST}{PATH}(?![\w/?#=&%@])")
BARE = re.compile(rf"{LABEL}(?:\.{LABEL}){{0,4}}\.(?:vn|com|org|net|gov|edu|info)(?![\w.@-]\w|\w){PATH}(?![\w?#=&%@])")
MAIL = re.compile(rf"[A-Za-z0-9](?:[A-Za-z0-9_.+-]{{0,62}}[A-Za-z0-9])?@{HOST}(?![\w@])")
FILE = re.compile(r"[A-Za-z0-9][\w-]{0,60}\.(?:docx?|xlsx?|pptx?|pdf|mp3|mp4|wav|jpe?g|png|zip|rar|csv|txt)(?![\w.])")
STRANGE = re.compile(
    r"(?:https?://|www\.)[^\s<>()\"“”]{1,300}(?<![.,;:!?])|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}"
)
PIECE = re.compile(r"[A-Za-z]+|[0-9]+|.")
FIGURES = re.compile(r"[0-9]+")
LONGEST_SPELLED = 4
EASY = frozenset(f"aeiouy{VOWELS}")


def say_closing(match: re.Match[str], scene: Scene) -> Said:
    """./. → ."""
    return "."


def say_address(match: re.Match[str], scene: Scene) -> Said:
    """vanthu@coso.vn → vanthu a còng coso chấm vê nờ; neither the scheme before a host nor www is said."""
    address = re.sub(r"\A(?:https?://)?(?:www\.)?", "", match[0]).rstrip("/")
    return " ".join(piece(part) for part in PIECE.findall(address))


def say_file(match: re.Match[str], scene: Scene) -> Said:
    """danhsach.xlsx → danhsach chấm ích lờ ét ích."""
    name, _, ending = match[0].rpartition(".")
    if not name.isascii():
        said = FIGURES.sub(lambda figures: f" {digit_by_digit(figures[0])} ", name)
        return f"{' '.join(said.split())} chấm {spelled(ending)}"
    return f"{' '.join(piece(part) for part in PIECE.findall(name))} chấm {spelled(ending)}"


def piece(part: str) -> str:
    """Say a sign by its name, digits one by one, letters that make no syllable one by one."""
    if part.isascii() and part.isdigit():
        return digit_by_digit(part)
    if not part.isalpha():
        return mapping("address_signs.tsv").get(part, part)
    hard = EASY.isdisjoint(part.lower()) or part.isupper()
    return spelled(part) if hard and len(part) <= LONGEST_SPELLED else part


def say_strange(match: re.Match[str], scene: Scene) -> Said:
    """Leave an address that nobody could dictate: a story tells in words where to look."""
    return Unread("e-mail-address" if "@" in match[0] and "://" not in match[0] else "web-address")


SIGN = (Reading("mark", CLOSING, say_closing, first="."),)
DIGIT = (
    Reading("file", FILE, say_file, "a._-", ahead=GLUED),
    Reading("address", MAIL, say_address, "a@.+-_", ahead=GLUED),
    Reading("address", STRANGE, say_strange, "a@.+-_", ahead=GLUED),
)
LETTER = (
    Reading("address", WEB, say_address, ":.", first="hw"),
    Reading("address", MAIL, say_address, "@.+-"),
    Reading("address", BARE, say_address, ".-"),
    Reading("file", FILE, say_file, ".-"),
    Reading("address", STRANGE, say_strange, "@.:+-"),
)
