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
BLANKS = re.compile(r"\s*([{};,\n])\s*")
"""Those that no browser needs, around signs that no string of a sheet holds."""
LAST = ";}"
IDLE = re.compile(r"^[ \t]*(?:/\*(?!!)(?:[^*]|\*(?!/))*\*/[ \t]*)?(?:\n|\Z)|^[ \t]+", re.MULTILINE)
"""Lines of a script that are only a comment or blank, and the indentation of others; licences (`/*!`) stay."""
NOTHING = ";\n"
"""A script that does nothing."""
HOME = "@/"
"""How a sheet writes the website's own folder: pages lie at different depths."""


@dataclass(frozen=True)
class Assets:
    """What lies in a theme's folder beside its templates."""

    theme: Path

    @cached_property
    def _sheets(self) -> str:
        """The sheets of `css/` in the order of their names, as one, without comments and idle blanks."""
        whole = "\n".join(files.read_text(sheet) for sheet in sorted((self.theme / "css").glob("*.css")))
        return BLANKS.sub(_sign, COMMENT.sub("", whole)).replace(LAST, "}").strip()

    @cached_property
    def script(self) -> str:
        """The scripts of `js/` in the order of their names, as one; each keeps its names to itself."""
        return _joined(self.theme / "js")

    @cached_property
    def script_place(self) -> str:
        """Where the script will lie; its digest lets browsers keep it for ever."""
        return f"theme/desk-{files.digest(self.script)[:8]}.js"

    @cached_property
    def first(self) -> str:
        """What must run before a page is drawn, if it is at hand; nobody waits for it who comes for the first time."""
        path = self.theme / "first.js"
        return files.read_text(path) if path.is_file() else NOTHING

    @cached_property
    def first_place(self) -> str:
        """Where that will lie, kept for ever likewise."""
        return f"theme/desk-first-{files.digest(self.first)[:8]}.js"

    @cached_property
    def search(self) -> str:
        """The scripts of `search/` likewise as one, loaded when somebody searches."""
        return _joined(self.theme / "search")

    @cached_property
    def search_place(self) -> str:
        """Where that will lie."""
        return f"theme/search-{files.digest(self.search)[:8]}.js"

    def style(self, home: str) -> str:
        """Return the style of a page that calls the website's folder `home`, such as `..`."""
        return _placed(self._sheets, home)

    def policy(self, home: str) -> str:
        """Return the Content-Security-Policy of such a page: this site alone, nothing that runs within a page."""
        return _policy(self.style(home))


@cache
def _placed(sheets: str, home: str) -> str:
    return sheets.replace(HOME, f"{home}/")


def _sign(blanks: re.Match[str]) -> str:
    """Return the sign without the blanks around it; a line end that parts nothing but words stays one blank."""
    return blanks[1].replace("\n", " ")


def _joined(folder: Path) -> str:
    """Return the scripts of a folder as one; every sentence of theirs ends with a sign, so that lines may be joined.

    A theme without any has one that does nothing, since pages name it.
    """
    scripts = (IDLE.sub("", files.read_text(script)).strip() for script in sorted(folder.glob("*.js")))
    return "\n".join(scripts) or NOTHING


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
