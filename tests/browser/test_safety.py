"""The pages' security policy holds in a real browser: it lets everything of ours through, and it bites."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, Request, Route, expect

from newsdesk.audio import ffmpeg
from newsdesk.site.build import build
from newsdesk.site.edition import Sound
from tests.builders import TODAY
from tests.site.desk import ROOT, a_desk
from tests.site.test_headers import rules

TEMPLATES = (
    "index.html", "bai/bep-sach.html", "bai/bai-1.html", "trang/gioi-thieu.html", "linh-vuc/index.html",
    "linh-vuc/doi-song.html", "don-vi/index.html", "loai/index.html", "nam/index.html", "nam/2026/trang-1.html",
    "the/index.html",
)  # fmt: skip
LISTEN = """
addEventListener("securitypolicyviolation", (event) => {
  (globalThis.broken ||= []).push(`${event.effectiveDirective} ${event.blockedURI}`);
});
"""
ALL_OF_IT = """async () => {
  for (const picture of document.images) picture.loading = "eager";
  await Promise.all([...document.images].map((picture) => picture.decode().catch(() => 0)));
  await document.fonts.ready;
}"""
FOUND = """async () => {
  const audio = document.querySelector("audio");
  await new Promise((done) => { audio.onloadedmetadata = audio.onerror = done; audio.preload = "metadata"; audio.load(); });
  return {
    script: document.documentElement.classList.contains("js"),
    paper: getComputedStyle(document.body).backgroundColor,
    fonts: (await document.fonts.load("1rem Literata", "Bếp")).map((font) => font.status),
    pictures: [...document.images].map((one) => [one.currentSrc.split(".").pop(), one.naturalWidth > 0]),
    sound: audio.duration,
  };
}"""
SMUGGLE = """async () => {
  const B = document.body, E = "https://evil.example/x";
  const broken = new Promise((done) => {
    addEventListener("securitypolicyviolation", (event) => done(event.effectiveDirective));
    setTimeout(() => done("nothing was stopped"), 4000);
  });
  %s;
  return [await broken, typeof globalThis.ran, getComputedStyle(B).outlineStyle];
}"""
AHEAD = re.compile("font|net::ERR_FAILED")
SIDES = "[...document.images].map((one) => [one.offsetTop, one.offsetHeight, one.offsetWidth])"
BITES = {
    "script": ("script-src-elem", "const e = document.createElement('script'); e.textContent = 'ran = 1'; B.append(e)"),
    "handler": ("script-src-attr", "B.setAttribute('onclick', 'ran = 1'); B.click()"),
    "address": ("script-src-elem", "B.innerHTML = '<a href=\"javascript:ran=1\">x</a>'; B.firstChild.click()"),
    "far script": ("script-src-elem", "const e = document.createElement('script'); e.src = E; B.append(e)"),
    "style": ("style-src-elem", "B.innerHTML = '<style>body { outline: 9px solid red }</style>'"),
    "style of one": ("style-src-attr", "B.setAttribute('style', 'outline: 9px solid red')"),
    "far picture": ("img-src", "B.innerHTML = `<img src=${E}>`"),
    "frame": ("frame-src", "B.innerHTML = `<iframe src=${E}></iframe>`"),
    "base": ("base-uri", "document.head.innerHTML = `<base href=${E}>`"),
    "form": ("form-action", "B.innerHTML = `<form action=${E}><button>x</button></form>`; B.querySelector('button').click()"),
    "call": ("connect-src", "fetch(E).catch(() => 0)"),
    "object": ("object-src", "B.innerHTML = `<object data=${E}></object>`"),
}  # fmt: skip
"""What is tried (E: a place elsewhere), and what of the policy must stop it."""


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

        def do_GET(self) -> None:
            if self.path == "/favicon.ico":  # asked for by the browser itself
                self.send_response(204)
                self.end_headers()
            else:
                super().do_GET()

        def end_headers(self) -> None:
            for path, having in told.items():
                if self.path == path or (path.endswith("*") and self.path.startswith(path[:-1])):
                    for name, value in having.items():
                        self.send_header(name, value)
            super().end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Answer, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def homes(printed: Path) -> Iterator[dict[str, str]]:
    """The website's address on a server and, as an editor opens it, straight from the disk."""
    with served(printed) as address:
        yield {"server": address, "disk": printed.as_uri()}


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


def failed(request: Request) -> bool:
    """Whether a request came to nothing; an icon that was on its way when the next page was opened is no fault."""
    return not (request.failure == "net::ERR_ABORTED" and "/theme/icons/" in request.url)


