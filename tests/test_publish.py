"""The whole way on the small desk: every playlist opened, every MP3 decoded, every page there, twice the same."""

import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import imageio_ffmpeg
import pytest
import yaml

from newsdesk import files
from newsdesk.audio import loudness
from tests.golden.make import golden_files, golden_texts

HOME = Path(__file__).parents[1]
SMALL_DESK = Path(__file__).parent / "small_desk"
TWIN = ".site.twin"
TODAY = "2026-11-20"
DAYS = [f"2026-11-{day}" for day in range(20, 27)]


def publish(desk: Path, *words: str, code: int = 0, today: str = TODAY, **environment: str) -> str:
    """Publish a desk as a whole process and return what it said."""
    done = subprocess.run(
        [sys.executable, str(HOME / "tasks.py"), "publish", "--desk", str(desk), "--today", today, *words],
        capture_output=True, check=False, env={**os.environ, "PYTHONUTF8": "1", **environment},
    )  # fmt: skip
    said = done.stdout.decode() + done.stderr.decode()
    assert done.returncode == code, said
    assert "Traceback" not in said
    return said


def approve(desk: Path, story: Path) -> None:
    words = ["approve", str(story), "--by", "A", "--office", "B", "--desk", str(desk), "--today", TODAY]
    subprocess.run([sys.executable, str(HOME / "tasks.py"), *words], check=True, capture_output=True)


def digests(folder: Path) -> dict[str, str]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and TWIN not in path.as_posix())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def twin_differs(desk: Path) -> list[str]:
    """Return the files of the website that its twin does not share, and those that the twin has alone."""
    site, twin = files.looks(desk / "output/site"), files.looks(desk / f"output/{TWIN}")
    return sorted(name for name in site.keys() | twin.keys() if site.get(name) != twin.get(name))


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    paths = (path for path in folder.rglob("*") if path.is_file() and TWIN not in path.as_posix())
    return {p.relative_to(folder).as_posix(): (p.stat().st_mtime_ns, p.stat().st_ino) for p in paths}


def told(desk: Path) -> dict[str, str]:
    """Return digests of all that a publish makes."""
    return digests(desk / "output") | {f"scripts/{k}": v for k, v in digests(desk / "audio_scripts").items()}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the small desk, published once; tests look and do not touch."""
    desk = tmp_path_factory.mktemp("phát hành") / "Bàn số 1"
    shutil.copytree(SMALL_DESK, desk)
    publish(desk)
    return desk


@pytest.fixture
def again(published: Path, tmp_path: Path) -> Path:
    """Return a copy of the published desk, to change."""
    return Path(shutil.copytree(published, tmp_path / "Bàn số 2"))


def test_the_twin_of_the_website_holds_the_very_same_files(published: Path) -> None:
    assert twin_differs(published) == []


def test_every_slot_of_the_week_has_its_folder(published: Path) -> None:
    folders = sorted(path.name for path in slots(published))
    assert folders == [f"{day}-sang" for day in DAYS]
    assert sorted(path.stem for path in (published / "audio_scripts/rundowns").iterdir()) == folders


def slots(desk: Path) -> list[Path]:
    """Return the folders of the week's programmes, without what lies beside them."""
    return sorted((desk / "output/broadcast").glob("20*"))


def test_every_playlist_names_files_beside_it_that_decode_to_the_end(published: Path) -> None:
    for folder in slots(published):
        items = sorted(path.name for path in folder.glob("[0-9][0-9]-*.mp3"))
        for name in ("playlist.m3u8", "playlist.m3u", "playlist.pls"):
            text = (folder / name).read_bytes()
            assert not text.startswith(b"\xef\xbb\xbf")
            listed = re.findall(r"^(?:File\d+=)?([\x21-\x7e]+\.mp3)$", text.decode(), re.MULTILINE)
            assert listed == items
        rundown = yaml.safe_load((published / "audio_scripts/rundowns" / f"{folder.name}.yaml").read_text("utf-8"))
        lengths = [decoded(folder / name) for name in items]
        assert lengths == pytest.approx([item["length"] for item in rundown["items"]], abs=0.002)
        assert decoded(folder / "programme.mp3") == pytest.approx(sum(lengths), abs=0.002)
        assert sum(lengths) <= 120


