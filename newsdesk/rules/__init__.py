"""What must hold of a desk: one family a file, no rule knows another."""

from collections.abc import Iterator
from datetime import date

from newsdesk.problems import Problem
from newsdesk.rules import (
    addresses,
    announcers,
    approval,
    assessment,
    belonging,
    body,
    claims,
    dates,
    ear,
    facility,
    identity,
    lengths,
    occasions,
    papers,
    people,
    phrases,
    programmes,
    raw,
    registration,
    residents,
    slips,
    sources,
    stages,
    station,
    voices,
    wording,
)
from newsdesk.rules.desk import Desk

FAMILIES = (
    facility.check_facility,
    voices.check_voices,
    papers.check_papers,
    programmes.check_programmes,
    station.check_station,
    identity.check_identity,
    addresses.check_addresses,
    wording.check_wording,
    belonging.check_belonging,
    dates.check_dates,
    registration.check_registrations,
    occasions.check_occasions,
    raw.check_raw,
    body.check_bodies,
    people.check_people,
    residents.check_residents,
    slips.check_slips,
    announcers.check_announcers,
    approval.check_approvals,
    stages.check_stages,
    assessment.check_assessments,
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
