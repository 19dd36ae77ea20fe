"""Every guide can be followed as it is written, and its pictures show what there is."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from newsdesk.desk.help import HOME
from newsdesk.site.help import body
from newsdesk.sources.guides import guides
from tests.guides.camera import PLACE, kept, labels_of
from tests.guides.make import before_the_desk
from tests.guides.terminal import lines_of
from tests.guides.walks import WALKS

PAGES = 10
A4 = {"format": "A4", "margin": {"top": "20mm", "bottom": "20mm", "left": "25mm", "right": "20mm"}}


def test_every_guide_has_somebody_who_follows_it() -> None:
    assert [one.slug for one in guides(HOME)] == list(WALKS)


@pytest.mark.parametrize("slug", WALKS)
def test_a_guide_can_be_followed_as_written(slug: str, browser: Browser, tmp_path: Path) -> None:
    with before_the_desk(browser, tmp_path / "Bàn biên tập", making=False) as camera:
        WALKS[slug](camera, tmp_path / "Bàn biên tập")
    (guide,) = [one for one in guides(HOME) if one.slug == slug]
    assert [label for label in labels_of(slug) if label not in camera.used] == [], "in the guide, never met on the way"
    assert [line for line in lines_of(slug) if line not in camera.terminal.met] == [], "shown, never typed nor seen"
    assert list(guide.pictures) == list(camera.taken), "the pictures stand in the order in which they are taken"
    old = [name for name, seen in camera.taken.items() if kept().get(name) != seen]
    assert old == [], "these show what is no longer there: python -m tests.guides.make"


def test_no_picture_is_missing_or_left_over() -> None:
    shown = {name for guide in guides(HOME) for name in guide.pictures}
    assert {path.name for path in PLACE.glob("*.webp")} == shown == set(kept())


@pytest.mark.parametrize("guide", guides(HOME), ids=lambda guide: guide.slug)
def test_a_guide_has_ten_pages_at_most(guide, browser: Browser, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    page = browser.new_page()
    pictures = re.sub(r'src="pictures/', f'src="{PLACE.as_uri()}/', body(guide)).replace('loading="lazy"', "")
    style = "<style>body{font:12pt/1.5 Tinos,'Times New Roman',serif}img{max-width:100%;height:auto}</style>"
    (tmp_path / "a.html").write_text(
        f"<!doctype html><meta charset=utf-8>{style}<h1>{guide.title}</h1>{pictures}", "utf-8"
    )
    page.goto((tmp_path / "a.html").as_uri())
    pdf = page.pdf(**A4)
    page.close()
    assert 0 < len(re.findall(rb"/Type\s*/Page\b", pdf)) <= PAGES
