"""What an office pastes into the portal: clean, whole, as approved, with nobody in it who may not be."""

import unicodedata
from collections.abc import Mapping
from datetime import date, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.model.story import Award, Channel, Evidence, Link, Replication, Role, Story
from newsdesk.office.archives import packed
from newsdesk.office.portal import Article, Sounding, added_online, article, missing_online, package
from newsdesk.office.portal.blocks import blocks_of
from newsdesk.office.portal.fragment import fragment
from newsdesk.office.portal.online import shown
from tests.builders import TODAY, a_library, a_person, a_slip, a_story, approved

LENGTH = timedelta(minutes=3, seconds=24)
FEATURES = """Mở đầu có **chữ đậm** và *chữ nghiêng*, một chú thích[^1].

## Cách làm

1. kê lại bàn
2. chia giờ

- một
- hai

| Việc | Trước |
|---|--:|
| Lỗi | 11 |

> Lời nói.

![Gian bếp](bep.jpg "Bếp lúc 5h")

<script>alert(1)</script><p style="color:red" class="x" onclick="y()">Đoạn dán</p>

Xem [trang](https://example.vn/a) và [bài kia](bai-kia.md), [bài rút](bai-rut.md).

[^1]: Theo sổ bếp.
"""


def made(story: Story, *others: Story, **changes: object) -> Article:
    library = a_library(approved(story), *others, **changes)
    told = {one.slug: one for one in library.for_channel(Channel.WEB, on=TODAY)}
    return article(told[story.slug], library, TODAY, told.values())


def full(**header: object) -> Article:
    other = approved(a_story("bai-kia", title="Bài kia"))
    taken_back = a_story("bai-rut", title="Chuyện đã rút")
    links = (Link("bep.jpg", 20, True),)
    story = a_story(body=FEATURES, links=links, image="dai dien.png", image_alt="Cổng", **header)
    return made(story, other, taken_back, images={"bep.jpg": "1", "dai dien.png": "2"})


def papers(one: Article, pictures: Mapping[str, bytes] | None = None) -> dict[str, str]:
    sound = Sounding(content=b"ID3", length=LENGTH, synthetic=True)
    files = package(one, pictures or {}, sound, TODAY)
    return {
        name: content.decode("utf-8-sig") if isinstance(content, bytes) else content
        for name, content in files.items()
        if name.endswith((".txt", ".html"))
    }


def test_the_fragment_bears_no_dress_and_runs_nothing() -> None:
    html = full().html
    for sign in ("class=", "style=", "id=", "<div", "<script", "onclick", "alert(1)", 'href="#', "<html", "<body", "↩"):
        assert sign not in html, sign


def test_the_fragment_keeps_every_kind_of_block() -> None:
    html = full().html
    for piece in (
        "<strong>chữ đậm</strong>", "<em>chữ nghiêng</em>", "<h2>Cách làm</h2>", "<ol>", "<li>một</li>", "<td>11</td>",
        "<blockquote>", '<figure><img alt="Gian bếp" src="anh-2.jpg"><figcaption>Bếp lúc 5h</figcaption></figure>',
        "<sup>1</sup>", "Theo sổ bếp.", '<a href="https://example.vn/a">trang</a>', "Đoạn dán",
    ):  # fmt: skip
        assert piece in html, piece


def test_a_link_to_another_story_is_named_in_the_guide_and_one_that_is_taken_back_is_not() -> None:
    guide = papers(full())["HUONG-DAN.txt"]
    assert "- Bài kia" in guide
    assert "Chuyện đã rút" not in guide
    assert "bai-kia" not in full().html


def test_the_fragment_tells_below_the_body_what_the_page_tells() -> None:
    one = made(
        a_story(
            lesson="Vẽ trước, đục tường <sau>.",
            evidence=(Evidence(claim="2.400 suất", period="tháng 8", source="Sổ bếp"),),
            awards=(Award(title="Giấy khen", decision="05/QĐ", on=date(2026, 1, 5)),),
            replicated=(Replication(unit="phong-y-te", on=date(2026, 10, 2), result="Đã làm"),),
        )
    )
    assert "<h2>Bài học</h2>\n<p>Vẽ trước, đục tường &lt;sau&gt;.</p>" in one.html
    assert "<tr><td>2.400 suất</td><td>tháng 8</td><td>Sổ bếp</td></tr>" in one.html
    assert "<li>Giấy khen, Quyết định số 05/QĐ, ngày 5/1/2026</li>" in one.html
    assert "<li>Phòng Y tế, từ ngày 2/10/2026: Đã làm</li>" in one.html


