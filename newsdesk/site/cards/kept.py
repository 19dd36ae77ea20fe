"""The pictures for sharing as files: drawn beside the printing of pages, kept in the cache, whole or drawn again.

    python -m newsdesk.site.cards.kept FOLDER < CARDS.json

The cache holds what today's website shows and nothing else: a picture bears words, which may be taken back.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path

from newsdesk import files
from newsdesk.site.cards.card import Card
from newsdesk.site.home import DEVELOPERS
from newsdesk.site.targets.target import Laid, Target

DRAWN_BY = (
    Path(__file__).with_name("drawing.py"),
    *sorted((Path(__file__).parents[3] / "theme" / "fonts").glob("*.ttf")),
)
WORTH_A_WORKER = 40
"""So many pictures take longer to draw than a worker to start."""
TOLD = 16
"""Pictures after which a worker says again that it is at work; its pipe holds what is said of 65,000."""


@cache
def _look() -> str:
    """Return the digest of the way in which pictures are drawn: after a change of it, old ones are drawn anew."""
    return files.digest(" ".join([version("pillow"), *map(files.digest_of, DRAWN_BY)]))


def key_of(card: Card) -> str:
    """Return the digest of all that a card's picture depends on."""
    return files.digest(f"{_look()} {card.digest}")


@dataclass(frozen=True, slots=True)
class Kept:
    """A folder in which pictures are kept by the digest of what they depend on and the digest of what they are."""

    folder: Path
    _seen: dict[str, str] = field(default_factory=dict, compare=False, repr=False)
    """The names that were there when somebody looked last: to list the folder for each of thousands takes too long."""

    def found(self) -> Mapping[str, str]:
        """Return the name of each picture's file by the key of its card."""
        return {name.partition("-")[0]: name for name in self._names()}

    def keys(self) -> frozenset[str]:
        """Return the keys of the cards that are kept."""
        return frozenset(self.found())

    def path_of(self, card: Card) -> Path | None:
        """Return where a card's picture lay when somebody looked last, if it did."""
        if not self._seen:
            self.look_again()
        name = self._seen.get(key_of(card))
        return self.folder / name if name else None

    def look_again(self) -> None:
        """See what others have drawn meanwhile."""
        self._seen.clear()
        self._seen.update(self.found())

    def content(self, path: Path) -> bytes | None:
        """Return a picture, None where it is damaged or gone."""
        try:
            content = path.read_bytes()
        except OSError:
            return None
        return content if path.stem.partition("-")[2] == files.digest(content) else None

    def keep(self, card: Card, content: bytes) -> None:
        """Keep a picture, in the place of any that the card had before."""
        name = f"{key_of(card)}-{files.digest(content)}.png"
        files.put(self.folder / name, content)
        self._seen[key_of(card)] = name

    def forget_but(self, keys: Collection[str]) -> None:
        """Remove every picture but those of the cards with these keys."""
        for name in self._names():
            if name.partition("-")[0] not in keys:
                files.remove(self.folder / name)

    def _names(self) -> list[str]:
        """Return what lies in the folder; one that cannot be looked into is said: a picture bears words."""
        with files.machine_faults(self.folder):
            return [path.name for path in self.folder.iterdir()] if self.folder.is_dir() else []


@contextmanager
def drawn(cards: Iterable[Card], kept: Kept | None) -> Iterator[None]:
    """Let a worker draw the pictures that are missing while the block runs, where that is worth a worker."""
    cards = tuple(cards)
    found = kept.keys() if kept and cards else frozenset[str]()
    missing = [card for card in cards if key_of(card) not in found]
    worker = _started(missing, kept) if kept and len(missing) >= WORTH_A_WORKER else None
    try:
        yield
    except BaseException:
        if worker:
            worker.terminate()  # who is asked to end does not wait until all are drawn
        raise
    finally:
        if worker:
            worker.communicate()
        if kept and cards:
            kept.look_again()


def _started(cards: list[Card], kept: Kept) -> subprocess.Popen[bytes] | None:
    """Start a worker; where none can be had, `picture_of` draws what is missing.

    Its order lies in a file without a name: titles stay nowhere. Where nobody hears it any more, it ends.
    """
    with tempfile.TemporaryFile() as order:
        order.write(json.dumps([asdict(card) for card in cards]).encode())
        order.seek(0)
        try:
            return subprocess.Popen(
                [sys.executable, "-m", "newsdesk.site.cards.kept", str(kept.folder.resolve())],
                stdin=order,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=DEVELOPERS,
                env={**os.environ, "PYTHONPATH": str(DEVELOPERS)},
            )
        except OSError:
            return None


def card_target(card: Card, kept: Kept | None) -> Target:
    """Return the target of a picture: it comes from the cache, or is drawn when it is asked for."""
    return Target(card.place, key_of(card).encode(), Laid(lambda: picture_of(card, kept)))


def picture_of(card: Card, kept: Kept | None) -> bytes:
    """Return a picture from the cache, or draw it and keep it."""
    from newsdesk.site.cards.drawing import draw  # Pillow takes a moment to load: nothing is drawn on most days

    path = kept.path_of(card) if kept else None
    content = kept.content(path) if kept and path else None
    if content is None:
        content = draw(card)
        if kept:
            files.remove(path or kept.folder / "none")
            kept.keep(card, content)
    return content


def main() -> None:
    """Draw the cards of an order into a folder, for as long as whoever gave it hears of it.

    A picture bears words: none is drawn when the command that asked was killed, and its story withdrawn meanwhile.
    """
    from newsdesk.site.cards.drawing import draw

    kept = Kept(Path(sys.argv[1]))
    for number, order in enumerate(json.load(sys.stdin)):
        if number % TOLD == 0 and not _is_heard():
            return
        card = Card(**order)
        kept.keep(card, draw(card))


def _is_heard() -> bool:
    """Tell whoever listens that we are at work; false where nobody does."""
    try:
        os.write(sys.stdout.fileno(), b".")
    except OSError:  # Windows calls a broken pipe an invalid argument
        return False
    return True


if __name__ == "__main__":
    main()
