"""The board: every story by stage and unit, and what waits for whom."""

from starlette.requests import Request
from starlette.responses import Response

from newsdesk.desk.here import here_of
from newsdesk.desk.shown import show


def show_board(request: Request) -> Response:
    """Show where the desk stands."""
    return show(request, "board.html", reading=here_of(request).reading())
