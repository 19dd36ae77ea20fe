"""The player and the listening page, tried as a visitor would, in a real browser with a real sound."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import sleep
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from newsdesk.audio import ffmpeg
from newsdesk.model.cue import Cue
from newsdesk.site.build import build
from newsdesk.site.edition import Sound
from tests.builders import TODAY, a_library, a_story, approved
from tests.site.desk import ROOT

SENTENCES = [
    [
        f"Câu thứ {number} của bài, đủ dài để chiếm trọn một dòng của khung lời đọc."
        for number in range(first, first + 6)
    ]
    for first in (1, 7, 13)
]
SPACING = 1.5
PHONE, DESKTOP = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
CURRENT = ".cues [aria-current]"


def a_tone(path: Path, seconds: float) -> Path:
    ffmpeg.run([*f"-f lavfi -i sine=300:duration={seconds} -ac 1 -b:a 32k -y".split(), ffmpeg.file(path)])
    return path


def cues() -> tuple[Cue, ...]:
    """Return a cue every second and a half, with paragraphs."""
    texts = [(text, not at) for paragraph in SENTENCES for at, text in enumerate(paragraph)]
    starts = [timedelta(seconds=0.2 + SPACING * at) for at in range(len(texts))]
    ends = [start + timedelta(seconds=SPACING - 0.2) for start in starts]
    return tuple(Cue(start, end, text, opens) for start, end, (text, opens) in zip(starts, ends, texts, strict=True))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A website of five stories with sound and one without."""
    desk = tmp_path_factory.mktemp("Bàn nghe")
    body = "\n\n".join(" ".join(paragraph) for paragraph in SENTENCES) + "\n"
    told = [
        approved(a_story(f"bai-{at}", title=f"Bài số {at}", body=body, date=date(2026, 5, 20 - at), field=key))
        for at, key in enumerate(["doi-song", "an-toan", "doi-song", "an-toan", "doi-song", "doi-song"])
    ]
    long, short = a_tone(desk / "dài.mp3", SPACING * 18 + 1), a_tone(desk / "ngắn.mp3", 0.8)
    lengths = {"bai-1": 120, "bai-2": 200, "bai-3": 500, "bai-4": 150}
    sounds = {slug: Sound(short, timedelta(seconds=length), synthetic=True) for slug, length in lengths.items()}
    sounds["bai-0"] = Sound(long, timedelta(seconds=SPACING * 18 + 1), synthetic=True, cues=cues())
    folder = desk / "trang"
    folder.mkdir()
    build(a_library(*told), sounds, folder, images=desk, today=TODAY, root=ROOT)
    return folder


@dataclass
class Visitor:
    """Opens pages straight from the disk and keeps what the browser complains of."""

    browser: Browser
    folder: Path
    faults: list[str] = field(default_factory=list)
    closing: ExitStack = field(default_factory=ExitStack)

    def opens(self, address: str, **context: Any) -> Page:
        self.leaves()
        mine = self.browser.new_context(**({"viewport": DESKTOP} | context))
        self.closing.callback(mine.close)
        page = mine.new_page()
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        page.goto(f"{self.folder.as_uri()}/{address}")
        return page

    def leaves(self) -> None:
        """Close what was opened before."""
        self.closing.close()


@pytest.fixture(scope="module")
def visitor(browser: Browser, folder: Path) -> Iterator[Visitor]:
    visitor = Visitor(browser, folder)
    yield visitor
    visitor.leaves()
    assert visitor.faults == []


def now(page: Page) -> float:
    return float(page.evaluate("document.querySelector('audio').currentTime"))


def to(page: Page, seconds: float) -> None:
    """Bring the sound to a moment without playing it."""
    page.evaluate(
        """async at => { const audio = document.querySelector("audio");
            const once = name => new Promise(done => audio.addEventListener(name, done, { once: true }));
            if (!audio.readyState) { audio.preload = "auto"; await once("loadeddata"); }
            const there = once("seeked"); audio.currentTime = at; await there; }""",
        seconds,
    )


def until(page: Page, holds: str) -> None:
    """Wait for what the page's own policy keeps Playwright from watching: it allows no eval."""
    for _ in range(400):
        if page.evaluate(holds):
            return
        page.wait_for_timeout(50)
    pytest.fail(holds)


def test_a_link_to_the_sound_leads_into_the_player_and_the_space_bar_plays(visitor: Visitor) -> None:
    page = visitor.opens("bai/bai-0.html#nghe")
    expect(page.locator("#nghe")).to_be_focused()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Tạm dừng")).to_be_visible()
    expect(page.locator(CURRENT)).to_have_text(SENTENCES[0][0])
    page.keyboard.press("k")
    expect(page.get_by_role("button", name="Nghe", exact=True)).to_be_visible()


