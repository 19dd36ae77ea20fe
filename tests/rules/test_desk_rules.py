"""Every finding has a wrong case here; the right case of all of them is the small desk itself."""

import re
from pathlib import Path

import pytest

from newsdesk import messages
from newsdesk.intake import take_in
from newsdesk.problems import Severity
from tests.conftest import TODAY

BEP = "exemplars/2026/bep-mot-chieu.md"
TU = "exemplars/2026/tu-thuoc-xanh.md"
YT = "exemplars/2025/y-tuong.md"
FACILITY = "content/facility.yaml"
PLAN = "content/plans/kh-1.yaml"
PROGRAMMES = "content/programmes.yaml"
NEWS = "content/news/nuoc-am.md"
EVENT = "content/events/2026/giao-ban.md"
LEXICON = "content/lexicon.tsv"

# file, what stands there, what somebody makes of it, the code it must get, the line it must get it at
EDITS = [
    (YT, "title: Ý tưởng", 'title: "Ý tưởng', "yaml-quote", 2),
    (YT, "title: Ý tưởng", "title:\tÝ tưởng: mới", "yaml-colon", 2),
    (YT, "field: doi-song", "\tfield: doi-song", "yaml-tab", 4),
    (YT, "title: Ý tưởng trồng rau", "title: Ý tưởng: trồng rau", "yaml-colon", 2),
    (YT, "kind: factor", "kind factor", "yaml-colon-missing", 3),
    (YT, "stage: draft", "stage: draft\ntags: [rau, vườn", "yaml-bracket", 8),
    (YT, "kind: factor", "  kind: factor", "yaml-colon", 3),
    (YT, "stage: draft", "stage: draft\nregistration:\n    on: 2025-01-02\n  goal: x", "yaml-indent", 9),
    (YT, "stage: draft", "stage: draft\nlesson: @mai", "yaml-character", 7),
    (YT, "stage: draft", 'stage: draft\nlesson: "a\\q"', "yaml-escape", 7),
    (YT, "stage: draft", "stage: draft\nlesson: a\x07b", "yaml-control", 7),
    (YT, "stage: draft", "stage: draft\nlesson: &a x\nquestion: *a", "yaml-alias", 8),
    (YT, "stage: draft", "stage: draft\nkind: factor", "yaml-doubled-key", 7),
    (YT, "stage: draft", "stage: draft\n? [a, b]\n: c", "yaml-key", 7),
    (YT, "stage: draft", f"stage: draft\ntags: {'[' * 15}{']' * 15}", "yaml-deep", 7),
    (PLAN, "key: kh-1", "{key: kh-1}}", "yaml-other", 1),
    (YT, "stage: draft", "stage: draft\nlesson: > 90% đúng giờ", "yaml-character", 7),
    (YT, "stage: draft", "stage: draft\nlesson: !!", "yaml-character", 7),
    (YT, "stage: draft", "stage: draft\nlesson: *sao", "yaml-alias", 7),
    (YT, "stage: draft", "stage: draft\nlesson: !quan trọng", "yaml-alias", 7),
    (YT, "stage: draft", "stage: draft\nlesson: &a x", "yaml-alias", 7),
    (YT, "stage: draft", "stage: draft\nlesson: * sao", "yaml-character", 7),
    (YT, "stage: draft", "stage: draft\nlesson: & con", "yaml-character", 7),
    (YT, "stage: draft\n---", "stage: draft\n", "header-open", 1),
    (YT, "---\ntitle", "title", "header-missing", 1),
    (PLAN, "deadline: 08-15", "deadline: 08-15\n---\nkey: x", "yaml-two-documents", 12),
    (YT, "unit: to-bep\n", "", "key-missing", 1),
    (YT, "unit: to-bep", "unti: to-bep", "key-unknown", 5),
    (BEP, "post: Tổ trưởng", "pots: Tổ trưởng", "key-unknown", 11),
    (YT, "stage: draft", "stage: drafft", "value-unknown", 6),
    (YT, "kind: factor", "kind: nhân tố", "value-unknown", 3),
    (BEP, "tags: [bếp ăn]", "channels: [web, loa]", "value-unknown", 9),
    (BEP, "date: 2026-09-10", "date: 10/9/2026", "day-form", 3),
    (BEP, "date: 2026-09-10", "date: 20260910", "day-form", 3),
    (BEP, "date: 2026-09-10", "date: 2026-02-30", "day-impossible", 3),
    (PROGRAMMES, '"05:45"', "5h45", "clock-form", 5),
    (BEP, "tags: [bếp ăn]", "tags: bếp ăn", "not-a-list", 9),
    (YT, "stage: draft", "stage: draft\nspoken: nói", "not-a-group", 7),
    (YT, "title: Ý tưởng trồng rau", "title: [a]", "not-text", 2),
    (YT, "stage: draft", "stage: draft\nsample: có", "not-yes-no", 7),
    (EVENT, "present: 12", "present: mười hai", "not-a-number", 7),
    (YT, "stage: draft", "stage: draft\nslug: Ý-tưởng", "slug-form", 7),
    (YT, "stage: draft", "stage: draft\nslug: ../../etc/passwd", "slug-form", 7),
    (YT, "stage: draft", f"stage: draft\nslug: {'a' * 81}", "slug-long", 7),
    (YT, "stage: draft", "stage: draft\nslug: con", "slug-device", 7),
    (TU, "unit: phong-y-te", "unit: phong-y-te\nslug: bep-mot-chieu", "slug-doubled", 7),
    (YT, "title: Ý tưởng trồng rau", 'title: "Ý tưởng\\u0007"', "control-character", 2),
    (YT, "title: Ý tưởng trồng rau", 'title: "Ý\\ntưởng"', "control-character", 2),
    (YT, "title: Ý tưởng trồng rau", 'title: "Ý \\u202Etưởng"', "control-character", 2),
    (YT, "title: Ý tưởng trồng rau", f"title: {'chữ ' * 16}", "title-long", 2),
    (YT, "Còn đang viết.", "# Còn đang viết", "heading-level-1", 9),
    (YT, "Còn đang viết.", "Còn đang viết\n===", "heading-level-1", 9),
    (BEP, "unit: to-bep", "unit: to-bepp", "unit-unknown", 6),
    (EVENT, "units: [to-bep]", "units: [tobep]", "unit-unknown", 5),
    (YT, "field: doi-song", "field: doisong", "field-unknown", 4),
    (YT, "stage: draft", "stage: draft\nplan: kh-2", "plan-unknown", 7),
    (EVENT, "stories: [bep-mot-chieu]", "stories: [bep-mot-chieuu]", "story-unknown", 6),
    (BEP, "consent: PDY-1", "consent: PDY-9", "slip-unknown", 11),
    (YT, "Còn đang viết.", "Xem [đây](khong-co.md).", "link-missing", 9),
    (YT, "Còn đang viết.", "Xem [đây](/etc/passwd).", "link-missing", 9),
    (YT, "Còn đang viết.", "Xem [đây][1].\n\n[1]: khong-co.md", "link-missing", 11),
    (YT, "Còn đang viết.", "Xem [đây](javascript:alert(1)).", "link-scheme", 9),
    (YT, "Còn đang viết.", "![Bếp](bepp.png)", "picture-missing", 9),
    (YT, "Còn đang viết.", "![Bếp](../images/bep.png)", "picture-missing", 9),
    (YT, "Còn đang viết.", '<img src="../../.ssh/id">', "picture-missing", 9),
    (YT, "Còn đang viết.", "![Bếp](https://example.vn/bep.png)", "picture-elsewhere", 9),
    (YT, "Còn đang viết.", "![Bếp](bep.svg)", "picture-form", 9),
    (YT, "stage: draft", "stage: draft\nimage: bep.svg\nimage_alt: x", "picture-form", 7),
    (BEP, "image: bep.png", "image: be.png", "picture-missing", 14),
    (YT, "stage: draft", "stage: draft\nimage: bep.png", "image-without-alt", 7),
    (BEP, "date: 2026-09-10", "date: 2028-01-01\nplan: kh-1", "date-outside-plan", 3),
    (YT, "stage: draft", "stage: draft\ndate: 2031-01-01", "no-plan-on-day", 7),
    (NEWS, "until: 2026-12-31", "until: 2026-08-31", "news-ends-before", 4),
    (TU, "on: 2026-09-09", "on: 2026-11-21", "approval-in-future", 10),
    (TU, "summary: Một cách dán nhãn mà ai cũng đọc được.\n", "", "approved-without", 7),
    (TU, "Phòng Y tế dán nhãn xanh cho 40 hộp thuốc. Giờ phát thuốc là 6h30.", "", "approved-without-body", 11),
    (YT, "stage: draft", "stage: approved", "approval-missing", 6),
    (TU, "40 hộp thuốc", "41 hộp thuốc", "approval-of-other-text", 10),
    (TU, "Tủ thuốc dán nhãn xanh", "Tủ thuốc dán nhãn Xanh", "approval-of-other-text", 10),
    (YT, "stage: draft", "stage: returned", "stage-block-missing", 6),
    (YT, "stage: draft", "stage: withdrawn", "stage-block-missing", 6),
    (YT, "stage: draft", "stage: draft\npeople:\n  - {name: Còn, role: resident}", "resident-named", 11),
    (FACILITY, "{key: phong-y-te", "{key: to-bep", "key-doubled", 7),
    (FACILITY, "{key: phong-y-te", "{key: Phòng Y tế", "key-form", 7),
    (FACILITY, "place: Sơn La", "place: Sơn La\naddress: example.vn", "address-form", 5),
    (PLAN, "deadline: 08-15", "deadline: 15/8", "deadline-form", 11),
    (PLAN, "until: 2027-12-31", "until: 2024-12-31", "period-backwards", 6),
    (PROGRAMMES, "minutes: 2", "minutes: 0", "slot-length", 5),
    (PROGRAMMES, "{thứ}", "{thư}", "programme-blank", 7),
    (PROGRAMMES, "{thứ}", "{thứ", "programme-braces", 7),
    (
        PROGRAMMES,
        "minutes: 2}",
        'minutes: 2}\n      - {key: sang-2, days: [sun], opens: "05:46", minutes: 2}',
        "slots-overlap",
        6,
    ),
    (LEXICON, "Cơ sở Mẫu", "Cơ sở 2", "lexicon-row", 2),
    (LEXICON, "Cơ sở Mẫu\t", "Cơ sở Mẫu\t\nCSM\tCơ sở Mẫu\t", "lexicon-doubled", 3),
]


