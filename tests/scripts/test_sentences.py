"""A sentence is what one says in one breath; an abbreviation's dot ends none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.scripts.sentences import closed, sentences

CASES = [
    ("Một câu. Hai câu! Ba câu?", ["Một câu.", "Hai câu!", "Ba câu?"]),
    ("Chị nói: “Được rồi.” Rồi chị đi.", ["Chị nói: “Được rồi.”", "Rồi chị đi."]),
    ("Ở TP. Sơn La có mưa. Trời lạnh.", ["Ở TP. Sơn La có mưa.", "Trời lạnh."]),
    ("Ông Nguyễn Văn A. Hà về.", ["Ông Nguyễn Văn A. Hà về."]),
    ("Rau, củ, v.v. Tất cả sạch.", ["Rau, củ, v.v. Tất cả sạch."]),
    ("Có 2.400 suất. 12 người làm.", ["Có 2.400 suất.", "12 người làm."]),
    ("Anh đợi… rồi về.", ["Anh đợi… rồi về."]),
    ("Anh đợi… Rồi về.", ["Anh đợi…", "Rồi về."]),
    ("1. Kê bàn. 2. Rửa rau.", ["1. Kê bàn.", "2. Rửa rau."]),
    ("Tăng từ 40 lên 83. Buổi tư vấn đông hơn.", ["Tăng từ 40 lên 83.", "Buổi tư vấn đông hơn."]),
    ("Theo Điều 5. Quyền của người học.", ["Theo Điều 5. Quyền của người học."]),
    ("Đêm còn 8 độ C. Sương dày.", ["Đêm còn 8 độ C.", "Sương dày."]),
    ("Anh về TP. Sau đó, anh mở xưởng.", ["Anh về TP.", "Sau đó, anh mở xưởng."]),
    ("Trạm có 2 BS. Mỗi ngày khám 20 lượt.", ["Trạm có 2 BS.", "Mỗi ngày khám 20 lượt."]),
    ("Chị là ThS. Năm 2020, chị về bản.", ["Chị là ThS.", "Năm 2020, chị về bản."]),
    ("Gặp BS. Sau Văn Nam và BS. Năm.", ["Gặp BS. Sau Văn Nam và BS. Năm."]),
    ("Có Ths. Nguyễn Văn Nam, BSCKII. Hà Thị Mai.", ["Có Ths. Nguyễn Văn Nam, BSCKII. Hà Thị Mai."]),
    ("Mời Bs. Mai, KS. Sơn, PGĐ. Hà dự.", ["Mời Bs. Mai, KS. Sơn, PGĐ. Hà dự."]),
    ("Ở x. Hát Lót, h. Mai Sơn, t. Sơn La.", ["Ở x. Hát Lót, h. Mai Sơn, t. Sơn La."]),
    ("Ở p. Chiềng Cơi, Tx. Mộc Châu.", ["Ở p. Chiềng Cơi, Tx. Mộc Châu."]),
    ("Mời đ/c. Hoa, Đ/c. Lò Văn Sơn. Sau đó họp.", ["Mời đ/c. Hoa, Đ/c. Lò Văn Sơn.", "Sau đó họp."]),
    ("Gặp các đ/c. Sau đó, đoàn ra về.", ["Gặp các đ/c.", "Sau đó, đoàn ra về."]),
    ("Họp lúc 8 h. Sơn dự.", ["Họp lúc 8 h.", "Sơn dự."]),
    ("Tên tệp a.md. Hết.", ["Tên tệp a.md.", "Hết."]),
    ("", []),
]


@pytest.mark.parametrize(("paragraph", "expected"), CASES)
def test_splits_where_a_reader_stops(paragraph: str, expected: list[str]) -> None:
    assert list(sentences(paragraph)) == expected


@given(st.text())
def test_loses_no_word(paragraph: str) -> None:
    text = " ".join(paragraph.split())
    assert " ".join(sentences(text)).split() == text.split()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Tít bài", "Tít bài."),
        ("Hỏi?", "Hỏi?"),
        ("Việc:", "Việc:"),
        ("“Xong.”", "“Xong.”"),
        ("kê bàn;", "kê bàn;"),
        ("rửa,", "rửa."),
    ],
)
def test_a_title_and_an_item_end_like_a_sentence(sentence: str, expected: str) -> None:
    assert closed(sentence) == expected


@pytest.mark.parametrize(
    "nasty",
    [
        ". " * 50_000,
        "(" * 100_000,
        "A. " * 30_000,
        '."' * 50_000,
        "1. " * 30_000,
        "." * 100_000,
        "…! " * 30_000,
        "- " * 50_000,
    ],
)
def test_a_hostile_paragraph_is_no_trap(nasty: str) -> None:
    assert " ".join(sentences(nasty)).split() == nasty.split()
