"""A filled form becomes a story by the very types that files are read with; each finding knows its field."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial, reduce
from typing import Any

from newsdesk.commands.header_keys import STEPS
from newsdesk.desk.form.draft import Draft, as_plain, bare, of_story, same
from newsdesk.desk.form.fields import BODY, MOST_ROWS, Ask, Field, form
from newsdesk.model.base import Origin, Trail
from newsdesk.model.story import Header, Story
from newsdesk.problems import Place, Problem, error
from newsdesk.sources.bounds import too_much
from newsdesk.sources.links import links_in
from newsdesk.sources.markdown_file import Sheet
from newsdesk.sources.plain import LARGEST
from newsdesk.sources.stories import pictures_of, story_of
from newsdesk.sources.typed import typed

BODY_LINE = 1_000_000
"""Lines below stand for fields, lines from here on for the body's own."""
BREAKS = re.compile(r"[\r\n\t\x85\u2028\u2029 ]+")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Read:
    """What a form says."""

    header: Header | None
    """None where something cannot be what its field asks for."""
    body: str
    problems: tuple[Problem, ...]
    """What keeps it from being a story."""
    origin: Origin
    names: Mapping[int, str]
    """By the line that stands for it, the name of each field."""

    def story(self, images: Mapping[str, str]) -> Story | None:
        """Return the story that is meant, its places being fields."""
        if self.header is None:
            return None
        sheet = Sheet(self.header, self.body, BODY_LINE, self.origin, tuple(links_in(self.body, BODY_LINE)))
        return story_of(sheet, pictures_of(sheet, images))

    def name_of(self, problem: Problem) -> str:
        """Return the field that a finding is about; none where it is about the whole."""
        line = problem.place.line
        return BODY if line >= BODY_LINE else self.names.get(line, "")


def read(draft: Draft, path: str, kept: Header, told: str) -> Read:
    """Return what a form says; what it does not ask, and what it was left at, is as the file has it."""
    reader = _Reader(of_story(kept, told), draft, kept)
    plain = {key: value for field in form() if (value := reader.value(field, (key := field.key,), key)) is not None}
    plain |= {key: step for key in STEPS if (step := _whole(getattr(kept, key))) is not None}
    body = reader.body()
    origin = Origin(path, reader.lines)
    header, problems = typed(Header, plain, origin)
    problems += [refuse(origin.at(*trail)) for trail, refuse in reader.refused]
    problems += [error(origin.line(1), "form-strange", found=name) for name in draft.strange[:3]]
    if large := too_much(body, origin.line(BODY_LINE)):
        problems.append(large)
    elif (size := len(body.encode())) > LARGEST * 3 // 4:
        large = error(origin.line(BODY_LINE), "file-too-large", size=f"{size / 1e6:.2f}".replace(".", ","))
        problems.append(large)
    return Read(None if problems else header, body, tuple(problems), origin, reader.names)


def _whole(value: Any) -> Any:
    """Return what a step wrote, as a header has it."""
    if isinstance(value, tuple):
        return [_whole(one) for one in value]
    if hasattr(value, "__dataclass_fields__"):
        pairs = {key: _whole(getattr(value, key)) for key in value.__dataclass_fields__}
        return {key: one for key, one in pairs.items() if one is not None}
    return as_plain(value)


def _doubled(written: str, place: Place) -> Problem:
    return error(place, "form-doubled", written=written)


@dataclass
class _Reader:
    """Goes through the form once and gives every field a line."""

    was: Draft
    draft: Draft
    kept: Header
    lines: dict[Trail, int] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    refused: list[tuple[Trail, Callable[[Place], Problem]]] = field(default_factory=list)

    def body(self) -> str:
        """Return the text itself."""
        texts = self.draft.values.get(BODY, ())
        if same(texts, self.was.values[BODY], Ask.TEXT):
            return str(self.was.exact[BODY])
        return CONTROL.sub("", next(iter(bare(texts)), "")).strip("\n")

    def value(self, asked: Field, trail: Trail, name: str) -> Any:
        """Return what stands in a field, as a header has it; None where it is left empty."""
        self._place(trail, name)
        if name in self.was.withheld:
            return _whole(reduce(getattr, map(str, trail), self.kept))
        if asked.ask is Ask.GROUP:
            return self._group(asked.parts, trail, name) or None
        if asked.ask is Ask.ROWS:
            return list(self._rows(asked, trail, name)) or None
        if asked.ask is Ask.READINGS:
            return self._readings(trail, name) or None
        return self._leaf(asked, name)

    def _place(self, trail: Trail, name: str) -> None:
        line = len(self.names) + 2  # the first line is the whole
        self.lines.setdefault(trail, line)
        self.names[line] = name

    def _group(self, parts: tuple[Field, ...], trail: Trail, name: str) -> dict[str, Any]:
        told = {part.key: self.value(part, (*trail, part.key), f"{name}.{part.key}") for part in parts}
        return {key: value for key, value in told.items() if value is not None}

    def _tokens(self, trail: Trail, name: str) -> tuple[str, ...]:
        tokens = self.draft.rows.get(name, ())
        if len(tokens) > MOST_ROWS:
            many = len(tokens)
            self.refused.append((trail, lambda place: error(place, "form-too-many", count=many, most=MOST_ROWS)))
        return tokens[:MOST_ROWS]

    def _rows(self, asked: Field, trail: Trail, name: str) -> Iterator[dict[str, Any]]:
        number = 0
        for token in self._tokens(trail, name):
            written = any(text.strip() for key, texts in self.draft.values.items()
                          if key.startswith(f"{name}.{token}.") for text in texts)  # fmt: skip
            if written:
                here = (*trail, number)
                self._place(here, f"{name}.{token}")
                yield self._group(asked.parts, here, f"{name}.{token}")
                number += 1

    def _readings(self, trail: Trail, name: str) -> dict[str, str]:
        told: dict[str, str] = {}
        written, spoken = (Field(key=key, ask=Ask.LINE, label="", hint="") for key in ("written", "spoken"))
        for token in self._tokens(trail, name):
            key, said = (self._leaf(one, f"{name}.{token}.{one.key}") for one in (written, spoken))
            if key is None and said is None:
                continue
            here = (*trail, key or f"?{token}")
            self._place(here, f"{name}.{token}.{'written' if not key or key in told else 'spoken'}")
            if key is None or said is None:
                self.refused.append((here, lambda place: error(place, "form-half")))
            elif key in told:
                self.lines[here] = max(self.names)
                self.refused.append((here, partial(_doubled, key)))
            told[key or f"?{token}"] = said or ""
        return {key: said for key, said in told.items() if said}

    def _leaf(self, asked: Field, name: str) -> Any:
        texts = self.draft.values.get(name, ())
        if name in self.was.exact and same(texts, self.was.values.get(name, ()), asked.ask):
            return self.was.exact[name]
        told = [CONTROL.sub("", text) for text in bare(texts)]
        if asked.ask is Ask.CHECKS:
            return None if tuple(told) == asked.usual else list(dict.fromkeys(told)) or None
        if not told:
            return None
        if asked.ask is Ask.WORDS:
            parts = (BREAKS.sub(" ", part).strip() for part in told[0].replace("\n", ",").split(","))
            return list(dict.fromkeys(part for part in parts if part)) or None
        if asked.ask is Ask.TEXT:
            return told[0].strip("\n") + "\n"
        return BREAKS.sub(" ", told[0]).strip()
