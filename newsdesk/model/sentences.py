"""A paragraph becomes sentences, each one breath for an announcer."""

import re
from collections.abc import Iterator

END = re.compile(r"[.!?…](?<![.!?…][.!?…])[.!?…]*+[”\"’»)\]]*+\s++(?=[“\"‘«(\[\-–—]*\s?[^\W\d_]|[“\"‘«(\[]*\d)")
SHORTENED = re.compile(
    r"(?:(?<!\w)(?:TP|Tp|ThS|TS|PGS|GS|BS|BSCKI|CN|Q|P|TX|TT|St|Mr|Ms|tr|đ|vd|VD|v\.v|x|số|No"
    r"|(?<!độ )(?<!\d )[A-ZĐ]))\.\s+\Z"  # 8 độ C and 220 V end a sentence, Nguyễn Văn A does not
)
NUMBERED = re.compile(
    r"(?:^|\b(?:điều|khoản|điểm|mục|chương|phần|bước|phụ lục) )(?:\d{1,2}|[IVX]{1,4})\.\s+\Z", re.IGNORECASE
)
"""The number of a list, which opens a sentence, or that of a chapter; a count at a sentence's end is neither."""
LONGEST = 16
"""Characters before a sentence's end that say whether it is one: longer than any abbreviation."""
CLOSED = re.compile(r"[.!?…:;][”\"’»)\]]*\Z")


def sentences(paragraph: str) -> Iterator[str]:
    """Yield the sentences of one paragraph without line breaks; together they hold all its words."""
    start = 0
    for match in END.finditer(paragraph):
        tail = paragraph[max(start, match.end() - LONGEST) : match.end()]
        follows = paragraph[match.end() : match.end() + 1]
        if SHORTENED.search(tail) or NUMBERED.search(tail) or follows.islower():
            continue
        yield paragraph[start : match.end()].strip()
        start = match.end()
    if rest := paragraph[start:].strip():
        yield rest


def closed(sentence: str) -> str:
    """Return the sentence with a full stop where it has no end of its own, as a title or an item has none."""
    if CLOSED.search(sentence):
        return sentence
    return sentence.rstrip(" ,-–—") + "."
