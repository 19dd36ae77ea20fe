"""Take stories back from every channel, with the day and the cause, and touch nothing else in their files."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from newsdesk.commands import console, stale_papers, steps
from newsdesk.commands.header_edit import with_block
from newsdesk.intake import remembering, take_in
from newsdesk.model.calendar import short_day
from newsdesk.model.exposed import names_of
from newsdesk.model.names import CAUSES
from newsdesk.model.standing_names import stands_in
from newsdesk.model.story import Cause, Header, Stage, Story, Withdrawn
from newsdesk.nearest import hint
from newsdesk.problems import Problem, error


def run(root: Path, today: date, stories: list[str], because: str, note: str = "", on: date | None = None) -> int:
    """Withdraw each story; all of them or, if one cannot be, none."""
    if not stories:
        raise console.UsageFault("Cho biết rút bài nào: withdraw exemplars/2026/ten-bai.md --because mistake")
    withdrawing = Withdrawing(
        because=_cause(because),
        note=steps.one_line(note, "--note", steps.LONGEST_REASON) or None,
        on=steps.day_of("Ngày rút", on, today),
    )
    with console.alone(root):
        # Whatever else is wrong with a story is no reason to go on telling it.
        code = steps.take(root, today, stories, withdrawing, only_block="withdrawn")
        if code == console.CLEAN:
            _clear_papers(root, today)
    return code


def _clear_papers(root: Path, today: date) -> None:
    """Remove the papers that tell of a withdrawn story: no publish makes them anew without it."""
    with remembering(root) as memory:
        library = take_in(root, today, memory).library
    for name in stale_papers.remove_withdrawn(root, library) if library else ():
        console.say(f"Đã xóa giấy tờ có bài đã rút: {name}")


def _cause(written: str) -> Cause:
    known = {cause.value: cause for cause in Cause}
    if written in known:
        return known[written]
    listed = ", ".join(f"{cause.value} ({CAUSES[cause]})" for cause in Cause)
    missing = f"Không có lý do “{written}”.{hint(written, list(known))}" if written else "Chưa ghi lý do rút bài."
    raise console.UsageFault(f"{missing} Thêm --because với một trong: {listed}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawing:
    """When a story is taken back, and why."""

    because: Cause
    on: date
    note: str | None
    nothing: str = "Chưa rút bài nào."

    def obstacles(self, story: Story) -> Iterator[Problem]:
        """Yield people of the story whom the note names: what is kept of a withdrawal holds nobody's name."""
        for position, person in enumerate(story.header.people):
            if self.note and any(stands_in(name, self.note) for name in names_of(person)):
                yield error(story.origin.at("people", position), "withdraw-names")

    def settled(self, story: Story) -> str:
        """Return what is said of a story that was withdrawn before."""
        old = story.header.withdrawn
        if story.header.stage is not Stage.WITHDRAWN or old is None:
            return ""
        return f"đã rút từ ngày {short_day(old.on)} ({CAUSES[old.because]}), không đổi."

    def header(self, story: Story) -> Header:
        """Return the header with when and why it was taken back."""
        withdrawn = Withdrawn(on=self.on, because=self.because, note=self.note)
        return replace(story.header, stage=Stage.WITHDRAWN, withdrawn=withdrawn)

    def written(self, content: bytes, story: Story) -> bytes:
        """Return the file with when and why it was taken back."""
        del story
        entry = {"on": self.on.isoformat(), "because": self.because.value} | ({"note": self.note} if self.note else {})
        return with_block(content, Stage.WITHDRAWN, "withdrawn", entry)

    def by_hand(self, story: Story) -> Problem:
        """Return what is said of a header that cannot be edited."""
        return error(story.origin.at("stage"), "step-by-hand", key="withdrawn")

    def said(self, story: Story) -> Iterator[str]:
        """Yield what is still to do: the last publish holds the story yet."""
        del story
        yield f"đã rút ngày {short_day(self.on)} ({CAUSES[self.because]})."
        yield "Trang thông tin và loa còn giữ bài đến lần phát hành sau. Chạy ngay: python3 tasks.py publish"
