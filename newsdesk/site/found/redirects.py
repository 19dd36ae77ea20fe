"""Pages that lead from an old address to the text that has taken its place. Pure."""

from collections.abc import Iterator, Mapping

from newsdesk.model.addresses import old_place, page_place, story_place
from newsdesk.site.edition import Edition

REDIRECTS = "_redirects"


def redirects(edition: Edition) -> Mapping[str, str]:
    """Return the page that each old address leads to; only what is told today has any."""
    return dict(sorted(_redirects(edition)))


def _redirects(edition: Edition) -> Iterator[tuple[str, str]]:
    for story in edition.stories:
        for written in story.header.redirect_from:
            if place := old_place(written, "bai"):
                yield place, story_place(story.slug)
    for page in edition.library.pages:
        for written in page.header.redirect_from:
            if place := old_place(written, "trang"):
                yield place, page_place(page.slug)


def redirect_list(home: str, moved: Mapping[str, str]) -> str:
    """Return the same for servers that read such a list: they answer at once that the page has moved for ever."""
    above = "/" + home.partition("://")[2].partition("/")[2]
    root = above.rstrip("/")
    return "".join(f"{root}/{old} {root}/{new} 301\n" for old, new in moved.items())
