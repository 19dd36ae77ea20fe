"""The preview of a story: its page as the website will have it, and nothing that the website may not tell."""

import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk import files
from newsdesk.errors import DeskError
from newsdesk.intake import take_in
from newsdesk.model.addresses import story_place
from newsdesk.model.consent import Consent, Purpose
from newsdesk.model.library import Library
from newsdesk.model.story import Channel, Link, Role, Stage, Story
from newsdesk.site.build import build
from newsdesk.site.edition import Edition, Sound
from newsdesk.site.preview import Heard, Preview, Previews
from tests.builders import TODAY, a_facility, a_library, a_person, a_slip, a_story, approved
from tests.site.desk import CUES, PIXEL, ROOT, Site
from tests.site.reading import Page, Reader
from tests.site.test_hostile_texts import TEXTS, hostile

SAMPLE_DAY = date(2026, 11, 26)
MAIN = re.compile(r"<main\b.*?</main>", re.DOTALL)
ELSEWHERE = re.compile(r'<aside class="more".*?</aside>|<figure class="lead-picture">.*?</figure>', re.DOTALL)
PICTURES = re.compile(r"</?picture>|<source\b[^>]*>|<img\b[^>]*>")
LEADS = re.compile(r"<a\b[^>]*>")
MOVED = re.compile(r' (?:src|data-picture)="[^"]*"')
OUTWARD = re.compile(r"https?://|//", re.IGNORECASE)
WHERE = "/mã/nghe/bep-sach.mp3"


@pytest.fixture(scope="module")
def previews() -> Previews:
    return Previews(ROOT, ROOT / "content/images")


@pytest.fixture(scope="module")
def sample() -> Library:
    library = take_in(ROOT, SAMPLE_DAY).library
    assert library
    return library


