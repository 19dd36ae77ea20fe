"""A command as a button: the same function as at the terminal, and what it said."""

from dataclasses import dataclass
from typing import Any

from newsdesk import commands
from newsdesk.commands import console


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended, and what it said, line by line."""

    code: int
    said: tuple[str, ...]

    @property
    def well(self) -> bool:
        """Whether it did what was asked."""
        return self.code == console.CLEAN


def do(name: str, **asked: Any) -> Done:
    """Run a command and return what it said; what cannot be done is said in a sentence, as at the terminal."""
    with console.overheard() as said:
        code = console.guarded(lambda: commands.run(name, **asked))
    return Done(code, tuple(said))
