"""A playlist lists its files and nothing that a title smuggles in."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.playout.playlists import LONGEST, Entry, m3u, playlists, pls, shown
from tests.playout.titles import HOSTILE, fuzzed, strictly_read


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


@pytest.mark.parametrize("titles", [HOSTILE, fuzzed(10_000)], ids=["hostile", "fuzzed"])
def test_a_strict_reader_finds_our_files_and_no_other(titles: list[str]) -> None:
    for begin in range(0, len(titles), 100):
        entries = [an_entry(title, f"{n:03}.mp3") for n, title in enumerate(titles[begin : begin + 100], 1)]
        for text in playlists(entries).values():
            assert strictly_read(text.encode()) == [entry.name for entry in entries]


def test_the_strict_reader_does_find_what_is_smuggled_in() -> None:
    assert strictly_read(b"#EXTM3U\n#EXTINF:1,a\r/etc/passwd\n01.mp3\n") == ["/etc/passwd", "01.mp3"]
    assert strictly_read("[playlist]\nTitle1=a\u2028File2=b\nFile1=c\n".encode()) == ["b", "c"]


def test_a_long_title_is_cut_and_says_so() -> None:
    assert len(shown("chữ " * 2000)) <= LONGEST
    assert shown("chữ " * 2000).endswith("…")
    assert shown("Bếp ăn một chiều") == "Bếp ăn một chiều"


@pytest.mark.parametrize("name", ["a b.mp3", "bếp.mp3", "../a.mp3", "/a.mp3", "-a.mp3", "a:b.mp3", "#a.mp3", "", "a\n"])
def test_a_name_that_is_not_plainly_a_file_beside_the_list_is_a_bug(name: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        an_entry("a", name)
