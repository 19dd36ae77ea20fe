"""What waits on a story's way, the most pressing first."""

from datetime import date, timedelta

import pytest

from newsdesk.council.waiting import SOON, at_council, days_waited, running_out, sent_back
from newsdesk.model.story import Registration, Returned, Stage, Story, Submitted
from tests.builders import TODAY, a_story


def handed_in(slug: str, on: date) -> Story:
    return a_story(slug, stage=Stage.SUBMITTED, submitted=Submitted(by="Tổ bếp", on=on))


def registered(slug: str, days: int, stage: Stage = Stage.REGISTERED) -> Story:
    until = TODAY + timedelta(days=days)
    return a_story(slug, stage=stage, registration=Registration(on=date(2026, 7, 1), until=until))


def test_who_waited_longest_comes_first() -> None:
    new, old = handed_in("moi", TODAY), handed_in("cu", date(2026, 11, 2))
    assert at_council([new, old, a_story("nhap")], TODAY) == (old, new)
    assert (days_waited(old, TODAY), days_waited(new, TODAY), days_waited(a_story(), TODAY)) == (18, 0, 0)


def test_what_is_to_be_handed_in_tomorrow_does_not_wait_yet() -> None:
    assert at_council([handed_in("mai", TODAY + timedelta(days=1))], TODAY) == ()


def test_only_what_was_returned_with_a_reason_is_sent_back() -> None:
    back = a_story("tra", stage=Stage.RETURNED, returned=Returned(by="Thư ký", on=TODAY, reason="Thiếu nguồn."))
    assert sent_back([back, a_story("thieu", stage=Stage.RETURNED), a_story()]) == (back,)


@pytest.mark.parametrize(
    ("days", "stage", "told"),
    [
        (SOON.days, Stage.REGISTERED, True),
        (SOON.days + 1, Stage.REGISTERED, False),
        (-3, Stage.DRAFT, True),
        (-3, Stage.APPROVED, False),
    ],
)
def test_a_registrations_time_is_spoken_of_while_the_story_is_unwritten(days: int, stage: Stage, told: bool) -> None:
    found = running_out([registered("bai", days, stage)], TODAY)
    assert [one.left(TODAY) for one in found] == ([days] if told else [])
