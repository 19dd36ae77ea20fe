"""Withdrawn means gone, however often the desk was published before: into the same folders, over the same caches."""

import bz2
import gzip
import hashlib
import json
import pickle
import random
import shutil
import sqlite3
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from PIL import Image

from newsdesk import commands
from newsdesk.traces import search
from tests.conftest import SMALL_DESK
from tests.leaks import every_command, hostile_desk
from tests.leaks.bytes_search import SealedError, found_in, writings
from tests.leaks.hostile_desk import ALL, TODAY, write_story

FOLDERS = ("output", ".cache", "audio_scripts")
GUIDES = "output/site/docs/"
CHUNK = 2000
"""Bytes from the middle of a story's sound or picture: two of them are never alike by chance."""


@dataclass(frozen=True)
class Told:
    """A story and everything by which it would be known again."""

    place: str
    """A word that stands in its title, and nowhere else in the world."""
    person: str
    slip: str
    header: dict[str, object] = field(default_factory=dict)
    file: str = ""

    @property
    def slug(self) -> str:
        """Its file's name: the place's where the whole story goes, else one that may stay."""
        return self.file or hostile_desk.ascii_slug(self.place)

    @property
    def words(self) -> tuple[str, ...]:
        return (self.place, self.person)

    @property
    def path(self) -> str:
        return f"exemplars/2026/{self.slug}.md"


STORIES = {
    "withdrawn": Told("Nậm Xoỏng", "Vàng Thị Đẻng", "PDY-A"),
    "deleted": Told("Khẩu Lưởn", "Giàng A Phủm", "PDY-B"),
    "renamed": Told("Phiêng Tở Dải", "Sùng Thị Xổng", "PDY-C", file="bai-mot"),
    "expired": Told("Huổi Chẳm Nưa", "Lèo Văn Tẩng", "PDY-D", {"expires": "2026-11-21"}),
    "taken back": Told("Bó Mảy Luông", "Thào Thị Chểnh", "PDY-E"),
    "run out": Told("Tà Sủm Tỉa", "Hờ A Khểnh", "PDY-F"),
    "moved": Told("Co Phắng Nọi", "Ly Thị Mểnh", "PDY-G", file="bai-hai"),
    "changed": Told("Pá Lẳng Mới", "Cứ A Dểnh", "PDY-H", file="bai-nam"),
    "staying": Told("Mường Cỏi Tẳm", "Mùa Thị Xểng", "PDY-I"),
}
SLIPS = "slips:\n  - {slip: PDY-1, name: ALL}\n" + "".join(
    f"  - {{slip: {one.slip}, name: ALL{', until: 2026-11-22' if key == 'run out' else ''}}}\n"
    for key, one in STORIES.items()
)
MAKERS = ("publish", "sheets", "portal", "poster", "conference", "culture", "report", "bundle")
ASKED: dict[str, dict[str, object]] = {
    "portal": {"slugs": [one.slug for one in STORIES.values()], "zipped": True},
    "poster": {"story": STORIES["withdrawn"].slug},
    "conference": {"stories": [one.slug for one in STORIES.values()]},
    "culture": {"stories": [one.slug for one in STORIES.values()]},
    "report": {"year": "2026", "with_pdf": False},
}


def picture(told: Told, path: Path) -> None:
    """Write a picture that is like no other, in which nothing can be made smaller by looking away."""
    chance = random.Random(told.slug)
    Image.frombytes("RGB", (24, 24), chance.randbytes(24 * 24 * 3)).resize((240, 240), 0).save(path)


def make(desk: Path) -> Path:
    """Fill a copy of the small desk with the stories, all of them told everywhere."""
    (desk / "content/consents.yaml").write_text(SLIPS.replace("ALL", ALL), encoding="utf-8")
    (desk / "content/programmes.yaml").write_text(hostile_desk.PROGRAMMES, encoding="utf-8")
    with (desk / "content/facility.yaml").open("a", encoding="utf-8") as stream:
        stream.write("address: https://example.vn\n")
    for told in STORIES.values():
        name = f"anh-{told.slug}.png"
        picture(told, desk / "content/images" / name)
        person = {"name": told.person, "role": "staff", "post": "Nhân viên", "consent": told.slip}
        texts = {
            "title": f"Chuyện ở {told.place}",
            "summary": f"Tóm tắt chuyện {told.place} của {told.person}.",
            "tags": [f"gương {told.place}"],
            "lesson": f"Làm như {told.person}.",
            "awards": [{"title": f"Giấy khen {told.place}", "decision": "05/QĐ"}],
            "spoken": {"text": f"Chuyện {told.place} do {told.person} kể."},
            "image": name,
            "image_alt": f"Ảnh {told.place}",
        }
        body = f"Ở {told.place}, {told.person} đến sớm.\n\n![Sân {told.place}]({name})"
        write_story(desk, told.slug, [person], body, **{**texts, **told.header})
    hostile_desk.approve_all(desk)
    return desk


