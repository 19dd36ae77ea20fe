"""A programme as a bulletin for the networked loudspeakers of communes and provinces (hệ thống thông tin nguồn).

No official schema of the exchange was found in public; the field names and their forms follow implementations that are
in use (docs/playout.md). Codes and priorities are text there, times are seconds since 1970, the content of a
bulletin of sound is the address of its file.
"""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta, timezone

from newsdesk.model.calendar import short_day
from newsdesk.model.facility import Facility
from newsdesk.model.names import PARTS
from newsdesk.model.programme import Part
from newsdesk.model.rundown import Item, Rundown
from newsdesk.playout.layout import PROGRAMME

NAME = "ban-tin.json"
VIETNAM = timezone(timedelta(hours=7))
SOUND, ORDINARY, GOOD_PEOPLE = "3", "3", "6"
"""Âm thanh; thường; gương người tốt, việc tốt."""

REMARK = (
    "Tên trường viết theo các phần mềm truyền thanh đang dùng; chưa tìm thấy lược đồ chính thức được công bố. "
    "NoiDung là tên tệp nằm cạnh tệp này; hệ thống nhận có thể cần thay bằng địa chỉ đã tải lên. "
    "ThoiGianSanXuat là 0 giờ ngày phát, không phải giờ làm tệp."
)
NOT_TOLD = frozenset({Part.IDENT, Part.STING, Part.OPENING, Part.CLOSING, Part.BED, Part.HEADLINES})


def bulletin(rundown: Rundown, facility: Facility) -> str:
    """Return the JSON of one programme: nothing of a person that is not said in it."""
    name = facility.on(rundown.day)
    begins = datetime.combine(rundown.day, rundown.opens, VIETNAM)
    data = {
        "BanTinID": rundown.key,
        "LoaiBanTin": SOUND,
        "MucDoUuTien": ORDINARY,
        "LoaiLinhVuc": GOOD_PEOPLE,
        "TieuDe": f"{rundown.title}, {short_day(rundown.day)}",
        "NoiDungTomTat": summary(rundown.items) or rundown.title,
        "NoiDung": PROGRAMME,
        "ThoiLuong": clock(rundown.length),
        "ThoiGianSanXuat": _seconds(datetime.combine(rundown.day, datetime.min.time(), VIETNAM)),
        "TacGia": {"TenDayDu": name.name, "ButDanh": name.short, "Email": ""},
        "NguonTin": name.name,
        "VungPhat": name.name,
        "DanhSachNgayPhat": [
            {
                "NgayPhat": f"{rundown.day:%d-%m-%Y}",
                "ThoiDiemPhat": [
                    {
                        "ThoiGianBatDau": _seconds(begins),
                        "ThoiGianKetThuc": _seconds(begins + whole_seconds(rundown.length)),
                    }
                ],
            }
        ],
        "GhiChu": REMARK,
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def summary(items: Iterable[Item]) -> str:
    """Return what is told, in order: the titles as they stand in the rundown."""
    return "; ".join(f"{PARTS[item.part]}: {item.title}" for item in items if item.part not in NOT_TOLD)


def whole_seconds(length: timedelta) -> timedelta:
    """Return a length rounded up, so that no loudspeaker stops before the last word."""
    return timedelta(seconds=-(-length // timedelta(seconds=1)))


def clock(length: timedelta) -> str:
    """Return a length as hh:mm:ss."""
    seconds = int(whole_seconds(length).total_seconds())
    return f"{seconds // 3600:02}:{seconds % 3600 // 60:02}:{seconds % 60:02}"


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())
