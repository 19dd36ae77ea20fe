"""content/phrases.tsv becomes the wordings that the facility wants to be told of."""

from newsdesk.model.base import Origin, Trail
from newsdesk.model.phrases import Phrase, PhraseKind
from newsdesk.nearest import hint
from newsdesk.problems import Place, Problem, error
from newsdesk.sources.plain import Written, as_text

KINDS = {kind.value: kind for kind in PhraseKind}


def read_phrases(written: Written) -> tuple[tuple[Phrase, ...], Origin, list[Problem]]:
    """Return the rows that hold, where each stands, and a Problem for each that does not.

    Columns parted by tabs below a heading: written, kind (superlative, empty, proper), instead. A row may begin with #.
    """
    text = as_text(written)
    if isinstance(text, Problem):
        return (), Origin(written.path), [text]
    phrases: dict[str, Phrase] = {}
    lines: dict[Trail, int] = {}
    problems: list[Problem] = []
    for number, row in enumerate(text.split("\n")[1:], 2):
        if not row.strip() or row.startswith("#"):
            continue
        found = _phrase(row, Place(written.path, number))
        if isinstance(found, Problem):
            problems.append(found)
        elif found.written in phrases:
            first = lines[found.written,]
            problems.append(error(Place(written.path, number), "phrase-doubled", written=found.written, first=first))
        else:
            phrases[found.written], lines[found.written,] = found, number
    return tuple(phrases.values()), Origin(written.path, lines), problems


def _phrase(row: str, place: Place) -> Phrase | Problem:
    wording, kind, instead = [cell.strip() for cell in (*row.split("\t"), "", "")[:3]]
    if kind not in KINDS:
        return error(place, "phrase-kind", found=kind[:60], hint=hint(kind, list(KINDS)))
    if not any(map(str.isalpha, wording)):
        return error(place, "phrase-empty")
    return Phrase(written=" ".join(wording.lower().split()), kind=KINDS[kind], instead=instead)
