"""How far long work is: a bar at a real terminal, a word to whoever listens, nothing anywhere else.

Layers below know nothing of it: they are handed a `Told` and call it with how much is done of how much.
"""

import json
import os
import sys
import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

Told = Callable[[int, int], None]
"""Hears (done, in all)."""
ToldOf = Callable[[str, int, int], None]
"""Hears (what, done, in all)."""
DELAY = 1.0
"""Seconds after which a bar appears: what is over sooner needs none, and rich takes a moment to load."""
LINES = "NEWSDESK_PROGRESS"
"""Set to “lines” by whoever runs a command as a process of its own: what a bar would show comes as JSON lines."""
READING = "Đang đọc và soát mọi bài"
"""What takes longest on most days: it is done as one, and nobody knows how far it is."""
OFTEN = 0.2
"""Seconds between two such lines of the same work."""
SMOOTH, LEGACY = 8, 2
"""Times a second that a bar is drawn; old consoles of Windows flicker."""
_listening: ContextVar[ToldOf | None] = ContextVar("progress", default=None)
T = TypeVar("T")


@contextmanager
def heard_by(listener: ToldOf) -> Iterator[None]:
    """Let somebody hear, in place of the terminal, how far the work of this thread is."""
    before = _listening.set(listener)
    try:
        yield
    finally:
        _listening.reset(before)


@contextmanager
def progress(what: str) -> Iterator[Told]:
    """Give what is to be told how far one piece of work is."""
    with stages({what: what}) as told:
        yield lambda done, total: told(what, done, total)


@contextmanager
def stages(names: Mapping[str, str]) -> Iterator[ToldOf]:
    """Give what is to be told how far work of several stages is; `names`: what people call each."""
    hear, bar = _listening.get() or _lines(), None
    if hear is None and _is_shown():
        bar = _Bar(next(iter(names.values())))
        hear = bar.tell
    try:
        yield lambda stage, done, total: hear(names[stage], done, total) if hear else None
    finally:
        if bar:
            bar.close()


def over(what: str, things: Collection[T]) -> Iterator[T]:
    """Yield the same things, and tell how many of them are done."""
    return counted(what, things, len(things))


def counted(what: str, things: Iterable[T], total: int) -> Iterator[T]:
    """Yield the same things as they come, and tell how many of them are done."""
    with progress(what) as told:
        for number, thing in enumerate(things):
            told(number, total)
            yield thing
        told(total, total)


@contextmanager
def aside() -> Iterator[None]:
    """Take the bar away while a line is printed."""
    bar = _Bar.shown
    if bar is None:
        yield
        return
    with bar.hidden():
        yield


def _is_shown() -> bool:
    """Whether somebody looks at a terminal that can draw; never a bar in a bar, never one of another thread's."""
    if os.environ.get("CI") or os.environ.get("TERM") == "dumb" or _Bar.shown:
        return False
    at_work = threading.current_thread() is threading.main_thread()
    return at_work and all(stream is not None and stream.isatty() for stream in (sys.stdout, sys.stderr))


def _lines() -> ToldOf | None:
    """Return what says it in lines, where whoever started us asked for that."""
    if os.environ.get(LINES) != "lines":
        return None
    last = -OFTEN

    def tell(what: str, done: int, total: int) -> None:
        nonlocal last
        if done >= total or time.monotonic() - last >= OFTEN:
            last = time.monotonic()
            line = json.dumps({"progress": what, "done": done, "total": total}, ensure_ascii=False)
            sys.stderr.write(f"{line}\n")
            sys.stderr.flush()

    return tell


class _Bar:
    """A bar that appears when work lasts, and is gone when it is over, whatever ended it."""

    shown: "_Bar | None" = None

    def __init__(self, what: str) -> None:
        self._what, self._done, self._total = what, 0, 0
        self._drawn: tuple[Progress, TaskID] | None = None
        self._lock = threading.RLock()
        self._timer = threading.Timer(DELAY, self._appear)
        self._timer.daemon = True
        _Bar.shown = self
        self._timer.start()

    def tell(self, what: str, done: int, total: int) -> None:
        """Say how far the work is."""
        with self._lock:
            another, self._what, self._done, self._total = what != self._what, what, done, total
            if self._drawn and another:
                self._drawn[0].reset(self._drawn[1], description=what, total=total or None, completed=done)
            elif self._drawn:
                self._drawn[0].update(self._drawn[1], total=total or None, completed=done)

    def _appear(self) -> None:
        with self._lock:
            if _Bar.shown is not self:
                return
            drawn = _drawing()
            if drawn is None:
                return
            task = drawn.add_task(self._what, total=self._total or None, completed=self._done)
            self._drawn = drawn, task
            drawn.start()

    @contextmanager
    def hidden(self) -> Iterator[None]:
        """Take the bar off the screen while the block runs."""
        with self._lock:
            if self._drawn:
                self._drawn[0].stop()
            try:
                yield
            finally:
                if self._drawn and _Bar.shown is self:
                    self._drawn[0].start()

    def close(self) -> None:
        """Take the bar away for good, and give the cursor back."""
        self._timer.cancel()
        with self._lock:
            _Bar.shown = None
            if self._drawn:
                self._drawn[0].stop()


def _drawing() -> "Progress | None":
    """Return what draws a bar; None where rich sees no terminal."""
    from rich.console import Console  # only now: it takes a tenth of a second, and most work is over before
    from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn
    from rich.text import Text

    class Left(ProgressColumn):
        """How long it still takes."""

        def render(self, task: Task) -> Text:
            """Return it in words."""
            return Text(left(task.time_remaining))

    class Count(ProgressColumn):
        """How much of how much; where nobody knows, for how long already."""

        def render(self, task: Task) -> Text:
            """Return it in figures."""
            told = f"{int(task.completed)}/{int(task.total)}" if task.total else f"đã {int(task.elapsed or 0)} giây"
            return Text(told)

    console = Console(file=sys.stderr)
    if not console.is_terminal:
        return None
    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(30),
        Count(),
        Left(),
        console=console,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
        refresh_per_second=LEGACY if console.legacy_windows else SMOOTH,
    )


def left(seconds: float | None) -> str:
    """Return how long work still takes, in words that do not change with every look."""
    if seconds is None:
        return ""
    rest = timedelta(seconds=seconds)
    if rest < timedelta(minutes=1):
        return f"còn khoảng {max(5, -(-rest.seconds // 5) * 5)} giây"
    minutes = -(-int(rest.total_seconds()) // 60)
    return f"còn khoảng {minutes} phút" if minutes < 60 else f"còn khoảng {minutes // 60} giờ {minutes % 60} phút"
