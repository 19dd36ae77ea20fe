"""The facility and its plans are told apart by their keys, and their days are days."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import PurePosixPath

from newsdesk.model.alphabet import RESERVED
from newsdesk.model.base import Origin
from newsdesk.model.plan import Plan
from newsdesk.problems import Problem, error
from newsdesk.rules.desk import Desk
from newsdesk.rules.identity import SLUG

DEADLINE = re.compile(
    r"(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])\Z|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)\Z|02-(?:0[1-9]|1\d|2[0-8])\Z"
)
"""Month and day that every year has."""

ADDRESS = re.compile(r"https?://[\w-]+(?:\.[\w-]+)*(?::\d{1,5})?(?:/[\w.~%-]+)*/?")
"""Where a website may stand: it becomes part of every page's code, so nothing in it may have a meaning there."""

OURS = {"content", "exemplars", "audio_scripts", "output", ".cache", ".git"}
"""Folders of a desk in which no recording may lie."""


def check_facility(desk: Desk, _today: date) -> Iterator[Problem]:
    """Yield keys that are no keys or stand twice, and what a facility cannot be without."""
    origin = desk.origin("facility")
    if desk.facility is not None:
        if not desk.facility.names:
            yield error(origin.at("names"), "facility-without-name")
        yield from _keys([unit.key for unit in desk.facility.units], origin, "units")
        if desk.facility.address is not None and not ADDRESS.fullmatch(desk.facility.address):
            yield error(origin.at("address"), "address-form", found=desk.facility.address)
        if desk.facility.email is not None and not re.fullmatch(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+", desk.facility.email):
            yield error(origin.at("email"), "email-form", found=desk.facility.email)
        if not _a_place_of_its_own(desk.facility.media):
            yield error(origin.at("media"), "media-place", found=desk.facility.media)
    for number, plan in enumerate(desk.plans):
        yield from _plan(plan, desk.origin(f"plan:{number}"))
        if plan.key in [other.key for other in desk.plans[:number]]:
            yield error(desk.origin(f"plan:{number}").at("key"), "key-doubled", key=plan.key)


def _a_place_of_its_own(folder: str) -> bool:
    """Whether recordings are safe in a folder: neither kept in git nor thrown away with what the machine makes."""
    parts = PurePosixPath(folder.replace("\\", "/")).parts
    return bool(parts) and parts[0] not in OURS and not parts[0].startswith("~")


def _plan(plan: Plan, origin: Origin) -> Iterator[Problem]:
    yield from _keys([field.key for field in plan.fields], origin, "fields")
    if not SLUG.match(plan.key) or plan.key in RESERVED:
        yield error(origin.at("key"), "key-form", key=plan.key)
    if not DEADLINE.match(plan.deadline):
        yield error(origin.at("deadline"), "deadline-form", found=plan.deadline)
    if plan.period.until < plan.period.since:
        yield error(origin.at("period"), "period-backwards")


def _keys(keys: Sequence[str], origin: Origin, listed: str) -> Iterator[Problem]:
    for position, key in enumerate(keys):
        place = origin.at(listed, position, "key")
        if not SLUG.match(key) or key in RESERVED:
            yield error(place, "key-form", key=key)
        elif key in keys[:position]:
            yield error(place, "key-doubled", key=key)
