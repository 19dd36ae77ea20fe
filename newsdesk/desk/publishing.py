"""Publishing from the desk: what stands in the way, the button, and the work followed line by line."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from dataclasses import asdict

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from newsdesk import messages
from newsdesk.desk import said
from newsdesk.desk.here import here_of
from newsdesk.desk.shown import environment, show
from newsdesk.desk.work import Far, Work
from newsdesk.problems import Severity

PACE = 0.15
"""Seconds between two looks at what was said."""


def show_publish(request: Request) -> Response:
    """Show what would be published and what stands against it."""
    here = here_of(request)
    reading = here.reading()
    errors = said.lines([messages.line(one) for one in reading.problems if one.severity is Severity.ERROR])
    return show(request, "publish.html", errors=errors, under_way=here.workshop.under_way)


def publish(request: Request) -> Response:
    """Begin to publish; where something goes on already, lead to it."""
    here = here_of(request)
    work = here.workshop.begin("Phát hành", ["publish", "--today", here.today().isoformat()])
    return RedirectResponse(f"{here.home}/work/{work.number}", 303)


def show_work(request: Request) -> Response:
    """Show what some work said so far."""
    work = _work(request)
    heard = list(work.said)  # more may be said while the page is made: that is told from here on
    return show(request, "work.html", work=work, said=said.lines(heard), seen=len(heard))


def follow_work(request: Request) -> Response:
    """Tell what some work says, as it says it; the last event bears how it ended."""
    return StreamingResponse(_events(request, _work(request)), media_type="text/event-stream")


def _work(request: Request) -> Work:
    found = here_of(request).workshop.found(request.path_params["number"])
    if found is None:
        raise HTTPException(404)
    return found


async def _events(request: Request, work: Work) -> AsyncIterator[str]:
    """Yield events: lines as HTML, then `done` with what is to be said of it."""
    seen = request.query_params.get("seen", "")
    here, told = here_of(request), int(seen) if re.fullmatch(r"[0-9]{1,6}", seen, re.ASCII) else 0
    listed = environment().get_template("parts/said.html").make_module({"home": here.home, "here": here}).listed  # type: ignore[attr-defined]
    far: Far | None = None
    while not await request.is_disconnected():
        code, lines = work.code, work.said[told:]
        if work.far != far:
            far = work.far
            yield f"event: far\ndata: {json.dumps(asdict(far), ensure_ascii=False) if far else 'null'}\n\n"
        if lines:
            told += len(lines)
            yield f"id: {told}\ndata: {json.dumps(listed(said.lines(lines)), ensure_ascii=False)}\n\n"
        if code is not None:
            here.changed()
            yield f"event: done\ndata: {code}\n\n"
            return
        await asyncio.sleep(PACE)
