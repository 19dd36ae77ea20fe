"""Draws the picture of a card: sixteen colours, words cut once and set again wherever they stand. Pure."""

import io
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from PIL.PngImagePlugin import PngInfo

from newsdesk.site.cards.card import HEIGHT, WIDTH, Card

FONTS = Path(__file__).parents[3] / "theme" / "fonts"
BOLD, MEDIUM = "literata-700.ttf", "literata-500.ttf"
PAPER, INK, ACCENT, RULE = (251, 248, 242), (33, 28, 24), (138, 28, 43), (221, 213, 199)
MARK, MARK_INK = (251, 232, 191), (92, 59, 0)
MARGIN, BAND = 84, 45
MEASURE = WIDTH - 2 * MARGIN
SIZES = ((78, 3), (68, 3), (60, 4), (52, 4), (46, 4))
"""How large a title may be set, in how many lines; the first that holds it is taken."""
LEADING = 1.34
"""Room for two marks on one letter: ế, ỗ, Ẫ."""
Tint = tuple[int, ...]
"""The colours of a palette from nothing to all of a letter."""
INKED, SOFT, ACCENTED, MARKED = (0, 1, 2, 3, 4, 5, 6), (0, 1, 2, 3, 4), (0, 7, 8, 9, 10, 11), (13, 14, 15)


def between(one: tuple[int, ...], other: tuple[int, ...], share: float) -> tuple[int, ...]:
    """Return the colour that lies so far on the way from one to another."""
    return tuple(round(a + (b - a) * share) for a, b in zip(one, other, strict=True))


PALETTE = [
    *(between(PAPER, INK, step / 6) for step in range(7)),
    *(between(PAPER, ACCENT, step / 5) for step in range(1, 6)),
    RULE,
    *(between(MARK, MARK_INK, step / 2) for step in range(3)),
]


MOST = 400
"""Letters of a text that are looked at: no picture holds more, and to try ten thousand takes minutes."""


def draw(card: Card) -> bytes:
    """Return the picture as a PNG that holds its words as text too."""
    sheet = ground().copy()
    title = (drawable(card.title) or drawable(card.site))[:MOST]
    size, lines = fitted(title)
    top = 84
    write(sheet, drawable(card.kicker), (MARGIN, top + 30), (BOLD, 34), ACCENTED)
    if card.sample:
        mark(sheet, "Bài mẫu", top)
    height = size * LEADING
    first = 150 + (330 - height * len(lines)) / 2 + size
    for number, line in enumerate(lines):
        write(sheet, line, (MARGIN, round(first + number * height)), (BOLD, size), INKED)
    write(sheet, shortened(card.below[:MOST], (MEDIUM, 32), MEASURE), (MARGIN, 510), (MEDIUM, 32), SOFT)
    if card.site != card.below:
        write(sheet, shortened(card.site[:MOST], (BOLD, 26), MEASURE), (MARGIN, 558), (BOLD, 26), ACCENTED)
    return packed(sheet, card.words)


def packed(sheet: Image.Image, words: str) -> bytes:
    """Return a sheet of palette numbers as a PNG of four bits a dot."""
    sheet.putpalette([part for colour in PALETTE for part in colour])
    told = PngInfo()
    told.add_itxt("Description", words, lang="vi")
    stream = io.BytesIO()
    sheet.save(stream, "PNG", bits=4, compress_level=3, pnginfo=told)
    return stream.getvalue()


@cache
def ground() -> Image.Image:
    """Return the paper with a woven band along its foot: rows of lozenges, as on a brocade's hem."""
    sheet = Image.new("L", (WIDTH, HEIGHT), 0)
    pen, top = ImageDraw.Draw(sheet), HEIGHT - BAND
    pen.rectangle((0, top, WIDTH, HEIGHT), fill=11)
    middle, step = top + BAND // 2, 30
    for left in range(0, WIDTH, step):
        for reach, colour in ((11, 8), (7, 11), (3, 0)):
            centre = left + step // 2
            pen.polygon(
                [
                    (centre - reach, middle),
                    (centre, middle - reach),
                    (centre + reach, middle),
                    (centre, middle + reach),
                ],
                fill=colour,
            )
        pen.polygon([(left - 3, middle), (left, middle - 3), (left + 3, middle), (left, middle + 3)], fill=9)
    for edge in (top + 4, HEIGHT - 5):
        pen.line((0, edge, WIDTH, edge), fill=9, width=2)
    pen.rectangle((MARGIN, 140, MARGIN + 72, 143), fill=11)
    return sheet


def mark(sheet: Image.Image, words: str, top: int) -> None:
    """Write the mark of a sample in the upper right corner."""
    face = (BOLD, 28)
    left = WIDTH - MARGIN - width(words, face) - 32
    ImageDraw.Draw(sheet).rounded_rectangle((left, top - 8, WIDTH - MARGIN, top + 42), radius=6, fill=MARKED[0])
    write(sheet, words, (left + 16, top + 27), face, MARKED)


