"""Lines in, lines out: what a desk says of any text that is handed to it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2]


def spoken(desk: Path, lines: bytes, *words: str, code: int = 0) -> tuple[bytes, list[dict[str, object]]]:
    """Run `python tasks.py speak` and return its standard output, and its standard error as JSON lines."""
    command = [sys.executable, str(HOME / "tasks.py"), "speak", "--desk", str(desk), *words]
    done = subprocess.run(command, input=lines, capture_output=True, check=False, env=os.environ | {"PYTHONUTF8": "1"})
    assert done.returncode == code, done.stderr.decode()
    return done.stdout, [json.loads(line) for line in done.stderr.decode().splitlines()] if not code else []


def test_says_one_line_for_each_line_and_keeps_their_endings(desk: Path) -> None:
    out, err = spoken(desk, "Họp lúc 17h.\r\n\n  Điều 7\t\nhết 5".encode())
    assert out.decode() == "Họp lúc mười bảy giờ.\r\n\n  Điều bảy\t\nhết năm"
    assert err == []


def test_reports_each_span_as_a_line_of_json(desk: Path) -> None:
    _, err = spoken(desk, "Nghe.\nTừ 5 giờ, còn 3/4.\n".encode(), "--report")
    assert err == [
        {"line": 2, "start": 3, "written": "5", "kind": "number", "spoken": "năm"},
        {"line": 2, "start": 14, "written": "3/4", "left": "ambiguous-fraction-or-date"},
    ]


def test_speaks_with_the_rows_of_the_desk_and_the_way_that_is_asked_for(desk: Path) -> None:
    rows = "written\tspoken\tscope\nMĐ\tmẫu đơn\tsau: nộp\nMĐ\tmật độ\ttrước: dân số\n"
    (desk / "content/lexicon.tsv").write_text(rows, encoding="utf-8")
    out, _ = spoken(desk, "Nộp MĐ, xem MĐ dân số và MĐ khác.\n".encode())
    assert out.decode() == "Nộp mẫu đơn, xem mật độ dân số và MĐ khác.\n"
    out, _ = spoken(desk, b"7/8\n", "--profile", "nemo")
    assert out.decode() == "bảy phần tám\n"


def test_bytes_that_are_no_text_pass_through(desk: Path) -> None:
    assert spoken(desk, b"ca \xff\xfe 3\n")[0] == b"ca \xff\xfe ba\n"


def test_letters_in_pieces_are_read_as_whole_ones(desk: Path) -> None:
    assert spoken(desk, "ngày 5/8\n".encode())[0].decode() == "ngày mùng năm tháng tám\n"


@pytest.mark.parametrize(("words", "code"), [(["--profile", "vov"], 2), (["thêm"], 2)])
def test_says_what_it_does_not_understand(desk: Path, words: list[str], code: int) -> None:
    assert spoken(desk, b"", *words, code=code)[0] == b""


def test_a_lexicon_that_is_wrong_stops_it(desk: Path) -> None:
    (desk / "content/lexicon.tsv").write_text("written\tspoken\tnote\nCơ sở\n", encoding="utf-8")
    out, _ = spoken(desk, b"5\n", code=1)
    assert "lexicon-row" in out.decode()


def test_a_reader_who_goes_away_is_no_fault(desk: Path) -> None:
    command = [sys.executable, str(HOME / "tasks.py"), "speak", "--desk", str(desk)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        try:
            process.stdin.write(b"5\n" * 200_000)
            process.stdin.close()
        except BrokenPipeError:
            pass
        assert b"Traceback" not in process.stderr.read()
