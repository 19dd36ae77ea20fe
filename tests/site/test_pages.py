"""What a reader finds on the website."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsdesk.files import fresh_folder
from newsdesk.site.build import build
from newsdesk.site.metadata import printable
from tests.builders import TODAY, a_facility, a_library, a_story, approved
from tests.site.desk import HOSTILE, ROOT, Site, a_desk, print_desk
from tests.site.reading import broken_links, pages_below, read_xml

ATOM = {"a": "http://www.w3.org/2005/Atom"}
MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def test_every_page_is_well_formed(site: Site) -> None:
    assert {name: page.faults for name, page in site.pages.items() if page.faults} == {}


def test_every_page_has_one_h1_and_its_landmarks(site: Site) -> None:
    for page in site.pages.values():
        assert page.source.startswith("<!doctype html>"), page.name
        for tag in ("h1", "main", "title"):
            assert len(page.all(tag)) == 1, (page.name, tag)
        assert page.all("html") == [{"lang": "vi"}]
        assert page.all("nav")
        assert page.all("footer")
        assert page.all("a")[0] == {"class": "skip", "href": "#noi-dung"}
        assert len(set(page.ids)) == len(page.ids), page.name


def test_headings_leave_no_level_out(site: Site) -> None:
    for page in site.pages.values():
        levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
        assert levels[0] == 1, page.name
        assert all(after <= before + 1 for before, after in pairwise(levels)), page.name


def test_no_link_is_broken(site: Site) -> None:
    assert broken_links(site.folder, dict(site.pages)) == []


def test_every_page_can_be_reached_from_the_home_page(site: Site) -> None:
    seen, todo = set[str](), ["index.html"]
    while todo:
        name = todo.pop()
        if name not in seen and name in site.pages:
            seen.add(name)
            here = (site.folder / name).parent
            paths = [
                (here / target.partition("#")[0]).resolve()
                for target in site.pages[name].targets
                if "://" not in target
            ]
            todo += [p.relative_to(site.folder.resolve()).as_posix() for p in paths if p.suffix == ".html"]
    assert site.pages.keys() - seen == {"404.html"}


def test_nothing_on_a_page_runs_or_calls_at_a_third_party(site: Site) -> None:
    for page in site.pages.values():
        for tag in ("iframe", "object", "embed", "base"):
            assert not page.all(tag), (page.name, tag)
        assert all(having.get("src") or having.get("type") == "application/ld+json" for having in page.all("script"))
        shown = [having.get("src") or "" for _, having in page.tags if "src" in having]
        shown += [having["href"] or "" for having in page.all("link") if having["rel"] == "stylesheet"]
        assert not [address for address in shown if "//" in address and not address.startswith("https://example.vn/")]
        assert not [name for _, having in page.tags for name in having if name.startswith("on") or name == "style"]


def test_a_story_says_everything_that_its_header_holds(site: Site) -> None:
    page = site.pages["bai/bep-sach.html"]
    for words in (
        "Bếp sạch", "Thứ Năm, ngày 10/9/2026", "Tổ bếp", "Đời sống", "Tập thể", "Tóm tắt hai câu.", "Bài mẫu",
        "2 phút 05 giây", "Giọng đọc do máy tạo", "Chú thích ảnh", "0 vụ <ngộ độc>", "2023–2025", "Báo cáo số 12",
        "Tập thể lao động tiên tiến , Quyết định số 05/QĐ , ngày 15/1/2026", "Ghi lại mẻ hỏng.", "Việc gì làm được?",
        "Phòng Y tế , từ ngày 1/10/2026 : Đã làm", "Chị Đồng Ý, Tổ trưởng", "Nhân viên cấp dưỡng", "Một học viên",
    ):  # fmt: skip
        assert re.sub(r"\s+([,:])", r"\1", words) in re.sub(r"\s+([,:])", r"\1", page.words), words
    assert page.all("audio") == [
        {"controls": None, "preload": "none", "aria-label": "Bếp sạch", "src": "../am-thanh/bep-sach.mp3"}
    ]
    assert [picture["alt"] for picture in page.all("img")] == ['Bếp "sạch"', "Bếp"]
    assert "Trang chủ" in page.words


def test_a_story_without_sound_has_no_player(site: Site) -> None:
    assert not site.pages["bai/bai-1.html"].all("audio")


def test_links_between_texts_become_links_between_pages(site: Site) -> None:
    links = {having.get("title"): having.get("href") for having in site.pages["bai/bep-sach.html"].all("a")}
    assert links["Chum"] == "../bai/chum-gia.html"
    source = site.pages["bai/bep-sach.html"].source
    assert '<a href="../trang/gioi-thieu.html">giới thiệu</a>' in source
    assert "<a>bài nội bộ</a>" in source
    assert '<a href="https://example.org/a?b=1&amp;c=2" rel="external noopener noreferrer" ' in source
    assert '<a href="../bai/bep-sach.html">Bếp</a>' in site.pages["trang/gioi-thieu.html"].source


def test_a_sample_bears_its_mark_on_its_page_and_wherever_it_is_listed(site: Site) -> None:
    listed = [page for page in site.pages.values() if "bai/bep-sach.html" in page.source and "trang/" not in page.name]
    assert len(listed) > 6
    for page in listed:
        assert "Bài mẫu" in page.words, page.name
    assert "Bài mẫu" not in site.pages["bai/bai-1.html"].words.replace("Bếp sạch Bài mẫu", "")
    assert "Bài mẫu. Tóm tắt" in (site.folder / "feed.atom.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "withheld",
    ["noi-bo.html", "noi-bo.mp3", "Bài nội bộ", "Bài mai sau", "Bài chỉ loa", "Bài nháp", "Không Giấy", "Đã Rút",
     "Anh Chỉ Loa", "Học Viên Tên", "Quê xã Nọ", "khong-dung", "PDY-", "Người duyệt"],
)  # fmt: skip
def test_what_may_not_be_told_is_nowhere_in_the_tree(site: Site, withheld: str) -> None:
    told = [path for path in site.folder.rglob("*") if "docs" not in path.relative_to(site.folder).parts]
    for path in told:  # the guides in docs/ are the software's, and the same for every desk
        assert withheld not in path.name
        assert not path.is_file() or withheld.encode() not in path.read_bytes(), path


def test_hostile_text_stays_text(site: Site) -> None:
    assert HOSTILE in site.pages["bai/chum-gia.html"].words
    assert HOSTILE in site.pages["nam/2025.html"].words
    for page in site.pages.values():
        assert 'alert("1")' not in re.findall(r"<script\b[^>]*>([^<]*)", page.source), page.name
    feed = read_xml(site.folder / "feed.atom.xml")
    entry = feed.findall("a:entry", ATOM)[-1]
    assert entry.findtext("a:title", namespaces=ATOM) == HOSTILE
    assert "<script" not in (entry.findtext("a:summary", namespaces=ATOM) or "<script")


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(min_size=1, max_size=40), min_size=8, max_size=8))
def test_any_title_is_shown_as_it_was_written(tmp_path: Path, titles: list[str]) -> None:
    stories = [
        approved(a_story(f"bai-{n}", title=title, summary=title, tags=(title,))) for n, title in enumerate(titles)
    ]
    folder = fresh_folder(tmp_path / "ra")
    library = a_library(*stories, facility=a_facility(address="https://example.vn"))
    build(library, {}, folder, images=tmp_path, today=TODAY, root=ROOT)
    pages = pages_below(folder)
    feed = read_xml(folder / "feed.atom.xml")
    told = {entry.findtext("a:title", "", ATOM) for entry in feed.findall("a:entry", ATOM)}
    for number, title in enumerate(titles):
        page = pages[f"bai/bai-{number}.html"]
        assert page.faults == []
        assert " ".join(printable(title).split()) in page.words
        assert " ".join(printable(title).split()) in told


def test_lists_are_in_the_order_of_the_vietnamese_alphabet(site: Site) -> None:
    source = site.pages["linh-vuc/index.html"].source
    assert source.index("An toàn lao động") < source.index("Đời sống và bếp ăn")
    source = site.pages["trang/an.html"].source
    assert source.index("Ẩn &amp; hiện", source.index("imprint")) < source.index("Giới thiệu", source.index("imprint"))


def test_tags_that_differ_by_marks_have_pages_of_their_own(site: Site) -> None:
    assert site.pages["the/ma.html"].all("h1")
    assert "mã" in site.pages["the/ma.html"].words
    assert "mạ" in site.pages["the/ma-2.html"].words
    assert "1 bài" in site.pages["the/bep-an.html"].words


def test_long_lists_are_cut_into_pages(site: Site) -> None:
    for name, first in (("trang-1.html", "index.html"), ("nam/2026/trang-1.html", "nam/2026.html")):
        assert site.pages[name]
        assert name in site.pages[first].source
        assert "Xem các bài mới nhất" in site.pages[name].words
    assert "44 bài" in site.pages["don-vi/to-bep.html"].words
    later = site.pages["don-vi/to-bep/trang-1.html"]
    assert "44 bài" not in later.words
    assert later.words.count("Bài từ 1/5/2026 đến 10/5/2026") == 2
    assert "<title>Tổ bếp, bài từ 1/5/2026 đến 10/5/2026 – " in later.source


def test_the_home_page_has_the_newest_first(site: Site) -> None:
    source = site.pages["index.html"].source
    assert source.index("bai/bep-sach.html") < source.index("bai/bai-27.html") < source.index("bai/bai-26.html")


def test_the_facility_bears_the_names_of_the_day(site: Site) -> None:
    for page in site.pages.values():
        assert "Cơ sở Mới" in page.words
        assert "Cơ sở Cũ" not in page.words


def test_the_feed_has_whole_addresses_and_no_more_than_summaries(site: Site) -> None:
    feed = read_xml(site.folder / "feed.atom.xml")
    assert feed.findtext("a:updated", namespaces=ATOM) == "2026-09-10T00:00:00+07:00"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "vi"
    entries = feed.findall("a:entry", ATOM)
    assert len(entries) == 45
    for entry in entries:
        link = entry.find("a:link", ATOM)
        assert link is not None
        assert link.attrib["href"].startswith("https://example.vn/bai/")
        assert entry.find("a:content", ATOM) is None
        assert entry.findtext("a:author/a:name", namespaces=ATOM)
    assert len({entry.findtext("a:id", namespaces=ATOM) for entry in entries}) == 45


def test_the_sitemap_holds_every_page_but_the_missing_one_and_the_search(site: Site) -> None:
    listed = [loc.text for loc in read_xml(site.folder / "sitemap.xml").findall(".//s:loc", MAP)]
    told = site.pages.keys() - {"404.html", "tim/index.html"}
    assert len(listed) == len(set(listed))
    assert {str(name).removeprefix("https://example.vn/") for name in listed} == told
    assert "Sitemap: https://example.vn/sitemap.xml" in (site.folder / "robots.txt").read_text(encoding="utf-8")


def test_a_missing_page_leads_home_from_any_depth(site: Site) -> None:
    assert all(target.startswith(("https://example.vn/", "#")) for target in site.pages["404.html"].targets)


def test_without_an_address_there_is_neither_feed_nor_sitemap(tmp_path: Path) -> None:
    folder = tmp_path / "ra"
    print_desk(a_desk(address=None), folder, desk=tmp_path)
    pages = pages_below(folder)
    assert not list(folder.rglob("*.xml"))
    assert "Sitemap" not in (folder / "robots.txt").read_text(encoding="utf-8")
    assert broken_links(folder, pages) == []
    assert not any(".xml" in page.source or "canonical" in page.source for page in pages.values())
