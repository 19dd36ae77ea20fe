"""Every noun and every enumeration that people write, found by walking down the types of what a file holds."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, get_args, get_type_hints

from newsdesk.model.assessment import AssessmentHeader
from newsdesk.model.consent import Consents
from newsdesk.model.facility import Facility
from newsdesk.model.occasion import EventHeader, FeatureHeader, NewsHeader, PageHeader
from newsdesk.model.papers import Papers
from newsdesk.model.phrases import Phrase
from newsdesk.model.plan import Plan
from newsdesk.model.programme import Programmes
from newsdesk.model.story import Header


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the lexicon as written: its columns are no noun's, since reading makes senses of them at once."""

    written: str
    spoken: str
    note: str = ""
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A kind of file that people write: its name, the noun in it, and where such files lie."""

    name: str
    noun: type[Any]
    where: str


SHEETS = (
    Sheet("story", Header, "exemplars/**/*.md"),
    Sheet("news", NewsHeader, "content/news/**/*.md"),
    Sheet("feature", FeatureHeader, "content/features/**/*.md"),
    Sheet("event", EventHeader, "content/events/**/*.md"),
    Sheet("page", PageHeader, "content/pages/**/*.md"),
    Sheet("report", AssessmentHeader, "content/reports/**/*.md"),
    Sheet("facility", Facility, "content/facility.yaml"),
    Sheet("plan", Plan, "content/plans/**/*.yaml"),
    Sheet("programmes", Programmes, "content/programmes.yaml"),
    Sheet("consents", Consents, "content/consents.yaml"),
    Sheet("papers", Papers, "content/papers.yaml"),
)
ROWS: tuple[type[Any], ...] = (Row, Phrase)
"""What is a row of a list."""


def parts(noun: type[Any]) -> tuple[type[Any], ...]:
    """Return a noun and everything that stands in it, enumerations too, each once."""
    return tuple(dict.fromkeys(_walk(noun)))


def _walk(noun: type[Any]) -> Iterator[type[Any]]:
    yield noun
    if is_dataclass(noun):
        hints = get_type_hints(noun)
        for field in fields(noun):
            for kind in _kinds(hints[field.name]):
                yield from _walk(kind)


def _kinds(hint: Any) -> Iterator[type[Any]]:
    """Yield the nouns and enumerations in a type such as tuple[Person, ...] | None."""
    if isinstance(hint, type) and (is_dataclass(hint) or issubclass(hint, Enum)):
        yield hint
    for part in get_args(hint):
        yield from _kinds(part)


@cache
def written() -> tuple[type[Any], ...]:
    """Return every noun and every enumeration that people write, each once."""
    return tuple(dict.fromkeys(part for noun in (*(sheet.noun for sheet in SHEETS), *ROWS) for part in parts(noun)))
