"""Git as on a machine on which nothing was set."""

import shutil
from pathlib import Path

import pytest

from tests.commands.saving import desks
from tests.commands.saving.desks import Person


@pytest.fixture(autouse=True)
def plain_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no setting of this machine or of a hook that runs the tests count."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL"):
        monkeypatch.delenv(name, raising=False)
    for name, to in desks.quiet_machine(tmp_path / "nhà").items():
        monkeypatch.setenv(name, to)


@pytest.fixture
def lan(tmp_path: Path) -> Person:
    """Return a desk that is shared with nobody."""
    return desks.alone(tmp_path / "Bàn của Lan")


@pytest.fixture
def both(tmp_path: Path) -> tuple[Person, Person]:
    """Return the desks of Lan and Minh, who share."""
    return desks.two(tmp_path)
