"""The proof that a withdrawal was carried out: days and counts, no personal data."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from newsdesk.council.clocks import Due, Step, Withdrawal
from newsdesk.model.calendar import office_day
from newsdesk.model.facility import Facility, as_of
from newsdesk.model.papers import Papers
from newsdesk.office.official import GAP, begun, dated, facility_paper, file_of, rows, signed, text

STEPS = {
    Step.ACKNOWLEDGE: "Báo cho người yêu cầu biết đã nhận",
    Step.STOP: "Ngừng sử dụng trên mọi kênh",
    Step.DELETE: "Xóa hẳn những gì còn lưu",
}
OPEN = "chưa xong"
HEADINGS = (("Việc", 85.0), ("Hạn cuối", 40.0), ("Ngày thực hiện", 40.0))


def proof_document(
    withdrawal: Withdrawal, steps: Sequence[Due], facility: Facility, papers: Papers, today: date
) -> bytes:
    """Return the proof as a DOCX, signed by whoever signs for the facility."""
    about = f"Về việc ngừng sử dụng thông tin theo phiếu số {withdrawal.slip}"
    of = replace(
        facility_paper(facility, papers, today, None, about), title="Giấy xác nhận", recipients=("Người yêu cầu",)
    )
    paper = begun(of)
    for line in _told(withdrawal):
        text(paper, line)
    if table := _table(steps):
        rows(paper, HEADINGS, table, centre={1, 2})
    if clocks := as_of(papers.clocks, withdrawal.received):
        text(paper, f"Thời hạn theo {clocks.law}.").paragraph_format.space_before = GAP
    dated(paper, of)
    signed(paper, of)
    return file_of(paper)


def proof_text(withdrawal: Withdrawal, steps: Sequence[Due]) -> str:
    """Return the proof as text."""
    lines = [f"GIẤY XÁC NHẬN: phiếu {withdrawal.slip}", "", *_told(withdrawal), ""]
    lines += [
        f"- {what}: hạn {by}, {f'xong ngày {done}' if done != OPEN else OPEN}" for what, by, done in _table(steps)
    ]
    return "\n".join(lines).rstrip() + "\n"


def _told(withdrawal: Withdrawal) -> Iterator[str]:
    received, stopped = office_day(withdrawal.received), withdrawal.done_on(Step.STOP)
    yield f"Cơ sở đã nhận yêu cầu rút lại sự đồng ý ghi ở phiếu số {withdrawal.slip} ngày {received}."
    yield (
        f"Khi nhận yêu cầu, có {len(withdrawal.stories)} bài dựa vào phiếu này và {withdrawal.outputs} tệp (trang web"
        " cùng phần tìm kiếm, phụ đề, podcast, nguồn tin và ảnh chia sẻ của trang; lời phát thanh, khung chương trình,"
        " danh sách phát, phiếu in) có thể nêu người ký phiếu."
    )
    if stopped:
        yield (
            f"Từ ngày {office_day(stopped)}, những gì phiếu này từng cho phép không còn trên trang web, loa phát thanh,"
            " các chương trình sắp phát và giấy tờ in; bản phát và phiếu in cũ đã xóa khỏi máy."
        )


def _table(steps: Sequence[Due]) -> list[tuple[str, str, str]]:
    return [(STEPS[one.step], office_day(one.by), office_day(one.done) if one.done else OPEN) for one in steps]
