"""Write a signed slip into the register of slips: its number and what was ticked on it, nobody's name."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from newsdesk import files
from newsdesk.commands import console, withdrawal_records
from newsdesk.commands.consent_edit import FILE
from newsdesk.commands.consent_entry import with_slip
from newsdesk.commands.slip import NUMBER
from newsdesk.model.calendar import short_day
from newsdesk.model.consent import Consent, Consents, Purpose
from newsdesk.model.names import channels_named
from newsdesk.model.story import Channel
from newsdesk.nearest import hint
from newsdesk.sources.plain import LARGEST, Written
from newsdesk.sources.yaml_file import read_yaml

ALLOWED = {Purpose.NAME: "nêu tên", Purpose.PHOTO: "dùng ảnh", Purpose.WORDS: "dẫn lời", Purpose.VOICE: "phát giọng"}
"""What a slip says of each purpose."""


def run(
    root: Path,
    today: date,
    slip: str,
    allows: Mapping[str, Iterable[str]] | None = None,
    on: date | None = None,
    until: date | None = None,
) -> int:
    """Add one slip to the register; `allows` holds channels by purpose, `on` is the day on which it was signed."""
    told = allows or {}
    name, photo, words, voice = (_channels(told.get(purpose.value, ())) for purpose in Purpose)
    signed = Consent(slip=_number(slip), on=on or today, name=name, photo=photo, words=words, voice=voice, until=until)
    _refuse(signed, today)
    with console.alone(root):
        return _added(root, signed)


def _number(written: str) -> str:
    number = written.strip().upper()
    if not NUMBER.match(number):
        raise console.UsageFault(
            f"Số phiếu “{written}” chỉ gồm chữ cái không dấu, chữ số và gạch nối, ví dụ PDY-2026-050."
        )
    return number


def _channels(told: Iterable[str]) -> tuple[Channel, ...]:
    """Return the channels that were named, each once, in the order of the form."""
    named = list(told)
    known = [channel.value for channel in Channel]
    if strange := next((one for one in named if one not in known), None):
        raise console.UsageFault(
            f"Không có nơi nào gọi là “{strange}”.{hint(strange, known)} Chỉ có: {', '.join(known)}."
        )
    return tuple(channel for channel in Channel if channel.value in named)


def _refuse(slip: Consent, today: date) -> None:
    """Refuse what cannot stand on a signed slip."""
    if not any(getattr(slip, purpose.value) for purpose in Purpose):
        raise console.UsageFault("Phiếu chưa cho việc gì ở đâu. Đánh dấu đúng những ô mà người ký đã đánh dấu.")
    if slip.on and slip.on > today:
        raise console.UsageFault(f"Ngày ký {short_day(slip.on)} chưa tới. Xem lại phiếu giấy rồi sửa --on.")
    if slip.on and slip.until and slip.until < slip.on:
        raise console.UsageFault(
            f"Phiếu hết hạn ngày {short_day(slip.until)}, trước cả ngày ký. Xem lại phiếu giấy rồi sửa --until."
        )


def _added(root: Path, slip: Consent) -> int:
    path = root / FILE
    content = files.bytes_if_there(path)
    register = Consents()
    if content is not None:
        found, _, problems = read_yaml(Written(FILE, len(content), content[:LARGEST]), Consents)
        if found is None:
            console.show(problems)
            console.say("Chưa ghi phiếu nào. Sửa tệp trên rồi làm lại.")
            return console.COPY
        register = found
    taken = {one.slip for one in register.slips} | {one.slip for one in withdrawal_records.read(root)}
    if slip.slip in taken:
        raise console.UsageFault(f"Phiếu “{slip.slip}” đã ghi rồi. Mỗi phiếu ghi một lần: xem lại số trên phiếu giấy.")
    edited = with_slip(content, slip)
    if edited is None:
        console.say(f"Máy không tự ghi được vào {FILE}. Nhờ người phụ trách kỹ thuật ghi phiếu này vào tệp.")
        return console.COPY
    files.write_over(path, edited, content)
    for line in _said(slip):
        console.say(line)
    return console.CLEAN


def _said(slip: Consent) -> Iterable[str]:
    """Yield what the register now holds, as it stands on the paper."""
    until = f", có hiệu lực đến hết ngày {short_day(slip.until)}" if slip.until else ""
    yield f"Đã ghi phiếu {slip.slip} vào {FILE}, ký ngày {short_day(slip.on or date.min)}{until}."
    for purpose, words in ALLOWED.items():
        told = getattr(slip, purpose.value)
        where = channels_named(told) if told else "không nơi nào"
        yield f"Cho {words}: {where}."
    yield "Trong bài, chọn số phiếu này cạnh tên người đã ký, ở phần “Người trong bài”."
