"""A place where the people of a desk share their work, and a colleague who has sent something there."""

import os
import shutil
import subprocess
from pathlib import Path

from newsdesk.desk.help import HOME

WHO = (
    "user.name=Tổ tuyên truyền",
    "user.email=to@co-so-mau.example",
    "init.defaultBranch=main",
    "commit.gpgsign=false",
)
COLLEAGUE = "Phòng Y tế <y-te@co-so-mau.example>"
PLACE = "noi-luu-chung.git"


def git(folder: Path, *words: str) -> str:
    """Run git as somebody of the desk, whatever is set on this machine."""
    settings = [word for one in WHO for word in ("-c", one)]
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(
        ["git", *settings, *words], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


def start(desk: Path) -> Path:
    """Keep a desk with git, and make a place beside it where it could be shared; return that place."""
    place = desk.parent / PLACE
    git(desk.parent, "init", "--bare", "--quiet", str(place))
    shutil.copy(HOME / ".gitignore", desk)
    git(desk, "init", "--quiet")
    git(desk, "add", "--all")
    git(desk, "commit", "--quiet", "--message", "Bàn mẫu")
    return place


def share(desk: Path) -> Path:
    """Keep a desk with git and join it to a shared place beside it; return that place."""
    place = start(desk)
    for one in WHO[:2]:
        git(desk, "config", *one.split("=", 1))
    git(desk, "remote", "add", "origin", str(place))
    git(desk, "push", "--quiet", "--set-upstream", "origin", "main")
    return place


def colleague_sends(place: Path, path: str, added: str) -> None:
    """Let somebody else add a line to a file and send it."""
    there = place.parent / "may-khac"
    git(place.parent, "clone", "--quiet", str(place), str(there))
    (there / path).write_text((there / path).read_text("utf-8") + added, "utf-8")
    git(there, "commit", "--quiet", "--all", "--author", COLLEAGUE, "--message", "Thêm một câu")
    git(there, "push", "--quiet")
