"""The pages of the form: filled, in two versions that differ, or none where the file cannot be read."""

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from newsdesk import files
from newsdesk.desk.form.choices import Choices
from newsdesk.desk.form.differing import differences
from newsdesk.desk.form.draft import Draft, bare
from newsdesk.desk.form.fields import field_of
from newsdesk.desk.form.laying import pages
from newsdesk.desk.form.looking import File, Looked, called, lost, saved_at
from newsdesk.desk.form.saving import Came
from newsdesk.desk.here import Here, here_of
from newsdesk.desk.shown import show
from newsdesk.desk.unread import unread
from newsdesk.model.approval import is_approved
from newsdesk.model.names import CHANNELS
from newsdesk.model.story import Stage
from newsdesk.problems import Problem

KEPT = 64
"""Files as they were when a form was made from them, so that two edits can be told apart."""
STALE, UNWELL = 409, 422
NOT_READ = "Tệp của Cơ sở hoặc của kế hoạch đang có chỗ sai, nên chưa lưu được. Xem Bảng theo dõi, sửa rồi lưu lại."

GONE = "Tệp của bài đã đổi tên, chuyển chỗ hoặc đã xóa, nên chưa lưu được."
STILL_HERE = "Chữ vẫn còn ở trang này: mở Bảng theo dõi ở cửa sổ khác, tìm bài ấy rồi chép sang."


def nothing_to_choose(request: Request) -> Response:
    """Say what keeps the desk from being read: without its units and plans there is nothing to choose from."""
    if by_script(request):
        return JSONResponse({"came": Came.FAILED.value, "why": NOT_READ}, UNWELL)
    return unread(request)


def unreadable(
    request: Request, path: str, problems: tuple[Problem, ...], told: Draft | None = None, digest: str = ""
) -> Response:
    """Say what keeps a file from being a form; what somebody typed meanwhile stands there to be copied."""
    facts = {
        "slug": request.path_params["slug"],
        "file": path,
        "problems": problems,
        "typed": typed(request, told, digest) if told else (),
    }
    return show(request, "form/unreadable.html", status=UNWELL, **facts)


def gone(request: Request, told: Draft, digest: str) -> Response:
    """Say that the file of an open form is there no more; what was typed stands there to be copied."""
    if by_script(request):
        return JSONResponse({"came": Came.FAILED.value, "why": f"{GONE} {STILL_HERE}"}, UNWELL)
    return show(request, "form/gone.html", status=404, why=GONE, typed=typed(request, told, digest))


def typed(request: Request, told: Draft, digest: str) -> tuple[tuple[str, str], ...]:
    """Return what was typed into a form, each with its field's name: what is not in the file that it was made from."""
    base = _bases(request).get(digest)
    before = base.draft.values if base else {}
    return tuple(
        (called(name, told), "\n".join(text))
        for name, text in ((name, bare(texts)) for name, texts in told.values.items())
        if text and text != (bare(before[name]) if name in before else _usual(name))
    )


def _usual(name: str) -> tuple[str, ...]:
    """Return what a field sends that nobody touched."""
    asked = field_of(name)
    return asked.usual if asked else ()


def two_versions(request: Request, draft: Draft, digest: str, file: File) -> Response:
    """Show what two people wrote side by side: nothing is written until one of them has chosen."""
    if by_script(request):
        return JSONResponse({"came": Came.STALE.value}, STALE)
    here = here_of(request)
    choices = _choices(here, file)
    base = _bases(request).get(digest)
    found = differences(draft, file.draft, base.draft if base else None, choices)
    pairs = [(name, text) for name, texts in draft.values.items() for text in texts]
    marks = [(f"{name}.{token}", "") for name, tokens in draft.rows.items() for token in tokens]
    facts = {
        "slug": request.path_params["slug"],
        "file": file,
        "differences": found,
        "was": digest,
        "pairs": [*marks, *pairs],
    }
    return show(request, "form/versions.html", status=STALE, at=saved_at(here.root, file.path), **facts)


def page(request: Request, file: File, looked: Looked, *, status: int = 200, **told: Any) -> Response:
    """Show a form, as its file has it or as it was sent."""
    here = here_of(request)
    keep(request, file)
    facts: dict[str, Any] = {
        "slug": request.path_params["slug"],
        "file": file,
        "desk": files.digest(str(here.root))[:16],
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
        "picture_why": "",
    }
    return show(request, "form.html", status=status, **{**facts, **told})


def _choices(here: Here, file: File) -> Choices:
    library = here.living.known().intake.library
    if library is None:
        raise HTTPException(503)
    return Choices(library=library, story=file.story, today=here.today())


def by_script(request: Request) -> bool:
    """Whether the open page asks, and not somebody who waits for another page."""
    return "application/json" in request.headers.get("accept", "")


def _bases(request: Request) -> dict[str, File]:
    """Return the files from which forms were made, by their digest."""
    state = request.app.state
    if not hasattr(state, "form_bases"):
        state.form_bases = {}
    found: dict[str, File] = state.form_bases
    return found


def keep(request: Request, file: File) -> None:
    """Keep a file as it was when a form was made from it."""
    bases = _bases(request)
    bases.pop(file.digest, None)
    bases[file.digest] = file
    while len(bases) > KEPT:
        bases.pop(next(iter(bases)))
