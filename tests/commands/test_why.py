"""The desk says why each story is in a programme, or what it waits for."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from newsdesk import commands, messages
from newsdesk.commands import reading
from newsdesk.commands.console import UsageFault
from newsdesk.commands.lengths import Lengths
from newsdesk.model.programme import Part
from newsdesk.model.story import Audience, Award, Channel, Link, Stage
from newsdesk.planning.why import Case, Standing, held_back
from tests.builders import a_library, a_person, a_story, approved
from tests.commands.test_commands import desk_says, edit

TODAY = date(2026, 11, 20)
TU = "exemplars/2026/tu-thuoc-xanh.md"


def why(desk: Path, day: str, slot: str = "sang", **rest: object) -> str:
    return desk_says(desk, "why", day, slot, **rest)  # type: ignore[arg-type]


def test_says_of_every_story_where_it_stands(desk: Path) -> None:
    said = why(desk, "2026-11-21")
    assert said.startswith("Bản tin nhỏ, thứ Bảy, ngày 21/11/2026, 05:45")
    for title in ("Bếp một chiều", "Tủ thuốc dán nhãn xanh", "Ý tưởng trồng rau"):
        assert said.count(f"  {title}: ") == 1, said
    assert "chưa được duyệt (tình trạng: bản nháp)" in said


def test_what_it_says_is_what_is_planned(desk: Path) -> None:
    found = reading.read(desk, TODAY).sound
    assert found
    for planned in found.planner(Lengths()).plan(TODAY, found.week.airings):
        case = Case(
            library=found.library,
            rundown=planned.rundown,
            material=planned.material,
            weighed=planned.weighed,
            turns=planned.filled.turns,
            places=planned.airing.programme.order.count(Part.EXEMPLAR),
        )
        verdicts = case.verdicts()
        assert [one.slug for one in verdicts if one.standing is Standing.IN] == list(planned.rundown.stories)
        assert {one.slug for one in verdicts} == {story.slug for story in found.library.stories}


LOUD = (Channel.LOUDSPEAKER,)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, None),
        ({"channels": (Channel.WEB,)}, "other-channels"),
        ({"audience": Audience.STAFF}, "for-staff"),
        ({"date": TODAY + timedelta(days=1)}, "embargoed"),
        ({"expires": TODAY - timedelta(days=1)}, "expired"),
        ({"expires": TODAY}, None),
        ({"awards": (Award(title="Giấy khen", revoked=TODAY),)}, "award-revoked"),
        ({"awards": (Award(title="Giấy khen", revoked=TODAY + timedelta(days=1)),)}, None),
        ({"people": (a_person("Chị Hoa"),)}, "without-name-consent"),
        ({"people": (a_person("Chị Lan", quoted=True),)}, "without-words-consent"),
        (
            {"people": (a_person("Chị Lan", photos=("a.jpg",)),), "links": (Link("a.jpg", 11, shows=True),)},
            "without-photo-consent",
        ),
    ],
)
def test_what_keeps_a_story_off_the_loudspeakers(changes: dict[str, Any], code: str | None) -> None:
    story = approved(a_story(body="Chị Hoa kể.", **changes))
    held = held_back(story, a_library(story), TODAY)
    assert (held and held[0]) == code


def test_a_story_that_is_not_approved_or_was_changed_is_held_back() -> None:
    for stage in set(Stage) - {Stage.APPROVED}:
        draft = a_story(stage=stage)
        assert (held_back(draft, a_library(draft), TODAY) or ("",))[0] == "not-approved"
    changed = a_story(stage=Stage.APPROVED)
    assert (held_back(changed, a_library(changed), TODAY) or ("",))[0] == "changed"


@pytest.mark.parametrize(
    ("day", "slot", "said"),
    [
        ("2026-11-21", "sangg", "Có phải “sang”"),
        ("2027-11-30", "sang", "trong vòng một năm"),
    ],
)
def test_an_impossible_question_is_said(desk: Path, day: str, slot: str, said: str) -> None:
    with pytest.raises(UsageFault, match=said):
        commands.run("why", root=desk, today=TODAY, day=date.fromisoformat(day), slot=slot)


def test_a_holiday_and_a_day_without_the_slot_are_said(desk: Path) -> None:
    programmes = desk / "content/programmes.yaml"
    edit(programmes, "days: [mon, tue, wed, thu, fri, sat, sun]", "days: [mon, tue, wed, thu, fri]")
    assert "không có khung giờ sang" in why(desk, "2026-11-21", code=2)
    programmes.write_text(
        programmes.read_text("utf-8") + "holidays:\n  - {title: Ngày nghỉ, since: 2026-11-23, until: 2026-11-23}\n",
        "utf-8",
    )
    assert "nghỉ: Ngày nghỉ" in why(desk, "2026-11-23", code=2)


def test_a_copy_to_put_right_is_said_first(desk: Path) -> None:
    edit(desk / TU, "unit: phong-y-te", "unit: phong-yte")
    assert "[unit-unknown]" in why(desk, "2026-11-21", code=1)


def test_every_sentence_of_why_can_be_said() -> None:
    spoken = set(messages.catalogue()["why"])
    headings = {f"heading-{standing.value}" for standing in Standing}
    verdicts = {"in", "in-kept", "due-full", "due-unfit", "resting", "told-out", "not-approved", "changed"}
    verdicts |= {"other-channels", "for-staff", "embargoed", "expired", "award-revoked"}
    verdicts |= {"without-name-consent", "without-words-consent", "without-photo-consent"}
    consents = {f"without-{purpose}-consent-web" for purpose in ("name", "words", "photo")}
    verdicts |= consents | {"other-channels-web", "withheld"}  # by portal and bundle
    assert spoken == headings | verdicts | {"never", "waited", "fresh", "commemoration", "less", "more", "points"}
