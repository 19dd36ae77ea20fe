"""content/lexicon.tsv becomes written form → spoken form."""

import re

from newsdesk.problems import Place, Problem, error
from newsdesk.sources.plain import Written, as_text

SPOKEN = re.compile(r"[^\W\d_]+(?:[ ,.\-]+[^\W\d_]+)*\Z")


def read_lexicon(written: Written) -> tuple[dict[str, str], list[Problem]]:
    """Return the rows that hold, and a Problem for each that does not.

    Three columns parted by tabs: written, spoken, note; the first row names them; a row may begin with #.
    """
    text = as_text(written)
    if isinstance(text, Problem):
        return {}, [text]
    rows: dict[str, str] = {}
    lines: dict[str, int] = {}
    problems: list[Problem] = []
    for number, row in enumerate(text.split("\n"), 1):
        if number == 1 or not row.strip() or row.startswith("#"):
            continue
        place = Place(written.path, number)
        written_form, _, rest = row.partition("\t")
        spoken = rest.split("\t")[0].strip()
        written_form = written_form.strip()
        if not written_form or not SPOKEN.match(spoken):
            problems.append(error(place, "lexicon-row", found=row[:60]))
        elif written_form in rows:
            problems.append(error(place, "lexicon-doubled", written=written_form, first=lines[written_form]))
        else:
            rows[written_form], lines[written_form] = spoken, number
    return rows, problems
