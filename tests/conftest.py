"""The small desk, whole and clean, on a path with spaces and diacritics."""

import os
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock
from hypothesis import settings

from newsdesk import commands

if TYPE_CHECKING:
    from playwright.sync_api import Browser

settings.register_profile("desk", deadline=None)  # a busy machine is no fault of the code
settings.register_profile("ci", deadline=None, derandomize=True)
# In CI the same examples in every run: what is new is looked for at a developer's desk.
settings.load_profile("ci" if os.environ.get("CI") else "desk")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as of whatever a shell's script begins in the background
    signal.signal(signal.SIGINT, signal.default_int_handler)

SMALL_DESK = Path(__file__).parent / "small_desk"
TODAY = date(2026, 11, 20)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a copy of the small desk to do with as one likes."""
    return Path(shutil.copytree(SMALL_DESK, tmp_path / "Bàn biên tập số 1", ignore=shutil.ignore_patterns(".cache")))


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that `make` fills: once for all processes that test, by whichever comes first."""
    own = factory.getbasetemp()
    made = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / name
    with FileLock(f"{made}.lock"):
        if not made.exists():
            making = made.with_name(f"{name}, chưa xong")
            shutil.rmtree(making, ignore_errors=True)
            make(making)
            making.rename(made)
    return made


@pytest.fixture(scope="session")
def clips(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return what the voice read of the small desk."""

    def read(folder: Path) -> None:
        shutil.copytree(SMALL_DESK, folder, ignore=shutil.ignore_patterns(".cache"))
        assert commands.run("audio", root=folder, today=TODAY) == 0

    return made_once(tmp_path_factory, "bàn đã đọc", read) / ".cache/clips"


@pytest.fixture
def voiced(desk: Path, clips: Path) -> Path:
    """Let the sound of the desk's stories be made already: for tests of what becomes of it."""
    shutil.copytree(clips, desk / ".cache/clips")
    return desk


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Give a folder that another user may read and write: some players refuse to run for root."""
    folder = Path(tempfile.mkdtemp(prefix="loa-"))
    folder.chmod(0o777)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """The system's own Chromium, started once in a process: a second Playwright cannot live beside a first one."""
    from tests.browser import chromium  # only now: most runs need no browser

    path = chromium.program()
    if path is None:
        pytest.skip(f"no browser: none of {', '.join(chromium.PROGRAMS)} is installed")
    with chromium.started(path) as browser:
        yield browser


SKIPPED: list[str] = []


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Remember what was skipped."""
    if report.skipped:
        SKIPPED.append(report.nodeid)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A machine that lacks a tool must not pass by skipping: where CI is set, a skipped test is a failed one."""
    if os.environ.get("CI") and SKIPPED and hasattr(session, "exitstatus"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say aloud what was skipped, and how far each walk over writing calls went."""
    for report in terminalreporter.getreports("passed"):
        for walked in [said for name, said in report.user_properties if name == "walked"]:
            terminalreporter.write_line(str(walked))
    for name in SKIPPED:
        terminalreporter.write_line(f"SKIPPED, which CI counts as failed: {name}", red=True)
