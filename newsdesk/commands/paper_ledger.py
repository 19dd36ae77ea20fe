"""What papers in output/office tell: kept beside them in digests, so that a paper that is true no longer is found."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property
from operator import attrgetter
from pathlib import Path

from newsdesk import files
from newsdesk.commands import paper_grounds, paper_texts
from newsdesk.model.allowed import top_of
from newsdesk.model.approval import text_approved
from newsdesk.model.library import TEXT_APPROVED, Library
from newsdesk.model.story import Channel, Person, Stage, Story

FOLDER = "output/office"
FILE = "output/.papers-told"
COUNCIL, TEXT = "council", "text"
"""Instead of a channel: what the council examines is told to nobody yet, and texts that are no story."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Marks of what each paper tells, by the digest of its name; digests of the slips whose papers went."""

    told: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """A mark is a channel, a day or none, the digest of what the story is told by, and on what its text rested."""
    ended: frozenset[str] = frozenset()
    residents: frozenset[str] = frozenset()
    """Digests of the residents' names that were looked for in everything old."""
    named: Mapping[str, str] = field(default_factory=dict)
    """Where each name might be said when papers were cleared last, by its digest, as `named_papers` marks it."""


def read(root: Path) -> Ledger:
    """Return what is known; nothing where the file is not one of ours: papers are then found by their names alone."""
    try:
        kept = json.loads(files.read_text(root / FILE)) if (root / FILE).is_file() else {}
        told = {str(name): tuple(map(str, marks)) for name, marks in kept.get("told", {}).items()}
        ended, residents = (frozenset(map(str, kept.get(key, ()))) for key in ("ended", "residents"))
        return Ledger(told, ended, residents, {str(one): str(of) for one, of in kept.get("named", {}).items()})
    except (ValueError, AttributeError, TypeError):
        return Ledger()


def keep(root: Path, ledger: Ledger) -> None:
    """Write what is known; nothing is no file."""
    if ledger == Ledger():
        files.remove(root / FILE)
        return
    told = {name: sorted(set(marks)) for name, marks in sorted(ledger.told.items())}
    named = dict(sorted(ledger.named.items()))
    kept = {"ended": sorted(ledger.ended), "residents": sorted(ledger.residents), "named": named, "told": told}
    files.write_if_changed(root / FILE, json.dumps(kept, indent=0) + "\n")


Telling = tuple[date | None, Story]
"""A story as a paper tells it, and of which day the paper is; None for one of today or of the story's own day."""
NO_TEXTS: Mapping[str, Sequence[paper_texts.Telling]] = {}


@contextmanager
def telling(
    root: Path,
    library: Library,
    papers: Mapping[str, Sequence[Telling]],
    channel: Channel | None,
    texts: Mapping[str, Sequence[paper_texts.Telling]] = NO_TEXTS,
) -> Iterator[None]:
    """Keep which stories papers tell that are about to be written, each as it is told there, and which other texts.

    Until all of them are written, the old ones may still lie there: what those told is kept until then too.
    """
    to, shown = (channel.value, _shown(library)) if channel else (COUNCIL, _mark_at_council)
    new = {
        files.digest(name): (
            *(f"{to}|{day.isoformat() if day else ''}|{shown(story)}" for day, story in told),
            *(f"{TEXT}|{day.isoformat() if day else ''}|{mark}|" for day, mark in texts.get(name, ())),
        )
        for name, told in papers.items()
    }
    before = read(root)
    both = {name: (*before.told.get(name, ()), *marks) for name, marks in new.items()}
    keep(root, replace(before, told={**before.told, **both}))
    yield
    keep(root, replace(before, told={**before.told, **new}))


def _shown(library: Library) -> Callable[[Story], str]:
    """Return what says by what a channel tells a story, and on what that rests: a story stands in many papers."""
    known: dict[str, tuple[Story, str]] = {}

    def shown(story: Story) -> str:
        of, mark = known.get(story.slug, (None, ""))
        if of is not story:
            mark = f"{_mark(story, library.by_slug[story.slug])}|{paper_grounds.grounds_of(library, story)}"
            known[story.slug] = story, mark
        return mark

    return shown


def outdated(root: Path, ledger: Ledger, library: Library, today: date) -> Iterator[str]:
    """Yield the papers that tell what is told there no longer: under that title, with that picture or those names.

    So does one that was made from another text of a story than the one that was approved last, or of news: whom the old
    words told of, nobody could say, of a sound neither.
    """
    stands = _standing(library, today)
    yield from (name for name, marks in _lying(root, ledger) if not all(map(stands, marks)))


