"""What an editor types, as a whole process: words, exit codes, and files that stay as they were."""

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsdesk.commands import gate

HOME = Path(__file__).parents[2]
TU = "exemplars/2026/tu-thuoc-xanh.md"
YT = "exemplars/2025/y-tuong.md"


def desk_says(desk: Path, *words: str, code: int = 0, cwd: Path = HOME, **environment: str) -> str:
    """Run `python tasks.py WORDS --desk DESK` and return what it printed; the exit code must be this one."""
    where = [] if "--desk" in words else ["--desk", str(desk)]
    when = [] if "--today" in words else ["--today", "2026-11-20"]
    command = [sys.executable, str(HOME / "tasks.py"), *words, *where, *when]
    done = subprocess.run(
        command, capture_output=True, check=False, cwd=cwd, env={**os.environ, "PYTHONUTF8": "1"} | environment
    )
    said = done.stdout.decode() + done.stderr.decode()
    assert done.returncode == code, said
    assert "Traceback" not in said
    return said


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file() and ".cache" not in p.parts
    }


def edit(path: Path, right: str, wrong: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong), encoding="utf-8")


def test_check_is_clean_or_says_where(desk: Path) -> None:
    assert "Không có chỗ nào cần sửa." in desk_says(desk, "check")
    edit(desk / YT, "unit: to-bep", "unit: to-bepp")
    said = desk_says(desk, "check", code=1)
    assert f"{YT}:5: LỖI [unit-unknown]" in said
    assert "Có phải “to-bep”?" in said


def test_check_speaks_json(desk: Path) -> None:
    edit(desk / YT, "unit: to-bep", "unit: to-bepp")
    problems = json.loads(desk_says(desk, "check", "--format", "json", code=1))["problems"]
    assert [(p["path"], p["line"], p["severity"], p["code"]) for p in problems] == [(YT, 5, "error", "unit-unknown")]


@pytest.mark.parametrize(
    ("words", "stopped"),
    [
        (["sheets"], gate.NO_PAPER),
        (["portal", "bep-mot-chieu"], gate.NO_PAPER),
        (["publish"], gate.UNTOUCHED),
        (["site"], gate.UNTOUCHED),
    ],
)
def test_with_a_fault_it_says_what_was_not_made(desk: Path, words: list[str], stopped: str) -> None:
    edit(desk / YT, "unit: to-bep", "unit: to-bepp")
    said = desk_says(desk, *words, code=1).splitlines()
    assert [line for line in said if line in (gate.NO_PAPER, gate.UNTOUCHED)] == [stopped]


@pytest.mark.parametrize(
    "words",
    [
        ["check", "--format", "xml"],
        ["approve", TU],
        ["approve", "khong-co.md", "--by", "A", "--office", "B"],
        ["approve", TU, "--by", "A", "--office", "B", "--on", "hôm qua"],
        ["approve", TU, "--by", "A", "--office", "B", "--on", "2026-11-21"],
        ["examine", "--year", "hai"],
        ["new", "bai"],
        ["new", "model", "--title", "X"],
        ["new", "model", "--title", "X", "--unit", "to-bep", "--field", "x"],
        ["new", "model", "--title", "Tủ thuốc", "--unit", "to-bep", "--field", "an-toan", "--slug", "tu-thuoc-xanh"],
        ["new", "model", "--title", "X", "--unit", "to-bep", "--field", "an-toan", "--slug", "../x"],
        ["khong-co-viec-nay"],
        ["check", "--desk", ""],
        ["publish", "check"],
        ["check", "--today", "9999-12-31"],
        ["check", "--today", "20261120"],
        ["check", "--khong-co"],
    ],
)
def test_says_in_vietnamese_what_it_does_not_understand(desk: Path, words: list[str]) -> None:
    before = snapshot(desk)
    assert desk_says(desk, *words, code=2).strip()
    assert snapshot(desk) == before


def test_a_folder_that_is_no_desk_is_said(tmp_path: Path) -> None:
    assert "chưa phải là một bàn biên tập" in desk_says(tmp_path, "check", code=2)


