"""What git tells of the stories' files, asked once; where there is no git, that is said."""

import os
import re
import subprocess
from datetime import date
from pathlib import Path

from newsdesk import files
from newsdesk.office.bundle.history import History, Version, initials

LOG = (
    "log", "--raw", "--no-abbrev", "--no-renames", "--relative", "--no-show-signature", "--encoding=UTF-8",
    "--format=%x00%H%x00%cs%x00%an%x00%s%x00", "--", "exemplars",
)  # fmt: skip
PATIENCE = 120
CHANGE = re.compile(r":\d+ \d+ [0-9a-f]+ ([0-9a-f]+) \w\t(.+)\Z")
NO_GIT = "Máy đóng hồ sơ không cài Git nên không có lịch sử sửa đổi của bài."
NO_REPOSITORY = "Bàn biên tập này không nằm trong kho Git nên không có lịch sử sửa đổi của bài."
UNREADABLE = "Git không đọc được lịch sử của kho nên hồ sơ không có lịch sử sửa đổi của bài."
SHALLOW = "Kho Git trên máy này chỉ có một phần lịch sử: những lần sửa cũ hơn của bài không có trong hồ sơ."
NOT_KEPT = "Chưa bài nào được lưu vào Git nên không có lịch sử sửa đổi của bài."


def history(root: Path, today: date) -> History:
    """Return the versions of each story's file up to today, by the file's path in the desk."""
    try:
        told = _git(root, *LOG)
        shallow = _git(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
    except (OSError, subprocess.TimeoutExpired):
        return History(lacking=NO_GIT)
    if told.returncode:
        unborn = b"does not have any commits" in told.stderr
        outside = b"not a git repository" in told.stderr and not os.path.lexists(root / ".git")  # else it is damaged
        return History(lacking=NOT_KEPT if unborn else NO_REPOSITORY if outside else UNREADABLE)
    versions = _versions(told.stdout.decode("utf-8", "replace"), today)
    lacking = SHALLOW if shallow else "" if versions else NOT_KEPT
    return History(versions=versions, lacking=lacking)


def _git(root: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    """Ask git without what the environment or the repository would have it run."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    asked = ("git", "-C", str(root), "--no-pager", "-c", "core.quotepath=off", "-c", "core.fsmonitor=false", *words)
    environment = kept | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1"}
    return subprocess.run(asked, capture_output=True, timeout=PATIENCE, env=environment, stdin=subprocess.DEVNULL)


def _versions(log: str, today: date) -> dict[str, tuple[Version, ...]]:
    found: dict[str, list[Version]] = {}
    told = iter(log.split("\0")[1:])  # the one sign that no name and no subject can hold
    for commit, day, by, subject, changes in zip(*[told] * 5, strict=True):
        if date.fromisoformat(day) > today:
            continue
        for line in changes.split("\n"):
            if change := CHANGE.match(line):
                version = Version(
                    day=date.fromisoformat(day), commit=commit, subject=subject, by=initials(by), blob=change[1]
                )
                found.setdefault(files.nfc(change[2]), []).append(version)
    return {path: tuple(versions) for path, versions in found.items()}
