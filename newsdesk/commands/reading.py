"""The desk read whole: what people wrote, what will be said of it, what aired; and all that is wrong with any of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from newsdesk.commands import coming, rundown_files, script_files
from newsdesk.commands.coming import Week
from newsdesk.commands.rundown_files import Past
from newsdesk.commands.script_files import Spoken
from newsdesk.intake import take_in
from newsdesk.model.library import Library
from newsdesk.problems import Place, Problem, any_error, in_order
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


def read(root: Path, today: date) -> Reading:
    """Read a desk, and say everything that is wrong with it at once."""
    intake = take_in(root, today)
    past = rundown_files.read(root)
    problems = [*intake.problems, *past.problems, *script_files.edited_by_hand(root)]
    if intake.library is None:
        return Reading(in_order(problems), intake.stories, None)
    library = intake.library
    spoken = script_files.spoken_texts(library, today)
    week = coming.week(library, spoken.by_slug, today)
    slots = {
        slot.key: intake.programmes.at("programmes", p, "slots", s)
        for p, programme in enumerate(library.programmes)
        for s, slot in enumerate(programme.slots)
    }
    rows = check_rows(library.lexicon, intake.lexicon)
    drafts = script_files.unread_in_drafts(library, spoken)
    found = in_order([*problems, *rows, *spoken.problems, *drafts, *week.problems])
    return Reading(found, intake.stories, Readable(library, spoken, week, past, slots))
