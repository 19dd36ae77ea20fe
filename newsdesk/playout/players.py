"""The players that may be on a machine: where they lie, and the words that make each play one file and end."""

import os
import shlex
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

FLAGS = "NEWSDESK_PLAYER_FLAGS"
"""The environment's own words for the player, such as which sound card: --audio-device=alsa/hw:1."""

NAMES = ("mpv", "vlc", "ffplay")
"""In the order in which they are looked for."""

PLACES: Mapping[str, Sequence[str]] = {
    "mpv": (
        "{ProgramFiles}/mpv/mpv.exe",
        "{ProgramFiles}/MPV Player/mpv.exe",
        "{LOCALAPPDATA}/Programs/mpv/mpv.exe",
        "{USERPROFILE}/scoop/apps/mpv/current/mpv.exe",
        "C:/mpv/mpv.exe",
        "/opt/homebrew/bin/mpv",
        "/usr/local/bin/mpv",
        "/Applications/mpv.app/Contents/MacOS/mpv",
    ),
    "vlc": (
        "{ProgramFiles}/VideoLAN/VLC/vlc.exe",
        "{ProgramFiles(x86)}/VideoLAN/VLC/vlc.exe",
        "/Applications/VLC.app/Contents/MacOS/VLC",
    ),
    "ffplay": (
        "{ProgramFiles}/ffmpeg/bin/ffplay.exe",
        "{USERPROFILE}/scoop/apps/ffmpeg/current/bin/ffplay.exe",
        "C:/ffmpeg/bin/ffplay.exe",
        "/opt/homebrew/bin/ffplay",
        "/usr/local/bin/ffplay",
    ),
}


NO_SOUND_CARD = (b"device -> no sound.", b"failed to create audio output", b"audio open failed")
"""What mpv, VLC and ffplay say where there is no sound card; VLC then runs on and ends as if it had aired."""


@dataclass(frozen=True, slots=True)
class Player:
    """A program that plays a file."""

    name: str
    """One of NAMES."""
    program: str


def find(environment: Mapping[str, str], asked: str | None = None) -> Player | None:
    """Return the first player that is there, or the one that was asked for; VLC refuses to run for root."""
    for name in (asked,) if asked else NAMES:
        if name == "vlc" and not asked and is_root():
            continue
        if program := shutil.which(name, path=environment.get("PATH")) or _installed(name, environment):
            return Player(name, program)
    return None


def _installed(name: str, environment: Mapping[str, str]) -> str | None:
    places = (place for pattern in PLACES[name] if (place := _filled(pattern, environment)))
    return next((place for place in places if Path(place).is_file()), None)


def _filled(pattern: str, environment: Mapping[str, str]) -> str | None:
    variable = pattern[1 : pattern.index("}")] if pattern.startswith("{") else ""
    if not variable:
        return pattern
    return pattern.replace(f"{{{variable}}}", environment[variable]) if variable in environment else None


def is_root() -> bool:
    """Whether this process may do anything (Linux, macOS)."""
    return sys.platform != "win32" and os.geteuid() == 0


def words(player: Player, sound: Path, most: timedelta, environment: Mapping[str, str]) -> list[str]:
    """Return the command that plays a file once and ends; no longer than `most`, even with nobody to stop it.

    The player's own settings are left aside where it can be told so: a setting to repeat would never end.
    """
    seconds = f"{max(most.total_seconds(), 0.1):.1f}"
    flags = shlex.split(environment.get(FLAGS, ""))
    told = {
        "mpv": [
            *("--no-config", "--input-terminal=no", "--msg-level=all=error", "--no-video", "--idle=no"),
            *(f"--length={seconds}", *flags, "--"),
        ],
        "vlc": [
            *("-I", "dummy", "--no-one-instance", "--no-video", "--no-loop", "--no-repeat", "--no-random"),
            *("--no-media-library", "--no-interact", "--play-and-exit", f"--run-time={seconds}", *flags),
        ],
        "ffplay": ["-nodisp", "-autoexit", "-hide_banner", "-loglevel", "error", "-t", seconds, *flags],
    }[player.name]
    return [*tied_to_us(environment), player.program, *told, str(sound)]


def tied_to_us(environment: Mapping[str, str]) -> list[str]:
    """Return the words that let a player end with us, even where we are killed: a second one must not join it."""
    setpriv = shutil.which("setpriv", path=environment.get("PATH")) if sys.platform == "linux" else None
    return [setpriv, "--pdeathsig", "KILL", "--"] if setpriv else []
