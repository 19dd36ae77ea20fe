"""How time on air was shared out: between units, fields, kinds, tellings and voices, and which stories were told."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsdesk.model.diary import Entry
from newsdesk.model.library import Library
from newsdesk.model.names import KINDS, PARTS
from newsdesk.model.plan import Period, plan_on
from newsdesk.model.programme import MUSIC, Part
from newsdesk.model.rundown import Item, Rundown
from newsdesk.model.script import Version
from newsdesk.model.story import Kind, Story
from newsdesk.office.figures import plain
from newsdesk.planning.airtime import Airtime, Key, by, planned, reckoned, share

ELSE = "(không rõ)"
STORIES = "Từng bài"
Named = Callable[[Rundown, Item], str]


@dataclass(frozen=True, slots=True)
class Counted:
    """Broadcasts that are over, broadcasts to come, and what the diary says."""

    settled: Sequence[Rundown]
    pending: Sequence[Rundown]
    diary: Mapping[str, Entry]

    def under(self, key: Key[str], always: Iterable[str] = ()) -> dict[str, Airtime]:
        """Return time on air by key; what is to come is planned only. `always` are keys that are listed even at 0."""
        times = {name: Airtime() for name in always}
        for name, one in reckoned(key, self.settled, self.diary).items():
            times[name] = times.get(name, Airtime()) + one
        for name, length in by(key, planned(self.pending)).items():
            times[name] = times.get(name, Airtime()) + Airtime(planned=length)
        return times


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table, its shares between 0 and 1, None of nothing."""

    name: str
    time: Airtime
    share_planned: float | None
    share_aired: float | None


@dataclass(frozen=True, slots=True)
class Table:
    """Time on air under one heading, with its sum."""

    title: str
    rows: tuple[Row, ...]
    whole: Airtime


def tables(counted: Counted, library: Library, period: Period, told: Named) -> tuple[Table, ...]:
    """Return every table of a period; a unit or a field that was never on air stands there with nothing."""
    plan = plan_on(library.plans, period.until)
    units = [plain(one.name) for one in library.facility.units_in(period.since, period.until)]
    fields = [plain(one.name) for one in plan.fields] if plan else []
    kinds = {kind: name.capitalize() for kind, name in KINDS.items()}
    two = {kind: kinds[kind] for kind in (Kind.INDIVIDUAL, Kind.COLLECTIVE)}
    in_turn: list[tuple[str, Key[str], Iterable[str]]] = [
        ("Theo đơn vị", _of_story(library, lambda story: _unit(library, story)), units),
        ("Theo lĩnh vực", _of_story(library, lambda story: _field(library, story)), fields),
        ("Theo loại", _of_story(library, lambda story: kinds[story.header.kind]), kinds.values()),
        ("Cá nhân và tập thể", _of_story(library, lambda story: two.get(story.header.kind)), two.values()),
        ("Bản đầy đủ và bản ngắn", _version, ("Bản đầy đủ", "Bản ngắn")),
        ("Người đọc và giọng máy", _voice, ("Người đọc", "Giọng máy")),
        ("Theo mục", lambda _, item: PARTS[item.part], ()),
        (STORIES, lambda rundown, item: told(rundown, item) if item.part is Part.EXEMPLAR else None, ()),
    ]
    return tuple(_table(title, counted.under(key, always)) for title, key, always in in_turn)


def _table(title: str, times: Mapping[str, Airtime]) -> Table:
    whole = sum(times.values(), Airtime())
    rows = tuple(
        Row(name, one, share(one.planned, whole.planned), share(one.aired, whole.aired)) for name, one in times.items()
    )
    return Table(title, rows, whole)


def _of_story(library: Library, of: Callable[[Story], str | None]) -> Key[str]:
    def key(_: Rundown, item: Item) -> str | None:
        if item.part is not Part.EXEMPLAR:
            return None
        story = library.by_slug.get(item.slug or "")
        return of(story) if story else ELSE

    return key


def _unit(library: Library, story: Story) -> str:
    unit = library.facility.unit(story.header.unit)
    return plain(unit.name) if unit else ELSE


def _field(library: Library, story: Story) -> str:
    found = (plan.field(story.header.field) for plan in library.plans)
    return next((plain(field.name) for field in found if field), ELSE)


def _version(_: Rundown, item: Item) -> str | None:
    if item.part is not Part.EXEMPLAR:
        return None
    return "Bản ngắn" if item.version is Version.SHORT else "Bản đầy đủ"


def _voice(_: Rundown, item: Item) -> str | None:
    if item.part in MUSIC:
        return None
    if item.synthetic:
        return "Giọng máy"
    return "Người đọc" if item.voice else "Chưa ghi ai đọc"
