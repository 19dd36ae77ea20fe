"""How a story is cited and handed on, and how long it takes to read."""

import re
from datetime import date
from itertools import groupby
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.model.story import Story
from newsdesk.site.build import build
from newsdesk.site.edition import Edition
from newsdesk.site.metadata import reading_minutes, story_view
from newsdesk.site.share import MASK, QUIET, Shared, code_svg, letter, shared
from tests.builders import TODAY, a_facility, a_library, a_story, approved
from tests.site.desk import HOSTILE, ROOT, Site
from tests.site.reading import read_page


def shared_of(story: Story, address: str | None = "https://example.vn/") -> Shared:
    library = a_library(approved(story), facility=a_facility(address=address))
    return shared(story, Edition(library=library, today=TODAY), "Tóm tắt.")


@pytest.mark.parametrize(("day", "name"), [(date(2025, 2, 28), "Cơ sở Cũ"), (date(2025, 3, 1), "Cơ sở Mới")])
def test_the_author_is_the_facility_as_it_was_called_on_the_storys_day(day: date, name: str) -> None:
    assert shared_of(a_story(date=day)).facility == name


def test_without_an_address_there_is_nothing_to_hand_on() -> None:
    assert shared_of(a_story(), address=None) == Shared("Cơ sở Mới", "", "", "")


def fields_of(address: str) -> dict[str, list[str]]:
    assert address.startswith("mailto:?")
    return parse_qs(urlsplit(address).query, keep_blank_values=True, strict_parsing=True)


def test_a_letter_holds_title_summary_and_address() -> None:
    found = fields_of(shared_of(a_story(title="Bếp & “lửa” + 100%")).letter)
    assert found == {
        "subject": ["Bếp & “lửa” + 100%"],
        "body": ["Bếp & “lửa” + 100%\r\n\r\nTóm tắt.\r\n\r\nhttps://example.vn/bai/bep-sach.html"],
    }


@given(st.text(alphabet=st.characters()), st.text())
def test_no_title_adds_a_field_to_the_letter(title: str, summary: str) -> None:
    found = fields_of(letter(f"A {title}", summary, "https://example.vn/"))
    assert found.keys() == {"subject", "body"}
    assert "\n" not in found["subject"][0]


def drawn(svg: str) -> set[tuple[int, int]]:
    """Return the dark modules of a code, drawn as a browser would draw it."""
    path = re.findall(r'd="([^"]*)"', svg)[-1]
    start, pens = re.fullmatch(r"M(\d+ \d+)\.5(.*)", path).groups()  # type: ignore[union-attr]
    column, row = map(int, start.split())
    dark = set[tuple[int, int]]()
    for pen, along, down in re.findall(r"([hm])(-?\d+)(?: (\d+))?", pens):
        if pen == "h":
            dark |= {(row, column + step) for step in range(int(along))}
        column, row = column + int(along), row + int(down or 0)
    return dark


@given(st.text("abcdefghijklmnopqrstuvwxyz-0123456789", min_size=1, max_size=120))
def test_the_code_is_that_of_the_address(slug: str) -> None:
    address = f"https://example.vn/bai/{slug}.html"
    rows = segno.make_qr(address, error="m", boost_error=False, mask=MASK).matrix
    expected = {(y + QUIET, x + QUIET) for y, row in enumerate(rows) for x, dark in enumerate(row) if dark}
    svg = code_svg(address)
    assert drawn(svg) == expected
    assert f'viewBox="0 0 {len(rows) + 2 * QUIET} {len(rows) + 2 * QUIET}"' in svg


def test_a_code_looks_like_one_from_afar() -> None:
    """The corner that every reader looks for: seven dark, one light, by hand."""
    top = sorted(x - QUIET for y, x in drawn(code_svg("https://example.vn/")) if y == QUIET)
    runs = [len(list(run)) for _, run in groupby(top, key=lambda x: x - top.index(x))]
    assert (runs[0], runs[-1], top[0]) == (7, 7, 0)


@pytest.mark.parametrize(("syllables", "minutes"), [(0, 0), (1, 1), (230, 1), (231, 2), (460, 2), (690, 3), (2300, 10)])
def test_reading_takes_a_minute_for_each_230_syllables(syllables: int, minutes: int) -> None:
    assert reading_minutes("chữ, " * syllables) == minutes


def test_reading_counts_what_is_read_and_no_address() -> None:
    link = f"[chữ](https://example.org/{'a-' * 300})"
    story = a_story(body=f"{link} **chữ**\n" + "chữ " * 223, summary="Tóm tắt hai câu.")
    assert story_view(story, Edition(library=a_library(story), today=TODAY)).reading_minutes == 1


def test_a_storys_page_says_how_to_cite_it_and_where_it_is(site: Site) -> None:
    page = site.pages["bai/bep-sach.html"]
    said = "Cơ sở Mới (2026), “Bếp sạch” (bài mẫu), trang Gương điển hình, https://example.vn/bai/bep-sach.html"
    assert said in re.sub(r"\s+,", ",", page.words)
    assert "đăng ngày 10/9/2026" in page.words
    assert {
        "class": "address",
        "id": "dia-chi",
        "rel": "bookmark",
        "href": "https://example.vn/bai/bep-sach.html",
    } in page.all("a")
    assert "Nghe 2 phút 05 giây Đọc 1 phút" in page.words


def test_buttons_that_need_scripts_are_not_there_without_them(site: Site) -> None:
    buttons = site.pages["bai/bep-sach.html"].all("button")
    assert [button for button in buttons if {"data-copy", "data-share"} & button.keys()]
    assert all("hidden" in button for button in buttons if {"data-copy", "data-share"} & button.keys())


def test_a_hostile_title_is_cited_as_text(site: Site) -> None:
    page = site.pages["bai/chum-gia.html"]
    assert f"“{HOSTILE}”" in page.words
    assert [one["data-title"] for one in page.all("button") if "data-share" in one] == [HOSTILE]
    (address,) = [target for target in page.targets if target.startswith("mailto:")]
    assert fields_of(address)["subject"] == [HOSTILE]


def test_without_an_address_a_page_can_be_cited_but_not_handed_on(tmp_path: Path) -> None:
    (tmp_path / "ra").mkdir()
    build(a_library(approved(a_story())), {}, tmp_path / "ra", images=tmp_path, today=TODAY, root=ROOT)
    page = read_page(tmp_path / "ra" / "bai" / "bep-sach.html")
    assert "“Bài bep-sach”, trang Gương điển hình, đăng ngày 10/9/2026" in re.sub(r"\s+,", ",", page.words)
    assert "Chia sẻ" not in page.words
    assert not page.all("svg")
