"""A website that is brought up to date is the website that is made from nothing, whatever happened in between."""

import re
from collections.abc import Iterator

import pytest

from newsdesk import files
from tests.site.changing import World, amiss, untouched
from tests.site.edits import EDITS

DIGEST = re.compile(r"-[0-9a-f]{8}(?=\.)")


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A desk whose website stands."""
    world = World(tmp_path_factory.mktemp("Bàn biên tập"))
    world.publish()
    return world


@pytest.fixture
def world(standing: World) -> Iterator[World]:
    """The same, and as it was again afterwards."""
    kept = standing.kept()
    yield standing
    standing.go_back(kept)
    standing.publish()


@pytest.mark.parametrize("name", EDITS)
def test_after_a_change_the_website_is_as_from_nothing(world: World, name: str) -> None:
    before = files.looks(world.site)
    EDITS[name](world)
    made = world.publish()
    assert amiss(world) == []
    assert untouched(before, files.looks(world.site), made) == []


def test_what_cannot_be_undone_unseen_is_seen_in_both_directions(world: World) -> None:
    names = ["unit renamed", "withdrawn", "address unset", "link with a title", "no sound", "no guides", "no story"]
    for name in names:
        kept = world.kept()
        EDITS[name](world)
        world.publish()
        world.go_back(kept)
        world.publish()
        assert amiss(world) == [], name


def test_a_change_of_one_body_makes_its_page_and_what_is_searched_of_its_year(world: World) -> None:
    world.edit("chum-gia", "Một chuyện khác hẳn.\n")
    made = world.publish()
    (texts,) = (name for name in made if name.startswith("tim/2026-"))
    assert made == {"bai/chum-gia.html", texts, "tim/muc-luc.js"}


def test_a_change_of_one_title_makes_what_names_it_and_no_other_page(world: World) -> None:
    world.edit("lop-hoc", title="Lớp học đêm")
    made = {DIGEST.sub("", name) for name in world.publish()}
    assert made == {
        "bai/lop-hoc.html", "bai/vuon-rau.html", "bai/chum-gia.html",
        "trang-1.html", "nam/2025.html", "nam/2025.atom.xml",
        "linh-vuc/an-toan.html", "linh-vuc/an-toan.atom.xml", "don-vi/phong-y-te.html", "don-vi/phong-y-te.atom.xml",
        "loai/index.html", "loai/nhan-to-moi.html", "loai/nhan-to-moi.atom.xml", "feed.atom.xml", "sitemap.xml",
        "chia-se/lop-hoc.png", "tim/dau-muc.js", "tim/2025.js", "tim/muc-luc.js",
    }  # fmt: skip


def test_nothing_changed_makes_nothing_and_touches_nothing(world: World) -> None:
    before, twin = files.looks(world.site), files.looks(world.site.with_name(".site.twin"))
    assert world.publish() == frozenset()
    assert (files.looks(world.site), files.looks(world.site.with_name(".site.twin"))) == (before, twin)
