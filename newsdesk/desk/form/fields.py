"""What the form asks for, read off the models: for each key of a story the kind of input, its label and its parts."""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from newsdesk.commands.header_keys import STEPS
from newsdesk.model.story import Award, Evidence, Header, Person, Registration, Replication, SpokenText
from newsdesk.schemas.labels import choices, label
from newsdesk.schemas.nouns import Row

BODY = "body"
"""The name of the text itself, which is no key."""
MOST_ROWS = 200
"""Items of one list that a page shows; a longer list stays as it is in the file."""


class Ask(Enum):
    """How something is asked."""

    LINE = "line"
    PASSAGE = "passage"
    """A few sentences, one paragraph."""
    TEXT = "text"
    """Paragraphs, written as they are told."""
    DAY = "day"
    NUMBER = "number"
    CHOICE = "choice"
    CHECKS = "checks"
    YES = "yes"
    WORDS = "words"
    """Short words, a comma between each two."""
    GROUP = "group"
    ROWS = "rows"
    READINGS = "readings"
    """What is written, and how it is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One thing that is asked."""

    key: str
    ask: Ask
    label: str
    hint: str
    needed: bool = False
    usual: tuple[str, ...] = ()
    """What holds where nothing is chosen."""
    choices: tuple[tuple[str, str], ...] = ()
    """What may be chosen, the same on every desk."""
    source: str = ""
    """What of the desk is chosen from."""
    parts: tuple["Field", ...] = ()
    seldom: bool = False
    """Whether it is shown on demand alone."""
    one: str = ""
    """What one item of a list is called."""


@dataclass(frozen=True, slots=True)
class Section:
    """Keys that belong together on the page."""

    key: str
    title: str
    keys: tuple[str, ...]
    folded: bool = False


SECTIONS = (
    Section("mo-dau", "Mở đầu", ("title", "summary")),
    Section("bai-viet", "Bài viết", (BODY,)),
    Section("nguoi", "Người trong bài", ("people",)),
    Section("minh-chung", "Minh chứng", ("evidence",)),
    Section("de-nghe", "Để nghe", ("spoken",)),
    Section("anh", "Ảnh", ("image", "image_alt")),
    Section("bai-hoc", "Bài học và câu hỏi trao đổi", ("lesson", "question")),
    Section("pho-bien", "Phổ biến", ("date", "expires", "channels", "audience", "tags")),
    Section("xep-loai", "Phân loại", ("kind", "field", "unit", "plan")),
    Section("khen-thuong", "Khen thưởng và nơi làm theo", ("awards", "replicated"), folded=True),
    Section("dang-ky", "Đăng ký với Hội đồng", ("registration",), folded=True),
    Section("dia-chi", "Địa chỉ trên trang và việc khác", ("slug", "redirect_from", "sample"), folded=True),
)
TEXTS: Mapping[tuple[type[Any], str], Ask] = {
    (Header, "summary"): Ask.PASSAGE,
    (Header, "lesson"): Ask.PASSAGE,
    (Header, "question"): Ask.PASSAGE,
    (SpokenText, "text"): Ask.TEXT,
    (SpokenText, "short"): Ask.TEXT,
    (Registration, "goal"): Ask.PASSAGE,
    (Registration, "expected"): Ask.PASSAGE,
    (Registration, "note"): Ask.PASSAGE,
    (Evidence, "claim"): Ask.PASSAGE,
    (Replication, "result"): Ask.PASSAGE,
}
"""Words that need more room than a line."""
SOURCES: Mapping[tuple[type[Any], str], str] = {
    (Header, "field"): "field",
    (Header, "unit"): "unit",
    (Header, "plan"): "plan",
    (Header, "image"): "image",
    (Person, "consent"): "consent",
    (Person, "basis"): "basis",
    (Person, "photos"): "photo",
    (Evidence, "criteria"): "criterion",
    (Replication, "unit"): "unit",
}
"""Words that are chosen from what the desk holds."""
SELDOM = frozenset(
    [(Person, "basis"), (Person, "called"), (Person, "photos"), (Evidence, "on"), (Evidence, "criteria"),
     (Award, "revoked"), (Registration, "year"), (SpokenText, "say")]
)  # fmt: skip
ONE = {"people": "Người", "evidence": "Minh chứng", "awards": "Khen thưởng", "replicated": "Nơi làm theo", "say": "Chữ"}


