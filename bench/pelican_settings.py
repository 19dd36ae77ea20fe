"""Settings of Pelican alone, for the bench: the addresses, lists, feed and theme of the desk's website.

No plugin. Every setting that is also in pelicanconf.py has the same value there, but those in which the two
must differ: what is read, and that kinds are a way of sorting that Pelican does not know.
"""

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension

from newsdesk.converted import Layout

HERE = Path(__file__).parent

THEME = str(HERE / "plain_theme")
THEME_STATIC_DIR = "theme"
ARTICLE_PATHS = ["bai"]
PAGE_PATHS: list[str] = []
STATIC_PATHS = ["hinh"]
PLUGINS: list[str] = []
MARKDOWN = {
    "extensions": [
        TableExtension(use_align_attribute=True),
        FootnoteExtension(),
        DefListExtension(),
        AbbrExtension(),
        SaneListExtension(),
        FencedCodeExtension(),
        Layout(),
    ],
    "output_format": "html",
}

SITENAME = "Gương điển hình – Cơ sở thử"
SITEURL = "https://co-so-thu.example"
DEFAULT_LANG = "vi"
LOCALE = ["C"]
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_DATE_FORMAT = "%Y-%m-%d"

RELATIVE_URLS = True
ARTICLE_URL = ARTICLE_SAVE_AS = "bai/{slug}.html"
PAGE_URL = PAGE_SAVE_AS = "trang/{slug}.html"
CATEGORY_URL = CATEGORY_SAVE_AS = "linh-vuc/{slug}.html"
AUTHOR_URL = AUTHOR_SAVE_AS = "don-vi/{slug}.html"
TAG_URL = TAG_SAVE_AS = "the/{slug}.html"
YEAR_ARCHIVE_URL = YEAR_ARCHIVE_SAVE_AS = "nam/{date:%Y}.html"
CATEGORIES_URL = CATEGORIES_SAVE_AS = "linh-vuc/index.html"
AUTHORS_URL = AUTHORS_SAVE_AS = "don-vi/index.html"
TAGS_URL = TAGS_SAVE_AS = "the/index.html"
ARCHIVES_URL = ARCHIVES_SAVE_AS = "nam/index.html"
KINDS_URL = KINDS_SAVE_AS = "loai/index.html"
KIND_URL = KIND_SAVE_AS = "loai/{slug}.html"
ROBOTS_SAVE_AS = "robots.txt"
SITEMAP_SAVE_AS = "sitemap.xml"
DIRECT_TEMPLATES = ["index", "categories", "authors", "archives", "tags", "404", "robots", "sitemap"]
TEMPLATE_EXTENSIONS = [".html", ".xml", ".txt"]

DEFAULT_PAGINATION = 20
PAGINATED_TEMPLATES = {"index": None, "category": None, "author": None, "tag": None, "period_archives": None}
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/trang-{number}{extension}", "{base_name}/trang-{number}{extension}"),
]

FEED_ATOM = "feed.atom.xml"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
FEED_MAX_ITEMS = 50


def named(name: str, slug: str) -> SimpleNamespace:
    """Return a name as the theme's base page asks for it."""
    return SimpleNamespace(name=name, short=name, superior=slug)


def day_words(day: date) -> str:
    """Return a day as the theme prints it: 10/9/2026."""
    return f"{day.day}/{day.month}/{day.year}"


def by_name(pairs: Any) -> list[Any]:
    """Sort pairs of category and articles by name."""
    return sorted(pairs, key=lambda pair: str(pair[0].name))


JINJA_ENVIRONMENT = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
JINJA_FILTERS = {"day": day_words, "short_day": day_words, "by_name": by_name}
JINJA_GLOBALS = {
    "edition": SimpleNamespace(
        home=SITEURL,
        name=named("Cơ sở Thử nghiệm", "Cơ quan cấp trên"),
        library=SimpleNamespace(facility=SimpleNamespace(place="Sơn La")),
    ),
    "kinds": [],
}
