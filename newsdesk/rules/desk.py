"""What the rules look at: the nouns of a desk, some of which could not be read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any

from newsdesk.model.addresses import Published
from newsdesk.model.assessment import AssessmentHeader
from newsdesk.model.base import Origin
from newsdesk.model.consent import Consent, LegalBasis
from newsdesk.model.facility import Facility
from newsdesk.model.lexicon import Lexicon, senses
from newsdesk.model.occasion import EventHeader, FeatureHeader, NewsHeader, PageHeader, Text
from newsdesk.model.papers import NO_PAPERS, Papers
from newsdesk.model.phrases import Phrase
from newsdesk.model.plan import Plan
from newsdesk.model.programme import NO_PROGRAMMES, Programme, Programmes
from newsdesk.model.story import Story
from newsdesk.model.texts import written
from newsdesk.problems import Place
from newsdesk.remembered import Remembered
from newsdesk.rules.told import Told, told
from newsdesk.sources.pictures import Look


@dataclass(frozen=True, kw_only=True)
class Desk:
    """The files of a desk as far as they could be read; None is a file that could not be."""

    facility: Facility | None
    plans: tuple[Plan, ...] = ()
    broadcasting: Programmes = NO_PROGRAMMES
    papers: Papers = NO_PAPERS
    consents: tuple[Consent, ...] | None = None
    bases: tuple[LegalBasis, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    lexicon: Lexicon = field(default_factory=dict)
    stories: tuple[Story, ...] = ()
    news: tuple[Text[NewsHeader], ...] = ()
    features: tuple[Text[FeatureHeader], ...] = ()
    events: tuple[Text[EventHeader], ...] = ()
    pages: tuple[Text[PageHeader], ...] = ()
    assessments: tuple[Text[AssessmentHeader], ...] = ()
    images: Mapping[str, str] = field(default_factory=dict)
    sounds: Mapping[str, str] = field(default_factory=dict)
    """Digest of each file in content/sounds, by name."""
    origins: Mapping[str, Origin] = field(default_factory=dict)
    """Where facility, programmes, consents, papers, phrases and each plan (`plan:KEY`) were written."""
    damaged: frozenset[str] = frozenset()
    """Names of files in content/images whose first bytes are no picture's that a page can show."""
    soundless: frozenset[str] = frozenset()
    """Names of files in content/sounds whose first bytes are no sound's."""
    published: tuple[Published, ...] = ()
    """Every address that was published, by the book of the desk."""
    looks: Mapping[str, Look] = field(default_factory=dict)
    """What each of the other pictures says of itself: how large, how heavy, whether it moves."""
    broken: frozenset[str] = frozenset()
    """Names of story files that could not be read."""
    about: tuple[Story, ...] | None = None
    """The stories that are asked about, the rest being there to be compared with; None asks about every text."""
    remembered: Remembered = field(default_factory=Remembered, compare=False, repr=False)
    """What was said of stories before, which need not be found out again."""

    @property
    def programmes(self) -> tuple[Programme, ...]:
        """The programmes as written."""
        return self.broadcasting.programmes

    @property
    def texts(self) -> Iterator[Story | Text[Any]]:
        """Everything that has a body."""
        yield from self.stories
        yield from self.other_texts

    @property
    def other_texts(self) -> Iterator[Text[Any]]:
        """Everything that has a body and is no story."""
        yield from self.news
        yield from self.features
        yield from self.events
        yield from self.pages
        yield from self.assessments

    @cached_property
    def beside_stories(self) -> tuple[object, ...]:
        """Everything but the stories, the lines of every value with it."""
        apart = {"stories", "about", "remembered"}
        return tuple(getattr(self, one.name) for one in fields(self) if one.name not in apart)

    @property
    def asked(self) -> tuple[Story, ...]:
        """The stories that are asked about."""
        return self.stories if self.about is None else self.about

    def declared(self, file: str, value: Any, *trail: str | int) -> Iterator[tuple[Place, str]]:
        """Yield every text that a file of content/ declares, with its place; `trail` is the way to `value`."""
        origin = self.origin(file)
        yield from ((origin.at(*trail, *way), text) for way, text in written(value))

    def readings(self) -> Iterator[tuple[Place, str, str]]:
        """Yield every row of the lexicon: its place, what is written, what is said."""
        origin = self.origin("lexicon")
        for writing, found in self.lexicon.items():
            yield from ((origin.at(writing), writing, sense.spoken) for sense in senses(found))

    def told(self, story: Story) -> tuple[Told, ...]:
        """Return what a story tells, text by text: several families look through it, one after the other."""
        key = id(story)
        if key not in self._told:
            self._told[key] = tuple(told(story))
        return self._told[key]

    @cached_property
    def _told(self) -> dict[int, tuple[Told, ...]]:
        return {}

    def origin(self, name: str) -> Origin:
        """Return where a file of content/ was written."""
        return self.origins.get(name, Origin(f"content/{name.partition(':')[0]}.yaml"))
