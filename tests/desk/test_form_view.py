"""The form as an editor has it in the browser: typed, looked at, saved, taken back, by hand and by keyboard."""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.desk.opened import Opened, opened
from tests.desk.test_form import DRAFT

WIDE, PHONE = {"width": 1280, "height": 860}, {"width": 320, "height": 640}
REFUSED = "Failed to load resource"
"""What a browser says of every answer that is a refusal."""


@dataclass
class Editor:
    """Somebody with the form open."""

    desk: Opened
    browser: Browser
    wrong: list[str] = field(default_factory=list)

    def comes(self, **context: Any) -> BrowserContext:
        return self.browser.new_context(**({"viewport": WIDE, "locale": "vi-VN", "reduced_motion": "reduce"} | context))

    def opens(self, place: str = "/story/y-tuong/edit", of: BrowserContext | None = None, **context: Any) -> Page:
        page = (of or self.comes(**context)).new_page()
        page.on("pageerror", lambda fault: self.wrong.append(str(fault)))
        page.on("console", lambda one: self.hear(one.type, one.text))
        page.goto(f"{self.desk.address}{place}")
        return page

    def hear(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"} and REFUSED not in text:
            self.wrong.append(text)

    @property
    def text(self) -> str:
        return (self.desk.root / DRAFT).read_text("utf-8")


@pytest.fixture
def editor(desk: Path, browser: Browser) -> Iterator[Editor]:
    with opened(desk) as here:
        editor = Editor(here, browser)
        yield editor
        for one in browser.contexts:
            one.close()
    assert editor.wrong == []


def state(page: Page) -> Any:
    return page.locator("[data-state]")


def test_what_is_typed_is_looked_at_after_a_pause_and_saved_by_the_keyboard(editor: Editor) -> None:
    page = editor.opens()
    before = editor.text
    page.get_by_label("Tóm tắt").fill("Hai câu.")
    expect(state(page)).to_have_text("Chưa lưu.")
    page.get_by_label("Đơn vị").first.evaluate("one => { one.add(new Option('?', 'khong-co')); one.value = 'khong-co'; "
                                               "one.dispatchEvent(new Event('input', {bubbles: true})) }")  # fmt: skip
    expect(page.locator("#f-unit-wrong li.is-error")).to_be_visible()
    expect(page.locator("#f-unit")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("[data-badge]")).to_have_class(re.compile("errors"))
    assert editor.text == before
    page.get_by_label("Đơn vị").first.select_option("to-bep")
    page.keyboard.press("Control+s")
    expect(state(page)).to_have_text(re.compile(r"Đã lưu lúc \d{1,2}:\d\d\."))
    assert "summary: Hai câu." in editor.text
    page.get_by_label("Tóm tắt").fill("Ba câu.")
    page.keyboard.press("Control+s")
    expect(state(page)).to_have_text(re.compile("Đã lưu"))
    assert "summary: Ba câu." in editor.text


def test_tools_write_plain_marks_that_can_be_undone(editor: Editor) -> None:
    page = editor.opens()
    body = page.locator("[data-body]")
    body.fill("Một câu hay.")
    body.evaluate("one => one.setSelectionRange(4, 7)")
    page.keyboard.press("Control+b")
    expect(body).to_have_value("Một **câu** hay.")
    page.keyboard.press("Control+b")
    expect(body).to_have_value("Một câu hay.")
    page.keyboard.press("Control+k")
    expect(body).to_have_value("Một [câu](https://) hay.")
    page.keyboard.press("Control+z")
    expect(body).to_have_value("Một câu hay.")
    page.get_by_role("button", name="Tiêu đề mục").click()
    expect(body).to_have_value("## Một câu hay.")
    page.get_by_role("button", name="Danh sách").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("button", name="Trích dẫn")).to_be_focused()
    expect(page.locator("[data-count]")).to_have_text("3 chữ")
    body.fill("Đoạn một.\n\nĐoạn hai.")
    body.evaluate("one => one.setSelectionRange(2, 2)")
    page.get_by_role("button", name="Ảnh", exact=True).click()
    page.get_by_role("button", name="Chèn", exact=True).click()
    expect(body).to_have_value("Đoạn một.\n\n![Lời tả ảnh](bep.png)\n\nĐoạn hai.")


