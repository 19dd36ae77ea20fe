"""Write an approval into the header of stories, and touch nothing else in their files."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from newsdesk.commands import console, steps
from newsdesk.commands.header_edit import with_approval
from newsdesk.model.approval import is_approved, signed_digest
from newsdesk.model.names import STAGES
from newsdesk.model.story import Approval, Header, Stage, Story
from newsdesk.nearest import same
from newsdesk.problems import Problem, error
from newsdesk.rules.stages import unsigned


def run(root: Path, today: date, stories: list[str], by: str, office: str, on: date | None = None) -> int:
    """Approve the text of each story as it stands now; all of them or, if one cannot be, none."""
    if not by.strip() or not office.strip():
        raise console.UsageFault('Cho biết ai duyệt và chức vụ: --by "Họ và tên" --office "Phó Trưởng Cơ sở".')
    if not stories:
        raise console.UsageFault("Cho biết duyệt bài nào: approve exemplars/2026/ten-bai.md --by … --office …")
    if same(by, ("Họ và tên",)) or not any(map(str.isalpha, by)) or not any(map(str.isalpha, office)):
        raise console.UsageFault(
            f"“{by} – {office}” không phải tên và chức vụ của ai. Ghi họ và tên thật, chức vụ thật của người duyệt: "
            '--by "…" --office "…".'
        )
    approving = Approving(
        by=steps.one_line(by, "--by", steps.LONGEST_NAME),
        office=steps.one_line(office, "--office", steps.LONGEST_NAME),
        on=steps.day_of("Ngày duyệt", on, today),
    )
    with console.alone(root):
        return steps.take(root, today, stories, approving)


@dataclass(frozen=True, slots=True, kw_only=True)
class Approving:
    """Who approves, in which office, when."""

    by: str
    office: str
    on: date
    nothing: str = "Chưa duyệt bài nào."

    def obstacles(self, story: Story) -> Iterator[Problem]:
        """Yield stages that nobody approves from: what was not handed in, or was sent back since."""
        if story.header.stage not in (Stage.SUBMITTED, Stage.APPROVED):
            place = story.origin.at("stage")
            yield error(place, "approve-stage", stage=STAGES[story.header.stage], path=story.origin.path)
        yield from unsigned(story)

    def settled(self, story: Story) -> str:
        """Return what is said of a text that was approved as it stands."""
        return "đã duyệt từ trước, nội dung không đổi." if is_approved(story) and _after_all(story) else ""

    def header(self, story: Story) -> Header:
        """Return the header with one more approval."""
        return replace(story.header, stage=Stage.APPROVED, approvals=(*story.header.approvals, self._approval(story)))

    def written(self, content: bytes, story: Story) -> bytes:
        """Return the file with one more approval."""
        return with_approval(content, self._approval(story))

    def by_hand(self, story: Story) -> Problem:
        """Return what is said of a header that cannot be edited."""
        return error(story.origin.at("stage"), "approve-by-hand")

    def said(self, story: Story) -> Iterator[str]:
        """Yield the code that the paper of the decision may bear."""
        yield f"đã duyệt, mã {signed_digest(story)[:6].upper()}."

    def _approval(self, story: Story) -> Approval:
        return Approval(by=self.by, office=self.office, on=self.on, digest=signed_digest(story))


def _after_all(story: Story) -> bool:
    """Whether the last approval is no older than what it answers."""
    header = story.header
    asked = [block.on for block in (header.submitted, header.returned) if block is not None]
    return header.approvals[-1].on >= max(asked, default=date.min)
