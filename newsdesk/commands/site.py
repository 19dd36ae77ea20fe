"""The website alone, with the sounds that are made already: quick to look at while one writes."""

from datetime import date
from pathlib import Path

from newsdesk import files
from newsdesk.commands import console, gate
from newsdesk.commands.pages import make_site, new_site, say_pages
from newsdesk.commands.sounds import Studio
from newsdesk.model.story import Channel


def run(root: Path, today: date) -> int:
    """Build output/site from what is on file."""
    with console.alone(root):
        desk = gate.passed(root, today)
        if desk is None:
            return console.COPY
        staging = files.fresh_folder(root / "output" / ".next")
        pages = make_site(root, desk, Studio(desk, root, Channel.WEB).at_hand(), today)
        site = new_site(root, pages)
        files.change_all(site.pairs)
        site.settle()
        files.remove_tree(staging)
        say_pages(pages)
        return console.CLEAN
