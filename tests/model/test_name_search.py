"""A listed name is found in whatever shape it is written; ordinary words are left alone."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.model.name_search import Certainty, NameSearch

MAYBE, TITLED, CERTAIN = Certainty.MAYBE, Certainty.TITLED, Certainty.CERTAIN
MAU = "Nguyễn Văn Mẫu"


def found(name: str, text: str) -> Certainty | None:
    """Return the surest of all places where a name stands in a text."""
    return max((one.certainty for one in NameSearch.of([name]).places(text)), default=None)


NAMED = [
    # the whole name
    (MAU, "Hôm ấy Nguyễn Văn Mẫu đến sớm.", CERTAIN),
    (MAU, "NGUYỄN VĂN MẪU ĐẾN SỚM", CERTAIN),
    (MAU, "nguyễn văn mẫu đến sớm", CERTAIN),
    (MAU, "Nguyễn\nVăn **Mẫu** đến", CERTAIN),
    (MAU, "Nguyễn&nbsp;Văn M\u200bẫu", CERTAIN),
    (MAU, "Nguyễn <b>Văn</b> Mẫu", CERTAIN),
    ("Lò Văn Hoà", "Lò Văn Hòa", CERTAIN),
    ("Lò Văn Hòa", "LÒ VĂN HOÀ", CERTAIN),
    ("Anh Nguyễn Văn Mẫu", "ông Nguyễn Văn Mẫu", CERTAIN),
    ("Lò Hoa", "Hôm ấy Lò Hoa đến.", CERTAIN),
    ("Lò Hoa", "chị lò hoa đến", CERTAIN),
    # turned round
    (MAU, "Mẫu (Nguyễn Văn), 31 tuổi", CERTAIN),
    (MAU, "Mẫu, Nguyễn Văn", CERTAIN),
    # two words of it
    (MAU, "Hôm ấy Văn Mẫu đến.", CERTAIN),
    (MAU, "Hôm ấy Nguyễn Mẫu đến.", CERTAIN),
    (MAU, "Anh Văn Mẫu kể.", CERTAIN),
    ("Nguyễn Thị Thu Hà", "gặp Thu Hà ở vườn", CERTAIN),
    ("Nguyễn Thị Thu Hà", "gặp Nguyễn Thu Hà ở vườn", CERTAIN),
    ("Nguyễn Thị Thu Hà", "gặp Nguyễn Hà ở vườn", CERTAIN),
    ("Lò Thị Hoa", "gặp Thị Hoa ở vườn", CERTAIN),
    ("Giàng A Páo", "gặp A Páo ở vườn", CERTAIN),
    ("Giàng A Páo", "gặp Giàng Páo ở vườn", CERTAIN),
    ("Giàng A Páo", "gặp A-Páo ở vườn", CERTAIN),
    # initials
    (MAU, "học viên N.V.M. kể", CERTAIN),
    (MAU, "học viên N. V. M. kể", CERTAIN),
    (MAU, "gặp N.V. Mẫu", CERTAIN),
    (MAU, "gặp N.V.Mẫu", CERTAIN),
    (MAU, "gặp Nguyễn V. Mẫu", CERTAIN),
    (MAU, "gặp N. Mẫu", CERTAIN),
    # without marks, in the names of files
    (MAU, "Nguyen Van Mau", CERTAIN),
    (MAU, "nguyen-van-mau.jpg", CERTAIN),
    (MAU, "anh_nguyen_van_mau_2.jpg", CERTAIN),
    (MAU, "nguyenvanmau.jpg", CERTAIN),
    ("Đỗ Văn Đạt", "do-van-dat.png", CERTAIN),
    ("Lò Hoa", "lo-hoa.jpg", TITLED),
    (MAU, "Gap anh Mau o vuon", TITLED),
    (MAU, "Gap Van Mau o vuon", CERTAIN),
    # a form of address
    (MAU, "Hôm ấy anh Mẫu đến.", TITLED),
    (MAU, "Anh Mẫu đến.", TITLED),
    (MAU, "ANH MẪU ĐẾN", TITLED),
    (MAU, "em Mẫu", TITLED),
    (MAU, "bạn Mẫu", TITLED),
    (MAU, "cháu **Mẫu** kể", TITLED),
    (MAU, "đồng chí Mẫu", TITLED),
    (MAU, "Em tên là Mẫu", TITLED),
    (MAU, "học viên Mẫu", CERTAIN),
    (MAU, "Học viên “Mẫu” kể", CERTAIN),
    (MAU, "HỌC VIÊN MẪU KỂ", CERTAIN),
    ("Giàng A Páo", "anh Páo", TITLED),
    ("Giàng A Páo", "học viên Páo", CERTAIN),
    ("Chị Hoa", "hôm ấy, chị hoa đến", TITLED),
    ("Chị Hoa", "cô Hoa đến", TITLED),
    ("Bác sĩ Toại", "bác Toại", TITLED),
    ("Tí Còi", "gặp Tí Còi", CERTAIN),
    ("Tí", "anh Tí", TITLED),
    # the given name alone
    (MAU, "Hôm ấy Mẫu đến.", MAYBE),
    (MAU, "Ai cũng quý Mẫu.", MAYBE),
    ("Lò Hoa", "lò hoa", MAYBE),
    ("Lò Văn Sơn", "Hôm ấy Sơn đến.", MAYBE),
    ("Lò Văn Sơn", "học viên Sơn Tùng", MAYBE),
]

ORDINARY = [
    (MAU, "Mẫu đơn này in hai bản."),
    (MAU, "Ghi theo mẫu ở cuối sổ."),
    (MAU, "anh mẫu giáo"),
    (MAU, "Bài văn mẫu nằm ở trang đầu."),
    (MAU, "bai-van-mau.jpg"),
    (MAU, "Nguyễn Văn Tám kể."),
    (MAU, "Trần Văn Mẫu kể."),
    (MAU, "nhà mẫu, vườn mẫu"),
    (MAU, "Nghe xong, họ làm theo. Mẫu ấy dùng đến nay."),
    ("Lò Thị Hoa", "Vườn có hoa ban, hoa mơ."),
    ("Lò Thị Hoa", "chị em trồng hoa"),
    ("Lò Thị Hoa", "các em. Hoa nở trắng đồi."),
    ("Lò Thị Hoa", "đi Hoa Kỳ"),
    ("Lò Thị Hoa", "hoa, quả, rau"),
    ("Lò Thị Hoa", "bản Hoa ở trên cao"),
    ("Lò Thị Hoa", "Hoa nở."),
    ("Lò Văn Sơn", "Cơ sở ở tỉnh Sơn La."),
    ("Lò Văn Sơn", "học viên Sơn La"),
    ("Lò Văn Sơn", "HỌC VIÊN SƠN LA"),
    ("Lò Văn Sơn", "ở Sơn La có nhiều"),
    ("Lò Văn Sơn", "huyện Mai Sơn"),
    ("Lò Văn Sơn", "vạch sơn đỏ, thùng sơn"),
    ("Nguyễn Hoà Bình", "tỉnh Hoà Bình"),
    ("Nguyễn Hoà Bình", "về Hòa Bình hôm qua"),
    ("Nguyễn Hoà Bình", "sống trong hoà bình"),
    ("Trần Văn Hồ", "học tập Bác Hồ"),
    ("Lò Văn Hùng", "Anh hùng Lao động"),
    ("Lò Văn Hùng", "ANH HÙNG LAO ĐỘNG"),
    ("Lò Văn Nam", "Việt Nam"),
    ("Lò Văn Xuân", "mùa Xuân này"),
    ("Lò Văn Ba", "thứ Ba, tháng Ba"),
    ("Lò Văn Ba", "ba anh em, anh ba"),
    ("Lò Văn A", "anh A đến"),
    ("Lò Văn A", "bệnh viện A"),
    ("Lò Hoa", "lọ hoa trên bàn"),
    ("Trần Văn Hoà", "chị Hoa kể"),
    ("Lê Thanh Hoà", "Lê Thanh Hoa kể"),
    ("Giàng A Páo", "a ha, páo"),
    ("Giàng A Páo", "nhóm A"),
    ("Hoa Mai", "son-la.jpg"),
    ("Lò Văn Bếp", "bếp ăn một chiều"),
    ("Lò Văn Mật", "chị nuôi ong lấy mật"),
    ("Nguyễn Thanh Xuân", "tuổi thanh xuân"),
    ("Nguyễn Thanh Xuân", "Trần Thanh Xuân kể"),
    ("Lò Thị Thu", "mùa thu, tiền thu, chị thu tiền"),
    ("Lò Thị Lan", "chị lan toả tinh thần"),
    ("Lò Văn Minh", "Chủ tịch Hồ Chí Minh"),
    ("Lò Văn Dũng", "anh dũng, kiên cường"),
    ("Lò Thị Hiền", "bạn hiền"),
    ("Lò Văn Đức", "cô giáo dạy đạo đức, nước Đức"),
]


@pytest.mark.parametrize(("name", "text", "certainty"), NAMED)
def test_a_listed_name_is_found(name: str, text: str, certainty: Certainty) -> None:
    assert found(name, text) is certainty


@pytest.mark.parametrize(("name", "text"), ORDINARY)
def test_ordinary_words_are_no_name(name: str, text: str) -> None:
    assert found(name, text) is None
