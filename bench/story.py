"""One story of the bench's desk: every key of a header, a body of 400 to 900 tiếng, approved as it stands."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import yaml

from bench.body import body
from bench.evidence import evidence, proofs
from bench.stock import FIRST_DAY, Pen
from newsdesk.model.alphabet import ascii_slug
from newsdesk.model.approval import told_digest
from newsdesk.model.base import Origin
from newsdesk.model.story import Header, Story
from newsdesk.sources.typed import adapter

TODAY = date(2026, 11, 20)
"""The day on which the bench looks at its desk: every story was written before."""

KINDS = ("individual", "collective", "model", "factor")
FIELDS = ("hoc-tap-lam-theo", "dan-van-kheo", "hoi-doan-the", "danh-hieu-thi-dua", "nhiem-vu-co-so")
UNITS = (
    "phong-to-chuc", "phong-day-nghe", "phong-y-te", "phong-quan-ly", "to-nuoi-duong", "ve-tinh-so-1", "ve-tinh-so-2",
)  # fmt: skip
UNAPPROVED = ("registered", "draft", "submitted", "returned", "withdrawn")
TOLD = {"channels": ["web", "loudspeaker", "briefing"], "audience": "everyone"}
CAUSES = ("consent", "award-revoked", "mistake", "other")
SIGNED = {"by": "Người duyệt thử", "office": "Phó Trưởng Cơ sở"}
HANDED_IN = "Đơn vị thử"
BASIS = "quy-che-thu"
"""On what the staff of a desk whose every story is told are named."""
SAFE: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class Dumper(SAFE):  # type: ignore[misc]  # the C one where it is built
    """Writes YAML as people do: a day that stands twice is written twice."""

    def ignore_aliases(self, _value: Any) -> bool:
        """Never point at what was written above."""
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a story may point at: slips of consent, pictures with their digests, slugs of other stories."""

    slips: tuple[str, ...]
    """One at the most: a slip is one person's."""
    images: dict[str, str]
    neighbours: tuple[str, ...]
    told: bool = False
    """Whether every story is approved, and told to everybody."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A story's file: its path in the desk, its text, and the tiếng of its body."""

    path: str
    text: str
    words: int


def slug(seed: int, number: int) -> str:
    """Return the slug of a story; its title is the first thing that its pen writes."""
    return f"{ascii_slug(_pen(seed, number).say('title'))}-{number}"


def sheet(seed: int, number: int, around: Around) -> Sheet:
    """Return a story's file; the same seed and number and surroundings are the same bytes."""
    pen = _pen(seed, number)
    title, name = pen.say("title"), slug(seed, number)
    text, words = body(pen, around.neighbours)
    header = _header(pen, number, around) | {"title": title, "slug": name}
    told = pen.day()
    header["date"] = told
    if header["stage"] in ("submitted", "approved", "returned"):
        header["submitted"] = {"by": HANDED_IN, "on": min(told, header.get("returned", {}).get("on", told))}
    header["evidence"] += proofs(pen, _story(header, text, around), TODAY)
    if header["stage"] in ("approved", "withdrawn"):
        header["approvals"] = [{**SIGNED, "on": told, "digest": told_digest(_story(header, text, around))}]
    written = yaml.dump(header, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=10_000)
    return Sheet(f"exemplars/{told.year}/{name}.md", f"---\n{written}---\n\n{text}", words)


def _pen(seed: int, number: int) -> Pen:
    return Pen(f"{seed}/{number}")


def _story(header: dict[str, Any], text: str, around: Around) -> Story:
    typed = adapter(Header).validate_python(header)
    shown = {typed.image: around.images[typed.image]} if typed.image else {}
    return Story(slug="", header=typed, body=text, body_line=1, origin=Origin(""), pictures=shown)


