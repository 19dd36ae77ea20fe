"""Have git ask the desk before it records anything: what holds a LỖI is not recorded."""

import shlex
from datetime import date
from pathlib import Path

from newsdesk import files
from newsdesk.commands import console
from newsdesk.commands.staged import Git, staged

HOME = Path(__file__).parents[2]
MARK = "# newsdesk: python3 tasks.py hook"
SCRIPT = """#!/bin/sh
{mark}
# Checks what is about to be recorded. Delete this file to stop that.
for python in {home}/.venv/Scripts/python.exe {home}/.venv/bin/python python3 python py
do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' > /dev/null 2>&1
    then
        exec "$python" {home}/tasks.py hook --staged --desk {desk}
    fi
done
echo 'DỪNG: không tìm thấy Python 3.11 trở lên nên chưa kiểm tra được. Cài Python rồi lưu lại.' >&2
exit 1
"""
TAKEN = """Đã có sẵn {path} của người khác, nên không ghi đè.
Muốn kiểm tra trước khi lưu thì thêm vào tệp ấy một dòng:
  {line}"""
SHARED = """Git ở đây lấy lệnh kiểm tra từ {path} (core.hooksPath),
nơi khác có thể dùng chung, nên không ghi vào đó.
Muốn kiểm tra trước khi lưu thì thêm vào tệp pre-commit trong thư mục ấy một dòng:
  {line}"""

NOT_RECORDED = "Chưa lưu: còn {count} chỗ phải sửa. Sửa xong thì chọn lại tệp (git add) rồi lưu lại."


def run(root: Path, today: date, staged: bool = False) -> int:
    """Install the hook; with `staged`, be the hook: check what is about to be recorded."""
    return _refuse(root, today) if staged else _install(root)


def _install(root: Path) -> int:
    git = Git(root)
    folder = root / git.line("rev-parse", "--git-path", "hooks")
    path = folder / "pre-commit"
    line = f"python3 {_within(git, HOME)}/tasks.py hook --staged --desk {_within(git, root)} || exit 1"
    if shared := git.line("config", "--default", "", "--get", "core.hooksPath"):
        raise console.UsageFault(SHARED.format(path=shared, line=line))
    if files.exists(path) and MARK not in files.read_text(path):
        raise console.UsageFault(TAKEN.format(path=path, line=line))
    files.write_if_changed(path, SCRIPT.format(mark=MARK, home=_within(git, HOME), desk=_within(git, root)))
    with files.machine_faults(path):
        path.chmod(0o755)
    console.say("Từ nay mỗi lần lưu vào Git, phần sắp lưu được kiểm tra trước; còn LỖI thì chưa lưu.")
    console.say(f"Muốn thôi thì xóa tệp {path}.")
    return console.CLEAN


def _within(git: Git, path: Path) -> str:
    """Return a path as the shell of the hook reads it, which stands at the top of the working folder."""
    top = Path(git.line("rev-parse", "--show-toplevel")).resolve()
    there = path.resolve()
    return shlex.quote(there.relative_to(top).as_posix() if there.is_relative_to(top) else there.as_posix())


def _refuse(root: Path, today: date) -> int:
    """Say every LỖI of what is about to be recorded, in the words of `check`, and what to do."""
    found = staged(root, today)
    console.show(found.errors)
    for path in found.media:
        console.say(f'{path}: bản thu, ảnh gốc và phiếu không đưa vào Git. Bỏ ra: git restore --staged "{path}"')
    if not found.errors and not found.media:
        return console.CLEAN
    count = len(found.errors) + len(found.media)
    console.complain(NOT_RECORDED.format(count=count))
    return console.COPY
