"""Publishing by a button: refused with a LỖI, followed line by line, one at a time."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.opened import KEY, Opened, opened
from tests.desk.test_steps import post, seen, words


@pytest.fixture
def here(desk: Path) -> Iterator[Opened]:
    for slot in (desk / "content/programmes.yaml",):
        slot.write_text("programmes: []\n", "utf-8")  # no sound to be made: what is tried here is the button
    with opened(desk) as here:
        yield here


def test_publishing_is_followed_to_its_end(here: Opened) -> None:
    assert "Phát hành ngay" in seen(here, "/publish")
    status, place, _ = post(here, "/publish")
    assert status == 303
    assert post(here, "/publish")[1] == place, "a second press leads to the same work"
    told = here.ask(f"/{KEY}{place}/lines").read().decode()
    assert told.endswith("event: done\ndata: 0\n\n")
    assert "Trang thông tin: " in told
    assert "event: far\ndata: {" in told, "how far it is, is told"
    assert "progress" not in seen(here, place)
    assert "Đã xong." in seen(here, place)
    assert (here.root / "output/site/index.html").is_file()


def test_with_a_fault_nothing_can_be_published(here: Opened) -> None:
    (here.root / "exemplars/2026/hỏng.md").write_text("---\ntitle: x\n---\n", "utf-8")
    page = here.ask(f"/{KEY}/publish").read().decode()
    assert "chưa phát hành được" in words(page)
    assert "disabled" in page
    _, place, _ = post(here, "/publish")
    assert here.ask(f"/{KEY}{place}/lines").read().decode().endswith("event: done\ndata: 1\n\n")
    assert "Chưa xong" in seen(here, place)


def test_looking_begins_nothing(here: Opened) -> None:
    seen(here, "/publish")
    assert here.ask(f"/{KEY}/work/1").status == 404
