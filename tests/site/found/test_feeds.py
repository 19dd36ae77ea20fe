"""Feeds by the rules of RFC 4287, their list as OPML 2.0, the sitemap and the manifest."""

import json
import re
from collections import Counter
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from tests.site.desk import Site, a_desk, print_desk
from tests.site.reading import read_xml

HOME = "https://example.vn"
A = "{http://www.w3.org/2005/Atom}"
MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "i": "http://www.google.com/schemas/sitemap-image/1.1"}
RFC_3339 = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})\Z")
IRI = re.compile(r"(?:https?://[^\s<>\"]+|tag:[a-z0-9.-]+,\d{4}-\d{2}-\d{2}:/\S+)\Z")
ONCE = {"feed": ("id", "title", "updated"), "entry": ("id", "title", "updated", "published", "summary")}
"""What must stand in each, exactly once (RFC 4287, 4.1.1 and 4.1.2; a summary and a day of publication are ours)."""
KNOWN = {
    "feed": {"id", "title", "updated", "author", "link", "entry"},
    "entry": {"id", "title", "updated", "published", "summary", "author", "category", "link"},
    "author": {"name"},
}


def faults(feed: Element) -> list[str]:
    """Return each rule of RFC 4287 that a feed breaks, as far as it may break it here."""
    found = [] if feed.tag == f"{A}feed" else ["no feed"]
    for part in (feed, *feed.findall(f"{A}entry")):
        kind = part.tag.removeprefix(A)
        children = Counter(child.tag.removeprefix(A) for child in part)
        found += [f"{kind}: {name} {children[name]} times" for name in ONCE[kind] if children[name] != 1]
        found += [f"{kind}: unknown {name}" for name in children.keys() - KNOWN[kind]]
        found += [f"{kind}: no author"] if not children["author"] else []
        found += [f"no moment: {one.text}" for one in part if one.tag in (f"{A}updated", f"{A}published")
                  and not RFC_3339.match(one.text or "")]  # fmt: skip
        found += [f"no IRI: {one.text}" for one in part.findall(f"{A}id") if not IRI.match(one.text or "")]
        found += [f"empty title in {kind}"] if not part.findtext(f"{A}title") else []
        links = [(one.get("rel"), one.get("type")) for one in part.findall(f"{A}link")]
        alternates = [one for one in links if one[0] == "alternate"]
        found += [] if len(alternates) == len(set(alternates)) == 1 else [f"{kind}: alternates {alternates}"]
        found += [f"link: {one.attrib}" for one in part.findall(f"{A}link") if not IRI.match(one.get("href") or "")]
        found += [f"category: {one.attrib}" for one in part.findall(f"{A}category") if not one.get("term")]
        found += [f"author: {one.tag}" for one in part.findall(f"{A}author/*") if one.tag != f"{A}name" or not one.text]
    ids = [entry.findtext(f"{A}id") for entry in feed.findall(f"{A}entry")]
    return found + ([] if len(ids) == len(set(ids)) else ["an id stands twice"])


@pytest.fixture(scope="module")
def feeds(site: Site) -> dict[str, Element]:
    paths = site.folder.rglob("*.atom.xml")
    return {path.relative_to(site.folder).as_posix(): read_xml(path) for path in sorted(paths)}


def test_every_list_has_a_feed_and_the_whole_has_one(site: Site, feeds: dict[str, Element]) -> None:
    lists = re.compile(r"(?:linh-vuc|don-vi|loai|nam|the)/(?!index\.)[^/]+\.html")
    pages = {name for name in site.pages if lists.fullmatch(name)}
    assert feeds.keys() == {"feed.atom.xml", *(page.replace(".html", ".atom.xml") for page in pages)}
    assert len(pages) > 8


def test_no_feed_breaks_a_rule_of_its_form(feeds: dict[str, Element]) -> None:
    assert {name: found for name, feed in feeds.items() if (found := faults(feed))} == {}


def test_each_feed_names_itself_and_the_page_that_it_follows(site: Site, feeds: dict[str, Element]) -> None:
    for name, feed in feeds.items():
        links = {one.get("rel"): one.get("href") or "" for one in feed.findall(f"{A}link")}
        assert links["self"] == feed.findtext(f"{A}id") == f"{HOME}/{name}"
        page = links["alternate"].removeprefix(f"{HOME}/")
        alternates = [one["href"] for one in site.pages[page].all("link") if one["rel"] == "alternate"]
        assert f"{'../' if '/' in page else './'}{name}" in alternates, name
    assert len({feed.findtext(f"{A}title") for feed in feeds.values()}) == len(feeds)


