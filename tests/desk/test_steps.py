"""Steps are taken by forms: the same commands, the same lines, nothing else."""

import difflib
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import pytest

from newsdesk import commands
from newsdesk.errors import DeskError
from tests.desk.opened import KEY, Opened, opened

DRAFT = "exemplars/2025/y-tuong.md"
SUBMITTED = {"by": "Tổ bếp"}
WHOLE = """---
title: Một ý hay
date: 2026-09-10
kind: factor
field: doi-song
unit: to-bep
stage: draft
summary: Ba câu là đủ.
evidence: [{claim: 40 luống rau, period: năm 2026, source: Sổ vườn}]
---

Tổ bếp trồng rau. Giờ tưới là 6h30.
"""


@pytest.fixture
def here(desk: Path) -> Iterator[Opened]:
    (desk / "exemplars/2026/y-hay.md").write_text(WHOLE, "utf-8")
    with opened(desk) as here:
        yield here


def post(here: Opened, place: str, /, **filled: str | tuple[str, ...]) -> tuple[int, str, str]:
    """Send a form; return the status, the address that it leads to, and the text of the answer."""
    answer = here.ask(f"/{KEY}{place}", "POST", urlencode(filled, doseq=True).encode())
    return answer.status, answer.headers.get("location", "").removeprefix(f"/{KEY}"), words(answer.read().decode())


def seen(here: Opened, place: str) -> str:
    answer = here.ask(f"/{KEY}{place}")
    assert answer.status == 200, place
    return words(answer.read().decode())


