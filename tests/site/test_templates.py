"""What every template promises: valid HTML, and ways for keyboards and screen readers."""

import re

import html5lib
import pytest

from tests.site.desk import Site
from tests.site.reading import Page

ADDED_BY_SCRIPT = 'class="settings"'
SECTIONS = {"linh-vuc/doi-song.html": "Lĩnh vực", "don-vi/to-bep.html": "Đơn vị", "loai/tap-the.html": "Loại bài",
            "nam/2026.html": "Năm", "the/bep-an.html": "Chủ đề", "nam/2026/trang-1.html": "Năm"}  # fmt: skip
ONE_OF_EACH = ("index.html", "trang-1.html", "404.html", "bai/bep-sach.html", "bai/chum-gia.html", "trang/an.html",
               *SECTIONS, *(f"{folder}/index.html" for folder in ("linh-vuc", "don-vi", "loai", "nam", "the")))  # fmt: skip


def current(page: Page) -> list[tuple[str, str]]:
    """Return how the page's menu marks where one is, and the words that it marks."""
    menu = page.source.partition('<nav class="sections"')[2].partition("</nav>")[0]
    return re.findall(r'aria-current="(\w+)">([^<]+)<', menu)


@pytest.mark.parametrize("name", ONE_OF_EACH)
def test_each_template_is_html_without_an_error(site: Site, name: str) -> None:
    html5lib.HTMLParser(strict=True).parse(site.pages[name].source)


def test_a_heading_says_something_and_a_section_has_a_name_that_is_there(site: Site) -> None:
    for page in site.pages.values():
        assert not re.search(r"<h([1-6])[^>]*>\s*(?:<a[^>]*>\s*</a>\s*)?</h\1>", page.source), page.name
        named = [by for _, having in page.tags if (by := having.get("aria-labelledby"))]
        assert [by for by in named if by not in page.ids] == [], page.name
        assert all(having.get("aria-labelledby") or having.get("aria-label") for having in page.all("section"))
        assert all(having.get("aria-label") for having in page.all("nav")), page.name


@pytest.mark.parametrize(("name", "section"), SECTIONS.items())
def test_the_menu_says_in_which_section_one_is(site: Site, name: str, section: str) -> None:
    assert current(site.pages[name]) == [("true", section)]


def test_the_menu_says_on_which_page_one_is(site: Site) -> None:
    assert current(site.pages["index.html"]) == [("page", "Trang chủ")]
    assert current(site.pages["the/index.html"]) == [("page", "Chủ đề")]
    assert current(site.pages["bai/bep-sach.html"]) == []


def test_the_newest_story_leads_with_a_way_to_its_sound(site: Site) -> None:
    lead = site.pages["index.html"].source.partition('class="teaser lead"')[2].partition("</article>")[0]
    assert "Bếp sạch" in lead
    assert 'class="to-sound" href="./bai/bep-sach.html#nghe"' in lead
    assert 'class="teaser lead"' not in site.pages["trang-1.html"].source


def test_each_story_stands_once_in_the_lists_of_the_home_pages(site: Site) -> None:
    told = [
        slug
        for name in ("index.html", "trang-1.html")
        for slug in re.findall(r'<h2><a href="\S*bai/(\S+)\.html"', site.pages[name].source)
    ]
    assert sorted(told) == sorted(
        story.slug for story in site.library.stories if f"bai/{story.slug}.html" in site.pages
    )


def test_an_overview_names_the_newest_of_each(site: Site) -> None:
    page = site.pages["don-vi/index.html"]
    assert "Tổ bếp Mới nhất: Bếp sạch Bài mẫu 44 bài" in page.words


def test_a_missing_page_shows_what_there_is(site: Site) -> None:
    assert "https://example.vn/bai/bep-sach.html" in site.pages["404.html"].targets


def test_only_people_who_allow_it_are_named_under_the_title(site: Site) -> None:
    assert '<p class="who">Nhân vật: Chị Đồng Ý</p>' in site.pages["bai/bep-sach.html"].source
    assert 'class="who"' not in site.pages["bai/bai-1.html"].source


def test_a_printed_story_says_where_it_came_from(site: Site) -> None:
    source = site.pages["bai/bep-sach.html"].source
    assert '<p class="printed">Cơ sở Mới<br>https://example.vn/bai/bep-sach.html</p>' in source


def test_what_needs_the_script_is_made_by_it(site: Site) -> None:
    for page in site.pages.values():
        assert page.source.count(ADDED_BY_SCRIPT) == 1, page.name
        assert "<summary>Aa" not in page.source