def test_a_later_page_of_a_list_knows_its_feed_too(site: Site) -> None:
    links = [one["href"] for one in site.pages["nam/2026/trang-1.html"].all("link") if one["rel"] == "alternate"]
    assert links == ["../../feed.atom.xml", "../../nam/2026.atom.xml", "../../podcast.xml"]
    story = [one["href"] for one in site.pages["bai/bep-sach.html"].all("link") if one["rel"] == "alternate"]
    assert story == ["../feed.atom.xml", "../podcast.xml", "../linh-vuc/doi-song.podcast.xml"]


def test_a_feed_is_as_new_as_its_newest_story(feeds: dict[str, Element]) -> None:
    for feed in feeds.values():
        moments = [entry.findtext(f"{A}updated") or "" for entry in feed.findall(f"{A}entry")]
        assert feed.findtext(f"{A}updated") == max(moments) == moments[0]
    assert feeds["nam/2025.atom.xml"].findtext(f"{A}updated") == "2025-03-01T00:00:00+07:00"


def test_a_feed_tells_summary_and_sound_and_never_the_text(site: Site, feeds: dict[str, Element]) -> None:
    (entry,) = [one for one in feeds["feed.atom.xml"].findall(f"{A}entry") if one.findtext(f"{A}title") == "Bếp sạch"]
    (sound,) = [one.attrib for one in entry.findall(f"{A}link") if one.get("rel") == "enclosure"]
    size = (site.folder / "am-thanh/bep-sach.mp3").stat().st_size
    href = f"{HOME}/am-thanh/bep-sach.mp3"
    assert sound == {"rel": "enclosure", "type": "audio/mpeg", "length": str(size), "href": href}
    terms = [(one.get("term"), one.get("label")) for one in entry.findall(f"{A}category")]
    assert terms[:2] == [("doi-song", "Đời sống và bếp ăn"), ("bep-an", "bếp ăn")]
    for path in site.folder.rglob("*.atom.xml"):
        assert "Chú thích ảnh" not in path.read_text("utf-8")


def test_one_file_names_every_feed_once(site: Site, feeds: dict[str, Element]) -> None:
    opml = read_xml(site.folder / "nguon-tin.opml")
    assert (opml.tag, opml.get("version"), [part.tag for part in opml]) == ("opml", "2.0", ["head", "body"])
    assert opml.findtext("head/title")
    named = [one.get("xmlUrl") or "" for one in opml.iter("outline") if one.get("type") == "rss"]
    assert sorted(named) == sorted(f"{HOME}/{name}" for name in feeds)
    for one in opml.iter("outline"):
        assert one.get("text")
        assert one.get("type") != "rss" or (one.get("title") and (one.get("htmlUrl") or "").startswith(HOME))
    page = site.pages["nguon-tin/index.html"]
    assert {f"../{name}" for name in feeds} <= set(page.targets)


def test_the_sitemap_says_when_each_page_changed_and_shows_its_picture(site: Site) -> None:
    entries = {
        entry.findtext("s:loc", "", MAP).removeprefix(f"{HOME}/"): entry
        for entry in read_xml(site.folder / "sitemap.xml")
    }
    days = {name: entry.findtext("s:lastmod", None, MAP) for name, entry in entries.items()}
    assert days["bai/chum-gia.html"] == days["nam/2025.html"] == days["don-vi/phong-y-te.html"] == "2025-03-01"
    assert days["bai/bep-sach.html"] == days["index.html"] == days["nam/2026.html"] == "2026-09-10"
    assert days["nam/2026/trang-1.html"] == "2026-05-10", "the newest of those that stand on it"
    assert days["the/index.html"] == "2026-09-10"
    assert days["trang/gioi-thieu.html"] is None
    for name, entry in entries.items():
        assert (site.folder / name).is_file()
        for picture in entry.findall(".//i:loc", MAP):
            assert (site.folder / (picture.text or "").removeprefix(f"{HOME}/")).is_file()
    assert len(entries["bai/bep-sach.html"].findall(".//i:loc", MAP)) == 1


def test_a_phone_can_keep_the_website(site: Site) -> None:
    manifest = json.loads((site.folder / "trang.webmanifest").read_text("utf-8"))
    assert manifest["lang"] == "vi"
    assert (site.folder / manifest["start_url"]).is_file()
    for icon in manifest["icons"]:
        assert (site.folder / icon["src"]).is_file()
    (link,) = [one["href"] for one in site.pages["bai/bep-sach.html"].all("link") if one["rel"] == "manifest"]
    assert link == "../trang.webmanifest"


def test_without_an_address_nothing_is_offered_that_needs_one(tmp_path: Path) -> None:
    print_desk(a_desk(address=None), tmp_path / "ra", desk=tmp_path)
    names = {path.relative_to(tmp_path / "ra").as_posix() for path in (tmp_path / "ra").rglob("*") if path.is_file()}
    assert not [
        name for name in names if name.endswith((".xml", ".opml", ".webmanifest")) or name.startswith("chia-se")
    ]
    assert "nguon-tin/index.html" not in names
