"""A look ahead knows of a recording what a publish would say of it."""

from datetime import date
from pathlib import Path

from newsdesk import commands
from newsdesk.audio import clips
from newsdesk.audio.voices import EspeakVoice
from newsdesk.commands.at_hand import lengths_at_hand
from newsdesk.commands.reading import read
from newsdesk.commands.sounds import Studio
from newsdesk.model.script import Version
from tests.announcers import listed

TODAY = date(2026, 11, 20)


def test_a_look_ahead_names_who_reads(desk: Path, tmp_path: Path) -> None:
    listed(desk, "chị Hoa")
    before = read(desk, TODAY).sound
    assert before
    script = before.spoken.by_slug["tu-thuoc-xanh"][Version.LONG]
    handed = tmp_path / "bai-thu.wav"
    EspeakVoice(rate=205).read_aloud(script, handed)
    asked = {"file": str(handed), "story": script.slug, "code": script.code, "by": "chị Hoa", "on": TODAY}
    assert commands.run("record", root=desk, today=TODAY, **asked) == 0
    known = read(desk, TODAY).sound
    assert known
    recording = known.recordings.of(script)
    assert recording
    studio, level = Studio(known, desk), known.library.facility.level
    path = known.recordings.path(recording)
    clips.from_recording(path, recording.digest, recording.channel, studio.cache, recording.by, level)
    piece = lengths_at_hand(known, desk).piece(script)
    assert (piece.voice, piece.synthetic) == ("chị Hoa", False)
