"""The files of the search: titles of all stories in one, texts year by year, and a list of these, as scripts.

Scripts, since a page that is opened straight from the disk may read nothing else. A part's name bears its digest, so
that browsers keep it for ever; only the list keeps its name. A year's texts change with the stories of that year alone.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from newsdesk import files
from newsdesk.site.edition import Edition
from newsdesk.site.metadata import StoryView, printable
from newsdesk.site.search.words import paragraphs_of

CONTENTS = "tim/muc-luc.js"
"""The list of parts: the one file of the search whose name never changes."""
GENERATED = "/* Tệp do máy tạo khi phát hành, không sửa bằng tay. */"


def search_parts(edition: Edition) -> Mapping[str, str]:
    """Return each file of the search by its place on the website."""
    titles = _script("titles", _titles(edition))
    years = {year: _script(f"texts[{year}]", texts) for year, texts in sorted(_texts(edition).items(), reverse=True)}
    title_place = _place("dau-muc", titles)
    year_places = {year: _place(str(year), script) for year, script in years.items()}
    contents = _script("contents", {"titles": title_place, "texts": list(map(list, year_places.items()))})
    return {
        CONTENTS: contents,
        title_place: titles,
        **{place: years[year] for year, place in year_places.items()},
    }


def _place(name: str, script: str) -> str:
    return f"tim/{name}-{files.digest(script)[:8]}.js"


def _script(name: str, value: object) -> str:
    told = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"{GENERATED}\ndeskSearch.{name} = {told};\n"


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


def _texts(edition: Edition) -> dict[int, list[list[Any]]]:
    """Return the paragraphs of each story by year."""
    years: defaultdict[int, list[list[Any]]] = defaultdict(list)
    for view in edition.views:
        years[_year(view, edition)].append([view.story.slug, paragraphs_of(view)])
    return years


def _year(view: StoryView, edition: Edition) -> int:
    return (view.story.day or edition.today).year
