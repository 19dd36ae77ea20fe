"""Search in a real browser: what is typed finds, nobody is sent away with nothing, and every key does what it should."""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import sampled_from, text
from playwright.sync_api import Browser, Page

from newsdesk.intake import take_in
from newsdesk.model.alphabet import ascii_slug
from newsdesk.model.story import Channel, Story
from newsdesk.model.texts import folded
from newsdesk.site.build import Sound, build
from tests.browser.searching import Search, searched, until_read
from tests.builders import TODAY, a_library, a_story, approved
from tests.site.desk import HOSTILE, ROOT

DAY = date(2026, 11, 26)
ROWS = (Path(__file__).parent / "cases" / "queries.tsv").read_text("utf-8").splitlines()[1:]
LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
OTHER_D = "\u00f0\u0256"
"""What old fonts and some keyboards have in place of đ."""
TONES = [("hòa", "hoà"), ("khỏe", "khoẻ"), ("thúy", "thuý"), ("lõa", "loã"), ("hoạ", "họa")]
MISSED = """deskSearch.titles.stories.flatMap(([slug, title]) => {
  const words = [title, ...deskSearch.wordsOf(title)];
  const plain = words.map((one) => deskSearch.wordsOf(one).map((word) => deskSearch.formsOf(word).plain).join(" "));
  const finds = (typed) => deskSearch.find(typed).found.some(({ story }) => deskSearch.titles.stories[story][0] === slug);
  return [...words, ...plain].filter((typed) => !finds(typed));
})"""
A_MINUTE = timedelta(minutes=1)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in which a fault of a script fails the test."""
    page, faults = browser.new_page(reduced_motion="reduce"), list[str]()
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    yield page
    page.close()
    assert faults == []


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample desk's website, without sounds."""
    folder = tmp_path_factory.mktemp("mẫu") / "site"
    library = take_in(ROOT, DAY).library
    assert library
    build(library, {}, folder, images=ROOT / "content" / "images", today=DAY, root=ROOT)
    return folder


@pytest.fixture(scope="module")
def sample_search(browser: Browser, sample: Path) -> Iterator[Search]:
    page = browser.new_page()
    yield searched(page, sample)
    page.close()


