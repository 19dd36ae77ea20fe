"""One command when somebody takes consent back: out of every output, written down, proved; run again, it goes on."""

import gc
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from newsdesk import files
from newsdesk.commands import (
    console,
    paper_ledger,
    past_titles,
    publish,
    reading,
    registration_book,
    withdrawal_records,
    withdrawn_sounds,
)
from newsdesk.commands.consent_edit import FILE, register_of, with_withdrawal
from newsdesk.commands.withdrawal_case import PAPERS, Case, case_of, telling
from newsdesk.commands.withdrawal_words import after, before
from newsdesk.council.clocks import Step, Withdrawal, due
from newsdesk.errors import DeskError
from newsdesk.model.addresses import code_of
from newsdesk.model.calendar import OUR_YEARS
from newsdesk.model.library import Library
from newsdesk.model.name_look import Certainty
from newsdesk.model.name_search import NameSearch
from newsdesk.model.papers import Papers
from newsdesk.model.texts import WORD, forms
from newsdesk.office.consent.proof import proof_document, proof_text

FOLDER = "output/office/consent"
REMAKEABLE = (f"{PAPERS}/", ".cache/")
"""What is simply removed: it is made anew when it is asked for."""


def run(
    root: Path,
    today: date,
    slip: str,
    received: date | None = None,
    acknowledged: date | None = None,
    deleted: date | None = None,
) -> int:
    """Withdraw a slip and publish without it; or write down that it was acknowledged, or all of it deleted."""
    asked = {Step.ACKNOWLEDGE: acknowledged, Step.DELETE: deleted}
    days = {step: day for step, day in asked.items() if day is not None}
    if any(day > today for day in (*days.values(), received or today)):
        raise console.UsageFault("Ngày nhận, ngày trả lời, ngày xóa không thể sau hôm nay.")
    if (received or today).year not in OUR_YEARS:  # it would be no day that the record can hold
        raise console.UsageFault(f"Ngày nhận phải từ năm {OUR_YEARS[0]} đến năm {OUR_YEARS[-1]}. Gõ lại cho đúng.")
    with console.alone(root):
        _known(root, slip)
        if damaged := list(withdrawal_records.check(root)):
            console.show(damaged)
            console.say("Chưa ghi gì, chưa rút phiếu nào. Sửa tệp trên rồi chạy lại lệnh này.")
            return console.COPY
        if days:
            return _noted(root, today, slip, days)
        withdrawal = _begun(root, today, slip, received or today)
    if withdrawal is None:
        return console.COPY
    code = publish.run(root, today)
    with console.alone(root):
        held = _ended(root, today, withdrawal, code)
    return code or (console.MACHINE if held else console.CLEAN)


def _known(root: Path, slip: str) -> None:
    """Refuse a slip that is not in the register; no near one is offered: agreeing would take down somebody else."""
    path = root / FILE
    content = files.bytes_if_there(path)
    register = None if content is None else register_of(content)
    if register is None:
        raise console.UsageFault(f"Chưa đọc được {FILE}. Chạy lệnh check, sửa tệp này rồi chạy lại.")
    if slip not in [one.slip for one in register.slips]:
        raise console.UsageFault(
            f"Không có phiếu “{slip}” trong {FILE}. Chưa rút phiếu nào. "
            "Xem lại số ghi trên phiếu giấy rồi gõ lại cho đúng."
        )


def _begun(root: Path, today: date, slip: str, received: date) -> Withdrawal | None:
    """Write the record, then mark the slip; None where the register must be changed by hand."""
    desk = reading.read(root, today).desk
    case = case_of(slip, desk.library if desk else None)
    withdrawal = next((one for one in withdrawal_records.read(root) if one.slip == slip), None)
    if withdrawal is None:
        found = case.found(root, today)
        withdrawal = Withdrawal(slip=slip, received=received, stories=_unnamed(case), outputs=len(found))
        withdrawal_records.keep(root, withdrawal)
        for line in before(withdrawal, found):
            console.say(line)
    return withdrawal if _marked(root, withdrawal) else None


def _unnamed(case: Case) -> tuple[str, ...]:
    """Return the slugs of the stories; one that holds the name itself is told by its digest."""
    search = NameSearch.of(case.names)
    return tuple(code_of(s) if search.stand_in(forms(s), Certainty.TITLED) else s for s in case.stories)


