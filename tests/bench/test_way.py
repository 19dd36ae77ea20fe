"""The bench of the editor's way counts what a hand does."""

from unittest.mock import Mock

from bench import way
from tests.desk.hand import Hand


def test_the_estimate_says_that_it_is_one_and_counts_typing_clicks_fields_and_waiting() -> None:
    hand = Hand(Mock(), clicks=20, fields=15, typed=["một hai ba bốn"] * 40)
    assert hand.words == 160
    assert way.estimate(hand, 60.0).startswith("Estimate, not measured: 7.0 minutes, 4.0 of them typing")


def test_what_is_done_by_hand_is_counted() -> None:
    hand = Hand(Mock())
    hand.presses("Lưu")
    hand.writes("Tít", "Hai chữ")
    hand.chooses("Loại", "Tập thể")
    assert (hand.clicks, hand.fields, hand.words) == (1, 2, 2)
