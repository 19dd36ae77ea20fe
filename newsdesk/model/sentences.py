"""A paragraph becomes sentences, each one breath for an announcer."""

import re
from collections.abc import Iterator
from functools import cache

from newsdesk.model.word_lists import any_of, words_of

END = re.compile(r"[.!?…](?<![.!?…][.!?…])[.!?…]*+[”\"’»)\]]*+\s++(?=[“\"‘«(\[\-–—]*\s?[^\W\d_]|[“\"‘«(\[]*\d)")
TITLE = re.compile(
    r"(?<!\w)(?:TP|Tp|TX|Tx|TT|CN|Th\.?[Ss]|TS|PGS|GS|BS|Bs|BSCKI{1,2}|CKI{1,2}|KS|Ks|LS|NSƯT|PGĐ|[Đđ]/c)\.\s+\Z"
)
"""What stands before a name, and may end a sentence too: về TP. Sau đó, …"""
SHORTENED = re.compile(
    r"(?:(?<!\w)(?:Q|P|St|Mr|Ms|tr|đ|vd|VD|v\.v|x|số|No|(?<!\d )(?:[htp]|tp|tx|tt)"
    r"|(?<!độ )(?<!\d )[A-ZĐ]))\.\s+\Z"  # 8 độ C and 220 V end a sentence, Nguyễn Văn A does not
)
NUMBERED = re.compile(
    r"(?:^|\b(?:điều|khoản|điểm|mục|chương|phần|bước|phụ lục) )(?:\d{1,2}|[IVX]{1,4})\.\s+\Z", re.IGNORECASE
)
"""The number of a list, which opens a sentence, or that of a chapter; a count at a sentence's end is neither."""
LONGEST = 16
"""Characters before a sentence's end that say whether it is one: longer than any abbreviation."""
LAST = re.compile(r"[\"”’»)\]]*(?:\s*\Z| )")
CLOSED = re.compile(r"[.!?…:;][”\"’»)\]]*\Z")


def sentences(paragraph: str) -> Iterator[str]:
    """Yield the sentences of one paragraph without line breaks; together they hold all its words."""
    start = 0
    for match in END.finditer(paragraph):
        tail = paragraph[max(start, match.end() - LONGEST) : match.end()]
        follows = paragraph[match.end() : match.end() + 1]
        if TITLE.search(tail) and not opens(paragraph, match.end()):
            continue
        if SHORTENED.search(tail) or NUMBERED.search(tail) or follows.islower():
            continue
        yield paragraph[start : match.end()].strip()
        start = match.end()
    if rest := paragraph[start:].strip():
        yield rest


def opens(text: str, start: int) -> bool:
    """Whether words stand here that open a sentence, where a name might stand: Sau đó, Năm 2026; not Sau Văn Nam."""
    word = _openers().match(text, start)
    return word is not None and not text[word.end() : word.end() + 2].strip(" ,")[:1].isupper()


@cache
def _openers() -> re.Pattern[str]:
    """Return the pattern of words that open sentences and are nobody's name."""
    return re.compile(rf"{any_of(words_of('sentences.tsv', 'opens'))}(?!\w)")


def stops(text: str, end: int) -> bool:
    """Whether the dot of an abbreviation that ends here is a full stop too: nothing comes, or a sentence begins."""
    last = LAST.match(text, end)
    return last is not None and (last.end() == len(text) or opens(text, last.end()))


def closed(sentence: str) -> str:
    """Return the sentence with a full stop where it has no end of its own, as a title or an item has none."""
    if CLOSED.search(sentence):
        return sentence
    return sentence.rstrip(" ,-–—") + "."
