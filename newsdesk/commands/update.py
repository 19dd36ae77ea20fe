"""Everything that an edit changes but the sound: what is wrong, the scripts, the website; in one go and quickly."""

from datetime import date
from pathlib import Path

import msgspec

from newsdesk import files, messages
from newsdesk.commands import console
from newsdesk.problems import Problem
from newsdesk.recall.at_rest import AtRest, Beside

NAME = "update"
HOME = Path(__file__).resolve().parents[2]
"""Where theme, settings and guides lie if the desk has none of its own."""


class Updated(msgspec.Struct, array_like=True):
    """What was said of a desk that was brought up to date."""

    settings: str
    """Which settings the website has, and where they lie with the theme."""
    read: int
    problems: tuple[Problem, ...]
    scripts: int
    stories: int
    pages: int

    def say(self, written: int) -> None:
        """Say it; `written`: script files that changed."""
        console.say(f"{self.scripts} lời phát thanh trong audio_scripts/scripts/, {written} thay đổi.")
        console.say(f"Trang web: {self.stories} bài, {self.pages} trang, mở output/site/index.html.")


def run(root: Path, today: date) -> int:
    """Check the desk and bring scripts and website up to date; with a LỖI anywhere nothing is written.

    What was said is said again while desk, website and whatever they rest on lie there exactly as they did.
    """
    with console.alone(root) as was_cut_short:
        rest = AtRest(root, today)
        before: Updated | None = rest.said(NAME, Updated)
        if before is not None and not was_cut_short and before.settings == _settings(root):
            console.show(before.problems)
            console.say(messages.count(before.problems, before.read))
            before.say(0)
            return console.CLEAN
        return _brought_up(root, today, rest)


def _brought_up(root: Path, today: date, rest: AtRest) -> int:
    # Only now: what reads a desk and makes a website takes longer to load than it takes to see that nothing changed.
    from newsdesk.commands import gate, script_files
    from newsdesk.commands.checking import beside
    from newsdesk.commands.pages import renew_site

    settings = _settings(root)
    found = gate.read(root, today)
    desk = found.sound
    if desk is None:
        return console.COPY
    pages = renew_site(root, desk, today)
    written = script_files.write(root, desk.spoken, desk.lying)
    told = Updated(settings, found.stories, found.problems, len(desk.spoken.scripts), pages.stories, pages.pages)
    told.say(written)
    lying = beside(desk)
    home = _home(root)
    rest.say(NAME, told, Beside(lying.names, (*lying.files, "output/site", f"{home / 'theme'}", f"{HOME / 'docs'}")))
    return console.CLEAN


def _home(root: Path) -> Path:
    return root if (root / "pelicanconf.py").is_file() else HOME


def _settings(root: Path) -> str:
    home = _home(root)
    return f"{files.digest_of(home / 'pelicanconf.py')} {home}"