def test_people_come_go_and_move_by_keyboard_with_the_focus_kept(editor: Editor) -> None:
    page = editor.opens()
    for name in ("Chị Hoa", "Anh Sơn"):
        page.get_by_role("button", name="Thêm người").press("Enter")
        expect(page.locator(".people .item").last.get_by_label("Là ai")).to_be_focused()
        page.keyboard.press("ArrowDown")
        page.locator(".people .item").last.get_by_label("Tên", exact=True).fill(name)
    expect(page.locator("#said")).to_have_text(re.compile("người 2|chỗ cần sửa"))
    page.get_by_role("button", name="Đưa lên: người 2").press("Enter")
    expect(page.locator(".people .item").first).to_be_focused()
    expect(page.locator(".people .item").first.get_by_label("Tên", exact=True)).to_have_value("Anh Sơn")
    page.keyboard.press("Control+s")
    expect(state(page)).to_have_text(re.compile("Đã lưu"))
    assert editor.text.index("Anh Sơn") < editor.text.index("Chị Hoa")
    page.get_by_role("button", name="Xóa: người 1").press("Enter")
    expect(page.locator(".people .item")).to_be_focused()
    page.keyboard.press("Control+s")
    expect(state(page)).to_have_text(re.compile("Đã lưu"))
    assert "Anh Sơn" not in editor.text


def test_what_was_typed_and_not_saved_is_offered_back_when_the_browser_comes_again(editor: Editor) -> None:
    context = editor.comes()
    page = editor.opens(of=context)
    page.locator("[data-body]").fill("Đoạn gõ dở.")
    page.get_by_role("button", name="Thêm minh chứng").click()
    page.locator(".evidence .item").get_by_label("Con số").fill("40 luống rau")
    expect(page.locator("#f-evidence-n0-claim-wrong, [data-wrongs] li").first).to_be_attached()
    page.wait_for_function("() => Object.keys(localStorage).some((key) => key.startsWith('form:'))")
    page.wait_for_timeout(600)
    page.close(run_before_unload=False)
    again = editor.opens(of=context)
    expect(again.locator("#back")).to_be_visible()
    again.get_by_role("button", name="Lấy lại chữ ấy").click()
    expect(again.locator("[data-body]")).to_have_value("Đoạn gõ dở.")
    expect(again.locator(".evidence .item").get_by_label("Con số")).to_have_value("40 luống rau")
    expect(state(again)).to_have_text("Chưa lưu.")
    again.wait_for_load_state("load")  # the words are the server's; the key is listened to a moment later
    again.keyboard.press("Control+s")
    expect(state(again)).to_have_text(re.compile("Đã lưu"))
    assert "40 luống rau" in editor.text
    last = editor.opens(of=context)
    expect(last.locator("#back")).to_be_hidden()


def test_what_was_typed_in_two_tabs_is_offered_back_one_after_the_other(editor: Editor) -> None:
    context = editor.comes()
    tabs = [editor.opens(of=context) for _ in range(2)]
    for number, tab in enumerate(tabs, 1):
        tab.locator("[data-body]").fill(f"Đoạn ở thẻ {number}.")
        tab.wait_for_function("many => Object.keys(localStorage).length === many", arg=number)
    for tab in tabs:
        tab.close(run_before_unload=False)
    again = editor.opens(of=context)
    again.get_by_role("button", name="Lấy lại chữ ấy").click()
    expect(again.locator("[data-body]")).to_have_value("Đoạn ở thẻ 2.")
    again.wait_for_load_state("load")
    again.keyboard.press("Control+s")
    expect(state(again)).to_have_text(re.compile("Đã lưu"))
    last = editor.opens(of=context)
    last.get_by_role("button", name="Lấy lại chữ ấy").click()
    expect(last.locator("[data-body]")).to_have_value("Đoạn ở thẻ 1.")


def test_what_is_typed_beside_an_offer_is_kept_too_and_each_can_be_let_go(editor: Editor) -> None:
    context = editor.comes()
    for text in ("Đoạn một.", "Đoạn hai."):
        page = editor.opens(of=context)
        page.locator("[data-body]").fill(text)
        page.wait_for_function("text => JSON.stringify({...localStorage}).includes(text)", arg=text)
        page.close(run_before_unload=False)
    last = editor.opens(of=context)
    for left in (1, 0):
        last.get_by_role("button", name="Bỏ đi").click()
        assert last.evaluate("Object.keys(localStorage).length") == left
    expect(last.locator("#back")).to_be_hidden()
    expect(last.get_by_label("Tít")).to_be_focused()


def test_what_was_typed_at_another_desk_is_not_offered_here(editor: Editor) -> None:
    context = editor.comes()
    page = editor.opens(of=context)
    page.locator("[data-body]").fill("Đoạn gõ dở.")
    page.wait_for_function("() => Object.keys(localStorage).some((key) => key.startsWith('form:'))")
    desk = page.evaluate("""() => {
        const [key] = Object.keys(localStorage), [, desk] = key.split(":");
        localStorage.setItem(key.replace(desk, "0123456789abcdef"), localStorage.getItem(key));
        localStorage.removeItem(key);
        return desk;
    }""")
    assert desk not in {DRAFT, ""}
    page.close(run_before_unload=False)
    again = editor.opens(of=context)
    again.wait_for_load_state("load")
    expect(again.locator("#back")).to_be_hidden()
    assert again.evaluate("Object.keys(localStorage).length") == 1


