"""The register of recordings becomes the CSV that is kept in git, and the CSV a register again."""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import PurePosixPath

from newsdesk.model.books import nouns_of, to_csv
from newsdesk.model.recording import Recording
from newsdesk.model.script import Version

COLUMNS = ("slug", "version", "script", "file", "digest", "by", "on", "length", "syllables", "silence", "channel")
"""`length` and `silence` are seconds, `channel` counts from 0."""
LONGEST, LONGEST_PART = 1000, 255
"""Bytes of the name of a file with its folders, and of each of these: no disk takes a longer one."""
MOST = 1_000_000
"""Syllables, which is more than any text has."""


def to_text(recordings: Iterable[Recording]) -> str:
    """Return the file's text: by text, then by day, so that two people's additions seldom touch the same line."""
    return to_csv(COLUMNS, map(_row, sorted(recordings, key=lambda one: (one.slug, one.on, one.script))))


def _row(one: Recording) -> dict[str, str]:
    return {
        "slug": one.slug,
        "version": one.version.value,
        "script": one.script,
        "file": one.file,
        "digest": one.digest,
        "by": one.by,
        "on": one.on.isoformat(),
        "length": f"{one.length.total_seconds():.3f}",
        "syllables": str(one.syllables),
        "silence": f"{one.silence.total_seconds():.3f}",
        "channel": str(one.channel),
    }


def from_text(text: str) -> tuple[Recording, ...]:
    """Return the recordings that a file holds; ValueError with the line that could not be written back as it is."""
    return nouns_of(COLUMNS, text, _recording)


def _below(name: str) -> str:
    """Return the name of a file in media/; one that leads elsewhere is not ours."""
    path = PurePosixPath(name)
    if len(name.encode()) > LONGEST or any(len(part.encode()) > LONGEST_PART for part in path.parts):
        raise ValueError(name)
    if not name or path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
        raise ValueError(name)
    return name


def _recording(row: dict[str, str]) -> Recording:
    if not row["by"].strip() or float(row["length"]) <= 0:
        raise ValueError(row)
    if any(not 0 <= int(row[key]) <= MOST for key in ("syllables", "channel")):
        raise ValueError(row)
    return Recording(
        slug=row["slug"],
        version=Version(row["version"]),
        script=row["script"],
        file=_below(row["file"]),
        digest=row["digest"],
        by=row["by"],
        on=date.fromisoformat(row["on"]),
        length=timedelta(seconds=float(row["length"])),
        syllables=int(row["syllables"]),
        silence=timedelta(seconds=float(row["silence"])),
        channel=int(row["channel"]),
    )
