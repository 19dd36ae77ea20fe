"""How well texts are read aloud: tables of cases scored, silent errors counted, sentences timed.

A table is tab-separated with a heading line. `class written spoken`: NVIDIA NeMo's rows, strict under the profile
`nemo` and lenient under `broadcast`. `written spoken …` (also_accepted, category): lenient under `broadcast`.
`written left …` or `written span …`: the span must stay as it is, reported, and nothing else may be left.
"""

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from bench.scoring import agrees, fold
from newsdesk.speech import BROADCAST, Profile, Spoken, profiles, speak

NUMBERS = (
    "không một hai ba bốn tư năm lăm sáu bảy tám chín mười mươi mốt linh trăm nghìn triệu tỷ phẩy nhất nhì mùng tháng"
)
NUMBER_WORDS = frozenset(NUMBERS.split())
SECONDS = 2.0
"""How long a set is spoken again and again to be timed."""
PIECES = "1|/|.|(|1/|1.|1 |1,|1-|12/KH-|A|I |1:|a/|@|a.|www.|-1|+|x |1/1 |6h30 - |(1)|0|ab/|ba("
HOSTILE = tuple(PIECES.split("|"))
"""Pieces that patterns with too much freedom would stumble over."""
MIXTURES = ("0123456789/.()", "0123456789/.-,() ", "0123456789 /.-:hgđ%xIVX()", "[]{}()/.0", "1/2 ", "A1/KH- ", "@a.1 ")
LENGTH, SEED = 100_000, 405


@dataclass(frozen=True, slots=True)
class Case:
    """A row of a table: what is written, and what has to be said or left."""

    written: str
    spoken: str = ""
    also: str = ""
    category: str = ""
    left: str | None = None


@dataclass(slots=True)
class Score:
    """How a table came out."""

    rows: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: list[tuple[Case, Spoken, str]] = field(default_factory=list)
    """Case, what was said, and how it is wrong: reported, silent number, silent."""

    @property
    def total(self) -> int:
        """How many rows there are."""
        return self.rows.total()

    def share(self, category: str | None = None) -> float:
        """Per cent right, of all or of one category."""
        rows, right = (
            (self.rows.total(), self.right.total()) if category is None else (self.rows[category], self.right[category])
        )
        return 100 * right / rows if rows else 100.0


def report(tables: Sequence[Path], misses: bool) -> Iterator[str]:
    """Yield the lines that the bench prints."""
    everything: list[Case] = []
    for table in tables:
        cases, is_nemo = read(table)
        everything += cases
        ways = [(profiles()["nemo"], True), (BROADCAST, False)] if is_nemo else [(BROADCAST, False)]
        for profile, strict in ways:
            yield from told(
                f"{table.name}, {profile.name}, {'strict' if strict else 'lenient'}",
                score(cases, profile, strict),
                misses,
            )
    yield from laws([case.written for case in everything])
    yield from speed([case.written for case in everything])
    yield from hostile()


def read(table: Path) -> tuple[list[Case], bool]:
    """Return the cases of a table, and whether they are NeMo's."""
    heading, *lines = table.read_text("utf-8").splitlines()
    names = heading.split("\t")
    rows = [dict(zip(names, line.split("\t"), strict=False)) for line in lines if line]
    is_nemo = names[:1] == ["class"]
    cases = [
        Case(
            row["written"],
            row.get("spoken", ""),
            row.get("also_accepted", ""),
            row.get("class") or row.get("category") or "",
            row.get("left", row.get("span")),
        )
        for row in rows
    ]
    return cases, is_nemo


def score(cases: Iterable[Case], profile: Profile, strict: bool) -> Score:
    """Speak each case and compare."""
    result = Score()
    for case in cases:
        spoken = speak(case.written, {}, {}, profile)
        result.rows[case.category] += 1
        if is_right(case, spoken, strict):
            result.right[case.category] += 1
        else:
            result.wrong.append((case, spoken, how_wrong(case, spoken)))
    return result


def is_right(case: Case, spoken: Spoken, strict: bool) -> bool:
    """Whether a case was said, or left, as it should be."""
    if case.left is not None:
        return [left.written for left in spoken.left] == [case.left]
    if strict:
        return spoken.text == case.spoken
    return not spoken.left and agrees(spoken.text, case.spoken, case.also)


def how_wrong(case: Case, spoken: Spoken) -> str:
    """Say whether an editor would be told, and whether a listener would hear a wrong number."""
    if case.left is None and spoken.left:
        return "reported"
    if case.left is not None:
        return "reported" if any(case.left in left.written for left in spoken.left) else "silent number"
    differing = Counter(fold(spoken.text).split())
    differing.subtract(fold(case.spoken).split())
    return "silent number" if any(count and word in NUMBER_WORDS for word, count in differing.items()) else "silent"


def told(name: str, result: Score, misses: bool) -> Iterator[str]:
    """Yield what is told of one table."""
    kinds = Counter(kind for _, _, kind in result.wrong)
    yield (
        f"{name}: {result.right.total()} of {result.total} right ({result.share():.1f} %);"
        f" wrong and reported {kinds['reported']}, silent wrong numbers {kinds['silent number']},"
        f" other silent {kinds['silent']}"
    )
    if len(result.rows) > 1:
        yield "  " + ", ".join(f"{name} {result.right[name]}/{result.rows[name]}" for name in sorted(result.rows))
    for case, spoken, kind in result.wrong if misses else ():
        yield f"  [{kind}] {case.written}\n     → {spoken.text}\n     ≠ {case.spoken or case.left}"
        yield from (f"     left {left.written} ({left.why})" for left in spoken.left)


def laws(texts: Sequence[str]) -> Iterator[str]:
    """Yield how often a text was touched outside its spans, and how often speaking again changed something."""
    touched = sum(put_together(text, speak(text, {})) != speak(text, {}).text for text in texts)
    unstable = sum(speak(once, {}).text != once for once in (speak(text, {}).text for text in texts))
    yield f"Text outside spans: {touched} of {len(texts)} touched. Spoken twice: {unstable} changed again."


def put_together(written: str, spoken: Spoken) -> str:
    """Apply the changes to the text by hand."""
    pieces, done = [], 0
    for change in spoken.changes:
        pieces += [written[done : change.start], change.spoken]
        done = change.start + len(change.written)
    return "".join([*pieces, written[done:]])


def speed(texts: Sequence[str]) -> Iterator[str]:
    """Yield sentences a second on one core."""
    if not texts:
        return
    done, begun = 0, time.process_time()
    while (taken := time.process_time() - begun) < SECONDS:
        for text in texts:
            speak(text, {})
        done += len(texts)
    yield f"Speed: {done / taken:,.0f} sentences a second on one core ({len(texts)} different ones)."


def hostile() -> Iterator[str]:
    """Yield the slowest of 100 kB made of one piece over and over."""
    texts = {repr(piece): (piece * LENGTH)[:LENGTH] for piece in HOSTILE}
    for signs in MIXTURES:
        texts[f"any of {signs!r}"] = "".join(Random(SEED).choices(signs, k=LENGTH))
    slowest = max((seconds(text), name) for name, text in texts.items())
    yield f"100 kB of hostile text, {len(texts)} kinds: the slowest, {slowest[1]}, {slowest[0]:.2f} s."


def seconds(text: str) -> float:
    """Return the CPU time that a text takes."""
    begun = time.process_time()
    speak(text, {})
    return time.process_time() - begun