def write(sheet: Image.Image, line: str, at: tuple[int, int], face: tuple[str, int], tint: Tint) -> None:
    """Write a line with its foot at a place, word by word."""
    left, foot = float(at[0]), at[1]
    for word in line.split():
        cut, across, above = cut_out(word, face, tint)
        sheet.paste(cut, (round(left) + across, foot + above))
        left += width(word, face) + width(" ", face)


@lru_cache(maxsize=8192)
def cut_out(word: str, face: tuple[str, int], tint: Tint) -> tuple[Image.Image, int, int]:
    """Return a word in the numbers of the palette, and where it lies from the foot of its first letter."""
    left, top, right, bottom = (round(edge) for edge in font(*face).getbbox(word, anchor="ls"))
    cut = Image.new("L", (max(right - left, 1), max(bottom - top, 1)), 0)
    ImageDraw.Draw(cut).text((-left, -top), word, fill=255, font=font(*face), anchor="ls")
    return cut.point([tint[round(level * (len(tint) - 1) / 255)] for level in range(256)]), left, top


@cache
def font(name: str, size: int) -> ImageFont.FreeTypeFont:
    """Return a face; laid out the simple way, which is the same on every system."""
    return ImageFont.truetype(str(FONTS / name), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=8192)
def width(word: str, face: tuple[str, int]) -> int:
    """Return how wide a word is."""
    return round(font(*face).getlength(word))


def fitted(title: str) -> tuple[int, list[str]]:
    """Return the size of a title and its lines, about as long as one another; what is too long ends in an ellipsis."""
    for size, most in SIZES:
        lines = wrapped(title.split(), (BOLD, size), MEASURE)
        if len(lines) <= most and all(length(line, (BOLD, size)) <= MEASURE for line in lines):
            return size, balanced(title.split(), (BOLD, size), len(lines))
    size, most = SIZES[-1]
    lines = wrapped(list(pieces(title.split(), (BOLD, size))), (BOLD, size), MEASURE)
    rest = [] if len(lines) <= most else [shortened(" ".join(lines[most - 1 :]), (BOLD, size), MEASURE)]
    return size, [*lines[: most - 1], *rest] if rest else lines


def balanced(words: list[str], face: tuple[str, int], number: int) -> list[str]:
    """Return as many lines as short as they can be: no last line of one word."""
    low, high = MEASURE // 3, MEASURE
    while high - low > 8:
        middle = (low + high) // 2
        lines = wrapped(words, face, middle)
        fits = len(lines) <= number and all(length(line, face) <= middle for line in lines)
        low, high = (low, middle) if fits else (middle, high)
    return wrapped(words, face, high)


def wrapped(words: list[str], face: tuple[str, int], measure: int) -> list[str]:
    """Return the words in lines that are no wider than this, but for a word that is wider itself."""
    lines: list[str] = []
    reach, blank = 0, width(" ", face)
    for word in words:
        wide = width(word, face)
        if lines and reach + blank + wide <= measure:
            lines[-1], reach = f"{lines[-1]} {word}", reach + blank + wide
        else:
            lines.append(word)
            reach = wide
    return lines


def length(line: str, face: tuple[str, int]) -> int:
    """Return how wide a line is, set word by word."""
    words = line.split()
    return sum(width(word, face) for word in words) + width(" ", face) * max(len(words) - 1, 0)


def pieces(words: list[str], face: tuple[str, int]) -> Iterable[str]:
    """Yield the words; one that no line holds comes in pieces."""
    for word in words:
        while width(word, face) > MEASURE:
            most = next(n for n in range(len(word), 0, -1) if n == 1 or width(word[:n], face) <= MEASURE)
            yield word[:most]
            word = word[most:]
        if word:
            yield word


def shortened(line: str, face: tuple[str, int], measure: int) -> str:
    """Return a line, or as much of it as there is room for, and an ellipsis."""
    line = drawable(line)
    if length(line, face) <= measure:
        return line
    words = line.split()
    while len(words) > 1 and length(f"{' '.join(words)}…", face) > measure:
        words.pop()
    line = " ".join(words)
    while line and length(f"{line}…", face) > measure:
        line = line[:-1]
    return f"{line}…"


def drawable(text: str) -> str:
    """Return the text in signs that the font has; a letter of another alphabet is left out, not drawn as a box."""
    return " ".join("".join(map(_drawable, unicodedata.normalize("NFC", text))).split())


@lru_cache(maxsize=4096)
def _drawable(sign: str) -> str:
    if sign.isspace():
        return " "
    if _has(sign):
        return sign
    return "".join(
        part for part in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(part) and _has(part)
    )


@lru_cache(maxsize=4096)
def _has(sign: str) -> bool:
    """Whether the font has a sign: what it has not, it draws as it draws one that nobody has."""
    if sign.isspace() or unicodedata.category(sign).startswith("C"):
        return sign == " "
    face = font(BOLD, 20)
    return face.getbbox(sign) != face.getbbox("\uffff") or bytes(face.getmask(sign)) != bytes(face.getmask("\uffff"))
