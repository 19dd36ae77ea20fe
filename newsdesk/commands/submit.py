"""Hand stories in for examination: who, on which day, and the stage `submitted`."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from newsdesk.commands import console, steps
from newsdesk.commands.header_edit import with_block
from newsdesk.model.approval import is_approved
from newsdesk.model.calendar import short_day
from newsdesk.model.names import STAGES
from newsdesk.model.story import Header, Stage, Story, Submitted
from newsdesk.problems import Problem, error
from newsdesk.rules.stages import shortened

FROM = (Stage.DRAFT, Stage.SUBMITTED, Stage.APPROVED, Stage.RETURNED)


def run(root: Path, today: date, stories: list[str], by: str, on: date | None = None) -> int:
    """Hand in each story as it stands; all of them or, if one cannot be, none."""
    if not by.strip():
        raise console.UsageFault('Cho biết ai trình: --by "Tổ nuôi dưỡng".')
    if not stories:
        raise console.UsageFault('Cho biết trình bài nào: submit exemplars/2026/ten-bai.md --by "Tổ nuôi dưỡng"')
    who = steps.one_line(by, "--by", steps.LONGEST_NAME)
    with console.alone(root):
        return steps.take(root, today, stories, Submitting(by=who, on=steps.day_of("Ngày trình", on, today)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitting:
    """Who hands in, when."""

    by: str
    on: date
    nothing: str = "Chưa trình bài nào."

    def obstacles(self, story: Story) -> Iterator[Problem]:
        """Yield stages that nobody hands in from, and what the council could not examine without."""
        header, place = story.header, story.origin.at("stage")
        if header.stage not in FROM:
            yield error(place, f"submit-{header.stage.value}")
        if header.stage is Stage.APPROVED and header.submitted and is_approved(story):
            yield error(place, "submit-approved")
        for key in ("date", "summary"):
            if getattr(header, key) is None:
                yield error(place, "submit-without", key=key)
        if not story.has_words:
            yield error(story.origin.line(story.body_line), "submit-without-body")

    def settled(self, story: Story) -> str:
        """Return what is said of a story that waits for the council already."""
        header = story.header
        if header.stage is not Stage.SUBMITTED or header.submitted is None:
            return ""
        if header.returned is not None and header.returned.on > header.submitted.on:
            return ""
        asked = header.submitted
        return f"đã trình từ ngày {short_day(asked.on)} ({asked.by}), {STAGES[header.stage]}."

    def header(self, story: Story) -> Header:
        """Return the header with who handed it in; an earlier return stays, for the council to see."""
        return replace(story.header, stage=Stage.SUBMITTED, submitted=Submitted(by=self.by, on=self.on))

    def written(self, content: bytes, story: Story) -> bytes:
        """Return the file with who handed it in."""
        del story
        return with_block(content, Stage.SUBMITTED, "submitted", {"by": self.by, "on": self.on.isoformat()})

    def by_hand(self, story: Story) -> Problem:
        """Return what is said of a header that cannot be edited."""
        return error(story.origin.at("stage"), "step-by-hand", key="submitted")

    def said(self, story: Story) -> Iterator[str]:
        """Yield that it waits now, and why it was returned before."""
        yield f"đã trình ngày {short_day(self.on)}, chờ Hội đồng thẩm định."
        if returned := story.header.returned:
            yield f"Lần trước {returned.by} trả lại ngày {short_day(returned.on)}: “{shortened(returned.reason)}”."
        yield f"Phiếu thẩm định và biên bản: python3 tasks.py examine {story.origin.path}"
