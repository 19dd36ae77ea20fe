"""The desk is read once: every file, every rule, every Problem; it never stops at the first."""

from collections.abc import Callable, Container, Sequence, Set
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from newsdesk.intake.memory import Memory
from newsdesk.intake.reader import Reader
from newsdesk.model.allowed import TOLD, top_of
from newsdesk.model.assessment import AssessmentHeader
from newsdesk.model.base import Origin
from newsdesk.model.consent import Consents, papers_of, spent
from newsdesk.model.exposed import listed_people, of_its_own
from newsdesk.model.facility import Facility
from newsdesk.model.library import OF_EACH, Library
from newsdesk.model.occasion import EventHeader, FeatureHeader, NewsHeader, PageHeader, by_slug, names_of
from newsdesk.model.papers import NO_PAPERS, Papers
from newsdesk.model.phrases import Phrase
from newsdesk.model.plan import Plan
from newsdesk.model.programme import NO_PROGRAMMES, Programmes
from newsdesk.problems import Problem, in_order
from newsdesk.recall.rows import First, Row
from newsdesk.rules import alone, check
from newsdesk.rules.body import OF_BODIES
from newsdesk.rules.desk import Desk
from newsdesk.rules.residents import OF_RESIDENTS


@dataclass(frozen=True, slots=True)
class Intake:
    """What came in: the Library (None where the facility or its plans could not be read) and every Problem."""

    library: Library | None
    problems: tuple[Problem, ...]
    stories: int
    """How many story files there are, whole or not."""
    programmes: Origin
    """Where the slots are written."""
    lexicon: Origin
    """Where each row of the lexicon stands."""
    desk: Desk
    """What the rules looked at: a command that changes a story asks them again before it writes."""
    unread: tuple[str, ...]
    """The story files that could not be read whole, relative to the desk."""


def take_in(root: Path, today: date, memory: Memory | None = None) -> Intake:
    """Read a desk whole and check it whole; with a memory, what was read before is not read again.

    What comes in is the same either way.
    """
    reader = Reader(root, memory or Memory())
    images = reader.images()
    facility, facility_origin = reader.yaml("content/facility.yaml", Facility)
    plans = reader.plans()
    reader.strangers()
    programmes, programmes_origin = reader.yaml("content/programmes.yaml", Programmes)
    consents, consents_origin = reader.yaml("content/consents.yaml", Consents, needed=False)
    papers, papers_origin = reader.yaml("content/papers.yaml", Papers, needed=False)
    lexicon, lexicon_origin = reader.lexicon()
    phrases, phrases_origin = reader.phrases()
    published, published_origin = reader.published()
    ended = spent(consents.slips, consents.bases, today) if consents else frozenset()
    desk = Desk(
        facility=facility,
        plans=tuple(plan for plan, _ in plans),
        broadcasting=programmes or NO_PROGRAMMES,
        papers=papers or NO_PAPERS,
        consents=consents.slips if consents else None if (root / "content/consents.yaml").exists() else (),
        bases=consents.bases if consents else (),
        phrases=phrases,
        lexicon=lexicon,
        stories=tuple(reader.stories(images, _over_on(today, ended), _first(plans, phrases, today))),
        news=tuple(reader.occasions("content/news", NewsHeader)),
        features=tuple(reader.occasions("content/features", FeatureHeader)),
        events=tuple(reader.occasions("content/events", EventHeader)),
        pages=tuple(reader.occasions("content/pages", PageHeader)),
        assessments=tuple(reader.occasions("content/reports", AssessmentHeader)),
        images=images,
        sounds=reader.sounds(),
        origins={
            "facility": facility_origin,
            "programmes": programmes_origin,
            "consents": consents_origin,
            "lexicon": lexicon_origin,
            "papers": papers_origin,
            "phrases": phrases_origin,
            "addresses": published_origin,
        }
        | {f"plan:{number}": origin for number, (_, origin) in enumerate(plans)},
        published=published,
        damaged=frozenset(reader.damaged),
        soundless=frozenset(reader.soundless),
        looks=reader.looks,
        broken=frozenset(PurePosixPath(path).stem for path in reader.broken),
        remembered=reader.memory.remembered,
    )
    problems = [*reader.problems, *check(desk, today)]
    library, unread = library_of(desk), tuple(reader.broken)
    if library is not None and reader.memory.kept is not None and ended:
        reader.memory.kept.tells_others(_ended_elsewhere(library, ended))
    return Intake(library, in_order(problems), reader.story_files, programmes_origin, lexicon_origin, desk, unread)


def _over_on(today: date, ended: Set[str]) -> Callable[[Row], bool]:
    """Return what tells of a story whether it is told nowhere any more, or somebody whom it tells let consent end."""
    day = today.toordinal()

    def is_over(row: Row) -> bool:
        is_untold = row.over is not None and row.over <= day
        return is_untold or not (ended.isdisjoint(row.slips) and ended.isdisjoint(row.others))

    return is_over


def _ended_elsewhere(library: Library, ended: Container[str]) -> dict[str, tuple[str, ...]]:
    """Return of each story, by its file, the slips and bases that have ended of people whom it names from others."""
    found: dict[str, tuple[str, ...]] = {}
    for story in library.stories:
        told = library.allowances.exposed(story)
        slips = {paper for people, _ in told for one in people for paper in papers_of(one) if paper in ended}
        if slips:
            found[story.origin.path] = tuple(sorted(slips))
    return found


def _first(plans: Sequence[tuple[Plan, Origin]], phrases: tuple[Phrase, ...], today: date) -> list[First]:
    """Return what is reckoned of a story while it is read: the rest needs to know of others."""
    of, looked_at = alone(tuple(plan for plan, _ in plans), phrases, today)
    asked = {**OF_EACH, "people": listed_people, "top": top_of, **OF_BODIES, **OF_RESIDENTS}
    by_itself = (First(name, (), reckon) for name, reckon in asked.items())
    return [First("alone", of, looked_at, today), First(TOLD, (), of_its_own, is_in_two=True), *by_itself]


def library_of(desk: Desk) -> Library | None:
    """Return the nouns of a desk, or None where nothing can be told without what could not be read."""
    if desk.facility is None or not desk.facility.names or not desk.plans:
        return None
    names = names_of(desk.stories, desk.events)
    return Library(
        facility=desk.facility,
        plans=desk.plans,
        broadcasting=desk.broadcasting,
        papers=desk.papers,
        consents={slip.slip: slip for slip in desk.consents or ()},
        bases={basis.key: basis for basis in desk.bases},
        phrases=desk.phrases,
        lexicon=desk.lexicon,
        stories=desk.stories,
        news=desk.news,
        features=desk.features,
        events=tuple(by_slug(event, names) for event in desk.events),
        pages=desk.pages,
        assessments=desk.assessments,
        images=desk.images,
        sounds=desk.sounds,
        remembered=desk.remembered,
    )
