"""What the bench of sound times, each a process of its own: `python -m bench.sound_work WORK PEAKS …`.

PEAKS is a file for the most memory (bytes) that this process and the largest one under it held, where the system tells.
"""

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from newsdesk.audio.clips import from_recording, several
from newsdesk.audio.programme import Tags, assemble
from newsdesk.model.names import MACHINE_VOICE

TAGS = Tags(title="Chương trình", artist="Cơ sở", album="Buổi sáng", day=None, comment=MACHINE_VOICE, synthetic=True)
PER_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in a unit of ru_maxrss."""


def programme(cache: str, to: str, known: str) -> None:
    """Make a programme of recordings; `known` holds path, digest and channel of each, as the desk's register does."""
    recordings = [(Path(path), digest, channel) for path, digest, channel in json.loads(known)]
    clips = several(
        {
            digest: partial(from_recording, path, digest, channel, Path(cache), "")
            for path, digest, channel in recordings
        }
    )
    assemble([clips[digest].path for _, digest, _ in recordings], Path(to), TAGS)


def joined(to: str, clip: str, times: str) -> None:
    """Join one clip so many times."""
    assemble([Path(clip)] * int(times), Path(to), TAGS)


def mastered(cache: str, recording: str) -> None:
    """Make a clip of one recording."""
    from_recording(Path(recording), "d", 0, Path(cache), "")


WORK: dict[str, Callable[..., None]] = {"programme": programme, "joined": joined, "mastered": mastered}


def peaks() -> dict[str, int]:
    """Return the most that this process held, and the largest under it; nothing where the system does not count."""
    try:
        import resource
    except ImportError:
        return {}
    own, under = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {"python": own * PER_UNIT, "ffmpeg": under * PER_UNIT}


if __name__ == "__main__":
    WORK[sys.argv[1]](*sys.argv[3:])
    Path(sys.argv[2]).write_text(json.dumps(peaks()), encoding="utf-8")
