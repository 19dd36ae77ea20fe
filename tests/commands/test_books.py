"""A book that a failing disk does not give out is not taken for one that is not there yet."""

from collections.abc import Callable
from pathlib import Path

import pytest

from newsdesk.commands import address_book, diary_book, recording_files, registration_book, withdrawal_records
from newsdesk.council.clocks import Withdrawal
from newsdesk.council.registrations import RegistrationYear
from newsdesk.errors import DeskError
from newsdesk.model.addresses import BOOK
from tests.builders import TODAY, a_library
from tests.commands.failing import refuse_to_look_at

YEAR = 2026
NEXT = RegistrationYear(year=YEAR + 1, plan=None, deadline=TODAY, expected=(), all_units=(), rows=(), field_names={})
BOOKS: dict[str, Callable[[Path], object]] = {
    diary_book.FILE: lambda root: diary_book.keep(root, lambda old: old),
    BOOK: lambda root: address_book.keep(root, a_library(), TODAY),
    withdrawal_records.FILE: lambda root: withdrawal_records.keep(root, Withdrawal(slip="PDY-1", received=TODAY)),
    recording_files.REGISTER: lambda root: recording_files.read(root, a_library(), TODAY, TODAY),
    registration_book.file_of(YEAR): lambda root: registration_book.read(root, YEAR),
    registration_book.file_of(YEAR + 1): lambda root: registration_book.freeze(root, NEXT, TODAY),
}


@pytest.mark.parametrize("book", BOOKS)
def test_is_a_fault_and_the_book_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, book: str) -> None:
    path = tmp_path / book
    path.parent.mkdir(parents=True)
    path.write_bytes(b"kept")
    with monkeypatch.context() as failing:
        refuse_to_look_at(path, failing)
        with pytest.raises(DeskError, match="file-fault"):
            BOOKS[book](tmp_path)
    assert path.read_bytes() == b"kept"
