"""A large tree of which a little changes: its twin is changed beside it, then the two change names.

The twin's files are the very files of the tree, under second names, so that it costs no room and to change ten files of
thirty thousand costs ten. At rest both hold the same: what was taken out of one is gone from the other. Where a run was
interrupted, or where a file cannot have two names, the twin is made anew.
"""

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from newsdesk.files.faults import machine_faults
from newsdesk.files.looks import looks
from newsdesk.files.trees import link_all, link_tree, same_content
from newsdesk.files.writing import flush, prune, remove_tree

MANY = 200
"""Files that are pushed to the disk one by one; of more than these, everything is pushed at once."""


@dataclass(frozen=True)
class Twin:
    """The twin of a tree in its place; the tree may not be there yet."""

    place: Path

    @property
    def folder(self) -> Path:
        """Where the twin lies."""
        return self.place.with_name(f".{self.place.name}.twin")

    @property
    def _at_rest(self) -> Path:
        """The mark that says that both hold the same."""
        return self.place.with_name(f".{self.place.name}.twin-at-rest")

    def changed(self, fresh: Path, gone: Iterable[str]) -> frozenset[str]:
        """Bring the twin up to what the tree shall be: files of `fresh` come, `gone` go; return what differs.

        A fresh file that holds what the old one held is left out. The tree itself stays as it is; where nothing
        differs, the twin too.
        """
        with machine_faults(self.folder):
            come = {name: fresh / name for name in looks(fresh) if not self._holds(name, fresh / name)}
            go = {name for name in gone if os.path.lexists(self.place / name)}
            if come or go or not self.place.is_dir():
                self._apart()
                _without(self.folder, go | come.keys())
                for name, path in come.items():
                    _moved(path, self.folder / name)
                _flush([self.folder / name for name in come])
        return frozenset(come.keys() | go)

    def settle(self, changed: Iterable[str]) -> None:
        """After the two have changed names: let the other one hold the same again, so that nothing old lies there."""
        names = list(changed)
        with machine_faults(self.folder):
            if not names and not self._at_rest.exists():  # a run was cut off: who knows what lies there
                remove_tree(self.folder)
            anew = bool(names) or not self.folder.is_dir()
            if not self.folder.is_dir():
                link_tree(self.place, self.folder)
            else:
                _without(self.folder, names)
                link_all([name for name in names if (self.place / name).is_file()], self.place, self.folder)
            if not _are_one(self.place, self.folder):
                remove_tree(self.folder)
            elif anew or not self._at_rest.exists():
                prune(self.folder)  # who made one by hand in the tree would find it there again and again
                self._at_rest.write_text(_touched(self.folder), "utf-8")

    def _holds(self, name: str, path: Path) -> bool:
        old = self.place / name
        return old.is_file() and not old.is_symlink() and same_content(path, old)

    def _apart(self) -> None:
        """Have a twin that holds what the tree holds, marked as being changed."""
        whole = self.place.is_dir() and self._is_at_rest()
        self._at_rest.unlink(missing_ok=True)
        if not whole:
            remove_tree(self.folder)
            self.folder.mkdir(parents=True)
            if self.place.is_dir():
                link_tree(self.place, self.folder)

    def _is_at_rest(self) -> bool:
        """Whether nobody put anything into the twin or took anything out since both held the same."""
        try:
            alone = self._at_rest.read_text("utf-8") == _touched(self.folder)
            return alone and _are_one(self.place, self.folder)
        except (OSError, UnicodeDecodeError):
            return False


def _touched(folder: Path) -> str:
    """Return a digest of when names came into each folder of a tree or left it.

    What is in the files can be seen in the tree.
    """
    root = os.fspath(folder)
    seen = ((above.removeprefix(root), Path(above).stat().st_mtime_ns) for above, _, _ in os.walk(root))
    return blake2b(json.dumps(sorted(seen)).encode(), digest_size=16).hexdigest()


def _are_one(one: Path, other: Path) -> bool:
    """Whether the files of two trees are the very same files, as far as the first of them tells."""
    first = next((Path(above, name) for above, _, names in os.walk(one) for name in names), None)
    if first is None:
        return True
    same = other / first.relative_to(one)
    return same.is_file() and first.samefile(same)


def _without(folder: Path, names: Iterable[str]) -> None:
    """Remove files, and folders that hold nothing any more."""
    for name in names:
        path = folder / name
        path.unlink(missing_ok=True)
        with suppress(OSError):
            path.parent.rmdir()


def _moved(path: Path, target: Path) -> None:
    try:
        path.replace(target)
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)


def _flush(paths: list[Path]) -> None:
    """Push new files to the disk, so that a power cut leaves old or new."""
    if len(paths) > MANY and hasattr(os, "sync"):
        os.sync()
        return
    for path in paths:
        flush(path)
