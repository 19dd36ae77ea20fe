"""Keys and numbers become the words of a page."""

from datetime import date, timedelta

import pytest

from newsdesk.model.calendar import day_words, length_words
from newsdesk.model.persons import person_line
from newsdesk.model.story import Person, Role
from newsdesk.site.edition import Edition
from newsdesk.site.metadata import story_view
from tests.builders import TODAY, a_library, a_story


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 9, 10), "Thứ Năm, ngày 10/9/2026"),
        (date(2026, 11, 1), "Chủ nhật, ngày 1/11/2026"),
        (date(2025, 1, 6), "Thứ Hai, ngày 6/1/2025"),
    ],
)
def test_says_a_day_as_a_newspaper_does(day: date, words: str) -> None:
    assert day_words(day) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.4, "0 giây"),
        (45, "45 giây"),
        (59.6, "1 phút"),
        (125, "2 phút 05 giây"),
        (600, "10 phút"),
        (7200, "120 phút"),
        (7260, "2 giờ 01 phút"),
        (10800, "3 giờ"),
        (10805, "3 giờ 05 giây"),
        (12899, "3 giờ 34 phút 59 giây"),
    ],
)
def test_says_a_length_in_minutes_and_seconds(seconds: float, words: str) -> None:
    assert length_words(timedelta(seconds=seconds)) == words


@pytest.mark.parametrize(
    ("person", "line"),
    [
        (Person(role=Role.STAFF, name="Chị Hoa", post="Tổ trưởng"), "Chị Hoa, Tổ trưởng"),
        (Person(role=Role.STAFF, name="Chị Hoa"), "Chị Hoa"),
        (Person(role=Role.STAFF, post="Tổ trưởng"), "Tổ trưởng"),
        (Person(role=Role.STAFF), "Một cán bộ, nhân viên của Cơ sở"),
        (Person(role=Role.OTHER), "Một người ngoài Cơ sở"),
        (Person(role=Role.RESIDENT, name="Tên", post="Lớp mộc, quê xã Nọ"), "Một học viên"),
    ],
)
def test_shows_a_person_as_far_as_they_allow(person: Person, line: str) -> None:
    assert person_line(person) == line


def test_shows_the_key_where_nothing_has_a_name() -> None:
    story = a_story(field="mat", unit="giai-the")
    view = story_view(story, Edition(library=a_library(story), today=TODAY))
    assert (view.field, view.unit, view.sound, view.picture) == ("mat", "giai-the", None, None)
