"""Conflicts that wait for somebody: what was shown of each, and what was decided; both versions stay in git."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from newsdesk import files
from newsdesk.commands.saving import pieces
from newsdesk.commands.saving.copy import Blob, Copy
from newsdesk.commands.saving.kinds import noun
from newsdesk.commands.saving.merging import Chosen, Conflict

NOTES = ".cache/save-hai-ban.json"
MINE, THEIRS = "mine", "theirs"
Notes = dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Pending:
    """A file that two people changed, both texts, and who made the other."""

    path: str
    noun: str
    mine: str | None
    """None where this side deleted it, or where it is no text."""
    theirs: str | None
    by: str
    on: str
    """Day and hour of the other version, as its author's clock said."""
    differs: tuple[str, ...]
    """In words: which header keys, which paragraphs."""
    conflict: Conflict


def told(copy: Copy, conflict: Conflict, theirs: str) -> Pending:
    """Return a conflict as people can judge it."""
    contents = [copy.content(conflict.mine), copy.content(conflict.theirs)]
    mine_text = _text(contents[0]) if conflict.mine else None
    theirs_text = _text(contents[1]) if conflict.theirs else None
    asked = ["log", "-1", "--date=format:%H giờ %M, ngày %d/%m/%Y", "--format=%an%x00%ad", theirs, "--", conflict.path]
    by, _, on = copy.git.asked("--literal-pathspecs", *asked).text.partition("\0")
    differs = pieces.differs(mine_text, theirs_text) if mine_text is not None and theirs_text is not None else []
    called = noun(conflict.path, contents[0] or contents[1])
    return Pending(conflict.path, called, mine_text, theirs_text, by or "?", on or "?", tuple(differs), conflict)


def _text(content: bytes) -> str | None:
    if b"\0" in content:
        return None
    return content.decode("utf-8", "replace").replace("\r\n", "\n")


def read(root: Path) -> Notes:
    """Return what was shown and decided; a note that cannot be read is as none: people are asked again."""
    path = root / NOTES
    if not path.is_file():
        return {}
    try:
        found = json.loads(files.read_text(path))
    except ValueError:
        return {}
    right = isinstance(found, dict) and all(isinstance(one, dict) for one in found.values())
    return {path: {key: str(to) for key, to in one.items()} for path, one in found.items()} if right else {}


def show(root: Path, conflicts: Iterable[Conflict]) -> None:
    """Note what is shown now; what was decided of the same two versions stays decided."""
    before = read(root)
    now = {one.path: before.get(one.path, {}) if _shown(before, one) else _note(one) for one in conflicts}
    files.write_if_changed(root / NOTES, json.dumps(now, ensure_ascii=False, indent=1, sort_keys=True) + "\n")


def decide(root: Path, path: str, keep: str) -> bool:
    """Note what somebody wants of a conflict that was shown; return whether it was."""
    notes = read(root)
    if path not in notes:
        return False
    notes[path]["keep"] = keep
    files.write_if_changed(root / NOTES, json.dumps(notes, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
    return True


def forget(root: Path) -> None:
    """Forget everything: nothing is in conflict."""
    files.remove(root / NOTES)


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided, asked conflict by conflict."""

    notes: Notes

    def of(self, one: Conflict) -> tuple[Blob | None] | None:
        """Return what a conflict is to be, None where it is not decided.

        Mine is the file as it stands now, so that people may copy into it what they like of the other; but the other
        version must be the one that they were shown. Theirs counts only while mine is the one that was shown too.
        """
        note = self.notes.get(one.path, {})
        if note.get(THEIRS) != _oid(one.theirs):
            return None
        if note.get("keep") == MINE:
            return (one.mine,)
        return (one.theirs,) if note.get("keep") == THEIRS and note.get(MINE) == _oid(one.mine) else None


def chosen(decided: Decided, conflicts: Iterable[Conflict]) -> Chosen:
    """Return what was decided of these."""
    found = ((one, decided.of(one)) for one in conflicts)
    return {one: what[0] for one, what in found if what is not None}


def _shown(notes: Notes, one: Conflict) -> bool:
    note = notes.get(one.path, {})
    return note.get(MINE) == _oid(one.mine) and note.get(THEIRS) == _oid(one.theirs)


def _note(one: Conflict) -> dict[str, str]:
    return {MINE: _oid(one.mine), THEIRS: _oid(one.theirs)}


def _oid(blob: Blob | None) -> str:
    return blob.oid if blob else ""
