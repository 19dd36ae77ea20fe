"""A playlist lists its files and nothing that a title smuggles in."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.playout.playlists import Entry, m3u, playlists, pls


def an_entry(title: str, name: str = "01-a.mp3") -> Entry:
    return Entry(name, title, timedelta(seconds=65.4))


def test_writes_what_players_read() -> None:
    entries = [an_entry("Bếp ăn"), an_entry("Tủ thuốc", "02-b.mp3")]
    assert m3u(entries) == "#EXTM3U\n#EXTINF:65,Bếp ăn\n01-a.mp3\n#EXTINF:65,Tủ thuốc\n02-b.mp3\n"
    assert pls(entries) == (
        "[playlist]\nFile1=01-a.mp3\nTitle1=Bếp ăn\nLength1=65\nFile2=02-b.mp3\nTitle2=Tủ thuốc\nLength2=65\n"
        "NumberOfEntries=2\nVersion=2\n"
    )


@pytest.mark.parametrize("title", ["A - B", "a\nb.mp3", "a\r\n#EXTINF:1,x\nc.mp3", "a\u2028b", "\x00\x07"])
def test_a_hostile_title_stays_one_line_without_a_hyphen(title: str) -> None:
    rows = m3u([an_entry(title)]).splitlines()
    assert rows[2:] == ["01-a.mp3"]
    assert "-" not in rows[1].partition(",")[2]


@given(st.lists(st.text(), max_size=8))
def test_no_title_adds_a_file(titles: list[str]) -> None:
    entries = [an_entry(title, f"{n:02}.mp3") for n, title in enumerate(titles, 1)]
    names = [entry.name for entry in entries]
    assert [row for row in m3u(entries).splitlines() if not row.startswith("#")] == names
    assert [row.partition("=")[2] for row in pls(entries).splitlines() if row.startswith("File")] == names
    for text in playlists(entries).values():
        assert text.encode().startswith((b"#EXTM3U", b"[playlist]"))
        assert "\r" not in text
