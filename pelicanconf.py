"""Pelican's settings: what stands at which address. `newsdesk.site.build` adds the Library and the folder."""

from jinja2 import StrictUndefined

from newsdesk.site import plugin

PRINTING = TELLING = None
"""What is printed; the desk hands it over when every rule has been checked (`newsdesk.site.build`)."""

PLUGINS = [plugin]
PATH = "theme"
THEME = "theme"
OUTPUT_PATH = "output/site"

ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
"""None, as nothing else of Pelican's own: which pages there are is reckoned by `newsdesk.site.targets`."""
READERS = dict.fromkeys(["rst", "md", "markdown", "mkd", "mdown", "htm", "html"])
"""None: Pelican reads no file; texts come from the Library, where every rule has been over them."""
THEME_STATIC_DIR = "theme"

DEFAULT_LANG = "vi"
LOCALE = ["C"]
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_DATE_FORMAT = "%Y-%m-%d"
INTRASITE_LINK_REGEX = "(?P<what>(?!))"
"""Matches nothing: addresses are resolved by `newsdesk.site.addresses` before Pelican sees a body."""

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
FEEDS_SAVE_AS = ""
KINDS_URL = KINDS_SAVE_AS = "loai/index.html"
KIND_URL = KIND_SAVE_AS = "loai/{slug}.html"
LISTEN_URL = LISTEN_SAVE_AS = "nghe/index.html"
ROBOTS_SAVE_AS = "robots.txt"
SEARCH_SAVE_AS = "tim/index.html"
TEMPLATE_EXTENSIONS = [".html", ".xml", ".txt"]

FEED_ATOM = FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
FEED_MAX_ITEMS = 50

JINJA_ENVIRONMENT = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
}
JINJA_FILTERS = plugin.FILTERS
