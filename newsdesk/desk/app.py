"""Every address of the desk and the page behind it."""

import tempfile
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from newsdesk import files, messages
from newsdesk.desk import help, machine, publishing, saving  # noqa: A004 (the page is called so)
from newsdesk.desk.board.pages import Boards
from newsdesk.desk.form import pages as form
from newsdesk.desk.here import Here
from newsdesk.desk.papers import pages as papers
from newsdesk.desk.shown import show
from newsdesk.desk.steps import pages as steps
from newsdesk.desk.steps import recording
from newsdesk.desk.story import places as story
from newsdesk.errors import DeskError

STATIC = Path(__file__).parent / "static"
THEME = Path(__file__).parents[2] / "theme" / "static"
"""The website's own letters."""

UNREADABLE = {
    400: "Không đọc được những gì vừa gửi: biểu mẫu bị hỏng giữa chừng hoặc có quá nhiều phần. Quay lại rồi thử lại.",
    413: "Những gì vừa gửi lên dài quá mức bàn nhận được. Quay lại, rút ngắn rồi gửi lại.",
}
"""What is said of a form that cannot be read, by its status."""


def desk_app(here: Here) -> Starlette:
    """Return the desk as an application; whoever may reach it is asked by `access.Guard` around it."""
    faults = {HTTPException: not_there, DeskError: stopped, OSError: refused, Exception: broken}
    app = Starlette(routes=[Mount(here.home, routes=routes())], exception_handlers=faults)
    app.state.here = here
    return app


def routes() -> list[BaseRoute]:
    """Return every address below the key."""
    return [
        *Boards().routes(),
        Route("/do/record", recording.show_recording),
        Route("/do/record", recording.take_recording, methods=["POST"]),
        Route("/do/record/sheet", recording.show_sheet),
        Route("/do/{step}", steps.show_step),
        Route("/do/{step}", steps.take_step, methods=["POST"]),
        Route("/done/{number:int}", steps.show_done),
        Route("/save", saving.show_save),
        Route("/save", saving.save_all, methods=["POST"]),
        Route("/publish", publishing.show_publish),
        Route("/publish", publishing.publish, methods=["POST"]),
        Route("/work/{number:int}", publishing.show_work),
        Route("/work/{number:int}/lines", publishing.follow_work),
        Route("/machine", machine.show_machine),
        Route("/machine", machine.examine, methods=["POST"]),
        Route("/help/", help.show_guides),
        Mount("/help/pictures", StaticFiles(directory=help.PLACE_OF_PICTURES)),
        Route("/help/{slug}", help.show_guide),
        *papers.routes(),
        *story.routes(),
        *form.routes(),
        Mount("/static", StaticFiles(directory=STATIC)),
        Mount("/theme", StaticFiles(directory=THEME)),
    ]


def not_there(request: Request, fault: Exception) -> Response:
    """Say that there is no such page."""
    status = fault.status_code if isinstance(fault, HTTPException) else 404
    if status in UNREADABLE:
        return show(request, "stopped.html", status=status, said=UNREADABLE[status])
    return show(request, "not_there.html", status=status)


def stopped(request: Request, fault: Exception) -> Response:
    """Say why the machine stops."""
    said = messages.fault(fault) if isinstance(fault, DeskError) else str(fault)
    return show(request, "stopped.html", status=503, said=said)


def refused(request: Request, fault: Exception) -> Response:
    """Say what the system refuses where no file was named: what is handed in lies beside the desk for a moment."""
    assert isinstance(fault, OSError)  # noqa: S101
    try:
        with files.machine_faults(Path(fault.filename or tempfile.gettempdir())):
            raise fault
    except DeskError as told:
        return stopped(request, told)


def broken(request: Request, fault: Exception) -> Response:
    """Say that the desk itself is at fault; the terminal holds what a developer needs."""
    del fault
    return show(request, "broken.html", status=500)