def test_the_mark_comes_within_a_tenth_of_a_second(visitor: Visitor) -> None:
    page = visitor.opens("bai/bai-0.html")
    page.evaluate("""() => { window.late = []; const audio = document.querySelector("audio");
        new MutationObserver(changes => { for (const { target } of changes) if (target.ariaCurrent)
            late.push(audio.currentTime - target.dataset.start); })
            .observe(document.querySelector(".cues"), { subtree: true, attributeFilter: ["aria-current"] }); }""")
    page.locator(".deck-speed select").select_option("1.5")
    page.get_by_role("button", name="Nghe", exact=True).click()
    until(page, "late.length > 3")
    late = page.evaluate("late.slice(1)")
    assert all(seconds > -0.05 for seconds in late)
    assert median(late) < 0.1


def test_a_sentence_is_heard_from_where_one_clicks_on_it(visitor: Visitor) -> None:
    page = visitor.opens("bai/bai-0.html")
    page.get_by_text("Lời đọc", exact=True).click()
    page.get_by_role("button", name=SENTENCES[0][3]).click()
    expect(page.locator(CURRENT)).to_have_text(SENTENCES[0][3])
    assert 0.2 + 3 * SPACING - 0.05 <= now(page) < 0.2 + 4 * SPACING


def test_the_slider_says_where_one_is_and_goes_by_five_seconds(visitor: Visitor) -> None:
    page = visitor.opens("bai/bai-0.html")
    slider = page.get_by_role("slider", name="Vị trí trong bản nghe")
    expect(slider).to_have_attribute("aria-valuetext", "0 giây / 28 giây")
    slider.focus()
    for key in ("ArrowRight", "ArrowUp", "l"):
        page.keyboard.press(key)
    expect(slider).to_have_attribute("aria-valuetext", "20 giây / 28 giây")
    for key in ("ArrowLeft", "j"):
        page.keyboard.press(key)
    expect(slider).to_have_attribute("aria-valuetext", "5 giây / 28 giây")


def test_the_words_follow_until_the_reader_scrolls_away(visitor: Visitor) -> None:
    page = visitor.opens("bai/bai-0.html", viewport=PHONE, reduced_motion="reduce")
    page.get_by_text("Lời đọc", exact=True).click()
    place, before = page.locator(".cues"), page.evaluate("scrollY")
    to(page, 20)
    until(page, "document.querySelector('.cues').scrollTop > 100")
    page.wait_for_timeout(250)
    place.evaluate("box => box.scrollTo({ top: 0, behavior: 'instant' })")
    page.wait_for_timeout(100)
    to(page, 24)
    expect(page.locator(CURRENT)).to_have_text(SENTENCES[2][3])
    assert place.evaluate("box => box.scrollTop") == 0
    assert page.evaluate("scrollY") == before


def test_the_very_sentences_of_the_body_are_marked_too(visitor: Visitor) -> None:
    page = visitor.opens("bai/bai-0.html")
    to(page, 0.3 + SPACING * 7)
    marked = page.evaluate("[...CSS.highlights.get('spoken')].map(String)")
    assert marked == [SENTENCES[1][1]]


def test_the_keyboard_walks_through_the_player(visitor: Visitor) -> None:
    page = visitor.opens("bai/bai-0.html#nghe")
    expect(page.locator("#nghe")).to_be_focused()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Tạm dừng")).to_be_visible()
    names = []
    for _ in range(9):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.ariaLabel ?? document.activeElement.textContent.trim()"))
    assert names[:5] == ["Tải về (MP3, 112 kB)", "Tạm dừng", "Lùi 10 giây", "Tới 10 giây", "Vị trí trong bản nghe"]
    assert names[6] == "Lời đọc"
    assert names[7].startswith("Câu thứ")
    assert names[8] == "Phím tắt"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(CURRENT)).to_have_text(SENTENCES[0][2])


def late(route: Route) -> None:
    """Let a file come when the page has long been painted."""
    sleep(0.3)
    route.continue_()


def test_nothing_moves_when_the_player_comes_alive(visitor: Visitor) -> None:
    for viewport in (PHONE, DESKTOP):
        page = visitor.opens("404.html", viewport=viewport)
        page.route("**/desk-*.js", late)
        page.goto(f"{visitor.folder.as_uri()}/bai/bai-0.html")
        expect(page.locator(".deck")).to_be_visible()
        moved = page.evaluate("""() => new Promise(done => { let sum = 0;
            new PerformanceObserver(list => { for (const one of list.getEntries()) sum += one.value; })
                .observe({ type: "layout-shift", buffered: true });
            setTimeout(() => done(sum), 200); })""")
        assert moved == 0, viewport


