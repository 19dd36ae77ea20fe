"""What is needed to be heard, tried for real: the encoder, the voice, a player."""

import json
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from newsdesk.commands.machine import running
from newsdesk.commands.machine.finding import Finding, Purpose, State
from newsdesk.playout import players

HEAR = Purpose.HEAR
SOFTWARE = Path(__file__).parents[3]
READING = timedelta(seconds=90)
"""For each voice to read and to be measured; a neural one is loaded first."""
PLAYING = timedelta(seconds=20)
PATIENCE = timedelta(seconds=150)
NEAR = 0.5
"""LU from the facility's level that nobody hears."""
SECONDS = (3.0, 30.0)
"""How long the sentences may take: shorter is cut off, longer is no speech."""
UNHEARD = {"mpv": "--ao=null", "vlc": "--aout=adummy", "ffplay": ""}
"""Words that let a player play to nobody; ffplay is told by its environment."""
INSTALL = {
    "win32": "Cài VLC từ videolan.org (hoặc mpv) rồi chạy lại.",
    "darwin": "Cài mpv (brew install mpv) hoặc VLC từ videolan.org rồi chạy lại.",
}
REINSTALL = "Xóa thư mục .venv của phần mềm rồi chạy lại lệnh bất kỳ: máy tự cài lại, cần mạng."


def aloud(root: Path) -> Iterator[Finding]:
    """Read a sentence through the voice into a file, measure it, and let the player play it to nobody."""
    encoder = _encoder()
    yield encoder
    if encoder.state is not State.PRESENT:
        said = "chưa thử được, vì bộ xử lý âm thanh không chạy"
        yield Finding("Giọng máy", State.UNKNOWN, HEAR, said)
        yield _player(None)
        return
    with tempfile.TemporaryDirectory(prefix="newsdesk-", ignore_cleanup_errors=True) as scratch:
        sounds: list[Path] = []
        for entry in _read(root, Path(scratch)):
            if "file" in entry:
                sounds.append(Path(scratch, str(entry["file"])))
            yield _voice(entry)
        yield _player(sounds[0] if sounds else None)


def _encoder() -> Finding:
    from newsdesk.audio import ffmpeg  # only now: a wheel that is missing is a finding
    from newsdesk.errors import DeskError

    noun = "Bộ xử lý âm thanh (ffmpeg)"
    try:
        program = ffmpeg.program()
    except DeskError:
        return Finding(noun, State.MISSING, HEAR, "chưa có", REINSTALL)
    ended = running.run([program, "-hide_banner", "-version"])
    if not ended.well:
        return Finding(noun, State.MISSING, HEAR, ended.why, REINSTALL)
    return Finding(noun, State.PRESENT, HEAR, " ".join(ended.said.split()[2:3]) or "chạy được")


def _read(root: Path, folder: Path) -> list[dict[str, Any]]:
    """Let the voices read; one that crashes or hangs is ended with all that it started."""
    words = [sys.executable, "-m", "newsdesk.commands.machine.trial", str(root.absolute()), str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(SOFTWARE), "PYTHONUTF8": "1"}
    ended = running.run(words, READING, environment=environment, folder=SOFTWARE)
    try:
        return list(json.loads(ended.said)) if ended.well else [_silent(ended.why)]
    except (ValueError, TypeError):
        return [_silent("không trả lời")]


def _silent(why: str) -> dict[str, Any]:
    return {"noun": "Giọng máy", "fault": why, "advice": REINSTALL}


def _voice(entry: Mapping[str, Any]) -> Finding:
    """Return what came of a voice: read, measured, compared with the facility's level."""
    noun = str(entry["noun"])
    if "fault" in entry:
        advice = str(entry.get("advice", "Xem lại giọng đã chọn trong content/facility.yaml."))
        return Finding(noun, State.MISSING, HEAR, str(entry["fault"]), advice)
    seconds, loudness, aim = float(entry["seconds"]), float(entry["loudness"]), float(entry["aim"])
    said = (
        f"{entry['voice']} đọc câu thử dài {_number(seconds)} giây, đo được {_number(loudness)} LUFS"
        f" (Cơ sở đặt {_number(aim)})"
    )
    if not SECONDS[0] <= seconds <= SECONDS[1]:
        return Finding(noun, State.MISSING, HEAR, f"{said}: độ dài không thể đúng", REINSTALL)
    if abs(loudness - aim) > NEAR:
        return Finding(noun, State.MISSING, HEAR, f"{said}: sai độ to", REINSTALL)
    return Finding(noun, State.PRESENT, HEAR, said)


def _number(value: float) -> str:
    return f"{value:.1f}".replace(".", ",").replace("-", "−")


def _player(sound: Path | None) -> Finding:
    """Let the player that would be used play a second to nobody."""
    player = players.find(os.environ)
    if player is None:
        advice = INSTALL.get(sys.platform, "Cài mpv hoặc VLC rồi chạy lại.")
        said = "chưa có mpv, VLC hay ffplay; vẫn nghe được trong trình duyệt, vẫn chép được ra USB"
        return Finding("Trình phát ra loa", State.MISSING, HEAR, said, advice)
    if sound is None:
        return Finding("Trình phát ra loa", State.UNKNOWN, HEAR, f"có {player.name}, chưa có gì để phát thử")
    ended = running.run(_words(player, sound), PLAYING, environment={**os.environ, "SDL_AUDIODRIVER": "dummy"})
    wrong = ended.why if not ended.well else "không phát được" if _is_silent(ended) else ""
    if wrong:
        advice = f"Cài lại {player.name}, hoặc cài trình phát khác (mpv, VLC) rồi chạy lại."
        return Finding("Trình phát ra loa", State.MISSING, HEAR, f"{player.name} {wrong}", advice)
    others = [name for name in players.NAMES if name != player.name and players.find(os.environ, name)]
    also = f"; có thêm {', '.join(others)}" if others else ""
    return Finding(
        "Trình phát ra loa", State.PRESENT, HEAR, f"{player.name} phát thử được{also}; loa thật phải nghe bằng tai"
    )


def _words(player: players.Player, sound: Path) -> list[str]:
    given = os.environ.get(players.FLAGS, "")
    environment = {**os.environ, players.FLAGS: f"{given} {UNHEARD[player.name]}".strip()}
    return players.words(player, sound, timedelta(seconds=1), environment)


def _is_silent(ended: running.Ended) -> bool:
    said = (ended.said + ended.complained).encode()
    return any(sign in said for sign in players.NO_SOUND_CARD)
