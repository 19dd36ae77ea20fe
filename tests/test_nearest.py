"""The word that was probably meant is the one that difflib finds, and is not looked for without end."""

import difflib

from hypothesis import given
from hypothesis import strategies as st

from newsdesk.nearest import MOST_OFFERED, NEAR, Meant, nearest

WORDS = st.text("abc-", max_size=9)


@given(WORDS, st.lists(WORDS, unique=True, max_size=30), st.integers(1, 3))
def test_the_nearest_are_those_of_difflib(found: str, allowed: list[str], most: int) -> None:
    assert nearest(found, allowed, most) == difflib.get_close_matches(found, allowed, most, NEAR)


def test_a_file_with_many_names_that_are_not_there_is_told_of_the_first_alone() -> None:
    meant = Meant([f"bep-{number}" for number in range(100)])
    said = [meant.hint(f"bep-{number}x", "exemplars/2026/a.md") for number in range(MOST_OFFERED + 5)]
    assert said[0] == " Có phải “bep-0”?"
    assert [bool(one) for one in said] == [True] * MOST_OFFERED + [False] * 5
    assert meant.hint("bep-50x", "exemplars/2026/b.md") == " Có phải “bep-50”?"


def test_no_file_means_itself() -> None:
    meant = Meant(["bep-an.md", "bep-tren.md"])
    assert meant.hint("bep-ann.md", "exemplars/2026/bep-an.md") != " Có phải “bep-an.md”?"
    assert meant.hint("bep-ann.md", "exemplars/2026/bep-tren.md") == " Có phải “bep-an.md”?"
