"""What must hold of a desk: one family a file, no rule knows another."""

from collections.abc import Iterator
from datetime import date

from newsdesk.problems import Problem
from newsdesk.rules import (
    approval,
    belonging,
    body,
    claims,
    dates,
    ear,
    facility,
    identity,
    lengths,
    people,
    phrases,
    programmes,
    raw,
    sources,
    station,
    voices,
    wording,
)
from newsdesk.rules.desk import Desk

FAMILIES = (
    facility.check_facility,
    voices.check_voices,
    programmes.check_programmes,
    station.check_station,
    identity.check_identity,
    wording.check_wording,
    belonging.check_belonging,
    dates.check_dates,
    raw.check_raw,
    body.check_bodies,
    people.check_people,
    approval.check_approvals,
    claims.check_claims,
    sources.check_sources,
    phrases.check_phrases,
    ear.check_ear,
    lengths.check_lengths,
)


def check(desk: Desk, today: date) -> Iterator[Problem]:
    """Yield every Problem that the rules find, whatever else is wrong."""
    for family in FAMILIES:
        yield from family(desk, today)
