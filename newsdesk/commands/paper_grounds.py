"""On whose leave a paper tells what its stories cannot hide: in digests, to be known when the text is another."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache

from newsdesk import files
from newsdesk.model.consent import Consent, LegalBasis, Purpose, basis_paper, papers_of
from newsdesk.model.exposed import Exposure
from newsdesk.model.library import Library
from newsdesk.model.story import Channel, Person, Story

GROUND, OR = ",", "+"
"""What parts one person's leave from another's, and what parts the papers of which one is enough."""


def grounds_of(library: Library, told: Story) -> str:
    """Return on what a story rests as a channel was handed it: its text, and the picture at the top that is shown."""
    exposed = library.allowances.exposed(library.by_slug[told.slug])
    shown = library.allowances.people.by_picture.get(told.header.image or "", ())
    pictured = (((person,), Purpose.PHOTO) for person in shown)
    return GROUND.join(dict.fromkeys(filter(None, map(_ground, (*exposed, *pictured)))))


def _ground(exposure: Exposure) -> str:
    people, purpose = exposure
    codes = sorted({code for person in people for code in _codes(person)})
    return f"{purpose.value}:{OR.join(codes)}" if codes else ""


def _codes(person: Person) -> Iterator[str]:
    return map(files.digest, papers_of(person))


def standing(library: Library) -> Callable[[str, Channel, date], bool]:
    """Return what says whether all grounds hold on a channel on a day: what begins later has not ended."""

    @cache
    def papers() -> dict[str, Consent | LegalBasis]:
        slips = {files.digest(one.slip): one for one in library.consents.values()}
        return {**slips, **{files.digest(basis_paper(one.key)): one for one in library.bases.values()}}

    def holds(code: str, purpose: Purpose, channel: Channel, on: date) -> bool:
        paper = papers().get(code)
        return paper is not None and paper.allows(purpose, channel, max(on, _begins(paper) or on))

    @cache
    def stands(grounds: str, channel: Channel, on: date) -> bool:
        return all(
            any(holds(code, purpose, channel, on) for code in codes)
            for purpose, codes in _parted(grounds.split(GROUND))
        )

    return stands


def _begins(paper: Consent | LegalBasis) -> date | None:
    return paper.since if isinstance(paper, LegalBasis) else paper.on


def _parted(grounds: Iterable[str]) -> Iterator[tuple[Purpose, list[str]]]:
    """Yield of each ground what it allows and the digests of the papers; ValueError where somebody edited it."""
    for ground in filter(None, grounds):
        purpose, codes = ground.split(":")
        yield Purpose(purpose), codes.split(OR)
