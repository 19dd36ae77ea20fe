"""A desk that is open on this machine, as its command opens it, in a thread of the tests."""

import socket
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread

from newsdesk.desk.here import here_at
from newsdesk.desk.server import Server, configured, guarded, listener
from newsdesk.desk.writing import Writing
from tests.conftest import TODAY

KEY = "thu-khoa_0123456789"
PATIENCE = 60
"""Seconds: what takes so long hangs, however busy the machine is."""


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Message
    body: bytes

    def read(self) -> bytes:
        """Return the body."""
        return self.body


@dataclass(frozen=True)
class Opened:
    """An open desk."""

    root: Path
    port: int
    writing: Writing
    """Held, it is as if something else went on."""

    @property
    def address(self) -> str:
        """Where it is, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}/{KEY}"

    def ask(self, place: str, method: str = "GET", body: bytes | None = None, **headers: str | None) -> Answer:
        """Ask for an address as a program would; a header of None is left out, `_` in its name stands for `-`."""
        usual = {"host": f"127.0.0.1:{self.port}", "connection": "close"}
        if method == "POST":
            usual |= {"origin": f"http://127.0.0.1:{self.port}", "content-type": "application/x-www-form-urlencoded"}
        told = {**usual, **{name.replace("_", "-"): value for name, value in headers.items()}}
        asking = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        asking.putrequest(method, place, skip_host=True, skip_accept_encoding=True)
        if body is not None and "content-length" not in told:
            told["content-length"] = str(len(body))
        for name, value in told.items():
            if value is not None:
                asking.putheader(name, value)
        asking.endheaders(body)
        with closing(asking), asking.getresponse() as answer:
            return Answer(answer.status, answer.headers, answer.read())


@contextmanager
def opened(root: Path, today: Callable[[], date] = lambda: TODAY, tickets: Collection[str] = ()) -> Iterator[Opened]:
    """Keep a desk open for as long as the block runs."""
    listening: socket.socket = listener(0)
    port = listening.getsockname()[1]
    here = here_at(root, today, KEY)
    guard = guarded(here, port)
    guard.tickets.update(tickets)
    server = Server(configured(guard), guard.closing)
    thread = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield Opened(root, port, here.writing)
    finally:
        server.should_exit = True
        thread.join(PATIENCE)
        here.close()
        assert not thread.is_alive(), "the desk does not end"
