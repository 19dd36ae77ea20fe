"""Which files of a desk are read, how they lie there, and which are none of its own."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from newsdesk import files
from newsdesk.files import Entry
from newsdesk.problems import Place, Problem, error, notice
from newsdesk.sources.plain import Written, largest

Found = tuple[str, Entry]
"""A file by its name on the disk, relative to the desk, and what the system says of it."""


def found_below(root: Path, folder: str, pattern: str) -> tuple[list[Found], list[Problem]]:
    """Return the files below a folder, and which lead out of the desk, are no files, have another ending or a namesake.

    That is one whose name differs in how its marks are written alone: whatever goes by names takes one for the other.
    A name that is no text is handed on to nobody: it can be written neither in what is remembered nor on a page.
    """
    found: list[Found] = []
    problems: list[Problem] = []
    outside = _Outside(root)
    top = root / folder
    if files.is_link(top) and not (top.is_dir() and files.inside(top, root)):
        return found, [error(place_of(folder), "file-outside")]
    ending, marked = pattern.removeprefix("*"), set[str]()
    for entry in files.entries(top):
        file = f"{folder}/{entry.name}"
        if not files.is_text(file):
            problems.append(error(place_of(file), "file-name-unreadable"))
        elif outside.has(entry) or entry.is_folder:
            problems.append(error(place_of(file), "file-outside"))
        elif not entry.is_file:
            problems.append(error(place_of(file), "file-missing"))
        elif os.path.normcase(file).endswith(ending):
            found.append((file, entry))
            if not file.isascii():
                place = place_of(file)
                problems += [error(place, "file-twice")] if place.path in marked else []
                marked.add(place.path)
        else:
            problems.append(notice(place_of(file), "file-ignored", ending=ending))
    return found, problems


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


def place_of(file: str) -> Place:
    """Return where a file is wrong as a whole."""
    return Place(files.shown(files.nfc(file)))


def as_written(root: Path, path: Path) -> Written:
    """Return a file as it lies there.

    Raises DeskError where it cannot be had.
    """
    place = files.nfc(path.relative_to(root).as_posix())
    size, content = files.head(path, largest(place))
    return Written(place, size, content)
