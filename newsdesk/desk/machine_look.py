"""A look at the machine that goes on while the desk is used: what was found so far can be shown at any time."""

from collections.abc import Callable, Iterator
from threading import Lock, Thread

from newsdesk.commands.machine import running
from newsdesk.commands.machine.finding import Finding


class MachineLook:
    """The last look at this machine. It may take minutes: each program that does not answer is waited for."""

    def __init__(self, examine: Callable[[], Iterator[Finding]]) -> None:
        """`examine` yields what it finds as it finds it."""
        self._examine = examine
        self._found: tuple[Finding, ...] = ()
        self._thread: Thread | None = None
        self._lock = Lock()

    @property
    def found(self) -> tuple[Finding, ...]:
        """What was found so far; nothing where nobody has looked yet."""
        return self._found

    @property
    def under_way(self) -> bool:
        """Whether it goes on."""
        return self._thread is not None and self._thread.is_alive()

    def begin(self) -> None:
        """Look anew, unless a look goes on already."""
        with self._lock:
            if not self.under_way:
                self._found = ()
                self._thread = Thread(target=self._run, name="desk-machine", daemon=True)
                self._thread.start()

    def close(self) -> None:
        """End the programs that are being tried; nobody waits for them any more."""
        if self.under_way:
            running.end_all()

    def _run(self) -> None:
        for finding in self._examine():
            self._found = (*self._found, finding)
