"""How long the website takes beside the plain pages of before: the same `site`, by the program of that day.

The program of the commit that printed the plain pages is taken out of git into a folder of its own and run, in turn
with today's, on its own copy of the same desk, by the same Python, without the bootstrap. Whatever has come to
the website since counts: pictures, feeds, search, metadata; so does what has come to the checks before it.
"""

import io
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

from bench import desk
from bench.measure import Cost, Costs, Failed, run
from bench.story import TODAY
from bench.trials import HOME
from newsdesk import files

PLAIN = "acf562d9"
"""The last commit of the plain pages."""
BAR = 1.3
OLD_ADDRESSES = re.compile(r"^redirect_from:.*\n(?:^[ -] .*\n)*", re.MULTILINE)
PRINT = """
import sys
from datetime import date
from pathlib import Path
from newsdesk.commands.site import run
sys.exit(run(Path(sys.argv[1]), date.fromisoformat(sys.argv[2])))
"""


def report(folder: Path, stories: int, seed: int, runs: int) -> Iterator[str]:
    """Yield how long today's website takes, how long the plain one took, and the ratio."""
    try:
        before = taken_out(folder / "plain")
    except Failed as fault:
        yield f"The plain pages cannot be had from git here, so there is no ratio: {fault}"
        return
    ours, plain = desk.make(folder / "ours", stories, seed), folder / "theirs"
    shutil.copytree(folder / "ours", plain)
    without_old_addresses(plain)
    costs: tuple[list[Cost], list[Cost]] = ([], [])
    for _ in range(runs):
        costs[0].append(printed(HOME, folder / "ours"))
        costs[1].append(printed(before, plain))
    now, then = Costs(tuple(costs[0])), Costs(tuple(costs[1]))
    ratio = now.seconds[0] / then.seconds[0]
    doubt = " (a side was kept waiting: run again on a quiet machine)" if now.waited or then.waited else ""
    yield f"`site` from nothing, {ours.stories} stories: {told(now)}; the plain pages of before: {told(then)}"
    yield f"ratio {ratio:.2f} by the clock, {now.worked / then.worked:.2f} by the cores; may be {BAR}{doubt}"


def without_old_addresses(at: Path) -> None:
    """Take the one header key out of a desk's stories that the program of before does not know."""
    for path in (at / "exemplars").rglob("*.md"):
        text = path.read_text("utf-8")
        path.write_text(OLD_ADDRESSES.sub("", text, count=1), "utf-8", newline="\n")


def told(costs: Costs) -> str:
    """Return a cost in words."""
    middle, least, most = costs.seconds
    return f"{middle:.1f} s ({least:.1f}–{most:.1f}, cores {costs.worked:.1f} s, {costs.peak / 1e6:.0f} MB)"


def taken_out(folder: Path) -> Path:
    """Take the program of the plain pages out of git into a new folder; raises Failed."""
    git = shutil.which("git")
    if not git:
        raise Failed("git is not installed")
    words = [git, "archive", PLAIN, "newsdesk", "theme", "pelicanconf.py"]
    done = subprocess.run(words, cwd=HOME, capture_output=True, check=False)
    if done.returncode:
        raise Failed(done.stderr.decode(errors="replace").strip())
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return folder


def printed(program: Path, at: Path) -> Cost:
    """Print a desk's website from nothing by the program that lies in a folder."""
    for made in ("output", ".cache", "audio_scripts"):
        files.remove_tree(at / made)
    return run([sys.executable, "-c", PRINT, at, TODAY.isoformat()], within=program)