def _marked(root: Path, withdrawal: Withdrawal) -> bool:
    content = files.bytes_if_there(root / FILE) or b""
    register = register_of(content)
    old = next((one.withdrawn for one in register.slips if one.slip == withdrawal.slip), None) if register else None
    if old is not None and old <= withdrawal.received:
        return True
    edited = with_withdrawal(content, withdrawal.slip, withdrawal.received)
    if edited is None:
        day = withdrawal.received.isoformat()
        console.say(f"Máy không tự ghi được vào {FILE}. Thêm “withdrawn: {day}” vào phiếu này rồi chạy lại lệnh.")
        return False
    files.write_over(root / FILE, edited, content)
    return True


def _ended(root: Path, today: date, withdrawal: Withdrawal, code: int) -> Sequence[str]:
    """Remove what a publish does not, look again, say and prove what is left; return what could not be removed."""
    desk = reading.read(root, today).desk
    case = case_of(withdrawal.slip, desk.library if desk else None)
    if desk:
        sounds = withdrawn_sounds.of_withdrawal(root, desk, case.stories, case.announcers)
        withdrawn_sounds.remove(root, desk, sounds)
    kept = desk.library.by_slug if desk else {}
    past_titles.forget(root, past_titles.Forgetting(NameSearch.of(case.names), case.announcers, case.bound, kept))
    registration_book.forget(root, _names_one(case))
    found = (name for name in case.found(root, today) if not (root / name).is_dir())
    remakeable = (name for name in found if name.startswith(REMAKEABLE))
    wanted = {*case.papers(root, today), *paper_ledger.resting_on(root, withdrawal.slip), *remakeable}
    if desk:
        desk.library.remembered.close()
    gc.collect()  # what was read before this holds its memory open too, as long as it lies in a ring
    held = [name for name in sorted(wanted) if not _is_removed(root / name)]
    files.prune(root / PAPERS)
    left = [name for name in case.found(root, today) if name not in held]
    stopped = code == console.CLEAN and not held and not any(map(telling(root, today), left))
    if stopped and withdrawal.done_on(Step.STOP) is None:
        withdrawal = replace(withdrawal, done=(*withdrawal.done, (Step.STOP, today)))
        withdrawal_records.keep(root, withdrawal)
    papers = desk.library.papers if desk else Papers()
    for line in after(withdrawal, left, held, code == console.CLEAN, due(withdrawal, papers)):
        console.say(line)
    if desk:
        prove(root, today, withdrawal, desk.library)
    return held


def _names_one(case: Case) -> Callable[[str, str], bool]:
    """Return whether a text names the person, the text of the story of a slug: elsewhere a "chị Hoa" is another."""
    search = NameSearch.of(case.names)

    def names_one(text: str, slug: str) -> bool:
        return search.stand_in(forms(text), Certainty.TITLED if slug in case.stories else Certainty.CERTAIN)

    return names_one


def _is_removed(path: Path) -> bool:
    """Remove a file; false where that cannot be, such as one that is open elsewhere on Windows: it is said as left."""
    try:
        files.remove(path)
    except DeskError:
        return False
    return True


def prove(root: Path, today: date, withdrawal: Withdrawal, library: Library) -> None:
    """Write the proof, as a paper and as text."""
    steps = due(withdrawal, library.papers)
    name = f"{FOLDER}/xac-nhan-{'-'.join(WORD.findall(withdrawal.slip))}"
    paper = proof_document(withdrawal, steps, library.facility, library.papers, today)
    files.write_if_changed(root / f"{name}.docx", paper)
    files.write_if_changed(root / f"{name}.txt", proof_text(withdrawal, steps, library.facility, today))
    console.say(f"Giấy xác nhận: {name}.docx")


def _noted(root: Path, today: date, slip: str, days: dict[Step, date]) -> int:
    withdrawal = next((one for one in withdrawal_records.read(root) if one.slip == slip), None)
    if withdrawal is None:
        raise console.UsageFault(f"Phiếu “{slip}” chưa rút. Rút trước: python3 tasks.py withdraw-consent {slip}")
    if any(day < withdrawal.received for day in days.values()):
        raise console.UsageFault("Ngày trả lời, ngày xóa không thể trước ngày nhận yêu cầu.")
    withdrawal = replace(withdrawal, done=tuple((dict(withdrawal.done) | days).items()))
    withdrawal_records.keep(root, withdrawal)
    desk = reading.read(root, today).desk
    if desk:
        prove(root, today, withdrawal, desk.library)
    console.say(f"Đã ghi vào {withdrawal_records.FILE}.")
    return console.CLEAN