@cache
def form() -> tuple[Field, ...]:
    """Return everything that people write by hand in a story's header; what commands write is not asked."""
    return tuple(field for field in described(Header) if field.key not in STEPS)


@cache
def described(noun: type[Any]) -> tuple[Field, ...]:
    """Return what each key of a noun asks."""
    hints = get_type_hints(noun)
    return tuple(_field(noun, one.name, hints[one.name], _usual(one)) for one in fields(noun))


def _usual(one: Any) -> Any:
    return one.default if one.default_factory is MISSING else one.default_factory()


def _field(noun: type[Any], key: str, hint: Any, usual: Any) -> Field:
    inner, many = _inner(hint)
    words, source = label(noun, key), SOURCES.get((noun, key), "")
    return Field(
        key=key,
        ask=TEXTS.get((noun, key)) or _ask(inner, many=many, chosen=bool(source)),
        label=words.name,
        hint=words.hint,
        needed=usual is MISSING,
        usual=_texts(usual),
        choices=tuple(choices(inner).items()) if isinstance(inner, type) and issubclass(inner, Enum) else (),
        source=source,
        parts=described(inner) if is_dataclass(inner) and isinstance(inner, type) else _readings(inner),
        seldom=(noun, key) in SELDOM,
        one=ONE.get(key, ""),
    )


def _inner(hint: Any) -> tuple[Any, bool]:
    """Return what a type holds, such as Person in tuple[Person, ...], and whether it holds many."""
    known = [part for part in get_args(hint) if part not in (type(None), Ellipsis)]
    if get_origin(hint) is tuple:
        return known[0], True
    if get_origin(hint) is not None and issubclass_safe(get_origin(hint), Mapping):
        return Mapping, True
    return (known[0], False) if len(known) == 1 else (hint, False)


def issubclass_safe(kind: Any, parent: type[Any]) -> bool:
    """Whether something is a class below another."""
    return isinstance(kind, type) and issubclass(kind, parent)


def _ask(inner: Any, *, many: bool, chosen: bool) -> Ask:
    if inner is Mapping:
        return Ask.READINGS
    if is_dataclass(inner):
        return Ask.ROWS if many else Ask.GROUP
    if chosen or issubclass_safe(inner, Enum):
        return Ask.CHECKS if many else Ask.CHOICE
    return Ask.WORDS if many else {date: Ask.DAY, int: Ask.NUMBER, bool: Ask.YES}.get(inner, Ask.LINE)


def _readings(inner: Any) -> tuple[Field, ...]:
    if inner is not Mapping:
        return ()
    return tuple(
        Field(key=key, ask=Ask.LINE, label=label(Row, key).name, hint=label(Row, key).hint, needed=True)
        for key in ("written", "spoken")
    )


def _texts(usual: Any) -> tuple[str, ...]:
    if isinstance(usual, Enum):
        return (usual.value,)
    if isinstance(usual, tuple):
        return tuple(one.value for one in usual if isinstance(one, Enum))
    return ()


def lists(within: tuple[Field, ...] | None = None, lead: str = "") -> Iterator[str]:
    """Yield the names of everything that has items."""
    for field in form() if within is None else within:
        name = f"{lead}{field.key}"
        if field.ask in (Ask.ROWS, Ask.READINGS):
            yield name
        elif field.ask is Ask.GROUP:
            yield from lists(field.parts, f"{name}.")


def field_of(name: str) -> Field | None:
    """Return what stands under a name such as `people.0.name`; an item itself has none."""
    known, found = form(), None
    steps = name.split(".")
    while steps:
        found = next((field for field in known if field.key == steps[0]), None)
        if found is None:
            return None
        known = found.parts
        steps = steps[2 if len(steps) > 1 and found.ask in (Ask.ROWS, Ask.READINGS) else 1 :]
    return found
