"""What a neural voice's folder must hold, found by looking: a model, its tokens, perhaps piper's own description."""

import json
from dataclasses import dataclass
from pathlib import Path

from newsdesk.errors import DeskError
from newsdesk.files import read_text

MARKS = "_^$"
"""What piper puts between and around phonemes; without them sherpa-onnx ends its interpreter."""
LANGUAGE = "vi"


@dataclass(frozen=True, slots=True)
class Model:
    """The files of one voice."""

    onnx: Path
    tokens: Path
    sounds: frozenset[str]
    """The phonemes it learnt to say, each one code point."""
    phonemes: str
    """The voice of espeak-ng whose phonemes those are."""


def model_in(folder: Path) -> Model:
    """Return the one model in a folder.

    Raises DeskError `voice-folder`, `voice-no-model`, `voice-many-models`, `voice-no-tokens`, `voice-tokens`,
    `voice-marks`, `voice-language`.
    """
    if not folder.is_dir():
        raise DeskError("voice-folder", folder=folder)
    onnx, tokens = the_model(folder), folder / "tokens.txt"
    if not tokens.is_file():
        raise DeskError("voice-no-tokens", folder=folder)
    return Model(onnx, tokens, sounds_of(tokens), phonemes_of(onnx))


def the_model(folder: Path) -> Path:
    """Return the one .onnx file of a folder."""
    found = sorted(path for path in folder.glob("*.onnx") if path.is_file())
    if not found:
        raise DeskError("voice-no-model", folder=folder)
    if len(found) > 1:
        raise DeskError("voice-many-models", folder=folder, found=", ".join(path.name for path in found))
    return found[0]


def sounds_of(tokens: Path) -> frozenset[str]:
    """Return the tokens of a list, one `TOKEN NUMBER` a line; sherpa-onnx ends its interpreter on any other line."""
    found: set[str] = set()
    for number, line in enumerate(read_text(tokens).split("\n"), start=1):
        if not line:
            continue
        token, _, index = line.rpartition(" ")
        token = token if token.strip() else " "
        if not index.isdecimal() or len(token) != 1 or token in found:
            raise DeskError("voice-tokens", path=tokens, line=number)
        found.add(token)
    if missing := [mark for mark in MARKS if mark not in found]:
        raise DeskError("voice-marks", path=tokens, missing=" ".join(missing))
    return frozenset(found)


def phonemes_of(onnx: Path) -> str:
    """Return the voice of espeak-ng that a model learnt with, by piper's description where it lies beside it."""
    told = onnx.with_name(onnx.name + ".json")
    if not told.is_file():
        return LANGUAGE
    try:
        description = json.loads(read_text(told))
        voice, kind = str(description["espeak"]["voice"]), description.get("phoneme_type", "espeak")
    except (ValueError, TypeError, KeyError, AttributeError) as fault:
        raise DeskError("voice-language", path=told, found="?") from fault
    if voice.partition("-")[0] != LANGUAGE or kind != "espeak":
        raise DeskError("voice-language", path=told, found=f"{voice}, {kind}")
    return voice


def unknown(phonemes: str, sounds: frozenset[str]) -> str:
    """Return the phonemes that a voice never learnt, sorted; stops, stress and joints may go unheard."""
    return "".join(sorted(set(phonemes) - sounds - set(" .,;:?!-ˈˌ")))
