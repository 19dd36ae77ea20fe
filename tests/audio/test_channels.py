from pathlib import Path

import pytest

from newsdesk.audio import ffmpeg
from newsdesk.audio.channels import BOTH, live_channel, mixture
from tests.audio.hostile import music, speech

OTHER = {
    "nothing": "0",
    "hiss": "0.2*random(0)-0.1",
    "hum": "0.5*sin(2*PI*50*t)+0.1*sin(2*PI*250*t)",
    "one click": "if(between(t,3,3.001),0.99,0)",
    "a constant": "0.5",
}


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return speech(tmp_path_factory.mktemp("spoken") / "spoken.wav")


@pytest.mark.parametrize("live", [0, 1])
@pytest.mark.parametrize("other", OTHER)
def test_finds_the_channel_with_the_voice(other: str, live: int, spoken: Path, tmp_path: Path) -> None:
    order = "[a][b]" if live == 0 else "[b][a]"
    graph = f"[0:a]aresample=48000,volume=-16dB[a];aevalsrc='{OTHER[other]}':s=48000:d=8[b];{order}join=inputs=2:channel_layout=stereo"
    ffmpeg.run(["-i", ffmpeg.file(spoken), "-filter_complex", graph, ffmpeg.file(tmp_path / "a.wav")])
    assert live_channel(tmp_path / "a.wav") == live


@pytest.mark.parametrize(
    ("filters", "live"),
    [
        ("anull", 0),
        ("pan=stereo|c0=c0|c1=-1*c0", 0),
        ("pan=stereo|c0=0.1*c0|c1=c0", 1),
        ("pan=4c|c0=0*c0|c1=0.1*c0|c2=c0|c3=0.5*c0", 2),
        ("pan=stereo|c0=0*c0|c1=0*c0", 0),
    ],
    ids=["mono", "turned", "heard through", "four", "all dead"],
)
def test_of_several_the_one_that_speaks_most(filters: str, live: int, spoken: Path, tmp_path: Path) -> None:
    ffmpeg.run(["-i", ffmpeg.file(spoken), "-af", filters, ffmpeg.file(tmp_path / "a.wav")])
    assert live_channel(tmp_path / "a.wav") == live


@pytest.mark.parametrize(
    ("filters", "mixed"),
    [
        ("anull", True),
        ("pan=mono|c0=c0", True),
        ("pan=stereo|c0=c0|c1=0*c0", True),
        ("pan=stereo|c0=c0|c1=-1*c0", False),
        ("pan=stereo|c0=c0|c1=-0.8*c0", False),
    ],
    ids=["stereo", "mono", "one side", "turned", "turned and softer"],
)
def test_music_is_mixed_unless_its_sides_cancel_out(filters: str, mixed: bool, tmp_path: Path) -> None:
    tune = music(tmp_path / "tune.wav", 3)
    ffmpeg.run(["-i", ffmpeg.file(tune), "-af", filters, ffmpeg.file(tmp_path / "a.wav")])
    assert (mixture(tmp_path / "a.wav") == BOTH) is mixed
