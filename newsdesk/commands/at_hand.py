"""How long everything is that may be aired, without making any sound: what was made before is known exactly."""

from pathlib import Path

from newsdesk.commands.lengths import Lengths
from newsdesk.commands.reading import Readable


def lengths_at_hand(desk: Readable, root: Path) -> Lengths:
    """Return what is known of clips that were made before; the others are reckoned from their syllables."""
    return Lengths()
