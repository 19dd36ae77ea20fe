"""Send stories back to their unit with a reason, and touch nothing else in their files."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from newsdesk.commands import console, steps
from newsdesk.commands.header_edit import with_block
from newsdesk.model.calendar import short_day
from newsdesk.model.names import STAGES
from newsdesk.model.story import Header, Returned, Stage, Story
from newsdesk.problems import Problem, error
from newsdesk.rules.stages import unsigned


def run(root: Path, today: date, stories: list[str], by: str, reason: str, on: date | None = None) -> int:
    """Send each story back; all of them or, if one cannot be, none."""
    if not by.strip() or not reason.strip():
        raise console.UsageFault(
            'Cho biết ai trả lại và vì sao: --by "Thư ký Hội đồng" --reason "Bổ sung nguồn số liệu."'
        )
    if not stories:
        raise console.UsageFault("Cho biết trả lại bài nào: return exemplars/2026/ten-bai.md --by … --reason …")
    sending = SendingBack(
        by=steps.one_line(by, "--by", steps.LONGEST_NAME),
        reason=steps.one_line(reason, "--reason", steps.LONGEST_REASON),
        on=steps.day_of("Ngày trả lại", on, today),
    )
    with console.alone(root):
        return steps.take(root, today, stories, sending)


@dataclass(frozen=True, slots=True, kw_only=True)
class SendingBack:
    """Who sends back, when, what for."""

    by: str
    on: date
    reason: str
    nothing: str = "Chưa trả lại bài nào."

    def obstacles(self, story: Story) -> Iterator[Problem]:
        """Yield stages that nobody sends back from: only what was handed in is answered."""
        if story.header.stage not in (Stage.SUBMITTED, Stage.RETURNED):
            place = story.origin.at("stage")
            yield error(place, "return-stage", stage=STAGES[story.header.stage], path=story.origin.path)
        yield from unsigned(story)

    def settled(self, story: Story) -> str:
        """Return what is said of a story that was sent back for the same reason."""
        old = story.header.returned
        same = story.header.stage is Stage.RETURNED and old == self._returned
        return "đã trả lại từ trước với lý do ấy." if same else ""

    def header(self, story: Story) -> Header:
        """Return the header with who sent it back and why."""
        return replace(story.header, stage=Stage.RETURNED, returned=self._returned)

    def written(self, content: bytes, story: Story) -> bytes:
        """Return the file with who sent it back and why."""
        del story
        entry = {"by": self.by, "on": self.on.isoformat(), "reason": self.reason}
        return with_block(content, Stage.RETURNED, "returned", entry)

    def by_hand(self, story: Story) -> Problem:
        """Return what is said of a header that cannot be edited."""
        return error(story.origin.at("stage"), "step-by-hand", key="returned")

    def said(self, story: Story) -> Iterator[str]:
        """Yield that it is with its unit again, and how it comes back."""
        yield f"đã trả lại ngày {short_day(self.on)}. Đơn vị sửa xong thì trình lại:"
        yield f"python3 tasks.py submit {story.origin.path} --by …"

    @property
    def _returned(self) -> Returned:
        return Returned(by=self.by, on=self.on, reason=self.reason)