@pytest.fixture(scope="module")
def printed(sample: Library, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """Return the website's page of each sample story that it tells, by slug."""
    folder = tmp_path_factory.mktemp("Trang mẫu")
    build(sample, {}, folder, images=ROOT / "content" / "images", today=SAMPLE_DAY, root=ROOT)
    stories = Edition(library=sample, today=SAMPLE_DAY).stories
    return {one.slug: files.read_text(folder / story_place(one.slug)) for one in stories}


def read(source: str) -> Page:
    page = Page("preview", source)
    reader = Reader(page)
    reader.feed(source)
    reader.close()
    return page


def bare_main(source: str) -> str:
    """Return the main part of a page without related stories, pictures, and where anything leads or lies."""
    found = MAIN.search(source)
    assert found
    bare = PICTURES.sub("", ELSEWHERE.sub("", found[0]))
    return "\n".join(filter(None, map(str.strip, MOVED.sub("", LEADS.sub("<a>", bare)).splitlines())))


def preview_of(previews: Previews, story: Story, *others: Story, slips: tuple[Consent, ...] = ()) -> Preview:
    facility = a_facility(address="https://example.vn")
    return previews.page(story, a_library(story, *others, slips=slips, facility=facility), TODAY)


def test_each_sample_story_that_is_told_looks_as_on_the_website(
    previews: Previews, sample: Library, printed: Mapping[str, str]
) -> None:
    assert len(printed) > 15
    for slug, page in printed.items():
        preview = previews.page(sample.by_slug[slug], sample, SAMPLE_DAY)
        assert bare_main(preview.html) == bare_main(page), slug
        assert not preview.kept


def test_a_story_with_sound_picture_and_people_looks_as_on_the_website(
    previews: Previews, site: Site, tmp_path: Path
) -> None:
    desk = tmp_path / "ảnh"
    desk.mkdir()
    (desk / "Bếp ăn.png").write_bytes(PIXEL)
    (tmp_path / "a.mp3").write_bytes(b"ID3 sound")
    sound = Heard(WHERE, Sound(tmp_path / "a.mp3", timedelta(seconds=125.4), synthetic=True, cues=CUES))
    own = Previews(ROOT, desk, picture_address=lambda name: f"/mã/{name}")
    preview = own.page(site.library.by_slug["bep-sach"], site.library, TODAY, sound=sound)
    assert bare_main(preview.html) == bare_main(site.pages["bai/bep-sach.html"].source)
    page = read(preview.html)
    assert [one["src"] for one in page.all("audio")] == [WHERE]
    assert [one["src"] for one in page.all("img")] == ["/mã/Bếp ăn.png"] * 2
    assert {(one["width"], one["height"]) for one in page.all("img")} == {("1", "1")}
    assert preview.files == {"Bếp ăn.png": desk / "Bếp ăn.png"}
    assert "Anh Không Giấy" not in preview.html
    assert "Học Viên Tên" not in preview.html


@pytest.mark.parametrize("stage", [Stage.REGISTERED, Stage.DRAFT, Stage.SUBMITTED, Stage.RETURNED, Stage.WITHDRAWN])
def test_a_story_of_any_stage_has_a_page_that_says_that_it_is_not_out(previews: Previews, stage: Stage) -> None:
    preview = preview_of(previews, a_story(stage=stage, date=None, body="## Đề mục\n\nMột câu.\n"))
    page = read(preview.html)
    assert page.words.count("Xem trước – chưa phát hành") == 1
    assert "Một câu." in page.words
    assert '<time datetime="2026-11-20">' in preview.html  # a draft without a day has today's
    assert page.faults == []


def test_an_approved_story_is_not_called_unpublished(previews: Previews) -> None:
    page = read(preview_of(previews, approved(a_story())).html)
    assert "Xem trước – bài đã duyệt" in page.words
    assert "chưa phát hành" not in page.words


def test_what_is_typed_now_is_shown_instead_of_what_the_library_knows(previews: Previews) -> None:
    before = a_story(body="Câu cũ.\n", people=(a_person("Nguyễn Văn Mẫu", consent="PDY-1"),))
    now = replace(before, body="Câu mới.\n", header=replace(before.header, people=()))
    library = a_library(before, slips=(a_slip(),))
    assert "Câu cũ." in previews.page(before, library, TODAY).html
    page = previews.page(now, library, TODAY).html
    assert "Câu mới." in page
    assert "Câu cũ." not in page
    assert "Nguyễn Văn Mẫu" not in page


SHAPES = [
    "Nguyễn Văn Mẫu",
    "học viên Mẫu",
    "Nguyễn **Văn** Mẫu",
    "NGUYỄN VĂN MẪU",
    "nguyen van mau",
    "N.V. Mẫu",
    "Nguy&#7877;n Văn Mẫu",
    "Nguyễn V&#x103;n M&#7851;u",
    "[ảnh](nguyen-van-mau.html)",
    "Nguyễn <b>Văn</b> Mẫu",
    "Nguyễn\u200b Văn\u00ad Mẫu",
    "`Nguyễn Văn Mẫu`",
    "Nguyễn\nVăn Mẫu",
]
RESIDENT = a_person("Nguyễn Văn Mẫu", role=Role.RESIDENT, post="Quê xã Nọ", consent="PDY-1")
PIECES = re.compile(r"Mẫu|MẪU|\bmau\b|Nguyễn|NGUYỄN|Nguy&|M&#|N\.V\.", re.IGNORECASE)


@pytest.mark.parametrize("shape", SHAPES)
def test_no_shape_of_a_resident_s_name_is_shown(previews: Previews, shape: str) -> None:
    body = f"Mở đầu.\n\nHôm ấy {shape} đến sớm.\n\nKết thúc.\n"
    preview = preview_of(previews, a_story(body=body, people=(RESIDENT,)), slips=(a_slip(),))
    page = read(preview.html)
    assert preview.kept == {Purpose.NAME}
    assert not PIECES.search(preview.html)
    assert not PIECES.search(unescape(preview.html))
    assert "Mở đầu." in page.words
    assert "Kết thúc." in page.words
    assert "có tên người chưa cho phép nêu" in page.words


def everywhere(name: str) -> Story:
    """Return a story that names somebody in each text that a header has."""
    told = a_story("bep", tags=(name, "bếp"), lesson=name, question=name, title=f"Bếp của {name}", image_alt=name)
    return replace(told, header=replace(told.header, people=(RESIDENT, a_person("Chị Hoa", post=f"Mẹ {name}"))))


def test_a_name_in_the_header_is_shown_nowhere_either(previews: Previews) -> None:
    preview = preview_of(previews, everywhere("Nguyễn Văn Mẫu"))
    assert not PIECES.search(preview.html)
    assert ">bếp</a>" in preview.html
    named = replace(a_story("nguyen-van-mau", people=(RESIDENT,)), body="Không nêu ai.\n")
    assert not PIECES.search(preview_of(previews, named).html)


def test_a_name_that_cannot_be_cut_out_takes_everything_with_it(previews: Previews) -> None:
    body = "Hôm ấy Nguyễn <!--\n\n--> Văn Mẫu đến.\n\n<details>\n\nNguyễn\n\n</details>\n"
    preview = preview_of(previews, a_story(body=body, people=(RESIDENT,)))
    assert "Mẫu" not in preview.html


@settings(max_examples=60)
@given(st.lists(st.sampled_from([*SHAPES, "\n\n", "<!--", "-->", "```\n", "- ", "| a |\n|---|\n", "<p>", "một hai "])))
def test_a_resident_is_not_named_however_the_shapes_are_mixed(parts: list[str]) -> None:
    story = a_story(body=" ".join(parts), people=(RESIDENT,))
    preview = preview_of(PREVIEWS, story)
    if preview.kept:
        words = re.sub(r"<[^>]*>", "", unescape(preview.html))
        assert "Nguyễn Văn Mẫu" not in " ".join(words.split())
        assert "học viên Mẫu" not in words


PREVIEWS = Previews(ROOT, ROOT / "content/images")
"""One for the examples: a fixture would be of no use to them."""


def test_staff_without_a_slip_is_hidden_and_with_one_shown(previews: Previews) -> None:
    story = a_story(body="Chị Hoa Thị Mẫu dậy sớm.\n", people=(a_person("Hoa Thị Mẫu", consent="PDY-1"),))
    without = preview_of(previews, story)
    assert without.kept == {Purpose.NAME}
    assert "Hoa Thị Mẫu" not in without.html
    allowed = preview_of(previews, story, slips=(a_slip(),))
    assert not allowed.kept
    assert "Chị Hoa Thị Mẫu dậy sớm." in allowed.html


def test_the_banner_says_all_that_keeps_a_story_away(previews: Previews) -> None:
    person = a_person("Hoa Thị Mẫu", quoted=True)
    preview = preview_of(previews, a_story(body="Hoa Thị Mẫu nói.\n", people=(person,)))
    told = "vì có tên người chưa cho phép nêu và lời của người chưa cho phép đăng; những chỗ ấy đã được che."
    assert told in read(preview.html).words


def test_a_person_of_another_story_is_hidden_too(previews: Previews) -> None:
    other = a_story("khac", people=(a_person("Hoa Thị Mẫu"),))
    preview = preview_of(previews, a_story(body="Có Hoa Thị Mẫu.\n\nCâu sau.\n"), other)
    assert "Hoa Thị Mẫu" not in preview.html
    assert "Câu sau." in preview.html


def test_words_that_nobody_allowed_are_hidden_with_all_that_surrounds_them(previews: Previews) -> None:
    quoted = a_person("Chị Hoa", consent="PDY-1", quoted=True)
    story = a_story(body="“Tôi dậy lúc bốn giờ.”\n", summary="Chị nói: “Dậy sớm.”", lesson="Dậy sớm.", people=(quoted,))
    preview = preview_of(previews, story, slips=(a_slip(),))
    assert preview.kept == {Purpose.WORDS}
    assert "Tôi dậy" not in preview.html
    assert "Chị nói" not in preview.html
    assert "<p>Dậy sớm.</p>" in preview.html
    allowed = preview_of(previews, story, slips=(a_slip(words=tuple(Channel)),))
    assert "Tôi dậy" in allowed.html


def test_a_picture_that_somebody_in_it_did_not_allow_is_not_shown(tmp_path: Path) -> None:
    for name in ("mot.png", "hai.png"):
        (tmp_path / name).write_bytes(PIXEL)
    story = a_story(
        body="![Một](mot.png)\n\n![Hai](hai.png)\n",
        image="mot.png",
        links=(Link("mot.png", 10, shows=True), Link("hai.png", 12, shows=True)),
        pictures={"mot.png": "a" * 32, "hai.png": "b" * 32},
        people=(a_person("Chị Hoa", consent="PDY-1", photos=("mot.png",)),),
    )
    here = Previews(ROOT, tmp_path)
    hidden = preview_of(here, story, slips=(a_slip(),))
    assert hidden.kept == {Purpose.PHOTO}
    assert [one.get("src") for one in read(hidden.html).all("img")] == [None, "../images/hai.png"]
    assert set(hidden.files) == {"hai.png"}
    assert "Ảnh ở đầu bài không hiện" in hidden.html
    shown = preview_of(here, story, slips=(a_slip(photo=tuple(Channel)),))
    assert set(shown.files) == {"mot.png", "hai.png"}
    assert "không hiện" not in shown.html


def test_a_resident_who_is_listed_in_a_picture_only_now_hides_it(tmp_path: Path) -> None:
    (tmp_path / "mot.png").write_bytes(PIXEL)
    before = a_story(image="mot.png", pictures={"mot.png": "a" * 32})
    library, here = a_library(before), Previews(ROOT, tmp_path)
    assert set(here.page(before, library, TODAY).files) == {"mot.png"}
    people = (a_person(None, role=Role.RESIDENT, photos=("mot.png",)),)
    now = here.page(replace(before, header=replace(before.header, people=people)), library, TODAY)
    assert not now.files
    assert "<img" not in now.html


def test_what_keeps_a_story_away_keeps_its_sound_away(previews: Previews, tmp_path: Path) -> None:
    (tmp_path / "a.mp3").write_bytes(b"ID3 sound")
    heard = Heard(WHERE, Sound(tmp_path / "a.mp3", timedelta(seconds=9), synthetic=True, cues=CUES))
    story = a_story(body="Nguyễn Văn Mẫu.\n", people=(RESIDENT,))
    page = previews.page(story, a_library(story), TODAY, sound=heard)
    assert "<audio" not in page.html
    assert WHERE not in page.html
    fine = a_story(body="Một câu.\n")
    assert "<audio" in previews.page(fine, a_library(fine), TODAY, sound=heard).html


def test_links_lead_to_other_previews_or_nowhere(previews: Previews) -> None:
    body = (
        "[kia](chum-gia.md#x), [nháp](nhap.md), [giấu](giau.md), [ngoài](https://example.org/a), [dưới](#fn:1), "
        "[thư](mailto:a@example.vn), [thiếu](khong-co.md)\n"
    )
    hidden = approved(a_story("giau", body="Hoa Thị Mẫu.\n", people=(a_person("Hoa Thị Mẫu"),)))
    others = (approved(a_story("chum-gia")), a_story("nhap"), hidden)
    preview = preview_of(previews, a_story("bep-sach", body=body), *others)
    leads = {href for one in read(preview.html).all("a") if (href := one.get("href"))}
    assert leads == {"#noi-dung", "#fn:1", "../chum-gia/#x"}
    assert '<a rel="external noopener noreferrer" aria-describedby="trang-khac" role="link"' in preview.html
    assert 'title="https://example.org/a"' in preview.html


def asked_for(page: Page) -> Iterator[str]:
    for tag, having in page.tags:
        for key, value in having.items():
            if value and key in ("src", "srcset", "href", "action", "poster", "data") and (tag, key) != ("a", "href"):
                yield value


def hostile_previews(previews: Previews) -> Iterator[tuple[str, Preview]]:
    stories = [hostile(key, text) for key, text in TEXTS.items()]
    library = a_library(*stories, facility=a_facility(address="https://example.vn"))
    for story in stories:
        yield story.slug, previews.page(story, library, TODAY)


def test_hostile_texts_stay_texts(previews: Previews) -> None:
    for slug, preview in hostile_previews(previews):
        parser = html5lib.HTMLParser()
        parser.parse(preview.html)
        assert {code for _, code, _ in parser.errors} <= {"invalid-codepoint"}, slug
        page = read(preview.html)
        assert page.all("script") == []
        assert not [key for _, having in page.tags for key in having if key.startswith("on") or key == "style"]
        assert not [one for one in asked_for(page) if not one.startswith(("../theme/", "../images/"))], slug


@pytest.mark.parametrize(
    "written",
    [
        '<img src="https://evil.example/x.png">',
        '<a href="javascript:alert(1)">x</a>',
        '<iframe src="https://evil.example"></iframe>',
        "![x](https://evil.example/x.png)",
        '<a href="../../nhap/" title="</a><script>alert(1)</script>">x</a>',
        "<link rel=stylesheet href=https://evil.example/a.css>",
        "<meta http-equiv=refresh content='0;url=https://evil.example'>",
        '<form action="https://evil.example"><button>x</button></form>',
        '<p title="<body>">x</p>',
        "<!-- <body> -->",
    ],
)
def test_nothing_is_asked_of_another_host(previews: Previews, written: str) -> None:
    page = read(preview_of(previews, a_story(body=f"Trước.\n\n{written}\n\nSau.\n")).html)
    assert not [one for one in asked_for(page) if OUTWARD.match(one)]
    assert not [one for one in page.all("a") if re.match("http|//|javascript", one.get("href") or "")]
    assert page.all("script") == page.all("iframe") == page.all("form") == []
    assert len(page.all("aside")) == 1
    assert "Sau." in page.words


def test_the_policy_is_the_page_s_own_and_lets_the_banner_s_style_in(previews: Previews) -> None:
    page = read(preview_of(previews, a_story()).html)
    policies = [one["content"] for one in page.all("meta") if one.get("http-equiv") == "Content-Security-Policy"]
    assert policies == [previews.assets.policy("..")]
    assert "default-src 'none'" in policies[0]
    assert "unsafe" not in policies[0]
    assert ".preview-banner" in previews.assets.style("..")


def test_every_file_of_the_theme_that_a_preview_asks_for_is_there(previews: Previews) -> None:
    page = read(preview_of(previews, a_story()).html)
    style = previews.assets.style("..")
    asked = [one.removeprefix("../theme/") for one in [*asked_for(page), *re.findall(r'url\("([^"]*)"\)', style)]]
    assert len(asked) > 3
    assert [one for one in asked if one not in previews.theme] == []


def test_a_desk_s_own_broken_template_is_said_in_a_sentence_and_mended_meanwhile(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "theme", tmp_path / "theme", ignore=shutil.ignore_patterns("fonts"))
    shutil.copy(ROOT / "pelicanconf.py", tmp_path)
    template = tmp_path / "theme/templates/article.html"
    whole = template.read_text("utf-8")
    template.write_text("{% if %}", encoding="utf-8")
    own = Previews(tmp_path, tmp_path)
    with pytest.raises(DeskError) as stop:
        preview_of(own, a_story())
    assert stop.value.code == "theme-broken"
    template.write_text(whole.replace("Người trong bài", "Có ai"), encoding="utf-8")
    assert "Có ai" in preview_of(own, a_story(people=(a_person(),))).html
