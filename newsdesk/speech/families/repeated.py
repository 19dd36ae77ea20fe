"""An abbreviation that is explained where it stands: Hội đồng thi đua, khen thưởng (HĐTĐKT)."""

import re

from newsdesk.speech.scene import Reading, Said, Scene

BRACKETED = re.compile(r"\(([A-ZĐ][A-Za-zĐđƯư&-]{1,14})\)")
WORD = re.compile(r"[^\W\d_]+")
FEWEST = 3
"""Letters of an abbreviation that agree with the words before it by no chance."""
AGREED = re.compile(r"\((?:sau đây|dưới đây|sau) ?(?:được )?(?:gọi|viết) tắt là:? [^()]{1,60}\)")


def say_repeated(match: re.Match[str], scene: Scene) -> Said:
    """Say nothing where the brackets only abbreviate what was just said in full, by a row or by its initials."""
    if has_initials(match[1], scene):
        return ""
    row = scene.lookup.at(scene.text, match.start(1), token(match[1]), match.end(1))
    if not row:
        return None
    before = scene.before.lower().rstrip()
    return "" if any(before.endswith(sense.spoken.lower()) for sense in row.senses) else None


def has_initials(written: str, scene: Scene) -> bool:
    """Whether letters in capitals are the first ones of the words just before: hội chứng cai (HCC)."""
    if not written.isupper() or not written.isalpha() or len(written) < FEWEST:
        return False
    initials = [word[0] for word in WORD.findall(scene.before.upper())[-len(written) :]]
    return initials == list(written)


def token(written: str) -> str:
    """Return the part that rows are found by."""
    return re.split(r"[&-]", written, maxsplit=1)[0]


def say_agreed(match: re.Match[str], scene: Scene) -> Said:
    """(sau đây gọi tắt là Cơ sở), which only readers need, is not said."""
    return ""


SIGN = (
    Reading("repeated", BRACKETED, say_repeated, first="("),
    Reading("repeated", AGREED, say_agreed, first="("),
)
