"""The facility's own sounds are found however a system spells their names, and wherever below the folder they lie."""

import unicodedata
from pathlib import Path

import pytest

from newsdesk.commands.sounds import SOUNDS, sound_file


@pytest.mark.parametrize("name", ["nhạc hiệu.wav", unicodedata.normalize("NFD", "nhạc hiệu.wav")])
@pytest.mark.parametrize("folder", ["", "mùa thu/"])
def test_a_sound_is_found_by_its_bare_name(tmp_path: Path, name: str, folder: str) -> None:
    path = tmp_path / SOUNDS / folder / name
    path.parent.mkdir(parents=True)
    path.touch()
    assert sound_file(tmp_path, unicodedata.normalize("NFC", "nhạc hiệu.wav")) == path


def test_a_sound_that_is_not_there_is_named_where_it_should_be(tmp_path: Path) -> None:
    assert sound_file(tmp_path, "a.wav") == tmp_path / SOUNDS / "a.wav"
