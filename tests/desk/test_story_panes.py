"""What the panes of a story say, without a browser."""

from datetime import date
from pathlib import Path

import pytest

from newsdesk.desk.living import Living
from newsdesk.desk.story import aloud, minutes, sheets, standing, troubles
from newsdesk.desk.story.live import known_of
from newsdesk.desk.story.subject import Subject, subject_of
from newsdesk.model.script import Version
from newsdesk.problems import Place, error, notice
from tests.conftest import TODAY

FILE = "exemplars/2026/bep-mot-chieu.md"


def subject(desk: Path, *edits: tuple[str, str], day: date = TODAY) -> Subject:
    """Return the small desk's story with its file edited."""
    path = desk / FILE
    text = path.read_text(encoding="utf-8")
    for before, after in edits:
        assert before in text
        text = text.replace(before, after, 1)
    path.write_text(text, encoding="utf-8", newline="\n")
    living = Living(desk, lambda: day)
    try:
        seen = living.story(FILE)
        assert seen
        found = subject_of(seen, living)
        assert found
        return found
    finally:
        living.close()


def test_the_marked_text_is_what_is_said(desk: Path) -> None:
    found = subject(
        desk, ("kê lại bàn;", "2.400 lần kê lại bàn → QĐXYZ;"), ("summary:", "spoken: {short: Bếp 12 kg.}\nsummary:")
    )
    for telling in aloud.aloud(found):
        marked = ["".join(span.text for span in one.spans) for paragraph in telling.paragraphs for one in paragraph]
        assert marked == [line.text for line in found.scripts[telling.version].lines]


def test_a_span_tells_what_is_written_there(desk: Path) -> None:
    long = next(iter(aloud.aloud(subject(desk))))
    spans = [span for paragraph in long.paragraphs for one in paragraph for span in one.spans if span.written]
    assert ("hai nghìn bốn trăm", "2.400") in [(span.text, span.written) for span in spans]
    assert long.changed == len(spans)


@pytest.mark.parametrize(
    ("written", "left"),
    [("Tưới 2.400 lần", []), ("Theo QĐXYZ", ["QĐXYZ"]), ("Vui → khoẻ", ["→"]), ("12 kg → QĐXYZ", ["→", "QĐXYZ"])],
)
def test_what_nobody_could_read_is_marked(desk: Path, written: str, left: list[str]) -> None:
    long = next(iter(aloud.aloud(subject(desk, ("kê lại bàn;", f"{written};")))))
    spans = [span for paragraph in long.paragraphs for one in paragraph for span in one.spans]
    assert [span.text for span in spans if span.left] == left


def test_what_nobody_could_read_comes_with_rows_that_settle_it(desk: Path) -> None:
    (one,) = aloud.unsettled(subject(desk, ("kê lại bàn", "kê lại bàn theo QĐXYZ")))
    assert one.say == 'spoken:\n  say: {"QĐXYZ": "cách đọc"}'
    assert one.row == "QĐXYZ\tcách đọc\t"
    lines = (desk / FILE).read_text(encoding="utf-8").split("\n")
    assert "QĐXYZ" in lines[one.place.line - 1]


def test_a_row_that_settles_something_does_settle_it(desk: Path) -> None:
    edits = ("kê lại bàn", "kê lại bàn theo QĐXYZ"), ("summary:", 'spoken:\n  say: {"QĐXYZ": "quy định ích"}\nsummary:')
    assert list(aloud.unsettled(subject(desk, *edits))) == []


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (("tags:", "tags:"), ()),
        (("stage: approved", "stage: draft"), ("Bài chưa được duyệt (bản nháp).",)),
        (("Chín người", "Mười người"), ("Bài đã sửa sau khi duyệt, phải trình và duyệt lại.",)),
        (("date: 2026-09-10\n", ""), ("Bài đã sửa sau khi duyệt, phải trình và duyệt lại.", "Bài chưa ghi ngày được phổ biến.")),
    ],
)  # fmt: skip
def test_what_keeps_a_story_from_every_channel_is_said_once(
    desk: Path, edit: tuple[str, str], why: tuple[str, ...]
) -> None:
    found = subject(desk, edit)
    assert standing.everywhere(found) == why
    assert all((one.told, one.waits) == (not why, bool(why)) for one in standing.channels(found))


