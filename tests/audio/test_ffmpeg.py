import errno
import subprocess
from collections.abc import Callable

import pytest

from newsdesk.audio import ffmpeg
from newsdesk.errors import DeskError


def saying(said: str, code: int = 1) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    return lambda *_, **__: subprocess.CompletedProcess([], code, b"", said.encode())


def missing() -> str:
    raise RuntimeError("No ffmpeg exe could be found.")


def gone(*_: object, **__: object) -> None:
    raise FileNotFoundError("ffmpeg")


@pytest.fixture(autouse=True)
def asked_anew() -> None:
    ffmpeg.program.cache_clear()


def test_a_machine_without_an_encoder_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("imageio_ffmpeg.get_ffmpeg_exe", missing)
    monkeypatch.setattr(ffmpeg, "is_there", lambda: False)
    with pytest.raises(DeskError) as fault:
        ffmpeg.run(["-version"])
    assert fault.value.code == "no-encoder"


def test_an_encoder_that_does_not_start_is_no_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("subprocess.run", gone)
    with pytest.raises(DeskError) as fault:
        ffmpeg.run(["-version"])
    assert fault.value.code == "no-encoder"


@pytest.mark.parametrize(
    ("said", "code", "facts"),
    [
        ("a.mp3: No space left on device\nConversion failed!", "disk-full", {"path": "b.mp3"}),
        ("first\n  last line \n\n", "encoder-failed", {"why": "last line"}),
        ("", "encoder-failed", {"why": ""}),
    ],
)
def test_a_failure_is_named(monkeypatch: pytest.MonkeyPatch, said: str, code: str, facts: dict[str, str]) -> None:
    monkeypatch.setattr("subprocess.run", saying(said))
    with pytest.raises(DeskError) as fault:
        ffmpeg.run(["-i", "a.wav", "file:b.mp3"])
    assert (fault.value.code, fault.value.facts) == (code, facts)


def test_a_real_failure_says_why() -> None:
    with pytest.raises(DeskError) as fault:
        ffmpeg.run(["-i", "file:does-not-exist.wav", "-f", "null", "-"])
    assert "No such file" in fault.value.facts["why"]


def test_hands_over_what_goes_in_and_out() -> None:
    raw = bytes(range(200)) * 10
    assert ffmpeg.run(["-f", "u8", "-ar", "8000", "-i", "pipe:0", "-f", "u8", "-"], raw) == raw


def test_a_program_that_is_there_and_is_refused_is_not_said_to_be_missing() -> None:
    assert ffmpeg.not_run(OSError(errno.ENOMEM, "Cannot allocate memory")).code == "encoder-refused"
    assert ffmpeg.not_run(FileNotFoundError()).code == "no-encoder"
