"""The guides as the desk shows them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsdesk.desk.help import HOME
from newsdesk.sources.guides import guides
from tests.desk.opened import KEY, Opened, opened
from tests.desk.test_steps import seen


@pytest.fixture
def here(desk: Path) -> Iterator[Opened]:
    with opened(desk) as here:
        yield here


def test_every_guide_can_be_read_with_its_pictures(here: Opened) -> None:
    listed = seen(here, "/help/")
    for guide in guides(HOME):
        assert guide.title in listed
        assert guide.title in seen(here, f"/help/{guide.slug}")
        for name in guide.pictures:
            assert here.ask(f"/{KEY}/help/pictures/{name}").status == 200
    assert here.ask(f"/{KEY}/help/khong-co").status == 404
    assert here.ask(f"/{KEY}/help/pictures/../01-bien-tap-vien.md").status == 404
