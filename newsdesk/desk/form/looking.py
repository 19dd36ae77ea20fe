"""What is wrong with a form while it is filled in, how long it is told, and which channels an edit takes it from."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path, PurePosixPath

from newsdesk import files, messages
from newsdesk.commands.script_files import said_of, versions_of
from newsdesk.desk import said
from newsdesk.desk.form.draft import Draft, of_story
from newsdesk.desk.form.fields import BODY, field_of
from newsdesk.desk.form.laying import TEXT, Wrong, page_id
from newsdesk.desk.form.reading import BODY_LINE, Read, read
from newsdesk.desk.here import Here
from newsdesk.desk.labelled import labelled
from newsdesk.desk.seen import Known, Seen, desk_with, see
from newsdesk.intake import Glimpse, library_of
from newsdesk.model.approval import is_approved
from newsdesk.model.calendar import length_words
from newsdesk.model.names import CHANNELS
from newsdesk.model.script import Version
from newsdesk.model.story import Channel, Stage, Story
from newsdesk.problems import Problem, Severity, in_order
from newsdesk.sources.plain import LARGEST, Written
from newsdesk.sources.stories import read_story

OTHER_TEXT = "approval-of-other-text"
SAID = {
    "key-missing": "Chưa điền “{label}”.",
    OTHER_TEXT: "Bài đã sửa sau khi duyệt nên phải trình và duyệt lại.",
}
"""What is said otherwise than of a file: here nobody writes keys, and nothing was saved yet."""
KEYS = re.compile(r"\b(?P<lead>[Mm]ục )(?P<key>[a-z_]+)\b|\b(?P<spoken>spoken\.(?:text|short|say))\b")
"""Keys in a sentence that may be those of the field beside: here they are fields, called as on the page."""
GUARDED = frozenset([Stage.SUBMITTED, Stage.APPROVED])
"""Stages in which others rely on the text as it stands."""


@dataclass(frozen=True)
class File:
    """A story's file as it lies there."""

    path: str
    content: bytes
    story: Story

    @cached_property
    def digest(self) -> str:
        """What tells these bytes from others."""
        return files.digest(self.content)

    @cached_property
    def draft(self) -> Draft:
        """The form that it fills."""
        return of_story(self.story.header, self.story.body)


@dataclass(frozen=True)
class Looked:
    """A form, and what the desk says of it."""

    draft: Draft
    read: Read
    story: Story | None
    seen: Seen

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong with it, the gravest first."""
        return tuple(sorted(self.seen.problems, key=lambda one: one.severity is not Severity.ERROR))

    @cached_property
    def wrong(self) -> tuple[Wrong, ...]:
        """The same in words, each at its field."""
        return tuple(_wrong(self, one) for one in self.problems)

    def length(self, version: Version) -> str:
        """Return how long a version is told, in words; an empty text where there is nothing to tell."""
        script = self.seen.scripts.get(version)
        return length_words(script.length) if script and script.syllables else ""

    @property
    def lengths(self) -> dict[str, str]:
        """How long each version is told."""
        return {version.value: self.length(version) for version in Version}


def path_of(here: Here, slug: str) -> str | None:
    """Return the file of a story that is named by its slug, or by its file's name where that cannot be read."""
    known = here.living.known()
    path = known.path_of(files.nfc(slug))
    if path == slug:
        return next((one for one in known.intake.unread if PurePosixPath(one).stem == slug), None)
    return path


def file_at(here: Here, path: str) -> File | tuple[Problem, ...]:
    """Return a story's file as it lies there, or what keeps it from being read."""
    size, content = files.head(here.root / path, LARGEST)
    story, problems = read_story(Written(path, size, content), here.living.known().intake.desk.images)
    return tuple(problems) if story is None else File(path, content, story)


def look(here: Here, file: File, draft: Draft) -> Looked:
    """Return what the desk would say of a story if it stood as in this form; nothing is written."""
    found, known = read(draft, file.path, file.story.header, file.story.body), here.living.known()
    story = found.story(known.intake.desk.images)
    seen = see(known, Glimpse(Written(file.path, 0, b""), story, found.problems), here.today())
    if story is not None and story.header.stage is Stage.APPROVED and not is_approved(story):
        seen = replace(seen, problems=in_order([*seen.problems, *_unread(known, story)]))
    return Looked(draft, found, story, seen)