def _header(pen: Pen, number: int, around: Around) -> dict[str, Any]:
    """Return every key that this story has, as YAML holds it; title, slug and date come later."""
    header: dict[str, Any] = {
        "title": "", "date": None, "slug": "",
        "kind": KINDS[number % 4], "field": FIELDS[number % 5], "unit": UNITS[number % 7], "plan": "kh-thu",
        "summary": pen.say("summary"),
        "tags": list(dict.fromkeys(pen.say("tag") for _ in range(pen.whole(2, 4)))),
        "stage": "approved" if around.told else _stage(number),
        "registration": _registration(pen),
        "people": [_person(pen, around, first=first) for first in (True, False, False)[: pen.whole(1, 3)]],
        "evidence": [evidence(pen, pen.say("claim")) for _ in range(pen.whole(2, 5))],
        "sample": True,
    }  # fmt: skip
    for key, share, write in SOMETIMES:
        if pen.happens(share):
            header[key] = write(pen)
    if around.images and pen.happens(0.2):
        header["image"], header["image_alt"] = pen.pick(tuple(around.images)), f"Ảnh minh họa: {pen.say('place')}"
    if number % 50 == 7:
        header["redirect_from"] = [f"bai-cu-{number}"]
    return header | TOLD if around.told else header | _stage_block(pen, header["stage"])


def _stage(number: int) -> str:
    """Return `approved` for four stories of five, and for the fifth each other stage in turn."""
    return "approved" if number % 5 != 4 else UNAPPROVED[number // 5 % len(UNAPPROVED)]


def _stage_block(pen: Pen, stage: str) -> dict[str, Any]:
    if stage == "returned":
        return {"returned": {"by": pen.say("name"), "on": pen.day(), "reason": pen.say("reason")}}
    if stage == "withdrawn":
        return {"withdrawn": {"on": pen.day(), "because": pen.pick(CAUSES), "note": pen.say("note")}}
    return {}


def _registration(pen: Pen) -> dict[str, Any]:
    return {
        "on": FIRST_DAY + timedelta(days=pen.whole(30, 220)),
        "goal": pen.say("goal"),
        "expected": pen.say("claim"),
        "award": pen.say("award"),
        "contact": pen.say("post"),
        "until": date(2026, 12, 31),
    }


def _person(pen: Pen, around: Around, *, first: bool) -> dict[str, Any]:
    """Return a person; a resident has no name, and not every other gave a consent."""
    if pen.happens(0.2):
        return {"role": "resident"}
    person = {"name": pen.say("name"), "role": "staff" if pen.happens(0.9) else "other", "post": pen.say("post")}
    if around.told:
        person |= {"role": "staff", "basis": BASIS}
    return person | ({"consent": around.slips[0]} if first and around.slips and pen.happens(0.8) else {})


def _award(pen: Pen) -> dict[str, Any]:
    return {"title": pen.say("award"), "decision": f"{pen.whole(10, 480)}/QĐ-CSTN", "on": pen.day()}


def _spoken(pen: Pen) -> dict[str, Any]:
    spoken: dict[str, Any] = {"short": "\n".join(pen.say("short").split("\n"))}
    if pen.happens(0.2):
        spoken["text"] = "\n\n".join(" ".join(pen.say("sentence") for _ in range(4)) for _ in range(4))
    if pen.happens(0.2):
        spoken["say"] = {"CSTN": "Cơ sở Thử nghiệm", "BGĐ": "Ban Giám đốc"}
    return spoken


SOMETIMES: tuple[tuple[str, float, Callable[[Pen], Any]], ...] = (
    ("channels", 0.2, lambda _pen: ["web", "loudspeaker", "briefing"]),
    ("audience", 0.05, lambda pen: "staff" if pen.happens(0.5) else "everyone"),
    ("awards", 0.4, lambda pen: [_award(pen) for _ in range(pen.whole(1, 2))]),
    ("spoken", 0.5, _spoken),
    ("lesson", 0.7, lambda pen: pen.say("lesson")),
    ("question", 0.5, lambda pen: pen.say("question")),
    ("expires", 0.1, lambda _pen: date(2027, 12, 31)),
    ("replicated", 0.3, lambda pen: [{"unit": pen.pick(UNITS), "on": pen.day(), "result": pen.say("result")}]),
)
"""Keys that not every story has, with the share that has them."""
