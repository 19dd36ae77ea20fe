"""A clean body becomes a page's: pictures in every form, links that lead away marked, nothing else touched."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.markup import to_html
from newsdesk.site.bodies import as_shown
from newsdesk.site.pictures.picture import Picture

DRAWN = {"../hinh/b-1.jpg": Picture("hinh/b-1", 1000, 500)}
HOME = "https://guong.example.vn"
AWAY = 'rel="external noopener noreferrer" aria-describedby="trang-khac"'


def shown(written: str) -> str:
    return as_shown(to_html(written, lambda target, shows: "../hinh/b-1.jpg" if shows else target), DRAWN, HOME)


@pytest.mark.parametrize(
    "link",
    [
        "[a](https://example.org/x)", "[a](HTTP://EXAMPLE.ORG)", "<a href=//evil.example/x>a</a>",
        "<a href=' https://example.org'>a</a>", "[a](https://guong.example.vn.evil.example/)",
        "[a](https://guong.example.vn@evil.example/)", "[a](https:evil.example)", "[a](https://[::1)", "<https://example.org>",
    ],
)  # fmt: skip
def test_a_link_that_leads_away_says_so(link: str) -> None:
    html = shown(link)
    assert AWAY in html or "href" not in html
    assert "target" not in html


@pytest.mark.parametrize(
    "link",
    ["[a](../bai/x.html)", "[a](#x)", "[a](mailto:a@example.org)", "[a](tel:0212)", "[a](https://guong.example.vn/bai/x)",
     "[a](HTTPS://GUONG.example.vn)", "<a>a</a>"],
)  # fmt: skip
def test_a_link_within_mail_and_telephone_are_left_alone(link: str) -> None:
    assert shown(link) == to_html(link, lambda target, _shows: target)


def test_words_that_an_editor_gave_a_link_or_picture_stay() -> None:
    assert 'title="Luật"' in shown('[a](https://example.org "Luật")')
    assert 'alt="&quot;b&quot; &lt;i&gt; &amp;amp;" title="t"' in shown(
        "x <img src=b.jpg title=t alt='\"b\" <i> &amp;amp;'> y"
    )


def test_a_picture_keeps_its_caption_and_stands_in_every_form() -> None:
    html = shown('![Bếp](b.jpg "Giờ chia suất")')
    assert re.fullmatch(r"<figure><picture>.*</picture><figcaption>Giờ chia suất</figcaption></figure>", html)
    assert html.count("<source") == 2
    assert 'loading="lazy"' in html


@pytest.mark.parametrize(
    ("having", "sides"),
    [
        ("width=300", 'width="300" height="150"'), ("width=300 height=7", 'width="300" height="150"'),
        ("width=5000", 'width="1000" height="500"'), ("width=0", 'width="1000" height="500"'),
        ("width=50%", 'width="1000" height="500"'), ("height=9", 'width="1000" height="500"'),
        ("width=²", 'width="1000" height="500"'),
    ],
)  # fmt: skip
def test_a_width_of_the_editors_choice_keeps_the_shape(having: str, sides: str) -> None:
    assert sides in shown(f"<img src=b.jpg alt=b {having}>")


def test_a_picture_that_is_not_ours_stays_as_it_is() -> None:
    clean = to_html("![b](x.jpg)")
    assert as_shown(clean, DRAWN, HOME) == clean


@given(st.text(alphabet="<>/='\"& aimgsrchreftlehttp:()[]!*_`|\n-.b", max_size=160))
def test_nothing_but_pictures_and_links_changes_whatever_is_written(written: str) -> None:
    clean = to_html(written, lambda target, shows: "../hinh/b-1.jpg" if shows else target)
    made = as_shown(clean, DRAWN, HOME)
    back = re.sub(r"<picture>(?:<source[^>]*>)*(<img [^>]*>)</picture>", "<img>", made).replace(f" {AWAY}", "")
    assert re.sub(r"<img [^>]*>", "<img>", clean) == re.sub(r"<img [^>]*>", "<img>", back)


NARROW = "| Việc | Số |\n|---|---:|\n| Giá đỗ | 2.790 |\n"
WIDE = "| Việc | Tháng 9 | Tháng 10 |\n|---|---|---|\n| Giá đỗ | 2.790 | 2.800 |\n"
LONG = f"| Việc | Số |\n|---|---|\n| {'Nghiêng' * 5} | 1 |\n"


@pytest.mark.parametrize(
    ("written", "names"),
    [(NARROW, []), (WIDE, ["Bảng 1"]), (LONG, ["Bảng 1"]), (f"{WIDE}\n{NARROW}\n{LONG}", ["Bảng 1", "Bảng 2"])],
)
def test_a_table_that_a_phone_has_no_room_for_can_be_scrolled_by_keyboard(written: str, names: list[str]) -> None:
    html = shown(written)
    assert re.findall(r'<div class="table" tabindex="0" role="region" aria-label="([^"]*)">', html) == names
    assert html.count('<div class="table"') == written.count("Việc")
