"""Every text of a header, the forms in which a text is looked through, and how words are compared."""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache
from typing import Any
from urllib.parse import unquote

from newsdesk.model.as_read import as_read
from newsdesk.model.base import Trail
from newsdesk.model.interrupted import closed_up


def written(value: Any, trail: Trail = ()) -> Iterator[tuple[Trail, str]]:
    """Yield every text in a header with the way to it."""
    found: list[tuple[Trail, str]] = []
    _gather(value, trail, found)
    yield from found


def _gather(value: Any, trail: Trail, found: list[tuple[Trail, str]]) -> None:
    """Add the texts of a value: a thousand headers are gone through several times."""
    if isinstance(value, str):
        found.append((trail, value))
    elif isinstance(value, tuple):
        for position, part in enumerate(value):
            _gather(part, (*trail, position), found)
    elif isinstance(value, dict):
        for key, part in value.items():
            _gather(key, (*trail, key), found)
            _gather(part, (*trail, key), found)
    else:
        for name in _names(value.__class__):
            if (part := getattr(value, name)) is not None:
                _gather(part, (*trail, name), found)


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    """Return the names of what a noun holds; a number, a day or a class holds nothing."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def forms(text: str) -> tuple[str, ...]:
    """Return a text as it is seen, and where something hides or parts its words, without; all have the same lines.

    Tags go unseen on a page, and their attributes come out with it; what looks like a tag in code or in a title is
    none; an address is decoded by whoever opens it; where a link leads stands between no words on a page; a bracket or
    a number between the words of a name leaves it the same name.
    """
    return (text, *_other_forms(text))


def told_forms(body: str) -> tuple[str, ...]:
    """Return the same of a body whose comments nobody is told."""
    return (body, *_other_forms(COMMENT.sub(" ", body) if "<" in body else body))


def _other_forms(text: str) -> tuple[str, ...]:
    bare = (laid_bare(text),) if "<" in text or "%" in text else ()
    seen = shown(text) if bare or "&" in text else text
    closed = (*closed_up(seen), *_quoted(text)) if bare else closed_up(seen)
    return (*bare, *as_read(text), *_without_numbers(*bare or (text,)), *closed, *_apart(text))


def _quoted(text: str) -> tuple[str, ...]:
    """Return a text closed up around what a browser itself sets in quotation marks: Lò <q>Tí</q> Páo."""
    return closed_up(shown(QUOTING.sub('"', text))) if QUOTING.search(text) else ()


def closed_forms(text: str) -> tuple[str, ...]:
    """Return what is seen of a text, its names closed up, where something parts any."""
    return (*closed_up(shown(text)), *_quoted(text))


def _apart(text: str) -> tuple[str, ...]:
    """Return a text with a blank where none is seen between two words: Lò VănPáo, or what has no shape in its place."""
    seen = ENTITY.sub(_character, HIDDEN.sub(_gap, text)) if "<" in text or "&" in text else text
    found = (UNSEEN.sub(" ", seen), UNSEEN.sub("", seen)) if UNSEEN.search(seen) else (seen,)
    apart = (CLOSE.sub(r"\g<0> ", form) for form in found)
    return tuple(form for form in dict.fromkeys(apart) if form != seen)


def _without_numbers(text: str) -> tuple[str, ...]:
    """Return a text with the numbers of files and accounts apart from their words, if any: lovandao1990."""
    if not BESIDE.search(text):
        return ()
    apart = NUMBERED.sub(lambda match: DIGITS.sub(r" \g<0> ", match[0]), text)
    return (apart,) if apart != text else ()


def laid_bare(text: str) -> str:
    """Return the words of a text with those of its tags and addresses, and nothing that hides them."""
    bare = PARTING.sub(" ", text).replace("<", " ").replace(">", " ")
    return PERCENT.sub(lambda match: unquote(match[0]).replace("\n", " "), bare) if "%" in bare else bare


def together(texts: Iterable[str]) -> tuple[str, ...]:
    """Return several texts as paragraphs of one in each of its forms; no word of two of them is joined."""
    several = tuple(texts)
    apart = "\n\n".join(several)
    if "<" not in apart:
        return forms(apart)
    seen = "\n\n".join(shown(text) for text in several)
    bare = laid_bare(apart)
    return seen, bare, *as_read(seen), *_without_numbers(bare), *closed_up(seen), *_quoted(apart), *_apart(apart)


PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
COMMENT = re.compile(r"<!--(?!-?>).*?-->", re.DOTALL)
"""What HTML takes for a comment; `<!-->` ends before it begins."""
HIDDEN = re.compile(rf"{COMMENT.pattern}|<(?:[^<>\n]|\n(?!\s*\n)){{0,500}}>", re.DOTALL)
PARTING = re.compile(
    r"</?(?:address|article|aside|blockquote|br|caption|center|d[dlt]|details|div|fieldset|figcaption|figure|footer|form"
    r"|h[1-6r]|header|img|legend|li|main|nav|ol|option|p|pre|section|summary|t[dhr]|table|tbody|tfoot|thead|ul)(?![\w-])",
    re.IGNORECASE | re.ASCII,
)
"""How a tag begins that a browser does not set within a word, but on another line, in another cell, as a picture."""
QUOTING = re.compile(r"</?q(?![\w-])[^<>]{0,500}>", re.IGNORECASE | re.ASCII)
BESIDE = re.compile(r"\d(?:(?<=[^\W\d_]{2}\d)|(?=[^\W\d_]{2}))")
"""A digit beside letters: sooner found out than where a whole word with some begins."""
NUMBERED = re.compile(
    r"(?<![^\W_])(?![0-9a-f]{16})(?:[^\W\d_]{2,40}\d|\d{1,12}(?:[^\W\d_]{5}|[^\W\d_]{2,40}[-_]))[^\W_]*"
)
"""A word with digits right behind it, a long one or several behind digits; neither 40kg and 5h30, nor a digest."""
DIGITS = re.compile(r"\d+")
SMALL = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
CLOSE = re.compile(f"[{SMALL}](?=[{SMALL.upper()}])")
"""A small letter right before a capital: where two words may have run together."""
ENTITY = re.compile(r"&(?:#(?:0*(?P<decimal>[0-9]{1,20})|[xX]0*(?P<hex>[0-9a-fA-F]{1,20}));?|\w{1,31};)")
"""A character by its number, which browsers take with any noughts and without a semicolon too, or by its name."""
UNSEEN = re.compile(
    "[\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u115f\u1160\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e01ef]"
)
"""Characters without a shape that a name could be broken with."""
MARK = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
"""What is laid over or under a letter; in a composed text, only where no letter of ours comes of it."""
STRANGE_MARK = re.compile(rf"(?![\u0300-\u0303\u0306\u0309\u031b\u0323]){MARK.pattern}")
CLUTTER = re.compile(f"{UNSEEN.pattern[:-1]}{MARK.pattern[1:]}")
WORD = re.compile(r"[^\W_]+")
TWINS = str.maketrans(
    "аеорсухіјѕһԁԛԝвкмнтοανικρυχıɑɡðɖօսհցᴀʙᴄᴅᴇɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ",
    "aeopcyxijshdqwbkmhtoavikpuxiagđđouhgabcdeghijklmnoprstuvwyz",
)
"""Small letters of other alphabets that look like ours, small or as capitals, and the letters that they look like."""
LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
FOREIGN = "".join(chr(letter) for letter in TWINS if letter >= ord("\u0370"))
TWIN = re.compile(f"[{FOREIGN}{FOREIGN.upper()}\u0392\u0395\u0396\u0397\u039c\u03a4\u00d0\u0189]")
"""Letters of the Greek and the Cyrillic alphabet, and two capitals like Đ, that nobody can tell from ours."""
MARKED_TWIN = re.compile(rf"[{''.join(map(chr, TWINS))}{''.join(map(chr, TWINS)).upper()}](?={MARK.pattern})")
LOOKALIKE = re.compile(f"[{''.join(map(chr, TWINS))}]")
"""A letter that `TWINS` has: long texts have none."""


def _character(entity: re.Match[str]) -> str:
    """Return what a browser shows for an entity; of a number without its noughts, which may be more than are read."""
    number = f"&#{entity['decimal']};" if entity["decimal"] else f"&#x{entity['hex']};" if entity["hex"] else entity[0]
    return html.unescape(number).replace("\n", " ")


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """Return a word as it is compared: hoà and hòa, Hoà and HOÀ, composed or not, are one."""
    letters = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", word).casefold()).translate(TWINS)
    letters = STRANGE_MARK.sub("", letters)
    tones = "".join(mark for mark in letters if ord(mark) in TONES)
    return unicodedata.normalize("NFC", letters.translate(TONES)) + tones


@lru_cache(maxsize=4096)
def folded_text(text: str) -> str:
    """Return the words of a text as they are compared, a space before and after each."""
    return f" {' '.join(map(folded, WORD.findall(shown(text))))} "


def strange_letter(text: str) -> tuple[int, str] | None:
    """Return where a letter of another alphabet hides in a word of ours, and its code point, such as U+0430."""
    if not TWIN.search(text):
        return None
    for word in WORD.finditer(text):
        twin = TWIN.search(word[0])
        if twin and LATIN.search(word[0]):
            return word.start() + twin.start(), f"U+{ord(twin[0]):04X}"
    return None


def shown(text: str) -> str:
    """Return what a reader sees of a text, its lines kept: no comments, tags, entities or unseen characters."""
    seen = HIDDEN.sub(_gap, text)
    seen = ENTITY.sub(_character, seen)
    return _uncluttered(seen) if CLUTTER.search(seen) else seen


def _uncluttered(text: str) -> str:
    """Return a text without characters that have no shape, and without marks that are none of ours; a struck d is đ."""
    bare = UNSEEN.sub("", text).replace("d\u0335", "đ").replace("D\u0335", "Đ")
    bare = unicodedata.normalize("NFC", MARKED_TWIN.sub(_ours, bare))
    return MARK.sub("", unicodedata.normalize("NFC", STRANGE_MARK.sub("", bare)))


def _ours(twin: re.Match[str]) -> str:
    """Return our letter that looks like another alphabet's: under a mark they make one letter of ours."""
    letter = twin[0].lower().translate(TWINS)
    return letter.upper() if twin[0].isupper() else letter


def _gap(hidden: re.Match[str]) -> str:
    """Return what stands where a comment or a tag goes unseen: its lines, else a space where it parts two words."""
    return "\n" * hidden[0].count("\n") or (" " if PARTING.match(hidden[0]) else "")
