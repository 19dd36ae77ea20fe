"""Podcasts: what directories ask of them, true sizes and lengths, nothing that the page may not tell."""

import copy
import html
import json
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from PIL import Image

from newsdesk.site.aloud.cover import cover
from newsdesk.site.build import build
from newsdesk.site.edition import Sound
from tests.builders import TODAY
from tests.site.desk import CUES, HOSTILE, PIXEL, ROOT, Site, a_desk, print_desk
from tests.site.podcast_rules import ITUNES, PODCAST, findings
from tests.site.reading import broken_links, pages_below, read_xml

FEEDS = ("podcast.xml", "linh-vuc/doi-song.podcast.xml")
HOME = "https://example.vn"


def items(feed: Element) -> list[Element]:
    return feed.findall("channel/item")


def said(element: Element, path: str) -> str:
    return element.findtext(path) or ""


@pytest.mark.parametrize("name", FEEDS)
def test_a_podcast_is_as_directories_ask(site: Site, name: str) -> None:
    assert not list(findings(read_xml(site.folder / name)))


def test_there_is_a_podcast_for_each_field_that_is_heard_and_for_no_other(site: Site) -> None:
    assert {path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*podcast.xml")} == set(FEEDS)


def test_size_and_length_are_those_of_the_file(site: Site) -> None:
    (item,) = items(read_xml(site.folder / "podcast.xml"))
    enclosure = item.find("enclosure")
    assert enclosure is not None
    file = site.folder / enclosure.attrib["url"].removeprefix(f"{HOME}/")
    assert int(enclosure.attrib["length"]) == file.stat().st_size
    assert said(item, f"{ITUNES}duration") == "125"


def test_everything_that_a_podcast_names_is_there(site: Site) -> None:
    for name in FEEDS:
        feed = read_xml(site.folder / name)
        for element in feed.iter():
            named = [element.get("url"), element.get("href"), element.text if element.tag in ("link", "guid") else None]
            for address in filter(None, named):
                assert (site.folder / address.removeprefix(f"{HOME}/")).is_file(), address


def test_an_episode_says_when_what_and_who_reads(site: Site) -> None:
    (item,) = items(read_xml(site.folder / "podcast.xml"))
    assert said(item, "title") == "Bếp sạch (bài mẫu)"
    assert said(item, "pubDate") == "Thu, 10 Sep 2026 07:00:00 +0700"
    assert said(item, "guid") == said(item, "link") == f"{HOME}/bai/bep-sach.html"
    assert said(item, "description") == "Bài mẫu. Tóm tắt hai câu. Tổ bếp. Giọng đọc do máy tạo."
    transcript, chapters = item.find(f"{PODCAST}transcript"), item.find(f"{PODCAST}chapters")
    assert transcript is not None
    assert chapters is not None
    told = json.loads((site.folder / chapters.attrib["url"].removeprefix(f"{HOME}/")).read_bytes())
    assert [one["title"] for one in told["chapters"]] == ["Bếp sạch (bài mẫu)", "Đề mục"]


def test_a_podcast_is_known_by_its_address_as_the_namespace_says(site: Site) -> None:
    for name in FEEDS:
        guid = said(read_xml(site.folder / name), f"channel/{PODCAST}guid")
        assert uuid.UUID(guid) == uuid.uuid5(uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6"), f"example.vn/{name}")
    # the namespace's own example
    example = uuid.uuid5(uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6"), "mp3s.nashownotes.com/pc20rss.xml")
    assert str(example) == "917393e3-1b1e-5cef-ace4-edaa54e1f810"


def test_no_address_of_mail_is_made_up(site: Site) -> None:
    assert "@" not in (site.folder / "podcast.xml").read_text(encoding="utf-8")


def test_a_facility_that_gives_its_mail_address_is_the_owner(tmp_path: Path) -> None:
    library = a_desk()
    library = replace(library, facility=replace(library.facility, email="co-so@example.vn"))
    print_desk(library, tmp_path / "ra", desk=tmp_path)
    feed = read_xml(tmp_path / "ra" / "podcast.xml")
    assert not list(findings(feed))
    assert said(feed, f"channel/{ITUNES}owner/{ITUNES}email") == "co-so@example.vn"
    locked = feed.find(f"channel/{PODCAST}locked")
    assert locked is not None
    assert locked.get("owner") == "co-so@example.vn"


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    (tmp_path / "tiếng.mp3").write_bytes(b"ID3 sound")
    (tmp_path / "ảnh").mkdir()
    (tmp_path / "ảnh" / "Bếp ăn.png").write_bytes(PIXEL)
    sound = Sound(tmp_path / "tiếng.mp3", timedelta(seconds=9), synthetic=False, cues=CUES)
    build(a_desk(), {"chum-gia": sound}, tmp_path / "ra", images=tmp_path / "ảnh", today=TODAY, root=ROOT)
    feed = read_xml(tmp_path / "ra" / "podcast.xml")
    (item,) = items(feed)
    assert not list(findings(feed))
    assert said(item, "title") == HOSTILE
    assert html.unescape(said(item, "description")).startswith(HOSTILE)
    assert "<" not in said(item, "description"), "players take it for HTML"
    assert "máy" not in said(feed, "channel/description") + said(item, "description")


def test_without_an_address_or_a_sound_there_is_no_podcast(tmp_path: Path) -> None:
    print_desk(a_desk(address=None), tmp_path / "ra", desk=tmp_path)
    assert not list((tmp_path / "ra").rglob("*podcast*"))
    assert not (tmp_path / "ra" / "am-thanh" / "bia.jpg").exists()
    assert (tmp_path / "ra" / "am-thanh" / "bep-sach.vtt").is_file()
    pages = pages_below(tmp_path / "ra")
    assert not any("podcast" in page.source for page in pages.values())
    assert not broken_links(tmp_path / "ra", pages)


@pytest.mark.parametrize(
    ("page", "feeds"),
    [
        ("index.html", ["./podcast.xml"]),
        ("bai/bep-sach.html", ["../podcast.xml", "../linh-vuc/doi-song.podcast.xml"]),
        ("linh-vuc/doi-song.html", ["../podcast.xml", "../linh-vuc/doi-song.podcast.xml"]),
        ("linh-vuc/an-toan.html", ["../podcast.xml"]),
    ],
)
def test_pages_lead_to_the_podcast_and_a_field_to_its_own(site: Site, page: str, feeds: list[str]) -> None:
    found = site.pages[page]
    assert [link["href"] for link in found.all("link") if link.get("type") == "application/rss+xml"] == feeds
    assert set(feeds) <= {link.get("href") for link in found.all("a")}


def test_the_cover_is_as_directories_ask_and_always_the_same() -> None:
    words = (ROOT / "theme" / "fonts", ("Gương", "điển hình"), ("Cơ quan Mới " * 9,))
    first = cover(*words)
    assert cover(*words) == first
    picture = Image.open(BytesIO(first))
    assert (picture.format, picture.mode) == ("JPEG", "RGB")
    assert picture.width == picture.height
    assert 1400 <= picture.width <= 3000
    assert len(first) < 512_000


def change(path: str, change: Callable[[Element], None]) -> Callable[[Element], None]:
    def work(feed: Element) -> None:
        found = feed.find(path)
        assert found is not None
        change(found)

    return work


BROKEN = {
    "title": change("channel/title", lambda one: setattr(one, "text", "")),
    "date": change("channel/item/pubDate", lambda one: setattr(one, "text", "Fri, 10 Sep 2026 07:00:00 +0700")),
    "length": change("channel/item/enclosure", lambda one: one.set("length", "0")),
    "kind": change("channel/item/enclosure", lambda one: one.set("type", "audio/mp3")),
    "explicit": change(f"channel/{ITUNES}explicit", lambda one: setattr(one, "text", "no")),
    "category": change(f"channel/{ITUNES}category", lambda one: one.set("text", "Radio")),
    "guid": change(f"channel/{PODCAST}guid", lambda one: setattr(one, "text", str(uuid.UUID(int=0)))),
    "twice": change("channel", lambda one: one.append(copy.deepcopy(one.findall("item")[0]))),
    "unknown": change("channel/item", lambda one: one.append(Element("author"))),
}


@pytest.mark.parametrize("what", BROKEN)
def test_the_rules_of_these_tests_find_what_is_wrong(site: Site, what: str) -> None:
    feed = read_xml(site.folder / "podcast.xml")
    BROKEN[what](feed)
    assert list(findings(feed))
