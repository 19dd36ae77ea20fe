"""What the diary says of a session: begun, aired, cut short or missed, and why."""

from dataclasses import replace
from datetime import datetime, timedelta

from newsdesk.model.calendar import length_words
from newsdesk.model.diary import Entry, Outcome
from newsdesk.playout.sessions import Session

UNFINISHED = "đang phát hoặc bị ngắt giữa chừng"
"""What stands while a programme plays, and for ever where the power failed."""
NOBODY_PLAYED = "máy phát không chạy vào giờ đó"
NO_PROGRAMME = "chưa làm chương trình cho khung giờ này"
DAMAGED = "tệp chương trình bị hỏng, không đọc được"
TOLD_NO_MORE = "chương trình có nội dung không còn được phát trên loa"
TOLD_OTHERWISE = "chương trình đọc lời cũ của bài đã sửa"
TOLD_OLD_WORDS = "chương trình đọc lời cũ của tin, chuyên mục, thông báo hoặc lời chào, lời kết đã sửa"
READ_OTHERWISE = "chương trình đọc theo một dòng cũ của bảng đọc"
READ_NO_MORE = "chương trình có giọng người đọc không còn được phát trên loa"
UNSURE = "chưa đọc được kho bài nên không biết bài nào còn được phát"
NO_PLAYER = "máy chưa cài mpv, VLC hay ffplay"
STOPPED = "người dùng hoặc hệ thống dừng máy phát"
SLOT_OVER = "hết khung giờ nên dừng"
NOT_STARTED = "trình phát {player} không chạy được (mã {code})"
ENDED_EARLY = "trình phát {player} tự dừng sớm (mã {code})"
TOO_LATE = "bắt đầu muộn {late}, chương trình dài {length} sẽ quá khung giờ"

NO_SOUND_CARD = "trình phát {player} không mở được cạc âm thanh"

SLACK = timedelta(milliseconds=1500)
"""A player that ends so much before the programme's length has played it: it opens the sound card first, and some
end before the last of their buffer is heard."""
NOTHING = timedelta(milliseconds=300)
"""A player that ends sooner never made a sound."""


def fits(session: Session, now: datetime, length: timedelta) -> bool:
    """Whether a programme that begins now is over when its slot is: one that would be cut is not begun."""
    return max(now, session.opens) + length <= session.ends


def missed(session: Session, why: str, *, now: datetime | None = None, length: timedelta = timedelta()) -> Entry:
    """Return the entry of a session of which nothing was heard; `now` is when somebody tried."""
    late = max(now - session.opens, timedelta()) if now else timedelta()
    return _entry(session, Outcome.MISSED, late=_tenths(late), planned=_tenths(length), why=why)


def too_late(session: Session, now: datetime, length: timedelta) -> Entry:
    """Return the entry of a session that somebody came too late for."""
    why = TOO_LATE.format(late=length_words(now - session.opens), length=length_words(length))
    return missed(session, why, now=now, length=length)


def begun(session: Session, now: datetime, length: timedelta, player: str) -> Entry:
    """Return what is written before the first sound: it stays true if nobody can write any more."""
    return _entry(
        session,
        Outcome.PARTIAL,
        began=now.time().replace(microsecond=0),
        late=_tenths(max(now - session.opens, timedelta())),
        planned=_tenths(length),
        player=player,
        why=UNFINISHED,
    )


def ended(entry: Entry, heard: timedelta, code: int, *, stopped: str = "", silent: bool = False) -> Entry:
    """Return what became of a programme that was begun.

    `heard` is how long the player ran, `code` what it ended with, `stopped` why we ended it ourselves, `silent`
    whether it ran without a sound card.
    """
    if silent:
        return _unheard(entry, NO_SOUND_CARD.format(player=entry.player))
    heard = _tenths(min(max(heard, timedelta()), entry.planned))
    if heard >= entry.planned - min(SLACK, entry.planned / 3) and code == 0 and not stopped:
        return replace(entry, outcome=Outcome.AIRED, heard=heard, why="")
    why = stopped or ENDED_EARLY.format(player=entry.player, code=code)
    if heard < NOTHING and not stopped:
        return _unheard(entry, NOT_STARTED.format(player=entry.player, code=code))
    return replace(entry, outcome=Outcome.PARTIAL, heard=heard, why=why)


def _unheard(entry: Entry, why: str) -> Entry:
    return replace(entry, outcome=Outcome.MISSED, began=None, heard=timedelta(), why=why)


def _entry(session: Session, outcome: Outcome, **facts: object) -> Entry:
    known = {"day": session.day, "slot": session.slot.key, "opens": session.slot.opens, "outcome": outcome}
    return Entry(**(known | facts))  # type: ignore[arg-type]


def _tenths(length: timedelta) -> timedelta:
    """Return a length as the diary's file keeps it."""
    return timedelta(milliseconds=100 * round(length / timedelta(milliseconds=100)))
