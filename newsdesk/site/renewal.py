"""A website brought up to date: what changed since the last build is made, all the rest stands as it is.

Every file is a target with a fingerprint of what it shows (`newsdesk.site.targets`). Stories' pages come first: with
them it is known how long one reads at each, which the lists show.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from newsdesk import files
from newsdesk.errors import DeskError
from newsdesk.forked import forked
from newsdesk.model.addresses import story_place
from newsdesk.site.assets import Assets
from newsdesk.site.cards.kept import Kept, card_target, drawn
from newsdesk.site.edition import Edition
from newsdesk.site.found.found import Found
from newsdesk.site.front import front
from newsdesk.site.inventory import every_file, named_briefly
from newsdesk.site.related import related_from
from newsdesk.site.search import entry
from newsdesk.site.targets import facts, other_files
from newsdesk.site.targets.list_pages import ListPages
from newsdesk.site.targets.search_files import SearchFiles
from newsdesk.site.targets.single_pages import SinglePages
from newsdesk.site.targets.standing import Body, Made, Part, Standing, still_there
from newsdesk.site.targets.story_pages import StoryPages
from newsdesk.site.targets.target import Laid, Printed, Target
from newsdesk.site.targets.telling import Telling

Told = Callable[[int, int], None]
"""Hears how many pages of how many are printed."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What came of a story's page besides its file."""

    slug: str
    body: Body
    entry: bytes
    """The story in the search."""
    complaints: tuple[str, ...] = ()


