"""Reads the files of one desk and keeps what is wrong with them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

import msgspec

from newsdesk import files
from newsdesk.files import Entry
from newsdesk.intake.memory import Memory
from newsdesk.intake.walk import Found, as_written, found_below, place_of
from newsdesk.model.addresses import BOOK, Published, published_in
from newsdesk.model.base import Origin, Trail
from newsdesk.model.books import not_empty
from newsdesk.model.lexicon import Lexicon
from newsdesk.model.occasion import Text
from newsdesk.model.phrases import Phrase
from newsdesk.model.plan import Plan
from newsdesk.model.story import Header, Story
from newsdesk.nearest import hint
from newsdesk.pictures import MOST_WEIGHT, is_cut_jpeg
from newsdesk.problems import Place, Problem, error, notice
from newsdesk.recall.kept import Kept
from newsdesk.recall.packed import KeptOrigin, lines_packed, packed
from newsdesk.recall.rows import First, Row
from newsdesk.sources.lexicon import read_lexicon
from newsdesk.sources.markdown_file import Sheet
from newsdesk.sources.occasions import read_occasion
from newsdesk.sources.phrases import read_phrases
from newsdesk.sources.pictures import HEAD, Look, is_picture, look
from newsdesk.sources.plain import Written
from newsdesk.sources.sounds import HEAD as SOUND_HEAD
from newsdesk.sources.sounds import is_overtagged, is_sound
from newsdesk.sources.stories import pictures_of, read_sheet, story_of
from newsdesk.sources.yaml_file import read_yaml

KNOWN = {"facility.yaml", "programmes.yaml", "consents.yaml", "papers.yaml", "lexicon.tsv", "phrases.tsv"}
"""The files that lie in content/ itself."""

LARGEST_BOOK = 2_000_000
"""Bytes of the book of addresses: forty thousand of them, more than any facility will ever publish."""
T = TypeVar("T")
H = TypeVar("H")


@dataclass
class Reader:
    """Reads the files of one desk and keeps what is wrong with them."""

    root: Path
    memory: Memory = field(default_factory=Memory)
    problems: list[Problem] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    """The story files that could not be read: links to them are not called missing."""
    damaged: list[str] = field(default_factory=list)
    """Names of pictures that are none."""
    soundless: list[str] = field(default_factory=list)
    """Names of sounds that are none."""
    looks: dict[str, Look] = field(default_factory=dict)
    """What each of the others says of itself, by name."""
    story_files: int = 0

    def images(self) -> Mapping[str, str]:
        """Return the digest of each picture by its bare name, which texts use; a name stands once."""
        found: dict[str, str] = {}
        for file, entry in self.found("content/images", "*"):
            name = files.nfc(PurePosixPath(file).name)
            if name in found:
                self.problems.append(error(place_of(file), "picture-doubled", target=name))
            found[name], seen = self._seen("picture", file, entry, tuple[str, Look | None], _picture)
            if seen:
                self.looks[name] = seen
            else:
                self.damaged.append(name)
        return found

    def sounds(self) -> Mapping[str, str]:
        """Return the digest of each sound by its bare name."""
        found = {
            files.nfc(PurePosixPath(file).name): self._seen("sound", file, entry, tuple[str, bool], _sound)
            for file, entry in self.found("content/sounds", "*")
        }
        self.soundless = [name for name, (_, is_one) in found.items() if not is_one]
        return {name: digest for name, (digest, _) in found.items()}

    def _seen(self, what: str, file: str, entry: Entry, kind: Any, read: Callable[[Path], T]) -> T:
        if self.memory.kept is not None:
            return self.memory.kept.seen(what, file, entry, kind, read)
        return self.memory.glances.of(what, Path(entry.path), read)

    def strangers(self) -> None:
        """Say which files lie in content/ that nobody reads: consent.yaml is not consents.yaml."""
        for path in files.listing(self.root / "content"):
            if path.parent == self.root / "content" and path.name not in KNOWN:
                place = place_of(path.relative_to(self.root).as_posix())
                self.problems.append(notice(place, "file-unknown", hint=hint(path.name, sorted(KNOWN))))

    def yaml(self, name: str, noun: type[T], needed: bool = True) -> tuple[T | None, Origin]:
        """Return what a YAML file says, None where it cannot be read whole, and where each of its lines stands."""
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
        """Return the plans that can be read, and where each of their lines stands."""
        found: list[tuple[Plan, Origin]] = []
        paths = self.found("content/plans", "*.yaml")
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
        """Return the facility's own readings; without a file there are none."""
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
        """Yield the stories that can be read whole; `is_over` and `first` are for a memory (`Kept.take_in`)."""
        found = self.found("exemplars", "*.md")
        self.story_files = len(found)
        if self.memory.kept is not None:
            self.memory.kept.take_in(found, is_over, images, first)
            yield from self._recalled(self.memory.kept, found, images)
            return
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
        """Yield the texts of a folder that can be read whole."""
        for _, entry in self.found(folder, "*.md"):
            text, problems = self._once("text", Path(entry.path), lambda written: read_occasion(written, noun))
            self.problems += problems
            if text is not None:
                yield text

    def found(self, folder: str, pattern: str) -> list[Found]:
        """Return the files below a folder; what is wrong with the others is said."""
        found, problems = found_below(self.root, folder, pattern)
        self.problems += problems
        return found

    def _once(self, what: str, path: Path, read: Callable[[Written], T]) -> T:
        """Return what a file says, read once as long as its bytes are the same."""
        written = self.memory.glances.of("text", path, partial(as_written, self.root))
        return self.memory.remembered.once((what, written.path), (written,), lambda: read(written))


def _lasting(kept: Kept, written: Written, noun: type[T]) -> tuple[T | None, Origin, list[Problem]]:
    """Return what a file says, as it was kept when its bytes were read last; lines wait until one is asked for."""

    def read() -> tuple[T | None, msgspec.Raw, list[Problem]]:
        value, origin, problems = read_yaml(written, noun)
        return value, msgspec.Raw(packed(lines_packed(origin.lines))), problems

    kind = tuple[noun | None, msgspec.Raw, list[Problem]]  # type: ignore[valid-type]
    value, lines, problems = kept.whole(f"yaml {written.path}", kind, lambda: (written,), read)
    return value, KeptOrigin(written.path, lines), problems


def _sound(path: Path) -> tuple[str, bool]:
    """Return a sound's digest, and whether it is one by its first bytes that can be read in time."""
    return files.digest_of(path), is_sound(files.head(path, SOUND_HEAD)[1]) and not is_overtagged(path)


def _picture(path: Path) -> tuple[str, Look | None]:
    """Return a picture's digest, and what it says of itself where it is one."""
    weight, head = files.head(path, HEAD)
    is_cut = weight <= MOST_WEIGHT and is_cut_jpeg(files.head(path, MOST_WEIGHT)[1])
    return files.digest_of(path), look(head, weight) if is_picture(head) and not is_cut else None
