"""What a channel may not show, it cannot reach."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from newsdesk.model.approval import is_approved, told_digest
from newsdesk.model.facility import Facility
from newsdesk.model.plan import Period, plan_of, plan_on
from newsdesk.model.programme import Part
from newsdesk.model.story import (
    Audience,
    Award,
    Channel,
    Evidence,
    Kind,
    Registration,
    Replication,
    Role,
    SpokenText,
    Stage,
    Submitted,
)  # fmt: skip
from tests.builders import TODAY, a_facility, a_library, a_person, a_plan, a_slip, a_story, approved
from tests.office.papers import a_rundown, an_item

DAY = date(2026, 9, 10)


def told(*stories: Any, channel: Channel = Channel.WEB, on: date = TODAY, **rest: Any) -> list[str]:
    return [story.slug for story in a_library(*stories, **rest).for_channel(channel, on=on)]


def test_only_what_is_approved_is_told() -> None:
    assert told(approved(a_story())) == ["bep-sach"]
    for stage in Stage:
        story = approved(a_story())
        staged = replace(story, header=replace(story.header, stage=stage))
        assert told(staged) == (["bep-sach"] if stage is Stage.APPROVED else [])


def test_only_on_its_channels_from_its_day_on() -> None:
    story = approved(a_story(channels=(Channel.WEB,), date=DAY))
    assert told(story, on=DAY) == ["bep-sach"]
    assert told(story, on=DAY - timedelta(days=1)) == []
    assert told(story, channel=Channel.LOUDSPEAKER) == []


def test_what_is_for_staff_stays_away_from_what_everybody_sees_or_hears() -> None:
    story = approved(a_story(audience=Audience.STAFF))
    told_on = [channel for channel in Channel if told(story, channel=channel)]
    assert told_on == [Channel.BRIEFING, Channel.CONFERENCE, Channel.EXCHANGE]


CHANGES: list[dict[str, Any]] = [
    {"title": "Khác"},
    {"summary": "Khác."},
    {"tags": ("khác",)},
    {"kind": Kind.MODEL},
    {"unit": "phong-y-te"},
    {"field": "an-toan"},
    {"audience": Audience.STAFF},
    {"channels": (Channel.WEB,)},
    {"date": date(2026, 9, 11)},
    {"sample": True},
    {"people": (a_person(),)},
    {"evidence": (Evidence(claim="1 vụ", source="Sổ"),)},
    {"awards": (Award(title="Giấy khen"),)},
    {"image": "a.jpg"},
    {"image_alt": "Ảnh"},
    {"spoken": SpokenText(text="Khác.")},
    {"spoken": SpokenText(short="Khác.")},
    {"spoken": SpokenText(say={"a": "b"})},
    {"lesson": "Khác."},
    {"question": "Khác?"},
    {"replicated": (Replication(unit="to-bep", on=DAY, result="Tốt"),)},
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: next(iter(change)))
def test_one_changed_thing_is_no_longer_what_was_approved(change: dict[str, Any]) -> None:
    story = approved(a_story())
    other = replace(story, header=replace(story.header, **change))
    assert is_approved(story)
    assert not is_approved(other)
    assert told(other) == []


def test_a_changed_body_or_picture_is_no_longer_what_was_approved() -> None:
    story = approved(a_story(pictures={"a.jpg": "1"}))
    assert not is_approved(replace(story, body="Khác."))
    assert not is_approved(replace(story, pictures={"a.jpg": "2"}))


def test_the_desks_own_papers_are_not_bound() -> None:
    story = a_story()
    header = replace(story.header, registration=Registration(on=DAY, goal="x"), stage=Stage.RETURNED, plan="kh-1")
    assert told_digest(replace(story, header=header)) == told_digest(story)


NAMED = {"people": (a_person("Chị Hoa", post="Tổ trưởng", consent="PDY-1"),)}


def test_a_name_in_the_list_of_people_becomes_a_role_without_consent() -> None:
    story = approved(a_story(**NAMED))
    (with_slip,) = a_library(story, slips=[a_slip()]).for_channel(Channel.WEB, on=TODAY)
    (without,) = a_library(story).for_channel(Channel.WEB, on=TODAY)
    assert [p.name for p in with_slip.header.people] == ["Chị Hoa"]
    assert [(p.name, p.post, p.consent) for p in without.header.people] == [(None, "Tổ trưởng", None)]


@pytest.mark.parametrize(
    "where",
    [
        {"body": "Hôm ấy, chị hoa đến sớm."},
        {"body": "Hôm ấy, Chị\n**Hoa** đến sớm."},
        {"title": "Chị Hoa và cuốn sổ"},
        {"summary": "Chuyện của chị Hoa."},
        {"spoken": SpokenText(text="Chị Hoa kể.")},
        {"lesson": "Như chị Hoa."},
        {"image_alt": "Chị Hoa bên bếp"},
        {"people": (*NAMED["people"], a_person(None, post="Người kèm chị Hoa"))},
    ],
    ids=lambda where: next(iter(where)),
)
def test_a_text_that_names_somebody_without_consent_is_withheld(where: dict[str, Any]) -> None:
    story = approved(a_story(**(NAMED | where)))
    assert told(story) == []
    assert told(story, slips=[a_slip()]) == ["bep-sach"]
    assert told(story, slips=[a_slip(channels=[Channel.BRIEFING])]) == []
    assert told(story, slips=[a_slip(channels=[Channel.BRIEFING])], channel=Channel.BRIEFING) == ["bep-sach"]


def test_consent_ends_on_its_day() -> None:
    story = approved(a_story(body="Chị Hoa kể.", **NAMED))
    until, withdrawn = a_slip(until=TODAY), a_slip(withdrawn=TODAY)
    assert told(story, slips=[until]) == ["bep-sach"]
    assert told(story, slips=[until], on=TODAY + timedelta(days=1)) == []
    assert told(story, slips=[withdrawn], on=TODAY - timedelta(days=1)) == ["bep-sach"]
    assert told(story, slips=[withdrawn]) == []


def test_a_resident_is_nobody_but_a_resident() -> None:
    story = approved(a_story(people=(a_person("Lò Bí Mật", Role.RESIDENT, post="Buồng 3", consent="PDY-1"),)))
    (shown,) = a_library(story, slips=[a_slip()]).for_channel(Channel.WEB, on=TODAY)
    assert shown.header.people == (a_person(None, Role.RESIDENT),)


def test_what_channels_do_not_tell_is_not_handed_to_them() -> None:
    story = approved(a_story(registration=Registration(on=DAY, contact="Số máy riêng")))
    (shown,) = a_library(story).for_channel(Channel.WEB, on=TODAY)
    assert (shown.header.registration, shown.header.approvals) == (None, ())


@pytest.mark.parametrize("channel", Channel)
def test_a_story_that_rests_on_a_revoked_award_is_told_until_that_day_on_no_channel_after(channel: Channel) -> None:
    awards = (Award(title="Lao động tiên tiến"), Award(title="Giấy khen", revoked=TODAY))
    story = approved(a_story(awards=(Award(title="Lao động tiên tiến"), Award(title="Giấy khen"))))
    story = replace(story, header=replace(story.header, awards=awards))
    assert told(story, on=TODAY - timedelta(days=1), channel=channel) == ["bep-sach"]
    assert told(story, on=TODAY, channel=channel) == []
    assert a_library(story).coming_to(channel, today=TODAY) == ()


def test_who_handed_a_story_in_is_no_part_of_what_it_tells() -> None:
    story = approved(a_story(people=(a_person("Chị Hoa"),)))
    story = replace(story, header=replace(story.header, submitted=Submitted(by="Chị Hoa", on=TODAY)))
    (shown,) = a_library(story).for_channel(Channel.WEB, on=TODAY)
    assert shown.header.submitted is None


def test_what_comes_later_is_known_before_its_day() -> None:
    later = approved(a_story(date=TODAY + timedelta(days=30)))
    assert told(later) == []
    assert [story.slug for story in a_library(later).coming_to(Channel.WEB, today=TODAY)] == ["bep-sach"]


def test_a_facility_has_the_names_of_the_day() -> None:
    facility: Facility = a_facility()
    assert facility.on(date(2000, 1, 1)).name == "Cơ sở Cũ"
    assert facility.on(date(2025, 2, 28)).name == "Cơ sở Cũ"
    assert facility.on(date(2025, 3, 1)).name == "Cơ sở Mới"


def test_a_story_belongs_to_the_plan_it_names_or_to_the_one_in_force() -> None:
    old = a_plan(key="cu", period=Period(since=date(2022, 1, 1), until=date(2025, 12, 31)))
    new = a_plan(key="moi", issued=date(2026, 1, 1), period=Period(since=date(2026, 1, 1), until=date(2030, 12, 31)))
    plans = (old, new)
    assert plan_of(plans, a_story(date=date(2025, 5, 1))) == old
    assert plan_of(plans, a_story(date=date(2026, 5, 1), registration=Registration(on=date(2025, 8, 1)))) == old
    assert plan_of(plans, a_story(plan="moi", date=date(2025, 5, 1))) == new
    assert plan_of(plans, a_story(plan="khong-co")) is None
    assert plan_on(plans, date(2031, 1, 1)) is None
    assert plan_on((old, replace(new, period=old.period)), date(2025, 1, 1)) == replace(new, period=old.period)


def test_a_former_slug_stands_for_a_story_unless_another_bears_it_now() -> None:
    stories = (a_story("moi", redirect_from=("cu", "khac", "tin-cu/12.html")), a_story("khac"))
    assert a_library(*stories).renamed == {"cu": "moi", "tin-cu/12.html": "moi"}


def test_a_rundown_is_renamed_where_it_tells_exemplars_alone() -> None:
    parts = (Part.HEADLINES, Part.EXEMPLAR, Part.NEWS)
    rundown = a_rundown(*(an_item(part, 0, 10, slug="cu") for part in parts))
    assert [item.slug for item in rundown.renamed({"cu": "moi"}).items] == ["moi", "moi", "cu"]
    assert rundown.renamed({"khac": "moi"}) == rundown
