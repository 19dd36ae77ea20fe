"""What an announcer hands in: decoded once, examined whole, everything that is wrong said at once."""

from newsdesk.audio.recordings.examination import examine
from newsdesk.audio.recordings.nouns import Examined, Expected
from newsdesk.audio.recordings.wholeness import no_file

__all__ = ["Examined", "Expected", "examine", "no_file"]
