"""What was left is looked at once more, beside what was said meanwhile, until nothing changes any longer.

A word that was not yet read when a span before it was looked at ("5g 18/3/2025") may decide it once it is. Without
this, speaking a spoken text again would say more than speaking it once.
"""

import re
from bisect import bisect_right
from collections.abc import Callable

from newsdesk.speech.spoken import Change, Left, Spoken

MOST, LONG = 4, 20_000
"""How often one looks again; once only at what is longer than any story, so that nobody's file can keep it busy."""
REMAINS = re.compile(r"[-+±&=~<>≥≤≈$€£¥%*×÷@/−]|\b[A-ZĐ]\.|\.[a-z]")
"""Signs that may still be read."""
CUT = frozenset(["address", "file", "say", "lexicon"])
"""Kinds of change beside which words stand free that were part of something longer."""


def settle(text: str, spoken: Spoken, scan: Callable[[str], Spoken]) -> Spoken:
    """Return the reading of a text after which a scan of it finds nothing more."""
    for _ in range(MOST if len(text) < LONG else 1):
        if not may_say_more(spoken):
            break
        again = scan(spoken.text)
        if not again.changes:
            break
        spoken = joined(text, spoken, again)
    return spoken


def may_say_more(spoken: Spoken) -> bool:
    """Whether a second look may find something: what was left, a sign, words of an address cut free."""
    if not spoken.changes:
        return False
    cut_free = any(change.kind in CUT for change in spoken.changes)
    return bool(spoken.left) or cut_free or REMAINS.search(spoken.text) is not None


def joined(text: str, once: Spoken, again: Spoken) -> Spoken:
    """Return one reading of the text that says what two readings one after the other said."""
    edges = Edges(text, once)
    groups: list[list[Change]] = []
    for change in again.changes:
        if groups and edges.outer(groups[-1][-1])[1] > edges.outer(change)[0]:
            groups[-1].append(change)
        else:
            groups.append([change])
    later = [edges.merged(group, once.text) for group in groups]
    spans = [(change.start, change.start + len(change.written)) for change in later]
    kept = [change for change in once.changes if not any(a <= change.start < b for a, b in spans)]
    left = [item for item in once.left if not any(a <= item.start < b for a, b in spans)]
    gone = [item for item in once.left if any(a <= item.start < b for a, b in spans)]
    left += [rest for item in again.left if (rest := remaining(item, edges, gone, spans))]
    told = tuple(sorted(left, key=lambda item: item.start))
    return Spoken(again.text, tuple(sorted([*kept, *later], key=lambda change: change.start)), told)


def remaining(item: Left, edges: "Edges", gone: list[Left], spans: list[tuple[int, int]]) -> Left | None:
    """Return what a second reading leaves of a span that it read in part: "x5b" → "nhân 5b"; None of any other."""
    start = edges.written(item.start)
    is_part = any(one.start < start < one.start + len(one.written) for one in gone)
    if not is_part or any(a <= start < b for a, b in spans) or not edges.text.startswith(item.written, start):
        return None
    return Left(start, item.written, item.why)


class Edges:
    """Where a text and its first reading run side by side: the edges of every stretch, in both."""

    def __init__(self, text: str, spoken: Spoken) -> None:
        self.text = text
        self.rows: list[tuple[int, int, bool]] = []
        self.here: list[int] = []
        done = said = 0
        for change in spoken.changes:
            self.add(said, done, changed=False)
            said += change.start - done
            self.add(said, change.start, changed=True)
            said, done = said + len(change.spoken), change.start + len(change.written)
        self.add(said, done, changed=False)
        self.add(said + len(text) - done, len(text), changed=False)

    def add(self, said: int, written: int, *, changed: bool) -> None:
        """Note where a stretch begins in the reading and in the text."""
        self.here.append(said)
        self.rows.append((said, written, changed))

    def outer(self, change: Change) -> tuple[int, int]:
        """Return a change's span in the reading, widened to whole stretches that were changed before."""
        first, last = change.start, change.start + len(change.written)
        at = bisect_right(self.here, first) - 1
        until = max(at, bisect_right(self.here, max(first, last - 1)) - 1)
        begin = self.here[at] if self.rows[at][2] else first
        return begin, self.here[until + 1] if self.rows[until][2] else last

    def written(self, said: int) -> int:
        """Return the place in the text of a place in the reading that lies in no change."""
        at = bisect_right(self.here, said) - 1
        while at and self.here[at] == said and self.here[at - 1] == said:
            at -= 1
        begin, place, changed = self.rows[at]
        return place if changed else min(place + said - begin, len(self.text))

    def merged(self, group: list[Change], reading: str) -> Change:
        """Return changes of the reading that lie close together as one change of the text."""
        begin, end = self.outer(group[0])[0], self.outer(group[-1])[1]
        pieces, done = [], begin
        for change in group:
            pieces += [reading[done : change.start], change.spoken]
            done = change.start + len(change.written)
        pieces.append(reading[done:end])
        start, stop = self.written(begin), self.written(end)
        return Change(group[0].kind, start, self.text[start:stop], "".join(pieces))