def run(desk: Path, name: str, today: date, **asked: object) -> None:
    with hostile_desk.heard() as said:
        code = every_command.console.guarded(lambda: commands.run(name, root=desk, today=today, **asked))
    assert code == 0, (name, said.getvalue())


def rewrite(desk: Path, told: Told, old: str, new: str) -> None:
    path = desk / told.path
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def approve_again(desk: Path, path: str, today: date) -> None:
    """Let what was changed go the whole way again."""
    file = desk / path
    text = file.read_text("utf-8")
    head, _, rest = text.partition("approvals:\n")
    file.write_text(head.replace("stage: approved", "stage: draft") + rest.partition("\n")[2], encoding="utf-8")
    run(desk, "submit", today, stories=[path], by="Tổ bếp")
    run(desk, "approve", today, stories=[path], by=hostile_desk.SIGNER, office="Phó Trưởng Cơ sở")


def withdraw(desk: Path, told: Told, today: date) -> None:
    run(desk, "withdraw", today, stories=[told.path], because="mistake")


def delete(desk: Path, told: Told, today: date) -> None:
    """Delete a story as it may be deleted: once it is withdrawn everywhere."""
    withdraw(desk, told, today)
    run(desk, "publish", today)
    (desk / told.path).unlink()
    (desk / f"content/images/anh-{told.slug}.png").unlink()


def rename(desk: Path, told: Told, today: date) -> None:
    """Give a story another title and its person another name everywhere: whoever is told of has become another."""
    rewrite(desk, told, told.place, "Bản Mới")
    rewrite(desk, told, told.person, "Chị Hoa")
    rewrite(desk, told, told.slip, "PDY-1")
    rewrite(desk, told, f"anh-{told.slug}.png", "bep.png")
    approve_again(desk, told.path, today)


def move(desk: Path, told: Told, today: date) -> None:
    """Give a story another file: its old address leads to the new one, and nothing else tells of the old one."""
    new = told.path.replace(told.slug, "ten-khac")
    (desk / told.path).rename(desk / new)
    file = desk / new
    file.write_text(file.read_text("utf-8").replace(told.place, "Bản Khác").replace(told.person, "Chị Hoa")
                    .replace(told.slip, "PDY-1").replace(f"anh-{told.slug}.png", "bep.png")
                    .replace("kind: model", f"kind: model\nredirect_from: [{told.slug}]"), encoding="utf-8")  # fmt: skip
    approve_again(desk, new, today)


def change_picture(desk: Path, told: Told, today: date) -> None:
    """Take one picture for another under the same name, and every word that was told back."""
    picture(STORIES["staying"], desk / f"content/images/anh-{told.slug}.png")
    rewrite(desk, told, told.place, "Bản Xa")
    rewrite(desk, told, told.person, "Chị Hoa")
    rewrite(desk, told, told.slip, "PDY-1")
    approve_again(desk, told.path, today)


def take_back(desk: Path, told: Told, today: date) -> None:
    run(desk, "withdraw_consent", today, slip=told.slip)


def wait(*_: object) -> None:
    """Let days go by."""


Step = tuple[str, int, Callable[[Path, Told, date], None]]
STEPS: tuple[Step, ...] = (
    ("withdrawn", 0, withdraw),
    ("deleted", 0, delete),
    ("changed", 0, change_picture),
    ("renamed", 1, rename),
    ("moved", 1, move),
    ("taken back", 1, take_back),
    ("expired", 2, wait),
    ("run out", 3, wait),
)
"""What happens to which story, how many days after the first publish."""
PAPERS = "output/office/"
OF_THEIR_DAY = {"changed", "renamed", "moved", "expired"}
"""Stories of which nobody took anything back: what lists or counts a year for the council stays as of its day."""
FOR_THE_COUNCIL = tuple(f"{PAPERS}{folder}/" for folder in ("report", "bundle", "registrations", "weeks"))


def everything(desk: Path) -> Iterator[tuple[str, Path]]:
    """Yield every file that a machine wrote, but the software's own guides; one of several names under its first."""
    known = set()
    for folder in FOLDERS:
        for path in sorted((desk / folder).rglob("*")):
            name = path.relative_to(desk).as_posix()
            if path.is_file() and not name.startswith(GUIDES) and path.stat().st_ino not in known:
                known.add(path.stat().st_ino)
                yield name, path


