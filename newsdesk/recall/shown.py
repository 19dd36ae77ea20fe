"""What is known of a desk, for who shows it while people go on writing."""

from threading import RLock
from typing import Any

from newsdesk.recall.read_only import ReadOnly
from newsdesk.recall.recalled import Packed, sheet_of


class Shown(ReadOnly):
    """The memory of a desk that is open: of a story that has become another one by now, it tells what it is now.

    Several threads ask it, with what one has changed and another has not: one answer is reckoned at a time.
    """

    def __init__(self, *asked: Any) -> None:
        """Take what `Kept` takes."""
        super().__init__(*asked)
        self._one_at_a_time = RLock()

    def each(self, *asked: Any, **more: Any) -> list[Any]:
        """Return a value of each story."""
        with self._one_at_a_time:
            return super().each(*asked, **more)

    def each_in_two(self, *asked: Any, **more: Any) -> list[Any]:
        """Return two values of each story."""
        with self._one_at_a_time:
            return super().each_in_two(*asked, **more)

    def _sheet_anew(self, path: str, written: bytes) -> Packed:
        sheet = self._read(path).sheet
        return sheet_of(sheet) if sheet else super()._sheet_anew(path, written)
