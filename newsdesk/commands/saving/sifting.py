"""What is saved and what is held back: no save makes `check` worse for what is approved, no draft is lost."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath

from newsdesk import files
from newsdesk.commands import reading
from newsdesk.commands.saving import kinds
from newsdesk.commands.saving.copy import Blob, Copy
from newsdesk.commands.script_files import FOLDER as SCRIPTS
from newsdesk.model.library import Library
from newsdesk.problems import Problem, Severity
from newsdesk.scripts.text import to_text

ROOM = ".cache/save"
"""Where states of the desk are laid out to be read; empty when nothing is being saved."""
Key = tuple[str, str, tuple[tuple[str, str], ...]]
BOUND = "liên quan đến chỗ LỖI ở {path}"
STRANGE = "không phải lời của bài như được lưu; chạy python3 tasks.py scripts rồi lưu lại"


@dataclass(frozen=True)
class State:
    """One state of the desk, and what is wrong with it."""

    found: reading.Reading
    contents: Callable[[str], bytes]

    @cached_property
    def wrong(self) -> tuple[Problem, ...]:
        """Every LỖI."""
        return tuple(one for one in self.found.problems if one.severity is Severity.ERROR)

    @cached_property
    def grave(self) -> tuple[Problem, ...]:
        """Every LỖI of what is approved, or of what all stories stand on: of anything but a draft."""
        return tuple(one for one in self.wrong if not self._in_draft(one.place.path))

    def _in_draft(self, path: str) -> bool:
        return path.startswith("exemplars/") and not kinds.is_approved(self.contents(path))


def state(copy: Copy, tree: str, today: date) -> State:
    """Read a tree as if it were the desk: exactly what would be shared is what is checked."""
    at = files.fresh_folder(copy.root / ROOM / "desk")
    try:
        kept = copy.files_of(tree)
        copy.lay_out(tree, filter(kinds.in_area, kept), at)
        for folder in kinds.AREA:
            with files.machine_faults(at):
                (at / folder).mkdir(exist_ok=True, parents=True)
        return State(reading.read(at, today, copy_of=copy.root), lambda path: copy.content(kept.get(path)))
    finally:
        files.remove_tree(copy.root / ROOM)


def key(problem: Problem) -> Key:
    """Return what makes two findings the same though lines moved."""
    return problem.place.path, problem.code, tuple(sorted(problem.facts.items()))


def worse(now: Iterable[Problem], *before: Iterable[Problem]) -> list[Problem]:
    """Return what is wrong now and was not in any state before."""
    known = {key(one) for state in before for one in state}
    return [one for one in now if key(one) not in known]


@dataclass
class Sifted:
    """What of the changes is saved, what is held back for which LỖI, and what is wrong with drafts."""

    kept: dict[str, Blob | None]
    held: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    bound: dict[str, str] = field(default_factory=dict)
    """Held back though nothing is wrong with it: what it would make worse."""
    drafts: tuple[Problem, ...] = ()
    tree: str = ""
    library: Library | None = None
    """What is saved, if it can be read."""


def sift(copy: Copy, wanted: Mapping[str, Blob | None], today: date) -> Sifted:
    """Hold back, one round after another, whatever would be wrong in what is approved."""
    before, old = copy.files_of(copy.head), None
    sifted = Sifted(dict(wanted))
    while True:
        sifted.tree = copy.tree(_with(before, sifted.kept))
        if not sifted.kept:
            return sifted
        now = state(copy, sifted.tree, today)
        now = State(now.found, _contents(copy, before, sifted.kept))
        sifted.library = now.found.desk.library if now.found.desk else None
        if own := {one.place.path for one in now.grave} & sifted.kept.keys():
            for path in own:
                sifted.held[path] = tuple(one for one in now.grave if one.place.path == path)
        else:
            old = old or (state(copy, copy.tree(before), today) if now.grave and before else None)
            bad = worse(now.grave, old.grave if old else ())
            if bad and before:
                own = causes(bad, sifted.kept)
                sifted.bound |= dict.fromkeys(own, BOUND.format(path=f"{bad[0].place.path}:{bad[0].place.line}"))
            elif own := set(_strange_scripts(copy, sifted.kept, now.found)):
                sifted.bound |= dict.fromkeys(own, STRANGE)
            else:
                sifted.drafts = tuple(one for one in now.wrong if one.place.path in sifted.kept and one not in bad)
                return sifted
        for path in own:
            del sifted.kept[path]


def _with(before: Mapping[str, Blob], changed: Mapping[str, Blob | None]) -> dict[str, Blob]:
    after = {**before, **changed}
    return {path: blob for path, blob in after.items() if blob is not None}


def _contents(copy: Copy, before: Mapping[str, Blob], kept: Mapping[str, Blob | None]) -> Callable[[str], bytes]:
    """Return what is in a file now; of one whose stage cannot be read, what was in it."""

    def content(path: str) -> bytes:
        now = copy.content(kept.get(path) or before.get(path))
        return now if kinds.stage(now) else copy.content(before.get(path)) or now

    return content


def _strange_scripts(copy: Copy, kept: Mapping[str, Blob | None], found: reading.Reading) -> Iterator[str]:
    """Yield changed scripts that are not of the stories beside them, such as those of a story that is held back."""
    told = found.desk.spoken.scripts if found.desk else {}
    for path in kept if found.desk else ():
        if path.startswith(f"{SCRIPTS}/") and path.endswith(".txt"):
            wanted = to_text(told[path]).encode() if path in told else b""
            if copy.content(kept[path]) != wanted:
                yield path


def causes(bad: Iterable[Problem], kept: Mapping[str, object]) -> set[str]:
    """Return what may have made things worse: what is spoken of; else what all stories stand on; else everything."""
    told = " ".join(f"{one.place.path} {' '.join(one.facts.values())}" for one in bad)
    spoken_of = {path for path in kept if PurePosixPath(path).stem in told}
    return spoken_of or {path for path in kept if path.startswith("content/")} or set(kept)
