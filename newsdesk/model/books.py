"""Rows that the machine keeps in git as CSV: read whole, or refused with the line that could not be written back."""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from io import StringIO
from typing import TypeVar

N = TypeVar("N")


def to_csv(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """Return a file's text: a heading, then a line a row; line breaks and idle spaces within a cell go."""
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([" ".join(row[column].split()) for column in columns] for row in rows)
    return stream.getvalue()


def from_csv(columns: Sequence[str], text: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a file by column; ValueError with the number of the first line that is not as we write it."""
    return nouns_of(columns, text, dict)


def not_empty(text: str) -> str:
    """Return the text of a file that is there; ValueError with 1 for an empty one: its heading and rows are lost."""
    if not text.strip():
        raise ValueError(1)
    return text


def nouns_of(columns: Sequence[str], text: str, noun: Callable[[dict[str, str]], N]) -> tuple[N, ...]:
    """Return what each row of a file tells; ValueError with the number of the first line that tells nothing."""
    if not text.strip():
        return ()
    if damaged := [at for at in map(text.find, "\0\ufffd") if at >= 0]:
        raise ValueError(text.count("\n", 0, min(damaged)) + 1)
    rows = csv.reader(StringIO(text), strict=True)
    try:
        if tuple(next(rows)) != tuple(columns):
            raise ValueError(1)
        return tuple(noun(dict(zip(columns, row, strict=True))) for row in rows if row)
    except (csv.Error, OverflowError, ValueError) as fault:
        raise ValueError(max(rows.line_num, 1)) from fault
