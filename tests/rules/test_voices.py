"""What is wrong with the choice of a voice is told with its line; each row is written at the end of facility.yaml."""

from pathlib import Path

import pytest

from newsdesk import messages
from newsdesk.intake import take_in
from tests.conftest import TODAY

FACILITY = "content/facility.yaml"
WRONG = [
    ("voice: {variant: f9}", "voice-variant", 8),
    ("voice:\n  variant: nữ", "voice-variant", 9),
    ("voice: {variant: vi+f2}", "voice-variant", 8),
    ("voice:\n  engine: espeak\n  rate: 119", "voice-rate", 10),
    ("voice: {rate: 281}", "voice-rate", 8),
    ("voice: {folder: voices/huong}", "voice-other-engine", 8),
    ("voice: {speaker: 1}", "voice-other-engine", 8),
    ("voice: {engine: sherpa, folder: a, variant: f2}", "voice-other-engine", 8),
    ("voice:\n  name: giọng\n  engine: sherpa", "voice-without-folder", 10),
    ("voice: {engine: sherpa, folder: a, speaker: -1}", "voice-speaker", 8),
    ("headlines_voice: {rate: 20}", "voice-rate", 8),
    ("headlines_voice: {engine: festival}", "value-unknown", 8),
]
RIGHT = [
    "voice: {variant: f2, rate: 120, name: giọng máy nữ}",
    "voice: {engine: espeak, rate: 280}",
    "voice: {engine: sherpa, folder: voices/huong, speaker: 3, rate: 200}",
    "headlines_voice: {variant: m3}",
]


def findings(desk: Path, written: str) -> list[tuple[str, int]]:
    path = desk / FACILITY
    path.write_text(f"{path.read_text(encoding='utf-8')}{written}\n", encoding="utf-8")
    problems = take_in(desk, TODAY).problems
    assert all(messages.line(problem) for problem in problems)
    assert {problem.place.path for problem in problems} <= {FACILITY}
    return [(problem.code, problem.place.line) for problem in problems]


@pytest.mark.parametrize(("written", "code", "line"), WRONG)
def test_a_voice_that_cannot_be_had_is_told_with_its_line(desk: Path, written: str, code: str, line: int) -> None:
    assert findings(desk, written) == [(code, line)]


@pytest.mark.parametrize("written", RIGHT)
def test_nothing_is_said_of_a_voice_that_can_be_had(desk: Path, written: str) -> None:
    assert findings(desk, written) == []
