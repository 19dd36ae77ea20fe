"""What makes a fresh machine ready runs before anything is installed."""

import ast
import json
import os
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

import pytest

import newsdesk
from newsdesk import bootstrap

HOME = Path(__file__).parents[1]
LISTS = ("requirements.txt", "requirements-dev.txt")


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return names | {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) if node.module}


def test_needs_nothing_but_the_standard_library() -> None:
    for name in ("newsdesk/bootstrap.py", "newsdesk/__init__.py"):
        assert {module.split(".")[0] for module in imported(HOME / name)} <= sys.stdlib_module_names


@pytest.mark.parametrize("name", ["newsdesk/bootstrap.py", "newsdesk/__init__.py", "tasks.py"])
def test_an_old_python_can_read_as_far_as_the_sentence_that_it_is_too_old(name: str) -> None:
    ast.parse((HOME / name).read_text(encoding="utf-8"), feature_version=(3, 8))


@pytest.mark.parametrize("name", LISTS)
def test_every_package_is_locked_by_hash_without_an_address(name: str) -> None:
    text = (HOME / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    packages = [row for row in text.splitlines() if row and row[0].isalnum()]
    assert packages
    for row in packages:
        assert "==" in row
    assert text.count("--hash=sha256:") >= len(packages)


def test_the_developers_list_holds_the_peoples() -> None:
    pins = [
        {row.split()[0] for row in (HOME / name).read_text(encoding="utf-8").splitlines() if row and row[0].isalnum()}
        for name in LISTS
    ]
    assert pins[0] <= pins[1]


def a_project(folder: Path) -> Path:
    for name in LISTS:
        (folder / name).write_text("", encoding="utf-8")
    return folder


def bare(home: Path) -> None:
    """Make an environment with nothing in it, not even pip."""
    venv.EnvBuilder(symlinks=os.name != "nt").create(home)


def stamp(home: Path, **changed: str) -> None:
    path = home / "newsdesk.json"
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **changed}), "utf-8")


