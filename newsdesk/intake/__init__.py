"""A desk as it comes in: every file read, every rule asked, and it never stops at the first fault."""

from newsdesk.intake.alone import Glimpse, facility_of, form_of, glimpse, lexicon_of, people_of, programmes_of
from newsdesk.intake.memory import Memory, remembering
from newsdesk.intake.whole import Intake, library_of, take_in

__all__ = [
    "Glimpse",
    "Intake",
    "Memory",
    "facility_of",
    "form_of",
    "glimpse",
    "lexicon_of",
    "library_of",
    "people_of",
    "programmes_of",
    "remembering",
    "take_in",
]
