"""Where the lines of a centred text end."""

import pytest

from newsdesk.office.type_widths import evened, line_length


def lines(text: str, points: float, across: float) -> list[str]:
    """Return a text as a program wraps it within the room that it is given."""
    room, found = evened(text, points, across, bold=True), [""]
    for word in text.split():
        longer = f"{found[-1]} {word}".strip()
        if line_length(longer, points, bold=True) <= room:
            found[-1] = longer
        else:
            found.append(word)
    return found


@pytest.mark.parametrize(
    ("points", "across", "written"),
    [
        (12, 68, "CƠ SỞ CAI NGHIỆN MA TÚY | TỈNH SƠN LA"),
        (12, 68, "HỘI ĐỒNG THI ĐUA, | KHEN THƯỞNG CƠ SỞ"),
        (12, 100, "PHÒNG GIÁO DỤC DẠY NGHỀ - | TƯ VẤN HOÀ NHẬP CỘNG ĐỒNG"),
        (14, 165, "Kết quả tuyên truyền gương điển hình tiên tiến, | mô hình mới, nhân tố mới năm 2026"),
        (12, 68, "TỔ NUÔI DƯỠNG"),
    ],
)
def test_a_name_or_title_parts_where_the_sense_does(points: float, across: float, written: str) -> None:
    assert lines(written.replace(" | ", " "), points, across) == written.split(" | ")


def test_a_text_of_many_lines_has_them_of_one_length() -> None:
    text = "một hai ba bốn năm sáu bảy tám chín mười " * 6
    found = [line_length(line, 12, bold=True) for line in lines(text, 12, 100)]
    assert len(found) > 2
    assert min(found) > 0.6 * max(found)


def test_a_word_that_is_longer_than_a_line_has_all_the_room() -> None:
    assert evened("A" * 60, 12, 68, bold=True) == 68
