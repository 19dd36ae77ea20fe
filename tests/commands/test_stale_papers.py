"""Papers that bear the slug of a story which is told no longer go, whatever command left them; others stay."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from newsdesk.commands import clearing, paper_ledger, stale_papers
from newsdesk.model.story import Channel
from tests.builders import a_library, a_story, approved

TODAY = date(2026, 11, 20)
GONE = (
    "poster/rut/ap-phich.html",
    "announcer/rut.short.docx",
    "portal/rut.zip",
    "conference/2026-11-20/bao-cao-rut.docx",
)
STAYS = ("poster/con/ap-phich.html", "announcer/con.docx", "announcer/tin-rut.docx", "registrations/2026/rut.docx")


def test_removes_what_bears_the_slug_of_a_story_that_is_told_no_longer(tmp_path: Path) -> None:
    told = approved(a_story(slug="con"))
    over = approved(a_story(slug="rut", expires=TODAY - timedelta(days=1)))
    for name in (*GONE, *STAYS):
        path = tmp_path / "output/office" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    removed = stale_papers.remove(tmp_path, a_library(told, over), TODAY)
    assert set(removed) == {f"output/office/{name}" for name in GONE}
    assert all((tmp_path / "output/office" / name).exists() for name in STAYS)


@pytest.mark.parametrize("content", ["", "[]", "{", '{"told": 1}', '{"told": {"a": 1}}', '{"ended": 3}'])
def test_a_ledger_that_is_damaged_takes_no_paper_away(tmp_path: Path, content: str) -> None:
    told = approved(a_story(slug="con"))
    paper = tmp_path / "output/office/culture/2026-11-20/loi-dan.docx"
    paper.parent.mkdir(parents=True)
    paper.write_bytes(b"x")
    (tmp_path / paper_ledger.FILE).write_text(content, encoding="utf-8")
    clearing.clear(tmp_path, a_library(told), TODAY)
    assert paper.exists()


def test_a_paper_stays_while_what_it_tells_is_told_so_and_goes_with_the_title(tmp_path: Path) -> None:
    told = approved(a_story(slug="con", title="Bếp sạch"))
    name = "output/office/culture/2026-11-21/loi-dan.docx"
    day = TODAY + timedelta(days=1)
    library = a_library(told)
    (story,) = library.for_channel(Channel.CULTURE, on=day)
    with paper_ledger.telling(tmp_path, {name: [(day, story)]}, Channel.CULTURE):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_bytes(b"x")
    clearing.clear(tmp_path, library, TODAY)
    assert (tmp_path / name).exists()
    clearing.clear(tmp_path, a_library(approved(a_story(slug="con", title="Bếp mới"))), TODAY)
    assert not (tmp_path / name).exists()
    assert not (tmp_path / paper_ledger.FILE).exists()
