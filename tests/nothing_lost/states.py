"""What a desk holds, and whether that is a state in which it may be found after a kill."""

import hashlib
import subprocess
from collections.abc import Mapping
from pathlib import Path

PEOPLE = ("exemplars", "content", "audio_scripts", "media")
"""What people own, and what is kept of what they did."""
MADE = ("output/site", "output/broadcast")
PASSING = (".cache/", ".git/", "output/hai-ban/", "output/.site.twin-at-rest")
State = Mapping[str, str]
"""Every file by its path from the desk, with the digest of its bytes; folders end with a slash."""


def state_of(desk: Path) -> State:
    """Return everything that lies in a desk, hidden names too."""
    found = {}
    for path in desk.rglob("*"):
        name = path.relative_to(desk).as_posix()
        if path.is_dir():
            found[f"{name}/"] = ""
        else:
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found | (recorded(desk) if (desk / ".git").is_dir() else {})


def recorded(desk: Path) -> State:
    """Return what git says of a desk, in words that no commit's day changes."""
    asked = {
        "git: what is recorded": ["rev-parse", "HEAD^{tree}"],
        "git: what is not": ["--no-optional-locks", "status", "--porcelain"],
        "git: what is not sent": ["rev-list", "--count", "@{upstream}..HEAD"],
        "git: what is shared": ["ls-remote", "--exit-code", "origin", "main"],
    }
    found = {
        name: subprocess.run(["git", *words], cwd=desk, capture_output=True, check=False)
        for name, words in asked.items()
    }
    told = {name: done.stdout.decode().strip() for name, done in found.items()}
    head = (
        subprocess.run(["git", "rev-parse", "HEAD"], cwd=desk, capture_output=True, check=False).stdout.decode().strip()
    )
    shared = told.pop("git: what is shared")
    return told | {"git: whether all is shared": str(bool(head) and shared.startswith(head))}


def torn(now: State, before: State, after: State) -> list[str]:
    """Return what is neither as before nor as after: files of people one by one, made trees each as a whole."""
    owned = [name for name in {**now, **before, **after} if name.startswith(PEOPLE) and not _hidden(name)]
    found = [name for name in owned if now.get(name) not in {before.get(name), after.get(name)}]
    mixed = [tree for tree in MADE if _below(now, tree) not in (_below(before, tree), _below(after, tree))]
    return sorted(found + mixed)


def unlike(now: State, after: State) -> list[str]:
    """Return what differs from what an undisturbed run leaves, passing things aside; of those, what is left over."""
    lasting = {name for name in {**now, **after} if not name.startswith(PASSING)}
    found = [name for name in lasting if now.get(name) != after.get(name)]
    left = [name for name in now if name.startswith(PASSING) and name not in after and is_left_over(name)]
    return sorted(found + left)


def is_left_over(name: str) -> bool:
    """Whether a name is one that only a work under way has: a draft, a lock, a room, a mark."""
    last = name.rstrip("/").rsplit("/", 1)[-1]
    if name.startswith(".git/"):
        return last.endswith(".lock") or last.startswith("newsdesk-") or name.startswith(".git/refs/newsdesk/")
    if name in {".gitignore", ".gitattributes", ".git/", ".cache/", "output/.site.twin/", "output/.site.twin-at-rest"}:
        return False
    return last.startswith(".") or last.endswith((".unfinished", ".tmp")) or name.startswith(".cache/save")


def _below(state: State, folder: str) -> dict[str, str]:
    return {name: state[name] for name in state if name.startswith(f"{folder}/")}


def _hidden(name: str) -> bool:
    return name.rstrip("/").rsplit("/", 1)[-1].startswith(".")