def words(html: str) -> str:
    """Return what a reader sees of a page, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def changed(before: str, after: str) -> list[str]:
    """Return the lines that came and went."""
    return [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line[:2] in ("+ ", "- ")]


def test_a_story_goes_from_draft_to_approved_and_only_its_steps_are_written(here: Opened) -> None:
    file = here.root / "exemplars/2026/y-hay.md"
    assert "Bài được ghi là đã trình" in seen(here, "/do/submit?story=y-hay")
    status, place, _ = post(here, "/do/submit", story="y-hay", by="Tổ bếp")
    assert status == 303
    assert "đã trình" in seen(here, place)
    assert changed(WHOLE, file.read_text("utf-8")) == [
        "- stage: draft",
        "+ stage: submitted",
        "+ submitted: {by: Tổ bếp, on: 2026-11-20}",
    ]
    before = file.read_text("utf-8")
    assert post(here, "/do/return", story="y-hay", by="Thư ký Hội đồng", reason="Thêm nguồn.")[0] == 303
    assert post(here, "/do/submit", story="y-hay", by="Tổ bếp")[0] == 303
    assert post(here, "/do/approve", story="y-hay", by="Người duyệt", office="Phó Trưởng Cơ sở")[0] == 303
    after = file.read_text("utf-8")
    assert "stage: approved" in after
    assert after.endswith("Giờ tưới là 6h30.\n")
    assert len(changed(before, after)) < 12
    assert post(here, "/do/withdraw", story="y-hay", because="mistake", note="Số liệu sai.")[0] == 303
    assert "stage: withdrawn" in file.read_text("utf-8")


def test_what_is_missing_is_said_at_its_field_and_nothing_is_written(here: Opened) -> None:
    before = (here.root / "exemplars/2026/y-hay.md").read_bytes()
    status, _, text = post(here, "/do/approve", story="y-hay", by="", office="Giám đốc")
    assert status == 422
    assert "Chưa làm được, chưa ghi gì" in text
    assert "Người duyệt : Chưa điền." in text
    assert (here.root / "exemplars/2026/y-hay.md").read_bytes() == before


def test_what_the_command_refuses_is_said_with_its_place(here: Opened) -> None:
    status, _, text = post(here, "/do/approve", story="y-hay", by="Người duyệt", office="Giám đốc")
    assert status == 422
    assert "exemplars/2026/y-hay.md, dòng" in text
    assert "Bấm Trình bài" in text or "ở trang Trình bài" in text or "Trình bài" in text
    assert "tasks.py" not in text


def test_a_day_to_come_and_an_unseen_sign_are_refused_in_the_words_of_the_form(here: Opened) -> None:
    status, _, text = post(here, "/do/submit", story="y-hay", by="Tổ bếp", on="2027-01-01")
    assert status == 422
    assert "--" not in text
    status, _, text = post(here, "/do/submit", story="y-hay", by="Tổ\u202ebếp")
    assert status == 422
    assert "ô “Người hoặc đơn vị trình”" in text


def test_a_new_story_is_a_draft_that_can_be_opened(here: Opened) -> None:
    assert "Tít của bài" in seen(here, "/do/new")
    status, place, _ = post(here, "/do/new", title="Vườn rau của tổ", kind="factor", unit="to-bep", field="doi-song")
    assert status == 303
    assert (here.root / "exemplars/2026/vuon-rau-cua-to.md").is_file()
    assert place == "/story/vuon-rau-cua-to/edit"
    assert "Vườn rau của tổ" in seen(here, place)


def test_a_registration_is_written_as_the_command_writes_it(here: Opened) -> None:
    filled = {"title": "Nếp mới", "kind": "model", "unit": "to-bep", "field": "doi-song", "goal": "Làm thử."}
    status, place, _ = post(here, "/do/register", **filled)
    assert status == 303
    assert "stage: registered" in (here.root / "exemplars/2026/nep-moi.md").read_text("utf-8")
    assert seen(here, place)


def test_a_registration_that_is_refused_leads_to_no_file_that_is_not_there(here: Opened) -> None:
    filled = {"title": "Nếp mới", "kind": "model", "unit": "to-bep", "field": "doi-song"}
    days = {"since": "2026-12-10", "until": "2026-12-01"}
    answer = here.ask(f"/{KEY}/do/register", "POST", urlencode(filled | days).encode())
    assert answer.status == 422
    assert not (here.root / "exemplars/2026/nep-moi.md").exists()
    assert "nep-moi" not in answer.body.decode()
    assert "Sửa “Làm từ ngày” hoặc “Làm đến ngày” của mục “Đăng ký”." in words(answer.body.decode())
    assert "câu lệnh" not in words(answer.body.decode())


@pytest.mark.parametrize(
    ("stage", "place", "told"),
    [
        ("draft", "/do/approve", "Bài đang ở tình trạng “bản nháp” nên chưa duyệt được"),
        ("draft", "/do/return", "Bài đang ở tình trạng “bản nháp” nên không trả lại được"),
        ("registered", "/do/submit", "Bấm “Bắt đầu viết” ở trang sửa bài, viết xong thì trình."),
    ],
)
def test_a_step_that_is_not_due_says_so_in_words_that_stand_on_the_page(
    here: Opened, stage: str, place: str, told: str
) -> None:
    registered = "stage: registered\nregistration: {on: 2026-06-01}" if stage == "registered" else "stage: draft"
    (here.root / "exemplars/2026/y-hay.md").write_text(WHOLE.replace("stage: draft", registered), "utf-8")
    status, _, text = post(here, place, story="y-hay", by="Tổ bếp", office="Phó Trưởng Cơ sở", reason="Thiếu số.")
    assert status == 422
    assert told in text
    assert stage not in text


def test_a_fault_of_the_machine_is_said_without_the_terminals_word_for_it(
    here: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> int:
        raise DeskError("disk-full", path="exemplars")

    monkeypatch.setattr(commands, "run", full)
    status, _, text = post(here, "/do/submit", story="y-hay", by="Tổ bếp")
    assert status == 422
    assert "Ổ đĩa đã đầy" in text
    assert "DỪNG" not in text


@pytest.mark.parametrize("place", ["/do/nothing", "/do/submit?story=khong-co", "/do/submit", "/done/x"])
def test_what_there_is_not_is_said(here: Opened, place: str) -> None:
    answer = here.ask(f"/{KEY}{place}")
    assert answer.status == 404
    assert "Không có trang này" in words(answer.read().decode())


def test_nothing_is_done_by_looking(here: Opened) -> None:
    before = {path: path.read_bytes() for path in here.root.rglob("*") if path.is_file()}
    for step in ("submit", "return", "approve", "withdraw"):
        seen(here, f"/do/{step}?story=y-hay&by=T%E1%BB%95&office=x&reason=y&because=mistake")
    seen(here, "/do/new?title=x&kind=factor&unit=to-bep&field=doi-song")
    after = {path: path.read_bytes() for path in here.root.rglob("*") if path.is_file()}
    assert before == after


def test_a_desk_that_cannot_be_read_says_where(here: Opened) -> None:
    (here.root / "content/facility.yaml").write_text("names: [", "utf-8")
    answer = here.ask(f"/{KEY}/do/new")
    assert answer.status == 503
    assert "content/facility.yaml" in words(answer.read().decode())


def test_titles_are_words_and_never_part_of_a_page(here: Opened) -> None:
    hostile = WHOLE.replace("Một ý hay", '"<script>alert(1)</script> {{ 7*7 }} &amp; <img src=x onerror=y>"')
    (here.root / "exemplars/2026/y-hay.md").write_text(hostile, "utf-8")
    page = here.ask(f"/{KEY}/do/submit?story=y-hay").read().decode()
    assert "<script>alert" not in page
    assert "{{ 7*7 }}" in page
    assert "<img src=x" not in page
