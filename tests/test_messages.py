"""Every Problem and every fault has its sentence, and every sentence its Problem."""

import ast
import errno
import os
import string
import unicodedata
from pathlib import Path

import pytest

from newsdesk import messages
from newsdesk.errors import DeskError
from newsdesk.files import machine_faults
from newsdesk.problems import WHOLE, Place, any_error, error, in_order, notice

PACKAGE = Path(messages.__file__).parent


def said_in_code(*makers: str) -> set[str]:
    """Return every code that the package hands to one of these functions."""
    codes: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in makers:
                codes |= {a.value for a in node.args[:2] if isinstance(a, ast.Constant) and isinstance(a.value, str)}
    return codes


def test_every_fault_has_a_sentence_and_every_sentence_a_fault() -> None:
    assert set(messages.catalogue()["faults"]) == said_in_code("DeskError")


def test_every_problem_has_a_sentence() -> None:
    assert said_in_code("error", "notice", "_problem") <= set(messages.catalogue()["problems"])


def test_sentences_are_composed_closed_and_fillable() -> None:
    for name, table in messages.catalogue().items():
        for code, sentence in table.items():
            assert unicodedata.is_normalized("NFC", sentence), code
            closed = sentence.endswith((".", "…", "}", ")")) or "python3 tasks.py" in sentence
            assert closed or name == "why", code  # its terms are joined to a sentence
            names = {blank for _, blank, *_ in string.Formatter().parse(sentence) if blank is not None}
            assert "" not in names, code
            assert sentence.format_map(dict.fromkeys(names, "x")), code


def test_a_line_is_one_that_editors_make_clickable() -> None:
    problem = error(Place("exemplars/2026/a.md", 7), "key-missing", key="unit")
    assert messages.line(problem) == "exemplars/2026/a.md:7: LỖI [key-missing] Thiếu mục “unit”. Thêm dòng “unit: …”."


def test_a_recording_has_no_line() -> None:
    assert messages.line(error(Place("bai.wav", WHOLE), "recording-unreadable")).startswith("bai.wav: LỖI [")


def test_problems_come_in_order_and_once() -> None:
    a, b = error(Place("b.md", 2), "key-missing", key="x"), notice(Place("a.md", 9), "title-long", words=16, most=15)
    assert in_order([a, b, a]) == (b, a)
    assert any_error([a, b])
    assert not any_error([b])


def test_says_why_the_machine_stops() -> None:
    assert messages.fault(DeskError("disk-full", path="/x")).startswith("Ổ đĩa đã đầy khi ghi /x.")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOENT, "(không có tệp hay thư mục này)"),
        (errno.EISDIR, "(đây là một thư mục)"),
        (errno.EIO, "(ổ đĩa báo lỗi khi đọc hoặc ghi)"),
        (errno.ECHILD, f"({os.strerror(errno.ECHILD)})"),  # nobody foresaw it: better in English than not at all
    ],
)
def test_says_in_vietnamese_what_the_system_refused(number: int, said: str) -> None:
    with pytest.raises(DeskError) as stop, machine_faults(Path("x")):
        raise OSError(number, os.strerror(number))
    assert said in messages.fault(stop.value)


def test_every_refusal_is_one_that_some_system_knows() -> None:
    assert set(messages.catalogue()["refused"]) <= set(errno.errorcode.values())


def test_counts() -> None:
    assert messages.count([], 12_345).startswith("Đã đọc 12.345 bài. ")
    assert messages.count([], 3) == "Đã đọc 3 bài. Không có chỗ nào cần sửa."
    one = error(Place("a.md"), "file-empty")
    assert messages.count([one], 3) == "Đã đọc 3 bài: 1 LỖI, 0 LƯU Ý. Sửa hết LỖI rồi mới phát hành được."


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("a\tb\nc\u2028d\x85e", "a b c d e"),
        ("\x1b[31mđỏ", "\ufffd[31mđỏ"),
        ("\u202exe", "\ufffdxe"),
        ("\udcff", "\ufffd"),
        ("ba\u00a0cân 👨‍👩‍👧", "ba\u00a0cân 👨‍👩‍👧"),
    ],
)
def test_nothing_in_a_file_or_its_name_does_anything_to_a_terminal(written: str, seen: str) -> None:
    said = messages.line(error(Place(f"exemplars/{written}.md", 7), "lexicon-row", found=written))
    assert said.startswith(f"exemplars/{seen}.md:7: LỖI [lexicon-row]")
    assert said.count(seen) == 2
    assert len(said.splitlines()) == 1


def test_what_stops_the_machine_when_a_release_is_out_never_says_that_the_one_before_stands() -> None:
    refused, other = DeskError("no-permission", path="x"), DeskError("not-a-folder", path="x")
    assert messages.fault(refused).endswith("Bản phát hành trước vẫn còn nguyên.")
    for stop in (refused, other):
        stop.is_out = True
        said = messages.fault(stop)
        assert "Bản phát hành trước" not in said
        assert "Bản phát hành mới đã ra rồi" in said
