"""The register of recordings becomes the CSV that is kept in git, and the CSV a register again."""

import csv
from collections.abc import Iterable
from datetime import date, timedelta
from io import StringIO
from pathlib import PurePosixPath

from newsdesk.model.recording import Recording
from newsdesk.model.script import Version

COLUMNS = ("slug", "version", "script", "file", "digest", "by", "on", "length", "syllables", "silence", "channel")
"""`length` and `silence` are seconds, `channel` counts from 0."""


def to_text(recordings: Iterable[Recording]) -> str:
    """Return the file's text: by text, then by day, so that two people's additions seldom touch the same line."""
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_row(one) for one in sorted(recordings, key=lambda one: (one.slug, one.on, one.script)))
    return stream.getvalue()


def _row(one: Recording) -> list[str]:
    return [
        one.slug,
        one.version.value,
        one.script,
        one.file,
        one.digest,
        " ".join(one.by.split()),
        one.on.isoformat(),
        f"{one.length.total_seconds():.3f}",
        str(one.syllables),
        f"{one.silence.total_seconds():.3f}",
        str(one.channel),
    ]


def from_text(text: str) -> tuple[Recording, ...]:
    """Return the recordings that a file holds; ValueError with the line that could not be written back as it is."""
    if not text.strip():
        return ()
    rows = csv.reader(StringIO(text), strict=True)
    try:
        if tuple(next(rows)) != COLUMNS:
            raise ValueError("columns")
        return tuple(_recording(dict(zip(COLUMNS, row, strict=True))) for row in rows if row)
    except (csv.Error, ValueError, OverflowError) as fault:
        raise ValueError(max(rows.line_num, 1)) from fault


def _below(name: str) -> str:
    """Return the name of a file in media/; one that leads elsewhere is not ours."""
    path = PurePosixPath(name)
    if not name or path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
        raise ValueError(name)
    return name


def _recording(row: dict[str, str]) -> Recording:
    if not row["by"].strip() or float(row["length"]) <= 0 or any(int(row[key]) < 0 for key in ("syllables", "channel")):
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
