"""Scripts are read on other machines, by way of a Dask scheduler; what they make comes into the cache like our own.

Few orders are under way at a time and one result is held at a time, however many scripts there are. Dask does again
elsewhere what a lost worker had. What came back stays, whatever ends the rest.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsdesk.audio import kept, reaching
from newsdesk.audio.far import at_worker
from newsdesk.audio.orders import Order, received
from newsdesk.audio.reaching import connected, hushed, make_ready, short
from newsdesk.errors import DeskError

if TYPE_CHECKING:
    from distributed import Client, Future

LOOK = timedelta(seconds=1)
"""Between two looks at whether anybody is still at work."""
GRACE = timedelta(seconds=30)
"""For a worker to come, at the beginning or after the last one was lost: one that was restarted needs some."""
SILENCE = timedelta(minutes=15)
"""Without any result: a script of an hour takes a minute, so nobody is at work any more."""
FETCHING = timedelta(minutes=2)
"""For one result to come over the network."""
AHEAD, MOST = 2, 64
"""Orders under way for each thread of the cluster, so that none waits for the network, and in all."""

Told = Callable[[int, int], None]


def render(orders: Sequence[Order], cache: Path, address: str, told: Told) -> None:
    """Have read what the cache does not hold yet; `told` hears (clips done, clips in all).

    Raises DeskError `cluster-not-installed`, `cluster-certificates`, `cluster-unreachable`, `cluster-empty`,
    `cluster-lost`, `cluster-silent`, `cluster-failed` and what `received` raises.
    """
    wanted = {order.depends_on: order for order in orders}
    missing = [order for order in wanted.values() if kept.whole_clip(cache, order.depends_on) is None]
    done = len(wanted) - len(missing)
    told(done, len(wanted))
    if not missing:
        return
    make_ready(address)
    with hushed():
        asyncio.run(_render(missing, cache, address, lambda now: told(done + now, len(wanted))))


async def _render(orders: Sequence[Order], cache: Path, address: str, told: Callable[[int], None]) -> None:
    done = 0
    async with connected(address) as client:
        async for order, came in Cluster(client, address).results(orders):
            # beside the connection, which is kept alive meanwhile
            await asyncio.to_thread(kept.from_cache, cache, order.depends_on, partial(received, came, order))
            done += 1
            told(done)


@dataclass
class Cluster:
    """A scheduler's workers, with what they have been asked for."""

    client: "Client"
    address: str
    under_way: dict["Future[Any]", Order] = field(default_factory=dict)
    heard: float = field(default_factory=time.monotonic)
    """When a result last came."""
    seen: float = field(default_factory=time.monotonic)
    """When a worker was last seen."""

    async def results(self, orders: Sequence[Order]) -> AsyncIterator[tuple[Order, object]]:
        """Yield each order with what came back for it, in the order in which they come."""
        waiting = iter(orders)
        while True:
            for order in islice(waiting, await self.room()):
                self.under_way[self.ask(order)] = order
            if not self.under_way:
                return
            for future in await self.finished():
                async for found in self.fetched(future):
                    yield found

    async def room(self) -> int:
        """Return how many more orders may be under way."""
        return max(0, min(MOST, max(1, AHEAD * await self.threads())) - len(self.under_way))

    async def threads(self) -> int:
        """Return how many threads are at work; raise DeskError once there have been none for too long."""
        try:
            scheduler: Any = self.client.scheduler
            told = await asyncio.wait_for(scheduler.identity(n_workers=0), seconds(reaching.REACHING))
        except Exception as fault:  # whatever a broken connection raises means the same
            raise DeskError("cluster-lost", address=self.address) from fault
        now = time.monotonic()
        if told["n_workers"]:
            self.seen = now
        elif now - self.seen > seconds(GRACE):
            raise DeskError("cluster-empty", address=self.address)
        if now - self.heard > seconds(SILENCE):
            raise DeskError("cluster-silent", address=self.address, minutes=SILENCE // timedelta(minutes=1))
        return int(told["total_threads"])

    def ask(self, order: Order) -> "Future[Any]":
        """Hand over one order, under the name of its clip: whoever asks for the same meanwhile gets the same."""
        name = kept.names(Path(), order.depends_on)[0].stem
        return self.client.submit(at_worker, order.told(), key=f"newsdesk-{name}", pure=True)

    async def finished(self) -> list["Future[Any]"]:
        """Return what is finished, after waiting a little for the first."""
        from distributed import wait

        try:
            with self.client.as_current():
                await wait(list(self.under_way), timeout=seconds(LOOK), return_when="FIRST_COMPLETED")
        except Exception:  # noqa: BLE001, S110 (time is up, or lost with the connection: `threads` says so)
            pass
        return [future for future in self.under_way if future.done()]

    async def fetched(self, future: "Future[Any]") -> AsyncIterator[tuple[Order, object]]:
        """Yield an order with its result; nothing where its worker was lost just now, and it is done again."""
        if future.status in {"cancelled", "lost"}:
            raise DeskError("cluster-lost", address=self.address)
        try:
            came = await asyncio.wait_for(future.result(), seconds(FETCHING))
        except TimeoutError:
            return
        except Exception as fault:
            raise DeskError("cluster-failed", address=self.address, why=short(fault)) from fault
        order = self.under_way.pop(future)
        future.release()
        self.heard = time.monotonic()
        yield order, came


def seconds(length: timedelta) -> float:
    """Return a length as libraries take it."""
    return length.total_seconds()
