"""Print the slips on which people say what may be told of them: one for staff, one for residents."""

import re
from datetime import date
from pathlib import Path

from newsdesk import files
from newsdesk.commands import console, gate
from newsdesk.commands.consent_edit import FILE, register_of
from newsdesk.office.consent.slip import slip_document

FOLDER = "output/office/consent"
NUMBER = re.compile(r"[A-Z0-9][A-Z0-9-]{0,39}\Z", re.ASCII)


def run(root: Path, today: date, number: str = "") -> int:
    """Write both slips, with a number printed on them where one is given."""
    asked = number.strip().upper()
    if asked and not NUMBER.match(asked):
        raise console.UsageFault(
            f"Số phiếu “{number}” chỉ gồm chữ cái không dấu, chữ số và gạch nối, ví dụ PDY-2026-050."
        )
    with console.alone(root):
        form = gate.form(root, today)
        if form is None:
            return console.COPY
        _is_free(root, asked)
        ending = f"-{asked}" if asked else ""
        for name, resident in ((f"phieu-dong-y{ending}.docx", False), (f"phieu-dong-y-hoc-vien{ending}.docx", True)):
            paper = slip_document(form.facility, form.papers, today, number=asked, resident=resident)
            files.write_if_changed(root / FOLDER / name, paper)
            console.say(f"Phiếu đồng ý: {FOLDER}/{name}")
        return console.CLEAN


def _is_free(root: Path, number: str) -> None:
    """Refuse a number of which the register says that it is taken, or does not say that it is not."""
    content = files.bytes_if_there(root / FILE) if number else None
    if content is None:
        return
    register = register_of(content)
    if register is None:
        raise console.UsageFault(
            f"Chưa đọc được {FILE} nên chưa biết số “{number}” đã dùng chưa. Bỏ --number để in phiếu trống số, "
            "hoặc chạy lệnh check, sửa tệp này rồi chạy lại."
        )
    if number in [slip.slip for slip in register.slips]:
        raise console.UsageFault(f"Phiếu “{number}” đã có trong {FILE}. Dùng số tiếp theo.")
