"""What the desk has written, read back as text: where does a name stand?"""

from newsdesk.traces.kinds import rank_of
from newsdesk.traces.nouns import Findings, Found, Hit, Unread
from newsdesk.traces.reading import texts_of
from newsdesk.traces.searching import find, search

__all__ = ["Findings", "Found", "Hit", "Unread", "find", "rank_of", "search", "texts_of"]
