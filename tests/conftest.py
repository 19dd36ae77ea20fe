"""The small desk, whole and clean, on a path with spaces and diacritics."""

import shutil
from datetime import date
from pathlib import Path

import pytest

SMALL_DESK = Path(__file__).parent / "small_desk"
TODAY = date(2026, 11, 20)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a copy of the small desk to do with as one likes."""
    return Path(shutil.copytree(SMALL_DESK, tmp_path / "Bàn biên tập số 1"))
