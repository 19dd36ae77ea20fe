"""What is counted of a period, and what is not."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from newsdesk.council.figures import COMMENDED, ON_WEB, PLAYS, REGISTERED, REPLICATED, Figures, reckon
from newsdesk.intake.whole import library_of
from newsdesk.model.consent import Consent
from newsdesk.model.diary import Outcome, by_key
from newsdesk.model.library import Library
from newsdesk.model.plan import Period
from newsdesk.model.span import Span, before, half_span, plan_span, quarter_span, span_of, year_span
from newsdesk.model.story import Audience, Award, Cause, Channel, Registration, Replication, Stage, Story, Withdrawn
from newsdesk.rules.desk import Desk
from tests.builders import a_facility, a_library, a_person, a_plan, a_slip, a_story, approved
from tests.council.desks import TODAY, a_rundown, an_entry, an_event

YEAR = year_span(2026)


def counted(library: Library, span: Span = YEAR, *, through: date = TODAY, today: date = TODAY) -> Figures:
    return reckon(library, (), {}, span, through=through, today=today)


def withdrawn(story: Story, on: date, because: Cause = Cause.CONSENT) -> Story:
    header = replace(story.header, stage=Stage.WITHDRAWN, withdrawn=Withdrawn(on=on, because=because))
    return replace(story, header=header)


def approved_on(day: date, **header: Any) -> Story:
    story = approved(a_story(**header))
    (approval,) = story.header.approvals
    approvals = (replace(approval, on=day), replace(approval, on=day + timedelta(days=30)))
    return replace(story, header=replace(story.header, approvals=approvals))


SPANS = [
    (year_span(2026), date(2026, 1, 1), date(2026, 12, 31), "năm 2026", "2025"),
    (half_span(2026, 1), date(2026, 1, 1), date(2026, 6, 30), "6 tháng đầu năm 2026", "2025-h2"),
    (half_span(2026, 2), date(2026, 7, 1), date(2026, 12, 31), "6 tháng cuối năm 2026", "2026-h1"),
    (quarter_span(2026, 1), date(2026, 1, 1), date(2026, 3, 31), "quý I năm 2026", "2025-q4"),
    (quarter_span(2026, 4), date(2026, 10, 1), date(2026, 12, 31), "quý IV năm 2026", "2026-q3"),
]


@pytest.mark.parametrize(("span", "since", "until", "name", "former"), SPANS)
def test_a_span_has_its_days_its_name_and_the_one_before(
    span: Span, since: date, until: date, name: str, former: str
) -> None:
    assert (span.period.since, span.period.until, span.name) == (since, until, name)
    assert span_of(span.key) == span
    assert before(span) == span_of(former)


def test_a_plan_s_span_is_its_own_and_the_one_before_is_the_plan_that_ended() -> None:
    old = a_plan(key="kh-0", period=replace(a_plan().period, since=date(2015, 1, 1), until=date(2019, 12, 31)))
    assert plan_span(a_plan()).name == "giai đoạn 2020-2030"
    assert before(plan_span(a_plan()), [old, a_plan()]) == plan_span(old)
    assert before(plan_span(old), [old, a_plan()]) is None
    assert span_of("kh-1", [a_plan()]) == plan_span(a_plan())


@pytest.mark.parametrize("key", ["2026-q5", "2026-h0", "1999", "kh-9", "2026-quy-3", ""])
def test_what_is_no_period_has_no_span(key: str) -> None:
    assert span_of(key, [a_plan()]) is None


ON_THE_PAGE = [
    (approved(a_story()), 1),
    (a_story(), 0),
    (approved_on(date(2025, 12, 30), date=date(2025, 12, 31)), 0),
    (approved_on(date(2026, 1, 2), date=date(2025, 12, 31)), 1),
    (approved_on(date(2026, 1, 2), date=date(2025, 12, 31), expires=date(2026, 1, 1)), 0),
    (withdrawn(approved_on(date(2026, 9, 15)), date(2026, 9, 15)), 0),
    (approved(a_story(date=date(2026, 11, 21))), 0),
    (approved(a_story(audience=Audience.STAFF)), 0),
    (approved(a_story(channels=(Channel.BRIEFING,))), 0),
    (withdrawn(approved(a_story()), date(2026, 10, 1)), 1),
    (withdrawn(approved(a_story()), date(2026, 9, 1)), 0),
    (withdrawn(approved(a_story()), date(2026, 9, 10)), 0),
    (withdrawn(a_story(), date(2026, 10, 1)), 0),
    (approved(a_story(awards=(Award(title="A", revoked=date(2026, 9, 11)),))), 1),
    (approved(a_story(awards=(Award(title="A", revoked=date(2026, 9, 10)),))), 0),
    (withdrawn(approved(a_story(awards=(Award(title="A", revoked=date(2026, 8, 1)),))), date(2026, 10, 1)), 0),
]


@pytest.mark.parametrize(("story", "count"), ON_THE_PAGE)
def test_the_page_told_what_was_approved_on_its_day_and_not_taken_back_before(story: Story, count: int) -> None:
    assert counted(a_library(story)).sum(ON_WEB) == count


def test_the_page_told_a_story_from_its_first_approval_where_that_came_after_its_day() -> None:
    stories = [approved_on(date(2026, 9, 20)), approved_on(date(2026, 8, 1))]
    assert [counted(a_library(story)).tellings[0].web for story in stories] == [date(2026, 9, 20), date(2026, 9, 10)]
    late = approved_on(date(2026, 1, 2), date=date(2025, 12, 31))
    assert counted(a_library(late), year_span(2025)).sum(ON_WEB) == 0


def test_a_story_that_names_somebody_without_a_slip_was_never_on_the_page() -> None:
    story = approved(a_story(body="Chị Hoa kể.", people=(a_person("Chị Hoa", consent="PDY-1"),)))
    assert counted(a_library(story)).sum(ON_WEB) == 0
    assert counted(a_library(story, slips=[a_slip()])).sum(ON_WEB) == 1


def test_a_slip_that_was_withdrawn_later_does_not_undo_what_was_told() -> None:
    story = approved(a_story(body="Chị Hoa kể.", people=(a_person("Chị Hoa", consent="PDY-1"),)))
    slip: Consent = a_slip(withdrawn=date(2026, 10, 1))
    assert counted(a_library(story, slips=[slip])).sum(ON_WEB) == 1


REGISTRATIONS = [
    (Registration(on=date(2026, 5, 1)), 1, 0),
    (Registration(on=date(2026, 8, 15)), 1, 1),
    (Registration(on=date(2025, 12, 1), year=2026), 1, 0),
    (Registration(on=date(2026, 5, 1), year=2027), 0, 0),
    (Registration(on=date(2026, 11, 21)), 0, 0),
    (None, 0, 0),
]


@pytest.mark.parametrize(("registration", "count", "late"), REGISTRATIONS)
def test_a_registration_counts_for_its_year_and_is_late_from_the_deadline_on(
    registration: Registration | None, count: int, late: int
) -> None:
    figures = counted(a_library(a_story(registration=registration, date=None)))
    assert figures.sum(REGISTERED) == count
    assert sum(one.late for one in figures.tellings) == late


def test_a_registration_that_comes_once_its_year_is_over_counts_up_to_the_report_s_day() -> None:
    library = a_library(a_story(registration=Registration(on=date(2026, 1, 12), year=2025), date=None))
    assert counted(library, year_span(2025)).sum(REGISTERED) == 1
    assert counted(library, year_span(2025), through=date(2026, 1, 12)).sum(REGISTERED) == 1
    assert counted(library, year_span(2025), through=date(2026, 1, 11)).sum(REGISTERED) == 0
    assert counted(library).sum(REGISTERED) == 0
    assert counted(library, quarter_span(2025, 4)).sum(REGISTERED) == 0
    assert counted(library, quarter_span(2026, 1)).sum(REGISTERED) == 1


def test_a_plan_that_begins_after_its_deadline_makes_no_registration_of_its_first_year_late() -> None:
    plan = a_plan(period=Period(since=date(2026, 9, 1), until=date(2030, 12, 31)))
    story = a_story(registration=Registration(on=date(2026, 9, 10)), date=None)
    (telling,) = counted(a_library(story, plans=(plan,))).tellings
    assert telling.registered
    assert not telling.late


def test_of_a_quarter_a_registration_counts_by_its_own_day() -> None:
    library = a_library(a_story(registration=Registration(on=date(2025, 12, 1), year=2026), date=None))
    assert counted(library, quarter_span(2025, 4)).sum(REGISTERED) == 1
    assert counted(library, quarter_span(2026, 1)).sum(REGISTERED) == 0


def test_broadcasts_count_as_they_went() -> None:
    days = [date(2026, 11, day) for day in (2, 3, 4, 5)]
    aired, partial, missed, unproved = (a_rundown(day, ("bep-sach", 100.4), ("mat-tep", 50)) for day in days)
    diary = by_key(
        [an_entry(aired, Outcome.AIRED), an_entry(partial, Outcome.PARTIAL, 120), an_entry(missed, Outcome.MISSED)]
    )
    coming = a_rundown(TODAY, ("bep-sach", 100))
    figures = reckon(
        a_library(approved(a_story())), [aired, partial, missed, unproved, coming], diary, YEAR,
        through=TODAY, today=TODAY,
    )  # fmt: skip
    assert [one.outcome for one in figures.broadcasts] == [Outcome.AIRED, Outcome.PARTIAL, Outcome.MISSED, None]
    assert figures.sum(PLAYS) == 3
    assert (figures.lost_plays, figures.lost_time) == (2, timedelta(seconds=100))
    assert figures.on_air == timedelta(seconds=400)


def test_today_s_broadcast_counts_once_the_diary_speaks_of_it() -> None:
    today = a_rundown(TODAY, ("bep-sach", 100))
    library = a_library(approved(a_story()))
    diary = by_key([an_entry(today, Outcome.AIRED)])
    assert reckon(library, [today], diary, YEAR, through=TODAY, today=TODAY).sum(PLAYS) == 1
    assert reckon(library, [today], {}, YEAR, through=TODAY, today=TODAY).broadcasts == ()


def test_a_row_of_the_diary_without_a_rundown_is_a_broadcast_of_which_no_item_is_known() -> None:
    lost = a_rundown(date(2026, 3, 1), ("bep-sach", 100))
    figures = reckon(a_library(), [], by_key([an_entry(lost, Outcome.AIRED)]), YEAR, through=TODAY, today=TODAY)
    assert [(one.outcome, one.heard) for one in figures.broadcasts] == [(Outcome.AIRED, ())]


def test_nothing_after_the_report_s_day_is_counted() -> None:
    rundown = a_rundown(date(2026, 7, 1), ("bep-sach", 100))
    library = a_library(approved(a_story()), events=(an_event(date(2026, 7, 2)),))
    figures = reckon(library, [rundown], {}, YEAR, through=date(2026, 6, 30), today=TODAY)
    assert figures.empty
    assert figures.through == date(2026, 6, 30)


def test_an_event_tells_a_story_by_its_slug_or_its_file_s_name() -> None:
    story = approved(a_story("ten-khac", path="exemplars/2026/tep.md", channels=(Channel.BRIEFING,)))
    other = approved(a_story("tep-hai", path="exemplars/2025/ten-khac.md"))
    event = an_event(date(2026, 7, 2), stories=("tep", "ten-khac", "khong-co"))
    library = library_of(Desk(facility=a_facility(), plans=(a_plan(),), stories=(story, other), events=(event,)))
    assert library
    (told,) = library.events
    assert told.header.stories == ("ten-khac", "khong-co")
    figures = counted(library)
    assert [one.story.slug for one in figures.tellings if one.events] == ["ten-khac"]


def test_commendations_count_by_their_day_and_not_once_they_are_revoked() -> None:
    awards = (
        Award(title="A", on=date(2026, 1, 15)),
        Award(title="B", on=date(2025, 1, 15)),
        Award(title="C"),
        Award(title="D", on=date(2026, 2, 1), revoked=date(2026, 6, 1)),
    )
    figures = counted(a_library(a_story(awards=awards)))
    assert figures.sum(COMMENDED) == 1
    assert figures.undated == 1


@pytest.mark.parametrize(("because", "count"), [(Cause.CONSENT, 1), (Cause.MISTAKE, 0), (Cause.AWARD_REVOKED, 0)])
def test_what_others_took_over_stays_unless_the_story_was_not_so(because: Cause, count: int) -> None:
    story = a_story(replicated=(Replication(unit="phong-y-te", on=date(2026, 3, 1)),))
    assert counted(a_library(withdrawn(story, date(2026, 9, 1), because))).sum(REPLICATED) == count
