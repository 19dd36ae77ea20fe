"""A text is recorded in the browser: by a file, and straight from a microphone."""

import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from playwright.sync_api import Browser, Page, expect

from newsdesk.audio import ffmpeg, register
from newsdesk.audio.voices import EspeakVoice
from newsdesk.commands import reading
from newsdesk.commands.recording_files import REGISTER, Recordings
from newsdesk.desk.steps import recording
from newsdesk.model.script import Script
from tests.announcers import listed
from tests.conftest import TODAY
from tests.desk.opened import KEY, Opened, opened
from tests.desk.test_steps import seen, words

NEWS = "content/news/nuoc-am.md"
SHORT = """---
title: Nước ấm
date: 2026-11-01
until: 2026-12-31
---

Từ hôm nay, nhà bếp có nước ấm suốt ngày. Mời mọi người đến lấy.
"""


@pytest.fixture
def here(desk: Path) -> Iterator[Opened]:
    listed(desk, "chị Hoa")
    (desk / NEWS).write_text(SHORT, "utf-8")
    with opened(desk) as here:
        yield here


@pytest.fixture
def script(here: Opened) -> Script:
    desk = reading.read(here.root, TODAY).desk
    assert desk
    return next(text for texts in desk.week.texts.values() for text in texts.values() if text.slug == "nuoc-am")


@pytest.fixture
def read_aloud(script: Script, tmp_path: Path) -> Path:
    """Return somebody's reading of the short text."""
    EspeakVoice(rate=210).read_aloud(script, tmp_path / "giọng.wav")
    heard = tmp_path / "Bản thu của chị Hoa.wav"
    ffmpeg.run(["-i", ffmpeg.file(tmp_path / "giọng.wav"), "-af", "volume=-9dB,adelay=400,apad=pad_dur=0.4",
                "-ar", "48000", ffmpeg.file(heard)])  # fmt: skip
    return heard


def test_every_text_that_airs_is_listed_those_without_a_voice_first(here: Opened, script: Script) -> None:
    text = seen(here, "/do/record")
    assert script.title in text
    assert "chưa có" in text


def test_texts_are_listed_by_the_vietnamese_alphabet(monkeypatch: pytest.MonkeyPatch) -> None:
    titles = ["Ăn sáng", "An toàn", "Đội bếp", "Dọn kho", "Ấm nước", "Em bé"]
    texts = [Script(slug=f"bai-{n}", source="", title=title, parts=()) for n, title in enumerate(titles)]
    monkeypatch.setattr(recording, "readable_texts", lambda _: {"bài": texts})
    desk = cast(Any, SimpleNamespace(recordings=Recordings()))
    listed = [script.title for script, _, _ in recording._rows(desk)]
    assert listed == ["An toàn", "Ăn sáng", "Ấm nước", "Dọn kho", "Đội bếp", "Em bé"]


def test_the_text_is_shown_with_its_breaths_and_its_code(here: Opened, script: Script) -> None:
    text = seen(here, f"/do/record?story=nuoc-am&code={script.code}")
    assert f"mã {script.code}" in text
    assert "Mời mọi người đến lấy." in text
    assert here.ask(f"/{KEY}/do/record?story=nuoc-am&code=000000").status == 404


def test_a_file_is_handed_in_and_kept(here: Opened, browser: Browser, script: Script, read_aloud: Path) -> None:
    page = browser.new_page()
    page.goto(f"{here.address}/do/record?story=nuoc-am")
    page.get_by_label("Hoặc nộp tệp đã thu").set_input_files(read_aloud)
    page.get_by_label("Người đọc").fill("chị Hoa")
    page.get_by_role("button", name="Nộp bản thu").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nộp bản thu: đã xong")
    (row,) = register.from_text((here.root / REGISTER).read_text("utf-8"))
    assert (row.slug, row.by, row.script) == ("nuoc-am", "chị Hoa", script.digest)
    assert (here.root / "media" / row.file).read_bytes() == read_aloud.read_bytes()
    page.goto(f"{here.address}/do/record?story=nuoc-am")
    expect(page.get_by_text("Đã có bản thu của chị Hoa")).to_be_visible()
    page.close()


def test_what_is_wrong_with_a_file_is_said_by_the_name_it_was_handed_in(
    here: Opened, browser: Browser, tmp_path: Path
) -> None:
    (tmp_path / "không phải tiếng.wav").write_bytes(b"khong phai am thanh" * 99)
    page = browser.new_page()
    page.goto(f"{here.address}/do/record?story=nuoc-am")
    page.get_by_label("Hoặc nộp tệp đã thu").set_input_files(tmp_path / "không phải tiếng.wav")
    page.get_by_label("Người đọc").fill("chị Hoa")
    page.get_by_role("button", name="Nộp bản thu").click()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Tệp này không phải tệp âm thanh")
    expect(alert).to_contain_text("không phải tiếng.wav")
    assert "newsdesk-" not in words(page.content())
    expect(page.get_by_label("Người đọc")).to_have_value("chị Hoa")
    assert not (here.root / REGISTER).exists()
    page.close()


def test_a_name_that_leads_elsewhere_is_only_a_name(here: Opened, read_aloud: Path, script: Script) -> None:
    parts = {"story": "nuoc-am", "code": script.code, "by": "chị Hoa", "on": ""}
    body = b"".join(
        f'--x\r\ncontent-disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in parts.items()
    )
    body += b'--x\r\ncontent-disposition: form-data; name="file"; filename="../../../exemplars/x.md"\r\n'
    body += b"content-type: audio/wav\r\n\r\n" + read_aloud.read_bytes() + b"\r\n--x--\r\n"
    before = sorted((here.root / "exemplars").rglob("*"))
    answer = here.ask(f"/{KEY}/do/record", "POST", body, content_type="multipart/form-data; boundary=x")
    assert answer.status in {303, 422}
    assert sorted((here.root / "exemplars").rglob("*")) == before
    assert not [path for path in (here.root / "media").rglob("*") if path.suffix == ".md"]


