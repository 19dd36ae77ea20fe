"""Two commands at once on one desk: both end well, and what each did stands."""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import combinations_with_replacement
from pathlib import Path

import pytest

from newsdesk import commands
from newsdesk.commands.console import CUT_SHORT
from newsdesk.commands.recording_files import REGISTER
from tests.commands.saving import desks
from tests.commands.test_commands import YT
from tests.conftest import TODAY
from tests.nothing_lost import scenes, tally
from tests.nothing_lost.scenes import SIGNED, TU, Scene
from tests.nothing_lost.states import is_left_over, state_of
from tests.nothing_lost.watched import Asked, Walker, walker

NAMES = ("approve", "withdraw", "record", "save", "publish")


@pytest.fixture(scope="module")
def other(room: Path, watched: Walker) -> Iterator[Walker]:
    """Give a second process that does commands."""
    with walker(tally.compiled(room), room / "walker 2", watched.environment) as process:
        yield process


@pytest.fixture(scope="module")
def busy(room: Path, watched: Walker, published: Path) -> tuple[Scene, dict[str, Asked]]:
    """Return a published desk under git on which every command has something to do, and what each is asked."""
    home = room / "bận"
    recorded = scenes.record(home, published)
    waiting = scenes.approve(room / "đợi", published)
    desk = recorded.desk
    for name in ("output", "audio_scripts/scripts", "audio_scripts/rundowns", ".cache"):
        shutil.copytree(published / name, desk / name, dirs_exist_ok=True)
    (desk / ".gitignore").write_text("output/\nmedia/\n.cache/\n", encoding="utf-8")
    for words in (
        ["init", "-q", "-b", "main"],
        ["add", "-A"],
        ["-c", "user.name=Lan", "-c", "user.email=a@b", "commit", "-qm", "1"],
    ):
        desks.git(desk, *words)
    for name in (YT, "exemplars/2025/y-tuong-khac.md"):
        shutil.copy(waiting.desk / name, desk / name)
    asked = {
        "approve": waiting.asked,
        "withdraw": Asked("withdraw", {"stories": ["tu-thuoc-xanh"], "because": "mistake", "note": "Cộng nhầm."}),
        "record": recorded.asked,
        "save": Asked("save", {"what": "Viết bài", "by": "Lan"}),
        "publish": Asked("publish"),
    }
    assert commands.run("publish", root=desk, today=TODAY) == 0  # the sound of what was recorded is made once
    return Scene(home, desk, asked["publish"]), asked


DID = {
    "approve": lambda desk: (desk / YT).read_text("utf-8").count(SIGNED["by"]) == 1,
    "withdraw": lambda desk: (desk / TU).read_text("utf-8").count("withdrawn") == 2,
    "record": lambda desk: (desk / REGISTER).read_text("utf-8").count("chị Hoa") == 1,
    "save": lambda desk: desks.git(desk, "rev-list", "--count", "HEAD") in {"2", "3"},
    "publish": lambda desk: {one.name for one in (desk / "output").iterdir()} >= {"site", "broadcast"},
}
"""Whether what a command did stands, once."""


@pytest.mark.parametrize(("one", "two"), list(combinations_with_replacement(NAMES, 2)))
def test_two_at_once_both_end_well_and_both_stand(
    busy: tuple[Scene, dict[str, Asked]], watched: Walker, other: Walker, one: str, two: str, tmp_path: Path
) -> None:
    scene, asked = busy
    desk = scene.at(tmp_path / "bàn").desk
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(watched.whole, desk, asked[one])
        second = pool.submit(other.whole, desk, asked[two])
    for done in (first.result(), second.result()):
        assert done.code == 0, done.said
        assert CUT_SHORT not in done.said
    assert {name for name in (one, two) if not DID[name](desk)} == set()
    assert [name for name in state_of(desk) if is_left_over(name)] == []
    assert commands.run("check", root=desk, today=TODAY, form="text") == 0
