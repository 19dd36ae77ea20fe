"""One step of stories on their way: choose the files, see what stands against it, write all of them or none.

What was written is read back and asked of every rule before it is put on the disk: it must be the same story but for
the step, and no LỖI may stand in it.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol

from newsdesk import files, messages
from newsdesk.commands import console
from newsdesk.commands.progress import READING, progress
from newsdesk.commands.story_named import story_named
from newsdesk.errors import DeskError
from newsdesk.intake import Intake, remembering, take_in
from newsdesk.model.calendar import short_day
from newsdesk.model.story import Header, Story
from newsdesk.problems import Place, Problem, Severity, in_order
from newsdesk.rules import check
from newsdesk.sources.plain import Written
from newsdesk.sources.stories import read_story

UNREAD = {"Cc", "Cf", "Cs", "Co", "Cn"}
"""Kinds of characters that nobody sees, and that a name could hide behind."""
LONGEST_NAME, LONGEST_REASON = 200, 2000


class Step(Protocol):
    """What a command does to each story that it is given."""

    @property
    def nothing(self) -> str:
        """What is said where no story was changed, such as Chưa duyệt bài nào."""

    def obstacles(self, story: Story) -> Iterator[Problem]:
        """Yield what keeps a story from taking the step, the rules of the desk aside."""

    def settled(self, story: Story) -> str:
        """Return why there is nothing to do, or an empty text."""

    def header(self, story: Story) -> Header:
        """Return the header as it must read afterwards."""

    def written(self, content: bytes, story: Story) -> bytes:
        """Return the story's file with the step in it; raises ValueError where it cannot be put in."""

    def by_hand(self, story: Story) -> Problem:
        """Return what is said where the machine cannot put it in."""

    def said(self, story: Story) -> Iterator[str]:
        """Yield what is said of a story that took the step."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A story before a step and after it; content is None where there is nothing to write."""

    before: Story
    after: Story
    read: bytes | None = None
    """The file as it was when the step was put into it."""
    content: bytes | None = None
    problems: tuple[Problem, ...] = ()


def take(root: Path, today: date, named: Sequence[str], step: Step, *, only_block: str | None = None) -> int:
    """Let the named stories take a step, all of them or, if one cannot, none; return the exit code.

    A LỖI anywhere in a story stands against the step; with `only_block` only one in that block of its header does.
    """
    with progress(READING), remembering(root) as memory:
        intake = take_in(root, today, memory)
    meant = (story_named(intake.library, root, name, intake.problems) for name in named)
    stories = {story.origin.path: story for story in meant}
    taken = [_taken(root, story, step) for story in stories.values()]
    if problems := _against(intake, taken, today, only_block):
        console.show(problems)
        console.say(f"{messages.count(problems, len(taken))} {step.nothing}")
        return console.COPY
    try:
        _write(root, taken)
    except DeskError as fault:
        if fault.code != "changed-meanwhile":
            raise
        console.say(f"{messages.fault(fault)} {step.nothing}")
        return console.COPY
    for one in taken:
        lines = step.said(one.after) if one.content is not None else [step.settled(one.before)]
        for number, line in enumerate(lines):
            console.say(f"  {line}" if number else f"{one.before.origin.path}: {line}")
    return console.CLEAN


def _taken(root: Path, story: Story, step: Step) -> Taken:
    problems = tuple(step.obstacles(story))
    if problems or step.settled(story):
        return Taken(story, story, problems=problems)
    path = root / story.origin.path
    with files.machine_faults(path):
        read = path.read_bytes()
    try:
        content = step.written(read, story)
    except ValueError:
        return Taken(story, story, problems=(step.by_hand(story),))
    again, _ = read_story(Written(story.origin.path, len(content), content), dict(story.pictures))
    if again is None or again.header != step.header(story) or again.body != story.body:
        return Taken(story, story, problems=(step.by_hand(story),))
    return Taken(story, again, read, content)


def _write(root: Path, taken: Sequence[Taken]) -> None:
    """Write every story over what was read of it: asking every rule of a large desk takes seconds, and people save."""
    of = {root / one.before.origin.path: one for one in taken}
    contents = {path: one.content for path, one in of.items() if one.content is not None}
    files.write_all(contents, {path: of[path].read for path in contents})


def _against(intake: Intake, taken: Sequence[Taken], today: date, only_block: str | None) -> list[Problem]:
    """Return what stands against a step: what the command says itself, and every LỖI that the files would hold."""
    after = {one.after.origin.path: one.after for one in taken}
    desk = replace(intake.desk, stories=tuple(after.get(s.origin.path, s) for s in intake.desk.stories))
    found = [problem for one in taken for problem in one.problems]
    refused = {problem.place.path for problem in found}
    known = {_said(problem): problem for problem in _errors(intake.problems, after)}
    moved = {one.before.origin.path: one.after.body_line - one.before.body_line for one in taken}
    for problem in _errors(check(desk, today), after):
        if only_block and problem.place not in after[problem.place.path].origin.places(only_block):
            continue
        if _said(problem) in known:
            found.append(known[_said(problem)])
        elif problem.place.path not in refused:
            found.append(replace(problem, place=_as_it_stands(problem.place, after, moved)))
    return list(in_order(found))


def _errors(problems: Iterable[Problem], of: Iterable[str]) -> list[Problem]:
    paths = set(of)
    return [one for one in problems if one.place.path in paths and one.severity is Severity.ERROR]


def _said(problem: Problem) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """Return what a finding says, wherever in the file it stands."""
    return problem.place.path, problem.code, tuple(sorted(problem.facts.items()))


def _as_it_stands(place: Place, after: dict[str, Story], moved: dict[str, int]) -> Place:
    """Return a place of the file as it would be as the place in the file that the editor has open."""
    below = place.line >= after[place.path].body_line
    return Place(place.path, place.line - moved[place.path]) if below else place


def one_line(written: str, flag: str, most: int) -> str:
    """Return what somebody typed behind a flag: on one line, composed, without anything unseen."""
    line = files.nfc(" ".join(written.split()))
    if unseen := next((c for c in line if unicodedata.category(c) in UNREAD), None):
        raise console.UsageFault(f"Sau {flag} có ký tự không nhìn thấy (U+{ord(unseen):04X}). Gõ lại thay vì dán.")
    if len(line) > most:
        raise console.UsageFault(
            f"Phần sau {flag} dài {len(line)} ký tự, chỉ nhận đến {most}. Viết gọn lại; phần dài gửi kèm bằng văn bản."
        )
    return line


def day_of(step: str, on: date | None, today: date) -> date:
    """Return the day of a step, which cannot be still to come."""
    if on is not None and on > today:
        raise console.UsageFault(f"{step} (--on) không thể sau hôm nay, {short_day(today)}.")
    return on or today
