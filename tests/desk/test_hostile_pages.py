"""Words that would be a page, a script or a template, and pages of others that would be this desk."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page

from newsdesk.site import preview
from tests.desk.opened import KEY, Opened, opened

WORDS = (
    "\"'></p><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}{% raw %}</title></textarea></script>"
    "<svg onload=alert(3)>&#60;\u202egnp.\u2066 `id` ${7*7}"
)
QUOTED = json.dumps(WORDS, ensure_ascii=False)
STORY = f"""---
title: {QUOTED}
date: 2026-09-10
kind: factor
field: doi-song
unit: to-bep
stage: STAGE
summary: {QUOTED}
evidence: [{{claim: {QUOTED}, period: {QUOTED}, source: {QUOTED}}}]
---

{WORDS}

<meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/refresh">
<base href="http://127.0.0.1:9/"><form action="http://127.0.0.1:9/"><button>x</button></form>
<iframe src="javascript:alert(4)"></iframe><a href="http://127.0.0.1:9/" target="_top">t</a>
[a](javascript:alert(5)) [b](data:text/html,<script>alert(6)</script>) [c](http://127.0.0.1:9/x) ![d](http://127.0.0.1:9/y.png)
<style>body{{background:url(http://127.0.0.1:9/s)}}</style><link rel=stylesheet href="http://127.0.0.1:9/l">
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(7)</script></svg>'
NOTHING_RUNS = """<!doctype html><meta http-equiv="refresh" content="0;url=/KEY/machine"><title>x</title>
<a id="out" href="/KEY/machine" target="_top">x</a><form id="f" method="post" action="/KEY/machine" target="_top">
<button id="send">x</button></form><script>parent.document.title = "reached"</script>
<img src="x" onerror="parent.document.title = 'reached'"><object data="/KEY/"></object>"""
PLACES = ["/", "/?tim=%3Cscript%3E&don-vi=%22%3E", "/?theo=don-vi", "/board/ahead", "/story/doc/", "/preview/doc/",
          "/story/doc/briefing", "/do/submit?story=doc", "/do/record", "/do/record?story=nuoc-am", "/publish", "/save",
          "/do/new", "/story/%3Cscript%3E/", "/do/%3Cscript%3E"]  # fmt: skip


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    import shutil

    from tests.conftest import SMALL_DESK

    desk = Path(shutil.copytree(SMALL_DESK, tmp_path_factory.mktemp("bàn") / "Bàn biên tập"))
    for name, stage in (("doc", "draft"), ("doc-2", "approved")):
        (desk / f"exemplars/2026/{name}.md").write_text(STORY.replace("STAGE", stage), "utf-8")
    news = desk / "content/news/nuoc-am.md"
    news.write_text(f"---\ntitle: {QUOTED}\ndate: 2026-11-01\nuntil: 2026-12-31\n---\n\n{WORDS}\n", "utf-8")
    with opened(desk) as here:
        yield here


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("place", PLACES)
def test_words_stay_words_on_every_page(here: Opened, page: Page, place: str) -> None:
    wrong: list[str] = []
    page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss())[1])
    page.on("request", lambda request: None if request.url.startswith(here.address) else wrong.append(request.url))
    page.on("pageerror", lambda fault: wrong.append(str(fault)))
    page.goto(here.address + place)
    page.wait_for_timeout(150)
    assert wrong == []
    assert page.url.startswith(here.address)
    assert "49" not in page.inner_text("body").split(), "no template takes words for its own"
    assert page.locator("main script, main base, main meta, main [onerror], main [onload]").count() == 0


@pytest.mark.parametrize(("name", "content"), [("a.svg", SVG), ("RI.jpg", "RI" + SVG), ("b.html", SVG), ("c.png", SVG)])
def test_a_picture_that_is_none_is_never_a_page(here: Opened, name: str, content: str) -> None:
    (here.root / "content/images" / name).write_text(content, "utf-8")
    answer = here.ask(f"/{KEY}/preview/images/{name}")
    assert "svg" not in answer.headers["content-type"]
    assert b"alert(7)" not in answer.read()
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.skipif(os.name == "nt", reason="links need a permission there")
@pytest.mark.parametrize("name", ["ngoai.png", "ngoai%2Fbi-mat.png", "..%5C..%5Cbi-mat.png", "%2e%2e/bi-mat.png"])
def test_a_link_leads_no_picture_out_of_the_desk(here: Opened, tmp_path: Path, name: str) -> None:
    (tmp_path / "bi-mat.png").write_bytes((here.root / "content/images/bep.png").read_bytes())
    for link, to in (("ngoai.png", tmp_path / "bi-mat.png"), ("ngoai", tmp_path)):
        (here.root / "content/images" / link).unlink(missing_ok=True)
        (here.root / "content/images" / link).symlink_to(to)
    assert here.ask(f"/{KEY}/preview/images/{name}").status == 404


@pytest.mark.parametrize("framed", [True, False])
def test_a_page_that_is_looked_at_reaches_nothing_whatever_stands_in_it(
    here: Opened, page: Page, monkeypatch: pytest.MonkeyPatch, framed: bool
) -> None:
    monkeypatch.setattr(preview, "inert", lambda *_, **__: NOTHING_RUNS.replace("KEY", KEY))
    (here.root / "exemplars/2026/doc.md").write_text(STORY.replace("STAGE", "draft") + f"\n{framed}\n", "utf-8")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.method} {request.url.removeprefix(here.address)}"))
    place = "/story/doc/" if framed else "/preview/doc/"
    # Not until it is loaded: an <object> that is refused keeps Chromium waiting for it now and then, for ever.
    page.goto(here.address + place, wait_until="domcontentloaded")
    (page.frame_locator('[data-frame="page"]') if framed else page).locator("#f").wait_for()
    page.wait_for_timeout(300)
    inside = page.frames[-1] if not framed else next(f for f in page.frames if f.url.endswith("/preview/doc/"))
    inside.evaluate("document.getElementById('f').submit()")
    if framed:
        inside.evaluate("document.getElementById('out').click()")
    page.wait_for_timeout(300)
    assert page.url == here.address + place
    assert "reached" not in page.title()
    assert not [one for one in asked if one.startswith("POST") or "/machine" in one]


@contextmanager
def other_site(html: str) -> Iterator[tuple[str, list[str]]]:
    """Give a page of another port of this machine: the same site to a browser, yet somebody else's."""
    sent: list[str] = []

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            sent.append(self.headers.get("referer", ""))
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.end_headers()
            self.wfile.write(html.encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", sent
        server.shutdown()


EVIL = """<!doctype html><title>x</title><iframe name="n" src="ADDRESS/"></iframe><img src="ADDRESS/static/icon.svg">
<script src="ADDRESS/static/story.js"></script>
<form method="post" action="ADDRESS/publish" target="n"></form>
<form method="post" action="ADDRESS/publish" target="n" enctype="text/plain"></form>
<form method="post" action="ADDRESS/publish" target="n" enctype="multipart/form-data"></form>"""
TRIES = """async (address) => {
  const tried = [];
  for (const form of document.forms) { form.submit(); await new Promise((go) => setTimeout(go, 150)); }
  for (const mode of ["cors", "no-cors"]) for (const method of ["GET", "POST"]) {
    const body = method === "POST" ? "x=1" : undefined;
    tried.push(await fetch(`${address}/publish`, { method, mode, body, credentials: "include" }).then(() => "in", () => "out"));
  }
  navigator.sendBeacon(`${address}/publish`, "x=1");
  for (const Kind of [WebSocket, EventSource]) tried.push(await new Promise((go) => {
    const line = new Kind(Kind === WebSocket ? address.replace("http", "ws") : `${address}/story/bep-mot-chieu/live`);
    line.onopen = () => go("in"); line.onerror = () => go("out");
  }));
  return tried;
}"""


def test_a_page_on_another_port_of_this_machine_moves_nothing_even_with_the_key(here: Opened, page: Page) -> None:
    statuses: dict[str, int] = {}
    page.on("response", lambda answer: statuses.setdefault(f"{answer.request.method} {answer.url}", answer.status))
    with other_site(EVIL.replace("ADDRESS", here.address)) as (address, _):
        page.goto(address)
        assert set(page.evaluate(TRIES, here.address)) == {"out"}
        assert {s for name, s in statuses.items() if here.address in name} <= {403}
        assert not [frame for frame in page.frames if "Bảng theo dõi" in frame.content()]
    assert here.ask(f"/{KEY}/work/1").status == 404, "nothing was begun"


def test_a_link_to_another_site_takes_the_key_to_nobody(here: Opened, page: Page) -> None:
    with other_site("<title>x</title>") as (address, sent):
        page.goto(f"{here.address}/help/")
        page.evaluate(
            "(to) => { const a = document.createElement('a'); a.href = to; document.body.append(a); a.click(); }",
            address,
        )
        page.wait_for_url(address)
        assert sent
        assert sent[0] == ""
        assert not [one for one in sent if KEY in one or str(here.port) in one]