@contextmanager
def visiting(browser: Browser, **context: Any) -> Iterator[Visit]:
    """Give a page that is watched from its first request on."""
    with browser.new_context(viewport={"width": 390, "height": 900}, **context) as fresh:
        page = fresh.new_page()
        visit = Visit(page)
        page.add_init_script(LISTEN)
        page.on("request", lambda request: visit.asked.append(request.url))
        page.on("requestfailed", lambda request: visit.failed.append(request.url) if failed(request) else None)
        page.on("response", lambda answer: visit.failed.append(answer.url) if answer.status >= 400 else None)
        page.on("console", lambda message: visit.said.append(message.text))
        page.on("pageerror", lambda fault: visit.said.append(str(fault)))
        yield visit


@pytest.mark.parametrize("place", ["server", "disk"])
def test_no_page_asks_anybody_else_or_breaks_its_policy(browser: Browser, homes: dict[str, str], place: str) -> None:
    with visiting(browser) as visit:
        for name in TEMPLATES:
            visit.page.goto(f"{homes[place]}/{name}", wait_until="load")
            visit.page.evaluate(ALL_OF_IT)
            assert visit.violations() == [], name
        assert [url for url in visit.asked if not url.startswith(homes[place])] == []
        # From the disk Chromium fetches no font ahead of its style; it fetches it with the style.
        ahead = "/theme/fonts/" if place == "disk" else "-"
        assert [url for url in visit.failed if ahead not in url] == []
        assert [words for words in visit.said if place == "server" or not AHEAD.search(words)] == []


@pytest.mark.parametrize("place", ["server", "disk"])
def test_fonts_script_pictures_and_sound_come_through(browser: Browser, homes: dict[str, str], place: str) -> None:
    with visiting(browser) as visit:
        visit.page.goto(f"{homes[place]}/bai/bep-sach.html", wait_until="load")
        visit.page.evaluate(ALL_OF_IT)
        found = visit.page.evaluate(FOUND)
        assert found["script"]
        assert found["paper"] != "rgba(0, 0, 0, 0)"
        assert found["fonts"] == ["loaded", "loaded"]
        assert found["pictures"] == [["avif", True], ["avif", True]]
        assert found["sound"] == pytest.approx(2, abs=0.2)
        assert visit.violations() == []


@pytest.mark.parametrize("place", ["server", "disk"])
def test_what_somebody_smuggled_in_has_no_effect(browser: Browser, homes: dict[str, str], place: str) -> None:
    with visiting(browser) as visit:
        for what, (directive, smuggled) in BITES.items():
            visit.page.goto(f"{homes[place]}/bai/bep-sach.html", wait_until="commit")
            visit.page.wait_for_selector("footer", state="attached")
            broken, ran, outline = visit.page.evaluate(SMUGGLE % smuggled)
            assert broken.startswith(directive), what
            assert (ran, outline) == ("undefined", "none"), what
        assert not [url for url in visit.asked if "evil.example" in url and url not in visit.failed]


def test_no_other_page_shows_ours_in_a_frame(browser: Browser, homes: dict[str, str]) -> None:
    with visiting(browser) as visit:
        visit.page.set_content(f"<iframe src='{homes['server']}/index.html'></iframe>", wait_until="load")
        assert any("frame" in words.lower() for words in visit.said)
        assert all("Gương" not in frame.content() for frame in visit.page.frames[1:])


def test_a_link_that_leads_away_is_announced_as_one(browser: Browser, homes: dict[str, str]) -> None:
    with visiting(browser) as visit:
        visit.page.goto(f"{homes['server']}/bai/bep-sach.html", wait_until="load")
        away = visit.page.get_by_role("link", name="ngoài", exact=True)
        expect(away).to_have_accessible_description("mở trang khác")
        assert visit.page.locator("[rel~=external]").count() == 1
        assert visit.page.locator("[target]").count() == 0


def test_nothing_moves_when_pictures_come(browser: Browser, homes: dict[str, str]) -> None:
    with visiting(browser) as visit:
        late: list[Route] = []
        visit.page.route("**/hinh/*", lambda route: late.append(route))
        visit.page.goto(f"{homes['server']}/bai/bep-sach.html", wait_until="domcontentloaded")
        before = visit.page.evaluate(SIDES)
        visit.page.wait_for_timeout(200)
        for route in late:
            route.continue_()
        visit.page.wait_for_load_state("load")
        assert late
        assert before[0][1] > 100
        assert visit.page.evaluate(SIDES) == before
