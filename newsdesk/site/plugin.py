"""The Pelican plugin: prints the pages that are to be printed, each by its template, and decides nothing.

Pelican brings templates, filters, settings and the writer. Its own generators of articles, pages and lists have nothing
to do: which pages there are, and which of them have changed, is reckoned before (`newsdesk.site.targets`).
Only functions of this module are connected: blinker holds receivers weakly.
"""

from collections.abc import Callable
from typing import Any

from markupsafe import Markup
from pelican import signals
from pelican.generators import Generator
from pelican.writers import Writer

from newsdesk.errors import DeskError
from newsdesk.model.alphabet import alphabetical
from newsdesk.model.calendar import day_words, short_day
from newsdesk.site.aloud.queue import clock, hours_words, instant, length_class
from newsdesk.site.found.structured import as_script
from newsdesk.site.targets.target import Printed, Target

Print = Callable[[Target], None]
Printing = Callable[[Print], None]
"""Gets what prints a page, and prints all of them with it."""


def register() -> None:
    """Connect to Pelican; connecting twice is as good as once."""
    signals.get_generators.connect(pages_generator)
    signals.get_writer.connect(writer)


class PagesGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Every page of the website that is made by a template."""

    def generate_output(self, writer: Any) -> None:
        """Print what is to be printed; without it Pelican stops, where it would publish an empty site."""
        printing, telling = self.settings.get("PRINTING"), self.settings.get("TELLING")
        if printing is None or telling is None:
            raise DeskError("site-by-hand")
        self.context.update(telling())

        def print_one(target: Target) -> None:
            made = target.made
            if isinstance(made, Printed):
                template = self.get_template(made.template)
                writer.write_file(target.place, template, self.context, relative_urls=True, **made.told())

        printing(print_one)


class LineFeedWriter(Writer):  # type: ignore[misc]
    """Pelican's writer with LF on every system."""

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> Any:
        stream = super()._open_w(filename, encoding, override)
        stream.reconfigure(newline="\n")
        return stream


def pages_generator(_pelican: Any) -> type[Generator]:
    """Answer Pelican's question for generators."""
    return PagesGenerator


def writer(_pelican: Any) -> type[Writer]:
    """Answer Pelican's question for a writer."""
    return LineFeedWriter


def by_name(named_lists: Any) -> list[Any]:
    """Sort Pelican's pairs of category and articles by the Vietnamese alphabet."""
    return sorted(named_lists, key=lambda pair: alphabetical(pair[0].name))


def json_ld(things: Any) -> Markup:
    """Return what a page says of itself as the text of a data block."""
    return Markup(as_script(things))  # noqa: S704 (every sign that could end the block is written as a number)


FILTERS = {
    "day": day_words,
    "short_day": short_day,
    "by_name": by_name,
    "clock": clock,
    "instant": instant,
    "hours": hours_words,
    "json_ld": json_ld,
    "length_class": length_class,
}
