"""Print the slips on which people say what may be told of them: one for staff, one for residents."""

import re
from datetime import date
from pathlib import Path

from newsdesk import files
from newsdesk.commands import console, gate
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
    with console.alone(root), gate.library(root, today) as library:
        if library is None:
            return console.COPY
        if asked in library.consents:
            raise console.UsageFault(f"Phiếu “{asked}” đã có trong content/consents.yaml. Dùng số tiếp theo.")
        ending = f"-{asked}" if asked else ""
        for name, resident in ((f"phieu-dong-y{ending}.docx", False), (f"phieu-dong-y-hoc-vien{ending}.docx", True)):
            paper = slip_document(library.facility, library.papers, today, number=asked, resident=resident)
            files.write_if_changed(root / FOLDER / name, paper)
            console.say(f"Phiếu đồng ý: {FOLDER}/{name}")
        return console.CLEAN
