"""What every page of the desk stands on: the desk's folder, its day, its address, one writer at a time."""

from collections.abc import Callable
from concurrent.futures import CancelledError
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from pathlib import Path

from starlette.requests import Request

from newsdesk import files
from newsdesk.commands.machine.examining import examine_machine
from newsdesk.commands.reading import Reading
from newsdesk.desk.living import Living
from newsdesk.desk.machine_look import MachineLook
from newsdesk.desk.said import Said
from newsdesk.desk.work import MOST_KEPT, Workshop
from newsdesk.desk.writing import Writing
from newsdesk.model.library import Library

AT_ONCE = 2.0
"""Seconds that whoever wrote something waits for a reading that holds it."""
AWAY = (
    "Không thấy thư mục của bàn: {root}. Ổ đĩa có thể đã rút, hoặc thư mục đã dời đi."
    " Đưa về chỗ cũ, bàn tự hiện lại; đừng tạo lại tệp nào."
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of something that somebody did."""

    title: str
    said: tuple[Said, ...]
    story: str
    """The slug of the story that it was done to, or an empty text."""


@dataclass(frozen=True, kw_only=True)
class Here:
    """The desk that is open."""

    root: Path
    today: Callable[[], date]
    """What day it is: the desk may stay open over midnight."""
    home: str
    """How every address begins, such as /KEY; without a slash at the end."""
    writing: Writing
    """Held while something of the desk's files is changed from here."""
    living: Living
    """What is on file, as it is now."""
    workshop: Workshop
    """Where long work is done."""
    machine: MachineLook
    """What was found of this machine when somebody looked last."""
    _outcomes: dict[int, Outcome] = field(default_factory=dict)
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    def reading(self) -> Reading:
        """Return the desk as last read."""
        return self.living.reading()

    def library(self) -> Library | None:
        """Return what is on file, None where the facility or its plans cannot be read."""
        desk = self.reading().desk
        return desk.library if desk else None

    def holds(self, path: str) -> bool:
        """Whether there is such a file: of a story that was refused before it was written, there is none."""
        return files.exists(self.root / path)

    @property
    def away(self) -> str:
        """Why nothing of the desk can be read, where its whole folder is not there; else an empty text."""
        return "" if files.exists(self.root) else AWAY.format(root=self.root)

    def changed(self) -> None:
        """Read the desk again, since something was written from here; a large one goes on being read meanwhile."""
        with suppress(TimeoutError, CancelledError):
            self.living.refresh().result(AT_ONCE)

    def close(self) -> None:
        """End what goes on in the background, but let what is being written come to its end."""
        self.writing.close()
        self.machine.close()
        self.workshop.close()
        self.living.close()

    def remember(self, title: str, said: tuple[Said, ...], story: str = "") -> int:
        """Keep what came of something, and return the number under which it can be looked at."""
        number = next(self._numbers)
        self._outcomes[number] = Outcome(title, said, story)
        self._outcomes.pop(number - MOST_KEPT, None)
        return number

    def recalled(self, number: int) -> Outcome | None:
        """Return what came of something, if it is still kept."""
        return self._outcomes.get(number)


def here_of(request: Request) -> Here:
    """Return the desk that a request is for."""
    here = request.app.state.here
    assert isinstance(here, Here)  # noqa: S101
    return here


def here_at(root: Path, today: Callable[[], date], key: str) -> Here:
    """Return a desk that is opened under a key."""
    return Here(
        root=root,
        today=today,
        home=f"/{key}",
        writing=Writing(root),
        living=Living(root, today),
        workshop=Workshop(root),
        machine=MachineLook(lambda: examine_machine(root, today(), online=True)),
    )
