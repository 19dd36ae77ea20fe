"""The desk is read once: every file, every rule, every Problem; it never stops at the first."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

import msgspec

from newsdesk import files
from newsdesk.files import NO_MARK, Entry, Glances
from newsdesk.model.addresses import BOOK, Published, published_in
from newsdesk.model.assessment import AssessmentHeader
from newsdesk.model.base import Origin, Trail
from newsdesk.model.books import not_empty
from newsdesk.model.consent import Consents
from newsdesk.model.exposed import listed_people
from newsdesk.model.facility import Facility
from newsdesk.model.lexicon import Lexicon
from newsdesk.model.library import OF_EACH, Library
from newsdesk.model.occasion import EventHeader, FeatureHeader, NewsHeader, PageHeader, Text
from newsdesk.model.papers import NO_PAPERS, Papers
from newsdesk.model.phrases import Phrase
from newsdesk.model.plan import Plan
from newsdesk.model.programme import NO_PROGRAMMES, Programmes
from newsdesk.model.story import Header, Stage, Story
from newsdesk.nearest import hint
from newsdesk.pictures import MOST_WEIGHT, is_cut_jpeg
from newsdesk.problems import Place, Problem, error, in_order, notice
from newsdesk.recall.kept import First, Kept, ReadStory, Row
from newsdesk.recall.packed import KeptOrigin, digest_of, lines_packed, packed
from newsdesk.recall.recalled import pack
from newsdesk.remembered import Remembered
from newsdesk.rules import READS, alone, check
from newsdesk.rules.desk import Desk
from newsdesk.rules.residents import OF_RESIDENTS
from newsdesk.sources.lexicon import read_lexicon
from newsdesk.sources.markdown_file import Sheet
from newsdesk.sources.occasions import read_occasion
from newsdesk.sources.phrases import read_phrases
from newsdesk.sources.pictures import HEAD, Look, is_picture, look
from newsdesk.sources.plain import Written, largest
from newsdesk.sources.stories import pictures_of, read_sheet, read_story, shown_by, story_of
from newsdesk.sources.yaml_file import read_yaml

KNOWN = {"facility.yaml", "programmes.yaml", "consents.yaml", "papers.yaml", "lexicon.tsv", "phrases.tsv"}
"""The files that lie in content/ itself."""

LARGEST_BOOK = 2_000_000
"""Bytes of the book of addresses: forty thousand of them, more than any facility will ever publish."""
T = TypeVar("T")
H = TypeVar("H")
Found = tuple[str, Entry]
"""A file by its name on the disk, relative to the desk, and what the system says of it."""


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


@dataclass(frozen=True)
class Memory:
    """What a desk was when it was read last: the next reading reads and reckons again only what has changed."""

    glances: Glances = field(default_factory=Glances)
    remembered: Remembered = field(default_factory=Remembered)
    kept: Kept | None = None
    """What is known from one run to the next."""

    @classmethod
    def on_disk(cls, root: Path) -> "Memory":
        """Return what was known of a desk when it was read last, by whichever process."""
        reader = _Reader(root)
        kept = Kept(root, lambda file: _read_story(reader.written(root / file)), _facts)
        return cls(remembered=kept, kept=kept)

    def forget_unasked(self) -> None:
        """Let go of what the last readings did not ask for."""
        self.glances.forget_unasked()
        self.remembered.forget_unasked()


def take_in(root: Path, today: date, memory: Memory | None = None) -> Intake:
    """Read a desk whole and check it whole; with a memory, what was read before is not read again.

    What comes in is the same either way.
    """
    reader = _Reader(root, memory or Memory())
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
    desk = Desk(
        facility=facility,
        plans=tuple(plan for plan, _ in plans),
        broadcasting=programmes or NO_PROGRAMMES,
        papers=papers or NO_PAPERS,
        consents=consents.slips if consents else None if (root / "content/consents.yaml").exists() else (),
        bases=consents.bases if consents else (),
        phrases=phrases,
        lexicon=lexicon,
        stories=tuple(reader.stories(images, _over_on(today, consents), _first(plans, phrases, today))),
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
        looks=reader.looks,
        broken=frozenset(PurePosixPath(path).stem for path in reader.broken),
        remembered=reader.memory.remembered,
    )
    problems = [*reader.problems, *check(desk, today)]
    library, unread = library_of(desk), tuple(reader.broken)
    return Intake(library, in_order(problems), reader.story_files, programmes_origin, lexicon_origin, desk, unread)


def _over_on(today: date, consents: Consents | None) -> Callable[[Row], bool]:
    """Return what tells of a story whether it is told nowhere any more, or somebody in it let their consent end."""
    ended = {slip.slip for slip in consents.slips if slip.has_ended(today)} if consents else set()
    day = today.toordinal()
    return lambda row: (row.over is not None and row.over <= day) or not ended.isdisjoint(row.slips)


def _first(plans: Sequence[tuple[Plan, Origin]], phrases: tuple[Phrase, ...], today: date) -> list[First]:
    """Return what is reckoned of a story while it is read: the rest needs to know of others."""
    of, looked_at = alone(tuple(plan for plan, _ in plans), phrases, today)
    asked = {**OF_EACH, "people": listed_people, **OF_RESIDENTS}
    return [First("alone", of, looked_at, today), *(First(name, (), reckon) for name, reckon in asked.items())]


def lexicon_of(root: Path) -> tuple[Lexicon, list[Problem]]:
    """Read a desk's lexicon alone, and say what is wrong with it."""
    reader = _Reader(root)
    return reader.lexicon()[0], reader.problems


