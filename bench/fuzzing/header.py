"""Headers: bytes of a story's file, or of a file of content/, to nouns, or to every Problem in them."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from bench.fuzzing import laws
from bench.fuzzing.pieces import encoded, mutated, word, words
from newsdesk.model.approval import told_digest
from newsdesk.model.consent import Consents
from newsdesk.model.facility import Facility
from newsdesk.model.papers import Papers
from newsdesk.model.plan import Plan
from newsdesk.model.programme import Programmes
from newsdesk.model.story import Header
from newsdesk.model.texts import written
from newsdesk.problems import any_error
from newsdesk.rules import check
from newsdesk.rules.desk import Desk
from newsdesk.sources.markdown_file import Sheet
from newsdesk.sources.plain import Written
from newsdesk.sources.stories import read_sheet, story_of
from newsdesk.sources.yaml_file import read_yaml

HOME = Path(__file__).parents[2]
TODAY = date(2026, 11, 20)
STORY = "exemplars/2026/bai.md"
NOUNS: dict[str, type[Any]] = {
    "content/facility.yaml": Facility,
    "content/programmes.yaml": Programmes,
    "content/consents.yaml": Consents,
    "content/papers.yaml": Papers,
    "content/plans/kh-405.yaml": Plan,
}
BLOCK = re.compile(r"^(?=[a-z_]+:)", re.MULTILINE)
NEEDED = ("title:", "kind:", "field:", "unit:", "stage:")
LARGEST_BLOCK = 400
PIECES = (
    "&a ", "*a", "!!python/object:os.system ", "!x ", "- ", "? ", ": ", "{", "}", "[", "]", ", ", "|\n", ">-\n  ", "'",
    '"', '"\\x', "# ", "%YAML 1.1\n", "---\n", "...\n", "\n", "\n  ", "\n\t", "<<: *a\n", "~", "null", "yes", "0o7",
    "1_000", "title: x\n", "people:\n", "  - {name: A, role: staff}\n", "stage: approved\n", "tags: [a, b]\n", "@", "`",
    "date: 2026-13-01\n", "spoken:\n  say: {A: b}\n", "sample: maybe\n", "\\u0000", "&a [*a]", "{a: {a: {a: ", "[[[[",
)  # fmt: skip
VALUES = ("", "[]", "{}", "~", "[a, [b]]", "{a: b}", "'", '"\\u202e"', "|\n  a\n b", "*x", "&x y", "2026-09-10", "true")
KEYS = tuple(Header.__dataclass_fields__)
Case = tuple[str, bytes]


def case(chance: Random) -> Case:
    """Return the path that a file would have, and its bytes."""
    kind = chance.randrange(10)
    if kind < 5:
        text = mutated(whole(chance), chance, PIECES) if chance.random() < 0.9 else whole(chance)
    elif kind < 7:
        text = f"---\n{grown(chance)}---\n{words(chance, 4)}"
    elif kind < 9:
        path = chance.choice(tuple(NOUNS))
        blocks = blocks_of(path)
        text = "".join(chance.sample(blocks, k=min(len(blocks), chance.randint(1, 4))))
        return path, encoded(mutated(text, chance, PIECES), chance)
    else:
        text = "---\n" + "".join(chance.choice(PIECES) * chance.randint(1, 20) for _ in range(5)) + "\n---\nx"
    return STORY, encoded(text, chance)


def whole(chance: Random) -> str:
    """Return a story's file put together of parts of others."""
    needed = [block for block in chance.choice(stories()) if block.startswith(NEEDED)]
    others = chance.sample(chance.choice(stories()), k=chance.randint(0, 4))
    blocks = [*needed, *(block for block in others if not block.startswith(NEEDED))]
    chance.shuffle(blocks)
    return f"---\n{''.join(blocks)}---\n\n{words(chance, 12)}\n"


def grown(chance: Random) -> str:
    """Return YAML that nobody wrote: keys of a header with values that do not belong to them."""
    rows = []
    for _ in range(chance.randint(1, 6)):
        key = chance.choice(KEYS) if chance.random() < 0.9 else word(chance)
        value = chance.choice((*VALUES, words(chance, 5)))
        rows.append(f"{key}:{chance.choice((' ', ' ', '', chr(10) + '  - '))}{value}\n")
    return "".join(rows)


@cache
def stories() -> tuple[tuple[str, ...], ...]:
    """Return the headers of the sample desk, cut into the keys at their left edge."""
    found = sorted((HOME / "exemplars").rglob("*.md"))
    return tuple(_blocks(path.read_text("utf-8").split("---\n")[1]) for path in found)


@cache
def blocks_of(path: str) -> tuple[str, ...]:
    """Return a file of content/ of the sample desk, cut likewise."""
    return _blocks((HOME / path).read_text("utf-8"))


def _blocks(text: str) -> tuple[str, ...]:
    return tuple(block if len(block) < LARGEST_BLOCK else f"{block[:LARGEST_BLOCK]}\n" for block in BLOCK.split(text))


def faults(case: Case, chance: Random) -> Iterator[str]:
    """Read a file, and yield what should not have come of it."""
    path, content = case
    file = Written(path, len(content), content)
    lines = laws.lines_of(content)
    if path == STORY:
        sheet, problems = read_sheet(file)
        value: Any = sheet
    else:
        value, _, problems = read_yaml(file, NOUNS[path])
    yield from laws.of_problems(problems, path, lines)
    if (value is None) != any_error(problems):
        yield "read although something is wrong" if value else "not read, and nobody is told why"
    if isinstance(value, Sheet):
        yield from of_sheet(value, lines, thorough=chance.random() < 0.1)
    elif value is not None:
        for trail, text in written(value):
            yield from laws.composed(text, f"{trail}")


def of_sheet(sheet: Sheet[Header], lines: int, *, thorough: bool) -> Iterator[str]:
    """Yield what is wrong with a story that was read whole; every rule looks at it if need be."""
    for trail, text in written(sheet.header):
        yield from laws.composed(text, f"{trail}")
    yield from laws.composed(sheet.body, "the body")
    story = story_of(sheet, {})
    if told_digest(story) != told_digest(story_of(sheet, {})):
        yield "two digests"
    if thorough:
        found = check(Desk(facility=None, stories=(story,)), TODAY)
        mine = [problem for problem in found if problem.place.path == STORY]
        yield from laws.of_problems(mine, STORY, lines)
