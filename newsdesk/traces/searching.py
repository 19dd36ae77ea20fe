"""Every place below a folder in which a name stands."""

import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from newsdesk.files import inside, nfc
from newsdesk.files.walking import everything, is_open
from newsdesk.traces.kinds import kind_of
from newsdesk.traces.names import may_stand, rows_of, skeletons_of
from newsdesk.traces.nouns import Findings, Found, Hit, Unread
from newsdesk.traces.reading import texts_of

OWN_NAME = "tên tệp"
GUIDES = "output/site/docs/"
"""The software's own guides on the website: whoever they name as an example is nobody of the desk."""
TWIN, TWINS = "output/.site.twin/", "output/site/"
"""The website's files under second names are looked for under the first; what is left there alone is looked into."""


def find(root: Path, names: Iterable[str]) -> tuple[Hit, ...]:
    """Return every place of every file below a folder in which one of these names stands, in the order of the paths."""
    return search(root, names).hits


def search(root: Path, names: Iterable[str], folders: Sequence[str] = ("",), marks: Iterable[str] = ()) -> Findings:
    """Look for names below some folders of `root`; no file stops the search, what could not be read is named.

    Marks are found letter for letter: slugs, names of pictures, titles.
    """
    signs = tuple(dict.fromkeys(filter(None, marks)))
    wanted = tuple(dict.fromkeys(name for name in names if name.strip()))
    hits: list[Hit] = []
    unread: list[tuple[str, Unread]] = []
    known: dict[tuple[int, int], list[Found | Unread]] = {}
    count = 0
    for path in sorted({path for folder in folders for path in everything(root / folder)}):
        shown = nfc(path.relative_to(root).as_posix())
        if shown.startswith(GUIDES) or _is_second_name(path, root, shown):
            continue
        told = _told(path, root, known)
        found = [Found(OWN_NAME, shown), *(told or ())]
        count += told is not None
        unread += [(shown, one) for one in found if isinstance(one, Unread)]
        texts = [one for one in found if isinstance(one, Found)]
        hits += (*hits_in(shown, texts, wanted), *marks_in(shown, texts, signs))
    return Findings(hits=tuple(hits), files=count, unread=tuple(unread))


def _is_second_name(path: Path, root: Path, shown: str) -> bool:
    """Whether a file of the website's twin is the very file that the website has in that place."""
    if not shown.startswith(TWIN):
        return False
    with suppress(OSError):
        return path.samefile(root / TWINS / path.relative_to(root / TWIN))
    return False


def _told(path: Path, root: Path, known: dict[tuple[int, int], list[Found | Unread]]) -> list[Found | Unread] | None:
    """Return the texts of a file; one that lies there under several names (a memory stick's) is read once.

    Of a folder in which nothing lies there are none: it has its name alone.
    """
    try:
        facts = path.stat()
        if stat.S_ISDIR(facts.st_mode):
            return _folder(path, root)
        if not stat.S_ISREG(facts.st_mode):
            return [Unread("", "không phải tệp thường, không mở")]
        key = (facts.st_dev, facts.st_ino)
        if key not in known:
            read = list(texts_of(path))
            if facts.st_nlink == 1:
                return read
            known[key] = read
        return known[key]
    except OSError as fault:
        return [Unread("", f"không mở được: {fault.strerror or fault}")]


def _folder(path: Path, root: Path) -> list[Found | Unread] | None:
    """Say of a folder that was not walked why: a link out of the desk, or nobody may open it; else it is empty."""
    if not path.is_symlink():
        return None if is_open(path) else [Unread("", "không mở được thư mục")]
    return [] if inside(path, root) else [Unread("", "liên kết tới một thư mục ở ngoài, không đi theo")]


def hits_in(path: str, found: Sequence[Found], names: Iterable[str]) -> Iterator[Hit]:
    """Yield the places of one file; what is said again less exactly counts only where nothing else names."""
    together = skeletons_of("\n".join(one.text for one in found))
    for name in names:
        if not may_stand(name, together):
            continue
        exact = list(_hits(path, [one for one in found if not one.weak], name))
        inner = [hit for hit in exact if hit.place != OWN_NAME]
        again = [] if inner else list(_hits(path, [one for one in found if one.weak], name))
        yield from dict.fromkeys([*exact, *again])


def marks_in(path: str, found: Iterable[Found], marks: Sequence[str]) -> Iterator[Hit]:
    """Yield the first text of one file in which each mark stands."""
    for mark in marks:
        if one := next((one for one in found if mark in one.text), None):
            yield Hit(path=path, place=one.place, kind=kind_of(path), excerpt=mark, name=mark)


def _hits(path: str, found: Iterable[Found], name: str) -> Iterator[Hit]:
    for one in found:
        for row, words in rows_of(name, one.text):
            place = one.place if one.line is None else ", ".join(filter(None, (one.place, f"dòng {one.line + row}")))
            yield Hit(path=path, place=place, kind=kind_of(path), excerpt=words, name=name)
