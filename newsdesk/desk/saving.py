"""Saving from the desk: what waits to be saved, the button, and two versions side by side where two people wrote."""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from newsdesk import messages
from newsdesk.commands import console, save
from newsdesk.commands.saving.pending import MINE, THEIRS, Pending
from newsdesk.desk import said
from newsdesk.desk.doing import Done, do, in_turn
from newsdesk.desk.here import here_of
from newsdesk.desk.shown import show
from newsdesk.desk.steps.asking import Field, Filled, filled
from newsdesk.errors import DeskError

WHAT = Field(
    name="what",
    label="Đã làm việc gì",
    hint="Vài chữ để người khác và chính mình sau này biết. Ví dụ: Viết xong bài bếp ăn.",
)
BY = Field(name="by", label="Người lưu", hint="Để trống thì lấy tên đã khai trên máy này.", needed=False, most=100)
LABELS = {"by": BY.label, "what": WHAT.label}
Row = tuple[str, str, bool]
"""A paragraph of one version, that of the other, and whether they are the same."""


def show_save(request: Request) -> Response:
    """Show what a save would record, and what waits for a choice."""
    return _page(request, Filled(), None)


async def save_all(request: Request) -> Response:
    """Save as the command does."""
    written = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
    return await run_in_threadpool(_saved, request, written)


def _saved(request: Request, written: Mapping[str, str]) -> Response:
    here = here_of(request)
    if path := written.get("path"):
        keep = written.get("keep", "")
        chosen = in_turn(here.writing, lambda: do("save", root=here.root, today=here.today(), what=path, keep=keep))
        return _ended(request, chosen, Filled())
    found = filled([WHAT, BY], written)
    if found.wrong:
        return _page(request, found, None)
    done = in_turn(here.writing, lambda: do("save", root=here.root, today=here.today(), **found.values))
    return _ended(request, done, found)


def _ended(request: Request, done: Done, found: Filled) -> Response:
    here = here_of(request)
    here.changed()
    if not done.well:
        return _page(request, found, done)
    came = [one for one in done.said if not one.endswith("…")]  # what goes on is over
    number = here.remember("Lưu và gửi", said.lines(came, LABELS))
    return RedirectResponse(f"{here.home}/done/{number}", 303)


def _page(request: Request, found: Filled, done: Done | None) -> Response:
    root = here_of(request).root
    changes, pending, unable = [], [], ""
    try:
        changes, pending = save.waiting(root), save.conflicts(root)
    except console.UsageFault as fault:
        unable = str(fault)
    except DeskError as fault:
        unable = messages.fault(fault)
    facts = {
        "changes": [one for one in changes if not one.why_not],
        "left": [one for one in changes if one.why_not],
        "pending": [(one, side_by_side(one)) for one in pending],
        "fields": [WHAT, BY],
        "filled": found,
        "said": said.lines(done.said, LABELS) if done else (),
        "unable": said.lines([unable]),
        "mine": MINE,
        "theirs": THEIRS,
    }
    return show(request, "save.html", status=422 if done or found.wrong else 200, **facts)


def side_by_side(pending: Pending) -> list[Row]:
    """Return two versions line by line, those that are the same beside each other."""
    one, other = ((text or "").split("\n") for text in (pending.mine, pending.theirs))
    rows: list[Row] = []
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        rows += _level(one[a:b], other[c:d], tag == "equal")
    return rows


def _level(one: Sequence[str], other: Sequence[str], same: bool) -> list[Row]:
    longest = max(len(one), len(other))
    padded = [[*lines, *[""] * (longest - len(lines))] for lines in (one, other)]
    return [(left, right, same) for left, right in zip(*padded, strict=True)]
