"""Pelican's templates and settings, loaded once to render one page after the other; nothing is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import escape
from pelican.contents import Page
from pelican.generators import Generator, PelicanTemplateNotFound

from newsdesk import files
from newsdesk.errors import DeskError
from newsdesk.model.addresses import story_place
from newsdesk.model.alphabet import alphabetical
from newsdesk.site.aloud.podcast import Podcasts
from newsdesk.site.aloud.queue import LENGTHS
from newsdesk.site.assets import Assets
from newsdesk.site.edition import KINDS, Edition
from newsdesk.site.found.found import Found
from newsdesk.site.found.structured import Structured
from newsdesk.site.front import Front
from newsdesk.site.plugin import article
from newsdesk.site.press import quietly, settings_from, theme_faults

NO_FRONT = Front(on_air=(), deadline=None, untold=(), plan=None, plan_place="")
HOME = ".."


@dataclass(frozen=True, slots=True)
class Templates:
    """The theme's templates, and the banner's."""

    settings: Mapping[str, Any]
    generator: Any
    """Of Pelican: it knows where templates lie and with which filters they are read."""
    banner_text: str

    def get(self, name: str) -> Any:
        """Return a template of the theme; DeskError `theme-broken`."""
        with theme_faults():
            try:
                return self.generator.get_template(name)
            except PelicanTemplateNotFound as fault:
                raise DeskError("theme-broken", place="templates", why=str(fault)) from fault

    def banner(self, **words: object) -> str:
        """Return what stands above a preview."""
        return str(self.generator.env.from_string(self.banner_text).render(words))

    def story_page(self, edition: Edition, assets: Assets) -> str:
        """Return the page of the one story of an edition, as the website has it."""
        template = self.get("article")
        with theme_faults():
            return str(template.render(self._context(edition, assets)))

    def _context(self, edition: Edition, assets: Assets) -> dict[str, Any]:
        """Return what Pelican and the plugin tell a story's page."""
        found = Found(edition)
        settings = {**self.settings, "EDITION": edition, "SITENAME": edition.site_name, "SITEURL": edition.home}
        context: dict[str, Any] = {**settings, "localsiteurl": HOME, "SITEURL": HOME}
        self_alone = _Asks(settings, context)
        (view,) = edition.views
        one = article(view, self_alone)
        place = story_place(view.story.slug)
        return {
            **context,
            **found.told_to(place),
            "article": one,
            "articles": [one],
            "dates": [one],
            "categories": [(one.category, [one])],
            "authors": [(one.author, [one])],
            "tags": [(tag, [one]) for tag in one.tags],
            "kinds": [(*KINDS[view.story.header.kind], [one])],
            "pages": [self._page(text.slug, text.header.title, context) for text in _in_order(edition)],
            "output_file": place,
            "edition": edition,
            "front": NO_FRONT,
            "related": {view.story.slug: ()},
            "by_slug": {view.story.slug: one},
            "assets": assets,
            "lengths": LENGTHS,
            "found": found,
            "structured": Structured(edition, frozenset(), found.cards, found.site_card),
            "podcasts": Podcasts(edition),
        }

    def _page(self, slug: str, title: str, context: dict[str, Any]) -> Page:
        """Return a page that stands, as far as the foot of another page names it."""
        metadata = {"title": escape(title), "slug": slug, "summary": "", "body": ""}
        return Page("", metadata, settings=self.settings, context=context)


@dataclass(frozen=True, slots=True)
class _Asks:
    """Whoever makes an article asks these two of a generator."""

    settings: Mapping[str, Any]
    context: dict[str, Any]


def load(file: Path, parts: Path) -> Templates:
    """Return the templates by a settings file; `parts`: the folder with the banner."""
    with quietly():
        settings = settings_from(file, {})
        generator = Generator(
            context={}, settings=settings, path=settings["PATH"], theme=settings["THEME"], output_path=""
        )
    return Templates(settings, generator, files.read_text(parts / "banner.html"))


def _in_order(edition: Edition) -> list[Any]:
    return sorted(edition.library.pages, key=lambda text: alphabetical(text.header.title))
