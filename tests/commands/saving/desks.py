"""Desks under real git for tests: a shared copy without files, and two people's desks."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from newsdesk.commands import console, save
from tests.conftest import SMALL_DESK, TODAY

STORY = "exemplars/2025/y-tuong.md"
APPROVED = "exemplars/2026/bep-mot-chieu.md"


def git(at: Path, *words: str) -> str:
    """Run git as a developer would, and return what it wrote."""
    done = subprocess.run(["git", *words], cwd=at, capture_output=True, check=True)
    return done.stdout.decode().strip()


@dataclass(frozen=True)
class Person:
    """Somebody's desk."""

    desk: Path

    def save(self, what: str = "Viết bài", **asked: str) -> tuple[int, str]:
        """Save, and return the exit code and what was said."""
        with heard() as said:
            code = console.guarded(lambda: save.run(self.desk, TODAY, what, **asked))
        return code, said.getvalue()

    def read(self, path: str) -> str:
        return (self.desk / path).read_bytes().decode()

    def write(self, path: str, text: str) -> None:
        (self.desk / path).parent.mkdir(parents=True, exist_ok=True)
        (self.desk / path).write_bytes(text.encode())

    def edit(self, path: str, old: str, new: str) -> None:
        assert old in self.read(path)
        self.write(path, self.read(path).replace(old, new))

    def git(self, *words: str) -> str:
        return git(self.desk, *words)

    def recorded(self, path: str, state: str = "HEAD") -> str:
        return self.git("show", f"{state}:{path}")

    def names(self, state: str = "HEAD") -> list[str]:
        return self.git("-c", "core.quotepath=false", "ls-tree", "-r", "--name-only", state).split("\n")


@contextmanager
def heard() -> Iterator[StringIO]:
    """Collect all that is said."""
    said = StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        yield said


def quiet_machine(home: Path) -> dict[str, str]:
    """Return an environment in which nothing of this machine's own git settings counts."""
    home.mkdir(exist_ok=True)
    (home / "gitconfig").write_text("[init]\n\tdefaultBranch = main\n", encoding="utf-8")
    return {"GIT_CONFIG_GLOBAL": str(home / "gitconfig"), "GIT_CONFIG_NOSYSTEM": "1", "HOME": str(home)}


def alone(at: Path, name: str = "Lan") -> Person:
    """Return a desk under git with one commit, shared with nobody."""
    shutil.copytree(SMALL_DESK, at)
    (at / ".gitignore").write_text("output/\nmedia/\n.cache/\n", encoding="utf-8")
    (at / ".gitattributes").write_text("* text=auto eol=lf\n", encoding="utf-8")
    git(at, "init", "-q", "-b", "main")
    called(at, name)
    git(at, "add", "-A")
    git(at, "commit", "-q", "-m", "Begin")
    return Person(at)


def called(at: Path, name: str) -> None:
    git(at, "config", "user.name", name)
    git(at, "config", "user.email", f"{name.lower()}@vi-du.vn")


def two(at: Path) -> tuple[Person, Person]:
    """Return two desks of one shared copy."""
    lan = alone(at / "Bàn của Lan")
    shared = at / "nơi chung.git"
    git(at, "init", "-q", "--bare", "-b", "main", str(shared))
    lan.git("remote", "add", "origin", str(shared))
    lan.git("push", "-q", "-u", "origin", "main")
    git(at, "clone", "-q", str(shared), "Bàn của Minh")
    called(at / "Bàn của Minh", "Minh")
    return lan, Person(at / "Bàn của Minh")


def copied(ready: Path, at: Path) -> tuple[Person, Person]:
    """Return copies of two desks that were made before, which share a copy of their own."""
    people = Person(at / "Bàn của Lan"), Person(at / "Bàn của Minh")
    shutil.copytree(ready / "nơi chung.git", at / "nơi chung.git")
    for person in people:
        shutil.copytree(ready / person.desk.name, person.desk)
        person.git("remote", "set-url", "origin", str(at / "nơi chung.git"))
    return people


def shared_head(person: Person) -> str:
    return git(Path(person.git("remote", "get-url", "origin")), "rev-parse", "main")
