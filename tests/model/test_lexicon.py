"""A writing with two senses says beside which words each is meant."""

import pytest

from newsdesk.model.lexicon import Sense, sense


def test_a_scope_names_the_words_before_and_after() -> None:
    assert sense("hồ sơ", "sau: Bộ, nộp; trước: [tên]") == Sense(
        "hồ sơ", after=frozenset(["bộ", "nộp"]), before=frozenset(["[tên]"])
    )
    assert not sense("hồ sơ", "").scoped


@pytest.mark.parametrize(
    "scope", ["bộ, nộp", "sau:", "sau: a; sau: b", "bên: a", "sau: [tên]", "trước: [đầu]", "sau: [gì]"]
)
def test_a_scope_that_says_nothing_is_refused(scope: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        sense("hồ sơ", scope)
