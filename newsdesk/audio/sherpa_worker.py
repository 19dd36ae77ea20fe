"""Speak one script with a neural voice and end: sherpa-onnx ends its interpreter on a model that it does not like.

Standard input: JSON with what `settle` or `work` takes. Standard output: JSON, what they return.
A model of 60 MB loads in a second and speaks three to six times as fast as a person: a worker a script costs a tenth
of the time, and no script can end another's.
"""

from __future__ import annotations

import json
import math
import os
import sys
from array import array
from typing import Any

from newsdesk.audio.spoken import first_sound, write

FULL = 32767
SLOWER, FASTER = 0.5, 2.0
"""How far a voice is stretched: beyond, it is no voice."""
PASSES = 3
"""Tries at a speed: a sound is not half as long at twice the speed, since each phoneme has a shortest length."""


class Speaker:
    """One speaker of a model; without noise, so that the same phonemes give the same samples."""

    def __init__(self, folder: str, model: str, tokens: str, speaker: int, speed: float) -> None:
        import sherpa_onnx

        os.chdir(folder)  # its reader of tokens takes a path in the system's 8-bit letters
        vits = sherpa_onnx.OfflineTtsVitsModelConfig(model=model, tokens=tokens, noise_scale=0.0, noise_scale_w=0.0)
        one = sherpa_onnx.OfflineTtsModelConfig(vits=vits, num_threads=1)
        self.model = sherpa_onnx.OfflineTts(sherpa_onnx.OfflineTtsConfig(model=one))
        self.asked = sherpa_onnx.GenerationConfig()
        self.asked.sid = speaker
        self.asked.speed = speed
        self.asked.silence_scale = 1.0
        self.sample_rate = int(self.model.sample_rate)
        self.speakers = max(1, int(self.model.num_speakers))

    def say(self, sentences: list[list[int]]) -> bytes:
        """Return the 16-bit samples of a text, from its first sound on."""
        self.asked.phoneme_codepoints = sentences
        spoken = self.model.generate("", self.asked)
        if not all(map(math.isfinite, spoken.samples)):
            raise SystemExit("sherpa-onnx gave samples that are no numbers")
        samples = array("h", (round(max(-1.0, min(1.0, value)) * FULL) for value in spoken.samples))
        first = first_sound(samples)
        if first is None:
            raise SystemExit("sherpa-onnx gave silence")
        return little_endian(samples[first:])

    def seconds(self, texts: list[list[list[int]]]) -> float:
        """Return how long the texts sound at the speed that is set."""
        return sum(len(self.say(text)) for text in texts) / 2 / self.sample_rate


def little_endian(samples: array[int]) -> bytes:
    """Return samples as a WAV holds them."""
    if sys.byteorder == "big":
        samples.byteswap()
    return samples.tobytes()


def settle(*, voice: dict[str, Any], trial: list[list[list[int]]], speech: float) -> dict[str, float]:
    """Return how many speakers the voice has, and the speed at which the trial sounds for `speech` seconds."""
    speaker = Speaker(**voice, speed=1.0)
    if speaker.asked.sid < speaker.speakers:
        for _ in range(PASSES):
            wanted = speaker.asked.speed * speaker.seconds(trial) / speech
            speaker.asked.speed = round(max(SLOWER, min(FASTER, wanted)), 3)
    return {"speakers": speaker.speakers, "speed": round(speaker.asked.speed, 3)}


def work(*, voice: dict[str, Any], speed: float, to: str, parts: list[Any]) -> list[int]:
    """Speak into a file; a part is a text, the code points of each sentence's phonemes, or a silence (milliseconds)."""
    return write(parts, Speaker(**voice, speed=speed), to)


if __name__ == "__main__":
    answer = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what the library prints is no answer
    order = json.load(sys.stdin)
    answer.write(json.dumps(settle(**order) if "trial" in order else work(**order)))
    answer.close()
