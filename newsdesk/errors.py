"""The machine stops: a full disk, no encoder, no voice. Never an editor's fault, never a bug."""

from functools import partial
from typing import Any


class DeskError(Exception):
    """Something that the desk cannot go on without; its code names the sentence in `messages`."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.is_out = False
        """Whether it came when a new release was out already, of which something beside it was still to be written."""
        self.facts = {name: str(fact) for name, fact in facts.items()}

    def __reduce__(self) -> tuple[Any, ...]:
        """Come up from a worker's process as it is."""
        return partial(DeskError, self.code, **self.facts), ()
