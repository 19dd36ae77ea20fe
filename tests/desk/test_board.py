"""The board of a desk: what airs, who is late, which clocks run, what is wrong with which file."""

import json
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from newsdesk.commands import reading
from newsdesk.council.clocks import Step, Withdrawal
from newsdesk.desk.board import reckon
from newsdesk.desk.board.nouns import Board, Weight
from newsdesk.model.story import Stage
from newsdesk.planning.text import to_text
from tests.commands.test_commands import edit
from tests.commands.test_steps import BEP, HANDED_IN, ready
from tests.conftest import TODAY
from tests.desk.opened import KEY, Opened, opened
from tests.desk.rundowns import rundown

CLOCKS = (
    "clocks: [{since: 2026-01-01, acknowledge_working_days: 2, stop_days: 15, delete_days: 20, law: Nghị định mẫu}]\n"
)


def board(desk: Path, today: date = TODAY, *withdrawals: Withdrawal) -> Board:
    return reckon.board(reading.read(desk, today), today, withdrawals)


def calls(board: Board) -> list[str]:
    return [call.words for call in board.calls]


def planned(desk: Path, *slugs: str, day: date = TODAY, slot: str = "sang") -> None:
    path = desk / f"audio_scripts/rundowns/{day.isoformat()}-{slot}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(to_text(rundown(day, slot, *slugs)), encoding="utf-8", newline="\n")


def test_it_counts_every_story_by_stage(desk: Path) -> None:
    found = board(desk)
    assert found.readable
    assert {card.slug: card.stage for card in found.cards} == {
        "bep-mot-chieu": Stage.APPROVED,
        "tu-thuoc-xanh": Stage.APPROVED,
        "y-tuong": Stage.DRAFT,
    }
    assert found.files == ()


def test_it_calls_out_what_waits_at_the_council_and_how_long(desk: Path) -> None:
    ready(desk, "submitted", HANDED_IN)
    assert "1 bài chờ Hội đồng, lâu nhất 10 ngày" in calls(board(desk))


def test_today_is_read_from_the_rundown_that_lies_there(desk: Path) -> None:
    slot = board(desk).air.today[0]
    assert (slot.planned, slot.state, slot.weight) == (False, "chưa lập khung chương trình", Weight.WAITS)
    planned(desk, "bep-mot-chieu")
    slot = board(desk).air.today[0]
    assert (slot.planned, slot.state, slot.weight) == (True, "đã lập khung chương trình", Weight.NOTE)
    assert [(one.words, one.place) for one in slot.stories] == [("Bếp một chiều", "/story/bep-mot-chieu/")]


def test_a_rundown_that_tells_what_may_be_told_no_longer_is_called_out(desk: Path) -> None:
    planned(desk, "bep-mot-chieu", "tu-thuoc-xanh")
    edit(desk / "exemplars/2026/tu-thuoc-xanh.md", "Giờ phát thuốc", "Lúc phát thuốc")
    slot = board(desk).air.today[0]
    assert slot.state == "1 bài trong khung không còn được phát, cần phát hành lại"
    assert slot.weight is Weight.STOPS


def test_the_week_holds_the_six_days_after_today(desk: Path) -> None:
    days = [day for day, _ in board(desk).air.week]
    assert days == sorted(days)
    assert all(0 < (day - TODAY).days < 7 for day in days)
    assert days


@pytest.mark.parametrize(
    ("today", "days", "near", "called"),
    [
        (date(2026, 7, 1), 45, False, False),
        (date(2026, 8, 1), 14, True, True),
        (date(2026, 8, 14), 1, True, True),
        (date(2026, 8, 15), 0, False, False),
    ],
)
def test_the_deadline_is_large_when_it_is_near(desk: Path, today: date, days: int, near: bool, called: bool) -> None:
    found = board(desk, today)
    assert found.year is not None
    assert (found.year.days, found.year.near) == (days, near)
    assert (f"Hạn đăng ký còn {days} ngày" in calls(found)) is called
    assert len(found.year.silent) == found.year.expected - found.year.registered


def test_after_the_deadline_it_tells_of_the_next(desk: Path) -> None:
    year = board(desk).year
    assert year is not None
    assert (year.days or 0) < 0
    assert year.next_deadline == date(2027, 8, 15)


def test_clocks_of_a_withdrawal_run_until_each_step_is_done(desk: Path) -> None:
    (desk / "content/papers.yaml").write_text(CLOCKS, encoding="utf-8")
    gone = Withdrawal(slip="PDY-1", received=date(2026, 11, 2), done=((Step.ACKNOWLEDGE, date(2026, 11, 3)),))
    found = board(desk, TODAY, gone)
    assert [(clock.words, clock.left) for clock in found.promises.withdrawing[0].clocks] == [
        ("ngừng sử dụng", -3),
        ("xóa hẳn", 2),
    ]
    assert calls(found)[0] == "Rút phiếu PDY-1: quá hạn 3 ngày"
    done = tuple((step, TODAY) for step in Step)
    assert board(desk, TODAY, Withdrawal(slip="PDY-1", received=TODAY, done=done)).promises.withdrawing == ()


