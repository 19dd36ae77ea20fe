"""Which names papers may say that speak of stories which no channel tells."""

from dataclasses import replace

import pytest

from newsdesk.model.story import Cause, Channel, Person, Role, Withdrawn
from tests.builders import TODAY, a_library, a_person, a_slip, a_story

NAME = "Lò Văn Mẫu"


def test_papers_of_a_story_may_not_say_names_of_its_own_list_without_leave() -> None:
    people = (a_person(NAME, consent="PDY-1"), a_person("Hà Thị Thử", called=("chị Thử",)), a_person("Lý Văn Học"))
    story = a_story(people=people)
    allowances = a_library(story, slips=(a_slip(),)).allowances
    assert allowances.unnamed_in(story, Channel.WEB, TODAY) == ("Hà Thị Thử", "Lý Văn Học", "chị Thử")
    back = replace(story, header=replace(story.header, withdrawn=Withdrawn(on=TODAY, because=Cause.CONSENT)))
    assert NAME in a_library(back, slips=(a_slip(),)).allowances.unnamed_in(back, Channel.WEB, TODAY)


@pytest.mark.parametrize(
    ("second", "unnamed"),
    [
        (a_person("Anh " + NAME, consent="PDY-1"), ()),
        (a_person(NAME), (NAME,)),
        (Person(role=Role.RESIDENT, name=NAME, consent="PDY-1"), (NAME,)),
    ],
)
def test_one_listing_with_leave_lets_a_name_stand_elsewhere_but_not_a_residents(
    second: Person, unnamed: tuple[str, ...]
) -> None:
    one, other = a_story("mot", people=(a_person(NAME),)), a_story("hai", people=(second,))
    allowances = a_library(one, other, slips=(a_slip(),)).allowances
    assert allowances.unnamed(Channel.WEB, TODAY) == unnamed
    assert allowances.unnamed_in(one, Channel.WEB, TODAY) == (NAME,)
