"""content/lexicon.tsv becomes written form → spoken form."""

import re
from dataclasses import dataclass, field

from newsdesk.model.base import Origin, Trail
from newsdesk.model.lexicon import Lexicon, Sense, sense
from newsdesk.problems import Place, Problem, error
from newsdesk.sources.plain import Written, as_text

SPOKEN = re.compile(r"[^\W\d_]+(?:[ ,.\-]+[^\W\d_]+)*\Z")
COLUMNS = ("written", "spoken", "note", "scope")
"""The columns of a file whose first row does not name them."""


def read_lexicon(written: Written) -> tuple[Lexicon, Origin, list[Problem]]:
    """Return the rows that hold, where each stands, and a Problem for each that does not.

    Columns parted by tabs, named by the first row: written, spoken, and if need be scope and note. A row may begin
    with #. A writing with several senses stands on several rows, each with its scope, at most one without.
    """
    text = as_text(written)
    if isinstance(text, Problem):
        return {}, Origin(written.path), [text]
    heading, *written_rows = text.split("\n")
    named = [cell.strip().lower() for cell in heading.split("\t")]
    reader = _Rows(named if set(named[:2]) == set(COLUMNS[:2]) else list(COLUMNS))
    for number, row in enumerate(written_rows, 2):
        if row.strip() and not row.startswith("#"):
            reader.read(row, Place(written.path, number))
    lexicon = {
        writing: found[0].spoken if len(found) == 1 and not found[0].scoped else tuple(found)
        for writing, found in reader.senses.items()
    }
    lines: dict[Trail, int] = {(writing,): line for (writing, _, _), line in reversed(reader.lines.items())}
    return lexicon, Origin(written.path, lines), reader.problems


@dataclass
class _Rows:
    """The rows so far."""

    columns: list[str]
    senses: dict[str, list[Sense]] = field(default_factory=dict)
    lines: dict[tuple[str, frozenset[str], frozenset[str]], int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def read(self, row: str, place: Place) -> None:
        cells = dict(zip(self.columns, map(str.strip, row.split("\t")), strict=False))
        writing, spoken = cells.get("written", ""), cells.get("spoken", "")
        if not writing or not SPOKEN.match(spoken) or any(map(str.isnumeric, spoken)):  # ² and ① are no letters
            self.problems.append(error(place, "lexicon-row", found=row[:60]))
            return
        try:
            read_as = sense(spoken, cells.get("scope", ""))
        except ValueError as fault:
            self.problems.append(error(place, "lexicon-scope", found=str(fault)[:60]))
            return
        key = (writing, read_as.after, read_as.before)
        if key in self.lines:
            self.problems.append(error(place, "lexicon-doubled", written=writing, first=self.lines[key]))
            return
        for other in self.senses.get(writing, ()):
            if shared := sorted(other.after & read_as.after | other.before & read_as.before):
                facts = {"written": writing, "word": shared[0], "one": other.spoken, "other": spoken}
                self.problems.append(error(place, "lexicon-clash", **facts))
                return
        self.lines[key] = place.line
        self.senses.setdefault(writing, []).append(read_as)
