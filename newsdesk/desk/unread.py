"""What every page says while the facility's own files cannot be read."""

from starlette.requests import Request
from starlette.responses import Response

from newsdesk import messages
from newsdesk.desk import said
from newsdesk.desk.here import here_of
from newsdesk.desk.shown import show
from newsdesk.problems import Severity


def unread(request: Request) -> Response:
    """Say what keeps the desk from being read: nobody knows its units and fields, so nothing can be chosen."""
    here = here_of(request)
    if away := here.away:
        return show(request, "stopped.html", status=503, said=away)
    problems = here.reading().problems
    errors = said.lines([messages.line(one) for one in problems if one.severity is Severity.ERROR])
    return show(request, "unread.html", status=503, errors=errors)
