"""The commands for the channels that people make: what they write, what they refuse, what they take away."""

from datetime import date, time, timedelta
from pathlib import Path
from typing import Any
from zipfile import ZipFile, is_zipfile

import pytest

from newsdesk import commands
from newsdesk.commands import gate, telling
from newsdesk.commands.command_line import as_invoke_reads
from newsdesk.commands.console import UsageFault
from newsdesk.model.story import Channel
from newsdesk.office.telling.timetable import Occasion
from tasks import namespace
from tests.conftest import TODAY

DECEMBER = date(2026, 12, 10)
BEP = "exemplars/2026/bep-mot-chieu.md"
PAPERS = """briefings:
  days: [mon, wed]
  opens: "07:15"
  since: 2026-11-02
  rota: [to-bep, phong-y-te]
days_off: [2026-11-18]
"""
ASKED = [
    ("briefing", {"week": "2026-W48"}),
    ("conference", {"day": DECEMBER}),
    ("exchange", {"story": "bep-mot-chieu", "guests": ["phong-y-te"], "day": DECEMBER}),
    ("culture", {"day": DECEMBER}),
    ("poster", {"story": "bep-mot-chieu"}),
]


def asked(desk: Path, name: str, today: date = TODAY, **rest: Any) -> int:
    return commands.run(name, root=desk, today=today, **rest)


def papers(desk: Path) -> dict[str, bytes]:
    folder = desk / "output/office"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def whole_text(desk: Path) -> str:
    text = ""
    for path in sorted((desk / "output/office").rglob("*")):
        if path.is_file() and is_zipfile(path):
            with ZipFile(path) as archive:
                text += "".join(archive.read(name).decode() for name in archive.namelist())
        elif path.is_file() and path.suffix == ".html":
            text += path.read_text(encoding="utf-8")
    return text


WRITTEN = {
    "briefing": {"2026-W48/2026-11-23-to-bep.docx", "2026-W48/2026-11-23-to-bep.html", "2026-W48/lich-giao-ban.docx"},
    "conference": {
        "2026-12-10/chuong-trinh.docx", "2026-12-10/trinh-chieu.html",
        "2026-12-10/bao-cao-bep-mot-chieu.docx", "2026-12-10/bao-cao-tu-thuoc-xanh.docx",
    },
    "exchange": {"2026-12-10/bep-mot-chieu/giay-moi.docx", "2026-12-10/bep-mot-chieu/chuong-trinh.docx"},
    "culture": {"2026-12-10/loi-dan.docx"},
    "poster": {"bep-mot-chieu/ap-phich.html"},
}  # fmt: skip
"""By command, on a desk without content/papers.yaml, an address, lessons, short versions and figures to ask about."""


@pytest.mark.parametrize(("name", "rest"), ASKED)
def test_writes_its_papers_the_same_each_time(desk: Path, name: str, rest: dict[str, Any]) -> None:
    assert asked(desk, name, **rest) == 0
    made = papers(desk)
    if name == "briefing":
        assert {path for path in made if path.startswith("briefing/2026-W48/")} == set(made)
        assert len(made) == 3
    else:
        assert set(made) == {f"{name}/{path}" for path in WRITTEN[name]}
    times = {path: path.stat().st_mtime_ns for path in (desk / "output/office").rglob("*")}
    assert asked(desk, name, **rest) == 0
    assert papers(desk) == made
    assert {path: path.stat().st_mtime_ns for path in (desk / "output/office").rglob("*")} == times


@pytest.mark.parametrize(("name", "rest"), ASKED)
def test_with_an_error_on_the_desk_nothing_is_written(desk: Path, name: str, rest: dict[str, Any]) -> None:
    path = desk / BEP
    path.write_text(path.read_text(encoding="utf-8").replace("unit: to-bep", "unit: to-x"), encoding="utf-8")
    assert asked(desk, name, **rest) == 1
    assert not (desk / "output/office").exists()


