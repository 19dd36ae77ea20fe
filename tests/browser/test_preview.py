"""A preview in the frame of the desk, without scripts: it looks as the page, plays, and leads nowhere else."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page

from newsdesk import files
from newsdesk.site.edition import Sound
from newsdesk.site.preview import Heard, Previews
from tests.browser.conftest import Visits
from tests.browser.serving import Host, hosted
from tests.browser.sites import LENGTH, a_sound
from tests.browser.test_everyone import violations
from tests.builders import TODAY
from tests.site.desk import CUES, PIXEL, ROOT, a_desk

FRAME = (
    '<!doctype html><html lang="vi"><title>Bàn</title><iframe title="Xem trước" sandbox="allow-same-origin" src="{}">'
)
LOAD = """() => {
  const audio = document.querySelector("audio");
  audio.preload = "metadata";
  audio.load();
  for (const picture of document.images) picture.loading = "eager";
}"""
FOUND = """() => {
  const audio = document.querySelector("audio");
  return {
    sound: Math.round(audio.duration),
    controls: audio.controls && audio.getBoundingClientRect().height > 20,
    deck: getComputedStyle(document.querySelector(".deck")).display,
    pictures: [...document.images].map((one) => one.naturalWidth),
    banner: getComputedStyle(document.querySelector(".preview-banner")).textAlign,
  };
}"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """Two previews beside the theme, under an address with a token, and the page that shows one in a frame."""
    folder = tmp_path_factory.mktemp("Bàn")
    with hosted(folder / "desk") as host:
        lay_out(host.folder / "token" / "preview", folder)
        (host.folder / "index.html").write_text(FRAME.format("token/preview/bep-sach/"), encoding="utf-8")
        yield host


def lay_out(place: Path, folder: Path) -> None:
    images, sound = folder / "ảnh", place / "sound" / "bep-sach.mp3"
    for path, content in ((images / "Bếp ăn.png", PIXEL), (sound, a_sound())):
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
    library, previews = a_desk(), Previews(ROOT, images)
    heard = Heard("../sound/bep-sach.mp3", Sound(sound, LENGTH, synthetic=True, cues=CUES))
    for slug in ("bep-sach", "chum-gia"):
        preview = previews.page(library.by_slug[slug], library, TODAY, sound=heard if slug == "bep-sach" else None)
        files.put(place / slug / "index.html", preview.html.encode())
        for name, path in preview.files.items():
            files.copy(path, place / "images" / name)
    for name, path in previews.theme.items():
        (place / "theme" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, place / "theme" / name)


def framed(page: Page) -> Frame:
    frame = page.frames[1]
    frame.wait_for_load_state()
    return frame


def test_a_preview_in_a_frame_is_whole_without_scripts(desk: Host, visit: Visits) -> None:
    page = visit(desk)
    frame = framed(page)
    frame.evaluate(LOAD)
    wanted = {
        "sound": round(LENGTH.total_seconds()),
        "controls": True,
        "deck": "none",
        "pictures": [1, 1],
        "banner": "center",
    }
    for _ in range(100):  # where no script runs, no event tells anybody
        if (found := frame.evaluate(FOUND)) == wanted:
            break
        page.wait_for_timeout(100)
    assert found == wanted


def test_a_link_to_another_story_opens_its_preview_and_no_other_link_leads_anywhere(desk: Host, visit: Visits) -> None:
    page = visit(desk)
    frame = framed(page)
    frame.get_by_role("link", name="Lĩnh vực", exact=True).click(force=True)
    frame.get_by_role("link", name="ngoài").click(force=True)
    assert frame.url.endswith("/token/preview/bep-sach/")
    frame.get_by_role("link", name="bài kia").click()
    frame.wait_for_url("**/token/preview/chum-gia/")
    assert "alert" in (frame.locator("h1").text_content() or "")  # the hostile title is a text
    assert len(page.frames) == 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_kept_out_of_a_preview(desk: Host, visit: Visits, scheme: str) -> None:
    page = visit(desk, "token/preview/bep-sach/", color_scheme=scheme)
    assert violations(page) == []
