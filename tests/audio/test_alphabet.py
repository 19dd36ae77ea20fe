import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis.strategies import text

from newsdesk.audio.alphabet import STOPS, sayable
from newsdesk.model.alphabet import SAID

CASES = [
    ("Phòng cháy, chữa cháy!", "phòng cháy, chữa cháy!"),
    ('"-Thưa cán bộ', "thưa cán bộ"),
    ("... - thưa", "thưa"),
    ("a ,b . ; c", "a, b. c"),
    ("Đà Nẵng – Huế", "đà nẵng huế"),
    ("ba\nbốn\tnăm", "ba bốn năm"),
    ("vui 😀 quá", "vui quá"),
    (unicodedata.normalize("NFD", "Ưỡn ngực"), "ưỡn ngực"),
    ("İstanbul", "i stanbul"),
    ("", ""),
    ("?!…", ""),
]


@pytest.mark.parametrize(("written", "fed"), CASES)
def test_feeds_the_voice_letters_and_stops_only(written: str, fed: str) -> None:
    assert sayable(written) == fed


@given(text())
def test_any_text_comes_out_in_the_closed_alphabet(written: str) -> None:
    assert set(sayable(written)) <= SAID | set(STOPS) | {" "}


@given(text(alphabet="aấ .,;:?!-\"'\n"))
def test_no_clause_begins_with_a_stop(written: str) -> None:
    fed = sayable(written)
    assert not re.search(r"(^|[\s.,;:?!])[.,;:?!]", fed)
    assert not re.search(r"[.,;:?!]\S|\s\s|^\s|\s$", fed)


@given(text())
def test_what_is_sayable_stays_as_it_is(written: str) -> None:
    assert sayable(sayable(written)) == sayable(written)
