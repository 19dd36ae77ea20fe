"""One writer at a time, and nobody who waits for long without a word."""

from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from newsdesk.commands import console
from newsdesk.commands.saving import git
from newsdesk.errors import DeskError

PATIENCE = 5.0
"""Seconds that a browser waits for another command, of this desk or of a terminal; then it is told of it."""
PACE = 0.2
"""Seconds between two looks at whether what is being written is written."""


@dataclass(frozen=True, slots=True)
class Writing:
    """Held while something of the desk's files is changed from here: `with here.writing: …`.

    Raises DeskError `busy` to who would have to wait too long; so does whatever waits for a terminal within it.
    """

    root: Path
    _turn: Lock = field(default_factory=Lock)
    _held: list[AbstractContextManager[None]] = field(default_factory=list)

    def __enter__(self) -> None:
        if not self._turn.acquire(timeout=PATIENCE):
            raise DeskError("busy", path=self.root / console.LOCK)
        self._held.append(console.hurried(PATIENCE))
        self._held[-1].__enter__()

    def __exit__(self, *_: object) -> None:
        self._held.pop().__exit__(None, None, None)
        self._turn.release()

    def close(self) -> None:
        """Return when what is being written is written; whoever waits for a network meanwhile waits no longer."""
        if not self._turn.acquire(blocking=False):
            console.say("Đang ghi nốt việc dở, xong thì bàn tự đóng…")
            while not self._turn.acquire(timeout=PACE):
                git.end_waiting()
        self._turn.release()
