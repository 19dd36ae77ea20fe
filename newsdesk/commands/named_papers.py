"""Lists, reports and sheets of weeks that name somebody who may be named no longer, whatever became of the leave.

A slip that allows less, another slip in its place, a basis that has ended, a person who is listed nowhere any more: of
all these nothing says that something ended. So the names that may be said are kept in digests, and compared.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from datetime import date
from functools import cache
from pathlib import Path

from newsdesk import files
from newsdesk.model.allowed import is_taken_back
from newsdesk.model.consent import Purpose
from newsdesk.model.exposed import names_of
from newsdesk.model.library import TAKEN_BACK, Library
from newsdesk.model.listed_name import ListedName
from newsdesk.model.story import Channel, Person, Role
from newsdesk.model.texts import WORD, folded, shown
from newsdesk.traces import Found, texts_of
from newsdesk.traces.searching import hits_in

PAGE, AIR, SOMEWHERE = "w", "l", "s"
"""Where a name may be said: on the page, on the loudspeakers, on any channel at all."""
LEAVE_FOR = {"report": PAGE, "bundle": PAGE, "weeks": AIR}
"""Which leave the papers of a folder need; those of all others, any."""
LONGEST = 8
"""Words of a name."""

Nameable = Mapping[str, str]
"""Where each name may be said, by the digest of its words."""


def nameable(library: Library, today: date) -> Nameable:
    """Return every listed name that may be said somewhere; a resident's may not, whoever else is called so."""
    back = library.remembered.each(TAKEN_BACK, bool, library.stories, (), is_taken_back)

    def reckoned() -> dict[str, str]:
        leave = cache(lambda role, consent, basis: _leave(library, today, role, consent, basis))
        found: dict[str, set[str]] = {}
        never: set[str] = set()
        for people, is_back in zip(library.allowances.people.listed, back, strict=True):
            for person in people:
                digests = [_digest(_words(name)) for name in names_of(person)]
                never.update(digests if person.role is Role.RESIDENT else ())
                of = leave(person.role, person.consent, person.basis)
                for digest in digests if of and not is_back else ():
                    found.setdefault(digest, set()).update(of)
        return {digest: "".join(sorted(of)) for digest, of in found.items() if digest not in never}

    def of() -> tuple[object, ...]:
        listing = library.remembered.fact(("people", TAKEN_BACK), library.stories, lambda: library.stories)
        return listing, tuple(library.consents.values()), tuple(library.bases.values()), today

    return library.remembered.whole("nameable", dict[str, str], of, reckoned)


def _leave(library: Library, today: date, role: Role, consent: str | None, basis: str | None) -> str:
    person = Person(role=role, consent=consent, basis=basis)
    may = {one for one in Channel if library.allowances.allows(person, Purpose.NAME, one, today)}
    told = {PAGE: Channel.WEB in may, AIR: Channel.LOUDSPEAKER in may, SOMEWHERE: bool(may)}
    return "".join(mark for mark, is_so in told.items() if is_so)


def naming_no_more(
    root: Path, papers: Iterable[str], before: Nameable, now: Nameable, library: Library
) -> Iterator[str]:
    """Yield papers that hold a name which could be said in them before and may not be now."""
    lost = {
        mark: {one for one, where in before.items() if mark in where and mark not in now.get(one, "")}
        for mark in (PAGE, AIR, SOMEWHERE)
    }
    if not any(lost.values()):
        return
    listed = {_digest(_words(name)): name for name in _listed(library)}
    for paper in papers:
        wanted = lost[LEAVE_FOR.get(Path(paper).parts[2], SOMEWHERE)]
        if wanted and _holds(root, paper, wanted, listed):
            yield paper


def _holds(root: Path, paper: str, wanted: Set[str], listed: Mapping[str, str]) -> bool:
    """Whether one of these names stands in a paper: in any shape where it is still listed somewhere, else whole."""
    texts = [one for one in texts_of(root / paper) if isinstance(one, Found)]
    names = [listed[one] for one in wanted if one in listed]
    return any(hits_in(paper, texts, names)) or any(not wanted.isdisjoint(_digests(one.text)) for one in texts)


def _listed(library: Library) -> Iterator[str]:
    for people in library.allowances.people.listed:
        for person in people:
            yield from names_of(person)


def _digests(text: str) -> Iterator[str]:
    """Yield the digest of everything in a text that could be a name, of two words or more."""
    words = [folded(word) for word in WORD.findall(shown(text))]
    for begin in range(len(words)):
        for end in range(begin + 2, min(begin + LONGEST, len(words)) + 1):
            yield _digest(words[begin:end])


def _words(name: str) -> tuple[str, ...]:
    """Return the words by which a name is known; one of a single word with the form of address before it."""
    listed = ListedName(name)
    return listed.words if len(listed.words) > 1 else (*listed.title, *listed.words)


def _digest(words: Iterable[str]) -> str:
    return files.digest(" ".join(words))
