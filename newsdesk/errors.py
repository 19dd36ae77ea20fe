"""The machine stops: a full disk, no encoder, no voice. Never an editor's fault, never a bug."""

from functools import partial


class DeskError(Exception):
    """Something that the desk cannot go on without; its code names the sentence in `messages`."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = {name: str(fact) for name, fact in facts.items()}

    def __reduce__(self) -> tuple[object, ...]:
        """Let it come out of another process as it went in."""
        return partial(DeskError, self.code, **self.facts), ()
