"""Plain values become a noun by its own types; pydantic's codes become our Problems."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from newsdesk.model.base import Origin
from newsdesk.model.names import CAUSES, CHANNELS, KINDS, ROLES, STAGES
from newsdesk.nearest import hint, hint_of_named
from newsdesk.problems import Problem, error

T = TypeVar("T")


ADAPTERS: dict[type[Any], TypeAdapter[Any]] = {}
"""Readers that were made already: making one takes milliseconds, reading with it microseconds."""


def adapter(noun: type[T]) -> TypeAdapter[T]:
    """Return the reader of a noun; it also knows the noun's JSON Schema."""
    return ADAPTERS.setdefault(noun, ADAPTERS.get(noun) or TypeAdapter(noun))


def typed(noun: type[T], value: Any, origin: Origin) -> tuple[T | None, list[Problem]]:
    """Return the noun, or None and everything that keeps the value from being one."""
    if value is not None and not isinstance(value, dict):
        return None, [error(origin.at(), "not-keys", allowed=", ".join(fields(noun)[""]))]
    try:
        return adapter(noun).validate_python(value or {}), []
    except ValidationError as fault:
        levels = fields(noun)
        return None, [_problem(finding, levels, origin) for finding in fault.errors(include_url=False)]


def fields(noun: type[Any]) -> Mapping[str, tuple[str, ...]]:
    """Return the keys that may stand at each level of a noun: "" is the noun, others its parts by key."""
    schema = adapter(noun).json_schema()
    levels = {"": tuple(schema.get("properties", ()))}
    for definition in schema.get("$defs", {}).values():
        levels |= {name: tuple(definition["properties"]) for name in _users(schema, definition)}
    return levels


def _users(schema: Mapping[str, Any], definition: Mapping[str, Any]) -> list[str]:
    if "properties" not in definition:
        return []
    name = f"#/$defs/{definition['title']}'"
    places = [schema, *schema["$defs"].values()]
    return [key for place in places for key, value in place.get("properties", {}).items() if name in str(value)]


def _problem(finding: Any, levels: Mapping[str, tuple[str, ...]], origin: Origin) -> Problem:
    trail = tuple(finding["loc"])
    kind = str(finding["type"])
    key = next((str(step) for step in reversed(trail) if isinstance(step, str)), "")
    found = finding.get("input")
    shown = str(found)[:60] if isinstance(found, str | int) else "…"
    facts = {"key": key[:60], "found": shown} | SPECIAL.get(kind, _nothing)(finding, levels)
    return error(origin.at(*trail), CODES.get(kind, "value-wrong"), **facts)


def _nothing(_finding: Any, _levels: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {}


def _unknown_key(finding: Any, levels: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    *parents, key = finding["loc"]
    level = next((step for step in reversed(parents) if isinstance(step, str)), "")
    allowed = levels.get(level, ())
    return {"key": str(key)[:60], "hint": hint(str(key), allowed), "allowed": ", ".join(allowed)}


def _unknown_value(finding: Any, _levels: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    allowed = finding["ctx"]["expected"].replace("'", "").replace(" or ", ", ").split(", ")
    meant = CALLED.get(frozenset(allowed), {})
    listed = ", ".join(f"{word} ({meant[word].replace(', ', '/')})" if word in meant else word for word in allowed)
    return {
        "hint": hint_of_named(str(finding["input"]), {word: (meant.get(word, word),) for word in allowed}),
        "allowed": listed,
    }


def _day(finding: Any, _levels: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {"hint": _turned(str(finding["input"]))}


def _turned(written: str) -> str:
    """Offer 2026-09-10 for 10/9/2026; the editor decides, since nobody can know which was meant."""
    numbers = written.replace(".", "/").replace("-", "/").split("/")
    if len(numbers) != 3 or not all(n.isdecimal() and n.isascii() for n in numbers) or len(numbers[2]) != 4:
        return ""
    day, month, year = numbers
    return f" Có phải {year}-{month.zfill(2)}-{day.zfill(2)}?" if int(day) <= 31 and int(month) <= 12 else ""


CODES = {
    "missing": "key-missing",
    "unexpected_keyword_argument": "key-unknown",
    "enum": "value-unknown",
    "day_form": "day-form",
    "clock_form": "clock-form",
    "date_from_datetime_parsing": "day-impossible",
    "date_parsing": "day-impossible",
    "tuple_type": "not-a-list",
    "dataclass_type": "not-a-group",
    "mapping_type": "not-a-group",
    "dict_type": "not-a-group",
    "string_type": "not-text",
    "bool_parsing": "not-yes-no",
    "bool_type": "not-yes-no",
    "int_parsing": "not-a-number",
    "int_type": "not-a-number",
    "int_parsing_size": "number-long",
    "number_long": "number-long",
    "date_type": "day-form",
    "time_type": "clock-form",
}

CALLED: Mapping[frozenset[str], Mapping[str, str]] = {
    frozenset(one.value for one in names): {one.value: said for one, said in names.items()}
    for names in (KINDS, ROLES, STAGES, CHANNELS, CAUSES)
}
"""What people here call the English words that a key of a story takes: pydantic tells the words and not the choice."""

SPECIAL: Mapping[str, Callable[[Any, Mapping[str, tuple[str, ...]]], dict[str, str]]] = {
    "unexpected_keyword_argument": _unknown_key,
    "enum": _unknown_value,
    "day_form": _day,
    "date_type": lambda _f, _l: {"hint": ""},
}
