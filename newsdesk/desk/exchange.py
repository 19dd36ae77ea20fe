"""One request and its answer on the wire: heard out before it is answered, ended in order when the desk is closed."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field

from starlette.datastructures import Headers
from starlette.types import Message, Receive, Send

SILENCE, PATIENCE = 1, 120
"""Seconds, without a word and in all, after which the rest of what was announced is not waited for."""


@dataclass
class Exchange:
    """What comes in and what goes out."""

    receive: Receive
    send: Send
    closing: asyncio.Event
    """Set when the desk is closed: an answer that has no end of its own ends then."""
    patient: bool = False
    """Whether everything is taken before an answer goes out: else a browser shows a broken line in its place."""
    heard: bool = False
    begun: asyncio.Event = field(default_factory=asyncio.Event)
    endless: bool = False
    """Whether the answer goes on until somebody goes away; known once it has begun."""
    ended: bool = False

    async def next(self) -> Message:
        """Return what comes next; when all has come, that the browser went away, or that the desk is closed.

        An answer that says how long it is comes to its end when the desk is closed: half of it is a broken file.
        """
        if self.heard:
            return await self._left()
        message = await self.receive()
        self.heard = message["type"] != "http.request" or not message.get("more_body", False)
        return message

    async def tell(self, message: Message) -> None:
        """Send a part of the answer."""
        if message["type"] == "http.response.start":
            await self._hear_out()
            self.endless = "content-length" not in Headers(raw=message["headers"])
            self.begun.set()
        self.ended = message["type"] == "http.response.body" and not message.get("more_body", False)
        await self.send(message)

    async def end(self) -> None:
        """End an answer that was broken off."""
        if self.begun.is_set() and self.endless and not self.ended and self.closing.is_set():
            await self.send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _hear_out(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                while self.patient and not self.heard:
                    await asyncio.wait_for(self.next(), SILENCE)

    async def _left(self) -> Message:
        either = [asyncio.ensure_future(self.receive()), asyncio.ensure_future(self._is_to_end())]
        try:
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for one in either:
                one.cancel()
        return {"type": "http.disconnect"}

    async def _is_to_end(self) -> None:
        """Return when an answer without an end is to be ended."""
        await self.closing.wait()
        await self.begun.wait()
        if not self.endless:
            await asyncio.Event().wait()