def programmes_of(root: Path) -> tuple[Programmes | None, list[Problem]]:
    """Read a desk's programmes alone, for a player that must not wait for a thousand stories."""
    reader = _Reader(root)
    return reader.yaml("content/programmes.yaml", Programmes)[0], reader.problems


def facility_of(root: Path) -> Facility | None:
    """Read a desk's facility alone, for who tries its voice; what is wrong with it is for `check`."""
    return _Reader(root).yaml("content/facility.yaml", Facility)[0]


def people_of(root: Path) -> tuple[tuple[Story, ...], Facility | None]:
    """Read a desk's stories and facility alone, for who asks where a person stands: what is wrong is for `check`."""
    reader = _Reader(root)
    facility, _ = reader.yaml("content/facility.yaml", Facility)
    return tuple(reader.stories(reader.images())), facility


@dataclass(frozen=True, slots=True)
class Glimpse:
    """One story's file as it is now: its text, the story, and what is wrong with the file by itself."""

    written: Written
    story: Story | None
    problems: tuple[Problem, ...]


def glimpse(root: Path, path: str, images: Mapping[str, str]) -> Glimpse:
    """Read one file of exemplars/ afresh; `images` are the digests of the pictures, by name.

    Raises DeskError where the file cannot be had.
    """
    written = _Reader(root).written(root / path)
    if not files.inside(root / path, root):
        return Glimpse(Written(path, 0, b""), None, (error(Place(path), "file-outside"),))
    story, problems = read_story(written, images)
    return Glimpse(written, story, tuple(problems))


def library_of(desk: Desk) -> Library | None:
    """Return the nouns of a desk, or None where nothing can be told without what could not be read."""
    if desk.facility is None or not desk.facility.names or not desk.plans:
        return None
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
        events=desk.events,
        pages=desk.pages,
        assessments=desk.assessments,
        images=desk.images,
        sounds=desk.sounds,
        remembered=desk.remembered,
    )


