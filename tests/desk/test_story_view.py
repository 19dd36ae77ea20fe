"""One story from every side, tried as an editor would: the file is edited elsewhere, the page follows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import html5lib
import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from newsdesk.audio import ffmpeg
from newsdesk.audio.voices import EspeakVoice
from newsdesk.commands import console, reading, record
from newsdesk.desk.here import here_at
from newsdesk.desk.story.live import changed
from newsdesk.desk.story.view import views_of
from newsdesk.model.script import Version
from tests.announcers import listed
from tests.conftest import TODAY
from tests.desk.opened import KEY, Opened, opened

SLUG = "bep-mot-chieu"
FILE = f"exemplars/2026/{SLUG}.md"
WIDE, PHONE = {"width": 1280, "height": 800}, {"width": 320, "height": 700}
EVERY_PANE = ["spoken", "page", "problems", "minutes", "channels", "briefing"]
OFF_THE_LINE = "ERR_"
"""What a browser says of a line that is let go."""


@dataclass
class Editor:
    """Somebody with the story in the browser and its file in another program."""

    desk: Opened
    browser: Browser
    wrong: list[str] = field(default_factory=list)

    def opens(self, slug: str = SLUG, **context: Any) -> Page:
        mine = self.browser.new_context(**({"viewport": WIDE, "locale": "vi-VN"} | context))
        page = mine.new_page()
        page.on("pageerror", lambda fault: self.wrong.append(str(fault)))
        page.on("console", lambda one: self.hear(one.type, one.text))
        page.goto(f"{self.desk.address}/story/{slug}/")
        expect(page.locator(".story[data-live]")).to_be_attached()
        return page

    def hear(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"} and OFF_THE_LINE not in text:
            self.wrong.append(text)

    def edits(self, before: str, after: str, file: str = FILE) -> None:
        path = self.desk.root / file
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after, 1), encoding="utf-8", newline="\n")


@pytest.fixture
def here(desk: Path) -> Iterator[Opened]:
    with opened(desk) as here:
        yield here


@pytest.fixture
def editor(here: Opened, browser: Browser) -> Iterator[Editor]:
    editor = Editor(here, browser)
    yield editor
    for one in browser.contexts:
        one.close()
    assert editor.wrong == []


def shows(page: Page, *names: str) -> None:
    """Open these panes, and no others if there is no room for more."""
    for name in names:
        button = page.locator(f'[data-shows="{name}"]')
        if button.get_attribute("aria-pressed") != "true":
            button.click()


def said(page: Page, words: str) -> None:
    """Wait until the spoken text says so; what is written instead is not open."""
    expect(pane(page, "spoken")).to_contain_text(words, use_inner_text=True)


def pane(page: Page, name: str) -> Any:
    return page.locator(f'[data-pane="{name}"]')


def framed(page: Page, name: str) -> Any:
    return page.frame_locator(f'[data-frame="{name}"]:not(.coming)').locator("body")


def test_a_story_stands_beside_itself(editor: Editor) -> None:
    page = editor.opens()
    expect(page.locator("h1")).to_have_text("Bếp một chiều")
    expect(page.locator(".stage")).to_have_text("đã duyệt")
    expect(framed(page, "page").locator("h1")).to_have_text("Bếp một chiều")
    said(page, "hai nghìn bốn trăm suất ăn trong tháng tám")
    shows(page, "minutes", "channels")
    expect(pane(page, "minutes")).to_contain_text("200 tiếng một phút")
    expect(pane(page, "minutes")).to_contain_text("Chưa có bản ngắn")
    expect(pane(page, "channels").locator(".told dt").first).to_have_text("Trang thông tin")
    shows(page, "briefing")
    expect(framed(page, "briefing")).to_contain_text("Phiếu đọc giao ban")


def test_an_edit_on_the_disk_changes_every_pane_that_it_concerns(editor: Editor) -> None:
    page = editor.opens()
    channels_before = pane(page, "channels").get_attribute("data-digest")
    editor.edits("Chị Hoa đếm được 2.400 suất", "Chị Hoa đếm kỹ được 3.150 suất ở QĐXYZ")
    said(page, "đếm kỹ được ba nghìn một trăm năm mươi suất")
    expect(framed(page, "page")).to_contain_text("đếm kỹ được 3.150 suất")
    expect(page.locator(".stage")).to_have_text("đã duyệt, nay đã sửa")
    expect(page.locator("#said")).to_have_text("Đã cập nhật: 2 chỗ cần sửa, trong đó 1 LỖI.")
    expect(page.locator("[data-badge]")).to_have_text("2")
    expect(pane(page, "spoken").locator(".unsettled h4 mark")).to_have_text("QĐXYZ")
    expect(pane(page, "spoken").locator("pre").first).to_contain_text('say: {"QĐXYZ": "cách đọc"}')
    assert pane(page, "channels").get_attribute("data-digest") != channels_before
    shows(page, "channels")
    expect(pane(page, "channels").locator(".verdict").first).to_have_text("Chưa kể ở đâu")
    editor.edits("summary: Chín người", "summary: Mười người")
    shows(page, "briefing")
    expect(framed(page, "briefing")).to_contain_text("Mười người sắp lại")


def test_what_a_story_is_told_with_changes_it_too(editor: Editor) -> None:
    editor.edits("kê lại bàn", "kê lại bàn theo QĐXYZ")
    page = editor.opens()
    expect(pane(page, "spoken").locator(".unsettled h4 mark")).to_have_text("QĐXYZ")
    picture = framed(page, "page").locator("img").first.get_attribute("src")
    editor.edits("CSM\t", "QĐXYZ\tquy định mới\t\nCSM\t", "content/lexicon.tsv")
    Image.new("RGB", (60, 40), "teal").save(editor.desk.root / "content/images/bep.png")
    said(page, "kê lại bàn theo quy định mới")
    expect(pane(page, "spoken").locator(".unsettled")).to_have_count(0)
    expect(framed(page, "page").locator("img").first).not_to_have_attribute("src", picture or "")


def test_what_is_edited_elsewhere_keeps_where_one_had_rolled_to_and_stood(editor: Editor) -> None:
    editor.edits("## Cách làm", "\n\n".join(f"Đoạn thứ {number} của bài kể chuyện bếp." for number in range(60)))
    page = editor.opens()
    changed = pane(page, "spoken").locator(".changed").first
    changed.focus()
    pane(page, "spoken").evaluate("one => { one.scrollTop = 900; }")
    frame = page.locator('[data-frame="page"]')
    frame.evaluate("one => one.contentWindow.scrollTo(0, 700)")
    editor.edits("Đoạn thứ 59 của bài", "Đoạn thứ 59, đoạn cuối của bài")
    expect(framed(page, "page")).to_contain_text("đoạn cuối của bài")
    said(page, "đoạn cuối của bài")
    assert pane(page, "spoken").evaluate("one => one.scrollTop") == 900
    assert frame.evaluate("one => one.contentWindow.scrollY") == 700
    expect(changed).to_be_focused()


def test_a_file_that_cannot_be_read_leaves_the_last_good_panes_and_says_why(editor: Editor) -> None:
    page = editor.opens()
    shows(page, "problems", "spoken")
    editor.edits("kind: collective", "kind: [")
    expect(page.locator(".matter.error")).to_contain_text("Dưới đây là bài như đọc được lần trước")
    expect(pane(page, "problems").locator(".is-error").first).to_contain_text(f"{FILE}:")
    said(page, "hai nghìn bốn trăm suất ăn")
    expect(page.locator("h1")).to_have_text("Bếp một chiều")
    editor.edits("kind: [", "kind: collective")
    expect(page.locator(".count")).to_have_text("Không có chỗ nào cần sửa")


def test_a_story_that_was_never_readable_shows_what_is_wrong_with_it(editor: Editor) -> None:
    editor.edits("kind: collective", "kind: [")
    page = editor.opens()
    expect(page.locator("h1")).to_have_text("Chưa đọc được bài này")
    shows(page, "problems")
    expect(pane(page, "problems").locator(".is-error").first).to_be_visible()
    editor.edits("kind: [", "kind: collective")
    expect(page.locator("h1")).to_have_text("Bếp một chiều")
    expect(framed(page, "page").locator("h1")).to_have_text("Bếp một chiều")


def test_a_file_that_is_gone_is_said_to_be(editor: Editor) -> None:
    page = editor.opens()
    (editor.desk.root / FILE).unlink()
    expect(page.locator(".matter.error")).to_contain_text("không còn nữa")
    expect(page.locator(".matter.error a")).to_have_attribute("href", f"/{KEY}/")
    said(page, "hai nghìn bốn trăm suất ăn")


def test_a_story_that_gets_another_address_is_followed_there(editor: Editor) -> None:
    page = editor.opens()
    editor.edits("kind: collective", "kind: collective\nslug: bep-moi")
    page.wait_for_url("**/story/bep-moi/")
    expect(page.locator("h1")).to_have_text("Bếp một chiều")
    editor.edits("title: Bếp một chiều", "title: Bếp hai chiều")
    expect(page.locator("h1")).to_have_text("Bếp hai chiều")


def test_a_link_in_the_page_opens_the_other_story_here(editor: Editor) -> None:
    page = editor.opens()
    framed(page, "page").get_by_role("link", name="chuyện tủ thuốc").click()
    page.wait_for_url("**/story/tu-thuoc-xanh/")
    expect(page.locator("h1")).to_have_text("Tủ thuốc dán nhãn xanh")


def test_a_residents_name_stands_before_everything_else(editor: Editor) -> None:
    page = editor.opens()
    editor.edits("people:\n", "people:\n  - {name: Lò Văn Mẫu Mực, role: resident}\n")
    editor.edits("kê lại bàn", "cùng anh Lò Văn Mẫu Mực kê lại bàn")
    editor.edits("unit: to-bep", "unit: to-be")
    expect(page.locator(".matter.error")).to_contain_text("tên một học viên")
    shows(page, "problems", "channels")
    expect(pane(page, "problems").locator("li").first).to_contain_text("tên một học viên")
    expect(pane(page, "channels")).to_contain_text("học viên không bao giờ được nêu tên")
    expect(framed(page, "page")).not_to_contain_text("Lò Văn Mẫu Mực")


def test_a_draft_is_heard_and_its_sentences_are_followed(editor: Editor) -> None:
    page = editor.opens()
    editor.edits("Chị Hoa đếm được", "Hôm nay chị Hoa đếm được")
    said(page, "Hôm nay chị Hoa")
    page.get_by_role("button", name="Nghe thử").click()
    expect(page.get_by_role("button", name="Dừng")).to_be_visible()
    expect(pane(page, "spoken").locator(".line.heard").first).to_be_visible()
    length = page.locator("audio").evaluate("one => one.duration")
    assert 5 < length < 60
    assert page.locator("audio").evaluate("one => !one.paused && !one.error")
    page.get_by_role("button", name="Câu sau").click()
    assert page.locator("audio").evaluate("one => one.currentTime") > 1
    editor.edits("Hôm nay chị Hoa", "Hôm qua chị Hoa")
    expect(page.locator(".older")).to_be_visible()
    expect(page.get_by_role("button", name="Nghe thử")).to_be_visible()


def test_a_recording_is_heard_in_the_voices_place(editor: Editor, tmp_path: Path) -> None:
    listed(editor.desk.root, "chị Hoa")
    desk = reading.read(editor.desk.root, TODAY).desk
    assert desk
    script = desk.week.stories[SLUG][Version.LONG]
    EspeakVoice(rate=210).read_aloud(script, tmp_path / "giọng.wav")
    heard = tmp_path / "bản thu.wav"
    edges = "volume=-9dB,adelay=400,apad=pad_dur=0.4"
    ffmpeg.run(["-i", ffmpeg.file(tmp_path / "giọng.wav"), "-af", edges, "-ar", "48000", ffmpeg.file(heard)])
    with console.overheard() as said:
        assert record.run(editor.desk.root, TODAY, str(heard), SLUG, script.code, "chị Hoa") == console.CLEAN, said
    page = editor.opens()
    page.get_by_role("button", name="Nghe").click()
    expect(page.locator(".sounding .who")).to_contain_text("Chị Hoa")
    expect(page.locator(".sounding .who")).to_contain_text("bản thu")
    expect(page.get_by_role("button", name="Dừng")).to_be_visible()
    assert page.locator("audio").evaluate("one => one.duration") > 5


def test_what_is_said_otherwise_is_reached_by_the_keyboard(editor: Editor) -> None:
    page = editor.opens()
    page.locator("#head-spoken").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    first, second = (pane(page, "spoken").locator(".changed").nth(number) for number in (0, 1))
    expect(first).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(second).to_be_focused()
    page.keyboard.press("Enter")
    expect(second).to_have_attribute("aria-expanded", "true")
    expect(pane(page, "spoken").locator(".written:visible")).to_have_text(" [8/2026]")
    page.get_by_label("Hiện chữ viết").check()
    assert pane(page, "spoken").locator(".written:visible").count() > 2


def test_panes_are_drawn_wider_by_the_keyboard(editor: Editor) -> None:
    page = editor.opens()
    left = page.locator(".pane:visible").first
    before = left.bounding_box()
    page.get_by_role("separator").focus()
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
    after = left.bounding_box()
    assert before
    assert after
    assert after["width"] < before["width"] - 80


def test_on_a_phone_one_pane_is_open_at_a_time(editor: Editor) -> None:
    page = editor.opens(viewport=PHONE)
    for name in EVERY_PANE:
        page.locator(f'[data-shows="{name}"]').click()
        assert page.locator(".pane:visible").count() == 1
        expect(page.locator(f"#pane-{name}")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["1280", "320"])
def test_axe_finds_nothing(editor: Editor, viewport: Any, scheme: str) -> None:
    editor.edits("Chị Hoa đếm được 2.400", "Chị Hoa → đếm được QĐXYZ 2.400")
    page = editor.opens(viewport=viewport, color_scheme=scheme, reduced_motion="reduce")
    page.evaluate(Path(AXE_FILE_PATH).read_text(encoding="utf-8"))
    found = set()
    for first, second in (EVERY_PANE[:2], EVERY_PANE[2:4], EVERY_PANE[4:]):
        shows(page, first, second)
        told = page.evaluate("axe.run(document, {iframes: false})")
        found |= {(one["id"], node["html"][:120]) for one in told["violations"] for node in one["nodes"]}
    assert found == set()


def test_the_frames_hold_nothing_that_runs(here: Opened) -> None:
    preview = here.ask(f"/{KEY}/preview/{SLUG}/")
    assert preview.status == 200
    policy = preview.headers["content-security-policy"]
    assert "script-src 'none'" in policy
    assert "unsafe" not in policy
    assert "<script" not in preview.read().decode()
    sheet = here.ask(f"/{KEY}/story/{SLUG}/briefing")
    assert sheet.status == 200
    assert "default-src 'none'" in sheet.headers["content-security-policy"]
    assert "unsafe-inline" not in sheet.headers["content-security-policy"]


@pytest.mark.parametrize("place", ["story/{}/", "preview/{}/", "story/{}/briefing"])
def test_what_people_write_is_text_wherever_it_is_shown(here: Opened, place: str) -> None:
    path = here.root / FILE
    hostile = "</h1><script>alert(1)</script>\"' onload='x' {{ 7 * 7 }}"
    text = path.read_text(encoding="utf-8").replace("title: Bếp một chiều", f"title: |-\n  {hostile}")
    path.write_text(text.replace("đếm được 2.400", f"đếm được {hostile} 2.400"), encoding="utf-8", newline="\n")
    answer = here.ask(f"/{KEY}/{place.format(SLUG)}")
    assert answer.status == 200
    shown = answer.read().decode()
    assert "alert(1)" in shown
    elements = list(html5lib.parse(shown, namespaceHTMLElements=False).iter())
    assert not any("alert" in (one.text or "") for one in elements if one.tag == "script")
    assert not any(name.startswith("on") for one in elements for name in one.attrib)
    assert "49" not in shown.partition("alert(1)")[2][:80]


def test_a_page_that_knows_everything_is_told_nothing_until_something_changes(here: Opened) -> None:
    page = here.ask(f"/{KEY}/story/{SLUG}/").read().decode()
    digests = dict(re.findall(r'data-(?:pane|frame)="(\w+)" data-digest="(\w+)"', page))
    assert set(digests) == {*EVERY_PANE, "standing", "hear"}
    views = views_of(here_at(here.root, lambda: TODAY, KEY))
    try:
        shown = views.asked(SLUG)
        assert shown
        assert changed(shown, digests) == {}
        told = changed(shown, {**digests, "spoken": "0"})
        assert list(told["panes"]) == ["spoken"]  # type: ignore[call-overload]
    finally:
        views.living.close()


@pytest.mark.parametrize(
    "place",
    [
        "preview/images/../facility.yaml",
        "preview/images/..%2ffacility.yaml",
        "preview/images/%2e%2e%2f%2e%2e%2fexemplars%2f2026%2fbep-mot-chieu.md",
        "preview/images/khong-co.png",
        "preview/theme/../templates/base.html",
        "preview/theme/..%2ftemplates%2fbase.html",
        "preview/theme/fonts/",
        "preview/khong-co-bai/",
        "story/khong-co-bai/",
        "story/khong-co-bai/live",
        "story/..%2f..%2fcontent%2ffacility/",
        f"story/{SLUG}/voice/0123456789abcdef0123456789abcdef.mp3",
        f"story/{SLUG}/voice/..%2f..%2fx.mp3",
    ],
)
def test_what_is_no_part_of_a_preview_is_not_given_out(here: Opened, place: str) -> None:
    assert here.ask(f"/{KEY}/{place}").status == 404


def test_pictures_and_letters_of_a_preview_are_given_out(here: Opened) -> None:
    picture = here.ask(f"/{KEY}/preview/images/bep.png")
    assert (picture.status, picture.headers["content-type"]) == (200, "image/png")
    assert here.ask(f"/{KEY}/preview/theme/fonts/literata-latin-normal.woff2").status == 200


def test_a_voice_is_asked_for_by_a_form_alone(here: Opened) -> None:
    assert here.ask(f"/{KEY}/story/{SLUG}/voice").status == 405
    assert here.ask(f"/{KEY}/story/{SLUG}/voice", "POST", b"version=short").status == 404
    assert here.ask(f"/{KEY}/story/{SLUG}/voice", "POST", b"version=long").status == 303
