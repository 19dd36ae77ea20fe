"""The tables of cases beside the tests."""

from pathlib import Path

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[tuple[str, ...]]:
    """Return the rows of a table of cases, without its heading line; short rows are filled up."""
    lines = (CASES / name).read_text("utf-8").splitlines()
    width = lines[0].count("\t") + 1
    return [tuple((line.split("\t") + [""] * width)[:width]) for line in lines[1:] if line]
