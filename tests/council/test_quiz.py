"""A question is asked only of a figure that stands in the evidence, and one of its three answers is that figure."""

import re

import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st

from newsdesk.council.quiz import MOST, Question, questions
from newsdesk.model.story import Evidence
from tests.builders import a_story


def asked(claim: str, period: str | None = None, slug: str = "bep-sach") -> tuple[Question, ...]:
    return questions(a_story(slug, evidence=(Evidence(claim=claim, period=period, source="Sổ bếp"),)))


@pytest.mark.parametrize(
    ("claim", "period", "question", "answer"),
    [
        ("Lỗi tự kiểm tra giảm từ 11 xuống 2", "2025", "Lỗi tự kiểm tra giảm từ 11 xuống bao nhiêu?", "2"),
        ("Ý kiến phàn nàn từ 23 còn 4", None, "Ý kiến phàn nàn giảm từ 23 xuống còn bao nhiêu?", "4"),
        ("Rau thu từ 7,2 tấn lên 8,9 tấn", None, "Rau thu tăng từ 7,2 tấn lên bao nhiêu?", "8,9 tấn"),
        ("Lượng rau thu tăng từ 7,2 tấn lên 8,9 tấn, tăng 23,6%", None, "Lượng rau thu tăng từ 7,2 tấn lên bao nhiêu?",
         "8,9 tấn"),
        ("Trả lời trong 3 ngày, từ 54% lên 83%", None, "Trả lời trong 3 ngày, tăng từ 54% lên bao nhiêu?", "83%"),
        ("vụ việc giảm từ bình quân 52 xuống 21 mỗi tháng", None,
         "Số vụ việc giảm từ bình quân 52 xuống bao nhiêu vụ mỗi tháng?", "21 vụ mỗi tháng"),
        ("Lượt học viên xin gặp y sĩ từ 58 lên 97 mỗi tháng", None,
         "Số lượt học viên xin gặp y sĩ tăng từ 58 lên bao nhiêu lượt mỗi tháng?", "97 lượt mỗi tháng"),
        ("Số lượt xin gặp y sĩ tăng từ 58 lượt lên 97 lượt mỗi tháng", None,
         "Số lượt xin gặp y sĩ tăng từ 58 lượt lên bao nhiêu?", "97 lượt mỗi tháng"),
        ("Số lượt xin gặp y sĩ tăng từ 58 lượt mỗi tháng lên 97", None,
         "Số lượt xin gặp y sĩ tăng từ 58 lượt mỗi tháng lên bao nhiêu?", "97 lượt mỗi tháng"),
        ("Số vụ to tiếng giảm từ 11 xuống 4", None, "Số vụ to tiếng giảm từ 11 xuống bao nhiêu?", "4 vụ"),
        ("Gia đình đến thăm từ 52 lên 83", None, "Số gia đình đến thăm tăng từ 52 lên bao nhiêu?", "83 gia đình"),
        ("Người đến đúng giờ từ 60% lên 86%", None, "Người đến đúng giờ tăng từ 60% lên bao nhiêu?", "86%"),
        ("Người nhà chờ từ 95 phút xuống 28 phút", None, "Người nhà chờ giảm từ 95 phút xuống bao nhiêu?", "28 phút"),
        ("Buổi trưa, cơm thừa từ 38 còn 21", None, "Buổi trưa, cơm thừa giảm từ 38 xuống còn bao nhiêu?", "21"),
        ("Người mua bù từ 3,9 triệu đồng xuống 2", None, "Người mua bù giảm từ 3,9 triệu đồng xuống bao nhiêu?", "2"),
        ("Không có vụ ngộ độc thực phẩm", "Từ tháng 1/2025 đến hết tháng 8/2026",
         "Từ tháng 1/2025 đến hết tháng 8/2026, có bao nhiêu vụ ngộ độc thực phẩm?", "Không vụ nào"),
        ("6 người đi bộ qua đoạn đường sạt", "8/2024", "Tháng 8/2024, có bao nhiêu người đi bộ qua đoạn đường sạt?",
         "6 người"),
        ("58 lượt nhắc lại nội quy", "2026", "Có bao nhiêu lượt nhắc lại nội quy?", "58 lượt"),
    ],
)  # fmt: skip
def test_asks_as_people_ask(claim: str, period: str | None, question: str, answer: str) -> None:
    found = asked(claim, period)
    assert [(one.text, one.answer) for one in found] == [(question, answer)]
    assert found[0].source == "Sổ bếp"


@pytest.mark.parametrize(
    "claim",
    [
        "Hẹn từ 14h đến 16h30",
        "19 trên 26 người chọn không lắp camera",
        "12 bảng điện, mỗi bảng một lỗi",
        "8 buổi hướng dẫn, 34 cán bộ làm được",
        "6 năm trực cấp cứu tại Cơ sở",
        "4 lượt khám",
        "1 người đi bộ qua đoạn đường sạt",
        "Không có ai than phiền",
        "Không có vụ nào cháy nổ",
        "Bếp sạch",
        "",
    ],
)
def test_leaves_out_what_makes_no_question(claim: str) -> None:
    assert asked(claim) == ()


