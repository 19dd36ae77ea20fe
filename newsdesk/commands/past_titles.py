"""Takes a name out of the rundowns of days gone by: the one reason for which what was planned is written anew."""

from collections.abc import Callable, Container
from dataclasses import dataclass, replace
from pathlib import Path

from newsdesk import files
from newsdesk.commands import rundown_files
from newsdesk.model.addresses import code_of
from newsdesk.model.name_look import Certainty
from newsdesk.model.name_search import NameSearch
from newsdesk.model.names import NAMELESS_READER
from newsdesk.model.recording import same_reader
from newsdesk.model.rundown import Item, Rundown
from newsdesk.model.texts import forms
from newsdesk.planning.text import to_text

TAKEN_BACK = "Bài đã rút"
UNNAMED = "Tít có tên học viên"


@dataclass(frozen=True)
class Forgetting:
    """Who is forgotten: by name in titles and slugs, as a reader, and in which stories."""

    search: NameSearch
    readers: tuple[str, ...]
    stories: Container[str]
    kept: Container[str] = ()
    """Slugs of the desk's other stories: who is called so there may be somebody else."""

    def names(self, text: str) -> bool:
        """Whether a text names the person."""
        return self.search.stand_in(forms(text), Certainty.TITLED)

    def rundown(self, rundown: Rundown) -> Rundown:
        """Return a rundown without the person; what was aired when, and by which sound, stays."""
        return replace(rundown, items=tuple(map(self._item, rundown.items)))

    def _tells(self, item: Item) -> bool:
        """Whether a title names the person: of a story that is taken back, or surely of what the desk has no more."""
        if item.slug in self.stories:
            return self.names(item.title)
        return item.slug not in self.kept and self.search.stand_in(forms(item.title), Certainty.CERTAIN)

    def _item(self, item: Item) -> Item:
        if self._tells(item):
            item = replace(item, title=f"{TAKEN_BACK} ({code_of(item.slug or '')})")
        if item.slug and self.names(item.slug):
            item = replace(item, slug=code_of(item.slug))
        if item.voice and any(same_reader(item.voice, reader) for reader in self.readers):
            item = replace(item, voice=NAMELESS_READER)
        return item


@dataclass(frozen=True)
class Unnaming:
    """Residents who were listed after something of them had aired: they are forgotten in titles and slugs."""

    names: Callable[[str, str], bool]
    """Whether a text names one, the text of whatever has a slug."""

    def rundown(self, rundown: Rundown) -> Rundown:
        """Return a rundown without residents."""
        return replace(rundown, items=tuple(map(self._item, rundown.items)))

    def _item(self, item: Item) -> Item:
        slug = item.slug or ""
        if self.names(item.title, slug):
            item = replace(item, title=f"{UNNAMED} ({code_of(slug)})")
        return replace(item, slug=code_of(slug)) if slug and self.names(slug, slug) else item


def forget(root: Path, forgetting: Forgetting | Unnaming) -> int:
    """Write anew the rundowns on file that name somebody; return how many files that were."""
    past = rundown_files.read(root)
    changed = 0
    for name, rundown in zip(past.names, past.rundowns, strict=True):
        if (now := forgetting.rundown(rundown)) != rundown:
            changed += files.write_if_changed(root / name, to_text(now))
    return changed
