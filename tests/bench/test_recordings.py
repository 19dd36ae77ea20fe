"""The bench's recordings: the same for the same seed, and every fault with codes that have a sentence."""

import re
from pathlib import Path

from bench.faults import faults
from bench.takes import FORMATS, clean, take
from newsdesk import messages
from newsdesk.audio import recordings


def test_the_same_number_makes_the_same_recording(tmp_path: Path) -> None:
    made = []
    for name in ("a", "b"):
        folder = tmp_path / name
        folder.mkdir()
        path, _ = clean([take(folder, 14)], 1, folder)
        made.append(path.read_bytes())
    assert made[0] == made[1]


def test_every_code_looked_for_has_a_sentence() -> None:
    assert {code for fault in faults() for code in fault.codes} <= set(messages.catalogue()["problems"])


def test_every_kind_of_finding_is_tried() -> None:
    package = Path(recordings.__file__).parent
    said = {
        code for path in package.glob("*.py") for code in re.findall(r'"(recording-[a-z-]+)"', path.read_text("utf-8"))
    }
    # In tests/audio/recordings/test_broken_files.py, test_untidy_files.py and tests/commands/test_record_hostile.py.
    tried_elsewhere = {
        "recording-synthetic",
        "recording-tags",
        "recording-unreadable",
        "recording-endless",
        "recording-too-heavy",
    }
    assert said - {code for fault in faults() for code in fault.codes} == tried_elsewhere


def test_every_format_is_among_the_hundred_clean_ones() -> None:
    assert len(FORMATS) <= 100
