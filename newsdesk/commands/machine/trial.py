"""Let each voice of a desk read a sentence into a real file, and measure it; a process of its own, which may be ended.

    python -m newsdesk.commands.machine.trial DESK FOLDER

Standard output: JSON, one entry a voice: what was measured, or the sentence that says why nothing was.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from newsdesk import messages
from newsdesk.audio import aims, clips, loudness
from newsdesk.audio.choice import voice_of
from newsdesk.errors import DeskError
from newsdesk.intake import facility_of
from newsdesk.model.facility import Level, VoiceChoice
from newsdesk.model.script import Line, Pause, Script

SENTENCES = (
    "Xin chào. Đây là câu đọc thử của bàn biên tập.",
    "Nghe rõ từng tiếng, đủ sáu thanh điệu, là giọng đọc đã sẵn sàng.",
)
"""Ours: no word of a desk is read."""
SCRIPT = Script(
    slug="doc-thu",
    source="doctor",
    title="Câu đọc thử",
    parts=(Line(SENTENCES[0]), Pause.PARAGRAPH, Line(SENTENCES[1])),
)


def main(root: Path, folder: Path) -> None:
    """Try each voice, and say what came of it."""
    facility = facility_of(root)
    level = facility.level if facility else Level.PA
    choices = {"Giọng máy": facility.voice if facility else VoiceChoice()}
    if facility and facility.headlines_voice:
        choices["Giọng máy đọc tít"] = facility.headlines_voice
    told = [entry for noun, choice in choices.items() for entry in tried(noun, choice, level, root, folder)]
    sys.stdout.buffer.write(json.dumps(told).encode())


def tried(noun: str, choice: VoiceChoice, level: Level, root: Path, folder: Path) -> Iterator[dict[str, object]]:
    """Yield what one voice came to."""
    to = folder / f"{len(noun)}.mp3"
    try:
        voice = voice_of(choice, root)
        made = clips.read_and_master(SCRIPT, voice, level, to)
        heard = loudness.measure(to)
    except DeskError as fault:
        yield {"noun": noun, "fault": messages.fault(fault)}
        return
    yield {
        "noun": noun,
        "voice": voice.name,
        "file": to.name,
        "seconds": made.mastered.length.total_seconds(),
        "loudness": heard.integrated,
        "aim": aims.LUFS[level],
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
