"""Papers that bear the slug of a story which is told no longer go, whatever command left them; others stay."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from newsdesk import commands, files
from newsdesk.commands import clearing, console, paper_ledger, registration_book, stale_papers
from newsdesk.council.registration_snapshot import UNNAMED
from newsdesk.model.addresses import code_of
from newsdesk.model.consent import LegalBasis
from newsdesk.model.facility import Announcer
from newsdesk.model.library import Library
from newsdesk.model.story import Channel, Role, Story
from tests.builders import a_facility, a_library, a_person, a_slip, a_story, approved

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
    with paper_ledger.telling(tmp_path, library, {name: [(day, story)]}, Channel.CULTURE):
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
    mark_of, whole = paper_ledger._mark, library.by_slug
    told = {mark_of(story, whole[story.slug]) for story in library.for_channel(channel, on=on)}
    marks = paper_ledger._Marks(library).told(channel, ((story, on) for story in library.told(channel, on=on)))
    assert set(marks) == told
    assert len(told) == 1 + (days >= 0)
    stands = paper_ledger._standing(library, on)
    coming = [mark_of(story, whole[story.slug]) for story in library.coming_to(channel, today=on)]
    assert all(stands(f"{channel.value}||{mark}|") for mark in coming)
    assert all(stands(f"{channel.value}|{on.isoformat()}|{mark}|") for mark in told)
    assert not stands(f"{channel.value}|{on.isoformat()}|{files.digest('một bài khác')}|")


def test_folders_go_with_their_last_paper_and_with_those_that_were_left_empty(tmp_path: Path) -> None:
    office = tmp_path / "output/office"
    for name in ("poster/rut/ap-phich.html", "poster/con/ap-phich.html"):
        (office / name).parent.mkdir(parents=True)
        (office / name).write_bytes(b"x")
    (office / "exchange/2026-11-18/lo-thi-hoa").mkdir(parents=True)
    over = approved(a_story(slug="rut", expires=TODAY - timedelta(days=1)))
    clearing.clear(tmp_path, a_library(approved(a_story(slug="con")), over), TODAY)
    assert sorted(path.relative_to(office).as_posix() for path in office.rglob("*")) == [
        "poster", "poster/con", "poster/con/ap-phich.html",
    ]  # fmt: skip
    (office / "poster/con/ap-phich.html").unlink()
    clearing.clear(tmp_path, a_library(), TODAY)
    assert list(office.rglob("*")) == []


NAMED = "Lò Thị Hoa Mơ"
PACKAGE = tuple(f"output/office/portal/ben-canh{name}" for name in ("/bai.html", "/ben-canh.mp3", "/anh-1.jpg", ".zip"))


def lay(root: Path, library: Library, names: Iterable[str], channel: Channel, slug: str) -> None:
    """Lay papers there that tell a story on a channel today; nothing in them can be searched."""
    (story,) = [one for one in library.for_channel(channel, on=TODAY) if one.slug == slug]
    with paper_ledger.telling(root, library, {name: [(TODAY, story)] for name in names}, channel):
        for name in names:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(b"x")


def two_stories(body: str, **slip: Any) -> Library:
    """Return one story that lists somebody, and another that may name her, which allowed the name by a slip."""
    of_her = approved(a_story("giu-so", people=(a_person(NAMED, consent="PDY-1"),)))
    return a_library(of_her, approved(a_story("ben-canh", body=body)), slips=[replace(a_slip(), **slip)])


@pytest.mark.parametrize(
    "slip",
    [{"withdrawn": TODAY}, {"until": TODAY - timedelta(days=1)}, {"name": ()}, {"name": (Channel.LOUDSPEAKER,)}],
    ids=["taken back", "run out", "for nothing", "for another channel"],
)
def test_a_package_goes_with_the_slip_of_whom_its_text_tells(tmp_path: Path, slip: dict[str, Any]) -> None:
    lay(tmp_path, two_stories(f"Học từ {NAMED}."), PACKAGE, Channel.WEB, "ben-canh")
    clearing.clear(tmp_path, two_stories(f"Học từ {NAMED}."), TODAY)
    assert all((tmp_path / name).exists() for name in PACKAGE)
    clearing.clear(tmp_path, two_stories(f"Học từ {NAMED}.", **slip), TODAY)
    assert not any((tmp_path / name).exists() for name in PACKAGE)
    lay(tmp_path, two_stories("Học từ bạn.", **slip), PACKAGE, Channel.WEB, "ben-canh")
    clearing.clear(tmp_path, two_stories("Học từ bạn.", **slip), TODAY)
    assert all((tmp_path / name).exists() for name in PACKAGE)  # what is made anew stays


def test_a_package_goes_once_another_text_is_approved(tmp_path: Path) -> None:
    lay(tmp_path, two_stories("Học từ bạn."), PACKAGE, Channel.WEB, "ben-canh")
    clearing.clear(tmp_path, two_stories("Học từ bạn."), TODAY)
    assert all((tmp_path / name).exists() for name in PACKAGE)
    clearing.clear(tmp_path, two_stories("Học từ mọi người."), TODAY)
    assert not any((tmp_path / name).exists() for name in PACKAGE)


def test_a_package_stays_while_another_listing_lets_the_name_stand(tmp_path: Path) -> None:
    library = two_stories(f"Học từ {NAMED}.")
    again = approved(a_story("nua", people=(a_person(f"Chị {NAMED}", consent="PDY-2"),)))
    both = replace(library, stories=(*library.stories, again), consents={**library.consents, "PDY-2": a_slip("PDY-2")})
    lay(tmp_path, both, PACKAGE, Channel.WEB, "ben-canh")
    ended = replace(both, consents={**both.consents, "PDY-1": replace(a_slip(), until=TODAY - timedelta(days=1))})
    clearing.clear(tmp_path, ended, TODAY)
    assert all((tmp_path / name).exists() for name in PACKAGE)


def test_what_a_withdrawal_removes_is_known_without_reading_the_papers(tmp_path: Path) -> None:
    lay(tmp_path, two_stories(f"Học từ {NAMED}."), PACKAGE, Channel.WEB, "ben-canh")
    assert set(paper_ledger.resting_on(tmp_path, "PDY-1")) == {*PACKAGE}
    assert not set(paper_ledger.resting_on(tmp_path, "PDY-2"))


def test_papers_that_name_an_announcer_go_once_with_the_announcer_s_slip(tmp_path: Path) -> None:
    hers, his = Announcer(name="Lường Thị Xuân", consent="PDY-1"), Announcer(name="Tòng Văn Ón", consent="PDY-2")
    papers = {
        tmp_path / f"output/office/{name}-{one.consent}.html": one.name
        for one in (hers, his)
        for name in ("announcer/2026-11-20-sang", "weeks/2026-W47")
    }
    for path, by in papers.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Giọng đọc: {by}", encoding="utf-8")
    library = a_library(facility=a_facility(announcers=(hers, his)), slips=[a_slip(), a_slip("PDY-2")])
    clearing.clear(tmp_path, library, TODAY)
    assert all(path.exists() for path in papers)
    ended = replace(library, consents={**library.consents, "PDY-1": a_slip(until=TODAY - timedelta(days=1))})
    clearing.clear(tmp_path, ended, TODAY)
    assert [by for path, by in papers.items() if path.exists()] == [his.name] * 2


@pytest.mark.parametrize(
    "slip", [{"until": TODAY - timedelta(days=1)}, {"withdrawn": TODAY}], ids=["by day", "by hand"]
)
def test_a_slip_for_a_picture_that_ends_takes_what_a_withdrawal_would(tmp_path: Path, slip: dict[str, Any]) -> None:
    """Papers of which nobody knows what they tell are found by what they are called, and by the picture's name."""
    papers = [tmp_path / "output/office" / name for name in ("portal/giu-so/anh-1.jpg", "culture/2026-11-20/a.html")]
    for path in papers:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("<img src='kho.jpg'>", encoding="utf-8")
    person = a_person("Chị Vì Thị Mai Lan", consent="PDY-1", photos=("kho.jpg",))
    story = approved(a_story("giu-so", people=(person,), image="kho.jpg", image_alt="Kho"))
    photo = replace(a_slip(channels=()), photo=tuple(Channel))
    clearing.clear(tmp_path, a_library(story, slips=[photo]), TODAY)
    assert all(path.exists() for path in papers)
    clearing.clear(tmp_path, a_library(story, slips=[replace(photo, **slip)]), TODAY)
    assert not any(path.exists() for path in papers)


