"""A website is whole, and the same each time, or it is none."""

import locale
import logging
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pelican.writers import Writer

from newsdesk.errors import DeskError
from newsdesk.files import tree
from newsdesk.site import plugin
from newsdesk.site.build import Pages, build
from tests.builders import TODAY, a_facility, a_library, a_page, a_story, approved
from tests.site.desk import ROOT, Site, a_desk, print_desk

PRINT = """
import sys
from pathlib import Path
from tests.site.desk import a_desk, print_desk
print_desk(a_desk(), Path(sys.argv[1]), desk=Path(sys.argv[2]))
"""


def contents(folder: Path) -> dict[str, bytes]:
    return {name: path.read_bytes() for name, path in tree(folder).items()}


def test_counts_what_it_wrote(site: Site) -> None:
    assert site.counted == Pages(stories=45, pages=len(site.pages), pictures=1, sounds=1)


def test_two_builds_of_one_process_are_the_same(site: Site, tmp_path: Path) -> None:
    print_desk(a_desk(), tmp_path / "ra", desk=tmp_path)
    assert contents(tmp_path / "ra") == contents(site.folder)


@pytest.mark.parametrize(("seed", "language"), [("1", "C"), ("2", "vi_VN.UTF-8")])
def test_a_build_elsewhere_with_another_hash_seed_is_the_same(
    site: Site, tmp_path: Path, seed: str, language: str
) -> None:
    elsewhere = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "LC_ALL": language, "TZ": "America/Lima"}
    folder = tmp_path / "ra khác"
    subprocess.run(
        [sys.executable, "-c", PRINT, str(folder), str(tmp_path / "bàn")],
        cwd=tmp_path,
        env=os.environ | elsewhere,
        check=True,
    )
    assert contents(folder) == contents(site.folder)


def test_no_page_names_a_place_of_this_machine(site: Site) -> None:
    traces = [str(ROOT).encode(), str(site.folder).encode(), str(Path.home()).encode() + b"/"]
    for name, content in contents(site.folder).items():
        assert not [trace for trace in traces if trace in content], name


def test_lines_end_alike_on_every_system(site: Site) -> None:
    assert not [name for name, content in contents(site.folder).items() if name.endswith(".html") and b"\r" in content]


def test_an_empty_desk_has_a_whole_website(tmp_path: Path) -> None:
    folder = tmp_path / "ra"
    folder.mkdir()
    facility = a_facility(address="https://example.vn")
    counted = build(a_library(facility=facility), {}, folder, images=tmp_path / "không có", today=TODAY, root=ROOT)
    assert counted == Pages(stories=0, pages=len(list(folder.rglob("*.html"))), pictures=0, sounds=0)
    assert not (folder / "feed.atom.xml").exists()


def test_a_desk_without_settings_of_its_own_uses_ours(tmp_path: Path) -> None:
    folder = tmp_path / "ra"
    folder.mkdir()
    library = a_library(approved(a_story()), pages=(a_page(),))
    assert build(library, {}, folder, images=tmp_path, today=TODAY, root=tmp_path).stories == 1


def test_a_page_that_pelican_did_not_write_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = Writer.write_file

    def forgetful(self: Writer, name: str, *rest: object, **more: object) -> None:
        if name != "bai/bai-7.html":
            write(self, name, *rest, **more)

    monkeypatch.setattr(Writer, "write_file", forgetful)
    with pytest.raises(DeskError) as stop:
        print_desk(a_desk(), tmp_path / "ra", desk=tmp_path)
    assert (stop.value.code, stop.value.facts) == ("site-incomplete", {"missing": "bai/bai-7.html"})


def test_a_page_that_nobody_asked_for_is_a_fault(tmp_path: Path) -> None:
    folder = tmp_path / "ra"
    (folder / "bai").mkdir(parents=True)
    (folder / "bai" / "cu.html").write_text("old", encoding="utf-8")
    with pytest.raises(DeskError) as stop:
        build(a_library(), {}, folder, images=tmp_path, today=TODAY, root=ROOT)
    assert (stop.value.code, stop.value.facts) == ("site-surplus", {"surplus": "bai/cu.html"})


@pytest.mark.parametrize("level", [logging.WARNING, logging.ERROR])
def test_what_pelican_would_only_log_is_a_fault_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, level: int
) -> None:
    write = Writer.write_file

    def complaining(self: Writer, name: str, *rest: object, **more: object) -> None:
        write(self, name, *rest, **more)
        if name.startswith("bai/"):
            logging.getLogger("pelican.writers").log(level, "Could not process %s", "x.md")

    monkeypatch.setattr(Writer, "write_file", complaining)
    for attempt in ("một", "hai"):
        with pytest.raises(DeskError) as stop:
            print_desk(a_library(approved(a_story())), tmp_path / attempt / "ra", desk=tmp_path / attempt)
        assert (stop.value.code, stop.value.facts) == ("site-incomplete", {"missing": "Could not process x.md"})


def test_a_plugin_that_does_not_start_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise ImportError("no such thing")

    monkeypatch.setattr(plugin, "register", broken)
    with pytest.raises(DeskError) as stop:
        print_desk(a_desk(), tmp_path / "ra", desk=tmp_path)
    assert stop.value.code == "site-incomplete"


def test_a_picture_that_is_gone_is_a_fault(tmp_path: Path) -> None:
    folder = tmp_path / "ra"
    folder.mkdir()
    story = approved(a_story(image="mat.jpg", pictures={"mat.jpg": "d" * 32}))
    library = a_library(story, images={"mat.jpg": "d" * 32})
    with pytest.raises(DeskError) as stop:
        build(library, {}, folder, images=tmp_path, today=TODAY, root=ROOT)
    assert (stop.value.code, stop.value.facts) == ("site-incomplete", {"missing": "mat.jpg"})


def test_leaves_the_process_as_it_was(site: Site, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    logger = logging.getLogger("pelican")
    before = (logger.handlers[:], logger.propagate, logger.level, locale.setlocale(locale.LC_ALL))
    print_desk(site.library, tmp_path / "ra", desk=tmp_path)
    assert (logger.handlers, logger.propagate, logger.level, locale.setlocale(locale.LC_ALL)) == before
    assert capfd.readouterr() == ("", "")


def test_a_story_that_is_withdrawn_leaves_no_trace(site: Site, tmp_path: Path) -> None:
    library = replace(site.library, stories=tuple(s for s in site.library.stories if s.slug != "bep-sach"))
    print_desk(library, tmp_path / "ra", desk=tmp_path)
    for name, content in contents(tmp_path / "ra").items():
        assert b"bep-sach" not in content, name
        assert "bep-sach" not in name
        assert not name.startswith(("hinh/", "am-thanh/"))


def test_pelican_alone_refuses_and_says_so_with_its_exit_status(tmp_path: Path) -> None:
    alone = subprocess.run(
        [sys.executable, "-m", "pelican", "-s", str(ROOT / "pelicanconf.py"), "-o", str(tmp_path / "ra")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert alone.returncode == 1
    assert "site-by-hand" in alone.stdout + alone.stderr
    assert not (tmp_path / "ra").exists()
