"""The record of a year on a whole desk: with git, without, shallow; whole or not at all; as a person calls it."""

import errno
import os
import shutil
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from newsdesk import commands
from newsdesk.commands import history, rundown_files
from newsdesk.commands.console import UsageFault
from newsdesk.errors import DeskError
from newsdesk.files import writing
from tests.council.desks import a_rundown

TODAY = date(2026, 11, 20)
HOME = Path(__file__).parents[2]
ZIP = "output/office/bundle/2026.zip"
BEP = "exemplars/2026/bep-mot-chieu.md"


def bundle(desk: Path, year: str | None = "2026", today: date = TODAY) -> int:
    return commands.run("bundle", root=desk, today=today, year=year)


def inside(desk: Path, name: str) -> str:
    with ZipFile(desk / ZIP) as archive:
        return archive.read(name).decode("utf-8-sig")


def git(folder: Path, *words: str, day: str = "2026-11-01", name: str = "Lường Thị Mai") -> None:
    who = {"GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": "a@example.vn", "GIT_COMMITTER_NAME": name}
    when = {
        "GIT_COMMITTER_EMAIL": "a@example.vn",
        "GIT_AUTHOR_DATE": f"{day}T08:00:00+0700",
        "GIT_COMMITTER_DATE": f"{day}T08:00:00+0700",
    }
    nowhere = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(
        ["git", *words], cwd=folder, env={**os.environ, **who, **when, **nowhere}, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture
def kept(desk: Path) -> Path:
    """Return the small desk in a repository with two versions of a story."""
    if not shutil.which("git"):
        pytest.skip("Không có git trên máy này.")
    git(desk, "init", "-q")
    git(desk, "add", ".")
    git(desk, "commit", "-qm", "Thêm bài của chị Hoa", day="2026-09-08")
    text = (desk / BEP).read_text(encoding="utf-8")
    (desk / BEP).write_text(text + "\n<!-- xem lại -->\n", encoding="utf-8")
    git(desk, "commit", "-qam", "Sửa bài\x01\x1flạ", day="2026-09-09")
    (desk / BEP).write_text(text, encoding="utf-8")
    git(desk, "commit", "-qam", "Trả lại như cũ", day="2026-11-19")
    return desk


def test_the_record_passes_its_own_check_and_two_runs_are_the_same(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bundle(desk) == 0
    first = (desk / ZIP).read_bytes()
    assert commands.run("verify", file=str(desk / ZIP)) == 0
    told = capsys.readouterr().out
    assert told.count("SHA-256") == 2
    assert len({line.rpartition(" ")[2] for line in told.splitlines() if "(SHA-256)" in line}) == 1
    (desk / ZIP).unlink()
    assert bundle(desk) == 0
    assert (desk / ZIP).read_bytes() == first


def test_each_version_of_a_story_is_told_with_its_digest(kept: Path) -> None:
    bundle(kept)
    lines = [line for line in inside(kept, "so-lieu/lich-su.csv").splitlines() if line.startswith("bep-mot-chieu")]
    assert [line.split(",")[1] for line in lines] == ["2026-11-19", "2026-09-09", "2026-09-08"]
    assert all(line.split(",")[2] == "L.T.M." for line in lines)
    blobs = [line.split(",")[4] for line in lines]
    assert blobs[0] == blobs[2] != blobs[1]
    done = subprocess.run(["git", "hash-object", BEP], cwd=kept, capture_output=True, check=True)
    assert blobs[0] == done.stdout.decode().strip()
    assert "Mai" not in inside(kept, "so-lieu/lich-su.csv")


def test_versions_after_the_day_of_the_record_are_not_told(kept: Path) -> None:
    bundle(kept, today=date(2026, 11, 18))
    assert "2026-11-19" not in inside(kept, "so-lieu/lich-su.csv")


def test_a_desk_below_a_repository_knows_its_stories(kept: Path, tmp_path: Path) -> None:
    above = tmp_path / "kho có dấu"
    (above / "bàn số 2").mkdir(parents=True)
    shutil.copytree(
        kept, above / "bàn số 2", dirs_exist_ok=True, ignore=shutil.ignore_patterns(".git", "output", ".cache")
    )
    git(above, "init", "-q")
    git(above, "add", ".")
    git(above, "commit", "-qm", "Một")
    found = history.history(above / "bàn số 2", TODAY)
    assert found.lacking == ""
    assert [version.subject for version in found.versions[BEP]] == ["Một"]


def test_a_shallow_clone_says_that_older_versions_are_missing(kept: Path, tmp_path: Path) -> None:
    clone = tmp_path / "bản sao nông"
    git(tmp_path, "clone", "-q", "--depth", "1", kept.as_uri(), str(clone))
    bundle(clone)
    assert history.SHALLOW in inside(clone, "README.txt")


def test_without_a_repository_the_record_says_so(desk: Path) -> None:
    bundle(desk)
    assert history.NO_REPOSITORY in inside(desk, "README.txt")
    assert history.NO_REPOSITORY in inside(desk, "index.html")


def test_a_repository_that_is_damaged_is_not_taken_for_none(kept: Path) -> None:
    (kept / ".git/HEAD").write_text("", encoding="utf-8")
    assert history.history(kept, TODAY).lacking == history.UNREADABLE


def test_without_git_the_record_says_so(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(desk / "khong-co"))
    bundle(desk)
    assert history.NO_GIT in inside(desk, "README.txt")


def test_a_repository_without_commits_says_so(desk: Path) -> None:
    git(desk, "init", "-q")
    assert history.history(desk, TODAY).lacking == history.NOT_KEPT


def test_a_damaged_repository_says_so(kept: Path) -> None:
    (kept / ".git/HEAD").write_text("ref: refs/heads/khong-co\n", encoding="utf-8")
    shutil.rmtree(kept / ".git/objects")
    (kept / ".git/objects").mkdir()
    (kept / ".git/HEAD").write_text("0123456789012345678901234567890123456789\n", encoding="utf-8")
    assert history.history(kept, TODAY).lacking == history.UNREADABLE


def test_what_the_repository_would_run_is_not_run(kept: Path, tmp_path: Path) -> None:
    trap = tmp_path / "bay.sh"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/chay\n", encoding="utf-8")
    trap.chmod(0o755)
    for key in ("core.fsmonitor", "core.pager", "diff.external", "gpg.program"):
        git(kept, "config", key, str(trap))
    git(kept, "config", "log.showSignature", "true")
    assert history.history(kept, TODAY).versions
    assert not (tmp_path / "chay").exists()


def test_books_and_reports_of_the_year_go_along(desk: Path) -> None:
    (desk / "content/records").mkdir()
    for name in ("registrations-2026.csv", "registrations-2025.csv", "withdrawals.csv"):
        (desk / "content/records" / name).write_text("a,b\n1,2\n", encoding="utf-8")
    (desk / "output/office/report/2026").mkdir(parents=True)
    (desk / "output/office/report/2026/bao-cao.html").write_text("<p>Báo cáo</p>", encoding="utf-8")
    (desk / "output/office/report/2025.html").write_text("<p>Báo cáo</p>", encoding="utf-8")
    bundle(desk)
    with ZipFile(desk / ZIP) as archive:
        names = set(archive.namelist())
    assert {name for name in names if name.startswith(("so-lieu/so/", "bao-cao/"))} == {
        "so-lieu/so/registrations-2026.csv", "so-lieu/so/withdrawals.csv", "bao-cao/2026/bao-cao.html",
    }  # fmt: skip


def test_what_was_told_of_a_story_under_its_old_slug_is_told_of_it(desk: Path) -> None:
    day = date(2026, 10, 1)
    rundown_files.write(desk, [a_rundown(day, ("ten-cu", 60))], rundown_files.read(desk), day)
    story = desk / "exemplars/2026/tu-thuoc-xanh.md"
    story.write_text(story.read_text("utf-8").replace("---\n", "---\nredirect_from: [ten-cu]\n", 1), "utf-8")
    bundle(desk)
    assert "Có trong 1 buổi đã lập" in inside(desk, "bai/tu-thuoc-xanh.html")


def test_what_cannot_be_read_is_said_in_the_record(desk: Path) -> None:
    (desk / "audio_scripts/rundowns").mkdir(parents=True, exist_ok=True)
    (desk / "audio_scripts/rundowns/2026-11-19-sang.yaml").write_text("hỏng", encoding="utf-8")
    (desk / "audio_scripts/recordings.csv").write_text("hỏng\n", encoding="utf-8")
    assert bundle(desk) == 0
    assert "audio_scripts/rundowns/2026-11-19-sang.yaml: Khung chương trình này không đọc được" in inside(
        desk, "README.txt"
    )
    assert "audio_scripts/recordings.csv: Sổ bản thu này không đọc được." in inside(desk, "README.txt")


@pytest.mark.parametrize(("year", "said"), [("26", "Không hiểu năm"), ("2026\n", "Không hiểu"), ("2099", "chưa tới")])
def test_says_which_year_can_be_asked_for(desk: Path, year: str, said: str) -> None:
    with pytest.raises(UsageFault, match=said):
        bundle(desk, year)


def test_a_desk_with_an_error_makes_no_record(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (desk / BEP).read_text(encoding="utf-8")
    (desk / BEP).write_text(text.replace("unit: to-bep", "unit: to-bepp"), encoding="utf-8")
    assert bundle(desk) == 1
    assert "[unit-unknown]" in capsys.readouterr().out
    assert not (desk / ZIP).exists()


def test_a_kill_midway_leaves_the_last_record_whole_and_the_next_one_clears_up(desk: Path) -> None:
    bundle(desk)
    before = (desk / ZIP).read_bytes()
    killed = (
        "import os, signal, sys; from datetime import date; from pathlib import Path\n"
        "from newsdesk import commands; from newsdesk.files import writing\n"
        "writing.flush = lambda path: os.kill(os.getpid(), signal.SIGKILL)\n"
        "commands.run('bundle', root=Path(sys.argv[1]), today=date(2026, 11, 19), year='2026')\n"
    )
    done = subprocess.run([sys.executable, "-c", killed, str(desk)], cwd=HOME, capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL
    assert (desk / ZIP).read_bytes() == before
    assert len(list((desk / ZIP).parent.iterdir())) == 2
    assert bundle(desk) == 0
    assert [path.name for path in (desk / ZIP).parent.iterdir()] == ["2026.zip"]


def test_a_full_disk_leaves_the_last_record_whole(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bundle(desk)
    before = (desk / ZIP).read_bytes()

    def full(path: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

    monkeypatch.setattr(writing, "flush", full)
    with pytest.raises(DeskError) as fault:
        bundle(desk, today=date(2026, 11, 19))
    assert fault.value.code == "disk-full"
    assert (desk / ZIP).read_bytes() == before
    assert len(list((desk / ZIP).parent.iterdir())) == 1


def test_verify_ends_with_one_where_something_is_wrong_and_says_what(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bundle(desk)
    with ZipFile(desk / ZIP, "a") as archive:
        archive.writestr("la.txt", b"")
    assert commands.run("verify", file=str(desk / ZIP)) == 1
    told = capsys.readouterr().out
    assert "SAI: Có tệp lạ “la.txt”" in told
    assert "KHÔNG còn nguyên" in told


def test_verify_as_a_task_needs_no_desk(desk: Path) -> None:
    bundle(desk)
    for file, code in ((str(desk / ZIP), 0), ("khong-co.zip", 2)):
        words = [sys.executable, str(HOME / "tasks.py"), "verify", file]
        done = subprocess.run(words, cwd=desk, capture_output=True, check=False)
        assert done.returncode == code, done.stderr.decode()


def test_a_book_and_a_report_whose_names_are_no_text_are_left_out_and_said(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("content/records", "output/office/report/2026", "audio_scripts/rundowns"):
        (desk / folder).mkdir(parents=True, exist_ok=True)
        for ending in (b".csv", b".yaml"):
            Path(os.fsdecode(os.fsencode(desk / folder) + b"/sai-\xff" + ending)).write_bytes(b"a,b\n")
    assert bundle(desk) == 0
    said = capsys.readouterr().out
    assert "Sổ 'sai-\\udcff.csv' không đóng vào hồ sơ" in said
    assert "Báo cáo '2026/sai-\\udcff.csv' không đóng vào hồ sơ" in said
    assert "audio_scripts/rundowns/sai-\ufffd.yaml: Khung chương trình này không đọc được" in said
