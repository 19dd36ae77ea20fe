"""The player: waits for a slot's second, plays its programme through whatever player is there, keeps the diary."""

import os
from datetime import datetime, timedelta
from pathlib import Path

from newsdesk import files, intake, messages
from newsdesk.audio.lengths import length_of
from newsdesk.commands import console, diary_book, told_no_more
from newsdesk.commands.playing import Clock, MachineClock, play, wait
from newsdesk.errors import DeskError
from newsdesk.model.calendar import day_words, length_words
from newsdesk.model.diary import Entry, Outcome
from newsdesk.model.programme import Programmes
from newsdesk.nearest import hint
from newsdesk.playout import verdicts
from newsdesk.playout.layout import PROGRAMME
from newsdesk.playout.players import NAMES, Player, find, words
from newsdesk.playout.sessions import AHEAD, Session, around, due, gone_by, silenced

MACHINE_CLOCK = MachineClock()
READING = timedelta(seconds=30)
"""How long before its time it is asked what may be told: thousands of stories are read in less."""


def run(
    root: Path, slot: str | None = None, by: str | None = None, dry_run: bool = False, clock: Clock = MACHINE_CLOCK
) -> int:
    """Play the session that is due; write down those that went by unplayed."""
    if by is not None and by not in NAMES:
        raise console.UsageFault(f"Không biết trình phát “{by}”.{hint(by, NAMES)} Chọn một trong: {', '.join(NAMES)}.")
    console.at_home(root)
    programmes, problems = intake.programmes_of(root)
    console.show(problems)
    if programmes is None:
        return console.COPY
    _known(programmes, slot)
    found, now = around(programmes, clock.now().date()), clock.now()
    session = due(found, now, slot)
    if dry_run:
        return _foretell(root, session, slot, by)
    unwritten = _write_down_missed(root, found, now)
    if session is None:
        console.say(_nothing_due(programmes, now, slot))
        return console.MACHINE if unwritten else console.CLEAN
    try:
        with files.only_one(root / ".cache" / f"player-{session.slot.key}.lock", wait=0):
            return _attend(root, session, by, clock)
    except DeskError as fault:
        if fault.code != "busy":
            raise
        console.say(f"Khung giờ {session.slot.key} đã có một lệnh phát khác đang chạy. Không phát chồng lên.")
        return console.CLEAN


def _known(programmes: Programmes, slot: str | None) -> None:
    keys = [one.key for programme in programmes.programmes for one in programme.slots]
    if slot is not None and slot not in keys:
        raise console.UsageFault(f"Không có khung giờ “{slot}” trong content/programmes.yaml.{hint(slot, keys)}")


def _write_down_missed(root: Path, found: tuple[Session, ...], now: datetime) -> bool:
    """Write the sessions that went by unplayed; return whether that could not be done: playing comes first."""
    try:
        known = frozenset(entry.key for entry in diary_book.read(root))
        gone = [verdicts.missed(session, verdicts.NOBODY_PLAYED) for session in gone_by(found, now, known)]
        diary_book.add_unknown(root, gone)
    except DeskError as fault:
        console.complain(f"DỪNG GHI NHẬT KÝ: {messages.fault(fault)}")
        return True
    for entry in gone:
        console.say(f"Đã ghi nhật ký: {entry.key} không phát, {entry.why}.")
    return False


def _nothing_due(programmes: Programmes, now: datetime, slot: str | None) -> str:
    if title := silenced(programmes, now.date(), slot):
        return f"Hôm nay nghỉ phát thanh: {title}."
    which = f"Khung giờ {slot} không" if slot else "Không khung giờ nào"
    return f"{which} phát trong {length_words(AHEAD)} tới. Không có gì để phát."


def _foretell(root: Path, session: Session | None, slot: str | None, by: str | None) -> int:
    if session is None:
        console.say(f"Không có khung giờ nào{f' {slot}' if slot else ''} trong {length_words(AHEAD)} tới.")
        return console.CLEAN
    player, length = find(os.environ, by), length_of(_sound(root, session))
    console.say(_title(session))
    console.say(f"Tệp: {_sound(root, session).relative_to(root).as_posix()} ({_length(length)})")
    console.say(f"Trình phát: {f'{player.name} ({player.program})' if player else 'chưa có, ' + verdicts.NO_PLAYER}")
    if refused := told_no_more.refusal(root, session):
        console.say(f"Sẽ không phát: {refused}. Làm lại chương trình: python3 tasks.py publish.")
    return console.CLEAN


