"""A withdrawal takes the person out of every output, is written down without personal data, and can be resumed."""

import shutil
import sys
from datetime import date, time
from pathlib import Path

import pytest

from newsdesk import commands, files
from newsdesk.audio import clips
from newsdesk.audio.voices import EspeakVoice
from newsdesk.commands import (
    consent_edit,
    console,
    diary_book,
    publish,
    withdraw_consent,
    withdrawal_case,
    withdrawal_records,
)
from newsdesk.commands.console import COPY, UsageFault
from newsdesk.commands.recording_files import REGISTER
from newsdesk.commands.rundown_files import FOLDER as RUNDOWNS
from newsdesk.council.clocks import Step, Withdrawal
from newsdesk.council.registration_snapshot import UNNAMED
from newsdesk.errors import DeskError
from newsdesk.model.diary import Entry, Outcome
from newsdesk.model.script import Line, Script
from newsdesk.recall.at_rest import FILE as MEMORY
from newsdesk.traces import search
from tests.announcers import listed
from tests.commands.failing import refuse_to_read
from tests.commands.test_commands import edit
from tests.conftest import SMALL_DESK

TODAY, RECEIVED = date(2026, 11, 20), date(2026, 11, 19)
CONSENTS = "content/consents.yaml"
CLOCKS = "clocks:\n  - {since: 2026-01-01, acknowledge_working_days: 2, stop_days: 15, delete_days: 20, law: Luật 91}\n"
PAGE = "output/site/bai/bep-mot-chieu.html"
SCRIPT = "audio_scripts/scripts/2026/bep-mot-chieu.txt"


def withdraw(desk: Path, slip: str = "PDY-1", **asked: date) -> int:
    return commands.run("withdraw_consent", root=desk, today=TODAY, slip=slip, **asked)


def outputs_with(desk: Path, names: list[str]) -> tuple[str, ...]:
    return tuple(sorted({hit.path for hit in search(desk, names, withdrawal_case.PLACES).hits}))


