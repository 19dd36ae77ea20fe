"""Reading a text for the loudspeakers: the text to read from, a microphone or a file, and what the examination says."""

import tempfile
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path, PurePosixPath
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from newsdesk import files
from newsdesk.commands.office import reading_page
from newsdesk.commands.reading import Readable
from newsdesk.commands.record import readable_texts
from newsdesk.desk import said
from newsdesk.desk.doing import Done, do, in_turn
from newsdesk.desk.here import here_of
from newsdesk.desk.shown import show
from newsdesk.desk.steps.asking import Field, Filled, Form, day, filled
from newsdesk.desk.story.sheets import policy
from newsdesk.desk.unread import unread
from newsdesk.model.alphabet import alphabetical
from newsdesk.model.names import VERSIONS
from newsdesk.model.recording import Recording, reading_rate
from newsdesk.model.script import SYLLABLES_A_MINUTE, Line, Script, Version
from newsdesk.office.breaths import breaths

NAMELESS = "ban-thu"
ENDINGS = {
    *(".wav", ".aif", ".aiff", ".caf", ".flac"),
    *(".mp3", ".m4a", ".mp4", ".aac", ".ogg", ".oga", ".opus", ".wma", ".amr", ".3gp", ".webm", ".mka"),
}
"""Names of files that sound usually has; another one is not kept."""
LABELS = {"by": "Người đọc", "on": "Ngày thu", "file": "Bản thu"}


def show_recording(request: Request) -> Response:
    """Show the texts that can be read, or the one that was asked for."""
    desk = _readable(request)
    if desk is None:
        return unread(request)
    asked = request.query_params
    if not asked.get("story"):
        return show(request, "recordings.html", rows=_rows(desk))
    return _page(request, desk, _text(desk, asked["story"], asked.get("code", "")), Filled())


def show_sheet(request: Request) -> Response:
    """Show the announcer's sheet of a text, to print."""
    desk = _readable(request)
    if desk is None:
        return unread(request)
    asked = request.query_params
    script = _text(desk, asked.get("story", ""), asked.get("code", ""))
    rate = reading_rate(desk.recordings.kept) or SYLLABLES_A_MINUTE
    page = reading_page(desk, script, here_of(request).today(), rate)
    return HTMLResponse(page, headers={"content-security-policy": policy(page)})


async def take_recording(request: Request) -> Response:
    """Hand in a recording as the command does; show the page again with what is wrong with it."""
    async with request.form(max_files=1) as form:
        return await run_in_threadpool(_taken, request, form)


def _taken(request: Request, form: FormData) -> Response:
    here, desk = here_of(request), _readable(request)
    if desk is None:
        return unread(request)
    written = {name: value for name, value in form.items() if isinstance(value, str)}
    slug, code = written.get("story", ""), written.get("code", "")
    script = _current(desk, slug, code)
    found = filled(_fields(desk), written)
    handed = form.get("file")
    if not isinstance(handed, UploadFile) or not handed.size:
        found = Filled(found.values, {**found.wrong, "file": "Chưa có bản thu: bấm “Bắt đầu thu” hoặc chọn tệp."})
    if found.wrong or not isinstance(handed, UploadFile):
        return _page(request, desk, script, found)
    done = in_turn(here.writing, lambda: _hand_in(here.root, here.today(), (slug, code), handed, found.values))
    here.changed()
    if not done.well:
        anew = _readable(request) or desk  # the command read the files: so does the page that it is said on
        return _page(request, anew, _current(anew, slug, code), found, done)
    number = here.remember("Nộp bản thu", said.lines(done.said), _story(desk, script))
    return RedirectResponse(f"{here.home}/done/{number}", 303)