UNOBTAINABLE = "khong-co-goi-nay==1 --hash=sha256:" + "0" * 64 + "\n"


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project with an environment that was made whole, on a machine without a network."""
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    bare(a_project(tmp_path) / ".venv")
    bootstrap.write_stamp(str(tmp_path), str(tmp_path / ".venv"), ["requirements.txt"])
    (tmp_path / ".venv" / "giữ lại").touch()
    return tmp_path


def test_a_second_python_on_the_machine_uses_the_environment_of_the_first(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as another:
        another.setattr(sys, "version_info", (3, 99, 0))
        ready = bootstrap.is_ready(str(made), str(made / ".venv"), ["requirements.txt"])
    assert ready


def test_an_environment_is_ready_only_while_its_python_is_the_one_that_it_was_made_for(made: Path) -> None:
    home = made / ".venv"
    stamp(home, python="3.99")  # as where the system's Python became another under the same name
    assert not bootstrap.is_ready(str(made), str(home), ["requirements.txt"])
    bootstrap.write_stamp(str(made), str(home), ["requirements.txt"])
    assert bootstrap.is_ready(str(made), str(home), ["requirements.txt"])
    Path(bootstrap.python_in(str(home))).unlink()
    Path(bootstrap.python_in(str(home))).write_bytes(b"")
    assert not bootstrap.is_ready(str(made), str(home), ["requirements.txt"])


def test_what_cannot_be_made_anew_leaves_the_old_environment_in_its_place(made: Path) -> None:
    home = made / ".venv"
    stamp(home, python="3.99")
    before = sorted(path.relative_to(home) for path in home.rglob("*"))
    (made / "requirements.txt").write_text(UNOBTAINABLE, encoding="utf-8")
    for _ in range(2):
        with pytest.raises(SystemExit):
            bootstrap.prepare(str(made), str(home), ["requirements.txt"])
        assert sorted(path.relative_to(home) for path in home.rglob("*")) == before
        assert not (made / ".venv.before").exists()


def test_what_a_run_that_was_cut_short_set_aside_comes_back_or_goes_when_another_is_whole(made: Path) -> None:
    home, aside = made / ".venv", made / ".venv.before"
    home.rename(aside)
    home.mkdir()
    with pytest.raises(ZeroDivisionError), bootstrap.set_aside(str(home)):
        raise ZeroDivisionError
    assert (home / "giữ lại").exists()
    home.rename(aside)
    with bootstrap.set_aside(str(home)):
        home.mkdir()
    assert not list(home.iterdir())
    assert not aside.exists()


def test_an_environment_is_ready_only_when_when_its_stamp_fits(tmp_path: Path) -> None:
    root, home = a_project(tmp_path), tmp_path / ".venv"
    assert not bootstrap.is_ready(str(root), str(home), ["requirements.txt"])
    bare(home)
    bootstrap.write_stamp(str(root), str(home), ["requirements.txt"])
    assert bootstrap.is_ready(str(root), str(home), ["requirements.txt"])
    assert not bootstrap.is_ready(str(root), str(home), list(LISTS))
    (root / "requirements.txt").write_text("six==1.17.0\n", encoding="utf-8")
    assert not bootstrap.is_ready(str(root), str(home), ["requirements.txt"])
    (home / "newsdesk.json").write_text("{", encoding="utf-8")
    assert not bootstrap.is_ready(str(root), str(home), ["requirements.txt"])


def test_makes_an_environment_on_a_path_with_spaces_and_diacritics(tmp_path: Path) -> None:
    (tmp_path / "Bàn số 1").mkdir()
    root = a_project(tmp_path / "Bàn số 1")
    home = root / ".venv"
    bootstrap.prepare(str(root), str(home), ["requirements.txt"])
    assert bootstrap.is_ready(str(root), str(home), ["requirements.txt"])
    assert not (root / ".venv.log").exists()
    done = subprocess.run(
        [bootstrap.python_in(str(home)), "-c", "import sys; print(sys.prefix)"], capture_output=True, check=True
    )
    assert done.stdout.decode().strip() == str(home)


def test_an_environment_that_is_a_link_is_replaced_and_what_it_led_to_stays(tmp_path: Path) -> None:
    project = a_project(tmp_path)
    (tmp_path / "của ai đó").mkdir()
    (tmp_path / "của ai đó" / "giữ lại.txt").write_text("giữ", encoding="utf-8")
    home = tmp_path / ".venv"
    home.symlink_to(tmp_path / "của ai đó")
    bootstrap.prepare(str(project), str(home), ["requirements.txt"])
    assert not home.is_symlink()
    assert (tmp_path / "của ai đó" / "giữ lại.txt").read_text(encoding="utf-8") == "giữ"


def test_a_list_that_cannot_be_had_is_said_and_leaves_no_stamp(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, home = a_project(tmp_path), tmp_path / ".venv"
    (root / "requirements.txt").write_text(UNOBTAINABLE, encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        bootstrap.prepare(str(root), str(home), ["requirements.txt"])
    assert stopped.value.code == bootstrap.MACHINE
    assert "Không tải hoặc không cài được" in capsys.readouterr().err
    assert (root / ".venv.log").read_text(encoding="utf-8")
    assert not (home / "newsdesk.json").exists()


def test_too_old_a_python_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(bootstrap, "OLDEST", (99, 0))
    with pytest.raises(SystemExit) as stopped:
        bootstrap.enter(str(HOME), ["tasks.py"])
    assert stopped.value.code == bootstrap.MACHINE
    assert "Cần Python" in capsys.readouterr().err


def test_the_stamp_says_the_lists_and_the_python_of_the_environment(made: Path) -> None:
    bootstrap.write_stamp(str(made), str(made / ".venv"), list(LISTS))
    told = json.loads((made / ".venv" / "newsdesk.json").read_text("utf-8"))
    assert told == bootstrap.wanted(str(made), list(LISTS)) | {"python": "{}.{}".format(*sys.version_info)}
    assert told.keys() == {*LISTS, "python"}


def test_the_version_is_one() -> None:
    project = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == newsdesk.__version__
