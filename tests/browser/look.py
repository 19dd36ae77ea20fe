"""Pictures of pages for people to look at: `python3 tasks.py bench --look`.

Of every kind of page the heaviest, on a phone and on a desk, light and dark, whole. The pictures that the tests keep
are made anew by `python -m tests.browser.look --golden`, in the desk's own environment.
"""

import io
import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from urllib.parse import urljoin

from PIL import Image
from playwright.sync_api import Browser, Page

from tests.browser import chromium
from tests.browser.serving import hosted
from tests.browser.sites import small_site
from tests.browser.templates import shape

HOME = Path(__file__).parents[2]
WIDTHS = {"phone": 390, "desk": 1280}
SCHEMES = ("light", "dark")
GOLDEN = Path(__file__).parent / "golden"
KEPT = ("index.html", "bai/bep-sach.html", "linh-vuc/doi-song.html", "404.html")
SMALLER = 8
TALLEST = 3200
FACES = [(part, style) for part in ("latin", "vietnamese") for style in ("normal", "italic")]
SAME_EVERYWHERE = """
* { font-family: Looked !important; text-rendering: geometricPrecision !important }
audio, input, select { visibility: hidden !important }
"""
"""What differs from machine to machine (the system's letters, the browser's own controls) is kept out of what is compared."""
LETTERS = """() => Promise.all(["400", "600", "700", "italic 400", "italic 700"].map(one =>
  document.fonts.load(`${one} 16px Looked`, "aế"))).then(() => new Promise(requestAnimationFrame)).then(() => null)"""


def look(site: Path, folder: Path) -> Iterator[Path]:
    """Write the pictures and yield where each lies."""
    path = chromium.program()
    if path is None:
        sys.exit(f"no browser: none of {', '.join(chromium.PROGRAMS)} is installed")
    if not site.is_dir():
        sys.exit(f"no website in {site}: python3 tasks.py site")
    folder.mkdir(parents=True, exist_ok=True)
    with hosted(site) as host, chromium.started(path) as browser:
        for place, (device, width), scheme in product(one_of_each(site), WIDTHS.items(), SCHEMES):
            page = opened(browser, f"{host.address}/{place}", width, scheme)
            to = folder / f"{place.removesuffix('.html').replace('/', '-')}-{device}-{scheme}.png"
            page.screenshot(path=to, full_page=True)
            page.context.close()
            yield to


def one_of_each(site: Path) -> list[str]:
    """Return the heaviest page of each kind."""
    by_size = sorted(site.rglob("*.html"), key=lambda path: (path.stat().st_size, path.as_posix()))
    found = {shape(name): name for path in by_size for name in (path.relative_to(site).as_posix(),)}
    return sorted(found.values())


def opened(browser: Browser, address: str, width: int, scheme: str, **context: bool) -> Page:
    """Open a page as it stands when everything has come."""
    viewport = {"width": width, "height": 800}
    page = browser.new_context(viewport=viewport, color_scheme=scheme, reduced_motion="reduce", **context).new_page()  # type: ignore[arg-type]
    page.goto(address, wait_until="load")
    page.evaluate("() => document.fonts.ready.then(() => null)")
    return page


def small_pictures(browser: Browser, home: str, width: int, scheme: str) -> Iterator[tuple[str, Image.Image]]:
    """Yield the pages that are kept, each so small that a machine's way of drawing letters is gone, the layout not."""
    page = opened(browser, f"{home}/{KEPT[0]}", width, scheme, bypass_csp=True)
    for place in KEPT:
        page.goto(f"{home}/{place}", wait_until="load")
        page.add_style_tag(content=faces(page.url) + SAME_EVERYWHERE)
        page.evaluate(LETTERS)
        yield place, smaller(Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("RGB"))
    page.context.close()


def smaller(drawn: Image.Image) -> Image.Image:
    """Return the top of a picture, an eighth as large."""
    top = drawn.crop((0, 0, drawn.width, min(drawn.height, TALLEST)))
    return top.resize((top.width // SMALLER, top.height // SMALLER), Image.Resampling.BOX)


def faces(address: str) -> str:
    """Return the page's own letters under a name of their own: the page itself does without them where they are late."""
    return "".join(
        f"@font-face {{ font-family: Looked; font-style: {style}; font-weight: 400 700; font-display: block;"
        f" src: url({urljoin(address, f'/theme/fonts/literata-{part}-{style}.woff2')}) }}\n"
        for part, style in FACES
    )


def golden_name(place: str, device: str, scheme: str) -> str:
    """Return the file in which a page's picture is kept."""
    return f"{place.removesuffix('.html').replace('/', '-')}-{device}-{scheme}.png"


def make_golden() -> None:
    """Keep the small desk's pages as they look now."""
    path = chromium.program()
    assert path is not None, "no browser"
    GOLDEN.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, hosted(Path(folder, "site")) as host:
        small_site(host.folder, host.address, Path(folder, "desk"))
        with chromium.started(path) as browser:
            for (device, width), scheme in product(WIDTHS.items(), SCHEMES):
                for place, picture in small_pictures(browser, host.address, width, scheme):
                    picture.save(GOLDEN / golden_name(place, device, scheme), optimize=True)


if __name__ == "__main__":
    if sys.argv[1:] != ["--golden"]:
        sys.exit("python -m tests.browser.look --golden")
    make_golden()
