"""The step that writes a signed slip into the register: its number, and what was ticked on it."""

from collections.abc import Mapping, Sequence
from typing import Any

from newsdesk.commands.consent_entry import next_free
from newsdesk.desk.steps.asking import Asked, Field, Form, Step, chosen, day
from newsdesk.model.consent import Consent, Purpose
from newsdesk.model.library import Library
from newsdesk.model.names import CHANNELS
from newsdesk.schemas.labels import label

WHERE = tuple((channel.value, name) for channel, name in CHANNELS.items())


def free_number(library: Library, year: int) -> str:
    """Return the number to write next; one that only stands in a story so far is somebody's already."""
    told = [person.consent for story in library.stories for person in story.header.people if person.consent]
    return next_free([*told, *library.consents], year)


def _fields(asked: Asked) -> Sequence[Field]:
    number = Field(
        name="slip",
        label=label(Consent, "slip").name,
        hint="Số in hoặc ghi trên phiếu giấy đã ký. Bàn đề sẵn số còn trống tiếp theo của năm.",
        usual=free_number(asked.library, asked.today.year),
        most=40,
    )
    return [number, _day("on", usual=asked.today.isoformat()), *map(_ticks, Purpose), _day("until")]


def _day(key: str, usual: str = "") -> Field:
    words = label(Consent, key)
    return Field(name=key, label=words.name, hint=words.hint, form=Form.DAY, needed=bool(usual), usual=usual)


def _ticks(purpose: Purpose) -> Field:
    words = label(Consent, purpose.value)
    return Field(name=purpose.value, label=words.name, hint=words.hint, form=Form.CHECKS, choices=WHERE, needed=False)


def _arguments(_asked: Asked, filled: Mapping[str, str]) -> dict[str, Any]:
    allows = {purpose.value: chosen(filled[purpose.value]) for purpose in Purpose}
    return {"slip": filled["slip"], "allows": allows, "on": day(filled["on"]), "until": day(filled["until"])}


SIGNING = Step(
    name="consent",
    command="consent",
    title="Ghi phiếu đồng ý",
    button="Ghi phiếu này",
    what="Ghi đúng những ô mà người ký đã đánh dấu trên phiếu giấy, không thêm ô nào. Bàn chỉ giữ số phiếu, không giữ"
    " tên; ghi xong thì chọn được số này cạnh tên người ấy trong bài.",
    fields=_fields,
    arguments=_arguments,
    of_a_story=False,
)
