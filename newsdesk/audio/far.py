"""The work of one order, on another machine: nothing is read there but the voice, nothing is kept there.

The same modules as on the desk's own machine make the sound. An order that cannot be done is answered like any other:
an exception would be written into that machine's log together with people's words.
"""

import os
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from newsdesk.audio import orders
from newsdesk.audio.choice import voice_of
from newsdesk.audio.clips import read_and_master
from newsdesk.audio.voices import Voice
from newsdesk.errors import DeskError
from newsdesk.model.facility import Level, VoiceChoice

VOICES = "NEWSDESK_VOICES"
"""Set on a machine that is to read with a neural voice: the folder in which the voices' folders lie."""


def work(told: Mapping[str, Any], worker: str = "") -> bytes:
    """Do an order that came as plain values; return the answer, whatever happens."""
    try:
        return done(told)
    except DeskError as fault:
        return orders.refusal(fault.code, **fault.facts | {"worker": worker})
    except Exception as fault:  # noqa: BLE001 (see above: a log is no place for people's words)
        return orders.refusal("cluster-worker", worker=worker, why=type(fault).__name__)


def done(told: Mapping[str, Any]) -> bytes:
    """Read and master; raise DeskError `cluster-version`, `cluster-voice` where this machine would make other bytes."""
    if told.get("code") != orders.code():
        raise DeskError("cluster-version")
    voice = voice_here(orders.choice_of(told))
    if voice is None or voice.identity != told["identity"]:
        raise DeskError("cluster-voice")
    with tempfile.TemporaryDirectory(prefix="newsdesk-") as folder:
        to = Path(folder, "clip.mp3")
        made = read_and_master(orders.script_of(told), voice, Level(told["level"]), to)
        return orders.answer(made, to.read_bytes())


def voice_here(choice: VoiceChoice) -> Voice | None:
    """Return the voice as this machine has it."""
    place = os.environ.get(VOICES, "")
    try:
        return _voice(choice, place, marks(Path(place, choice.folder or "")) if choice.folder else ())
    except DeskError:
        return None


def marks(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Return what changes when a voice's files do."""
    found = ((path.name, path.stat()) for path in sorted(folder.glob("*")))
    return tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in found)


@cache
def _voice(choice: VoiceChoice, place: str, marks: object) -> Voice:
    """Keep a voice that was looked for: a neural one is tried before it first reads."""
    return voice_of(choice, Path(place))


def at_worker(told: Mapping[str, Any]) -> bytes:
    """Do an order inside a worker of Dask's, and say in the answer which one it is."""
    from distributed import get_worker

    return work(told, str(get_worker().address))