@dataclass
class Renewal:
    """One day's website on its way into a folder, where it is not what stands already."""

    edition: Edition
    assets: Assets
    settings: Path
    folder: Path
    """Where what is new comes; empty before."""
    old: Path
    """The website that stands; it may not be there."""
    before: Standing
    home: Path
    """Where the guides' pictures are."""
    kept_cards: Kept | None = None
    told: Told = lambda _done, _total: None
    targets: dict[str, Target] = field(default_factory=dict)
    """Every file of the website, by its place."""
    fresh: list[Target] = field(default_factory=list)
    """Those that were made."""
    bodies: dict[str, Body] = field(default_factory=dict)
    entries: dict[str, bytes] = field(default_factory=dict)
    parts: dict[str, Part] = field(default_factory=dict)

    def run(self) -> None:
        """Make what is new.

        Raises DeskError `site-incomplete`, `site-surplus` where the targets are not the files that there should be.
        """
        cards = self._stale(card_target(card, self.kept_cards) for card in self.found.pictures)
        wanted = {one.place for one in cards}
        with drawn([card for card in self.found.pictures if card.place in wanted], self.kept_cards):
            self._lay(self._print_pages())
        self._lay(cards)
        self._forget_cards()
        self._count()

    def _print_pages(self) -> list[Target]:
        """Print the pages that are new, stories' first; return what else is."""
        self.bodies.update(self.story_pages.known(self.before.addresses))
        self.edition.minutes.update((slug, body.minutes) for slug, body in self.bodies.items())
        stories = self._stale(self.story_pages.targets(self.bodies))
        others = [] if stories else self._stale(self._other_targets())
        if stories or any(isinstance(one.made, Printed) for one in others):
            # Importing Pelican takes 0.3 s and sets the process's logger class: only who prints a page pays.
            from newsdesk.site.press import print_pages

            def printing(print_one: Callable[[Target], None], complaints: list[str]) -> None:
                nonlocal others
                if stories:
                    self._print_stories(stories, print_one, complaints)
                    others = self._stale(self._other_targets())
                self._print(others, print_one, complaints)

            print_pages(self.telling, self.folder, settings=self.settings, printing=printing)
        return others

    def _print_stories(self, stale: list[Target], print_one: Callable[[Target], None], complaints: list[str]) -> None:
        """Print the pages of stories, and keep what is known of their bodies now."""
        by_place = {story_place(view.story.slug): view for view in self.edition.views}

        def work(target: Target) -> Rendered:
            view = by_place[target.place]
            print_one(target)
            slug = view.story.slug
            body = Body(self.story_pages.told[slug], view.rendered.asked, view.reading_minutes)
            made = Rendered(slug, body, entry(view), tuple(_taken(complaints)))
            view.forget()
            return made

        said = _taken(complaints)
        for number, one in enumerate(forked(work, stale), 1):
            self.bodies[one.slug] = self.story_pages.as_it_leads(self.edition.by_slug[one.slug], one.body, b"")
            self.edition.minutes[one.slug] = one.body.minutes
            self.entries[one.slug] = one.entry
            said += one.complaints
            self.told(number, len(stale))
        complaints += said
        for target in stale:
            view = by_place[target.place]
            rests_on = self.story_pages.rests_on(view, self.bodies[view.story.slug])
            self.targets[target.place] = replace(target, rests_on=rests_on)

    def _print(self, targets: list[Target], print_one: Callable[[Target], None], complaints: list[str]) -> None:
        def work(target: Target) -> tuple[str, ...]:
            print_one(target)
            return tuple(_taken(complaints))

        pages = [one for one in targets if isinstance(one.made, Printed)]
        said = _taken(complaints)
        for number, complained in enumerate(forked(work, pages), 1):
            said += complained
            self.told(number, len(pages))
        complaints += said

    def _lay(self, targets: Iterable[Target]) -> None:
        for target in targets:
            if isinstance(target.made, Laid):
                content = target.made.content()
                if isinstance(content, Path):
                    files.link(content, self.folder / target.place)
                else:
                    files.put(self.folder / target.place, content.encode() if isinstance(content, str) else content)

    def _other_targets(self) -> Iterator[Target]:
        """Yield every file but the stories' pages; it must be known how long one reads at each."""
        lists = ListPages(self.telling, self.everywhere)
        yield from lists.targets()
        yield from SinglePages(self.telling, self.everywhere).targets()
        views = self.edition.views
        entries = {view.story.slug: facts.entry(view, lists.rows[view.story.slug]) for view in views}
        told = self.story_pages.told
        names = facts.names(self.edition)
        search = SearchFiles(self.edition, told, entries, names, self.before.parts, self.old, self.entries, self.parts)
        yield from search.targets()
        yield from other_files.assets_and_lists(self.found, self.assets)
        yield from other_files.beside_stories(self.found, self.expected, entries)
        yield from other_files.sounds(self.found, self.assets)
        yield from other_files.pictures(self.found)
        yield from other_files.help_pictures(self.found, self.home)

    def _forget_cards(self) -> None:
        """Have the cache forget the cards that are shown no more."""
        if self.kept_cards:
            self.kept_cards.forget_but({self.targets[card.place].rests_on.decode() for card in self.found.pictures})

    def _count(self) -> None:
        """Hold the targets against the files that there should be, and those against what was made."""
        search = {target for target in self.targets if target.startswith("tim/")} - {"tim/index.html"}
        if missing := sorted(self.expected - self.targets.keys()):
            raise DeskError("site-incomplete", missing=named_briefly(missing))
        if surplus := sorted(self.targets.keys() - self.expected - search):
            raise DeskError("site-surplus", surplus=named_briefly(surplus))
        there = {place for place, look in files.looks(self.folder).items() if look[1]}
        wanted = {target.place for target in self.fresh}
        if missing := sorted(wanted - there):
            raise DeskError("site-incomplete", missing=named_briefly(missing))
        if surplus := sorted(there - wanted):
            raise DeskError("site-surplus", surplus=named_briefly(surplus))

    @property
    def gone(self) -> frozenset[str]:
        """The files of the old website that the new one has no longer."""
        return frozenset(self.looks) - self.targets.keys()

    def standing(self, place: Path, changed: Iterable[str]) -> Standing:
        """Return what is to be known the next time, once the website is in its place; `changed`: files that came."""
        new = set(changed) | {one.place for one in self.fresh}
        made = {}
        for name, target in self.targets.items():
            before = self.before.made.get(name)
            look = files.look_of(place / name) if name in new or before is None else before.look
            made[name] = Made(target.rests_on, look)
        return Standing(
            self.before.program, self.story_pages.addresses, made, self.bodies, dict(self.near[1]), self.parts
        )

    @cached_property
    def found(self) -> Found:
        """What stands beside the pages."""
        return Found(self.edition)

    @cached_property
    def everywhere(self) -> bytes:
        """The fingerprint of what every page shows."""
        return facts.everywhere(self.found, self.assets, self.settings)

    @cached_property
    def expected(self) -> frozenset[str]:
        """Every file that the website consists of, counted by the edition alone, but those of the search."""
        return every_file(self.edition, self.assets, self.found)

    @cached_property
    def near(self) -> tuple[Mapping, Mapping]:  # type: ignore[type-arg]
        """What to read next to each story, and what to remember of it."""
        return related_from(self.edition, self.before.near)

    @cached_property
    def telling(self) -> Telling:
        """What templates are told."""
        return Telling(self.found, self.assets, front(self.edition), self.near[0], self.expected)

    @cached_property
    def story_pages(self) -> StoryPages:
        """The stories' pages."""
        return StoryPages(self.found, self.everywhere, self.before.bodies, self.near[0], self.telling)

    @cached_property
    def looks(self) -> Mapping[str, files.Look]:
        """How each file of the old website looks; nothing is written there while it stands."""
        return files.looks(self.old)

    @cached_property
    def stands(self) -> Mapping[str, bytes]:
        """The fingerprint of each file that is as it was laid."""
        return still_there(self.looks, self.before.made)

    def _stale(self, targets: Iterable[Target]) -> list[Target]:
        """Return the targets that have to be made, and remember all."""
        stale = []
        for target in targets:
            self.targets[target.place] = target
            if self.stands.get(target.place) != target.rests_on:
                stale.append(target)
        self.fresh += stale
        return stale


def _taken(complaints: list[str]) -> list[str]:
    """Take what there is out of a list: a forked process has a copy of it, and nothing may be said twice."""
    taken = complaints[:]
    complaints.clear()
    return taken
