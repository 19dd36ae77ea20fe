"""The proof that a withdrawal was carried out: days and counts, no personal data."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from newsdesk.council.clocks import Due, Step, Withdrawal
from newsdesk.model.calendar import office_day
from newsdesk.model.facility import Facility, Name, as_of
from newsdesk.model.papers import Papers
from newsdesk.office.figures import plain
from newsdesk.office.official import GAP, begun, dated, facility_paper, file_of, rows, signed, text

STEPS = {
    Step.ACKNOWLEDGE: "Báo cho người yêu cầu biết đã nhận",
    Step.STOP: "Ngừng sử dụng ở mọi hình thức tuyên truyền",
    Step.DELETE: "Xóa hẳn những gì còn lưu",
}
OPEN = "chưa thực hiện"
HEADINGS = (("Việc", 85.0), ("Hạn cuối", 40.0), ("Ngày thực hiện", 40.0))


def proof_document(
    withdrawal: Withdrawal, steps: Sequence[Due], facility: Facility, papers: Papers, today: date
) -> bytes:
    """Return the proof as a DOCX, signed by whoever signs for the facility."""
    about = f"Về việc ngừng sử dụng thông tin theo phiếu số {withdrawal.slip}"
    of = replace(
        facility_paper(facility, papers, today, None, about), title="Giấy xác nhận", recipients=("Người yêu cầu",)
    )
    paper, clocks = begun(of), as_of(papers.clocks, withdrawal.received)
    *said, last = _told(withdrawal, facility.on(today))
    for line in said:
        text(paper, line)
    text(paper, last if clocks else _ended(last))
    if table := _table(steps):
        rows(paper, HEADINGS, table, centre={1, 2})
    if clocks:
        text(paper, _ended(f"Thời hạn theo {clocks.law}.")).paragraph_format.space_before = GAP
    dated(paper, of)
    signed(paper, of)
    return file_of(paper)


def proof_text(withdrawal: Withdrawal, steps: Sequence[Due], facility: Facility, today: date) -> str:
    """Return the proof as text."""
    lines = [f"GIẤY XÁC NHẬN: phiếu {withdrawal.slip}", "", *_told(withdrawal, facility.on(today)), ""]
    lines += [
        f"- {what}: hạn {by}, {f'thực hiện ngày {done}' if done != OPEN else OPEN}" for what, by, done in _table(steps)
    ]
    return "\n".join(lines).rstrip() + "\n"


def _ended(last: str) -> str:
    """Return the last sentence of a paper with the mark that nothing follows."""
    return f"{last.rstrip('.')}./."


def _told(withdrawal: Withdrawal, names: Name) -> Iterator[str]:
    received, stopped = office_day(withdrawal.received), withdrawal.done_on(Step.STOP)
    yield (
        f"{plain(names.name)} xác nhận: ngày {received}, {plain(names.short)} đã nhận được yêu cầu rút lại sự đồng ý"
        f" ghi ở phiếu số {withdrawal.slip}."
    )
    yield f"Khi nhận yêu cầu, {_rested(withdrawal)}; {_held(withdrawal)}."
    if stopped:
        yield (
            f"Ngày {office_day(stopped)}, trên máy làm việc của Cơ sở, những gì phiếu này từng cho phép đã được gỡ khỏi"
            " các tệp của trang thông tin điện tử, lời phát thanh, các chương trình sắp phát và giấy tờ; tệp âm thanh"
            " và tệp phiếu cũ đã xóa. Bản đã in, bản đã chép đi nơi khác do Cơ sở thu hồi riêng."
        )


def _rested(withdrawal: Withdrawal) -> str:
    return f"{f'có {len(withdrawal.stories)} bài' if withdrawal.stories else 'không có bài nào'} dựa vào phiếu này"


def _held(withdrawal: Withdrawal) -> str:
    """Return how many files held the person; not that they named somebody, which no file does to a resident."""
    if not withdrawal.outputs:
        return "không có tệp nào mang thông tin của người ký phiếu"
    return (
        f"có {withdrawal.outputs} tệp có thể mang thông tin của người ký phiếu (trang thông tin điện tử cùng phần tìm"
        " kiếm, phụ đề, podcast, bản tin tự động và ảnh chia sẻ của trang; lời phát thanh, khung chương trình,"
        " danh sách phát, phiếu in)"
    )


def _table(steps: Sequence[Due]) -> list[tuple[str, str, str]]:
    return [(STEPS[one.step], office_day(one.by), office_day(one.done) if one.done else OPEN) for one in steps]
