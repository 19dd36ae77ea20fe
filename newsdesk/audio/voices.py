"""Voices of machines: a script goes in, a WAV comes out, with the start of each line."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from importlib import metadata
from pathlib import Path
from typing import Protocol

from newsdesk.audio.alphabet import sayable
from newsdesk.errors import DeskError
from newsdesk.model.script import Line, Pause, Script

ROOT = Path(__file__).resolve().parents[2]
WORKER = "newsdesk.audio.espeak_worker"
PATIENCE = timedelta(seconds=60)
"""The voice speaks about a thousand times faster than a person: what takes this long hangs."""


class Voice(Protocol):
    """Something that reads scripts aloud."""

    @property
    def name(self) -> str:
        """What people call it, Vietnamese."""

    @property
    def level(self) -> float | None:
        """How loud it always speaks (LUFS, dual mono, above 120 Hz), or None where that has to be measured."""

    @property
    def identity(self) -> str:
        """Everything that its sound depends on: engine, version, voice, rate."""

    def read_aloud(self, script: Script, to: Path) -> tuple[timedelta, ...]:
        """Write a mono 16-bit WAV and return the start of each Line in it.

        Raises DeskError `no-voice`, `voice-failed`, `nothing-to-say`.
        """


class EspeakVoice:
    """espeak-ng's northern Vietnamese, whose six tones are clear, as slowly as loudspeakers outdoors need."""

    RATE = 140
    """espeak-ng's unit; with GAP it comes to about 200 syllables a minute."""
    GAP = timedelta(milliseconds=250)
    """Silence between two sentences that no Pause parts."""

    level: float | None = -16.1
    """Measured over twelve scripts: between -16.21 and -15.83 LUFS."""
    name = "giọng máy espeak-ng"

    @property
    def identity(self) -> str:
        """Engine, its version, voice, rate and gap."""
        gap = self.GAP // timedelta(milliseconds=1)
        return f"espeak-ng {metadata.version('espeakng-loader')} vi {self.RATE} {gap} 1"

    def read_aloud(self, script: Script, to: Path) -> tuple[timedelta, ...]:
        """Write a mono 16-bit WAV and return the start of each Line in it."""
        parts = list(self.parts(script))
        if not any(isinstance(part, str) and part for part in parts):
            raise DeskError("nothing-to-say", path=script.source)
        order = {**engine(), "voice": "vi", "rate": self.RATE, "to": str(to.absolute()), "parts": parts}
        return tuple(timedelta(microseconds=start) for start in json.loads(run_worker(json.dumps(order))))

    def parts(self, script: Script) -> Iterator[str | int]:
        """Yield the script's texts and silences (milliseconds) as the worker takes them."""
        before: Line | Pause | None = None
        for part in script.parts:
            if isinstance(part, Pause):
                yield part.value // timedelta(milliseconds=1)
            else:
                if isinstance(before, Line):
                    yield self.GAP // timedelta(milliseconds=1)
                yield sayable(part.text)
            before = part


def engine() -> dict[str, str]:
    """Return where the library and its data are, or raise DeskError `no-voice`."""
    try:
        import espeakng_loader

        library, data = espeakng_loader.get_library_path(), espeakng_loader.get_data_path()
    except (ImportError, OSError, RuntimeError) as fault:
        raise DeskError("no-voice") from fault
    if not Path(library).is_file():
        raise DeskError("no-voice")
    return {"library": library, "home": str(Path(data).parent)}


def run_worker(order: str) -> bytes:
    """Give one order to a worker of its own, from whatever folder the desk was started in."""
    try:
        done = subprocess.run(
            [sys.executable, "-S", "-m", WORKER],
            input=order.encode(),
            capture_output=True,
            check=False,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            timeout=PATIENCE.total_seconds(),
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise DeskError("voice-failed", why=type(fault).__name__) from fault
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise DeskError("voice-failed", why=said[-1] if said else done.returncode)
    return done.stdout
