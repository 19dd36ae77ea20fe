"""A reading of the desk becomes the board."""

import hashlib
from collections.abc import Sequence
from datetime import date

from newsdesk.commands.reading import Readable, Reading
from newsdesk.council.clocks import Withdrawal
from newsdesk.council.registration_snapshot import Kept
from newsdesk.desk.board.air import air
from newsdesk.desk.board.calls import calls
from newsdesk.desk.board.cards import by_file, cards
from newsdesk.desk.board.files import faulty
from newsdesk.desk.board.nouns import Board
from newsdesk.desk.board.promises import promises
from newsdesk.desk.board.voices import outdated_slugs, voices
from newsdesk.desk.board.year import year_of
from newsdesk.model.plan import plan_on


def board(
    reading: Reading, today: date, withdrawals: Sequence[Withdrawal] = (), kept: Sequence[Kept] | None = None
) -> Board:
    """Return the board of a day; `kept`: this year's registrations as they stood on their deadline."""
    if reading.desk is None:
        files = faulty(by_file(reading.problems), ())
        return Board(day=today, stories=reading.stories, readable=False, files=files)
    return _whole(reading, reading.desk, today, withdrawals, kept)


def _whole(
    reading: Reading, desk: Readable, today: date, withdrawals: Sequence[Withdrawal], kept: Sequence[Kept] | None
) -> Board:
    library, problems = desk.library, by_file(reading.problems)
    told = cards(library, problems, today, outdated_slugs(desk))
    files = faulty(problems, {card.path for card in told})
    year, on_air = year_of(library, kept, today), air(desk, today)
    promised = promises(library, withdrawals, today)
    plan = plan_on(library.plans, today)
    fields = {field.key: field.short for field in plan.fields} if plan else {}
    return Board(
        day=today,
        stories=reading.stories,
        readable=True,
        files=files,
        cards=told,
        units={unit.key: unit.name for unit in library.facility.units},
        fields=fields | {card.field: card.field_name for card in told if card.field not in fields},
        year=year,
        air=on_air,
        voices=voices(desk, reading.problems, today),
        promises=promised,
        calls=calls(told, files=files, year=year, air=on_air, promises=promised),
    )


def seen(board: Board) -> str:
    """Return a mark of all that the board shows: another mark, another board."""
    return hashlib.sha256(repr(board).encode("utf-8", "replace")).hexdigest()[:16]
