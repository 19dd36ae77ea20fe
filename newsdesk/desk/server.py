"""The desk is opened: a server for this machine alone, and a browser that looks at it."""

import asyncio
import logging
import secrets
import signal
import socket
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from threading import Thread

import uvicorn

from newsdesk.commands import console
from newsdesk.desk.access import Guard
from newsdesk.desk.app import desk_app
from newsdesk.desk.here import Here, here_at
from newsdesk.errors import DeskError

PORT = 8405
"""The usual one; where somebody else has it, any that is free."""
HIGHEST_PORT = 65535
OURS = getattr(socket, "SO_EXCLUSIVEADDRUSE", socket.SO_REUSEADDR)
"""On Windows, that no other program may listen at the same port beside us. Elsewhere none ever may; there it is that a
desk is opened where it was closed a moment ago: what a browser keeps for it is kept for its port."""
GRACE = 10
"""Seconds that whoever waits for an answer is given when the desk is closed; pressing Ctrl+C again ends that too."""


class Server(uvicorn.Server):
    """A server that tells those who follow something that it ends."""

    def __init__(self, config: uvicorn.Config, closing: asyncio.Event) -> None:
        super().__init__(config)
        self._closing = closing

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End."""
        self._closing.set()
        await super().shutdown(sockets)


def run(root: Path, today: Callable[[], date], port: int = PORT, browser: bool = True) -> int:
    """Open the desk until somebody closes it; return the exit code.

    Raises UsageFault where no port has such a number, DeskError `desk-unreachable` where this machine lets no program
    listen.
    """
    if not 0 <= port <= HIGHEST_PORT:
        raise console.UsageFault(f"Không có cổng {port}. Chọn một số từ 1 đến {HIGHEST_PORT}, ví dụ {PORT}.")
    listening = listener(port)
    there = listening.getsockname()[1]
    key, ticket = secrets.token_urlsafe(24), secrets.token_urlsafe(24)
    address = f"http://127.0.0.1:{there}"
    console.say(f"Bàn biên tập đang mở ở {address}/{key}/")
    console.say("Giữ cửa sổ này mở trong lúc làm việc. Làm xong, bấm Ctrl+C ở đây để đóng.")
    here = here_at(root, today, key)
    guard = guarded(here, there)
    if browser:
        guard.tickets.add(ticket)
        Thread(target=look, args=(f"{address}/{ticket}/",), daemon=True).start()
    try:
        serve(guard, listening)
    finally:
        with undisturbed():
            here.close()
    console.say("Đã đóng bàn biên tập.")
    return console.CLEAN


def look(address: str) -> None:
    """Start a browser, where there is one; some keep whoever starts them waiting until they are closed."""
    with suppress(webbrowser.Error, OSError):
        webbrowser.open(address)


def serve(guard: Guard, listening: socket.socket) -> None:
    """Answer until somebody presses Ctrl+C: that is how a desk is closed, and nothing went wrong."""
    with listening, suppress(KeyboardInterrupt):
        Server(configured(guard), guard.closing).run(sockets=[listening])


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let nobody ask once more: the desk is being closed already, and what it still writes is not to be cut."""
    before = {sign: signal.signal(sign, signal.SIG_IGN) for sign in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for sign, handler in before.items():
            signal.signal(sign, handler)


def listener(port: int) -> socket.socket:
    """Return a socket of this machine alone on a port, or on another one if that is taken."""
    for asked in (port, 0):
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            listening.setsockopt(socket.SOL_SOCKET, OURS, 1)
            listening.bind(("127.0.0.1", asked))
            listening.listen()  # from now on a browser that is early waits
        except OSError as fault:
            listening.close()
            why = fault.strerror or str(fault)
            continue
        return listening
    raise DeskError("desk-unreachable", why=why)


def guarded(here: Here, port: int) -> Guard:
    """Return a desk that is reached by its key on a port."""
    return Guard(desk_app(here), here.home.removeprefix("/"), port)


def configured(app: Guard) -> uvicorn.Config:
    """Return how the desk is served: quietly, one connection of this machine after the other."""
    logging.getLogger("uvicorn.error").addFilter(_is_a_fault)
    return uvicorn.Config(
        app,
        http="h11",  # the same everywhere, whatever else this machine has: how it reads a request was tried
        loop="asyncio",
        proxy_headers=False,  # nobody stands between a browser and its own machine
        log_level="error",
        access_log=False,
        lifespan="off",
        ws="none",
        server_header=False,
        date_header=False,
        timeout_graceful_shutdown=GRACE,
    )


def _is_a_fault(told: logging.LogRecord) -> bool:
    """Whether a line is to be shown: an answer that is cut off because the desk is closed is no fault of anything."""
    fault = told.exc_info[1] if told.exc_info else None
    return not isinstance(fault, asyncio.CancelledError) and not told.getMessage().startswith("Cancel ")
