"""The Pelican plugin: hands over the edition's stories and pages, and decides nothing.

Pelican sorts them into categories (fields), authors (units), tags and years, paginates, feeds and writes.
Only functions of this module are connected: blinker holds receivers weakly.
"""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any

from markupsafe import Markup, escape
from pelican import signals
from pelican.contents import Article, Author, Category, Page, Tag
from pelican.generators import Generator
from pelican.writers import Writer

from newsdesk.errors import DeskError
from newsdesk.model.alphabet import alphabetical
from newsdesk.model.calendar import day_words, short_day
from newsdesk.model.occasion import PageHeader, Text
from newsdesk.site.aloud.podcast_pages import podcast_generator
from newsdesk.site.aloud.queue import LENGTHS, clock, hours_words, instant, length_class
from newsdesk.site.edition import KINDS, Edition
from newsdesk.site.found.structured import as_script
from newsdesk.site.front import front
from newsdesk.site.help import INDEX as HELP
from newsdesk.site.help import body as help_body
from newsdesk.site.help import place as help_place
from newsdesk.site.metadata import StoryView, page_body, printable, summary_elsewhere
from newsdesk.site.related import related
from newsdesk.site.share import shared

Settings = Mapping[str, Any]


def register() -> None:
    """Connect to Pelican; connecting twice is as good as once."""
    signals.article_generator_pretaxonomy.connect(add_stories)
    signals.page_generator_finalized.connect(add_pages)
    signals.get_generators.connect(kinds_generator)
    signals.get_generators.connect(podcast_generator)
    signals.get_writer.connect(writer)


def edition_of(settings: Settings) -> Edition:
    """Return what is to be published; without it Pelican stops, where it would publish an empty site."""
    edition = settings.get("EDITION")
    if not isinstance(edition, Edition):
        raise DeskError("site-by-hand")
    return edition


def add_stories(generator: Any) -> None:
    """Give Pelican its articles before it sorts them."""
    edition = edition_of(generator.settings)
    articles = [article(view, generator) for view in edition.views]
    generator.articles.extend(articles)
    generator.context["edition"] = edition
    generator.context["front"] = front(edition)
    generator.context["related"] = related(edition)
    generator.context["by_slug"] = {one.view.story.slug: one for one in articles}
    generator.context["assets"] = generator.settings["ASSETS"]
    generator.context["lengths"] = LENGTHS
    generator.context["found"] = generator.settings["FOUND"]
    generator.context["structured"] = generator.settings["STRUCTURED"]
    generator.context["kinds"] = [
        (slug, name, found)
        for slug, name in KINDS.values()
        if (found := [one for one in articles if one.view.kind_slug == slug])
    ]


def article(view: StoryView, generator: Any) -> Article:
    """Return a story as Pelican knows it.

    Title and summary are HTML to Pelican, so they are escaped here, once, for pages and feed alike.
    The content stays away: the feed would carry the whole text into readers' stores, where no withdrawal
    reaches it.
    """
    story, settings = view.story, generator.settings
    metadata = {
        "title": escape(printable(story.title)),
        "date": datetime.combine(story.header.date or edition_of(settings).today, time()),
        "slug": story.slug,
        "summary": escape(summary_elsewhere(story)),
        "category": named(Category, view.field, story.header.field, settings),
        "authors": [named(Author, view.unit, story.header.unit, settings)],
        "tags": [named(Tag, name, slug, settings) for name, slug in view.tags],
        "view": view,
        "shared": shared(story, edition_of(settings), summary_elsewhere(story)),
        "body": Markup(view.body),  # noqa: S704 (cleaned by newsdesk.markup)
    }
    return Article(None, metadata, settings=settings, context=generator.context)


def named(kind: Any, name: str, slug: str, settings: Settings) -> Any:
    """Return one of Pelican's categories, authors or tags with its address given, not guessed."""
    one = kind(name, settings)
    one.slug = slug
    return one


def add_pages(generator: Any) -> None:
    """Give Pelican the pages that stand, by their titles' alphabet."""
    edition = edition_of(generator.settings)
    in_order = sorted(edition.library.pages, key=lambda text: alphabetical(text.header.title))
    generator.pages.extend(page(text, edition, generator) for text in in_order)


def page(text: Text[PageHeader], edition: Edition, generator: Any) -> Page:
    """Return a page as Pelican knows it."""
    body = Markup(page_body(text.body, text.origin.path, edition))  # noqa: S704 (cleaned by markup)
    metadata = {"title": escape(text.header.title), "slug": text.slug, "summary": "", "body": body}
    return Page(body, metadata, settings=generator.settings, context=generator.context)


class KindsGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Lists by kind: the one way of sorting that Pelican does not know."""

    def generate_output(self, writer: Any) -> None:
        """Write a list for each kind that has stories."""
        template = self.get_template("kind")
        for slug, name, articles in self.context["kinds"]:
            place = self.settings["KIND_SAVE_AS"].format(slug=slug)
            writer.write_file(
                place, template, self.context, relative_urls=True, template_name="kind", url=place,
                kind=name, articles=articles, dates=articles,
            )  # fmt: skip


class HelpGenerator(Generator):  # type: ignore[misc]
    """The guides of those who work with the desk, and the list of them."""

    def generate_output(self, writer: Any) -> None:
        """Write a page for each guide, and one that leads to them."""
        guides = edition_of(self.settings).guides
        for guide in guides:
            told = {"guide": guide, "body": help_body(guide)}
            writer.write_file(help_place(guide), self.get_template("guide"), self.context, relative_urls=True, **told)
        if guides:
            writer.write_file(HELP, self.get_template("guides"), self.context, relative_urls=True)


class RedirectsGenerator(Generator):  # type: ignore[misc]
    """Pages that lead from old addresses to new ones."""

    def generate_output(self, writer: Any) -> None:
        """Write a page for each old address."""
        template = self.get_template("redirect")
        for old, new in self.settings["FOUND"].redirects.items():
            writer.write_file(old, template, self.context, relative_urls=True, new=new)


class LineFeedWriter(Writer):  # type: ignore[misc]
    """Pelican's writer with LF on every system; it tells every page what feed belongs to it."""

    def write_file(self, name: Any, template: Any, context: Any, *rest: Any, **told: Any) -> None:
        """Write a page, and those that follow it."""
        found = self.settings["FOUND"].told_to(name)
        super().write_file(name, template, context, *rest, **{**found, **told})

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> Any:
        stream = super()._open_w(filename, encoding, override)
        stream.reconfigure(newline="\n")
        return stream


def kinds_generator(_pelican: Any) -> tuple[type[Generator], ...]:
    """Answer Pelican's question for generators."""
    return KindsGenerator, RedirectsGenerator, HelpGenerator


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
