"""The snapshot keeps what was registered, nobody's name, and shows every change since."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.council.registration_snapshot import UNNAMED, What, changes, kept_in, since, snapshot
from newsdesk.council.registrations import RegistrationYear, registrations_of
from newsdesk.model.story import Cause, Kind, Person, Registration, Role, Stage, Story, Withdrawn
from tests.builders import a_library, a_person, a_story

FROZEN = date(2026, 8, 17)


def registered(
    slug: str = "bep-sach", on: date = date(2026, 7, 1), expected: str = "Giảm một nửa", **header: Any
) -> Story:
    registration = Registration(on=on, goal="Kê lại bàn", expected=expected, contact="Chị Liên Hệ")
    return a_story(slug, registration=registration, **({"stage": Stage.REGISTERED} | header))


def a_year(*stories: Story) -> RegistrationYear:
    return registrations_of(a_library(*stories), 2026)


def changed(before: Story, now: Story | None) -> list[tuple[What, str, str, str]]:
    kept = kept_in(snapshot(a_year(before), FROZEN))
    found = changes(kept, a_year(*([now] if now else [])))
    return [(one.what, one.key, one.before, one.now) for one in found]


def test_nothing_changed_is_no_change() -> None:
    assert changed(registered(), registered()) == []


@pytest.mark.parametrize(
    ("now", "key", "before", "after"),
    [
        ({"title": "Tên khác"}, "title", "Bài bep-sach", "Tên khác"),
        ({"kind": Kind.MODEL}, "kind", "collective", "model"),
        ({"field": "an-toan"}, "field", "doi-song", "an-toan"),
        ({"unit": "phong-y-te"}, "unit", "to-bep", "phong-y-te"),
        ({"expected": "Giảm một phần mười"}, "expected", "Giảm một nửa", "Giảm một phần mười"),
        ({"on": date(2026, 7, 2)}, "on", "2026-07-01", "2026-07-02"),
    ],
)
def test_shows_what_changed(now: dict[str, Any], key: str, before: str, after: str) -> None:
    assert changed(registered(), registered(**now)) == [(What.CHANGED, key, before, after)]


def test_what_is_told_later_on_is_no_change_of_the_registration() -> None:
    later = registered(stage=Stage.SUBMITTED, summary="Tóm tắt mới.", body="Thân bài.\n")
    assert changed(registered(), later) == []


def test_shows_what_was_added_and_what_is_gone() -> None:
    assert changed(registered("a"), registered("b")) == [(What.ADDED, "", "", ""), (What.GONE, "", "", "")]
    assert changed(registered("a"), None) == [(What.GONE, "", "", "")]


def test_a_snapshot_holds_nobody_s_name() -> None:
    title = "Chị Hoa và anh Bông"
    people = (a_person("Chị Hoa"), Person(name="Lò Bí Mật", called=("Bông",), role=Role.OTHER))
    text = snapshot(a_year(registered(title=title, people=people, expected="Chị Hoa làm xong")), FROZEN)
    assert "Liên Hệ" not in text
    assert "Hoa" not in text
    assert text.count(UNNAMED) == 2
    assert kept_in(text)[0].goal == "Kê lại bàn"


def test_a_slug_that_names_somebody_is_kept_as_a_code_and_found_by_it() -> None:
    named = registered("lo-thi-hoa-mo-giu-so", people=(a_person("Chị Lò Thị Hoa Mơ"),), title="Giữ sổ")
    text = snapshot(a_year(named), FROZEN)
    assert "hoa-mo" not in text
    assert changed(named, named) == []
    assert [what for what, *_ in changed(named, None)] == [What.GONE]


def test_a_name_that_is_listed_or_struck_out_later_is_no_change() -> None:
    title = "Chị Hoa và gian bếp"
    bare, named = registered(title=title), registered(title=title, people=(a_person("Chị Hoa"),))
    assert changed(bare, named) == changed(named, named) == []


def test_a_resident_s_name_that_once_stood_there_is_not_told_again() -> None:
    resident = (Person(name="Lò Bí Mật", role=Role.RESIDENT),)
    old, new = registered(title="Chuyện của Lò Bí Mật"), registered(title="Chuyện ở vườn", people=resident)
    assert changed(old, new) == [(What.CHANGED, "title", UNNAMED, "Chuyện ở vườn")]
    kept = kept_in(snapshot(a_year(old), FROZEN))
    found = list(changes(kept, a_year(replace(new, slug="khac"))))
    assert not any("Bí Mật" in one.title for one in found)


def test_a_story_that_was_taken_back_is_known_to_be() -> None:
    gone = registered(title="X", stage=Stage.WITHDRAWN, withdrawn=Withdrawn(on=FROZEN, because=Cause.CONSENT))
    kept = kept_in(snapshot(a_year(registered()), FROZEN))
    assert [one.hidden for one in changes(kept, a_year(gone))] == [True]


def test_a_year_without_registrations_is_kept_as_one() -> None:
    text = snapshot(a_year(), FROZEN)
    assert text.count("\n") == 1
    assert kept_in(text) == ()
    assert since((), a_year()).frozen is None


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_stood_there_is_read_back_and_is_no_change(title: str, expected: str) -> None:
    story = registered(title=title, expected=expected)
    text = snapshot(a_year(story), FROZEN)
    if not {"\0", "\ufffd"} & set(text):
        assert list(changes(kept_in(text), a_year(story))) == []


GOOD = snapshot(a_year(registered("a"), registered("b")), FROZEN)


@pytest.mark.parametrize(
    ("right", "wrong", "line"),
    [
        ("frozen,", "fozen,", 1),
        ("2026-08-17,a", "17/8/2026,a", 2),
        ("2026-08-17,b", "2026-02-30,b", 3),
        ("2026-07-01,Kê", "2026-02-30,Kê", 2),
        (",b,", ",a,", 3),
        ("collective", "tap-the", 2),
        ("2026-07-01,", "", 2),
        (",Bài b,", ',"Bài b,', 3),
        (",Bài b,", ",B\ufffdi b,", 3),
        (",Bài b,", ",B\0i b,", 3),
        (GOOD, "", 1),
        (GOOD, GOOD[:-5], 3),
        (GOOD, "<<<<<<< HEAD\n" + GOOD, 1),
    ],
)
def test_says_which_line_is_damaged(right: str, wrong: str, line: int) -> None:
    assert right in GOOD
    with pytest.raises(ValueError, match=rf"\A{line}\Z"):
        kept_in(GOOD.replace(right, wrong, 1))
