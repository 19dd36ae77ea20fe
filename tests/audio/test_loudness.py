"""The meter on the signals of EBU Tech 3341, table 1, as one channel that two loudspeakers play.

Its cases 7, 8 (recordings), 10 and 11 (short-term loudness, which we do not read) are left out; of case 6 the meter takes
the first of five channels, as of any file.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsdesk.audio import loudness
from newsdesk.audio.loudness import measure
from tests.audio.signals import burst, sine, tone, written

INTEGRATED = {
    1: ([(20, -23)], -23.0),
    2: ([(20, -33)], -33.0),
    3: ([(10, -36), (60, -23), (10, -36)], -23.0),
    4: ([(10, -72), (10, -36), (60, -23), (10, -36), (10, -72)], -23.0),
    5: ([(20, -26), (20.1, -20), (20, -26)], -23.0),
}


@pytest.mark.parametrize("case", INTEGRATED)
def test_reads_the_integrated_loudness_of_the_standards_tones(case: int, tmp_path: Path) -> None:
    parts, expected = INTEGRATED[case]
    found = measure(written(tmp_path / "a.wav", tone(*parts)))
    assert found.integrated == pytest.approx(expected, abs=0.03)


def test_of_several_channels_the_first_counts(tmp_path: Path) -> None:
    levels = (-28, -28, -24, -30, -30)
    found = measure(written(tmp_path / "a.wav", *(tone((3, level)) for level in levels)))
    assert found.integrated == pytest.approx(-28, abs=0.03)


def test_a_steady_change_of_levels_has_a_steady_loudness(tmp_path: Path) -> None:
    """Case 9 (3 s of -20 and -30) holds of three seconds; as a whole it must read the same."""
    found = measure(written(tmp_path / "a.wav", tone(*((1.34, -20), (1.66, -30)) * 5)))
    assert found.integrated == pytest.approx(-23, abs=0.15), "its gate drops a few of the softest blocks"


def test_the_loudest_moment_of_a_quick_change_is_its_average(tmp_path: Path) -> None:
    """Case 12: 0.18 s of -20 and 0.22 s of -30, 25 times."""
    found = measure(written(tmp_path / "a.wav", tone(*((0.18, -20), (0.22, -30)) * 25)))
    assert found.loudest == pytest.approx(-23, abs=0.1)


@pytest.mark.parametrize("late", range(20))
def test_finds_the_loudest_moment_wherever_it_begins(late: int, tmp_path: Path) -> None:
    """Case 13: 400 ms of tone after 0, 20, 40 … 380 ms of silence."""
    found = measure(written(tmp_path / "a.wav", tone((late * 0.02, None), (0.4, -23), (1, None))))
    assert found.loudest == pytest.approx(-23, abs=0.1)


def moments() -> Iterator[tuple[float, float | None]]:
    for number in range(20):
        yield from ((number * 0.02, None), (0.4, -38.0 + number), (0.4 - number * 0.02, None))


def test_of_many_moments_the_loudest_counts(tmp_path: Path) -> None:
    """Case 14: 400 ms of -38, -37 … -19, each later in its second."""
    assert measure(written(tmp_path / "a.wav", tone(*moments()))).loudest == pytest.approx(-19, abs=0.1)


PEAKS = {
    15: (4, 0, 0.5, -6.0),
    16: (4, 45, 0.5, -6.0),
    17: (6, 60, 0.5, -6.0),
    18: (8, 67.5, 0.5, -6.0),
    19: (4, 45, 1.41, 3.0),
}


@pytest.mark.parametrize("case", PEAKS)
def test_reads_the_true_peak_between_samples(case: int, tmp_path: Path) -> None:
    divisor, degrees, strength, expected = PEAKS[case]
    found = measure(written(tmp_path / "a.wav", sine(divisor, degrees, strength))).true_peak
    assert expected - 0.4 <= found <= expected + 0.2
    assert found == pytest.approx(loudness.decibels(strength), abs=0.1)


@pytest.mark.parametrize("offset", range(4))
def test_reads_the_true_peak_of_a_burst_wherever_its_samples_fall(offset: int, tmp_path: Path) -> None:
    """Cases 20 to 23."""
    samples, peak = burst(offset)
    found = measure(written(tmp_path / "a.wav", samples)).true_peak
    assert -0.4 <= found <= 0.2
    assert found == pytest.approx(peak, abs=0.1)


def test_reads_a_meter_that_is_cut_anywhere() -> None:
    printed = b"lavfi.r128.M=-20.1\nlavfi.r128.I=-23.456\nlavfi.r128.true_peak=0.500\nlavfi.r128.M=-19.25\nlavfi.r128.I=-22.5\n"
    whole = loudness.read([printed])
    for cut in range(len(printed)):
        assert loudness.read([printed[:cut], printed[cut:]]) == whole
    assert (whole.integrated, whole.loudest) == (-22.5, -19.25)