def findings(desk: Path) -> list[tuple[str, int, str]]:
    return [(p.place.path, p.place.line, p.code) for p in take_in(desk, TODAY).problems]


def test_says_nothing_of_a_desk_that_is_right(desk: Path) -> None:
    assert findings(desk) == []


@pytest.mark.parametrize(
    ("name", "right", "wrong", "code", "line"), EDITS, ids=[f"{e[3]}-{n}" for n, e in enumerate(EDITS)]
)
def test_finds_what_somebody_got_wrong(desk: Path, name: str, right: str, wrong: str, code: str, line: int) -> None:
    path = desk / name
    (desk / "content/images/bep.svg").write_text("<svg/>", encoding="utf-8")
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    assert (name, line, code) in findings(desk)


# what lies on the disk, made by hand
def not_utf8(desk: Path) -> None:
    (desk / YT).write_bytes("---\ntitle: Ý tưởng\n".encode("utf-16"))


def legacy_code(desk: Path) -> None:
    (desk / YT).write_bytes(b"---\ntitle: \xdd t\xf0\n---\n")


def empty(desk: Path) -> None:
    (desk / YT).write_bytes(b"")


def binary(desk: Path) -> None:
    (desk / YT).write_bytes(b"---\ntitle: a\0b\n---\n")


