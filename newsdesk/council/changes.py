"""Figures before and after, as they stand in a story's evidence: nothing is reckoned that nobody wrote.

A claim is read clause by clause. "Lỗi tự kiểm tra giảm từ 11 xuống 2" is a change; "từ 14h đến 16h30" is none, and a
claim that says it fell while its figures rise is left alone.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from newsdesk.model.story import Evidence

FIGURE = r"[0-9][0-9.,]{0,20}(?<![.,])%?(?: [^\d\W][^\d,;:()]{0,40}?)?"
CHANGE = re.compile(
    r"(?P<what>[^\d\W][^;]*?)(?P<comma>,?) (?:(?P<verb>giảm|tăng|rút|kéo|nâng|hạ) )?từ "
    r"(?P<mean>(?:bình quân|trung bình) )?"
    rf"(?P<before>{FIGURE})(?:, trong đó [^,;]+,)? (?P<to>xuống|lên|còn)(?: còn)? (?P<after>{FIGURE})(?:,.*)?\Z"
)
PARTS = re.compile(r"(?P<number>[0-9][0-9.,]{0,20}(?<![.,]))(?P<unit>%?.*)\Z", re.DOTALL)
GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){1,3}(?:,[0-9]{1,3})?\Z")
SINGLE = re.compile(r"[0-9]{1,9}(?:,[0-9]{1,3})?\Z")
POWERS = {"nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9}
FALLS = frozenset(["giảm", "rút", "hạ"])


class Way(Enum):
    """Where a figure went."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as written, and what it is worth."""

    written: str
    number: Decimal
    """What the digits say: 3,9 of 3,9 triệu đồng."""
    unit: str
    """What follows the digits, its space included."""

    @property
    def worth(self) -> Decimal:
        """The number with its thousands or millions."""
        power = next((POWERS[word] for word in self.unit.split()[:1] if word in POWERS), 0)
        return self.number.scaleb(power)

    @property
    def measure(self) -> str:
        """What is counted, without thousands or millions."""
        words = self.unit.split()
        return " ".join(words[1:] if words[:1] and words[0] in POWERS else words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of one figure."""

    what: str
    comma: str
    """What parts it from the rest of the sentence, if anything does."""
    verb: str
    """As written before "từ"; empty where there was none."""
    mean: str
    """Such as "bình quân ", its space included."""
    before: Figure
    to: str
    after: Figure
    period: str
    source: str

    @property
    def way(self) -> Way:
        """Whether it rose or fell."""
        return Way.UP if self.after.worth > self.before.worth else Way.DOWN

    @property
    def alike(self) -> bool:
        """Whether both figures count the same, so that one may stand beside the other as a bar.

        One may say more than the other: từ 6,5% xuống 3,8% khối lượng nhập.
        """
        before, after = self.before.measure, self.after.measure
        return before.startswith(after) or after.startswith(before)


def figure(written: str) -> Figure | None:
    """Return a figure written as Vietnamese writes it: 1.840 lít, 6,5%; None where the number is a guess."""
    match = PARTS.match(written.strip())
    if not match or not (GROUPED.match(match["number"]) or SINGLE.match(match["number"])):
        return None
    number = Decimal(match["number"].replace(".", "").replace(",", "."))
    return Figure(written.strip(), number, match["unit"].rstrip())


def changes(evidence: Iterable[Evidence]) -> tuple[Change, ...]:
    """Return the changes that pieces of evidence tell of, in the order written."""
    return tuple(change for one in evidence for change in changes_of(one))


def changes_of(one: Evidence) -> Iterator[Change]:
    """Yield the changes that one claim tells of."""
    for clause in " ".join(one.claim.split()).split("; "):
        if change := _change(clause.rstrip(" ."), one):
            yield change


def _change(clause: str, one: Evidence) -> Change | None:
    match = CHANGE.match(clause)
    before, after = (figure(match[key]) for key in ("before", "after")) if match else (None, None)
    if not match or before is None or after is None:
        return None
    change = Change(
        what=match["what"],
        comma=match["comma"],
        verb=match["verb"] or "",
        mean=match["mean"] or "",
        before=before,
        to=match["to"],
        after=after,
        period=one.period or "",
        source=one.source or "",
    )
    return change if _holds(change) else None


def _holds(change: Change) -> bool:
    """Whether the figures go where the words say; where one has no measure of its own, it has that of the other."""
    if not change.alike or change.before.worth == change.after.worth:
        return False
    falls = change.to in ("xuống", "còn")
    if change.verb and (change.verb in FALLS) is not falls:
        return False
    return (change.way is Way.DOWN) is falls
