"""What was read and reckoned of each story, kept on the disk from one run to the next."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from newsdesk.errors import DeskError
from newsdesk.files import NO_MARK, Book, Entry, Sight, nfc
from newsdesk.forked import forked
from newsdesk.problems import Problem
from newsdesk.recall.at_rest import BESIDE, CLOCK_FILE, FILE
from newsdesk.recall.packed import DIGEST, Unpackable, digest_of, packed, reader, unpacked
from newsdesk.recall.program import program
from newsdesk.recall.recalled import Packed, Recalled, file_of, part_of, recalled, sheet_of
from newsdesk.recall.rows import (
    NOTHING,
    RESTS,
    First,
    ReadStory,
    Row,
    id_of,
    name_of,
    names_apart,
    needed,
    problems_of,
    shown_now,
    story_key,
    with_own,
)
from newsdesk.recall.sealed import is_sealed, key_of, sealed, unsealed
from newsdesk.recall.seen import Seen
from newsdesk.recall.wholes import Wholes
from newsdesk.remembered import Remembered, S

CLOCK = "clock"
FEW = 60
"""Stories for which nobody is asked to help: the asking would take as long."""
MUCH = 8_000_000
"""Bytes that wait to be written, at the most."""
T = TypeVar("T")
U = TypeVar("U")
NONE: Mapping[str, str] = MappingProxyType({})


class Kept(Remembered):
    """The memory of a desk on its own disk; what is not there, is damaged or of another program, is reckoned anew."""

    def __init__(self, root: Path, read: Callable[[str], ReadStory], facts: Callable[[Any], dict[str, bytes]]) -> None:
        """`read` reads a story's file, by its name relative to the desk; `facts` are those of one that has none."""
        super().__init__()
        self._root, self._read, self._facts = root, read, facts
        self._book = Book(root / FILE, program())
        self._waiting: dict[str, bytes] = {}
        self._sheet: tuple[str, Packed | None] = "", None
        self._weight = 0
        self._gone: set[str] = set()
        self._changed: set[str] = set()
        self._is_begun = False
        said = self._book.whole("said")
        self._wholes = Wholes(said)
        self._found: tuple[Sequence[object] | None, list[Row | None]] = None, []
        self._columns: dict[str, tuple[Sequence[Any], bytes]] = {}
        self.sight = Sight.at(root / CLOCK_FILE, int.from_bytes(said.get(CLOCK, b""), "big"))
        self._sealed: set[str] = set()
        self._over: set[str] = set()
        self.rows: dict[str, Row] = {}
        self._written = self._book.whole("thin")
        self._seen = Seen(self._book.whole("seen"), FEW)

    @property
    def stories(self) -> int:
        """How many stories something is known of, before any is taken in."""
        return len(self._written)

    def read_rows(self, paths: Iterable[str]) -> None:
        """Read what was written of these files; what was of others is let go."""
        for path in paths:
            written = self._written.pop(id_of(path), None)
            plain = self._unsealed(path, written) if written is not None and is_sealed(written) else written
            with suppress(*Unpackable):
                if plain is not None:
                    self.rows[path] = unpacked(Row, plain)
                    self._sealed |= {path} if plain is not written else set()
        for known, written in self._written.items():
            self._gone.add(known)
            with suppress(*Unpackable):  # of what is sealed, nothing large is kept
                self._gone.update(names_apart(known, unpacked(Row, written)))
        self._written = {}

    def _unsealed(self, path: str, written: bytes) -> bytes | None:
        with suppress(OSError):
            return unsealed(written, key_of((self._root / path).read_bytes()))
        return None

    def take_in(
        self,
        found: Sequence[tuple[str, Entry]],
        is_over: Callable[[Row], bool] = lambda _: False,
        images: Mapping[str, str] = NONE,
        first: Sequence[First] = (),
    ) -> None:
        """Have every one of these story files known as it is now; what is known of others is let go.

        What `is_over` says of is told nowhere any more, and remembered so that it takes its file to read it. `images`:
        the digests of the pictures, by name; `first`: what is reckoned of a story while it is at hand.
        """
        self._found = None, []
        if self._written:
            self.read_rows([path for path, _ in found])
        again = {path for path in self._sealed & self.rows.keys() if not is_over(self.rows[path])}
        stale = [(path, entry) for path, entry in found if path in again or not self._is_known(path, entry)]
        ready = [(one, digest_of(packed(one.of))) for one in first]
        read = forked(partial(self._fresh, images, ready), [path for path, _ in stale], fewest=FEW)
        for path in again:
            self._forget(path)
        for (path, entry), fresh in zip(stale, read, strict=True):
            (self._over.add if is_over(fresh.row) else self._over.discard)(path)
            self._learn(path, entry, fresh)
        for path in self.rows.keys() - {path for path, _ in found}:
            self._forget(path)
        self._over = {path for path, row in self.rows.items() if is_over(row)}
        for path in self._over - self._sealed:
            self._drop_large(path)
            self._changed.add(path)

    def tells_others(self, slips: Mapping[str, tuple[str, ...]]) -> None:
        """Note of stories, by their files, whose slips they rest on besides those of their own people: all have ended.

        From now on it takes their files to read what is remembered of them.
        """
        for path, others in slips.items():
            row = self.rows.get(path)
            if row is not None and path not in self._over:  # else it is sealed already
                row.others = others
                self._over.add(path)
                self._drop_large(path)
                self._changed.add(path)

    def _is_known(self, path: str, entry: Entry) -> bool:
        row = self.rows.get(path)
        return row is not None and entry.state is not None and self.sight.same(row.mark, entry.state)

    def _fresh(self, images: Mapping[str, str], first: Sequence[tuple[First, bytes]], path: str) -> ReadStory:
        fresh = self._read(path)
        row = fresh.row
        if row.slug is not None and first:
            pictures = shown_now(row, images)
            row.key, sheet = story_key(row, pictures), sheet_of(fresh.sheet)
            ask = partial(part_of, sheet)
            story = recalled(row.slug, nfc(path), file=path, pictures=pictures, key=row.key, ask=ask)
            for one, beside in first:
                needs, value = next(needed([row], beside, one.today)), one.reckon(story)
                short, *large = map(packed, value) if one.is_in_two else (packed(value),)
                row.said[one.name] = needs + short
                fresh.large.update((one.name, part) for part in large)
        return fresh

    def _learn(self, path: str, entry: Entry, fresh: ReadStory) -> None:
        before = self.rows.get(path)
        mark = self.sight.noted(entry.state) if entry.state is not None else NO_MARK
        if before is not None and before.written == fresh.row.written:
            if before.mark != mark:
                before.mark = mark
                self._changed.add(path)
            return
        if before is not None:
            self._forget(path)
        self.rows[path] = fresh.row
        fresh.row.mark = mark
        self._changed.add(path)
        if fresh.row.slug is not None:
            self._keep(path, name_of(path, "sheet", fresh.row.written), fresh.sheet)
            for name, value in fresh.large.items():
                self._keep(path, name_of(path, name, fresh.row.key + fresh.row.said[name][:RESTS]), value)

    def _keep(self, path: str, name: str, value: bytes) -> None:
        if path in self._over:
            return
        self._weight += len(value)
        self._waiting[name] = value
        self._gone.discard(name)
        if self._weight > MUCH:
            self._write_early()

    def _write_early(self) -> None:
        """Write what waits, with the rows that name it: what no row names would be let go of by nobody, ever."""
        self._weight = 0  # where it cannot be written, it is tried again after as much once more
        thin, gone = self._to_write()
        values = {"thick": self._waiting, "thin": thin, "said": {CLOCK: self._clock}}
        if self._write(values, {"thick": gone, "thin": gone}):
            self._changed, self._gone, self._is_begun = set(), set(), True

    def _to_write(self) -> tuple[dict[str, bytes], list[str]]:
        """Return the rows that have become others, and the names of what is gone."""
        thin = {id_of(path): row for path in self._changed if (row := self._thin(path))}
        return thin, [*self._gone, *({id_of(path) for path in self._changed} - thin.keys())]

    @property
    def _clock(self) -> bytes:
        return self.sight.now.to_bytes(8, "big")

    def _write(self, values: Mapping[str, Mapping[str, bytes]], gone: Mapping[str, Sequence[str]]) -> bool:
        if not self._book.write(values, gone):
            return False
        self._waiting, self._weight = {}, 0
        return True

    def _forget(self, path: str) -> None:
        self._drop_large(path)
        del self.rows[path]
        self._sealed.discard(path)
        self._changed.discard(path)
        self._gone.add(id_of(path))

    def _drop_large(self, path: str) -> None:
        """Let go of what lies apart of a story: its sheet, its scripts."""
        names = names_apart(id_of(path), self.rows[path])
        for name in names:
            self._waiting.pop(name, None)
        self._gone.update(names)

    def story(self, path: str, images: Mapping[str, str]) -> Recalled | None:
        """Return the story of a file with its pictures as they are now; None where it could not be read whole."""
        row = self.rows[path]
        if row.slug is None:
            return None
        pictures = shown_now(row, images)
        key = story_key(row, pictures)
        if row.key != key:
            self._gone.update(name_of(path, name, row.key + value[:RESTS]) for name, value in row.said.items())
            row.key, row.said = key, {}
            self._changed.add(path)
        ask = partial(self._part, path, row.written)
        return recalled(row.slug, nfc(path), file=path, pictures=pictures, key=key, ask=ask)

    def problems(self, path: str) -> tuple[Problem, ...]:
        """Return what is wrong with a story's file by itself."""
        return problems_of(self.rows[path].problems)

    def _part(self, path: str, written: bytes, name: str, kind: Any) -> Any:
        try:
            return part_of(self._sheet_of(path, written), name, kind)
        except Unpackable:
            return part_of(self._sheet_anew(path, written), name, kind)

    def _sheet_of(self, path: str, written: bytes) -> Packed:
        """Return a story's sheet, its parts still to be read: who asks for one of them asks for the next one soon."""
        name = name_of(path, "sheet", written)
        before, sheet = self._sheet
        if before == name and sheet is not None:
            return sheet
        kept = self._thick(name)
        sheet = self._sheet_anew(path, written) if kept is None else sheet_of(kept)
        self._sheet = name, sheet
        return sheet

    def _sheet_anew(self, path: str, written: bytes) -> Packed:
        """Read a story again whose sheet is lost; if it is another one by now, this run knows nothing of it."""
        fresh = self._read(path)
        if fresh.row.written != written:
            raise DeskError("file-fault", path=path, why="nội dung vừa thay đổi")
        return sheet_of(fresh.sheet)

    def _thick(self, name: str) -> bytes | None:
        return self._waiting.get(name) or self._book.one("thick", name)

    together = True

    def each(
        self,
        name: str,
        kind: Any,
        stories: Sequence[S],
        of: tuple[object, ...],
        reckon: Callable[[S], T],
        ready: Callable[[], object] = lambda: None,
        today: date | None = None,
        own: Callable[[S], Hashable] | None = None,
        own_of: object = None,
    ) -> list[T]:
        """Return a value of each story; those that are not known are reckoned on all cores."""
        rows, begins = self._rows(stories), RESTS
        if own is not None and own_of is not None:
            begins, own = RESTS + DIGEST, partial(_rests, of, own)
            needs = needed(rows, digest_of(packed((of, own_of))), today)
            needs = self._still(name, stories, rows, needs, own)
            work = partial(_one_and_own, reckon, own)
        else:
            needs = needed(rows, digest_of(packed(of)), today)
            needs = needs if own is None else with_own(needs, map(own, stories))
            work = partial(_one, reckon)
        self._reckon(name, stories, rows, needs, work, ready, self._say)
        others, read = of if today is None else (*of, today), reader(kind)
        found: list[Any] = []
        for one, row in zip(stories, rows, strict=True):
            if row is None:
                found.append(self._other(one, name, others if own is None else (*others, own(one)), reckon))
            else:
                value = row.said[name][begins:]
                found.append(() if value == NOTHING else read(value))
        return found

    def _still(
        self,
        name: str,
        stories: Sequence[Any],
        rows: Sequence[Row | None],
        needs: Iterable[bytes],
        own: Callable[[Any], bytes],
    ) -> Iterator[bytes]:
        """Let values stand of which what they rest on by themselves, as it lies beside each, is what it was."""
        for one, row, need in zip(stories, rows, needs, strict=False):
            before = row.said.get(name, b"") if row else b""
            may_stand = not before.startswith(need) and before[DIGEST:RESTS] == need[DIGEST:]
            if row and may_stand and before[RESTS : RESTS + DIGEST] == own(one):
                row.said[name] = need + before[RESTS:]
                self._changed.add(one.file)
            yield need

    def each_in_two(
        self,
        name: str,
        kinds: tuple[Any, Any],
        stories: Sequence[S],
        of: tuple[object, ...],
        reckon: Callable[[S], tuple[T, U]],
        ready: Callable[[], object] = lambda: None,
    ) -> list[tuple[T, Callable[[], U]]]:
        """Return two values of each story; the large one lies apart and is read when it is asked for."""
        rows = self._rows(stories)
        needs = needed(rows, digest_of(packed(of)), None)
        self._reckon(name, stories, rows, needs, partial(_both, reckon), ready, self._say_both)
        read = reader(kinds[0])
        return [
            _apart(self._other(one, name, of, reckon))
            if row is None
            else (read(row.said[name][RESTS:]), self._later(row, one, name, kinds[1], reckon))
            for one, row in zip(stories, rows, strict=True)
        ]

    def _rows(self, stories: Sequence[object]) -> list[Row | None]:
        """Return what is known of each of these stories; the same ones are asked about many times in a row."""
        if not isinstance(stories, tuple):  # a list may be another one by the next time
            return [self._row(one) for one in stories]
        if self._found[0] is not stories:
            self._found = stories, [self._row(one) for one in stories]
        return self._found[1]

    def _row(self, story: object) -> Row | None:
        """Return what is known of a story that is as it was read."""
        file = file_of(story)
        return None if file is None else self.rows.get(file)

    def _reckon(
        self,
        name: str,
        stories: Sequence[Any],
        rows: Sequence[Row | None],
        needs: Iterable[bytes],
        work: Callable[[Any], Any],
        ready: Callable[[], object],
        say: Callable[[str, str, bytes, Any], None],
    ) -> None:
        """Have everything reckoned that is not known of these stories as it is needed now."""
        missing = [
            (one, beside)
            for one, row, beside in zip(stories, rows, needs, strict=False)
            if row is not None and not row.said.get(name, b"").startswith(beside)
        ]
        if len(missing) >= FEW:  # to be ready for all of them takes longer than to look at a few
            ready()
        values = forked(work, [one for one, _ in missing], fewest=FEW)
        for (one, beside), value in zip(missing, values, strict=True):
            say(one.file, name, beside, value)

    def _say(self, file: str, name: str, beside: bytes, value: bytes) -> None:
        row = self.rows[file]
        if name in row.said:
            self._gone.add(name_of(file, name, row.key + row.said[name][:RESTS]))
        row.said[name] = beside + value
        self._changed.add(file)

    def _say_both(self, file: str, name: str, beside: bytes, both: tuple[bytes, bytes]) -> None:
        short, large = both
        self._say(file, name, beside, short)
        self._keep(file, name_of(file, name, self.rows[file].key + beside), large)

    def _other(self, story: Any, name: str, of: tuple[object, ...], reckon: Callable[[Any], T]) -> T:
        """Return the value of a story that is not on the disk, such as one that is about to be written."""
        return self.once((name, story.origin.path), (story, *of), partial(reckon, story))

    def _later(self, row: Row, story: Any, name: str, kind: Any, reckon: Callable[[Any], Any]) -> Callable[[], Any]:
        """Return what reads a large value, or reckons it once more where it is lost."""
        file, of = story.file, row.key + row.said[name][:RESTS]

        def large() -> Any:
            written = self._thick(name_of(file, name, of))
            with suppress(*Unpackable):
                if written is not None:
                    return unpacked(kind, written)
            return unpacked(kind, packed(reckon(story.again())[1]))

        return large

    def fact(self, names: tuple[str, ...], stories: Sequence[S], value: Callable[[], object]) -> object:
        """Return a digest of what all stories hold under these names, as it was noted of each."""
        rows = self._rows(stories)
        return digest_of(*(self._column(name, stories, rows) for name in ("file", *names)))

    def _column(self, name: str, stories: Sequence[Any], rows: Sequence[Row | None]) -> bytes:
        """Return a digest of what each story holds under a name; facts stay as they were noted, and are asked often."""
        known = self._columns.get(name)
        if known is not None and known[0] is stories:
            return known[1]
        if name == "file":
            told = digest_of(packed([one.origin.path for one in stories]))
        elif next((name in row.facts for row in rows if row), True):
            facts = [row.facts if row else self._facts(one) for one, row in zip(stories, rows, strict=True)]
            told = digest_of(packed([one.get(name) for one in facts]))
        else:
            return digest_of(packed([row.said.get(name, b"")[RESTS:] if row else None for row in rows]))
        self._columns[name] = stories, told
        return told

    def whole(self, name: str, kind: Any, of: Callable[[], tuple[object, ...]], reckon: Callable[[], T]) -> T:
        """Return a value of the desk as a whole; the last one is kept."""
        return self._wholes.value(name, kind, of, reckon)

    def seen(self, what: str, file: str, entry: Entry, kind: Any, read: Callable[[Path], T]) -> T:
        """Return what `read` says of a file, read again where it might be another one."""
        return self.seen_of_each(what, [(file, entry)], kind, read)[0]

    def seen_of_each(
        self, what: str, found: Sequence[tuple[str, Entry]], kind: Any, read: Callable[[Path], T]
    ) -> list[T]:
        """Return the same of each file."""
        return self._seen.of_each([(id_of(f"{file}\n{what}"), entry) for file, entry in found], self.sight, kind, read)

    def forget_unasked(self) -> None:
        """Let go of what was seen of files that are gone; of stories, `take_in` does."""
        super().forget_unasked()
        self._seen.forget_unasked()

    def look_again(self) -> None:
        """Ask the disk's clock once more: what was written since the beginning may have stood for long enough."""
        self.sight = Sight.at(self._root / CLOCK_FILE, self.sight.since)

    def knows(self, story: object) -> bool:
        """Whether a story is as it was read."""
        return self._row(story) is not None

    def close(self) -> None:
        """Let go of the file until something is asked for that lies in it."""
        self._book.close()

    def write_down(self) -> None:
        """Write what was learnt and forget what is gone; where that cannot be, the next run learns it once more."""
        seen, unseen, wholes = self._seen.anew, self._seen.gone, self._wholes.anew
        if not (self._changed or self._gone or self._waiting or self._is_begun or seen or wholes or unseen):
            return
        thin, gone = self._to_write()
        if self._changed or gone or self._is_begun:  # what was said of another desk may tell what this one does not
            self._wholes.let_go(lambda name: name == CLOCK or name.startswith(BESIDE))
        said = wholes | {CLOCK: self._clock}
        values = {"thick": self._waiting, "thin": thin, "seen": seen, "said": said}
        if self._write(values, {"thick": gone, "thin": gone, "seen": unseen, "said": self._wholes.gone}):
            self._changed, self._gone, self._sealed, self._is_begun = set(), set(), set(self._over), False
            self._seen.written()
            self._wholes.written()

    def _thin(self, path: str) -> bytes | None:
        """Return what is written of a story; None where its file has just gone, or has become another one."""
        written = packed(self.rows[path])
        if path not in self._over:
            return written
        with suppress(OSError):
            return sealed(written, key_of((self._root / path).read_bytes()))
        return None

    def __reduce__(self) -> tuple[type[Remembered], tuple[()]]:
        return Remembered, ()


def _apart(both: tuple[T, U]) -> tuple[T, Callable[[], U]]:
    short, large = both
    return short, lambda: large


def _one(reckon: Callable[[Any], Any], story: Recalled) -> bytes:
    return packed(reckon(story.again()))


def _one_and_own(reckon: Callable[[Any], Any], own: Callable[[Any], bytes], story: Recalled) -> bytes:
    return own(story) + packed(reckon(story.again()))


def _rests(of: tuple[object, ...], own: Callable[[Any], Hashable], story: Any) -> bytes:
    return digest_of(packed((of, own(story))))


def _both(reckon: Callable[[Any], tuple[Any, Any]], story: Recalled) -> tuple[bytes, bytes]:
    short, large = reckon(story.again())
    return packed(short), packed(large)
