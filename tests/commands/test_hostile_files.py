"""Whatever lies where a file should be: check answers in a sentence, in bounded time and memory, and tells nothing of it."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2]
UNTOLD = "Bí mật ngoài bàn"
SECONDS, BYTES = 20, 1_500_000_000
Laid = Callable[[Path], None]


def a_pipe(path: Path) -> None:
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def an_endless_device(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.symlink_to("/dev/zero")
    assert path.is_char_device(), "this machine has lost its /dev/zero"


def a_way_out(path: Path) -> None:
    outside = path.parents[3 if path.parent.name == "records" else 2] / "ngoai"
    outside.write_text(f"{UNTOLD}\n{UNTOLD}\n", encoding="utf-8")
    path.unlink(missing_ok=True)
    path.symlink_to(outside)


def a_way_to_nothing(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.symlink_to(path.parent / "khong-co")


def a_hundred_megabytes(path: Path) -> None:
    with path.open("wb") as stream:
        stream.write(b"---\n")
        stream.truncate(100_000_000)


def checked(desk: Path) -> tuple[int, str]:
    """Run check in a process of its own that may take so much and no more."""

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))

    words = [sys.executable, str(HOME / "tasks.py"), "check", "--desk", str(desk), "--today", "2026-11-20"]
    done = subprocess.run(
        words, capture_output=True, timeout=6 * SECONDS, stdin=subprocess.DEVNULL, preexec_fn=bounded, check=False
    )
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")


ROWS = [
    ("content/lexicon.tsv", a_pipe, "[file-missing]"),
    ("content/lexicon.tsv", a_way_out, "[file-outside]"),
    ("content/lexicon.tsv", a_way_to_nothing, "[file-missing]"),
    ("content/phrases.tsv", a_hundred_megabytes, "[file-too-large]"),
    ("content/facility.yaml", a_way_out, "[file-outside]"),
    ("content/consents.yaml", an_endless_device, "[file-outside]"),
    ("content/records/addresses.csv", a_way_out, "[file-outside]"),
    ("audio_scripts/recordings.csv", a_pipe, "không phải là một tệp thường"),
    ("audio_scripts/recordings.csv", an_endless_device, "không phải là một tệp thường"),
    ("audio_scripts/diary.csv", a_pipe, "không phải là một tệp thường"),
]


@pytest.mark.parametrize(("name", "lay", "said"), ROWS, ids=[f"{name}-{lay.__name__}" for name, lay, _ in ROWS])
def test_check_says_in_one_sentence_what_lies_there(name: str, lay: Laid, said: str, desk: Path) -> None:
    (desk / name).parent.mkdir(parents=True, exist_ok=True)
    lay(desk / name)
    code, told = checked(desk)
    assert code in (1, 3), told
    assert said in told
    assert "Traceback" not in told
    assert UNTOLD not in told


def test_a_name_that_nobody_can_type_is_shown_on_one_line(desk: Path) -> None:
    (desk / "exemplars/2026/a\nb\x1b[31m.md").write_text("x")
    Path(os.fsdecode(os.fsencode(desk / "exemplars/2026") + b"/\xff\xfe.md")).write_text("x")
    code, told = checked(desk)
    assert code == 1
    assert "exemplars/2026/a b\ufffd[31m.md:1: LỖI [header-missing]" in told
    assert "exemplars/2026/\ufffd\ufffd.md:1: LỖI [file-name-unreadable]" in told
    assert "\x1b" not in told


@pytest.mark.parametrize("folder", ["content/images", "content/sounds", "content/plans", "content/news", "content"])
def test_a_name_that_is_no_text_is_said_and_read_no_further(folder: str, desk: Path) -> None:
    (desk / folder).mkdir(exist_ok=True)
    Path(os.fsdecode(os.fsencode(desk / folder) + b"/sai-\xff.png")).write_bytes(b"x")
    for _ in range(2):  # what was remembered the first time is asked the second
        code, told = checked(desk)
        assert "Traceback" not in told
        assert f"{folder}/sai-\ufffd.png:1: " in told
        assert code == (0 if folder == "content" else 1)


def test_a_folder_whose_name_is_no_text_hides_what_lies_in_it(desk: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(desk / "exemplars") + b"/n\xe3m"))
    folder.mkdir()
    (desk / "exemplars/2025/y-tuong.md").rename(folder / "y-tuong.md")
    code, told = checked(desk)
    assert code == 1, told
    assert "exemplars/n\ufffdm/y-tuong.md:1: LỖI [file-name-unreadable]" in told
    assert "Traceback" not in told
