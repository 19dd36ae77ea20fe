"""Markdown becomes HTML in which nothing runs."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.markup import TAGS, to_html

ARTICLE = """Mở đầu[^1] và nhắc lại[^1].

## Bảng

| Việc | Số |
|:-----|---:|
| Giá đỗ | 2.790 |

Từ
:   nghĩa

> Trích

1. một
2. hai

[^1]: Nguồn.
"""


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("**đậm** và *nghiêng*", "<p><strong>đậm</strong> và <em>nghiêng</em></p>"),
        ("H<sub>2</sub>O", "<p>H<sub>2</sub>O</p>"),
        ("## Đề mục", "<h2>Đề mục</h2>"),
        ('"ngoặc" -- ... giữ nguyên', '<p>"ngoặc" -- ... giữ nguyên</p>'),
        ("*[CBCS]: cán bộ, chiến sĩ\n\nCBCS", '<p><abbr title="cán bộ, chiến sĩ">CBCS</abbr></p>'),
        ("2. hai\n3. ba", '<ol start="2">\n<li>hai</li>\n<li>ba</li>\n</ol>'),
        ("```\n<b>\n```", "<pre><code>&lt;b&gt;\n</code></pre>"),
        ("<details><summary>Xem</summary>\n\nthêm\n</details>", "<summary>Xem</summary>"),
        ("Bếp\n:   nơi nấu", "<dl>\n<dt>Bếp</dt>\n<dd>nơi nấu</dd>\n</dl>"),
        ("- một\n\n1. hai", "<ul>\n<li>một</li>\n</ul>\n<ol>\n<li>hai</li>\n</ol>"),
    ],
)
def test_keeps_what_articles_need(written: str, shown: str) -> None:
    assert shown in to_html(written)


@pytest.mark.parametrize(
    "written",
    [
        "<script>alert(1)</script>",
        "<style>p {color: red}</style>",
        "<iframe src='https://example.vn'></iframe>",
        "<b onclick='alert(1)'>b</b>",
        "<b style='color:red'>b</b>",
        "<img src=x onerror=alert(1)>",
        "[a](javascript:alert(1))",
        "<a href=' JaVaScript:alert(1)'>a</a>",
        "[a](<data:text/html,x>)",
        "<a href='vbscript:x'>a</a>",
        "<svg><script>alert(1)</script></svg>",
        "<object data='x'></object><embed src='x'><form action='x'><input></form>",
        "<p id='noi-dung' class='skip'>x</p>",
        "<base href='https://example.vn'><meta http-equiv='refresh' content='0'><link rel=stylesheet href=x>",
    ],
)
def test_leaves_nothing_that_runs_or_styles(written: str) -> None:
    clean = to_html(written).casefold()
    for trace in ("script", "style", "onclick", "onerror", "iframe", "data:", "object", "form", "noi-dung", "<base"):
        assert trace not in clean


@given(st.text(alphabet="<>/='\"& abimgsrchrefonclickscript:()[]!*_`|\n-#\\", max_size=120))
def test_shows_only_known_tags_whatever_is_written(written: str) -> None:
    assert set(re.findall(r"<([a-z][a-z0-9]*)", to_html(written))) <= TAGS


def test_puts_a_table_in_a_box_and_says_alignment_by_class() -> None:
    html = to_html(ARTICLE)
    assert '<div class="table"><table>' in html
    assert '<td class="align-right">2.790</td>' in html


def test_numbers_footnotes_anew_in_every_body() -> None:
    first = to_html(ARTICLE)
    to_html("Khác[^a][^b]\n\n[^a]: a\n[^b]: b\n")
    assert to_html(ARTICLE) == first
    assert 'id="fn:1"' in first
    assert 'href="#fnref:1"' in first
    assert "Trở lại chỗ có chú thích 1 trong bài" in first


def test_asks_for_every_address_and_says_which_is_a_picture() -> None:
    asked: list[tuple[str, bool]] = []

    def address(target: str, shows: bool) -> str:
        asked.append((target, shows))
        return "ra/đây" if shows else "../bai/x.html"

    html = to_html("[a](x.md) ![b](b.jpg) <a href='y.md'>c</a> [^1]\n\n[^1]: d", address)
    assert asked == [("x.md", False), ("b.jpg", True), ("y.md", False)]
    assert '<a href="../bai/x.html">a</a>' in html
    assert 'src="ra/đây"' in html


def test_keeps_the_words_of_a_link_that_leads_nowhere() -> None:
    assert to_html("[bài ấy](x.md)", lambda _target, _shows: "") == "<p><a>bài ấy</a></p>"


def test_lets_a_fault_of_the_address_through() -> None:
    def broken(target: str, shows: bool) -> str:
        raise KeyError(target)

    with pytest.raises(KeyError):
        to_html("[a](x.md)", broken)


def test_makes_a_lone_picture_with_a_title_a_figure() -> None:
    html = to_html('![Bếp ăn](b.jpg "Sau giờ <sơ chế>")\n')
    assert html == ('<figure><img alt="Bếp ăn" src="b.jpg"><figcaption>Sau giờ &lt;sơ chế&gt;</figcaption></figure>')


def test_leaves_a_picture_among_words_where_it_is() -> None:
    assert to_html('Xem ![b](b.jpg "t") này').startswith('<p>Xem <img alt="b" src="b.jpg" title="t">')
