"""Recordings as they are handed in, good and bad, made of a machine's voice."""

from pathlib import Path

from newsdesk.audio import ffmpeg
from newsdesk.audio.voices import EspeakVoice
from newsdesk.model.script import Pause
from tests.audio.texts import TEXTS, script

HOSTILE = {
    "very quiet.wav": "volume=-38dB",
    "very loud and clipped.wav": "volume=24dB,alimiter=limit=1:level=0,aresample=44100",
    "one dead channel.wav": "pan=stereo|c0=c0|c1=0*c0",
    "other channel turned.wav": "pan=stereo|c0=c0|c1=-1*c0",
    "off centre.wav": "aresample=44100,volume=-12dB,dcshift=0.4",
    "humming.wav": "aresample=44100[a];aevalsrc='0.2*sin(2*PI*50*t)+0.01*sin(2*PI*150*t)':s=44100[b];[a][b]amix=2:duration=first:normalize=0",
    "telephone.wav": "aresample=8000",
    "studio.wav": "aresample=48000,pan=stereo|c0=c0|c1=0.8*c0",
    "deep.s24.wav": "aresample=48000",
    "real.f32.wav": "aresample=48000,volume=6dB",
    "coarse.u8.wav": "aresample=22050",
    "three seconds.wav": "atrim=0:3",
    "long silences.wav": "aresample=44100,volume='if(lt(mod(t,6),2),1,0)':eval=frame",
    "one click.wav": "volume=-30dB,aresample=44100[a];aevalsrc='if(between(t,3,3.001),0.99,0)':s=44100[b];[a][b]amix=2:duration=first:normalize=0",
    "phone.m4a": "aresample=44100",
    "old.mp3": "aresample=44100,volume=-10dB",
    "chat.ogg": "aresample=48000,volume=-6dB",
    "archive.flac": "aresample=96000",
}
CODECS = {"s24": "pcm_s24le", "f32": "pcm_f32le", "u8": "pcm_u8", "ogg": "libopus", "m4a": "aac"}


def speech(to: Path) -> Path:
    """Read a few sentences into a WAV of about ten seconds."""
    said = script(TEXTS[0][0], Pause.PARAGRAPH, TEXTS[5][1], TEXTS[4][1])
    EspeakVoice().read_aloud(said, to)
    return to


def handed_in(name: str, spoken: Path, folder: Path) -> Path:
    """Make one of the hostile recordings."""
    path = folder / name
    codec = next((["-c:a", coded] for kind, coded in CODECS.items() if kind in name.split(".")), [])
    ffmpeg.run(["-i", ffmpeg.file(spoken), "-filter_complex", f"[0:a]{HOSTILE[name]}", *codec, ffmpeg.file(path)])
    return path


def music(to: Path, seconds: float = 9.0) -> Path:
    """Write stereo music of a kind: two plucked notes and a little noise, never the same twice."""
    pluck = "sin(2*PI*{0}*t)*exp(-4*mod(t,{1}))"
    left, right = pluck.format(330, 0.5), pluck.format(495, 0.75)
    tune = f"aevalsrc='0.3*{left}+0.02*random(0)|0.3*{right}+0.02*random(1)':s=44100:d={seconds}"
    ffmpeg.run(["-f", "lavfi", "-i", tune, ffmpeg.file(to)])
    return to
