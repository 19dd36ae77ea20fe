"""A year's registrations: in time or late, by unit and field, who is silent, what came of them."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.council.registrations import deadline_in, is_late, registrations_of
from newsdesk.model.facility import Unit
from newsdesk.model.plan import Period
from newsdesk.model.story import Cause, Registration, Stage, Story, Withdrawn
from tests.builders import a_facility, a_library, a_plan, a_story

DEADLINE = date(2026, 8, 15)


def registered(slug: str = "bep-sach", on: date = date(2026, 7, 1), **header: Any) -> Story:
    told = {"stage": Stage.REGISTERED, "date": None, "summary": None} | header
    return a_story(slug, registration=Registration(on=on, year=told.pop("year", None)), **told)


@pytest.mark.parametrize(
    ("on", "late"), [(date(2026, 8, 14), False), (DEADLINE, True), (date(2026, 8, 16), True), (date(2025, 8, 16), True)]
)
def test_a_registration_comes_before_the_deadline_not_on_it(on: date, late: bool) -> None:
    assert is_late([a_plan()], Registration(on=on)) is late
    year = registrations_of(a_library(registered(on=on)), on.year)
    assert [row.late for row in year.rows] == [late]
    assert bool(year.late) is late


def test_one_that_came_in_december_for_the_coming_year_is_in_time() -> None:
    library = a_library(registered(on=date(2025, 12, 20), year=2026))
    assert not registrations_of(library, 2025).rows
    assert [row.late for row in registrations_of(library, 2026).rows] == [False]


def test_the_deadline_is_that_of_the_plan_in_force_on_it() -> None:
    old = a_plan(key="cu", deadline="08-15", period=Period(since=date(2022, 6, 24), until=date(2025, 12, 31)))
    new = a_plan(
        key="moi",
        deadline="07-31",
        issued=date(2026, 1, 2),
        period=Period(since=date(2026, 1, 1), until=date(2030, 12, 31)),
    )
    found = {year: deadline_in([old, new], year) for year in (2021, 2022, 2025, 2026, 2031)}
    assert found[2022] == (old, date(2022, 8, 15))
    assert found[2025] == (old, date(2025, 8, 15))
    assert found[2026] == (new, date(2026, 7, 31))
    assert found[2021] == found[2031] == (None, None)


def test_of_two_plans_in_force_the_one_issued_last_counts() -> None:
    first, second = a_plan(key="a"), a_plan(key="b", issued=date(2026, 3, 1), deadline="09-30")
    assert deadline_in([second, first], 2026) == (second, date(2026, 9, 30))


def test_a_plan_that_began_after_its_day_sets_no_deadline_in_its_first_year() -> None:
    plan = a_plan(period=Period(since=date(2026, 9, 1), until=date(2030, 12, 31)))
    assert deadline_in([plan], 2026) == (plan, None)
    year = registrations_of(a_library(registered(on=date(2026, 12, 1)), plans=(plan,)), 2026)
    assert not year.late
    assert year.days_left(DEADLINE) is None


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (None, None, True),
        (date(2026, 8, 14), None, True),
        (DEADLINE, None, False),
        (date(2026, 10, 1), None, False),
        (None, date(2026, 8, 14), False),
        (None, DEADLINE, True),
        (None, date(2025, 12, 31), False),
        (date(2027, 1, 1), None, False),
    ],
)
def test_only_units_that_could_have_registered_have_to(since: date | None, until: date | None, expected: bool) -> None:
    unit = Unit(key="to-moi", name="Tổ mới", since=since, until=until)
    year = registrations_of(a_library(facility=a_facility(units=(unit,))), 2026)
    assert (unit in year.silent) is expected


def test_a_unit_that_did_not_have_to_register_and_did_stands_in_the_list() -> None:
    late = Unit(key="to-moi", name="Tổ mới", since=date(2026, 10, 1))
    library = a_library(registered(unit="to-moi", on=date(2026, 10, 5)), facility=a_facility(units=(late,)))
    year = registrations_of(library, 2026)
    assert (year.expected, year.all_units, year.silent) == ((), (late,), ())


def test_a_unit_whose_registration_was_taken_back_has_registered() -> None:
    gone = registered(stage=Stage.WITHDRAWN, withdrawn=Withdrawn(on=date(2026, 9, 1), because=Cause.CONSENT))
    year = registrations_of(a_library(gone), 2026)
    assert [unit.key for unit in year.silent] == ["phong-y-te"]
    assert year.rows[0].hidden


@pytest.mark.parametrize(
    ("stage", "body", "unwritten", "in_writing"),
    [
        (Stage.REGISTERED, "Một đoạn giới thiệu.\n", True, False),
        (Stage.DRAFT, "<!-- Câu hỏi? -->\n", True, False),
        (Stage.DRAFT, "Đang viết.\n", False, True),
        (Stage.SUBMITTED, "Đã viết.\n", False, False),
        (Stage.RETURNED, "Đã viết.\n", False, False),
        (Stage.WITHDRAWN, "Đã viết.\n", False, False),
    ],
)
def test_says_what_has_come_of_a_registration(stage: Stage, body: str, unwritten: bool, in_writing: bool) -> None:
    story = a_story(body=body, stage=stage, registration=Registration(on=date(2026, 7, 1)))
    row = registrations_of(a_library(story), 2026).rows[0]
    assert (row.unwritten, row.in_writing) == (unwritten, in_writing)


def test_rows_come_by_unit_then_day_and_sums_are_of_them() -> None:
    library = a_library(
        registered("c", unit="to-bep", on=date(2026, 7, 2), field="an-toan"),
        registered("a", unit="to-bep", on=date(2026, 7, 1)),
        registered("b", unit="phong-y-te", on=date(2026, 8, 1)),
        a_story("khong-dang-ky"),
        registered("nam-truoc", on=date(2025, 7, 1)),
    )
    year = registrations_of(library, 2026)
    assert [row.story.slug for row in year.rows] == ["b", "a", "c"]
    assert year.matrix("Cộng") == [("Phòng Y tế", [1, 0, 1]), ("Tổ bếp", [1, 1, 2]), ("Cộng", [2, 1, 3])]


def test_a_unit_that_the_facility_does_not_have_is_counted_by_its_key() -> None:
    year = registrations_of(a_library(registered("a"), registered("b", unit="to-la", stage=Stage.WITHDRAWN)), 2026)
    assert [name for name, _ in year.matrix("Cộng")][-2:] == ["to-la", "Cộng"]
    assert year.matrix("Cộng")[-1][1][-1] == len(year.rows) == 2


def test_a_field_of_another_plan_is_counted_too() -> None:
    year = registrations_of(a_library(registered(field="la")), 2026)
    assert list(year.field_names) == ["doi-song", "an-toan", "la"]
    assert year.matrix("Cộng")[-1] == ("Cộng", [0, 0, 1, 1])


@given(st.integers(min_value=-400, max_value=400))
def test_days_are_left_exactly_while_one_can_register_in_time(days: int) -> None:
    day = DEADLINE - timedelta(days=days)
    year = registrations_of(a_library(), 2026)
    assert year.days_left(day) == days
    assert year.in_time(day) is (days > 0)
