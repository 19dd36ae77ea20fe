"""The voices that the facility chose can be had as they are asked for."""

from collections.abc import Iterator
from datetime import date

from newsdesk.model.facility import Engine, VoiceChoice
from newsdesk.model.voices import FASTEST, SLOWEST, TIMBRES
from newsdesk.nearest import hint
from newsdesk.problems import Problem, error
from newsdesk.rules.desk import Desk


def check_voices(desk: Desk, _today: date) -> Iterator[Problem]:
    """Yield what is wrong with the choice of each voice."""
    if desk.facility is None:
        return
    yield from _choice(desk, "voice", desk.facility.voice)
    if desk.facility.headlines_voice:
        yield from _choice(desk, "headlines_voice", desk.facility.headlines_voice)


def _choice(desk: Desk, key: str, choice: VoiceChoice) -> Iterator[Problem]:
    origin = desk.origin("facility")
    if choice.variant is not None and choice.variant not in TIMBRES:
        near, allowed = hint(choice.variant, TIMBRES), ", ".join(TIMBRES)
        yield error(origin.at(key, "variant"), "voice-variant", found=choice.variant[:80], hint=near, allowed=allowed)
    if choice.rate is not None and not SLOWEST <= choice.rate <= FASTEST:
        yield error(origin.at(key, "rate"), "voice-rate", found=choice.rate, least=SLOWEST, most=FASTEST)
    if choice.speaker < 0:
        yield error(origin.at(key, "speaker"), "voice-speaker", found=choice.speaker)
    if choice.engine is Engine.SHERPA and choice.folder is None:
        yield error(origin.at(key, "engine"), "voice-without-folder", key=key)
    for name in _of_the_other_engine(choice):
        yield error(origin.at(key, name), "voice-other-engine", key=name, engine=choice.engine.value)


def _of_the_other_engine(choice: VoiceChoice) -> Iterator[str]:
    if choice.engine is Engine.SHERPA and choice.variant is not None:
        yield "variant"
    if choice.engine is Engine.ESPEAK and choice.folder is not None:
        yield "folder"
    if choice.engine is Engine.ESPEAK and choice.speaker > 0:
        yield "speaker"
