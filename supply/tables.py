"""Small tables that people keep: rows of cells parted by tabs, the first row their heads, comments behind #."""

from pathlib import Path

HERE = Path(__file__).parent


def rows(name: str) -> list[tuple[str, ...]]:
    """Return the rows of a table beside this module, each as wide as its head."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    head, *rest = (tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))
    return [(*row, *[""] * (len(head) - len(row))) for row in rest]
