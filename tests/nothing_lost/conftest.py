"""Walks over commands, each prepared once in a process; the desk that is published is made once for all of them."""

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.commands.saving.desks import quiet_machine
from tests.conftest import made_once
from tests.nothing_lost import scenes, tally
from tests.nothing_lost.walks import Walk
from tests.nothing_lost.watched import Walker, walker


@pytest.fixture(scope="session")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of this process, whose commands know no git settings of this machine."""
    if why := tally.missing():
        pytest.skip(why)
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    return tmp_path_factory.mktemp("nothing-lost")  # LD_PRELOAD knows no name with a space


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the small desk, published."""
    return next(made_once(tmp_path_factory, "đã phát hành", scenes.published).iterdir())


@pytest.fixture(scope="session")
def watched(room: Path) -> Iterator[Walker]:
    """Give what does commands one by one."""
    with pytest.MonkeyPatch.context() as machine:
        environment = quiet_machine(room / "nhà")
        for name, to in environment.items():
            machine.setenv(name, to)
        with walker(tally.compiled(room), room / "walker", environment) as process:
            yield process


@pytest.fixture(scope="session")
def walk(room: Path, watched: Walker, request: pytest.FixtureRequest) -> Callable[[str], Walk]:
    """Return what prepares the walk over a command."""

    @cache
    def prepared(name: str) -> Walk:
        before = request.getfixturevalue("published") if name in scenes.OF_PUBLISHED else room
        return Walk(scenes.SCENES[name](room / name, before), watched, room / "chỗ làm")

    return prepared
