"""A card says what keeps its story and what can be done next."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from newsdesk.desk.board.blocks import Case
from newsdesk.desk.board.cards import card, cards
from newsdesk.desk.board.nouns import Card, Weight
from newsdesk.model.story import (
    Audience,
    Award,
    Cause,
    Channel,
    Registration,
    Returned,
    Role,
    Stage,
    Story,
    Submitted,
    Withdrawn,
)
from newsdesk.problems import Place, Problem, error, notice
from tests.builders import TODAY, a_library, a_person, a_slip, a_story, approved

SUBMITTED = Submitted(by="Tổ bếp", on=date(2026, 11, 2))
SUBMIT = "/do/submit?story=exemplars%2F2026%2Fbep-sach.md"


def carded(story: Story, *problems: Problem, outdated: bool = False, **library: Any) -> Card:
    return card(Case(story, a_library(story, **library), problems, TODAY, outdated))


def words(card: Card) -> str:
    return " | ".join(block.words for block in card.blocks)


def steps(card: Card) -> list[str]:
    return [step.words for step in card.steps]


@pytest.mark.parametrize(
    ("story", "said", "next_steps"),
    [
        (a_story(stage=Stage.REGISTERED), "", ["Viết bài"]),
        (a_story(body="<!-- Ai làm? -->\n"), "", ["Viết bài"]),
        (a_story(), "", ["Trình bài", "Viết tiếp"]),
        (
            a_story(stage=Stage.SUBMITTED, submitted=SUBMITTED),
            "Tổ bếp trình, chờ Hội đồng đã 18 ngày.",
            ["Duyệt", "Trả lại"],
        ),
        (
            a_story(stage=Stage.SUBMITTED, submitted=Submitted(by="Tổ bếp", on=TODAY)),
            "Tổ bếp trình, chờ Hội đồng hôm nay.",
            ["Duyệt", "Trả lại"],
        ),
        (
            a_story(
                stage=Stage.RETURNED,
                submitted=SUBMITTED,
                returned=Returned(by="Thư ký", on=date(2026, 11, 12), reason="Thiếu nguồn."),
            ),
            "Thư ký trả lại ngày 12/11/2026: “Thiếu nguồn”",
            ["Sửa bài", "Trình lại"],
        ),
        (approved(a_story()), "", []),
        (a_story(stage=Stage.APPROVED), "Chưa có phê duyệt nào.", ["Duyệt lại"]),
        (replace(approved(a_story()), body="Lời khác.\n"), "Đã sửa sau khi duyệt, phải duyệt lại.", ["Duyệt lại"]),
        (approved(a_story(date=date(2026, 12, 1))), "Chờ đến ngày 1/12/2026 mới được phổ biến.", []),
        (approved(a_story(expires=date(2026, 11, 1))), "Chỉ được kể đến hết ngày 1/11/2026.", []),
        (
            approved(a_story(awards=(Award(title="Bằng khen", revoked=date(2026, 11, 1)),))),
            "“Bằng khen” đã bị thu hồi ngày 1/11/2026, bài không còn được kể.",
            ["Rút bài"],
        ),
        (
            a_story(stage=Stage.WITHDRAWN, withdrawn=Withdrawn(on=date(2026, 11, 3), because=Cause.MISTAKE)),
            "Rút ngày 3/11/2026: bài có sai sót.",
            [],
        ),
    ],
)
def test_each_stage_says_what_it_waits_for(story: Story, said: str, next_steps: list[str]) -> None:
    found = carded(story)
    assert words(found) == said
    assert steps(found) == next_steps


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (61, ""),
        (60, "Thực hiện đến ngày 19/1/2027, còn 60 ngày."),
        (0, "Thực hiện đến ngày 20/11/2026, hôm nay là ngày cuối."),
        (-2, "Thực hiện đến ngày 18/11/2026, quá hạn 2 ngày."),
    ],
)
def test_the_time_of_a_registration_runs_out(left: int, said: str) -> None:
    registration = Registration(on=date(2026, 7, 1), until=TODAY + timedelta(days=left))
    assert words(carded(a_story(registration=registration))) == said


def test_errors_come_first_and_lead_to_the_story() -> None:
    problems = (
        error(Place("exemplars/2026/bep-sach.md", 3), "unit-unknown", unit="x", hint=""),
        error(Place("exemplars/2026/bep-sach.md", 9), "title-without-words"),
        notice(Place("exemplars/2026/bep-sach.md", 9), "title-long", words=30, most=20),
    )
    found = carded(a_story(stage=Stage.SUBMITTED, submitted=SUBMITTED), *problems)
    assert found.blocks[0].words == "2 LỖI, trước hết: Không có đơn vị “x” trong content/facility.yaml."
    assert (found.errors, found.notices) == (2, 1)
    assert [(step.words, step.place) for step in found.steps] == [("Sửa 2 LỖI", "/story/bep-sach/")]


def test_an_approval_that_is_lost_is_not_called_an_error_twice() -> None:
    story = replace(approved(a_story()), body="Lời khác.\n")
    found = carded(story, error(Place(story.origin.path), "approval-of-other-text", path=story.origin.path))
    assert words(found) == "Đã sửa sau khi duyệt, phải duyệt lại."
    assert found.errors == 1
    assert steps(found) == ["Duyệt lại"]


@pytest.mark.parametrize(
    ("person", "slips", "why"),
    [
        (a_person(), (), "nêu tên người chưa có phiếu đồng ý"),
        (a_person(consent="PDY-9"), (), "nêu tên người mà phiếu PDY-9 chưa có trong sổ phiếu"),
        (
            a_person(consent="PDY-1"),
            (a_slip(withdrawn=date(2026, 11, 2)),),
            "nêu tên người mà phiếu PDY-1 đã rút ngày 2/11/2026",
        ),
        (
            a_person(consent="PDY-1"),
            (a_slip(until=date(2026, 11, 2)),),
            "nêu tên người mà phiếu PDY-1 hết hạn ngày 2/11/2026",
        ),
        (
            a_person(consent="PDY-1"),
            (a_slip(on=date(2026, 12, 2)),),
            "nêu tên người mà phiếu PDY-1 đến ngày 2/12/2026 mới ký",
        ),
        (a_person(role=Role.RESIDENT, name="Hoa Văn"), (), "nêu tên học viên"),
    ],
)
def test_it_says_why_nobody_may_be_named_without_naming_anybody(person: Any, slips: Any, why: str) -> None:
    story = approved(a_story(body=f"{person.name} đếm suất ăn.\n", people=(person,)))
    found = carded(story, slips=slips)
    assert words(found) == f"Chưa được dùng cho hình thức nào: {why}."
    assert "Hoa" not in words(found)
    assert steps(found) == ["Xem chỗ vướng"]


def test_it_says_which_channels_withhold_it() -> None:
    story = approved(a_story(body="Chị Hoa đếm.\n", people=(a_person(consent="PDY-1"),)))
    slip = a_slip(channels=[one for one in Channel if one not in (Channel.WEB, Channel.LOUDSPEAKER)])
    said = "Chưa được dùng cho trang thông tin và loa phát thanh: nêu tên người mà phiếu PDY-1 không cho dùng ở đây."
    assert words(carded(story, slips=[slip])) == said


def test_what_is_for_staff_alone_is_not_missed_on_the_page() -> None:
    story = a_story(body="Chị Hoa đếm.\n", people=(a_person(consent="PDY-1"),), audience=Audience.STAFF)
    closed = (Channel.WEB, Channel.LOUDSPEAKER, Channel.CULTURE)
    slip = a_slip(channels=[one for one in Channel if one not in closed])
    assert words(carded(approved(story), slips=[slip])) == ""


def test_the_loudspeakers_need_a_short_version_known_words_and_todays_recording() -> None:
    story = approved(a_story())
    place = Place(story.origin.path, 12)
    problems = (
        notice(place, "story-long-for-ear", count=900, most=600),
        notice(place, "spoken-left", found="A/B", why="slash"),
        notice(place, "abbreviation-unknown", found="XYZ", why="unknown-abbreviation"),
    )
    found = carded(story, *problems, outdated=True)
    assert [block.words for block in found.blocks] == [
        "2 chỗ máy chưa biết đọc thành lời.",
        "Bài dài, nghe trên loa khó theo hết: viết thêm bản ngắn.",
        "Lời đã sửa sau khi thu, cần thu lại.",
    ]
    assert steps(found) == ["Ghi cách đọc", "Thu lại"]
    assert found.weight is Weight.WAITS


def test_what_was_taken_back_on_somebodys_wish_is_not_called_out() -> None:
    gone = Withdrawn(on=date(2026, 11, 3), because=Cause.CONSENT)
    found = carded(a_story(title="Chị Hoa giữ bếp", stage=Stage.WITHDRAWN, withdrawn=gone))
    assert found.title == "(đã rút theo nguyện vọng của người trong bài)"
    assert "hoa" not in found.exact


def test_a_step_leads_to_the_storys_own_file() -> None:
    assert carded(a_story()).steps[0].place == SUBMIT


def test_what_presses_comes_before_what_is_well() -> None:
    well, waiting, back = (
        approved(a_story("tot", date=date(2026, 11, 1))),
        a_story("cho", stage=Stage.SUBMITTED, submitted=Submitted(by="Tổ bếp", on=TODAY)),
        a_story("sua", stage=Stage.RETURNED, returned=Returned(by="Thư ký", on=TODAY, reason="Thiếu.")),
    )
    assert [one.slug for one in cards(a_library(well, waiting, back), {}, TODAY)] == ["sua", "cho", "tot"]
