"""YAML that cannot be read is said with a line that the file has."""

import pytest

from newsdesk.sources import yaml_text


@pytest.mark.parametrize("text", ["\u2028\u2028'", "a: \u2028\u2028\u2028'b", "a: b\n'\u2029\u2029c"])
def test_a_line_separator_within_an_open_quotation_is_no_line_of_the_file(text: str) -> None:
    (problem,) = yaml_text.read(text, "x.md").problems
    assert 1 <= problem.place.line <= text.count("\n") + 1
