"""Whatever stands in a title is a text in every file that is made of it, read back by each form's own reader."""

import csv
import io
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import docx
import html5lib
import mutagen
import openpyxl
import pytest
import yaml

from newsdesk import commands
from newsdesk.intake import take_in
from newsdesk.problems import any_error
from tests.conftest import SMALL_DESK
from tests.hostile_titles import LINES, TITLES
from tests.leaks import every_command, hostile_desk
from tests.leaks.hostile_desk import ALL, TODAY, write_story
from tests.playout.real import a_sound

NUMBERED = {f"bai-{number}": title for number, title in enumerate(TITLES.values(), 1)}
MAKERS = (
    "publish",
    "sheets",
    "registrations",
    "examine",
    "portal",
    "poster",
    "conference",
    "culture",
    "exchange",
    "briefing",
    "report",
    "bundle",
)
ASKED: dict[str, dict[str, object]] = {
    "portal": {"slugs": [*NUMBERED], "zipped": True},
    "poster": {"story": "bai-1"},
    "conference": {"stories": [*NUMBERED][:6]},
    "culture": {"stories": [*NUMBERED]},
    "exchange": {"story": "bai-1", "guests": ["phong-y-te"]},
    "report": {"year": "2026", "with_pdf": False},
}
SHOW, SONG = TITLES["a blank"], TITLES["an annotation"]
OF_THE_DESK = {SHOW, SONG, TITLES["a formula"], TITLES["a script"]}
"""Titles of a programme and of a song, names of units."""
ESCAPES = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Return a desk with a story for each title, all that was made of it, and all that was said meanwhile."""
    desk = Path(shutil.copytree(SMALL_DESK, tmp_path_factory.mktemp("tít") / "Bàn số 1"))
    (desk / "content/consents.yaml").write_text(f"slips:\n  - {{slip: PDY-1, name: {ALL}}}\n", encoding="utf-8")
    programmes = hostile_desk.PROGRAMMES.replace(", exemplar", "").replace(
        "news,", "news, exemplar, exemplar, exemplar,"
    )
    programmes = programmes.replace("title: Bản tin nhỏ", f"title: {quoted(SHOW)}")
    programmes = programmes.replace("news,", "news, song,") + song(desk, SONG)
    (desk / "content/programmes.yaml").write_text(programmes, encoding="utf-8")
    facility = (desk / "content/facility.yaml").read_text("utf-8")
    facility = facility.replace("name: Tổ bếp", f"name: {quoted(TITLES['a formula'])}")
    facility = facility.replace("name: Phòng Y tế", f"name: {quoted(TITLES['a script'])}")
    facility += "address: https://example.vn\n"
    (desk / "content/facility.yaml").write_text(facility, encoding="utf-8")
    for slug, title in NUMBERED.items():
        person = {"name": "Chị Hoa", "role": "staff", "post": "Tổ trưởng", "consent": "PDY-1"}
        own = {"registration": {"on": "2026-07-01", "goal": title}, "spoken": {"text": "Một việc tốt."}}
        write_story(
            desk,
            slug,
            [person],
            "Trời mưa.",
            title=title,
            summary=f"Tóm tắt: {title}",
            tags=[f"thẻ {slug}"],
            lesson=title,
            **own,
        )
    hostile_desk.approve_all(desk)
    said = ""
    for name in MAKERS:
        with hostile_desk.heard() as heard:
            code = every_command.console.guarded(
                lambda name=name: commands.run(name, root=desk, today=TODAY, **ASKED.get(name, {}))
            )  # type: ignore[misc]
        assert code == 0, (name, heard.getvalue()[-300:])
        said += heard.getvalue()
    return desk, said


def quoted(title: str) -> str:
    """Return a title as YAML takes it whatever stands in it."""
    return json.dumps(title, ensure_ascii=False)


def song(desk: Path, title: str) -> str:
    """Lay a song beside a desk and return how its programmes name it."""
    (desk / "content/sounds").mkdir()
    a_sound(desk / "content/sounds/bai-hat.mp3", 3)
    return f"songs:\n  - {{key: bai-hat, title: {quoted(title)}, by: {quoted(title)}, file: bai-hat.mp3, rights: Của Cơ sở}}\n"


def files_of(desk: Path, *endings: str) -> Iterator[tuple[str, bytes]]:
    """Yield every file with one of these endings that was made, also within packages."""
    for folder in ("output", "audio_scripts"):
        for path in sorted((desk / folder).rglob("*")):
            if path.is_file() and not path.relative_to(desk).as_posix().startswith("output/site/docs/"):
                yield from _inside(path.relative_to(desk).as_posix(), path.read_bytes(), endings)


def _inside(name: str, content: bytes, endings: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    if name.endswith(endings):
        yield name, content
    if name.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for inner in package.namelist():
                yield from _inside(f"{name}!{inner}", package.read(inner), endings)


def test_no_page_runs_or_fetches_anything_of_a_title(made: tuple[Path, str]) -> None:
    count = 0
    for name, content in files_of(made[0], ".html"):
        page = html5lib.parse(content.decode("utf-8-sig"), treebuilder="etree", namespaceHTMLElements=False)
        for element in page.iter():
            if not isinstance(element.tag, str):
                continue
            own = dict(element.attrib)
            assert not [key for key in own if key.startswith("on")], name
            assert not [
                value
                for key, value in own.items()
                if key in ("href", "src") and value.strip().lower().startswith("javascript:")
            ], name
            assert own.get("src") != "x", name
            assert not (element.tag == "script" and (element.text or "").strip().startswith("alert")), name
        count += 1
    assert count > 50


def test_every_xml_and_json_is_one(made: tuple[Path, str]) -> None:
    for name, content in files_of(made[0], ".xml", ".svg", ".opml", ".xspf", ".rss", ".atom"):
        assert ElementTree.fromstring(content) is not None, name  # noqa: S314 (our own)
    assert [json.loads(content) for _, content in files_of(made[0], ".json", ".webmanifest")]


def test_every_yaml_for_inspectors_holds_the_names_of_units_and_programmes_whole(made: tuple[Path, str]) -> None:
    texts = [yaml.safe_load(content) for _, content in files_of(made[0], ".yaml")]
    assert {unit["name"] for text in texts if "units" in text for unit in text["units"]} >= OF_THE_DESK - {SONG, SHOW}


def test_the_page_of_a_programme_tells_programme_and_song_as_text(made: tuple[Path, str]) -> None:
    told = ""
    for _, content in files_of(made[0], "rundown.html"):
        page = html5lib.parse(content.decode("utf-8-sig"), treebuilder="etree", namespaceHTMLElements=False)
        told += "".join(page.itertext())
    assert all(title in told for title in (SONG, SHOW))


def test_no_cell_is_a_formula_or_a_link(made: tuple[Path, str]) -> None:
    seen = set()
    for name, content in files_of(made[0], ".xlsx"):
        for sheet in openpyxl.load_workbook(io.BytesIO(content)):
            for row in sheet.iter_rows():
                for cell in row:
                    ours = cell.data_type == "f" and re.fullmatch(r"=SUM\([A-Z]+\d+:[A-Z]+\d+\)", str(cell.value))
                    assert cell.data_type != "f" or ours, (name, cell.coordinate, cell.value)
                    assert cell.hyperlink is None, (name, cell.coordinate)
                    seen |= {cell.value} & {*TITLES.values()}
    assert "=HYPERLINK(0)+cmd|' /C calc'!A0" in seen


def test_no_cell_of_a_table_for_inspectors_begins_as_a_formula_does(made: tuple[Path, str]) -> None:
    seen = ""
    for name, content in files_of(made[0], ".csv"):
        for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))):
            for cell in row:
                assert not cell.lstrip().startswith(("=", "+", "@")), (name, cell)
                assert not re.match(r"\s*-\D", cell), (name, cell)
                seen += cell
    assert "HYPERLINK" in seen


def test_no_document_has_a_field_or_a_link_of_a_title(made: tuple[Path, str]) -> None:
    texts = ""
    for name, content in files_of(made[0], ".docx"):
        paper = docx.Document(io.BytesIO(content))
        source = paper.element.xml
        assert not re.search(r"instrText[^>]*>[^<]*(HYPERLINK|INCLUDE|DDE)", source), name
        links = [one.target_ref for one in paper.part.rels.values() if one.is_external]
        assert all(link.startswith("https://example.vn") for link in links), (name, links)
        texts += source
    assert "HYPERLINK(0)" in texts


def test_a_sounds_tags_hold_the_title_and_nothing_else_of_it(made: tuple[Path, str]) -> None:
    titles = set()
    for name, content in files_of(made[0], ".mp3"):
        tags = mutagen.File(io.BytesIO(content)).tags or {}  # type: ignore[attr-defined]
        titles |= {str(frame) for key, frame in tags.items() if key == "TIT2"}
        assert not [key for key in tags if key.startswith(("WXXX", "GEOB", "PRIV"))], name
    assert titles & {*TITLES.values()}


def test_no_playlist_names_a_file_that_is_not_beside_it(made: tuple[Path, str]) -> None:
    for name, content in files_of(made[0], ".m3u", ".m3u8", ".pls"):
        rows = content.decode("utf-8-sig").splitlines()
        listed = (
            [row.partition("=")[2] for row in rows if row.startswith("File")]
            if name.endswith(".pls")
            else [row for row in rows if row and not row.startswith("#")]
        )
        assert listed, name
        for one in listed:
            assert (made[0] / name).parent.joinpath(one).resolve().is_file() or one.startswith("https://example.vn/"), (
                name,
                one,
            )


def test_captions_hold_no_more_cues_than_are_numbered(made: tuple[Path, str]) -> None:
    for name, content in files_of(made[0], ".vtt"):
        blocks = content.decode("utf-8").strip().split("\n\n")
        assert blocks[0].startswith("WEBVTT"), name
        assert all(block.count("-->") <= 1 for block in blocks), name


def test_no_name_of_a_file_leaves_its_folder_or_holds_what_a_system_refuses(made: tuple[Path, str]) -> None:
    for folder in ("output", "audio_scripts"):
        for path in (made[0] / folder).rglob("*"):
            assert not re.search(r'[<>:"|?*\\\x00-\x1f]|[. ]$', path.name), path


def test_nothing_that_is_said_moves_the_cursor(made: tuple[Path, str]) -> None:
    assert not ESCAPES.search(made[1])


@pytest.mark.parametrize("key", LINES)
def test_a_title_of_several_lines_or_of_what_is_not_seen_is_refused_or_cleaned(desk: Path, key: str) -> None:
    person = {"name": "Chị Hoa", "role": "staff", "post": "Tổ trưởng", "consent": "PDY-1"}
    write_story(
        desk, "bai-du", [person], "Trời mưa.", title=f"Tít {LINES[key]}", summary="Một việc tốt.", image="bep.png"
    )
    intake = take_in(desk, TODAY)
    title = next((one.title for one in intake.library.stories if one.slug == "bai-du"), "") if intake.library else ""
    assert any_error(intake.problems) or not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", title), repr(title)
    with hostile_desk.heard() as said:
        commands.run("check", root=desk, today=TODAY)
    assert not ESCAPES.search(said.getvalue()), said.getvalue()


@pytest.mark.parametrize("key", TITLES)
def test_what_was_done_is_one_line_of_a_message_and_no_word_of_a_command(desk: Path, key: str) -> None:
    git = ["git", "-C", str(desk), "-c", "user.name=A", "-c", "user.email=a@desk.invalid"]
    subprocess.run([*git, "init", "-q"], check=True)
    with hostile_desk.heard() as said:
        code = every_command.console.guarded(
            lambda: commands.run("save", root=desk, today=TODAY, what=TITLES[key], by="Lan")
        )
    assert code == 0, said.getvalue()
    log = subprocess.run([*git, "log", "--format=%an|%B|%(trailers)"], check=True, capture_output=True).stdout.decode()
    author, message, trailers = log.split("|", 1)[0], log.split("|", 1)[1].rpartition("|")[0], log.rpartition("|")[2]
    assert (author, len(message.strip().splitlines()), trailers.strip()) == ("Lan", 1, "")
    assert not ESCAPES.search(said.getvalue())


@pytest.mark.parametrize(("title", "code"), [("12/2024", 1), ("…", 1), ("Tết", 0)])
def test_a_title_with_little_to_say_stops_no_publish_without_a_line_to_mend(desk: Path, title: str, code: int) -> None:
    programmes = hostile_desk.PROGRAMMES.replace(", exemplar" * 9, "")
    (desk / "content/programmes.yaml").write_text(programmes, encoding="utf-8")
    write_story(desk, "bai-it-loi", [], "Trời mưa.", title=title, summary="Một việc tốt.")
    hostile_desk.approve_all(desk)
    with hostile_desk.heard() as said:
        assert every_command.console.guarded(lambda: commands.run("publish", root=desk, today=TODAY)) == code
    assert said.getvalue().count("exemplars/2026/bai-it-loi.md:15: LỖI") == code, said.getvalue()
