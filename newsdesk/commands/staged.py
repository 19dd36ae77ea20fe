"""What is about to be recorded in git, laid out as a desk of its own: the working folder may say something else."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from newsdesk import files
from newsdesk.commands import console, reading
from newsdesk.commands.reading import Reading
from newsdesk.problems import Problem, Severity

AREA = ("content", "exemplars", "audio_scripts")
"""What a desk is read from."""
ROOM = ".cache/staged"
PATIENCE = 60
PLACES = ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE")
"""What git tells a hook, from the top of the working folder; a desk may lie below."""
NO_GIT = "Không có Git ở đây: máy chưa cài Git, thư mục {root} chưa được Git theo dõi, hoặc thư mục .git đã hỏng."


@dataclass(frozen=True, slots=True)
class Git:
    """Git in one desk. Its own environment is kept: it names the list of what this very commit will hold."""

    root: Path
    index: Path | None = None

    def __call__(self, *words: str, given: bytes = b"") -> bytes:
        """Return what git wrote; UsageFault where it cannot answer."""
        asked = ("git", "-c", "core.quotepath=off", "-c", "core.autocrlf=false", "-c", "core.fsmonitor=false", *words)
        told = {name: str(Path(os.environ[name]).absolute()) for name in PLACES if name in os.environ}
        environment = {**os.environ, **told} | ({"GIT_INDEX_FILE": str(self.index)} if self.index else {})
        try:
            done = subprocess.run(
                asked, cwd=self.root, env=environment, input=given, capture_output=True, timeout=PATIENCE, check=True
            )
        except (OSError, subprocess.SubprocessError) as fault:
            raise console.UsageFault(NO_GIT.format(root=self.root)) from fault
        return done.stdout

    def rows(self, *words: str) -> list[str]:
        """Return what stands between the NULs of an answer."""
        return [os.fsdecode(row) for row in self(*words, "-z").split(b"\0") if row]

    def line(self, *words: str) -> str:
        """Return an answer of one line."""
        return os.fsdecode(self(*words)).rstrip("\n")

    @property
    def has_history(self) -> bool:
        """Whether anything was recorded yet on this branch."""
        return bool(self("rev-parse", "--revs-only", "HEAD"))


@dataclass(frozen=True)
class Staged:
    """What a commit changes of a desk, and what would be wrong after it."""

    changed: tuple[str, ...] = ()
    errors: tuple[Problem, ...] = ()
    """Every LỖI in a changed file, and every one elsewhere that was not there before."""
    media: tuple[str, ...] = field(default=())
    """Recordings, photos and slips, which never go into git."""


def staged(root: Path, today: date) -> Staged:
    """Read what is about to be recorded; where nothing of the desk is, nothing is read."""
    git = Git(root)
    changed = tuple(map(files.nfc, git.rows("diff", "--cached", "--name-only", "--relative", "--no-renames")))
    if not any(path.partition("/")[0] in AREA for path in changed):
        return Staged(changed, media=_media(changed, "media"))
    found = _read(git, today)
    errors = _errors(found)
    if any(problem.place.path not in changed for problem in errors):
        known = {_known(problem) for problem in _before(git, today)}
        errors = [one for one in errors if one.place.path in changed or _known(one) not in known]
    folder = found.desk.library.facility.media if found.desk else "media"
    return Staged(changed, tuple(errors), _media(changed, folder))


def _media(changed: tuple[str, ...], folder: str) -> tuple[str, ...]:
    return tuple(path for path in changed if path.startswith(f"{folder.rstrip('/')}/"))


def _read(git: Git, today: date) -> Reading:
    with _laid_out(git) as desk:
        return reading.read(desk, today, copy_of=git.root)


def _errors(found: Reading) -> list[Problem]:
    return [problem for problem in found.problems if problem.severity is Severity.ERROR]


def _known(problem: Problem) -> tuple[object, ...]:
    return problem.place.path, problem.code, tuple(sorted(problem.facts.items()))


def _before(git: Git, today: date) -> list[Problem]:
    """Return every LỖI of what was recorded last."""
    if not git.has_history:
        return []
    index = git.root / ROOM / "index"
    old = Git(git.root, index)
    files.fresh_folder(index.parent)
    old("read-tree", "HEAD")
    return _errors(_read(old, today))


@contextmanager
def _laid_out(git: Git) -> Iterator[Path]:
    """Write the files of an index into a folder of their own, and take them away again."""
    room = git.root / ROOM
    at = room / "desk"
    files.fresh_folder(at)
    try:
        listed = git("ls-files", "-z", "--", *AREA)
        git("checkout-index", "-z", "--stdin", f"--prefix={at.as_posix()}/", given=listed)
        desk = at / git.line("rev-parse", "--show-prefix")
        for folder in AREA:
            with files.machine_faults(desk):
                (desk / folder).mkdir(parents=True, exist_ok=True)
        yield desk
    finally:
        files.remove_tree(room)
