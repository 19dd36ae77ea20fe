"""What is remembered is never what something else would have come to."""

import pickle

from newsdesk.remembered import Remembered


def test_the_same_question_is_reckoned_once() -> None:
    kept, made = Remembered(), []
    for _ in range(3):
        assert kept.once("a", (1, "x"), lambda: made.append(1) or len(made)) == 1  # type: ignore[func-returns-value]


def test_whatever_it_rests_on_may_not_change() -> None:
    kept = Remembered()
    assert [kept.once("a", (number,), lambda n=number: n * 2) for number in (1, 2, 1)] == [2, 4, 2]  # type: ignore[misc]


def test_what_nobody_asked_for_since_is_forgotten() -> None:
    kept = Remembered()
    kept.once("a", (1,), lambda: 1)
    kept.forget_unasked()
    kept.once("b", (1,), lambda: 1)
    kept.forget_unasked()
    assert len(kept) == 1


def test_it_goes_empty_to_another_process() -> None:
    kept = Remembered()
    kept.once("a", (1,), lambda: 1)
    assert len(pickle.loads(pickle.dumps(kept))) == 0  # noqa: S301
