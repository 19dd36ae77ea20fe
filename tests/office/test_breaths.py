"""An announcer breathes where sense allows it, and not more often than needed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.office.breaths import COMFORTABLE, breaths

SCRIPTS = Path(__file__).parents[2] / "audio_scripts" / "scripts"


@pytest.mark.parametrize(
    "marked",
    [
        "Chị Yên, Tổ phó, chưa vội xin xây bếp mới.",
        "Hàng nào không đạt thì quay lại xe ngay ở bậc cửa, / không được qua vạch sơn vàng.",
        "Sáu bàn inox kê lại theo thứ tự nhận, sơ chế, nấu, chia; / dao, thớt và khăn bên sống màu đỏ, "
        "bên chín màu xanh, không mượn của nhau.",
        "Vạch sơn ấy là điểm đầu của bếp ăn một chiều / mà chín người trong Tổ nuôi dưỡng làm từ tháng ba năm hai "
        "nghìn không trăm hai mươi lăm.",
        "Họ loại năm mươi tư món gãy, cùn, lỏng cán, / giữ lại một trăm sáu mươi món dùng được.",
        "Tháng tư anh mang bảng thử vào lớp, cắm thẳng điện hai trăm hai mươi vôn. / Lỗi chập làm nhảy áp tô mát tổng.",
        "“Nhìn xuống nền nhà là thấy ngay mọi chuyện, chẳng ai phải cãi ai cả”, / chị vừa cười vừa kể lại như thế.",
        "Nhưng có lần chính bác đỡ một đồng nghiệp trẻ dậy ở khúc cua / mà nửa giờ trước bác vừa dắt xe qua.",
    ],
)
def test_breathes_where_sense_allows(marked: str) -> None:
    assert " / ".join(breaths(marked.replace(" / ", " "))) == marked


@pytest.mark.parametrize(
    ("sentence", "together"),
    [
        ("Người ta nghe theo lời chị và kể từ hôm ấy cả tổ đều trở nên vui vẻ hơn trước rất nhiều lần", "trở nên"),
        ("Chị không hỏi vì sao họ đến trễ mà chỉ hỏi hôm đó họ đi bằng gì và ăn sáng ở đâu rồi", "hỏi vì sao"),
        (
            "Bác sĩ chuyên môn của Phòng dặn mọi người trước khi mua bất cứ thứ gì thì phải hỏi lại cho thật kỹ",
            "trước khi",
        ),
    ],
)
def test_what_only_looks_like_a_conjunction_is_not_torn(sentence: str, together: str) -> None:
    assert any(together in stretch for stretch in breaths(sentence))


def test_a_sentence_without_any_place_to_breathe_stays_whole() -> None:
    sentence = " ".join(["mãi"] * 40)
    assert breaths(sentence) == (sentence,)
    assert breaths("") == ("",)


words = st.sampled_from(["và", "mà", "chị", "kể,", "rồi;", "để", "thì:", "“ơi”,", "khi", "–", "hết.", "sau"])


@given(st.lists(words, max_size=80))
def test_no_word_is_lost_and_what_one_breath_carries_is_left_alone(tokens: list[str]) -> None:
    sentence = " ".join(tokens)
    stretches = breaths(sentence)
    assert " ".join(stretches) == sentence
    assert len(tokens) > COMFORTABLE or len(stretches) == 1


def test_in_the_sample_scripts_a_breath_helps_and_never_annoys() -> None:
    lines = [line for path in SCRIPTS.rglob("*.txt") for line in path.read_text("utf-8").splitlines()[1:] if line]
    lengths = [len(stretch.split()) for line in lines for stretch in breaths(line) if len(breaths(line)) > 1]
    assert sum(length > 20 for length in lengths) / len(lengths) < 0.02
    assert sum(length < 4 for length in lengths) / len(lengths) < 0.02


def test_people_are_spoken_to_in_one_breath() -> None:
    told = (
        "Có điều muốn nói về bữa ăn, chỗ ở, giờ giấc, xin các anh, các chị viết vài dòng bỏ vào hòm, không cần ghi tên."
    )
    assert not any(stretch.endswith("các anh,") for stretch in breaths(told))
