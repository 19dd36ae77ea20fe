"""When a sentence says whose a story is: not a second time where its title has said so."""

import re

from newsdesk.office.figures import plain


def named_in(title: str, unit: str) -> bool:
    """Return whether a title names a unit: Cơ sở vệ tinh số 1, but not in số 10."""
    return re.search(rf"(?<!\w){re.escape(plain(unit))}(?!\w)", plain(title), re.IGNORECASE) is not None


def of_unit(title: str, unit: str) -> str:
    """Return what stands behind a title, " của Tổ nuôi dưỡng"; nothing where the title names the unit."""
    return "" if named_in(title, unit) else f" của {unit}"
