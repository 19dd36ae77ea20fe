"""The command examine: sheets of a year, minutes of a day, single sheets; nothing where a LỖI stands."""

from datetime import date
from pathlib import Path

import pytest

from newsdesk import commands
from newsdesk.commands import standing_examination
from newsdesk.commands.console import UsageFault
from newsdesk.intake import take_in
from tests.commands.test_commands import TU, YT, desk_says, edit, snapshot
from tests.commands.test_steps import BEP, HANDED_IN, ready
from tests.conftest import TODAY

FOLDER = "output/office/examination/2026"


def papers(desk: Path, folder: str = FOLDER) -> set[str]:
    return {path.name for path in (desk / folder).iterdir()}


def examine(desk: Path, **asked: object) -> int:
    return commands.run("examine", root=desk, today=TODAY, **asked)


def test_makes_a_sheet_of_each_story_and_minutes_of_what_waits(desk: Path) -> None:
    ready(desk, "submitted", HANDED_IN)
    said = desk_says(desk, "examine")
    sheets = {"phieu-bep-mot-chieu.docx", "phieu-tu-thuoc-xanh.docx", "phieu-y-tuong.docx"}
    assert papers(desk) == sheets | {"bien-ban-2026-11-20.docx"}
    assert "3 phiếu thẩm định. 4 tệp thay đổi." in said
    assert "3 phiếu thẩm định. 0 tệp thay đổi." in desk_says(desk, "examine")


def test_a_day_without_anything_to_examine_has_no_minutes(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert examine(desk) == 0
    assert "không làm biên bản" in capsys.readouterr().out
    assert examine(desk, year="2025") == 0
    assert "2025/: 0 phiếu" in capsys.readouterr().out


def test_minutes_of_a_day_gone_by_are_about_what_was_answered_then(desk: Path) -> None:
    assert examine(desk, on=date(2026, 9, 9)) == 0
    assert "bien-ban-2026-09-09.docx" in papers(desk)


def test_a_named_story_gets_its_sheet_beside_the_others_even_as_a_draft(desk: Path) -> None:
    desk_says(desk, "examine")
    assert "phieu-y-tuong.docx" in desk_says(desk, "examine", YT, BEP)
    assert papers(desk) == {"phieu-bep-mot-chieu.docx", "phieu-tu-thuoc-xanh.docx", "phieu-y-tuong.docx"}


def test_a_withdrawn_story_loses_its_sheet_and_gets_none(desk: Path) -> None:
    desk_says(desk, "examine")
    desk_says(desk, "withdraw", TU, "--because", "consent")
    with pytest.raises(UsageFault, match="đã rút"):
        examine(desk, stories=[str(desk / TU)])
    desk_says(desk, "examine")
    assert papers(desk) == {"phieu-bep-mot-chieu.docx"}


def test_where_an_error_stands_no_paper_is_made(desk: Path) -> None:
    edit(desk / TU, "unit: phong-y-te", "unit: phong-yte")
    before = snapshot(desk)
    assert "Chưa làm giấy tờ nào." in desk_says(desk, "examine", code=1)
    assert snapshot(desk) == before


def standing(desk: Path) -> list[str]:
    library = take_in(desk, TODAY).library
    assert library is not None
    return list(standing_examination.lines(library, TODAY))


def test_status_says_what_waits_for_the_council(desk: Path) -> None:
    assert standing(desk) == ["Không có bài nào chờ thẩm định."]
    ready(desk, "submitted", HANDED_IN)
    assert standing(desk) == [
        "Chờ Hội đồng thẩm định (1 bài):",
        "  Ý tưởng trồng rau (Tổ bếp): trình ngày 10/11/2026, đã 10 ngày.",
    ]
    assert "đã 10 ngày" in desk_says(desk, "status")


def test_status_and_new_say_what_was_sent_back(desk: Path) -> None:
    ready(desk, "returned", HANDED_IN, "returned: {by: Thư ký, on: 2026-11-12, reason: 'Thiếu nguồn.'}")
    row = "  Ý tưởng trồng rau (Tổ bếp): Thư ký trả lại ngày 12/11/2026, lý do: “Thiếu nguồn”."
    assert any(line.startswith(row) for line in standing(desk))
    said = desk_says(desk, "new", "model", "--title", "Bài mới", "--unit", "to-bep", "--field", "doi-song")
    assert row in said
    assert "python3 tasks.py submit exemplars/2026/bai-moi.md" in said
    other = desk_says(desk, "new", "model", "--title", "Bài kia", "--unit", "phong-y-te", "--field", "doi-song")
    assert "trả lại" not in other


@pytest.mark.parametrize(
    ("until", "said"),
    [
        ("2026-11-25", "còn 5 ngày"),
        ("2026-11-20", "hôm nay là ngày cuối"),
        ("2026-11-18", "quá hạn 2 ngày"),
        ("2027-03-01", ""),
    ],
)
def test_status_says_whose_registration_ends(desk: Path, until: str, said: str) -> None:
    ready(desk, "registered", f"registration: {{on: 2026-07-01, until: {until}}}")
    assert any(said in line for line in standing(desk)) if said else len(standing(desk)) == 1


def test_a_reason_of_any_length_is_shortened_for_the_terminal_alone(desk: Path) -> None:
    ready(desk, "returned", HANDED_IN, f"returned: {{by: Thư ký, on: 2026-11-12, reason: {'rất dài ' * 2000}}}")
    assert max(map(len, standing(desk))) < 600
    said = desk_says(desk, "check")
    assert max(map(len, said.splitlines())) < 700


@pytest.mark.parametrize("written", ["0", "2026.0", "２０２６", "nay", "1999", "9999", ""])
def test_a_year_that_is_none_is_said(desk: Path, written: str) -> None:
    said = desk_says(desk, "examine", f"--year={written}", code=2)
    assert f"Không hiểu năm “{written}”. Viết một số từ 2000 đến 2100, ví dụ 2026." in said
