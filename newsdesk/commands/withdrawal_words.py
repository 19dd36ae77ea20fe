"""What is said of a withdrawal: what holds the person before it, what is left after it, what people must do."""

from collections.abc import Iterator, Sequence

from newsdesk.council.clocks import Due, Step, Withdrawal
from newsdesk.model.calendar import short_day

MOST = 500
"""Files that are listed one by one."""
STEPS = {
    Step.ACKNOWLEDGE: "báo lại là đã nhận yêu cầu",
    Step.STOP: "ngừng sử dụng",
    Step.DELETE: "xóa hẳn",
}


def before(withdrawal: Withdrawal, found: Sequence[str]) -> Iterator[str]:
    """Yield what holds the person when the withdrawal is received."""
    stories = ", ".join(withdrawal.stories) or "không có bài nào"
    yield f"Rút phiếu {withdrawal.slip}, nhận ngày {short_day(withdrawal.received)}. Bài dựa vào phiếu: {stories}."
    if found:
        yield f"Đang có {len(found)} tệp nêu người này, hoặc người trùng tên:"
        yield from _listed(found)
    else:
        yield "Không có tệp nào đang nêu người này."


def after(
    withdrawal: Withdrawal, left: Sequence[str], held: Sequence[str], published: bool, steps: Sequence[Due]
) -> Iterator[str]:
    """Yield what is left, what of it could not be removed (`held`), and what people must do."""
    if not published:
        yield (
            "Phiếu đã rút, nhưng CHƯA phát hành lại được nên bản cũ vẫn còn. Sửa các chỗ nêu trên rồi chạy lại đúng"
            f" lệnh: python3 tasks.py withdraw-consent {withdrawal.slip}"
        )
    if left:
        yield f"Còn {len(left)} tệp có tên như người này. Xem từng tệp: nếu là người khác trùng tên thì để nguyên."
        yield from _listed(left)
    elif not held:
        yield "Đã xem lại: không còn tệp nào trong output/, audio_scripts/ và .cache/ nêu người này."
    if held:
        yield (
            f"Chưa xóa được {len(held)} tệp, vì đang mở ở chương trình khác hoặc không được phép. Đóng bàn biên tập,"
            f" Word và trình đọc PDF rồi chạy lại đúng lệnh: python3 tasks.py withdraw-consent {withdrawal.slip}"
        )
        yield from _listed(held)
    yield (
        "Máy không xóa thay được: bài gốc trong exemplars/, các bản cũ trong lịch sử Git, phiếu, ảnh và bản thu trong"
        " thư mục media, các bản đã chép ra USB, máy chủ hoặc in ra giấy. Xóa xong thì ghi lại: python3 tasks.py"
        f" withdraw-consent {withdrawal.slip} --deleted NĂM-THÁNG-NGÀY"
    )
    for one in steps:
        if one.done is None:
            yield f"  Hạn {STEPS[one.step]}: {short_day(one.by)}."


def _listed(names: Sequence[str]) -> Iterator[str]:
    yield from (f"  {name}" for name in names[:MOST])
    if len(names) > MOST:
        yield f"  … và {len(names) - MOST} tệp nữa."
