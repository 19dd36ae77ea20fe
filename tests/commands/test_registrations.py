"""The papers of a year's registration on disk, the snapshot that is frozen once, and what `status` says."""

import multiprocessing
import os
import shutil
import signal
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from newsdesk import commands, messages
from newsdesk.commands import registration_book, standing_registrations
from newsdesk.commands.console import CLEAN, COPY, UsageFault, guarded
from newsdesk.intake import take_in
from tests.commands.test_commands import desk_says, edit, snapshot
from tests.office.papers import words_of

BEFORE, AFTER = date(2026, 8, 1), date(2026, 8, 17)
FOLDER, FROZEN = "output/office/registrations/2026", "content/records/registrations-2026.csv"
STORY = """---
title: {title}
kind: model
field: doi-song
unit: to-bep
stage: registered
registration: {{on: {on}, goal: Kê lại bàn, expected: Giảm một nửa}}
---

Một đoạn.
"""


def registered(desk: Path, slug: str, on: str = "2026-07-01", title: str = "") -> Path:
    path = desk / f"exemplars/2026/{slug}.md"
    path.write_text(STORY.format(title=title or f"Bài {slug}", on=on), encoding="utf-8")
    return path


@pytest.fixture
def summer(desk: Path) -> Path:
    """Return the small desk as it was in summer: nothing approved yet, one registration."""
    for folder in ("exemplars/2026", "content/events/2026", "content/pages"):
        for path in (desk / folder).glob("*.md"):
            path.unlink()
    registered(desk, "bep-sach")
    return desk


def registrations(desk: Path, today: date = BEFORE, **asked: Any) -> int:
    return commands.run("registrations", root=desk, today=today, **asked)


def papers(desk: Path) -> list[str]:
    return sorted(path.name for path in (desk / FOLDER).iterdir())


FORMS = ["ban-dang-ky-phong-y-te.docx", "ban-dang-ky-to-bep.docx"]
LISTS = ["danh-sach-dang-ky.docx", "danh-sach-dang-ky.xlsx"]


def test_before_the_deadline_units_are_reminded_and_nothing_is_frozen(summer: Path) -> None:
    assert registrations(summer) == CLEAN
    assert papers(summer) == [*FORMS, "cong-van-nhac-phong-y-te.docx", *LISTS]
    assert not (summer / "content/records").exists()


def test_after_it_they_are_urged_and_the_list_is_frozen_once(summer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    registrations(summer)
    assert registrations(summer, AFTER) == CLEAN
    assert papers(summer) == [*FORMS, "cong-van-don-doc-phong-y-te.docx", *LISTS]
    assert "danh sách được chốt vào" in capsys.readouterr().out
    frozen = (summer / FROZEN).read_bytes()
    assert frozen.splitlines()[1].startswith(b"2026-08-17,bep-sach,to-bep,model,doi-song,")
    edit(summer / "exemplars/2026/bep-sach.md", "Giảm một nửa", "Giảm một phần mười")
    registered(summer, "den-sau", on="2026-08-20")
    assert registrations(summer, date(2026, 9, 1)) == CLEAN
    said = capsys.readouterr().out
    assert "được chốt vào" not in said
    assert "So với danh sách chốt ngày 17/8/2026:" in said
    assert "đổi kết quả dự kiến từ “Giảm một nửa” thành “Giảm một phần mười”." in said
    assert "Bài den-sau (den-sau): bổ sung sau khi chốt." in said
    assert (summer / FROZEN).read_bytes() == frozen
    assert "IV. THAY ĐỔI" in words_of((summer / FOLDER / LISTS[0]).read_bytes())


def test_it_is_frozen_on_the_deadline_itself(summer: Path) -> None:
    registrations(summer, date(2026, 8, 14))
    assert not (summer / FROZEN).exists()
    registrations(summer, date(2026, 8, 15))
    assert (summer / FROZEN).exists()


def test_a_second_run_writes_nothing(summer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    registrations(summer, AFTER)
    before = {path: path.stat().st_mtime_ns for path in summer.rglob("*") if path.is_file()}
    registrations(summer, AFTER)
    assert f"{FOLDER}/. 0 tệp thay đổi." in capsys.readouterr().out
    after = {path: path.stat().st_mtime_ns for path in summer.rglob("*") if path.is_file()}
    assert {path for path in after if before.get(path) != after[path] and ".cache" not in path.parts} == set()


def test_the_letter_goes_when_the_unit_has_registered(summer: Path) -> None:
    registrations(summer)
    text = registered(summer, "tu-thuoc").read_text(encoding="utf-8")
    (summer / "exemplars/2026/tu-thuoc.md").write_text(text.replace("to-bep", "phong-y-te"), encoding="utf-8")
    registrations(summer)
    assert papers(summer) == [*FORMS, *LISTS]


@pytest.mark.parametrize("unit", ["phong-y-te", "phòng y tế"])
def test_the_papers_of_one_unit_leave_the_others_alone(summer: Path, unit: str) -> None:
    registrations(summer, unit=unit)
    assert papers(summer) == [FORMS[0], "cong-van-nhac-phong-y-te.docx"]
    registrations(summer)
    (summer / FOLDER / FORMS[1]).write_bytes(b"x")
    registrations(summer, unit=unit)
    assert (summer / FOLDER / FORMS[1]).read_bytes() == b"x"
    assert LISTS[0] in papers(summer)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"unit": "phong-yte"}, "Có phải “phong-y-te”?"),
        ({"year": "2019"}, "Năm 2019 chưa có kế hoạch nào"),
        ({"year": "hai"}, "Không hiểu năm “hai”."),
    ],
)
def test_says_what_it_does_not_understand_and_writes_nothing(summer: Path, asked: dict[str, str], said: str) -> None:
    before = snapshot(summer)
    with pytest.raises(UsageFault) as fault:
        registrations(summer, AFTER, **asked)
    assert said in str(fault.value)
    assert snapshot(summer) == before


