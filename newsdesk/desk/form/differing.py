"""Two versions of a story side by side: which fields differ, and in them which paragraphs or items."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from newsdesk.desk.form.choices import Choices
from newsdesk.desk.form.draft import Draft, bare
from newsdesk.desk.form.fields import BODY, Ask, Field, form
from newsdesk.desk.form.laying import TEXT

MINE, THEIRS = "mine", "theirs"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the two say different things: what stands in one and in the other."""

    mine: tuple[str, ...]
    theirs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that the two fill differently."""

    key: str
    label: str
    places: tuple[Place, ...]
    usual: str
    """Which is taken where only one of them is new: `mine` or `theirs`; empty where both are."""


def differences(mine: Draft, theirs: Draft, base: Draft | None, choices: Choices) -> tuple[Difference, ...]:
    """Return every field in which two forms differ; `base` is what both began with, if it is still known."""
    return tuple(_differences(mine, theirs, base, choices))


def _differences(mine: Draft, theirs: Draft, base: Draft | None, choices: Choices) -> Iterator[Difference]:
    for field in (*form()[:1], TEXT, *form()[1:]):
        if field.key in theirs.withheld:
            continue
        here, there = pieces(mine, field, choices), pieces(theirs, field, choices)
        if here != there:
            was = pieces(base, field, choices) if base else None
            usual = {here: THEIRS, there: MINE}.get(was, "") if was is not None else ""
            yield Difference(field.key, field.label, tuple(_places(here, there)), usual)


def _places(mine: tuple[str, ...], theirs: tuple[str, ...]) -> Iterator[Place]:
    for step, first, last, begin, stop in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        if step != "equal":
            yield Place(mine[first:last], theirs[begin:stop])


def pieces(draft: Draft, field: Field, choices: Choices, name: str = "") -> tuple[str, ...]:
    """Return what stands in a field as people would say it: paragraphs, items, or one line."""
    name = name or field.key
    if field.key == BODY:
        return tuple(part for part in "\n".join(bare(draft.values.get(BODY, ()))).split("\n\n") if part.strip())
    if field.ask is Ask.GROUP:
        return tuple(
            f"{part.label}: {text}"
            for part in field.parts
            for text in pieces(draft, part, choices, f"{name}.{part.key}")
        )
    if field.ask in (Ask.ROWS, Ask.READINGS):
        items = (_item(draft, field, choices, f"{name}.{token}") for token in draft.rows.get(name, ()))
        return tuple(item for item in items if item)
    return _leaf(draft, field, choices, name)


def _item(draft: Draft, field: Field, choices: Choices, name: str) -> str:
    told = ((part, pieces(draft, part, choices, f"{name}.{part.key}")) for part in field.parts)
    return " · ".join(f"{part.label}: {', '.join(words)}" for part, words in told if words)


def _leaf(draft: Draft, field: Field, choices: Choices, name: str) -> tuple[str, ...]:
    texts = bare(draft.values.get(name, ()))
    if field.ask is Ask.YES:
        return ("có",) if texts else ()
    if field.ask in (Ask.CHOICE, Ask.CHECKS):
        names = dict(field.choices or choices.of(field.source))
        return tuple(names.get(text, text) for text in texts) if tuple(texts) != field.usual else ()
    return tuple(part for text in texts for part in text.split("\n") if part.strip())
