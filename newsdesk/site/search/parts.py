"""The files of the search: titles of all stories in one, texts year by year, and a list of these, as scripts.

Scripts, since a page that is opened straight from the disk may read nothing else. A part's name bears its digest, so
that browsers keep it for ever; only the list keeps its name. A year's texts change with the stories of that year alone.
All is bytes from the first: as text, Vietnamese takes more than half as much room again.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from newsdesk import files
from newsdesk.site.edition import Edition
from newsdesk.site.metadata import StoryView, printable
from newsdesk.site.search.words import paragraphs_of

CONTENTS = "tim/muc-luc.js"
"""The list of parts: the one file of the search whose name never changes."""
TITLES = "dau-muc"
GENERATED = "/* Tệp do máy tạo khi phát hành, không sửa bằng tay. */"


def search_parts(edition: Edition) -> Mapping[str, bytes]:
    """Return each file of the search by its place on the website."""
    years = by_year(edition)
    titles, texts = (
        titles_script(edition),
        {year: year_script(year, map(entry, views)) for year, views in years.items()},
    )
    places = {year: part_place(str(year), script) for year, script in texts.items()}
    title_place = part_place(TITLES, titles)
    contents = contents_script(title_place, places)
    return {CONTENTS: contents, title_place: titles, **{place: texts[year] for year, place in places.items()}}


def by_year(edition: Edition) -> Mapping[int, Sequence[StoryView]]:
    """Return the stories of each year, the last year first, the newest story first."""
    years: defaultdict[int, list[StoryView]] = defaultdict(list)
    for view in edition.views:
        years[(view.story.day or edition.today).year].append(view)
    return dict(sorted(years.items(), reverse=True))


def titles_script(edition: Edition) -> bytes:
    """Return the file of all titles."""
    return _script("titles", _json(_titles(edition)))


def entry(view: StoryView) -> bytes:
    """Return a story's slug and paragraphs, as they stand in the file of its year."""
    return _json([view.story.slug, paragraphs_of(view)])


def year_script(year: int, entries: Iterable[bytes]) -> bytes:
    """Return the file of a year's texts."""
    return _script(f"texts[{year}]", b"[%b]" % b",".join(entries))


def entries_of(script: bytes) -> Mapping[str, bytes]:
    """Return the entries of a year's file, by slug; nothing where it is no such file."""
    told = script.partition(b" = ")[2].rstrip().removesuffix(b";")
    try:
        rows = msgspec.json.decode(told, type=list[tuple[str, msgspec.Raw]])
        raw = msgspec.json.decode(told, type=list[msgspec.Raw])
    except msgspec.MsgspecError:
        return {}
    return {slug: bytes(one) for (slug, _), one in zip(rows, raw, strict=True)}


def contents_script(titles: str, years: Mapping[int, str]) -> bytes:
    """Return the list of parts; `years` by their places, the last one first."""
    return _script("contents", _json({"titles": titles, "texts": list(map(list, years.items()))}))


def part_place(name: str, script: bytes) -> str:
    """Return where a part lies."""
    return f"tim/{name}-{files.digest(script)[:8]}.js"


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _script(name: str, told: bytes) -> bytes:
    return b"%b\ndeskSearch.%b = %b;\n" % (GENERATED.encode(), name.encode(), told)


def _titles(edition: Edition) -> dict[str, Any]:
    """Return what a result shows of each story, newest first, names told once and counted by their place."""
    fields = _numbered((view.story.header.field, view.field, view.field_short) for view in edition.views)
    units = _numbered((view.story.header.unit, view.unit) for view in edition.views)
    kinds = _numbered((view.kind_slug, view.kind) for view in edition.views)
    tags = _numbered((slug, name) for view in edition.views for name, slug in view.tags)
    stories = [
        [
            view.story.slug,
            printable(view.story.title),
            printable(view.story.header.summary or ""),
            str(view.story.header.date or edition.today),
            fields[view.story.header.field][0],
            units[view.story.header.unit][0],
            kinds[view.kind_slug][0],
            [tags[slug][0] for _, slug in view.tags],
            view.sound.length if view.sound else "",
            int(view.story.header.sample),
        ]
        for view in edition.views
    ]
    names = {"fields": fields, "units": units, "kinds": kinds, "tags": tags}
    told = {key: [list(map(printable, name)) for _, name in table.values()] for key, table in names.items()}
    return {"stories": stories} | told


def _numbered(names: Iterable[tuple[str, ...]]) -> dict[str, tuple[int, tuple[str, ...]]]:
    """Return each name and its place in the order of first mention, by its key."""
    found: dict[str, tuple[int, tuple[str, ...]]] = {}
    for name in names:
        found.setdefault(name[0], (len(found), name))
    return found
