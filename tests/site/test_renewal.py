"""A website that is brought up to date is the website that is made from nothing, whatever happened in between."""

from collections.abc import Iterator

import pytest

from newsdesk import files
from tests.site.changing import World, amiss, untouched
from tests.site.edits import EDITS


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
