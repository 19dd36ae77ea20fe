"""Git: whether the desk is kept, whose name stands beside what is kept, and whether the shared place answers."""

import os
import re
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from newsdesk.commands.machine import running
from newsdesk.commands.machine.finding import Finding, Purpose, State

SILENT = {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_ASKPASS": "", "LC_ALL": "C"}
"""Never a question to the terminal, never a lock, and words that we know."""
BATCH = "ssh -o BatchMode=yes -o ConnectTimeout=10"
NETWORK = timedelta(seconds=40)
EMPTY = 2
"""What ls-remote ends with where the shared place answers and holds nothing yet."""
SECRET = re.compile(r"//[^/@\s]*@")
SHARE = Purpose.SHARE
BY_WHOM = 'git config --global user.name "Họ và tên", rồi: git config --global user.email ten@don-vi.vn'


def git(root: Path, *, online: bool = False) -> Iterator[Finding]:
    """Yield what keeping and sharing need."""
    program = shutil.which("git")
    if program is None:
        advice = "Cài Git từ git-scm.com (để nguyên các lựa chọn có sẵn) rồi chạy lại."
        yield Finding("Git", State.MISSING, SHARE, "chưa có trên máy", advice)
        return
    version = running.run([program, "--version"])
    if not version.well:
        yield Finding("Git", State.MISSING, SHARE, version.why, "Cài lại Git từ git-scm.com rồi chạy lại.")
        return
    yield Finding("Git", State.PRESENT, SHARE, version.said.strip().removeprefix("git version "))
    kept = _asked(program, root, "rev-parse", "--is-inside-work-tree")
    if not kept.well:
        yield _not_kept(kept, is_there=os.path.lexists(root / ".git"))
        return
    yield from _names(program, root)
    yield from _shared(program, root, online=online)


def _asked(program: str, root: Path, *words: str, patience: timedelta = running.QUICK) -> running.Ended:
    environment = {**os.environ, **SILENT, "GIT_SSH_COMMAND": os.environ.get("GIT_SSH_COMMAND", BATCH)}
    return running.run([program, "-C", str(root), *words], patience, environment=environment)


def _not_kept(ended: running.Ended, *, is_there: bool) -> Finding:
    if "dubious ownership" in ended.complained:
        said = "thư mục của bàn thuộc tài khoản khác, Git không chịu đọc"
        advice = "Mở máy bằng tài khoản đã tạo bàn, hoặc nhờ người phụ trách kỹ thuật chuyển quyền sở hữu thư mục."
        return Finding("Lưu các lần sửa", State.MISSING, SHARE, said, advice)
    if "not a git repository" not in ended.complained:
        advice = "Gửi dòng này cho người phụ trách kỹ thuật."
        return Finding("Lưu các lần sửa", State.MISSING, SHARE, ended.why, advice)
    if is_there:
        advice = "Nhờ người phụ trách kỹ thuật lấy lại thư mục từ máy chủ (git clone). Đừng gõ git init."
        return Finding("Lưu các lần sửa", State.MISSING, SHARE, "thư mục .git đã hỏng, Git không đọc được", advice)
    advice = "Nhờ người phụ trách kỹ thuật chạy “git init” trong thư mục của bàn, một lần."
    return Finding("Lưu các lần sửa", State.AMISS, SHARE, "bàn này chưa được lưu bằng Git", advice)


def _names(program: str, root: Path) -> Iterator[Finding]:
    there = [_asked(program, root, "config", "--get", key) for key in ("user.name", "user.email")]
    if all(one.well and one.said.strip() for one in there):
        yield Finding("Người lưu", State.PRESENT, SHARE, "đã khai tên và thư điện tử")
    else:
        said = "chưa khai tên hoặc thư điện tử, Git không chịu lưu"
        advice = f"Mỗi lần lưu, ghi họ tên vào ô “Người lưu”; hoặc nhờ người phụ trách kỹ thuật gõ một lần: {BY_WHOM}"
        yield Finding("Người lưu", State.MISSING, SHARE, said, advice)


def _shared(program: str, root: Path, *, online: bool) -> Iterator[Finding]:
    remotes = _asked(program, root, "remote").said.split()
    if not remotes:
        advice = "Làm một máy thì không cần. Làm nhiều máy thì nhờ người phụ trách kỹ thuật khai nơi lưu chung."
        yield Finding("Nơi lưu chung", State.AMISS, SHARE, "chưa khai", advice)
        return
    name = "origin" if "origin" in remotes else remotes[0]
    if not online:
        said = f"đã khai ({name}); chưa hỏi thử, muốn hỏi thì thêm --online"
        yield Finding("Nơi lưu chung", State.PRESENT, SHARE, said)
        return
    ended = _asked(program, root, "ls-remote", "--exit-code", "--quiet", name, "HEAD", patience=NETWORK)
    if ended.code in (0, EMPTY):
        yield Finding("Nơi lưu chung", State.PRESENT, SHARE, f"{name} trả lời")
    else:
        advice = "Kiểm tra mạng; vẫn vậy thì hỏi người phụ trách kỹ thuật về quyền vào nơi lưu chung."
        yield Finding("Nơi lưu chung", State.MISSING, SHARE, f"{name} {SECRET.sub('//', ended.why)}", advice)
