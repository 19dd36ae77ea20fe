"""Say where the desk stands: what airs, what is recorded and lacking, and what waits for whom at the council."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from newsdesk import messages
from newsdesk.commands import console, reading, standing_examination, standing_registrations, standing_withdrawals
from newsdesk.commands.at_hand import lengths_at_hand
from newsdesk.commands.coming import due_slots
from newsdesk.commands.look_ahead import check_planned
from newsdesk.commands.reading import Readable
from newsdesk.commands.record import readable_texts
from newsdesk.commands.told_no_more import check_ready
from newsdesk.model.calendar import length_words, short_day, weekday
from newsdesk.model.names import OUTCOMES, VERSIONS
from newsdesk.model.recording import reading_rate
from newsdesk.model.script import Script, Version
from newsdesk.problems import Problem, Severity, in_order

SEE = " Xem từng chỗ: python3 tasks.py check."


def run(root: Path, today: date) -> int:
    """Print the state of the desk as of a day."""
    found = reading.read(root, today)
    if found.desk is None:
        console.report(found.problems, found.stories)
        return console.COPY
    library, ahead = found.desk.library, ["Mười ngày tới: còn LỖI nên chưa tính được."]
    kept = list(check_ready(root, library, today))
    problems = [*found.problems, *kept]
    if found.sound:
        lacking, ahead = _ahead(root, found.sound, today)
        problems += lacking
    wrong = [problem for problem in in_order(problems) if problem.severity is Severity.ERROR]
    parts = (
        _today(found.desk, today),
        map(messages.line, kept),
        _recorded(found.desk),
        ahead,
        standing_withdrawals.lines(root, library.papers, today),
        standing_registrations.lines(root, library, today),
        standing_examination.lines(library, today),
    )
    console.say("\n\n".join(filter(None, ("\n".join(part) for part in parts))))
    console.say("")
    console.show(wrong)
    console.say(messages.count(in_order(problems), found.stories) + (SEE if problems else ""))
    return console.COPY if wrong else console.CLEAN


def _today(desk: Readable, today: date) -> Iterator[str]:
    yield f"Loa hôm nay, {weekday(today)}, ngày {short_day(today)}:"
    due = list(due_slots(desk.library, today, today))
    for _, programme, slot in due:
        entry = desk.diary.get(f"{today.isoformat()}-{slot.key}")
        state = OUTCOMES[entry.outcome] + (f" ({entry.why})" if entry.why else "") if entry else "chưa có trong nhật ký"
        yield f"  {slot.opens:%H:%M} {programme.title}, {slot.minutes} phút: {state}."
    if not due:
        yield "  Không có khung giờ nào."


def _recorded(desk: Readable) -> Iterator[str]:
    texts = [script for scripts in readable_texts(desk).values() for script in scripts]
    recorded = [script for script in texts if desk.recordings.of(script)]
    yield f"Bản thu: {len(recorded)} trong {len(texts)} lời phát thanh đã có người đọc, còn lại do giọng máy đọc."
    for script, old in desk.recordings.outdated(texts):
        yield (
            f"  {_named(script)}: lời đã sửa, bản thu ngày {short_day(old.on)} của {old.by} không còn dùng được."
            f" Thu lại theo mã {script.code}."
        )
    for script in recorded:
        recording = desk.recordings.of(script)
        if recording and not desk.recordings.path(recording).is_file():
            missing = f"thư mục media thiếu tệp {recording.file}"
            yield f"  {_named(script)}: {missing}. Chép tệp vào đó; chưa có thì giọng máy đọc thay."
    for by in sorted({one.by for one in desk.recordings.kept}):
        if rate := reading_rate(desk.recordings.kept, by):
            yield f"  {by} đọc {round(rate)} tiếng một phút."


def _named(script: Script) -> str:
    return script.title + (f" ({VERSIONS[Version.SHORT]})" if script.version is Version.SHORT else "")


def _ahead(root: Path, desk: Readable, today: date) -> tuple[list[Problem], list[str]]:
    """Return what the coming days lack, and how that is said."""
    planned = tuple(desk.planner(lengths_at_hand(desk, root)).plan(today, desk.week.airings + desk.week.later))
    problems = list(check_planned(planned, desk.slots))
    said = [f"  {messages.sentence(problem)}" for problem in problems]
    if not planned:
        said = ["  Không có khung giờ nào."]
    elif not problems:
        whole = length_words(sum((one.rundown.length for one in planned), timedelta()))
        said = [f"  Cả {len(planned)} chương trình đều đủ bài, vừa khung giờ, dài tổng cộng {whole}."]
    return problems, ["Hôm nay và mười ngày tới:", *said]
