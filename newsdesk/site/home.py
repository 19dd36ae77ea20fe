"""Where a desk's website has its settings and its theme from."""

from pathlib import Path

DEVELOPERS = Path(__file__).resolve().parents[2]
"""Where theme and settings lie if the desk has none of its own; the guides are the same for every desk."""
SETTINGS = "pelicanconf.py"


def home_of(root: Path) -> Path:
    """Return the folder with the settings and the theme of a desk."""
    return root if (root / SETTINGS).is_file() else DEVELOPERS
