"""The report on a year, a half, a quarter or a whole plan: a paper that an office can number, sign and file."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from newsdesk import files
from newsdesk.commands import clearing, console, diary_book, gate, new_assessment, office, pdf, rundown_files, steps
from newsdesk.commands.unnamed import refuse_residents
from newsdesk.council.figures import Figures, reckon
from newsdesk.model.calendar import short_day
from newsdesk.model.diary import Entry, by_key
from newsdesk.model.library import Library
from newsdesk.model.plan import Plan
from newsdesk.model.rundown import Rundown
from newsdesk.model.span import Span, before, half_span, plan_span, quarter_span, year_span
from newsdesk.nearest import hint
from newsdesk.office.report import Report, gaps, named_without_leave, report_of, report_paper, report_workbook

FOLDER = "output/office/report"
LONGEST_NUMBER = 20
"""Characters; the number of a paper in an office's book has few."""
LARGEST = 1 << 28
"""More bytes than any report has."""


def run(
    root: Path,
    today: date,
    *,
    year: str | None = None,
    half: str | None = None,
    quarter: str | None = None,
    plan: str | None = None,
    number: str = "",
    on: date | None = None,
    new_assessment_asked: bool = False,
    with_pdf: bool = True,
) -> int:
    """Write DOCX, XLSX and PDF of one period as of its day, and say what only people can add."""
    day = steps.day_of("Ngày báo cáo", on, today)
    if plan and (year or half or quarter):
        raise console.UsageFault("Chỉ chọn một: --plan (cả kế hoạch) hoặc --year (kèm --half, --quarter nếu cần).")
    numbered = steps.one_line(number, "--number", LONGEST_NUMBER) if number.strip() else ""
    with console.alone(root), gate.library(root, today) as library:
        if library is None:
            return console.COPY
        refuse_residents(library, "Số văn bản (--number)", numbered)
        clearing.clear(root, library, today)
        chosen = _plan(library, plan) if plan else None
        span = plan_span(chosen) if chosen else _span(year, half, quarter)
        if new_assessment_asked:
            return new_assessment.write(root, span)
        _begun(span, day, today)
        report = _reported(root, library, span, chosen, day=day, today=today, number=numbered)
        for line in _lacking(report):
            console.say(line)
        clearing.before_a_list(root, library, today)
        console.say(_write(root, report, with_pdf))
    return console.CLEAN


def _span(year: str | None, half: str | None, quarter: str | None) -> Span:
    """Return the period that was asked for."""
    if year is None:
        raise console.UsageFault("Chưa chọn kỳ báo cáo. Ví dụ: report --year 2026, thêm --half 1 hoặc --quarter 3.")
    if half is not None and quarter is not None:
        raise console.UsageFault("Chỉ chọn một: --half (6 tháng) hoặc --quarter (quý).")
    asked = _whole("--year", year, console.FIRST_YEAR, console.LAST_YEAR)
    if half is not None:
        return half_span(asked, _whole("--half", half, 1, 2))
    return quarter_span(asked, _whole("--quarter", quarter, 1, 4)) if quarter is not None else year_span(asked)


def _whole(flag: str, written: str, least: int, most: int) -> int:
    if written.isascii() and written.isdecimal() and least <= int(written) <= most:
        return int(written)
    raise console.UsageFault(f"Không hiểu “{flag} {written}”. Viết một số từ {least} đến {most}, ví dụ {flag} {least}.")


def _plan(library: Library, key: str) -> Plan:
    known = [plan.key for plan in library.plans]
    found = next((plan for plan in library.plans if plan.key == key), None)
    if found is None:
        listed = ", ".join(known)
        raise console.UsageFault(f"Không có kế hoạch “{key}”.{hint(key, known)} Các kế hoạch: {listed}.")
    return found


