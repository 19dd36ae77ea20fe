"""The package for the portal on a whole desk: sound, pictures, refusals, and what is taken back goes."""

import subprocess
import sys
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import mutagen
import pytest

from newsdesk import commands
from newsdesk.commands.console import UsageFault
from newsdesk.intake import take_in
from newsdesk.model.approval import told_digest
from newsdesk.pictures import without_traces

TODAY = date(2026, 11, 20)
BEP = "exemplars/2026/bep-mot-chieu.md"
HOME = Path(__file__).parents[2]


def portal(desk: Path, *slugs: str, **rest: object) -> int:
    return commands.run("portal", root=desk, today=TODAY, slugs=slugs, **rest)


def edit(desk: Path, name: str, old: str, new: str) -> None:
    path = desk / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def made(desk: Path) -> dict[str, bytes]:
    folder = desk / "output/office/portal"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_makes_a_whole_package_and_the_same_again(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert portal(desk, "bep-mot-chieu", zipped=True) == 0
    first = made(desk)
    assert "output/office/portal/bep-mot-chieu/, mở HUONG-DAN.txt trước" in capsys.readouterr().out
    assert sorted(first) == [
        "bep-mot-chieu.zip",
        *(f"bep-mot-chieu/{name}" for name in (
            "HUONG-DAN.txt", "anh-1.png", "bai.docx", "bai.html", "bep-mot-chieu.mp3", "chu-thich.txt", "tieu-de.txt",
            "tom-tat.txt",
        )),
    ]  # fmt: skip
    with ZipFile(desk / "output/office/portal/bep-mot-chieu.zip") as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == {
            name: content for name, content in first.items() if name != "bep-mot-chieu.zip"
        }
    for path in (desk / "output").rglob("*.zip"):
        path.unlink()
    assert portal(desk, "bep-mot-chieu", zipped=True) == 0
    assert made(desk) == first
    assert not (desk / "output/.next").exists()


def test_the_sound_is_the_one_that_a_publish_would_tag(desk: Path) -> None:
    portal(desk, "bep-mot-chieu")
    found = mutagen.File(desk / "output/office/portal/bep-mot-chieu/bep-mot-chieu.mp3")
    assert found.info.length > 2
    assert str(found["TIT2"]) == "Bếp một chiều"
    assert "Giọng đọc do máy tạo." in str(found.tags)
    guide = (desk / "output/office/portal/bep-mot-chieu/HUONG-DAN.txt").read_text(encoding="utf-8-sig")
    assert f"dài {round(found.info.length)} giây" in guide


def test_pictures_leave_without_their_traces(desk: Path) -> None:
    portal(desk, "bep-mot-chieu")
    there = (desk / "content/images/bep.png").read_bytes()
    assert (desk / "output/office/portal/bep-mot-chieu/anh-1.png").read_bytes() == without_traces(there, "bep.png")


def test_a_story_without_a_channel_for_loudspeakers_has_no_sound(desk: Path) -> None:
    edit(desk, BEP, "tags: [bếp ăn]", "tags: [bếp ăn]\nchannels: [web]")
    approved_anew(desk)
    assert portal(desk, "bep-mot-chieu") == 0
    assert not list((desk / "output/office/portal").rglob("*.mp3"))


def approved_anew(desk: Path) -> None:
    """Bind the approval to the text as it stands now."""
    library = take_in(desk, TODAY).library
    assert library
    story = library.by_slug["bep-mot-chieu"]
    edit(desk, BEP, story.header.approvals[-1].digest, told_digest(story))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("stage: approved", "stage: withdrawn\nwithdrawn: {on: 2026-11-01, because: consent}", "tình trạng: đã rút"),
        ("stage: approved", "stage: draft", "tình trạng: bản nháp"),
        ("tags: [bếp ăn]", "tags: [bếp ăn]\nchannels: [briefing]", "không dành cho trang thông tin (mục channels)."),
    ],
)
def test_refuses_in_one_sentence_what_may_not_be_told(
    desk: Path, old: str, new: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(desk, BEP, old, new)
    if "channels" in new:
        approved_anew(desk)
    assert portal(desk, "bep-mot-chieu", "tu-thuoc-xanh") == 1
    told = [line for line in capsys.readouterr().out.splitlines() if line.startswith("Không làm gói")]
    assert len(told) == 1
    assert said in told[0]
    assert made(desk) == {}


def test_refuses_a_story_that_names_somebody_whose_slip_ended(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(desk, "content/consents.yaml", "until: 2030-12-31", "until: 2026-11-01")
    assert portal(desk, "bep-mot-chieu") == 1
    assert "nêu tên người chưa có phiếu đồng ý cho trang thông tin." in capsys.readouterr().out


def test_what_was_taken_back_goes_with_the_next_package(desk: Path) -> None:
    portal(desk, "bep-mot-chieu", zipped=True)
    edit(desk, "content/consents.yaml", "until: 2030-12-31", "until: 2026-11-01")
    assert portal(desk, "tu-thuoc-xanh") == 0
    assert {name.split("/")[0] for name in made(desk)} == {"tu-thuoc-xanh"}


def test_an_old_archive_does_not_stay_beside_a_new_folder(desk: Path) -> None:
    portal(desk, "tu-thuoc-xanh", zipped=True)
    portal(desk, "tu-thuoc-xanh")
    assert "tu-thuoc-xanh.zip" not in made(desk)


def test_a_story_may_be_named_by_its_file_and_an_unknown_one_is_hinted_at(desk: Path) -> None:
    assert portal(desk, "exemplars/2026/tu-thuoc-xanh.md") == 0
    with pytest.raises(UsageFault, match="bep-mot-chieu"):
        portal(desk, "bep-mot-chiu")


def test_compares_what_stands_online(desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    portal(desk, "bep-mot-chieu")
    folder = desk / "output/office/portal/bep-mot-chieu"
    heads = "".join((folder / name).read_text(encoding="utf-8-sig") for name in ("tieu-de.txt", "tom-tat.txt"))
    page = tmp_path / "trang đã lưu.html"
    page.write_text(f"<html><p>{heads}</p>" + (folder / "bai.html").read_text(encoding="utf-8"), encoding="utf-8")
    assert portal(desk, "bep-mot-chieu", against=str(page)) == 0
    page.write_text(
        page.read_text(encoding="utf-8").replace("2.400 suất ăn trong", "2.500 suất ăn trong"), encoding="utf-8"
    )
    assert portal(desk, "bep-mot-chieu", against=str(page)) == 1
    more = (
        page.read_text(encoding="utf-8").replace("2.500 suất", "2.400 suất").replace("<h2>", "<p>Thêm vào.</p><h2>", 1)
    )
    page.write_text(more, encoding="utf-8")
    assert portal(desk, "bep-mot-chieu", against=str(page)) == 1
    told = capsys.readouterr().out
    assert "1 chỗ trên cổng có chữ xen giữa các đoạn mà bản đã duyệt không có:\n  “Thêm vào.”" in told
    assert "1 đoạn của bản đã duyệt không có đúng từng chữ trên cổng:\n  “Chị Hoa đếm được 2.400" in told


@pytest.mark.parametrize(
    ("slugs", "said"), [(["bep-mot-chieu"], "Không thấy tệp"), (["bep-mot-chieu", "tu-thuoc-xanh"], "so được một bài")]
)
def test_says_how_to_compare(desk: Path, slugs: list[str], said: str) -> None:
    with pytest.raises(UsageFault, match=said):
        portal(desk, *slugs, against="khong-co.html")


def test_several_stories_stand_behind_the_task(desk: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(HOME / "tasks.py"), "portal", "bep-mot-chieu", "tu-thuoc-xanh", "--zip", "--desk", str(desk),
         "--today", "2026-11-20"], capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    assert {"bep-mot-chieu.zip", "tu-thuoc-xanh.zip"} <= set(made(desk))


def test_a_name_longer_than_any_file_s_is_no_file(desk: Path) -> None:
    with pytest.raises(UsageFault, match="Không thấy tệp"):
        portal(desk, "bep-mot-chieu", against="x" * 10_000)