def huge(desk: Path) -> None:
    (desk / YT).write_text("---\ntitle: a\n---\n" + "chữ " * 1_250_000, encoding="utf-8")


def outside(desk: Path) -> None:
    (desk.parent / "ngoai.md").write_text((desk / YT).read_text(encoding="utf-8"), encoding="utf-8")
    (desk / YT).unlink()
    (desk / YT).symlink_to(desk.parent / "ngoai.md")


def dangling(desk: Path) -> None:
    (desk / YT).unlink()
    (desk / YT).symlink_to(desk / "khong-co.md")


def only_words(desk: Path) -> None:
    (desk / PLAN).write_text("Kế hoạch\n", encoding="utf-8")


def no_facility(desk: Path) -> None:
    (desk / FACILITY).unlink()


def no_plan(desk: Path) -> None:
    (desk / PLAN).unlink()


def other_ending(desk: Path) -> None:
    (desk / "exemplars/2026/bai.docx").write_bytes(b"PK")


def outside_a_year(desk: Path) -> None:
    (desk / YT).rename(desk / "exemplars/y-tuong.md")


def without_name(desk: Path) -> None:
    text = (desk / FACILITY).read_text(encoding="utf-8")
    (desk / FACILITY).write_text(re.sub(r"names:\n(  - .*\n)+place", "names: []\nplace", text), encoding="utf-8")


