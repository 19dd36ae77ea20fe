"""Lists are sorted as a Vietnamese dictionary sorts them; addresses are ASCII."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.model.alphabet import alphabetical, ascii_slug, ascii_slugs

SORTED = [
    ["a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "o", "ô", "ơ", "u", "ư", "v", "x", "y"],
    ["ma", "mà", "mả", "mã", "má", "mạ"],
    ["ba", "ba đồng", "bà con"],
    ["lan", "lăn", "lân"],
    ["đường", "đường sắt", "đượng"],
    ["Cơ sở vệ tinh số 1", "Cơ sở vệ tinh số 2", "Cơ sở vệ tinh số 10", "Cơ sở vệ tinh số hai"],
    ["Phòng Giáo dục", "Phòng Quản lý", "Phòng Tổ chức", "Phòng Y tế", "Tổ nuôi dưỡng"],
    ["2025", "“Dân vận khéo”", "Đời sống"],
    ["con dê", "\u00d0èo", "em"],
    ["toán", "tôn", "tơ", "tuần", "tự"],
    ["nghiêm", "nghiệm", "nghiên"],
]


@pytest.mark.parametrize("in_order", SORTED, ids=lambda row: row[0])
def test_sorts_as_a_dictionary_does(in_order: list[str]) -> None:
    backwards = in_order[::-1]
    assert sorted(backwards, key=alphabetical) == in_order


@pytest.mark.parametrize("in_order", SORTED, ids=lambda row: row[0])
def test_does_not_mind_how_letters_are_composed(in_order: list[str]) -> None:
    taken_apart = [unicodedata.normalize("NFD", word) for word in in_order]
    backwards = taken_apart[::-1]
    assert sorted(backwards, key=alphabetical) == taken_apart


def test_looks_at_capitals_last() -> None:
    assert sorted(["bếp", "Bếp", "an", "Ấn"], key=alphabetical) == ["an", "Ấn", "Bếp", "bếp"]


@given(st.lists(st.text(), unique=True))
def test_sorts_any_text_and_always_alike(words: list[str]) -> None:
    backwards = words[::-1]
    assert sorted(words, key=alphabetical) == sorted(backwards, key=alphabetical)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Bếp ăn một chiều", "bep-an-mot-chieu"),
        ("Đường ĐÈO", "duong-deo"),
        ("\u00d0ường \u0189ÈO, \u00f0á \u0256ỏ", "duong-deo-da-do"),
        ("“Dân vận khéo”", "dan-van-kheo"),
        ("5S & 3 sạch", "5s-3-sach"),
        ("…", ""),
    ],
)
def test_writes_an_address_in_ascii(text: str, slug: str) -> None:
    assert ascii_slug(text) == slug


def test_gives_each_text_an_address_of_its_own() -> None:
    slugs = ascii_slugs({"mã", "ma", "mạ", "con", "index", "!", "?"})
    assert slugs["ma"] == "ma"
    assert slugs["mã"] == "ma-2"
    assert slugs["mạ"] == "ma-3"
    assert slugs["con"] == "con-2"
    assert len(set(slugs.values())) == 7
    assert not {"con", "index", ""} & set(slugs.values())


def test_ten_thousand_texts_have_their_addresses_at_once() -> None:
    texts = {"!" * (n % 80) + "?" * (n // 80) for n in range(5_000)} | {f"t{n}" for n in range(9_000)}
    began = time.perf_counter()
    assert len(set(ascii_slugs(texts).values())) == len(texts)
    assert time.perf_counter() - began < 5


@given(st.sets(st.text(max_size=5), max_size=20))
def test_never_gives_one_address_twice(texts: set[str]) -> None:
    assert len(set(ascii_slugs(texts).values())) == len(texts)
