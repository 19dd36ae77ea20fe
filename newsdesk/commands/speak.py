"""Say lines aloud, on paper: written Vietnamese in, spoken Vietnamese out, one line for one line."""

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

from newsdesk.commands import console
from newsdesk.files import nfc
from newsdesk.intake import lexicon_of
from newsdesk.problems import any_error
from newsdesk.speech import Change, Left, Lexicon, Profile, Spoken, profiles, speak


def run(root: Path, today: date, profile: str = "broadcast", report: bool = False) -> int:
    """Speak standard input to standard output; `report` adds what was changed and left, as JSON lines on stderr."""
    if profile not in profiles():
        raise console.UsageFault(f"Không có cách đọc “{profile}”. Chọn một trong: {', '.join(profiles())}.")
    lexicon, problems = lexicon_of(root)
    if any_error(problems):
        console.show(problems)
        return console.COPY
    with console.delivering():
        _speak_lines(sys.stdin.buffer, sys.stdout.buffer, lexicon, profiles()[profile], report)
    return console.CLEAN


def _speak_lines(coming: BinaryIO, going: BinaryIO, lexicon: Lexicon, profile: Profile, report: bool) -> None:
    at_a_terminal = coming.isatty()
    for number, line in enumerate(coming, 1):
        text, ending = _parted(line)
        spoken = speak(text, lexicon, {}, profile)
        going.write(spoken.text.encode("utf-8", "surrogateescape") + ending)
        if at_a_terminal:
            going.flush()
        for row in _rows(number, spoken) if report else ():
            sys.stderr.write(json.dumps(row, ensure_ascii=False) + "\n")
    going.flush()


def _parted(line: bytes) -> tuple[str, bytes]:
    """Part a line from its ending; what is no UTF-8 goes through unread."""
    bare = line.rstrip(b"\r\n")
    return nfc(bare.decode("utf-8", "surrogateescape")), line[len(bare) :]


def _rows(number: int, spoken: Spoken) -> Iterator[dict[str, str | int]]:
    """Yield what a report says of a line, in the order of the text; `start` counts characters from 0."""
    spans: list[Change | Left] = [*spoken.changes, *spoken.left]
    for span in sorted(spans, key=lambda span: span.start):
        said = {"left": span.why} if isinstance(span, Left) else {"kind": span.kind, "spoken": span.spoken}
        yield {"line": number, "start": span.start, "written": span.written, **said}
