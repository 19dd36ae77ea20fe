"""The pages of the steps: a form that says what will happen, and what came of it."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from newsdesk.commands import console
from newsdesk.desk import said
from newsdesk.desk.doing import Done, do, in_turn
from newsdesk.desk.here import Here, here_of
from newsdesk.desk.shown import show
from newsdesk.desk.steps.asking import Asked, Filled, Step, filled, joined
from newsdesk.desk.steps.catalogue import STEPS
from newsdesk.desk.unread import unread
from newsdesk.model.library import Library
from newsdesk.model.story import Story

SLIP = "slip"
"""What an address may fill in beforehand: whose button was pressed."""
BUSY = "Bàn đang làm việc khác: {title}. Đợi việc ấy xong rồi bấm lại."
UNWELL = 422
"""What was filled in cannot be done: the form is shown again."""


def show_step(request: Request) -> Response:
    """Show the form of a step."""
    step = _step(request)
    asked = _asked(here_of(request), step, request.query_params.get("story", ""))
    if asked is None:
        return unread(request)
    known = {one.name: request.query_params.get(one.name, "") for one in step.fields(asked) if one.name == SLIP}
    return _form(request, step, asked, Filled({name: value for name, value in known.items() if value}))


async def take_step(request: Request) -> Response:
    """Do what a form asks for; show the form again where it cannot be done."""
    return await run_in_threadpool(_taken, request, joined(await request.form()))


def _taken(request: Request, written: Mapping[str, str]) -> Response:
    here, step = here_of(request), _step(request)
    asked = _asked(here, step, written.get("story", ""))
    if asked is None:
        return unread(request)
    found = filled(step.fields(asked), written)
    if found.wrong:
        return _form(request, step, asked, found)
    if step.words:
        return _begun(request, step, asked, found)
    given = step.arguments(asked, found.values)
    done = in_turn(here.writing, lambda: do(step.command, root=here.root, today=here.today(), **given))
    here.changed()
    if not done.well:
        return _form(request, step, asked, found, done)
    story = _story_of(here, asked, found.values)
    if step.begins and story:
        return RedirectResponse(f"{here.home}/story/{quote(story)}/edit", 303)
    number = here.remember(step.title, said.lines(done.said), story)
    return RedirectResponse(f"{here.home}/done/{number}", 303)


def _begun(request: Request, step: Step, asked: Asked, found: Filled) -> Response:
    """Begin what takes long and lead to where it is followed, unless something else goes on."""
    here = here_of(request)
    if other := here.workshop.under_way:
        return _form(request, step, asked, found, Done(console.COPY, (BUSY.format(title=other.title),)))
    words = step.words(found.values) if step.words else []
    work = here.workshop.begin(step.title, [*words, "--today", asked.today.isoformat()])
    return RedirectResponse(f"{here.home}/work/{work.number}", 303)


def show_done(request: Request) -> Response:
    """Show what came of a step; after a while it is forgotten, and the board says how things stand."""
    here = here_of(request)
    kept = here.recalled(request.path_params["number"])
    return show(request, "done.html", kept=kept) if kept else RedirectResponse(f"{here.home}/", 303)


def _step(request: Request) -> Step:
    found = STEPS.get(request.path_params["step"])
    if found is None:
        raise HTTPException(404)
    return found


def _asked(here: Here, step: Step, name: str) -> Asked | None:
    """Return what a step is asked of, None where the desk cannot be read."""
    library = here.library()
    if library is None:
        return None
    story = _story(library, name) if step.of_a_story else None
    return Asked(library=library, story=story, today=here.today())


def _story(library: Library, name: str) -> Story:
    """Return the story of a slug or of a file's path."""
    found = library.by_slug.get(name) or next((s for s in library.stories if s.origin.path == name), None)
    if found is None:
        raise HTTPException(404)
    return found


def _story_of(here: Here, asked: Asked, values: Mapping[str, str]) -> str:
    """Return the slug of the story that a step was of, or that it made."""
    if asked.story:
        return asked.story.slug
    library = here.library()
    before = {story.slug for story in asked.library.stories}
    made = [s for s in library.stories if s.slug not in before and s.title == values.get("title")] if library else []
    return made[0].slug if made else ""


def _form(request: Request, step: Step, asked: Asked, found: Filled, done: Done | None = None) -> Response:
    fields = step.fields(asked)
    labels = {one.name: one.label for one in fields}
    facts: dict[str, Any] = {
        "step": step,
        "asked": asked,
        "fields": fields,
        "filled": found,
        "said": said.lines(done.said, labels) if done else (),
    }
    return show(request, "step.html", status=UNWELL if done or found.wrong else 200, **facts)
