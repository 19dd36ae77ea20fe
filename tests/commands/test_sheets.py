"""The sheets in output/office/ are what the desk would print now: all of it, nothing more, nobody who may not be named."""

from dataclasses import replace
from datetime import date, time, timedelta
from functools import partial
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest

from newsdesk import commands
from newsdesk.commands import diary_book, office, recording_files, rundown_files
from newsdesk.commands.coming import closing_script
from newsdesk.commands.console import UsageFault
from newsdesk.commands.reading import Readable, read
from newsdesk.commands.sheets import week_asked
from newsdesk.errors import DeskError
from newsdesk.model.diary import Entry, Outcome
from newsdesk.model.plan import Period
from newsdesk.model.programme import Part
from newsdesk.model.recording import Recording
from newsdesk.model.rundown import Item, Rundown
from newsdesk.model.script import Version
from newsdesk.planning.diary import to_text
from newsdesk.traces import find
from tests.announcers import listed

TODAY = date(2026, 11, 20)
TU = "exemplars/2026/tu-thuoc-xanh.md"


def a_desk(root: Path) -> Readable:
    desk = read(root, TODAY).sound
    assert desk
    return desk


def a_rundown(desk: Readable, day: date) -> Rundown:
    script = desk.spoken.by_slug["tu-thuoc-xanh"][Version.LONG]
    item = Item(
        part=Part.EXEMPLAR, title=script.shown_title, starts=timedelta(), length=timedelta(seconds=20),
        slug=script.slug, digest=script.digest, voice="giọng máy", synthetic=True,
    )  # fmt: skip
    return Rundown(
        day=day, slot="sang", programme="ban-tin", title="Bản tin nhỏ", opens=time(5, 45),
        slot_length=timedelta(minutes=2), items=(item,),
    )  # fmt: skip


def planned(root: Path) -> None:
    """Put rundowns of yesterday and today on file."""
    desk = a_desk(root)
    days = [TODAY - timedelta(days=1), TODAY]
    rundown_files.write(root, [a_rundown(desk, day) for day in days], desk.past, days[0])


def papers(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root / "output/office").as_posix(): path.read_bytes() for path in files_of(root)}


def files_of(root: Path) -> list[Path]:
    return sorted(path for path in (root / "output/office").rglob("*") if path.is_file())


def whole_text(root: Path) -> str:
    text = ""
    for path in files_of(root):
        if is_zipfile(path):
            with ZipFile(path) as archive:
                text += "".join(archive.read(name).decode() for name in archive.namelist())
        else:
            text += path.read_text(encoding="utf-8")
    return text


def sheets(root: Path, **asked: str) -> str:
    code = commands.run("sheets", root=root, today=TODAY, **asked)
    assert code == 0
    return whole_text(root)


def test_writes_a_sheet_for_each_script_each_programme_and_each_week(desk: Path) -> None:
    planned(desk)
    assert "Phòng Y tế dán nhãn xanh cho bốn mươi hộp thuốc." in sheets(desk)
    stories = [Path(name).stem for name in a_desk(desk).spoken.scripts]
    announcer = [*stories, "tin-nuoc-am", "2026-11-20-sang"]
    wanted = {f"announcer/{name}.{kind}" for name in announcer for kind in ("html", "docx")}
    assert papers(desk).keys() == wanted | {"weeks/2026-W47.html", "weeks/2026-W47.xlsx"}


