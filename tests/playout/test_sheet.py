"""The printed rundown says what airs when."""

from datetime import date, time, timedelta
from html.parser import HTMLParser

from newsdesk.model.programme import Part
from newsdesk.model.rundown import Item, Rundown
from newsdesk.model.script import Version
from newsdesk.playout.sheet import sheet


def a_rundown(title: str) -> Rundown:
    item = Item(
        part=Part.EXEMPLAR, title=title, starts=timedelta(seconds=66.4), length=timedelta(seconds=185),
        slug="a", digest="c3f9c5" + "0" * 26, version=Version.SHORT, voice="giọng máy", synthetic=True,
    )  # fmt: skip
    return Rundown(
        day=date(2026, 9, 10), slot="sang", programme="p", title="Bản tin", opens=time(5, 45),
        slot_length=timedelta(minutes=10), items=(item,),
    )  # fmt: skip


def test_says_time_title_length_and_code() -> None:
    page = sheet(a_rundown("Bếp ăn"), "Cơ sở Mới", {Part.OPENING: "Chào."})
    for piece in (
        "Thứ Năm, ngày 10/9/2026",
        "05:46:06",
        "Bếp ăn",
        "03:05",
        "C3F9C5",
        "Giọng đọc do máy tạo",
        "Gương điển hình (bản ngắn)",
        "giọng máy",
        "Chào.",
    ):
        assert piece in page


def test_a_hostile_title_stays_text() -> None:
    page = sheet(a_rundown("<script>x</script>&"), "<b>", {})
    seen: list[str] = []
    reader = HTMLParser()
    reader.handle_starttag = lambda tag, attrs: seen.append(tag)  # type: ignore[method-assign]
    reader.feed(page)
    assert "script" not in seen
    assert "b" not in seen