@pytest.mark.parametrize(
    ("name", "rest", "words"),
    [
        ("briefing", {"week": "W48"}, "ví dụ 2026-W48"),
        ("conference", {"day": date(2026, 11, 1)}, "đã qua"),
        ("conference", {"at": "8h"}, "ví dụ 08:00"),
        ("conference", {"stories": ["bep-mot-chie"]}, "Có phải “bep-mot-chieu”"),
        ("conference", {"stories": ["exemplars/2025/y-tuong.md"]}, "Ngày ấy chưa được kể “y-tuong”"),
        ("exchange", {"story": "bep-mot-chieu"}, "--with"),
        ("exchange", {"story": "bep-mot-chieu", "guests": ["phong-yte"]}, "Có phải “phong-y-te”"),
        ("exchange", {"story": "bep-mot-chieu", "guests": ["Tổ bếp"]}, "không phải khách mời"),
        ("conference", {"place": "ph\u202eòng"}, "--place có ký tự không nhìn thấy"),
        ("exchange", {"story": "bep-mot-chieu", "guests": ["phong-y-te"], "place": "a" * 121}, "--place dài 121 ký tự"),
        (
            "conference",
            {"at": "23:30"},
            "Bắt đầu 23h30, chương trình dài .* sẽ kéo qua nửa đêm. Bắt đầu muộn nhất là 2",
        ),
        ("exchange", {"story": "bep-mot-chieu", "guests": ["phong-y-te"], "at": "22:30"}, "muộn nhất là 22h"),
        ("poster", {"story": "khong-co"}, "Không có bài nào tên"),
    ],
)
def test_says_what_is_wrong_with_a_question(desk: Path, name: str, rest: dict[str, Any], words: str) -> None:
    with pytest.raises(UsageFault, match=words):
        asked(desk, name, **rest)
    assert not (desk / "output/office").exists()


def test_a_programme_may_end_at_midnight_and_none_is_a_day_long() -> None:
    of = Occasion(day=DECEMBER, opens=time(22, 15))
    telling.within_the_day(of, timedelta(minutes=105))
    with pytest.raises(UsageFault, match=r"dài 110 phút sẽ kéo qua nửa đêm\. Bắt đầu muộn nhất là 22h10\."):
        telling.within_the_day(of, timedelta(minutes=110))
    with pytest.raises(UsageFault, match="Bớt bài"):
        telling.within_the_day(of, timedelta(hours=25))


def test_a_place_stands_on_one_line() -> None:
    assert telling.occasion(DECEMBER, "08:00", " Hội\ttrường\n tầng 2 ", TODAY).place == "Hội trường tầng 2"


def test_a_story_is_named_by_slug_or_file_even_from_another_folder(desk: Path) -> None:
    for named in ("bep-mot-chieu", BEP, str(desk / BEP), BEP.replace("/", "\\")):
        assert asked(desk, "conference", stories=[named], day=DECEMBER) == 0
    assert "conference/2026-12-10/bao-cao-tu-thuoc-xanh.docx" not in papers(desk)