def is_record(name: str, today: date) -> bool:
    """Whether a file is a record of days gone by, which tells what was planned then and is never made anew."""
    day = name.removeprefix("audio_scripts/rundowns/")[:10]
    return name == "audio_scripts/diary.csv" or (name != day and day < today.isoformat() and day[:2] == "20")


def pieces(desk: Path, told: Told) -> dict[str, bytes]:
    """Return bytes by which a story's sound and pictures are known again, wherever they are joined into."""
    found = {}
    site = desk / "output/site"
    sound = (site / f"am-thanh/{told.slug}.mp3").read_bytes()
    found["sound"] = sound[len(sound) // 2 :][:CHUNK]
    for path in sorted((site / "hinh").rglob(f"anh-{told.slug}*")):
        content = path.read_bytes()
        found[path.name] = content[len(content) // 2 :][:CHUNK]
    assert len(found) > 1
    return found


WANTED = {word: writings(word) for told in STORIES.values() for word in told.words}
FOUND: dict[bytes, set[str]] = {}


def words_in(digest: bytes, path: Path) -> set[str]:
    """Return which words of any story stand in a file; the same bytes are looked through once."""
    if digest not in FOUND:
        FOUND[digest] = found_in(path, WANTED)
    return FOUND[digest]


def left(desk: Path, told: Mapping[str, Told], known: Mapping[str, Mapping[str, bytes]], today: date) -> list[str]:
    """Return every place in which words, sound or pictures of some stories still are, each story's key before it."""
    owners = {word: key for key, one in told.items() for word in one.words}
    rows = []
    for name, path in everything(desk):
        if is_record(name, today):
            continue
        content = path.read_bytes()
        found = words_in(hashlib.sha256(content).digest(), path) | {word for word in owners if word in name}
        rows += [f"{owners[word]}: {name}: {word}" for word in found & owners.keys()]
        rows += [f"{key}: {name}: {what}" for key in told for what, piece in known[key].items() if piece in content]
    hits = search(desk, owners, FOLDERS).hits
    rows += [
        f"{owners[hit.name]}: {hit.path}: {hit.place}: {hit.excerpt}" for hit in hits if not is_record(hit.path, today)
    ]
    return rows


def test_whatever_is_taken_back_is_gone_after_the_next_publish_from_every_file_there_is(tmp_path: Path) -> None:
    desk = make(Path(shutil.copytree(SMALL_DESK, tmp_path / "Bàn số 1")))
    for name in MAKERS:
        run(desk, name, TODAY, **ASKED.get(name, {}))
    known = {key: pieces(desk, told) for key, told in STORIES.items()}
    seen = left(desk, STORIES, known, TODAY)
    for key in STORIES:  # else this test could not fail
        assert {row.split(": ")[1].split("/")[0] for row in seen if row.startswith(f"{key}: ")} == {*FOLDERS}, key
    gone: dict[str, Told] = {}
    for key, days, step in STEPS:
        today = TODAY + timedelta(days)
        step(desk, STORIES[key], today)
        run(desk, "publish", today)
        gone[key] = STORIES[key]
        assert not [row for row in left(desk, gone, known, today) if not is_of_its_day(row)], key
    assert left(desk, {"staying": STORIES["staying"]}, known, TODAY + timedelta(3))


def is_of_its_day(row: str) -> bool:
    key, name, *_ = row.split(": ")
    examined = key == "expired" and name.startswith(f"{PAPERS}examination/")
    return key in OF_THEIR_DAY and (examined or name.startswith(FOR_THE_COUNCIL))


PAPER_MAKERS = (
    "sheets",
    "conference",
    "culture",
    "briefing",
    "exchange",
    "poster",
    "examine",
    "registrations",
    "report",
    "bundle",
)
SHOWN = ("examination", "conference", "culture", "exchange", "poster", "report", "bundle")


@pytest.fixture(scope="module")
def with_papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a desk with all of its papers and no sound."""
    desk = make(Path(shutil.copytree(SMALL_DESK, tmp_path_factory.mktemp("ban") / "Bàn số 1")))
    asked = {**ASKED, "exchange": {"guests": ["phong-y-te"]}}
    for name in PAPER_MAKERS:
        if name in ("exchange", "poster"):
            for key, *_ in PAPER_STEPS:
                run(desk, name, TODAY, **{**asked[name], "story": STORIES[key].slug})
        else:
            run(desk, name, TODAY, **asked.get(name, {}))
    return desk


def end_by_hand(desk: Path, told: Told, today: date) -> None:
    """Write into the register that a slip was taken back, as people may without the command."""
    path = desk / "content/consents.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace(f"slip: {told.slip}, ", f"slip: {told.slip}, withdrawn: {today}, "), encoding="utf-8")


PAPER_STEPS: tuple[Step, ...] = (
    ("changed", 0, change_picture), ("renamed", 0, rename), ("moved", 0, move), ("taken back", 0, end_by_hand),
    ("expired", 2, wait), ("run out", 3, wait),
)  # fmt: skip


@pytest.mark.parametrize(
    ("key", "days", "step", "clears"),
    [(*step, clears) for step, clears in zip(PAPER_STEPS, ("update", "examine") * 3, strict=True)],
    ids=[key for key, *_ in PAPER_STEPS],
)
def test_no_paper_tells_what_is_told_no_longer_after_any_command_that_clears_up(
    with_papers: Path, tmp_path: Path, key: str, days: int, step: Callable[[Path, Told, date], None], clears: str
) -> None:
    desk = Path(shutil.copytree(with_papers, tmp_path / "Bàn số 1"))
    told, today = {key: STORIES[key]}, TODAY + timedelta(days)
    before = left(desk, told, {key: {}}, TODAY)
    assert {name for name in SHOWN if any(f": {PAPERS}{name}/" in row for row in before)} == {*SHOWN}
    kept = {row.split(": ")[1] for row in left(desk, {"staying": STORIES["staying"]}, {"staying": {}}, TODAY)}
    step(desk, STORIES[key], today)
    run(desk, clears, today)
    rows = [row for row in left(desk, told, {key: {}}, today) if row.split(": ")[1].startswith(PAPERS)]
    made_anew = f": {PAPERS}{'examination' if clears == 'examine' else ' '}/"
    assert not [row for row in rows if not is_of_its_day(row) and made_anew not in row]
    assert all((desk / name).exists() for name in kept if name.startswith(f"{PAPERS}examination/"))


def test_papers_of_a_desk_at_rest_stay(with_papers: Path, tmp_path: Path) -> None:
    desk = Path(shutil.copytree(with_papers, tmp_path / "Bàn số 1"))
    before = sorted(path for path in (desk / PAPERS).rglob("*"))
    for name in ("update", "registrations"):
        run(desk, name, TODAY)
    assert sorted(path for path in (desk / PAPERS).rglob("*")) == before


NAME = "Vàng Thị Đẻng"


def in_sqlite(path: Path) -> None:
    with sqlite3.connect(path) as base:
        base.execute("create table a (b)")
        base.execute("insert into a values (?)", (f"Chuyện {NAME}",))
    base.close()


def deleted_in_sqlite(path: Path) -> None:
    in_sqlite(path)
    base = sqlite3.connect(path)
    base.execute("pragma secure_delete = off")
    base.execute("delete from a")
    base.commit()
    base.close()


def in_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("a.txt", f"Chuyện {NAME} " * 9)


FORMS: dict[str, Callable[[Path], object]] = {
    "pickle": lambda path: path.write_bytes(pickle.dumps({"a": NAME})),
    "msgpack": lambda path: path.write_bytes(msgspec.msgpack.encode([NAME])),
    "JSON in ASCII": lambda path: path.write_text(json.dumps(NAME), "utf-8"),
    "UTF-16": lambda path: path.write_text(NAME, "utf-16"),
    "zlib behind a head": lambda path: path.write_bytes(b"head 1" + zlib.compress(f"{NAME} ".encode() * 3, 1)),
    "gzip in gzip": lambda path: path.write_bytes(gzip.compress(gzip.compress(pickle.dumps(NAME)))),
    "bzip2": lambda path: path.write_bytes(bz2.compress(NAME.encode())),
    "zip": in_zip,
    "SQLite": in_sqlite,
    "SQLite, a row that was deleted": deleted_in_sqlite,
}


@pytest.mark.parametrize("form", FORMS)
def test_the_search_sees_a_name_in_a_file_of_any_form(tmp_path: Path, form: str) -> None:
    FORMS[form](tmp_path / "a")
    assert found_in(tmp_path / "a", {NAME: writings(NAME)}) == {NAME}


def test_a_file_that_cannot_be_searched_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"\x28\xb5\x2f\xfd" + hashlib.sha256(b"a").digest())
    with pytest.raises(SealedError):
        found_in(tmp_path / "a", {})