@dataclass
class _Reader:
    """Reads the files of one desk and keeps what is wrong with them."""

    root: Path
    memory: Memory = field(default_factory=Memory)
    problems: list[Problem] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    """The story files that could not be read: links to them are not called missing."""
    damaged: list[str] = field(default_factory=list)
    """Names of pictures that are none."""
    looks: dict[str, Look] = field(default_factory=dict)
    """What each of the others says of itself, by name."""
    story_files: int = 0

    def images(self) -> Mapping[str, str]:
        """Return the digest of each picture by its bare name, which texts use; a name stands once."""
        found: dict[str, str] = {}
        for file, entry in self._files("content/images", "*"):
            name = files.nfc(PurePosixPath(file).name)
            if name in found:
                self.problems.append(error(_place(file), "picture-doubled", target=name))
            found[name], seen = self._seen("picture", file, entry, tuple[str, Look | None], _picture)
            if seen:
                self.looks[name] = seen
            else:
                self.damaged.append(name)
        return found

    def sounds(self) -> Mapping[str, str]:
        """Return the digest of each sound by its bare name."""
        return {
            files.nfc(PurePosixPath(file).name): self._seen("sound", file, entry, str, files.digest_of)
            for file, entry in self._files("content/sounds", "*")
        }

    def _seen(self, what: str, file: str, entry: Entry, kind: Any, read: Callable[[Path], T]) -> T:
        if self.memory.kept is not None:
            return self.memory.kept.seen(what, file, entry, kind, read)
        return self.memory.glances.of(what, Path(entry.path), read)

    def strangers(self) -> None:
        """Say which files lie in content/ that nobody reads: consent.yaml is not consents.yaml."""
        for path in files.listing(self.root / "content"):
            if path.parent == self.root / "content" and path.name not in KNOWN:
                place = _place(path.relative_to(self.root).as_posix())
                self.problems.append(notice(place, "file-unknown", hint=hint(path.name, sorted(KNOWN))))

    def yaml(self, name: str, noun: type[T], needed: bool = True) -> tuple[T | None, Origin]:
        path = self.root / name
        if not self._lies_there(name, needed):
            return None, Origin(name)
        value, origin, problems = self._yaml(path, noun)
        self.problems += problems
        return value, origin

    def _lies_there(self, name: str, needed: bool = False) -> bool:
        """Whether there is a file to read; what leads out of the desk, or stands there and is no file, is said."""
        path = self.root / name
        if not files.inside(path, self.root):
            self.problems.append(error(Place(name), "file-outside"))
            return False
        is_file = path.is_file()
        if not is_file and (needed or path.exists() or path.is_symlink()):
            self.problems.append(error(Place(name), "file-missing"))
        return is_file

    def plans(self) -> list[tuple[Plan, Origin]]:
        found: list[tuple[Plan, Origin]] = []
        paths = self._files("content/plans", "*.yaml")
        for _, entry in paths:
            plan, origin, problems = self._yaml(Path(entry.path), Plan)
            self.problems += problems
            if plan is not None:
                found.append((plan, origin))
        if not paths:
            self.problems.append(error(Place("content/plans"), "plan-missing"))
        return found

    def _yaml(self, path: Path, noun: type[T]) -> tuple[T | None, Origin, list[Problem]]:
        """Return what a file of the desk says; what it said last is remembered, since YAML is read slowly."""

        def read(written: Written) -> tuple[T | None, Origin, list[Problem]]:
            kept = self.memory.kept
            return read_yaml(written, noun) if kept is None else _lasting(kept, written, noun)

        return self._once("yaml", path, read)

    def lexicon(self) -> tuple[Lexicon, Origin]:
        path = self.root / "content/lexicon.tsv"
        if not self._lies_there("content/lexicon.tsv"):
            return {}, Origin("content/lexicon.tsv")
        rows, origin, problems = self._once("lexicon", path, read_lexicon)
        self.problems += problems
        return rows, origin

    def phrases(self) -> tuple[tuple[Phrase, ...], Origin]:
        """Return the wordings that the facility wants to be told of; without a file there are none."""
        path = self.root / "content/phrases.tsv"
        if not self._lies_there("content/phrases.tsv"):
            return (), Origin("content/phrases.tsv")
        phrases, origin, problems = self._once("phrases", path, read_phrases)
        self.problems += problems
        return phrases, origin

    def published(self) -> tuple[tuple[Published, ...], Origin]:
        """Return the addresses that were published; of a book that is damaged, none, and the line that is."""
        path = self.root / BOOK
        if not path.exists() and not path.is_symlink():
            return (), Origin(BOOK)
        if not files.inside(path, self.root):
            self.problems.append(error(Place(BOOK), "file-outside"))
            return (), Origin(BOOK)
        if path.is_file() and (size := files.head(path, 0)[0]) > LARGEST_BOOK:
            self.problems.append(error(Place(BOOK), "addresses-too-large", size=f"{size / 1e6:.1f}".replace(".", ",")))
            return (), Origin(BOOK)
        try:
            text = not_empty(files.read_text(path)) if path.is_file() else "?"
            rows = list(enumerate(text.split("\n"), 1))
            lines: dict[Trail, int] = {(row.partition(",")[0],): number for number, row in reversed(rows)}
            return published_in(text), Origin(BOOK, lines)
        except ValueError as fault:
            self.problems.append(error(Place(BOOK, int(fault.args[0])), "addresses-unreadable"))
            return (), Origin(BOOK)

    def stories(
        self,
        images: Mapping[str, str],
        is_over: Callable[[Row], bool] = lambda _: False,
        first: Sequence[First] = (),
    ) -> Iterator[Story]:
        found = self._files("exemplars", "*.md")
        self.story_files = len(found)
        if self.memory.kept is not None and all(_is_text(file) for file, _ in found):
            self.memory.kept.take_in(found, is_over, images, first)
            yield from self._recalled(self.memory.kept, found, images)
            return
        if self.memory.kept is not None:  # what names a file whose name is no text cannot be written down
            self.memory = Memory(self.memory.glances)
        for file, entry in found:
            sheet, problems = self._once("sheet", Path(entry.path), read_sheet)
            self.problems += problems
            if sheet is None:
                self.broken.append(files.nfc(file))
            else:
                yield self._story(sheet, pictures_of(sheet, images))

    def _recalled(self, kept: Kept, found: list[Found], images: Mapping[str, str]) -> Iterator[Story]:
        """Yield the stories of a memory that was brought up to what lies there now."""
        for file, _ in found:
            self.problems += kept.problems(file)
            story = kept.story(file, images)
            if story is None:
                self.broken.append(files.nfc(file))
            else:
                yield story

    def _story(self, sheet: Sheet[Header], pictures: Mapping[str, str]) -> Story:
        """Return the very same story as before where neither its file nor its pictures have changed."""
        name, of = ("story", sheet.origin.path), (sheet, pictures)
        return self.memory.remembered.once(name, of, lambda: story_of(sheet, pictures))

    def occasions(self, folder: str, noun: type[H]) -> Iterator[Text[H]]:
        for _, entry in self._files(folder, "*.md"):
            text, problems = self._once("text", Path(entry.path), lambda written: read_occasion(written, noun))
            self.problems += problems
            if text is not None:
                yield text

    def _files(self, folder: str, pattern: str) -> list[Found]:
        """Return the files below a folder; one that leads out of the desk or has another ending is said."""
        found: list[Found] = []
        outside = _Outside(self.root)
        top = self.root / folder
        if files.is_link(top) and not (top.is_dir() and files.inside(top, self.root)):
            self.problems.append(error(_place(folder), "file-outside"))
            return found
        ending = pattern.removeprefix("*")
        for entry in files.entries(top):
            file = f"{folder}/{entry.name}"
            if outside.has(entry) or entry.is_folder:
                self.problems.append(error(_place(file), "file-outside"))
            elif not entry.is_file:
                self.problems.append(error(_place(file), "file-missing"))
            elif os.path.normcase(file).endswith(ending):
                found.append((file, entry))
            else:
                self.problems.append(notice(_place(file), "file-ignored", ending=ending))
        return found

    def _once(self, what: str, path: Path, read: Callable[[Written], T]) -> T:
        """Return what a file says, read once as long as its bytes are the same."""
        written = self.memory.glances.of("text", path, self.written)
        return self.memory.remembered.once((what, written.path), (written,), lambda: read(written))

    def written(self, path: Path) -> Written:
        """Return a file as it lies there."""
        place = files.nfc(path.relative_to(self.root).as_posix())
        size, content = files.head(path, largest(place))
        return Written(place, size, content)