@pytest.mark.parametrize("place", ["look", "edit"])
def test_an_old_tab_of_a_desk_that_was_opened_anew_is_told_where_to_go(editor: Editor, place: str) -> None:
    page = editor.opens()
    page.route(f"**/y-tuong/{place}", lambda route: route.fulfill(status=404, content_type="text/plain", body="Trang"))
    page.get_by_label("Tóm tắt").fill("Hai câu.")
    if place == "edit":
        page.keyboard.press("Control+s")
    expect(state(page)).to_have_text(re.compile("Bàn đã mở lại ở địa chỉ khác. Mở bài này ở cửa sổ mới"))
    expect(page.get_by_label("Tóm tắt")).to_have_value("Hai câu.")


def test_a_file_that_was_renamed_under_an_open_form_is_said_to_be(editor: Editor) -> None:
    page = editor.opens()
    (editor.desk.root / DRAFT).rename(editor.desk.root / "exemplars/2025/y-khac.md")
    page.get_by_label("Tóm tắt").fill("Hai câu.")
    page.keyboard.press("Control+s")
    expect(state(page)).to_have_text(re.compile("Tệp của bài đã đổi tên, chuyển chỗ hoặc đã xóa"))
    expect(page.get_by_label("Tóm tắt")).to_have_value("Hai câu.")


def test_two_people_see_both_versions_and_choose(editor: Editor) -> None:
    page = editor.opens()
    page.get_by_label("Tít").fill("Tít của tôi")
    path = editor.desk.root / DRAFT
    path.write_text(editor.text.replace("Ý tưởng trồng rau", "Tít của họ"), "utf-8")
    expect(state(page)).to_have_text(re.compile("Chưa lưu"))
    page.keyboard.press("Control+s")
    expect(page.get_by_role("heading", name="Chưa lưu: tệp đã được sửa ở chỗ khác")).to_be_visible()
    assert "Tít của họ" in editor.text
    assert axe(page) == []
    page.get_by_label("Bản đang sửa ở đây").check()
    page.get_by_role("button", name="Lưu theo các mục đã chọn").click()
    expect(page.get_by_label("Tít")).to_have_value("Tít của tôi")
    assert "title: Tít của tôi" in editor.text


def test_an_approved_story_says_what_saving_takes_away_and_asks_once(editor: Editor) -> None:
    page = editor.opens("/story/bep-mot-chieu/edit")
    expect(page.locator("#approved")).to_contain_text("phải trình và duyệt lại")
    page.get_by_label("Tóm tắt").fill("Mười người sắp lại một gian bếp.")
    expect(page.locator("[data-lost]")).to_contain_text("loa phát thanh")
    page.keyboard.press("Control+s")
    expect(page.locator("#wrong")).to_be_focused()
    assert axe(page) == []
    expect(page.get_by_label("Tóm tắt")).to_have_value("Mười người sắp lại một gian bếp.")
    page.get_by_label("Tôi hiểu, vẫn lưu").check()
    page.get_by_role("button", name="Lưu bản này").click()
    expect(state(page)).to_have_text(re.compile("Đã lưu"))
    page.wait_for_url("**/edit")
    assert page.evaluate("Object.keys(localStorage).length") == 0, "nor is anything offered back"


def test_without_javascript_the_form_saves_and_says_so(editor: Editor) -> None:
    page = editor.opens(java_script_enabled=False)
    page.locator("[data-body]").fill("Một đoạn.\n\nHai đoạn.")
    page.get_by_role("button", name="Thêm người").click()
    page.get_by_label("Chức danh").fill("Tổ trưởng")
    page.get_by_label("Là ai").select_option("staff")
    page.locator(".bar").get_by_role("button", name="Lưu").click()
    expect(state(page)).to_have_text(re.compile("Đã lưu lúc"))
    assert "Hai đoạn." in editor.text
    assert "post: Tổ trưởng" in editor.text