def resting_on(root: Path, slip: str) -> Iterator[str]:
    """Yield the papers in which a story tells or shows somebody by a slip, or did when they were made."""
    code = files.digest(slip)
    yield from (name for name, marks in _lying(root, read(root)) if any(code in mark for mark in marks))


def unmarked(root: Path, ledger: Ledger) -> Iterator[str]:
    """Yield the papers of which it is not known as what a channel tells each story in them: lists, reports, minutes."""
    for path in files.listing(root / FOLDER):
        name = path.relative_to(root).as_posix()
        marks = ledger.told.get(files.digest(name), ())
        if all(mark.startswith(f"{COUNCIL}|") for mark in marks):
            yield name


def _lying(root: Path, ledger: Ledger) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the papers that lie there and of which it is known what they tell."""
    for path in files.listing(root / FOLDER) if ledger.told else ():
        name = path.relative_to(root).as_posix()
        if marks := ledger.told.get(files.digest(name)):
            yield name, marks


def _standing(library: Library, today: date) -> Callable[[str], bool]:
    """Return what says whether a mark is that of a story as it may be told today, and whether its grounds hold."""
    marks, grounds_stand = _Marks(library), paper_grounds.standing(library)
    texts = paper_texts.Standing(library, today)

    @cache
    def told(channel: str, on: date | None) -> frozenset[str]:
        if channel == COUNCIL:
            return frozenset(marks.at_council())
        if channel == TEXT:
            return frozenset(texts.marks(on))
        to = Channel(channel)
        if on is not None:
            return frozenset(marks.told(to, ((story, on) for story in library.told(to, on=on))))
        coming = library.coming(to, today=today)
        own = ((story, max(today, library.on_air(story).days.since or today)) for story in coming)
        return frozenset(marks.told(to, own))

    def stands(mark: str) -> bool:
        try:
            channel, day, story, grounds = mark.split("|")
            of = date.fromisoformat(day) if day else None
            on = of if of is None or channel == TEXT else max(of, today)
            holds = not grounds or grounds_stand(grounds, Channel(channel), on or today)
            return story in told(channel, on) and holds
        except ValueError:  # somebody edited the file, or it is of an older desk: such a paper is made anew when asked
            return False

    return stands


@dataclass(frozen=True)
class _Marks:
    """The marks of many stories, of title, picture and names alone: these are known without the story, on any day."""

    library: Library

    @cached_property
    def _known(self) -> Mapping[str, tuple[str, str, str, tuple[Person, ...]]]:
        stories, each = self.library.stories, self.library.remembered.each
        titles = each("title", str, stories, (), attrgetter("title"))
        texts, tops = each(TEXT_APPROVED, str, stories, (), text_approved), each("top", str, stories, (), top_of)
        of_each = zip(titles, texts, tops, self.library.allowances.people.listed, strict=True)
        return {story.origin.path: one for story, one in zip(stories, of_each, strict=True)}

    def at_council(self) -> Iterator[str]:
        """Yield the mark of each story that was not withdrawn, as it is written."""
        for story in self.library.stories:
            if self.library.on_air(story).stage is not Stage.WITHDRAWN:
                title, _, _, people = self._known[story.origin.path]
                yield _marked(story.slug, title, "", "", (one.name for one in people))

    def told(self, channel: Channel, told: Iterable[tuple[Story, date]]) -> Iterator[str]:
        """Yield the mark of each story as a channel may have it on its day."""
        allowances = self.library.allowances
        for story, on in told:
            title, text, top, people = self._known[story.origin.path]
            shown = top if allowances.shows(top, channel, on) else ""
            yield _marked(story.slug, title, text, shown, (allowances.name_told(one, channel, on) for one in people))


def _mark(story: Story, whole: Story) -> str:
    """Return the mark of a story as a channel was handed it; `whole` is what was approved."""
    names = (one.name for one in story.header.people)
    return _marked(story.slug, story.title, text_approved(whole), top_of(story), names)


def _mark_at_council(story: Story) -> str:
    """Return the mark of a story that no channel tells there: such papers show no picture and rest on no leave.

    Its text may change while it is examined.
    """
    return f"{_marked(story.slug, story.title, '', '', (one.name for one in story.header.people))}|"


def _marked(slug: str, title: str, text: str, picture: str, names: Iterable[str | None]) -> str:
    return files.digest("\0".join((slug, title, text, picture, *(name or "" for name in names))))
