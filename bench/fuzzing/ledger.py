"""The ledger of what was tried: which cases of which target, when, on which commit, and what came of them.

A row is `target from to distinct slow failures day commit failing`: cases FROM to TO, both included, really ran.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from newsdesk import files

COLUMNS = ("target", "from", "to", "distinct", "slow", "failures", "seconds", "day", "commit", "failing")
MOST_NAMED = 12
"""Numbers of failing cases that a row names."""


@dataclass(frozen=True, slots=True)
class Row:
    """Cases of one target that ran one after the other."""

    target: str
    first: int
    last: int
    distinct: int
    slow: int
    failures: int
    seconds: float
    day: str
    commit: str
    failing: tuple[int, ...] = ()

    def __add__(self, other: "Row") -> "Row":
        return replace(
            self,
            last=other.last,
            distinct=self.distinct + other.distinct,
            slow=self.slow + other.slow,
            failures=self.failures + other.failures,
            seconds=self.seconds + other.seconds,
            failing=(*self.failing, *other.failing)[:MOST_NAMED],
        )

    def follows(self, other: "Row") -> bool:
        """Whether these cases go on where others ended, on the same day with the same code."""
        told = (self.target, self.day, self.commit)
        return told == (other.target, other.day, other.commit) and self.first == other.last + 1


def read(path: Path) -> list[Row]:
    """Return the rows of a ledger; of one that is not there, none."""
    if not path.exists():
        return []
    return [_row(line.split("\t")) for line in files.read_text(path).splitlines()[1:]]


def _row(cells: list[str]) -> Row:
    target, first, last, distinct, slow, failures, seconds, day, commit, failing = cells
    numbers = tuple(map(int, failing.split()))
    told = (target, int(first), int(last), int(distinct), int(slow), int(failures), float(seconds), day, commit)
    return Row(*told, numbers)


def write(path: Path, rows: list[Row]) -> None:
    """Write a ledger whole."""
    lines = ["\t".join(COLUMNS)]
    for row in rows:
        cells = (row.target, row.first, row.last, row.distinct, row.slow, row.failures, f"{row.seconds:.1f}", row.day)
        lines.append("\t".join(map(str, (*cells, row.commit, " ".join(map(str, row.failing))))))
    files.write_if_changed(path, "\n".join(lines) + "\n")


def added(rows: list[Row], row: Row) -> list[Row]:
    """Return a ledger with one more row, joined to the one that it follows."""
    for at, other in enumerate(rows):
        if row.follows(other):
            return [*rows[:at], other + row, *rows[at + 1 :]]
    return [*rows, row]


def next_case(rows: list[Row], target: str) -> int:
    """Return the first case of a target behind all that ran."""
    return max((row.last + 1 for row in rows if row.target == target), default=0)


def cases(rows: list[Row]) -> int:
    """Return how many different cases ran, however often each did."""
    seen = {(row.target, at) for row in rows for at in (row.first, row.last)}
    total = 0
    for target in sorted({target for target, _ in seen}):
        done = -1
        for row in sorted((row for row in rows if row.target == target), key=lambda row: row.first):
            total += max(0, row.last - max(row.first, done + 1) + 1)
            done = max(done, row.last)
    return total
