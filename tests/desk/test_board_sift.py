"""Stories are found by their words, with and without marks, and a thousand of them stay usable."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.desk.board.blocks import Case
from newsdesk.desk.board.cards import card
from newsdesk.desk.board.nouns import Card
from newsdesk.desk.board.sift import FOLDED, PAGE, SPREAD, Sift, asked, by_unit, columns, counted, paged, sifted
from newsdesk.model.story import Stage
from tests.builders import TODAY, a_library, a_story, approved


def a_card(slug: str = "bep-sach", **header: object) -> Card:
    story = a_story(slug, **header)
    return card(Case(story, a_library(story), (), TODAY))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("bep an", True),
        ("bếp ăn", True),
        ("BẾP", True),
        ("bép", False),
        ("dien hong", True),
        ("điện", True),
        ("dien be", True),
        ("iện", False),
        ("to bep", True),
        ("hoà", True),
        ("hòa", True),
        ("nấu nướng", True),
        ("!!!", True),
        ("", True),
    ],
)
def test_words_are_found_with_their_marks_and_without(typed: str, found: bool) -> None:
    one = a_card(title="Bếp ăn và bảng điện hồng", summary="Một cách nấu nướng hoà thuận.")
    assert bool(sifted([one], Sift(q=typed))) is found


def test_choices_are_kept_together() -> None:
    stories = (
        a_card("a", unit="to-bep", field="doi-song"),
        a_card("b", unit="phong-y-te", field="doi-song"),
        a_card("c", unit="to-bep", field="an-toan"),
    )
    assert [one.slug for one in sifted(stories, Sift(unit="to-bep"))] == ["a", "c"]
    assert [one.slug for one in sifted(stories, Sift(unit="to-bep", field="an-toan"))] == ["c"]
    assert [one.slug for one in sifted(stories, Sift(year="2026"))] == ["a", "b", "c"]
    assert sifted(stories, Sift(year="2025")) == ()
    assert sifted(stories, Sift(stage="submitted")) == ()


def test_what_is_well_is_left_out_where_obstacles_are_asked_for() -> None:
    changed = replace(approved(a_story("sua")), body="Khác.\n")
    found = card(Case(changed, a_library(changed), (), TODAY))
    assert sifted([a_card(), found], Sift(need="blocked")) == (found,)


def test_an_address_says_no_more_than_was_chosen() -> None:
    assert Sift().link() == "/"
    chosen = asked({"q": " bếp  ăn ", "unit": "to-bep", "page": "3"})
    assert chosen.link() == "/?unit=to-bep&q=b%E1%BA%BFp+%C4%83n"
    assert asked({"by": "unit"}).link(page=2) == "/?by=unit&page=2"


@given(st.dictionaries(st.sampled_from(["by", "unit", "year", "stage", "need", "q", "page"]), st.text()))
def test_whatever_an_address_asks_for_there_is_an_answer(query: dict[str, str]) -> None:
    choice = asked(query)
    assert choice.page >= 1
    assert choice.stage in {"", *(stage.value for stage in Stage)}
    sifted([a_card()], choice)


def test_sixty_stories_are_seen_whole_and_a_thousand_are_folded() -> None:
    one = a_card()
    few = columns([replace(one, slug=str(number)) for number in range(60)])
    assert sum(len(column.shown) for column in few) == 60
    many = columns([replace(one, slug=str(number)) for number in range(SPREAD + 1)])
    drafts = next(column for column in many if column.stage is Stage.DRAFT)
    assert (drafts.count, len(drafts.shown), drafts.hidden) == (SPREAD + 1, FOLDED, SPREAD + 1 - FOLDED)


@pytest.mark.parametrize(("page", "first", "is_page"), [(1, 0, 1), (2, PAGE, 2), (99, 2 * PAGE, 3)])
def test_a_long_list_has_pages_and_a_page_too_far_is_the_last(page: int, first: int, is_page: int) -> None:
    found = paged([replace(a_card(), slug=str(number)) for number in range(2 * PAGE + 5)], page)
    assert (found.shown[0].slug, found.page, found.pages) == (str(first), is_page, 3)


def test_units_stand_in_the_facilitys_order_and_unknown_ones_last() -> None:
    cards = (a_card("a", unit="la"), a_card("b", unit="to-bep"), a_card("c", unit="phong-y-te"))
    units = {"phong-y-te": "Phòng Y tế", "to-bep": "Tổ bếp"}
    assert [one.slug for one in by_unit(cards, list(units))] == ["c", "b", "a"]
    assert [(name, sum(counts)) for _, name, counts in counted(cards, units)] == [
        ("Phòng Y tế", 1),
        ("Tổ bếp", 1),
        ("la", 1),
    ]
