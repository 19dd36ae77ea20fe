"""Run: `python -m supply check` for licences, parts and advisories, `python -m supply bill [--tag v0.1.0] FILE`.

Ends with 0 where all is well, 1 where something must be put right, 3 where no service could be asked for advisories.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from newsdesk import __version__, bootstrap, files
from supply import advisories, bill, licences, locks, parts

CLEAN, WRONG, UNASKED = 0, 1, 3


def main(words: Sequence[str]) -> int:
    """Do what the words ask for and return the exit code."""
    asked = argparse.ArgumentParser(prog="supply")
    kinds = asked.add_subparsers(dest="work", required=True)
    kinds.add_parser("check")
    making = kinds.add_parser("bill")
    making.add_argument("file", type=Path)
    making.add_argument("--tag", default="")
    told = asked.parse_args(words)
    return check() if told.work == "check" else make(told.file, told.tag)


def check() -> int:
    """Say everything that is wrong with licences, parts and packages, and of which packages nobody could say it."""
    packages, works = locks.read(locks.DEVELOPERS), parts.parts()
    wrong = [*licences.faults(packages, works), *parts.faults(works)]
    answer = advisories.ask(locks.DEVELOPERS)
    wrong += [
        f"{one.package} {one.version}: {one.code}, đã vá ở {', '.join(one.mended_in) or 'chưa có bản nào'}"
        for one in answer.advisories
    ]
    for row in wrong:
        print(f"LỖI: {row}")
    print(f"Giấy phép: {len(packages)} gói, {len(works)} phần của người khác.")
    return _advised(answer, len(packages)) if not wrong else WRONG


def _advised(answer: advisories.Answer, count: int) -> int:
    if not answer.unanswered:
        print(f"Cảnh báo bảo mật: đã hỏi cả {count} gói, không có cảnh báo nào.")
        return CLEAN
    print(
        f"CHƯA KIỂM TRA cảnh báo bảo mật: không nơi nào trả lời cho {len(answer.unanswered)} trong {count} gói"
        f" ({', '.join(answer.unanswered[:3])}…). Đây không phải là “không có cảnh báo”; chạy lại ở máy có mạng."
    )
    return UNASKED


def make(file: Path, tag: str) -> int:
    """Write the bill of this version, unless a tag names another one."""
    if tag and tag != f"v{__version__}":
        print(f"LỖI: thẻ {tag} không phải của bản {__version__} (pyproject.toml, newsdesk/__init__.py).")
        return WRONG
    files.write_if_changed(file, bill.write())
    print(f"Bảng kê thành phần: {file}")
    return CLEAN


if __name__ == "__main__":
    bootstrap.speak_utf8()
    sys.exit(main(sys.argv[1:]))
