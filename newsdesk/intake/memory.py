"""What a desk was when it was read last."""

from dataclasses import dataclass, field
from pathlib import Path

from newsdesk.files import Glances
from newsdesk.intake.rows import facts, read_row
from newsdesk.intake.walk import as_written
from newsdesk.recall.kept import Kept
from newsdesk.remembered import Remembered


@dataclass(frozen=True)
class Memory:
    """What a desk was when it was read last: the next reading reads and reckons again only what has changed."""

    glances: Glances = field(default_factory=Glances)
    remembered: Remembered = field(default_factory=Remembered)
    kept: Kept | None = None
    """What is known from one run to the next."""

    @classmethod
    def on_disk(cls, root: Path) -> "Memory":
        """Return what was known of a desk when it was read last, by whichever process."""
        kept = Kept(root, lambda file: read_row(as_written(root, root / file)), facts)
        return cls(remembered=kept, kept=kept)

    def forget_unasked(self) -> None:
        """Let go of what the last readings did not ask for."""
        self.glances.forget_unasked()
        self.remembered.forget_unasked()
