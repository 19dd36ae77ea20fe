"""Everything that there is to hear, as one queue."""

import gzip
from datetime import date, timedelta
from pathlib import Path

import pytest

from newsdesk.model.library import Library
from newsdesk.site.aloud.queue import clock, hours_words, length_class, playlists
from newsdesk.site.build import build
from newsdesk.site.edition import Edition, Sound
from tests.builders import TODAY, a_library, a_story, approved
from tests.site.desk import ROOT, Site
from tests.site.reading import Page, broken_links, pages_below


def told(tmp_path: Path, lengths: dict[str, int], *, library: Library | None = None, synthetic: bool = True) -> Page:
    """Return the listening page of a desk where these stories can be heard for so many seconds."""
    (tmp_path / "a.mp3").write_bytes(b"x" * 1000)
    sounds = {slug: Sound(tmp_path / "a.mp3", timedelta(seconds=length), synthetic) for slug, length in lengths.items()}
    folder = tmp_path / "ra"
    folder.mkdir()
    stories = [
        approved(a_story(slug, title=f"Bài {slug}", date=date(2026, 3, 1 + at))) for at, slug in enumerate("abc")
    ]
    build(library or a_library(*stories), sounds, folder, images=tmp_path, today=TODAY, root=ROOT)
    pages = pages_below(folder)
    assert broken_links(folder, pages) == []
    return pages["nghe/index.html"]


@pytest.mark.parametrize(
    ("seconds", "key"), [(0, "ngan"), (179, "ngan"), (180, "vua"), (360, "vua"), (361, "dai"), (9000, "dai")]
)
def test_lengths_fall_into_three_classes(seconds: int, key: str) -> None:
    assert length_class(seconds) == key


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(5, "1 phút"), (89, "1 phút"), (1200, "20 phút"), (3600, "1 giờ"), (3900, "1 giờ 05 phút"), (7180, "2 giờ")],
)
def test_says_how_long_a_queue_lasts(seconds: int, words: str) -> None:
    assert hours_words(seconds) == words


def test_a_display_has_minutes_and_seconds() -> None:
    assert (clock(5), clock(185), clock(3600)) == ("0:05", "3:05", "60:00")


def test_the_newest_stands_first_with_its_story_and_its_file(tmp_path: Path) -> None:
    page = told(tmp_path, {"a": 100, "c": 200})
    assert page.words.index("Bài c") < page.words.index("Bài a")
    assert "../bai/c.html#nghe" in page.targets
    assert "../am-thanh/c.mp3" in page.targets
    assert "2 bài có bản nghe, tổng cộng 5 phút. Giọng đọc do máy tạo. 1 bài chưa có bản nghe" in page.words
    assert "Bài b" not in page.words


def test_a_persons_voice_is_not_called_a_machines(tmp_path: Path) -> None:
    assert "máy tạo" not in told(tmp_path, {"a": 100}, synthetic=False).words


def test_filters_count_what_they_lead_to(tmp_path: Path) -> None:
    page = told(tmp_path, {"a": 100, "b": 200, "c": 190})
    assert "Dưới 3 phút 1 Từ 3 đến 6 phút 2" in page.words
    offered = {value for one in page.all("button") if (value := one.get("value"))}
    assert offered == {"linh-vuc-doi-song", "do-dai-ngan", "do-dai-vua"}


def test_where_nothing_can_be_heard_there_is_something_to_read(tmp_path: Path) -> None:
    page = told(tmp_path, {})
    assert "Các bản nghe đang được chuẩn bị" in page.words
    assert "../bai/c.html" in page.targets
    assert not page.all("audio")
    assert not list((tmp_path / "ra/nghe").glob("*.m3u8"))


def test_an_empty_desk_has_a_listening_page(tmp_path: Path) -> None:
    page = told(tmp_path, {}, library=a_library())
    assert "sẽ có ở đây khi xong." in page.words
    assert "mời bạn đọc" not in page.words


def test_players_take_everything_and_each_field(site: Site) -> None:
    rows = ["#EXTM3U", "#EXTINF:125,Bài mẫu. Bếp sạch", "../am-thanh/bep-sach.mp3"]
    for name in ("tat-ca.m3u8", "doi-song.m3u8"):
        assert (site.folder / "nghe" / name).read_text(encoding="utf-8").splitlines() == rows
    assert not (site.folder / "nghe/an-toan.m3u8").exists()


def test_a_title_adds_no_file_to_a_playlist(tmp_path: Path) -> None:
    story = approved(a_story(title="Một\n/etc/passwd\x1b\u2028../x.mp3"))
    sounds = {"bep-sach": Sound(tmp_path / "a.mp3", timedelta(seconds=60), synthetic=True)}
    text = playlists(Edition(library=a_library(story), today=TODAY, sounds=sounds))["nghe/tat-ca.m3u8"]
    assert text == "#EXTM3U\n#EXTINF:60,Một /etc/passwd ../x.mp3\n../am-thanh/bep-sach.mp3\n"


def test_many_stories_have_one_player_and_fold_the_years_gone_by(tmp_path: Path) -> None:
    name = "Câu chuyện số {} về người giữ cuốn sổ thăm hỏi ở cơ sở vệ tinh"
    slug = "cau-chuyen-so-{}-ve-nguoi-giu-cuon-so-tham-hoi"
    stories = [
        approved(a_story(slug.format(at), title=name.format(at), date=date(2025 + at % 2, 1 + at % 10, 1 + at % 28)))
        for at in range(200)
    ]
    page = told(tmp_path, {slug.format(at): 60 + at for at in range(200)}, library=a_library(*stories))
    assert len(page.all("audio")) == 1
    assert len([row for row in page.all("li") if "data-seconds" in row]) == 200
    assert [year for year in page.all("details") if "class" not in year] == [{"open": None}, {}]
    assert len(gzip.compress(page.source.encode())) < 24_000
