"""Moments at which a desk is hit: somebody else at work, a desk that is killed, a disk that is full."""

import errno
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Browser, expect
from starlette.datastructures import UploadFile

from newsdesk import files
from newsdesk.commands import console, ending
from newsdesk.desk import writing
from newsdesk.desk.here import here_at
from newsdesk.desk.server import undisturbed
from newsdesk.errors import DeskError
from tests.conftest import TODAY
from tests.desk.opened import KEY, PATIENCE, Opened, opened
from tests.desk.test_steps import post, seen, words

HOME = Path(__file__).parents[2]
BEGINS = """
import sys, time
from pathlib import Path
from newsdesk.desk.work import Workshop
shop = Workshop(Path(sys.argv[1]))
work = shop.begin("Phát hành", ["publish", "--today", "2026-11-20"])
print(work.process.pid, flush=True)
time.sleep(60)
"""


@pytest.fixture
def here(desk: Path) -> Iterator[Opened]:
    with opened(desk) as here:
        yield here


def test_whoever_presses_while_a_terminal_works_is_told_and_other_pages_stay_alive(
    here: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "PATIENCE", 0.2)
    story = here.root / "exemplars/2025/y-tuong.md"
    before = story.read_bytes()
    with files.only_one(here.root / console.LOCK):
        status, _, text = post(here, "/do/return", story="bep-mot-chieu", by="Hội đồng", reason="Thiếu số liệu năm nay")
        assert "Đang đợi một lệnh khác trên bàn này làm xong" in text
        assert "Đợi lệnh đó xong" in text
        assert status == 422
        assert "Thiếu số liệu năm nay" in text, "what was filled in stays"
        assert "Máy này" in seen(here, "/machine")
    assert story.read_bytes() == before


def test_what_was_filled_in_stays_while_the_desk_itself_is_at_something_else(
    here: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "PATIENCE", 0.2)
    with here.writing:
        asked = {"story": "bep-mot-chieu", "by": "Hội đồng", "reason": "Thiếu số liệu năm nay"}
        status, _, text = post(here, "/do/return", **asked)
    assert status == 422
    assert "Bàn đang làm một việc khác" in text
    assert "Thiếu số liệu năm nay" in text


def test_a_recording_for_which_the_desk_has_no_time_is_said_beside_its_form(
    here: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "PATIENCE", 0.2)
    (text, *_) = re.findall(r"/do/record\?story=[a-z0-9-]+", here.ask(f"/{KEY}/do/record").body.decode())
    page = here.ask(f"/{KEY}{text}").body.decode()
    story, code = (re.findall(rf'name="{name}" value="([^"]+)"', page)[0].encode() for name in ("story", "code"))
    body = multipart(story=story, code=code, by="chị Hoa".encode(), on=b"", file=b"RIFF" * 99)
    with here.writing:
        answer = here.ask(f"/{KEY}/do/record", "POST", body, content_type=FORM)
    assert answer.status == 422
    assert "Bàn đang làm một việc khác" in words(answer.body.decode())
    assert 'value="chị Hoa"' in answer.body.decode()


def test_two_presses_of_one_desk_come_one_after_the_other_or_not_at_all(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "PATIENCE", 0.2)
    here = here_at(desk, lambda: TODAY, "khoa")
    with here.writing, pytest.raises(Exception, match="busy"), here.writing:
        pass
    with here.writing:
        pass
    here.close()


def test_work_ends_with_a_desk_that_is_killed_and_the_next_one_finds_it_free(desk: Path) -> None:
    with files.only_one(desk / console.LOCK):  # the work waits here until its desk is gone
        asked = [sys.executable, "-c", BEGINS, str(desk)]
        with subprocess.Popen(asked, stdout=subprocess.PIPE, text=True, cwd=HOME) as parent:
            assert parent.stdout
            work = psutil.Process(int(parent.stdout.readline()))
            time.sleep(2)
            goes_on = work.is_running()
            parent.kill()
        assert goes_on
        assert psutil.wait_procs([work], PATIENCE)[1] == []
    with files.only_one(desk / console.LOCK, wait=1):
        pass


def test_a_desk_that_is_moved_away_is_not_made_anew_and_is_there_when_it_is_back(here: Opened) -> None:
    assert "Bếp một chiều" in seen(here, "/")
    away = here.root.rename(here.root.with_name("Bàn dời đi"))
    assert here.ask(f"/{KEY}/").status == 200
    until = time.monotonic() + PATIENCE
    while "Không thấy thư mục của bàn" not in (board := seen(here, "/")):
        assert time.monotonic() < until
        time.sleep(0.2)
    assert "Tạo lại tệp" not in board
    assert "Không thấy thư mục của bàn" in words(here.ask(f"/{KEY}/do/new").body.decode())
    for place in ("/do/submit", "/save", "/do/return"):
        assert post(here, place, story="bep-mot-chieu", by="Tổ bếp", reason="x", what="x")[0] in {422, 503}
    with pytest.raises(DeskError), console.alone(here.root):
        pass
    assert not here.root.exists()
    away.rename(here.root)
    until = time.monotonic() + PATIENCE  # it is looked for every moment or two
    while here.ask(f"/{KEY}/story/bep-mot-chieu/").status != 200:
        assert time.monotonic() < until
        time.sleep(0.2)


