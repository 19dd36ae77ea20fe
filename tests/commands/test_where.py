"""Where a name stands: asked by name, by slip, by story; what was searched, and what could not be read."""

import shutil
from pathlib import Path

import pytest

from newsdesk import commands
from newsdesk.commands import console
from tests.traces.planted import MP3

PEOPLE = "people:\n  - {name: Chị Hoa, role: staff, post: Tổ trưởng, consent: PDY-1"


def asked(desk: Path, capsys: pytest.CaptureFixture[str], *who: str) -> str:
    assert commands.run("where", root=desk, who=who) == console.CLEAN
    return capsys.readouterr().out


def test_lists_every_place_by_kind_with_file_place_and_count(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = desk / "output/site/bai/bep-mot-chieu.html"
    page.parent.mkdir(parents=True)
    page.write_text("<p>Chị <b>Hoa</b> kể.</p>", encoding="utf-8")
    said = asked(desk, capsys, "chị Hoa")
    assert "Bài viết: 2 chỗ, 1 tệp\n  exemplars/2026/bep-mot-chieu.md\n    dòng 11: - {name: Chị Hoa" in said
    assert "Trang thông tin: 1 chỗ, 1 tệp\n  output/site/bai/bep-mot-chieu.html\n    dòng 1: Chị Hoa kể." in said
    assert "Tìm thấy 3 chỗ trong 2 tệp. Đã tra 13 tệp" in said
    assert "cũng là dữ liệu cá nhân" in said
    assert said.index("Bài viết") < said.index("Trang thông tin")


def test_says_when_nothing_is_found_and_what_was_searched(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = asked(desk, capsys, "Lò Thị Không Ai Biết")
    assert "Không tìm thấy ở đâu. Đã tra 12 tệp trong exemplars, content, audio_scripts, output, .cache" in said
    assert "dữ liệu cá nhân" not in said


@pytest.mark.parametrize("by", ["PDY-1", "bep-mot-chieu"])
def test_a_slip_or_a_story_stands_for_its_people(desk: Path, capsys: pytest.CaptureFixture[str], by: str) -> None:
    story = desk / "exemplars/2026/bep-mot-chieu.md"
    text = story.read_text(encoding="utf-8")
    story.write_text(text.replace(PEOPLE, f"{PEOPLE}, called: [Bếp trưởng Hoa Lê]"), encoding="utf-8")
    (desk / "content/news/nuoc-am.md").write_text("Bếp trưởng Hoa Lê báo tin.", encoding="utf-8")
    said = asked(desk, capsys, by)
    assert f"“{by}”: tra “Chị Hoa”, “Bếp trưởng Hoa Lê”." in said
    assert "Tin: 1 chỗ, 1 tệp" in said


def test_a_slip_may_be_an_announcers(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    facility = desk / "content/facility.yaml"
    announcers = "announcers:\n  - {name: Lường Thị Xuân, consent: PDY-9}\n"
    facility.write_text(facility.read_text(encoding="utf-8") + announcers, encoding="utf-8")
    (desk / "audio_scripts").mkdir()
    (desk / "audio_scripts/recordings.csv").write_text("by\nLường Thị Xuân\n", encoding="utf-8")
    assert "Sổ bản thu: 1 chỗ, 1 tệp\n  audio_scripts/recordings.csv\n    dòng 2:" in asked(desk, capsys, "PDY-9")


def test_several_names_are_looked_for_at_once(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "content/news/nuoc-am.md").write_text("Cầm Văn Vắng báo tin.", encoding="utf-8")
    said = asked(desk, capsys, "Không Ai Cả", "Cầm Văn Vắng")
    assert "content/news/nuoc-am.md" in said


def test_the_folder_of_recordings_may_lie_elsewhere(
    desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "ổ đĩa khác"
    kept.mkdir()
    MP3["title"](kept / "ban-thu.mp3", "Cầm Văn Vắng")
    facility = desk / "content/facility.yaml"
    facility.write_text(facility.read_text(encoding="utf-8") + f"media: {kept}\n", encoding="utf-8")
    said = asked(desk, capsys, "Cầm Văn Vắng")
    assert "Kho riêng: bản thu, ảnh, phiếu: 1 chỗ, 1 tệp\n  media/ban-thu.mp3\n    nhãn TIT2:" in said


def test_names_what_could_not_be_read(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "output/office").mkdir(parents=True)
    (desk / "output/office/hong.docx").write_bytes(b"PK\x03\x04 x")
    said = asked(desk, capsys, "Cầm Văn Vắng")
    assert "1 tệp không đọc được hết, phải tự xem:\n  output/office/hong.docx: gói hỏng" in said


def test_many_places_of_one_file_are_counted_not_all_listed(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "content/news/nuoc-am.md").write_text("Cầm Văn Vắng\n" * 9, encoding="utf-8")
    said = asked(desk, capsys, "Cầm Văn Vắng")
    assert said.count("dòng ") == 5
    assert "… và 4 chỗ nữa trong tệp này" in said


def test_says_that_a_name_of_one_word_finds_other_things_too(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "“Hoa” chỉ có một chữ" in asked(desk, capsys, "Hoa")


def test_a_desk_with_broken_files_is_searched_all_the_same(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(desk / "content/images/bep.png", desk / "exemplars/2026/anh.md")
    (desk / "content/facility.yaml").write_text("names: [", encoding="utf-8")
    assert "exemplars/2026/bep-mot-chieu.md" in asked(desk, capsys, "Chị Hoa")


@pytest.mark.parametrize("who", ["", "  ", "…"])
def test_asks_for_a_name_where_there_is_none(desk: Path, who: str) -> None:
    with pytest.raises(console.UsageFault, match="Chưa ghi tên cần tra"):
        commands.run("where", root=desk, who=[who])


def test_writes_nothing(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.stat().st_mtime_ns for path in desk.rglob("*")}
    asked(desk, capsys, "Chị Hoa")
    assert {path: path.stat().st_mtime_ns for path in desk.rglob("*")} == before
