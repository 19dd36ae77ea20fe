"""Put a story forward for a year: a file with its registration, valid at once, or no file at all."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from newsdesk import files
from newsdesk.commands import console, drafting
from newsdesk.council.registrations import deadline_in
from newsdesk.model.calendar import short_day
from newsdesk.model.library import Library
from newsdesk.model.plan import plan_on
from newsdesk.problems import any_error

TEMPLATE = """---
title: {title}
kind: {kind}
field: {field}
unit: {unit}
{plan}stage: registered # bắt đầu viết bài thì sửa thành draft
registration:
{registration}{later}---
{body}"""
WORDS = ("goal", "expected", "award", "contact", "note")
"""What a registration says in words, in the order in which it is written."""

NEEDED = {"goal": "nội dung, cách làm", "expected": "kết quả dự kiến"}
"""What the form asks for and may still be filled in later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a unit puts forward, as it was typed; `on` is the day on which it was handed in."""

    unit: str
    kind: str
    title: str
    field: str
    slug: str
    on: date
    year: int
    since: date | None = None
    until: date | None = None
    words: Mapping[str, str]


def run(
    root: Path,
    today: date,
    unit: str,
    kind: str,
    title: str = "",
    field: str = "",
    slug: str = "",
    on: date | None = None,
    year: str | None = None,
    since: date | None = None,
    until: date | None = None,
    words: Mapping[str, str] | None = None,
) -> int:
    """Write `exemplars/<year>/<slug>.md` and say whether it came in time; `words` may hold what WORDS names."""
    came = on or today
    if came > today:
        raise console.UsageFault(f"Ngày đăng ký {short_day(came)} chưa tới. Sửa lại --on.")
    asked = Asked(
        unit=unit, kind=kind, title=title, field=field, slug=slug, on=came, year=console.year(year, came.year),
        since=since, until=until, words=words or {},
    )  # fmt: skip
    with console.alone(root):
        return _registered(root, today, asked)


def _registered(root: Path, today: date, asked: Asked) -> int:
    """Ask every rule of the file and write it: what would stop a publish is said, and nothing is written."""
    intake, library = drafting.intake_of(root, today)
    _planned(library, asked.on)
    text = files.nfc(_text(library, asked))
    path = drafting.file_of(root, library, asked.title, asked.slug, asked.year)
    name = path.relative_to(root).as_posix()
    problems = drafting.problems_of(intake, today, name, text)
    if any_error(problems):
        console.show(problems)
        console.say("Chưa ghi đăng ký nào. Sửa các chỗ trên rồi làm lại.")
        return console.COPY
    files.write_if_changed(path, text)
    for line in _said(library, asked, name):
        console.say(line)
    drafting.show(problems)
    return console.CLEAN


def _planned(library: Library, on: date) -> None:
    """Refuse a day on which there was no plan yet to register under."""
    first = min((plan.period.since for plan in library.plans), default=on)
    if on < first:
        raise console.UsageFault(
            f"Ngày đăng ký {short_day(on)} chưa có kế hoạch nào (sớm nhất từ ngày {short_day(first)})."
            " Sửa --on, hoặc ghi kế hoạch cũ vào content/plans/."
        )


def _text(library: Library, asked: Asked) -> str:
    plan = deadline_in(library.plans, asked.year)[0] or plan_on(library.plans, asked.on)
    kind = drafting.kind_of(asked.kind)
    return TEMPLATE.format(
        title=drafting.quoted(asked.title),
        kind=kind.value,
        field=drafting.field_of(library, plan, asked.field),
        unit=drafting.unit_of(library, asked.unit, asked.on, flag=""),
        plan=f"plan: {plan.key}\n" if plan else "",
        registration="".join(f"  {key}: {value}\n" for key, value in _registration(asked)),
        later=drafting.LATER.format(day=asked.on.isoformat(), year=asked.year, next_year=asked.year + 1),
        body=drafting.BODY.format(first_question=drafting.QUESTIONS[kind]),
    )


def _registration(asked: Asked) -> Iterator[tuple[str, str]]:
    """Yield the keys of the registration with their values as YAML."""
    yield "on", asked.on.isoformat()
    if asked.year != asked.on.year:
        yield "year", str(asked.year)
    for key in WORDS:
        if words := asked.words.get(key, "").strip():
            yield key, drafting.quoted(words)
    for key, day in (("since", asked.since), ("until", asked.until)):
        if day:
            yield key, day.isoformat()


def _said(library: Library, asked: Asked, name: str) -> Iterator[str]:
    """Yield where the registration lies, and whether it came in time."""
    yield f"{name}: đã ghi đăng ký cho năm {asked.year}."
    _, deadline = deadline_in(library.plans, asked.year)
    if deadline is None:
        yield f"Năm {asked.year} chưa có kế hoạch nào đặt hạn đăng ký."
    elif asked.on >= deadline:
        due = f"trước ngày {short_day(deadline)}"
        yield f"Đăng ký ngày {short_day(asked.on)}, sau hạn ({due}): vẫn nhận, ghi là nộp muộn."
    else:
        yield f"Đăng ký trong hạn (trước ngày {short_day(deadline)})."
    if missing := [named for key, named in NEEDED.items() if not asked.words.get(key, "").strip()]:
        yield f"Còn thiếu {' và '.join(missing)}: điền vào phần đăng ký của bài."
