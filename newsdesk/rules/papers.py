"""What content/papers.yaml says can be put on paper: columns that words fit in, units and days that are."""

from collections.abc import Iterator, Sequence
from datetime import date

from newsdesk.model.calendar import OUR_YEARS, short_day
from newsdesk.model.papers import Clocks, Column, Council, LegalDocument, Papers
from newsdesk.nearest import hint
from newsdesk.problems import Place, Problem, error, notice
from newsdesk.rules.desk import Desk

NARROWEST = 0.025
"""Of a table's width: below 6 mm of a page that stands landscape no word fits on a line."""
MOST_COPIES = 99
MOST_DAYS = 3660
"""Of a clock: ten years, as long as the longest that papers are kept after; working days are counted one by one."""


def check_papers(desk: Desk, _today: date) -> Iterator[Problem]:
    """Yield what keeps a paper from being laid out, or lets it say what is not."""
    papers, origin = desk.papers, desk.origin("papers")
    yield from _columns(desk, papers.columns)
    yield from _units(desk, papers)
    for number, council in enumerate(papers.councils):
        yield from _council(council, papers.councils[:number], origin.at("councils", number))
    for number, document in enumerate(papers.legal):
        yield from _document(document, papers.legal[:number], origin.at("legal", number))
    if not 1 <= papers.copies <= MOST_COPIES:
        yield error(origin.at("copies"), "papers-copies", found=papers.copies, most=MOST_COPIES)
    yield from _report_to(desk, papers.report_to)
    yield from _briefings(desk, papers)
    for number, clocks in enumerate(papers.clocks):
        yield from _clocks(clocks, papers.clocks[:number], origin.at("clocks", number))
    for number, day in enumerate(papers.days_off):
        if day in papers.days_off[:number]:
            yield notice(origin.at("days_off", number), "papers-day-off-doubled", day=short_day(day))


def _columns(desk: Desk, columns: Sequence[Column]) -> Iterator[Problem]:
    across = sum(max(column.width, 0) for column in columns)
    for number, column in enumerate(columns):
        place = desk.origin("papers").at("columns", number)
        if column.key in [other.key for other in columns[:number]]:
            yield error(place, "papers-column-doubled", key=column.key.value)
        if not any(map(str.isalnum, column.heading)):
            yield error(place, "papers-column-empty", key=column.key.value)
        if column.width < 1:
            yield error(place, "papers-column-width", key=column.key.value, width=column.width)
        elif column.width < NARROWEST * across:
            yield error(place, "papers-column-narrow", key=column.key.value, width=column.width, sum=across)


def _units(desk: Desk, papers: Papers) -> Iterator[Problem]:
    """Yield keys of units that there are none of."""
    if desk.facility is None:
        return
    at, known = desk.origin("papers").at, [unit.key for unit in desk.facility.units]
    named = [(at("drafting"), papers.drafting)] if papers.drafting is not None else []
    if papers.briefings:
        named += [(at("briefings", "rota", number), key) for number, key in enumerate(papers.briefings.rota)]
    for place, key in named:
        if key not in known:
            yield error(place, "unit-unknown", unit=key, hint=hint(str(key), known))


def _council(council: Council, before: Sequence[Council], place: Place) -> Iterator[Problem]:
    if council.since in [other.since for other in before]:
        yield error(place, "papers-council-doubled", since=short_day(council.since))
    if council.members is not None and council.members < 1:
        yield error(place, "papers-council-members", found=council.members)


def _document(document: LegalDocument, before: Sequence[LegalDocument], place: Place) -> Iterator[Problem]:
    if document.until is not None and document.until < document.since:
        yield error(place, "papers-legal-backwards", until=short_day(document.until))
    if document.replaced_by and document.until is None:
        yield error(place, "papers-legal-replaced", cite=document.cite[:80])
    if document.cite.strip() in [other.cite.strip() for other in before]:
        yield error(place, "papers-legal-doubled", cite=document.cite[:80])


def _report_to(desk: Desk, names: Sequence[str]) -> Iterator[Problem]:
    """Yield what looks like the rest of a name that a comma has parted."""
    for number, name in enumerate(names):
        if name[:1].islower():
            yield notice(desk.origin("papers").at("report_to", number), "papers-report-to-part", found=name[:80])


def _briefings(desk: Desk, papers: Papers) -> Iterator[Problem]:
    if papers.briefings is None:
        return
    at = desk.origin("papers").at
    if not papers.briefings.days:
        yield error(at("briefings", "days"), "papers-briefings-days")
    if (since := papers.briefings.since).year not in OUR_YEARS:
        years = {"first": OUR_YEARS[0], "last": OUR_YEARS[-1]}
        yield error(at("briefings", "since"), "papers-briefings-since", found=short_day(since), **years)


def _clocks(clocks: Clocks, before: Sequence[Clocks], place: Place) -> Iterator[Problem]:
    """Yield days by which nothing could be done, and clocks between which nobody could choose."""
    if clocks.since in [other.since for other in before]:
        yield error(place, "papers-clocks-doubled", since=short_day(clocks.since))
    days = {key: getattr(clocks, key) for key in ("acknowledge_working_days", "stop_days", "delete_days")}
    if wrong := [f"{key}: {count}" for key, count in days.items() if not 1 <= count <= MOST_DAYS]:
        yield error(place, "papers-clocks-days", found=", ".join(wrong), most=MOST_DAYS)
