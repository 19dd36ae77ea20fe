"""What is on this machine, what is missing for what, and the one thing to do."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from newsdesk.commands import console
from newsdesk.commands.machine.examining import examine_machine
from newsdesk.commands.machine.finding import MARKS, Finding, Purpose, State, is_ready
from newsdesk.commands.progress import progress

READY = "Máy này đủ mọi thứ cần thiết."
TO_SEE = "Máy này đủ mọi thứ cần thiết; còn {count} chỗ nên xem, có mũi tên chỉ việc cần làm."
NOT_READY = "Máy này còn thiếu {count} thứ. Làm theo các dòng có mũi tên ở trên rồi chạy lại lệnh này."


def run(root: Path, today: date, form: str = "text", online: bool = False) -> int:
    """Look at the machine and say what was found; `form` is "text" for people or "json" for tools."""
    if form not in {"text", "json"}:
        raise console.UsageFault(f"Không có dạng “{form}”. Chọn --format text hoặc --format json.")
    with progress("Đang xem máy này"):
        found = tuple(examine_machine(root, today, online=online))
    if form == "json":
        console.say(json.dumps(as_data(found), ensure_ascii=False, indent=1))
    else:
        show(found)
    return console.CLEAN if is_ready(found) else console.COPY


def as_data(found: Sequence[Finding]) -> dict[str, object]:
    """Return what was found for tools."""
    listed = [
        {
            "noun": finding.noun,
            "state": finding.state.name.lower(),
            "what_for": finding.what_for.name.lower(),
            "said": finding.said,
            "advice": finding.advice,
        }
        for finding in found
    ]
    return {"ready": is_ready(found), "findings": listed}


def show(found: Sequence[Finding]) -> None:
    """Print what was found, by what people want to do."""
    for purpose in Purpose:
        console.say(f"{purpose.value}:")
        for finding in found:
            if finding.what_for is purpose:
                console.say(line(finding))
        console.say("")
    missing = sum(finding.state is State.MISSING for finding in found)
    amiss = sum(finding.state is State.AMISS for finding in found)
    console.say(NOT_READY.format(count=missing) if missing else TO_SEE.format(count=amiss) if amiss else READY)


def line(finding: Finding) -> str:
    """Return one finding as people read it: a mark, the same in a word, what was seen, what to do."""
    said = f"  {MARKS[finding.state]} {finding.state.value:<8} {finding.noun}: {finding.said}"
    return f"{said.rstrip('.')}.\n             → {finding.advice}" if finding.advice else f"{said.rstrip('.')}."
