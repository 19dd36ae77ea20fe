"""A registration is a file that is valid at once, or no file at all; what is meant may be typed in many ways."""

import threading
from datetime import date
from pathlib import Path
from typing import Any
from unicodedata import normalize
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsdesk import commands, files
from newsdesk.commands import console
from newsdesk.commands.console import COPY, UsageFault
from newsdesk.errors import DeskError
from newsdesk.intake import take_in
from newsdesk.model.story import Kind, Registration, Stage, Story
from tests.commands.test_commands import desk_says, snapshot

TODAY = date(2026, 11, 20)
USUAL: dict[str, Any] = {"unit": "to-bep", "kind": "model", "title": "Nồi cơm cân", "field": "doi-song"}


def register(desk: Path, **asked: Any) -> int:
    return commands.run("register", root=desk, today=TODAY, **(USUAL | asked))


def the(desk: Path, slug: str = "noi-com-can") -> Story:
    library = take_in(desk, TODAY).library
    assert library
    return library.by_slug[slug]


def test_a_registration_is_valid_at_once_and_holds_what_was_asked(desk: Path) -> None:
    said = desk_says(
        desk, "register", "Tổ bếp", "mô hình mới", "--title", 'Nồi cơm "cân" #1: \\ thử', "--field", "Đời sống",
        "--goal", "Cân gạo: ba bước", "--expected", "- bớt 10%", "--award", "Giấy khen", "--contact", "Tổ trưởng",
        "--since", "2026-03-01", "--until", "2026-12-31", "--note", "'", "--on", "2026-08-14",
    )  # fmt: skip
    assert "exemplars/2026/noi-com-can-1-thu.md: đã ghi đăng ký cho năm 2026." in said
    assert "Đăng ký trong hạn (trước ngày 15/8/2026)." in said
    assert take_in(desk, TODAY).problems == ()
    story = the(desk, "noi-com-can-1-thu")
    assert (story.title, story.header.kind, story.header.stage) == (
        'Nồi cơm "cân" #1: \\ thử',
        Kind.MODEL,
        Stage.REGISTERED,
    )
    assert (story.header.unit, story.header.field, story.header.plan) == ("to-bep", "doi-song", "kh-1")
    assert story.header.registration == Registration(
        on=date(2026, 8, 14), goal="Cân gạo: ba bước", expected="- bớt 10%", award="Giấy khen", contact="Tổ trưởng",
        since=date(2026, 3, 1), until=date(2026, 12, 31), note="'",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"on": date(2026, 8, 14)}, "Đăng ký trong hạn (trước ngày 15/8/2026)."),
        ({"on": date(2026, 8, 15)}, "sau hạn (trước ngày 15/8/2026): vẫn nhận, ghi là nộp muộn."),
        ({"on": date(2026, 11, 20), "year": "2027"}, "Đăng ký trong hạn (trước ngày 15/8/2027)."),
        ({"on": date(2025, 12, 31)}, "sau hạn (trước ngày 15/8/2025)"),
        ({"on": date(2025, 1, 1), "year": "2024"}, "Năm 2024 chưa có kế hoạch nào đặt hạn đăng ký."),
        ({"words": {"goal": "x"}}, "Còn thiếu kết quả dự kiến: điền"),
    ],
)
def test_says_at_once_whether_it_is_late(
    desk: Path, capsys: pytest.CaptureFixture[str], asked: dict[str, Any], said: str
) -> None:
    assert register(desk, **asked) == 0
    assert said in capsys.readouterr().out


def test_one_for_the_coming_year_lies_in_its_folder_and_names_its_year(desk: Path) -> None:
    register(desk, year="2027")
    story = the(desk)
    assert story.origin.path == "exemplars/2027/noi-com-can.md"
    assert story.header.registration
    assert story.header.registration.for_year == 2027


@pytest.mark.parametrize("written", ["to-bep", "Tổ bếp", " tổ  BẾP ", normalize("NFD", "Tổ bếp")])
def test_a_unit_may_be_written_in_several_ways(desk: Path, written: str) -> None:
    register(desk, unit=written)
    assert the(desk).header.unit == "to-bep"


