"""Where a story's page stands on the website: what the page itself, its links and a printed code agree on."""

from newsdesk.model.facility import Facility

SCHEMES = ("https://", "http://")


def story_place(slug: str) -> str:
    """Return where a story's page lies on the website."""
    return f"bai/{slug}.html"


def story_address(facility: Facility, slug: str) -> str:
    """Return the whole address of a story's page; nothing where the website is only looked at locally."""
    home = (facility.address or "").strip().rstrip("/")
    return f"{home}/{story_place(slug)}" if home.startswith(SCHEMES) else ""
