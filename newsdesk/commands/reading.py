"""The desk read whole: what people wrote, what will be said of it, what aired; and all that is wrong with any of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from newsdesk.audio.frames import bed_length
from newsdesk.commands import (
    coming,
    diary_book,
    recording_files,
    registration_book,
    rundown_files,
    script_files,
    withdrawal_records,
)
from newsdesk.commands.coming import Week
from newsdesk.commands.lengths import Lengths
from newsdesk.commands.progress import READING, progress
from newsdesk.commands.recording_files import Recordings
from newsdesk.commands.rundown_files import Past
from newsdesk.commands.rundowns import Planner
from newsdesk.commands.script_files import Lying, Spoken
from newsdesk.errors import DeskError
from newsdesk.intake import Intake, remembering, take_in
from newsdesk.model.diary import Entry, by_key
from newsdesk.model.library import Library
from newsdesk.model.programme import DAYS_MADE
from newsdesk.problems import Place, Problem, any_error, error, in_order
from newsdesk.scripts.rows import check_rows


@dataclass(frozen=True, slots=True)
class Readable:
    """A desk whose facility and plans could be read, and everything that it is about to say."""

    library: Library
    spoken: Spoken
    week: Week
    past: Past
    slots: Mapping[str, Place]
    """Where each slot is written."""
    recordings: Recordings
    """What announcers read."""
    diary: Mapping[str, Entry]
    """What became of each broadcast, by its rundown's name."""
    lying: Mapping[str, Lying] = field(default_factory=dict)
    """The script files as they lie there, by name."""

    def planner(self, lengths: Lengths) -> Planner:
        """Return what plans the coming slots with things as long as these."""
        return Planner(
            library=self.library,
            coming=self.week,
            lengths=lengths,
            past=self.past,
            diary=self.diary,
            bed=bed_length,
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """Every Problem of a desk, how many stories it has, and the desk itself where it can be read at all."""

    problems: tuple[Problem, ...]
    stories: int
    desk: Readable | None

    @property
    def sound(self) -> Readable | None:
        """The desk, if nothing in it stops publishing."""
        return None if any_error(self.problems) else self.desk


@progress(READING)
def read(
    root: Path,
    today: date,
    until: date | None = None,
    checked: date | None = None,
    *,
    passing: bool = False,
    copy_of: Path | None = None,
) -> Reading:
    """Read a desk, and say everything that is wrong with it at once; `until` looks further ahead than usual.

    `checked` is the day as of which it is right or wrong, where what was told on a day gone by is asked for. A desk
    that is `passing` is read whole while it is there, and nothing is remembered of it; of a `copy_of` another, what
    is the same there is not read again.
    """
    with remembering(root, passing=passing, copy_of=copy_of) as memory:
        found = reading_of(root, take_in(root, checked or today, memory), today, until)
        memory.forget_unasked()  # a reading like this one asks for everything that there is, papers do not
    return found


def reading_of(root: Path, intake: Intake, today: date, until: date | None = None) -> Reading:
    """Read what lies beside a desk that was taken in, and say everything that is wrong with either."""
    past = rundown_files.read(root)
    books = [*registration_book.check(root), *withdrawal_records.check(root, None if intake.unread else intake.library)]
    lying = script_files.lying_in(root, intake.desk.remembered)
    problems = [*intake.problems, *past.problems, *script_files.edited_by_hand(lying), *books]
    if intake.library is None:
        return Reading(in_order(problems), intake.stories, None)
    library = intake.library
    spoken = script_files.spoken_texts(library, today)
    last = today + timedelta(days=DAYS_MADE - 1)
    recordings = recording_files.read(root, library, today, last)
    diary, unreadable = _diary(root)
    told = [script for versions in spoken.by_slug.values() for script in versions.values()]
    week = coming.week(library, spoken.by_slug, today, recordings, until)
    slots = {
        slot.key: intake.programmes.at("programmes", p, "slots", s)
        for p, programme in enumerate(library.programmes)
        for s, slot in enumerate(programme.slots)
    }
    rows = check_rows(library.lexicon, intake.lexicon)
    drafts = script_files.unread_in_drafts(library, spoken)
    desk = Readable(library, spoken, week, past.renamed(library.renamed), slots, recordings, by_key(diary), lying)
    recorded = [
        *recordings.problems,
        *recording_files.absent(recordings, [*told, *week.others]),
        *recording_files.unallowed(recordings, [*told, *week.others]),
    ]
    found = [*problems, *rows, *spoken.problems, *drafts, *week.problems, *recorded, *unreadable]
    return Reading(in_order(found), intake.stories, desk)


def _diary(root: Path) -> tuple[tuple[Entry, ...], list[Problem]]:
    """Return every entry of the diary; one that cannot be read is an error, since nobody would know what aired."""
    try:
        return diary_book.read(root), []
    except DeskError as fault:
        if fault.code != "diary-unreadable":
            raise
        return (), [error(Place(diary_book.FILE), fault.code, why=fault.facts["why"])]