def test_each_channel_says_what_somebody_did_not_allow_there(desk: Path) -> None:
    web = standing.channels(subject(desk, ("PDY-1", "PDY-X")))[0]
    assert (web.told, web.waits) == (False, False)
    assert web.why == ("Nêu tên Chị Hoa mà phiếu PDY-X chưa có trong sổ phiếu.",)


def test_a_sheet_that_nobody_may_read_out_says_so(desk: Path) -> None:
    assert "Đừng in phiếu này" not in sheets.briefing(subject(desk))
    assert "Đừng in phiếu này" in sheets.briefing(subject(desk, ("Chín người", "Mười người")))


def test_a_channel_that_a_story_is_not_for_is_said_to_be(desk: Path) -> None:
    found = standing.channels(subject(desk, ("tags:", "channels: [web]\ntags:")))
    assert [one.why for one in found][1:] == [("Bài không dành cho hình thức này.",)] * 5


@pytest.mark.parametrize(
    ("stage", "names"),
    [
        ("draft", ["submit", "withdraw"]),
        ("submitted", ["approve", "return", "withdraw"]),
        ("approved", ["record", "withdraw"]),
        ("withdrawn", []),
    ],
)
def test_each_stage_has_its_own_actions(desk: Path, stage: str, names: list[str]) -> None:
    edits = [("stage: approved", f"stage: {stage}")]
    assert [one.name for one in standing.actions(subject(desk, *edits))] == names


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (("title: Bếp", "title: Bếp"), "phổ biến từ ngày 10/9/2026"),
        (("Chín người", "Mười người"), ""),
        (("stage: approved", "stage: draft"), ""),
        (("stage: approved", "stage: withdrawn\nwithdrawn: {on: 2026-11-18, because: mistake}"), "rút ngày 18/11/2026"),
    ],
)
def test_the_day_beside_the_stage_is_the_stages_own(desk: Path, edit: tuple[str, str], words: str) -> None:
    assert standing.since(subject(desk, edit).story) == words


def test_an_approved_story_that_was_changed_is_submitted_again(desk: Path) -> None:
    found = standing.actions(subject(desk, ("Chín người", "Mười người")))
    assert [one.name for one in found] == ["submit", "withdraw"]


def test_minutes_are_told_at_the_usual_rate_and_for_every_slot(desk: Path) -> None:
    found = subject(desk)
    told = minutes.minutes(found)
    assert told.rates[0] == minutes.Rate("Tốc độ thường", 200)
    assert told.rows[0].lengths[0] == found.scripts[Version.LONG].length
    assert told.rooms
    assert all(room.fits for room in told.rooms)


def test_a_story_that_no_slot_has_room_for_is_told_so(desk: Path) -> None:
    told = minutes.minutes(subject(desk, ("## Cách làm", "Tổ bếp kể thêm một câu chuyện dài. " * 1500)))
    assert not any(room.fits for room in told.rooms)
    assert "thừa" in told.rooms[0].verdict


def test_the_briefing_sheet_has_its_styles_and_no_others(desk: Path) -> None:
    page = sheets.briefing(subject(desk))
    policy = sheets.policy(page)
    assert "Bếp một chiều" in page
    assert "unsafe-inline" not in policy
    assert policy.count("'sha256-") == len(set(sheets.WITHIN.findall(page)))


def test_what_harms_a_person_is_listed_before_everything_else() -> None:
    listed = [
        notice(Place("a.md", 1), "title-long", words=16, most=15, count=16),
        error(Place("a.md", 2), "unit-unknown", unit="x", hint=""),
        error(Place("a.md", 9), "resident-pictured"),
    ]
    found = troubles.troubles(listed, Path("/bàn"))
    assert [one.code for one in found] == ["resident-pictured", "unit-unknown", "title-long"]


def test_a_place_opens_in_an_editor_whatever_its_path() -> None:
    assert troubles.opens_at(Path("/bàn 1/a#b.md"), 0) == "vscode://file/b%C3%A0n%201/a%23b.md:1"


@pytest.mark.parametrize("query", ["", "page", "page:0a,spoken:1b", ":,:", "x" * 9000])
def test_what_a_page_says_that_it_has_is_taken_as_it_comes(query: str) -> None:
    assert known_of(query).get("page", "") in {"", "0a"}