def _unread(known: Known, story: Story) -> Iterator[Problem]:
    """Yield what nobody could read aloud in a story that is worked on again: a file of this stage is told nowhere."""
    library = library_of(desk_with(known.intake, story.origin.path, story))
    if library is not None and Channel.LOUDSPEAKER in story.header.channels:
        found = (one for version in versions_of(story) for one in said_of(library, story, version)[1])
        yield from (one for one in found if one.severity is Severity.NOTICE)


def lost(file: File, story: Story | None) -> tuple[str, ...]:
    """Return the channels that tell a story no longer once it is saved so, since it was approved as it is now."""
    if not is_approved(file.story) or (story is not None and is_approved(story)):
        return ()
    return tuple(CHANNELS[channel] for channel in file.story.header.channels)


def worse(here: Here, file: File, after: Looked) -> tuple[Wrong, ...]:
    """Return every LỖI that saving would bring into a story on which others rely; a draft may hold any."""
    if file.story.header.stage not in GUARDED:
        return ()
    before = {(one.code, tuple(sorted(one.facts.items()))) for one in look(here, file, file.draft).seen.problems}
    new = [one for one in after.problems if (one.code, tuple(sorted(one.facts.items()))) not in before]
    return tuple(_wrong(after, one) for one in new if one.severity is Severity.ERROR and one.code != OTHER_TEXT)


def _wrong(looked: Looked, problem: Problem) -> Wrong:
    name = looked.read.name_of(problem)
    told = SAID.get(problem.code, "").format(label=_label(name)) or messages.sentence(problem)
    named = labelled(KEYS.sub(lambda found: _as_field(found, name), told.replace("\n", " ")))
    pieces = tuple(piece for one in said.lines([named]) for piece in one.pieces)
    line = problem.place.line - BODY_LINE if name == BODY else -1
    where = _paragraph(looked.read.body, line) if name == BODY else ""
    return Wrong(name=name, severity=problem.severity.value, pieces=pieces, where=where, line=line)


def _as_field(found: re.Match[str], name: str) -> str:
    """Return a key that a sentence names as the page calls it: one beside the field, or one of the story."""
    beside = f"{name.rpartition('.')[0]}.{found['key']}"
    asked = field_of(found["spoken"] or beside) or field_of(found["key"] or "")
    return f"{found['lead'] or 'ô '}“{asked.label}”" if asked else found[0]


def _label(name: str) -> str:
    asked = field_of(name)
    return asked.label if asked else name


def _paragraph(body: str, line: int) -> str:
    """Return which paragraph holds a line of the text."""
    above = "\n".join(body.split("\n")[: line + 1]).split("\n\n")
    return f"Đoạn {sum(bool(part.strip()) for part in above) or 1}"


def called(name: str, draft: Draft) -> str:
    """Return what people call a field: `Người 2, Chức danh`."""
    if name in ("", BODY):
        return TEXT.label if name else "Cả bài"
    owner = next((one for one in draft.rows if name.startswith(f"{one}.")), "")
    asked, parent = field_of(name), field_of(owner) if owner else None
    if parent is None or not owner:
        return asked.label if asked else name
    token, _, part = name[len(owner) + 1 :].partition(".")
    number = draft.rows[owner].index(token) + 1 if token in draft.rows[owner] else 0
    return f"{parent.one} {number}, {asked.label.lower()}" if part and asked else f"{parent.one} {number}"


def as_told(file: File, looked: Looked) -> dict[str, object]:
    """Return for a page that is open what is to be said of it."""
    told: Iterable[dict[str, object]] = (
        {
            "id": page_id(one.name),
            "severity": one.severity,
            "error": one.is_error,
            "label": called(one.name, looked.draft),
            "where": one.where,
            "line": one.line,
            "text": "".join(piece.text for piece in one.pieces),
        }
        for one in looked.wrong
    )
    return {"wrong": list(told), "lengths": looked.lengths, "lost": list(lost(file, looked.story))}


def saved_at(root: Path, path: str) -> str:
    """Return when a file was saved last, by the clock of this machine: `9:41`."""
    with files.machine_faults(root / path):
        at = datetime.fromtimestamp((root / path).stat().st_mtime)
    return f"{at.hour}:{at.minute:02}"
