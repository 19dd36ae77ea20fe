"""Make the papers of an exchange between units about one story: the invitation and the programme."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from newsdesk.commands import clearing, console, gate, telling
from newsdesk.commands.unnamed import refuse_residents
from newsdesk.model.facility import Unit
from newsdesk.model.library import Library
from newsdesk.model.story import Channel
from newsdesk.nearest import hint
from newsdesk.office.telling.exchange import Exchange, exchange_programme, in_short, invitation, length_of
from newsdesk.office.telling.told import whole_telling


def run(
    root: Path,
    today: date,
    story: str,
    guests: Sequence[str] = (),
    day: date | None = None,
    at: str = "08:00",
    place: str = "",
) -> int:
    """Write the invitation and the programme of an exchange."""
    if not guests:
        raise console.UsageFault("Cho biết mời đơn vị nào: --with phong-y-te (ghi nhiều đơn vị cũng được).")
    occasion = telling.occasion(day, at, place, today)
    with console.alone(root), gate.library(root, today) as library:
        if library is None:
            return console.COPY
        refuse_residents(library, telling.PLACE, place)
        clearing.clear(root, library, today)
        one = telling.chosen(root, library, Channel.EXCHANGE, [story], occasion.day)[0]
        of = Exchange(
            told=one,
            script=whole_telling(one, library),
            guests=_guests(library, guests, one.story.header.unit, occasion.day),
            occasion=occasion,
            library=library,
        )
        telling.within_the_day(occasion, length_of(of))
        papers: dict[str, str | bytes] = {
            "giay-moi.docx": invitation(of),
            "chuong-trinh.docx": exchange_programme(of),
        }
        console.say(in_short(of))
        return telling.written(
            root, library, Channel.EXCHANGE, occasion.day, papers, today, stories=(one,), within=one.story.slug
        )


def _guests(library: Library, named: Sequence[str], host: str, day: date) -> tuple[Unit, ...]:
    """Return the units that were named by key or name; the host is no guest."""
    there = library.facility.units_in(day, day)
    known = {unit.key: unit for unit in there} | {unit.name: unit for unit in there}
    found: dict[str, Unit] = {}
    for name in named:
        unit = known.get(name.strip())
        if unit is None:
            raise console.UsageFault(f"Không có đơn vị “{name}”.{hint(name, sorted(known))} Xem content/facility.yaml.")
        if unit.key == host:
            raise console.UsageFault(f"“{unit.name}” là đơn vị có bài, không phải khách mời. Chọn đơn vị khác.")
        found[unit.key] = unit
    return tuple(found.values())
