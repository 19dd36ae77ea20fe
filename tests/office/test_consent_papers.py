"""Slips that people sign: every box open, nobody's data, two pages at most, the same bytes each time."""

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from newsdesk import commands
from newsdesk.commands.console import UsageFault
from newsdesk.council.clocks import Withdrawal, due
from newsdesk.model.papers import Clocks, Papers
from newsdesk.office.consent.proof import proof_document
from newsdesk.office.consent.slip import BOX, slip_document
from tests.builders import a_facility

TODAY = date(2026, 11, 20)
PAPERS = Papers(
    clocks=(Clocks(since=date(2026, 1, 1), acknowledge_working_days=2, stop_days=15, delete_days=20, law="Luật 91"),)
)


def words_of(content: bytes) -> str:
    paper = Document(BytesIO(content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in paper.paragraphs), *cells])


@pytest.mark.parametrize(("resident", "boxes"), [(False, 24), (True, 6)])
def test_every_purpose_has_a_box_for_every_channel_and_none_is_ticked(resident: bool, boxes: int) -> None:
    content = slip_document(a_facility(), PAPERS, TODAY, number="PDY-50", resident=resident)
    words = words_of(content)
    assert words.count(BOX) == boxes
    assert not any(mark in words for mark in "☑☒✓✔")
    assert "Số phiếu: PDY-50" in words
    assert "trong 2 ngày làm việc" in words
    assert "15 ngày" in words
    assert "20 ngày" in words
    assert content == slip_document(a_facility(), PAPERS, TODAY, number="PDY-50", resident=resident)


def test_a_resident_is_not_asked_for_name_picture_or_voice() -> None:
    words = words_of(slip_document(a_facility(), PAPERS, TODAY, resident=True))
    assert "Nêu tên tôi" not in words
    assert "Bài, ảnh hoặc bản thu" not in words
    assert "Lời được kể lại, trong bài: " in words
    assert "ảnh, giọng nói, quê quán, ngày vào Cơ sở" in words


@pytest.mark.parametrize("resident", [False, True])
def test_whoever_signs_is_addressed_as_over_the_loudspeakers(resident: bool) -> None:
    words = words_of(slip_document(a_facility(), PAPERS, TODAY, resident=resident)).casefold()
    assert "anh/chị" in words
    assert "ông/bà" not in words
    assert not re.search(r"\bbạn\b", words)


@pytest.mark.parametrize("resident", [False, True])
def test_a_slip_says_all_that_the_register_holds_of_it(resident: bool) -> None:
    words = words_of(slip_document(a_facility(), PAPERS, TODAY, resident=resident))
    assert "chỉ ghi số phiếu, những ô đã đánh dấu và các ngày ký, hết hạn, " in words
    assert "thông tin cá nhân" not in words


def test_without_clocks_no_number_of_days_is_invented() -> None:
    assert "ngày làm việc" not in words_of(slip_document(a_facility(), Papers(), TODAY))


@pytest.mark.parametrize("resident", [False, True])
def test_no_signatures_stand_alone_on_a_page(resident: bool) -> None:
    paper = Document(BytesIO(slip_document(a_facility(), PAPERS, TODAY, resident=resident)))
    right, above = paper.paragraphs[-2:]
    assert right.text.startswith("- ")
    assert right.paragraph_format.keep_with_next
    assert above.paragraph_format.keep_with_next


WITHDRAWAL = Withdrawal(slip="PDY-50", received=date(2026, 11, 19), stories=("bep-sach",), outputs=14)


def proof_of(withdrawal: Withdrawal, papers: Papers = PAPERS) -> str:
    content = proof_document(withdrawal, due(withdrawal, papers), a_facility(), papers, TODAY)
    return "\n".join(filter(None, (paragraph.text for paragraph in Document(BytesIO(content)).paragraphs)))


def test_a_proof_says_who_confirms_and_when_the_request_came() -> None:
    assert (
        "Cơ sở Mới xác nhận: ngày 19/11/2026, Cơ sở Mới đã nhận được yêu cầu rút lại sự đồng ý ghi ở phiếu số PDY-50."
        in proof_of(WITHDRAWAL)
    )


def test_a_proof_claims_of_no_file_that_it_names_somebody() -> None:
    words = proof_of(WITHDRAWAL)
    assert "có 1 bài dựa vào phiếu này; có 14 tệp có thể mang thông tin của người ký phiếu (trang thông" in words
    assert "tên" not in words


