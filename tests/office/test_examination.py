"""The papers of an examination tell what is in the file, leave open what is not, and are the same bytes each time."""

from datetime import date
from io import BytesIO
from typing import Any

from docx import Document

from newsdesk.council.examination import agenda, criteria_sheet
from newsdesk.model.library import Library
from newsdesk.model.papers import Council, LegalDocument, Paper, Papers
from newsdesk.model.story import Approval, Award, Evidence, Registration, Returned, Role, Stage, Submitted
from newsdesk.office.examination import criteria_paper, minutes_paper
from tests.builders import TODAY, a_library, a_person, a_plan, a_story

COUNCIL = Council(since=date(2026, 1, 1), name="Hội đồng thi đua Cơ sở", chair="Giám đốc", sign="HĐTĐ", members=7)
LEGAL = (
    LegalDocument(cite="Luật cũ", since=date(2000, 1, 1), until=date(2025, 12, 31), papers=(Paper.MINUTES,)),
    LegalDocument(cite="Luật mới", since=date(2026, 1, 1), papers=(Paper.MINUTES,)),
    LegalDocument(cite="Luật khác", since=date(2026, 1, 1)),
)
REASON = "Chưa rõ nguồn. " * 100


def library_of(**header: Any) -> Library:
    facts: dict[str, Any] = {
        "stage": Stage.SUBMITTED,
        "submitted": Submitted(by="Tổ bếp", on=date(2026, 11, 10)),
        "returned": Returned(by="Thư ký", on=date(2026, 11, 2), reason=REASON),
        "registration": Registration(on=date(2026, 7, 1), expected="Giảm lỗi", award="Lao động tiên tiến"),
        "evidence": (
            Evidence(claim="Giảm 3 lỗi", period="Quý I/2026", source="Sổ bếp", on=date(2026, 4, 2), criteria=(1,)),
            Evidence(claim="9 người"),
        ),
        "awards": (Award(title="Giấy khen", decision="5/QĐ", on=date(2026, 1, 5), revoked=date(2026, 2, 6)),),
        "people": (a_person("Lò Bí Mật", Role.RESIDENT), a_person("Anh Nam", post="Thủ kho")),
    }
    papers = Papers(councils=(COUNCIL,), legal=LEGAL)
    return a_library(a_story(**(facts | header)), plans=(a_plan(criteria=("Thành tích", "Sáng kiến")),), papers=papers)


def words(paper: bytes) -> str:
    document = Document(BytesIO(paper))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def sheet_paper(library: Library) -> bytes:
    return criteria_paper(criteria_sheet(library.stories[0], library, TODAY), library, TODAY)


def minutes(library: Library) -> bytes:
    about = agenda(library.stories, TODAY)
    return minutes_paper(about, [criteria_sheet(story, library, TODAY) for story in about.stories], library)


def test_a_sheet_sets_evidence_against_criteria_and_leaves_the_finding_open() -> None:
    told = words(sheet_paper(library_of()))
    for piece in (
        "HỘI ĐỒNG THI ĐUA CƠ SỞ",
        "CƠ SỞ MỚI",
        "“Bài bep-sach”",
        "- Giảm 3 lỗi (quý I/2026). Nguồn: Sổ bếp, ngày 02/4/2026.",
        "Chưa có minh chứng trong hồ sơ.",
        "- 9 người. Chưa ghi nguồn.",
        "- Giấy khen (Quyết định số 5/QĐ ngày 05/01/2026; bị thu hồi từ ngày 06/02/2026).",
        "- Chưa có minh chứng cho tiêu chí 2.",
        "Thư ký trả lại ngày 02/11/2026: Chưa rõ nguồn.",
        "một học viên; Anh Nam, Thủ kho",
        "Tổ bếp, ngày 10/11/2026",
        "Lao động tiên tiến",
        "□ Đề nghị duyệt",
        "NGƯỜI THẨM ĐỊNH",
    ):
        assert piece in told, piece
    assert told.count("□") == 2 * 2 + 3
    assert "Bí Mật" not in told
    assert " ".join(REASON.split()) in told


def test_a_sheet_says_what_is_not_there() -> None:
    told = words(
        sheet_paper(library_of(evidence=(), awards=(), returned=None, registration=None, people=(), summary=None))
    )
    assert told.count("Chưa có minh chứng trong hồ sơ.") == 2
    assert "Không nêu ai." in told
    assert "Chưa có đăng ký, tóm tắt." in told


