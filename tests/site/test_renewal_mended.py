"""Whatever becomes of a website, of its twin or of what is remembered of it, the next build has it right again."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from newsdesk import files
from newsdesk.files import tree
from newsdesk.recall.program import program
from newsdesk.site.targets import standing as kept_standing
from tests.builders import TODAY
from tests.site.changing import World, amiss, contents
from tests.site.desk import ROOT
from tests.site.edits import EDITS

TAKEN_BACK = "Tên không ai được biết nữa"


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A desk whose website stands, and tells what is soon to be taken back."""
    world = World(tmp_path)
    world.edit("bep-sach", title=TAKEN_BACK)
    world.publish()
    return world


def twin(world: World) -> Path:
    """Where the website's twin lies."""
    return world.site.with_name(".site.twin")


def remembered(world: World) -> Path:
    """Where it is remembered what was made."""
    return world.root / ".cache" / kept_standing.NAME


def tells(folder: Path, words: str) -> list[str]:
    """Return the files below a folder that hold some words."""
    return [name for name, content in contents(folder).items() if words.encode() in content]


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-7])


def written_in(path: Path) -> None:
    """Write in the very file, as a plain editor does: its twin and what it was linked from change with it."""
    with path.open("r+b") as stream:
        stream.seek(0, os.SEEK_END)
        stream.write(b"/* more */")


def emptied(path: Path) -> None:
    path.write_bytes(b"")


SPOILT: list[Callable[[Path], None]] = [Path.unlink, cut, written_in, emptied]


@pytest.mark.parametrize("spoil", SPOILT)
def test_every_file_that_somebody_spoilt_is_mended(world: World, spoil: Callable[[Path], None]) -> None:
    for path in tree(world.site).values():
        if path.suffix != ".mp3":  # here it is the very file that sounds come from
            spoil(path)
    world.publish()
    assert amiss(world) == []


@pytest.mark.parametrize("name", ["tim/2026-*.js", "tim/dau-muc-*.js"])
def test_words_changed_in_a_file_of_the_search_are_not_taken_over(world: World, name: str) -> None:
    (path,) = world.site.glob(name)
    path.write_bytes(path.read_bytes().replace("Bài".encode(), "Bòi".encode()).replace("chuyện".encode(), b"chuyen"))
    world.edit("chum-gia", "Một câu khác.\n")
    world.publish()
    assert amiss(world) == []


def test_a_file_that_nobody_made_goes(world: World) -> None:
    (world.site / "bai" / "lạ.html").write_text("x", encoding="utf-8")
    (world.site / "mới").mkdir()
    (world.site / "mới" / "lạ.html").write_text("x", encoding="utf-8")
    world.publish()
    assert amiss(world) == []


def test_what_is_done_to_the_website_leaves_the_look_of_the_desk_alone(world: World) -> None:
    before = contents(world.root / "theme")
    for path in tree(world.site / "theme").values():
        written_in(path)
    assert contents(world.root / "theme") == before


def garbage(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 9)


def of_another_program(path: Path) -> None:
    told = msgspec.msgpack.decode(path.read_bytes())
    path.write_bytes(msgspec.msgpack.encode(told | {"program": b"another"}))


def of_another_shape(path: Path) -> None:
    told = msgspec.msgpack.decode(path.read_bytes())
    path.write_bytes(msgspec.msgpack.encode(told | {"made": list(told["made"])}))


@pytest.mark.parametrize("spoil", [Path.unlink, cut, emptied, garbage, of_another_program, of_another_shape])
def test_without_what_was_remembered_everything_is_made_and_nothing_changes(
    world: World, spoil: Callable[[Path], None]
) -> None:
    spoil(remembered(world))
    before = files.looks(world.site)
    assert world.publish() == frozenset(before)
    assert files.looks(world.site) == before
    assert amiss(world) == []
    assert world.publish() == frozenset()


