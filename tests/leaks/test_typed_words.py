"""What somebody types for a paper, a recording or a message of git names no resident, and nothing is made of it."""

import subprocess
from pathlib import Path
from typing import Any

import pytest

from newsdesk import commands
from newsdesk.commands.console import UsageFault
from newsdesk.traces import search
from tests.leaks import hostile_desk
from tests.leaks.hostile_desk import RESIDENT, TODAY

TYPED: dict[str, dict[str, Any]] = {
    "conference": {"place": f"Sân nhà {RESIDENT}"},
    "exchange": {"story": "tu-thuoc-xanh", "guests": ["to-bep"], "place": f"Sân nhà {RESIDENT}"},
    "report": {"year": "2026", "number": f"01 {RESIDENT.upper()}"},
    "record": {"story": "tu-thuoc-xanh", "code": "1A2B3C", "by": RESIDENT},
    "save": {"what": f"Viết bài về {RESIDENT}", "by": "Lan"},
}


@pytest.mark.parametrize("name", TYPED)
def test_a_resident_is_not_named_in_typed_words(desk: Path, tmp_path: Path, name: str) -> None:
    hostile = hostile_desk.make(desk)
    asked = dict(TYPED[name])
    if name == "record":
        asked["file"] = str(tmp_path / "thu.wav")
        (tmp_path / "thu.wav").write_bytes(b"RIFF")
    if name == "save":
        subprocess.run(["git", "init", "-q"], cwd=hostile, check=True)
    with pytest.raises(UsageFault, match="có tên một học viên") as refused:
        commands.run(name, root=hostile, today=TODAY, **asked)
    assert RESIDENT not in str(refused.value)
    assert search(hostile, [RESIDENT], ("output", "audio_scripts")).hits == ()
    if name == "save":
        told = subprocess.run(["git", "log", "--all"], cwd=hostile, capture_output=True, text=True, check=False)
        assert RESIDENT not in told.stdout
