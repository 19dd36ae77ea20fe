"""The record of one year for inspectors: one file that proves itself."""

import re
from datetime import date
from pathlib import Path

from newsdesk import files, messages
from newsdesk.commands import clearing, console, diary_book, gate, office, recording_files, rundown_files
from newsdesk.commands.history import history
from newsdesk.commands.progress import progress
from newsdesk.model.diary import by_key
from newsdesk.model.library import Library
from newsdesk.office.bundle import Year, bundled

FOLDER = f"{office.FOLDER}/bundle"
REPORTS = f"{office.FOLDER}/report"
RECORDS = "content/records"


def run(root: Path, today: date, year: str | None = None) -> int:
    """Write output/office/bundle/<year>.zip and say its digest, which belongs into the letter that goes with it."""
    asked = _asked(year, today)
    with console.alone(root), gate.library(root, today) as library:
        if library is None:
            return console.COPY
        clearing.clear(root, library, today)
        with progress("Đang đóng hồ sơ"):
            content, lacking = bundled(_year(root, library, asked, today))
        path = root / FOLDER / f"{asked}.zip"
        files.sweep(root / FOLDER)
        clearing.before_a_list(root, library, today)
        files.write_if_changed(path, content)
        console.say(f"Hồ sơ năm {asked}: {FOLDER}/{asked}.zip")
        for sentence in lacking:
            console.say(f"  {sentence}")
        console.say(f"Mã của tệp (SHA-256), ghi vào công văn gửi kèm: {files.sha256_of(path)}")
        return console.CLEAN


def _asked(written: str | None, today: date) -> int:
    year = console.year(written, today.year)
    if year > today.year:
        raise console.UsageFault(f"Năm {year} chưa tới. Chọn năm {today.year} hoặc năm trước.")
    return year


def _year(root: Path, library: Library, number: int, today: date) -> Year:
    recordings = recording_files.read(root, library, today, today)
    past = rundown_files.read(root).renamed(library.renamed)
    return Year(
        library=library,
        number=number,
        today=today,
        rundowns=past.rundowns,
        diary=by_key(diary_book.read(root)),
        recordings=recordings.kept,
        history=history(root, today),
        books=_books(root, number),
        reports=_reports(root, number),
        lacking=[f"{one.place.path}: {messages.sentence(one)}" for one in (*recordings.problems, *past.problems)],
    )


def _books(root: Path, number: int) -> dict[str, str]:
    """Return the books of the year, and those that are of no year."""
    found = [path for path in files.listing(root / RECORDS) if path.suffix == ".csv" and files.inside(path, root)]
    named = {path.name: path for path in found if not (years := _years(path.stem)) or number in years}
    return {name: files.read_text(path) for name, path in named.items()}


def _reports(root: Path, number: int) -> dict[str, bytes]:
    folder = root / REPORTS
    made: dict[str, bytes] = {}
    for path in files.listing(folder):
        name = path.relative_to(folder).as_posix()
        if number in _years(name) and path.is_file() and files.inside(path, folder):
            with files.machine_faults(path):
                made[name] = path.read_bytes()
    return made


def _years(name: str) -> set[int]:
    return {int(found) for found in re.findall(r"(?<!\d)20\d\d(?!\d)", name)}
