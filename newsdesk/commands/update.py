"""Everything that an edit changes but the sound: what is wrong, the scripts, the website; in one go and quickly."""

from datetime import date
from pathlib import Path

import msgspec

from newsdesk import files
from newsdesk.commands import console, ready
from newsdesk.commands.made import say_pages, say_scripts
from newsdesk.problems import Problem
from newsdesk.recall.at_rest import USUAL, AtRest, Beside
from newsdesk.site.home import DEVELOPERS, SETTINGS, home_of

NAME = "update"
SITE = "output/site"


class Updated(msgspec.Struct, array_like=True):
    """What was said of a desk that was brought up to date."""

    settings: str
    """Which settings the website has, and where they lie with the theme."""
    report: bytes
    """What was printed of the desk, as UTF-8: of thousands of findings it takes long to find the words again."""
    scripts: int
    stories: int
    pages: int
    ready: str
    """Which programmes lay ready for the loudspeakers: no sound is made here."""
    told_no_more: tuple[Problem, ...]
    """What they tell that may be told no longer."""

    def say(self, written: int) -> None:
        """Say it; `written`: script files that changed."""
        say_scripts(self.scripts, written)
        say_pages(self.stories, self.pages)
        console.show(self.told_no_more)


def run(root: Path, today: date) -> int:
    """Check the desk and bring scripts and website up to date; with a LỖI anywhere nothing is written.

    What was said is said again while desk, website and whatever they rest on lie there exactly as they did.
    """
    with console.alone(root) as was_cut_short:
        rest = AtRest(root, today)
        before: Updated | None = rest.said(NAME, Updated, _beside(root, USUAL))
        stands = before is not None and before.settings == _settings(root) and before.ready == ready.mark(root, today)
        if before is not None and stands and not was_cut_short:
            console.show_lines(before.report.decode().split("\n"))
            before.say(0)
            return console.CLEAN
        return _brought_up(root, today, rest)


def _brought_up(root: Path, today: date, rest: AtRest) -> int:
    # Only now: what reads a desk and makes a website takes longer to load than it takes to see that nothing changed.
    from newsdesk.commands import clearing, gate, reading, script_files
    from newsdesk.commands.checking import beside, may_be_kept
    from newsdesk.commands.pages import renew_site
    from newsdesk.commands.told_no_more import check_ready

    settings, lies_ready = _settings(root), ready.mark(root, today)
    found = reading.read(root, today)
    report = "\n".join(gate.report(found)).encode()
    desk = found.sound
    if desk is None:
        return console.COPY
    written = script_files.write(root, desk.spoken, desk.lying)
    pages, touched = renew_site(root, desk, today)
    script_files.note_written(root, desk.library.remembered, written)
    with console.out_already():
        clearing.clear(root, desk.library, today)
    told = Updated(
        settings=settings,
        report=report,
        scripts=len(desk.spoken.scripts),
        stories=pages.stories,
        pages=pages.pages,
        ready=lies_ready,
        told_no_more=tuple(check_ready(root, desk.library, today)),
    )
    told.say(len(written))
    lying = beside(desk) if may_be_kept(desk.library, found.problems, today) else None
    del found, desk, pages  # what is said is kept where they lay: both at once would be the most that a run takes
    if lying is not None:
        made = written | dict.fromkeys(f"{SITE}/{name}" for name in touched)
        rest.say(NAME, told, _beside(root, lying), made)
    return console.CLEAN


def _beside(root: Path, lying: Beside) -> Beside:
    """Return what the website rests on besides what the desk does."""
    return Beside(lying.names, (*lying.files, SITE, f"{home_of(root) / 'theme'}", f"{DEVELOPERS / 'docs'}"))


def _settings(root: Path) -> str:
    home = home_of(root)
    return f"{files.digest_of(home / SETTINGS)} {home}"
