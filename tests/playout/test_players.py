"""Which player is taken, and what it is told."""

from datetime import timedelta
from pathlib import Path

import pytest

from newsdesk.playout import players
from newsdesk.playout.players import Player, find, words

SOUND = Path("/x/programme.mp3")


def program(folder: Path, name: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize(
    ("there", "asked", "root", "taken"),
    [
        (["mpv", "vlc", "ffplay"], None, False, "mpv"),
        (["vlc", "ffplay"], None, False, "vlc"),
        (["vlc", "ffplay"], None, True, "ffplay"),
        (["vlc"], None, True, None),
        (["vlc"], "vlc", True, "vlc"),
        (["mpv", "ffplay"], "ffplay", False, "ffplay"),
        (["mpv"], "vlc", False, None),
        ([], None, False, None),
    ],
)
def test_takes_the_one_that_was_asked_for_or_the_first_that_is_there(
    there: list[str], asked: str | None, root: bool, taken: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in there:
        program(tmp_path, name)
    monkeypatch.setattr(players, "is_root", lambda: root)
    found = find({"PATH": str(tmp_path)}, asked)
    assert (found.name if found else None) == taken


def test_finds_a_player_where_windows_installs_it(tmp_path: Path) -> None:
    path = program(tmp_path, "VideoLAN/VLC/vlc.exe")
    found = find({"PATH": "", "ProgramFiles(x86)": str(tmp_path)}, "vlc")
    assert found == Player("vlc", str(path))


@pytest.mark.parametrize(("name", "limit"), [("mpv", "--length=60.5"), ("vlc", "--run-time=60.5"), ("ffplay", "60.5")])
def test_each_is_told_to_end_by_itself_too_and_takes_the_offices_own_words(name: str, limit: str) -> None:
    told = words(Player(name, name), SOUND, timedelta(seconds=60.5), {players.FLAGS: "--a='b c'", "PATH": ""})
    assert told[0] == name
    assert told[-1] == str(SOUND)
    assert {limit, "--a=b c"} <= set(told)
