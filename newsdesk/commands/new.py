"""Make a draft that is valid from the first minute, with the questions that a good story answers."""

from datetime import date
from pathlib import Path

from newsdesk import files
from newsdesk.commands import console, drafting, standing_examination
from newsdesk.model.plan import plan_on
from newsdesk.model.story import Kind

TEMPLATE = """---
title: {title}
kind: {kind}
field: {field}
unit: {unit}
stage: draft
{plan}{later}---
{body}"""


def run(root: Path, today: date, kind: str, title: str, unit: str, field: str, slug: str = "") -> int:
    """Write `exemplars/<year>/<slug>.md` and say where it is."""
    with console.alone(root):
        return _begun(root, today, drafting.kind_of(kind), title, unit, field, slug)


def _begun(root: Path, today: date, kind: Kind, title: str, unit: str, field: str, slug: str) -> int:
    intake, library = drafting.intake_of(root, today)
    path = drafting.file_of(root, library, title, slug, today.year)
    plan, unit_key = plan_on(library.plans, today), drafting.unit_of(library, unit, today)
    written = TEMPLATE.format(
        title=drafting.quoted(title),
        kind=kind.value,
        field=drafting.field_of(library, plan, field),
        unit=unit_key,
        plan=f"plan: {plan.key}\n" if plan else "",
        later=drafting.LATER.format(day=today.isoformat(), year=today.year, next_year=today.year + 1),
        body=drafting.BODY.format(first_question=drafting.QUESTIONS[kind]),
    )
    text, name = files.nfc(written), path.relative_to(root).as_posix()
    console.at_home(root, path.parent.relative_to(root).as_posix())
    files.write_if_changed(path, text)
    console.say(f"{name}: đã tạo bản nháp. Mở tệp, trả lời các câu hỏi trong đó.")
    console.say(f"Viết xong thì trình: python3 tasks.py submit {name} --by …")
    for line in standing_examination.returned_to(library, unit_key):
        console.say(line)
    drafting.show(drafting.problems_of(intake, today, name, text))
    return console.CLEAN
