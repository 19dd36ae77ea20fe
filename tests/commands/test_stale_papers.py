"""Papers that bear the slug of a story which is told no longer go, whatever command left them; others stay."""

from datetime import date, timedelta
from pathlib import Path

from newsdesk.commands import stale_papers
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
