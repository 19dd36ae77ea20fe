"""Desks on which something is about to be done, each with the command that does it."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from newsdesk import commands
from newsdesk.commands import reading, recording_files, withdrawal_records
from newsdesk.model.script import Version
from tests.commands.saving import desks
from tests.commands.test_commands import YT, edit
from tests.conftest import SMALL_DESK, TODAY
from tests.nothing_lost.watched import Asked

BEP, TU = "exemplars/2026/bep-mot-chieu.md", "exemplars/2026/tu-thuoc-xanh.md"
SIGNED = {"by": "Lò Văn Mẫu", "office": "Trưởng"}


@dataclass(frozen=True, slots=True)
class Scene:
    """A folder that holds everything, the desk in it, and what is asked of the desk."""

    home: Path
    desk: Path
    asked: Asked
    by_stages: frozenset[str] = frozenset()
    """Files of people that the command writes more than once, as far as it has come."""

    def at(self, place: Path) -> "Scene":
        """Return a copy of the scene at a place of its own; what was there goes."""
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.home, place, symlinks=True)
        return Scene(place, place / self.desk.relative_to(self.home), self.asked, self.by_stages)


def published(home: Path) -> Path:
    """Make the small desk and publish it."""
    desk = Path(shutil.copytree(SMALL_DESK, home / "Bàn số 1"))
    assert commands.run("publish", root=desk, today=TODAY) == 0
    return desk


def publish(home: Path, before: Path) -> Scene:
    """One story and one page of a published desk were changed; the sound of the story is made already."""
    scene = publish_with_sound(home, before)
    trial = Path(shutil.copytree(scene.desk, home.with_name("thử") / "Bàn", dirs_exist_ok=True))
    assert commands.run("publish", root=trial, today=TODAY) == 0
    shutil.copytree(trial / ".cache/clips", scene.desk / ".cache/clips", dirs_exist_ok=True)
    shutil.rmtree(trial.parent)
    return scene


def publish_with_sound(home: Path, before: Path) -> Scene:
    """One story and one page of a published desk were changed."""
    desk = Path(shutil.copytree(before, home / "Bàn số 1"))
    edit(desk / TU, "40 hộp", "41 hộp")
    assert commands.run("approve", root=desk, today=TODAY, stories=[TU], **SIGNED) == 0
    page = desk / "content/pages/gioi-thieu.md"
    page.write_text(page.read_text("utf-8") + "\nThêm một đoạn.\n", encoding="utf-8")
    return Scene(home, desk, Asked("publish"))


def approve(home: Path, _: Path) -> Scene:
    """Two stories wait for the council."""
    desk = Path(shutil.copytree(SMALL_DESK, home / "Bàn số 1"))
    waits = "date: 2026-10-01\nsummary: Hai câu.\nstage: submitted\nsubmitted: {by: Tổ bếp, on: 2026-11-10}"
    edit(desk / YT, "stage: draft", waits)
    other = (desk / YT).read_text("utf-8").replace("stage: submitted", "slug: y-tuong-khac\nstage: submitted")
    (desk / "exemplars/2025/y-tuong-khac.md").write_text(other, encoding="utf-8")
    return Scene(home, desk, Asked("approve", {"stories": ["y-tuong", "y-tuong-khac"], **SIGNED}))


def withdraw(home: Path, _: Path) -> Scene:
    """A story is taken back."""
    desk = Path(shutil.copytree(SMALL_DESK, home / "Bàn số 1"))
    words = {"stories": ["bep-mot-chieu"], "because": "mistake", "note": "Cộng nhầm."}
    return Scene(home, desk, Asked("withdraw", words))


def withdraw_consent(home: Path, before: Path) -> Scene:
    """Somebody takes back the consent on which a published story rests, of which papers lie there too."""
    desk = Path(shutil.copytree(before, home / "Bàn số 1"))
    assert commands.run("sheets", root=desk, today=TODAY) == 0
    assert commands.run("poster", root=desk, today=TODAY, story="bep-mot-chieu") == 0
    return Scene(home, desk, Asked("withdraw_consent", {"slip": "PDY-1"}), frozenset([withdrawal_records.FILE]))


def record(home: Path, _: Path) -> Scene:
    """An announcer hands in the reading of a story that somebody else read before."""
    from newsdesk.audio.voices import EspeakVoice

    desk = Path(shutil.copytree(SMALL_DESK, home / "Bàn số 1"))
    read = reading.read(desk, TODAY).desk
    assert read
    script = read.spoken.by_slug["bep-mot-chieu"][Version.LONG]
    words = {"story": script.slug, "code": script.code}
    for by, rate in (("anh Nam", 200), ("chị Hoa", 210)):
        EspeakVoice(rate=rate).read_aloud(script, home / f"{by}.wav")
    handed = {"file": str(home / "anh Nam.wav"), "by": "anh Nam"}
    assert commands.run("record", root=desk, today=TODAY, **words, **handed) == 0
    asked = Asked("record", {**words, "file": str(home / "chị Hoa.wav"), "by": "chị Hoa"})
    return Scene(home, desk, asked, frozenset([recording_files.REGISTER]))


def save(home: Path, _: Path) -> Scene:
    """Somebody else shared three files; one story was written here; all is to be put together and sent."""
    lan, minh = desks.two(home)
    minh.edit("content/news/nuoc-am.md", "title: ", "title: Lại ")
    minh.write("content/pages/gioi-thieu.md", minh.read("content/pages/gioi-thieu.md") + "\nThêm một đoạn.\n")
    minh.write("content/news/moi.md", lan.read("content/news/nuoc-am.md").replace("title: ", "title: Mới "))
    assert minh.save()[0] == 0
    lan.git("remote", "set-url", "origin", "../nơi chung.git")
    lan.edit(YT, "title: ", "title: Lại ")
    shutil.rmtree(minh.desk)
    return Scene(home, lan.desk, Asked("save", {"what": "Viết bài", "by": "Lan"}))


SCENES: dict[str, Callable[[Path, Path], Scene]] = {
    "approve": approve,
    "withdraw": withdraw,
    "record": record,
    "save": save,
    "publish": publish,
    "withdraw-consent": withdraw_consent,
    "publish-with-sound": publish_with_sound,
}
OF_PUBLISHED = {"publish", "publish-with-sound", "withdraw-consent"}
"""Scenes that begin with the published desk."""
