"""YAML that cannot be read is said with a line that the file has."""

import pytest

from newsdesk.sources import yaml_text


@pytest.mark.parametrize("text", ["\u2028\u2028'", "a: \u2028\u2028\u2028'b", "a: b\n'\u2029\u2029c"])
def test_a_line_separator_within_an_open_quotation_is_no_line_of_the_file(text: str) -> None:
    (problem,) = yaml_text.read(text, "x.md").problems
    assert 1 <= problem.place.line <= text.count("\n") + 1


@pytest.mark.parametrize(
    ("text", "comments"),
    [
        ("a: tổ 3 # 1\nb: c", [(1, "# 1")]),
        ("a: #1 của tổ\nb: c", [(1, "#1 của tổ")]),
        ("a: ớt\n  xanh # đỏ  \nb: c", [(2, "# đỏ")]),
        ("a: [u, ớt # w\n  ]", [(1, "# w")]),
        ("a:\n  - X # 1\n  - y z\t# 2", [(2, "# 1"), (3, "# 2")]),
        ("a: x\n# một dòng riêng\nb:\n  # và một dòng nữa\n  c: d", []),
        ("a: draft # lời dặn\nb: 2026-01-02 # lời dặn\nc: [x-y] # lời dặn\nd: # lời dặn\ne: 3 #x", []),
        ("a: # lời dặn\n  b: c", []),
        ('a: "x # y" # z\nb: |\n  # w\nc: x#y', []),
    ],
)
def test_a_comment_that_may_be_cut_off_bare_words_is_known(text: str, comments: list[tuple[int, str]]) -> None:
    reading = yaml_text.read(text, "x.md")
    assert reading.comments == comments
    assert not reading.problems


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('a: x\nb: "ý tưởng\nc: d\ne: "f"\ng: h', "yaml-quote", 2),
        ("a: 'x\nb: 'y'", "yaml-quote", 1),
        ('a: ["b, c]\nd: "e"', "yaml-quote", 1),
        ('a: "ý tưởng" mới\nb: c', "yaml-quote-early", 1),
        ("a: x\nb: 'ông 'A' nói'", "yaml-quote-early", 2),
        ('a: "ý "tưởng" mới"\nb: c', "yaml-quote-early", 1),
        ('a: "x"\n  b: c', "yaml-indent", 2),
        ('a: |\n  "x"\n b: c', "yaml-indent", 3),
        ('a: ["x" y]', "yaml-bracket", 1),
    ],
)
def test_a_quotation_mark_out_of_place_is_said_where_it_was_made(text: str, code: str, line: int) -> None:
    (problem,) = yaml_text.read(text, "x.md").problems
    assert (problem.code, problem.place.line) == (code, line)