def test_without_scripts_the_browsers_own_player_and_the_words_are_there(visitor: Visitor) -> None:
    page = visitor.opens("bai/bai-0.html", java_script_enabled=False)
    expect(page.locator("audio[controls]")).to_be_visible()
    expect(page.locator(".deck")).to_be_hidden()
    page.get_by_text("Lời đọc", exact=True).click()
    expect(page.locator(".cues p")).to_have_count(3)


def test_the_queue_plays_one_after_the_other(visitor: Visitor) -> None:
    page = visitor.opens("nghe/index.html#linh-vuc-doi-song")
    expect(page.locator(".queue li:visible .title")).to_have_text(["Bài số 0", "Bài số 2", "Bài số 4"])
    page.get_by_role("button", name="Nghe: Bài số 2").click()
    expect(page.locator(".queue-left")).to_have_text("Còn 1 bài, 6 phút")
    current = page.locator(".queue li[aria-current] .title")
    expect(current).to_have_text("Bài số 2")
    expect(current).to_have_text("Bài số 4")
    expect(page.locator(".queue-left")).to_have_text("Bài cuối")
    expect(page.get_by_role("button", name="Bài sau")).to_be_disabled()
    page.get_by_role("button", name="Bài trước").click()
    expect(page.locator(".queue-now a:first-child")).to_have_text("Bài số 2")


def test_a_row_stops_when_another_is_chosen(visitor: Visitor) -> None:
    page = visitor.opens("nghe/index.html")
    page.get_by_role("button", name="Nghe liền 5 bài").click()
    expect(page.get_by_role("button", name="Tạm dừng: Bài số 0")).to_be_visible()
    page.get_by_role("button", name="Nghe: Bài số 4").click()
    expect(page.get_by_role("button", name="Nghe: Bài số 0")).to_be_visible()
    expect(page.locator(".queue-now a:first-child")).to_have_text("Bài số 4")


def test_only_one_sound_is_heard_at_a_time(visitor: Visitor) -> None:
    page = visitor.opens("bai/bai-0.html#nghe")
    page.keyboard.press("Space")
    expect(page.locator(CURRENT)).to_have_text(SENTENCES[0][0])
    page.evaluate("""() => { const other = document.querySelector("audio").cloneNode();
        document.body.append(other); return other.play(); }""")
    heard = page.evaluate("[...document.querySelectorAll('audio')].map(audio => !audio.paused)")
    assert heard == [False, True]


def test_filters_combine_and_count(visitor: Visitor) -> None:
    page = visitor.opens("nghe/index.html")
    page.get_by_role("button", name="Dưới 3 phút 3").click()
    expect(page.locator(".queue li:visible .title")).to_have_text(["Bài số 0", "Bài số 1", "Bài số 4"])
    expect(page.locator(".filters li button")).to_have_text(
        ["An toàn 1", "Đời sống 2", "Dưới 3 phút 3", "Từ 3 đến 6 phút 1", "Trên 6 phút 1"]
    )
    page.get_by_role("button", name="An toàn 1").click()
    expect(page.locator(".filters-said")).to_have_text("1 bài, 2 phút.")
    page.get_by_role("button", name="Tất cả 5").click()
    expect(page.locator(".queue li:visible")).to_have_count(5)


def test_without_scripts_every_row_stands_and_no_filter_is_offered(visitor: Visitor) -> None:
    page = visitor.opens("nghe/index.html", java_script_enabled=False)
    expect(page.locator(".queue li:visible")).to_have_count(5)
    expect(page.locator(".filters")).to_be_hidden()
    expect(page.locator("audio")).to_be_hidden()


def test_the_keyboard_goes_from_a_row_to_the_player_and_back(visitor: Visitor) -> None:
    page = visitor.opens("nghe/index.html")
    page.get_by_role("button", name="Nghe: Bài số 1").press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Đến khung nghe")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Đang nghe")).to_be_focused()
    page.keyboard.press("k")
    expect(page.get_by_role("button", name="Nghe: Bài số 1")).to_be_visible()
    page.get_by_role("link", name="Về bài đang nghe").press("Enter")
    expect(page.get_by_role("button", name="Nghe: Bài số 1")).to_be_focused()


@pytest.mark.parametrize(("viewport", "scheme"), [(PHONE, "light"), (DESKTOP, "dark")])
@pytest.mark.parametrize(("address", "play"), [("bai/bai-0.html", ".deck-play"), ("nghe/index.html", ".listen-all")])
def test_axe_finds_nothing(visitor: Visitor, address: str, play: str, viewport: Any, scheme: Any) -> None:
    page = visitor.opens(address, viewport=viewport, color_scheme=scheme)
    page.locator(play).click()
    page.locator(".sound-keys summary").click()
    expect(page.locator(".deck")).to_be_visible()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]
