"""Pages look as they were last seen to look; after a change that is meant: `python -m tests.browser.look --golden`, in `.venv`.

Compared are pictures an eighth as large, in the page's own letters: how a machine smooths a letter is lost in them,
where a block stands and what colour it has is not.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser

from tests.browser.look import GOLDEN, SCHEMES, WIDTHS, golden_name, small_pictures
from tests.browser.serving import Host

ON_AVERAGE = 1.5
AT_ONE_PLACE = 60
"""Of 255: by how much the same page may differ between two machines."""


def difference(seen: Image.Image, kept: Image.Image) -> tuple[float, int]:
    """Return by how much two pictures differ on average and at the worst place, each of 255."""
    if seen.size != kept.size:
        return 255, 255
    found = ImageChops.difference(seen, kept).convert("L")
    return ImageStat.Stat(found).mean[0], int(found.getextrema()[1])  # type: ignore[arg-type]


def alike(seen: Image.Image, kept: Image.Image) -> bool:
    average, worst = difference(seen, kept)
    return average <= ON_AVERAGE and worst <= AT_ONE_PLACE


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("device", WIDTHS)
def test_pages_look_as_they_did(site: Host, browser: Browser, tmp_path: Path, device: str, scheme: str) -> None:
    other = {}
    for place, seen in small_pictures(browser, site.address, WIDTHS[device], scheme):
        name = golden_name(place, device, scheme)
        seen.save(tmp_path / name)
        kept = Image.open(GOLDEN / name).convert("RGB")
        if not alike(seen, kept):
            other[str(tmp_path / name)] = (seen.size, kept.size, difference(seen, kept))
    assert other == {}


CHANGES: dict[str, Callable[[Image.Image], Image.Image]] = {
    "moved by eight pixels": lambda kept: ImageChops.offset(kept, 0, 1),
    "one line longer": lambda kept: kept.resize((kept.width, kept.height + 4)),
    "the other scheme": ImageChops.invert,
    "a block gone": lambda kept: _painted(kept, (10, 40, 40, 60)),
}


def _painted(kept: Image.Image, box: tuple[int, int, int, int]) -> Image.Image:
    changed = kept.copy()
    changed.paste((128, 128, 128), box)
    return changed


@pytest.mark.parametrize("change", CHANGES)
def test_what_changed_is_seen(change: str) -> None:
    kept = Image.open(GOLDEN / golden_name("bai/bep-sach.html", "phone", "light")).convert("RGB")
    assert alike(kept, kept)
    assert not alike(CHANGES[change](kept), kept)