SHOWING = {
    Channel.WEB: "output/office/portal/giu-so/anh-1.jpg",
    Channel.CONFERENCE: "output/office/conference/2026-11-20/trinh-chieu.html",
}


@pytest.mark.parametrize(
    ("slip", "kept"),
    [
        ({"until": TODAY - timedelta(days=1)}, ()),
        ({"withdrawn": TODAY}, ()),
        ({"photo": ()}, ()),
        ({"photo": (Channel.WEB,)}, (Channel.WEB,)),
        ({"photo": (Channel.CONFERENCE,)}, (Channel.CONFERENCE,)),
        ({"until": TODAY}, tuple(SHOWING)),
    ],
    ids=["run out", "taken back", "for nothing", "for the page", "for conferences", "last day"],
)
def test_a_paper_goes_when_its_picture_may_be_shown_no_longer(
    tmp_path: Path, slip: dict[str, Any], kept: tuple[Channel, ...]
) -> None:
    person = a_person("Chị Vì Thị Mai Lan", consent="PDY-1", photos=("kho.jpg",))
    story = approved(a_story("giu-so", people=(person,), image="kho.jpg", image_alt="Kho"))
    photo = replace(a_slip(channels=()), photo=tuple(Channel))
    for channel, name in SHOWING.items():
        lay(tmp_path, a_library(story, slips=[photo]), [name], channel, "giu-so")
    clearing.clear(tmp_path, a_library(story, slips=[photo]), TODAY)
    assert all((tmp_path / name).exists() for name in SHOWING.values())
    changed = a_library(story, slips=[replace(photo, **slip)])
    clearing.clear(tmp_path, changed, TODAY)
    assert [channel for channel, name in SHOWING.items() if (tmp_path / name).exists()] == [*kept]
    for channel, name in SHOWING.items():
        lay(tmp_path, changed, [name], channel, "giu-so")
    clearing.clear(tmp_path, changed, TODAY)
    assert all((tmp_path / name).exists() for name in SHOWING.values())


