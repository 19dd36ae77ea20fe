"""Markdown becomes HTML in which nothing runs."""

import re

import html5lib
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


HOSTILE = [
    "<script>alert(1)</script>", "<script >x</script >", "<scr\0ipt>x</script>", "<<script>script>x<</script>/script>",
    "<style>@import '//evil.example'</style>", "<p style='background:url(//evil.example)' class='skip footnote'>x</p>",
    "<iframe srcdoc='<script>x</script>' src=//evil.example></iframe>", "<object data=x><embed src=x></object>",
    "<form action=//evil.example><input name=attributes><button formaction=javascript:x>a</button></form>",
    "<isindex action=javascript:x>", "<frameset onload=x><frame src=//evil.example></frameset>",
    "<base href=//evil.example>", "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<link rel=stylesheet href=//evil.example>", "<template><script>x</script></template>",
    "<textarea><script>x</script></textarea>", "<noscript><p title='</noscript><img src=x onerror=x>'>",
    "<svg onload=x><a xlink:href=javascript:x>x</a></svg>", "<svg></p><style><a id='</style><img src=1 onerror=x>'>",
    "<svg><use href='data:image/svg+xml,x#y'/><animate onbegin=x attributeName=x></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=x&gt;'>",
    "<math href=javascript:x>x</math>", "<marquee onstart=x>x</marquee>", "<details ontoggle=x open>x</details>",
    "<video src=x poster=y><track src=z></video><audio src=//evil.example autoplay>x</audio>",
    "<img src=b.jpg srcset='//evil.example/x 2x' sizes=1px loading=eager crossorigin lowsrc=//evil.example usemap=#m>",
    "<picture><source srcset=//evil.example/x><img src=b.jpg></picture>", "<map name=m><area href=javascript:x></map>",
    "<img src=b.jpg onerror=x>", "<img src='data:image/svg+xml,<svg onload=x>'>", "<img src=javascript:x>",
    "<p xml:base='//evil.example' xmlns:xlink=x xlink:href='javascript:x'>x</p>",
    "<q cite=javascript:x>x</q><blockquote cite=javascript:x>y</blockquote><del cite=javascript:x>z</del>",
    "<table background=javascript:x><td background=x bgcolor=red rowspan=9999999 colspan=-1>x</table>",
    "<ol start=javascript:x><li>x</ol>", "<img src=b.jpg width='1;x' height=99999999>",
    "<p id=noi-dung>x</p><a name=body id=trang-khac>x</a><img name=cookie id=forms src=b.jpg>",
    "<a href=https://example.org target=_blank rel=opener ping=//evil.example download>x</a>",
    "<p dir=rtl hidden contenteditable accesskey=x tabindex=1 data-x=1 aria-label=y role=button is=x slot=y>x</p>",
    "<dialog open>x</dialog><button popovertarget=x>y</button>", "<a href=' JaVaScript:x'>x</a>",
    "<a href='&#106;avascript&colon;x'>x</a>", "<a href='java&#9;script:x'>x</a>", "<a href='java\tscript:x'>x</a>",
    "<a href='\1javascript:x'>x</a>", "<a href='jav\u00adascript:x'>x</a>", "[x](javascript:x)", "[x](JAVASCRIPT&#58;x)",
    "[x]\n\n[x]: javascript:x", "<javascript:x>", "[x](<data:text/html,x>)", "[x](vbscript:x)", "[x](blob:x)",
    "[x](file:///etc/passwd)", "[x](view-source:x)", "[x](https://example.org 'x' onclick=y)",
    "<div markdown=1>[x](javascript:x) <script>y</script></div>", "<div markdown='1'>\n\n[x](javascript:x)\n\n</div>",
    "![\"><script>x</script>](b.jpg)", "![x](b.jpg \"y\\\" onerror=x z=\\\"\")", "<a href='#\"><script>x</script>'>x</a>",
    "<p id='fn:a\"onload=x'>x</p>", "<a href=\"https://x\" title='\"><script>x</script>'>y</a>",
    "```js\n<script>x</script>\n```", "`<img src=x onerror=x>`", "|a|\n|-|\n|<script>x</script>|",
    "[^1]\n\n[^1]: <script>x</script>", "*[A]: \"><script>x</script>\n\nA", "{: onclick=x }", "<!--><script>x</script>-->",
    "<![CDATA[<script>x</script>]]>", "<?php x ?>", "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;",
]  # fmt: skip
HAVING = {
    "a": {"href", "title", "class"}, "img": {"src", "alt", "title", "width", "height"}, "abbr": {"title"},
    "ol": {"start"}, "td": {"colspan", "rowspan", "class"}, "th": {"colspan", "rowspan", "scope", "class"},
    "div": {"class"}, "details": {"open"},
}  # fmt: skip


@pytest.mark.parametrize("written", HOSTILE)
def test_a_browser_finds_nothing_but_words_pictures_and_plain_links(written: str) -> None:
    fragment = html5lib.parseFragment(to_html(f"Trước.\n\n{written}\n\nSau."), namespaceHTMLElements=False)
    for element in fragment.iter():
        if element.tag == "DOCUMENT_FRAGMENT":
            continue
        assert element.tag in TAGS
        assert element.attrib.keys() <= HAVING.get(element.tag, set()) | {"id"}
        assert element.get("id", "fn:").startswith("fn")
        assert set(element.get("class", "").split()) <= {"footnote", "footnote-ref", "footnote-backref", "table"}
        assert element.get("src", "b.jpg") in ("b.jpg", "x", "1")
        scheme = re.match(r"[\s\x00-\x20]*([a-z][a-z0-9+.-]*):", element.get("href", ""), re.IGNORECASE)
        assert scheme is None or scheme[1].lower() in ("http", "https", "mailto", "tel")
        for name in ("width", "height", "start", "colspan", "rowspan"):
            assert element.get(name, "1").isdecimal()


@pytest.mark.parametrize(
    "target", ["//evil.example/x", "\\\\evil.example/x", "/\\evil.example/x", "https:evil.example"]
)
def test_an_address_that_looks_like_ours_is_asked_for_like_any_other(target: str) -> None:
    asked: list[str] = []
    to_html(f"<a href='{target}'>x</a>", lambda written, _shows: asked.append(written) or "")
    assert asked == [target]


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
