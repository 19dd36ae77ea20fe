"""The desk's lesser pages: the machine, the guides."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsdesk.desk.help import HOME
from newsdesk.sources.guides import guides
from tests.desk.opened import KEY, Opened, opened
from tests.desk.test_steps import post, seen


@pytest.fixture
def here(desk: Path) -> Iterator[Opened]:
    with opened(desk) as here:
        yield here


def test_the_machine_is_looked_at_when_somebody_asks(here: Opened) -> None:
    assert "Kiểm tra máy này" in seen(here, "/machine")
    status, place, _ = post(here, "/machine")
    assert (status, place) == (303, "/machine")
    text = seen(here, "/machine")
    assert "Kiểm tra lại" in text
    assert "LUFS" in text


def test_every_guide_can_be_read_with_its_pictures(here: Opened) -> None:
    listed = seen(here, "/help/")
    for guide in guides(HOME):
        assert guide.title in listed
        assert guide.title in seen(here, f"/help/{guide.slug}")
        for name in guide.pictures:
            assert here.ask(f"/{KEY}/help/pictures/{name}").status == 200
    assert here.ask(f"/{KEY}/help/khong-co").status == 404
    assert here.ask(f"/{KEY}/help/pictures/../01-bien-tap-vien.md").status == 404
