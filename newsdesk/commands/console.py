"""All talk with the terminal: what an editor reads, and what the exit code says."""

import json
import os
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from datetime import date, time
from pathlib import Path
from typing import Any, TextIO

from newsdesk import files, messages
from newsdesk.commands import progress
from newsdesk.errors import DeskError
from newsdesk.model.base import ISO_CLOCK, ISO_DAY
from newsdesk.problems import Problem

CLEAN, COPY, USAGE, MACHINE, STOPPED = 0, 1, 2, 3, 130
OUT = Path("đầu ra")
"""By what name people are told of standard output."""
HALT = "DỪNG: "
"""What stands before a fault of the machine."""
FIRST_YEAR, LAST_YEAR = 2000, 2100
"""Years that are taken for such."""
LOCK = ".cache/desk.lock"
UNFINISHED = ".cache/desk.unfinished"
"""There while a command writes: whoever finds it, the lock being free, knows that the last one was cut short."""
CUT_SHORT = (
    "Lệnh chạy lần trước trên bàn này bị ngắt giữa chừng. Đã dọn phần dở dang; việc ấy nếu chưa xong thì chạy lại."
)
WRITTEN = {".cache": 1, "output": 1, "audio_scripts": 1}
"""The folders that the machine fills and clears, and how many folders down it takes no link for one of its own."""
REMEMBERED = (UNFINISHED, ".cache/site.msgpack")
"""The files of what the machine remembers."""
ROOMS = {".cache/clips": 0, ".cache/cards": 0, ".cache/pictures": 1, ".cache/desk": 0}
"""The folders of it, and how many folders down these hold folders of files."""
FILLED = (
    "output",
    "output/site",
    "output/broadcast",
    "audio_scripts",
    "audio_scripts/scripts",
    "audio_scripts/rundowns",
)
"""The folders that people see into: what stands in the place of one is for them to put away."""
KEPT = ("exemplars", "content", "content/records")
"""Folders of people in which it writes too. What links lie in them is for `check` to say."""
QUOTED = re.compile(r"“(.*?)”(?!\w)", re.DOTALL)
AT_ONCE = 200
LONGEST_QUOTED = 80
"""Characters of what somebody typed that are said back: enough to know it by."""
NOT_OURS = re.compile(r"\n(?!  )")
"""A line break that begins no row of a list of ours."""
UNSEEN = {"Cc", "Cf", "Cs"}
"""Kinds of characters that move the cursor, turn the direction of a line, or are half of one."""


_LISTENER: ContextVar[list[str] | None] = ContextVar("listener", default=None)
_PATIENCE: ContextVar[float] = ContextVar("patience", default=600)
"""Seconds that a command waits for another one."""


class UsageFault(Exception):
    """What was asked cannot be understood; its text is what the person reads."""


def guarded(command: Callable[..., int], **asked: Any) -> int:
    """Run a command; say in one sentence why it could not be done. A bug is let through, to crash."""
    try:
        return command(**asked)
    except DeskError as fault:
        if fault.code == "changed-meanwhile":  # the machine is well
            complain(messages.fault(fault))
            return COPY
        complain(f"{HALT}{messages.fault(fault)}")
        return MACHINE
    except MemoryError:
        complain(f"{HALT}{messages.fault(DeskError('no-memory'))}")
        return MACHINE
    except UsageFault as fault:
        complain(in_short(str(fault)))
        return USAGE
    except KeyboardInterrupt:
        complain("Đã dừng theo yêu cầu. Bản phát hành trước vẫn còn nguyên.")
        return STOPPED


@contextmanager
def out_already() -> Iterator[None]:
    """Let what stops the work from here on say that the new release is out: nobody is told that the old one stands."""
    try:
        yield
    except DeskError as fault:
        fault.is_out = True
        raise


def in_short(said: str) -> str:
    """Return what is said of an argument so that the argument itself does nothing to a terminal and fills no screen."""
    seen = "".join(" " if c.isspace() and c != "\n" else c for c in said if _is_seen(c))
    return NOT_OURS.sub(" ", QUOTED.sub(lambda quoted: f"“{_cut(' '.join(quoted[1].split()))}”", seen))


def _is_seen(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) not in UNSEEN


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST_QUOTED else f"{words[:LONGEST_QUOTED].rstrip()}…"


