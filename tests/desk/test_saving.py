"""Saving by a button: what waits is listed, two versions stand side by side, nothing is lost."""

import os
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

import psutil
import pytest

from newsdesk.desk import server, writing
from tests.desk.opened import KEY, PATIENCE, Opened, opened
from tests.desk.test_steps import post, seen, words

DRAFT = "exemplars/2025/y-tuong.md"


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def shared(desk: Path, tmp_path: Path) -> Path:
    """Return a desk that has a shared copy."""
    (desk / ".gitignore").write_text("output/\nmedia/\n.cache/\n", "utf-8")
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "chung.git")
    git(desk, "init", "-q", "-b", "main")
    for name, value in {"user.name": "Chị Hạnh", "user.email": "hanh@example.vn"}.items():
        git(desk, "config", name, value)
    git(desk, "add", ".")
    git(desk, "commit", "-q", "-m", "Bắt đầu")
    git(desk, "remote", "add", "origin", str(tmp_path / "chung.git"))
    git(desk, "push", "-q", "-u", "origin", "main")
    return desk


@pytest.fixture
def here(shared: Path) -> Iterator[Opened]:
    with opened(shared) as here:
        yield here


@pytest.fixture
def colleague(here: Opened, tmp_path: Path) -> Path:
    git(tmp_path, "clone", "-q", "chung.git", "máy bên")
    other = tmp_path / "máy bên"
    git(other, "config", "user.name", "Anh Dũng")
    git(other, "config", "user.email", "dung@example.vn")
    return other


def rewrite(root: Path, body: str) -> None:
    path = root / DRAFT
    path.write_text(path.read_text("utf-8").replace("Còn đang viết.", body), "utf-8")


def test_what_was_done_is_listed_saved_and_sent(here: Opened, colleague: Path) -> None:
    rewrite(here.root, "Luống rau đầu tiên đã lên.")
    listed = seen(here, "/save")
    assert "Sẽ lưu 1 tệp" in listed
    assert DRAFT in listed
    status, place, _ = post(here, "/save", what="Viết tiếp bài vườn rau", by="")
    assert status == 303
    assert seen(here, place)
    git(colleague, "pull", "-q")
    assert "Luống rau đầu tiên đã lên." in (colleague / DRAFT).read_text("utf-8")
    assert "Không có gì mới để lưu" in seen(here, "/save")


def test_without_a_word_of_what_was_done_nothing_is_saved(here: Opened) -> None:
    rewrite(here.root, "Luống rau.")
    status, _, text = post(here, "/save", what=" ")
    assert status == 422
    assert "Đã làm việc gì : Chưa điền." in text


def test_what_was_filled_in_stays_while_the_desk_is_at_something_else(
    here: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "PATIENCE", 0.2)
    rewrite(here.root, "Luống rau.")
    with here.writing:
        filled = urlencode({"what": "Viết xong vườn rau", "by": "Chị Hạnh"}).encode()
        answer = here.ask(f"/{KEY}/save", "POST", filled)
    page = answer.body.decode()
    assert answer.status == 422
    assert "Bàn đang làm một việc khác" in page
    assert 'value="Viết xong vườn rau"' in page
    assert 'value="Chị Hạnh"' in page


@pytest.mark.skipif(os.name != "posix", reason="a script in place of ssh")
def test_a_desk_that_is_closed_waits_for_no_network_and_says_what_is_known(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    begun = tmp_path / "đang chờ"
    silent = tmp_path / "ssh"
    silent.write_text(f"#!/bin/sh\necho $$ > '{begun}'\nsleep 300\n", "utf-8")
    silent.chmod(0o755)
    monkeypatch.setenv("GIT_SSH", str(silent))
    monkeypatch.setattr(server, "GRACE", 0.2)
    git(shared, "remote", "set-url", "origin", "ssh://vi-du.vn/ban.git")
    rewrite(shared, "Luống rau.")
    with ThreadPoolExecutor(1) as apart:
        with opened(shared) as here:
            answer = apart.submit(post, here, "/save", what="Viết tiếp bài vườn rau", by="")
            until = time.monotonic() + PATIENCE
            while not (begun.exists() and begun.read_text()):
                assert time.monotonic() < until
                time.sleep(0.05)
        status, _, text = answer.result()
    assert (status, "Bàn đã đóng giữa chừng" in text) == (503, True)
    left = [one.pid for one in psutil.process_iter() if one.status() != psutil.STATUS_ZOMBIE]
    assert int(begun.read_text()) not in left
    assert "Viết tiếp bài vườn rau" in git(shared, "log", "-1", "--format=%s")
    assert capfd.readouterr().err == ""


def test_two_versions_stand_side_by_side_until_one_is_chosen(here: Opened, colleague: Path) -> None:
    rewrite(colleague, "Bản của anh Dũng.")
    git(colleague, "commit", "-qam", "Sửa vườn rau")
    git(colleague, "push", "-q")
    rewrite(here.root, "Bản của chị Hạnh.")
    status, _, text = post(here, "/save", what="Sửa bài vườn rau")
    assert status == 422
    assert "Bản của anh Dũng." in text
    assert "Bản của chị Hạnh." in text
    assert "Bản của chị Hạnh." in (here.root / DRAFT).read_text("utf-8"), "nothing half-merged lies in the folder"
    status, place, _ = post(here, "/save", path=DRAFT, keep="theirs")
    assert status == 303
    assert "Bản của anh Dũng." in (here.root / DRAFT).read_text("utf-8")
    assert "tasks.py" not in seen(here, place)


def test_a_folder_that_is_no_copy_says_so(desk: Path) -> None:
    with opened(desk) as here:
        answer = here.ask(f"{here.address.removeprefix(f'http://127.0.0.1:{here.port}')}/save")
        assert answer.status == 200
        text = words(answer.read().decode())
        assert "Sẽ lưu" not in text
        assert "Git" in text or "sao" in text
