"""The addresses of the form: shown, looked at while it is filled in, saved."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from newsdesk import files, messages
from newsdesk.commands import console
from newsdesk.desk.form.differing import MINE, THEIRS
from newsdesk.desk.form.draft import Draft, of_pairs
from newsdesk.desk.form.looking import File, as_told, file_at, look, path_of, saved_at
from newsdesk.desk.form.moving import done, with_key_of
from newsdesk.desk.form.picture import HEAVIEST, TOO_HEAVY, Refused, lay
from newsdesk.desk.form.saving import BUSY, PATIENCE, Came, Outcome, Sent, save
from newsdesk.desk.form.showing import UNWELL, by_script, gone, keep, nothing_to_choose, page, two_versions, unreadable
from newsdesk.desk.here import Here, here_of
from newsdesk.errors import DeskError

MOST_FIELDS, MOST_SENT = 20_000, 4_000_000
"""Of one form; bytes."""
OWN = frozenset(["act", "digest", "confirm", "begin", "saved", "was"])
"""What the page itself sends beside the fields; choices between two versions begin with `take:`."""
TAKE = "take:"
BUTTON = re.compile(r"(?P<act>add|remove|up|down):(?P<list>[a-z_.]{1,40})(?::(?P<token>[a-z0-9]{1,8}))?\Z")


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
    if here.library() is None:
        return nothing_to_choose(request)
    file = file_at(here, path)
    if not isinstance(file, File):
        return unreadable(request, path, file)
    saved = saved_at(here.root, path) if "saved" in request.query_params else ""
    return page(request, file, look(here, file, file.draft), saved=saved)


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
        return await run_in_threadpool(_pictured, request, why=TOO_HEAVY)
    async with request.form(max_files=1, max_fields=4) as form:
        handed = form.get("file")
        if not isinstance(handed, UploadFile) or not handed.size:
            return await run_in_threadpool(_pictured, request, why="Chưa chọn ảnh.")
        content, name = await handed.read(), handed.filename or "anh"
    return await run_in_threadpool(_laid, request, name, content)


def _laid(request: Request, name: str, content: bytes) -> Response:
    here = here_of(request)
    try:
        with here.writing, console.overheard(), console.hurried(PATIENCE), console.alone(here.root):
            laid = lay(here.root, name, content)
    except Refused as why:
        return _pictured(request, why=str(why))
    except DeskError as fault:
        return _pictured(request, why=BUSY if fault.code == "busy" else messages.fault(fault))
    here.changed()
    return _pictured(request, name=laid)


def _pictured(request: Request, *, name: str = "", why: str = "") -> Response:
    """Say what came of a picture: to the open page, or by the form with the picture to be chosen."""
    if by_script(request):
        return JSONResponse({"name": name, "why": why}, UNWELL if why else 200)
    here, path = here_of(request), _path(request)
    file = file_at(here, path)
    if why and isinstance(file, File):
        return page(request, file, look(here, file, file.draft), status=UNWELL, picture_why=why)
    return RedirectResponse(f"{here.home}/story/{quote(request.path_params['slug'])}/edit#anh", 303)


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


def _there(request: Request) -> str | None:
    """Return the file of an open form, None where it is there no more though the desk is."""
    here = here_of(request)
    path = path_of(here, request.path_params["slug"])
    return path if path and (files.exists(here.root / path) or not files.exists(here.root)) else None


def _looked(request: Request, posted: Posted) -> Response:
    here, path = here_of(request), _there(request)
    if path is None:
        return gone(request, posted.draft, posted.own.get("digest", ""))
    file = file_at(here, path)
    if not isinstance(file, File):
        return JSONResponse({"unread": True})
    told = as_told(file, look(here, file, posted.draft))
    return JSONResponse({**told, "stale": file.digest != posted.own.get("digest", "")})


def _taken(request: Request, posted: Posted) -> Response:
    here, path, act = here_of(request), _there(request), posted.own.get("act", "")
    if path is None:
        return gone(request, posted.draft, posted.own.get("digest", ""))
    if here.library() is None:
        return nothing_to_choose(request)
    if (asked := BUTTON.match(act)) or act == "show":
        return _changed(request, path, posted, asked)
    if posted.takes or act in (MINE, THEIRS):
        posted = _chosen(here, path, posted, act)
    outcome = save(here, path, posted.sent)
    if outcome.came is not Came.SAVED:
        return _refused(request, path, posted, outcome)
    if outcome.file and outcome.file.story.slug != request.path_params["slug"]:
        here.changed()  # its address is another: the next page is asked for under a name that nobody knew
    else:
        here.living.refresh()
    return _saved(request, outcome)


def _changed(request: Request, path: str, posted: Posted, asked: re.Match[str] | None) -> Response:
    """Show the form as it was sent, with an item more or less or elsewhere."""
    here, told = here_of(request), posted.draft
    file = file_at(here, path)
    if not isinstance(file, File):
        return unreadable(request, path, file, told, posted.own.get("digest", ""))
    if asked:
        told = done(told, asked["act"], asked["list"], asked["token"] or "")
    told = replace(told, withheld=file.draft.withheld)
    digest = posted.own.get("was") or posted.own.get("digest", "")
    return page(request, file, look(here, file, told), digest=digest)


def _chosen(here: Here, path: str, posted: Posted, act: str) -> Posted:
    """Return a form in which every difference is settled as somebody chose."""
    file, told = file_at(here, path), posted.draft
    if not isinstance(file, File) or act == MINE:
        return posted
    if act == THEIRS:
        return replace(posted, draft=file.draft)
    for key in (key for key, which in posted.takes.items() if which == THEIRS):
        told = with_key_of(told, file.draft, key)
    return replace(posted, draft=told)


def _saved(request: Request, outcome: Outcome) -> Response:
    here, file, looked = here_of(request), outcome.file, outcome.looked
    assert file  # noqa: S101
    assert looked  # noqa: S101
    keep(request, file)
    address = f"{here.home}/story/{quote(file.story.slug)}/edit"
    if by_script(request):
        at = saved_at(here.root, file.path)
        told = as_told(file, look(here, file, looked.draft))
        return JSONResponse({**told, "saved": at, "digest": file.digest, "address": address, "title": file.story.title})
    return RedirectResponse(f"{address}?saved", 303)


def _refused(request: Request, path: str, posted: Posted, outcome: Outcome) -> Response:
    here, file = here_of(request), outcome.file
    if outcome.came is Came.STALE and file:
        return two_versions(request, posted.draft, posted.own.get("digest", ""), file)
    if by_script(request) and outcome.came is not Came.FAILED:
        return JSONResponse({"came": outcome.came.value}, UNWELL)
    now = file or file_at(here, path)
    if not isinstance(now, File):
        return unreadable(request, path, now, posted.draft, posted.own.get("digest", ""))
    told = replace(posted.draft, withheld=now.draft.withheld)
    looked = outcome.looked or look(here, now, told)
    if by_script(request):
        return JSONResponse({"came": outcome.came.value, "why": outcome.why}, UNWELL)
    digest = posted.own.get("digest", "")
    return page(request, now, replace(looked, draft=told), status=UNWELL, outcome=outcome, digest=digest)
