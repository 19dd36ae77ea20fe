"""What is known of a desk, for who adds nothing to it."""

from collections.abc import Mapping, Sequence

from newsdesk.recall.kept import Kept


class ReadOnly(Kept):
    """A memory of which nothing is written down: who has it stands for another desk, or for a moment."""

    def _write(self, values: Mapping[str, Mapping[str, bytes]], gone: Mapping[str, Sequence[str]]) -> bool:
        del values, gone
        return False

    def _write_early(self) -> None:
        """Let it wait."""
