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


@pytest.fixture(scope="session")
def kept_ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make two desks of one shared copy once: each test gets a copy of them."""
    at = tmp_path_factory.mktemp("bàn")
    with pytest.MonkeyPatch.context() as machine:
        for name, to in desks.quiet_machine(at / "nhà").items():
            machine.setenv(name, to)
        desks.two(at)
    return at


@pytest.fixture
def both(tmp_path: Path, kept_ready: Path) -> tuple[Person, Person]:
    """Return the desks of Lan and Minh, who share."""
    return desks.copied(kept_ready, tmp_path)


@pytest.fixture
def lan(tmp_path: Path, kept_ready: Path) -> Person:
    """Return a desk that is shared with nobody."""
    lan, _ = desks.copied(kept_ready, tmp_path)
    lan.git("remote", "remove", "origin")
    return lan
