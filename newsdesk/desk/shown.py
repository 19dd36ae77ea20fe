"""Templates become pages."""

from functools import cache
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from newsdesk.commands.saving.kinds import noun
from newsdesk.desk.here import here_of
from newsdesk.messages import sentence
from newsdesk.model.calendar import day_words, length_words, short_day, weekday


@cache
def environment() -> Environment:
    """Return what renders the desk's templates: every text is escaped, a name that is missing is a fault."""
    found = Environment(
        loader=PackageLoader("newsdesk.desk"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters |= {
        "day": day_words,
        "short_day": short_day,
        "duration": length_words,
        "weekday": weekday,
        "sentence": sentence,
        "called": called,
        "edited": edited,
    }
    return found


def called(path: str) -> str:
    """Return what a file is, in an editor's words, as a line begins with it."""
    words = noun(path)
    return f"{words[:1].upper()}{words[1:]}"


def edited(path: str) -> str:
    """Return where a file is edited in the desk, nothing where that is no story."""
    file = PurePosixPath(path)
    return f"/story/{quote(file.stem)}/edit" if path.startswith("exemplars/") and file.suffix == ".md" else ""


def show(request: Request, template: str, *, status: int = 200, **told: Any) -> HTMLResponse:
    """Return a page; every template knows `home` (how addresses begin), `here` and today."""
    here = here_of(request)
    facts = {"home": here.home, "here": here, "today": here.today(), "path": request.url.path, **told}
    return HTMLResponse(environment().get_template(template).render(facts), status)
