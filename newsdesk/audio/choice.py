"""The voice that a facility chose."""

from pathlib import Path

from newsdesk.audio.neural import sherpa_voice
from newsdesk.audio.voices import EspeakVoice, Voice
from newsdesk.errors import DeskError
from newsdesk.model.facility import Engine, VoiceChoice


def voice_of(choice: VoiceChoice, desk_root: Path) -> Voice:
    """Return the voice; a neural one is looked for, not yet loaded.

    Raises DeskError `voice-not-installed`, `voice-folder` and what else is missing of a neural voice.
    """
    if choice.engine is Engine.ESPEAK:
        named = {"name": choice.name} if choice.name else {}
        return EspeakVoice(variant=choice.variant, rate=choice.rate, **named)
    if choice.folder is None:
        raise DeskError("voice-folder", folder=desk_root)
    return sherpa_voice(desk_root / choice.folder, choice.name, choice.speaker, choice.rate)
