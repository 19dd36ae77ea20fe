"""What both papers of an examination say in the same words: evidence, earlier answers, open lines."""

from collections.abc import Iterator

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Mm

from newsdesk.model.calendar import office_day
from newsdesk.model.names import CAUSES
from newsdesk.model.story import Evidence, Story
from newsdesk.office.documents import write
from newsdesk.office.figures import within
from newsdesk.rules.stages import shortened

ACROSS = 165.0
"""Millimetres from margin to margin."""


def evidence_words(evidence: Evidence) -> str:
    """Return a figure with its period, source and the source's day."""
    period = f" ({within(evidence.period)})" if evidence.period else ""
    day = f", ngày {office_day(evidence.on)}" if evidence.on else ""
    source = f"Nguồn: {evidence.source}{day}." if evidence.source else "Chưa ghi nguồn."
    return f"{evidence.claim.rstrip('.')}{period}. {source}"


def earlier(story: Story, *, brief: bool = False) -> Iterator[str]:
    """Yield what the council answered before, as far as the file tells; a brief reason fits a narrow column."""
    header = story.header
    if header.returned:
        reason = shortened(header.returned.reason) if brief else " ".join(header.returned.reason.split())
        stop = "" if reason.endswith((".", "?", "!", "…")) else "."
        yield f"{header.returned.by} trả lại ngày {office_day(header.returned.on)}: {reason}{stop}"
    # Who approved twice on one day, after a word was put right, approved once as far as a reader can tell.
    yield from dict.fromkeys(f"{one.by}, {one.office}, duyệt ngày {office_day(one.on)}." for one in header.approvals)
    if header.withdrawn:
        yield f"Đã rút ngày {office_day(header.withdrawn.on)} ({CAUSES[header.withdrawn.because]})."


def open_lines(paper: Document, words: str, lines: int) -> None:
    """Add words with dots behind them to the margin, and so many lines in all, to be written on by hand."""
    for number in range(lines):
        line = paper.add_paragraph()
        line.paragraph_format.tab_stops.add_tab_stop(Mm(ACROSS), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        line.paragraph_format.keep_with_next = number < lines - 1
        if words and not number:
            write(line, f"{words} ")
        line.add_run("\t")  # `write` takes a tab for an idle space