def told(*stories: Story, folder: Path) -> Path:
    """Print a website that tells these stories; `a` can be heard."""
    (folder / "a.mp3").write_bytes(b"ID3 sound")
    sounds = {"a": Sound(folder / "a.mp3", A_MINUTE, synthetic=True)}
    site = folder / "trang ra"
    site.mkdir()
    build(a_library(*map(approved, stories)), sounds, site, images=folder, today=TODAY, root=ROOT)
    return site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A website with words that differ by their marks alone, and one story that would like to be HTML."""
    return told(
        a_story("a", title="Chiếc đèn bàn", summary="Nơi hoà giải.", tags=("thiết bị",)),
        a_story("b", title="Đến sớm một giờ", summary="Đến rồi mới đến.", unit="phong-y-te"),
        a_story("c", title="Người thợ", body="Anh là một gương điển hình của tổ. Tối *đ*ọc báo.\n", field="an-toan"),
        a_story("d", title="Gương soi", body="Trong phòng có hình và điển tích.\n", date=date(2025, 5, 1)),
        a_story("e", title=HOSTILE, summary=f"<img src=x onerror=alert(1)> {HOSTILE}"),
        a_story("f", title="Bài chỉ loa kín đáo", channels=(Channel.LOUDSPEAKER,)),
        folder=tmp_path_factory.mktemp("Tìm bài"),
    )  # fmt: skip


@pytest.fixture(scope="module")
def small_search(browser: Browser, site: Path) -> Iterator[Search]:
    page = browser.new_page()
    yield searched(page, site)
    page.close()


@pytest.mark.parametrize(("typed", "first"), [row.split("\t") for row in ROWS])
def test_finds_first_what_was_meant(sample_search: Search, typed: str, first: str) -> None:
    assert sample_search.found(typed)[:1] == [first]


@pytest.mark.parametrize("typed", ["gương điển hình", "guong dien hinh", "GƯƠNG ĐIỂN HÌNH", "gương điển hìn"])
def test_what_stands_together_comes_before_the_same_words_apart(small_search: Search, typed: str) -> None:
    assert small_search.found(typed)[0] == "c"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("đèn", ["a"]),
        ("đến", ["b"]),
        ("den", ["a", "b"]),
        ("đẹn", ["a", "b"]),
        ("hòa giải", ["a"]),
        ("hoa giai", ["a"]),
        ("hoa gia", ["a"]),
        ("đọc báo", ["c"]),
        ("\u00f0ọc báo", ["c"]),
        ("\u00d0èn", ["a"]),
        ("Phòng Y tế", ["b"]),
        ("an toan lao dong", ["c"]),
        ("thiết bị", ["a"]),
        ("ngừoi thợ", ["c"]),
        ("nguoi tho xyz", ["c"]),
        ("kín đáo", []),
        ("", []),
        ("…", []),
    ],
)
def test_finds_no_more_than_was_asked_for(small_search: Search, typed: str, found: list[str]) -> None:
    assert sorted(small_search.found(typed)) == found


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("guonh dien hinh", "gương điển hình"),
        ("đèm bàn", "đèn bàn"),
        ("hoà giảii", "hòa giải"),
        ("zzzzzz", None),
        ("…", None),
    ],
)
def test_suggests_what_was_perhaps_meant(small_search: Search, typed: str, meant: str | None) -> None:
    suggested = small_search.meant(typed)
    assert keys(suggested) == keys(meant)


def keys(text: str | None) -> list[str] | None:
    """Return the words of a text as they are compared."""
    return text if text is None else list(map(folded, text.split()))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(word=text(sampled_from(LETTERS + LETTERS.upper() + OTHER_D + OTHER_D.upper()), min_size=1, max_size=7))
def test_the_browser_folds_as_the_desk_does(sample_search: Search, word: str) -> None:
    forms = sample_search.forms(word)
    assert forms["plain"] == ascii_slug(word)
    assert forms["key"] == folded(word)


@pytest.mark.parametrize(("new", "old"), TONES)
def test_old_and_new_places_of_the_tone_are_one(sample_search: Search, new: str, old: str) -> None:
    assert sample_search.forms(new)["key"] == sample_search.forms(old)["key"]


def test_every_word_of_a_title_finds_its_story_with_and_without_marks(sample_search: Search) -> None:
    missed = sample_search.page.evaluate(MISSED)
    assert sample_search.page.evaluate("deskSearch.titles.stories.length") > 10
    assert missed == []


def test_the_keyboard_opens_walks_and_closes(page: Page, site: Path) -> None:
    page.goto(f"{site.as_uri()}/bai/a.html")
    page.focus(".sections a")
    page.keyboard.press("/")
    page.wait_for_selector("dialog[open] input[type=search]:focus")
    until_read(page)
    page.keyboard.type("den / o")
    assert page.input_value("dialog input[type=search]") == "den / o"
    page.fill("dialog input[type=search]", "den")
    page.wait_for_selector("dialog .search-found li + li")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('li') === document.querySelector('.search-found li + li')")
    for _ in range(3):
        page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.type") == "search"
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog:not([open])", state="attached")
    assert page.evaluate("document.activeElement.matches('.sections a')")
    page.keyboard.press("Control+k")
    page.wait_for_selector("dialog[open] input:focus")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/bai/*.html")


def test_enter_leads_to_a_page_whose_address_keeps_the_question_to_itself(page: Page, site: Path) -> None:
    page.goto(f"{site.as_uri()}/index.html")
    page.click(".search-open")
    page.fill("dialog input[type=search]", "đèn bàn")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim/index.html#q=*")
    page.wait_for_selector(".search-page .search-found li")
    assert page.input_value(".search-page input[type=search]") == "đèn bàn"
    assert page.evaluate("location.search") == ""


@pytest.mark.parametrize("place", ["tim/index.html?q=%C4%91%C3%A8n", "tim/index.html#q=%C4%91%C3%A8n"])
def test_an_address_with_a_question_answers_it(page: Page, site: Path, place: str) -> None:
    searched(page, site, place)
    assert page.locator(".search-found li").count() == 1
    page.locator(".search-status", has_text="Tìm thấy 1 bài.").wait_for()
    assert page.locator(".search-lists").is_hidden()


def test_a_result_says_where_it_is_from_and_marks_what_was_asked(page: Page, site: Path) -> None:
    searched(page, site, "tim/index.html#q=den ban")
    result = page.locator(".search-found li").first
    assert result.locator("mark").all_inner_texts() == ["đèn", "bàn"]
    assert result.locator(".search-facts").inner_text() == "Đời sống · Tổ bếp · 10/9/2026 · Nghe 1 phút"


def test_a_result_from_within_a_text_quotes_its_sentence(page: Page, site: Path) -> None:
    searched(page, site, "tim/index.html#q=đọc báo")
    assert page.locator(".search-found li p").last.inner_text() == "… Tối đọc báo."


def test_choices_narrow_what_is_found(page: Page, site: Path) -> None:
    searched(page, site, "tim/index.html#q=den")
    assert page.locator(".search-found li").count() == 2
    page.select_option("select[name=units]", label="Phòng Y tế")
    assert page.locator(".search-found a").all_inner_texts() == ["Đến sớm một giờ"]


def test_nobody_is_sent_away_empty_handed(page: Page, site: Path) -> None:
    searched(page, site, "tim/index.html#q=zzzzzz")
    page.wait_for_selector(".search-newest a")
    page.locator(".search-status", has_text="Không tìm thấy bài nào có “zzzzzz”.").wait_for()
    assert page.locator(".search-newest a").count() == 3
    assert page.locator(".search-topics a").count() > 1


def test_what_was_perhaps_meant_is_one_press_away(page: Page, site: Path) -> None:
    searched(page, site, "tim/index.html#q=đèm bàn")
    page.click(".search-meant")
    assert page.locator(".search-found a").all_inner_texts() == ["Chiếc đèn bàn"]


def test_a_hostile_title_stays_text(page: Page, site: Path) -> None:
    searched(page, site, "tim/index.html#q=script")
    assert HOSTILE in page.locator(".search-found a").first.inner_text()
    assert page.locator(".search-found script, .search-found img").count() == 0


def test_the_one_key_can_be_turned_off(page: Page, site: Path) -> None:
    page.goto(f"{site.as_uri()}/index.html")
    page.keyboard.press("/")
    page.uncheck("dialog .search-keys input")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.locator("dialog[open]").count() == 0
    page.keyboard.press("Control+k")
    assert page.locator("dialog[open]").count() == 1


def test_titles_can_be_searched_where_the_texts_cannot_be_read(page: Page, site: Path, tmp_path: Path) -> None:
    broken = shutil.copytree(site, tmp_path / "hỏng")
    for part in (broken / "tim").glob("20*.js"):
        part.unlink()
    page.goto(f"{broken.as_uri()}/tim/index.html#q=đèn bàn")
    page.locator(".search-status", has_text="Tìm thấy 1 bài. Chưa tải được nội dung của một số năm.").wait_for()


@pytest.mark.parametrize("is_slow", [False, True], ids=["at once", "after a while"])
def test_the_link_is_followed_where_the_search_cannot_be_loaded(
    page: Page, site: Path, tmp_path: Path, *, is_slow: bool
) -> None:
    """Also where that has turned out before anybody clicks: it is loaded when the pointer comes."""
    broken = shutil.copytree(site, tmp_path / "hỏng")
    for part in (broken / "theme").glob("search-*.js"):
        part.unlink()
    page.goto(f"{broken.as_uri()}/bai/a.html")
    if is_slow:
        with page.expect_event("requestfailed"):
            page.hover(".search-open")
        page.wait_for_timeout(100)
    page.click(".search-open")
    page.wait_for_url("**/tim/index.html")


def test_without_scripts_the_page_leads_on_by_its_lists(browser: Browser, site: Path) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site.as_uri()}/bai/a.html")
        page.click(".search-open")
        assert page.url.endswith("/tim/index.html")
        assert page.locator(".search-lists h2").all_inner_texts() == [
            "Theo lĩnh vực", "Theo đơn vị", "Theo năm", "Theo chủ đề",
        ]  # fmt: skip


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_everyone_can_use_it(browser: Browser, site: Path, width: int, scheme: Literal["light", "dark"]) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme) as context:
        page = context.new_page()
        for place, opened in (("tim/index.html#q=den", ""), ("tim/index.html#q=zzzzzz", ""), ("bai/a.html", "/")):
            page.goto("about:blank")
            page.goto(f"{site.as_uri()}/{place}")
            if opened:
                page.keyboard.press(opened)
            until_read(page)
            if opened:
                page.fill("dialog input[type=search]", "den")
                page.wait_for_selector("dialog .search-found li")
            looked = Axe().run(page)
            assert looked.violations_count == 0, looked.generate_report()
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
