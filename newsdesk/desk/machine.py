"""What is on this machine and what is missing, as the command `doctor` finds it."""

from collections.abc import Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from newsdesk.commands.machine.finding import MARKS, Finding, Purpose, State, is_ready
from newsdesk.desk.here import here_of
from newsdesk.desk.shown import show


def show_machine(request: Request) -> Response:
    """Show what was found last, or so far."""
    look = here_of(request).machine
    under_way, found = look.under_way, look.found  # in this order: what is said to be all must be all
    amiss = sum(one.state is State.AMISS for one in found)
    told: dict[str, Any] = {"purposes": _sorted(found), "marks": MARKS, "ready": is_ready(found), "amiss": amiss}
    return show(request, "machine.html", found=found, under_way=under_way, **told)


def examine(request: Request) -> Response:
    """Begin to look at the machine anew: a sentence is spoken into a file, measured and given to the player."""
    here = here_of(request)
    here.machine.begin()
    return RedirectResponse(f"{here.home}/machine", 303)


def _sorted(found: Sequence[Finding]) -> list[tuple[str, list[Finding]]]:
    """Return what was found by what people want to do."""
    return [(purpose.value, [one for one in found if one.what_for is purpose]) for purpose in Purpose]
