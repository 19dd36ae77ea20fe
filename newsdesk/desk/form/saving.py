"""A form is saved: into the very file that it was made from, its other lines left alone, or not at all."""

from dataclasses import dataclass
from enum import Enum

from newsdesk import files, messages
from newsdesk.commands import console
from newsdesk.commands.header_edit import with_stage
from newsdesk.commands.story_edit import with_story
from newsdesk.desk.form.draft import Draft
from newsdesk.desk.form.examples import without_examples
from newsdesk.desk.form.laying import Wrong
from newsdesk.desk.form.looking import File, Looked, file_at, look, lost, worse
from newsdesk.desk.here import Here
from newsdesk.errors import DeskError
from newsdesk.model.story import Header, Stage
from newsdesk.sources.plain import LARGEST, Written
from newsdesk.sources.stories import read_story

PATIENCE = 15.0
"""Seconds that somebody who saves waits for another who writes."""
BUSY = "Bàn đang làm một việc khác, ví dụ phát hành, nên chưa lưu được. Chữ vẫn còn ở trang này; lát nữa lưu lại."
NO_PLACE = (
    "Bàn không ghi được những chữ này vào tệp sao cho đọc lại vẫn đúng như thế, nên chưa ghi gì."
    " Xem lại chỗ vừa dán, hoặc mở tệp mà sửa."
)


class Came(Enum):
    """What came of it."""

    SAVED = "saved"
    STALE = "stale"
    """Somebody else has changed the file meanwhile."""
    WRONG = "wrong"
    """Something cannot be what its field asks for."""
    ASKED = "asked"
    """It would take something from others, and is asked once more."""
    FAILED = "failed"
    """The machine, or the file, does not allow it."""
    UNREAD = "unread"
    """The file holds no story any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What a browser asks to be saved."""

    draft: Draft
    digest: str
    """Of the file from which the form was made."""
    confirmed: str = ""
    """What was agreed to."""
    begins: bool = False
    """Whether a registered story is begun to be written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of saving."""

    came: Came
    file: File | None = None
    looked: Looked | None = None
    against: tuple[Wrong, ...] = ()
    lost: tuple[str, ...] = ()
    """The channels that tell it no longer."""
    why: str = ""

    @property
    def asks(self) -> str:
        """What somebody agrees to who saves it all the same."""
        told = ["".join(piece.text for piece in one.pieces) for one in self.against]
        return files.digest("\n".join([*told, *self.lost]))[:16]


def save(here: Here, path: str, sent: Sent) -> Outcome:
    """Write a form into its file; nothing is written unless the outcome is SAVED."""
    try:
        with here.writing, console.overheard(), console.hurried(PATIENCE), console.alone(here.root):
            return _saved(here, path, sent)
    except DeskError as fault:
        if fault.code == "changed-meanwhile" and isinstance(file := file_at(here, path), File):
            return Outcome(came=Came.STALE, file=file)
        return Outcome(came=Came.FAILED, why=BUSY if fault.code == "busy" else messages.fault(fault))


def _saved(here: Here, path: str, sent: Sent) -> Outcome:
    file = file_at(here, path)
    if not isinstance(file, File):
        return Outcome(came=Came.UNREAD)
    if file.digest != sent.digest:
        return Outcome(came=Came.STALE, file=file)
    looked = look(here, file, sent.draft)
    if looked.read.header is None:
        return Outcome(came=Came.WRONG, file=file, looked=looked)
    asked = Outcome(
        came=Came.ASKED,
        file=file,
        looked=looked,
        against=worse(here, file, looked),
        lost=lost(file, looked.story),
    )
    if (asked.against or asked.lost) and asked.asks != sent.confirmed:
        return asked
    return _written(here, file, looked, begins=sent.begins and file.story.header.stage is Stage.REGISTERED)


def _written(here: Here, file: File, looked: Looked, *, begins: bool) -> Outcome:
    assert looked.read.header is not None  # noqa: S101
    try:
        content = edited(file, looked.read.header, looked.read.body)
        content = with_stage(content, Stage.DRAFT) if begins else content
    except ValueError:
        return Outcome(came=Came.FAILED, file=file, looked=looked, why=NO_PLACE)
    again, _ = read_story(Written(file.path, len(content), content), here.living.known().intake.desk.images)
    if again is None or again.body != looked.read.body or len(content) > LARGEST:
        return Outcome(came=Came.FAILED, file=file, looked=looked, why=NO_PLACE)
    files.write_over(here.root / file.path, content, file.content)
    return Outcome(came=Came.SAVED, file=File(file.path, content, again), looked=looked)


def edited(file: File, header: Header, body: str) -> bytes:
    """Return the file with another header and body; what became filled needs no example any more."""
    before, usual = file.story.header, Header(title="", kind=header.kind, field="", unit="", stage=header.stage)
    filled = [
        key for key in Header.__dataclass_fields__
        if getattr(before, key) == getattr(usual, key) != getattr(header, key)
    ]  # fmt: skip
    content = without_examples(file.content, filled)
    return with_story(content, header, body if body != file.story.body else None)
