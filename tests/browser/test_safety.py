"""The pages' security policy holds in a real browser: it lets everything of ours through, and it bites."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from newsdesk.audio import ffmpeg
from newsdesk.site.build import build
from newsdesk.site.edition import Sound
from tests.builders import TODAY
from tests.site.desk import ROOT, a_desk, timedelta
from tests.site.test_headers import rules

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
TEMPLATES = (
    "index.html", "bai/bep-sach.html", "bai/bai-1.html", "trang/gioi-thieu.html", "linh-vuc/index.html",
    "linh-vuc/doi-song.html", "don-vi/index.html", "loai/index.html", "nam/index.html", "nam/2026/trang-2.html",
    "the/index.html", "404.html",
)  # fmt: skip
LISTEN = """
addEventListener("securitypolicyviolation", (event) => {
  (globalThis.broken ||= []).push(`${event.effectiveDirective} ${event.blockedURI}`);
});
"""
SCROLL = "async () => { for (const i of document.images) i.loading = 'eager'; scrollTo(0, 1e6); await document.fonts.ready; }"


@pytest.fixture(scope="module")
def chromium(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """The browser that all tests share, where there is one: a process starts Playwright once."""
    try:
        yield request.getfixturevalue("browser")
    except pytest.FixtureLookupError:
        with sync_playwright() as playwright:
            path = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
            if path is None:
                pytest.skip(f"no browser: none of {', '.join(PROGRAMS)} is installed")
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
            yield browser
            browser.close()


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A website with real pictures and a real sound."""
    desk = tmp_path_factory.mktemp("Bàn an toàn")
    (desk / "ảnh").mkdir()
    for name in ("Bếp ăn.png", "khong-dung.png"):
        Image.linear_gradient("L").resize((900, 600)).save(desk / "ảnh" / name)
    tone = ["-f", "lavfi", "-i", "sine=frequency=330:duration=2", "-b:a", "48k", "-f", "mp3", "-"]
    (desk / "tiếng.mp3").write_bytes(ffmpeg.run(tone))
    folder = desk / "trang"
    folder.mkdir()
    sound = Sound(desk / "tiếng.mp3", timedelta(seconds=2), synthetic=True)
    build(a_desk(), {"bep-sach": sound}, folder, images=desk / "ảnh", today=TODAY, root=ROOT)
    return folder


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder under the rules of its own `_headers`, but for HTTPS, which a test has not."""
    told = rules((folder / "_headers").read_text(encoding="utf-8"))

    class Answer(SimpleHTTPRequestHandler):
        extensions_map = SimpleHTTPRequestHandler.extensions_map | {".avif": "image/avif", ".woff2": "font/woff2"}

        def end_headers(self) -> None:
            for path, having in told.items():
                if self.path == path or (path.endswith("*") and self.path.startswith(path[:-1])):
                    for name, value in having.items():
                        self.send_header(name, value)
            super().end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Answer, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module", params=["server", "disk"])
def home(request: pytest.FixtureRequest, printed: Path) -> Iterator[str]:
    """The website from a server and, as an editor opens it, straight from the disk."""
    if request.param == "disk":
        yield printed.as_uri()
    else:
        with served(printed) as address:
            yield address


@dataclass
class Visit:
    """A page that is open, and what became of it."""

    page: Page
    asked: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def violations(self) -> list[str]:
        found: list[str] = self.page.evaluate("globalThis.broken || []")
        return found


@contextmanager
def visiting(browser: Browser, address: str, *, width: int = 1280) -> Iterator[Visit]:
    with browser.new_context(viewport={"width": width, "height": 900}) as context:
        page = context.new_page()
        visit = Visit(page)
        page.add_init_script(LISTEN)
        page.on("request", lambda request: visit.asked.append(request.url))
        page.on("requestfailed", lambda request: visit.failed.append(request.url))
        page.on("response", lambda answer: visit.failed.append(answer.url) if answer.status >= 400 else None)
        page.on("console", lambda message: visit.said.append(message.text))
        page.on("pageerror", lambda fault: visit.said.append(str(fault)))
        page.goto(address, wait_until="load")
        yield visit


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_page_asks_nobody_else_and_breaks_no_policy(chromium: Browser, home: str, name: str) -> None:
    with visiting(chromium, f"{home}/{name}") as visit:
        visit.page.evaluate(SCROLL)
        visit.page.wait_for_load_state("networkidle")
        ours = home if name != "404.html" else (home, "https://example.vn/")
        assert [url for url in visit.asked if not url.startswith(ours)] == []
        if name != "404.html":  # it calls its files by the site's own address, which is not where a test runs
            assert (visit.failed, visit.said, visit.violations()) == ([], [], [])


def test_fonts_script_pictures_and_sound_come_through(chromium: Browser, home: str) -> None:
    with visiting(chromium, f"{home}/bai/bep-sach.html") as visit:
        page = visit.page
        page.evaluate(SCROLL)
        page.wait_for_function("[...document.images].every((one) => one.complete)")
        assert page.evaluate("document.documentElement.classList.contains('js')")
        assert page.evaluate("[...document.fonts].some((one) => one.status === 'loaded')")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgba(0, 0, 0, 0)"
        shown = page.evaluate(
            "[...document.images].map((one) => [one.currentSrc.split('.').pop(), one.naturalWidth > 0])"
        )
        assert shown == [["avif", True], ["avif", True]]
        length = page.evaluate(
            "() => new Promise((done) => { const a = document.querySelector('audio'); a.preload = 'metadata';"
            " a.onloadedmetadata = () => done(a.duration); a.onerror = () => done(-1); a.load(); })"
        )
        assert length == pytest.approx(2, abs=0.2)
        assert visit.violations() == []


BITES = {
    "script within the page": ("script-src-elem", "const e = document.createElement('script'); e.textContent = 'ran = 1'; B.append(e)"),
    "handler": ("script-src-attr", "B.setAttribute('onclick', 'ran = 1'); B.click()"),
    "address of script": ("script-src-elem", "B.innerHTML = '<a id=x href=\"javascript:ran=1\">x</a>'; B.firstChild.click()"),
    "script from elsewhere": ("script-src-elem", "const e = document.createElement('script'); e.src = 'https://evil.example/x.js'; B.append(e)"),
    "words made script": ("script-src", "try { globalThis.eval('ran = 1') } catch {}"),
    "style within the page": ("style-src-elem", "const e = document.createElement('style'); e.textContent = 'body { outline: 9px solid red }'; B.append(e)"),
    "style of one element": ("style-src-attr", "B.setAttribute('style', 'outline: 9px solid red')"),
    "picture from elsewhere": ("img-src", "B.innerHTML = '<img src=\"https://evil.example/x.png\">'"),
    "frame": ("frame-src", "B.innerHTML = '<iframe src=\"https://evil.example/\"></iframe>'"),
    "base": ("base-uri", "document.head.innerHTML += '<base href=\"https://evil.example/\">'"),
    "form": ("form-action", "B.innerHTML = '<form action=\"https://evil.example/\"><button>x</button></form>'; B.querySelector('button').click()"),
    "call": ("connect-src", "fetch('https://evil.example/').catch(() => 0)"),
    "object": ("object-src", "B.innerHTML = '<object data=\"https://evil.example/\"></object>'"),
}  # fmt: skip


@pytest.mark.parametrize("what", BITES)
def test_what_somebody_smuggled_in_has_no_effect(chromium: Browser, home: str, what: str) -> None:
    directive, smuggled = BITES[what]
    with visiting(chromium, f"{home}/bai/bep-sach.html") as visit:
        visit.page.evaluate(f"() => {{ const B = document.body; {smuggled} }}")
        visit.page.wait_for_function("globalThis.broken?.length", timeout=5000)
        assert visit.violations()[0].startswith(directive)
        assert visit.page.evaluate("typeof ran") == "undefined"
        assert visit.page.evaluate("getComputedStyle(document.body).outlineStyle") == "none"
        assert not [url for url in visit.asked if "evil.example" in url and url not in visit.failed]


def test_no_other_page_shows_ours_in_a_frame(chromium: Browser, printed: Path) -> None:
    with served(printed) as address, chromium.new_context() as context:
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.set_content(f"<iframe src='{address}/index.html'></iframe>", wait_until="networkidle")
        assert any("frame" in one.lower() for one in said)
        assert all("Gương" not in frame.content() for frame in page.frames)


def test_nothing_moves_when_pictures_come(chromium: Browser, printed: Path) -> None:
    moved = (
        "new PerformanceObserver((l) => { globalThis.moved = (globalThis.moved || 0) + l.getEntries()"
        ".reduce((s, e) => s + e.value, 0); }).observe({ type: 'layout-shift', buffered: true });"
    )
    with served(printed) as address, chromium.new_context(viewport={"width": 390, "height": 800}) as context:
        page = context.new_page()
        page.add_init_script(moved)
        page.route("**/hinh/*", lambda route: (page.wait_for_timeout(300), route.continue_()))
        page.goto(f"{address}/bai/bep-sach.html", wait_until="networkidle")
        assert page.evaluate("globalThis.moved || 0") == 0
        assert page.evaluate("document.images[0].getBoundingClientRect().height") > 100


def test_pictures_of_tests_are_pictures() -> None:
    """A browser that shows broken images as whole would make the tests above say nothing."""
    stream = BytesIO()
    Image.new("RGB", (2, 2)).save(stream, "AVIF")
    assert stream.getvalue()[4:12] == b"ftypavif"
