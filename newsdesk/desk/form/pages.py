"""The addresses of the form: shown, looked at while it is filled in, saved."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from newsdesk.commands import console
from newsdesk.desk.form import draft as drafts
from newsdesk.desk.form.choices import Choices
from newsdesk.desk.form.differing import MINE, THEIRS, differences
from newsdesk.desk.form.draft import Draft, of_pairs
from newsdesk.desk.form.laying import pages
from newsdesk.desk.form.looking import File, Looked, as_told, called, file_at, look, lost, path_of, saved_at
from newsdesk.desk.form.picture import HEAVIEST, Refused, lay
from newsdesk.desk.form.saving import Came, Outcome, Sent, save
from newsdesk.desk.here import Here, here_of
from newsdesk.desk.shown import show
from newsdesk.model.approval import is_approved
from newsdesk.model.names import CHANNELS
from newsdesk.model.story import Stage
from newsdesk.problems import Problem

MOST_FIELDS, MOST_SENT = 20_000, 4_000_000
"""Of one form; bytes."""
OWN = frozenset(["act", "digest", "confirm", "begin", "saved"])
"""What the page itself sends beside the fields; choices between two versions begin with `take:`."""
TAKE = "take:"
KEPT = 64
"""Files as they were when a form was made from them, so that two edits can be told apart."""
STALE, UNWELL = 409, 422
DIFFERENT = re.compile(r"(?P<act>add|remove|up|down):(?P<list>[a-z_.]{1,40})(?::(?P<token>[a-z0-9]{1,8}))?\Z")
PATIENCE = timedelta(seconds=2)


def routes() -> list[BaseRoute]:
    """Return every address of the form."""
    return [
        Route("/story/{slug:str}/edit", show_form),
        Route("/story/{slug:str}/edit", take_form, methods=["POST"]),
        Route("/story/{slug:str}/look", take_look, methods=["POST"]),
        Route("/story/{slug:str}/picture", take_picture, methods=["POST"]),
    ]


@dataclass(frozen=True, slots=True)
class Posted:
    """What a browser sent."""

    draft: Draft
    own: Mapping[str, str]
    takes: Mapping[str, str] = field(default_factory=dict)
    """By key, which of two versions is taken."""

    @property
    def sent(self) -> Sent:
        """What is to be saved."""
        confirmed, begins = self.own.get("confirm", ""), self.own.get("act") == "begin"
        return Sent(draft=self.draft, digest=self.own.get("digest", ""), confirmed=confirmed, begins=begins)


def show_form(request: Request) -> Response:
    """Show the form of a story as it stands in its file."""
    here, path = here_of(request), _path(request)
    file = file_at(here, path)
    if not isinstance(file, File):
        return _unreadable(request, path, file)
    saved = saved_at(here.root, path) if "saved" in request.query_params else ""
    return _page(request, file, look(here, file, file.draft), saved=saved)


async def take_form(request: Request) -> Response:
    """Save a form, or do to it what one of its buttons says."""
    posted = await _posted(request)
    return await run_in_threadpool(_taken, request, posted)


async def take_look(request: Request) -> Response:
    """Say what is wrong with a form as it is filled in now; nothing is written."""
    posted = await _posted(request)
    return await run_in_threadpool(_looked, request, posted)


async def take_picture(request: Request) -> Response:
    """Lay a picture among those of the desk."""
    if int(request.headers.get("content-length", "0")) > HEAVIEST * 2:
        return JSONResponse({"why": "Ảnh nặng quá 8 MB. Thu nhỏ ảnh rồi chọn lại."}, UNWELL)
    async with request.form(max_files=1, max_fields=4) as form:
        handed = form.get("file")
        if not isinstance(handed, UploadFile) or not handed.size:
            return JSONResponse({"why": "Chưa chọn ảnh."}, UNWELL)
        content, name = await handed.read(), handed.filename or "anh"
    return await run_in_threadpool(_laid, here_of(request), name, content)


def _laid(here: Here, name: str, content: bytes) -> Response:
    try:
        with here.writing, console.overheard(), console.alone(here.root):
            laid = lay(here.root, name, content)
    except Refused as why:
        return JSONResponse({"why": str(why)}, UNWELL)
    here.changed()
    return JSONResponse({"name": laid})


async def _posted(request: Request) -> Posted:
    if int(request.headers.get("content-length", "0")) > MOST_SENT:
        raise HTTPException(413)
    async with request.form(max_files=0, max_fields=MOST_FIELDS, max_part_size=MOST_SENT) as form:
        return _sorted(form)


def _sorted(form: FormData) -> Posted:
    pairs = [(name, text) for name, text in form.multi_items() if isinstance(text, str)]
    own = {name: text for name, text in pairs if name in OWN}
    takes = {name.removeprefix(TAKE): text for name, text in pairs if name.startswith(TAKE)}
    told = of_pairs((name, text) for name, text in pairs if name not in OWN and not name.startswith(TAKE))
    return Posted(told, own, takes)


def _path(request: Request) -> str:
    path = path_of(here_of(request), request.path_params["slug"])
    if path is None:
        raise HTTPException(404)
    return path


def _unreadable(request: Request, path: str, problems: tuple[Problem, ...], told: Draft | None = None) -> Response:
    facts = {"slug": request.path_params["slug"], "file": path, "problems": problems, "text": told and told.text("body")}
    return show(request, "form/unreadable.html", status=UNWELL, **facts)


def _looked(request: Request, posted: Posted) -> Response:
    here = here_of(request)
    file = file_at(here, _path(request))
    if not isinstance(file, File):
        return JSONResponse({"unread": True})
    told = as_told(file, look(here, file, posted.draft))
    return JSONResponse({**told, "stale": file.digest != posted.own.get("digest", "")})


def _taken(request: Request, posted: Posted) -> Response:
    here, path, act = here_of(request), _path(request), posted.own.get("act", "")
    if (asked := DIFFERENT.match(act)) or act == "show":
        return _changed(request, path, posted, asked)
    if posted.takes or act in (MINE, THEIRS):
        posted = _chosen(here, path, posted, act)
    outcome = save(here, path, posted.sent)
    if outcome.came is not Came.SAVED:
        return _refused(request, path, posted, outcome)
    here.living.refresh()
    return _saved(request, outcome)


def _changed(request: Request, path: str, posted: Posted, asked: re.Match[str] | None) -> Response:
    """Show the form as it was sent, with an item more or less or elsewhere."""
    here, told = here_of(request), posted.draft
    file = file_at(here, path)
    if not isinstance(file, File):
        return _unreadable(request, path, file, told)
    name, token = (asked["list"], asked["token"] or "") if asked else ("", "")
    if asked and name in set(drafts.lists()):
        told = {
            "add": lambda: drafts.with_item(told, name),
            "remove": lambda: drafts.without_item(told, name, token),
            "up": lambda: drafts.moved(told, name, token, -1),
            "down": lambda: drafts.moved(told, name, token, 1),
        }[asked["act"]]()
    told = replace(told, withheld=file.draft.withheld)
    return _page(request, file, look(here, file, told), digest=posted.own.get("digest", ""))


def _chosen(here: Here, path: str, posted: Posted, act: str) -> Posted:
    """Return a form in which every difference is settled as somebody chose."""
    file = file_at(here, path)
    told = posted.draft
    for key, which in posted.takes.items():
        if isinstance(file, File) and THEIRS in (act if act in (MINE, THEIRS) else which,):
            told = drafts.with_key_of(told, file.draft, key)
    return replace(posted, draft=told)


def _saved(request: Request, outcome: Outcome) -> Response:
    here, file, looked = here_of(request), outcome.file, outcome.looked
    assert file and looked  # noqa: S101
    _keep(request, file)
    address = f"{here.home}/story/{quote(file.story.slug)}/edit"
    if _by_script(request):
        at = saved_at(here.root, file.path)
        told = as_told(file, look(here, file, looked.draft))
        return JSONResponse({**told, "saved": at, "digest": file.digest, "address": address, "title": file.story.title})
    return RedirectResponse(f"{address}?saved", 303)


def _refused(request: Request, path: str, posted: Posted, outcome: Outcome) -> Response:
    here, file = here_of(request), outcome.file
    if outcome.came is Came.STALE and file:
        return _two_versions(request, posted, file)
    if _by_script(request) and outcome.came is not Came.FAILED:
        return JSONResponse({"came": outcome.came.value}, UNWELL)
    now = file or file_at(here, path)
    if not isinstance(now, File):
        return _unreadable(request, path, now, posted.draft)
    told = replace(posted.draft, withheld=now.draft.withheld)
    looked = outcome.looked or look(here, now, told)
    if _by_script(request):
        return JSONResponse({"came": outcome.came.value, "why": outcome.why}, UNWELL)
    facts = {"outcome": outcome, "digest": posted.own.get("digest", ""), "status": UNWELL}
    return _page(request, now, replace(looked, draft=told), **facts)


def _two_versions(request: Request, posted: Posted, file: File) -> Response:
    """Show what two people wrote side by side: nothing is written until one of them has chosen."""
    if _by_script(request):
        return JSONResponse({"came": Came.STALE.value}, STALE)
    here = here_of(request)
    choices = _choices(here, file)
    base = _bases(request).get(posted.own.get("digest", ""))
    found = differences(posted.draft, file.draft, base.draft if base else None, choices)
    pairs = [(name, text) for name, texts in posted.draft.values.items() for text in texts]
    marks = [(f"{name}.{token}", "") for name, tokens in posted.draft.rows.items() for token in tokens]
    facts = {"slug": request.path_params["slug"], "file": file, "differences": found, "pairs": [*marks, *pairs]}
    return show(request, "form/versions.html", status=STALE, at=saved_at(here.root, file.path), **facts)


def _page(request: Request, file: File, looked: Looked, *, status: int = 200, **told: Any) -> Response:
    here = here_of(request)
    _keep(request, file)
    facts: dict[str, Any] = {
        "slug": request.path_params["slug"],
        "file": file,
        "title": file.story.title,
        "pages": pages(looked.draft, _choices(here, file), looked.wrong),
        "looked": looked,
        "errors": [one for one in looked.wrong if one.is_error],
        "called": lambda name: called(name, looked.draft),
        "approved": [CHANNELS[one] for one in file.story.header.channels] if is_approved(file.story) else [],
        "lost": lost(file, looked.story),
        "registered": file.story.header.stage is Stage.REGISTERED,
        "images": tuple(here.living.known().intake.desk.images),
        "digest": file.digest,
        "outcome": None,
        "saved": "",
    }
    return show(request, "form.html", status=status, **{**facts, **told})


def _choices(here: Here, file: File) -> Choices:
    library = here.living.known().intake.library
    if library is None:
        raise HTTPException(503)
    return Choices(library=library, story=file.story, today=here.today())


def _by_script(request: Request) -> bool:
    return "application/json" in request.headers.get("accept", "")


def _bases(request: Request) -> dict[str, File]:
    """Return the files from which forms were made, by their digest."""
    state = request.app.state
    if not hasattr(state, "form_bases"):
        state.form_bases = {}
    found: dict[str, File] = state.form_bases
    return found


def _keep(request: Request, file: File) -> None:
    bases = _bases(request)
    bases.pop(file.digest, None)
    bases[file.digest] = file
    while len(bases) > KEPT:
        bases.pop(next(iter(bases)))
