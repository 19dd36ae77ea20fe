"""What I saved and what others shared, put together without touching a file of the folder.

Names are not followed when files are renamed: two drafts that began from one form look alike, and git would take one
for the other.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from newsdesk import files
from newsdesk.commands.saving import books, kinds, pieces
from newsdesk.commands.saving.copy import Blob, Copy, Files
from newsdesk.commands.script_files import FOLDER as SCRIPTS
from newsdesk.errors import DeskError
from newsdesk.model.script import Script
from newsdesk.scripts.text import to_text

LARGEST_TEXT = 2_000_000
MERGED = 127
"""Git answers with the number of places in conflict, and with more than this where it could not begin."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A file that both changed so that somebody must choose; a side that deleted it has none."""

    path: str
    mine: Blob | None
    theirs: Blob | None


@dataclass
class Merged:
    """The files of both, and what could not be put together."""

    files: dict[str, Blob]
    conflicts: list[Conflict] = field(default_factory=list)
    both: set[str] = field(default_factory=set)
    """What both sides changed, each in another way."""


Chosen = Mapping[Conflict, Blob | None]
"""What somebody decided of a conflict: which blob it is to be."""


def base_of(copy: Copy, mine: str, theirs: str) -> str:
    """Return where two states parted; DeskError where they never were one."""
    found = copy.git.asked("merge-base", mine, theirs)
    if found.code or not found.text:
        raise DeskError("git-unrelated")
    return found.text.split("\n")[0]


def merge(copy: Copy, mine: str, theirs: str, chosen: Chosen) -> Merged:
    """Put two commits together, file by file."""
    base, one, other = (copy.files_of(commit) for commit in (base_of(copy, mine, theirs), mine, theirs))
    merged = Merged({})
    for path in sorted({*base, *one, *other}):
        old, left, right = base.get(path), one.get(path), other.get(path)
        if left == right or right == old:
            taken = left
        elif left == old:
            taken = right
        else:
            merged.both.add(path)
            conflict = Conflict(path, left, right)
            found = (chosen[conflict],) if conflict in chosen else _together(copy, path, old, conflict)
            if not found:
                merged.conflicts.append(conflict)
                continue
            taken = found[0]
        if taken is not None:
            merged.files[path] = taken
    merged.conflicts += _in_the_way(merged.files, one, other)
    return merged


def _in_the_way(merged: Iterable[str], one: Files, other: Files) -> Iterator[Conflict]:
    """Yield files whose name is a folder on the other side."""
    folders = {folder.as_posix() for path in merged for folder in Path(path).parents}
    yield from (Conflict(path, one.get(path), other.get(path)) for path in sorted(folders.intersection(merged)))


def _together(copy: Copy, path: str, old: Blob | None, both: Conflict) -> tuple[Blob | None] | None:
    """Return what a file that both changed is to be; None where somebody must choose."""
    law = books.law_of(path)
    if both.mine is None or both.theirs is None:
        return (both.mine or both.theirs,) if law else None
    contents = [copy.content(blob) for blob in (old, both.mine, both.theirs)]
    texts = [_text(content) for content in contents]
    if texts[0] is None or texts[1] is None or texts[2] is None:
        return (both.theirs,) if law else None
    if law:
        return (copy.kept(books.together(law, texts[0], texts[1], texts[2]).encode()),)
    if path.startswith("exemplars/") and any(kinds.is_approved(content) for content in contents[1:]):
        return None  # what was approved is one text of one hand: nobody approved a mixture
    joined = pieces.together(path, texts[0], texts[1], texts[2], lambda *three: by_lines(copy, *three))
    return None if joined is None else (copy.kept(joined.encode()),)


def _text(content: bytes) -> str | None:
    if len(content) > LARGEST_TEXT or b"\0" in content:
        return None
    try:
        return content.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return None


def by_lines(copy: Copy, base: str, mine: str, theirs: str) -> str | None:
    """Return three texts as git puts them together; None where both changed the same lines."""
    if mine == theirs or theirs == base:
        return mine
    if mine == base:
        return theirs
    with files.machine_faults(copy.folder), TemporaryDirectory(dir=copy.folder, prefix="newsdesk-") as at:
        names = [Path(at, name) for name in ("mine", "base", "theirs")]
        for name, text in zip(names, (mine, base, theirs), strict=True):
            files.put(name, text.encode())
        answer = copy.git.asked("merge-file", "-p", "-q", *map(str, names))
    if answer.code > MERGED or answer.code < 0:
        raise DeskError("git-failed", step="merge-file", why=answer.err[:200])
    return None if answer.code else answer.out.decode()


def scripts_anew(copy: Copy, merged: Merged, spoken: Mapping[str, Script] | None) -> dict[str, Blob | None]:
    """Return the scripts that must be made of the merged stories, as they are to be."""
    if spoken is None:
        return {}
    mixed = {path for path in merged.both if path.startswith(f"{SCRIPTS}/")}
    mixed |= {name for name, script in spoken.items() if script.source in merged.both}
    anew: dict[str, Blob | None] = {}
    for name in sorted(mixed):
        script = spoken.get(name)
        anew[name] = copy.kept(to_text(script).encode()) if script else None
    return anew
