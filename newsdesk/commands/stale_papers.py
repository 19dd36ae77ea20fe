"""Removes papers that bear the slug of a story which may be told no longer, wherever a command left them."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from newsdesk import files
from newsdesk.commands.paper_ledger import FOLDER
from newsdesk.model.library import Library
from newsdesk.model.story import Channel, Stage
from newsdesk.traces import search

TOLD_BY = {
    "announcer": Channel.LOUDSPEAKER,
    "portal": Channel.WEB,
    "poster": Channel.WEB,
    "exchange": Channel.EXCHANGE,
    "conference": Channel.CONFERENCE,
}
"""The channel that lets a story into a folder of output/office."""
EXAMINED = "examination"
PORTAL = f"{FOLDER}/portal/"
LEADS = ("bao-cao-", "phieu-")
"""What the name of a paper may have before the slug."""


def remove(root: Path, library: Library, today: date) -> tuple[str, ...]:
    """Remove such papers and return their names; those of stories that wait for their day stay."""
    found: list[str] = []
    former = library.former_slugs - library.by_slug.keys()
    for folder, channel in TOLD_BY.items():
        told = {story.slug for story in library.coming(channel, today=today)}
        found += list(bearing(root, (library.by_slug.keys() | former) - told, folder))
    found += list(bearing(root, former, EXAMINED))
    for name in found:
        files.remove(root / name)
    return tuple(found)


def remove_withdrawn(root: Path, library: Library) -> tuple[str, ...]:
    """Remove every paper in which a withdrawn story stands, by its slug or title, and return their names."""
    taken = [story for story in library.stories if story.header.stage is Stage.WITHDRAWN]
    marks = [mark for story in taken for mark in (story.slug, story.title)]
    found = {hit.path for hit in search(root, (), (FOLDER,), marks).hits} if marks else set()
    removed = whole(root, found)
    for name in removed:
        files.remove(root / name)
    files.prune(root / FOLDER)
    return removed


def whole(root: Path, found: Iterable[str]) -> tuple[str, ...]:
    """Return papers with what belongs to them and cannot be searched, as far as it is there."""
    names = {other for name in found for other in (name, *_beside(root, name))}
    return tuple(sorted(name for name in names if (root / name).is_file()))


def _beside(root: Path, name: str) -> Iterator[str]:
    """Yield the pages of a document; of a portal's package, in which a voice reads the story, all that it holds."""
    if name.endswith(".docx"):
        yield Path(name).with_suffix(".pdf").as_posix()
    if name.startswith(PORTAL):
        slug = name.removeprefix(PORTAL).split("/")[0].removesuffix(".zip")
        yield f"{PORTAL}{slug}.zip"
        yield from (path.relative_to(root).as_posix() for path in files.listing(root / PORTAL / slug))


def bearing(root: Path, slugs: Iterable[str], folder: str = "") -> Iterator[str]:
    """Yield the papers whose own name, or the name of whose folder, is one of these slugs."""
    wanted = frozenset(slugs)
    for path in files.listing(root / FOLDER / folder):
        inside = path.relative_to(root / FOLDER)
        if not wanted.isdisjoint((*inside.parts[:-1], *_slugs(path.name))):
            yield path.relative_to(root).as_posix()


def _slugs(name: str) -> Iterator[str]:
    stem = name.split(".")[0]
    yield stem
    yield from (stem.removeprefix(lead) for lead in LEADS)