def test_a_picture_is_handed_in_and_can_be_chosen_at_once(editor: Editor) -> None:
    page = editor.opens()
    page.get_by_label("Tệp ảnh").set_input_files(
        {
            "name": "Vườn rau.png",
            "mimeType": "image/png",
            "buffer": (editor.desk.root / "content/images/bep.png").read_bytes(),
        }
    )
    page.get_by_role("button", name="Đưa ảnh vào").click()
    expect(page.locator("#f-file-wrong")).to_contain_text("vuon-rau.png")
    page.get_by_label("Ảnh đầu bài").select_option("vuon-rau.png")
    expect(page.get_by_alt_text("Ảnh đang chọn")).to_be_visible()
    page.get_by_label("Tệp ảnh").set_input_files({"name": "x.svg", "mimeType": "image/svg+xml", "buffer": b"<svg/>"})
    page.get_by_role("button", name="Đưa ảnh vào").click()
    expect(page.locator("#f-file-wrong")).to_contain_text("không phải ảnh")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"status": 413, "content_type": "text/plain", "body": "Tệp quá lớn."}, "Tệp quá lớn."),
        ({"status": 404, "content_type": "text/plain", "body": "Trang"}, "Bàn đã mở lại ở địa chỉ khác."),
        (None, "Chưa đưa được ảnh: bàn không trả lời."),
    ],
)
def test_a_picture_that_did_not_come_is_said_at_its_field(
    editor: Editor, answer: dict[str, Any] | None, said: str
) -> None:
    page = editor.opens()
    page.route("**/y-tuong/picture", lambda route: route.fulfill(**answer) if answer else route.abort())
    page.get_by_label("Tệp ảnh").set_input_files({"name": "x.png", "mimeType": "image/png", "buffer": b"PNG"})
    page.get_by_role("button", name="Đưa ảnh vào").click()
    expect(page.locator("#f-file-wrong")).to_contain_text(said)


def test_a_picture_is_handed_in_without_javascript_too(editor: Editor) -> None:
    page = editor.opens(java_script_enabled=False)
    for name, content in (
        ("x.png", b"<svg/>"),
        ("Vườn.png", (editor.desk.root / "content/images/bep.png").read_bytes()),
    ):
        page.get_by_label("Tệp ảnh").set_input_files({"name": name, "mimeType": "image/png", "buffer": content})
        page.get_by_role("button", name="Đưa ảnh vào").click()
        if name == "x.png":
            expect(page.locator("#f-file-wrong")).to_contain_text("không phải ảnh")
    page.get_by_label("Ảnh đầu bài").select_option("vuon.png")


def axe(page: Page) -> list[str]:
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(Path(AXE_FILE_PATH).read_text(encoding="utf-8"))
    found = page.evaluate("() => axe.run(document)")
    return [f"{one['id']}: {node['html']}" for one in found["violations"] for node in one["nodes"]]


@pytest.mark.parametrize(("size", "scheme"), [(WIDE, "light"), (PHONE, "dark")], ids=["desk", "phone"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_smallest_phone(editor: Editor, size: Any, scheme: Any) -> None:
    page = editor.opens("/story/bep-mot-chieu/edit", viewport=size, color_scheme=scheme)
    page.get_by_label("Tít").fill("")
    page.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    page.get_by_role("button", name="Thêm người").click()
    page.get_by_role("button", name="Ảnh", exact=True).click()
    expect(page.locator("#f-title-wrong li")).to_be_visible()
    assert axe(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


TOLD = "Tổ bếp trồng bốn mươi luống rau sau bếp. Giờ tưới là sáng sớm, mỗi người một luống."


def test_from_the_board_to_a_draft_heard_aloud_without_a_command_line(
    editor: Editor, capsys: pytest.CaptureFixture[str]
) -> None:
    begun = time.monotonic()
    page = editor.opens("/")
    page.get_by_role("link", name="Viết bài mới").first.click()
    page.get_by_label("Tít của bài").fill("Bốn mươi luống rau sau bếp")
    for label, key in (("Bài kể về", "collective"), ("Đơn vị", "to-bep"), ("Lĩnh vực", "doi-song")):
        page.get_by_label(label).select_option(key)
    page.get_by_role("button", name="Tạo bản nháp").click()
    page.get_by_label("Tóm tắt").fill("Tổ bếp tự trồng rau cho bếp ăn, ghi sổ từng luống.")
    page.locator("[data-body]").fill(TOLD)
    page.get_by_role("button", name="Thêm người").click()
    page.locator(".people .item").get_by_label("Là ai").select_option("staff")
    page.locator(".people .item").get_by_label("Chức danh").fill("Tổ trưởng tổ bếp")
    page.get_by_role("button", name="Thêm minh chứng").click()
    page.locator(".evidence .item").get_by_label("Con số").fill("40 luống rau")
    page.locator(".evidence .item").get_by_label("Nguồn", exact=True).fill("Sổ vườn của tổ bếp")
    page.keyboard.press("Control+s")
    expect(state(page)).to_have_text(re.compile("Đã lưu"))
    page.get_by_role("link", name="Nghe bài", exact=True).click()
    play = page.locator("#hear").get_by_role("button").first
    play.click()
    page.wait_for_function("() => document.querySelector('#hear audio').currentTime > 0.2")
    took = time.monotonic() - begun
    written = (editor.desk.root / "exemplars/2026/bon-muoi-luong-rau-sau-bep.md").read_text("utf-8")
    assert TOLD in written
    assert "# summary" not in written
    assert took < 300
