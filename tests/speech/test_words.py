"""The word lists and the code that reads them name the same things."""

import re
from pathlib import Path

import pytest

from newsdesk.speech.tables import rows

SPEECH = Path(__file__).parents[2] / "newsdesk/speech"
ASKED = re.compile(r"""(?:context|speaks_of|any_of)\(["']([^"']+)["']""")


def test_every_kind_of_context_that_is_asked_for_has_its_words_and_no_word_waits_for_nobody() -> None:
    asked = {name for path in SPEECH.rglob("*.py") for name in ASKED.findall(path.read_text("utf-8"))}
    assert asked == {kind for kind, _ in rows("context.tsv")}


@pytest.mark.parametrize("path", sorted((SPEECH / "words").glob("*.tsv")), ids=lambda path: path.name)
def test_a_list_says_nothing_twice(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert len(lines) == len(set(lines))


@pytest.mark.parametrize(
    "name", ["measures.tsv", "currencies.tsv", "per.tsv", "issuers.tsv", "papers.tsv", "letters.tsv"]
)
def test_a_writing_stands_once(name: str) -> None:
    written = [row[0] for row in rows(name)]
    assert len(written) == len(set(written))
