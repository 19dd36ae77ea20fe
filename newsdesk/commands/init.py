"""Make a new facility's desk by asking ten questions: it appears whole, or not at all."""

import json
import os
import shutil
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from newsdesk import files, messages
from newsdesk.commands import console, reading, schemas
from newsdesk.commands.founding import asking
from newsdesk.commands.founding.desk_files import desk_files
from newsdesk.commands.founding.questions import EVERY, Written, founded, unclear
from newsdesk.commands.machine import running
from newsdesk.problems import any_error

NOTHING: Mapping[str, str] = {}
HOME = Path(__file__).parents[2]
SETTINGS = (".vscode/settings.json", ".vscode/extensions.json")
"""Those of the software that hold for every desk; its tasks need the software beside them."""
LARGEST = 100_000
"""Bytes of a file of answers."""


def run(
    root: Path,
    today: date,
    answers: Mapping[str, str] = NOTHING,
    answers_file: str | None = None,
    git: bool = False,
    ask: bool = False,
) -> int:
    """Make a desk in a folder that is not there or is empty.

    `answers`: by the keys of `founding.questions`; they go before those of the file. `ask`: whether somebody sits at
    the terminal who is asked for the rest; else what was not answered is as the question's default has it.
    """
    try:
        vacant(root)
        known = {**(read_answers(answers_file) if answers_file else {}), **{k: v for k, v in answers.items() if v}}
        refuse(known, only_given=True)
        written = asking.asked(known) if ask and sys.stdin and sys.stdin.isatty() else known
        refuse(written)
        _make(root, today, written)
    except KeyboardInterrupt:
        console.complain("\nĐã dừng theo yêu cầu. Chưa tạo gì.")
        return console.STOPPED
    _say(root, kept=_keep(root) if git else None)
    return console.CLEAN


def vacant(root: Path) -> None:
    """Refuse a folder in which anything lies, whatever it is, and one that would lie nowhere."""
    with files.machine_faults(root):
        if root.is_dir() and not any(root.iterdir()):
            return
        if root.exists() or root.is_symlink():
            raise console.UsageFault(f"“{root}” đã có sẵn và không trống. Chọn một thư mục mới: máy không đụng vào.")
        if not root.parent.is_dir():
            raise console.UsageFault(f"Chưa có thư mục “{root.parent}”. Tạo thư mục ấy trước, hoặc chọn nơi khác.")


def read_answers(name: str) -> dict[str, str]:
    """Return the answers of a JSON file: a text, or a list of texts, by each question's key."""
    path = console.path_at(name)
    with files.machine_faults(path):
        if not path.exists():
            raise console.UsageFault(f"Không thấy tệp “{name}”. Kiểm tra lại tên và thư mục.")
        if path.is_dir():
            raise console.UsageFault(f"“{name}” là một thư mục. Ghi tên tệp có các câu trả lời.")
        if not path.is_file():  # a pipe would keep us waiting
            raise console.UsageFault(f"“{name}” không phải là một tệp thường. Ghi tên tệp có các câu trả lời.")
    try:
        size, content = files.head(path, LARGEST)
        told = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as fault:
        raise console.UsageFault(f"Tệp “{name}” không phải JSON.") from fault
    if size > LARGEST or not isinstance(told, dict):
        raise console.UsageFault(f"Tệp “{name}” không phải một bộ câu trả lời.")
    known = {question.key for question in EVERY}
    if strange := sorted(told.keys() - known):
        raise console.UsageFault(f"Không có câu hỏi “{strange[0]}”. Chỉ có: {', '.join(q.key for q in EVERY)}.")
    return {key: "\n".join(map(str, value)) if isinstance(value, list) else str(value) for key, value in told.items()}


def refuse(written: Written, *, only_given: bool = False) -> None:
    """Say every answer that cannot be taken, at once."""
    wrong = [
        f"  {question.asks} {why}\n    Ví dụ: {question.example} (--{question.key})"
        for question, why in unclear(written)
        if not only_given or written.get(question.key)
    ]
    if wrong:
        raise console.UsageFault("\n".join(["Chưa tạo được bàn biên tập:", *wrong]))


def _make(root: Path, today: date, written: Written) -> None:
    """Write everything beside the place, read it back, and let it take the place."""
    staging = root.with_name(f".{root.name}.{os.getpid()}")
    try:
        for place, text in desk_files(founded(written, today), today).items():
            files.put(staging / place, text.encode())
        found = reading.read(staging, today, passing=True)
        if any_error(found.problems):
            console.show(found.problems)
            raise console.UsageFault(messages.count(found.problems, found.stories))
        for place, text in for_editors(staging, today).items():
            files.put(staging / place, text.encode())
        vacant(root)
        files.take_place(staging, root)
    finally:
        files.remove_tree(staging)


def for_editors(root: Path, today: date) -> dict[str, str]:
    """Return what lets a plain editor complete and complain, for the keys of the new desk."""
    settings = {name: files.read_text(HOME / name) for name in SETTINGS}
    return {**settings, **schemas.written_for(schemas.known_keys(root, today, passing=True))}


def _keep(root: Path) -> bool:
    """Let Git keep the new desk; return whether that could be done."""
    program = shutil.which("git")
    return bool(program and running.run([program, "init", "-q", str(root)]).well)


def _say(root: Path, kept: bool | None) -> None:
    console.say(f"\nĐã tạo bàn biên tập trong {root}.")
    if kept is not None:
        console.say(
            "Git đã sẵn sàng lưu các lần sửa." if kept else "Chưa bật được Git; chạy lệnh doctor để xem vì sao."
        )
    console.say("Đọc tệp README.md trong đó, rồi mở bàn trong trình duyệt:")
    console.say(f'  python3 tasks.py desk --desk "{root}"')
