"""What every page of the desk stands on: the desk's folder, its day, its address, one writer at a time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from starlette.requests import Request

from newsdesk.commands import reading
from newsdesk.commands.reading import Reading


@dataclass(frozen=True, kw_only=True)
class Here:
    """The desk that is open."""

    root: Path
    today: Callable[[], date]
    """What day it is: the desk may stay open over midnight."""
    home: str
    """How every address begins, such as /KEY; without a slash at the end."""

    def reading(self) -> Reading:
        """Return the desk as last read."""
        return reading.read(self.root, self.today())


def here_of(request: Request) -> Here:
    """Return the desk that a request is for."""
    here = request.app.state.here
    assert isinstance(here, Here)  # noqa: S101
    return here