def multipart(**parts: bytes) -> bytes:
    head = b'--x\r\ncontent-disposition: form-data; name="%s"%s\r\n\r\n%s\r\n'
    named = {name: b'; filename="a.wav"' if name == "file" else b"" for name in parts}
    return b"".join(head % (name.encode(), named[name], value) for name, value in parts.items()) + b"--x--\r\n"


FORM = "multipart/form-data; boundary=x"


def test_a_disk_that_fills_up_under_an_upload_is_said_and_leaves_nothing(
    here: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(_self: UploadFile, _content: bytes) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = set(tmp_path.rglob("*"))
    monkeypatch.setattr(UploadFile, "write", full)
    answer = here.ask(f"/{KEY}/do/record", "POST", multipart(file=b"a" * 3_000_000), content_type=FORM)
    assert answer.status == 503
    assert "Ổ đĩa đã đầy" in words(answer.read().decode())
    assert set(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    "body",
    [multipart(a=b"b") * 3000, multipart(a=b"b" * 3_000_000), multipart(file=b"x").replace(b"--x--", b"--x") * 9,
     b"--x\r\ncontent-disposition: form-data; name=\"a\"\r\nx: " + b"y" * 9_000_000, b"\0" * 1_000_000],
)  # fmt: skip
@pytest.mark.parametrize("place", ["/do/record", "/do/new", "/save"])
def test_a_form_made_to_burst_is_answered_in_words(here: Opened, place: str, body: bytes) -> None:
    answer = here.ask(f"/{KEY}{place}", "POST", body.replace(b"--x--\r\n", b"", body.count(b"--x--") - 1),
                      content_type=FORM)  # fmt: skip
    assert answer.status in {400, 404, 422}
    assert "Traceback" not in answer.read().decode()


def test_an_upload_that_is_broken_off_leaves_nothing(
    here: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    import socket

    folder = tmp_path / "tạm"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    head = (
        f"POST /{KEY}/do/record HTTP/1.1\r\nhost: 127.0.0.1:{here.port}\r\norigin: http://127.0.0.1:{here.port}\r\n"
        f"content-type: {FORM}\r\ncontent-length: 90000000\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", here.port)) as line:
        line.sendall(head.encode() + multipart(file=b"a" * 3_000_000).removesuffix(b"--x--\r\n"))
        time.sleep(0.3)
    assert "Máy này" in seen(here, "/machine")
    assert list(folder.iterdir()) == []
    assert "Traceback" not in capfd.readouterr().err


def test_many_tabs_that_follow_one_work_leave_a_line_free_and_go_on_when_looked_at(
    here: Opened, browser: Browser
) -> None:
    context = browser.new_context()
    with files.only_one(here.root / console.LOCK):
        _, place, _ = post(here, "/publish")
        tabs = [context.new_page() for _ in range(8)]
        for tab in tabs:
            tab.add_init_script("Object.defineProperty(document, 'hidden', { get: () => window.away === true })")
            tab.goto(here.address + place, wait_until="commit")
            tab.wait_for_selector("#state")
            tab.evaluate("window.away = true; document.dispatchEvent(new Event('visibilitychange'))")
        tabs[-1].goto(here.address + "/machine")
        tabs[0].evaluate("window.away = false; document.dispatchEvent(new Event('visibilitychange'))")
        expect(tabs[0].get_by_text("Đang đợi một lệnh khác trên bàn này làm xong")).to_have_count(1)
    context.close()


def test_what_is_pressed_twice_is_done_once_and_said_to_be_done(here: Opened, browser: Browser) -> None:
    page = browser.new_page()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    page.goto(f"{here.address}/do/withdraw?story=bep-mot-chieu")
    page.get_by_label("Vì sao rút").select_option(index=1)
    page.get_by_role("checkbox").check()
    button = page.get_by_role("button", name="Rút bài")
    button.evaluate("button => { button.click(); setTimeout(() => button.click(), 60); }")
    expect(page.get_by_role("heading", level=1)).to_have_text("Rút bài: đã xong")
    assert len(sent) == 1
    page.close()


def test_the_pressed_button_is_still_told_and_a_form_that_came_back_is_sent_again(
    here: Opened, browser: Browser
) -> None:
    page = browser.new_page()
    page.goto(f"{here.address}/do/return?story=bep-mot-chieu")
    sent = page.evaluate("""
        () => {
            const form = document.querySelector("form.step");
            form.insertAdjacentHTML("beforeend", '<button name="act" value="x">Một nút</button>');
            const told = [];
            document.addEventListener("submit", (event) => {
                told.push([event.defaultPrevented, new FormData(form, event.submitter).get("act")]);
                event.preventDefault();
            });
            const press = () => form.requestSubmit(form.querySelector("[name=act]"));
            form.noValidate = true;
            press(); press();
            dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
            press();
            return told;
        }""")
    assert sent == [[False, "x"], [True, "x"], [False, "x"]]
    page.close()


def test_a_desk_that_is_being_closed_lets_nobody_cut_what_it_still_writes() -> None:
    with ending.heeding(), undisturbed():
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGTERM)
    with pytest.raises(KeyboardInterrupt), ending.heeding():
        signal.raise_signal(signal.SIGTERM)