def test_a_year_without_registrations_is_frozen_as_one(summer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (summer / "exemplars/2026/bep-sach.md").unlink()
    assert registrations(summer, AFTER) == CLEAN
    assert (summer / FROZEN).read_text(encoding="utf-8").count("\n") == 1
    registered(summer, "den-sau", on="2026-08-20")
    registrations(summer, date(2026, 9, 1))
    assert "bổ sung sau khi chốt" in capsys.readouterr().out


def test_a_year_long_gone_that_nobody_has_typed_in_yet_is_not_frozen(summer: Path) -> None:
    assert registrations(summer, AFTER, year="2025") == CLEAN
    assert not (summer / "content/records").exists()


@pytest.mark.parametrize(
    ("right", "wrong", "line"), [("2026-07-01", "1/7/2026", 2), ("frozen,slug", "slug", 1), ("\n", "", 1)]
)
def test_a_damaged_snapshot_is_said_with_its_line_and_never_written_over(
    summer: Path, capsys: pytest.CaptureFixture[str], right: str, wrong: str, line: int
) -> None:
    registrations(summer, AFTER)
    edit(summer / FROZEN, right, wrong)
    before = snapshot(summer)
    capsys.readouterr()
    assert registrations(summer, date(2026, 9, 1)) == COPY
    said = capsys.readouterr().out
    assert f"{FROZEN}:{line}: LỖI [registrations-unreadable]" in said
    assert "Chưa làm giấy tờ nào." in said
    assert snapshot(summer) == before
    assert f"{FROZEN}:{line}: LỖI" in desk_says(summer, "check", "--today", "2026-09-01", code=1)


def test_a_folder_in_the_snapshot_s_place_is_a_damaged_one(summer: Path) -> None:
    (summer / FROZEN).mkdir(parents=True)
    assert registrations(summer, AFTER) == COPY


def test_a_desk_with_a_fault_gets_no_papers_and_is_not_frozen(summer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(summer / "exemplars/2026/bep-sach.md", "unit: to-bep", "unit: tobep")
    before = snapshot(summer)
    assert registrations(summer, AFTER) == COPY
    assert "[unit-unknown]" in capsys.readouterr().out
    assert snapshot(summer) == before


def _one(desk: Path) -> None:
    os._exit(guarded(commands.run, name="registrations", root=desk, today=AFTER))


def test_two_at_once_freeze_one_list_and_write_whole_papers(summer: Path, tmp_path: Path) -> None:
    alone = Path(shutil.copytree(summer, tmp_path / "Bàn khác"))
    registrations(alone, AFTER)
    both = [multiprocessing.get_context("fork").Process(target=_one, args=(summer,)) for _ in range(2)]
    for process in both:
        process.start()
    for process in both:
        process.join()
    assert [process.exitcode for process in both] == [CLEAN, CLEAN]
    assert snapshot(summer) == snapshot(alone)


def _killed(desk: Path, after: int) -> None:
    """Die in the middle of writing the file that comes after so many others."""
    from newsdesk.files import writing

    flush, written = writing.flush, []

    def dying(descriptor: Path) -> None:
        written.append(descriptor)
        if len(written) > after:
            os.kill(os.getpid(), signal.SIGKILL)
        flush(descriptor)

    writing.flush = dying
    _one(desk)


@pytest.mark.parametrize("after", range(4))
def test_a_kill_between_leaves_whole_files_and_the_next_run_finishes(summer: Path, tmp_path: Path, after: int) -> None:
    alone = Path(shutil.copytree(summer, tmp_path / "Bàn khác"))
    registrations(alone, AFTER)
    process = multiprocessing.get_context("fork").Process(target=_killed, args=(summer, after))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    whole = snapshot(alone)
    left = snapshot(summer)
    assert all(whole[name] == content for name, content in left.items() if not Path(name).name.startswith("."))
    assert registrations(summer, AFTER) == CLEAN
    assert snapshot(summer) == whole


def standing(desk: Path, today: date) -> str:
    library = take_in(desk, today).library
    assert library
    return "\n".join(standing_registrations.lines(desk, library, today))


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 8, 1), "Hạn: trước ngày 15/8/2026, còn 14 ngày, kể cả hôm nay."),
        (date(2026, 8, 14), "Hạn: trước ngày 15/8/2026, hôm nay là ngày cuối còn trong hạn."),
        (date(2026, 8, 15), "Hạn: trước ngày 15/8/2026, đã quá hạn 1 ngày."),
        (date(2026, 8, 17), "Hạn: trước ngày 15/8/2026, đã quá hạn 3 ngày."),
        (date(2019, 8, 17), "Năm nay không có kế hoạch nào đặt hạn đăng ký."),
    ],
)
def test_says_how_long_it_is_to_the_deadline(summer: Path, today: date, said: str) -> None:
    assert said in standing(summer, today)