@pytest.mark.parametrize(
    ("title", "claim", "told"),
    [
        ("Chín ngày thứ Bảy cho một sân bóng", "thời gian làm kéo từ 6 lên 9 ngày thứ Bảy", True),
        ("9 ngày thứ Bảy", "thời gian làm kéo từ 6 lên 9 ngày thứ Bảy", True),
        ("Mười chín ngày làm sân", "thời gian làm kéo từ 6 lên 9 ngày thứ Bảy", False),
        ("Chín mươi ngày làm sân", "thời gian làm kéo từ 6 lên 9 ngày thứ Bảy", False),
        ("Ngày 19 và 29", "thời gian làm kéo từ 6 lên 9 ngày thứ Bảy", False),
        ("Ba mươi bảy tiếng đồng hồ", "37 lượt nhắc lại nội quy", True),
        ("Chỉ còn 8,9 tấn rau", "Rau thu từ 7,2 tấn lên 8,9 tấn", True),
        ("Năm 2026 ở bếp", "Lỗi tự kiểm tra giảm từ 11 xuống 5", False),
        ("Năm lỗi ở bếp", "Lỗi tự kiểm tra giảm từ 11 xuống 5", True),
        ("Một bếp sạch", "Lỗi tự kiểm tra giảm từ 11 xuống 1", False),
        ("Hai năm không vụ ngộ độc", "Không có vụ ngộ độc thực phẩm", True),
        ("Không ai bị ngộ độc", "Không có vụ ngộ độc thực phẩm", False),
    ],
)
def test_does_not_ask_what_the_title_above_the_question_tells(title: str, claim: str, told: bool) -> None:
    story = a_story(title=title, evidence=(Evidence(claim=claim, source="Sổ bếp"),))
    assert (questions(story) == ()) is told


NUMBER = st.one_of(
    st.integers(0, 5000).map(lambda n: f"{n:,}".replace(",", ".")),
    st.decimals(0, 99, places=1).map(lambda n: f"{n}".replace(".", ",")),
)
UNIT = st.sampled_from(["", "%", " phút", " triệu đồng", " kg mỗi ngày"])


@given(NUMBER, NUMBER, UNIT, st.sampled_from(["xuống", "lên", "còn"]))
def test_answers_are_three_different_figures_and_only_one_is_right(before: str, after: str, unit: str, to: str) -> None:
    for one in asked(f"Số vụ từ {before}{unit} {to} {after}{unit}"):
        assert len(set(one.choices)) == 3
        counted = unit or " vụ"
        assert one.answer == f"{after}{counted}"
        assert f"{before}{counted}" not in one.choices
        assert all(re.fullmatch(r"[0-9.]+(,[0-9])?" + re.escape(counted), choice) for choice in one.choices)


ODD = ["", "từ", "xuống", "giảm", "bình quân", "0", "1.250", "9.9", "tấn", "trong đó", "mỗi tháng", ",", ";", "(", "\n"]
PIECES = [
    ["Số vụ"],
    ["giảm từ", "tăng từ", "từ"],
    ["11", "54%", "7,2 tấn"],
    ["xuống", "lên", "còn"],
    ["2", "83%", "9 tấn"],
]


@st.composite
def claims(draw: st.DrawFn) -> str:
    """Draw a claim as people write it, with something odd put in or in place of a piece."""
    said = [draw(st.sampled_from(piece)) for piece in PIECES]
    at = draw(st.integers(0, len(said)))
    said[at : at + draw(st.integers(0, 1))] = [draw(st.sampled_from(ODD) | st.text(max_size=5))]
    return " ".join(filter(None, said))


@settings(max_examples=300)
@given(claims() | st.text(max_size=80))
def test_no_text_breaks_a_quiz(claim: str) -> None:
    for one in asked(claim, claim):
        assert len(set(one.choices)) == 3
        figure = re.match("[0-9.,]+", one.answer)  # the unit may be that of the figure before
        assert figure
        assert figure[0] in claim


def test_what_is_put_together_of_its_pieces_is_asked_now_and_then() -> None:
    assert asked(find(claims(), lambda claim: bool(asked(claim))))


def test_no_share_is_more_than_the_whole() -> None:
    for share in range(80, 100):
        (one,) = asked(f"Người đến đúng giờ từ 60% lên {share}%")
        assert all(int(choice.removesuffix("%")) <= 100 for choice in one.choices)


def test_the_right_answer_does_not_always_stand_in_one_place() -> None:
    places = {asked(f"Số vụ {name} giảm từ 30 xuống 12")[0].right for name in "abcdefghijkl"}
    assert len(places) == 3


def test_a_story_is_not_asked_about_all_evening() -> None:
    story = a_story(evidence=tuple(Evidence(claim=f"Lỗi {n} giảm từ 9 xuống 2") for n in range(9)))
    assert len(questions(story)) == MOST
