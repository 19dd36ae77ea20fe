import shutil
from dataclasses import is_dataclass
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from newsdesk.commands import schemas
from newsdesk.schemas.document import schema_of
from newsdesk.schemas.keys import Keys
from newsdesk.schemas.nouns import SHEETS, Sheet
from newsdesk.schemas.nouns import parts as noun_parts
from newsdesk.sources.typed import CODES
from tests.conftest import SMALL_DESK, TODAY
from tests.schemas.seen import codes, complaints, header_of, seen, validator

HOME = Path(__file__).parents[2]
FILES = [(sheet, path) for root in (HOME, SMALL_DESK) for sheet in SHEETS for path in sorted(root.glob(sheet.where))]
STORY = "title: Bếp\nkind: model\nfield: doi-song\nunit: to-bep\nstage: draft\n"
NEWS = "title: Tin\ndate: 2026-11-01\nuntil: 2026-11-30\n"
EVENT = "title: Hội nghị\ndate: 2026-11-01\nchannel: conference\n"
PLAN = """
key: kh
number: 1/KH
title: Kế hoạch
issued: 2026-01-01
issuer: Cơ sở
period: {since: 2026-01-01, until: 2026-12-31}
fields: [{key: a, name: A, short: A}]
criteria: [Một]
deadline: 08-15
"""
PROGRAMMES = """
programmes:
  - key: sang
    title: Sáng
    slots: [{key: sang, days: [mon], opens: "05:45", minutes: 10}]
    order: [ident, news]
    opening: Chào
    closing: Hết
    machine_voice: Máy
"""
FACILITY = """
names: [{since: 2026-01-01, name: Cơ sở, short: Cơ sở, sign: CS, superior: Cấp trên}]
place: Sơn La
units: [{key: to-bep, name: Tổ bếp}]
"""

WRONG = [
    ("story", STORY + "tilte: Bếp", "key-unknown"),
    ("story", STORY + "people: [{role: staff, nmae: Chị Hoa}]", "key-unknown"),
    ("story", STORY + "spoken: {long: Một}", "key-unknown"),
    ("story", STORY.replace("title: Bếp\n", ""), "key-missing"),
    ("story", STORY.replace("title: Bếp", "title:"), "key-missing"),
    ("story", STORY.replace("title: Bếp", 'title: " "'), "key-missing"),
    ("story", STORY + "people: [{name: Chị Hoa}]", "key-missing"),
    ("story", STORY.replace("kind: model", "kind: mô hình"), "value-unknown"),
    ("story", STORY.replace("stage: draft", "stage: Draft"), "value-unknown"),
    ("story", STORY + "channels: [web, loa]", "value-unknown"),
    ("story", STORY + "people: [{role: nurse}]", "value-unknown"),
    ("story", STORY + "withdrawn: {on: 2026-11-01, because: none}", "value-unknown"),
    ("story", STORY + "audience: 1", "value-unknown"),
    ("story", STORY + "date: 10/9/2026", "day-form"),
    ("story", STORY + "date: 2026-9-1", "day-form"),
    ("story", STORY + "date: 20260901", "day-form"),
    ("story", STORY + "date: 2026-02-30", "day-impossible"),
    ("story", STORY + "date: [2026-02-03]", "day-form"),
    ("story", STORY + "tags: an toàn", "not-a-list"),
    ("story", STORY + "tags: {a: b}", "not-a-list"),
    ("story", STORY + "people: Chị Hoa", "not-a-list"),
    ("story", STORY + "people: [Chị Hoa]", "not-a-group"),
    ("story", STORY + "people: [~]", "not-a-group"),
    ("story", STORY + "spoken: Một câu", "not-a-group"),
    ("story", STORY + "spoken: {say: Páo}", "not-a-group"),
    ("story", STORY + "registration: [2026]", "not-a-group"),
    ("story", STORY + "summary: [một, hai]", "not-text"),
    ("story", STORY + "summary: {a: b}", "not-text"),
    ("story", STORY + "tags: [một, ~]", "not-text"),
    ("story", STORY + "tags: [[một]]", "not-text"),
    ("story", STORY + "spoken: {say: {Páo: [Pao]}}", "not-text"),
    ("story", STORY + "sample: có", "not-yes-no"),
    ("story", STORY + "sample: 2", "not-yes-no"),
    ("story", STORY + "sample: [true]", "not-yes-no"),
    ("story", STORY + "evidence: [{claim: A, criteria: [một]}]", "not-a-number"),
    ("story", STORY + "evidence: [{claim: A, criteria: 1}]", "not-a-list"),
    ("story", STORY + "evidence: [{claim: A, criteria: [1.5]}]", "not-a-number"),
    ("story", STORY + "registration: {on: 2026-01-01, year: hai nghìn}", "not-a-number"),
    ("story", STORY + "registration: {on: 2026-01-01, year: 12345678901234567890}", "number-long"),
    ("story", "- một", "not-keys"),
    ("story", "một câu", "not-keys"),
    ("news", NEWS + "end: 2026-11-30", "key-unknown"),
    ("news", "title: Tin\ndate: 2026-11-01\n", "key-missing"),
    ("feature", "title: Chuyên mục", "key-missing"),
    ("event", EVENT + "present: nhiều", "not-a-number"),
    ("event", EVENT + "present: [3]", "not-a-number"),
    ("event", EVENT.replace("conference", "họp"), "value-unknown"),
    ("page", "slug: a", "key-missing"),
    ("report", "period: q3", "key-unknown"),
    ("plan", PLAN.replace("until: 2026-12-31", "to: 2026-12-31"), "key-unknown"),
    ("plan", PLAN.replace("short: A", "Short: A"), "key-unknown"),
    ("plan", PLAN.replace("[Một]", "Một"), "not-a-list"),
    ("facility", FACILITY + "level: loud", "value-unknown"),
    ("facility", FACILITY + "voice: {engine: espeak, pitch: 1}", "key-unknown"),
    ("facility", FACILITY + "voice: {rate: nhanh}", "not-a-number"),
    ("facility", FACILITY + "announcers: [{name: Chị Hoa}]", "key-missing"),
    ("programmes", PROGRAMMES.replace('"05:45"', "5h45"), "clock-form"),
    ("programmes", PROGRAMMES.replace('"05:45"', '"5:45"'), "clock-form"),
    ("programmes", PROGRAMMES.replace('"05:45"', '"24:00"'), "clock-form"),
    ("programmes", PROGRAMMES.replace('"05:45"', "[5]"), "clock-form"),
    ("programmes", PROGRAMMES.replace("[mon]", "[T2]"), "value-unknown"),
    ("programmes", PROGRAMMES.replace("news]", "weather]"), "value-unknown"),
    ("programmes", PROGRAMMES + "limits: {sessions: hai}", "not-a-number"),
    ("programmes", PROGRAMMES + "rotation: {week: 4}", "key-unknown"),
    ("consents", "slips: [{slip: PDY-1, name: [radio]}]", "value-unknown"),
    ("consents", "slips: [{name: [web]}]", "key-missing"),
    ("papers", "columns: [{key: title, heading: Tên, width: rộng}]", "not-a-number"),
    ("papers", "columns: [{key: tên, heading: Tên, width: 1}]", "value-unknown"),
    ("papers", "legal: [{cite: Luật, since: 2024-01-01, papers: [XX]}]", "value-unknown"),
    ("papers", "days_off: [1/1/2026]", "day-form"),
    ("papers", "briefings: {days: [mon], opens: 7h30, since: 2026-01-05}", "clock-form"),
]  # fmt: skip

