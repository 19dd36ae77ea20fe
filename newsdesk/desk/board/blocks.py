"""What keeps a story where it is, the heaviest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from newsdesk.council.waiting import SOON, days_waited, running_of
from newsdesk.desk.board import leave, words
from newsdesk.desk.board.nouns import Block, Weight
from newsdesk.model.calendar import short_day
from newsdesk.model.library import Library
from newsdesk.model.names import CAUSES
from newsdesk.model.story import Stage, Story
from newsdesk.problems import Problem, Severity
from newsdesk.rules.stages import shortened

LOOKED_AT = frozenset([Stage.DRAFT, Stage.SUBMITTED, Stage.RETURNED, Stage.APPROVED])
UNREAD = frozenset(["spoken-left", "abbreviation-unknown", "abbreviation-ambiguous"])
"""Codes of words that nobody could read aloud."""
SAID_HERE = frozenset(["approval-missing", "approval-of-other-text"])
"""Codes of errors that the board says in its own words, with a button beside them."""
PATIENCE = 14
"""Days at the council from which on a story is called out."""


@dataclass(frozen=True, slots=True)
class Case:
    """A story with all that the board asks of it."""

    story: Story
    library: Library
    problems: Sequence[Problem]
    today: date
    outdated: bool = False
    """Whether it was recorded and its words have changed since."""

    @property
    def errors(self) -> list[Problem]:
        """What stops publishing."""
        return [problem for problem in self.problems if problem.severity is Severity.ERROR]

    @property
    def unread(self) -> int:
        """How many words nobody could read aloud."""
        return sum(problem.code in UNREAD for problem in self.problems)

    @property
    def changed(self) -> bool:
        """Whether it is called approved but is no longer, or never was, what was approved."""
        return self.story.header.stage is Stage.APPROVED and not self.library.is_approved(self.story)


def blocks(case: Case) -> tuple[Block, ...]:
    """Return everything that keeps a story."""
    found = [*_errors(case), *_way(case)]
    if case.story.header.stage in LOOKED_AT:
        found += [*leave.withheld(case.story, case.library, case.today), *_days(case), *_ear(case)]
    return tuple(sorted(found, key=lambda block: list(Weight).index(block.weight)))


def _errors(case: Case) -> Iterator[Block]:
    errors = [problem for problem in case.errors if problem.code not in SAID_HERE]
    if errors:
        more = f"{len(errors)} LỖI, trước hết: " if len(errors) > 1 else "LỖI: "
        yield Block(more + words.first(errors[0]))


def _way(case: Case) -> Iterator[Block]:
    """Yield where a story waits on its way."""
    header = case.story.header
    if case.changed:
        yield Block("Đã sửa sau khi duyệt, phải duyệt lại." if header.approvals else "Chưa có phê duyệt nào.")
    if header.stage is Stage.SUBMITTED and header.submitted:
        days = days_waited(case.story, case.today)
        since = f"đã {days} ngày" if days > 0 else "hôm nay"
        yield Block(f"{header.submitted.by} trình, chờ Hội đồng {since}.", _patience(days))
    if header.stage is Stage.RETURNED and header.returned:
        back = header.returned
        yield Block(f"{back.by} trả lại ngày {short_day(back.on)}: “{shortened(back.reason)}”")
    if header.stage is Stage.WITHDRAWN and header.withdrawn:
        gone = header.withdrawn
        yield Block(f"Rút ngày {short_day(gone.on)}: {CAUSES[gone.because]}.", Weight.NOTE)
    if (running := running_of(case.story)) and running.until - case.today <= SOON:
        days = running.left(case.today)
        weight = Weight.STOPS if days <= PATIENCE else Weight.WAITS
        yield Block(f"Thực hiện đến ngày {short_day(running.until)}, {words.left(days)}.", weight)


def _patience(days: int) -> Weight:
    return Weight.STOPS if days >= PATIENCE else Weight.WAITS


def _days(case: Case) -> Iterator[Block]:
    header, today = case.story.header, case.today
    award = case.story.revoked_award(today)
    if award and award.revoked:
        yield Block(f"“{award.title}” đã bị thu hồi ngày {short_day(award.revoked)}, bài không còn được kể.")
    if header.expires and header.expires < today:
        yield Block(f"Chỉ được kể đến hết ngày {short_day(header.expires)}.", Weight.WAITS)
    if header.stage is Stage.APPROVED and header.date and header.date > today:
        yield Block(f"Chờ đến ngày {short_day(header.date)} mới được phổ biến.", Weight.NOTE)


def _ear(case: Case) -> Iterator[Block]:
    """Yield what stands between a story and the loudspeakers, though it can be told."""
    if case.unread:
        yield Block(f"{case.unread} chỗ máy chưa biết đọc thành lời.", Weight.WAITS)
    if any(problem.code == "story-long-for-ear" for problem in case.problems):
        yield Block("Bài dài, nghe trên loa khó theo hết: viết thêm bản ngắn.", Weight.WAITS)
    if case.outdated:
        yield Block("Lời đã sửa sau khi thu, cần thu lại.", Weight.WAITS)
