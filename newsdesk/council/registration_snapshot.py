"""What was registered when the deadline had passed, kept for ever, and what has changed since."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from newsdesk.council.registrations import Registered, RegistrationYear
from newsdesk.model.addresses import code_of
from newsdesk.model.base import ISO_DAY
from newsdesk.model.books import from_csv, to_csv
from newsdesk.model.exposed import names_of
from newsdesk.model.standing_names import stands_in
from newsdesk.model.story import Kind, Role

COLUMNS = ("frozen", "slug", "unit", "kind", "field", "title", "on", "goal", "expected")
COMPARED = ("unit", "kind", "field", "title", "on", "goal", "expected")
UNNAMED = "(có nêu tên, không lưu ở đây)"
"""Stands for a text in which somebody of the story is named: git forgets nothing, so it must not learn names."""


class What(Enum):
    """What became of a registration since the snapshot."""

    ADDED = "added"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One registration as it stood when the snapshot was taken; kind, unit and field by their keys."""

    frozen: date
    slug: str
    unit: str
    kind: str
    field: str
    title: str
    on: str
    goal: str
    expected: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that differs from the snapshot; `key`, `before` and `now` tell what of a registration changed."""

    what: What
    slug: str
    unit: str
    title: str
    key: str = ""
    before: str = ""
    now: str = ""
    hidden: bool = False
    """Whether the story was taken back on the wish of somebody in it, so that its words are told no longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What has changed since the snapshot, and the day of it; None where nothing was registered then."""

    frozen: date | None
    changes: tuple[Change, ...]


def snapshot(year: RegistrationYear, day: date) -> str:
    """Return the file that keeps a year's registrations as they stand on a day: no contacts, nobody's name."""
    return kept_text(_kept(row, day) for row in year.rows)


def kept_in(text: str) -> tuple[Kept, ...]:
    """Return the registrations that a snapshot keeps; ValueError with the number of the first damaged line."""
    if not text.endswith("\n"):  # never written so: empty, or cut off
        raise ValueError(text.count("\n") + 1)
    rows, kept, seen = from_csv(COLUMNS, text), [], set[str]()
    for number, row in enumerate(rows, 2):
        days = ISO_DAY.match(row["frozen"]) and ISO_DAY.match(row["on"])
        if not days or row["kind"] not in {kind.value for kind in Kind} or not row["slug"] or row["slug"] in seen:
            raise ValueError(number)
        seen.add(row["slug"])
        _day(row["on"], number)
        kept.append(Kept(frozen=_day(row["frozen"], number), **{k: v for k, v in row.items() if k != "frozen"}))
    return tuple(kept)


def kept_text(kept: Iterable[Kept]) -> str:
    """Return the file that keeps these registrations."""
    return to_csv(COLUMNS, ({key: str(getattr(one, key)) for key in COLUMNS} for one in kept))


def without(one: Kept, names_one: Callable[[str, str], bool]) -> Kept:
    """Return a registration without the words that name somebody; a slug that does becomes a code."""

    def nameless(words: str) -> str:
        return UNNAMED if names_one(words, one.slug) else words

    slug = code_of(one.slug) if names_one(one.slug, one.slug) else one.slug
    return replace(one, slug=slug, title=nameless(one.title), goal=nameless(one.goal), expected=nameless(one.expected))


def since(kept: Sequence[Kept], year: RegistrationYear) -> Since:
    """Return what has changed since the snapshot."""
    return Since(frozen=kept[0].frozen if kept else None, changes=tuple(changes(kept, year)))


def changes(kept: Iterable[Kept], year: RegistrationYear) -> Iterator[Change]:
    """Yield what was added, changed or gone since the snapshot, in the order of the list, what is gone last."""
    before = {one.slug: one for one in kept}
    residents = _residents(year)
    for row in year.rows:
        old = before.pop(row.story.slug, None) or before.pop(code_of(row.story.slug), None)
        if old is None:
            yield _change(What.ADDED, row)
            continue
        plain, nameless = _plainly(row), _kept(row, old.frozen)
        for key in COMPARED:
            was, now = getattr(old, key), plain[key]
            if was not in (now, getattr(nameless, key)):
                yield _change(What.CHANGED, row, key=key, before=_without(residents, was), now=now)
    for old in before.values():
        yield Change(
            what=What.GONE, slug=_without(residents, old.slug), unit=old.unit, title=_without(residents, old.title)
        )


def _residents(year: RegistrationYear) -> tuple[str, ...]:
    """Return the names that may never be told again, even if they stood in a title when nobody had listed them yet."""
    people = (person for row in year.rows for person in row.story.header.people if person.role is Role.RESIDENT)
    return tuple(name for person in people for name in names_of(person))


def _without(names: Iterable[str], words: str) -> str:
    return UNNAMED if any(stands_in(name, words) for name in names) else words


def _day(written: str, line: int) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as fault:
        raise ValueError(line) from fault


def _change(what: What, row: Registered, key: str = "", before: str = "", now: str = "") -> Change:
    return Change(
        what=what,
        slug=row.story.slug,
        unit=row.story.header.unit,
        title=row.story.title,
        key=key,
        before=before,
        now=now,
        hidden=row.hidden,
    )


def _plainly(row: Registered) -> dict[str, str]:
    """Return what is compared of a registration as a file of rows can hold it."""
    header, registration = row.story.header, row.registration
    facts = {
        "slug": row.story.slug,
        "unit": header.unit,
        "kind": header.kind.value,
        "field": header.field,
        "title": header.title,
        "on": registration.on.isoformat(),
        "goal": registration.goal or "",
        "expected": registration.expected or "",
    }
    return {key: " ".join(words.split()) for key, words in facts.items()}


def _kept(row: Registered, day: date) -> Kept:
    """Return what is kept of a registration: its facts, without the texts in which somebody of the story is named."""
    names = [name for person in row.story.header.people for name in names_of(person)]
    return without(Kept(frozen=day, **_plainly(row)), lambda words, _: any(stands_in(name, words) for name in names))
