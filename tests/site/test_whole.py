"""The whole website, held to what must be true of all of it: small desk and sample desk alike."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from newsdesk.intake import take_in
from newsdesk.model.story import Channel
from newsdesk.site.build import build
from newsdesk.site.edition import Sound
from tests.site.desk import ROOT, Site
from tests.site.whole import Whole

SAMPLE_DAY = date(2026, 11, 27)
"""A day on which every story of the sample desk is approved."""


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    """The sample desk's website, with something to hear in every story."""
    library = take_in(ROOT, SAMPLE_DAY).library
    assert library is not None
    folder = tmp_path_factory.mktemp("sample")
    (folder / "tiếng.mp3").write_bytes(b"ID3 sound")
    sound = Sound(folder / "tiếng.mp3", timedelta(seconds=125.4), synthetic=True)
    told = {story.slug: sound for story in library.for_channel(Channel.WEB, on=SAMPLE_DAY)}
    images = ROOT / "content" / "images"
    build(library, told, folder / "site", images=images, today=SAMPLE_DAY, root=ROOT)
    return Whole(folder / "site", (library.facility.address or "").rstrip("/"))


@pytest.fixture(scope="session")
def small(site: Site) -> Whole:
    """The small desk's website."""
    return Whole(site.folder, "https://example.vn")


@pytest.fixture(params=["small", "sample"])
def whole(request: pytest.FixtureRequest) -> Whole:
    """Each of the two websites."""
    found: Whole = request.getfixturevalue(request.param)
    return found


def tags(tree: ElementTree.Element) -> Iterator[str]:
    """Yield the names of a page's elements in order."""
    return (one.tag for one in tree.iter() if isinstance(one.tag, str))


def test_every_page_is_html_to_the_letter(whole: Whole) -> None:
    assert whole.faults == {}


def test_every_address_leads_somewhere(whole: Whole) -> None:
    assert whole.broken() == []


def test_no_place_is_named_twice(whole: Whole) -> None:
    twice = {name: [at for at, times in Counter(ids).items() if times > 1] for name, ids in whole.ids.items()}
    assert {name: ids for name, ids in twice.items() if ids} == {}


def test_what_refers_to_a_place_finds_it(whole: Whole) -> None:
    lost = [
        (name, key, at)
        for name, tree in whole.pages.items()
        for one in tree.iter()
        for key in ("aria-labelledby", "aria-describedby", "aria-controls", "for", "list", "headers")
        for at in one.get(key, "").split()
        if at not in whole.ids[name]
    ]
    assert lost == []


def test_every_page_has_one_h1_and_leaves_no_level_out(whole: Whole) -> None:
    for name, tree in whole.pages.items():
        levels = [int(tag[1]) for tag in tags(tree) if re.fullmatch(r"h[1-6]", tag)]
        assert levels.count(1) == 1, name
        assert all(after <= before + 1 for before, after in pairwise([0, *levels])), (name, levels)


def test_every_picture_says_its_size_and_what_it_shows(whole: Whole) -> None:
    bare = [
        (name, dict(one.attrib))
        for name, tree in whole.pages.items()
        for one in tree.iter("img")
        if not all(one.get(key, "").isdigit() for key in ("width", "height")) or one.get("alt") is None
    ]
    assert bare == []


def test_every_page_has_a_title_of_its_own(whole: Whole) -> None:
    titles = Counter(tree.findtext("head/title", "").strip() for tree in whole.pages.values())
    assert [title for title, times in titles.items() if times > 1 or not title] == []


def test_every_page_has_an_icon(whole: Whole) -> None:
    assert [name for name, tree in whole.pages.items() if tree.find("head/link[@rel='icon']") is None] == []


def test_every_feed_is_whole(whole: Whole) -> None:
    feeds = {at for name, at in whole.addresses() if re.search(r"(atom|rss|feed)[\w.-]*\.xml\Z|/\w+\.(rss|atom)\Z", at)}
    assert feeds
    for path in whole.folder.rglob("*.xml"):
        root = ElementTree.parse(path).getroot()  # noqa: S314 (what we wrote a moment ago)
        kind = root.tag.rpartition("}")[2]
        assert kind in {"feed", "rss", "urlset", "sitemapindex"}, path
        named = [one.text for one in root.iter() if one.tag.rpartition("}")[2] in {"id", "guid"}]
        assert len(set(named)) == len(named), path
        assert kind != "feed" or root.find("{*}updated") is not None


@pytest.mark.parametrize(
    ("page", "wrong"),
    [
        ("<a href='nie.html'>x</a>", ["index.html: nie.html"]),
        ("<a href='#nie'>x</a>", ["index.html: #nie"]),
        ("<img srcset='a.webp 1x, index.html 2x'>", ["index.html: a.webp"]),
        ("<meta property=og:image content='https://a.vn/b.png'>", ["index.html: https://a.vn/b.png"]),
        ('<script type="application/ld+json">{"a": ["https://a.vn/c.mp3"]}</script>', ["index.html: https://a.vn/c.mp3"]),
        ("<style>a { background: url(d.png) }</style>", ["index.html: d.png"]),
        ("<a href='javascript:x()'>x</a>", ["index.html: javascript:x()"]),
        ("<a id=da href='#da'>x</a><a href='https://b.vn/'>x</a><a href='/'>x</a>", []),
    ],
)  # fmt: skip
def test_a_broken_address_is_found(tmp_path: Path, page: str, wrong: list[str]) -> None:
    (tmp_path / "index.html").write_text(f"<!doctype html><title>x</title>{page}", encoding="utf-8")
    assert Whole(tmp_path, "https://a.vn").broken() == wrong


def test_html_that_a_browser_would_mend_is_found(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>x</title><p><div></p></div>", encoding="utf-8")
    assert Whole(tmp_path, "https://a.vn").faults
