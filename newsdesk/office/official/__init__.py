"""An official paper as Nghị định 30/2020/NĐ-CP lays it out: `begun`, its body, `signed`, its appendices.

Numbers, days and names that people write by hand are left open, never invented.
"""

from newsdesk.office.documents import fixed as file_of
from newsdesk.office.official.end import appendix, both_signed, dated, held_by_what_precedes, room_across, signed
from newsdesk.office.official.head import begun, place_and_day
from newsdesk.office.official.nouns import KINDS, Official, Signature, as_form, facility_paper, sent_to
from newsdesk.office.official.parts import GAP, boxed, centred, rows, rule, section, text, without_borders

__all__ = [
    "GAP",
    "KINDS",
    "Official",
    "Signature",
    "appendix",
    "as_form",
    "begun",
    "both_signed",
    "boxed",
    "centred",
    "dated",
    "facility_paper",
    "file_of",
    "held_by_what_precedes",
    "place_and_day",
    "room_across",
    "rows",
    "rule",
    "section",
    "sent_to",
    "signed",
    "text",
    "without_borders",
]