def test_approves_several_files_at_once_from_anywhere(desk: Path) -> None:
    for name in (TU, YT):
        edit(desk / name, "stage: ", "stage: submitted # ")
    edit(
        desk / YT,
        "unit: to-bep",
        "unit: to-bep\ndate: 2026-10-01\nsummary: Hai câu.\nsubmitted: {by: Tổ bếp, on: 2026-10-01}",
    )
    before = snapshot(desk)
    said = desk_says(desk, "approve", TU, YT, "--by", "Lò Văn Mẫu", "--office", "Trưởng", cwd=desk.parent)
    assert said.count("đã duyệt") == 2
    assert {name for name, content in snapshot(desk).items() if before[name] != content} == {TU, YT}
    assert "Không có chỗ nào cần sửa." in desk_says(desk, "check")
    assert "đã duyệt từ trước" in desk_says(desk, "approve", TU, "--by", "A", "--office", "B")


def test_approves_all_or_none(desk: Path) -> None:
    edit(desk / TU, "40 hộp", "41 hộp")
    before = snapshot(desk)
    said = desk_says(desk, "approve", TU, YT, "--by", "A", "--office", "B", code=1)
    assert "[approve-stage]" in said
    assert snapshot(desk) == before


@pytest.mark.parametrize(
    "header",
    ["stage: >-\n  submitted\nlesson: x", "stage: submitted\napprovals: ~", "stage: submitted\r\napprovals: null"],
)
def test_a_header_that_cannot_be_edited_is_said_and_left_alone(desk: Path, header: str) -> None:
    edit(
        desk / YT,
        "stage: draft",
        f"date: 2026-10-01\nsubmitted: {{by: Tổ bếp, on: 2026-10-01}}\nsummary: Hai câu.\n{header}",
    )
    before = snapshot(desk)
    said = desk_says(desk, "approve", YT, "--by", "A", "--office", "B", code=1)
    assert "[approve-by-hand]" in said
    assert snapshot(desk) == before


def test_one_file_named_twice_is_approved_once(desk: Path) -> None:
    edit(desk / TU, "stage: approved", "stage: submitted")
    desk_says(desk, "approve", TU, str(desk / TU), "--by", "A", "--office", "B")
    assert (desk / TU).read_text(encoding="utf-8").count("digest:") == 2


def test_a_draft_of_questions_alone_is_not_approved(desk: Path) -> None:
    desk_says(desk, "new", "model", "--title", "Bài mới", "--unit", "to-bep", "--field", "doi-song")
    path = desk / "exemplars/2026/bai-moi.md"
    edit(
        path,
        "stage: draft",
        "stage: submitted\nsubmitted: {by: A, on: 2026-11-19}\ndate: 2026-10-01\nsummary: Hai câu.",
    )
    assert "[approved-without-body]" in desk_says(desk, "approve", str(path), "--by", "A", "--office", "B", code=1)


@pytest.mark.usefixtures("voiced")
def test_the_website_alone_keeps_its_sound(desk: Path) -> None:
    desk_says(desk, "publish")
    page = (desk / "output/site/bai/tu-thuoc-xanh.html").read_bytes()
    desk_says(desk, "site")
    assert (desk / "output/site/am-thanh/tu-thuoc-xanh.mp3").is_file()
    assert (desk / "output/site/bai/tu-thuoc-xanh.html").read_bytes() == page
    shutil.rmtree(desk / ".cache")
    desk_says(desk, "site")
    assert not (desk / "output/site/am-thanh").exists()


@pytest.mark.usefixtures("voiced")
def test_the_loudspeakers_alone_leave_the_website_alone(desk: Path) -> None:
    desk_says(desk, "audio")
    assert (desk / "output/broadcast/2026-11-20-sang/programme.mp3").is_file()
    assert not (desk / "output/site").exists()


