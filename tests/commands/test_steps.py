"""Steps of a story: each writes its own lines, of all the files of a call or of none."""

import os
import re
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from newsdesk import commands, messages
from newsdesk.commands import steps
from newsdesk.commands.console import UsageFault
from newsdesk.intake import take_in
from newsdesk.model.approval import is_approved
from newsdesk.model.story import Stage, Story
from newsdesk.problems import Problem
from newsdesk.traces import search
from tests.commands.test_commands import HOME, TU, YT, desk_says, edit, snapshot
from tests.conftest import TODAY

BEP = "exemplars/2026/bep-mot-chieu.md"
READY = "date: 2026-10-01\nsummary: Hai câu.\nstage: draft"
HANDED_IN = "submitted: {by: Tổ bếp, on: 2026-11-10}"


def ready(desk: Path, stage: str = "draft", *blocks: str) -> Path:
    """Make the draft of the small desk one that can be handed in, or one that is further on its way."""
    header = "\n".join([f"date: 2026-10-01\nsummary: Hai câu.\nstage: {stage}", *blocks])
    edit(desk / YT, "stage: draft", header)
    return desk / YT


def story(desk: Path, path: str = YT) -> Story:
    library = take_in(desk, TODAY).library
    assert library is not None
    return next(story for story in library.stories if story.origin.path == path)


def step(name: str, desk: Path, *paths: str, **asked: Any) -> int:
    return commands.run(name, root=desk, today=TODAY, stories=[str(desk / path) for path in paths], **asked)


def said(name: str, desk: Path, capsys: pytest.CaptureFixture[str], *paths: str, code: int = 1, **asked: Any) -> str:
    assert step(name, desk, *paths, **asked) == code
    return capsys.readouterr().out


WHO = {"by": "Tổ bếp"}
WHY = {"by": "Thư ký Hội đồng", "reason": "Thiếu nguồn."}


def test_a_story_goes_its_whole_way_as_a_person_types_it(desk: Path) -> None:
    ready(desk)
    before = snapshot(desk)
    assert "chờ Hội đồng thẩm định" in desk_says(desk, "submit", YT, "--by", "Tổ bếp")
    returned = desk_says(desk, "return", YT, "--by", "Thư ký Hội đồng", "--reason", "Số liệu: lấy ở đâu? #2")
    assert f"python3 tasks.py submit {YT}" in returned
    assert "lý do: “Số liệu: lấy ở đâu? #2”" in desk_says(desk, "check")
    again = desk_says(desk, "submit", YT, "--by", "Tổ bếp")
    assert "Lần trước Thư ký Hội đồng trả lại ngày 20/11/2026: “Số liệu: lấy ở đâu? #2”" in again
    assert story(desk).header.returned is not None
    desk_says(desk, "approve", YT, "--by", "Lò Văn Mẫu", "--office", "Trưởng")
    assert "Không có chỗ nào cần sửa." in desk_says(desk, "check")
    assert "publish" in desk_says(desk, "withdraw", YT, "--because", "mistake", "--note", "Cộng nhầm.")
    assert story(desk).header.stage is Stage.WITHDRAWN
    assert {name for name, content in snapshot(desk).items() if before[name] != content} == {YT}


