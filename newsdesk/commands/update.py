"""Everything that an edit changes but the sound: what is wrong, the scripts, the website; in one go and quickly."""

from datetime import date
from pathlib import Path

from newsdesk.commands import console, gate, script_files
from newsdesk.commands.pages import renew_site, say_pages


def run(root: Path, today: date) -> int:
    """Check the desk and bring scripts and website up to date; with a LỖI anywhere nothing is written."""
    with console.alone(root):
        desk = gate.passed(root, today)
        if desk is None:
            return console.COPY
        pages = renew_site(root, desk, today)
        written = script_files.write(root, desk.spoken, desk.lying)
        console.say(f"{len(desk.spoken.scripts)} lời phát thanh trong {script_files.FOLDER}/, {written} thay đổi.")
        say_pages(pages)
        return console.CLEAN
