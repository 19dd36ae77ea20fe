"""What is known of a desk, lent to a copy of it: known by its bytes alone, and nothing of the copy is written down."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from newsdesk.files import Entry
from newsdesk.recall.kept import FEW
from newsdesk.recall.read_only import ReadOnly
from newsdesk.recall.rows import ReadStory
from newsdesk.recall.seen import Seen


class Lent(ReadOnly):
    """The memory of a desk for a copy of it that is there for a moment, such as what git is about to record."""

    def __init__(
        self,
        root: Path,
        copy: Path,
        read: Callable[[str], ReadStory],
        facts: Callable[[Any], dict[str, bytes]],
        digest: Callable[[str], bytes],
    ) -> None:
        """`digest` is that of a story's file in the copy, by its name, as `Row.written` holds it; `read` reads it."""
        super().__init__(root, read, facts)
        self._root, self._digest = copy, digest
        self._seen = Seen({}, FEW)  # marks of other files say nothing of these

    def _is_known(self, path: str, entry: Entry) -> bool:
        row = self.rows.get(path)
        return row is not None and entry.state is not None and row.written == self._digest(path)