def decoded(path: Path) -> float:
    """Decode a file to the end, strictly, and return the seconds that were heard."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-xerror", "-i", str(path), "-f", "s16le", "-"]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stderr == b""
    return len(done.stdout) / 2 / 44100


def test_every_clip_is_as_loud_as_it_should_be(published: Path) -> None:
    own = (p for p in published.rglob("*.mp3") if "slots" not in p.parts)
    told = [p for p in own if re.search(r"opening|news|exemplar|closing|am-thanh", str(p))]
    assert told
    for path in told:
        found = loudness.measure(path)
        assert found.integrated == pytest.approx(-16, abs=0.1), path
        assert found.true_peak <= -1.5, path


def test_the_texts_are_as_they_were(published: Path) -> None:
    assert golden_texts(published) == golden_files()


def test_two_publishes_of_one_desk_are_the_same_bytes(published: Path, tmp_path: Path) -> None:
    other = tmp_path / "chỗ khác" / "bàn"
    shutil.copytree(SMALL_DESK, other)
    publish(other, PYTHONHASHSEED="7", TZ="Pacific/Kiritimati", LC_ALL="C")
    assert told(other) == told(published)


def test_nothing_changed_means_not_one_file_rewritten(again: Path) -> None:
    before = stamps(again / "output") | stamps(again / "audio_scripts")
    assert "Không có gì thay đổi" in publish(again)
    assert stamps(again / "output") | stamps(again / "audio_scripts") == before


def test_one_story_changed_changes_what_tells_it_and_nothing_else(again: Path) -> None:
    before, stamped = told(again), stamps(again / "output")
    story = again / "exemplars/2026/tu-thuoc-xanh.md"
    story.write_text(story.read_text("utf-8").replace("40 hộp", "41 hộp"), encoding="utf-8")
    assert "[approval-of-other-text]" in publish(again, code=1)
    assert told(again) == before
    approve(again, story)
    publish(again)
    after = told(again)
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert {"site/bai/tu-thuoc-xanh.html", "site/am-thanh/tu-thuoc-xanh.mp3"} <= changed
    tells = {f"broadcast/{p.name}" for p in slots(again) if [*p.glob("*tu-thuoc-xanh.mp3")]}
    allowed = re.compile(
        r"scripts/scripts/2026/tu-thuoc-xanh\.txt|site/.*tu-thuoc-xanh\..*|broadcast/(slots|usb)/.*|site/.*podcast\.xml"
        r"|site/tim/(2026-\w+|dau-muc-\w+|muc-luc)\.js"
    )
    for name in changed:
        slot = re.sub(r"^scripts/rundowns/(.*)\.yaml$", r"broadcast/\1/", name).rsplit("/", 1)[0]
        assert allowed.fullmatch(name) or slot in tells, name
    assert twin_differs(again) == []
    untouched = stamps(again / "output")
    assert all(untouched[name] == stamped[name] for name in untouched.keys() & stamped.keys() if name not in changed)


def test_days_gone_by_are_never_rewritten(again: Path) -> None:
    before = digests(again / "audio_scripts/rundowns")
    publish(again, today="2026-11-23")
    after = digests(again / "audio_scripts/rundowns")
    for day in ("2026-11-20", "2026-11-21", "2026-11-22"):
        assert after[f"{day}-sang.yaml"] == before[f"{day}-sang.yaml"]
    assert f"{DAYS[-1][:-2]}29-sang.yaml" in after
    assert not (again / f"output/broadcast/{DAYS[0]}-sang").exists()


def test_a_rundown_that_cannot_be_read_is_said(again: Path) -> None:
    (again / f"audio_scripts/rundowns/{TODAY}-sang.yaml").write_text("hỏng: [", encoding="utf-8")
    assert "[rundown-unreadable]" in publish(again, today="2026-11-21")


def test_a_slot_that_is_too_short_is_said_and_nothing_published(again: Path) -> None:
    before = told(again)
    programmes = again / "content/programmes.yaml"
    longer = (
        programmes.read_text("utf-8").replace("Chào các bạn", "Chào các bạn. " * 50).replace("minutes: 2", "minutes: 1")
    )
    programmes.write_text(longer, encoding="utf-8")
    assert "[rundown-too-short]" in publish(again, code=1)
    assert told(again) == before


def test_a_year_without_stories(tmp_path: Path) -> None:
    desk = tmp_path / "bàn trống"
    shutil.copytree(SMALL_DESK, desk)
    shutil.rmtree(desk / "exemplars")
    (desk / "exemplars").mkdir()
    for name in ("content/events", "content/pages/gioi-thieu.md"):
        path = desk / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    said = publish(desk)
    assert "[rundown-no-exemplar]" in said
    assert (desk / "output/site/index.html").is_file()
    assert decoded(desk / f"output/broadcast/{TODAY}-sang/programme.mp3") > 5


def test_a_story_without_a_sentence_stops_the_publish(again: Path) -> None:
    story = again / "exemplars/2026/tu-thuoc-xanh.md"
    text = story.read_text("utf-8")
    story.write_text(text[: text.index("Phòng Y tế dán")] + "## Chỉ có đề mục\n", encoding="utf-8")
    approve(again, story)
    assert "[script-empty]" in publish(again, code=1)


@pytest.mark.parametrize("moment", [0.35, 0.6, 0.8, 1.0, 1.3])
def test_killed_at_any_moment_the_last_output_stands_and_the_next_publish_succeeds(again: Path, moment: float) -> None:
    whole = digests(again / "output/site")
    story = again / "exemplars/2026/tu-thuoc-xanh.md"
    story.write_text(story.read_text("utf-8").replace("tags: []", ""), encoding="utf-8")
    page = again / "content/pages/gioi-thieu.md"
    page.write_text(page.read_text("utf-8") + "\nThêm một đoạn.\n", encoding="utf-8")
    command = [sys.executable, str(HOME / "tasks.py"), "publish", "--desk", str(again), "--today", TODAY]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True) as process:
        time.sleep(moment)
        os.killpg(process.pid, signal.SIGKILL)
    left = digests(again / "output/site")
    publish(again)
    assert left in (whole, digests(again / "output/site"))
    assert sorted(path.name for path in (again / "output").iterdir() if TWIN not in path.name) == ["broadcast", "site"]
    assert not (again / f"output/{TWIN}").exists() or twin_differs(again) == []


def test_two_at_once_both_end_well(again: Path) -> None:
    command = [sys.executable, str(HOME / "tasks.py"), "publish", "--desk", str(again), "--today", TODAY]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) for _ in range(2)]
    for process in both:
        said, _ = process.communicate(timeout=120)
        assert process.returncode == 0, said.decode()
