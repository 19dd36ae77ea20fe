"""A poster stands on one page, and its code is the address of the story's page."""

import re
import struct
import zlib
from datetime import date
from typing import Any

import pytest
import segno

from newsdesk.model.addresses import story_address
from newsdesk.model.story import Channel, Evidence
from newsdesk.office.telling.code import DOTS, QUIET, code, code_png, code_svg
from newsdesk.office.telling.poster import SIZES, TITLES, poster_page, sizes_of, whole
from newsdesk.office.telling.told import Told, told
from tests.builders import a_facility, a_library, a_story, approved

DAY = date(2026, 12, 10)
ADDRESS = "https://co-so.example/bai/bep-sach.html"


def a_telling(address: str | None = "https://co-so.example/", **header: Any) -> Told:
    library = a_library(approved(a_story("bep-sach", **header)), facility=a_facility(address=address))
    return told(library.for_channel(Channel.WEB, on=DAY)[0], library, DAY)


def pixels(png: bytes) -> list[list[bool]]:
    """Return the dark modules of a picture of a code, read back from its own pixels."""
    assert png.startswith(b"\x89PNG")
    at, packed, size, depth = 8, b"", (0, 0), 0
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        content = png[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            size, depth = struct.unpack(">II", content[:8]), content[8]
        packed += content if kind == b"IDAT" else b""
        at += 12 + length
    assert depth == 1
    raw, stride = zlib.decompress(packed), (size[0] + 7) // 8 + 1
    lines, above = [], bytes(stride - 1)
    for start in range(0, len(raw), stride):
        how, line = raw[start], raw[start + 1 : start + stride]
        assert how in (0, 2)  # as it is, or what changed against the line above
        above = bytes((one + other) % 256 for one, other in zip(line, above, strict=True)) if how else line
        lines.append(above)
    middles = range(DOTS // 2, size[0], DOTS)
    return [[not lines[y][x // 8] >> (7 - x % 8) & 1 for x in middles] for y in middles]


def test_the_picture_is_the_code_of_the_address_with_its_quiet_zone() -> None:
    read = pixels(code_png(ADDRESS))
    inner = [row[QUIET:-QUIET] for row in read[QUIET:-QUIET]]
    assert [
        [bool(dot) for dot in row] for row in segno.make(ADDRESS, error="m", micro=False, boost_error=False).matrix
    ] == inner
    assert not any(map(any, (*read[:QUIET], *read[-QUIET:])))
    assert not any(any(row[:QUIET]) or any(row[-QUIET:]) for row in read)


def test_the_code_corrects_as_much_as_was_asked() -> None:
    assert code(ADDRESS).error == "M"
    assert not code(ADDRESS).is_micro


def test_the_code_in_the_page_is_black_on_white_and_as_wide_as_its_quiet_zone_asks() -> None:
    drawn = code_svg(ADDRESS)
    side = len(list(code(ADDRESS).matrix)) + 2 * QUIET
    assert f'viewBox="0 0 {side} {side}"' in drawn
    assert re.search(r'fill="#fff"', drawn)
    assert code_svg(ADDRESS) in poster_page(a_telling())


@pytest.mark.parametrize("address", [None, "", "co-so.example", "javascript:alert(1)"])
def test_without_an_address_there_is_no_code(address: str | None) -> None:
    assert a_telling(address).address == ""
    assert "<svg" not in poster_page(a_telling(address))


def test_a_story_that_the_page_does_not_tell_has_no_address() -> None:
    story = approved(a_story("bep-sach", channels=(Channel.CONFERENCE,)))
    library = a_library(story, facility=a_facility(address="https://co-so.example"))
    assert told(library.for_channel(Channel.CONFERENCE, on=DAY)[0], library, DAY).address == ""


def test_addresses_have_one_slash() -> None:
    assert story_address(a_facility(address=" https://co-so.example/ "), "bep-sach") == ADDRESS


@pytest.mark.parametrize("words", [10, 60, 150])
def test_type_grows_smaller_until_it_all_stands_on_one_page(words: int) -> None:
    evidence = (Evidence(claim="Lỗi giảm từ 11 xuống 2"),)
    one = a_telling(summary="chữ " * words, lesson="chữ " * words, title="Bếp " * 14, evidence=evidence)
    assert whole(one)
    title, size = sizes_of(one)
    assert title in TITLES
    assert size <= SIZES[0]


def test_what_no_size_brings_onto_a_page_is_not_said_to_fit() -> None:
    assert not whole(a_telling(summary="chữ " * 3000))


def test_says_unit_summary_figures_lesson_and_sample() -> None:
    one = a_telling(sample=True, lesson="Vẽ trước.", evidence=(Evidence(claim="Lỗi giảm từ 11 xuống 2"),))
    page = poster_page(one)
    for words in ("Tổ bếp", "Tóm tắt hai câu.", ">11<", ">2<", "Vẽ trước.", "BÀI MẪU", ADDRESS):
        assert words in page
    assert page == poster_page(one)
