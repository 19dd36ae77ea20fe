"""Old addresses lead to what has taken their place, and only to what is told."""

from pathlib import Path

import pytest

from newsdesk.model.addresses import OWN_FOLDERS, OWN_PAGE
from newsdesk.model.occasion import PageHeader
from newsdesk.model.story import Audience
from newsdesk.site.build import build
from newsdesk.site.found.redirects import redirect_list
from tests.builders import TODAY, a_facility, a_library, a_page, a_story, approved
from tests.site.desk import ROOT, Site
from tests.site.reading import Page, broken_links, pages_below, read_xml

OLD = {
    "bai/bep-cu.html": "bai/bep-sach.html",
    "tin/2019/guong-12.html": "bai/bep-sach.html",
    "tin/bep/index.html": "bai/bep-sach.html",
    "trang/ve-co-so.html": "trang/gioi-thieu.html",
    "gioi-thieu.html": "trang/gioi-thieu.html",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a website with old addresses of a story, of a page, and of what is not told."""
    folder = tmp_path_factory.mktemp("chuyển") / "ra"
    folder.mkdir()
    page = a_page()
    header = PageHeader(title="Giới thiệu", redirect_from=("ve-co-so", "gioi-thieu.html"))
    library = a_library(
        approved(a_story("bep-sach", redirect_from=("bep-cu", "tin/2019/guong-12.html", "tin/bep/"))),
        approved(a_story("noi-bo", redirect_from=("noi-bo-cu",), audience=Audience.STAFF)),
        a_story("nhap", redirect_from=("nhap-cu",)),
        facility=a_facility(address="https://example.vn/guong/"),
        pages=(type(page)(slug=page.slug, header=header, body=page.body, body_line=4, origin=page.origin),),
    )
    build(library, {}, folder, images=folder, today=TODAY, root=ROOT)
    return folder


@pytest.fixture(scope="module")
def pages(folder: Path) -> dict[str, Page]:
    return pages_below(folder)


@pytest.mark.parametrize(("old", "new"), OLD.items())
def test_an_old_address_leads_to_the_new_one_with_and_without_a_click(
    pages: dict[str, Page], old: str, new: str
) -> None:
    page, way = pages[old], f"{'../' * old.count('/') or './'}{new}"
    refreshed = [one["content"] for one in page.all("meta") if one.get("http-equiv") == "refresh"]
    assert refreshed == [f"0; url={way}"]
    assert [one["href"] for one in page.all("a")] == [way]
    assert [one["href"] for one in page.all("link")] == [f"https://example.vn/guong/{new}"]
    assert [one["content"] for one in page.all("meta") if one.get("name") == "robots"] == ["noindex"]
    assert any("default-src 'none'" in (one.get("content") or "") for one in page.all("meta"))
    assert page.faults == []
    assert not page.all("script")


def test_only_what_is_told_has_old_addresses(folder: Path, pages: dict[str, Page]) -> None:
    led = {name for name, page in pages.items() if "refresh" in page.source}
    assert led == OLD.keys()
    assert broken_links(folder, pages) == []


def test_old_addresses_are_in_no_sitemap(folder: Path) -> None:
    listed = {entry[0].text for entry in read_xml(folder / "sitemap.xml")}
    assert not {f"https://example.vn/guong/{old}" for old in OLD} & listed


def test_servers_that_read_a_list_are_told_from_their_root(folder: Path) -> None:
    rows = (folder / "_redirects").read_text("utf-8").splitlines()
    assert rows == [f"/guong/{old} /guong/{new} 301" for old, new in sorted(OLD.items())]
    assert redirect_list("https://example.vn", {"a.html": "b.html"}) == "/a.html /b.html 301\n"


def test_no_old_address_can_lie_where_the_website_lies(site: Site) -> None:
    for path in site.folder.rglob("*"):
        first, *below = path.relative_to(site.folder).parts
        if below:
            assert first in OWN_FOLDERS, path
        elif path.suffix == ".html":
            assert OWN_PAGE.match(first), path
