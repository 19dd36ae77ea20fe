"""What pages say of themselves to machines: schema.org by a table of its types, Dublin Core, Open Graph."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.site.found.structured import as_script, iso_duration
from tests.builders import a_facility
from tests.site.desk import HOSTILE, Site, a_desk, print_desk
from tests.site.reading import Page, pages_below

HOME = "https://example.vn"
DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
DURATION = re.compile(r"PT(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?\Z")
TYPES: Mapping[str, tuple[set[str], set[str]]] = {
    "Article": (
        {"headline", "datePublished", "author", "publisher", "image", "inLanguage", "mainEntityOfPage", "url"},
        {"description", "isAccessibleForFree", "articleSection", "keywords", "creativeWorkStatus", "sourceOrganization",
         "audio", "isPartOf"},
    ),
    "AudioObject": (
        {"name", "contentUrl", "duration", "encodingFormat", "contentSize"},
        {"caption", "inLanguage", "isAccessibleForFree"},
    ),
    "BreadcrumbList": ({"itemListElement"}, set()),
    "CollectionPage": ({"name", "url", "inLanguage"}, {"isPartOf", "mainEntity"}),
    "EntryPoint": ({"urlTemplate"}, set()),
    "ImageObject": ({"url", "width", "height"}, {"caption"}),
    "ItemList": ({"itemListElement", "numberOfItems"}, set()),
    "ListItem": ({"position", "name"}, {"item", "url"}),
    "MediaObject": ({"contentUrl", "encodingFormat"}, {"inLanguage"}),
    "Organization": ({"name"}, {"alternateName", "url", "logo", "parentOrganization", "address"}),
    "PostalAddress": ({"addressLocality", "addressCountry"}, set()),
    "SearchAction": ({"target", "query-input"}, set()),
    "WebPage": ({"name", "url", "inLanguage"}, set()),
    "WebSite": ({"name"}, {"url", "inLanguage", "publisher", "potentialAction", "image"}),
}  # fmt: skip
"""What schema.org and the search engines' guides ask of each type, and what else it may hold there."""


def things_of(page: Page) -> list[dict[str, Any]]:
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.source, re.DOTALL)
    told = json.loads(block)
    assert told["@context"] == "https://schema.org"
    return list(told["@graph"])