LISTS = ("report/2026/bao-cao.html", "bundle/a.html", "weeks/2026-W47.html", "registrations/2026/dang-ky.html")
EVERYWHERE = set(LISTS)
BASIS = LegalBasis(key="quy-che", text="Quy chế", channels=tuple(Channel), since=date(2026, 1, 1))


def name_in_lists(root: Path) -> None:
    """Lay lists there that name somebody, and beside each one that names nobody."""
    for name in LISTS:
        path = root / "output/office" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<p>Chị {NAMED}, tổ bếp.</p>", encoding="utf-8")
        path.with_stem("khac").write_text("<p>Chị Lò Thị Hoa Mai, tổ bếp.</p>", encoding="utf-8")


def left(root: Path) -> set[str]:
    """Return the lists that were removed, where those beside them stay."""
    office = root / "output/office"
    assert all((office / name).with_stem("khac").exists() for name in LISTS)
    return {name for name in LISTS if not (office / name).exists()}


@pytest.mark.parametrize(
    ("person", "slips", "bases", "gone"),
    [
        ({"consent": "PDY-1"}, [a_slip(channels=[Channel.LOUDSPEAKER])], {}, EVERYWHERE - {LISTS[2], LISTS[3]}),
        ({"consent": "PDY-1"}, [a_slip(channels=[Channel.CONFERENCE])], {}, EVERYWHERE - {LISTS[3]}),
        ({"consent": "PDY-1"}, [a_slip(channels=[])], {}, EVERYWHERE),
        ({"consent": "PDY-1"}, [a_slip(channels=[], words=(Channel.WEB,))], {}, EVERYWHERE),
        ({"consent": "PDY-2"}, [a_slip(), a_slip("PDY-2", channels=[])], {}, EVERYWHERE),
        ({"consent": "PDY-1"}, [], {}, EVERYWHERE),
        ({}, [a_slip()], {}, EVERYWHERE),
        ({"basis": "quy-che"}, [], {"quy-che": replace(BASIS, until=TODAY - timedelta(days=1))}, EVERYWHERE),
        ({"basis": "quy-che"}, [], {"quy-che": BASIS}, set()),
        ({"consent": "PDY-1"}, [a_slip(until=TODAY)], {}, set()),
    ],
    ids=[
        "less", "conferences", "nothing", "words", "another", "no slip", "none", "basis over", "by basis now", "last day",
    ],
)  # fmt: skip
def test_lists_go_once_they_name_whom_they_may_name_no_longer(
    tmp_path: Path, person: dict[str, str], slips: list[Any], bases: dict[str, LegalBasis], gone: set[str]
) -> None:
    def listing(**of: str) -> Story:
        return approved(a_story("giu-so", people=(a_person(f"Chị {NAMED}", **of),)))

    is_by_basis = "basis" in person
    before = a_library(listing(**(person if is_by_basis else {"consent": "PDY-1"})), slips=[a_slip()])
    clearing.before_a_list(tmp_path, replace(before, bases={"quy-che": BASIS}), TODAY - timedelta(days=1))
    name_in_lists(tmp_path)
    after = replace(a_library(listing(**person), slips=slips), bases=bases)
    for _ in range(2):
        clearing.clear(tmp_path, after, TODAY)
        assert left(tmp_path) == gone


