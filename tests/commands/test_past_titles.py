"""A past rundown forgets whom it names, and nothing else."""

from dataclasses import replace
from datetime import date, time, timedelta

from newsdesk.commands.past_titles import Forgetting, code_of
from newsdesk.model.name_search import NameSearch
from newsdesk.model.programme import Part
from newsdesk.model.rundown import Item, Rundown


def item(title: str, slug: str, voice: str) -> Item:
    length = timedelta(seconds=1)
    return Item(part=Part.EXEMPLAR, title=title, starts=timedelta(), length=length, slug=slug, digest="d", voice=voice)


def test_titles_slugs_and_readers_are_forgotten_where_they_name_the_person() -> None:
    items = (
        item("Chuyện Lò Thị Nụ", "a", "chị Lan"),
        item("Chuyện Lò Thị Nụ", "khac", "anh Sơn"),
        item("Bếp", "lo-thi-nu", "anh Sơn"),
    )
    rundown = Rundown(
        day=date(2026, 1, 1),
        slot="s",
        programme="p",
        title="Bản tin",
        opens=time(5),
        slot_length=timedelta(1),
        items=items,
    )
    now = Forgetting(NameSearch.of(["Lò Thị Nụ"]), ("Chị Lan",), ("a",)).rundown(rundown)
    assert now.items == (
        replace(items[0], title=f"Bài đã rút ({code_of('a')})", voice="phát thanh viên của Cơ sở"),
        items[1],
        replace(items[2], slug=code_of("lo-thi-nu")),
    )