RIGHT = [
    ("story", STORY),
    ("story", STORY.replace("title: Bếp", "title: 2026")),
    ("story", STORY.replace("title: Bếp", "title: true")),
    ("story", STORY + "date:\nsummary: ~\ntags:\npeople: null\nspoken:\nsample:\naudience:\n"),
    ("story", STORY + 'date: ""\nsummary: ""\ntags: ""\nspoken: " "\nsample: ""\naudience: ""\n'),
    ("story", STORY + "sample: yes\n"),
    ("story", STORY + "sample: TRUE\n"),
    ("story", STORY + "sample: 1\n"),
    ("story", STORY + 'sample: "Off"\n'),
    ("story", STORY + 'date: "2026-09-10"\nexpires: 2027-01-01\n'),
    ("story", STORY + "spoken: {text: Một, say: {}}\n"),
    ("story", STORY + "spoken: {say: {Páo: Pao, 5S: năm ét, rỗng: }}\n"),
    ("story", STORY + "tags: [2026, 1.5, true]\n"),
    ("story", STORY + 'evidence: [{claim: 5, criteria: ["1", 2, 3.0, +4]}]\n'),
    ("event", EVENT + 'present: "58"\n'),
    ("event", EVENT + "present: 1_000\n"),
    ("report", ""),
    ("consents", "slips: []"),
    ("papers", "~"),
    ("plan", PLAN),
    ("facility", FACILITY),
    ("programmes", PROGRAMMES),
    ("programmes", PROGRAMMES.replace('"05:45"', "05:45")),
]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_schema_is_one_and_names_no_host(sheet: Sheet) -> None:
    schema = schema_of(sheet)
    Draft7Validator.check_schema(schema)
    assert schema["$id"] == f"urn:newsdesk:{sheet.name}"
    assert schema["additionalProperties"] is False
    assert "://" not in str(schema).replace(schema["$schema"], "").replace("https://guong.example.vn", "")