def test_another_version_of_what_makes_pages_makes_all_of_them(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    program.cache_clear()
    monkeypatch.setattr("newsdesk.recall.program._libraries", lambda: ["pelican-9.9.dist-info"])
    try:
        assert world.publish() == frozenset(files.looks(world.site))
    finally:
        program.cache_clear()


class Killed(BaseException):
    """Ends a publish where it stands."""


def killed_before_the_exchange(world: World) -> None:
    world.beside()


def killed_after_the_exchange(world: World) -> None:
    new = world.beside()
    files.change_all(new.pairs)


def killed_while_settling(world: World) -> None:
    new = world.beside()
    files.change_all(new.pairs)
    with pytest.MonkeyPatch.context() as patch, pytest.raises(Killed):
        patch.setattr("newsdesk.files.twins.link_all", _kill)
        new.settle()


def killed_before_it_is_remembered(world: World) -> None:
    new = world.beside()
    files.change_all(new.pairs)
    new.twin.settle(new.changed)


def _kill(*_: object) -> None:
    raise Killed


KILLED = [
    killed_before_the_exchange, killed_after_the_exchange, killed_while_settling, killed_before_it_is_remembered,
]  # fmt: skip


@pytest.mark.parametrize("then", ["nothing", "another change", "back again"])
@pytest.mark.parametrize("killed", KILLED)
def test_after_a_publish_that_was_killed_the_next_one_is_right(
    world: World, killed: Callable[[World], None], then: str
) -> None:
    kept = world.kept()
    EDITS["withdrawn"](world)
    killed(world)
    if then == "back again":
        world.go_back(kept)
    elif then == "another change":
        EDITS["unit"](world)
        EDITS["new story"](world)
    world.publish()
    assert amiss(world) == []
    if then != "back again":
        assert [
            name for folder in (world.root / "output", world.root / ".cache") for name in tells(folder, TAKEN_BACK)
        ] == []
    EDITS["title"](world)
    world.publish()
    assert amiss(world) == []


def test_what_was_withdrawn_is_gone_from_everything_that_is_kept(world: World) -> None:
    assert tells(world.root / "output", TAKEN_BACK)
    assert tells(world.root / ".cache", TAKEN_BACK)
    EDITS["withdrawn"](world)
    world.publish()
    assert tells(world.root / "output", TAKEN_BACK) == []
    assert tells(world.root / ".cache", TAKEN_BACK) == []
    assert tells(world.root / ".cache", "bep-sach") == []


def test_a_card_that_was_drawn_and_never_published_does_not_stay(world: World) -> None:
    kept = world.kept()
    world.edit("chum-gia", title="Tên chỉ nói một lần")
    world.beside()
    assert tells(world.root / ".cache", "Tên chỉ nói một lần")
    world.go_back(kept)
    world.publish()
    assert tells(world.root / ".cache", "Tên chỉ nói một lần") == []


def test_a_twin_that_lost_a_file_or_got_one_is_made_anew(world: World) -> None:
    (twin(world) / "bai" / "ca-dem.html").unlink()
    (twin(world) / "bai" / "lạ.html").write_text("x", encoding="utf-8")
    EDITS["title"](world)
    world.publish()
    assert amiss(world) == []


def test_where_a_file_can_have_one_name_only_it_works_without_a_twin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refused)
    world = World(tmp_path)
    for name in ("body", "withdrawn", "unit renamed", "no sound"):
        world.publish()
        EDITS[name](world)
        world.publish()
        assert amiss(world) == ["twin"], name


def test_whoever_prints_nothing_does_not_wait_for_pelican(desk: Path) -> None:
    program = (
        "import sys; from datetime import date; from pathlib import Path; from newsdesk import commands;"
        "code = commands.run('site', root=Path(sys.argv[1]), today=date.fromisoformat(sys.argv[2]));"
        "print(code, 'pelican' in sys.modules, 'PIL' in sys.modules)"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", program, str(desk), TODAY.isoformat()],
            env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True, text=True, encoding="utf-8", check=True,
        ).stdout.splitlines()[-1]
        for seed in ("1", "2")
    ]  # fmt: skip
    assert said[0].startswith("0 True")
    assert said[1].startswith("0 False")


def test_a_twin_that_lost_what_it_is_known_by_stops_nothing(world: World) -> None:
    shutil.rmtree(twin(world))
    twin(world).mkdir()
    world.publish()
    EDITS["title"](world)
    world.publish()
    assert amiss(world) == []


def test_a_desk_that_was_copied_has_a_twin_of_its_own(world: World, tmp_path: Path) -> None:
    copied = shutil.copytree(world.root, tmp_path.with_name(f"{tmp_path.name} bản sao"))
    world.root = Path(copied)
    (twin(world) / "bai" / "ca-dem.html").write_text("x", encoding="utf-8")
    EDITS["title"](world)
    world.publish()
    assert amiss(world) == []
