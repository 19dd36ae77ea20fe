"""The website alone, with the sound of the last publishing: quick to look at while one writes."""

from datetime import date
from pathlib import Path

from newsdesk import files, messages
from newsdesk.commands import console
from newsdesk.intake import take_in
from newsdesk.problems import any_error
from newsdesk.site.build import build


def run(root: Path, today: date) -> int:
    """Build output/site from what is on file."""
    with files.only_one(root / ".cache" / "publish.lock"):
        intake = take_in(root, today)
        console.show(intake.problems)
        console.say(messages.count(intake.problems, intake.stories))
        if intake.library is None or any_error(intake.problems):
            return console.COPY
        folder = files.fresh_folder(root / "output" / ".next" / "site")
        pages = build(intake.library, {}, folder, images=root / "content" / "images", today=today, root=root)
        files.take_place(folder, root / "output" / "site")
        files.remove_tree(folder.parent)
        console.say(f"Trang web: {pages.stories} bài, {pages.pages} trang, mở output/site/index.html.")
        return console.CLEAN
