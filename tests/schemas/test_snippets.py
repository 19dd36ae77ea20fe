import re

import pytest

from newsdesk.schemas.keys import Keys
from newsdesk.schemas.labels import snippet_title
from newsdesk.schemas.snippets import SNIPPETS, snippets_of
from tests.schemas.seen import codes

KEYS = Keys(units={"to-bep": "Tổ bếp", "to-cua": "Tổ cửa"}, fields={"doi-song": "Đời sống"})
STORY = "title: Bếp\nkind: model\nfield: doi-song\nunit: to-bep\nstage: draft\n"
ROOM = re.compile(r"\$\{\d+\|(?P<first>[^,|]*)[^|]*\|\}|\$\{\d+:\$CURRENT[^}]*\}|\$(?P<number>\d+)")


def filled(prefix: str, words: str = "1") -> str:
    """Return what stands in the file after somebody took the first choice, today, and typed words elsewhere."""

    def fill(room: re.Match[str]) -> str:
        if room["first"] is not None:
            return room["first"]
        return {None: "2026-11-20", "0": ""}.get(room["number"], words)

    return "\n".join(ROOM.sub(fill, row) for row in snippets_of(KEYS)[snippet_title(prefix)]["body"])


@pytest.mark.parametrize(("prefix", "name"), [("bai", "story"), ("tin", "news"), ("hoatdong", "event")])
def test_a_header_that_was_filled_in_is_valid(prefix: str, name: str) -> None:
    body = filled(prefix)
    assert body.startswith("---\n")
    assert codes(name, body.removeprefix("---\n").partition("---\n")[0]) == []


def test_a_header_that_was_left_unfilled_is_complained_of() -> None:
    assert "key-missing" in codes("story", filled("bai", words="").removeprefix("---\n").partition("---\n")[0])


@pytest.mark.parametrize(("prefix", "key"), [("nguoi", "people"), ("minhchung", "evidence"), ("khenthuong", "awards")])
def test_an_item_fits_into_its_list(prefix: str, key: str) -> None:
    assert codes("story", f"{STORY}{key}:\n{filled(prefix)}\n{filled(prefix)}\n") == []


def test_units_are_offered_by_their_keys_and_no_word_is_taken_twice() -> None:
    body = snippets_of(KEYS)[snippet_title("bai")]["body"]
    assert any("|to-bep,to-cua|" in row for row in body)
    assert len({snippet.prefix for snippet in SNIPPETS}) == len(SNIPPETS)