def _lasting(kept: Kept, written: Written, noun: type[T]) -> tuple[T | None, Origin, list[Problem]]:
    """Return what a file says, as it was kept when its bytes were read last; lines wait until one is asked for."""

    def read() -> tuple[T | None, msgspec.Raw, list[Problem]]:
        value, origin, problems = read_yaml(written, noun)
        return value, msgspec.Raw(packed(lines_packed(origin.lines))), problems

    kind = tuple[noun | None, msgspec.Raw, list[Problem]]  # type: ignore[valid-type]
    value, lines, problems = kept.whole(f"yaml {written.path}", kind, lambda: (written,), read)
    return value, KeptOrigin(written.path, lines), problems


def _facts(sheet: Sheet[Header] | Story) -> dict[str, bytes]:
    """Return a digest of what each family reads of a header, with the lines on which it stands."""
    by_key: dict[str | int, list[tuple[Trail, int]]] = {}
    for trail, line in sheet.origin.lines.items():
        by_key.setdefault(trail[0] if trail else "", []).append((trail, line))
    slug = (sheet.header.slug, by_key.get("slug"))
    return {
        name: digest_of(packed((slug, [(getattr(sheet.header, key), by_key.get(key)) for key in keys])))
        for name, keys in READS.items()
    }


def _turns(value: Any) -> Iterator[int]:
    """Yield the days, as ordinals, from which a day of a header is no longer to come, and from which it is past."""
    if isinstance(value, date):
        yield from (value.toordinal(), value.toordinal() + 1)
    elif isinstance(value, tuple):
        for part in value:
            yield from _turns(part)
    elif is_dataclass(value):
        for one in fields(value):
            yield from _turns(getattr(value, one.name))


