"""The files of a new desk: comments that say what each key is for, and the answers in their places."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from string import Template

from newsdesk import files
from newsdesk.commands.drafting import quoted
from newsdesk.commands.founding.answers import Listed, SignerAnswer, SlotAnswer
from newsdesk.commands.founding.questions import Founding
from newsdesk.model.alphabet import ascii_slug

STARTERS = Path(__file__).parent / "starters"
PARTS_OF_DAY = ((11, "sang"), (14, "trua"), (18, "chieu"), (24, "toi"))
SAMPLE = "to-giay-dan-o-cua-kho"


def desk_files(founding: Founding, today: date) -> dict[str, str]:
    """Return every file of a desk by its place in it."""
    said = blanks(founding, today)
    named = {
        "content/facility.yaml": "facility.yaml",
        f"content/plans/{plan_key(founding)}.yaml": "plan.yaml",
        "content/programmes.yaml": "programmes.yaml",
        "content/papers.yaml": "papers.yaml",
        "content/consents.yaml": "consents.yaml",
        "content/pages/gioi-thieu.md": "about.md",
        f"exemplars/{today.year}/{SAMPLE}.md": "sample.md",
        "README.md": "readme.md",
        ".gitignore": "gitignore.txt",
    }
    made = {place: Template(_starter(name)).substitute(said) for place, name in named.items()}
    made["content/lexicon.tsv"] = lexicon(founding)
    made["content/phrases.tsv"] = _starter("phrases.tsv")
    return {place: files.nfc(text) for place, text in made.items()}


def _starter(name: str) -> str:
    return files.read_text(STARTERS / name)


def blanks(founding: Founding, today: date) -> Mapping[str, str]:
    """Return what stands in the blanks of the starters."""
    plan, monday = founding.plan, today - timedelta(days=today.weekday())
    return {
        "name": quoted(founding.name),
        "bare_name": founding.name,
        "short": quoted(founding.called.short),
        "sign": quoted(founding.called.sign),
        "superior": quoted(founding.superior),
        "place": quoted(founding.place),
        "units": units(founding.units),
        "unit": founding.units[0].key,
        "signer": signer(founding.signer, plan.since),
        "chair": quoted(f"{founding.signer.office}, Chủ tịch Hội đồng"),
        "address": f"address: {quoted(founding.address)}"
        if founding.address
        else "# address: https://guong.example.vn",
        "plan_key": plan_key(founding),
        "plan_number": quoted(plan.number),
        "plan_sample": "sample: true # kế hoạch mẫu: thay số, ngày, tên bằng kế hoạch thật rồi xóa dòng này\n"
        if plan.sample
        else "",
        "issued": plan.issued.isoformat(),
        "since": plan.since.isoformat(),
        "until": plan.until.isoformat(),
        "fields": fields(founding.fields),
        "field": founding.fields[-1].key,
        "deadline": founding.deadline,
        "deadline_words": "{1}/{0}".format(*(int(part) for part in founding.deadline.split("-"))),
        "slots": slots(founding.slots),
        "sessions": str(len(founding.slots)),
        "minutes": str(max(slot.minutes for slot in founding.slots)),
        "monday": monday.isoformat(),
    }


def plan_key(founding: Founding) -> str:
    """Return the key of the plan, made of its number."""
    number = ascii_slug(founding.plan.number.split("/")[0])
    return f"kh-mau-{founding.plan.since.year}" if founding.plan.sample else f"kh-{number or founding.plan.issued.year}"


def units(listed: Sequence[Listed]) -> str:
    """Return the units, a row each."""
    return "\n".join(f"  - {{key: {unit.key}, name: {quoted(unit.name)}}}" for unit in listed)


def fields(listed: Sequence[Listed]) -> str:
    """Return the fields, a row each."""
    return "\n".join(f"  - {{key: {one.key}, name: {quoted(one.name)}, short: {quoted(one.short)}}}" for one in listed)


def slots(listed: Sequence[SlotAnswer]) -> str:
    """Return the slots, a row each, their keys by the part of the day."""
    rows, keys = [], set[str]()
    for slot in listed:
        part = next(name for hour, name in PARTS_OF_DAY if slot.opens.hour < hour)
        key = part if part not in keys else f"{part}-{slot.opens:%H%M}"
        keys.add(key)
        days = ", ".join(slot.days)
        rows.append(f'      - {{key: {key}, days: [{days}], opens: "{slot.opens:%H:%M}", minutes: {slot.minutes}}}')
    return "\n".join(rows)


def signer(told: SignerAnswer, since: date) -> str:
    """Return who signs, as a row."""
    behalf = f", on_behalf: {quoted(told.on_behalf)}" if told.on_behalf else ""
    name = f", name: {quoted(told.name)}" if told.name else ""
    return f"  - {{since: {since.isoformat()}, office: {quoted(told.office)}{behalf}{name}}}"


def lexicon(founding: Founding) -> str:
    """Return the starting lexicon, the facility's own sign read as its name."""
    head, *rows = _starter("lexicon.tsv").splitlines()
    rows = [row for row in rows if row.partition("\t")[0] != founding.called.sign]
    own = f"{founding.called.sign}\t{founding.name}\tký hiệu trong số văn bản; đọc theo tên Cơ sở"
    return "\n".join([head, own, *rows]) + "\n"
