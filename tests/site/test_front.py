"""What the front page says besides its stories, and what it must never say."""

from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.model.library import Library
from newsdesk.model.plan import Period
from newsdesk.model.programme import Part, Programme, Programmes
from newsdesk.model.rundown import Item, Rundown
from newsdesk.model.story import Audience, Cause, Channel, Registration, Role, Stage, Story, Withdrawn
from newsdesk.site.build import build
from newsdesk.site.edition import Edition
from newsdesk.site.front import Untold, front, near_deadline, untold
from newsdesk.site.on_air import BESIDES, UNKNOWN, on_air
from tests.builders import TODAY, a_facility, a_library, a_page, a_person, a_plan, a_story, approved
from tests.site.desk import ROOT
from tests.site.reading import pages_below

RESIDENT = "Học Viên Có Tên"
MORNING = Programme(key="sang", title="Chào ngày mới", slots=(), order=(), opening="", closing="", machine_voice="")
UNTELLABLE = {
    "noi-bo": a_story("noi-bo", title=f"Bài nội bộ về {RESIDENT}", audience=Audience.STAFF),
    "chi-loa": a_story("chi-loa", title=f"Bài chỉ loa về {RESIDENT}", channels=(Channel.LOUDSPEAKER,)),
    "mai-sau": a_story("mai-sau", title=f"Bài mai sau về {RESIDENT}", date=TODAY + timedelta(days=1)),
    "co-ten": a_story("co-ten", title=f"Chuyện của {RESIDENT}", people=(a_person(RESIDENT, Role.RESIDENT),)),
}


def an_item(part: Part = Part.EXEMPLAR, slug: str | None = None, title: str = RESIDENT) -> Item:
    return Item(part=part, title=title, starts=timedelta(), length=timedelta(minutes=2), slug=slug, digest="d" * 32)


def a_rundown(day: date = TODAY, *items: Item, opens: time = time(5, 45), **changes: Any) -> Rundown:
    facts: dict[str, Any] = {"slot": "sang", "programme": "sang", "title": RESIDENT}
    return Rundown(day=day, opens=opens, slot_length=timedelta(minutes=10), items=items, **(facts | changes))


def a_desk(*stories: Story, **changes: Any) -> Library:
    told = [approved(story) for story in (a_story("bep-sach"), a_story("chum-gia"), *UNTELLABLE.values())]
    return a_library(*told, *stories, broadcasting=Programmes(programmes=(MORNING,)), **changes)


def an_edition(*rundowns: Rundown, today: date = TODAY, library: Library | None = None) -> Edition:
    return Edition(library=library or a_desk(), today=today, rundowns=rundowns)


def test_begins_with_today_and_ends_after_a_week() -> None:
    days = [TODAY + timedelta(days=n) for n in (6, 0, -1, 7, 2)]
    assert [one.day for one in on_air(an_edition(*map(a_rundown, days)))] == [days[1], days[4], days[0]]


@pytest.mark.parametrize(
    ("opens", "clock"), [(time(5, 45), "5h45"), (time(6, 30), "6h30"), (time(17), "17h00"), (time(0, 5), "0h05")]
)
def test_says_when_a_programme_begins_as_a_newspaper_does(opens: time, clock: str) -> None:
    assert on_air(an_edition(a_rundown(opens=opens)))[0].broadcasts[0].clock == clock


def test_puts_the_programmes_of_a_day_in_the_order_in_which_they_air() -> None:
    evening, morning = a_rundown(opens=time(17), slot="a"), a_rundown(opens=time(5, 45), slot="z")
    (day,) = on_air(an_edition(evening, morning))
    assert [one.clock for one in day.broadcasts] == ["5h45", "17h00"]


def test_tells_a_story_once_in_the_order_in_which_it_is_heard() -> None:
    items = [an_item(slug=slug) for slug in ("chum-gia", "bep-sach", "chum-gia")]
    (day,) = on_air(an_edition(a_rundown(TODAY, *items)))
    assert [story.slug for story in day.broadcasts[0].stories] == ["chum-gia", "bep-sach"]


def test_says_of_other_items_only_what_they_are() -> None:
    parts = (Part.SONG, Part.NEWS, Part.NEWS, Part.STING, Part.NOTICE, Part.FEATURE, Part.OPENING)
    items = [an_item(part, slug="bep-sach") for part in parts]
    (day,) = on_air(an_edition(a_rundown(TODAY, *items)))
    assert day.broadcasts[0].besides == ("tin Cơ sở", "chuyên mục", "ca nhạc", "thông báo")
    assert day.broadcasts[0].stories == ()


def test_calls_a_programme_that_is_broadcast_no_longer_by_no_name() -> None:
    titles = [on_air(an_edition(a_rundown(programme=key)))[0].broadcasts[0].title for key in ("sang", "cu")]
    assert titles == ["Chào ngày mới", UNKNOWN]


@given(st.lists(st.tuples(st.sampled_from([*UNTELLABLE, "bep-sach", "khong-co", None]), st.sampled_from(list(Part)))))
def test_names_nothing_that_the_edition_does_not_tell(told: list[tuple[str | None, Part]]) -> None:
    edition = an_edition(a_rundown(TODAY, *(an_item(part, slug, f"{RESIDENT} {slug}") for slug, part in told)))
    (day,) = on_air(edition)
    (broadcast,) = day.broadcasts
    assert {story.slug for story in broadcast.stories} <= {story.slug for story in edition.stories}
    assert set(broadcast.besides) <= set(BESIDES.values())
    assert RESIDENT not in repr(broadcast)


