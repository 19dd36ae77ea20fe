"""Four real players read our playlists whole: every file once, in order, and nothing that a title smuggled in."""

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path

import pytest

from newsdesk.playout.playlists import Entry, playlists
from tests.playout.real import a_sound, as_nobody, needs, told
from tests.playout.titles import HOSTILE, fuzzed

LISTS = ("playlist.m3u8", "playlist.m3u", "playlist.pls")


def lay(folder: Path, titles: list[str]) -> list[str]:
    """Write a folder of short sounds with its playlists; return the names."""
    names = [f"{number:02}-muc.mp3" for number in range(1, len(titles) + 1)]
    first = a_sound(folder / names[0], 0.3)
    for name in names[1:]:
        shutil.copyfile(first, folder / name)
    entries = [Entry(name, title, timedelta(seconds=0.3)) for name, title in zip(names, titles, strict=True)]
    for name, text in playlists(entries).items():
        (folder / name).write_bytes(text.encode())
    return names


@pytest.mark.parametrize("playlist", LISTS)
def test_mpv_reads_eight_of_eight(tmp_path: Path, playlist: str) -> None:
    needs("mpv")
    names = lay(tmp_path, list(HOSTILE))
    assert in_mpv(tmp_path, playlist) == names


def in_mpv(folder: Path, playlist: str) -> list[str]:
    quiet = ["--no-config", "--no-video", "--ao=null", "--length=0.02", "--msg-level=all=no,cplayer=info"]
    said = told(["mpv", *quiet, f"--playlist={playlist}"], folder)
    return [Path(path).name for path in re.findall(r"^Playing: (.*)$", said, re.MULTILINE)]


@pytest.mark.parametrize("playlist", LISTS)
def test_vlc_reads_eight_of_eight(open_folder: Path, playlist: str) -> None:
    needs("vlc")
    names = lay(open_folder, list(HOSTILE))
    assert in_vlc(open_folder, playlist) == names


def in_vlc(folder: Path, playlist: str) -> list[str]:
    """Return what VLC opens; it is asked again where it hangs, as it does now and then on very short files."""
    quiet = ["-vv", "-I", "dummy", "--aout=adummy", "--no-video", "--run-time=0.1", "--play-and-exit"]
    for _ in range(4):
        with suppress(subprocess.TimeoutExpired):
            said = told(
                [*as_nobody(), "vlc", *quiet, "--no-auto-preparse", "--no-media-library", playlist], folder, seconds=8
            )
            opened = re.findall(r"main input debug: `(.*)' successfully opened", said)
            return [Path(path).name for path in opened if Path(path).name != playlist]
    raise AssertionError("VLC hangs")


@pytest.mark.parametrize("playlist", LISTS)
def test_mpd_reads_eight_of_eight(tmp_path: Path, playlist: str) -> None:
    needs("mpd")
    names = lay(tmp_path, list(HOSTILE))
    with mpd(tmp_path) as ask:
        assert ask(f'load "{playlist}"') == []
        assert [line.partition(": ")[2] for line in ask("playlistinfo") if line.startswith("file: ")] == names


@contextmanager
def mpd(music: Path) -> Iterator["Ask"]:
    """Run a private MPD on a folder, with no sound and its socket beside it."""
    home = music / ".mpd"
    home.mkdir()
    settings = {
        "music_directory": music,
        "db_file": home / "db",
        "bind_to_address": home / "s",
        "zeroconf_enabled": "no",
    }
    text = "".join(f'{key} "{value}"\n' for key, value in settings.items())
    (home / "conf").write_text(text + 'audio_output {\n  type "null"\n  name "none"\n}\n')
    command = ["mpd", "--no-daemon", "--stderr", str(home / "conf")]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            ask = Ask(home / "s")
            ask("update")
            while any(line.startswith("updating_db") for line in ask("status")):
                time.sleep(0.02)
            yield ask
            ask.close()
        finally:
            process.kill()


class Ask:
    """MPD's own protocol: a line out, lines in up to OK."""

    def __init__(self, address: Path) -> None:
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(60)
        for _ in range(1000):
            try:
                self.socket.connect(str(address))
                break
            except OSError:
                time.sleep(0.05)
        self.lines = self.socket.makefile("r", encoding="utf-8", newline="\n")
        assert self.lines.readline().startswith("OK MPD")

    def __call__(self, line: str) -> list[str]:
        self.socket.sendall(line.encode() + b"\n")
        answer: list[str] = []
        while (said := self.lines.readline().rstrip("\n")) != "OK":
            assert said, "MPD went away"
            assert not said.startswith("ACK"), said
            answer.append(said)
        return answer

    def close(self) -> None:
        self.lines.close()
        self.socket.close()


def test_liquidsoap_reads_eight_of_eight(open_folder: Path) -> None:
    needs("liquidsoap")
    names = lay(open_folder, list(HOSTILE))
    for playlist in in_liquidsoap(open_folder):
        assert playlist == names


def in_liquidsoap(folder: Path) -> list[list[str]]:
    """Return what Liquidsoap finds in each of our lists."""
    parsed = "\n".join(
        f'list.iter(fun (one) -> print("{name} FOUND " ^ snd(one)), playlist.parse(path="{folder}", "{folder}/{name}"))'
        for name in LISTS
    )
    (folder / "read.liq").write_text(parsed + "\nshutdown()\n")
    said = told([*as_nobody(), "liquidsoap", folder / "read.liq"], folder)
    found = [re.findall(rf"^{re.escape(name)} FOUND (.*)$", said, re.MULTILINE) for name in LISTS]
    return [[Path(uri.rpartition(":")[2]).name for uri in uris] for uris in found]


def test_no_player_finds_more_than_our_files_under_fuzzed_titles(open_folder: Path) -> None:
    needs("mpv", "mpd", "liquidsoap")
    names = lay(open_folder, fuzzed(60))
    assert in_mpv(open_folder, "playlist.m3u8") == names
    assert in_liquidsoap(open_folder) == [names] * 3
    with mpd(open_folder) as ask:
        for playlist in LISTS:
            ask("clear")
            ask(f'load "{playlist}"')
            assert [line.partition(": ")[2] for line in ask("playlistinfo") if line.startswith("file: ")] == names


def test_vlc_finds_no_more_than_our_files_under_fuzzed_titles(open_folder: Path) -> None:
    needs("vlc")
    names = lay(open_folder, fuzzed(8, seed=7))
    assert in_vlc(open_folder, "playlist.m3u8") == names
    assert in_vlc(open_folder, "playlist.pls") == names
