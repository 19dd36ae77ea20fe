"""A form gives keys other values: what became different is written anew, every other line keeps its bytes."""

import unicodedata
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsdesk.commands.header_keys import ORDER, STEPS, with_keys
from newsdesk.commands.yaml_words import Value, plain
from newsdesk.model.story import Header
from tests.commands.kept_lines import keeps, said

KEYS = tuple(field.name for field in fields(Header) if field.name not in STEPS)
DIFFICULT = """---
# Bài thử: giữ chú thích
kind: individual   # loại đứng trước tên
title: 'Người giữ sổ ở phòng trực'
"unit": to-nuoi-duong
field: nhiem-vu-co-so
stage: draft
date: 2026-09-10
summary: >-
  Câu thứ nhất của tóm tắt,
  câu thứ hai ở dòng sau.

tags: [ bếp ăn,   an toàn thực phẩm ]   # thẻ
channels: [web,
  loudspeaker,  # loa
  briefing]
people:
  # chỉ người đã ký phiếu
  - {name: Chị Yên, role: staff, consent: PDY-2026-031}   # phiếu mới
  # người thứ hai
  -
    name: Anh Lĩnh
    role: staff   # vai
evidence:
- claim: "Tiết kiệm 12,5 triệu: tính đủ"  # tiền

  criteria: [1, 2]
- {claim: '17 chỗ', period: 4–8/2025}
spoken:
  text: |  # đọc
      Dòng một.

        Dòng thụt.

  # sau lời
  say: {"H'Mông": Mông, "WHO": "Tổ chức Y tế Thế giới"}
  short: |+
    Ngắn.

lesson:   Hai dấu cách
    ở trước.   # bài học
question:   # chưa có
image: ~
sample: true
# hết
---

<!-- Ai đã kể? -->

Thân --- bài
"""
YEN: dict[str, Value | None] = {"name": "Chị Yên", "role": "staff", "consent": "PDY-2026-031"}
LINH: dict[str, Value | None] = {"name": "Anh Lĩnh", "role": "staff"}

CASES: list[tuple[dict[str, Value | None], str, str]] = [
    ({"title": "Ai: “hỏi”?"}, "'Người giữ sổ ở phòng trực'", "'Ai: “hỏi”?'"),
    ({"unit": "phong-y-te"}, "to-nuoi-duong", "phong-y-te"),
    ({"date": date(2026, 10, 1)}, "2026-09-10", "2026-10-01"),
    ({"kind": "model"}, "individual ", "model "),
    ({"summary": "Một câu."}, ">-\n  Câu thứ nhất của tóm tắt,\n  câu thứ hai ở dòng sau.\n", "Một câu.\n"),
    ({"summary": None}, "summary: >-\n  Câu thứ nhất của tóm tắt,\n  câu thứ hai ở dòng sau.\n", ""),
    ({"tags": ["a", "an toàn thực phẩm", "b, c"]}, "bếp ăn,   an toàn thực phẩm", "a,   an toàn thực phẩm, 'b, c'"),
    ({"tags": []}, "[ bếp ăn,   an toàn thực phẩm ]", "[]"),
    ({"channels": ["web", "briefing"]}, "  loudspeaker,  # loa\n  briefing", "  briefing"),
    ({"people": [YEN | {"post": "Tổ phó"}, LINH]}, "PDY-2026-031}", "PDY-2026-031, post: Tổ phó}"),
    ({"people": [YEN]}, "  -\n    name: Anh Lĩnh\n    role: staff   # vai\n", ""),
    ({"people": [YEN, LINH | {"role": "other"}]}, "staff   # vai", "other   # vai"),
    (
        {"people": [YEN, {"name": "Chị Mến", "role": "staff"}, LINH]},
        "mới\n",
        "mới\n  - name: Chị Mến\n    role: staff\n",
    ),
    ({"people": [YEN, LINH, LINH]}, "# vai\n", "# vai\n  - name: Anh Lĩnh\n    role: staff\n"),
    (
        {"evidence": [{"claim": "Tiết kiệm", "criteria": [2]}, {"claim": "17 chỗ", "period": "4–8/2025"}]},
        '"Tiết kiệm 12,5 triệu: tính đủ"  # tiền\n\n  criteria: [1, 2]',
        '"Tiết kiệm"  # tiền\n\n  criteria: [2]',
    ),
    ({"lesson": "Một\nhai"}, "Hai dấu cách\n    ở trước.   # bài học", "|-   # bài học\n  Một\n  hai"),
    ({"question": "Vì sao?"}, "question:   # chưa có", "question: Vì sao?   # chưa có"),
    ({"question": "a\nb\n"}, "question:   # chưa có", "question: |   # chưa có\n  a\n  b"),
    ({"image": "2026"}, "~", "'2026'"),
    ({"plan": "kh-405"}, '"unit": to-nuoi-duong\n', '"unit": to-nuoi-duong\nplan: kh-405\n'),
    ({"awards": [{"title": "Khen", "on": date(2026, 1, 15)}]}, "spoken:\n", "{awards}spoken:\n"),
    ({"sample": False}, "sample: true", "sample: false"),
]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(("changes", "old", "new"), CASES)
def test_only_the_words_of_the_key_are_written_anew(
    changes: Mapping[str, Value | None], old: str, new: str, newline: str
) -> None:
    new = new.replace("{awards}", "awards:\n  - {title: Khen, on: 2026-01-15}\n")
    assert DIFFICULT.count(old) == 1
    meant = DIFFICULT.replace(old, new)
    assert with_keys(DIFFICULT.replace("\n", newline).encode(), changes).decode() == meant.replace("\n", newline)


