"""A listed name is found in whatever shape it is written; ordinary words are left alone."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.model.alphabet import ascii_slug
from newsdesk.model.name_look import Certainty
from newsdesk.model.name_search import NameSearch

MAYBE, TITLED, CERTAIN = Certainty.MAYBE, Certainty.TITLED, Certainty.CERTAIN
MAU = "Nguyễn Văn Mẫu"


def found(name: str, text: str) -> Certainty | None:
    """Return the surest of all places where a name stands in a text."""
    return max((one.certainty for one in NameSearch.of([name]).places(text)), default=None)


NAMED = [
    # the whole name
    (MAU, "Hôm ấy Nguyễn Van Mẫu đến.", CERTAIN),
    (MAU, "Hôm ấy Nguyen Văn Mẫu đến.", CERTAIN),
    (MAU, "Hôm ấy Nguyễn Vǎn Mẫu đến.", CERTAIN),
    (MAU, "Hôm ấy Nguyễn Văn \u1d0dẫu đến.", CERTAIN),
    ("Lò Văn Páo", "Lò Văn Pá\u0585", CERTAIN),
    (MAU, "Hôm ấy Nguyễn Văn Mẫu đến sớm.", CERTAIN),
    (MAU, "NGUYỄN VĂN MẪU ĐẾN SỚM", CERTAIN),
    (MAU, "nguyễn văn mẫu đến sớm", CERTAIN),
    (MAU, "Nguyễn\nVăn **Mẫu** đến", CERTAIN),
    (MAU, "Nguyễn&nbsp;Văn M\u200bẫu", CERTAIN),
    (MAU, "Nguyễn V\U000e0100ăn M\U000e0041ẫu", CERTAIN),
    (MAU, "Nguyễn V\u2800ăn M\U0001d173ẫu", CERTAIN),
    (MAU, "Nguyễn V\u0332ăn M\u20ddẫu", CERTAIN),
    (MAU, "Nguye\u0302\u0303n V\u0335a\u0332\u0306n Mâ\u0305\u0303u", CERTAIN),
    (MAU, "Nguyễn V&#X103;n M&#x1eab;u", CERTAIN),
    (MAU, "Nguyễn V&#0000000259;n M&#226;&#771;u", CERTAIN),
    (MAU, "Nguyễn V&#259n M&#7851u", CERTAIN),
    (MAU, "Nguyễn V&#x103n M&#X1eabu", CERTAIN),
    (MAU, f"Nguyễn V&#{'0' * 5000}259;n M&#x{'0' * 30}1eab;u", CERTAIN),
    (MAU, "Nguyễn V&#8203ăn Mẫu", CERTAIN),
    ("Lò Văn Đáo", "Lò Văn D\u0335áo, lò văn d\u200b\u0335áo", CERTAIN),
    (MAU, "Nguyễn <b>Văn</b> Mẫu", CERTAIN),
    (MAU, "Ng<b>uyễn</b> V<span class='x'>ăn</span> M<wbr>ẫu", CERTAIN),
    (MAU, "Nguyễn Văn<br>Mẫu", CERTAIN),
    (MAU, "Nguyễn<BR/>Văn<br class='x' />Mẫu", CERTAIN),
    (MAU, "<tr><td>Nguyễn Văn</td><td>Mẫu</td></tr>", CERTAIN),
    (MAU, "<ul><li>Nguyễn</li><li>Văn</li><li>Mẫu</li></ul>", CERTAIN),
    (MAU, "<div>Nguyễn</div><p>Văn</p><h2>Mẫu</h2>", CERTAIN),
    ("Lò Văn Đáo", "Lò Văn \u00d0áo", CERTAIN),
    ("Lò Văn Đáo", "lò văn \u00f0áo", CERTAIN),
    ("Lò Văn Đáo", "LÒ VĂN \u0189ÁO", CERTAIN),
    ("Lò Văn Đáo", "lò văn \u0256áo", CERTAIN),
    ("Lò Văn \u00d0áo", "Lò Văn Đáo", CERTAIN),
    ("Lò Văn \u00d0áo", "lo-van-dao.jpg", CERTAIN),
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
    (MAU, "học viên N.V.M (30 tuổi) kể", CERTAIN),
    (MAU, "gặp N. V. M, người cùng tổ", CERTAIN),
    (MAU, "Tổ có N.V.M. Ở đó ai cũng vui.", CERTAIN),
    (MAU, "HỌC VIÊN N.V.M KỂ", CERTAIN),
    ("Lò Văn Đáo", "anh L.V.Đ", CERTAIN),
    ("Lò Văn Kín Đáo", "anh L.V.K.Đ", CERTAIN),
    # initials without dots
    (MAU, "học viên NVM kể", TITLED),
    (MAU, "Học viên (NVM)", TITLED),
    (MAU, "anh **NVM** kể", TITLED),
    (MAU, "em tên là NVM", TITLED),
    ("Lò Văn Đáo", "chị LVĐ, chị LVD", TITLED),
    ("Vừ Ánh Ứng", "ông VAƯ", TITLED),
    ("Vừ Ánh Ứng", "ông VAU", TITLED),
    (MAU, "gặp N.V. Mẫu", CERTAIN),
    (MAU, "gặp N.V.Mẫu", CERTAIN),
    (MAU, "gặp Nguyễn V. Mẫu", CERTAIN),
    (MAU, "gặp N. Mẫu", CERTAIN),
    # without marks, in the names of files
    (MAU, "Nguyen Van Mau", CERTAIN),
    (MAU, "nguyen-van-mau.jpg", CERTAIN),
    (MAU, "anh_nguyen_van_mau_2.jpg", CERTAIN),
    (MAU, "nguyenvanmau.jpg", CERTAIN),
    (MAU, "#NguyễnVănMẫu, #nguyễnvănmẫu", CERTAIN),
    ("Lò Thị Hoà", "LÒTHỊHÒA", CERTAIN),
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
    ("Giàng A Páo", "HV Páo, HV. Páo", CERTAIN),
    ("Giàng A Páo", "HV. Páo kể", CERTAIN),
    ("Giàng A Páo", "Danh sách HV: Páo, Tủa", TITLED),
    ("Giàng A Páo", "Học viên – Páo", TITLED),
    ("Giàng A Páo", "chuyen-hoc-vien-pao.md", TITLED),
    ("Giàng A Páo", "hv_pao.jpg", TITLED),
    ("Giàng A Páo", "chuyen-giang-pao.md", MAYBE),
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
    (MAU, "#NguyễnVănMậu, #VănMẫu"),
    ("Lò Hoa", "lọhoa, #LòHoa"),
    (MAU, "Nguyễn Văn Tám kể."),
    (MAU, "Trần Văn Mẫu kể."),
    (MAU, "nhà mẫu, vườn mẫu"),
    (MAU, "Nghe xong, họ làm theo. Mẫu ấy dùng đến nay."),
    (MAU, "gạo, rau, n.v.m"),
    (MAU, "Phòng N.V.MT, kho N.V.M2"),
    (MAU, "ký hiệu K.N.V.M"),
    (MAU, "ký hiệu N.V.M.K"),
    (MAU, "Phòng NVM, kho NVM2, gặp NVM"),
    (MAU, "học viên, NVM; học viên nvm; anh Nvm"),
    ("Phạm Giang Đức", "đồng chí PGĐ, cán bộ PGĐ"),
    ("Trần Hoàng Anh", "bệnh nhân THA, người bệnh THA"),
    ("Hà Sông Giang", "các em HSG, những cháu HSG"),
    ("Cầm Ngọc Vinh", "anh em CNV, chị em CNV, anh chị CNV"),
    ("Nguyễn Anh Minh", "HỌC VIÊN NAM TRỒNG RAU"),
    ("Tòng Hà Mai", "ở TP.HCM, ở T.P.HCM"),
    ("Ưng Bình Nam", "do U.B.N.D xã lập"),
    ("Phạm Giang Đức", "P.GĐ và T.Ư"),
    ("Vì Văn Vinh", "rau, củ, quả, v.v"),
    ("Vì Văn Vinh", "rau, củ, quả, v.v. Vườn có"),
    ("Lò Văn Kín Đáo", "anh L.V.K"),
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
    (MAU, "Nguyễn Văn Mau kể"),
    (MAU, "Nguyễn Vân Mẫu kể"),
    ("Nguyễn Thành Nam", "Nguyễn Thanh Nam kể"),
    ("Vì Văn Nam", "Vi Vân Nam kể"),
    ("Giàng A Páo", "a ha, páo"),
    ("Giàng A Páo", "phục vụ học viên. Páo đến"),
    ("Giàng A Páo", "học viên: bánh páo"),
    ("Giàng A Páo", "hoc-vien-pa.md, giang-a-pa.md"),
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


ROOT = Path(__file__).parents[2]
NAMES = """Nguyễn Trần Lê Phạm Hoàng Vũ Lò Vì Cầm Cà Tòng Quàng Lường Hà Đinh Mùa Giàng Thào Sùng Vừ
Văn Thị A Thanh Thu Minh Đức Xuân Hồng Ngọc Quốc
Anh Ánh Ba Bắc Bảo Bích Bình Cường Chiến Chung Công Cúc Dũng Dương Đạt Đông Đức Giang Hà Hải Hạnh Hiền Hiếu Hoa Hoà \
Hoàng Hồng Hùng Hương Huy Khánh Kiên Lan Liên Linh Long Mai Mạnh Minh Mẫu Nam Nga Ngọc Nguyên Nhung Phong Phúc Phương \
Quang Quý Quyết Sáng Sơn Tâm Tân Thái Thành Thảo Thắng Thịnh Thu Thuận Thủy Tiến Toàn Trang Trung Tuấn Tú Tùng Tuyết \
Vân Việt Vinh Xuân Yến Páo Súa Dờ Chía"""
SURNAMES, MIDDLES, GIVEN = (line.split() for line in NAMES.splitlines())
some_names = st.tuples(*map(st.sampled_from, (SURNAMES, MIDDLES, GIVEN))).map(" ".join)


@given(
    some_names, st.sampled_from([str, str.upper, str.lower, str.title]), st.sampled_from([" ", "\n", " **", "\u00a0"])
)
def test_a_whole_name_is_found_however_it_is_set(name: str, letters: Callable[[str], str], gap: str) -> None:
    written = gap.join(letters(name).split())
    assert found(name, f"Hôm ấy {written} đến vườn.") is CERTAIN
    assert found(name, f"Ảnh: {ascii_slug(name)}.jpg") is CERTAIN


def test_no_text_of_the_sample_desk_is_taken_for_the_name_of_somebody_else() -> None:
    pen = random.Random(405)
    search = NameSearch.of(" ".join(map(pen.choice, (SURNAMES, MIDDLES, GIVEN))) for _ in range(1000))
    texts = [path.read_text("utf-8") for folder in ("exemplars", "content") for path in (ROOT / folder).rglob("*.md")]
    assert sum(len(text.split()) for text in texts) > 20_000
    assert [
        text[max(0, f.at - 20) : f.at + 20] for text in texts for f in search.places(text) if f.certainty is CERTAIN
    ] == []
