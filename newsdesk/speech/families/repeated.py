"""An abbreviation that is explained where it stands: Hội đồng thi đua, khen thưởng (HĐTĐKT)."""

import re

from newsdesk.speech.scene import Reading, Said, Scene

BRACKETED = re.compile(r"\(([A-ZĐ][A-Za-zĐđƯư&-]{1,14})\)")
AGREED = re.compile(r"\((?:sau đây|dưới đây|sau) ?(?:được )?(?:gọi|viết) tắt là:? [^()]{1,60}\)")


def say_repeated(match: re.Match[str], scene: Scene) -> Said:
    """Say nothing where the brackets only abbreviate what was just said in full."""
    row = scene.lookup.at(scene.text, match.start(1), token(match[1]), match.end(1))
    if not row:
        return None
    before = scene.before.lower().rstrip()
    return "" if any(before.endswith(sense.spoken.lower()) for sense in row.senses) else None


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
