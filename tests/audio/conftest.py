"""Scripts, and the clips that the real voice and the real encoder make of them, once a session."""

from datetime import timedelta
from pathlib import Path

import pytest

from newsdesk.audio.clips import Clip, render
from newsdesk.audio.voices import EspeakVoice
from newsdesk.model.script import Line, Pause, Script
from tests.audio.texts import TEXTS


def script(*parts: str | Pause, slug: str = "bai") -> Script:
    said = tuple(Line(part) if isinstance(part, str) else part for part in parts)
    return Script(slug=slug, source=f"exemplars/2026/{slug}.md", title=slug, parts=said)


def scripts() -> tuple[Script, ...]:
    """Ten scripts of different texts and lengths, from a few seconds to about a minute."""
    return tuple(
        script(text[0], Pause.HEADING, *text[1:], Pause.PARAGRAPH, *text[::-1], slug=f"bai-{at}")
        for at, text in enumerate(TEXTS)
    )


@pytest.fixture(scope="session")
def voice() -> EspeakVoice:
    return EspeakVoice()


@pytest.fixture(scope="session")
def clips(tmp_path_factory: pytest.TempPathFactory, voice: EspeakVoice) -> dict[str, Clip]:
    folder: Path = tmp_path_factory.mktemp("clips")
    return render(scripts(), voice, folder)


def seconds(length: timedelta) -> float:
    return length.total_seconds()
