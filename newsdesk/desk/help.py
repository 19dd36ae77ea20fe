"""The guides, at hand where the work is done."""

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from newsdesk.desk.shown import show
from newsdesk.site.help import body
from newsdesk.sources.guides import FOLDER, PICTURES, guides

HOME = Path(__file__).parents[2]
PLACE_OF_PICTURES = HOME / FOLDER / PICTURES


def show_guides(request: Request) -> Response:
    """Show which guides there are."""
    return show(request, "guides.html", guides=guides(HOME))


def show_guide(request: Request) -> Response:
    """Show one guide."""
    found = next((one for one in guides(HOME) if one.slug == request.path_params["slug"]), None)
    if found is None:
        raise HTTPException(404)
    return show(request, "guide.html", guide=found, body=body(found, ending=""))