def test_the_guide_says_what_goes_into_which_box() -> None:
    guide = papers(full(tags=("bếp ăn", "an toàn"), expires=date(2027, 1, 31)))["HUONG-DAN.txt"]
    for line in (
        "Tiêu đề:        Bài bep-sach", "(tiêu đề 12 ký tự; tệp tieu-de.txt)", "(sapô 16 ký tự; tệp tom-tat.txt)",
        "Ảnh đại diện:   tệp anh-1.png", "Tệp âm thanh:   tệp bep-sach.mp3, dài 3 phút 24 giây",
        "“Giọng đọc do máy tạo.” Câu này bắt buộc", "Từ khóa:        bếp ăn, an toàn, Đời sống",
        "Tác giả:        Tổ bếp", "Nguồn:          Cơ sở Mới", "từ ngày 10/9/2026 trở đi; gỡ xuống sau ngày 31/1/2027",
        "ngày 8/9/2026, người duyệt: Phó Trưởng Cơ sở", "còn hiệu lực ngày 20/11/2026",
    ):  # fmt: skip
        assert line in guide, line
    assert "Người duyệt" not in guide.replace("người duyệt", "")


def test_captions_say_where_a_picture_stands() -> None:
    told = papers(full())["chu-thich.txt"]
    assert "anh-1.png: ảnh đại diện, đầu bài\n  Chú thích: (không có)" in told.replace("\r\n", "\n")
    assert "anh-2.jpg: sau đoạn kết thúc bằng “…Lời nói.”" in told
    assert "Chú thích: Bếp lúc 5h" in told
    assert "(ô Alt): Gian bếp" in told


def test_a_package_without_pictures_and_sound_says_so() -> None:
    files = package(made(a_story()), {}, None, TODAY)
    guide = bytes(files["HUONG-DAN.txt"]).decode("utf-8-sig")
    assert sorted(files) == ["HUONG-DAN.txt", "bai.docx", "bai.html", "tieu-de.txt", "tom-tat.txt"]
    assert "(bài này không có bản nghe; để trống)" in guide
    assert "3. Bài này không có ảnh." in guide


def test_a_recording_of_a_person_is_not_called_a_machine() -> None:
    sound = Sounding(content=b"", length=LENGTH, synthetic=False)
    guide = bytes(package(made(a_story()), {}, sound, TODAY)["HUONG-DAN.txt"]).decode()
    assert "máy tạo" not in guide


def test_a_sample_says_so_everywhere() -> None:
    told = papers(made(a_story(sample=True)))
    assert told["tieu-de.txt"].strip() == "Bài bep-sach (bài mẫu)"
    assert told["bai.html"].startswith("<p><strong>Bài mẫu:")
    assert "BÀI MẪU" in told["HUONG-DAN.txt"]


def test_nobody_is_in_the_package_who_may_not_be() -> None:
    people = (
        a_person("Chị Hoa", consent="PDY-1"),
        a_person("Anh Tủa"),
        a_person("Lò Văn A", Role.RESIDENT),
    )
    one = made(a_story(people=people, body="Chị Hoa kê lại bàn.\n"), slips=(a_slip(),))
    files = package(one, {}, None, TODAY)
    everything = packed({n: c.encode() if isinstance(c, str) else c for n, c in files.items()})
    with ZipFile(BytesIO(everything)) as archive:
        words = " ".join(_words(archive.read(name)) for name in archive.namelist())
    assert "Chị Hoa" in words
    assert "Tủa" not in words
    assert "Lò Văn" not in words
    assert "PDY-1" not in words


def _words(content: bytes) -> str:
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as inside:
            return " ".join(inside.read(name).decode("utf-8", "replace") for name in inside.namelist())
    return content.decode()


