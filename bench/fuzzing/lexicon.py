"""Lexicons: bytes of lexicon.tsv and phrases.tsv to rows, and the rows at work in a text."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from random import Random

from bench.fuzzing import laws
from bench.fuzzing.header import HOME
from bench.fuzzing.pieces import encoded, mutated, word, words
from newsdesk.model.lexicon import Lexicon, senses
from newsdesk.rules.phrases import fold
from newsdesk.scripts.rows import can_match
from newsdesk.sources.lexicon import read_lexicon
from newsdesk.sources.phrases import read_phrases
from newsdesk.sources.plain import Written
from newsdesk.speech import speak

LEXICON, PHRASES = "content/lexicon.tsv", "content/phrases.tsv"
PIECES = (
    "\t", "\t\t", "\n", "#", "\n#", "written\tspoken\n", "spoken\twritten\tscope\n", "sau: bộ", "trước: [tên]", "[số]",
    "trước: [năm]; sau: a", ";", ":", ",", "[đầu]", "sau:", "\r", '"', "KH", "UBND\tỦy ban\t\n",
    "a\tb\n", "b\ta\n", "/",
    "superlative", "proper", "empty", "H'Mông\tMông\n", "A\tA\n", "10\tmười\n", "x\ty 10\n", "²\thai\n",
)  # fmt: skip
SCOPES = ("", "", "", "sau: bộ", "trước: [tên]", "trước: [số]", "sau: [đầu]", "sau: a, b; trước: c", "x", "sau: ; :")
HEADS = ("written\tspoken\tnote\n", "written\tspoken\tnote\tscope\n", "spoken\twritten\n", "", "\n", "a\tb\n")
Case = tuple[str, bytes]


def case(chance: Random) -> Case:
    """Return the path that a file would have, and its bytes."""
    path = LEXICON if chance.random() < 0.8 else PHRASES
    if chance.random() < 0.6:
        rows = chance.sample(rows_of(path), k=chance.randint(1, 5))
        text = "".join((rows_of(path)[0], *rows))
        return path, encoded(mutated(text, chance, PIECES), chance)
    grown = "".join(row(chance) for _ in range(chance.randint(1, 5)))
    return path, encoded(chance.choice(HEADS) + grown, chance)


def row(chance: Random) -> str:
    """Return a row that nobody wrote."""
    writing = word(chance) if chance.random() < 0.5 else words(chance, 3)
    spoken = words(chance, 3) if chance.random() < 0.5 else chance.choice(("ủy ban", "mét", "a b", "một", "KH"))
    return f"{writing}\t{spoken}\t{chance.choice(('', words(chance, 2)))}\t{chance.choice(SCOPES)}\n"


@cache
def rows_of(path: str) -> tuple[str, ...]:
    """Return the rows of the sample desk."""
    return tuple((HOME / path).read_text("utf-8").splitlines(keepends=True))


def faults(case: Case, chance: Random) -> Iterator[str]:
    """Read a file, use its rows, and yield what should not have come of it."""
    path, content = case
    file = Written(path, len(content), content)
    lines = laws.lines_of(content)
    if path == PHRASES:
        phrases, _, problems = read_phrases(file)
        for text in chain.from_iterable((one.written, one.instead) for one in phrases):
            yield from laws.composed(text, text)
            fold(text)
    else:
        rows, origin, problems = read_lexicon(file)
        yield from at_work(rows, chance)
        if any(not 1 <= line <= lines for line in origin.lines.values()):
            yield "a row stands beyond the last line"
    yield from laws.of_problems(problems, path, lines)


def at_work(rows: Lexicon, chance: Random) -> Iterator[str]:
    """Yield what is wrong with a text that these rows read."""
    for writing, found in rows.items():
        yield from laws.composed(writing, "a writing")
        for sense in senses(found):
            yield from laws.composed(sense.spoken, "a reading")
    pieces = [*rows, *(word(chance) for _ in range(chance.randint(1, 5)))]
    chance.shuffle(pieces)
    text = chance.choice((" ", " ", "", ", ")).join(pieces)
    spoken = speak(text, rows)
    yield from laws.of_spoken(text, spoken)
    yield from laws.unsaid(spoken)
    said = [change.spoken for change in spoken.changes]
    if not contradict(rows, said) and speak(spoken.text, rows).text != spoken.text:
        yield "speaking twice says more"
    if rows and chance.random() < 0.05:
        can_match(next(iter(rows)))


def contradict(rows: Lexicon, spoken: Sequence[str]) -> bool:
    """Whether nothing is promised of two readings: a writing stands in what another row says (a → b, b → c), or in
    what was spoken (“một” of every number).
    """
    said = [sense.spoken for found in rows.values() for sense in senses(found)]
    if any(speak(reading, {}).text != reading for reading in said):
        return True  # a built-in row or a family says it otherwise
    said = [*map(str.lower, said), *map(str.lower, spoken)]
    return any(len(found) > 0 and not isinstance(found, str) for found in rows.values()) or any(
        piece.lower() in text for piece in rows for text in said
    )
