"""The shape of each value as an editor of YAML sees it, where the desk reads text and types it afterwards.

An editor takes 2026 for a number and true for a yes; the desk takes both for the words that they are. So a text may be
any plain value, and a number or a yes may stand in quotes, in every way in which pydantic would read them.
"""

from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from newsdesk.model.base import MOST_DIGITS
from newsdesk.schemas.labels import form

PLAIN = ["string", "number", "boolean"]
NOTHING = {"not": {"type": ["number", "boolean", "array", "object"]}, "pattern": r"^\s*$"}
"""What counts as not written at all: no value, or an empty one. Told so, no editor offers `null` among the choices."""
DAY = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
CLOCK = {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}
LARGEST = 10**MOST_DIGITS - 1
WHOLE = {
    "type": ["integer", "string"],
    "pattern": rf"^\s*[+-]?(?![0-9_.]{{{MOST_DIGITS + 1}}})[0-9]+(_[0-9]+)*(\.0+)?\s*$",
    "minimum": -LARGEST,
    "maximum": LARGEST,
}
YES = ["true", "t", "yes", "y", "on", "1", "false", "f", "no", "n", "off", "0"]
"""What pydantic takes for a yes or a no, in capitals too."""


def _any_case(word: str) -> str:
    """Return a pattern of a word in any case: JSON Schema knows no flags."""
    return "".join(f"[{letter.upper()}{letter}]" if letter.isalpha() else letter for letter in word)


def _said(shape: dict[str, Any], name: str) -> dict[str, Any]:
    """Return a shape with what an editor says where it is not met, in place of the pattern."""
    return {**shape, "errorMessage": form(name), "patternErrorMessage": form(name)}


class Shapes(GenerateJsonSchema):
    """Writes the JSON Schema of a noun as its file is read here."""

    def str_schema(self, schema: Any) -> dict[str, Any]:
        """Take every value that is written on a line: the desk reads it as text."""
        return _said({"type": [*PLAIN], "pattern": r"\S"}, "text")

    def dict_schema(self, schema: Any) -> dict[str, Any]:
        """Take words under any key; a key without a value is not written."""
        return {"type": "object", "additionalProperties": {"type": [*PLAIN, "null"]}}

    def int_schema(self, schema: Any) -> dict[str, Any]:
        """Take a whole number, in quotes too."""
        return _said(WHOLE, "whole")

    def bool_schema(self, schema: Any) -> dict[str, Any]:
        """Take yes and no: an editor offers the first way of writing them and takes every other."""
        words = "|".join(map(_any_case, YES))
        return {
            "anyOf": [
                _said({"type": "boolean"}, "yes_no"),
                {"type": "integer", "enum": [0, 1]},
                {"type": "string", "pattern": f"^({words})$"},
            ]
        }

    def date_schema(self, schema: Any) -> dict[str, Any]:
        """Take a day as it is written here."""
        return _said(DAY, "day")

    def time_schema(self, schema: Any) -> dict[str, Any]:
        """Take a time of day as it is written here."""
        return _said(CLOCK, "clock")

    def nullable_schema(self, schema: Any) -> dict[str, Any]:
        """Take the value alone: whether it may be left out is for the key to say."""
        return dict(self.generate_inner(schema["schema"]))

    def default_schema(self, schema: Any) -> dict[str, Any]:
        """Tell a default only where it is a plain value: a whole noun's would be no help to anybody."""
        shape = dict(super().default_schema(schema))
        if not isinstance(shape.get("default"), str | int):
            shape.pop("default", None)
        return shape

    def enum_schema(self, schema: Any) -> dict[str, Any]:
        """Take the values alone: what they are called is told by the labels."""
        shape = dict(super().enum_schema(schema))
        return {"title": shape["title"], "type": "string", "enum": shape["enum"]}
