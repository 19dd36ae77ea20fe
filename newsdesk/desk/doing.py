"""A command as a button: the same function as at the terminal, and what it said."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from newsdesk import commands, messages
from newsdesk.commands import console
from newsdesk.desk.writing import Writing
from newsdesk.errors import DeskError

BUSY = "Bàn đang làm một việc khác, ví dụ lưu và gửi. Những gì đã điền vẫn còn ở trang này; lát nữa bấm lại."


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
    """Run a command and return what it said; what cannot be done is said in a sentence, as at the terminal.

    A page says above it that nothing was done: the terminal's word for that is left out.
    """
    with console.overheard() as said:
        code = console.guarded(lambda: commands.run(name, **asked))
    return Done(code, tuple(line.removeprefix(console.HALT) for line in said))


def in_turn(writing: Writing, act: Callable[[], Done]) -> Done:
    """Return what came of something that is done while nobody else writes from here; of a turn that does not come, too.

    Whoever filled in a form has it before them again with what is said, and not another page in its place.
    """
    try:
        with writing:
            return act()
    except DeskError as fault:
        return Done(console.MACHINE, (BUSY if fault.code == "busy" else messages.fault(fault),))