def test_a_proof_of_a_slip_on_which_nothing_rested_counts_nothing() -> None:
    words = proof_of(replace(WITHDRAWAL, stories=(), outputs=0))
    assert "không có bài nào dựa vào phiếu này; không có tệp nào mang thông tin của người ký phiếu.\n" in words


@pytest.mark.parametrize(("papers", "last"), [(PAPERS, "Thời hạn theo Luật 91./."), (Papers(), "phiếu in)./.")])
def test_a_proof_ends_where_nothing_follows(papers: Papers, last: str) -> None:
    words = proof_of(WITHDRAWAL, papers)
    assert words.count("./.") == 1
    assert f"{last}\n" in words


@pytest.mark.parametrize("resident", [False, True])
def test_fits_on_two_pages(tmp_path: Path, resident: bool) -> None:
    office, counter = shutil.which("soffice"), shutil.which("pdfinfo")
    if not office or not counter:
        pytest.skip("LibreOffice and pdfinfo lay the paper out")
    (tmp_path / "phieu.docx").write_bytes(slip_document(a_facility(), PAPERS, TODAY, resident=resident))
    profile = f"-env:UserInstallation=file://{tmp_path}/lo"
    convert = [office, "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), "phieu.docx"]
    subprocess.run(convert, check=True, capture_output=True, cwd=tmp_path)
    told = subprocess.run([counter, str(tmp_path / "phieu.pdf")], check=True, capture_output=True, text=True).stdout
    assert int(told.split("Pages:")[1].split()[0]) <= 2


def test_slip_writes_both_papers_and_refuses_a_number_in_use(desk: Path) -> None:
    assert commands.run("slip", root=desk, today=TODAY, number="pdy-2") == 0
    made = sorted(path.name for path in (desk / "output/office/consent").iterdir())
    assert made == ["phieu-dong-y-PDY-2.docx", "phieu-dong-y-hoc-vien-PDY-2.docx"]
    for number in ("PDY-1", "../x"):
        with pytest.raises(UsageFault):
            commands.run("slip", root=desk, today=TODAY, number=number)


def test_a_slip_is_printed_whatever_else_of_the_desk_has_to_be_put_right(desk: Path) -> None:
    story = desk / "exemplars/2025/y-tuong.md"
    story.write_text(
        story.read_text("utf-8").replace("unit: to-bep", "unit: x\npeople: [{role: staff, consent: PDY-9}]"), "utf-8"
    )
    shutil.rmtree(desk / "content/plans")
    assert commands.run("slip", root=desk, today=TODAY) == 0
    assert commands.run("slip", root=desk, today=TODAY, number="PDY-9") == 0
    assert len(list((desk / "output/office/consent").iterdir())) == 4


@pytest.mark.parametrize(
    ("name", "right", "wrong", "code"),
    [
        ("content/facility.yaml", "place:", "plaec:", "key-unknown"),
        ("content/facility.yaml", None, "names: []\nplace: Sơn La\nunits: []\n", "facility-without-name"),
        ("content/papers.yaml", None, "copise: 2\n", "key-unknown"),
        ("content/papers.yaml", None, "clocks: [{since: 2026-01-01, law: Luật, acknowledge_working_days: 2, "
         "stop_days: -1, delete_days: 20}]\n", "papers-clocks-days"),
    ],
)  # fmt: skip
def test_a_slip_waits_for_what_it_prints(
    desk: Path, name: str, right: str | None, wrong: str, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (desk / name).read_text("utf-8").replace(right, wrong) if right else wrong
    (desk / name).write_text(text, "utf-8")
    assert commands.run("slip", root=desk, today=TODAY) == 1
    said = capsys.readouterr().out
    assert f"[{code}]" in said
    assert "Chưa làm giấy tờ nào" in said
    assert not (desk / "output/office/consent").exists()


def test_a_number_waits_for_a_register_that_can_be_read(desk: Path) -> None:
    (desk / "content/consents.yaml").write_text("slips: x\n", "utf-8")
    assert commands.run("slip", root=desk, today=TODAY) == 0
    with pytest.raises(UsageFault, match=r"Chưa đọc được content/consents\.yaml"):
        commands.run("slip", root=desk, today=TODAY, number="PDY-9")
    (desk / "content/consents.yaml").unlink()
    assert commands.run("slip", root=desk, today=TODAY, number="PDY-9") == 0