@pytest.mark.parametrize(
    ("today", "due"),
    [
        (date(2026, 6, 30), None),
        (date(2026, 7, 1), date(2026, 8, 15)),
        (date(2026, 8, 14), date(2026, 8, 15)),
        (date(2026, 8, 15), None),
        (date(2026, 8, 16), None),
        (date(2031, 8, 1), None),
    ],
)
def test_says_the_deadline_from_45_days_before_it_while_one_can_still_be_in_time(today: date, due: date | None) -> None:
    found = near_deadline(an_edition(today=today))
    assert (found.day if found else None) == due


def test_sees_a_deadline_beyond_the_turn_of_the_year() -> None:
    found = near_deadline(an_edition(today=date(2026, 12, 20), library=a_desk(plans=(a_plan(deadline="01-10"),))))
    assert found is not None
    assert (found.day, found.last_words) == (date(2027, 1, 10), "thứ Bảy, ngày 9/1/2027")


def registered(number: int, stage: Stage = Stage.REGISTERED, **header: Any) -> list[Story]:
    header = {"registration": Registration(on=date(2026, 3, 1)), "title": RESIDENT} | header
    body = "" if stage is Stage.REGISTERED else "Đã viết.\n"
    return [a_story(f"{stage.value}-{n}", stage=stage, body=body, **header) for n in range(number)]


WITHDRAWN = Withdrawn(on=date(2026, 5, 1), because=Cause.CONSENT)


@pytest.mark.parametrize(
    ("stories", "said"),
    [
        ([], []),
        (registered(2), []),
        (registered(3), [(3, 0)]),
        ([*registered(4), *registered(3, Stage.DRAFT), *registered(2, Stage.SUBMITTED)], [(9, 5)]),
        (registered(3, Stage.RETURNED), [(3, 3)]),
        # One from which it could be reckoned how few the others are.
        ([*registered(4), *registered(2, Stage.DRAFT)], [(6, 0)]),
        ([*registered(2), *registered(4, Stage.DRAFT)], [(6, 0)]),
        # What the page will never tell is not in it, what is told neither, nor what was taken back.
        (registered(5, Stage.DRAFT, audience=Audience.STAFF), []),
        (registered(5, Stage.DRAFT, channels=(Channel.LOUDSPEAKER,)), []),
        (registered(5, Stage.WITHDRAWN, withdrawn=WITHDRAWN), []),
        ([approved(story) for story in registered(5, Stage.SUBMITTED)], []),
        # What comes in tomorrow, or is for next year.
        (registered(5, registration=Registration(on=TODAY + timedelta(days=1))), []),
        (registered(5, registration=Registration(on=TODAY, year=2027)), []),
    ],
)
def test_counts_what_is_registered_but_untold_where_that_points_at_nobody(
    stories: list[Story], said: list[tuple[int, int]]
) -> None:
    found = untold(an_edition(library=a_desk(*stories)))
    assert [(one.number, one.begun) for one in found] == said


def test_still_counts_last_year_when_a_new_one_has_begun() -> None:
    edition = an_edition(library=a_desk(*registered(5)), today=date(2027, 1, 4))
    assert untold(edition) == (Untold(2026, 5, 0, sample=False),)


def test_says_no_plan_where_none_is_in_force() -> None:
    past = a_plan(period=Period(since=date(2020, 1, 1), until=date(2025, 12, 31)))
    found = front(an_edition(library=a_desk(plans=(past,))))
    assert (found.plan, found.deadline, found.plan_place) == (None, None, "")


def printed(folder: Path, library: Library, *rundowns: Rundown, today: date = TODAY) -> str:
    """Return the front page's words, once the whole tree holds no trace of what it must not tell."""
    out = folder / "ra"
    out.mkdir()
    build(library, {}, out, images=folder, today=today, root=ROOT, rundowns=rundowns)
    for path in out.rglob("*"):
        assert not path.is_file() or RESIDENT.encode() not in path.read_bytes(), path
        assert not {slug for slug in UNTELLABLE if slug in path.name}
    page = pages_below(out)["index.html"]
    assert page.faults == []
    assert not {slug for slug in UNTELLABLE if slug in page.source}
    return page.words


def test_the_front_page_says_what_airs_and_counts_what_waits(tmp_path: Path) -> None:
    library = a_desk(*registered(4), *registered(5, Stage.DRAFT), pages=(a_page("ke-hoach", "Kế hoạch"),))
    items = [an_item(slug=slug) for slug in ("bep-sach", *UNTELLABLE)]
    words = printed(tmp_path, library, a_rundown(TODAY, *items, an_item(Part.NEWS, "tin")))
    for said in (
        "Lịch phát thanh Thứ Sáu, ngày 20/11/2026",
        "5h45 Chào ngày mới Bài bep-sach Ngoài ra có tin Cơ sở.",
        "Năm 2026, còn 9 điển hình đã đăng ký nhưng chưa có bài trên trang này, trong đó 5 bài đang được viết",
        "Kế hoạch số 1/KH ngày 1/1/2020, thực hiện từ ngày 1/1/2020 đến ngày 31/12/2030",
    ):
        assert said in words
    assert "Hạn đăng ký" not in words


def test_a_front_page_without_anything_to_say_says_nothing(tmp_path: Path) -> None:
    words = printed(tmp_path, a_desk(plans=()))
    for heading in ("Lịch phát thanh", "Hạn đăng ký", "Còn chờ được kể", "Kế hoạch"):
        assert heading not in words


def test_the_front_page_says_the_deadline_and_what_units_do(tmp_path: Path) -> None:
    words = printed(tmp_path, a_desk(facility=a_facility(address=None)), today=date(2026, 8, 3))
    assert "trước ngày 15/8/2026 . Ngày cuối còn kịp là thứ Sáu, ngày 14/8/2026." in words
    assert "Bản đăng ký nêu rõ" in words
