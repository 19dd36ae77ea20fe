"""Pelican's templates and settings, loaded once to render one page after the other; nothing is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pelican.generators import Generator, PelicanTemplateNotFound

from newsdesk import files
from newsdesk.errors import DeskError
from newsdesk.model.addresses import story_place
from newsdesk.site.assets import Assets
from newsdesk.site.edition import Edition
from newsdesk.site.found.found import Found
from newsdesk.site.front import Front
from newsdesk.site.press import quietly, settings_from, theme_faults
from newsdesk.site.targets.telling import Telling

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
        telling = Telling(found, assets, NO_FRONT, dict.fromkeys(edition.by_slug, ()), frozenset())
        (view,) = edition.views
        return {
            **self.settings,
            "SITENAME": edition.site_name,
            "localsiteurl": HOME,
            "SITEURL": HOME,
            "output_file": story_place(view.story.slug),
            **telling.everywhere,
            **telling.story(view)(),
        }


def load(file: Path, parts: Path) -> Templates:
    """Return the templates by a settings file; `parts`: the folder with the banner."""
    with quietly():
        settings = settings_from(file, {})
        generator = Generator(
            context={}, settings=settings, path=settings["PATH"], theme=settings["THEME"], output_path=""
        )
    return Templates(settings, generator, files.read_text(parts / "banner.html"))
