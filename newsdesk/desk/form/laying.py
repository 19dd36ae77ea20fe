"""The form as a page lays it out: every field with what stands in it, what may be chosen, what is wrong with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from newsdesk.desk.form.choices import Choice, Choices
from newsdesk.desk.form.draft import Draft
from newsdesk.desk.form.fields import BODY, SECTIONS, Ask, Field, Section, form
from newsdesk.desk.said import Piece

ANY = "TOKEN0"
"""Stands in the place of an item's name where a page makes new ones."""
TEXT = Field(
    key=BODY,
    ask=Ask.TEXT,
    label="Bài viết",
    hint="Chuyện người thật, việc thật, khoảng 500 đến 900 chữ. Để một dòng trống giữa hai đoạn.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """Something that is wrong with a field, in words."""

    name: str
    severity: str
    pieces: tuple[Piece, ...]
    where: str = ""
    """Which paragraph."""
    line: int = -1
    """Which line of the text, counted from 0; below where it is about something else."""

    @property
    def is_error(self) -> bool:
        """Whether it stops publishing."""
        return self.severity == "LỖI"

    @property
    def id(self) -> str:
        """What the field is called on the page."""
        return page_id(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A field on the page."""

    field: Field
    name: str
    values: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    wrong: tuple[Wrong, ...] = ()
    parts: tuple["Laid", ...] = ()
    items: tuple["Item", ...] = ()
    blank: "Item | None" = None
    """What a new item looks like."""
    withheld: int = 0
    """How many items there are, where they are too many for a page."""

    @property
    def id(self) -> str:
        """What it is called on the page."""
        return page_id(self.name)

    @property
    def value(self) -> str:
        """What stands in it."""
        return next(iter(self.values), "")

    @property
    def filled(self) -> bool:
        """Whether anything stands in it or below it."""
        below = any(part.filled for part in self.parts) or any(self.items)
        return bool(below or self.withheld or any(text.strip() for text in self.values))


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of a list."""

    name: str
    token: str
    number: int
    parts: tuple[Laid, ...]
    wrong: tuple[Wrong, ...] = ()

    @property
    def id(self) -> str:
        """What it is called on the page."""
        return page_id(self.name)


@dataclass(frozen=True, slots=True)
class Page:
    """A section of the page."""

    section: Section
    fields: tuple[Laid, ...]

    @property
    def open(self) -> bool:
        """Whether it is shown at once."""
        return not self.section.folded or any(field.filled or field.wrong for field in self.fields)


def page_id(name: str) -> str:
    """Return a name as an element of the page bears it."""
    return f"f-{name.replace('.', '-').replace('_', '-')}" if name else "form"


def pages(draft: Draft, choices: Choices, wrong: Iterable[Wrong]) -> tuple[Page, ...]:
    """Return the whole form, section by section."""
    by_name: dict[str, list[Wrong]] = {}
    for one in wrong:
        by_name.setdefault(one.name, []).append(one)
    layer = _Layer(draft, choices, {name: tuple(found) for name, found in by_name.items()})
    known = {field.key: field for field in form()} | {BODY: TEXT}
    return tuple(Page(one, tuple(layer.laid(known[key], key) for key in one.keys)) for one in SECTIONS)


@dataclass(frozen=True, slots=True)
class _Layer:
    draft: Draft
    choices: Choices
    wrong: Mapping[str, tuple[Wrong, ...]]

    def laid(self, field: Field, name: str, *, blank: bool = False) -> Laid:
        values = self.draft.values.get(name, ())
        usual = field.usual if not values and field.ask in (Ask.CHOICE, Ask.CHECKS) else ()
        found = Laid(field=field, name=name, values=values or usual, wrong=self.wrong.get(name, ()))
        if field.ask is Ask.GROUP:
            return replace(found, parts=tuple(self.laid(part, f"{name}.{part.key}") for part in field.parts))
        if field.ask in (Ask.ROWS, Ask.READINGS):
            return self._listed(found)
        return replace(found, choices=self._choices(field, values if not blank else ()))

    def _listed(self, found: Laid) -> Laid:
        tokens = self.draft.rows.get(found.name, ())
        items = tuple(self._item(found, token, number) for number, token in enumerate(tokens, 1))
        return replace(
            found,
            items=items,
            blank=self._item(found, ANY, 0),
            withheld=self.draft.withheld.get(found.name, 0),
        )

    def _item(self, of: Laid, token: str, number: int) -> Item:
        name = f"{of.name}.{token}"
        parts = tuple(self.laid(part, f"{name}.{part.key}") for part in of.field.parts)
        return Item(name=name, token=token, number=number, parts=parts, wrong=self.wrong.get(name, ()))

    def _choices(self, field: Field, values: tuple[str, ...]) -> tuple[Choice, ...]:
        known = field.choices or (self.choices.of(field.source) if field.source else ())
        if not known and field.ask is Ask.LINE:
            return ()
        strange = [value for value in values if value and value not in dict(known)]
        if field.ask not in (Ask.CHOICE, Ask.CHECKS):
            return ()
        return (*known, *((value, self.choices.name(field.source, value)) for value in strange))
