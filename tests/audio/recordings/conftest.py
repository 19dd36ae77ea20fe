"""One short spoken take, recorded in a quiet room in every format that a test asks for."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bench.takes import Room, Take, record, take

Recorder = Callable[..., Path]


@pytest.fixture(scope="session")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Take:
    """Return about eight seconds of speech."""
    return take(tmp_path_factory.mktemp("take"), 14)


@pytest.fixture
def recorded(spoken: Take, tmp_path: Path) -> Recorder:
    """Return what records the take: `recorded(form, *extra, **room)`."""

    def make(form: str = "s16.wav", *extra: str, **room: object) -> Path:
        return record(spoken, replace(Room(under=55), **room), tmp_path / "bai", form, extra=extra)  # type: ignore[arg-type]

    return make


@pytest.fixture
def promised(spoken: Take) -> Callable[[int], object]:
    """Return what makes the promise of a text that would have been read at so many syllables a minute."""

    def make(rate: int) -> object:
        speech = spoken.length - spoken.expected.silence
        return replace(spoken.expected, syllables=round(rate * (speech / timedelta(minutes=1))), length=spoken.length)

    return make
