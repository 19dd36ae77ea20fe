"""Somebody with a mouse and a keyboard before a page, whose every act is counted."""

from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Locator, Page

FIELDS = "input, select, textarea"


@dataclass
class Hand:
    """What somebody does who knows a page by its words alone."""

    page: Page
    clicks: int = 0
    """Buttons and links that were pressed, boxes that were ticked."""
    fields: int = 0
    """Fields that were written into, lists that were chosen from."""
    typed: list[str] = field(default_factory=list)

    @property
    def words(self) -> int:
        """How many syllables were typed: Vietnamese writes each apart."""
        return sum(len(text.split()) for text in self.typed)

    def presses(self, name: str, within: Locator | None = None) -> None:
        """Press the button or follow the link of this name."""
        place = within or self.page.locator("main")
        found = place.get_by_role("button", name=name, exact=True).or_(place.get_by_role("link", name=name, exact=True))
        found.first.click()
        self.clicks += 1

    def writes(self, label: str, text: str, within: Locator | None = None) -> None:
        """Write into a field."""
        self._field(label, within).fill(text)
        self.fields += 1
        self.typed.append(text)

    def chooses(self, label: str, option: str, within: Locator | None = None) -> None:
        """Choose from a list."""
        self._field(label, within).select_option(label=option)
        self.fields += 1

    def hands_in(self, label: str, file: Path) -> None:
        """Choose a file of this machine."""
        self._field(label, None).set_input_files(file)
        self.clicks += 1

    def _field(self, label: str, within: Locator | None) -> Locator:
        known = (within or self.page.locator("main")).get_by_label(label)
        return known.and_(self.page.locator(FIELDS)).first
