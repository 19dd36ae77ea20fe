"""What is typed behind tasks.py: every task is there, and whatever else is typed is answered in a sentence."""

import ast
import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

import tasks
from newsdesk import files
from newsdesk.commands import console
from newsdesk.commands.command_line import CommandLine

HOME = Path(__file__).parents[1]
UNTOLD = """
from tasks import namespace
for name in namespace.task_names:
    for argument in namespace[name].get_arguments():
        if not argument.help:
            print(name, argument.name)
"""


def typed(words: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """Return the exit code and what was said to some words."""
    with pytest.raises(SystemExit) as ended:
        CommandLine(namespace=tasks.namespace, name="newsdesk", binary="tasks.py", version="1").ask(words.split())
    said = capsys.readouterr()
    return int(str(ended.value.code)), said.out, said.err


def test_every_task_that_is_written_can_be_asked_for() -> None:
    written = ast.parse((HOME / "tasks.py").read_text("utf-8")).body
    named = [one.name for one in written if isinstance(one, ast.FunctionDef) and _is_task(one)]
    asked = [tasks.namespace[name].body.__name__ for name in tasks.namespace.task_names]
    assert sorted(asked) == sorted(named)
    assert {"desk", "publish", "withdraw-consent", "return"} <= set(tasks.namespace.task_names)


def _is_task(function: ast.FunctionDef) -> bool:
    names = {node.id for one in function.decorator_list for node in ast.walk(one) if isinstance(node, ast.Name)}
    return "task" in names


def test_every_option_of_every_task_is_told() -> None:
    asked = [sys.executable, "-c", UNTOLD]  # Invoke forgets what it was told of an option once it has told it
    ended = subprocess.run(asked, capture_output=True, encoding="utf-8", check=True, cwd=HOME)
    assert ended.stdout == ""


@pytest.mark.parametrize(
    "words",
    [
        "phát-hành", "check publish", "check --nope", "check a", "--nope", "--", "-f nope check", "-D abc --list",
        "-T x check", "check -D abc", "check --config nope", "foo --help", "--list foo", "--list=json",
        "--print-completion-script", "--print-completion-script bash", "--complete -- check", "desk --port x",
    ],
)  # fmt: skip
def test_what_is_no_task_is_answered_in_one_sentence(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = typed(words, capsys)
    assert (code, out) == (2, "")
    assert err == f"Không hiểu lệnh “{words}”. Xem các việc làm được: python3 tasks.py --list\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("verify", "Lệnh verify còn thiếu TỆP. Cách dùng: python3 tasks.py verify TỆP."),
        ("why 2026-09-10", "Lệnh why còn thiếu KHUNG-GIỜ. Cách dùng: python3 tasks.py why NGÀY KHUNG-GIỜ [LỰA CHỌN]."),
        ("why", "Lệnh why còn thiếu NGÀY KHUNG-GIỜ. Cách dùng: python3 tasks.py why NGÀY KHUNG-GIỜ [LỰA CHỌN]."),
        ("approve --by x", "Lệnh approve còn thiếu TỆP. Cách dùng: python3 tasks.py approve TỆP [LỰA CHỌN]."),
    ],
)
def test_a_task_that_lacks_something_says_what(words: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = typed(words, capsys)
    assert (code, out) == (2, "")
    assert err == f"{said} Xem thêm: python3 tasks.py {words.split()[0]} --help\n"


def test_every_task_that_lacks_something_says_what(capsys: pytest.CaptureFixture[str]) -> None:
    for name in tasks.namespace.task_names:
        if any(one.positional and one.kind is not list for one in tasks.namespace[name].get_arguments()):
            assert typed(name, capsys)[2].startswith(f"Lệnh {name} còn thiếu ")


@pytest.mark.parametrize(
    ("words", "meant"), [("publih", "publish"), ("Publish", "publish"), ("withdraw_consent PDY-1", "withdraw-consent")]
)
def test_a_task_that_is_mistyped_is_offered(words: str, meant: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = typed(words, capsys)
    assert code == 2
    assert f"Không hiểu lệnh “{words}”. Có phải “{meant}”? Xem các việc" in err


@pytest.mark.parametrize(
    ("name", "files"), [("examine", "[TỆP]"), ("conference", "[BÀI]"), ("culture", "[BÀI]"), ("poster", "BÀI")]
)
def test_what_need_not_be_given_stands_in_brackets(name: str, files: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed(f"{name} --help", capsys)[1].startswith(f"Cách dùng: python3 tasks.py {name} {files} [LỰA CHỌN]\n")


@pytest.mark.parametrize("words", ["", "--list", "-l", "--help", "-h"])
def test_whoever_asks_for_nothing_is_told_what_there_is(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = typed(words, capsys)
    assert (code, err) == (0, "")
    assert out.startswith("Các việc làm được (cách dùng một việc: python3 tasks.py VIỆC --help):\n")
    assert "  desk " in out


@pytest.mark.parametrize("words", ["approve --help", "approve -h", "--help approve", "approve bai.md --by x --help"])
def test_how_a_task_is_asked_for_is_told_in_vietnamese(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = typed(words, capsys)
    assert (code, err) == (0, "")
    assert out.startswith("Cách dùng: python3 tasks.py approve TỆP [LỰA CHỌN]\n\nGhi phê duyệt vào đầu bài")
    assert "-b CHỮ, --by=CHỮ" in out
    assert "STRING" not in out


@pytest.mark.parametrize(
    ("words", "said"), [(["--port", "99999"], "Không có cổng 99999"), (["--port=-1"], "Không có cổng -1"),
                        (["--today", "mai"], "Không hiểu ngày “mai”"), (["--desk", "/khong-co"], "/khong-co")]
)  # fmt: skip
def test_a_desk_that_cannot_be_opened_so_says_why(words: list[str], said: str) -> None:
    asked = [sys.executable, str(HOME / "tasks.py"), "desk", "--no-browser", *words]
    ended = subprocess.run(asked, capture_output=True, encoding="utf-8", check=False, timeout=120)
    assert ended.returncode == 2
    assert said in ended.stderr
    assert ended.stderr.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="a test of Windows cannot press Ctrl+C for one process alone")
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_the_desk_opens_and_closes_as_it_is_typed(desk: Path, sign: signal.Signals) -> None:
    asked = [sys.executable, str(HOME / "tasks.py"), "desk", "--no-browser", "--port", "0", "--desk", str(desk)]
    with subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8") as opened:
        assert opened.stdout
        assert opened.stderr
        address = opened.stdout.readline().split()[-1]
        with urlopen(address, timeout=60) as page:  # noqa: S310 (this machine's own desk)
            assert "Bếp một chiều" in page.read().decode()
        opened.send_signal(sign)
        said = opened.stdout.read()
        assert (opened.wait(60), opened.stderr.read()) == (0, "")
    assert said.endswith("Đã đóng bàn biên tập.\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not ask, it ends")
def test_a_command_that_the_system_asks_to_end_says_so(desk: Path) -> None:
    asked = [sys.executable, str(HOME / "tasks.py"), "publish", "--desk", str(desk)]
    with (
        files.only_one(desk / console.LOCK),
        subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8") as ended,
    ):
        assert ended.stdout
        assert ended.stderr
        while "Đang đợi" not in ended.stdout.readline():
            assert ended.poll() is None
        ended.terminate()
        assert ended.wait(60) == console.STOPPED
        assert ended.stderr.read() == "Đã dừng theo yêu cầu. Bản phát hành trước vẫn còn nguyên.\n"


def test_a_list_of_which_somebody_reads_the_head_brings_no_traceback() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as unread:
        asked = [sys.executable, str(HOME / "tasks.py"), "--list"]
        ended = subprocess.run(asked, stdout=unread, stderr=subprocess.PIPE, encoding="utf-8", check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
