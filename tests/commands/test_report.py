"""The command report: which period, what it writes, what it says, and what it refuses."""

import re
from datetime import date
from pathlib import Path

import pytest

from newsdesk import commands
from newsdesk.commands import gate, pdf, rundown_files
from newsdesk.commands.console import UsageFault
from newsdesk.intake import take_in
from newsdesk.model.diary import Outcome
from newsdesk.planning.diary import to_text
from newsdesk.rules.people import check_people
from tests.council.desks import a_rundown, an_entry
from tests.office.papers import words_of

TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def no_office_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make no PDF but where a test asks for one: it takes longer than all else together."""
    monkeypatch.setattr(pdf, "soffice", lambda: None)


def report(desk: Path, today: date = TODAY, **asked: object) -> int:
    return commands.run("report", root=desk, today=today, **asked)


def paper(desk: Path, key: str) -> str:
    return words_of((desk / f"output/office/report/{key}/bao-cao-{key}.docx").read_bytes())


@pytest.mark.parametrize(
    ("asked", "key", "name"),
    [
        ({"year": "2026"}, "2026", "năm 2026"),
        ({"year": "2026", "half": "1"}, "2026-h1", "6 tháng đầu năm 2026"),
        ({"year": "2026", "quarter": "3"}, "2026-q3", "quý III năm 2026"),
        ({"plan": "kh-1"}, "kh-1", "giai đoạn 2025-2027"),
    ],
)
def test_writes_paper_and_workbook_of_the_period_asked_for(
    desk: Path, asked: dict[str, str], key: str, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(desk, **asked) == 0
    folder = desk / "output/office/report" / key
    assert {path.name for path in folder.iterdir()} == {f"bao-cao-{key}.docx", f"bao-cao-{key}.xlsx"}
    assert name in paper(desk, key)
    assert "không có LibreOffice" in capsys.readouterr().out


def test_a_second_run_touches_nothing(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report(desk, year="2026")
    capsys.readouterr()
    report(desk, year="2026")
    assert "0 tệp thay đổi" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({}, "Chưa chọn kỳ báo cáo"),
        ({"year": "2026", "half": "1", "quarter": "1"}, "Chỉ chọn một"),
        ({"year": "26"}, "--year 26"),
        ({"year": "2026", "half": "3"}, "--half 3"),
        ({"year": "2026", "quarter": "0"}, "--quarter 0"),
        ({"year": "2026", "quarter": "²"}, "--quarter ²"),
        ({"plan": "kh-2"}, "Có phải “kh-1”?"),
        ({"year": "2027"}, "Năm 2027 chưa bắt đầu"),
        ({"year": "2027", "quarter": "1"}, "Quý I năm 2027 chưa bắt đầu"),
        ({"year": "2026", "on": date(2025, 12, 31)}, "chưa bắt đầu so với ngày báo cáo 31/12/2025"),
        ({"year": "2026", "on": date(2026, 11, 21)}, "không thể sau hôm nay, 20/11/2026"),
    ],
)
def test_refuses_what_is_no_period_or_has_not_begun(desk: Path, asked: dict[str, object], says: str) -> None:
    with pytest.raises(UsageFault, match=says.replace("?", r"\?")):
        report(desk, **asked)
    assert not (desk / "output").exists()


def test_a_plan_that_has_not_begun_has_no_report(desk: Path) -> None:
    old = (desk / "content/plans/kh-1.yaml").read_text(encoding="utf-8")
    later = old.replace("key: kh-1", "key: kh-2").replace(
        "since: 2025-01-01, until: 2027", "since: 2028-01-01, until: 2030"
    )
    (desk / "content/plans/kh-2.yaml").write_text(later, encoding="utf-8")
    with pytest.raises(UsageFault, match="Giai đoạn 2028-2030 chưa bắt đầu"):
        report(desk, plan="kh-2")


def test_the_report_s_day_and_number_stand_on_it(desk: Path) -> None:
    report(desk, year="2026", number="7", on=date(2026, 11, 5))
    words = paper(desk, "2026")
    assert "Số: 07/BC-" in words
    assert "ngày 05 tháng 11 năm 2026" in words
    assert "tính đến hết ngày 05/11/2026" in words


def test_what_is_taken_for_today_is_the_last_day_that_a_report_may_bear(desk: Path) -> None:
    for asked in ({}, {"on": date(2026, 12, 5)}):
        assert report(desk, date(2026, 12, 5), year="2026", **asked) == 0
        assert "ngày 05 tháng 12 năm 2026" in paper(desk, "2026")


def test_counts_the_rundowns_and_the_diary_on_file(desk: Path) -> None:
    told = [a_rundown(date(2026, 10, day), ("tu-thuoc-xanh", 60)) for day in (1, 2, 3)]
    past = rundown_files.read(desk)
    rundown_files.write(desk, told, past, date(2026, 10, 1))
    diary = [an_entry(told[0], Outcome.AIRED), an_entry(told[1], Outcome.MISSED, why="mất điện")]
    (desk / "audio_scripts/diary.csv").write_text(to_text(diary), encoding="utf-8")
    report(desk, year="2026")
    words = paper(desk, "2026")
    assert "3 buổi theo khung chương trình: 1 buổi phát trọn; 1 buổi không phát; 1 buổi chưa có nhật ký" in words
    assert "được phát 2 lượt, tổng thời lượng 2 phút" in words


def test_counts_what_was_told_of_a_story_under_its_old_slug(desk: Path) -> None:
    told = a_rundown(date(2026, 10, 1), ("ten-cu", 60))
    rundown_files.write(desk, [told], rundown_files.read(desk), date(2026, 10, 1))
    story = desk / "exemplars/2026/tu-thuoc-xanh.md"
    story.write_text(story.read_text("utf-8").replace("---\n", "---\nredirect_from: [ten-cu]\n", 1), "utf-8")
    found = gate.read(desk, TODAY).sound
    assert found
    assert [one.stories for one in found.past.rundowns] == [("tu-thuoc-xanh",)]
    report(desk, year="2026")
    assert "được phát 1 lượt" in paper(desk, "2026")
    assert "bài nay không còn lưu hồ sơ" not in paper(desk, "2026")
    assert rundown_files.read(desk).rundowns == (told,)


def test_says_a_rundown_that_cannot_be_read(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = desk / "audio_scripts/rundowns"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "2026-10-01-sang.yaml").write_text("hỏng", encoding="utf-8")
    assert report(desk, year="2026") == 0
    assert "[rundown-unreadable]" in capsys.readouterr().out


def test_with_an_error_on_the_desk_no_paper_is_made(desk: Path) -> None:
    story = desk / "exemplars/2026/bep-mot-chieu.md"
    story.write_text(story.read_text(encoding="utf-8").replace("unit: to-bep", "unit: to-bepp"), encoding="utf-8")
    assert report(desk, year="2026") == 1
    assert not (desk / "output").exists()


def test_says_what_people_have_to_add(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report(desk, year="2026")
    said = capsys.readouterr().out
    assert "Thiếu: Đặc điểm, tình hình; Chỉ đạo, triển khai; " in said
    assert "viết vào content/reports/2026.md." in said
    assert "chưa có căn cứ pháp lý nào còn hiệu lực vào ngày 20/11/2026" in said


def test_names_a_base_that_is_in_force_no_longer_and_what_replaced_it(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = '  - {cite: Nghị định Cũ, since: 2020-01-01, until: 2026-03-31, replaced_by: "Nghị định Mới"}\n'
    (desk / "content/papers.yaml").write_text(f"legal:\n{rows}", encoding="utf-8")
    report(desk, year="2026")
    said = capsys.readouterr().out
    assert "“Nghị định Cũ”, hiệu lực đến hết ngày 31/3/2026; thay bằng Nghị định Mới." in said
    assert "Nghị định Cũ" not in paper(desk, "2026")


def test_a_skeleton_has_every_heading_and_says_nothing_by_itself(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(desk, year="2026", new_assessment_asked=True) == 0
    assert not (desk / "output").exists()
    assert take_in(desk, TODAY).problems == ()
    capsys.readouterr()
    report(desk, year="2026")
    assert "Thiếu: Đặc điểm, tình hình; Chỉ đạo, triển khai; Tồn tại" in capsys.readouterr().out
    with pytest.raises(UsageFault, match=r"Đã có content/reports/2026\.md"):
        report(desk, year="2026", new_assessment_asked=True)


def test_a_skeleton_can_be_made_for_a_period_to_come(desk: Path) -> None:
    assert report(desk, year="2027", quarter="1", new_assessment_asked=True) == 0
    assert (desk / "content/reports/2027-q1.md").is_file()


ASSESSMENTS = [
    ("2026.md", "## Nguyên nhân\n\nA.\n\n## Nguyên nhan\n\nB.\n", "assessment-heading", 8),
    ("2026.md", "## Nguyên nhân\n\nA.\n\n## 2. Nguyên nhân.\n\nB.\n", "assessment-doubled", 8),
    ("2026.md", "Mở đầu.\n\n## Nguyên nhân\n\nA.\n", "assessment-before", 4),
    ("2026.md", "Chỉ có chữ.\n", "assessment-before", 4),
    ("2026-q5.md", "## Nguyên nhân\n\nA.\n", "assessment-period", 1),
]


@pytest.mark.parametrize(("name", "written", "code", "line"), ASSESSMENTS)
def test_points_at_what_no_report_would_take(desk: Path, name: str, written: str, code: str, line: int) -> None:
    path = desk / "content/reports" / name
    path.parent.mkdir()
    path.write_text(f"---\ntitle: Đánh giá\n---\n{written}", encoding="utf-8")
    found = [(p.code, p.place.line) for p in take_in(desk, TODAY).problems]
    assert found == [(code, line)]


def test_offers_the_heading_that_was_meant(desk: Path) -> None:
    path = desk / "content/reports/2026.md"
    path.parent.mkdir()
    path.write_text("---\ntitle: Đánh giá\n---\n## Nguyên nhan\n\nB.\n", encoding="utf-8")
    assert "Có phải “Nguyên nhân”?" in take_in(desk, TODAY).problems[0].facts["hint"]


def test_a_resident_s_name_in_an_assessment_is_an_error(desk: Path) -> None:
    assert check_people.__doc__
    path = desk / "content/reports/2026.md"
    path.parent.mkdir()
    path.write_text("---\ntitle: Đánh giá\n---\n## Nguyên nhân\n\nLò Bí Mật nghỉ.\n", encoding="utf-8")
    story = desk / "exemplars/2025/y-tuong.md"
    named = "stage: draft\npeople:\n  - {name: Lò Bí Mật, role: resident}"
    story.write_text(story.read_text(encoding="utf-8").replace("stage: draft", named), encoding="utf-8")
    assert [(p.code, p.place.path) for p in take_in(desk, TODAY).problems] == [
        ("resident-named", "content/reports/2026.md")
    ]


def test_a_document_becomes_a_pdf_without_the_clock(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    if pdf.soffice() is None:
        pytest.skip("LibreOffice is not installed")
    report(desk, year="2026")
    made = desk / "output/office/report/2026/bao-cao-2026.pdf"
    first = made.read_bytes()
    assert first.startswith(b"%PDF-")
    assert b"/CreationDate(D:20261120000000" in first
    made.unlink()
    report(desk, year="2026")
    again = made.read_bytes()
    assert streams(again) == streams(first)
    assert [re.findall(rb"\(D:\d+", one) for one in (again, first)] == [[b"(D:20261120000000"]] * 2


def streams(content: bytes) -> list[bytes]:
    """Return what a PDF holds, in no order: LibreOffice lays the fonts of one document now so, now otherwise."""
    return sorted(re.findall(rb"\nstream\n(.*?)\nendstream", content, re.DOTALL))


def test_a_converter_that_fails_or_hangs_never_stops_the_report(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "soffice"
    for script, why in (("exit 7", "mã 7"), ("sleep 20", "quá 1 giây")):
        broken.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        broken.chmod(0o755)
        monkeypatch.setattr(pdf, "soffice", lambda: str(broken))
        monkeypatch.setattr(pdf, "PATIENCE", 1)
        assert report(desk, year="2026") == 0
        assert f"LibreOffice không chuyển được ({why})" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"plan": "kh-1", "year": "2026"}, "Chỉ chọn một"),
        ({"plan": "kh-1", "quarter": "1"}, "Chỉ chọn một"),
        ({"year": "2026", "number": "9" * 21}, "dài 21 ký tự"),
        ({"year": "2026", "number": "5\x07"}, "ký tự không nhìn thấy"),
    ],
)
def test_refuses_what_no_paper_can_be_about_or_bear(desk: Path, asked: dict[str, str], said: str) -> None:
    with pytest.raises(UsageFault, match=said):
        report(desk, **asked)
    assert not (desk / "output").exists()
