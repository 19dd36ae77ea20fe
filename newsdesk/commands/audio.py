"""Scripts, sound and programmes of the coming week, without the website."""

from datetime import date
from pathlib import Path

from newsdesk.commands import publish


def run(root: Path, today: date) -> int:
    """Publish what goes to the loudspeakers."""
    return publish.run(root, today, site=False)
