"""What a visit costs in a real browser: bytes, requests, when something is seen, how far things jump."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

KBIT = 1000 / 8
AWAY = {"Image", "Media"}
"""What is not counted into a page's weight: sound and pictures, by the browser's names."""
ICON = "/favicon.ico"
WATCH = """
window.seen = {paint: null, shift: 0};
const watch = (type, note) =>
  new PerformanceObserver(list => list.getEntries().forEach(note)).observe({type, buffered: true});
watch("paint", one => { if (one.name === "first-contentful-paint") seen.paint = one.startTime; });
watch("layout-shift", one => { seen.shift += one.value; });
"""


@dataclass(frozen=True, slots=True)
class Line:
    """A line to the web and the machine at its end, as Chromium pretends them."""

    name: str
    latency: int
    """Milliseconds from asking to the first byte of the answer."""
    down: float
    """Bytes a second."""
    slower: int
    """How many times slower the processor is made."""


LINES = (
    Line("Slow 3G of Chromium (2,000 ms, 400 kbit/s), processor 4× slower", 2000, 400 * KBIT, 4),
    Line("400 ms, 400 kbit/s, processor 4× slower", 400, 400 * KBIT, 4),
    Line("slow 4G as Lighthouse applies it (562 ms, 1,475 kbit/s), processor 4× slower", 562, 1474.56 * KBIT, 4),
)


@dataclass(frozen=True, slots=True)
class Weight:
    """What came over the line for one page."""

    sent: dict[str, int]
    """Bytes, headers included, by the browser's kind of resource."""
    requests: int

    @property
    def before_sound_and_pictures(self) -> int:
        """Bytes of everything but sound and pictures."""
        return sum(size for kind, size in self.sent.items() if kind not in AWAY)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a visitor saw: milliseconds until the first letter or picture, and by how much things jumped."""

    paint: float
    shift: float


@dataclass
class Counter:
    """Counts what a page loads."""

    kinds: dict[str, str] = field(default_factory=dict)
    sent: dict[str, int] = field(default_factory=dict)

    def listen(self, session: CDPSession) -> None:
        """Count from now on."""
        session.on("Network.responseReceived", self._begun)
        session.on("Network.loadingFinished", self._ended)
        session.send("Network.enable")

    def _begun(self, told: dict[str, Any]) -> None:
        if not told["response"]["url"].endswith(ICON):
            self.kinds[told["requestId"]] = told["type"]

    def _ended(self, told: dict[str, Any]) -> None:
        if kind := self.kinds.get(told["requestId"]):
            self.sent[kind] = self.sent.get(kind, 0) + int(told["encodedDataLength"])


def weigh(browser: Browser, address: str) -> Weight:
    """Load a page in a browser that has seen nothing before, and return what it took."""
    with browser.new_context(viewport={"width": 390, "height": 800}) as context:
        page = context.new_page()
        counter = Counter()
        counter.listen(context.new_cdp_session(page))
        page.goto(address, wait_until="networkidle")
        return Weight(counter.sent, len(counter.kinds))


def watch(browser: Browser, address: str, line: Line) -> Seen:
    """Load a page over a line in a browser that has seen nothing before, and return what was seen."""
    with browser.new_context(viewport={"width": 390, "height": 800}) as context:
        context.add_init_script(WATCH)
        page = context.new_page()
        slow_down(context.new_cdp_session(page), line)
        page.goto(address, wait_until="load", timeout=120_000)
        page.wait_for_function("() => seen.paint !== null", timeout=120_000)
        page.wait_for_timeout(200)
        return seen(page)


def slow_down(session: CDPSession, line: Line) -> None:
    """Let Chromium pretend a slow line and a slow processor."""
    speed = {"latency": line.latency, "downloadThroughput": line.down, "uploadThroughput": line.down}
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", {"offline": False, **speed})
    session.send("Emulation.setCPUThrottlingRate", {"rate": line.slower})


def seen(page: Page) -> Seen:
    """Return what the page's own watch has noted."""
    told: dict[str, float] = page.evaluate("() => seen")
    return Seen(told["paint"], told["shift"])


def middle(found: Sequence[Seen]) -> Iterator[float]:
    """Yield the median of the first paints, the least, the most, and the farthest jump."""
    paints = [one.paint for one in found]
    yield from (median(paints), min(paints), max(paints), max(one.shift for one in found))
