"""Workers: an order goes in as JSON, an answer comes out, and what ends the worker ends nothing else."""

import json
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from newsdesk.audio.ffmpeg import NO_SPACE
from newsdesk.errors import DeskError

ROOT = Path(__file__).resolve().parents[2]
WHERE = re.compile(r"\A/\S+:\d+ ")
"""Where in its makers' sources a library stopped."""
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """What a worker said before it ended."""

    said: Any
    """What its JSON says; None where it ended badly."""
    fault: str
    """Why it ended badly, in its own words; empty where it ended well."""


def ask(worker: str, order: dict[str, Any], patience: timedelta, *, bare: bool = True) -> Answer:
    """Give one order to a worker of its own, from whatever folder the desk was started in.

    A `bare` worker sees the standard library alone, and starts the sooner.
    """
    try:
        done = subprocess.run(
            [sys.executable, *(["-S"] if bare else []), "-m", worker],
            input=json.dumps(order).encode(),
            capture_output=True,
            check=False,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            timeout=patience.total_seconds(),
        )
        return Answer(None, last_words(done)) if done.returncode else Answer(json.loads(done.stdout), "")
    except (OSError, subprocess.TimeoutExpired) as fault:
        return Answer(None, type(fault).__name__)
    except ValueError:
        return Answer(None, "no answer")


def failed(answer: Answer, path: object) -> DeskError:
    """Return why something was not read aloud: what has no room to be written is no fault of its text."""
    if any(words in answer.fault for words in NO_SPACE):
        return DeskError("disk-full", path=tempfile.gettempdir())
    return DeskError("voice-failed", path=path, why=answer.fault)


def last_words(done: subprocess.CompletedProcess[bytes]) -> str:
    """Return the last line that a worker wrote about its end, or the number that it ended with."""
    said = [line for line in done.stderr.decode(errors="replace").splitlines() if line.strip()]
    return WHERE.sub("", said[-1].strip())[:LONGEST] if said else str(done.returncode)
