import os
import shutil
import subprocess
from pathlib import Path

import pytest

from newsdesk.commands import console, hook
from tests.conftest import TODAY

NEWS = "content/news/nuoc-am.md"
PLAN = "content/plans/kh-1.yaml"
FACILITY = "content/facility.yaml"


def git(folder: Path, *words: str, code: int = 0) -> str:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "PYTHONUTF8": "1"}
    who = ("-c", "user.name=Tổ bếp", "-c", "user.email=to-bep@co-so.example", "-c", "core.autocrlf=false")
    done = subprocess.run(
        ["git", *who, *words], cwd=folder, env={**clean, **own}, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == code, done.stderr
    return done.stdout + done.stderr


@pytest.fixture
def kept(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the small desk, recorded once."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    git(desk, "init", "-q")
    (desk / ".gitignore").write_text(".cache/\nmedia/\n", encoding="utf-8")
    git(desk, "add", "-A")
    git(desk, "commit", "-qm", "Một")
    return desk


def change(desk: Path, path: str, old: str, new: str) -> None:
    text = (desk / path).read_text(encoding="utf-8")
    assert old in text
    (desk / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_what_is_staged_is_checked_and_not_the_working_folder(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(kept, NEWS, "title:", "tilte:")
    git(kept, "add", NEWS)
    change(kept, NEWS, "tilte:", "title:")
    assert hook.run(kept, TODAY, staged=True) == 1
    said = capsys.readouterr()
    assert f"{NEWS}:2: LỖI [key-unknown]" in said.out
    assert "git add" in said.err


def test_a_fault_that_is_not_staged_keeps_nobody_from_recording(kept: Path) -> None:
    change(kept, NEWS, "title:", "tilte:")
    (kept / "README.md").write_text("Bàn\n", encoding="utf-8")
    git(kept, "add", "README.md")
    assert hook.run(kept, TODAY, staged=True) == 0


def test_a_fault_that_was_there_before_is_not_held_against_another_file(kept: Path) -> None:
    change(kept, NEWS, "title:", "tilte:")
    git(kept, "commit", "-qam", "Hai")
    change(kept, PLAN, "title:", "title: Mới,")
    git(kept, "add", PLAN)
    assert hook.run(kept, TODAY, staged=True) == 0


def test_a_fault_that_a_change_makes_elsewhere_is_refused(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(kept, FACILITY, "to-bep", "to-nau")
    git(kept, "add", FACILITY)
    assert hook.run(kept, TODAY, staged=True) == 1
    said = capsys.readouterr().out
    assert "[unit-unknown]" in said
    assert "exemplars/" in said


def test_the_first_record_of_a_desk_is_checked_too(kept: Path) -> None:
    shutil.rmtree(kept / ".git")
    git(kept, "init", "-q")
    git(kept, "add", "-A")
    assert hook.run(kept, TODAY, staged=True) == 0
    change(kept, NEWS, "title:", "tilte:")
    git(kept, "add", "-A")
    assert hook.run(kept, TODAY, staged=True) == 1


def test_a_recording_never_goes_into_git(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (kept / "media").mkdir()
    (kept / "media/thu 1.wav").write_bytes(b"a")
    git(kept, "add", "-f", "media")
    assert hook.run(kept, TODAY, staged=True) == 1
    assert "media/thu 1.wav: bản thu" in capsys.readouterr().out


def test_nothing_is_left_lying_about(kept: Path) -> None:
    change(kept, FACILITY, "to-bep", "to-nau")
    git(kept, "add", FACILITY)
    hook.run(kept, TODAY, staged=True)
    assert not (kept / ".cache/staged").exists()
    assert git(kept, "status", "--porcelain") == f"M  {FACILITY}\n"


@pytest.mark.parametrize(
    ("below", "words"),
    [
        ("", ("commit", "-qm", "Sửa")),
        ("Cơ sở một/bàn", ("commit", "-qam", "Sửa")),
        ("Cơ sở một/bàn", ("commit", "-qm", "Sửa", "--", NEWS)),
    ],
)
def test_git_itself_refuses_and_records_once_it_is_right(kept: Path, words: tuple[str, ...], below: str) -> None:
    desk = kept
    if below:
        shutil.rmtree(kept / ".git")
        desk = kept.parent / "kho chung" / below
        desk.parent.mkdir(parents=True)
        kept.rename(desk)
        git(kept.parent / "kho chung", "init", "-q")
        git(desk, "add", "-A")
        git(desk, "commit", "-qm", "Một")
    assert hook.run(desk, TODAY) == 0
    change(desk, NEWS, "title:", "tilte:")
    git(desk, "add", NEWS)
    said = git(desk, *words, code=1)
    assert "LỖI [key-unknown]" in said
    assert git(desk, "log", "--format=%s").split() == ["Một"]
    change(desk, NEWS, "tilte: ", "title: Mới, ")
    git(desk, "add", NEWS)
    git(desk, *words)
    assert git(desk, "log", "--format=%s").split() == ["Sửa", "Một"]


def test_installing_twice_is_installing_once(kept: Path) -> None:
    assert hook.run(kept, TODAY) == hook.run(kept, TODAY) == 0
    assert [path.name for path in (kept / ".git/hooks").iterdir() if hook.MARK in path.read_text("utf-8")] == [
        "pre-commit"
    ]


def test_a_hook_of_somebody_else_is_left_as_it_is(kept: Path) -> None:
    own = kept / ".git/hooks/pre-commit"
    own.parent.mkdir(exist_ok=True)
    own.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    with pytest.raises(console.UsageFault, match="hook --staged"):
        hook.run(kept, TODAY)
    assert own.read_text(encoding="utf-8") == "#!/bin/sh\nexit 0\n"


def test_hooks_that_others_share_are_left_as_they_are(kept: Path) -> None:
    git(kept, "config", "core.hooksPath", "../chung")
    with pytest.raises(console.UsageFault, match=r"core\.hooksPath"):
        hook.run(kept, TODAY)
    assert not (kept.parent / "chung").exists()


def test_a_folder_without_git_is_told_so(desk: Path) -> None:
    with pytest.raises(console.UsageFault, match="Git"):
        hook.run(desk, TODAY)
