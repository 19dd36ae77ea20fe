"""Whatever state a folder is in, a save says in a sentence what to do, and a killed one is gone on with."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from newsdesk.commands.machine import sharing
from newsdesk.commands.saving import copy, git, placing
from newsdesk.errors import DeskError
from tests.commands.saving import desks
from tests.commands.saving.desks import APPROVED, STORY, TODAY, Person, shared_head

ONE_SAVE = f"""
import sys
from datetime import date
from pathlib import Path
from newsdesk.commands import save
sys.exit(save.run(Path(sys.argv[1]), date.fromisoformat("{TODAY.isoformat()}"), "Lưu"))
"""


def changed(person: Person) -> Person:
    person.edit(STORY, "title: ", "title: Lại ")
    return person


def test_a_machine_without_git_is_told_to_install_it(lan: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    code, said = changed(lan).save()
    assert (code, "chưa có chương trình Git" in said) == (3, True)


def test_a_git_that_is_too_old_is_told(lan: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "git"
    old.write_text("#!/bin/sh\necho git version 2.17.1\n", encoding="utf-8")
    old.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda _: str(old))
    code, said = changed(lan).save()
    assert (code, "quá cũ" in said, "2.25" in said) == (3, True, True)


def test_a_folder_without_git_and_one_below_another_are_told(lan: Person, tmp_path: Path) -> None:
    plain = Person(shutil.copytree(desks.SMALL_DESK, tmp_path / "thường"))
    code, said = plain.save()
    assert (code, "chưa được Git theo dõi" in said) == (3, True)
    below = Person(shutil.copytree(desks.SMALL_DESK, lan.desk / "con"))
    code, said = below.save()
    assert (code, "nằm trong một thư mục khác" in said) == (3, True)


@pytest.mark.parametrize(("name", "content"), [("HEAD", ""), ("HEAD", "garbage\n"), ("config", "[core\nbad")])
def test_a_git_folder_that_a_power_cut_damaged_is_told_and_not_to_be_begun_anew(
    lan: Person, name: str, content: str
) -> None:
    (lan.desk / ".git" / name).write_text(content, encoding="utf-8")
    code, said = changed(lan).save()
    assert (code, "bị hỏng" in said, "git init" in said) == (3, True, False)
    assert any("đã hỏng" in one.said for one in sharing.git(lan.desk) if name == "HEAD") is (name == "HEAD")


def test_an_old_state_in_the_folder_is_told(lan: Person) -> None:
    lan.git("checkout", "-q", "--detach")
    code, said = changed(lan).save()
    assert (code, "bản cũ trong lịch sử" in said) == (3, True)


@pytest.mark.parametrize(("left", "way_out"), list(copy.BEGUN.items()))
def test_what_somebody_began_by_hand_is_told(lan: Person, left: str, way_out: str) -> None:
    (lan.desk / ".git" / left).mkdir()
    code, said = changed(lan).save()
    assert (code, way_out in said) == (3, True)


def test_a_fresh_lock_does_not_stop_a_save_and_an_old_one_is_taken_away(lan: Person) -> None:
    lock = lan.desk / ".git/index.lock"
    lock.touch()
    assert changed(lan).save()[0] == 0
    assert "title: Lại" in lan.recorded(STORY)
    assert lock.exists()
    os.utime(lock, (0, 0))
    assert lan.save()[0] == 0
    assert not lock.exists()


def test_a_locked_branch_is_told(lan: Person) -> None:
    (lan.desk / ".git/refs/heads/main.lock").touch()
    code, said = changed(lan).save()
    assert (code, "đang dùng Git" in said) == (3, True)
    assert "title: Lại" in lan.read(STORY)


@pytest.mark.parametrize("why", ["No space left on device", "Out of diskspace", "Disk quota exceeded"])
def test_a_full_disk_is_told(lan: Person, monkeypatch: pytest.MonkeyPatch, why: str) -> None:
    honest = git.Git.asked

    def full(self: git.Git, *words: str, **asked: object) -> git.Answer:
        if words[0] == "hash-object":
            return git.Answer(128, b"", f"error: file write error: {why}\nfatal: unable to write")
        return honest(self, *words, **asked)  # type: ignore[arg-type]

    monkeypatch.setattr(git.Git, "asked", full)
    code, said = changed(lan).save()
    assert (code, "đã đầy" in said) == (3, True)


def test_a_damaged_store_is_told(lan: Person) -> None:
    oid = lan.git("rev-parse", "HEAD^{tree}")
    damaged = lan.desk / ".git/objects" / oid[:2] / oid[2:]
    damaged.chmod(0o644)
    damaged.write_bytes(b"x")
    code, said = changed(lan).save()
    assert (code, "bị hỏng" in said) == (3, True)


def test_settings_of_a_folder_start_no_other_program(lan: Person, tmp_path: Path) -> None:
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch '{tmp_path}/sprung'\nexit 1\n", encoding="utf-8")
    trap.chmod(0o755)
    for name in ("core.fsmonitor", "core.pager", "core.editor", "gpg.program", "diff.external", "core.askPass"):
        lan.git("config", name, str(trap))
    lan.git("config", "commit.gpgSign", "true")
    assert changed(lan).save()[0] == 0
    assert not (tmp_path / "sprung").exists()


def test_what_a_hook_set_leads_nowhere_else(lan: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "khác"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    code = changed(lan).save()[0]
    monkeypatch.delenv("GIT_DIR")
    monkeypatch.delenv("GIT_INDEX_FILE")
    assert (code, "title: Lại" in lan.recorded(STORY)) == (0, True)


def test_nobody_is_asked_for_a_password_on_a_terminal(lan: Person) -> None:
    asked = git.Git(lan.desk).environment
    assert asked["GIT_TERMINAL_PROMPT"] == "0"
    assert "BatchMode=yes" in git.Git(lan.desk).over_network().settings["core.sshCommand"]
    lan.git("config", "core.sshCommand", "plink")
    assert "core.sshCommand" not in git.Git(lan.desk).over_network().settings


def test_a_server_that_does_not_answer_is_not_waited_for(
    both: tuple[Person, Person], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lan, _ = both
    silent = tmp_path / "ssh"
    silent.write_text("#!/bin/sh\nsleep 60\n", encoding="utf-8")
    silent.chmod(0o755)
    monkeypatch.setenv("GIT_SSH", str(silent))
    monkeypatch.setattr("newsdesk.commands.saving.sharing.LONG", 0.5)
    lan.git("remote", "set-url", "origin", "ssh://vi-du.vn/ban.git")
    began = time.monotonic()
    code, said = changed(lan).save()
    assert (code, "chưa gửi được vì" in said) == (0, True)
    assert time.monotonic() - began < 20


def test_a_password_in_an_address_is_not_said() -> None:
    assert git.last_words("fatal: unable to access 'https://a:b@vi-du.vn/x': no") == (
        "fatal: unable to access 'https://vi-du.vn/x': no"
    )


def test_two_saves_at_once_both_end_well(both: tuple[Person, Person]) -> None:
    lan, _ = both
    changed(lan)
    lan.edit("content/news/nuoc-am.md", "title: ", "title: Lại ")
    running = [
        subprocess.Popen([sys.executable, "-c", ONE_SAVE, str(lan.desk)], env=os.environ, stdout=subprocess.DEVNULL)
        for _ in range(2)
    ]
    assert [one.wait(60) for one in running] == [0, 0]
    assert shared_head(lan) == lan.git("rev-parse", "HEAD")
    assert lan.git("status", "--porcelain") == ""
    assert lan.git("rev-list", "--count", "HEAD") == "2"


@pytest.mark.parametrize("after", ["read-tree", "commit-tree", "update-ref", "update-index", "fetch", "push"])
def test_a_save_that_was_killed_is_gone_on_with(both: tuple[Person, Person], after: str) -> None:
    lan, minh = both
    minh.edit("content/news/nuoc-am.md", "title: ", "title: Lại ")
    minh.save()
    changed(lan)
    mine = lan.read(STORY)
    killed = (
        f"""
