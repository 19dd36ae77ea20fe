"""What is done to each side of the archive, in turn, so that a busy machine is busy for all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench import desk
from bench.measure import Cost, Costs, Failed
from bench.peers.eleventy import Eleventy
from bench.peers.hugo import Hugo
from bench.peers.ours import Ours
from bench.peers.peer import Peer
from bench.peers.pelican import Pelican, PelicanCached
from bench.peers.tales import Archive, Edit, Tale, archive
from bench.story import TODAY

PEERS: dict[str, type[Peer]] = {
    "hugo": Hugo,
    "eleventy": Eleventy,
    "pelican": Pelican,
    "pelican-cached": PelicanCached,
}
NAMES = ("ours", *PEERS)
WHOLE, CHANGED, NOTHING = "whole, from nothing", "one story changed", "nothing changed"
COLD, EDITED, WARM = "check, cold", "check, one story changed", "check, warm"
"""Of what nothing is known; of what was checked before, but for one edit; of what was checked just now."""
ADDED, ENDED = "a story about somebody new, approved and told", "a slip ended"
"""What concerns the desk as a whole: whose names are looked for everywhere, and what may be told of whom."""
GIVEN = ("Hợp", "Kín", "Sáng", "Vui", "Xoan", "Đơn", "Ưng")
WORDS = ("nhà bếp", "vườn ươm", "xưởng mộc", "hội trường", "phòng khám", "thư viện", "sân bóng")
TAGS = ("cây xanh", "chăn nuôi")
"""Two tags of the stock, in turn, so that an edit moves the story from one list to another."""


@dataclass(frozen=True, slots=True)
class Printed:
    """How many pages one side printed: of stories, and all."""

    side: str
    stories: int
    pages: int

    def __str__(self) -> str:
        return f"Pages, {self.side}: {self.stories} of stories, {self.pages} in all."


class Place:
    """An archive of so many stories, laid out for each side that was asked for."""

    def __init__(self, folder: Path, stories: int, seed: int, names: Iterable[str]) -> None:
        """Make the desk and lay out the peers; what cannot be installed is left out, and said in `missing`."""
        self.names = tuple(names)
        self.missing: list[str] = []
        self.versions: dict[str, str] = {}
        self.made = desk.make(folder / "desk", stories, seed, told=True)
        self.ours = Ours(folder / "desk")
        told = archive(folder / "desk", TODAY)
        self.peers = tuple(self._laid(folder, told))
        self.slugs = tuple(tale.slug for tale in told.tales)
        self.tale = next(tale for tale in told.tales if self.ours.may_be_edited(tale))
        self.edits = 0

    def _laid(self, folder: Path, told: Archive) -> Iterator[Peer]:
        for name in self.names:
            if name not in PEERS:
                continue
            peer = PEERS[name](folder / name)
            try:
                self.versions[peer.name] = peer.install()
            except Failed as fault:
                self.missing.append(f"{peer.name} cannot be had here: {fault}")
                continue
            peer.lay(told)
            yield peer

    @property
    def sides(self) -> tuple[Ours | Peer, ...]:
        """Everybody who prints, ours first."""
        return (*([self.ours] if "ours" in self.names else []), *self.peers)

    def timed(self, runs: int) -> dict[tuple[str, str], Costs]:
        """Do everything so many times, each time all sides in turn; return costs by what was done and who did it."""
        found: dict[tuple[str, str], list[Cost]] = {}
        for _ in range(runs):
            for what, side, cost in self._round():
                found.setdefault((what, side), []).append(cost)
        return {key: Costs(tuple(costs)) for key, costs in found.items()}

    def _round(self) -> Iterator[tuple[str, str, Cost]]:
        for side in self.sides:
            side.forget()
            yield WHOLE, side.name, side.build()
        edit = self._edit()
        for side in self.sides:
            change(side, self.tale, edit)
            yield CHANGED, side.name, side.build()
        for side in self.sides:
            yield NOTHING, side.name, side.build()
        if self.ours in self.sides:
            self.ours.forget_what_was_read()
            yield COLD, self.ours.name, self.ours.check()
            change(self.ours, self.tale, self._edit())
            yield EDITED, self.ours.name, self.ours.check()
            yield WARM, self.ours.name, self.ours.check()
            yield from self._of_the_whole_desk()

    def _of_the_whole_desk(self) -> Iterator[tuple[str, str, Cost]]:
        """Yield what such changes cost; after it the desk is as it was, and its website too."""
        register = self.ours.desk / "content/consents.yaml"
        before = register.read_bytes()
        self.ours.build()
        new, cost = self.ours.add(self.tale, GIVEN[self.edits % len(GIVEN)])
        yield ADDED, self.ours.name, cost
        yield ENDED, self.ours.name, self.ours.end_a_slip()[1]
        new.unlink()
        register.write_bytes(before)
        self.ours.build()

    def _edit(self) -> Edit:
        """Return another edit each time."""
        self.edits += 1
        return Edit(WORDS[self.edits % len(WORDS)], TAGS[self.edits % len(TAGS)])

    def printed(self) -> Iterator[Printed]:
        """Yield how many pages each side has printed."""
        for side in self.sides:
            pages = sum(1 for _ in side.output.rglob("*.html"))
            stories = sum((side.output / "bai" / f"{slug}.html").is_file() for slug in self.slugs)
            yield Printed(side.name, stories, pages)


def change(side: Ours | Peer, tale: Tale, edit: Edit) -> None:
    """Edit the same story in the same way for one side, outside of the clock."""
    if isinstance(side, Ours):
        side.edit(tale, edit)
    else:
        side.write(tale.edited(edit))
