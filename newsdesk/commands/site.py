"""The website alone, with the sounds that are made already: quick to look at while one writes."""

from datetime import date
from pathlib import Path

from newsdesk.commands import console, gate
from newsdesk.commands.made import say_pages
from newsdesk.commands.pages import renew_site
from newsdesk.commands.told_no_more import check_ready


def run(root: Path, today: date) -> int:
    """Build output/site from what is on file."""
    with console.alone(root), gate.passed(root, today) as desk:
        if desk is None:
            return console.COPY
        pages, _ = renew_site(root, desk, today)
        say_pages(pages.stories, pages.pages)
        console.show(check_ready(root, desk.library, today))
        return console.CLEAN
