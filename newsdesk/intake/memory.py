"""What a desk was when it was read last."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from newsdesk.files import Glances
from newsdesk.intake.rows import facts, read_row, written_digest
from newsdesk.intake.walk import as_written
from newsdesk.recall.kept import Kept
from newsdesk.recall.lent import Lent
from newsdesk.remembered import Remembered


@dataclass(frozen=True)
class Memory:
    """What a desk was when it was read last: the next reading reads and reckons again only what has changed."""

    glances: Glances = field(default_factory=Glances)
    remembered: Remembered = field(default_factory=Remembered)
    kept: Kept | None = None
    """What is known from one run to the next."""

    @classmethod
    def lent(cls, root: Path, copy: Path) -> "Memory":
        """Return what is known of a desk for a copy of it."""
        kept = Lent(
            root, copy, lambda file: read_row(as_written(copy, copy / file)), facts,
            lambda file: written_digest(as_written(copy, copy / file)),
        )  # fmt: skip
        return cls(remembered=kept, kept=kept)

    @classmethod
    def on_disk(cls, root: Path, *, kind: type[Kept] = Kept) -> "Memory":
        """Return what was known of a desk when it was read last, by whichever process."""
        kept = kind(root, lambda file: read_row(as_written(root, root / file)), facts)
        return cls(remembered=kept, kept=kept)

    def forget_unasked(self) -> None:
        """Let go of what the last readings did not ask for."""
        self.glances.forget_unasked()
        self.remembered.forget_unasked()


@contextmanager
def remembering(root: Path, *, passing: bool = False, copy_of: Path | None = None) -> Iterator[Memory]:
    """Give what is known of a desk to who reads it, and let the next process know what was learnt.

    Of a desk that is `passing` nothing is remembered. Where it is a `copy_of` another, what is known of the very same
    bytes there is known of it too; of its own, nothing is remembered either.
    """
    with _undisturbed():
        memory = Memory.lent(copy_of, root) if copy_of else Memory() if passing else Memory.on_disk(root)
        yield memory
        memory.remembered.write_down()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let nobody look for rubbish meanwhile: what is read stays, and looking through it again and again costs."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
