"""Which story somebody means who names it on the command line: by its slug, or by its file as they see it."""

from collections.abc import Iterable
from pathlib import Path

from newsdesk import files
from newsdesk.commands import console
from newsdesk.model.library import Library
from newsdesk.model.story import Story
from newsdesk.nearest import hint
from newsdesk.problems import Problem


def story_named(library: Library | None, root: Path, name: str, problems: Iterable[Problem] = ()) -> Story:
    """Return the story of a slug, of a path from here or from the desk, or of a file's bare name.

    A file that is there and could not be read shows its own `problems` instead.
    """
    stories = library.stories if library else ()
    wanted = files.nfc(name.replace("\\", "/"))
    tried = {(base / written).resolve() for base in (Path.cwd(), root) for written in (name, wanted)}
    for story in stories:
        if wanted in (story.slug, story.origin.path) or (root / story.origin.path).resolve() in tried:
            return story
    bare = [story for story in stories if Path(story.origin.path).name == wanted]
    if len(bare) == 1:
        return bare[0]
    if broken := [one for one in problems if (root / one.place.path).resolve() in tried]:
        console.show(broken)
        raise console.UsageFault(f"Chưa đọc được bài {name}. Sửa các chỗ trên rồi chạy lại.")
    near = hint(Path(wanted).stem, sorted(story.slug for story in stories))
    raise console.UsageFault(
        f"Không có bài nào tên “{name}”.{near} Ghi tên bài hoặc đường dẫn của tệp trong exemplars/."
    )