def test_word_gets_the_whole_article() -> None:
    content = package(full(), {}, None, TODAY)["bai.docx"]
    assert isinstance(content, bytes)
    paper = Document(BytesIO(content))
    told = [p.text for p in paper.paragraphs]
    assert told[:2] == ["Bài bep-sach", "Tóm tắt hai câu."]
    assert "1. kê lại bàn" in told
    assert "2. chia giờ" in told
    assert "- hai" in told
    assert "[Chèn ảnh anh-2.jpg vào đây]" in told
    assert [cell.text for row in paper.tables[0].rows for cell in row.cells] == ["Việc", "Trước", "Lỗi", "11"]
    assert next(run.bold for p in paper.paragraphs for run in p.runs if run.text == "chữ đậm")


def test_the_same_story_is_the_same_bytes() -> None:
    files = [package(full(), {"bep.jpg": b"x"}, None, TODAY) for _ in range(2)]
    assert files[0] == files[1]
    archives = [packed({n: c.encode() if isinstance(c, str) else c for n, c in one.items()}) for one in files]
    assert archives[0] == archives[1]


@pytest.mark.parametrize(
    "title", ["<img src=x onerror=alert(1)>", "=HYPERLINK(1)", "Dòng\u2028kia", "../../etc", "A" * 250, "“Tít” & ‘kia’"]
)
def test_a_hostile_title_stays_a_text(title: str) -> None:
    one = made(a_story(title=title, lesson=title))
    told = papers(one)
    assert told["tieu-de.txt"].count("\n") == 1
    assert "<img" not in told["bai.html"]
    assert "../" not in "".join(package(one, {}, None, TODAY))


def test_what_stands_online_word_for_word_is_found_whatever_stands_around_it() -> None:
    one = full()
    page = (
        f"<html><head><title>x</title></head><body><nav>Trang chủ</nav><h1>{one.title}</h1><p><b>{one.summary}</b></p>"
    )
    page += one.html.replace("<p>", "<p class='a'><span>").replace("</p>", "</span></p>") + "<script>1</script></body>"
    assert missing_online(one, page) == []
    assert added_online(one, page) == []


def test_a_sentence_that_somebody_put_in_between_is_found() -> None:
    one = full()
    page = f"<h1>{one.title}</h1><p>Ngày 1/1</p><p>{one.summary}</p>{one.html}<p>Bài khác</p>"
    assert added_online(one, page) == []
    page = page.replace("<h2>Cách làm</h2>", "<h2>Cách làm</h2><p>Câu thêm vào.</p>")
    assert added_online(one, page) == ["Câu thêm vào."]


@pytest.mark.parametrize(
    ("old", "new"), [("chữ đậm", "chữ to"), ("11", "12"), ("Theo sổ bếp.", ""), ("Bếp lúc 5h", "")]
)
def test_one_changed_word_online_is_found(old: str, new: str) -> None:
    one = full()
    page = f"<h1>{one.title}</h1><p>{one.summary}</p>{one.html}".replace(old, new)
    assert len(missing_online(one, page)) == 1


def test_a_text_that_was_copied_from_the_portal_is_compared_too() -> None:
    one = made(a_story(body="Nhiệt độ < 5 độ.\n\nHết.\n"))
    assert missing_online(one, f"{one.title}\n\n{one.summary}\nNhiệt độ < 5 độ.\nHết.") == []


def test_entities_and_composition_are_no_change() -> None:
    assert shown(unicodedata.normalize("NFD", "<p>b&#7871;p&nbsp;ăn</p>")) == "bếp ăn"


def test_the_digest_of_the_words_changes_with_a_word() -> None:
    one, other = made(a_story(body="Một câu.\n")), made(a_story(body="Hai câu.\n"))
    assert one.digest != other.digest
    assert one.digest == made(a_story(body="Một  câu.\n\n")).digest


@given(st.text(st.sampled_from("<>&\"'ab /=-#!`*_[]()|\n"), max_size=80))
def test_any_html_becomes_a_fragment_that_cleaning_again_leaves_alone(html: str) -> None:
    once = fragment(html)
    assert fragment(once) == once
    blocks_of(once)