def files_in(desk: Path, folder: str) -> set[str]:
    return {path.relative_to(desk).as_posix() for path in (desk / folder).rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the small desk, published, with its sheets: made once, for each test to copy."""
    desk = Path(shutil.copytree(SMALL_DESK, tmp_path_factory.mktemp("ban") / "Bàn"))
    (desk / "content/papers.yaml").write_text(CLOCKS, encoding="utf-8")
    assert commands.run("publish", root=desk, today=TODAY) == 0
    assert commands.run("sheets", root=desk, today=TODAY, week=None, by="") == 0
    return desk


@pytest.fixture
def published(once: Path, tmp_path: Path) -> Path:
    """Return a copy of the published desk to do with as one likes."""
    return Path(shutil.copytree(once, tmp_path / "Bàn đã phát hành"))


def test_nothing_is_left_of_a_person_who_takes_consent_back(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = published
    clips, before = files_in(desk, ".cache/clips"), (desk / CONSENTS).read_bytes()
    holding = outputs_with(desk, ["Chị Hoa"])
    assert {PAGE, SCRIPT} <= set(holding)
    assert any(name.startswith("output/office/announcer/") and name.endswith(".docx") for name in holding)
    capsys.readouterr()

    assert withdraw(desk, received=RECEIVED) == 0
    said = capsys.readouterr().out
    assert all(name in said for name in holding)
    assert "không còn tệp nào" in said or "audio_scripts/rundowns/" in said
    assert outputs_with(desk, ["Chị Hoa"]) == ()
    assert not any("bep-mot-chieu" in name for name in files_in(desk, "output"))
    assert clips - files_in(desk, ".cache/clips")
    old, new = before.splitlines(), (desk / CONSENTS).read_bytes().splitlines()
    assert [line for line in new if line not in old] == [old[1][:-1] + b", withdrawn: 2026-11-19}"]

    (record,) = withdrawal_records.read(desk)
    assert (record.slip, record.received, record.stories) == ("PDY-1", RECEIVED, ("bep-mot-chieu",))
    assert record.outputs >= len(holding)
    assert dict(record.done) == {Step.STOP: TODAY}
    proof = (desk / "output/office/consent/xac-nhan-PDY-1.txt").read_text("utf-8")
    assert "Hoa" not in proof
    assert "xác nhận: ngày 19/11/2026, " in proof
    assert "thực hiện ngày 20/11/2026" in proof
    assert "chưa thực hiện" in proof
    assert (desk / "output/office/consent/xac-nhan-PDY-1.docx").is_file()


def test_a_story_that_has_aired_today_already_is_stopped_today(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = published
    rundown = next(path for path in sorted((desk / RUNDOWNS).iterdir()) if "bep-mot-chieu" in path.read_text("utf-8"))
    aired = Entry(day=date.fromisoformat(rundown.name[:10]), slot="sang", opens=time(5, 45), outcome=Outcome.AIRED)
    diary_book.add(desk, aired)
    assert commands.run("withdraw_consent", root=desk, today=aired.day, slip="PDY-1") == 0
    assert "không còn tệp nào" in capsys.readouterr().out
    assert "bep-mot-chieu" in rundown.read_text("utf-8")
    (record,) = withdrawal_records.read(desk)
    assert dict(record.done) == {Step.STOP: aired.day}


def test_what_was_listened_to_before_it_was_approved_or_after_it_was_changed_goes_too(published: Path) -> None:
    cache = published / ".cache/clips"
    told = files_in(published, ".cache/clips")
    for number in range(2):  # as the desk's booth makes them
        text = (Line(f"Chị Hoa kể lần {number}."),)
        draft = Script(slug="bep-mot-chieu", source="exemplars/2026/bep-mot-chieu.md", title="Bếp", parts=text)
        clips.clip(draft, EspeakVoice(), cache)
    drafts = files_in(published, ".cache/clips") - told
    assert len(drafts) == 4
    assert withdraw(published) == 0
    left = files_in(published, ".cache/clips")
    assert not drafts & left
    assert told & left, "what is still told is not read anew"


def test_a_portal_s_folder_goes_whole_once_one_of_its_files_names_the_person(published: Path) -> None:
    """What a voice says in its sound can be searched by nobody."""
    package = published / "output/office/portal"
    for name in ("tu-thuoc-xanh/bai.html", "tu-thuoc-xanh/tu-thuoc-xanh.mp3", "tu-thuoc-xanh.zip", "khac/khac.mp3"):
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_text("Học từ Chị Hoa." if name.endswith("html") else "", encoding="utf-8")
    assert set(withdrawal_case.Case("PDY-1", ("Chị Hoa",)).papers(published, TODAY)) >= {
        f"output/office/portal/{name}"
        for name in ("tu-thuoc-xanh/bai.html", "tu-thuoc-xanh/tu-thuoc-xanh.mp3", "tu-thuoc-xanh.zip")
    }
    assert withdraw(published) == 0
    assert files_in(published, "output/office/portal") == {"output/office/portal/khac/khac.mp3"}


def test_no_empty_folder_keeps_a_name_that_was_its_own(published: Path) -> None:
    """A poster lies in a folder that is called as its story is."""
    poster = published / "output/office/poster/bep-mot-chieu/ap-phich.html"
    other = published / "output/office/exchange/2026-11-20/chi-hoa"
    poster.parent.mkdir(parents=True)
    poster.write_text("Chị Hoa", encoding="utf-8")
    other.mkdir(parents=True)
    assert "output/office/exchange/2026-11-20/chi-hoa" in outputs_with(published, ["Chị Hoa"])
    assert withdraw(published) == 0
    assert not (published / "output/office/poster").exists()
    assert not (published / "output/office/exchange").exists()
    assert outputs_with(published, ["Chị Hoa"]) == ()


def test_an_empty_folder_that_is_called_so_is_said_as_left(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (published / "output/chi-hoa").mkdir()
    assert withdraw(published) == 0
    assert "Còn 1 tệp có tên như người này" in (said := capsys.readouterr().out)
    assert said.count("  output/chi-hoa\n") == 2


def test_a_killed_command_goes_on_where_it_was(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(_root: Path, _today: date) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(withdraw_consent.publish, "run", killed)
        withdraw(published, received=RECEIVED)
    (halfway,) = withdrawal_records.read(published)
    assert halfway.done == ()
    assert (published / PAGE).is_file()
    assert withdraw(published) == 0
    (record,) = withdrawal_records.read(published)
    assert (record.received, record.outputs, dict(record.done)) == (RECEIVED, halfway.outputs, {Step.STOP: TODAY})
    assert outputs_with(published, ["Chị Hoa"]) == ()


def test_a_mistake_elsewhere_stops_the_publish_but_not_the_withdrawal(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(published / "exemplars/2025/y-tuong.md", "unit: to-bep", "unit: to-bepp")
    assert withdraw(published) == 1
    said = capsys.readouterr().out
    assert "[unit-unknown]" in said
    assert "Phiếu đã rút, nhưng CHƯA phát hành lại được" in said
    assert "withdrawn: 2026-11-20" in (published / CONSENTS).read_text("utf-8")
    assert PAGE in outputs_with(published, ["Chị Hoa"])
    assert commands.run("status", root=published, today=date(2026, 12, 20)) == COPY
    assert "ngừng sử dụng: hạn 5/12/2026, QUÁ HẠN 15 ngày." in capsys.readouterr().out
    edit(published / "exemplars/2025/y-tuong.md", "unit: to-bepp", "unit: to-bep")
    assert withdraw(published) == 0
    assert outputs_with(published, ["Chị Hoa"]) == ()


def test_days_of_answer_and_deletion_are_written_down_until_all_is_done(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "content/papers.yaml").write_text(CLOCKS, encoding="utf-8")
    monkeypatch.setattr(publish, "run", lambda _root, _today: 0)  # what it does is looked at above
    with pytest.raises(UsageFault, match="chưa rút"):
        withdraw(desk, acknowledged=TODAY)
    withdraw(desk, received=RECEIVED)
    withdraw(desk, acknowledged=TODAY)
    with pytest.raises(UsageFault, match="trước ngày nhận"):
        withdraw(desk, deleted=date(2026, 11, 1))
    capsys.readouterr()
    commands.run("status", root=desk, today=TODAY)
    said = capsys.readouterr().out
    assert "xóa hẳn: hạn 9/12/2026, còn 19 ngày." in said
    assert "báo lại" not in said
    withdraw(desk, deleted=TODAY)
    commands.run("status", root=desk, today=TODAY)
    assert "Rút phiếu" not in capsys.readouterr().out


def test_a_name_is_not_forgotten_before_somebody_says_that_all_is_deleted(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once no story lists her, the desk cannot know whom another story names."""
    monkeypatch.setattr(publish, "run", lambda _root, _today: 0)
    assert withdraw(desk) == 0
    assert commands.run("check", root=desk, today=TODAY) == 0
    edit(desk / "exemplars/2026/bep-mot-chieu.md", ", consent: PDY-1", "")
    capsys.readouterr()
    assert commands.run("check", root=desk, today=TODAY) == COPY
    assert "content/records/withdrawals.csv:2: LỖI [withdrawal-forgotten]" in capsys.readouterr().out
    withdraw(desk, deleted=TODAY)
    capsys.readouterr()
    commands.run("check", root=desk, today=TODAY)
    assert "withdrawal-forgotten" not in capsys.readouterr().out


def test_a_list_of_registrations_that_was_frozen_learns_to_keep_the_name_out(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was frozen before the story listed her, or by hand."""
    monkeypatch.setattr(publish, "run", lambda _root, _today: 0)
    kept = desk / "content/records/registrations-2026.csv"
    kept.parent.mkdir(exist_ok=True)
    facts = "to-bep,collective,doi-song,Chị Hoa và gian bếp,2026-08-01,Kê lại bàn,"
    rows = [f"2026-08-15,{slug},{facts}\n" for slug in ("bep-mot-chieu", "chuyen-khac")]
    kept.write_text("".join(["frozen,slug,unit,kind,field,title,on,goal,expected\n", *rows]), encoding="utf-8")
    withdraw(desk)
    named, other = kept.read_text("utf-8").splitlines()[1:]
    assert UNNAMED in named
    assert "Kê lại bàn" in named
    assert "Chị Hoa" in other, "elsewhere it is another Chị Hoa"


def test_an_announcers_own_recordings_go_with_the_slip(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish, "run", lambda _root, _today: 0)
    edit(desk / "content/facility.yaml", "place:", "announcers:\n  - {name: chị Lan, consent: PDY-2}\nplace:")
    edit(desk / CONSENTS, "slips:", "slips:\n  - slip: PDY-2\n    voice: [loudspeaker]  # đọc\n")
    rows = [f"bep-mot-chieu,long,{by},{by}.wav,0,{by},2026-11-01,9.000,20,0.000,0" for by in ("chị Lan", "anh Sơn")]
    heads = "slug,version,script,file,digest,by,on,length,syllables,silence,channel"
    (desk / REGISTER).parent.mkdir(exist_ok=True)
    (desk / REGISTER).write_text("\n".join([heads, *rows, ""]), encoding="utf-8")
    (desk / "media").mkdir()
    for by in ("chị Lan", "anh Sơn"):
        (desk / f"media/{by}.wav").write_bytes(b"RIFF")
    assert withdraw(desk, "PDY-2") == 0
    assert files_in(desk, "media") == {"media/anh Sơn.wav"}
    assert "Lan" not in (desk / REGISTER).read_text("utf-8")
    assert "  - slip: PDY-2\n    withdrawn: 2026-11-20\n    voice: [loudspeaker]  # đọc\n" in (
        desk / CONSENTS
    ).read_text("utf-8")


@pytest.mark.parametrize(("announcers", "stays"), [("", False), ("chị Hoa", True)], ids=["nobody", "somebody else"])
def test_what_the_person_of_a_story_read_goes_unless_another_is_listed_so(
    desk: Path, announcers: str, stays: bool
) -> None:
    """Whoever reads and is told of may have been listed by no slip of a reader, or by one no longer."""
    if announcers:
        listed(desk, announcers)
    heads = "slug,version,script,file,digest,by,on,length,syllables,silence,channel"
    row = f"tu-thuoc-xanh,long,{'0' * 32},recordings/a.wav,{'1' * 32},chị Hoa,2026-11-01,60.000,200,0.000,0"
    (desk / REGISTER).parent.mkdir(exist_ok=True)
    (desk / REGISTER).write_text(f"{heads}\n{row}\n", encoding="utf-8")
    (desk / "media/recordings").mkdir(parents=True)
    (desk / "media/recordings/a.wav").write_bytes(b"her voice")
    withdraw(desk, "PDY-1")
    assert (desk / "media/recordings/a.wav").exists() is stays
    assert ("chị Hoa" in (desk / REGISTER).read_text("utf-8")) is stays


@pytest.mark.parametrize("slug", ["nguyen-van-mau", "nguyen-van-mau1990", "nguyenvanmau2"])
def test_the_record_does_not_hold_the_name_that_a_file_was_called_by(
    desk: Path, monkeypatch: pytest.MonkeyPatch, slug: str
) -> None:
    monkeypatch.setattr(publish, "run", lambda _root, _today: 0)
    story = desk / f"exemplars/2025/{slug}.md"
    (desk / "exemplars/2025/y-tuong.md").rename(story)
    edit(story, "stage: draft", "stage: draft\npeople:\n  - {name: Nguyễn Văn Mẫu, role: staff, consent: PDY-2}")
    edit(desk / CONSENTS, "slips:", "slips:\n  - {slip: PDY-2, name: [web]}")
    withdraw(desk, "PDY-2")
    assert "mau" not in (desk / withdrawal_records.FILE).read_text("utf-8")


@pytest.mark.parametrize(
    ("slip", "asked", "why"),
    [
        ("PDY-9", {}, "Không có phiếu “PDY-9”"),
        ("PDY-1", {"received": date(2026, 11, 21)}, "không thể sau hôm nay"),
        ("PDY-1", {"received": date(1, 1, 1)}, "từ năm 2000 đến năm 2100"),
    ],
)
def test_says_what_was_asked_wrong(desk: Path, slip: str, asked: dict[str, date], why: str) -> None:
    with pytest.raises(UsageFault, match=why):
        withdraw(desk, slip, **asked)


def test_a_number_that_is_not_there_is_not_said_to_mean_somebody_elses_slip(desk: Path) -> None:
    with pytest.raises(UsageFault) as refused:
        withdraw(desk, "PDY-2")
    assert "PDY-1" not in str(refused.value)


HEADING = ",".join(withdrawal_records.COLUMNS)
SETTLED = "PDY-7,2026-10-01,2026-10-02,2026-10-02,2026-10-05,bep-cu,3"
DAMAGED = [
    (f"{HEADING}\n{SETTLED}\nPDY-8,2026-13-40,,,,,0\n".encode(), 3),
    (f"{HEADING}\n{SETTLED}\nPDY-\0,2026-10-01,,,,,0\n".encode(), 3),
    (f"{HEADING}\n{SETTLED}\nPDY-8,9999-12-01,,,,,0\n".encode(), 3),
    (f"{HEADING}\n<<<<<<< HEAD\n{SETTLED}\n=======\n>>>>>>> khac\n".encode(), 2),
    (f"{HEADING}\n{SETTLED}\n".encode() + b"PDY-\xff,2026-10-01,,,,,0\n", 3),
    (b"slip,received\nPDY-1,2026-10-01\n", 1),
]


@pytest.mark.parametrize(("content", "line"), DAMAGED, ids=["day", "nul", "year", "merge", "bytes", "heading"])
def test_a_damaged_record_is_said_with_its_line_and_nothing_is_written(
    desk: Path, capsys: pytest.CaptureFixture[str], content: bytes, line: int
) -> None:
    path = desk / withdrawal_records.FILE
    path.parent.mkdir()
    path.write_bytes(content)
    before = {name: (desk / name).read_bytes() for name in files_in(desk, "content")}
    said = f"{withdrawal_records.FILE}:{line}: LỖI [withdrawals-unreadable] Sổ rút phiếu bị hỏng ở dòng này"
    for name in ("check", "status"):
        assert commands.run(name, root=desk, today=TODAY) == COPY
        told = capsys.readouterr().out
        assert said in told
        assert name == "check" or "Bản thu: " in told
    for asked in ({"received": RECEIVED}, {"deleted": TODAY}):
        assert withdraw(desk, **asked) == COPY
        told = capsys.readouterr().out
        assert said in told
        assert "Chưa ghi gì" in told
    assert {name: (desk / name).read_bytes() for name in files_in(desk, "content")} == before
    assert files_in(desk, "output") == set()
    with pytest.raises(DeskError, match="withdrawals-unreadable"):
        withdrawal_records.keep(desk, Withdrawal(slip="PDY-1", received=RECEIVED))
    assert path.read_bytes() == content


def test_a_folder_in_the_record_s_place_is_a_damaged_one(desk: Path) -> None:
    (desk / withdrawal_records.FILE).mkdir(parents=True)
    assert withdraw(desk) == COPY


def test_a_record_that_a_spreadsheet_wrote_anew_is_still_read(desk: Path) -> None:
    path = desk / withdrawal_records.FILE
    path.parent.mkdir()
    path.write_bytes(f"\ufeff{HEADING}\r\n{SETTLED}\r\n".encode())
    (record,) = withdrawal_records.read(desk)
    assert (record.slip, record.is_open) == ("PDY-7", False)


REGISTERS = [
    ("slips:\n  - {slip: A, name: [web]}\n", "  - {slip: A, name: [web], withdrawn: 2026-11-20}"),
    ("slips: [{slip: A, name: [web], }]\n", "slips: [{slip: A, name: [web], withdrawn: 2026-11-20}]"),
    ("slips:\n  - slip: A\n    name: [web]\n", "  - slip: A\n    withdrawn: 2026-11-20\n    name: [web]"),
    ("slips:\r\n  - slip: A", "  - slip: A\r\n    withdrawn: 2026-11-20\r\n"),
    ("slips:\n  - {slip: A, withdrawn: 2027-01-01}\n", "  - {slip: A, withdrawn: 2026-11-20}"),
]


@pytest.mark.parametrize(("written", "edited"), REGISTERS)
def test_only_the_slips_own_line_changes(written: str, edited: str) -> None:
    found = consent_edit.with_withdrawal(f"# ghi chú\n{written}".encode(), "A", TODAY)
    assert found is not None
    assert edited in found.decode()
    register = consent_edit.register_of(found)
    assert register is not None
    assert [slip.withdrawn for slip in register.slips] == [TODAY]


def test_a_register_that_the_machine_cannot_change_is_left_alone() -> None:
    assert consent_edit.with_withdrawal(b"slips: [{slip: A}", "A", TODAY) is None


def test_what_another_program_holds_open_is_said_and_goes_when_the_command_is_run_again(
    published: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows removes no file that is open: the memory of a desk may be so in the browser."""
    held, remove = published / MEMORY, files.remove

    def refuse(path: Path) -> None:
        if path == held:
            raise DeskError("no-permission", path=path)
        remove(path)

    draft = published / "exemplars/2025/y-tuong.md"
    draft.write_text(f"{draft.read_text('utf-8')}\nHỏi thêm Chị Hoa về luống rau.\n", encoding="utf-8")
    with monkeypatch.context() as opened:
        opened.setattr(files, "remove", refuse)
        assert withdraw(published) == console.MACHINE
    said = capsys.readouterr().out
    assert "Chưa xóa được 1 tệp" in said
    assert f"  {MEMORY}\n" in said
    assert "không còn tệp nào" not in said
    assert withdrawal_records.read(published)[0].done_on(Step.STOP) is None
    assert withdraw(published) == 0
    assert not outputs_with(published, ["Chị Hoa"])
    assert withdrawal_records.read(published)[0].done_on(Step.STOP) == TODAY


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process which files it holds open")
def test_the_command_itself_holds_nothing_open_that_it_removes(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[str] = []
    remove = files.remove

    def look(path: Path) -> None:
        held.extend(one.as_posix() for one in map(Path.resolve, Path("/proc/self/fd").iterdir()) if one == path)
        remove(path)

    monkeypatch.setattr(files, "remove", look)
    draft = published / "exemplars/2025/y-tuong.md"
    draft.write_text(f"{draft.read_text('utf-8')}\nHỏi thêm Chị Hoa về luống rau.\n", encoding="utf-8")
    assert withdraw(published) == 0
    assert held == []


def test_a_register_that_somebody_saves_meanwhile_is_not_written_over_and_the_command_goes_on_when_run_again(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    register = desk / consent_edit.FILE
    saved = register.read_bytes() + "# vừa ghi thêm\n".encode()

    def save_meanwhile(content: bytes, slip: str, on: date) -> bytes | None:
        register.write_bytes(saved)
        return consent_edit.with_withdrawal(content, slip, on)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(withdraw_consent, "with_withdrawal", save_meanwhile)
        assert console.guarded(lambda: withdraw(desk)) == COPY
    assert register.read_bytes() == saved
    assert f"Có người vừa lưu {register}" in capsys.readouterr().err
    withdraw(desk)
    assert register.read_bytes() == consent_edit.with_withdrawal(saved, "PDY-1", TODAY)


def test_a_register_that_another_program_holds_is_said(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as held:
        refuse_to_read(desk / CONSENTS, held)
        assert console.guarded(lambda: withdraw(desk)) == console.MACHINE
        with pytest.raises(DeskError, match="no-permission"):
            withdraw_consent._marked(desk, Withdrawal(slip="PDY-1", received=RECEIVED))
    assert f"DỪNG: Không được phép đọc hoặc ghi {desk / CONSENTS}" in capsys.readouterr().err
