"""The board's addresses: the board itself, whether it has changed, and what the days ahead lack."""

from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from newsdesk.commands import registration_book, withdrawal_records
from newsdesk.commands.reading import Reading
from newsdesk.council.clocks import Withdrawal
from newsdesk.desk.background import in_background
from newsdesk.desk.board import ahead, reckon, sift, words
from newsdesk.desk.board.nouns import Board
from newsdesk.desk.here import Here, here_of
from newsdesk.desk.shown import show
from newsdesk.errors import DeskError
from newsdesk.model.story import Stage

PATIENCE = 1.5
"""Seconds that a browser waits for the first reading of a large desk before it is told of it."""


@dataclass(frozen=True)
class Reckoned:
    """The board of one reading, and the mark by which a page knows whether it shows it."""

    reading: Reading
    board: Board
    seen: str


@dataclass
class Boards:
    """The last board that was asked for: the same reading is reckoned once."""

    last: Reckoned | None = None
    first: "Future[Reckoned] | None" = None
    """The board of the desk's first reading, while it is under way."""
    look: tuple[Reading, date, ahead.Ahead] | None = field(default=None, repr=False)

    def routes(self) -> list[BaseRoute]:
        """Return the board's addresses."""
        return [
            Route("/", self.show_board),
            Route("/board/since", self.tell_seen),
            Route("/board/ahead", self.show_ahead),
        ]

    def now(self, here: Here) -> Reckoned:
        """Return the board of the desk as last read."""
        reading, today = here.reading(), here.today()
        last = self.last
        if last is None or last.reading is not reading or last.board.day != today:
            kept = registration_book.read(here.root, today.year)[0] if reading.desk else None
            board = reckon.board(reading, today, _withdrawals(here.root), kept)
            self.last = last = Reckoned(reading, board, reckon.seen(board))
        return last

    def soon(self, here: Here) -> Reckoned | None:
        """Return the board; None while a large desk is read for the first time."""
        if self.last is not None:
            return self.now(here)
        if self.first is None or (self.first.done() and self.first.exception()):
            self.first = in_background(lambda: self.now(here), "board")
        try:
            return self.first.result(PATIENCE)
        except TimeoutError:
            return None

    def show_board(self, request: Request) -> Response:
        """Show where the desk stands."""
        now, asked = self.soon(here_of(request)), sift.asked(request.query_params)
        if now is None:
            return show(request, "board_reading.html")
        if not now.board.readable:
            return show(request, "board_unreadable.html", board=now.board, seen=now.seen)
        if not now.board.stories:
            return show(request, "board_first.html", board=now.board, seen=now.seen)
        return show(request, "board.html", **_told(now, asked))

    def tell_seen(self, request: Request) -> Response:
        """Tell the mark of the board as it stands."""
        return JSONResponse({"seen": self.now(here_of(request)).seen})

    def show_ahead(self, request: Request) -> Response:
        """Show what the coming slots lack: they are planned for it, which takes a moment."""
        here = here_of(request)
        reading, today = here.reading(), here.today()
        look = self.look
        if look is None or look[0] is not reading or look[1] != today:
            self.look = look = (reading, today, ahead.ahead(reading, here.root, today))
        return show(request, "board_ahead.html", ahead=look[2])


def _withdrawals(root: Path) -> tuple[Withdrawal, ...]:
    """Return the withdrawals on record; a damaged book is among the Problems already."""
    try:
        return withdrawal_records.read(root)
    except DeskError:
        return ()


def _told(now: Reckoned, asked: sift.Sift) -> dict[str, Any]:
    """Return what the template lays out."""
    board = now.board
    found = sift.sifted(board.cards, asked)
    ordered = sift.by_unit(found, list(board.units)) if asked.by else found
    return {
        "board": board,
        "seen": now.seen,
        "sift": asked,
        "found": found,
        "columns": sift.columns(found),
        "listed": sift.paged(ordered, asked.page) if asked.by or asked.stage else None,
        "counts": sift.counted(found, {} if asked.unit else board.units),
        "stage_name": words.COLUMNS[Stage(asked.stage)] if asked.stage else "",
        "stages": {stage: (words.COLUMNS[stage], words.EMPTY[stage]) for stage in words.COLUMNS},
        "needs": {need.value: said for need, said in sift.NEEDS.items()},
        "years": sorted({card.year for card in board.cards if card.year}, reverse=True),
    }