def say(text: str) -> None:
    """Print a line for the person who asked."""
    _print(text, sys.stdout)


def complain(text: str) -> None:
    """Print a line about what went wrong."""
    _print(text, sys.stderr)


@contextmanager
def overheard() -> Iterator[list[str]]:
    """Give the list that collects, instead of the terminal, every line that is said meanwhile in this thread."""
    said: list[str] = []
    before = _LISTENER.set(said)
    try:
        yield said
    finally:
        _LISTENER.reset(before)


@contextmanager
def hurried(seconds: float) -> Iterator[None]:
    """Let what is done meanwhile in this thread wait so long at most for another command: a browser is waiting too."""
    before = _PATIENCE.set(seconds)
    try:
        yield
    finally:
        _PATIENCE.reset(before)


def as_typed(text: str, *, windows: bool = os.name == "nt") -> str:
    """Return words with the commands in them as somebody types them here: Python of Windows knows no python3."""
    return text.replace("python3 tasks.py", "py tasks.py") if windows else text


def _print(text: str, stream: TextIO) -> None:
    if (listener := _LISTENER.get()) is not None:
        listener += text.split("\n")
        return
    text = as_typed(text)
    try:
        with progress.aside():
            print(text, file=stream, flush=True)
    except UnicodeEncodeError:
        print(text.encode(stream.encoding or "ascii", "replace").decode(stream.encoding or "ascii"), file=stream)
    except OSError:  # whoever listened is gone, or what is said goes to a full disk: the work goes on unheard
        _hush(stream)


@contextmanager
def unheard() -> Iterator[None]:
    """Let a list go nowhere of which somebody wanted the head alone, or for which there is no room."""
    try:
        yield
    except OSError:
        _hush(sys.stdout)
    finally:
        try:
            sys.stdout.flush()
        except OSError:
            _hush(sys.stdout)