def test_lists_go_with_whoever_is_listed_nowhere_any_more(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = approved(a_story("giu-so", people=(a_person(f"Chị {NAMED}", consent="PDY-1"),)))
    name_in_lists(tmp_path)
    clearing.clear(tmp_path, a_library(told, slips=[a_slip()]), TODAY)
    assert left(tmp_path) == set()
    assert NAMED.casefold() not in (tmp_path / paper_ledger.FILE).read_text("utf-8").casefold()
    capsys.readouterr()
    clearing.clear(tmp_path, a_library(approved(a_story("giu-so")), slips=[a_slip()]), TODAY)
    assert left(tmp_path) == EVERYWHERE
    assert capsys.readouterr().out.count("Đã xóa giấy tờ nêu tên người không còn được nêu ở đó: ") == len(LISTS)


def test_lists_stay_while_another_listing_lets_the_name_stand_and_go_with_a_resident_of_that_name(
    tmp_path: Path,
) -> None:
    told = approved(a_story("giu-so", people=(a_person(NAMED, consent="PDY-1"),)))
    again = approved(a_story("nua", people=(a_person(f"Chị {NAMED}", consent="PDY-2"),)))
    name_in_lists(tmp_path)
    both = a_library(told, again, slips=[a_slip(), a_slip("PDY-2")])
    clearing.clear(tmp_path, both, TODAY)
    clearing.clear(tmp_path, replace(both, consents={"PDY-2": a_slip("PDY-2")}), TODAY)
    clearing.clear(tmp_path, a_library(again, slips=[a_slip("PDY-2")]), TODAY)
    assert left(tmp_path) == set()
    listed = a_story("hoc", people=(a_person(NAMED, Role.RESIDENT),))
    clearing.clear(tmp_path, a_library(again, listed, slips=[a_slip("PDY-2")]), TODAY)
    assert left(tmp_path) == EVERYWHERE


LISTING = [
    ("report", {"year": "2026", "with_pdf": False}),
    ("bundle", {"year": "2026"}),
    ("registrations", {"year": "2026"}),
    ("sheets", {}),
    ("examine", {"year": "2026"}),
    ("examine", {"stories": ["exemplars/2026/bep-mot-chieu.md"]}),
]


@pytest.mark.parametrize(("name", "asked"), LISTING, ids=[f"{name}-{'-'.join(asked)}" for name, asked in LISTING])
def test_whatever_lists_people_keeps_which_names_might_be_said(desk: Path, name: str, asked: dict[str, Any]) -> None:
    assert commands.run(name, root=desk, today=TODAY, **asked) == console.CLEAN
    assert paper_ledger.read(desk).named
