"""How a Dask scheduler is reached: the library, the certificates, a connection that ends in time, its words unheard."""

import asyncio
import logging
import warnings
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from newsdesk.audio.extras import installing
from newsdesk.audio.orders import in_short
from newsdesk.errors import DeskError

if TYPE_CHECKING:
    from distributed import Client

PACKAGE, TRIED = "distributed", "2026.8.0"
REACHING = timedelta(seconds=10)
"""For a scheduler to answer."""
LEAVING = timedelta(seconds=2)
"""For a connection to be closed."""
LOUD = ("distributed", "tornado", "asyncio")
"""Loggers that would write to the terminal what is said here in a sentence."""


def make_ready(address: str) -> None:
    """Load the library, which sets up its log when it is loaded, and see that it has what the address asks for."""
    try:
        from distributed import Security
    except ImportError as fault:
        raise DeskError("cluster-not-installed", command=installing(PACKAGE, TRIED)) from fault
    except Exception as fault:  # it reads its own files of configuration when it is loaded
        raise DeskError("cluster-unreachable", address=address, why=short(fault)) from fault
    try:
        certified = Security().get_connection_args("client").get("ssl_context")
    except (OSError, TypeError, ValueError) as fault:
        raise DeskError("cluster-certificates", address=address) from fault
    if address.startswith("tls:") and not certified:
        raise DeskError("cluster-certificates", address=address)


@asynccontextmanager
async def connected(address: str) -> AsyncIterator["Client"]:
    """Give a connection to a scheduler; whatever else may listen there, this ends in time."""
    from distributed import Client

    client = Client(address, asynchronous=True, timeout=f"{REACHING.total_seconds()}s", set_as_default=False)
    try:
        try:
            await asyncio.wait_for(client, REACHING.total_seconds() + 1)
        except Exception as fault:  # refused, timed out, unfit certificates, or nothing of Dask's that answers
            raise DeskError("cluster-unreachable", address=address, why=short(fault)) from fault
        yield client
    finally:
        with suppress(Exception):
            await client.close(timeout=LEAVING.total_seconds())
        client.status = "closed"  # else it would try again when it is thrown away, and complain


@contextmanager
def hushed() -> Iterator[None]:
    """Keep a library's warnings and log from the terminal meanwhile."""
    names = [name for name in [*LOUD, *logging.root.manager.loggerDict] if name.partition(".")[0] in LOUD]
    before = {name: logging.getLogger(name).level for name in names}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in names:
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
        try:
            yield
        finally:
            for name, level in before.items():
                logging.getLogger(name).setLevel(level)


def short(fault: BaseException) -> str:
    """Return what a library says of a fault, in a line."""
    return in_short(f"{type(fault).__name__}: {fault}").removesuffix(":")
