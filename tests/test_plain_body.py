"""What is read without Markdown is what Markdown would have made of it."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsdesk.markup import by_markdown, to_html
from newsdesk.plain_body import plain_blocks
from newsdesk.scripts.blocks import blocks, blocks_of

PIECES = ["việc", "Nhà", "a", "5", "12", "٣", "²", " ", "  ", "\n", "\n\n", "\n\n", "- ", "1. ", "2. ", "10.", "1)"]
PIECES += ["# ", "## ", "### x", "-", "---", "+ ", "(", ")", '"', "'", "“", ":", ": ", "!", "%", "/", "http://a.vn"]
PIECES += [
    "é",
    "…",
    ",",
    ".",
    "–",
    "=",
    "&",
    "*",
    "**",
    "**a**",
    "_",
    "`",
    "|",
    "\t",
    "\u00a0",
    "<b>",
    "[a](b)",
    "\\",
    "~",
]
LINE = st.lists(
    st.sampled_from(
        ["việc", "Nhà 5", "12,5%", "(sáng)", "“giờ”", "**", "**bốn**", "**1.**", "*", "a-b", "9h30.", "2. x", "+"]
    ),
    min_size=1,
)
SPOKEN = LINE.map(" ".join)
WHOLE = st.one_of(
    SPOKEN,
    SPOKEN.map("## {}".format),
    st.lists(SPOKEN, min_size=1).map("\n".join),
    st.lists(SPOKEN.map("- {}".format), min_size=1).map("\n".join),
    st.lists(SPOKEN.map("1. {}".format), min_size=1).map("\n".join),
)


@pytest.mark.parametrize(
    "body",
    [
        "Một đoạn.\n\n## Đầu đề\n\nHai dòng\nmột đoạn: 12,5%.\n\n- Một\n- Hai\n\nHết.",
        "1. Kiểm tra 52 điểm\n2. Báo cho trực ban\n3. Giữ một bản",
        "**Một** việc, 25°C.\n\n## Đầu **đề**\n\n- **Hai**: a\n- ba **bốn**",
        "**1. Một** việc\n**- hai**",
        "“Giờ của phòng đọc” (buổi sáng), ai cũng giữ.",
    ],
)
def test_reads_a_story_of_plain_words_without_markdown(body: str) -> None:
    assert plain_blocks(body) is not None
    assert to_html(body) == by_markdown(body)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "*a*",
        "***a***",
        "**a** *b*",
        "** a**",
        "a & b",
        "a_b",
        "a\u00a0b",
        "2. a",
        "# a",
        "a  \nb",
        "- a\n\n- b",
        "- a\n  b",
        ": a",
        "a\n---",
    ],
)
def test_leaves_to_markdown_what_may_mean_more(body: str) -> None:
    assert plain_blocks(body) is None


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.lists(WHOLE).map("\n\n".join)))
@example("- a\n\n1. b")
@example("a\n- b")
@example("- 12 a\n- b\n")
def test_makes_what_markdown_makes(body: str) -> None:
    assert to_html(body) == by_markdown(body)
    assert blocks_of(body) == list(blocks(by_markdown(body)))
