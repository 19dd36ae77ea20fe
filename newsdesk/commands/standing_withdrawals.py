"""What status says of consent that was taken back: every step that is not done yet, with its days."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from newsdesk import messages
from newsdesk.commands import withdrawal_records
from newsdesk.commands.withdrawal_words import STEPS
from newsdesk.council.clocks import Due, due
from newsdesk.model.calendar import short_day
from newsdesk.model.papers import Papers


def lines(root: Path, papers: Papers, today: date) -> Iterator[str]:
    """Yield a line for each withdrawal that is not settled, and one for each step that is open."""
    if damaged := list(withdrawal_records.check(root)):
        yield from map(messages.line, damaged)
        return
    for one in withdrawal_records.read(root):
        if not one.is_open:
            continue
        yield f"Rút phiếu {one.slip}, nhận ngày {short_day(one.received)}, chưa xong:"
        steps = due(one, papers)
        if not steps:
            yield "  Chưa biết thời hạn: khai mục clocks trong content/papers.yaml."
        for step in steps:
            if step.done is None:
                yield f"  {STEPS[step.step]}: hạn {short_day(step.by)}, {_left(step, today)}."


def _left(step: Due, today: date) -> str:
    days = step.left(today)
    if days < 0:
        return f"QUÁ HẠN {-days} ngày"
    return f"còn {days} ngày" if days else "hôm nay là ngày cuối"
