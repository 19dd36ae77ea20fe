"""Names with something between their words that belongs to none of them: a bracket, a number, the sign of a note."""

import re

BRACKETED = (
    r"\([^()\n]{1,40}\)|\[[^\[\]\n]{1,40}\](?:\([^()\n]{1,80}\))?|[“”„\"][^“”„\"\n]{1,40}[“”\"]|«[^«»\n]{1,40}»"
    r"|[‘'][^‘’'\n]{1,40}[’']"
)
"""A nickname, as a rule: in brackets, in quotation marks, a link with its address."""
BLANK = r"[ \u00a0\u2000-\u200a\u202f]"
INSERTED = re.compile(
    rf"(?<![^\W_])(?P<before>[^\W\d_]{{1,8}})[*_]{{0,3}}"
    rf"(?:[¹²³⁰⁴-⁹]{{1,2}}(?={BLANK})|{BLANK}?(?:\d{{1,2}}(?={BLANK})|[*_]{{0,3}}(?:{BRACKETED})[*_]{{0,3}}))"
    rf"(?={BLANK}?[*_]{{0,3}}(?P<after>[^\W\d_]))"
)
"""What stands between two words of one row: no year, and no bracket that a sentence would fit into."""


def closed_up(text: str) -> tuple[str, ...]:
    """Return a text whose words with capitals stand side by side, if something parts any; other rows are empty."""
    if not INSERTED.search(text):
        return ()
    rows = [_closed_up(row) for row in text.split("\n")]
    return ("\n".join(rows),) if any(rows) else ()


def _closed_up(row: str) -> str:
    closed = INSERTED.sub(_parted, row)
    return closed if closed != row else ""


def _parted(match: re.Match[str]) -> str:
    """Return the word before, where it and the word behind begin with capitals, as those of a name do."""
    if not (match["before"][0].isupper() and match["after"].isupper()):
        return match[0]
    is_close = not match.string[match.end()].isspace() and match.string[match.end()] not in "*_"
    return f"{match['before']} " if is_close else match["before"]
