"""A past rundown forgets whom it names, and nothing else."""

from dataclasses import replace
from datetime import date, time, timedelta

from newsdesk.commands.past_titles import Forgetting, Unnaming
from newsdesk.model.addresses import code_of
from newsdesk.model.exposed import People
from newsdesk.model.name_search import NameSearch
from newsdesk.model.programme import Part
from newsdesk.model.residents_named import Residents
from newsdesk.model.rundown import Item, Rundown
from newsdesk.model.story import Role
from tests.builders import a_person, a_story


def item(title: str, slug: str, voice: str) -> Item:
    length = timedelta(seconds=1)
    return Item(part=Part.EXEMPLAR, title=title, starts=timedelta(), length=length, slug=slug, digest="d", voice=voice)


def rundown_of(items: tuple[Item, ...]) -> Rundown:
    return Rundown(
        day=date(2026, 1, 1),
        slot="s",
        programme="p",
        title="Bản tin",
        opens=time(5),
        slot_length=timedelta(1),
        items=items,
    )


def test_titles_slugs_and_readers_are_forgotten_where_they_name_the_person() -> None:
    items = (
        item("Chuyện Lò Thị Nụ", "a", "chị Lan"),
        item("Chuyện Lò Thị Nụ", "khac", "anh Sơn"),
        item("Bếp", "lo-thi-nu", "anh Sơn"),
        item("Chuyện Lò Thị (Mai) Nụ", "a", "anh Sơn"),
        item("Bếp", "lothinu1990", "anh Sơn"),
        item("Lò Thị Nụ được khen", "tin-cu", "anh Sơn"),
        item("Chị Nụ được khen", "tin-cu", "anh Sơn"),
    )
    now = Forgetting(NameSearch.of(["Lò Thị Nụ"]), ("Chị Lan",), ("a",), ("khac",)).rundown(rundown_of(items))
    assert now.items == (
        replace(items[0], title=f"Bài đã rút ({code_of('a')})", voice="phát thanh viên của Cơ sở"),
        items[1],
        replace(items[2], slug=code_of("lo-thi-nu")),
        replace(items[3], title=f"Bài đã rút ({code_of('a')})"),
        replace(items[4], slug=code_of("lothinu1990")),
        replace(items[5], title=f"Bài đã rút ({code_of('tin-cu')})"),
        items[6],
    )


def test_a_resident_is_forgotten_in_whatever_title_and_slug_there_is() -> None:
    items = (item("Lò Văn Đáo học nghề", "lo-van-dao", "x"), item("Anh Đáo", "nha", "x"), item("Anh Đáo", "khac", "x"))
    own = a_story("nha", people=(a_person("Lò Văn Đáo", Role.RESIDENT),))
    residents = Residents(People((own, a_story("khac"))))
    now = Unnaming(lambda text, slug: residents.named((text,), own if slug == "nha" else None)).rundown(
        rundown_of(items)
    )
    code = code_of("lo-van-dao")
    assert [(one.title, one.slug) for one in now.items] == [
        (f"Tít có tên học viên ({code})", code),
        (f"Tít có tên học viên ({code_of('nha')})", "nha"),
        ("Anh Đáo", "khac"),
    ]
