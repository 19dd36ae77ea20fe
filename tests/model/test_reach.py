"""A name that stands in a text is among those that the text could tell; of others, most are not."""

from hypothesis import given
from hypothesis import strategies as st

from newsdesk.model.listed_name import ListedName
from newsdesk.model.reach import reach_of
from newsdesk.model.whole_names import WholeNames

SYLLABLES = st.sampled_from(
    ("Lò", "Văn", "Thị", "Mẫu", "Y", "Ơ", "Ê", "Nguyễn", "Hoà", "hòa", "MAI", "lo", "thi", "mau")
)
NAMES = st.lists(SYLLABLES, min_size=1, max_size=4).map(" ".join)
BETWEEN = st.sampled_from((" ", "-", "", "\n", " và ", ", ", "1990", "_"))
TEXTS = st.lists(st.tuples(SYLLABLES, BETWEEN), max_size=30).map(lambda parts: "".join(map("".join, parts)))


@given(st.lists(NAMES, max_size=6), st.lists(TEXTS, max_size=3))
def test_no_name_that_a_text_tells_is_out_of_its_reach(names: list[str], texts: list[str]) -> None:
    search = WholeNames(tuple(map(ListedName, names)))
    told = frozenset[int]().union(*map(search.numbers_in, texts))
    assert told <= search.within(reach_of(texts))


def test_names_of_others_are_out_of_it() -> None:
    search = WholeNames(tuple(map(ListedName, ("Lò Thị Mẫu", "Nguyễn Văn Sáng", "Y Ơ Ê"))))
    assert search.within(reach_of(["Chị Lò Thị Mẫu dạy nghề."])) == {0, 2}, (
        "the last is too short to be told from others"
    )
    assert search.within(reach_of(["tệp nguyenvansang.png"])) == {1, 2}
    assert search.within(reach_of([])) == {2}