def _begun(span: Span, day: date, today: date) -> None:
    """Refuse a period that has not begun: there is nothing to report of it."""
    since = span.period.since
    if since > day:
        named = f"{span.name[0].upper()}{span.name[1:]}"
        asked = f" so với ngày báo cáo {short_day(day)}" if day < today else ""
        raise console.UsageFault(f"{named} chưa bắt đầu{asked} (từ ngày {short_day(since)}) nên chưa có gì để báo cáo.")


def _reported(
    root: Path, library: Library, span: Span, plan: Plan | None, *, day: date, today: date, number: str
) -> Report:
    past = rundown_files.read(root).renamed(library.renamed)
    console.show(past.problems)
    diary = by_key(diary_book.read(root))
    figures = _figures(library, past.rundowns, diary, span, day, today)
    former = before(span, library.plans)
    earlier = _figures(library, past.rundowns, diary, former, day, today) if former else None
    return report_of(library, figures, earlier, day=day, today=today, number=number, plan=plan)


def _figures(
    library: Library, rundowns: tuple[Rundown, ...], diary: Mapping[str, Entry], span: Span, day: date, today: date
) -> Figures:
    return reckon(library, rundowns, diary, span, through=day, today=today)


def _lacking(report: Report) -> Iterator[str]:
    """Yield what people have to add or to look at before the paper is signed."""
    key = report.figures.span.key
    if missing := list(gaps(report)):
        listed = "; ".join(heading.value for heading in missing)
        yield f"Thiếu: {listed}. {report.drafting} viết vào content/reports/{key}.md."
    yield from _bases(report)
    if report.figures.undated:
        yield f"LƯU Ý: {report.figures.undated} khen thưởng chưa ghi ngày (mục on) nên không tính vào kỳ nào."
    if report.earlier is None:
        yield "LƯU Ý: kỳ trước chưa có số liệu nên báo cáo không so sánh."
    for where in named_without_leave(report):
        yield f"LƯU Ý: mục “{where}” của content/reports/{key}.md nêu tên hoặc tít không được nêu. Viết lại chỗ đó."


def _bases(report: Report) -> Iterator[str]:
    for one in report.lapsed:
        until = short_day(one.until) if one.until else ""
        instead = f"; thay bằng {one.replaced_by}" if one.replaced_by else "; ghi văn bản thay thế vào replaced_by"
        yield f"LƯU Ý: không đưa vào căn cứ “{one.cite}”, hiệu lực đến hết ngày {until}{instead}."
    if not any(one.in_force(report.day) for one in report.resting_on):
        yield (
            f"LƯU Ý: chưa có căn cứ pháp lý nào còn hiệu lực vào ngày {short_day(report.day)}."
            " Khai trong mục legal của content/papers.yaml."
        )
    if report.plan is None:
        yield "LƯU Ý: không có kế hoạch nào có hiệu lực trong kỳ nên báo cáo không dẫn kế hoạch."


def _write(root: Path, report: Report, with_pdf: bool) -> str:
    """Write the files of a report and return where they are."""
    key = report.figures.span.key
    folder, name = f"{FOLDER}/{key}", f"bao-cao-{key}"
    document = report_paper(report)
    papers: dict[str, str | bytes] = {f"{name}.docx": document, f"{name}.xlsx": report_workbook(report)}
    said = ""
    if with_pdf:
        made = _as_pdf(root / folder / name, document, report.day)
        papers |= {f"{name}.pdf": made.content} if made.content else {}
        said = f" {made.why}" if made.why else ""
    changed = office.written(root, folder, papers)
    return f"Báo cáo {report.period}: {folder}/. {changed} tệp thay đổi.{said}"


def _as_pdf(path: Path, document: bytes, day: date) -> pdf.Converted:
    """Return the PDF of a document; what is there already is kept while the document stays what it is."""
    old, made = path.with_suffix(".docx"), path.with_suffix(".pdf")
    if old.is_file() and made.is_file() and files.digest_of(old) == files.digest(document):
        return pdf.Converted(files.head(made, LARGEST)[1])
    return pdf.to_pdf(document, day)
