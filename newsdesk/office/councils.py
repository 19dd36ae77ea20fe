"""The council as papers name it, even where content/papers.yaml does not."""

from datetime import date

from newsdesk.model.facility import as_of
from newsdesk.model.papers import Council, Papers

UNNAMED = Council(since=date.min, name="Hội đồng thi đua, khen thưởng")


def council_on(papers: Papers, day: date) -> Council:
    """Return the council as of a day."""
    return as_of(papers.councils, day) or UNNAMED
