"""The files of the search: what the pages show and nothing else, cut so that a change of one story changes one year."""

import json
from dataclasses import replace
from datetime import date

import pytest

from newsdesk.model.story import Audience, Channel, Evidence, Stage, Story
from newsdesk.site.edition import Edition
from newsdesk.site.search import CONTENTS, search_parts
from newsdesk.site.search.words import blocks
from tests.builders import TODAY, a_library, a_person, a_story, approved
from tests.site.desk import HOSTILE, Site


def parts_of(*stories: Story) -> dict[str, str]:
    """Return the search's files by their names without digests."""
    parts = search_parts(Edition(library=a_library(*map(approved, stories)), today=TODAY))
    return {place.removeprefix("tim/").split("-2")[0].split("-")[0]: part.decode() for place, part in parts.items()}


def names_of(*stories: Story) -> set[str]:
    return set(search_parts(Edition(library=a_library(*map(approved, stories)), today=TODAY)))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>Gi<em>á</em> đỗ</p>", ["Giá đỗ"]),
        ("<p>Một</p>\n<p>Hai</p>", ["Một", "Hai"]),
        ('<p>Đầu<sup id="fnref:1"><a href="#fn:1">1</a></sup>.</p>', ["Đầu 1 ."]),
        ("<tr><td>Việc</td><td>Số</td></tr>", ["Việc Số"]),
        ('<p><a href="x" title="a > b">chữ</a></p>', ["chữ"]),
        ("<p>1 &lt; 2 &amp;&nbsp;&lt;b&gt;</p>", ["1 < 2 & <b>"]),
        ("<p>Một<br>hai</p>", ["Một", "hai"]),
        ("<p>Một\nhai</p>", ["Một hai"]),
    ],
)
def test_a_text_is_read_as_the_page_shows_it(body: str, text: list[str]) -> None:
    assert [shown for block in blocks(body) if (shown := " ".join(block.split()))] == text


def test_only_what_the_page_may_show_can_be_found(site: Site) -> None:
    found = "".join(path.read_text("utf-8") for path in sorted((site.folder / "tim").glob("*.js")))
    assert "Chị Đồng Ý" in found
    for hidden in ("Anh Không Giấy", "Anh Đã Rút", "Anh Chỉ Loa", "Học Viên Tên", "Bài nội bộ", "Bài mai sau",
                   "Bài chỉ loa", "Bài nháp", "noi-bo", "mai-sau", "chi-loa"):  # fmt: skip
        assert hidden not in found


def test_what_stands_around_a_body_can_be_found() -> None:
    story = a_story(
        lesson="Ghi lại mẻ hỏng.", question="Việc gì?", evidence=(Evidence(claim="0 vụ", source="Báo cáo 12"),),
        people=(a_person(None, post="Tổ trưởng"),),
    )  # fmt: skip
    text = parts_of(story)["2026"]
    assert all(words in text for words in ("Ghi lại mẻ hỏng.", "Việc gì?", "0 vụ (Báo cáo 12)", "Tổ trưởng"))


def test_a_story_that_is_withdrawn_is_gone() -> None:
    story, other = approved(a_story("kin-dao", title="Kín đáo", body="Nhà ở Bản Xa.\n")), approved(a_story())
    gone = replace(story, header=replace(story.header, stage=Stage.WITHDRAWN))
    parts = search_parts(Edition(library=a_library(gone, other), today=TODAY))
    assert not any(words.encode() in part for part in parts.values() for words in ("kin-dao", "Kín đáo", "Bản Xa"))


@pytest.mark.parametrize("hidden", [{"audience": Audience.STAFF}, {"channels": (Channel.LOUDSPEAKER,)}])
def test_a_story_of_another_channel_is_not_there(hidden: dict[str, object]) -> None:
    assert "kin-dao" not in "".join(parts_of(a_story("kin-dao", **hidden), a_story()).values())


def test_a_change_of_one_text_changes_one_year() -> None:
    old, new = a_story("cu", date=date(2025, 1, 2)), a_story("moi", date=date(2026, 1, 2))
    before, after = names_of(old, new), names_of(old, replace(new, body="Khác hẳn.\n"))
    assert {name[:8] for name in before ^ after} == {"tim/2026"}


def test_the_list_names_every_part_newest_year_first() -> None:
    stories = [a_story(f"bai-{year}", date=date(year, 1, 2)) for year in (2024, 2026, 2025)]
    parts = search_parts(Edition(library=a_library(*map(approved, stories)), today=TODAY))
    contents = json.loads(parts[CONTENTS].partition(b" = ")[2].strip().removesuffix(b";"))
    assert [year for year, _ in contents["texts"]] == [2026, 2025, 2024]
    assert {contents["titles"], *(place for _, place in contents["texts"])} == parts.keys() - {CONTENTS}


def test_every_part_is_a_comment_and_one_line_of_json() -> None:
    for part in parts_of(a_story(title=HOSTILE, summary=HOSTILE, body=f"{HOSTILE}\u2028x\n")).values():
        said, told, end = part.split("\n")
        assert said.startswith("/*")
        assert end == ""
        assert json.loads(told.partition(" = ")[2].removesuffix(";"))


def test_a_desk_without_stories_can_be_searched_too() -> None:
    parts = search_parts(Edition(library=a_library(), today=TODAY))
    assert len(parts) == 2
