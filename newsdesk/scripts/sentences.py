"""A paragraph becomes sentences, each one breath for an announcer."""

import re
from collections.abc import Iterator

END = re.compile(r"[.!?…]+[”\"’»)\]]*\s+(?=[“\"‘«(\[\-–—]*\s?[^\W\d_]|[“\"‘«(\[]*\d)")
SHORTENED = re.compile(
    r"(?:(?<!\w)(?:TP|Tp|ThS|TS|PGS|GS|BS|BSCKI|CN|Q|P|TX|TT|St|Mr|Ms|tr|đ|vd|VD|v\.v|x|số|No|[A-ZĐ]))\.\s+\Z"
)
NUMBERED = re.compile(r"(?:^|\s)(?:\d{1,2}|[IVX]{1,4})\.\s+\Z")
CLOSED = re.compile(r"[.!?…:;][”\"’»)\]]*\Z")


def sentences(paragraph: str) -> Iterator[str]:
    """Yield the sentences of one paragraph without line breaks; together they hold all its words."""
    start = 0
    for match in END.finditer(paragraph):
        so_far = paragraph[start : match.end()]
        follows = paragraph[match.end() : match.end() + 1]
        if SHORTENED.search(so_far) or NUMBERED.search(so_far) or follows.islower():
            continue
        yield so_far.strip()
        start = match.end()
    if rest := paragraph[start:].strip():
        yield rest


def closed(sentence: str) -> str:
    """Return the sentence with a full stop where it has no end of its own, as a title or an item has none."""
    if CLOSED.search(sentence):
        return sentence
    return sentence.rstrip(" ,-–—") + "."
