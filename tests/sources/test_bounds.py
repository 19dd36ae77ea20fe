"""A body that nobody could have meant is refused by its place, before anything is made of it; all else is read in time."""

import time

import pytest

from newsdesk import messages
from newsdesk.converted import converted
from newsdesk.errors import DeskError
from newsdesk.markup import to_html
from newsdesk.problems import Place
from newsdesk.sources.bounds import DEEPEST, LONGEST, MOST_DEFINITIONS, MOST_LINES, too_much
from newsdesk.sources.plain import Written
from newsdesk.sources.stories import read_sheet

HEADER = "---\ntitle: a\nkind: factor\nfield: a\nunit: b\nstage: draft\n---\n"


@pytest.mark.parametrize(
    ("body", "code", "line"),
    [
        ("1" * (LONGEST + 1), "body-too-long", 8),
        ("# a\n" * MOST_LINES + "b", "body-too-many-lines", 8),
        ("Một.\n\nHai.\n" + "[" * 301, "body-tangled", 11),
        ("> " + "![" * 301, "body-tangled", 8),
        ("``a" * 200, "body-tangled", 8),
        ("<a " * 400, "body-tangled", 8),
        ("[a](b)\n\n" * 100 + "[a](" * 3000, "body-tangled", 8),
        ("- " * 51 + "a", "nested-deep", 8),
        ("Một.\n\n" + "+ > 1.\t* " * 100 + "a", "nested-deep", 10),
        ("[^1]: " + "- " * 500 + "a", "nested-deep", 8),
        ("a\n:   " + "- " * 500 + "a", "nested-deep", 9),
        ("\n".join(f"{'    ' * level}- a" for level in range(60)), "nested-deep", 8 + DEEPEST),
        ("\n".join(f">{'    ' * level}- a" for level in range(60)), "nested-deep", 8 + DEEPEST - 1),
        ("Một.\n\n" + "\n".join(["a\n:   b"] * 101), "body-tangled", 11),
    ],
)
def test_too_much_is_refused_with_its_line(body: str, code: str, line: int) -> None:
    content = (HEADER + body).encode()
    sheet, (problem,) = read_sheet(Written("exemplars/a.md", len(content), content))
    assert sheet is None
    assert (problem.code, problem.place.line) == (code, line)
    assert messages.line(problem).endswith(".")


def test_words_for_the_ear_are_no_way_round_it() -> None:
    text = HEADER.replace("stage: draft\n", f"stage: draft\nspoken:\n  text: '{'[' * 301}'\n")
    sheet, (problem,) = read_sheet(Written("exemplars/a.md", len(text), text.encode()))
    assert (sheet, problem.code, problem.place.line) == (None, "body-tangled", 8)


SLOW = [
    "[", "![", "``a", "<a ", "[a](", "a\n===\n", "<http://a", "---\n", "# a\n", "<![CDATA[", "*", "_a ", "***a** ",
    "> ", ">", "- ", "|", "|a|b|\n|-|-|\n", "<div>\n", "<p>a</p>\n", "[^1]", "[^1]: a\n", "a\n:   b\n\n", "&#1", "1",
    "[a] ", "[a][b] ", "<!--", "<?", "**a ", "`a", "\\*", "a  \n", "    a\n", "~~~\n", "[a]: b\n\n", "*[A]: b\n",
]  # fmt: skip


@pytest.mark.parametrize("stretch", SLOW)
def test_what_is_not_too_much_is_read_in_bounded_time(stretch: str) -> None:
    body = (stretch * LONGEST)[:LONGEST]
    while too_much(body, Place("a")):
        body = body[: len(body) * 9 // 10]
    begun = time.process_time()
    converted.__wrapped__(body)
    assert time.process_time() - begun < 4


@pytest.mark.parametrize(
    "body",
    [
        "\n".join(f"{'    ' * level}- a" for level in range(DEEPEST)),
        "\n".join(f"{'>' * level} a" for level in range(1, DEEPEST)),
        "- > " * (DEEPEST // 2) + "a",
        "\n".join(["a\n:   b"] * MOST_DEFINITIONS),
        "\n\n".join(["a\n:   b"] * 2 * MOST_DEFINITIONS),
        "a\n\n" + "- " * 200 + "\n\n" + "* " * 200,
        "*" * 9000 + "a" + "*" * 9000,
        "[" * 150 + "a" + "](b)" * 150,
        "<b>" * 150 + "a" + "</b>" * 150,
    ],
)
def test_what_lies_deep_in_something_else_ends_nothing(body: str) -> None:
    assert too_much(body, Place("a")) is None
    assert "a" in to_html(body)


def test_where_markdown_goes_down_too_far_the_desk_says_so() -> None:
    with pytest.raises(DeskError) as stopped:
        to_html("- " * 1000 + "a")
    assert messages.fault(stopped.value).endswith(".")
