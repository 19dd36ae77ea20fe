"""Which stories are looked at, and how: what stands after the question mark of the board's address."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from enum import Enum
from typing import Any
from urllib.parse import urlencode

from newsdesk.desk.board.nouns import Card, Weight
from newsdesk.desk.board.words import COLUMNS, unmarked
from newsdesk.model.story import Stage
from newsdesk.model.texts import folded_text

FOLDED = 12
"""Cards that a column shows while there are more of them."""
SPREAD = 72
"""Stories that the board shows whole, however they lie in its columns."""
PAGE = 60
"""Stories of a page, where one column or one table is looked at whole."""
LONGEST = 100
"""Characters of what is searched."""


class Need(Enum):
    """Which stories are looked at alone, by what they lack."""

    ERROR = "error"
    BLOCKED = "blocked"
    URGENT = "urgent"


NEEDS = {Need.ERROR: "còn LỖI", Need.BLOCKED: "đang vướng", Need.URGENT: "phải làm ngay"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sift:
    """What somebody chose."""

    by: str = ""
    """`unit` for a table by unit; else the board."""
    unit: str = ""
    field: str = ""
    year: str = ""
    stage: str = ""
    need: str = ""
    q: str = ""
    page: int = 1

    @property
    def chosen(self) -> bool:
        """Whether fewer than all stories are looked at."""
        return any((self.unit, self.field, self.year, self.stage, self.need, self.q))

    def link(self, **changes: Any) -> str:
        """Return the address of the board as it would be with changes; a page is of its own choice alone."""
        other = replace(self, **{"page": 1, **changes})
        told = {name: value for name, value in asdict(other).items() if value and not (name == "page" and value == 1)}
        return f"/?{urlencode(told)}" if told else "/"


def asked(query: Mapping[str, str]) -> Sift:
    """Return what an address asks for; what nobody can have chosen counts for nothing."""
    told = {one.name: " ".join(query.get(one.name, "").split())[:LONGEST] for one in fields(Sift)}
    page = told.pop("page")
    told["by"] = "unit" if told["by"] == "unit" else ""
    told["stage"] = told["stage"] if told["stage"] in {stage.value for stage in Stage} else ""
    told["need"] = told["need"] if told["need"] in {need.value for need in Need} else ""
    return Sift(**told, page=int(page) if page.isdecimal() and page.isascii() and len(page) < 6 and int(page) else 1)


def sifted(cards: Iterable[Card], sift: Sift) -> tuple[Card, ...]:
    """Return the cards that were asked for, in their order."""
    words = _words(sift.q)
    return tuple(card for card in cards if _fits(card, sift) and all(_says(card, word) for word in words))


def _fits(card: Card, sift: Sift) -> bool:
    wanted = ((sift.unit, card.unit), (sift.field, card.field), (sift.year, str(card.year)))
    fits = all(not asked or asked == has for asked, has in wanted)
    return fits and (not sift.stage or card.stage.value == sift.stage) and _needs(card, sift.need)


def _needs(card: Card, need: str) -> bool:
    if need == Need.ERROR.value:
        return card.errors > 0
    if need == Need.BLOCKED.value:
        return not card.well
    return need != Need.URGENT.value or any(block.weight is Weight.STOPS for block in card.blocks)


def _words(q: str) -> Sequence[str]:
    return folded_text(q).split()


def _says(card: Card, word: str) -> bool:
    """Whether a word of a card begins so: typed without marks it is any word, typed with them that word alone."""
    plain = unmarked(word)
    return f" {word}" in card.exact if plain != word else f" {plain}" in card.plain


@dataclass(frozen=True, slots=True)
class Column:
    """One stage: how many stories it has, and those that are shown."""

    stage: Stage
    count: int
    shown: tuple[Card, ...]

    @property
    def hidden(self) -> int:
        """How many are not shown."""
        return self.count - len(self.shown)


def columns(cards: Sequence[Card]) -> tuple[Column, ...]:
    """Return the cards by stage; columns are folded where there are too many to be seen at one glance."""
    by_stage = {stage: tuple(card for card in cards if card.stage is stage) for stage in COLUMNS}
    most = len(cards) if len(cards) <= SPREAD else FOLDED
    return tuple(Column(stage, len(found), found[:most]) for stage, found in by_stage.items())


@dataclass(frozen=True, slots=True)
class Pages:
    """A long list, a page at a time."""

    shown: tuple[Card, ...]
    page: int
    pages: int


def paged(cards: Sequence[Card], page: int) -> Pages:
    """Return one page of a list; a page too far is the last."""
    pages = max(1, -(-len(cards) // PAGE))
    page = min(page, pages)
    return Pages(tuple(cards[(page - 1) * PAGE : page * PAGE]), page, pages)


def by_unit(cards: Iterable[Card], units: Sequence[str]) -> tuple[Card, ...]:
    """Return the cards unit by unit, in the facility's own order, each in the order of stages."""
    places = {key: place for place, key in enumerate(units)}
    stages = list(Stage)
    return tuple(
        sorted(cards, key=lambda card: (places.get(card.unit, len(units)), card.unit, stages.index(card.stage)))
    )


def counted(cards: Iterable[Card], units: Mapping[str, str]) -> tuple[tuple[str, str, tuple[int, ...]], ...]:
    """Return for each unit its key, its name, and how many stories it has at each stage."""
    found = {key: [0] * len(COLUMNS) for key in units}
    names, stages = dict(units), list(COLUMNS)
    for card in cards:
        found.setdefault(card.unit, [0] * len(COLUMNS))[stages.index(card.stage)] += 1
        names.setdefault(card.unit, card.unit_name)
    return tuple((key, names[key], tuple(counts)) for key, counts in found.items())
