"""The picture that stands for a story where its address is shared: title, field, unit, as the website looks.

The words of a picture lie in it as text too (iTXt), so that `where` finds a name in it. It is drawn in sixteen
colours as bytes of a palette, which is quick to make and to send, and comes from the cache where nothing changed.
"""

from dataclasses import dataclass
from functools import cached_property

from newsdesk import files
from newsdesk.model.story import Story
from newsdesk.site.edition import Edition
from newsdesk.site.metadata import field_short, printable, unit_name

WIDTH, HEIGHT = 1200, 630
FOLDER = "chia-se"


@dataclass(frozen=True)
class Card:
    """What a picture shows, and what its file is called before the digest."""

    name: str
    title: str
    kicker: str
    """The small line above the title."""
    below: str
    """The line at the foot: who tells it."""
    site: str
    sample: bool = False

    @cached_property
    def digest(self) -> str:
        """Return the digest of everything that the picture shows."""
        return files.digest("\0".join(["2", self.title, self.kicker, self.below, self.site, str(self.sample)]))

    @cached_property
    def place(self) -> str:
        """Where it lies on the website; the digest lets those who share it keep it for ever."""
        return f"{FOLDER}/{self.name}-{self.digest[:8]}.png"

    @property
    def words(self) -> str:
        """All that is drawn."""
        return " · ".join(filter(None, [self.title, self.kicker, self.below, self.site]))


def card_of(story: Story, edition: Edition) -> Card:
    """Return what stands for a story."""
    return Card(
        name=story.slug,
        title=" ".join(printable(story.title).split()),
        kicker=field_short(story.header.field, edition),
        below=printable(unit_name(story.header.unit, edition)),
        site=edition.site_name,
        sample=story.header.sample,
    )


def card_of_site(edition: Edition) -> Card:
    """Return what stands for the website."""
    return Card("trang-web", "Gương điển hình", edition.name.superior, edition.name.name, edition.name.name)