def test_says_who_is_silent_what_is_late_and_of_what_no_story_came(summer: Path) -> None:
    registered(summer, "den-muon", on="2026-08-16")
    said = standing(summer, AFTER)
    assert "Đăng ký năm 2026: 2 nội dung đăng ký của 1 trên 2 đơn vị." in said
    assert "  Chưa đăng ký: Phòng Y tế." in said
    assert "  Nộp muộn (1):\n    Bài den-muon (den-muon, ngày 16/8/2026)" in said
    assert "  Chưa có bài (2):\n    Bài bep-sach (bep-sach)\n" in said
    assert "chốt" not in said
    registrations(summer, AFTER)
    assert "So với danh sách chốt ngày 17/8/2026: không có thay đổi." in standing(summer, AFTER)


def test_a_long_list_is_cut_on_the_terminal(summer: Path) -> None:
    for number in range(14):
        registered(summer, f"bai-{number}")
    said = standing(summer, AFTER)
    assert "Chưa có bài (15):" in said
    assert "    và 3 đăng ký khác." in said


def test_status_says_it_and_a_damaged_snapshot_does_not_stop_it(summer: Path) -> None:
    registrations(summer, AFTER)
    assert "Đăng ký năm 2026: 1 nội dung đăng ký của 1 trên 2 đơn vị." in desk_says(
        summer, "status", "--today", "2026-08-17"
    )
    edit(summer / FROZEN, "2026-07-01", "?")
    said = desk_says(summer, "status", "--today", "2026-08-17", code=1)
    assert f"{FROZEN}:2: LỖI [registrations-unreadable]" in said


def test_every_snapshot_is_checked_and_no_other_file(summer: Path) -> None:
    records = summer / "content/records"
    records.mkdir()
    for name in ("registrations-2024.csv", "registrations-2025.csv", "registrations-cu.csv", "khac.csv"):
        (records / name).write_text("hỏng\n", encoding="utf-8")
    found = list(registration_book.check(summer))
    assert [(p.place.path, p.code) for p in found] == [
        (f"content/records/registrations-{year}.csv", "registrations-unreadable") for year in (2024, 2025)
    ]
    assert all(messages.line(problem) for problem in found)


def test_a_hostile_title_gets_its_papers(summer: Path) -> None:
    registered(summer, "la", title="\"=cmd|'/c calc'!A1\"")
    assert desk_says(summer, "registrations", "--today", "2026-08-17", "--year", "2026").count("tệp thay đổi") == 1
    assert "=cmd|'/c calc'!A1" in words_of((summer / FOLDER / FORMS[1]).read_bytes())


def test_a_snapshot_that_a_spreadsheet_wrote_anew_is_still_read(summer: Path) -> None:
    registrations(summer, AFTER)
    kept = registration_book.read(summer, 2026)
    path = summer / FROZEN
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert kept[0]
    assert registration_book.read(summer, 2026) == kept


@pytest.mark.parametrize("bytes_", [b"\0", b"\xff"])
def test_bytes_that_no_text_holds_are_damage_and_no_change_of_a_title(summer: Path, bytes_: bytes) -> None:
    registrations(summer, AFTER)
    path = summer / FROZEN
    path.write_bytes(path.read_bytes()[:-3] + bytes_ + path.read_bytes()[-3:])
    assert registration_book.read(summer, 2026)[1][0].place.line == 2
