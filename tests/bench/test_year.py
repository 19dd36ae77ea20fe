"""The bench of planning prints what it measured, of a year that keeps its promises."""

import re

from bench import year


def test_prints_time_fit_and_fairness() -> None:
    said = " ".join(year.report(stories=30, seed=405, runs=1))
    assert "730 rundowns" in said
    early = re.search(r"more than ([\d.]+) s early", said)
    assert early
    assert float(early[1]) <= 1.0
    told = re.search(r"Stories told: (\d+) of (\d+)", said)
    assert told
    assert told[1] == told[2]
