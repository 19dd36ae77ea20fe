"""Give a story another body: lines that stay the same keep their bytes, whatever their line ends are."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from newsdesk.commands import header_places as places
from newsdesk.files import nfc

LINES = re.compile(r"[^\n]*\n|[^\n]+\Z")


def with_body(content: bytes, body: str) -> bytes:
    """Return a story's file with another body; the header and the empty lines around the body stay.

    Raises ValueError where the result would not read as what was meant.
    """
    at = content.find(b"\n", places.header(content)[1]) + 1 or len(content)
    newline = "\r\n" if b"\r\n" in content else "\n"
    old, new = LINES.findall(content[at:].decode("utf-8")), _lines(body)
    told = [number for number, line in enumerate(old) if line.strip("\r\n")] or [len(old)]
    lead, kept, rest = old[: told[0]], old[told[0] : told[-1] + 1], old[told[-1] + 1 :]
    merged = _merged(kept, new, newline)
    if new and not kept and not lead:
        lead = [newline] if content[:at].endswith(b"\n") else [newline, newline]
    edited = "".join([*lead, *merged, *rest])
    if _lines(edited) != new:
        raise ValueError("the body has no place for it that could be found")
    return content[:at] + edited.encode("utf-8")


def _lines(text: str) -> list[str]:
    """Return the lines of a body as the desk reads them."""
    body = nfc(text.replace("\r\n", "\n").replace("\r", "\n")).strip("\n")
    return body.split("\n") if body else []


def _merged(old: Sequence[str], new: Sequence[str], newline: str) -> list[str]:
    told = [nfc(line.rstrip("\r\n")) for line in old]
    merged: list[str] = []
    for step, first, last, begin, stop in SequenceMatcher(None, told, new, autojunk=False).get_opcodes():
        merged += old[first:last] if step == "equal" else [line + newline for line in new[begin:stop]]
    return [line if line.endswith("\n") or line is merged[-1] else line + newline for line in merged]
