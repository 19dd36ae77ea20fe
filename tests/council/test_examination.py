"""What the council has before it: evidence by criterion, what is missing, who waits on which day."""

from datetime import date, timedelta
from typing import Any

import pytest

from newsdesk.council.examination import agenda, criteria_sheet, examined_in
from newsdesk.model.story import (
    Approval,
    Award,
    Cause,
    Evidence,
    Registration,
    Returned,
    Role,
    Stage,
    Story,
    Submitted,
    Withdrawn,
)
from tests.builders import TODAY, a_library, a_person, a_plan, a_slip, a_story, approved

PLAN = a_plan(criteria=("Thành tích", "Sáng kiến", "Dẫn đầu"))
ASKED = Submitted(by="Tổ bếp", on=date(2026, 11, 10))
FIGURES = (
    Evidence(claim="Giảm 3 lỗi", period="2026", source="Sổ", criteria=(1, 2)),
    Evidence(claim="Tăng 5 suất", source="Sổ", criteria=(1,)),
    Evidence(claim="9 người", period="2026"),
)


def sheet_of(**header: Any):  # type: ignore[no-untyped-def]
    story = a_story(**header)
    return criteria_sheet(story, a_library(story, plans=(PLAN,), slips=[a_slip(withdrawn=TODAY)]), TODAY)


def test_evidence_stands_at_each_criterion_that_it_names() -> None:
    sheet = sheet_of(evidence=FIGURES)
    assert [[one.claim for one in criterion.evidence] for criterion in sheet.criteria] == [
        ["Giảm 3 lỗi", "Tăng 5 suất"],
        ["Giảm 3 lỗi"],
        [],
    ]
    assert (sheet.proved, sheet.unproved) == ((1, 2), (3,))
    assert [one.claim for one in sheet.loose] == ["9 người"]


def test_what_is_missing_is_said_plainly() -> None:
    sheet = sheet_of(evidence=FIGURES, summary=None, awards=(Award(title="Giấy khen"),))
    assert sheet.missing == (
        "Chưa có đăng ký, tóm tắt.",
        "Chưa có minh chứng cho tiêu chí 3.",
        "Minh chứng “Tăng 5 suất” chưa ghi kỳ.",
        "Minh chứng “9 người” chưa ghi nguồn.",
        "Khen thưởng “Giấy khen” chưa ghi số quyết định.",
    )


def test_nothing_is_missing_where_everything_is_there() -> None:
    whole = Evidence(claim="1", period="2026", source="Sổ", criteria=(1, 2, 3))
    assert sheet_of(evidence=(whole,), registration=Registration(on=date(2026, 7, 1))).missing == ()


def test_without_a_plan_there_are_no_criteria_and_it_is_said() -> None:
    story = a_story(plan="kh-khac")
    sheet = criteria_sheet(story, a_library(story, plans=(a_plan(period=a_plan().period),)), date(2019, 1, 1))
    assert (sheet.criteria, sheet.missing[0][:26]) == ((), "Chưa rõ bài thuộc kế hoạch")


def test_a_resident_and_a_name_that_was_taken_back_stand_as_what_they_are() -> None:
    people = (
        a_person("Lò Bí Mật", Role.RESIDENT, post="Buồng 3"),
        a_person("Chị Hoa", post="Tổ trưởng", consent="PDY-1"),
        a_person("Anh Nam", post="Thủ kho"),
        a_person(None),
    )
    assert sheet_of(people=people).people == (
        "một học viên",
        "Tổ trưởng",
        "Anh Nam, Thủ kho",
        "một người, chưa ghi chức danh",
    )


def answered(slug: str, *, on: date, **changes: Any) -> Story:
    approval = Approval(by="A", office="B", on=on, digest="x")
    return a_story(slug, **({"stage": Stage.APPROVED, "submitted": ASKED, "approvals": (approval,)} | changes))


RETURNED = Returned(by="Thư ký", on=TODAY, reason="Thiếu")
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("story", "there"),
    [
        (a_story(stage=Stage.SUBMITTED, submitted=ASKED), True),
        (a_story(stage=Stage.SUBMITTED, submitted=Submitted(by="A", on=TODAY + DAY)), False),
        (a_story(stage=Stage.SUBMITTED), False),
        (a_story(stage=Stage.DRAFT, submitted=ASKED), False),
        (a_story(stage=Stage.RETURNED, submitted=ASKED, returned=RETURNED), True),
        (answered("a", on=TODAY), True),
        (answered("a", on=TODAY - DAY), False),
        (answered("a", on=TODAY, stage=Stage.WITHDRAWN, withdrawn=Withdrawn(on=TODAY, because=Cause.OTHER)), False),
        (answered("a", on=TODAY, submitted=None), False),
    ],
)
def test_a_meeting_is_about_what_waits_and_what_it_answers(story: Story, there: bool) -> None:
    assert bool(agenda([story], TODAY).stories) == there


def test_to_approve_a_changed_text_again_is_no_examination() -> None:
    first, again = (Approval(by="A", office="B", on=day, digest="x") for day in (TODAY - DAY, TODAY))
    story = a_story(stage=Stage.APPROVED, submitted=ASKED, approvals=(first, again))
    assert agenda([story], TODAY).stories == ()
    assert agenda([story], TODAY - DAY).stories == (story,)


def test_who_waits_longest_comes_first() -> None:
    late = a_story("a", stage=Stage.SUBMITTED, submitted=ASKED)
    early = a_story("b", stage=Stage.SUBMITTED, submitted=Submitted(by="A", on=date(2026, 11, 1)))
    assert [story.slug for story in agenda([late, early], TODAY).stories] == ["b", "a"]


def test_a_year_holds_what_was_handed_in_and_not_taken_back() -> None:
    withdrawn = a_story("rut", stage=Stage.WITHDRAWN, submitted=ASKED)
    older = a_story("cu", stage=Stage.SUBMITTED, submitted=Submitted(by="A", on=date(2025, 12, 31)))
    told, draft = approved(a_story("moi")), a_story("nhap")
    assert examined_in([withdrawn, older, told, draft], 2026) == (told,)
