"""Tell how many pages Pelican has written."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from pelican import signals


@contextmanager
def counted(told: Callable[[int, int], None], pages: int) -> Iterator[None]:
    """Tell, while the block runs, how many of so many pages are written."""
    done = 0

    def written(path: Any, **_: Any) -> None:
        nonlocal done
        done += str(path).endswith(".html")
        told(min(done, pages), pages)

    signals.content_written.connect(written)
    try:
        yield
    finally:
        signals.content_written.disconnect(written)
