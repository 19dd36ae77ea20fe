"""The addresses of one story's view."""

import re
from threading import Lock
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from newsdesk import files
from newsdesk.desk.here import here_of
from newsdesk.desk.shown import show
from newsdesk.desk.story import live, sheets
from newsdesk.desk.story.hearing import clip_of
from newsdesk.desk.story.view import Shown, Views, views_of
from newsdesk.model.script import Version
from newsdesk.pictures import without_traces

KINDS = {b"\xff\xd8": "image/jpeg", b"\x89P": "image/png", b"RI": "image/webp"}
"""Of a picture, by its first two bytes."""
KEPT = "private, max-age=3600"
"""Of the theme's letters: fetched with every page, they would come too late for it."""
FIRST = Lock()
"""Of two who ask at once, one makes the views of a desk."""
SLUG = "{slug:str}"
FRAMED = "frame-ancestors 'self'; sandbox allow-same-origin"
"""In a tab of its own too, a page runs nothing, sends nothing and leads the tab nowhere by itself."""


def routes() -> list[BaseRoute]:
    """Return every address of a story's view and of what it shows."""
    return [
        Route(f"/story/{SLUG}/", show_story),
        Route(f"/story/{SLUG}/live", stream),
        Route(f"/story/{SLUG}/briefing", show_briefing),
        Route(f"/story/{SLUG}/voice", ask_voice, methods=["POST"]),
        Route(f"/story/{SLUG}/voice/{{digest:str}}.mp3", give_sound),
        Route(f"/preview/{SLUG}/", show_preview),
        Route("/preview/images/{name:str}", give_picture),
        Route("/preview/theme/{name:path}", give_theme),
    ]


def views(request: Request) -> Views:
    """Return the views of the desk that a request is for, the same ones for everybody."""
    state, here = request.app.state, here_of(request)
    with FIRST:
        if not hasattr(state, "story_views"):
            state.story_views = views_of(here)
    found = state.story_views
    assert isinstance(found, Views)  # noqa: S101
    return found


def shown(request: Request) -> Shown:
    """Return the story that is asked for as it stands now; there is no page where there never was one."""
    now = views(request).asked(request.path_params["slug"])
    if now is None:
        raise HTTPException(404)
    return now


def show_story(request: Request) -> Response:
    """Show a story from every side."""
    now = shown(request)
    slug = request.path_params["slug"]
    title = now.subject.story.title if now.subject else slug
    return show(request, "story.html", shown=now, slug=slug, title=title)


async def stream(request: Request) -> Response:
    """Tell an open page what changes, as long as it is open."""
    path = (await run_in_threadpool(shown, request)).path
    watcher = live.Watcher(views(request), path, live.known_of(request.query_params.get("known", "")))
    return StreamingResponse(watcher.events(), media_type="text/event-stream", headers={"x-accel-buffering": "no"})


def show_preview(request: Request) -> Response:
    """Show the page as the website will have it, under a policy as strict as the website's: not even a script."""
    page = shown(request).page
    if page is None:
        raise HTTPException(404)
    policy = views(request).previews.assets.policy("..")
    strict = re.sub(r"script-src [^;]*", "script-src 'none'", policy)
    strict = re.sub(r"(connect|manifest|form)-(src|action) [^;]*", r"\1-\2 'none'", strict)
    return HTMLResponse(page.html, headers={"content-security-policy": f"{strict}; {FRAMED}"})


def show_briefing(request: Request) -> Response:
    """Show the sheet for the next morning briefing."""
    page = shown(request).briefing
    if not page:
        raise HTTPException(404)
    return HTMLResponse(page, headers={"content-security-policy": sheets.policy(page)})


async def ask_voice(request: Request) -> Response:
    """Have a version's sound made; the page hears of it as of every other change."""
    asked = str((await request.form()).get("version", Version.LONG.value))
    subject = (await run_in_threadpool(shown, request)).subject
    if subject is None or asked not in {version.value for version in subject.scripts}:
        raise HTTPException(404)
    views(request).booth.ask(subject, Version(asked))
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"asked": asked}, 202)
    return RedirectResponse(f"{here_of(request).home}/story/{quote(subject.story.slug)}/#hear", 303)


def give_sound(request: Request) -> Response:
    """Give out the sound of a text as it stands: of another text there is none here."""
    subject = shown(request).subject
    for script in subject.scripts.values() if subject else ():
        asked = subject if script.digest == request.path_params["digest"] else None
        if asked and (clip := clip_of(asked, script, here_of(request).root)):
            return FileResponse(clip.path, media_type="audio/mpeg")
    raise HTTPException(404)


def give_picture(request: Request) -> Response:
    """Give out a picture of the desk without what cameras write into it."""
    root = here_of(request).root
    found = {files.nfc(path.name): path for path in files.listing(root / "content/images")}
    path = found.get(files.nfc(request.path_params["name"]))
    if path is None or not files.inside(path, root) or not path.is_file():
        raise HTTPException(404)
    content = without_traces(path.read_bytes(), path.name)
    return Response(content, media_type=KINDS.get(content[:2], "application/octet-stream"))


def give_theme(request: Request) -> Response:
    """Give out a file of the theme: only those that a page may ask for, by the names that they have there."""
    path = views(request).previews.theme.get(request.path_params["name"])
    if path is None:
        raise HTTPException(404)
    return FileResponse(path, headers={"cache-control": KEPT})
