"""Scripts, and the clips that the real voice and the real encoder make of them, once a session."""

from pathlib import Path

import pytest

from newsdesk.audio.clips import Clip, render
from newsdesk.audio.voices import EspeakVoice
from tests.audio.texts import scripts


@pytest.fixture(scope="session")
def voice() -> EspeakVoice:
    return EspeakVoice()


@pytest.fixture(scope="session")
def clips(tmp_path_factory: pytest.TempPathFactory, voice: EspeakVoice) -> dict[str, Clip]:
    folder: Path = tmp_path_factory.mktemp("clips")
    return render(scripts(), voice, folder)
