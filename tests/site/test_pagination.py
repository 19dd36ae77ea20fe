"""How a list is cut into pages."""

from hypothesis import given
from hypothesis import strategies as st

from newsdesk.site.pagination import PER_PAGE, cuts, page_of, pages_of
from newsdesk.site.targets.lists import paginated
from newsdesk.site.targets.target import Printed

LENGTHS = st.integers(0, 300)


@given(LENGTHS)
def test_every_story_stands_on_one_page_in_order(length: int) -> None:
    pages = list(cuts(length))
    assert [place for one in pages for place in range(one.since, one.to)] == list(range(length))
    assert [one.number for one in pages] == [0, *range(len(pages) - 1, 0, -1)]


@given(LENGTHS)
def test_pages_behind_the_first_are_full_and_the_first_is_neither_short_nor_long(length: int) -> None:
    first, *others = cuts(length)
    assert all(one.to - one.since == PER_PAGE for one in others)
    assert first.to <= PER_PAGE + PER_PAGE // 2
    assert first.to >= min(length, PER_PAGE // 2)


@given(LENGTHS, st.integers(0, 60))
def test_new_stories_change_no_page_that_is_full(length: int, new: int) -> None:
    def from_the_oldest(length: int) -> dict[int, tuple[int, int]]:
        return {one.number: (length - one.to, length - one.since) for one in cuts(length) if one.number}

    assert from_the_oldest(length).items() <= from_the_oldest(length + new).items()


def test_pages_lie_below_their_list() -> None:
    assert list(pages_of("the/bep-an.html", 45)) == ["the/bep-an.html", "the/bep-an/trang-1.html"]
    assert list(pages_of("index.html", 0)) == ["index.html"]
    assert page_of("index.html", 3) == "trang-3.html"


def test_each_page_leads_to_its_neighbours() -> None:
    ways = {}
    for target in paginated("the/a.html", "tag", [b"a"] * 51, (), (), lambda since, to: range(since, to), dict):
        assert isinstance(target.made, Printed)
        told = target.made.told()
        ways[target.place] = [
            told[name] and told[name].url for name in ("articles_previous_page", "articles_next_page")
        ]
        assert told["articles_page"].url == target.place
        assert told["articles_page"].is_first == (target.place == "the/a.html")
    assert ways == {
        "the/a.html": [None, "the/a/trang-2.html"],
        "the/a/trang-2.html": ["the/a.html", "the/a/trang-1.html"],
        "the/a/trang-1.html": ["the/a/trang-2.html", None],
    }


def test_what_is_told_of_the_first_page_alone_changes_no_other() -> None:
    def made(at_first: str, length: int) -> dict[str, bytes]:
        pages = paginated(
            "index.html", "index", [b"a"] * length, (), at_first, lambda since, to: range(since, to), dict
        )
        return {one.place: one.rests_on for one in pages}

    before, after, longer = made("một", 50), made("hai", 50), made("một", 51)
    assert before.keys() == after.keys() == longer.keys() == {"index.html", "trang-2.html", "trang-1.html"}
    assert [place for place in before if before[place] != after[place]] == ["index.html"]
    assert [place for place in before if before[place] != longer[place]] == ["index.html"]
