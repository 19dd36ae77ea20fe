"""The lenient comparison of two readings: what an announcer would call the same is the same."""

import re
import unicodedata

OLD_TONES = re.compile("(o)([àáảãạ])|(o)([èéẻẽẹ])|(u)([ỳýỷỹỵ])")
PUNCTUATION = re.compile(r"[^\w\s]+")
DIGIT_WORDS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
UNITS = {
    "ki lô mét": ["kilômét", "ki-lô-mét", "cây số", "kilomet"],
    "ki lô gam": ["kilôgam", "ki-lô-gam", "kilogam", "cân", "ký"],
    "héc ta": ["hécta", "hec ta", "ha"],
    "xăng ti mét": ["xentimét", "cen ti mét", "xăng-ti-mét"],
    "mi li": ["mili"],
    "hẹc": ["héc"],
    "gi ga": ["giga"],
    "tê ra bai": ["terabyte", "têra bai"],
}
SAME = [
    (r"\bngàn\b", "nghìn"),
    (r"\blẻ\b", "linh"),
    (r"\btỉ\b", "tỷ"),
    (r"\bmươi bốn\b", "mươi tư"),
    (r"\bnhăm\b", "lăm"),
    (r"\bkhông trăm linh (\w+ (?:nghìn|triệu|tỷ)\b)", r"\1"),
    (r"\bkhông trăm (?=linh|[a-zà-ỹ]+ mươi|mười)", ""),
    (r"\b(?:mùng|mồng) ", ""),
    (r"\btrừ (?=" + "|".join(DIGIT_WORDS) + r"|mười)", "âm "),
    (r"\btới\b", "đến"),
    (r"\bgiờ không phút\b", "giờ"),
    (r"(giờ (?:[a-zà-ỹ]+ )?[a-zà-ỹ]+(?: [a-zà-ỹ]+)?) phút(?! [a-zà-ỹ]+ giây)", r"\1"),
    (r"^ngày ", ""),
    (rf"\bngày (?=(?:(?:{'|'.join(DIGIT_WORDS)}|mười|mươi|mốt|tư|lăm) ){{1,3}}tháng\b)", ""),
]


def old_tone(match: re.Match[str]) -> str:
    """Move a tone mark from the second vowel to the first: hoà → hòa."""
    decomposed = unicodedata.normalize("NFD", match[0][1])
    return unicodedata.normalize("NFC", match[0][0] + decomposed[1]) + decomposed[0]


def decimal(match: re.Match[str]) -> str:
    """Read two decimal places digit by digit: phẩy hai mươi lăm → phẩy hai năm."""
    tens, unit = match["tens"], match["unit"] or "không"
    return f"phẩy {tens} { {'mốt': 'một', 'tư': 'bốn', 'lăm': 'năm'}.get(unit, unit) }"


TWO_PLACES = re.compile(
    rf"phẩy (?P<tens>{'|'.join(DIGIT_WORDS)}) mươi(?: (?P<unit>{'|'.join([*DIGIT_WORDS, 'mốt', 'tư', 'lăm'])}))?\b"
)


def same(text: str) -> str:
    """Take together what is said in two ways; the text is in lower case."""
    text = OLD_TONES.sub(old_tone, text)
    for spelling, others in UNITS.items():
        text = re.sub(rf"\b(?:{'|'.join(others)})\b", spelling, text)
    for pattern, replacement in SAME:
        text = re.sub(pattern, replacement, text)
    text = re.sub(r"phẩy mười(?: (\w+))?\b", ten_places, text)
    return TWO_PLACES.sub(decimal, text)


def ten_places(match: re.Match[str]) -> str:
    """Phẩy mười lăm → phẩy một năm."""
    unit = {"lăm": "năm", None: "không"}.get(match[1], match[1])
    return f"phẩy một {unit}" if unit in DIGIT_WORDS else f"phẩy một không {unit}"


def fold(reading: str) -> str:
    """Return a reading in the form in which two equal ones are equal letter by letter."""
    words = PUNCTUATION.sub(" ", unicodedata.normalize("NFC", reading).lower())
    return same(" ".join(words.split()))


def agrees(said: str, expected: str, also: str = "") -> bool:
    """Whether a reading is the expected one, or matches the expression for others that are right too."""
    if fold(said) == fold(expected):
        return True
    pattern = same(unicodedata.normalize("NFC", also).lower()).replace(" ", "")
    return bool(also) and bool(re.fullmatch(pattern, fold(said).replace(" ", "")))
