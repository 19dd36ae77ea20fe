"""Why a slip of consent, or a legal basis in its place, does not allow something of somebody, in words."""

from collections.abc import Mapping
from datetime import date

from newsdesk.model.calendar import short_day
from newsdesk.model.consent import Consent
from newsdesk.model.story import Person

NO_SLIP = "chưa có phiếu đồng ý"


def why_not(person: Person, consents: Mapping[str, Consent], on: date, use: str) -> str:
    """Return why somebody's papers do not allow a use on a day, which is told as `use`: tên lên trang thông tin."""
    if person.consent is None:
        return NO_SLIP if person.basis is None else f"căn cứ đã ghi không cho {use}"
    slip = consents.get(person.consent)
    if slip is None:
        return f"phiếu {person.consent} chưa có trong sổ phiếu"
    if slip.withdrawn and slip.withdrawn <= on:
        return f"phiếu {slip.slip} đã rút ngày {short_day(slip.withdrawn)}"
    if slip.until and slip.until < on:
        return f"phiếu {slip.slip} hết hạn ngày {short_day(slip.until)}"
    if slip.on and slip.on > on:
        return f"phiếu {slip.slip} đến ngày {short_day(slip.on)} mới ký"
    return f"phiếu {slip.slip} không cho {use}"
