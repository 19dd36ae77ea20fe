"""What somebody answers about a facility, read strictly: a reader returns the noun, or raises Unclear with a reason."""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import pairwise

from newsdesk import files
from newsdesk.model.alphabet import ascii_slug
from newsdesk.model.base import ISO_DAY
from newsdesk.rules.facility import ADDRESS, DEADLINE

LONGEST = 160
"""Characters of a name: what is longer fits on no paper."""
FROM, UNTIL = time(5, 0), time(21, 0)
"""When loudspeakers may sound, until the facility writes its own quiet hours."""
MOST_MINUTES, MOST_SLOTS = 60, 4
EVERY_DAY = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAYS = {"hằng ngày": EVERY_DAY, "hàng ngày": EVERY_DAY, "ngày làm việc": EVERY_DAY[:5]}
SHORT_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\Z")
CLOCK = re.compile(r"(\d{1,2})(?::|h|g)(\d{2})?\Z")
MINUTES = re.compile(r"(\d{1,3})(?: phút)?\Z")
SIGN = re.compile(r"[A-ZĐ][A-ZĐ0-9&-]{0,19}\Z")


class Unclear(Exception):
    """An answer that cannot be taken; its text is the reason that the person reads."""


@dataclass(frozen=True, slots=True)
class Called:
    """How the facility is called in short, and the sign of its papers."""

    short: str
    sign: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A unit or a field: its key, its name, its short name."""

    key: str
    name: str
    short: str


@dataclass(frozen=True, slots=True)
class PlanAnswer:
    """The plan's number, its day, and its period."""

    number: str
    issued: date
    since: date
    until: date
    sample: bool = False


@dataclass(frozen=True, slots=True)
class SlotAnswer:
    """When the loudspeakers are ours."""

    opens: time
    minutes: int
    days: tuple[str, ...]

    @property
    def ends(self) -> int:
        """The minute of the day at which it is over."""
        return self.opens.hour * 60 + self.opens.minute + self.minutes


@dataclass(frozen=True, slots=True)
class SignerAnswer:
    """Who signs papers; without a name the line stays empty."""

    office: str
    on_behalf: str = ""
    name: str = ""


def words(written: str) -> str:
    """Read a name: some letters on one line."""
    text = files.nfc(" ".join(written.split()))
    if not any(map(str.isalpha, text)):
        raise Unclear("Cần ghi bằng chữ.")
    if len(text) > LONGEST:
        raise Unclear(f"Dài quá {LONGEST} chữ. Ghi gọn lại.")
    if not text.isprintable():
        raise Unclear("Có ký tự lạ không in ra được. Gõ lại thay vì chép từ nơi khác.")
    return text


def parts(written: str) -> list[str]:
    """Return the parts of an answer: each on a line of its own, or with semicolons between them."""
    return [files.nfc(" ".join(part.split())) for part in re.split(r"[;\n]", written) if part.strip()]


def called(written: str) -> Called:
    """Read `Cơ sở; CSCNMT`."""
    told = parts(written)
    if len(told) != 2:
        raise Unclear("Cần đủ hai phần, cách nhau bằng dấu chấm phẩy: tên gọi tắt; ký hiệu.")
    if not SIGN.match(told[1]):
        raise Unclear("Ký hiệu chỉ gồm chữ hoa, chữ số, viết liền, ví dụ CSCNMT.")
    return Called(words(told[0]), told[1])


def listed(written: str) -> tuple[Listed, ...]:
    """Read names, one a line, each perhaps with a short one behind a bar; their keys are made of them."""
    found: list[Listed] = []
    for part in parts(written):
        name, _, short = (words(one) if one != "|" else one for one in _barred(part))
        key = ascii_slug(short)[:60].strip("-")
        if not key:
            raise Unclear(f"“{name}” không có chữ cái nào để đặt khóa.")
        if key in [one.key for one in found]:
            raise Unclear(f"“{name}” ghi hai lần. Bỏ bớt một dòng.")
        found.append(Listed(key, name, short))
    if not found:
        raise Unclear("Cần ít nhất một dòng.")
    return tuple(found)


def _barred(part: str) -> tuple[str, str, str]:
    name, bar, short = part.partition("|")
    return name, "|", short if bar and short.strip() else name


def day(written: str) -> date:
    """Read 24/6/2022 or 2022-06-24."""
    text = written.strip()
    try:
        if ISO_DAY.match(text):
            return date.fromisoformat(text)
        if found := SHORT_DAY.match(text):
            return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        pass
    raise Unclear(f"“{text}” không phải một ngày. Ghi ngày/tháng/năm, ví dụ 24/6/2022.")


