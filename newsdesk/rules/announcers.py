"""Announcers are listed once, each with a slip that is in the register."""

from collections.abc import Iterator
from datetime import date

from newsdesk.model.recording import same_reader
from newsdesk.problems import Problem, error
from newsdesk.rules.desk import Desk


def check_announcers(desk: Desk, _today: date) -> Iterator[Problem]:
    """Yield announcers that stand twice, and slips that are not in the register."""
    announcers = desk.facility.announcers if desk.facility else ()
    known = None if desk.consents is None else {slip.slip for slip in desk.consents}
    for number, announcer in enumerate(announcers):
        origin = desk.origin("facility")
        if any(same_reader(announcer.name, other.name) for other in announcers[:number]):
            yield error(origin.at("announcers", number), "announcer-doubled", name=announcer.name)
        if known is not None and announcer.consent not in known:
            place = origin.at("announcers", number, "consent")
            yield error(place, "announcer-slip-unknown", slip=announcer.consent)