def test_a_withdrawn_story_is_told_again_only_by_the_council(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All on one day, so that days alone would not tell what came first."""
    ready(desk)
    assert step("submit", desk, YT, **WHO) == 0
    assert step("approve", desk, YT, by="Lò Văn Mẫu", office="Trưởng") == 0
    assert step("withdraw", desk, YT, because="award-revoked") == 0
    edit(desk / YT, "stage: withdrawn", "stage: approved")
    capsys.readouterr()
    assert commands.run("check", root=desk, today=TODAY) == 1
    assert "[approval-before-withdrawal]" in capsys.readouterr().out
    edit(desk / YT, "stage: approved", "stage: draft")
    assert step("submit", desk, YT, **WHO) == 0
    assert step("approve", desk, YT, by="Lò Văn Mẫu", office="Trưởng") == 0
    capsys.readouterr()
    assert commands.run("check", root=desk, today=TODAY) == 0
    assert is_approved(story(desk))


def test_every_step_leaves_the_other_bytes_alone(desk: Path) -> None:
    path = ready(
        desk, "returned   # chờ", HANDED_IN, "returned:  # lần đầu\n    by: A\n    on: 2026-11-12\n    reason: B"
    )
    written = "\ufeff" + path.read_text(encoding="utf-8").replace("\n", "\r\n") + "  \r\n<!-- cuối -->"
    path.write_bytes(written.encode())
    assert step("submit", desk, YT, **WHO) == 0
    expected = written.replace("stage: returned   # chờ", "stage: submitted   # chờ")
    expected = expected.replace("{by: Tổ bếp, on: 2026-11-10}", "{by: Tổ bếp, on: 2026-11-20}")
    assert path.read_bytes() == expected.encode()


@pytest.mark.parametrize(
    ("name", "asked", "stage", "blocks", "code"),
    [
        ("submit", WHO, "registered", ["registration: {on: 2025-06-01}"], "submit-registered"),
        ("submit", WHO, "withdrawn", ["withdrawn: {on: 2026-11-02, because: other}"], "submit-withdrawn"),
        ("return", WHY, "draft", [], "return-stage"),
        ("return", WHY, "submitted", [], "stage-unsigned"),
        ("approve", {"by": "A", "office": "B"}, "submitted", [], "stage-unsigned"),
        ("approve", {"by": "A", "office": "B"}, "draft", [HANDED_IN], "approve-stage"),
        (
            "approve",
            {"by": "A", "office": "B"},
            "returned",
            [HANDED_IN, "returned: {by: A, on: 2026-11-12, reason: B}"],
            "approve-stage",
        ),
        (
            "approve",
            {"by": "A", "office": "B", "on": date(2026, 11, 9)},
            "submitted",
            [HANDED_IN],
            "stage-approved-early",
        ),
        ("return", WHY | {"on": date(2026, 11, 9)}, "submitted", [HANDED_IN], "stage-returned-early"),
    ],
)
def test_no_step_is_skipped(
    desk: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    asked: dict[str, Any],
    stage: str,
    blocks: list[str],
    code: str,
) -> None:
    ready(desk, stage, *blocks)
    before = snapshot(desk)
    out = said({"return": "send_back"}.get(name, name), desk, capsys, YT, **asked)
    assert re.findall(r"LỖI \[([^]]+)\]", out) == [code]
    assert snapshot(desk) == before


def test_what_the_council_cannot_examine_is_not_handed_in(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(desk / YT, "Còn đang viết.", "<!-- Ai làm? -->")
    out = said("submit", desk, capsys, YT, **WHO)
    assert out.count("[submit-without]") == 2
    assert f"{YT}:9: LỖI [submit-without-body]" in out
    assert out.endswith("Chưa trình bài nào.\n")


def test_an_approved_story_is_handed_in_again_only_when_its_text_is_another(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "[submit-approved]" in said("submit", desk, capsys, TU, **WHO)
    edit(desk / TU, "40 hộp", "41 hộp")
    assert step("submit", desk, TU, **WHO) == 0
    assert story(desk, TU).header.stage is Stage.SUBMITTED


def test_a_changed_text_that_was_approved_is_approved_again_at_once(desk: Path) -> None:
    edit(desk / TU, "40 hộp", "41 hộp")
    assert step("approve", desk, TU, by="A", office="B") == 0
    assert [approval.by for approval in story(desk, TU).header.approvals] == ["Người duyệt", "A"]


def test_who_skipped_a_step_by_hand_is_told_how_to_take_it(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(desk / TU, "submitted: {by: Phòng Y tế, on: 2026-09-07}\n", "")
    out = said("approve", desk, capsys, TU, by="A", office="B")
    assert "[stage-skips]" in out
    assert step("submit", desk, TU, **WHO) == 0
    assert step("approve", desk, TU, by="A", office="B") == 0
    assert take_in(desk, TODAY).problems == ()


def test_a_step_that_was_taken_is_not_taken_twice(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ready(desk)
    for name, asked, words in (
        ("submit", WHO, "đã trình từ ngày 20/11/2026 (Tổ bếp)"),
        ("send_back", WHY, "đã trả lại từ trước với lý do ấy"),
        ("withdraw", {"because": "mistake"}, "đã rút từ ngày 20/11/2026 (bài có sai sót)"),
    ):
        assert step(name, desk, YT, **asked) == 0
        before = snapshot(desk)
        capsys.readouterr()
        assert words in said(name, desk, capsys, YT, code=0, **asked)
        assert snapshot(desk) == before


@pytest.mark.parametrize("stage", ["registered", "draft", "submitted", "returned"])
def test_a_story_is_withdrawn_from_any_stage(desk: Path, stage: str) -> None:
    ready(desk, stage, *([HANDED_IN] if stage in ("submitted", "returned") else []))
    assert step("withdraw", desk, YT, because="award-revoked", note="Quyết định số 5: hủy") == 0
    withdrawn = story(desk).header.withdrawn
    assert withdrawn is not None
    assert (withdrawn.because.value, withdrawn.note) == ("award-revoked", "Quyết định số 5: hủy")
    assert step("withdraw", desk, BEP, because="consent") == 0


@pytest.mark.parametrize(
    "note",
    [
        "CHỊ HOA không đồng ý nữa",
        "Cô Hoa bếp không đồng ý nữa",
        "Chị H**o**a không đồng ý nữa",
    ],
)
def test_the_record_of_a_withdrawal_names_nobody(desk: Path, capsys: pytest.CaptureFixture[str], note: str) -> None:
    edit(desk / BEP, "consent: PDY-1}", "consent: PDY-1, called: [cô Hoa bếp]}")
    before = snapshot(desk)
    assert "[withdraw-names]" in said("withdraw", desk, capsys, BEP, because="consent", note=note)
    assert snapshot(desk) == before


def test_a_reason_that_names_a_resident_is_refused(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ready(desk, "submitted", HANDED_IN, "people:\n  - {name: Lò Bí Mật, role: resident}")
    before = snapshot(desk)
    out = said("send_back", desk, capsys, YT, by="Thư ký", reason="Bỏ đoạn về Lò Bí Mật.")
    assert "[resident-named]" in out
    assert "Bí Mật" not in out
    assert snapshot(desk) == before


DAO = "people:\n  - {name: Lò Văn Đáo, role: resident, basis: quy-che}"


def test_what_names_a_resident_is_taken_back_all_the_same(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(desk / TU, "Tủ thuốc dán nhãn xanh", "Lò Văn Đáo dán nhãn xanh")
    assert step("approve", desk, TU, by="A", office="B") == 0
    assert commands.run("site", root=desk, today=TODAY) == 0
    edit(desk / TU, "evidence:", f"{DAO}\nevidence:")
    assert commands.run("site", root=desk, today=TODAY) == 1
    assert step("withdraw", desk, TU, because="mistake") == 0
    capsys.readouterr()
    assert commands.run("site", root=desk, today=TODAY) == 0
    out = capsys.readouterr().out
    assert f"{TU}:2: LƯU Ý [resident-untold]" in out
    assert "Đáo" not in out
    assert search(desk, ["Lò Văn Đáo"], ("output", "audio_scripts")).hits == ()


def test_no_fault_of_a_story_keeps_it_from_being_taken_back(desk: Path) -> None:
    edit(desk / TU, "unit: phong-y-te", "unit: phong-yte")
    edit(desk / TU, "date: 2026-10-01", "date: 2026-10-01\nsubmitted: {by: A, on: 2027-01-01}")
    edit(desk / TU, "\nsubmitted: {by: Phòng Y tế, on: 2026-09-07}", "")
    assert step("withdraw", desk, TU, because="mistake") == 0
    assert story(desk, TU).header.stage is Stage.WITHDRAWN


FAULTS = [
    ("unit: phong-y-te", "unit: phong-yte"),
    ("field: ", "field: khong-co-"),
    ("stage: approved", "plan: khong-co\nstage: approved"),
    ("date: 2026-10-01", "date: 2031-10-01"),
    ("stage: approved", "expires: 2026-09-01\nstage: approved"),
    ("stage: approved", "registration: {on: 2026-12-24}\nstage: approved"),
    ("stage: approved", "redirect_from: ['a b', bep-mot-chieu]\nstage: approved"),
    ("stage: approved", "image: khong-co.jpg\nstage: approved"),
    (
        "stage: approved",
        "people: [{name: Hà Thị Thử, role: staff, consent: PDY-999, basis: khong-co}]\nstage: approved",
    ),
    ("stage: approved", "slug: Tủ Thuốc\nstage: approved"),
    ("Giờ phát", "\n\n# Giờ ph\u0430t\n\n[đây](khong-co.md) ![x](khong-co.jpg) <script>\n\n<!--"),
]


@pytest.mark.parametrize(("right", "wrong"), FAULTS)
def test_no_fault_of_a_withdrawn_story_holds_up_the_others(
    desk: Path, capsys: pytest.CaptureFixture[str], right: str, wrong: str
) -> None:
    edit(desk / TU, right, wrong)
    assert commands.run("site", root=desk, today=TODAY) == 1
    assert step("withdraw", desk, TU, because="mistake") == 0
    capsys.readouterr()
    assert commands.run("site", root=desk, today=TODAY) == 0
    assert f"{TU}:" in capsys.readouterr().out  # it is still said
    assert not list((desk / "output/site/bai").glob("tu-thuoc*"))
    for name in ("report", "registrations", "bundle"):
        assert commands.run(name, root=desk, today=TODAY, year="2026") == 0, capsys.readouterr().out
    assert commands.run("status", root=desk, today=TODAY) == 0


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        (
            "stage: approved",
            "people: [{name: A, role: staff, photos: [khong-co.jpg]}]\nstage: approved",
            "photo-not-shown",
        ),
        ("stage: approved", "slug: bep-mot-chieu\nstage: approved", "slug-doubled"),
    ],
)
def test_a_fault_of_a_withdrawn_story_that_others_rest_on_still_stops(
    desk: Path, capsys: pytest.CaptureFixture[str], right: str, wrong: str, code: str
) -> None:
    edit(desk / TU, right, wrong)
    assert step("withdraw", desk, TU, because="mistake") == 0
    capsys.readouterr()
    assert commands.run("site", root=desk, today=TODAY) == 1
    assert f"LỖI [{code}]" in capsys.readouterr().out


def test_the_record_of_a_withdrawal_by_hand_has_to_be_true(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(desk / TU, "stage: approved", "stage: withdrawn\nwithdrawn: {on: 2027-01-01, because: other}")
    assert commands.run("site", root=desk, today=TODAY) == 1
    assert "LỖI [stage-in-future]" in capsys.readouterr().out


def test_the_note_of_a_withdrawal_that_names_another_storys_resident_is_refused(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(desk / YT, "stage: draft", f"stage: draft\n{DAO}")
    before = snapshot(desk)
    out = said("withdraw", desk, capsys, TU, because="mistake", note="Nhầm với Lò Văn Đáo.")
    assert "[resident-named]" in out
    assert snapshot(desk) == before


def test_all_files_of_a_call_or_none(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ready(desk)
    edit(desk / TU, "unit: phong-y-te", "unit: phong-yte")
    edit(desk / TU, "stage: approved", "stage: draft")
    before = snapshot(desk)
    out = said("submit", desk, capsys, YT, TU, **WHO)
    assert f"{TU}:6: LỖI [unit-unknown]" in out
    assert snapshot(desk) == before


def test_an_old_fault_of_the_file_is_said_at_its_own_line(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ready(desk)
    edit(desk / YT, "Còn đang viết.", "Xem [đây](khong-co.md).")
    assert f"{YT}:11: LỖI [link-missing]" in said("submit", desk, capsys, YT, **WHO)


def test_a_header_without_a_place_for_a_block_is_said(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = ready(desk, ">-\n  submitted\nlesson: x", HANDED_IN)
    before = path.read_bytes()
    assert "[step-by-hand]" in said("withdraw", desk, capsys, YT, because="mistake")
    assert path.read_bytes() == before


HOSTILE = [
    "Trưởng: #1",
    "'Nháy' \"kép\" {ngoặc} [vuông] & * ! % @ ` | >",
    "null",
    "~",
    "- gạch đầu dòng",
    "a: b, c: d}",
    "tiếng Thái ꪶꪎꪉ và 😀",
    "=1+1",
    "dài " * 499,
]


@pytest.mark.parametrize("reason", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_typed_is_kept_to_the_letter(desk: Path, reason: str) -> None:
    ready(desk, "submitted", HANDED_IN)
    assert step("send_back", desk, YT, by=reason[:200], reason=reason) == 0
    returned = story(desk).header.returned
    assert returned is not None
    assert (returned.by, returned.reason) == (reason[:200].strip(), reason.strip())


def test_lines_are_folded_into_one(desk: Path) -> None:
    ready(desk, "submitted", HANDED_IN)
    assert step("send_back", desk, YT, by=" Thư  ký ", reason="Một.\r\n---\nstage: approved\n\tHai.\u2028Ba.") == 0
    returned = story(desk).header.returned
    assert returned is not None
    assert (returned.by, returned.reason) == ("Thư ký", "Một. --- stage: approved Hai. Ba.")


@pytest.mark.parametrize("typed", ["a\0b", "a\u202eb", "a\u200bb", "a\x1b[2Jb", "a\udcffb", "a" * 2001, "  ", ""])
def test_what_nobody_can_read_is_refused(desk: Path, typed: str) -> None:
    ready(desk, "submitted", HANDED_IN)
    before = snapshot(desk)
    with pytest.raises(UsageFault):
        step("send_back", desk, YT, by="Thư ký", reason=typed)
    assert snapshot(desk) == before


@pytest.mark.parametrize(
    "words",
    [
        ["submit"],
        ["submit", YT],
        ["submit", "khong-co.md", "--by", "A"],
        ["submit", YT, "--by", "A", "--on", "2026-11-21"],
        ["return", YT, "--by", "A"],
        ["return", YT, "--reason", "A"],
        ["return", YT, "--by", "A", "--reason", "B", "--on", "hôm qua"],
        ["withdraw", YT],
        ["withdraw", YT, "--because", "mistak"],
        ["withdraw", YT, "--because", "mistake", "--on", "2026-11-21"],
        ["examine", "khong-co.md"],
        ["examine", "--year", "26"],
    ],
)
def test_says_in_vietnamese_what_it_does_not_understand(desk: Path, words: list[str]) -> None:
    before = snapshot(desk)
    assert desk_says(desk, *words, code=2).strip()
    assert snapshot(desk) == before


def test_several_files_are_named_one_after_the_other(desk: Path) -> None:
    ready(desk)
    assert desk_says(desk, "withdraw", YT, TU, "--because", "other").count("đã rút ngày") == 2


def test_two_commands_at_once_take_turns(desk: Path) -> None:
    ready(desk)
    command = [sys.executable, str(HOME / "tasks.py"), "submit", YT, "--desk", str(desk), "--today", "2026-11-20"]
    running = [subprocess.Popen([*command, "--by", who], stdout=subprocess.PIPE) for who in ("Tổ bếp", "Phòng Y tế")]
    out = [process.communicate()[0].decode() for process in running]
    assert [process.returncode for process in running] == [0, 0]
    assert sum("chờ Hội đồng thẩm định" in one for one in out) == 1
    assert sum("đã trình từ ngày" in one for one in out) == 1


KILLED_AT_THE_THIRD = """
import os, signal, sys
from datetime import date
from pathlib import Path
from newsdesk import commands
moved, move = [], Path.replace
def replace(draft, to):
    if len(moved) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    moved.append(to)
    return move(draft, to)
Path.replace = replace
commands.run("submit", root=Path(sys.argv[1]), today=date(2026, 11, 20), stories=sys.argv[2:], by="Tổ bếp")
"""

WITHOUT_ROOM = """
import resource, sys
from datetime import date
from pathlib import Path
from newsdesk import commands
from newsdesk.commands import console
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
sys.exit(console.guarded(commands.run, name="submit", root=Path(sys.argv[1]), today=date(2026, 11, 20),
                         stories=sys.argv[2:], by="Tổ bếp"))
"""


def drafts(desk: Path, *sizes: int) -> list[str]:
    """Write drafts that can be handed in, with bodies of so many words; return their slugs."""
    text = (desk / YT).read_text(encoding="utf-8")
    for number, words in enumerate(sizes):
        own = text.replace("stage: draft", f"{READY}\nslug: bai-{number}").replace("Còn", "chữ " * words + "còn")
        (desk / f"exemplars/2025/bai-{number}.md").write_text(own, encoding="utf-8")
    return [f"bai-{number}" for number in range(len(sizes))]


def python(program: str, desk: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", program, str(desk), *words]
    return subprocess.run(command, cwd=HOME, env=environment, capture_output=True, check=False)


def test_a_killed_command_leaves_every_file_whole_and_the_next_one_finishes(desk: Path) -> None:
    slugs = drafts(desk, 1, 1, 1, 1)
    before = snapshot(desk)
    assert python(KILLED_AT_THE_THIRD, desk, *slugs).returncode == -signal.SIGKILL
    names = [f"exemplars/2025/{slug}.md" for slug in slugs]
    assert [(desk / name).read_bytes() != before[name] for name in names] == [True, True, False, False]
    assert [story(desk, name).header.stage.value for name in names] == ["submitted", "submitted", "draft", "draft"]
    desk_says(desk, "submit", *slugs, "--by", "Tổ bếp")
    assert {story(desk, name).header.stage for name in names} == {Stage.SUBMITTED}
    assert not list((desk / "exemplars").rglob(".*"))


@pytest.mark.skipif(os.name == "nt", reason="this system cannot limit what a process writes")
def test_where_one_file_cannot_be_written_none_is(desk: Path) -> None:
    slugs = drafts(desk, 1, 900, 1)
    before = snapshot(desk)
    done = python(WITHOUT_ROOM, desk, *slugs)
    assert done.returncode == 3, done.stderr
    assert "bai-1.md" in done.stderr.decode()
    assert snapshot(desk) == before


def test_every_sentence_of_the_steps_was_said() -> None:
    """Each code that begins so is provoked above."""
    own = {code for code in messages.catalogue()["problems"] if code.startswith(("submit-", "withdraw-"))}
    told = Path(__file__).read_text(encoding="utf-8")
    assert {code for code in own if code not in told} == set()


@pytest.mark.parametrize(
    ("name", "asked", "stage", "blocks", "nothing"),
    [
        ("submit", WHO, "draft", [], "Chưa trình bài nào."),
        ("send_back", WHY, "submitted", [HANDED_IN], "Chưa trả lại bài nào."),
        ("approve", {"by": "A", "office": "B"}, "submitted", [HANDED_IN], "Chưa duyệt bài nào."),
        ("withdraw", {"because": "mistake"}, "draft", [], "Chưa rút bài nào."),
    ],
)
def test_what_somebody_saves_while_the_rules_are_asked_is_not_written_over(
    desk: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    asked: dict[str, Any],
    stage: str,
    blocks: list[str],
    nothing: str,
) -> None:
    path = ready(desk, stage, *blocks)
    saved = path.read_bytes() + "\nCâu vừa viết thêm.\n".encode()

    def save_meanwhile(*given: Any) -> list[Problem]:
        path.write_bytes(saved)
        return against(*given)

    against = steps._against
    monkeypatch.setattr(steps, "_against", save_meanwhile)
    out = said(name, desk, capsys, YT, **asked)
    assert path.read_bytes() == saved
    assert out.startswith(f"Có người vừa lưu {path} trong lúc lệnh này đang chạy")
    assert out.endswith(f"{nothing}\n")
