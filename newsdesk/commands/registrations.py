"""Make the papers of a year's registration: forms, the council's list, letters; freeze the list after the deadline."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from newsdesk import files
from newsdesk.commands import clearing, console, drafting, gate, office, registration_book
from newsdesk.commands.standing_registrations import changed_lines, standing
from newsdesk.council.registration_snapshot import Since, since
from newsdesk.council.registrations import RegistrationYear, registrations_of
from newsdesk.model.facility import Unit
from newsdesk.model.library import Library
from newsdesk.office.registrations import council_list, council_workbook, registration_form, reminder

FOLDER = f"{office.FOLDER}/registrations"
Papers = dict[str, str | bytes]


def run(root: Path, today: date, year: str | None = None, unit: str = "") -> int:
    """Write the papers of a year; with `unit`, those of one unit alone, and the others stay as they are."""
    wanted = console.year(year, today.year)
    with console.alone(root), gate.library(root, today) as library:
        if library is None:
            return console.COPY
        clearing.clear(root, library, today)
        asked = registrations_of(library, wanted)
        if asked.plan is None and not asked.rows:
            raise console.UsageFault(f"Năm {wanted} chưa có kế hoạch nào trong content/plans/ và chưa có đăng ký nào.")
        units = [_unit(asked, unit)] if unit else list(asked.all_units)
        frozen = registration_book.freeze(root, asked, today)
        kept, damaged = registration_book.read(root, wanted)
        if damaged:
            console.show(damaged)
            console.say(gate.NO_PAPER)
            return console.COPY
        changes = since(kept, asked) if kept is not None else None
        made: Papers = {name: paper for one in units for name, paper in _of_unit(library, asked, one, today)}
        if not unit:
            made |= _of_council(library, asked, today, changes)
        clearing.before_a_list(root, library, today)
        _write(root, f"{FOLDER}/{wanted}", made, alone=bool(unit))
        for line in _said(library, asked, today, changes, frozen=frozen):
            console.say(line)
        return console.CLEAN


def _unit(year: RegistrationYear, written: str) -> Unit:
    """Return the unit that was asked for."""
    key = drafting.chosen("đơn vị", "--unit", written, {unit.key: unit.name for unit in year.all_units})
    return next(unit for unit in year.all_units if unit.key == key)


def _of_unit(library: Library, year: RegistrationYear, unit: Unit, today: date) -> Iterator[tuple[str, bytes]]:
    """Yield a unit's form, and the letter to it where it has not registered."""
    facility, papers = library.facility, library.papers
    day = min(today, year.deadline or date(year.year, 12, 31))
    yield f"ban-dang-ky-{unit.key}.docx", registration_form(year, unit, facility, papers, day)
    if unit in year.silent and year.deadline:
        kind = "nhac" if year.in_time(today) else "don-doc"
        yield f"cong-van-{kind}-{unit.key}.docx", reminder(year, unit, facility, papers, today)


def _of_council(library: Library, year: RegistrationYear, today: date, changes: Since | None) -> Papers:
    facility = library.facility
    return {
        "danh-sach-dang-ky.docx": council_list(year, facility, library.papers, today, changes),
        "danh-sach-dang-ky.xlsx": council_workbook(year, facility, today, changes),
    }


def _write(root: Path, folder: str, made: Papers, *, alone: bool) -> None:
    files.sweep(root / folder)
    if alone:
        changed = sum(files.write_if_changed(root / folder / name, paper) for name, paper in made.items())
    else:
        changed = office.written(root, folder, made)
    console.say(f"Giấy tờ đăng ký: {folder}/. {changed} tệp thay đổi.")


def _said(
    library: Library, year: RegistrationYear, today: date, changes: Since | None, *, frozen: bool
) -> Iterator[str]:
    if frozen:
        where = registration_book.file_of(year.year)
        yield f"Hạn đăng ký đã hết: danh sách được chốt vào {where}, về sau có gì thay đổi đều được đối chiếu."
    yield from standing(year, today)
    if changes is not None:
        yield from changed_lines(changes, year, library.facility)
