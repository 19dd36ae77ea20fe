"""Markdown as it is read: its words without what stands between them in the file alone, where links lead, for one."""

import re

TARGET = r"\]\((?:[^()\n]|\n(?!\s*\n)|\([^()\n]{0,500}\)){0,2000}+\)"
REFERENCE = r"\]\s?\[[^\[\]\n]{0,500}\]"
LINKED = re.compile(rf"{TARGET}|{REFERENCE}")
"""What stands behind the words of a link, or behind those of a picture."""
PICTURE = re.compile(rf"!\[[^\[\]]{{0,500}}(?:{LINKED.pattern})")
FOOTNOTE = re.compile(r"\[\^[^\[\]\n]{1,100}\]")
WITHIN = re.compile(r"[*`](?<=[^\W\d_][*`])[*`]*(?=[^\W\d_])")
"""Where a part of a word is bold, slanting or code."""
ALONE = re.compile(rf"(?:\A|(?<=\n\n)){PICTURE.pattern}(?=\n\n|\n*\Z)")
"""A picture that is a paragraph of its own, as most are: it parts no words."""


def as_read(text: str) -> tuple[str, ...]:
    """Return a text as it is read where something parts its words; also with pictures read out, line for line."""
    if "[" not in text or "]" not in text:
        joined = WITHIN.sub("", text)
        return (joined,) if joined != text else ()
    worded = ALONE.sub(_lines, text)
    marked = FOOTNOTE.sub(" ", WITHIN.sub("", worded))
    unpictured = PICTURE.sub(lambda match: _lines(match) or " ", marked)
    read = (LINKED.sub(_lines, form) for form in (unpictured, marked))
    return tuple(dict.fromkeys(_unbracketed(form) for form in read if form != worded))


def _lines(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


def _unbracketed(text: str) -> str:
    return text.replace("![", "").replace("[", "")
