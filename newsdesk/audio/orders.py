"""What is asked of another machine, and what comes back: plain values alone, and of a story only what is said aloud."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from newsdesk import __version__, files
from newsdesk.audio import aims, ffmpeg, frames, kept, mastering
from newsdesk.audio.clips import of_script
from newsdesk.audio.kept import Made
from newsdesk.audio.mastering import Mastered
from newsdesk.audio.tags import clean
from newsdesk.audio.voices import Voice
from newsdesk.errors import DeskError
from newsdesk.model.facility import Engine, Level, VoiceChoice
from newsdesk.model.script import Line, Pause, Script

OF_THE_SCRIPT = {*kept.OF_THE_SOURCE, "nothing-to-say", "voice-lacks-sounds"}
"""Faults that every machine would find."""

LONGEST = 200
"""Characters of what another machine says that are said on."""


@dataclass(frozen=True, kw_only=True)
class Order:
    """One script that a voice is to read."""

    script: Script
    voice: Voice
    choice: VoiceChoice
    """How the voice is found on another machine."""
    level: Level = Level.PA

    @property
    def depends_on(self) -> tuple[str, ...]:
        """What its clip depends on."""
        return of_script(self.script, self.voice, self.level)

    def told(self) -> dict[str, Any]:
        """Return it as plain values: neither the story's title nor its name nor where it lies."""
        folder = self.choice.folder and Path(self.choice.folder).name
        asked = {"variant": self.choice.variant, "rate": self.choice.rate, "speaker": self.choice.speaker}
        return {
            "parts": [part.text if isinstance(part, Line) else {"pause": part.name} for part in self.script.parts],
            "voice": {"engine": self.choice.engine.value, "folder": folder, **asked},
            "identity": self.voice.identity,
            "level": self.level.value,
            "code": code(),
        }


def script_of(told: Mapping[str, Any]) -> Script:
    """Return what is to be read, as far as a voice needs to know it."""
    parts = (Line(part) if isinstance(part, str) else Pause[part["pause"]] for part in told["parts"])
    return Script(slug="", source="", title="", parts=tuple(parts))


def choice_of(told: Mapping[str, Any]) -> VoiceChoice:
    """Return which voice is to read it."""
    asked = told["voice"]
    return VoiceChoice(**{**asked, "engine": Engine(asked["engine"])})


@cache
def code() -> str:
    """Return the digest of what makes sound: two machines whose digests differ may make different bytes."""
    sources = sorted((path.name, path) for path in Path(__file__).parent.glob("*.py"))
    read = "".join(f"{name}\n{files.read_text(path)}" for name, path in sources)
    return files.digest(f"{__version__}\n{mastering.CHAIN}\n{ffmpeg.version()}\n{read}")


def answer(made: Made, sound: bytes) -> bytes:
    """Return what was made as one piece: facts on a line, then the clip's frames."""
    facts = {
        "digest": files.digest(sound),
        "length": made.mastered.length // kept.MICROSECOND,
        "starts": [start // kept.MICROSECOND for start in made.starts],
        "loudness": made.mastered.loudness,
        "true_peak": made.mastered.true_peak,
    }
    return json.dumps(facts).encode() + b"\n" + sound


def refusal(code: str, **facts: str) -> bytes:
    """Return why nothing was made."""
    return json.dumps({"fault": code, "facts": facts}).encode() + b"\n"


def received(came: object, order: Order, to: Path) -> Made:
    """Write the frames that came from another machine, and return what is said of them, once it is proved.

    Raises DeskError: what every machine would find wrong with the script, `cluster-worker` for what is wrong with that
    machine, `cluster-answer` for what is no sound answer.
    """
    try:
        head, _, sound = came.partition(b"\n") if isinstance(came, bytes) else (b"", b"", b"")
        facts = json.loads(head)
        if "fault" in facts:
            told = {str(name): in_short(fact) for name, fact in facts["facts"].items()}
            raise fault_of(str(facts["fault"]), told, order)
        made = proved(facts, sound, order)
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as fault:
        raise DeskError("cluster-answer", path=order.script.source, why=in_short(fault)) from fault
    files.put(to, sound)
    return made


def fault_of(code: str, facts: dict[str, str], order: Order) -> DeskError:
    """Return another machine's fault as one of ours."""
    if code in OF_THE_SCRIPT:
        told = {"why": "", "loudness": "", "peak": "", "sounds": "", "folder": ""} | facts
        return DeskError(code, **{**told, "path": order.script.source})
    if code in {"cluster-version", "cluster-voice"}:
        return DeskError(code, worker=facts["worker"])
    return DeskError("cluster-worker", worker=facts["worker"], why=facts.get("why") or in_short(code))


def in_short(said: object) -> str:
    """Return what a stranger says so that it does nothing to a terminal and fills no screen."""
    return clean(str(said)[:LONGEST])


def proved(facts: Mapping[str, Any], sound: bytes, order: Order) -> Made:
    """Return what is said of a clip where its bytes bear it out, or raise ValueError and its kind."""
    if files.digest(sound) != facts["digest"]:
        raise ValueError("digest")
    length = frames.length(sum(1 for _ in frames.sizes(BytesIO(sound))))
    starts = tuple(int(start) * kept.MICROSECOND for start in facts["starts"])
    in_order = (timedelta(), *starts, length)
    if not length or length != facts["length"] * kept.MICROSECOND or list(in_order) != sorted(in_order):
        raise ValueError("length")
    if len(starts) != len(order.script.lines):
        raise ValueError("sentences")
    loudness, peak = float(facts["loudness"]), float(facts["true_peak"])
    if not (abs(loudness - aims.whole(order.level).level) <= mastering.FAR and -math.inf < peak <= mastering.PEAK):
        raise ValueError("loudness")
    voice = order.voice
    return Made(
        Mastered(length, loudness, peak),
        starts=starts,
        voice=voice.name,
        synthetic=True,
        engine=voice.engine,
        source_type=voice.source_type,
    )
