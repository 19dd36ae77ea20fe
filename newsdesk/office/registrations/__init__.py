"""Papers of the yearly registration: each unit's form, the council's list, letters to units that are behind."""

from newsdesk.office.registrations.form import registration_form
from newsdesk.office.registrations.letter import reminder
from newsdesk.office.registrations.listing import council_list
from newsdesk.office.registrations.workbook import council_workbook

__all__ = ["council_list", "council_workbook", "registration_form", "reminder"]
