"""The gate before everything that goes out: every Problem is said, and with a LỖI nothing passes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from newsdesk.commands import console, reading
from newsdesk.commands.progress import READING, progress
from newsdesk.commands.reading import Readable, Reading
from newsdesk.intake import form_of, remembering, take_in
from newsdesk.model.facility import Facility
from newsdesk.model.library import Library
from newsdesk.model.papers import Papers
from newsdesk.problems import Severity, any_error, in_order

UNTOUCHED = "Chưa phát hành gì. Bản phát hành trước vẫn còn nguyên."
NO_PAPER = "Chưa làm giấy tờ nào. Sửa các chỗ trên rồi chạy lại."


@contextmanager
def passed(root: Path, today: date, stopped: str = UNTOUCHED) -> Iterator[Readable | None]:
    """Read a desk, print what is wrong with it, and give it if nothing stops what was asked for."""
    desk = read(root, today, stopped).sound
    yield desk
    if desk:
        desk.library.remembered.write_down()  # what a channel may tell was reckoned after the desk was read


def read(root: Path, today: date, stopped: str = UNTOUCHED) -> Reading:
    """Read a desk and print what is wrong with it, and in the words of `stopped` that this stops what was asked for."""
    found = reading.read(root, today)
    report(found, stopped)
    return found


def report(found: Reading, stopped: str = UNTOUCHED) -> list[str]:
    """Print what is wrong with a desk, and in the words of `stopped` that this stops what was asked for.

    Return the lines that say what is wrong.
    """
    lines = console.reported(found.problems, found.stories)
    console.show_lines(lines)
    if found.sound is None:
        console.say(stopped)
    return lines


@contextmanager
def library(root: Path, today: date) -> Iterator[Library | None]:
    """Read what people wrote, for papers that tell nothing of sound, and give it if no LỖI stands in it.

    Only what stops the papers is printed, all at once: what is merely worth a look is for `check` to say.
    """
    with progress(READING), remembering(root) as memory:
        intake = take_in(root, today, memory)
    stopping = [problem for problem in intake.problems if problem.severity is Severity.ERROR]
    if any_error(stopping) or intake.library is None:
        console.report(stopping, intake.stories)
        console.say(NO_PAPER)
        yield None
    else:
        yield intake.library
        memory.remembered.write_down()


@dataclass(frozen=True, slots=True)
class Form:
    """What a blank form prints: who the facility is and what its papers say."""

    facility: Facility
    papers: Papers


def form(root: Path, today: date) -> Form | None:
    """Return what a blank form prints if it can be read, whatever else of the desk is to be put right.

    A story that lacks a slip has a LỖI because of it: the form that mends it must be had meanwhile.
    """
    facility, papers, problems = form_of(root, today)
    stopping = in_order(problem for problem in problems if problem.severity is Severity.ERROR)
    if stopping or facility is None:
        console.show(stopping)
        console.say(NO_PAPER)
        return None
    return Form(facility, papers)