def test_who_leaves_a_list_takes_no_comment_of_another() -> None:
    people = "  - {name: A, role: staff}  # a\n  - {name: B, role: staff}  # b\n  - {name: C, role: staff}  # c\n"
    before = f"---\ntitle: Một\npeople:\n{people}---\n"
    new: list[Value] = [{"name": "C", "role": "staff"}, {"name": "B", "role": "other"}]
    after = "  - {name: C, role: staff}  # c\n  - {name: B, role: other}  # b\n"
    assert with_keys(before.encode(), {"people": new}).decode() == before.replace(people, after)


def test_a_text_in_rows_is_changed_where_it_stands() -> None:
    spoken = {"text": "Một.\n", "say": {"H'Mông": "Mông", "WHO": "Tổ chức Y tế Thế giới"}, "short": "Ngắn.\n\n"}
    meant = DIFFICULT.replace("      Dòng một.\n\n        Dòng thụt.\n", "    Một.\n")
    assert with_keys(DIFFICULT.encode(), {"spoken": spoken}).decode() == meant


def test_every_key_of_a_header_has_its_place() -> None:
    assert sorted(ORDER) == sorted(field.name for field in fields(Header))


@pytest.mark.parametrize("key", sorted(STEPS))
def test_a_step_is_not_for_a_form(key: str) -> None:
    with pytest.raises(ValueError, match=key):
        with_keys(DIFFICULT.encode(), {key: "draft"})


@pytest.mark.parametrize("header", ["a: b\na: c\n", "a: &x b\nb: *x\n", "- a\n", "a: 'b\n", "\n"])
def test_a_header_that_cannot_be_read_is_left_alone(header: str) -> None:
    with pytest.raises(ValueError, match=r"header|keys"):
        with_keys(f"---\n{header}---\n".encode(), {"title": "Một"})


def test_a_header_in_braces_is_changed_within_them() -> None:
    before = "---\n{title: Một, stage: draft, tags: [a], people: [{name: A}]}  # c\n---\nx"
    after = "---\n{title: 'Hai, ba', unit: u, stage: draft, people: [{name: A, role: staff}, {name: B}]}  # c\n---\nx"
    people: list[Value] = [{"name": "A", "role": "staff"}, {"name": "B"}]
    changes: dict[str, Value | None] = {"title": "Hai, ba", "tags": None, "unit": "u", "people": people}
    assert with_keys(before.encode(), changes).decode() == after


def test_words_in_another_composition_are_the_same_words() -> None:
    before = unicodedata.normalize("NFD", DIFFICULT).encode()
    changes: dict[str, Value | None] = {"title": "Người giữ sổ ở phòng trực", "kind": "model"}
    assert with_keys(before, changes) == before.replace(b"individual", b"model")


@cache
def samples() -> tuple[bytes, ...]:
    folder = Path(__file__).parents[2] / "exemplars"
    stories = tuple(path.read_bytes() for path in sorted(folder.rglob("*.md")))
    assert len(stories) > 20
    return (*stories, DIFFICULT.encode(), DIFFICULT.replace("\n", "\r\n").encode())


WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"]), max_size=12)
TEXT = st.lists(WORDS | st.sampled_from(["", " a", "# b", "- c: d", "---", "'", '"', "null", "{x}"]), max_size=4).map(
    "\n".join
)
SCALARS = TEXT | st.booleans() | st.integers(0, 99) | st.dates(date(2020, 1, 1), date(2030, 1, 1))
NAMES = st.sampled_from(["name", "role", "claim", "on", "title", "text", "say", "H'Mông", "a: b", "no"])
PARTS = st.dictionaries(
    NAMES, SCALARS | st.lists(SCALARS, max_size=3) | st.dictionaries(NAMES, TEXT, max_size=2), max_size=4
)
VALUES = st.none() | SCALARS | st.lists(SCALARS | PARTS, max_size=4) | PARTS


@settings(deadline=None, max_examples=100)
@given(story=st.integers(0, 29), changes=st.dictionaries(st.sampled_from(KEYS), VALUES, min_size=1, max_size=3))
@example(story=28, changes={"spoken": {"text": "\n a\n", "short": "b\n\n\n"}})
def test_whatever_is_changed_reads_as_meant_and_leaves_the_other_lines(
    story: int, changes: dict[str, Value | None]
) -> None:
    before = samples()[story % len(samples())]
    after = with_keys(before, changes)
    wanted = {key: plain(value) for key, value in changes.items()}
    assert said(after) == {key: value for key, value in (said(before) | wanted).items() if value is not None}
    assert keeps(before, after, set(changes))


PIECES = [
    "summary: x # c\n    # sâu hơn\n",
    "summary:\n    # c1\n    >\n      gấp\n      dòng\n    # c2\n",
    "summary: |2-\n   thụt\n",
    "tags:\n- a\n# giữa\n- 'b'\n",
    "tags:   # c\n    - a   # một\n\n    - b\n",
    "tags: [a, # một\n  b,\n  ]\n",
    "tags: [\n]\n",
    "people:\n  - name: A\n\n    role: staff\n  - {name: B,\n     role: staff}\n  -   name: C # c\n      post: |\n        d\n",
    "people: [{name: A}, {name: B, role: 'x'}]\n",
    "spoken: {text: a, say: {b: c}}\n",
    "spoken:\n      text: |+\n         a\n\n\n      say:\n        b: c # d\n      # e\n",
    "'lesson' : x\n",
    'lesson: "a\n  b"  # c\n',
    "? question\n: gì\n",
    "registration: {on: 2026-01-01, goal: }\n",
    "image: a\u00a0\n",
    "replicated:\n  -\n    # c\n    unit: x\n    on: 2026-01-01\n",
]
"""Ways of writing that stories do not use, and somebody will."""


@settings(deadline=None, max_examples=100)
@given(
    pieces=st.lists(st.sampled_from(PIECES), max_size=4, unique_by=lambda piece: piece.strip("'? ")[:4]),
    changes=st.dictionaries(st.sampled_from(KEYS), VALUES, min_size=1, max_size=3),
    newline=st.sampled_from(["\n", "\r\n"]),
)
@example(pieces=["? question\n: gì\n"], changes={"title": None, "kind": False}, newline="\n")
def test_however_strangely_it_is_written_it_reads_as_meant(
    pieces: list[str], changes: dict[str, Value | None], newline: str
) -> None:
    before = f"---\ntitle: Một\n{''.join(pieces)}# hết\nstage: draft\n---\n\nThân\n".replace("\n", newline).encode()
    after = with_keys(before, changes)
    wanted = {key: plain(value) for key, value in changes.items()}
    assert said(after) == {key: value for key, value in (said(before) | wanted).items() if value is not None}
    assert keeps(before, after, set(changes))


@settings(deadline=None, max_examples=80)
@given(data=st.data())
def test_a_list_that_is_reordered_shortened_or_lengthened_reads_as_meant(data: st.DataObject) -> None:
    before = samples()[data.draw(st.integers(0, 29)) % len(samples())]
    lists = {key: value for key, value in said(before).items() if isinstance(value, list) and key not in STEPS}
    key = data.draw(st.sampled_from(sorted(lists))) if lists else "tags"
    items = lists.get(key, ["a"])
    new = data.draw(st.lists(st.sampled_from(items) | st.just({"name": "Mới: a", "role": "staff"}), max_size=6))
    after = with_keys(before, {key: new})
    assert said(after).get(key) == new
    assert keeps(before, after, {key})


@pytest.mark.parametrize("number", range(28))
def test_a_sample_that_is_given_what_it_says_already_keeps_every_byte(number: int) -> None:
    before = samples()[number]
    assert with_keys(before, {key: value for key, value in said(before).items() if key not in STEPS}) == before