def _hand_in(root: Path, today: date, read: tuple[str, str], handed: UploadFile, values: Mapping[str, str]) -> Done:
    """Lay what came in beside the desk for as long as the command looks at it.

    `read` is the slug and the code of the text that was read: somebody may have changed it while it was.
    """
    name = handed.filename or NAMELESS
    ending = PurePosixPath(name).suffix.lower()
    with tempfile.TemporaryDirectory(prefix="newsdesk-") as folder:
        path = Path(folder, NAMELESS + (ending if ending in ENDINGS else ""))
        with files.machine_faults(path), path.open("wb") as kept:
            while block := handed.file.read(1 << 20):
                kept.write(block)
        done = do(
            "record", root=root, today=today, file=str(path), story=read[0], code=read[1],
            by=values["by"], on=day(values["on"]),
        )  # fmt: skip
        return Done(done.code, tuple(line.replace(str(path), files.nfc(name)) for line in done.said))


def _readable(request: Request) -> Readable | None:
    return here_of(request).reading().desk


def _current(desk: Readable, slug: str, code: str) -> Script:
    """Return the text of a code; where there is none any more, the one that stands in its place."""
    codes = [text.code for text in readable_texts(desk).get(slug, [])]
    return _text(desk, slug, code if code.upper() in codes else "")


def _text(desk: Readable, slug: str, code: str) -> Script:
    """Return the text of a code; without one, the first that the story has."""
    texts = readable_texts(desk).get(slug, [])
    found = next((text for text in texts if text.code == code.upper()), None) if code else next(iter(texts), None)
    if found is None:
        raise HTTPException(404)
    return found


def _fields(desk: Readable) -> list[Field]:
    known = {one.name for one in desk.library.facility.announcers} | {one.by for one in desk.recordings.kept}
    likely = tuple((name, name) for name in sorted(known))
    hint = "Viết như sẽ giới thiệu trên loa, ví dụ: chị Hoa."
    usual = likely[0][0] if len(likely) == 1 else ""
    return [
        Field(name="by", label=LABELS["by"], hint=hint, choices=likely, usual=usual, most=60),
        Field(name="on", label=LABELS["on"], hint="Để trống thì lấy ngày hôm nay.", form=Form.DAY, needed=False),
    ]


def _page(request: Request, desk: Readable, script: Script, found: Filled, done: Done | None = None) -> Response:
    facts: dict[str, Any] = {
        "script": script,
        "story": _story(desk, script),
        "others": [text for text in readable_texts(desk)[script.slug] if text.code != script.code],
        "versions": VERSIONS,
        "passages": passages(script),
        "recording": desk.recordings.of(script),
        "length": _length(desk, script),
        "fields": _fields(desk),
        "filled": found,
        "said": said.lines(done.said, LABELS) if done else (),
    }
    return show(request, "record.html", status=422 if done or found.wrong else 200, **facts)


def _story(desk: Readable, script: Script) -> str:
    """Return the slug of the story that a text tells; news, features and notices have no page of their own here."""
    return script.slug if script.slug in desk.spoken.by_slug else ""


def passages(script: Script) -> list[list[tuple[str, ...]]]:
    """Return a text as one reads it: paragraphs of sentences, each parted where one breathes."""
    found: list[list[tuple[str, ...]]] = [[]]
    for part in script.parts:
        if isinstance(part, Line):
            found[-1].append(breaths(part.text))
        elif found[-1]:
            found.append([])
    return [paragraph for paragraph in found if paragraph]


def _length(desk: Readable, script: Script) -> timedelta:
    return script.length_at(reading_rate(desk.recordings.kept) or SYLLABLES_A_MINUTE)


def _rows(desk: Readable) -> list[tuple[Script, Recording | None, str]]:
    """Return every text with its recording, those without one first, and what it is called besides its title."""
    texts = [text for scripts in readable_texts(desk).values() for text in scripts]
    rows = [(text, desk.recordings.of(text), VERSIONS[Version.SHORT] if text.version is Version.SHORT else "")
            for text in texts]  # fmt: skip
    return sorted(rows, key=lambda row: (row[1] is not None, alphabetical(row[0].title), row[0].version.value))
