"""Whatever the channel and the day, nobody is named, shown or quoted whose slip does not allow it; a resident never."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.model.consent import Consent, LegalBasis, Purpose
from newsdesk.model.library import Library
from newsdesk.model.name_look import Certainty
from newsdesk.model.name_search import NameSearch
from newsdesk.model.story import Channel, Link, Person, Role, Story
from newsdesk.model.texts import written
from tests.builders import TODAY, a_library, a_person, a_slip, a_story, approved

NAME, PICTURE = "Lò Văn Mẫu", "anh.jpg"
EVERYWHERE = tuple(Channel)
BASIS = LegalBasis(key="quy-che", text="Quy chế", channels=(Channel.WEB,), since=date(2026, 1, 1))


def told(story: Story, *slips: Consent, channel: Channel = Channel.WEB, on: date = TODAY, **rest: Any) -> list[Story]:
    return list(a_library(approved(story), slips=slips, **rest).for_channel(channel, on=on))


def one_of(**person: Any) -> dict[str, Any]:
    return {"people": (a_person(NAME, consent="PDY-1", **person),)}


def test_words_without_consent_keep_the_story_back() -> None:
    story = a_story(**one_of(quoted=True))
    assert told(story, a_slip()) == []
    assert told(story, a_slip(words=(Channel.BRIEFING,))) == []
    assert len(told(story, a_slip(words=EVERYWHERE))) == 1


def test_a_picture_at_the_top_is_left_out_and_the_story_told() -> None:
    story = a_story(image=PICTURE, image_alt="Bên bếp", pictures={PICTURE: "1"}, **one_of(photos=(PICTURE,)))
    (without,) = told(story, a_slip())
    assert (without.header.image, without.header.image_alt, dict(without.pictures)) == (None, None, {})
    (with_it,) = told(story, a_slip(photo=(Channel.WEB,)))
    assert with_it.header.image == PICTURE


def test_a_picture_in_the_body_keeps_the_story_back() -> None:
    story = a_story(links=(Link(PICTURE, 11, shows=True),), **one_of(photos=(PICTURE,)))
    assert told(story, a_slip()) == []
    assert len(told(story, a_slip(photo=(Channel.WEB,)))) == 1


def test_a_picture_is_somebodys_whichever_story_shows_it() -> None:
    listed = approved(a_story("a", image=PICTURE, **one_of(photos=(PICTURE,))))
    other = approved(a_story("b", image=PICTURE))
    library = a_library(listed, other, slips=[a_slip()])
    assert [story.header.image for story in library.for_channel(Channel.WEB, on=TODAY)] == [None, None]


@pytest.mark.parametrize(("digest", "shown"), [("1", None), ("2", "ban-sao.jpg")])
def test_a_picture_is_somebodys_under_whatever_name_it_lies_once_more(digest: str, shown: str | None) -> None:
    listed = approved(a_story("a", image=PICTURE, **one_of(photos=(PICTURE,))))
    other = approved(a_story("b", image="ban-sao.jpg"))
    library = a_library(listed, other, slips=[a_slip()], images={PICTURE: "1", "ban-sao.jpg": digest})
    assert [story.header.image for story in library.for_channel(Channel.WEB, on=TODAY)] == [None, shown]


def test_a_whole_name_is_somebodys_whichever_story_tells_it() -> None:
    listed = approved(a_story("a", **one_of()))
    other = approved(a_story("b", body=f"Hôm ấy {NAME} đến.\n"))
    told_without = a_library(listed, other).for_channel(Channel.WEB, on=TODAY)
    told_with = a_library(listed, other, slips=[a_slip()]).for_channel(Channel.WEB, on=TODAY)
    assert [story.slug for story in told_without] == ["a"]
    assert [story.slug for story in told_with] == ["a", "b"]


@pytest.mark.parametrize("body", ["Hôm ấy anh Mẫu đến.", "Gặp N.V. Mẫu.", "Gặp Văn Mẫu.", "Gặp L.V.M. ở vườn."])
def test_a_part_of_the_name_is_enough(body: str) -> None:
    wanted = [] if "N.V." not in body else ["bep-sach"]  # somebody else's initials
    assert [story.slug for story in told(a_story(body=body, **one_of()))] == wanted


def test_a_legal_basis_stands_for_staff_alone_on_its_channels_in_its_time() -> None:
    bases = {"quy-che": BASIS}
    staff = a_story(body=f"{NAME} kể.\n", people=(a_person(NAME, basis="quy-che"),))
    other = a_story(body=f"{NAME} kể.\n", people=(a_person(NAME, Role.OTHER, basis="quy-che"),))
    assert [s.header.people[0].name for s in told(staff, bases=bases)] == [NAME]
    assert told(staff, bases=bases, channel=Channel.BRIEFING) == []
    assert told(staff, bases={"quy-che": replace(BASIS, until=TODAY - timedelta(days=1))}) == []
    assert told(other, bases=bases) == []


def test_a_slip_that_has_not_begun_allows_nothing() -> None:
    story = a_story(body=f"{NAME} kể.\n", **one_of())
    assert told(story, a_slip(on=TODAY + timedelta(days=1))) == []
    assert len(told(story, a_slip(on=TODAY))) == 1


def test_papers_of_the_desks_own_go_to_no_channel() -> None:
    (shown,) = told(a_story(**one_of(called=("Mẫu Còi",), photos=("x.jpg",))), a_slip())
    assert shown.header.people == (Person(role=Role.STAFF, name=NAME),)


def test_a_residents_own_words_need_a_slip_and_never_bring_a_name() -> None:
    resident = a_story(people=(a_person(NAME, Role.RESIDENT, consent="PDY-1", quoted=True),))
    assert told(resident) == []
    (shown,) = told(resident, a_slip(words=EVERYWHERE, photo=EVERYWHERE, voice=EVERYWHERE))
    assert shown.header.people == (Person(role=Role.RESIDENT),)


days = st.dates(TODAY - timedelta(days=40), TODAY + timedelta(days=40))
channels = st.lists(st.sampled_from(Channel), unique=True).map(tuple)
names = st.sampled_from([NAME, "Giàng A Páo", "Nguyễn Thị Thu Hà", "Chị Hoa"])
slips = st.builds(
    Consent,
    slip=st.just("PDY-1"),
    on=st.none() | days,
    name=channels,
    photo=channels,
    words=channels,
    voice=channels,
    until=st.none() | days,
    withdrawn=st.none() | days,
)
people = st.builds(
    Person,
    role=st.sampled_from(Role),
    name=st.none() | names,
    consent=st.sampled_from([None, "PDY-1"]),
    basis=st.sampled_from([None, "quy-che"]),
    called=st.lists(st.just("Tí Còi"), max_size=1).map(tuple),
    photos=st.lists(st.sampled_from(["a.jpg", "b.jpg"]), max_size=2, unique=True).map(tuple),
    quoted=st.booleans(),
)
bodies = st.sampled_from(
    ["Không tên ai.", f"Hôm ấy {NAME} đến.", "Gặp anh Páo ở vườn.", "Thu Hà kể.", "chị hoa cười", "Gặp Tí Còi."]
)


@st.composite
def desks(draw: st.DrawFn) -> Library:
    stories = []
    for slug in ("a", "b"):
        shows = draw(st.lists(st.sampled_from(["a.jpg", "b.jpg"]), max_size=1))
        story = a_story(
            slug,
            body=draw(bodies),
            links=tuple(Link(name, 11, shows=True) for name in shows),
            people=tuple(draw(st.lists(people, max_size=2))),
            image=draw(st.sampled_from([None, "a.jpg", "b.jpg"])),
        )
        stories.append(approved(story))
    return a_library(*stories, slips=[draw(slips)], bases={"quy-che": BASIS})


def may(library: Library, person: Person, purpose: Purpose, channel: Channel, day: date) -> bool:
    """Reckon anew, without the code under test, whether somebody allowed something."""
    slip = library.consents.get(person.consent or "")
    listed = getattr(slip, purpose.value) if slip else ()
    running = slip and not (slip.on and slip.on > day) and not (slip.until and slip.until < day)
    by_slip = channel in listed and running and not (slip and slip.withdrawn and slip.withdrawn <= day)
    if person.role is Role.RESIDENT:
        return bool(by_slip) and purpose is Purpose.WORDS
    by_basis = person.role is Role.STAFF and person.basis and channel is Channel.WEB and day >= BASIS.since
    return bool(by_slip or (by_basis and purpose in (Purpose.NAME, Purpose.WORDS)))


@given(desks(), st.sampled_from(Channel), days)
def test_no_channel_ever_tells_what_was_not_allowed(library: Library, channel: Channel, day: date) -> None:
    for story in library.for_channel(channel, on=day):
        shown = {story.header.image, *(link.target for link in story.links)}
        text = "\n\n".join([story.body, *(value for _, value in written(story.header))])
        original = library.by_slug[story.slug]
        for person in original.header.people:
            surest = [f.certainty for n in (person.name, *person.called) if n for f in NameSearch.of([n]).places(text)]
            shared = person.role is Role.RESIDENT and len(original.header.people) > 1
            if max(surest, default=0) >= (Certainty.CERTAIN if shared else Certainty.TITLED):
                same = [p for p in original.header.people if {p.name, *p.called} & {person.name, *person.called}]
                assert any(may(library, p, Purpose.NAME, channel, day) for p in same)
            if person.quoted:
                assert may(library, person, Purpose.WORDS, channel, day)
        for listed in (p for s in library.stories for p in s.header.people):
            if shown & set(listed.photos):
                assert may(library, listed, Purpose.PHOTO, channel, day)
        for person in story.header.people:
            assert person.role is not Role.RESIDENT or person == Person(role=Role.RESIDENT)
            assert person == Person(role=person.role, name=person.name, post=person.post)