@pytest.mark.parametrize(
    ("until", "state"),
    [
        ("2026-12-10", "hết hạn ngày 10/12/2026, còn 20 ngày"),
        ("2026-11-10", "hết hạn ngày 10/11/2026"),
        ("2027-11-10", None),
    ],
)
def test_slips_that_end_are_said_with_what_rests_on_them(desk: Path, until: str, state: str | None) -> None:
    edit(desk / "content/consents.yaml", "2030-12-31", until)
    slips = board(desk).promises.slips
    assert [one.state for one in slips] == ([state] if state else [])
    assert [story.words for one in slips for story in one.stories] == (["Bếp một chiều"] if state else [])


def test_a_file_that_is_no_story_is_listed_with_its_lines(desk: Path) -> None:
    with (desk / "content/lexicon.tsv").open("a", encoding="utf-8") as file:
        file.write("không có cột\n")
    found = board(desk)
    assert [file.path for file in found.files] == ["content/lexicon.tsv"]
    assert found.files[0].faults[0].line > 1
    assert "1 tệp khác còn LỖI" in calls(found)


def test_a_story_that_cannot_be_read_is_listed_and_can_be_opened(desk: Path) -> None:
    edit(desk / BEP, "title: Bếp một chiều", "title “Bếp")
    found = board(desk)
    assert [(file.path, file.place) for file in found.files] == [(BEP, "/story/bep-mot-chieu/")]
    assert found.stories == 3
    assert len(found.cards) == 2


def test_no_command_of_a_terminal_is_told(desk: Path) -> None:
    edit(desk / "exemplars/2026/tu-thuoc-xanh.md", "Giờ phát thuốc", "Lúc phát thuốc")
    (desk / "audio_scripts/scripts").mkdir(parents=True)
    (desk / "audio_scripts/scripts/la.txt").write_text("x\n", encoding="utf-8")
    assert "tasks.py" not in repr(board(desk))


def test_a_desk_whose_facility_cannot_be_read_says_where(desk: Path) -> None:
    edit(desk / "content/facility.yaml", "units:", "unitz:")
    found = board(desk)
    assert not found.readable
    assert found.files[0].path == "content/facility.yaml"
    assert found.files[0].errors


def test_the_mark_is_that_of_what_is_shown(desk: Path) -> None:
    before = reckon.seen(board(desk))
    assert reckon.seen(board(desk)) == before
    edit(desk / "exemplars/2025/y-tuong.md", "Ý tưởng trồng rau", "Ý tưởng trồng hoa")
    assert reckon.seen(board(desk)) != before


@pytest.fixture
def here(desk: Path) -> Iterator[Opened]:
    with opened(desk) as here:
        yield here


@pytest.mark.parametrize(
    "query",
    ["", "?by=unit", "?stage=approved", "?q=bep", "?q=khong-co", "?unit=to-bep&need=blocked", "?page=9&by=unit"],
)
def test_every_view_is_a_page(here: Opened, query: str) -> None:
    answer = here.ask(f"/{KEY}/{query}")
    assert answer.status == 200
    said = answer.read().decode()
    assert "Bảng theo dõi" in said
    assert ("Không có bài nào như vậy" in said) == (query == "?q=khong-co" or "need" in query)


def test_what_was_typed_is_shown_and_never_run(here: Opened) -> None:
    said = here.ask(f"/{KEY}/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&unit=%3Cb%3E").read().decode()
    assert "<script>alert" not in said
    assert "<b>" not in said


def soon(so: Callable[[], bool]) -> bool:
    """Whether something comes true: what is on file is read a moment after it was written."""
    end = time.monotonic() + 60
    while not so() and time.monotonic() < end:
        time.sleep(0.1)
    return so()


def test_a_page_learns_whether_the_board_has_changed(desk: Path, here: Opened) -> None:
    def seen() -> str:
        told = json.loads(here.ask(f"/{KEY}/board/since?seen=x").read())
        return str(told["seen"])

    before = seen()
    assert f'data-seen="{before}"' in here.ask(f"/{KEY}/").read().decode()
    edit(desk / "exemplars/2025/y-tuong.md", "stage: draft", "stage: registered")
    assert soon(lambda: seen() != before)


def test_the_days_ahead_are_planned_when_they_are_asked_for(desk: Path, here: Opened) -> None:
    said = here.ask(f"/{KEY}/board/ahead").read().decode()
    assert "chương trình đều đủ bài" in said or "Còn trống" in said or "chỗ" in said
    edit(desk / BEP, "kind: collective", "kind: tap-the")
    assert soon(lambda: "Còn LỖI nên chưa tính được" in here.ask(f"/{KEY}/board/ahead").read().decode())


def test_a_desk_without_a_story_says_how_to_begin(desk: Path, here: Opened) -> None:
    for path in (desk / "exemplars").rglob("*.md"):
        path.unlink()
    said = here.ask(f"/{KEY}/").read().decode()
    assert "chưa có bài nào" in said
    assert f'href="/{KEY}/do/new"' in said
