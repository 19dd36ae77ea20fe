"""The pictures of the website, drawn once: what the cache has whole is not drawn again, what is shown no more goes."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from newsdesk import files
from newsdesk.errors import DeskError
from newsdesk.site.inventory import named_briefly
from newsdesk.site.pictures.picture import Picture, stem

FACTS = "facts.json"


@contextmanager
def kept_in(cache: Path | None) -> Iterator[Path]:
    """Give the folder that keeps drawn pictures; where there is none, one that lasts as long as the block."""
    if cache:
        yield cache
    else:
        with TemporaryDirectory(prefix="newsdesk-") as folder:
            yield Path(folder)


def pictures_from(
    places: Mapping[str, str], *, digests: Mapping[str, str], images: Path, cache: Path
) -> dict[str, Picture]:
    """Return each picture by name, drawn on all cores; `places`: where the file for old programs will lie.

    `digests`: of the files' bytes, as they were read with the texts; a file that was drawn before is not read again.

    Raises DeskError `site-incomplete` for one that is gone, `picture-form`, `picture-too-large`.
    """
    found = {files.nfc(path.name): path for path in files.listing(images)}
    if missing := sorted(places.keys() - found.keys()):
        raise DeskError("site-incomplete", missing=named_briefly(missing))
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        folders = [cache / files.digest(f"{digests[name]} {_settings()}") for name in places]
        made = pool.map(_picture, (found[name] for name in places), places.values(), folders)
        return dict(zip(places, made, strict=True))


def _picture(path: Path, place: str, folder: Path) -> Picture:
    """Return one picture from its folder in the cache, or draw it."""
    facts = _kept(folder) or _draw(path, folder)
    return Picture(
        stem(place),
        facts["width"],
        facts["height"],
        {stem(place) + ending: folder / _file(ending) for ending in facts["files"]},
    )


def _settings() -> str:
    # Pillow takes a while to come: a desk without pictures need not wait for it.
    from newsdesk.site.pictures.drawing import MARK

    return MARK


def _draw(path: Path, folder: Path) -> dict[str, Any]:
    from newsdesk.site.pictures.drawing import draw

    with files.machine_faults(path):
        content = path.read_bytes()
    (width, height), made = draw(content, files.nfc(path.name))
    for ending, drawn in made.items():
        files.write_if_changed(folder / _file(ending), drawn)
    facts = {"width": width, "height": height, "files": {end: files.digest(drawn) for end, drawn in made.items()}}
    files.write_if_changed(folder / FACTS, json.dumps(facts, indent=1, sort_keys=True) + "\n")
    return facts


def _kept(folder: Path) -> dict[str, Any] | None:
    """Return what is written of a picture that was drawn before, if every file of it is as it was written."""
    try:
        facts: dict[str, Any] = json.loads((folder / FACTS).read_bytes())
        whole = all(files.digest((folder / _file(end)).read_bytes()) == told for end, told in facts["files"].items())
        return facts if whole and facts["width"] and facts["height"] else None
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def _file(ending: str) -> str:
    return f"file{ending}"


def lay_out(pictures: Iterable[Picture], folder: Path) -> None:
    """Let the files of pictures lie on the website, and no others."""
    for picture in pictures:
        for place, drawn in picture.files.items():
            files.link(drawn, folder / place)


def forget_others(pictures: Iterable[Picture], cache: Path) -> None:
    """Remove what the cache holds of pictures that are shown no more: a person taken down is gone here too."""
    kept = {path.parent.name for picture in pictures for path in picture.files.values()}
    with files.machine_faults(cache):
        stale = [path for path in cache.iterdir() if path.name not in kept] if cache.is_dir() else []
    for path in stale:
        files.remove_tree(path)