@pytest.mark.parametrize("written", ["model", "mô hình mới", "Mô hình", "MÔ HÌNH MỚI"])
def test_a_kind_may_be_written_in_several_ways(desk: Path, written: str) -> None:
    register(desk, kind=written)
    assert the(desk).header.kind is Kind.MODEL


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"unit": "to-bepp"}, "Có phải “to-bep”?"),
        ({"unit": "tổ bép"}, "Có phải “Tổ bếp”?"),
        ({"unit": ""}, "Chưa chọn đơn vị."),
        ({"kind": "modell"}, "Có phải “model”?"),
        ({"field": "đời sông"}, "Có phải “Đời sống”?"),
        ({"field": ""}, "Chưa chọn lĩnh vực. Thêm --field"),
        ({"title": "  "}, "--title"),
        ({"title": "…"}, "--title"),
        ({"slug": "../x"}, "--slug"),
        ({"slug": "tu-thuoc-xanh"}, "--slug"),
        ({"slug": "Hoa"}, "--slug"),
        ({"slug": "a" * 300}, "--slug"),
        ({"on": date(2026, 11, 21)}, "--on"),
        ({"on": date(2024, 12, 31)}, "31/12/2024 chưa có kế hoạch nào (sớm nhất từ ngày 1/1/2025)."),
        ({"year": "năm nay"}, "Không hiểu năm “năm nay”."),
        ({"year": "26"}, "Không hiểu năm “26”."),
    ],
)
def test_says_what_it_does_not_understand_and_writes_nothing(desk: Path, asked: dict[str, Any], said: str) -> None:
    before = snapshot(desk)
    with pytest.raises(UsageFault) as fault:
        register(desk, **asked)
    assert said in str(fault.value)
    assert snapshot(desk) == before


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"title": "Nồi\x07cơm"}, "yaml-control"),
        ({"title": "Nồi \u202ecơm"}, "control-character"),
        ({"title": "rau " * 70}, "title-too-long"),
        ({"title": "Con"}, "slug-reserved"),
        ({"words": {"contact": "a\u2066b"}}, "control-character"),
        ({"since": date(2026, 5, 2), "until": date(2026, 5, 1)}, "registration-backwards"),
        ({"until": date(2026, 11, 19)}, "registration-over"),
        ({"year": "2030"}, "registration-year"),
    ],
)
def test_what_no_story_may_hold_leaves_no_file(
    desk: Path, capsys: pytest.CaptureFixture[str], asked: dict[str, Any], code: str
) -> None:
    before = snapshot(desk)
    assert register(desk, **asked) == COPY
    said = capsys.readouterr().out
    assert f"[{code}]" in said
    assert "Chưa ghi đăng ký nào." in said
    assert snapshot(desk) == before


@given(st.text(min_size=1, max_size=300), st.text(max_size=80))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_typed_makes_a_valid_file_or_none(desk: Path, title: str, goal: str) -> None:
    before = set((desk / "exemplars").rglob("*.md"))
    try:
        code = register(desk, title=title, words={"goal": goal})
    except UsageFault:
        code = None
    made = set((desk / "exemplars").rglob("*.md")) - before
    assert len(made) == (code == 0)
    for path in made:
        assert " ".join(the(desk, path.stem).title.split()) == " ".join(files.nfc(title).split())
        path.unlink()
    assert not [p for p in take_in(desk, TODAY).problems if p.code not in {"title-long"}]


def test_a_long_title_gets_a_slug_that_every_system_takes(desk: Path) -> None:
    register(desk, title="Một hai ba bốn năm sáu bảy tám chín mười " * 4)
    made = list((desk / "exemplars/2026").glob("mot-hai*.md"))
    assert [len(path.stem) <= 80 and not path.stem.endswith("-") for path in made] == [True]


def test_of_two_at_once_under_one_name_one_is_kept_and_the_other_is_told(desk: Path) -> None:
    told: list[str] = []

    def one(goal: str) -> None:
        try:
            register(desk, words={"goal": goal})
            told.append("ghi")
        except UsageFault as fault:
            told.append("đã có" if "đã có" in str(fault) else str(fault))

    threads = [threading.Thread(target=one, args=(goal,)) for goal in ("một", "hai")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == ["ghi", "đã có"]
    assert the(desk).header.registration
    assert not list((desk / "exemplars").rglob(".*"))


def test_a_unit_that_is_no_more_cannot_register(desk: Path) -> None:
    path = desk / "content/facility.yaml"
    text = path.read_text(encoding="utf-8").replace("name: Tổ bếp", "name: Tổ bếp, until: 2026-06-30")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageFault, match="Không có đơn vị"):
        register(desk)
    assert register(desk, on=date(2026, 6, 30)) == 0


def test_what_would_not_be_valid_is_never_on_the_disk(desk: Path) -> None:
    before = snapshot(desk)
    with mock.patch.object(files, "write_if_changed", side_effect=AssertionError):
        assert register(desk, since=date(2026, 12, 31), until=date(2026, 1, 1)) == COPY
    assert snapshot(desk) == before


def test_a_draft_is_begun_alone_and_clears_what_a_killed_command_left(desk: Path) -> None:
    left = desk / "exemplars/2026/.1234-5678.md"
    left.write_text("dở dang", encoding="utf-8")
    (desk / console.UNFINISHED).parent.mkdir(exist_ok=True)
    (desk / console.UNFINISHED).write_bytes(b"")
    with console.overheard() as said:
        assert commands.run("new", root=desk, today=TODAY, **USUAL) == console.CLEAN
    assert console.CUT_SHORT in said
    assert not left.exists()
    assert the(desk).header.stage is Stage.DRAFT
    with files.only_one(desk / console.LOCK), console.hurried(0.2), pytest.raises(DeskError, match="busy"):
        commands.run("new", root=desk, today=TODAY, **(USUAL | {"title": "Bài khác"}))
    assert not (desk / "exemplars/2026/bai-khac.md").exists()