def test_what_a_conference_has_heard_waits_behind_what_it_has_not(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    event = desk / "content/events/2026/giao-ban.md"
    text = event.read_text(encoding="utf-8").replace("channel: briefing", "channel: culture")
    event.write_text(text.replace("stories: [bep-mot-chieu]", "stories: [tu-thuoc-xanh]"), encoding="utf-8")
    with gate.library(desk, TODAY) as library:
        assert library
        assert telling.waiting(library, Channel.CULTURE, TODAY) == ["bep-mot-chieu", "tu-thuoc-xanh"]
        assert telling.waiting(library, Channel.CONFERENCE, TODAY) == ["tu-thuoc-xanh", "bep-mot-chieu"]
        monkeypatch.setitem(telling.USUAL, Channel.CONFERENCE, 1)
        assert telling.waiting(library, Channel.CONFERENCE, TODAY) == ["tu-thuoc-xanh"]


def test_a_story_that_an_event_names_by_its_file_has_been_heard(desk: Path) -> None:
    story, event = desk / "exemplars/2026/tu-thuoc-xanh.md", desk / "content/events/2026/giao-ban.md"
    story.rename(story.with_name("tu-thuoc.md"))
    story.with_name("tu-thuoc.md").write_text(
        story.with_name("tu-thuoc.md").read_text("utf-8").replace("---\n", "---\nslug: tu-thuoc-xanh\n", 1), "utf-8"
    )
    text = event.read_text("utf-8").replace("channel: briefing", "channel: conference")
    event.write_text(text.replace("[bep-mot-chieu]", "[tu-thuoc]"), "utf-8")
    with gate.library(desk, TODAY) as library:
        assert library
        assert telling.waiting(library, Channel.CONFERENCE, TODAY) == ["bep-mot-chieu", "tu-thuoc-xanh"]


def test_a_day_off_is_said_and_has_no_sheet(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "content/papers.yaml").write_text(PAPERS, encoding="utf-8")
    assert asked(desk, "briefing", week="2026-W47") == 0
    said = capsys.readouterr().out
    assert "Thứ Tư, ngày 18/11/2026, 7h15, Tổ bếp: Nghỉ lễ, không giao ban." in said
    assert not any("2026-11-18" in name for name in papers(desk))


def test_sheets_of_weeks_to_come_are_made_anew_and_older_ones_go(desk: Path) -> None:
    (desk / "content/papers.yaml").write_text(PAPERS, encoding="utf-8")
    for week in ("2026-W47", "2026-W48", "2026-W50"):
        assert asked(desk, "briefing", week=week) == 0
    assert {name.split("/")[1] for name in papers(desk)} == {"2026-W47", "2026-W48", "2026-W50"}
    story = desk / BEP
    text = story.read_text(encoding="utf-8").replace("stage: approved", "stage: withdrawn")
    story.write_text(
        text.replace("stage: withdrawn", "stage: withdrawn\nwithdrawn: {on: 2026-11-20, because: consent}"),
        encoding="utf-8",
    )
    assert asked(desk, "briefing", today=date(2026, 11, 24), week="2026-W48") == 0
    assert {name.split("/")[1] for name in papers(desk)} == {"2026-W48", "2026-W50"}
    assert "một chiều" not in whole_text(desk)


def test_a_story_taken_back_leaves_this_weeks_sheets_of_days_gone_by_too(desk: Path) -> None:
    (desk / "content/papers.yaml").write_text(PAPERS.replace("wed", "tue"), encoding="utf-8")
    assert asked(desk, "briefing") == 0
    before = whole_text(desk)
    path = desk / "content/consents.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("slip: PDY-1,", "slip: PDY-1, withdrawn: 2026-11-20,"),
        encoding="utf-8",
    )
    assert path.read_text(encoding="utf-8").count("withdrawn") == 1
    assert asked(desk, "briefing") == 0
    assert "một chiều" in before
    assert "một chiều" not in whole_text(desk)


def test_papers_of_days_gone_by_are_taken_away(desk: Path) -> None:
    assert asked(desk, "culture", day=date(2026, 11, 21)) == 0
    assert asked(desk, "culture", today=date(2026, 11, 22), day=date(2026, 11, 30)) == 0
    assert set(papers(desk)) == {"culture/2026-11-30/loi-dan.docx"}


def test_two_exchanges_of_one_day_do_not_take_each_other_away(desk: Path) -> None:
    assert asked(desk, "exchange", story="bep-mot-chieu", guests=["phong-y-te"], day=DECEMBER) == 0
    assert asked(desk, "exchange", story="tu-thuoc-xanh", guests=["to-bep", "Tổ bếp"], day=DECEMBER) == 0
    assert len(papers(desk)) == 4


def test_with_an_address_the_poster_has_a_code(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(desk, "poster", story="tu-thuoc-xanh") == 0
    assert "Chưa có mã" in capsys.readouterr().out
    facility = desk / "content/facility.yaml"
    facility.write_text(facility.read_text(encoding="utf-8") + "address: https://co-so.example\n", encoding="utf-8")
    assert asked(desk, "poster", story="tu-thuoc-xanh") == 0
    assert set(papers(desk)) == {"poster/tu-thuoc-xanh/ap-phich.html", "poster/tu-thuoc-xanh/ma-qr.png"}
    assert "Mã dẫn tới https://co-so.example/bai/tu-thuoc-xanh.html" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["conference", "culture"])
def test_with_no_story_for_a_channel_that_is_said(desk: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(desk, name, today=date(2026, 9, 9)) == 1
    assert telling.NOTHING in capsys.readouterr().out


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("conference", "conference"),
        ("conference a b --day 2026-12-10 c", "conference --story a --story b --day 2026-12-10 --story c"),
        ("culture --desk d a", "culture --desk d --story a"),
        ("exchange a --with b c --day 2026-12-10", "exchange a --with b --with c --day 2026-12-10"),
        ("poster a --desk d", "poster a --desk d"),
        ("approve a b --by x", "approve a --also b --by x"),
        ("approve --help", "--help approve"),
    ],
)
def test_stories_and_units_are_listed_without_a_flag_each(typed: str, understood: str) -> None:
    assert as_invoke_reads(typed.split(), namespace.task_names) == understood.split()
