import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum

import pytest

from newsdesk.model.phrases import Phrase
from newsdesk.model.story import Audience, Channel, Header, Kind
from newsdesk.schemas.labels import NAMED, choices, label, told
from newsdesk.schemas.nouns import SHEETS, Row, written
from newsdesk.schemas.snippets import SNIPPETS
from newsdesk.sources.lexicon import COLUMNS

NOUNS = [noun for noun in written() if is_dataclass(noun)]
ENUMS = [enum for enum in written() if issubclass(enum, Enum)]


def texts() -> Iterator[tuple[str, str, str]]:
    for noun in NOUNS:
        for field in fields(noun):
            found = label(noun, field.name)
            yield f"{noun.__name__}.{field.name}", found.name, found.hint


def test_every_key_that_people_write_has_its_label_and_no_label_is_left_over() -> None:
    keys = {noun.__name__: frozenset(field.name for field in fields(noun)) for noun in NOUNS}
    values = {f"choices.{enum.__name__}": frozenset(one.value for one in enum) for enum in ENUMS if enum not in NAMED}
    others = {
        "files": frozenset(sheet.name for sheet in SHEETS),
        "snippets": frozenset(snippet.prefix for snippet in SNIPPETS),
    }
    assert told() == keys | values | others


def test_nouns_of_two_modules_do_not_share_a_name() -> None:
    assert len({noun.__name__ for noun in written()}) == len(written())


def test_every_value_of_every_choice_has_a_name_of_its_own() -> None:
    for enum in ENUMS:
        names = choices(enum)
        assert list(names) == [one.value for one in enum]
        assert len(set(names.values())) == len(names)


def test_choices_say_what_the_desk_says_elsewhere() -> None:
    assert choices(Kind)["factor"] == "nhân tố mới"
    assert choices(Channel)["web"] == "trang thông tin"
    assert choices(Audience) == {"everyone": "mọi người", "staff": "cán bộ, nhân viên"}


def test_a_key_that_is_none_has_no_label() -> None:
    with pytest.raises(KeyError):
        label(Header, "tilte")


def test_labels_are_short_and_hints_are_one_composed_sentence() -> None:
    for where, name, hint in texts():
        assert 1 <= len(name.split()) <= 6, where
        assert not name.endswith((".", ":")), where
        assert name[0].isupper(), where
        assert hint.endswith((".", ".”.", "?”.")), where
        assert len(hint.split()) <= 30, where
        assert unicodedata.is_normalized("NFC", name + hint), where


def test_the_columns_of_lists_are_those_that_are_read() -> None:
    assert tuple(field.name for field in fields(Row)) == COLUMNS
    assert [field.name for field in fields(Phrase)] == ["written", "kind", "instead"]