def plan(written: str) -> PlanAnswer:
    """Read `405/KH-CSĐTNTMT; 24/6/2022; 24/6/2022 - 31/12/2025`."""
    told = parts(written)
    if len(told) != 3:
        raise Unclear("Cần đủ ba phần, cách nhau bằng dấu chấm phẩy: số ký hiệu; ngày ban hành; từ ngày - đến ngày.")
    period = re.split(r"\s+(?:-|–|đến)\s+", told[2])
    if len(period) != 2:
        raise Unclear("Thời hạn ghi dạng: 1/1/2026 - 31/12/2030.")
    number, issued, since, until = words(told[0]), day(told[1]), day(period[0]), day(period[1])
    if until < since:
        raise Unclear("Thời hạn có ngày cuối trước ngày đầu.")
    return PlanAnswer(number, issued, since, until)


def sample_plan(today: date) -> PlanAnswer:
    """Return a plan that stands in until there is a real one."""
    first = date(today.year, 1, 1)
    return PlanAnswer("00/KH-MẪU", first, first, date(today.year + 4, 12, 31), sample=True)


def deadline(written: str) -> str:
    """Read 15/8 as month and day."""
    found = re.match(r"(\d{1,2})/(\d{1,2})\Z", written.strip())
    month_day = f"{int(found[2]):02}-{int(found[1]):02}" if found else ""
    if not DEADLINE.match(month_day):
        raise Unclear("Ghi ngày/tháng mà năm nào cũng có, ví dụ 15/8.")
    return month_day


def slots(written: str) -> tuple[SlotAnswer, ...]:
    """Read `05:45, 10 phút, hằng ngày`, one a line."""
    found = sorted((_slot(part) for part in parts(written)), key=lambda slot: slot.opens)
    if not found:
        raise Unclear("Cần ít nhất một khung giờ.")
    if len(found) > MOST_SLOTS:
        raise Unclear(f"Nhiều nhất {MOST_SLOTS} khung giờ.")
    for one, other in pairwise(found):
        if other.opens.hour * 60 + other.opens.minute < one.ends:
            raise Unclear(f"Khung giờ {other.opens:%H:%M} chồng lên khung giờ {one.opens:%H:%M}.")
    return tuple(found)


def _slot(part: str) -> SlotAnswer:
    opens, minutes, days = (*(one.strip() for one in part.split(",")), "", "")[:3]
    clock, length = CLOCK.match(opens), MINUTES.match(minutes)
    if not clock or int(clock[1]) > 23 or int(clock[2] or 0) > 59:
        raise Unclear(f"“{opens}” không phải giờ. Ghi dạng 05:45.")
    if not length or not 1 <= int(length[1]) <= MOST_MINUTES:
        raise Unclear(f"Sau giờ là số phút, từ 1 đến {MOST_MINUTES}, ví dụ: 05:45, 10 phút.")
    if (days or "hằng ngày").casefold() not in DAYS:
        raise Unclear("Phần cuối ghi “hằng ngày” hoặc “ngày làm việc”.")
    slot = SlotAnswer(time(int(clock[1]), int(clock[2] or 0)), int(length[1]), DAYS[(days or "hằng ngày").casefold()])
    if slot.opens < FROM or timedelta(minutes=slot.ends) > timedelta(hours=UNTIL.hour):
        raise Unclear(f"Khung giờ phải nằm trong khoảng {FROM:%H:%M} đến {UNTIL:%H:%M}; ngoài giờ ấy là giờ nghỉ đêm.")
    return slot


def signer(written: str) -> SignerAnswer:
    """Read an office, perhaps a name behind it, perhaps on whose behalf before it."""
    told = [words(part) for part in parts(written)]
    if not 1 <= len(told) <= 3:
        raise Unclear("Ghi chức vụ; hoặc chức vụ; họ tên; hoặc KT. …; chức vụ; họ tên.")
    if len(told) == 3:
        return SignerAnswer(told[1], told[0], told[2])
    return SignerAnswer(told[0], name=told[1] if len(told) == 2 else "")


def address(written: str) -> str:
    """Read where the website will stand; nothing where it is only looked at here."""
    text = written.strip()
    if text and not ADDRESS.fullmatch(text):
        raise Unclear("Địa chỉ ghi đủ cả https://, ví dụ https://guong.example.vn.")
    return text