def every_thing(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from every_thing(part)


def told(site: Site) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, page in site.pages.items():
        if name != "404.html":
            yield from ((name, thing) for thing in every_thing(things_of(page)))


def of_type(site: Site, name: str, kind: str) -> dict[str, Any]:
    (found,) = [one for one in things_of(site.pages[name]) if one["@type"] == kind]
    return found


def named(page: Page, name: str) -> list[str | None]:
    return [one.get("content") for one in page.all("meta") if name in (one.get("name"), one.get("property"))]


def test_every_thing_is_of_a_known_type_with_what_it_needs_and_nothing_else(site: Site) -> None:
    kinds = set()
    for name, thing in told(site):
        needed, more = TYPES[thing["@type"]]
        kinds.add(thing["@type"])
        properties = thing.keys() - {"@type", "@id"}
        assert needed <= properties <= needed | more, (name, thing)
    assert kinds >= {"Article", "AudioObject", "BreadcrumbList", "CollectionPage", "Organization", "WebSite", "WebPage"}


def test_every_address_is_whole_and_leads_to_a_file_of_the_website(site: Site) -> None:
    for name, thing in told(site):
        for key in thing.keys() & {"url", "contentUrl", "item", "mainEntityOfPage", "@id"}:
            place = thing[key].removeprefix(f"{HOME}/").partition("#")[0]
            assert thing[key].startswith(f"{HOME}/"), (name, thing)
            assert (site.folder / place).is_file(), (name, place)


def test_a_story_says_when_by_whom_and_of_what_it_tells(site: Site) -> None:
    article = of_type(site, "bai/bep-sach.html", "Article")
    assert article["headline"] == "Bếp sạch"
    assert article["description"] == "Bài mẫu. Tóm tắt hai câu."
    assert DATE.match(article["datePublished"])
    assert article["publisher"]["name"] == "Cơ sở Mới"
    assert article["publisher"]["parentOrganization"]["name"] == "Cơ quan Mới"
    assert article["sourceOrganization"]["name"] == "Tổ bếp"
    assert article["articleSection"] == "Đời sống và bếp ăn"
    assert article["keywords"] == ["bếp ăn", "mã", "mạ"]
    assert article["isAccessibleForFree"] is True
    assert (article["image"]["width"], article["image"]["height"]) == (1200, 630)


def test_its_sound_is_as_long_and_as_large_as_the_file(site: Site) -> None:
    sound = of_type(site, "bai/bep-sach.html", "Article")["audio"]
    assert sound["duration"] == "PT2M5S"
    assert DURATION.match(sound["duration"])
    assert sound["contentSize"] == f"{(site.folder / 'am-thanh/bep-sach.mp3').stat().st_size} B"
    assert sound["encodingFormat"] == "audio/mpeg"
    assert "audio" not in of_type(site, "bai/bai-1.html", "Article")


def test_the_way_to_a_story_leads_from_home_through_its_field(site: Site) -> None:
    steps = of_type(site, "bai/bep-sach.html", "BreadcrumbList")["itemListElement"]
    assert [step["position"] for step in steps] == [1, 2, 3, 4]
    assert [step["name"] for step in steps] == ["Trang chủ", "Lĩnh vực", "Đời sống và bếp ăn", "Bếp sạch"]
    assert steps[2]["item"] == f"{HOME}/linh-vuc/doi-song.html"


def test_each_page_of_a_list_names_the_stories_that_stand_on_it(site: Site) -> None:
    listed = of_type(site, "nam/2026/trang-1.html", "CollectionPage")
    items = listed["mainEntity"]["itemListElement"]
    assert listed["url"] == f"{HOME}/nam/2026/trang-1.html"
    assert len(items) == listed["mainEntity"]["numberOfItems"] == 20
    assert all(item["url"].startswith(f"{HOME}/bai/") for item in items)


def test_nobody_is_told_of_by_name(site: Site) -> None:
    assert not any(thing["@type"] == "Person" for _, thing in told(site))
    assert not any("Đồng Ý" in json.dumps(thing, ensure_ascii=False) for _, thing in told(site))


def test_hostile_words_stay_words(site: Site) -> None:
    assert of_type(site, "bai/chum-gia.html", "Article")["headline"] == HOSTILE


@given(st.text())
def test_no_text_ends_the_block_or_begins_another(text: str) -> None:
    block = as_script([{"@type": "Article", "headline": text + "</script><!--\u2028\u2029&"}])
    assert not re.search("[<>&\u2028\u2029]", block)
    assert json.loads(block)["@graph"][0]["headline"].startswith(text)


@pytest.mark.parametrize(
    ("length", "written"),
    [
        (timedelta(seconds=125.4), "PT2M5S"),
        (timedelta(seconds=59.6), "PT1M"),
        (timedelta(hours=1, seconds=1), "PT1H1S"),
        (timedelta(), "PT0S"),
    ],
)
def test_lengths_are_written_as_iso_8601_asks(length: timedelta, written: str) -> None:
    assert iso_duration(length) == written


def test_every_page_has_one_address_of_its_own(site: Site) -> None:
    for name, page in site.pages.items():
        found = [one["href"] for one in page.all("link") if one["rel"] == "canonical"]
        assert found == ([] if name == "404.html" else [f"{HOME}/{name}"]), name


def test_every_page_that_is_looked_for_says_in_a_sentence_what_it_is(site: Site) -> None:
    told = {f"bai/{story.slug}.html" for story in site.library.stories if not story.header.summary}
    for name in site.pages.keys() - told - {"404.html"}:
        (words,) = named(site.pages[name], "description")
        assert len((words or "").split()) >= 2, name


def test_pages_of_a_list_name_their_neighbours(site: Site) -> None:
    def ways(name: str) -> dict[str, str | None]:
        return {one["rel"] or "": one["href"] for one in site.pages[name].all("link") if one["rel"] in ("prev", "next")}

    assert ways("nam/2026.html") == {"next": f"{HOME}/nam/2026/trang-1.html"}
    assert ways("nam/2026/trang-1.html") == {"prev": f"{HOME}/nam/2026.html"}
    assert ways("trang-1.html") == {"prev": f"{HOME}/index.html"}
    assert ways("bai/bep-sach.html") == {}


def test_what_is_shared_has_title_summary_picture_and_sound(site: Site) -> None:
    page = site.pages["bai/bep-sach.html"]
    (picture,) = named(page, "og:image")
    assert picture
    assert (site.folder / picture.removeprefix(f"{HOME}/")).is_file()
    assert named(page, "og:title") == ["Bếp sạch"]
    assert named(page, "og:description") == ["Bài mẫu. Tóm tắt hai câu."]
    assert named(page, "og:image:width") + named(page, "og:image:height") == ["1200", "630"]
    assert named(page, "og:image:alt") == ["Bếp sạch. Tổ bếp"]
    assert named(page, "og:audio") == [f"{HOME}/am-thanh/bep-sach.mp3"]
    assert named(page, "article:published_time") == ["2026-09-10T00:00:00+07:00"]
    assert named(page, "twitter:card") == ["summary_large_image"]
    assert named(site.pages["bai/bai-1.html"], "og:audio") == []


def test_every_page_can_be_catalogued(site: Site) -> None:
    page = site.pages["bai/bep-sach.html"]
    wanted = {
        "title": "Bếp sạch", "creator": "Tổ bếp", "publisher": "Cơ sở Mới", "date": "2026-09-10", "language": "vi",
        "subject": "Đời sống và bếp ăn; bếp ăn; mã; mạ", "identifier": f"{HOME}/bai/bep-sach.html",
    }  # fmt: skip
    for term, words in wanted.items():
        assert named(page, f"DC.{term}") == [words]
    assert named(page, "DC.rights") == []
    for name, other in site.pages.items():
        assert name == "404.html" or named(other, "DC.identifier") == [f"{HOME}/{name}"]


def test_rights_are_told_where_the_facility_tells_them_and_nothing_is_whole_without_an_address(tmp_path: Path) -> None:
    library = a_desk(address=None)
    library = replace(library, facility=a_facility(rights="Được đăng lại, ghi rõ nguồn."))
    print_desk(library, tmp_path / "ra", desk=tmp_path)
    pages = pages_below(tmp_path / "ra")
    page = pages["bai/bep-sach.html"]
    assert named(page, "DC.rights") == ["Được đăng lại, ghi rõ nguồn."]
    assert named(page, "og:title") == named(page, "DC.identifier") == []
    for name, one in pages.items():
        if name != "404.html":
            assert not any(key in thing for thing in every_thing(things_of(one)) for key in ("url", "@id", "item"))
            assert HOME not in one.source


def test_the_day_is_the_storys_own(site: Site) -> None:
    assert of_type(site, "bai/chum-gia.html", "Article")["datePublished"] == date(2025, 3, 1).isoformat()
