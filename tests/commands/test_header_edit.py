"""A step changes its own lines of the header and no other byte."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.commands.header_edit import with_approval, with_block
from newsdesk.model.story import Approval, Stage

ONE = Approval(by="Lò Văn Mẫu", office="Phó Trưởng Cơ sở", on=date(2026, 9, 8), digest="9c1f" * 8)
ROW = "{by: Lò Văn Mẫu, office: Phó Trưởng Cơ sở, on: 2026-09-08, digest: 9c1f9c1f9c1f9c1f9c1f9c1f9c1f9c1f}"

CASES = [
    (
        "no approvals yet",
        "---\ntitle: Một  # chú thích\nstage:   submitted   # đang chờ\n---\n\nThân --- bài\n",
        f"---\ntitle: Một  # chú thích\nstage:   approved   # đang chờ\napprovals:\n  - {ROW}\n---\n\nThân --- bài\n",
    ),
    (
        "a block of approvals with a comment behind",
        "---\nstage: approved\napprovals:\n- by: A\n  office: B\n  on: 2026-01-01\n  digest: x\n# hết\ntags: [a]\n---\n",
        f"---\nstage: approved\napprovals:\n- by: A\n  office: B\n  on: 2026-01-01\n  digest: x\n- {ROW}\n# hết\ntags: [a]\n---\n",
    ),
    (
        "a list in brackets",
        "---\napprovals: [{by: A, office: B, on: 2026-01-01, digest: x}]  # một\nstage: 'approved'\n---\n",
        f"---\napprovals: [{{by: A, office: B, on: 2026-01-01, digest: x}}, {ROW}]  # một\nstage: approved\n---\n",
    ),
    (
        "empty brackets",
        "---\napprovals: []\nstage: submitted\n---\n",
        f"---\napprovals: [{ROW}]\nstage: approved\n---\n",
    ),
    (
        "a key that stands empty",
        "---\napprovals:\nstage: submitted\n---\nx",
        f"---\napprovals:\n  - {ROW}\nstage: approved\n---\nx",
    ),
    (
        "the list last, without a line end of its own kind",
        "---\r\nstage: submitted\r\napprovals:\r\n    - {by: A, office: B, on: 2026-01-01, digest: x}\r\n---\r\nBài\r\n",
        "---\r\nstage: approved\r\napprovals:\r\n    - {by: A, office: B, on: 2026-01-01, digest: x}\r\n"
        f"    - {ROW}\r\n---\r\nBài\r\n",
    ),
]


@pytest.mark.parametrize(("name", "before", "after"), CASES, ids=[case[0] for case in CASES])
def test_writes_the_approval_and_nothing_else(name: str, before: str, after: str) -> None:
    del name
    assert with_approval(before.encode(), ONE).decode() == after


def test_keeps_a_mark_of_byte_order_and_bytes_that_are_no_text() -> None:
    before = b"\xef\xbb\xbf---\nstage: submitted\n---\n\xff\xfe"
    after = with_approval(before, ONE)
    assert after.startswith(b"\xef\xbb\xbf---\nstage: approved\n")
    assert after.endswith(b"---\n\xff\xfe")


@given(by=st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1).filter(str.strip))
def test_whatever_somebody_is_called_the_header_stays_yaml(by: str) -> None:
    name = by.strip()
    approval = Approval(by=name, office="Trưởng: #1", on=date(2026, 9, 8), digest="0" * 32)
    header = with_approval(b"---\nstage: submitted\n---\n", approval).decode().split("---\n")[1]
    assert yaml.load(header, Loader=yaml.BaseLoader)["approvals"][0] == {  # noqa: S506
        "by": name.replace("\ufeff", name and "\ufeff"),
        "office": "Trưởng: #1",
        "on": "2026-09-08",
        "digest": "0" * 32,
    }


def test_every_sample_header_keeps_its_other_bytes() -> None:
    samples = list((Path(__file__).parents[2] / "exemplars").rglob("*.md"))
    assert len(samples) > 20
    for path in samples:
        before = path.read_bytes()
        after = with_approval(before, ONE)
        kept = [line for line in after.splitlines(keepends=True) if line in before.splitlines(keepends=True)]
        assert len(before.splitlines()) - len(kept) <= 1, path
        assert before.split(b"\n---\n", 1)[1] == after.split(b"\n---\n", 1)[1]


E, LONG = {"by": "Thư ký: #1", "on": "2026-09-08", "reason": "Ngắn"}, "dài " * 40
BLOCKS = [
    "",
    "returned:\n",
    "returned: ~\n",
    "returned: null # c\n",
    "returned: {by: a, on: b}  # c\n",
    "returned: {by: a,\n  on: b,\n  reason: c}\n",
    "returned:   # c\n  by: a\n  # trong\n  on: b\n  reason: >-\n    một\n    hai\n\n# sau\n",
    "returned:\n    by: a\n    reason: |\n      b\n      c\n",
    "returned:\n    by: a\n    reason: b\n      c d\n",
    "'returned' : {by: a}\n",
    'returned: "x: y"\n',
    "? returned\n: by: a\n",
    "returned:\n- a\n- b\n",
]


@pytest.mark.parametrize("reason", ["Ngắn", LONG.strip()], ids=["in braces", "in rows"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("behind", ["", "tags: [a]  # thẻ\n", "# hết\n"])
@pytest.mark.parametrize("block", BLOCKS)
def test_a_block_takes_the_place_of_the_old_one_whatever_it_looked_like(
    block: str, behind: str, newline: str, reason: str
) -> None:
    before = f"---\ntitle: Một # a\nstage: submitted # s\n{block}{behind}---\nThân --- bài\n".replace("\n", newline)
    entry = E | {"reason": reason}
    after = with_block(before.encode(), Stage.RETURNED, "returned", entry).decode()
    assert after.startswith(f"---{newline}title: Một # a{newline}stage: returned # s{newline}")
    assert after.endswith(f"---{newline}Thân --- bài{newline}")
    assert behind.replace("\n", newline) in after
    assert after.count("\n") == after.count(newline)
    header = yaml.load(after.split("---")[1], Loader=yaml.BaseLoader)  # noqa: S506
    assert header == {"title": "Một", "stage": "returned", "returned": entry} | (
        {"tags": ["a"]} if "tags" in behind else {}
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{title: Một, stage: draft}\n", "{title: Một, stage: submitted, submitted: {by: 'null', on: '~'}}\n"),
        ("  title: Một\n  stage: draft\n", "  title: Một\n  stage: submitted\n  submitted: {by: 'null', on: '~'}\n"),
        ("stage: draft", "stage: submitted\nsubmitted: {by: 'null', on: '~'}\n"),
    ],
)
def test_a_header_in_braces_or_indented_is_added_to_in_its_own_way(before: str, after: str) -> None:
    gap = "" if before.endswith("\n") else "\n"
    made = with_block(f"---\n{before}{gap}---\nx".encode(), Stage.SUBMITTED, "submitted", {"by": "null", "on": "~"})
    assert made.decode() == f"---\n{after}---\nx"


def test_an_approval_is_added_to_an_indented_header_too() -> None:
    made = with_approval(b"---\n  title: x\n  stage: submitted\n---\n", ONE).decode()
    assert made == f"---\n  title: x\n  stage: approved\n  approvals:\n    - {ROW}\n---\n"