def _hush(stream: TextIO) -> None:
    """Let what is still said in a stream go nowhere: else Python complains of it once more at the end."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def show(problems: Iterable[Problem]) -> None:
    """Print each Problem on a line of its own."""
    show_lines(list(map(_line, problems)))


def show_lines(lines: Sequence[str]) -> None:
    """Print lines, many at once: a terminal takes its time for every piece."""
    for start in range(0, len(lines), AT_ONCE):
        say("\n".join(lines[start : start + AT_ONCE]))


def _line(problem: Problem) -> str:
    """Return a Problem as it is printed; what it quotes of a text moves no cursor and turns no line."""
    return _seen(messages.line(problem))


def _seen(line: str) -> str:
    return line if line.isprintable() else "".join(filter(_is_seen, line))


def report(problems: Iterable[Problem], stories: int) -> None:
    """Print every Problem, and how many there are of each kind in so many stories."""
    show_lines(reported(problems, stories))


def reported(problems: Iterable[Problem], stories: int) -> list[str]:
    """Return the lines of a report."""
    listed = list(problems)
    return [*map(_line, listed), messages.count(listed, stories)]


def show_as_json(problems: Iterable[Problem], stories: int) -> None:
    """Print every Problem as one JSON document for tools."""
    found = [messages.as_data(problem) for problem in problems]
    deliver(json.dumps({"stories": stories, "problems": found}, ensure_ascii=False, indent=1))


def deliver(text: str) -> None:
    """Print what was asked for: where it finds no room nothing was done, other than with what people are told."""
    if _LISTENER.get() is not None:
        say(text)
        return
    with delivering(), progress.aside():
        sys.stdout.write(f"{text}\n")


@contextmanager
def delivering() -> Iterator[None]:
    """Say of what is written to standard output meanwhile where it finds no room; whoever is gone wants no more of it.

    Raises DeskError as `files.machine_faults` does.
    """
    try:
        with files.machine_faults(OUT):
            try:
                yield
                sys.stdout.flush()
            except BrokenPipeError:
                _hush(sys.stdout)
    except DeskError:
        _hush(sys.stdout)  # else Python complains of it once more at the end
        raise


def at_home(root: Path, *folders: str) -> None:
    """Let no folder that the machine writes in be a link: it would write, and clear away, outside of the desk.

    Raises DeskError `folder-elsewhere`. `folders`: those that are asked for, by default all.
    """
    for folder in folders or (*WRITTEN, *KEPT):
        path = root / folder
        found = files.links_below(path, WRITTEN[folder]) if folder in WRITTEN else iter([path] * files.is_link(path))
        if (link := next(found, None)) is not None:
            raise DeskError("folder-elsewhere", path=link)


def _all_folders(root: Path) -> None:
    """Refuse what is no folder where the machine fills one: said before the work, of which nothing is made in vain."""
    for path in (root / name for name in FILLED):
        with files.machine_faults(path):
            if path.exists() and not path.is_dir():
                raise DeskError("not-a-folder", path=path)


@contextmanager
def alone(root: Path) -> Iterator[bool]:
    """Let one command at a time write in a desk, and clear away what a killed one left; whoever waits is told so.

    Gives whether the last one was cut short, which is said.
    """
    at_home(root)
    _all_folders(root)
    files.folder_alone(root / ".cache")
    files.file_alone(root / LOCK)  # a folder there is nobody's lock
    waiting = "Đang đợi một lệnh khác trên bàn này làm xong…"
    with files.only_one(root / LOCK, _PATIENCE.get(), waiting=lambda: say(waiting)):
        cut_short = files.exists(root / UNFINISHED)
        _straighten(root)
        try:
            files.put(root / UNFINISHED, b"")
            for name in ("exemplars", "content", "audio_scripts", ".cache/clips", ".cache/pictures"):
                files.sweep(root / name)
            files.sweep_here(root / ".cache")
            if cut_short:
                files.sweep(root / "output/office")  # a draft of a paper tells what the paper would
                files.sweep_here(root / "output")
                say(CUT_SHORT)
            yield cut_short
        finally:
            with suppress(DeskError):  # what ended the work is said, or that it is done: this comes after either
                files.remove(root / UNFINISHED)


def _straighten(root: Path) -> None:
    """Remove what is of the wrong kind where the machine remembers: all of that is made anew."""
    files.folder_alone(files.Twin(root / "output/site").folder)
    for name in REMEMBERED:
        files.file_alone(root / name)
    for name, below in ROOMS.items():
        files.files_alone(root / name, below)


def desk_at(folder: str | None, home: Path) -> Path:
    """Return the desk that was asked for, by default the folder of the project itself."""
    if folder is not None and not folder.strip():
        raise UsageFault("Sau --desk chưa có tên thư mục.")
    root = path_at(folder).absolute() if folder else home
    with files.machine_faults(root):
        missing = [] if files.exists(root / "content/facility.yaml") else ["content/facility.yaml"]
        missing += [] if files.exists(exemplars := root / "exemplars") and exemplars.is_dir() else ["thư mục exemplars"]
    if missing:
        raise UsageFault(
            f"Thư mục “{root}” chưa phải là một bàn biên tập: thiếu {' và '.join(missing)}. Kiểm tra lại --desk."
        )
    at_home(root, ".cache")  # what only reads a desk remembers there what it read
    return root


def path_at(written: str) -> Path:
    """Return a path as a person writes it; where nobody is called so, ~nobody is a name like any other."""
    with suppress(RuntimeError):
        return Path(written).expanduser()
    return Path(written)


def day(written: str | None) -> date:
    """Return the day that was asked for, by default the one that the clock says."""
    if written is None:
        return date.today()
    if ISO_DAY.match(written):
        with suppress(ValueError):
            asked = date.fromisoformat(written)
            if FIRST_YEAR <= asked.year <= LAST_YEAR:
                return asked
    raise UsageFault(f"Không hiểu ngày “{written}”. Viết năm-tháng-ngày, ví dụ 2026-09-10.")


def clock(written: str) -> time:
    """Return the time of day that was asked for."""
    if ISO_CLOCK.match(written):
        return time.fromisoformat(written)
    raise UsageFault(f"Không hiểu giờ “{written}”. Viết hai số giờ, hai chấm, hai số phút, ví dụ 08:00.")


def year(written: str | None, usual: int) -> int:
    """Return the year that was asked for, by default the usual one."""
    if written is None:
        return usual
    if written.isascii() and written.isdecimal() and FIRST_YEAR <= int(written) <= LAST_YEAR:
        return int(written)
    raise UsageFault(f"Không hiểu năm “{written}”. Viết một số từ {FIRST_YEAR} đến {LAST_YEAR}, ví dụ {usual}.")
