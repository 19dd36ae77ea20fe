"""Letters and digits of a code, each by its name."""

from newsdesk.speech.numerals import digit_by_digit
from newsdesk.speech.tables import mapping


def spelled(code: str) -> str:
    """PC04 → pê xê không bốn; what has no name stays."""
    names = mapping("letters.tsv")
    return " ".join(digit_by_digit(c) if c in "0123456789" else names.get(c.upper(), c) for c in code)