@dataclass
class _Outside:
    """Which files of a walk lie elsewhere: a link by itself, all others with the folder that they lie in."""

    root: Path
    _folders: dict[str, bool] = field(default_factory=dict)

    def has(self, entry: Entry) -> bool:
        """Whether a file, links followed, lies outside of the desk."""
        if entry.is_link:
            return not files.inside(Path(entry.path), self.root)
        folder = entry.path[: -len(entry.name.rpartition("/")[2]) - 1]
        if folder not in self._folders:
            self._folders[folder] = not files.inside(Path(folder), self.root)
        return self._folders[folder]


def _is_text(file: str) -> bool:
    """Whether a name can be written down: some disks hold bytes that are no letters."""
    return not any("\ud800" <= character <= "\udfff" for character in file)


def _place(file: str) -> Place:
    return Place(files.nfc(file))


def _read_story(written: Written) -> ReadStory:
    """Return what a story's file comes to, as a memory keeps it."""
    sheet, problems = read_sheet(written)
    digest = digest_of(written.size.to_bytes(8, "little"), written.content)
    row = Row(NO_MARK, digest, None, (), packed(tuple(problems)), {})
    if sheet is None:
        return ReadStory(row, b"")
    story = story_of(sheet, {})
    row.slug, row.shows = story.slug, shown_by(sheet)
    row.facts, row.days = _facts(sheet), tuple(sorted(set(_turns(sheet.header))))
    row.over, row.slips = _over(sheet.header), _slips(sheet.header)
    return ReadStory(row, pack(sheet))


def _over(header: Header) -> int | None:
    """Return the day, as an ordinal, from which a story is told nowhere any more."""
    if header.stage is Stage.WITHDRAWN:
        return 0
    return header.expires.toordinal() + 1 if header.expires else None


def _slips(header: Header) -> tuple[str, ...]:
    return tuple(sorted({person.consent for person in header.people if person.consent}))


def _picture(path: Path) -> tuple[str, Look | None]:
    """Return a picture's digest, and what it says of itself where it is one."""
    weight, head = files.head(path, HEAD)
    is_cut = weight <= MOST_WEIGHT and is_cut_jpeg(files.head(path, MOST_WEIGHT)[1])
    return files.digest_of(path), look(head, weight) if is_picture(head) and not is_cut else None
