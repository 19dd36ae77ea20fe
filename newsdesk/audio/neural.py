"""A neural voice: a VITS model that the facility supplies, run by sherpa-onnx, with phonemes from espeak-ng."""

import importlib.util
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from importlib import metadata
from pathlib import Path
from typing import ClassVar

from newsdesk.audio.extras import installing
from newsdesk.audio.neural_files import Model, model_in, unknown
from newsdesk.audio.tags import TRAINED
from newsdesk.audio.voices import GAP, MILLISECOND, PATIENCE, engine, parts, something_to_say
from newsdesk.audio.workers import ask, failed
from newsdesk.errors import DeskError
from newsdesk.files import digest_of
from newsdesk.model.script import SYLLABLES_A_MINUTE, Script

PACKAGE, TRIED = "sherpa-onnx", "2.0.1"
PHONEMES, WORKER = "newsdesk.audio.phoneme_worker", "newsdesk.audio.sherpa_worker"
TRIAL = (
    "mỗi ngày, xin nhớ ba lúc: trước khi ăn, sau khi đi vệ sinh, sau giờ lao động.",
    "bản đăng ký ghi rõ tên gương, lĩnh vực, việc đã làm và kết quả.",
)
"""What a voice is tried on, to learn how fast it speaks by itself."""
LOADING = timedelta(minutes=3)
"""For a model to load and to be tried; a second and five on a machine that has nothing else to do."""
SLOWEST = 5
"""Times as long as a person needs: a weak machine may take that, what takes longer hangs."""
Spoken = list[list[list[int]] | int]
"""Texts, each as the code points of its sentences' phonemes, and silences in milliseconds."""


@dataclass(frozen=True)
class SherpaVoice:
    """One speaker of one model; `rate` in syllables a minute with GAP, pauses apart."""

    model: Model
    name: str = "giọng máy sherpa-onnx"
    speaker: int = 0
    rate: int = SYLLABLES_A_MINUTE

    level: ClassVar[float | None] = None
    source_type: ClassVar[str] = TRAINED

    @property
    def engine(self) -> str:
        """The engine, and the model by its file's name."""
        return f"{PACKAGE} {self.model.onnx.stem}"

    @cached_property
    def identity(self) -> str:
        """Engine and its version, model, tokens, speaker, rate and gap, and whose phonemes it is given."""
        heard = f"{metadata.version('espeakng-loader')} {self.model.phonemes}"
        files = f"{digest_of(self.model.onnx)} {digest_of(self.model.tokens)}"
        return f"{PACKAGE} {installed()} {files} {self.speaker} {self.rate} {GAP // MILLISECOND} {heard} 1"

    def read_aloud(self, script: Script, to: Path) -> tuple[timedelta, ...]:
        """Write a mono 16-bit WAV and return the start of each Line in it."""
        listed = something_to_say(parts(script), script)
        spoken = self.phonemes(listed, script.source)
        if strange := unknown(letters(spoken), self.model.sounds):
            folder = self.model.onnx.parent
            raise DeskError("voice-lacks-sounds", folder=folder, sounds=" ".join(strange), path=script.source)
        order = {"voice": self.told, "speed": self.speed, "to": str(to.absolute()), "parts": spoken}
        answer = ask(WORKER, order, LOADING + SLOWEST * script.length, bare=False)
        if answer.fault:
            raise failed(answer, script.source)
        return tuple(timedelta(microseconds=start) for start in answer.said)

    @cached_property
    def speed(self) -> float:
        """The model's own speed at which it reaches the rate: found once, by trying it.

        Raises DeskError `voice-unloadable`, `voice-speaker`.
        """
        syllables = sum(len(text.split()) for text in TRIAL)
        speech = timedelta(minutes=syllables / self.rate) - GAP * (len(TRIAL) - 1)
        trial = self.phonemes(TRIAL, self.model.onnx.name)
        order = {"voice": self.told, "trial": trial, "speech": speech.total_seconds()}
        answer = ask(WORKER, order, LOADING, bare=False)
        if answer.fault:
            raise DeskError("voice-unloadable", path=self.model.onnx, why=answer.fault)
        found = answer.said
        if found["speakers"] <= self.speaker:
            last = found["speakers"] - 1
            raise DeskError("voice-speaker", folder=self.model.onnx.parent, found=self.speaker, last=last)
        return float(found["speed"])

    @property
    def told(self) -> dict[str, str | int]:
        """What the worker needs to know of the voice."""
        folder, model = str(self.model.onnx.parent.absolute()), self.model.onnx.name
        return {"folder": folder, "model": model, "tokens": self.model.tokens.name, "speaker": self.speaker}

    def phonemes(self, listed: Sequence[str | int], source: str) -> Spoken:
        """Return texts as the worker takes them, and silences as they are."""
        order = {**engine(), "voice": self.model.phonemes, "texts": [part for part in listed if isinstance(part, str)]}
        answer = ask(PHONEMES, order, PATIENCE)
        if answer.fault:
            raise failed(answer, source)
        said: Iterator[list[str]] = iter(answer.said)
        return [part if isinstance(part, int) else [code_points(one) for one in next(said)] for part in listed]


def code_points(phonemes: str) -> list[int]:
    """Return phonemes as piper's voices learnt them: decomposed, one number a code point."""
    return [ord(letter) for letter in unicodedata.normalize("NFD", phonemes)]


def letters(spoken: Spoken) -> str:
    """Return all phonemes of what is to be spoken."""
    return "".join(chr(point) for text in spoken if not isinstance(text, int) for part in text for point in part)


def installed() -> str:
    """Return the engine's version, or raise DeskError `voice-not-installed` with the command that installs it."""
    if importlib.util.find_spec("sherpa_onnx") is None:
        raise DeskError("voice-not-installed", command=installing(PACKAGE, TRIED))
    return metadata.version(PACKAGE)


def sherpa_voice(folder: Path, name: str | None = None, speaker: int = 0, rate: int | None = None) -> SherpaVoice:
    """Return the voice in a folder; raises DeskError `voice-not-installed`, and what `model_in` raises."""
    installed()
    named = {"name": name} if name else {}
    return SherpaVoice(model_in(folder), speaker=speaker, rate=rate or SYLLABLES_A_MINUTE, **named)
