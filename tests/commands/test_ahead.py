"""What the coming ten days lack is said beforehand, with what is missing."""

from pathlib import Path

import pytest
import yaml

from tests.commands.test_commands import desk_says, edit

PROGRAMMES = "content/programmes.yaml"


def test_a_slot_that_cannot_be_filled_is_said_ten_days_ahead(desk: Path) -> None:
    edit(desk / PROGRAMMES, "minutes: 2", "minutes: 15")
    said = desk_says(desk, "check")
    assert "[rundown-ends-early]" in said
    assert "30/11" in said
    assert "1/12" not in said
    assert "Khung giờ 05:45 ngày 20/11 đến 30/11 hết sớm" in said


def test_a_programme_without_music_is_told_how_to_fill_its_slot(desk: Path) -> None:
    edit(desk / PROGRAMMES, "closing, bed]", "closing]")
    assert "[rundown-without-bed]" in desk_says(desk, "check")


def test_stories_that_rest_are_counted_among_what_is_missing(desk: Path) -> None:
    with (desk / PROGRAMMES).open("a", encoding="utf-8") as stream:
        stream.write("rotation: {rest: 30}\n")
    said = desk_says(desk, "check")
    assert "[rundown-no-exemplar]" in said
    assert "chưa đủ 30 ngày" in said


@pytest.mark.usefixtures("voiced")
def test_a_holiday_has_no_programme(desk: Path) -> None:
    with (desk / PROGRAMMES).open("a", encoding="utf-8") as stream:
        stream.write("holidays:\n  - {title: Ngày nghỉ, since: 2026-11-21, until: 2026-11-22}\n")
    desk_says(desk, "audio")
    made = sorted(path.name for path in (desk / "output/broadcast").glob("2026-*"))
    assert made == [f"2026-11-{day}-sang" for day in (20, 23, 24, 25, 26)]


@pytest.mark.usefixtures("voiced")
def test_what_aired_stays_as_it_aired(desk: Path) -> None:
    rundown = desk / "audio_scripts/rundowns/2026-11-20-sang.yaml"
    desk_says(desk, "audio")
    aired = rundown.read_bytes()
    row = "2026-11-20,sang,05:45,aired,05:45:00,0.0,120.0,120.0,mpv,\n"
    header = "day,slot,opens,outcome,began,late,planned,heard,player,why\n"
    (desk / "audio_scripts/diary.csv").write_text(header + row, encoding="utf-8")
    edit(desk / "exemplars/2026/bep-mot-chieu.md", "chia giờ nhận hàng", "chia lại giờ nhận hàng")
    desk_says(desk, "approve", "exemplars/2026/bep-mot-chieu.md", "--by", "A", "--office", "B")
    desk_says(desk, "audio")
    assert rundown.read_bytes() == aired
    assert "đã phát" in desk_says(desk, "status")


@pytest.mark.usefixtures("voiced")
def test_every_programme_ends_within_a_second_of_its_slot(desk: Path) -> None:
    desk_says(desk, "audio")
    for path in sorted((desk / "audio_scripts/rundowns").glob("*.yaml")):
        rundown = yaml.safe_load(path.read_text("utf-8"))
        assert 0 <= rundown["minutes"] * 60 - rundown["length"] < 1, path.name


def test_status_speaks_of_a_desk_that_cannot_be_published(desk: Path) -> None:
    with (desk / PROGRAMMES).open("a", encoding="utf-8") as stream:
        stream.write(
            "commemorations:\n  - {title: X, on: 13-45}\nsongs:\n  - {key: a, title: T, file: x.mp3, rights: R}\n"
        )
    said = desk_says(desk, "status", code=1)
    assert f"{PROGRAMMES}:11: LỖI [" in said
    assert f"{PROGRAMMES}:13: LỖI [" in said
    assert "Sửa hết LỖI rồi mới phát hành được. Xem từng chỗ: python3 tasks.py check." in said


def test_status_counts_what_the_coming_days_lack_as_check_does(desk: Path) -> None:
    assert "Không có chỗ nào cần sửa." in desk_says(desk, "status")
    edit(desk / PROGRAMMES, "minutes: 2", "minutes: 15")
    checked, said = desk_says(desk, "check"), desk_says(desk, "status")
    assert "05:45 ngày 20/11 đến 30/11 hết sớm" in said
    assert checked.splitlines()[-1] == "Đã đọc 3 bài: 0 LỖI, 1 LƯU Ý."
    assert said.splitlines()[-1] == f"{checked.splitlines()[-1]} Xem từng chỗ: python3 tasks.py check."


@pytest.mark.usefixtures("voiced")
def test_a_slot_of_today_tells_nothing_that_was_told_since_it_was_planned(desk: Path) -> None:
    edit(desk / PROGRAMMES, "minutes: 2}", 'minutes: 2}\n      - {key: trua, days: [fri], opens: "11:00", minutes: 2}')
    desk_says(desk, "audio")
    told = [_stories(desk, slot) for slot in ("sang", "trua")]
    assert sorted(told) == [["bep-mot-chieu"], ["tu-thuoc-xanh"]]
    story = next((desk / "exemplars/2026").glob(f"{told[0][0]}.md"))
    edit(story, "stage: approved", "stage: withdrawn\nwithdrawn: {on: 2026-11-20, because: mistake}")
    desk_says(desk, "audio")
    assert sorted(_stories(desk, slot) for slot in ("sang", "trua")) == [[], told[1]]


def _stories(desk: Path, slot: str) -> list[str]:
    items = yaml.safe_load((desk / f"audio_scripts/rundowns/2026-11-20-{slot}.yaml").read_text("utf-8"))["items"]
    return [item["slug"] for item in items if item["part"] == "exemplar"]