MADE = [
    (not_utf8, YT, 1, "file-not-utf8"),
    (legacy_code, YT, 2, "file-not-utf8"),
    (empty, YT, 1, "file-empty"),
    (binary, YT, 2, "file-not-text"),
    (huge, YT, 1, "file-too-large"),
    (outside, YT, 1, "file-outside"),
    (dangling, YT, 1, "file-missing"),
    (only_words, PLAN, 1, "not-keys"),
    (no_facility, FACILITY, 1, "file-missing"),
    (no_plan, "content/plans", 1, "plan-missing"),
    (other_ending, "exemplars/2026/bai.docx", 1, "file-ignored"),
    (outside_a_year, "exemplars/y-tuong.md", 1, "story-folder"),
    (without_name, FACILITY, 1, "facility-without-name"),
]


@pytest.mark.parametrize(("make", "name", "line", "code"), MADE, ids=[make[0].__name__ for make in MADE])
def test_finds_what_is_wrong_with_a_file(desk: Path, make, name: str, line: int, code: str) -> None:  # type: ignore[no-untyped-def]
    make(desk)
    assert (name, line, code) in findings(desk)


ELSEWHERE = {
    "spoken-left", "spoken-left-out", "script-edited", "script-stale", "script-missing", "script-orphan",
    "script-empty", "rundown-unreadable", "rundown-no-exemplar", "rundown-too-short", "approve-stage", "value-wrong",
}  # fmt: skip
"""Findings of other rooms, provoked in their tests; value-wrong is what is left if pydantic learns a new code."""


def test_every_sentence_of_the_catalogue_is_provoked() -> None:
    provoked = {edit[3] for edit in EDITS} | {make[3] for make in MADE}
    assert set(messages.catalogue()["problems"]) == provoked | ELSEWHERE


def test_says_everything_of_every_file_in_one_go(desk: Path) -> None:
    for name, right, wrong in [
        (YT, "unit: to-bep", "unti: to-bep"),
        (BEP, "date: 2026-09-10", "date: 2026-02-30"),
        (TU, "unit: phong-y-te", "unit: phong-yte"),
        (FACILITY, "{key: phong-y-te", "{key: to-bep"),
    ]:
        path = desk / name
        path.write_text(path.read_text(encoding="utf-8").replace(right, wrong), encoding="utf-8")
    found = findings(desk)
    assert {name for name, _, _ in found} == {YT, BEP, TU, FACILITY}
    assert found == sorted(found)


def test_offers_the_word_that_was_meant(desk: Path) -> None:
    path = desk / YT
    path.write_text(path.read_text(encoding="utf-8").replace("unit:", "unti:"), encoding="utf-8")
    said = [messages.line(problem) for problem in take_in(desk, TODAY).problems]
    assert any("Có phải “unit”?" in sentence for sentence in said), said


def test_a_resident_name_is_not_repeated_in_the_finding(desk: Path) -> None:
    path = desk / YT
    text = path.read_text(encoding="utf-8").replace(
        "stage: draft", "stage: draft\npeople:\n  - {name: Lò Bí Mật, role: resident}"
    )
    path.write_text(text.replace("Còn đang viết.", "Lò Bí Mật đang viết."), encoding="utf-8")
    problems = take_in(desk, TODAY).problems
    assert [p.code for p in problems] == ["resident-named"]
    assert "Bí Mật" not in messages.line(problems[0])
    assert problems[0].severity is Severity.ERROR


@pytest.mark.parametrize("notepad", ["\ufeff{}", "{}".replace("\n", "\r\n")])
def test_reads_what_windows_saves(desk: Path, notepad: str) -> None:
    path = desk / TU
    text = path.read_text(encoding="utf-8")
    path.write_bytes(notepad.format(text).replace("\n", "\r\n").encode())
    assert findings(desk) == []


def test_composed_and_decomposed_letters_are_one_text(desk: Path) -> None:
    import unicodedata

    path = desk / TU
    path.write_text(unicodedata.normalize("NFD", path.read_text(encoding="utf-8")), encoding="utf-8")
    assert findings(desk) == []
