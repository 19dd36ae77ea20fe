"""Papers of the council that examines stories: a criteria sheet for each, the minutes of a meeting."""

from newsdesk.office.examination.minutes import minutes_paper
from newsdesk.office.examination.sheet import criteria_paper

__all__ = ["criteria_paper", "minutes_paper"]
