"""Reads WebVTT by the grammar of its recommendation (sections 4.1 to 4.4), and takes nothing that it does not allow."""

import re
from dataclasses import dataclass

SIGNATURE = re.compile(r"WEBVTT(?:[ \t][^\n]*)?")
TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
TIMINGS = re.compile(rf"{TIME}[ \t]+-->[ \t]+{TIME}")
REFERENCE = re.compile(r"&(?:amp|lt|gt|lrm|rlm|nbsp|#\d+|#x[0-9a-fA-F]+);")


class GrammarError(ValueError):
    """What is not WebVTT."""


@dataclass(frozen=True)
class Read:
    """One cue as a player has it."""

    start: float
    end: float
    text: str


def read(content: bytes) -> list[Read]:
    """Return the cues of a file; GrammarError with the block that is at fault."""
    text = content.decode("utf-8")
    if "\r" in text or "\0" in text or "\ufeff" in text:
        raise GrammarError("signs")
    head, *blocks = text.removesuffix("\n").split("\n\n")
    if not SIGNATURE.fullmatch(head):
        raise GrammarError(head)
    return [cue for block in blocks if (cue := _block(block))]


def _block(block: str) -> Read | None:
    if not block or block.startswith("\n") or block.endswith("\n"):
        raise GrammarError("too many empty lines")
    rows = block.split("\n")
    if rows[0] == "NOTE" or rows[0].startswith(("NOTE ", "NOTE\t")):
        if "-->" in block:
            raise GrammarError(block)
        return None
    if "-->" not in rows[0]:  # an identifier
        rows.pop(0)
    match = TIMINGS.fullmatch(rows[0]) if rows else None
    if not match:
        raise GrammarError(block)
    start, end = _seconds(match.groups()[:4]), _seconds(match.groups()[4:])
    payload = "\n".join(rows[1:])
    bare = REFERENCE.sub("", payload)
    if end <= start or not payload or "-->" in payload or "&" in bare or "<" in payload:
        raise GrammarError(block)
    return Read(start, end, payload)


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, rest = parts
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0) + int(rest or 0) / 1000
