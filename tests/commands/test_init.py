"""A new facility's desk is made of ten answers: whole, valid from the first minute, or not at all."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest

from newsdesk.commands import check, console, init, publish, schemas
from newsdesk.commands.founding import answers, asking
from newsdesk.commands.founding.answers import Unclear
from newsdesk.commands.founding.questions import FIELDS, QUESTIONS, called_of, founded, place_of, unclear
from newsdesk.files import tree
from newsdesk.intake import take_in
from newsdesk.model.library import Library
from tests.conftest import TODAY
from tests.playout.real import needs

HOME = Path(__file__).parents[2]
TOLD = {
    "name": "Cơ sở cai nghiện ma túy tỉnh Mẫu",
    "superior": "Công an tỉnh Mẫu",
    "units": "Phòng Y tế; Tổ nuôi dưỡng",
}
"""What has no default."""
WHOLE = {
    **TOLD,
    "called": "Trung tâm; CSM",
    "place": "Thị trấn Mẫu",
    "plan": "12/KH-CSM; 5/1/2026; 1/2/2026 - 31/12/2028",
    "fields": "Lao động giỏi | Lao động\nHọc tập tốt",
    "deadline": "1/9",
    "slots": "06:00, 10\n17h30, 20 phút, ngày làm việc",
    "signer": "KT. GIÁM ĐỐC; Phó Giám đốc; Ông “Mẫu”: # lạ",
    "address": "https://mau.example",
}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "Bàn của tỉnh Mẫu"


def library_of(desk: Path) -> Library:
    intake = take_in(desk, TODAY)
    assert intake.library is not None, intake.problems
    return intake.library


@pytest.mark.parametrize("told", [TOLD, WHOLE])
def test_a_new_desk_has_nothing_to_put_right(
    place: Path, told: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert init.run(place, TODAY, told) == console.CLEAN
    assert check.run(place, TODAY) == console.CLEAN
    assert "0 LỖI" in capsys.readouterr().out


def test_a_new_desk_publishes_at_once_without_a_single_story(place: Path) -> None:
    init.run(place, TODAY, {**TOLD, "slots": "06:00, 2, ngày làm việc"})
    programmes = place / "content/programmes.yaml"
    text = programmes.read_text(encoding="utf-8")
    programmes.write_text(text.replace("mon, tue, wed, thu, fri", "fri"), encoding="utf-8")  # one is as good as five
    assert publish.run(place, TODAY) == console.CLEAN
    assert (place / "output/site/index.html").is_file()
    assert list((place / "output/broadcast").glob("*/programme.mp3"))


def test_says_what_was_answered_in_the_place_where_it_belongs(place: Path) -> None:
    init.run(place, TODAY, WHOLE)
    library = library_of(place)
    facility, (plan,), (programme,) = library.facility, library.plans, library.programmes
    assert (facility.on(TODAY).name, facility.on(TODAY).sign) == (TOLD["name"], "CSM")
    assert [unit.name for unit in facility.units] == ["Phòng Y tế", "Tổ nuôi dưỡng"]
    assert (plan.number, plan.period.until, plan.deadline) == ("12/KH-CSM", date(2028, 12, 31), "09-01")
    assert [(field.name, field.short) for field in plan.fields] == [
        ("Lao động giỏi", "Lao động"),
        ("Học tập tốt", "Học tập tốt"),
    ]
    assert [(slot.key, slot.opens, slot.minutes, len(slot.days)) for slot in programme.slots] == [
        ("sang", time(6, 0), 10, 7),
        ("chieu", time(17, 30), 20, 5),
    ]
    signer = facility.signer(TODAY)
    assert signer is not None
    assert (signer.on_behalf, signer.office, signer.name) == ("KT. GIÁM ĐỐC", "Phó Giám đốc", "Ông “Mẫu”: # lạ")
    assert facility.address == "https://mau.example"
    assert library.lexicon["CSM"] == TOLD["name"]


def test_what_was_not_answered_is_the_usual_and_a_plan_that_nobody_named_is_a_sample(place: Path) -> None:
    init.run(place, TODAY, TOLD)
    library = library_of(place)
    assert library.plans[0].sample
    assert [field.name for field in library.plans[0].fields] == [row.partition(" | ")[0] for row in FIELDS]
    assert library.plans[0].deadline == "08-15"
    (story,) = library.stories
    assert story.header.sample
    signer = library.facility.signer(TODAY)
    assert signer is not None
    assert signer.name is None


def test_the_same_answers_make_the_same_bytes_and_name_no_place_of_this_machine(tmp_path: Path) -> None:
    made = []
    for name in ("một", "hai"):
        init.run(tmp_path / name, TODAY, WHOLE)
        made.append({place: path.read_bytes() for place, path in tree(tmp_path / name).items()})
    assert made[0] == made[1]
    assert not [place for place, content in made[0].items() if str(tmp_path).encode() in content]
    assert {".gitignore", "README.md", "content/consents.yaml", "content/phrases.tsv"} <= made[0].keys()


@pytest.mark.parametrize("there", ["Thumbs.db", "content/facility.yaml"])
def test_a_folder_in_which_anything_lies_is_never_touched(place: Path, there: str) -> None:
    (place / there).parent.mkdir(parents=True)
    (place / there).write_text("của người khác")
    with pytest.raises(console.UsageFault, match="đã có sẵn"):
        init.run(place, TODAY, TOLD)
    assert {name: path.read_text() for name, path in tree(place).items()} == {there: "của người khác"}


def test_an_empty_folder_becomes_the_desk(place: Path) -> None:
    place.mkdir()
    assert init.run(place, TODAY, TOLD) == console.CLEAN
    assert (place / "content/facility.yaml").is_file()
    assert [path.name for path in place.parent.iterdir()] == [place.name]


def test_a_place_that_would_lie_nowhere_is_refused(tmp_path: Path) -> None:
    with pytest.raises(console.UsageFault, match="Chưa có thư mục"):
        init.run(tmp_path / "không có" / "bàn", TODAY, TOLD)


@pytest.mark.parametrize(
    ("key", "written", "reason"),
    [
        ("name", "…", "bằng chữ"),
        ("name", "Dài " * 60, "Dài quá"),
        ("called", "Cơ sở", "hai phần"),
        ("called", "Cơ sở; cs mau", "chữ hoa"),
        ("units", "Phòng Y tế; phòng y tế", "hai lần"),
        ("plan", "12/KH; 31/2/2026; 1/1/2026 - 31/12/2026", "không phải một ngày"),
        ("plan", "12/KH; 1/1/2026; 1/1/2026 - 31/12/2025", "trước ngày đầu"),
        ("plan", "12/KH", "ba phần"),
        ("plan", "12/KH; 1/1/2026; 2026", "Thời hạn"),
        ("deadline", "29/2", "năm nào cũng có"),
        ("slots", "25:00, 10", "không phải giờ"),
        ("slots", "05:45", "số phút"),
        ("slots", "05:45, 90", "từ 1 đến 60"),
        ("slots", "22:00, 10", "giờ nghỉ đêm"),
        ("slots", "20:55, 10", "giờ nghỉ đêm"),
        ("slots", "06:00, 10; 06:05, 10", "chồng lên"),
        ("slots", "06:00, 10, chủ nhật", "hằng ngày"),
        ("slots", "6h, 5; 7h, 5; 8h, 5; 9h, 5; 10h, 5", "Nhiều nhất 4"),
        ("signer", "a; b; c; d", "chức vụ"),
        ("address", "guong.example", "https"),
    ],
)
def test_an_answer_that_cannot_be_taken_is_refused_with_its_reason(
    place: Path, key: str, written: str, reason: str
) -> None:
    with pytest.raises(console.UsageFault) as refused:
        init.run(place, TODAY, {**TOLD, key: written})
    assert reason in str(refused.value)
    assert not list(place.parent.iterdir())


def test_everything_that_is_missing_is_said_at_once(place: Path) -> None:
    with pytest.raises(console.UsageFault) as refused:
        init.run(place, TODAY, {})
    assert [key for key in ("name", "superior", "units") if f"(--{key})" in str(refused.value)] == [
        "name",
        "superior",
        "units",
    ]


def test_answers_come_from_a_file_too_and_flags_go_before_them(place: Path, tmp_path: Path) -> None:
    file = tmp_path / "trả lời.json"
    file.write_text(json.dumps({**TOLD, "units": ["Phòng A", "Phòng B"], "deadline": "1/9"}), encoding="utf-8-sig")
    assert init.run(place, TODAY, {"deadline": "2/9", "place": ""}, str(file)) == console.CLEAN
    library = library_of(place)
    assert (len(library.facility.units), library.plans[0].deadline) == (2, "09-02")


@pytest.mark.parametrize("content", ["không phải", "[]", '{"la": "x"}'])
def test_a_file_that_holds_no_answers_is_refused(place: Path, tmp_path: Path, content: str) -> None:
    file = tmp_path / "a.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(console.UsageFault):
        init.run(place, TODAY, TOLD, str(file))
    assert not place.exists()


@pytest.mark.parametrize(("name", "said"), [("khong-co.json", "Không thấy tệp “{}”."), (".", "“{}” là một thư mục.")])
def test_a_file_of_answers_that_is_none_is_a_wrong_word(
    name: str,
    said: str,
    place: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert console.guarded(init.run, root=place, today=TODAY, answers_file=name) == console.USAGE
    assert capsys.readouterr().err.startswith(said.format(name))
    assert not place.exists()


def scripted(*lines: str) -> Callable[[str], str]:
    left = list(lines)

    def hear(_: str) -> str:
        if not left:
            raise EOFError
        return left.pop(0)

    return hear


def test_asks_ten_questions_and_asks_again_at_once_for_what_cannot_be_taken(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = (TOLD["name"], "", TOLD["superior"], "", "", "Phòng A", "Tổ B", "", "sai", "", "", "31/6", "1/9", "", "")
    written = asking.asked({}, scripted(*lines))
    said = capsys.readouterr().out
    assert list(written) == [question.key for question in QUESTIONS]
    assert len(QUESTIONS) == 10
    assert (written["units"], written["plan"], written["place"]) == ("Phòng A\nTổ B", "", "Mẫu")
    assert (written["called"], written["deadline"]) == ("Cơ sở; CSCNMT", "1/9")
    assert "10/10" in said
    assert "Câu này cần có câu trả lời" in said
    assert "Cần đủ ba phần" in said
    assert founded(written, TODAY).plan.sample


def test_of_several_lines_only_the_one_that_cannot_be_taken_is_asked_for_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    known = {question.key: question.example for question in QUESTIONS if question.key != "slots"}
    written = asking.asked(known, scripted("06:00, 10", "06:05, 10", "17h, 15", ""))
    assert written["slots"] == "06:00, 10\n17h, 15"
    said = capsys.readouterr().out
    assert "Khung giờ 06:05 chồng lên khung giờ 06:00. Ghi lại dòng này." in said
    assert "        17:00, 15 phút, ngày làm việc" in said


def test_an_end_of_input_makes_nothing() -> None:
    with pytest.raises(console.UsageFault, match="Chưa tạo gì"):
        asking.asked({}, scripted(TOLD["name"]))


@pytest.mark.parametrize("where", ["newsdesk.commands.founding.asking.asked", "newsdesk.commands.reading.read"])
def test_who_stops_it_leaves_nothing_behind(
    place: Path, monkeypatch: pytest.MonkeyPatch, where: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_: object, **_by_name: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr(where, stopped)
    assert init.run(place, TODAY, TOLD, ask="asking" in where) == console.STOPPED
    assert "Chưa tạo gì" in capsys.readouterr().err
    assert not list(place.parent.iterdir())


def test_git_keeps_a_new_desk_where_it_is_asked_to(place: Path) -> None:
    needs("git")
    init.run(place, TODAY, TOLD, git=True)
    assert (place / ".git").is_dir()


def test_a_machine_without_git_still_makes_the_desk(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda *_, **__: None)
    assert init.run(place, TODAY, TOLD, git=True) == console.CLEAN
    assert "Chưa bật được Git" in capsys.readouterr().out


def test_every_example_that_is_shown_can_be_taken() -> None:
    examples = {question.key: question.example for question in QUESTIONS}
    assert not list(unclear(examples))
    assert founded(examples, TODAY).plan.number == "405/KH-CSĐTNTMT"


@pytest.mark.parametrize(
    ("name", "called", "place"),
    [
        ("Cơ sở cai nghiện ma túy số 1 thành phố Mẫu", "Cơ sở; CSCNMTS", "Mẫu"),
        ("Trung tâm Một", "Cơ sở; TTM", ""),
        ("", "", ""),
    ],
)
def test_what_can_be_told_from_the_name_is_proposed(name: str, called: str, place: str) -> None:
    assert (called_of({"name": name}), place_of({"name": name})) == (called, place)


@pytest.mark.parametrize("written", ["24/6/2022", "24-06-2022", "2022-06-24"])
def test_a_day_is_read_as_people_here_write_it(written: str) -> None:
    assert answers.day(written) == date(2022, 6, 24)


def test_a_day_whose_order_is_a_guess_is_none() -> None:
    with pytest.raises(Unclear):
        answers.day("2022/06/24")


def test_works_from_the_command_line(place: Path) -> None:
    words = [sys.executable, str(HOME / "tasks.py"), "init", str(place), "--today=2026-11-20"]
    words += [f"--{key}={value}" for key, value in TOLD.items()]
    done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert done.returncode == console.CLEAN, done.stderr
    assert f'python3 tasks.py desk --desk "{place}"' in done.stdout
    assert (place / "exemplars/2026").is_dir()


def test_plain_editors_know_the_keys_of_the_new_desk(place: Path) -> None:
    assert init.run(place, TODAY, answers=WHOLE) == 0
    assert (place / ".vscode/settings.json").is_file()
    assert schemas.run(place, TODAY, check=True) == 0


def test_answers_that_are_a_pipe_or_lie_deeper_than_anybody_reads_are_refused(tmp_path: Path) -> None:
    pipe, deep = tmp_path / "ong", tmp_path / "sau.json"
    os.mkfifo(pipe)
    deep.write_text("[" * 90_000, encoding="utf-8")
    for path, said in ((pipe, "không phải là một tệp thường"), (deep, "không phải JSON")):
        with pytest.raises(console.UsageFault, match=said):
            init.read_answers(str(path))