def test_a_sheet_names_the_first_of_many_people() -> None:
    people = tuple(a_person(f"Anh {number}") for number in range(60))
    told = words(sheet_paper(library_of(people=people)))
    assert "Anh 5; và 54 người khác" in told
    assert "Anh 6" not in told


def test_who_approved_twice_on_one_day_is_told_of_once() -> None:
    days = (date(2026, 9, 8), date(2026, 11, 6), date(2026, 11, 6))
    approvals = tuple(Approval(by="Chị An", office="Phó Trưởng Cơ sở", on=day, digest=str(day)) for day in days)
    told = words(sheet_paper(library_of(approvals=approvals)))
    assert told.count("Chị An, Phó Trưởng Cơ sở, duyệt ngày") == 2
    assert told.count("duyệt ngày 06/11/2026.") == 1


def test_minutes_fill_in_what_is_known_and_invent_nothing() -> None:
    told = words(minutes(library_of()))
    for piece in (
        "Căn cứ Luật mới",
        "Căn cứ Kế hoạch số 1/KH ngày 01 tháng 01 năm 2020 của Cơ sở về việc kế hoạch tuyên truyền.",
        "ngày 20 tháng 11 năm 2026",
        "Thời gian bắt đầu: …… giờ …… phút, ngày 20 tháng 11 năm 2026.",
        "Địa điểm:",
        "Thành phần tham dự (……/7 thành viên):",
        "Vắng mặt (lý do):",
        "Chủ trì (chủ tọa), Giám đốc:",
        "Nội dung (theo diễn biến cuộc họp):",
        "thẩm định 1 bài",
        "1/2 tiêu chí có minh chứng.",
        "……/……",
        "/BB-HĐTĐ",
        "Cuộc họp kết thúc vào …… giờ …… phút, ngày 20 tháng 11 năm 2026.",
        "THƯ KÝ",
        "CHỦ TỌA",
    ):
        assert piece in told, piece
    assert " ".join(REASON.split()) not in told
    assert "Luật cũ" not in told
    assert "Luật khác" not in told
    assert "đồng ý: " not in told


def test_minutes_tell_in_the_order_of_their_form() -> None:
    """Mẫu 1.9, Phụ lục III, Nghị định 30/2020/NĐ-CP."""
    lines = [paragraph.text for paragraph in Document(BytesIO(minutes(library_of()))).paragraphs]
    order = (
        "Thời gian bắt đầu:",
        "Địa điểm:",
        "Thành phần tham dự",
        "Chủ trì",
        "Thư ký",
        "Nội dung",
        "Cuộc họp kết thúc vào",
    )
    places = [next(place for place, line in enumerate(lines) if line.startswith(start)) for start in order]
    assert places == sorted(places)


def test_minutes_go_to_the_council_s_members_and_are_kept_with_the_file() -> None:
    signatures = Document(BytesIO(minutes(library_of()))).tables[-1]
    assert [cell.text.split("\n")[0] for cell in signatures.rows[0].cells] == ["THƯ KÝ", "CHỦ TỌA"]
    below, beside = signatures.rows[1].cells
    assert below.text == "Nơi nhận:\n- Thành viên Hội đồng;\n- Lưu: VT, Hồ sơ."
    assert not beside.text
    above = [paragraph for cell in signatures.rows[0].cells for paragraph in cell.paragraphs]
    assert all(paragraph.paragraph_format.keep_with_next for paragraph in above)


def test_no_signatures_of_minutes_stand_alone_on_a_page() -> None:
    ended, above = Document(BytesIO(minutes(library_of()))).paragraphs[-2:]
    assert ended.text.startswith("Cuộc họp kết thúc")
    assert ended.paragraph_format.keep_with_next
    assert above.paragraph_format.keep_with_next


def test_a_desk_without_a_council_leaves_its_sign_open() -> None:
    story = a_story(stage=Stage.SUBMITTED, submitted=Submitted(by="Tổ bếp", on=TODAY))
    told = words(minutes(a_library(story)))
    assert "HỘI ĐỒNG THI ĐUA, KHEN THƯỞNG" in told
    assert "Thành phần tham dự (……/…… thành viên):" in told


def test_papers_of_a_sample_say_so() -> None:
    library = library_of(sample=True)
    assert "Bản mẫu" in words(sheet_paper(library))
    assert "Bản mẫu" in words(minutes(library))


def test_the_same_story_gives_the_same_bytes() -> None:
    assert sheet_paper(library_of()) == sheet_paper(library_of())
    assert minutes(library_of()) == minutes(library_of())
