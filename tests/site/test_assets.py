"""How the theme's sheets and scripts are joined: lighter, and nothing that a browser reads is lost."""

import re
from pathlib import Path

import pytest

from newsdesk.site.assets import Assets
from tests.site.desk import ROOT

SOURCES = sorted([*(ROOT / "theme" / "js").glob("*.js"), *(ROOT / "theme" / "search").glob("*.js")])
SHEETS = sorted((ROOT / "theme" / "css").glob("*.css"))
STRING = re.compile(r'"[^"\n]*"')


def assets_of(folder: Path, kind: str, text: str) -> Assets:
    """Return a theme that has one sheet or script."""
    (folder / kind).mkdir()
    (folder / kind / f"00-one.{kind}").write_text(text, encoding="utf-8")
    return Assets(folder)


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("/* Why. */\n  const a = 1;\n", "const a = 1;"),
        ("  a();\n\n\t/* why */\n  b();\n", "a();\nb();"),
        ("/* Why,\n  and * how. */\na();\n", "a();"),
        ('a("/* no comment */ //");\n', 'a("/* no comment */ //");'),
        ("a(/\\/\\*.*\\*\\//u);\n", "a(/\\/\\*.*\\*\\//u);"),
        ("try { a(); } catch { /* kept */ }\n", "try { a(); } catch { /* kept */ }"),
        ("/* why */ a();\n", "/* why */ a();"),
        ("/*! MIT licence */\na();\n", "/*! MIT licence */\na();"),
        ("a(`  ${b}  `);\n", "a(`  ${b}  `);"),
    ],
)
def test_a_script_loses_lines_that_are_comments_and_its_indentation(tmp_path: Path, written: str, sent: str) -> None:
    assert assets_of(tmp_path, "js", written).script == sent


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_no_string_of_a_script_goes_over_a_line_where_indentation_would_be_lost(source: Path) -> None:
    lines = source.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.count("`") % 2] == []


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("a, b { color: red; top: 0; }\n", "a,b{color: red;top: 0}"),
        ("/* why */\na > b,\n  a :hover { top: calc(1px + 2px); }\n", "a > b,a :hover{top: calc(1px + 2px)}"),
        ("@media (min-width: 40rem) {\n  a { top: 0; }\n}\n", "@media (min-width: 40rem){a{top: 0}}"),
        ("a:is(\n  b\n) { top: 0; }\n", "a:is( b ){top: 0}"),
        ('a::after { content: " (" attr(href) ")"; }\n', 'a::after{content: " (" attr(href) ")"}'),
    ],
)
def test_a_sheet_loses_comments_and_idle_blanks(tmp_path: Path, written: str, sent: str) -> None:
    assert assets_of(tmp_path, "css", written).style(".") == sent


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_no_string_of_a_sheet_holds_a_sign_around_which_blanks_are_lost(sheet: Path) -> None:
    strings = STRING.findall(sheet.read_text(encoding="utf-8"))
    assert [string for string in strings if re.search(r"[{};,]", string)] == []
