"""One request and its answer on the wire: heard out before it is answered, ended in order when the desk is closed."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass

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
    begun: bool = False
    ended: bool = False

    async def next(self) -> Message:
        """Return what comes next; when all has come, that the browser went away, or that the desk is closed."""
        if self.heard:
            return await self._left()
        message = await self.receive()
        self.heard = message["type"] != "http.request" or not message.get("more_body", False)
        return message

    async def tell(self, message: Message) -> None:
        """Send a part of the answer."""
        if message["type"] == "http.response.start":
            await self._hear_out()
            self.begun = True
        self.ended = message["type"] == "http.response.body" and not message.get("more_body", False)
        await self.send(message)

    async def end(self) -> None:
        """End an answer that was broken off."""
        if self.begun and not self.ended and self.closing.is_set():
            await self.send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _hear_out(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                while self.patient and not self.heard:
                    await asyncio.wait_for(self.next(), SILENCE)

    async def _left(self) -> Message:
        either = [asyncio.ensure_future(self.receive()), asyncio.ensure_future(self.closing.wait())]
        try:
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for one in either:
                one.cancel()
        return {"type": "http.disconnect"}