def test_every_file_of_the_sample_desk_and_the_small_one_holds_to_its_schema() -> None:
    known = {root: schemas.known_keys(root, TODAY) for root in (HOME, SMALL_DESK)}
    judges = {(root, sheet): validator(sheet, known[root]) for root in known for sheet in SHEETS}
    for sheet, path in FILES:
        root = SMALL_DESK if SMALL_DESK in path.parents else HOME
        assert not [fault.message for fault in judges[root, sheet].iter_errors(seen(header_of(path)))], path
    assert {sheet.name for sheet, _ in FILES} == {sheet.name for sheet in SHEETS}


def test_every_kind_of_wrong_form_that_check_knows_stands_in_the_table() -> None:
    assert {code for _, _, code in WRONG} == {*CODES.values(), "not-keys"}
    assert {name for name, _, _ in WRONG} == {sheet.name for sheet in SHEETS}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_part_of_a_file_takes_a_key_that_is_none(sheet: Sheet) -> None:
    schema = schema_of(sheet)
    parts = [one for one in (schema, *schema["definitions"].values()) if "properties" in one]
    nouns = [noun for noun in noun_parts(sheet.noun) if is_dataclass(noun)]
    assert len(parts) == len(nouns)
    assert all(part["additionalProperties"] is False for part in parts)


@pytest.mark.parametrize(("name", "text", "code"), WRONG)
def test_what_check_refuses_for_its_form_the_schema_refuses(name: str, text: str, code: str) -> None:
    assert code in codes(name, text)
    assert complaints(name, text)


@pytest.mark.parametrize(("name", "text"), RIGHT)
def test_what_check_takes_the_schema_takes(name: str, text: str) -> None:
    assert codes(name, text) == []
    assert [fault.message for fault in complaints(name, text)] == []


QUOTED = st.one_of(
    st.text("0123456789-:+_. \t", max_size=10),
    st.sampled_from(["true", "Yes", "oFF", "tr", "model", "2026-02-29", "2028-02-29", "0000-01-01", "23:59", "24:00"]),
    st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), max_size=6),
)


@settings(max_examples=60)
@given(QUOTED)
@pytest.mark.parametrize("key", ["title", "kind", "date", "sample", "tags"])
def test_form_and_check_agree_on_every_quoted_value_of_a_story(key: str, value: str) -> None:
    written = value.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    text = "\n".join(row for row in STORY.splitlines() if not row.startswith(f"{key}:")) + f'\n{key}: "{written}"\n'
    assert bool(codes("story", text)) == bool(complaints("story", text))


@settings(max_examples=60)
@given(QUOTED)
@example("0-0")
def test_form_and_check_agree_on_every_quoted_number_and_clock(value: str) -> None:
    written = value.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    for name, text in (
        ("event", f'{EVENT}present: "{written}"\n'),
        ("programmes", PROGRAMMES.replace('"05:45"', f'"{written}"')),
    ):
        assert bool(codes(name, text)) == bool(complaints(name, text))


def test_an_editor_is_offered_the_keys_of_its_own_desk(desk: Path) -> None:
    known = schemas.known_keys(desk, TODAY)
    story = next(sheet for sheet in SHEETS if sheet.name == "story")
    unit = schema_of(story, known)["properties"]["unit"]
    assert unit["enum"] == list(known.units)
    assert unit["enumDescriptions"] == list(known.units.values())
    wrong = STORY.replace("unit: to-bep", "unit: to-banh")
    assert [fault.path[0] for fault in validator(story, known).iter_errors(seen(wrong))] == ["unit"]


def test_a_slip_that_was_written_down_since_is_taken() -> None:
    story = next(sheet for sheet in SHEETS if sheet.name == "story")
    known = Keys(slips={"PDY-1": ""})
    text = STORY + "people: [{role: staff, consent: PDY-2}]"
    assert not list(validator(story, known).iter_errors(seen(text)))


def test_what_is_kept_is_what_would_be_written() -> None:
    made = schemas.written_for(schemas.known_keys(HOME, TODAY))
    assert {path: (HOME / path).read_text(encoding="utf-8") for path in made} == made


def test_the_command_writes_once_and_says_what_has_grown_old(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert schemas.run(desk, TODAY, check=True) == 1
    assert schemas.run(desk, TODAY) == 0
    assert schemas.run(desk, TODAY, check=True) == 0
    facility = desk / "content/facility.yaml"
    facility.write_text(facility.read_text(encoding="utf-8").replace("to-bep", "to-nau"), encoding="utf-8")
    capsys.readouterr()
    assert schemas.run(desk, TODAY, check=True) == 1
    assert "story.schema.json: đã cũ" in capsys.readouterr().out


def test_a_desk_without_a_facility_is_told_so(desk: Path) -> None:
    shutil.rmtree(desk / "content")
    with pytest.raises(schemas.console.UsageFault):
        schemas.run(desk, TODAY)
