"""The pages of the papers: which there are, what one is asked for, what lies there already."""

from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from newsdesk import files
from newsdesk.desk.here import here_of
from newsdesk.desk.papers.asking import Paper
from newsdesk.desk.papers.catalogue import PAPERS
from newsdesk.desk.papers.shelf import FORMS, Heap, lying, paper_at
from newsdesk.desk.shown import show
from newsdesk.desk.steps.asking import Asked, Filled, filled, joined
from newsdesk.desk.unread import unread
from newsdesk.desk.work import Work

SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"
"""What a paper may do that is looked at in the browser: stand there, and be printed."""
TURNED = ("conference/", "culture/")
"""Papers that a presenter turns with the keys."""
TURNING = SANDBOX.replace("sandbox;", "sandbox allow-scripts;") + "; script-src 'unsafe-inline'"
"""The same of these: what they run belongs to no site, and reaches none."""
UNSEEN = "Có ký tự không nhìn thấy được; xóa đi rồi gõ lại."


def routes() -> list[BaseRoute]:
    """Return every address of the papers."""
    return [
        Route("/papers", show_papers),
        Route("/papers/{paper}", show_paper),
        Route("/papers/{paper}", make_paper, methods=["POST"]),
        Route("/papers/file/{name:path}", give_paper),
    ]


def show_papers(request: Request) -> Response:
    """Show which papers there are, and how many of each lie there."""
    here = here_of(request)
    counted = {name: _count(lying(here.root, paper.folders, None)) for name, paper in PAPERS.items()}
    return show(request, "papers.html", papers=PAPERS.values(), counted=counted)


def show_paper(request: Request) -> Response:
    """Show what making a paper asks for."""
    return _page(request, _paper(request), Filled())


async def make_paper(request: Request) -> Response:
    """Begin to make a paper, and lead to where it is followed."""
    return await run_in_threadpool(_made, request, joined(await request.form()))


def give_paper(request: Request) -> Response:
    """Give a paper: those for the browser to look at, all others to keep and open."""
    name = request.path_params["name"]
    path = paper_at(here_of(request).root, name)
    if path is None:
        raise HTTPException(404)
    seen = path.suffix == ".html" and "keep" not in request.query_params
    headers = {"content-security-policy": TURNING if name.startswith(TURNED) else SANDBOX}
    with files.machine_faults(path):
        return FileResponse(
            path,
            media_type=FORMS[path.suffix][1],
            filename=path.name,
            content_disposition_type="inline" if seen else "attachment",
            headers=headers,
        )


def _made(request: Request, written: Mapping[str, str]) -> Response:
    here, paper = here_of(request), _paper(request)
    asked = _asked(request)
    if asked is None:
        return unread(request)
    found = filled(paper.fields(asked), written)
    unseen = {name: UNSEEN for name, value in found.values.items() if not value.isprintable()}
    found = Filled(found.values, {**unseen, **found.wrong})
    if found.wrong:
        return _page(request, paper, found)
    if other := here.workshop.under_way:
        return _page(request, paper, found, other)
    words = [paper.command, *paper.words(found.values), "--today", asked.today.isoformat()]
    work = here.workshop.begin(paper.title, words, leads=(f"/papers/{paper.name}", "Xem giấy tờ"))
    return RedirectResponse(f"{here.home}/work/{work.number}", 303)


def _page(request: Request, paper: Paper, found: Filled, other: Work | None = None) -> Response:
    here, asked = here_of(request), _asked(request)
    if asked is None:
        return unread(request)
    status = 409 if other else 422 if found.wrong else 200
    heaps = lying(here.root, paper.folders, asked.library)
    facts = {"fields": paper.fields(asked), "filled": found, "heaps": heaps, "count": _count(heaps), "other": other}
    return show(request, "paper.html", status=status, paper=paper, **facts)


def _paper(request: Request) -> Paper:
    found = PAPERS.get(request.path_params["paper"])
    if found is None:
        raise HTTPException(404)
    return found


def _asked(request: Request) -> Asked | None:
    here = here_of(request)
    library = here.library()
    return Asked(library=library, story=None, today=here.today()) if library else None


def _count(heaps: tuple[Heap, ...]) -> int:
    return sum(len(heap.rows) for heap in heaps)