import os, signal
from newsdesk.commands.saving import git
honest = git.Git.asked
def asked(self, *words, **more):
    answer = honest(self, *words, **more)
    if words[0] == {after!r}:
        os.kill(os.getpid(), signal.SIGKILL)
    return answer
git.Git.asked = asked
"""
        + ONE_SAVE
    )
    done = subprocess.run(
        [sys.executable, "-c", killed, str(lan.desk)], env=os.environ, capture_output=True, check=False
    )
    assert done.returncode == -signal.SIGKILL
    assert lan.read(STORY) == mine
    assert lan.save()[0] == 0
    assert lan.recorded(STORY, shared_head(lan)) == mine.rstrip("\n")
    assert "title: Lại" in lan.read("content/news/nuoc-am.md")
    assert lan.git("status", "--porcelain") == ""


def behind(both: tuple[Person, Person]) -> tuple[Person, str, str]:
    """Return a desk that is to take in three files of another's, with where it stands and where it is to stand."""
    lan, minh = both
    changed(minh)
    (minh.desk / "content/news/nuoc-am.md").unlink()
    minh.write("content/news/moi.md", lan.read("content/news/nuoc-am.md").replace("title: ", "title: Mới "))
    assert minh.save()[0] == 0
    lan.git("fetch", "-q")
    return lan, lan.git("rev-parse", "HEAD"), lan.git("rev-parse", "origin/main")


