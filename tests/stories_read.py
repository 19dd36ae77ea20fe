"""Which stories are read from their files while something else is done."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

from newsdesk.model.story import Header
from newsdesk.sources import markdown_file
from newsdesk.sources.plain import Written


@contextmanager
def stories_read() -> Iterator[set[str]]:
    """Give the files, relative to the desk, of the stories that this process reads within the block."""
    read: set[str] = set()

    def noted(written: Written, header: Any) -> Any:
        read.update({written.path} if header is Header else ())
        return as_ever(written, header)

    as_ever = markdown_file.read
    with mock.patch.object(markdown_file, "read", noted):
        yield read