def _length(length: timedelta | None) -> str:
    return f"dài {length_words(length)}" if length else "chưa có hoặc không đọc được"


def _title(session: Session) -> str:
    day = day_words(session.day)
    return f"{session.title}: {day}, từ {session.opens:%H:%M} đến {session.ends:%H:%M} (khung giờ {session.slot.key})"


def _sound(root: Path, session: Session) -> Path:
    return root / "output" / "broadcast" / session.key / PROGRAMME


def _attend(root: Path, session: Session, by: str | None, clock: Clock) -> int:
    """Wait for a session's time and play it."""
    console.say(_title(session))
    if _aired(root, session):
        console.say("Khung giờ này đã phát xong. Không phát lại.")
        return console.CLEAN
    most = AHEAD + timedelta(minutes=1)
    came = wait(session.opens - READING, clock, most)
    refused = told_no_more.refusal(root, session) if came else ""
    if not (came and wait(session.opens, clock, most)):
        console.say("Đồng hồ máy vừa bị chỉnh lùi lại. Máy phát dừng đợi; việc hẹn giờ sẽ gọi lại đúng lúc.")
        return console.CLEAN
    now, length, player = clock.now(), length_of(_sound(root, session)), find(os.environ, by)
    if not _sound(root, session).exists():
        return _report(root, verdicts.missed(session, verdicts.NO_PROGRAMME, now=now))
    if refused:
        console.complain("Xem bài nào: python3 tasks.py check. Làm lại chương trình: python3 tasks.py publish.")
        return _report(root, verdicts.missed(session, refused, now=now))
    if not length:
        return _report(root, verdicts.missed(session, verdicts.DAMAGED, now=now))
    if player is None:
        return _report(root, verdicts.missed(session, verdicts.NO_PLAYER, now=now, length=length))
    if not verdicts.fits(session, now, length):
        return _report(root, verdicts.too_late(session, now, length))
    return _play(root, session, player, length, clock)


def _aired(root: Path, session: Session) -> bool:
    try:
        return any(e.key == session.key and e.outcome is Outcome.AIRED for e in diary_book.read(root))
    except DeskError:
        return False


def _play(root: Path, session: Session, player: Player, length: timedelta, clock: Clock) -> int:
    began = verdicts.begun(session, clock.now(), length, player.name)
    try:
        diary_book.add(root, began)
    except DeskError as fault:  # listeners do not wait for a diary
        console.complain(f"DỪNG GHI NHẬT KÝ: {messages.fault(fault)}")
    console.say(f"Đang phát bằng {player.name}, {_length(length)}…")
    most = session.ends - clock.now()
    played = play(words(player, _sound(root, session), most, os.environ), session.ends, clock)
    why = verdicts.STOPPED if played.stopped else verdicts.SLOT_OVER if played.cut else ""
    return _report(root, verdicts.ended(began, played.heard, played.code, stopped=why, silent=played.silent), began)


def _report(root: Path, entry: Entry, began: Entry | None = None) -> int:
    """Write what became of a session, and say it."""
    if entry.outcome is Outcome.AIRED:
        late = f"muộn {length_words(entry.late)}" if round(entry.late.total_seconds()) else "đúng giờ"
        console.say(f"Đã phát hết {length_words(entry.planned)}, {late}.")
    elif entry.outcome is Outcome.PARTIAL:
        heard = f"{length_words(entry.heard)} trên {length_words(entry.planned)}"
        console.complain(f"Phát dở, được {heard}: {entry.why}.")
    else:
        console.complain(f"Không phát: {entry.why}.")
    if began is None:
        diary_book.add_unknown(root, [entry])
    else:
        diary_book.replace(root, began, entry)
    return console.CLEAN if entry.outcome is Outcome.AIRED else console.MACHINE
