"""The page on which this machine is looked at, and the look that goes on behind it."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import psutil
import pytest
from playwright.sync_api import Browser, expect

from newsdesk.commands.machine import running
from newsdesk.commands.machine.examining import probes
from newsdesk.commands.machine.finding import Finding, Purpose, State
from newsdesk.desk import here as desk_here
from newsdesk.desk.machine_look import MachineLook
from tests.browser.test_everyone import violations
from tests.conftest import TODAY
from tests.desk.opened import KEY, PATIENCE, Opened, opened
from tests.desk.test_steps import post, seen

FIRST = Finding("Python", State.PRESENT, Purpose.WRITE, "3.11, 64 bit")
SECOND = Finding("Trình phát ra loa", State.MISSING, Purpose.HEAR, "mpv không trả lời", "Cài lại mpv.")


class Slow:
    """A machine that finds one thing at once and the other when it is let go on."""

    def __init__(self) -> None:
        self.looks = 0
        self.go_on = Event()

    def __call__(self, *_: object, **__: object) -> Iterator[Finding]:
        self.looks += 1
        yield FIRST
        assert self.go_on.wait(PATIENCE)
        yield SECOND


@pytest.fixture
def here(desk: Path) -> Iterator[Opened]:
    with opened(desk) as here:
        yield here


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    slow = Slow()
    monkeypatch.setattr(desk_here, "examine_machine", slow)
    yield slow
    slow.go_on.set()


def seen_when(here: Opened, words: str, patience: float = PATIENCE) -> str:
    """Return the page once it says something."""
    until = time.monotonic() + patience
    while words not in (text := seen(here, "/machine")):
        assert time.monotonic() < until, text
        time.sleep(0.1)
    return text


def test_the_machine_is_looked_at_when_somebody_asks(here: Opened) -> None:
    assert "Kiểm tra máy này" in seen(here, "/machine")
    status, place, _ = post(here, "/machine")
    assert (status, place) == (303, "/machine")
    longest = max(probe.patience for probe in probes(here.root, TODAY, online=True))
    text = seen_when(here, "Kiểm tra lại", longest.total_seconds() + PATIENCE)
    assert "LUFS" in text
    assert "Đang kiểm tra" not in text


def test_what_is_found_so_far_is_shown_and_a_second_press_begins_nothing(here: Opened, slow: Slow) -> None:
    post(here, "/machine")
    text = seen_when(here, "3.11, 64 bit")
    assert "Đang kiểm tra máy này…" in text
    assert "Máy này đủ mọi thứ" not in text, "nobody knows yet"
    assert "Kiểm tra lại" not in text
    assert '<noscript><meta http-equiv="refresh"' in here.ask(f"/{KEY}/machine").read().decode()
    post(here, "/machine")
    assert slow.looks == 1
    slow.go_on.set()
    text = seen_when(here, "Kiểm tra lại")
    assert "còn thiếu vài thứ" in text
    assert "→ Cài lại mpv." in text
    post(here, "/machine")
    seen_when(here, "Kiểm tra lại")
    assert slow.looks == 2


def test_the_page_grows_while_it_is_looked_at(here: Opened, slow: Slow, browser: Browser) -> None:
    page = browser.new_page(bypass_csp=True, reduced_motion="reduce")
    page.goto(f"{here.address}/machine")
    page.get_by_role("button", name="Kiểm tra máy này").click()
    expect(page.locator("#state")).to_have_text("Đang kiểm tra máy này…")
    expect(page.locator(".findings li")).to_have_count(1)
    assert violations(page) == []
    slow.go_on.set()
    expect(page.locator("#state")).to_contain_text("còn thiếu vài thứ")
    expect(page.locator(".findings li")).to_have_count(2)
    expect(page.locator("progress")).to_have_count(0)
    expect(page).to_have_title("Còn thiếu – Máy này – Bàn biên tập")
    page.get_by_role("button", name="Kiểm tra lại").click()
    expect(page.locator("#state")).to_contain_text("còn thiếu vài thứ")
    page.close()


def test_a_desk_is_closed_without_a_word_while_its_machine_is_looked_at(
    desk: Path, slow: Slow, browser: Browser, capfd: pytest.CaptureFixture[str]
) -> None:
    page = browser.new_page()
    with opened(desk) as here:
        page.goto(f"{here.address}/machine")
        page.get_by_role("button", name="Kiểm tra máy này").click()
        expect(page.locator(".findings li")).to_have_count(1)
    expect(page.locator("#state")).to_have_text("Bàn đã đóng. Mở lại bàn rồi kiểm tra lại.")
    expect(page.locator("progress")).to_have_count(0)
    page.close()
    said = capfd.readouterr()
    assert (said.out, said.err) == ("", "")


def test_a_program_that_is_being_tried_ends_with_the_desk() -> None:
    def examine() -> Iterator[Finding]:
        running.run([sys.executable, "-c", "import time; time.sleep(60)", "thử"])
        yield SECOND

    look, until = MachineLook(examine), time.monotonic() + PATIENCE
    look.begin()
    while not (tried := [one for one in psutil.Process().children() if one.cmdline()[-1:] == ["thử"]]):
        assert time.monotonic() < until
        time.sleep(0.05)
    look.close()
    assert psutil.wait_procs(tried, PATIENCE)[1] == []