def test_a_second_run_touches_nothing(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    planned(desk)
    sheets(desk)
    before, times = papers(desk), {path: path.stat().st_mtime_ns for path in files_of(desk)}
    sheets(desk)
    assert papers(desk) == before
    assert {path: path.stat().st_mtime_ns for path in files_of(desk)} == times
    assert "0 tệp thay đổi" in capsys.readouterr().out


def test_the_same_desk_elsewhere_gives_the_same_bytes(desk: Path, tmp_path: Path) -> None:
    planned(desk)
    sheets(desk)
    moved = tmp_path / "nơi khác"
    (desk / "output").rename(tmp_path / "cũ")
    desk.rename(moved)
    sheets(moved)
    old = {
        p.relative_to(tmp_path / "cũ/office").as_posix(): p.read_bytes() for p in files_below(tmp_path / "cũ/office")
    }
    assert papers(moved) == old


def files_below(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_story_that_was_taken_back_leaves_every_sheet(desk: Path) -> None:
    planned(desk)
    assert "Tủ thuốc dán nhãn xanh" in sheets(desk)
    story = desk / TU
    text = story.read_text(encoding="utf-8")
    story.write_text(
        text.replace("stage: approved", "stage: withdrawn\nwithdrawn: {on: 2026-11-19, because: consent}"),
        encoding="utf-8",
    )
    fresh = a_desk(desk)
    office.announcer_sheets(desk, fresh, (), TODAY)
    office.week_sheets(desk, fresh, (), TODAY)
    assert "Tủ thuốc" not in whole_text(desk)
    assert "tu-thuoc-xanh" not in " ".join(papers(desk))


def test_nobody_is_named_beyond_what_is_read_aloud(desk: Path) -> None:
    story = desk / TU
    text = story.read_text(encoding="utf-8")
    people = "people:\n  - {name: Lò Văn Kín, role: staff, post: Y sĩ}\n  - {name: Quàng Thị Ẩn, role: resident}\n"
    story.write_text(text.replace("summary:", people + "summary:"), encoding="utf-8")
    asked = {"stories": [TU], "by": "Người duyệt", "office": "Phó Trưởng Cơ sở", "on": None}
    assert commands.run("approve", root=desk, today=TODAY, **asked) == 0
    said = sheets(desk)
    assert "dán nhãn xanh cho bốn mươi hộp thuốc" in said
    assert "Kín" not in said
    assert "Quàng" not in said


def test_a_diary_is_counted_and_one_that_cannot_be_read_is_said(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    planned(desk)
    missed = Entry(
        day=TODAY - timedelta(days=1), slot="sang", opens=time(5, 45), outcome=Outcome.MISSED, why="Mất điện."
    )
    (desk / diary_book.FILE).write_text(to_text([missed]), encoding="utf-8")
    assert "Mất điện." in sheets(desk)
    (desk / diary_book.FILE).write_text("ngày,khung\n1,2\n", encoding="utf-8")
    assert commands.run("sheets", root=desk, today=TODAY) == 1
    assert "diary-unreadable" in capsys.readouterr().out


def test_another_week_can_be_asked_for(desk: Path) -> None:
    sheets(desk, week="2026-W02")
    assert "weeks/2026-W02.html" in papers(desk)
    sheets(desk)
    assert "weeks/2026-W02.html" not in papers(desk)


@pytest.mark.parametrize(
    "written", ["2026-W54", "2026-W00", "2026", "W48-2026", "0000-W01", "", "2026-W4８", "9999-W52"]
)
def test_a_week_that_is_none_is_said(written: str) -> None:
    with pytest.raises(UsageFault, match="ví dụ 2026-W48"):
        week_asked(written)


def test_a_week_is_read_as_people_write_it() -> None:
    assert week_asked(" 2026-W48 ") == Period(since=date(2026, 11, 23), until=date(2026, 11, 29))


def test_with_an_error_on_the_desk_nothing_is_written(desk: Path) -> None:
    story = desk / TU
    story.write_text(story.read_text(encoding="utf-8").replace("unit: phong-y-te", "unit: phong-x"), encoding="utf-8")
    assert commands.run("sheets", root=desk, today=TODAY) == 1
    assert not (desk / "output/office").exists()


def test_times_follow_the_announcers_own_rate(desk: Path) -> None:
    usual = sheets(desk)
    recordings = tuple(
        Recording(
            slug="x", script=f"{number:032}", file="a.wav", digest="1" * 32, by="chị Hoa", on=TODAY,
            length=timedelta(minutes=3), syllables=300,
        )
        for number in range(2)
    )  # fmt: skip
    recording_files.change(desk, lambda _: recordings)
    slower = sheets(desk, by="chị Hoa")
    assert slower != usual
    with pytest.raises(UsageFault, match="Có phải “chị Hoa”"):
        sheets(desk, by="chị Hoaa")


def test_the_closing_of_a_programme_names_who_read(desk: Path) -> None:
    listed(desk, "chị Hoa")
    found = a_desk(desk)
    airing = found.week.airings[0]
    script = closing_script(found.library, airing, ("chị Hoa",))
    tale = replace(a_rundown(found, TODAY).items[0], voice="chị Hoa", synthetic=False)
    last = Item(part=Part.CLOSING, title="Lời kết", starts=tale.ends, length=timedelta(seconds=9), digest=script.digest)
    rundown_files.write(desk, [replace(a_rundown(found, TODAY), items=(tale, last))], found.past, TODAY)
    assert "có phần do chị Hoa đọc" in sheets(desk)


def test_an_announcer_whose_slip_has_ended_stands_by_role_in_what_is_made_anew(desk: Path) -> None:
    with (desk / "content/facility.yaml").open("a", encoding="utf-8") as stream:
        stream.write("announcers:\n  - {name: Lường Thị Xuân, consent: PDY-2}\n")
    slips = desk / "content/consents.yaml"
    held = slips.read_text("utf-8") + "  - {slip: PDY-2, name: [loudspeaker], voice: [loudspeaker]}\n"
    slips.write_text(held, encoding="utf-8")
    rundowns = [a_rundown(a_desk(desk), day) for day in (TODAY - timedelta(days=1), TODAY)]
    read_by = replace(rundowns[0].items[0], voice="Lường Thị Xuân", synthetic=False)
    rundowns = [replace(one, items=(read_by,)) for one in rundowns]
    rundown_files.write(desk, rundowns, a_desk(desk).past, TODAY - timedelta(days=1))
    for slip, names in ((held, 3), (held.replace("{slip: PDY-2", "{slip: PDY-2, until: 2026-11-19"), 0)):
        slips.write_text(slip, encoding="utf-8")
        assert commands.run("sheets", root=desk, today=TODAY, week=None, by="") == 0
        assert len({hit.path for hit in find(desk / "output/office", ["Lường Thị Xuân"])}) == names


def test_many_papers_are_drawn_when_it_is_their_turn_and_counted_once(tmp_path: Path) -> None:
    papers: dict[str, office.Paper] = {f"phieu-{n}.html": partial(str.format, "Phiếu {}", n) for n in range(200)}
    papers["bien-ban.docx"] = b"PK"
    (tmp_path / "giay").mkdir()
    (tmp_path / "giay/cu.html").write_text("cũ", "utf-8")
    assert office.written(tmp_path, "giay", papers) == 202
    made = {path.name: path.read_bytes() for path in (tmp_path / "giay").iterdir()}
    assert made == {f"phieu-{n}.html": f"Phiếu {n}".encode() for n in range(200)} | {"bien-ban.docx": b"PK"}
    assert office.written(tmp_path, "giay", papers) == 0
    papers["phieu-7.html"] = "Phiếu bảy"
    assert office.written(tmp_path, "giay", papers) == 1


def test_a_fault_in_one_of_many_papers_is_not_passed_over(tmp_path: Path) -> None:
    papers: dict[str, office.Paper] = {f"phieu-{n}.html": "một" for n in range(200)}
    (tmp_path / "giay/phieu-150.html").mkdir(parents=True)
    with pytest.raises(DeskError):
        office.written(tmp_path, "giay", papers)


NEWS, PROGRAMMES = "content/news/nuoc-am.md", "content/programmes.yaml"
OF_NEWS, OF_TODAY = "announcer/tin-nuoc-am.", f"announcer/{TODAY}-sang."


@pytest.mark.parametrize(
    ("name", "right", "wrong", "going"),
    [
        (NEWS, "có nước ấm", "nấu nước ấm", (OF_NEWS,)),
        (NEWS, "until: 2026-12-31", "until: 2026-11-19", (OF_NEWS,)),
        (PROGRAMMES, "Chào các bạn", "Chào bà con", (OF_TODAY,)),
        (PROGRAMMES, "do máy tạo ra", "của máy", (OF_TODAY,)),
    ],
)
def test_a_sheet_goes_with_the_words_that_it_was_made_of(
    desk: Path, name: str, right: str, wrong: str, going: tuple[str, ...]
) -> None:
    planned(desk)
    assert commands.run("sheets", root=desk, today=TODAY) == 0
    made = papers(desk)
    assert {f"{one}{ending}" for one in (OF_NEWS, OF_TODAY) for ending in ("html", "docx")} <= made.keys()
    assert commands.run("update", root=desk, today=TODAY) == 0
    assert papers(desk) == made
    text = (desk / name).read_text("utf-8")
    assert right in text
    (desk / name).write_text(text.replace(right, wrong), encoding="utf-8")
    assert commands.run("update", root=desk, today=TODAY) == 0
    assert made.keys() - papers(desk).keys() == {f"{one}{ending}" for one in going for ending in ("html", "docx")}


def test_the_sheet_of_a_programme_goes_with_the_words_of_news_in_it(desk: Path) -> None:
    planned(desk)
    found = a_desk(desk)
    script = found.week.texts[Part.NEWS]["nuoc-am"]
    rundown = a_rundown(found, TODAY)
    news = replace(rundown.items[0], part=Part.NEWS, title=script.title, slug="nuoc-am", digest=script.digest)
    rundown_files.write(desk, [replace(rundown, items=(news, *rundown.items))], found.past, TODAY)
    assert commands.run("sheets", root=desk, today=TODAY) == 0
    text = (desk / NEWS).read_text("utf-8")
    (desk / NEWS).write_text(text.replace("có nước ấm", "nấu nước ấm"), encoding="utf-8")
    assert commands.run("update", root=desk, today=TODAY) == 0
    assert not [name for name in papers(desk) if name.startswith((OF_NEWS, OF_TODAY))]


def test_sheets_of_yesterday_stay_as_they_were(desk: Path) -> None:
    planned(desk)
    assert commands.run("sheets", root=desk, today=TODAY) == 0
    made = papers(desk)
    (desk / NEWS).write_text((desk / NEWS).read_text("utf-8").replace("2026-12-31", f"{TODAY}"), encoding="utf-8")
    assert commands.run("update", root=desk, today=TODAY + timedelta(days=1)) == 0
    gone = made.keys() - papers(desk).keys()
    assert gone == {f"{OF_NEWS}html", f"{OF_NEWS}docx"}  # which is told no more; the programme told it on its day


def test_no_sheet_is_made_of_news_that_begins_after_a_slip_has_ended(desk: Path) -> None:
    name_somebody(desk, until="2026-11-21")
    text = (desk / NEWS).read_text("utf-8").replace("2026-09-01", "2026-11-25").replace("Tổ bếp", "chị Lò Thị Hoa")
    (desk / NEWS).write_text(text, encoding="utf-8")
    assert commands.run("sheets", root=desk, today=TODAY) == 0
    assert not [name for name in papers(desk) if name.startswith(OF_NEWS)]


def test_a_sheet_goes_with_the_leave_of_whom_only_the_lexicon_names_in_it(desk: Path) -> None:
    name_somebody(desk, until="2030-12-31")
    planned(desk)
    lexicon = desk / "content/lexicon.tsv"
    plain = lexicon.read_text("utf-8")
    lexicon.write_text(f"{plain}LTH\tLò Thị Hoa\n", encoding="utf-8")
    (desk / NEWS).write_text((desk / NEWS).read_text("utf-8").replace("Tổ bếp", "Chị LTH"), encoding="utf-8")
    assert commands.run("sheets", root=desk, today=TODAY) == 0
    made = papers(desk)
    assert b"L\xc3\xb2 Th\xe1\xbb\x8b Hoa" in made[f"{OF_NEWS}html"]
    assert commands.run("update", root=desk, today=TODAY) == 0
    assert papers(desk) == made
    lexicon.write_text(plain, encoding="utf-8")
    assert commands.run("update", root=desk, today=TODAY) == 0
    assert made.keys() - papers(desk).keys() == {f"{OF_NEWS}html", f"{OF_NEWS}docx"}


def name_somebody(desk: Path, until: str) -> None:
    """List a member of the staff by a whole name in a draft, and give her a slip for the loudspeakers."""
    draft = "title: Người mới\nkind: model\nfield: doi-song\nunit: to-bep\nstage: draft"
    listed = "people:\n- {name: Lò Thị Hoa, role: staff, post: Tổ trưởng, consent: PDY-8}"
    (desk / "exemplars/2026/nguoi-moi.md").write_text(f"---\n{draft}\n{listed}\n---\n\nĐang viết.\n", encoding="utf-8")
    slips = desk / "content/consents.yaml"
    slip = f"  - {{slip: PDY-8, name: [loudspeaker], until: {until}}}\n"
    slips.write_text(slips.read_text("utf-8") + slip, encoding="utf-8")