@pytest.fixture
def speaker(here: Opened, browser: Browser, read_aloud: Path) -> Iterator[Page]:
    """Give the page of the short text to somebody who reads it into a microphone."""
    pretending = [
        "--no-sandbox",
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-audio-capture={read_aloud}%noloop",
    ]
    with browser.browser_type.launch(executable_path=_path(browser), args=pretending) as another:
        page = another.new_page()
        page.goto(f"{here.address}/do/record?story=nuoc-am")
        yield page


def speak(page: Page, milliseconds: int) -> None:
    """Read into the microphone for so long."""
    page.get_by_role("button", name="Bắt đầu thu").click()
    expect(page.get_by_role("button", name="Dừng, giữ bản này")).to_be_focused()
    expect(page.get_by_role("status").filter(has_text="Đang thu")).to_be_visible()
    page.wait_for_timeout(milliseconds)
    page.get_by_role("button", name="Dừng, giữ bản này").click()
    expect(page.get_by_text(re.compile(r"Đã thu 0 phút \d+ giây"))).to_be_visible()


def test_a_microphone_is_recorded_uncompressed_and_taken(here: Opened, speaker: Page, script: Script) -> None:
    speak(speaker, round(script.length_at(210).total_seconds() * 1000) + 1500)
    speaker.get_by_label("Người đọc").fill("chị Hoa")
    speaker.get_by_role("button", name="Nộp bản thu").click()
    expect(speaker.get_by_role("heading", level=1)).to_have_text("Nộp bản thu: đã xong")
    (row,) = register.from_text((here.root / REGISTER).read_text("utf-8"))
    kept = here.root / "media" / row.file
    assert kept.suffix == ".wav"
    assert kept.read_bytes()[:4] == b"RIFF"
    assert row.syllables == script.syllables


def test_a_take_that_is_refused_is_still_there_and_is_not_left_without_a_warning(here: Opened, speaker: Page) -> None:
    speak(speaker, 500)
    speaker.get_by_label("Người đọc").fill("chị Hoa")
    speaker.get_by_label("Ngày thu").fill("2026-12-25")
    speaker.get_by_role("button", name="Nộp bản thu").click()
    expect(speaker.get_by_role("alert")).to_contain_text("Ngày thu không thể sau hôm nay")
    expect(speaker.get_by_role("alert")).to_be_focused()
    assert speaker.evaluate("document.getElementById('file').files.length") == 1
    expect(speaker.locator("#taken")).to_be_visible()
    expect(speaker.get_by_label("Người đọc")).to_have_value("chị Hoa")
    speaker.get_by_label("Ngày thu").fill("")
    speaker.get_by_role("button", name="Nộp bản thu").click()
    expect(speaker.get_by_role("alert")).not_to_contain_text("Ngày thu không thể")
    asked: list[str] = []
    speaker.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    speaker.get_by_role("link", name="Bảng theo dõi").click(no_wait_after=True)
    speaker.wait_for_timeout(500)
    assert asked == ["beforeunload"]
    expect(speaker.locator("#taken")).to_be_visible()


def test_a_desk_that_is_closed_meanwhile_is_said_and_the_take_stays(speaker: Page) -> None:
    speak(speaker, 500)
    speaker.get_by_label("Người đọc").fill("chị Hoa")
    speaker.route("**/do/record?**", lambda route: route.abort())
    speaker.get_by_role("button", name="Nộp bản thu").click()
    expect(speaker.get_by_role("alert")).to_contain_text("Bàn không trả lời")
    assert speaker.evaluate("document.getElementById('file').files.length") == 1


def _path(browser: Browser) -> str:
    from tests.browser import chromium

    del browser
    path = chromium.program()
    assert path
    return path


def test_the_sheet_to_print_is_one_click_away(here: Opened, browser: Browser, script: Script) -> None:
    page = browser.new_page()
    page.goto(f"{here.address}/do/record?story=nuoc-am")
    with page.expect_popup() as opening:
        page.get_by_role("link", name="Phiếu đọc để in").click()
    sheet = opening.value
    expect(sheet.get_by_text(script.code, exact=True).first).to_be_visible()
    expect(sheet.get_by_text("Mời mọi người đến lấy.")).to_be_visible()
    assert sheet.evaluate("getComputedStyle(document.querySelector('.code')).borderTopStyle") == "solid"
    page.context.close()


def test_a_text_that_was_changed_while_it_was_read_is_said_and_shown_anew(
    here: Opened, browser: Browser, script: Script, read_aloud: Path
) -> None:
    page = browser.new_page()
    page.goto(f"{here.address}/do/record?story=nuoc-am")
    (here.root / NEWS).write_text(SHORT.replace("suốt ngày", "cả ngày"), "utf-8")
    page.get_by_label("Hoặc nộp tệp đã thu").set_input_files(read_aloud)
    page.get_by_label("Người đọc").fill("chị Hoa")
    page.get_by_role("button", name="Nộp bản thu").click()
    expect(page.get_by_role("alert")).to_contain_text(f"Mã {script.code} không phải mã của lời đang dùng")
    expect(page.get_by_text("có nước ấm cả ngày")).to_be_visible()
    assert not (here.root / REGISTER).exists()
    page.close()


def test_what_is_no_story_leads_to_no_story(here: Opened) -> None:
    assert "/story/" not in here.ask(f"/{KEY}/do/record?story=nuoc-am").body.decode()
