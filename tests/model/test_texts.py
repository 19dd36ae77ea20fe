"""A text is looked through as a reader sees it and with nothing hidden; each form has the rows of the text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.model.texts import forms, shown, together, told_forms

READ = [
    ("Lò [Văn](tu-thuoc-xanh.md) Đáo", "Lò Văn Đáo"),
    ("[Lò Văn](https://a.vn/x_(y) 'Tên') Đáo", "Lò Văn Đáo"),
    ("[Lò Văn](<a b.md>) Đáo", "Lò Văn Đáo"),
    ("[Lò Văn](a.md\n'Tên') Đáo", "Lò Văn\n Đáo"),
    ("[Lò Văn][so] Đáo", "Lò Văn Đáo"),
    ("[Lò Văn] [so] Đáo", "Lò Văn Đáo"),
    ("[Lò Văn][] Đáo", "Lò Văn Đáo"),
    ("L[ò](a.md) Văn Đáo", "Lò Văn Đáo"),
    ("**L**ò **V**ăn **Đ**áo", "**Lò **Văn **Đáo"),
    ("L*ò* V`ă`n [Đ**áo**](a.md)", "Lò* Văn Đáo**"),
    ("Lò Văn[^1] Đáo", "Lò Văn  Đáo"),
    ("Lò Văn ![sân](bep.png) Đáo", "Lò Văn   Đáo"),
    ("Lò ![Văn](bep.png) Đáo", "Lò Văn Đáo"),
    ("Lò Văn [![sân](bep.png)](bep.png) Đáo", "Lò Văn   Đáo"),
    ("Lò Văn\n![sân](bep.png)\nĐáo", "Lò Văn\n \nĐáo"),
]
NUMBERED = [
    ("lovandao1.png", "lovandao "),
    ("https://facebook.com/lovandao1990", "lovandao "),
    ("lo-van-dao2.jpg", "lo-van-dao "),
    ("anh_12lovandao90.jpg", " lovandao "),
    ("2026lovandao.jpg", " lovandao."),
    ("01lo-van-dao.jpg", " lo-van-dao."),
    ("<img src='LoVanDao1.png'>", "LoVanDao "),
]
INTERRUPTED = [
    ("Lò Văn (Mẫu) Đáo", "Lò Văn Đáo"),
    ("Lò (tức Vàng) Văn Đáo", "Lò Văn Đáo"),
    ("Lò Văn 1 Đáo", "Lò Văn Đáo"),
    ("Lò 1 Văn 2 Đáo", "Lò Văn Đáo"),
    ("Lò Văn1 Đáo", "Lò Văn Đáo"),
    ("Lò Văn¹ Đáo", "Lò Văn Đáo"),
    ("Lò Văn<sup>1</sup> Đáo", "Lò Văn Đáo"),
    ("Lò **Văn** (33 tuổi) **Đáo**", "Lò **Văn **Đáo**"),
    ("Lò Văn “Mẫu” Đáo", "Lò Văn Đáo"),
    ('Lò "Tức Vàng" Văn Đáo', "Lò Văn Đáo"),
    ("Lò Văn [Mẫu] Đáo", "Lò Văn Đáo"),
    ("Lò Văn [Mẫu](tu-thuoc-xanh.md) Đáo", "Lò Văn Đáo"),
    ("Lò Văn ‘Mẫu’ Đáo", "Lò Văn Đáo"),
    ("Lò Văn „Mẫu“ Đáo", "Lò Văn Đáo"),
    ("Lò Văn *“Mẫu”* Đáo", "Lò Văn Đáo"),
    ("Lò Văn &quot;Mẫu&quot; Đáo", "Lò Văn Đáo"),
    ("Lò Văn “Mẫu”Đáo", "Lò Văn Đáo"),
    ("Lò Văn (Mẫu)Đáo", "Lò Văn Đáo"),
    ("Lò Văn\u2009“Mẫu” Đáo", "Lò Văn Đáo"),
    ("Câu đầu.\nLò Văn (Mẫu)\u00a0Đáo\nCâu cuối.", "\nLò Văn\u00a0Đáo\n"),
]
CLOSE = [
    ("Lò VănĐáo", "Lò Văn Đáo"),
    ("LòVănĐáo", "Lò Văn Đáo"),
    ("Lò\u200bVăn Đáo", "Lò Văn Đáo"),
    ("Lò\u2060Văn đáo", "Lò Văn đáo"),
    ("L\u200bò Văn\u200bĐáo", "Lò Văn Đáo"),
    ("Lò&#8203;Văn Đáo", "Lò Văn Đáo"),
    ("L<b>ò</b>Văn\nĐáo", "Lò Văn\nĐáo"),
]
PLAIN = [
    "Một câu.",
    "Mục [1] và [2].",
    "Trước.\n\n![Sân](san.jpg)\n\nSau.",
    "![Sân](san.jpg 'Sân')\n",
    "a (b) c",
    "[ ] việc",
    "**Lò Văn** *Đáo* kể, 2*3*4, `mã`.",
    "Cân được 40kg rau, đi 3km, lúc 5h30.",
    "digest: bfc9b40951e7bfc9b40951e7, 19ff872c55261a11",
    "Sổ A1, phòng B2, 5S, ngày 20-11-2026.",
    "Anh trồng 12 luống, chị (tổ trưởng) Hoa tưới, 100 m² Rau.",
    "Tết Xuân 2026 Mai nở; Lò Văn (người đã kể hết cả câu chuyện dài ấy cho tổ) Đáo.",
    "Điều 5. Nghị định, mục 3, Chương 2\nHai",
]


@pytest.mark.parametrize(("text", "read"), READ)
def test_a_text_with_links_is_looked_through_as_it_is_read_too(text: str, read: str) -> None:
    assert forms(text)[0] == text
    assert read in forms(text)[1:]
    assert read in told_forms(text)[1:]
    assert read in "\n".join(together(["Tên bài", text])[1:])
    assert any(read in form for form in together(["<b>Tên</b> bài", text])[2:])


@pytest.mark.parametrize(("text", "apart"), NUMBERED)
def test_a_word_with_a_number_is_looked_through_without_it_too(text: str, apart: str) -> None:
    assert any(apart in form for form in forms(text)[1:])
    assert any(apart in form for form in told_forms(text)[1:])
    assert any(apart in form for form in together([text, "Tên bài"])[1:])


@pytest.mark.parametrize(("text", "closed"), INTERRUPTED)
def test_a_name_that_something_interrupts_is_looked_through_without_it_too(text: str, closed: str) -> None:
    assert any(closed in form for form in forms(text)[1:])
    assert any(closed in form for form in told_forms(text)[1:])
    assert any(closed in form for form in together([text, "Tên bài"])[1:])


@pytest.mark.parametrize(("text", "apart"), CLOSE)
def test_words_that_nothing_parts_are_looked_through_apart_too(text: str, apart: str) -> None:
    assert any(apart in form for form in forms(text)[1:])
    assert any(apart in form for form in told_forms(text)[1:])
    assert any(apart in form for form in together([text, "Tên bài"])[1:])
    assert any(apart in form for form in together([text, "<b>Tên</b> bài"])[1:])


@pytest.mark.parametrize("text", PLAIN)
def test_a_text_without_is_looked_through_once(text: str) -> None:
    assert forms(text) == (text,)


@given(st.text(alphabet="Lò ![]()^\n<>%a*`'1¹“”\u200b", max_size=60))
def test_every_form_has_the_same_rows(text: str) -> None:
    assert {shown(form).count("\n") for form in forms(text)} == {text.count("\n")}


@pytest.mark.parametrize(
    "part",
    [
        "](",
        "![",
        "[^",
        "](a",
        "](a(",
        "![a](",
        "] [",
        "[a](b ",
        "**a",
        "<",
        "&#",
        "\n\n![a](b)",
        "a1",
        "aa",
        "1aaaaa-",
        "A (",
        "A 1 ",
        "A “",
        "A [",
        "A 'a",
        "aA",
        "\u200b",
    ],
)
def test_no_text_holds_it_up(part: str) -> None:
    began = time.perf_counter()
    for form in forms(part * 20_000):
        shown(form)
    assert time.perf_counter() - began < 2