def test_what_a_killed_command_left_is_cleared_away(desk: Path) -> None:
    left = [desk / name / ".4711-139.md" for name in ("exemplars/2026", "audio_scripts/scripts/2026")]
    for path in left:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("nửa chừng", encoding="utf-8")
    desk_says(desk, "scripts")
    assert not [path for path in left if path.exists()]


def test_a_folder_that_cannot_be_read_is_not_an_empty_one(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from newsdesk import files
    from newsdesk.errors import DeskError

    def refuse(_folder: object) -> Iterator[object]:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(DeskError) as stopped:
        files.listing(desk / "exemplars")
    assert stopped.value.code == "no-permission"


@pytest.mark.parametrize(
    ("program", "why"),
    [
        ("/khong/co/ffmpeg", "Không thấy phần mã hóa âm thanh"),
        ("/bin/false", "Có phần mã hóa âm thanh (ffmpeg) nhưng máy không chạy được"),
        ("/etc/passwd", "Có phần mã hóa âm thanh (ffmpeg) nhưng máy không chạy được"),
    ],
)
@pytest.mark.usefixtures("voiced")
def test_without_an_encoder_one_sentence_and_the_last_output_untouched(desk: Path, program: str, why: str) -> None:
    desk_says(desk, "publish")
    before = snapshot(desk)
    (desk / "content/lexicon.tsv").write_text("written\tspoken\tnote\nPhòng Y tế\tTrạm xá\t\n", encoding="utf-8")
    said = desk_says(desk, "publish", code=3, IMAGEIO_FFMPEG_EXE=program)
    assert said.splitlines()[-1].startswith(f"DỪNG: {why}")
    after = snapshot(desk)
    assert {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)} == {
        "content/lexicon.tsv"
    }


def test_a_new_draft_is_valid(desk: Path) -> None:
    for kind in ("individual", "collective", "model", "nhân tố mới"):
        title = f'Chị "Hoa": {kind} #1'
        desk_says(desk, "new", kind, "--title", title, "--unit", "Tổ bếp", "--field", "doi-song")
    made = sorted(path.name for path in (desk / "exemplars/2026").glob("chi-hoa*"))
    assert made == [f"chi-hoa-{kind}-1.md" for kind in ("collective", "individual", "model", "nhan-to-moi")]
    said = desk_says(desk, "check")
    assert "Đã đọc 7 bài: 0 LỖI, 4 LƯU Ý." in said
    assert said.count("[spoken-left] “#”") == 4


def test_scripts_are_written_checked_and_never_over_a_hand(desk: Path) -> None:
    path = desk / "audio_scripts/scripts/2026/tu-thuoc-xanh.txt"
    assert "[script-missing]" in desk_says(desk, "scripts", "--check", code=1)
    assert not path.exists()
    desk_says(desk, "scripts")
    assert "bốn mươi hộp thuốc" in path.read_text(encoding="utf-8")
    desk_says(desk, "scripts", "--check")

    (desk / "content/lexicon.tsv").write_text("written\tspoken\tnote\nPhòng Y tế\tTrạm xá\t\n", encoding="utf-8")
    assert "[script-stale]" in desk_says(desk, "scripts", "--check", code=1)
    desk_says(desk, "scripts")

    stranger = path.with_name("chuyen-la.txt")
    stranger.write_text("Kính thưa cán bộ.\n", encoding="utf-8")
    said = desk_says(desk, "scripts", code=1)
    assert f"{stranger.relative_to(desk).as_posix()}:1: LỖI [script-foreign]" in said
    assert "không phải lời phát thanh của bài nào" in said
    stranger.unlink()

    edit(path, "Trạm xá", "Bệnh xá")
    by_hand = path.read_bytes()
    assert "[script-edited]" in desk_says(desk, "scripts", code=1)
    assert path.read_bytes() == by_hand
    path.unlink()
    desk_says(desk, "scripts")

    edit(desk / TU, "stage: approved", "stage: submitted")
    assert "[script-orphan]" in desk_says(desk, "scripts", "--check", code=1)
    desk_says(desk, "scripts")
    assert not path.exists()