def half_placed(lan: Person, old: str, new: str) -> None:
    """Let the work stop where one file of three is in its place."""
    opened = copy.opened(lan.desk)
    lan.git("update-ref", placing.COMING, new)
    lan.write(STORY, opened.content(opened.files_of(new)[STORY]).decode())
    assert lan.git("rev-parse", "HEAD") == old


def test_a_state_that_was_placed_by_half_is_placed_whole(both: tuple[Person, Person]) -> None:
    lan, old, new = behind(both)
    half_placed(lan, old, new)
    code, said = lan.save()
    assert (code, "Không có gì mới" in said) == (0, True)
    assert lan.git("rev-parse", "HEAD") == new
    assert lan.git("status", "--porcelain") == ""
    assert not (lan.desk / "content/news/nuoc-am.md").exists()


def test_what_somebody_wrote_after_a_kill_is_kept(both: tuple[Person, Person]) -> None:
    lan, old, new = behind(both)
    half_placed(lan, old, new)
    lan.edit("content/news/nuoc-am.md", "title: ", "title: Sau khi mất điện ")
    code, _ = lan.save()
    assert code == 1  # the other deleted what was written on
    assert "Sau khi mất điện" in lan.recorded("content/news/nuoc-am.md")
    assert lan.save("content/news/nuoc-am.md", keep="mine")[0] == 0
    assert "title: Lại" in lan.read(STORY)
    assert lan.git("for-each-ref", "refs/newsdesk") == ""


def test_a_reader_never_sees_half_a_file(both: tuple[Person, Person]) -> None:
    lan, _, _ = behind(both)
    before, seen, stop = lan.read(STORY), set(), threading.Event()

    def look() -> None:
        while not stop.is_set():
            with suppress(OSError):
                seen.add(lan.read(STORY))

    reader = threading.Thread(target=look)
    reader.start()
    lan.save()
    stop.set()
    reader.join()
    assert seen <= {before, lan.read(STORY)}


def test_nothing_is_written_through_a_folder_that_leads_elsewhere(both: tuple[Person, Person], tmp_path: Path) -> None:
    lan, _, _ = behind(both)
    (lan.desk / "content/news").rename(tmp_path / "nơi khác")
    (lan.desk / "content/news").symlink_to(tmp_path / "nơi khác", target_is_directory=True)
    lan.save()
    assert sorted(path.name for path in (tmp_path / "nơi khác").iterdir()) == ["nuoc-am.md"]


def test_files_that_were_kept_with_other_line_ends_do_not_stand_in_the_way(both: tuple[Person, Person]) -> None:
    lan, minh = both
    (lan.desk / ".gitattributes").unlink()
    (lan.desk / STORY).write_bytes(lan.read(STORY).replace("\n", "\r\n").encode())
    lan.git("-c", "core.autocrlf=false", "commit", "-q", "-a", "-m", "CRLF")
    lan.git("push", "-q")
    minh.git("pull", "-q")
    assert "\r\n" in minh.read(STORY)
    changed(minh)
    assert minh.save()[0] == 0
    assert lan.save()[0] == 0
    assert "title: Lại" in lan.read(STORY)


def test_a_branch_that_moved_meanwhile_is_not_moved_back(lan: Person) -> None:
    opened = copy.opened(lan.desk)
    assert opened.head
    with pytest.raises(DeskError) as stopped:
        opened.move(opened.head, "f" * 40, "x")
    assert stopped.value.code == "git-locked"


def test_nothing_lies_about_after_a_save(both: tuple[Person, Person]) -> None:
    lan, _, _ = behind(both)
    lan.edit(APPROVED, "Chị Hoa đếm được", "Chị Hoa ghi được")
    lan.save()
    assert not list((lan.desk / ".git").glob("newsdesk-*"))
    assert not list((lan.desk / ".cache").glob("save*"))


def test_a_slow_git_is_said(lan: Person) -> None:
    with pytest.raises(DeskError) as stop:
        git.Git(lan.desk).must("-c", "alias.x=!sleep 5", "x", seconds=0.2)
    assert stop.value.code == "git-slow"


def test_a_network_is_waited_for_no_longer_once_nobody_waits(lan: Person) -> None:
    with ThreadPoolExecutor(1) as apart:
        asked = apart.submit(git.Git(lan.desk).asked, "-c", "alias.x=!sleep 60", "x", seconds=git.LONG)
        while not asked.done():
            git.end_waiting()
            time.sleep(0.05)
        assert isinstance(asked.exception(), git.Slow)


def test_what_is_done_on_this_machine_is_not_ended_with_the_network(lan: Person) -> None:
    with ThreadPoolExecutor(1) as apart:
        asked = apart.submit(git.Git(lan.desk).asked, "-c", "alias.x=!sleep 1 && echo xong", "x")
        while not asked.done():
            git.end_waiting()
            time.sleep(0.05)
        assert asked.result().text == "xong"
