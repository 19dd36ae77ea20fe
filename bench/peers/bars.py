"""What was asked for of ten thousand stories on two cores, held against what was measured."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bench.measure import Costs
from bench.peers.rounds import CHANGED, COLD, EDITED, NOTHING, WARM, WHOLE

STORIES = 10_000
GROWTH = 10.5
Times = Mapping[tuple[str, str], Costs]
"""By what was done and who did it."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what was measured against it, what it may be at most, and what would be splendid."""

    what: str
    found: float
    unit: str
    most: float
    splendid: float | None = None
    doubt: bool = False
    """Whether a side was kept waiting, so that its time by the clock says little."""

    def __str__(self) -> str:
        verdict = "met" if self.found <= self.most else "NOT met"
        if self.splendid is not None and self.found <= self.splendid:
            verdict = "met, and the moonshot"
        shot = "" if self.splendid is None else f", moonshot {self.splendid:g}"
        waited = " (kept waiting: run again on a quiet machine)" if self.doubt else ""
        return f"{self.what}: {self.found:.2f}{self.unit}; bar {self.most:g}{shot}: {verdict}{waited}"


def bars(times: Times) -> Iterator[Bar]:
    """Yield each bar that was measured."""
    yield from _seconds(times, CHANGED, 1.5, 0.7)
    yield from _ratio(times, CHANGED, "Hugo", 1 / 6)
    yield from _seconds(times, NOTHING, 0.8, 0.4)
    yield from _ratio(times, WHOLE, "Pelican", 2 / 5)
    yield from _ratio(times, WHOLE, "Hugo", 2, " (a moonshot)")
    yield from _seconds(times, COLD, 10)
    yield from _seconds(times, EDITED, 1)
    yield from _seconds(times, WARM, 1)
    yield from _memory(times)


def grown(few: Times, many: Times, times: float) -> Iterator[str]:
    """Yield how much more so many times the stories cost each side; ours alone has a bar."""
    for key, costs in many.items():
        if key not in few:
            continue
        what, side = key
        longer = costs.seconds[0] / few[key].seconds[0]
        by_cores = f"{costs.worked / max(few[key].worked, 0.01):.1f} × by the cores"
        doubt = costs.waited or few[key].waited
        bar = Bar(f"{side}, {what} ({by_cores})", longer, " ×", GROWTH * times / 10, doubt=doubt)
        yield str(bar) if side == "ours" else f"{bar.what}: {longer:.2f} ×"


def _seconds(times: Times, what: str, most: float, splendid: float | None = None) -> Iterator[Bar]:
    if costs := times.get((what, "ours")):
        yield Bar(what, costs.seconds[0], " s", most, splendid, costs.waited)


def _ratio(times: Times, what: str, peer: str, most: float, kind: str = "") -> Iterator[Bar]:
    ours, theirs = times.get((what, "ours")), times.get((what, peer))
    if ours and theirs:
        doubt = ours.waited or theirs.waited
        yield Bar(
            f"{what}, of {peer}'s time{kind}", ours.seconds[0] / theirs.seconds[0], "", round(most, 3), doubt=doubt
        )


def _memory(times: Times) -> Iterator[Bar]:
    sides = {side: [costs for (_, who), costs in times.items() if who == side] for side in ("ours", "Hugo")}
    if all(sides.values()):
        largest = {side: max(costs.peak for costs in found) for side, found in sides.items()}
        together = {side: max(costs.together for costs in found) for side, found in sides.items()}
        yield Bar("memory, the largest process, of Hugo's", largest["ours"] / largest["Hugo"], "", 0.25)
        if together["Hugo"]:
            yield Bar("memory, all processes at once, of Hugo's", together["ours"] / together["Hugo"], "", 0.25)
