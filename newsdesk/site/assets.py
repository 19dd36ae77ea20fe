"""The theme's style and script as pages carry them: the style within each page, the script as one file.

A page whose style comes along paints after one answer of the server; on a slow line a second one costs more
than the style weighs. Its digest stands in the page's security policy, so that no other style has effect.
"""

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from newsdesk import files

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
BLANKS = re.compile(r"\n\s*")
IDLE = ";\n"
HOME = "@/"
"""How a sheet writes the website's own folder: pages lie at different depths."""


@dataclass(frozen=True)
class Assets:
    """What lies in a theme's folder beside its templates."""

    theme: Path

    @cached_property
    def _sheets(self) -> str:
        """The sheets of `css/` in the order of their names, as one, without comments and indentation."""
        whole = "\n".join(files.read_text(sheet) for sheet in sorted((self.theme / "css").glob("*.css")))
        return BLANKS.sub("\n", COMMENT.sub("", whole)).strip()

    @cached_property
    def script(self) -> str:
        """The scripts of `js/` in the order of their names, as one; each keeps its names to itself."""
        return self._scripts("js")

    @cached_property
    def script_place(self) -> str:
        """Where the script will lie; its digest lets browsers keep it for ever."""
        return f"theme/desk-{files.digest(self.script)[:8]}.js"

    @cached_property
    def search(self) -> str:
        """The scripts of `search/` likewise as one, loaded when somebody searches."""
        return self._scripts("search")

    @cached_property
    def search_place(self) -> str:
        """Where that will lie."""
        return f"theme/search-{files.digest(self.search)[:8]}.js"

    def _scripts(self, folder: str) -> str:
        """Return the scripts of a folder as one; a theme without any has one that does nothing, since pages name it."""
        return "\n".join(files.read_text(one) for one in sorted((self.theme / folder).glob("*.js"))) or IDLE

    def style(self, home: str) -> str:
        """Return the style of a page that calls the website's folder `home`, such as `..`."""
        return self._sheets.replace(HOME, f"{home}/")

    def policy(self, home: str) -> str:
        """Return the Content-Security-Policy of such a page: this site alone, nothing that runs within a page."""
        return _policy(self.style(home))


@cache
def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return "; ".join(
        [
            "default-src 'none'",
            "script-src 'self'",
            f"style-src 'self' 'sha256-{digest}'",
            "img-src 'self'",
            "media-src 'self'",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
        ]
    )
