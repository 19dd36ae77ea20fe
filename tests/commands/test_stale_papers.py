"""Papers that bear the slug of a story which is told no longer go, whatever command left them; others stay."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from newsdesk import files
from newsdesk.commands import clearing, paper_ledger, registration_book, stale_papers
from newsdesk.council.registration_snapshot import UNNAMED
from newsdesk.model.addresses import code_of
from newsdesk.model.story import Channel, Role
from tests.builders import a_library, a_person, a_slip, a_story, approved

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


SNAPSHOT = """frozen,slug,unit,kind,field,title,on,goal,expected
2026-08-15,lo-van-dao,to-bep,factor,doi-song,Lò Văn Đáo học nghề,2026-07-01,Anh Đáo tự làm,
2026-08-15,khac,to-bep,factor,doi-song,Anh Đáo,2026-07-01,,
"""


def test_whatever_old_names_a_resident_goes_once_after_the_resident_is_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = tmp_path / registration_book.file_of(2026)
    papers = [tmp_path / "output/office" / name for name in ("weeks/a.html", "report/b.html", "weeks/c.html")]
    for path, text in zip((*papers, book), ("Lò Văn Đáo", "LÒ VĂN ĐÁO", "Anh Chế", SNAPSHOT), strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    clearing.clear(tmp_path, a_library(a_story("hoc-nghe")), TODAY)
    assert (book.read_text("utf-8"), [path.exists() for path in papers]) == (SNAPSHOT, [True] * 3)
    listed = a_library(a_story("hoc-nghe", people=(a_person("Lò Văn Đáo", Role.RESIDENT),)))
    clearing.clear(tmp_path, listed, TODAY)
    assert [path.exists() for path in papers] == [False, False, True]
    heads, first, second = SNAPSHOT.splitlines()
    assert book.read_text("utf-8").splitlines() == [
        heads,
        first.replace("lo-van-dao", code_of("lo-van-dao")).replace("Lò Văn Đáo học nghề", f'"{UNNAMED}"'),
        second,
    ]
    assert "dao" not in (tmp_path / paper_ledger.FILE).read_text("utf-8")
    papers[0].write_text("Lò Văn Đáo", encoding="utf-8")
    clearing.clear(tmp_path, listed, TODAY)
    assert papers[0].exists()  # looked for once: nothing that is made from then on names a resident


@pytest.mark.parametrize("days", [-400, 0, 1, 30, 400])
@pytest.mark.parametrize("channel", Channel)
def test_a_mark_is_that_of_the_story_as_the_channel_may_have_it(channel: Channel, days: int) -> None:
    on = TODAY + timedelta(days=days)
    slips = [a_slip(until=TODAY + timedelta(days=9)), a_slip("PDY-2", channels=[Channel.WEB])]
    people = (
        a_person("Chị Yên", consent="PDY-1"), a_person("Chị Mai", consent="PDY-2"), a_person("Chị Lan"),
        a_person("Lò Văn Đáo", Role.RESIDENT), a_person(None),
    )  # fmt: skip
    library = a_library(approved(a_story(people=people)), approved(a_story("mai-sau", date=on)), slips=slips)
    told = {paper_ledger._mark(story) for story in library.for_channel(channel, on=on)}
    marks = paper_ledger._Marks(library).told(channel, ((story, on) for story in library.told(channel, on=on)))
    assert set(marks) == told
    assert len(told) == 1 + (days >= 0)
    stands = paper_ledger._standing(library, on)
    coming = [paper_ledger._mark(story) for story in library.coming_to(channel, today=on)]
    assert all(stands(f"{channel.value}||{mark}") for mark in coming)
    assert all(stands(f"{channel.value}|{on.isoformat()}|{mark}") for mark in told)
    assert not stands(f"{channel.value}|{on.isoformat()}|{files.digest('một bài khác')}")
