"""The theme's style: colours that anyone can tell apart, and one look for every page."""

import re

import pytest

from newsdesk.site.assets import Assets
from tests.site.desk import ROOT

CSS = ROOT / "theme" / "css"
LOOKS = {
    "light": r":root \{",
    "by system": r":root:not\(\[data-look=light\]\) \{",
    "dark": r":root\[data-look=dark\] \{",
}


def test_the_style_uses_no_colour_that_is_not_a_token() -> None:
    sheets = {sheet.name: sheet.read_text(encoding="utf-8") for sheet in CSS.glob("*.css")}
    assert len(sheets) > 5
    for name in sheets.keys() - {"10-tokens.css", "90-print.css"}:
        assert set(re.findall(r"#[0-9a-f]{3,8}\b", sheets[name])) <= {"#0000"}, name


def luminance(colour: str) -> float:
    """Return how bright a colour is, as WCAG reckons."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    darker, brighter = sorted((luminance(one), luminance(other)))
    return (brighter + 0.05) / (darker + 0.05)


def looks() -> dict[str, dict[str, str]]:
    """Return the tokens that are colours: of the light look, of the dark one by the system and by choice."""
    style = (CSS / "10-tokens.css").read_text(encoding="utf-8")
    found = {name: re.search(start + r"([^}]*)\}", style) for name, start in LOOKS.items()}
    return {name: dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})\b", block[1])) for name, block in found.items() if block}


@pytest.mark.parametrize("look", ["light", "by system", "dark"])
@pytest.mark.parametrize(("token", "least"), [("ink", 7), ("soft", 4.5), ("accent", 4.5), ("edge", 3)])
def test_words_and_edges_stand_out_from_what_they_stand_on(look: str, token: str, least: float) -> None:
    colours = looks()[look]
    assert contrast(colours[token], colours["paper"]) >= least
    assert contrast(colours[token], colours["raised"]) >= least


def test_both_ways_to_the_dark_look_are_the_same() -> None:
    assert looks()["dark"] == looks()["by system"]
    assert looks()["dark"].keys() == looks()["light"].keys()


def test_the_style_is_one_for_every_depth_but_for_its_addresses() -> None:
    assets = Assets(ROOT / "theme")
    assert assets.style("..").replace("../", "./") == assets.style(".")
