"""What is known of a desk, for who shows it while people go on writing."""

from newsdesk.recall.kept import Kept
from newsdesk.recall.recalled import Packed, sheet_of


class Shown(Kept):
    """The memory of a desk that is open: of a story that has become another one by now, it tells what it is now."""

    def _sheet_anew(self, path: str, written: bytes) -> Packed:
        sheet = self._read(path).sheet
        return sheet_of(sheet) if sheet else super()._sheet_anew(path, written)
