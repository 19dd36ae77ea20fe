"""The archive by all sides: what each took beside ours, how much more ten times the stories cost, and the bars."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bench.measure import Costs
from bench.peers.bars import STORIES, Times, bars, grown
from bench.peers.ours import WHOLE
from bench.peers.rounds import NAMES, Place
from bench.table import columns, load

HEADINGS = ("what", "who", "seconds", "cores s", "largest MB", "together MB", "ours by theirs", "by cores")
ABOUT = """Same for all: the stories of one desk, each told; pages of stories, home, lists by field, unit, year and tag
of 20 stories to a page, their overviews, 404, sitemap, robots.txt, one Atom feed of 50; plain templates, alike line
by line.
Ours alone, within its time: the checks, consent and approval, scripts for the loudspeakers, lists by kind, the
listening page, search, further feeds, drawn pictures, a count of what was written, and a website that takes the old
one's place whole.
Theirs: the header is JSON, which Hugo and Eleventy read quickest (Pelican has its own); links are laid out for them.
An edit is a story's title, its first tag and a sentence; ours is approved before the clock runs, as an editor would.
Together: what all processes of a side held at once, looked at five times a second; what they share counts once.
Zola is in no package registry that the bench installs from (PyPI, npm, Debian)."""


def report(folder: Path, stories: int, seed: int, runs: int, names: Sequence[str] = NAMES) -> Iterator[str]:
    """Yield the lines of the report as they come."""
    yield f"Ours: {' then '.join(f'tasks.py {name}' for name in WHOLE)}; check: tasks.py check."
    few, many = stories // 10, stories
    found: dict[int, Times] = {}
    for number in (few, many):
        place = Place(folder / str(number), number, seed, names)
        if number == few:
            yield from place.missing
            yield "; ".join(f"{name} {version}" for name, version in place.versions.items())
        yield f"\n{number} stories, {place.made.words} tiếng, seed {seed}; median (least–most) of {runs}; load {load()}"
        found[number] = place.timed(runs)
        yield columns([HEADINGS, *rows(found[number])])
        yield from (str(one) for one in place.printed())
        yield f"load {load()}"
    yield f"\nFrom {few} to {many} stories ({many / few:g} times):"
    yield from grown(found[few], found[many], many / few)
    yield from _judged(found[many], stories)
    yield f"\n{ABOUT}"


def _judged(times: Times, stories: int) -> Iterator[str]:
    """Yield each bar with its verdict."""
    if judged := [str(bar) for bar in bars(times)]:
        yield f"\nBars, which are for {STORIES} stories on two cores" + (
            ":" if stories == STORIES else ", not for so few:"
        )
        yield from judged


def rows(times: Times) -> Iterable[tuple[str, ...]]:
    """Yield the cells of each row."""
    for (what, side), costs in times.items():
        ours = times.get((what, "ours"))
        yield (what, side, *_cost(costs), *(_beside(ours, costs) if ours and side != "ours" else ("–", "–")))


def _cost(costs: Costs) -> tuple[str, str, str, str]:
    middle, least, most = costs.seconds
    together = f"{costs.together / 1e6:.0f}" if costs.together else "–"
    return f"{middle:.2f} ({least:.2f}–{most:.2f})", f"{costs.worked:.2f}", f"{costs.peak / 1e6:.0f}", together


def _beside(ours: Costs, theirs: Costs) -> tuple[str, str]:
    doubt = "?" if ours.waited or theirs.waited else ""
    return f"{ours.seconds[0] / theirs.seconds[0]:.2f}{doubt}", f"{ours.worked / theirs.worked:.2f}"
