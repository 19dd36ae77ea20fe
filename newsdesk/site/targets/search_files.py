"""The files of the search: a year's texts are put together from those of the last build, but for what has changed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from newsdesk.site.edition import Edition
from newsdesk.site.metadata import StoryView
from newsdesk.site.search.parts import (
    CONTENTS,
    TITLES,
    by_year,
    contents_script,
    entries_of,
    entry,
    part_place,
    titles_script,
    year_script,
)
from newsdesk.site.targets.standing import Part
from newsdesk.site.targets.target import Laid, Target, fingerprint, laid


@dataclass(frozen=True)
class SearchFiles:
    """The search of an edition."""

    edition: Edition
    told: Mapping[str, bytes]
    """The fingerprint of each story, by slug."""
    shown: Mapping[str, bytes]
    """The fingerprint of what the search says of each before its text."""
    names: bytes
    """The fingerprint of the names of fields and units."""
    before: Mapping[str, Part]
    old: Path
    """The website of the last build."""
    entries: dict[str, bytes]
    """What is new of the texts, by slug: each is taken out for the file that it stands in."""
    parts: dict[str, Part] = field(default_factory=dict)
    """What is made now, to be known the next time."""

    def targets(self) -> Iterator[Target]:
        """Yield each file."""
        titles = self._part(TITLES, dict(self.shown), lambda: titles_script(self.edition))
        yield titles
        places: dict[int, str] = {}
        for year, views in by_year(self.edition).items():
            told = {view.story.slug: self.told[view.story.slug] for view in views}
            target = self._part(str(year), told, lambda year=year, views=views: self._year(year, views))  # type: ignore[misc]
            places[year] = target.place
            yield target
        yield laid(CONTENTS, contents_script(titles.place, places))

    def _part(self, name: str, told: dict[str, bytes], make: Callable[[], bytes]) -> Target:
        before = self.before.get(name)
        same = before and before.names == self.names and list(before.told.items()) == list(told.items())
        if before and same and (self.old / before.place).is_file():
            place, made = before.place, Laid(make)
        else:
            script = make()
            place, made = part_place(name, script), Laid(lambda: script)
        self.parts[name] = Part(place, told, self.names)
        return Target(place, fingerprint(name, self.names, list(told.items())), made)

    def _year(self, year: int, views: tuple[StoryView, ...]) -> bytes:
        known = self._known(str(year))
        new = ((view, self.entries.pop(view.story.slug, None) or known.get(view.story.slug)) for view in views)
        return year_script(year, (told or entry(view) for view, told in new))

    def _known(self, name: str) -> Mapping[str, bytes]:
        """Return the entries of the last build that are still what their stories say; none if somebody wrote there."""
        before = self.before.get(name)
        path = self.old / before.place if before else None
        if before is None or path is None or before.names != self.names or not path.is_file():
            return {}
        script = path.read_bytes()
        found = entries_of(script) if part_place(name, script) == before.place else {}
        return {slug: one for slug, one in found.items() if before.told.get(slug) == self.told.get(slug)}
