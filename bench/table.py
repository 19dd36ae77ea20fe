"""The table that the bench prints, and the machine that it was measured on."""

import os
import platform
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version

from bench.measure import Costs
from bench.trials import HOME, Row
from newsdesk import files

HEADINGS = ("what", "ours, s", "cores s", "peak MB", "Pelican alone, s", "cores s", "peak MB", "ratio")
NONE = "–"
WAITED = "?"
"""After a ratio that says nothing: a side was kept waiting."""


def table(rows: Iterable[Row]) -> str:
    """Return rows as plain text: median (least–most) of the seconds, median of the cores', largest process."""
    return columns([HEADINGS, *(tuple(_cells(row)) for row in rows)])


def columns(cells: Sequence[Sequence[str]]) -> str:
    """Return cells below each other under their headings, the first column to the left."""
    widths = [max(len(line[column]) for line in cells) for column in range(len(HEADINGS))]
    lines = [_line(line, widths) for line in cells]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *rest = (
        cell.rjust(width) if column else cell.ljust(width)
        for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join([first, *rest])


def _cells(row: Row) -> Iterator[str]:
    yield row.what
    yield from _cost(row.ours)
    yield from _cost(row.alone) if row.alone else (NONE, NONE, NONE)
    yield _ratio(row.ours, row.alone) if row.alone else NONE


def _ratio(ours: Costs, alone: Costs) -> str:
    doubt = WAITED if ours.waited or alone.waited else ""
    return f"{ours.seconds[0] / alone.seconds[0]:.2f}{doubt}"


def _cost(costs: Costs) -> tuple[str, str, str]:
    middle, least, most = costs.seconds
    return f"{middle:.2f} ({least:.2f}–{most:.2f})", f"{costs.worked:.2f}", f"{costs.peak / 1e6:.0f}"


def machine() -> str:
    """Return what the figures depend on besides the desk."""
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores,"
        f" Python {platform.python_version()}, Pelican {version('pelican')}, Markdown {version('markdown')},"
        f" load {load()}"
    )


def code() -> str:
    """Return the digest of everything that is timed: a run during which it changes mixes two programs."""
    timed = [path for folder in ("newsdesk", "theme") for path in files.listing(HOME / folder)]
    told = [path for path in (*timed, HOME / "pelicanconf.py", HOME / "tasks.py") if path.suffix != ".pyc"]
    return files.digest("".join(f"{path.relative_to(HOME).as_posix()} {files.digest_of(path)}\n" for path in told))


def load() -> str:
    """Return how many processes wanted a core during the last minute, where the system counts them."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "not known"
