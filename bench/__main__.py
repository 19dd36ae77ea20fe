"""Run the bench: `python -m bench --stories 1000 --seed 405 [--runs 3] [--audio] [--keep DIR]`
or, for how well texts are read aloud, `python -m bench --speech CASES… [--misses]`,
or, for how well recordings are examined, `python -m bench --recordings [--misses]`,
or, for a year of rundowns, `python -m bench --planning [--stories 1000]`,
or, for the papers of a year, `python -m bench --papers [--seed 405]`,
or, for how good the pages are, `python -m bench --page [--stories 1000] [--runs 3] [--seed 405]`,
or, for an archive beside other generators, `python -m bench --peers [--stories 10000] [--runs 1] [--only hugo]…`,
or, for the website's search, `python -m bench --search [--stories 1000]`,
or, for pictures of every kind of page of output/site, in output/look, `python -m bench --look`,
or, for how soon an edit is seen in the desk that is kept alive, `python -m bench --living [--stories 1000]`,
or, for how soon an edit is seen in the desk's browser, `python -m bench --live [--stories 1000]`,
or, for how long a new editor's way is from the board to a draft heard aloud, `python -m bench --way`,
or, for the sound of a whole archive, `python -m bench --archive [--stories 1000] [--seed 405]`,
or, for sound beside pydub, `python -m bench --sound [--runs 3]`,
or, for whether the voice survives hostile texts, `python -m bench --fuzz-voice 10000 [--seed 405] [--timbre f2]`,
or, for whether hostile files do, `python -m bench --fuzz TARGET --cases 100000 [--from 0] [--ledger FILE]`."""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench import (
    desk,
    fuzz,
    live,
    living,
    loudspeakers,
    page,
    papers,
    pelican_alone,
    recordings,
    search,
    sound,
    speech,
    way,
    year,
)
from bench.fuzzing import run as fuzzing
from bench.measure import Failed
from bench.peers import report as peers
from bench.peers.rounds import NAMES
from bench.table import code, load, machine, table
from bench.trials import HOME, Bench, Row, Trial
from newsdesk.audio.voices import EspeakVoice
from newsdesk.bootstrap import speak_utf8
from newsdesk.model.voices import TIMBRES
from tests.browser.look import look

FEWEST = 10


def main(words: Sequence[str] | None = None) -> int:
    """Make a desk, time what is done with it, print the table; 1 if something did not run."""
    speak_utf8()
    asked = _asked(words)
    if lines := _lines(asked):
        _say(lines)
        return 0
    if asked.fuzz_voice:
        return _fuzz(asked)
    if asked.fuzz:
        return fuzzing.run(asked.fuzz, asked.cases, asked.begins, asked.processes, asked.ledger)
    try:
        with _folder(asked.keep) as folder:
            if reported := _reported(asked, folder):
                _say(reported)
            else:
                _measure(asked, folder)
    except Failed as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0


def _reported(asked: argparse.Namespace, folder: Path) -> Iterator[str] | None:
    """Return the lines of a report that was asked for in place of the usual one."""
    if asked.way:
        return way.report(folder)
    if asked.sound:
        return sound.report(folder, asked.runs)
    if asked.page:
        return page.report(folder, asked.stories, asked.seed, asked.runs)
    if asked.peers:
        return peers.report(folder, asked.stories, asked.seed, asked.runs, asked.only or NAMES)
    if asked.papers:
        return papers.report(folder, asked.seed)
    by_stories = {
        "archive": loudspeakers.archive,
        "live": live.report,
        "living": living.report,
        "search": search.report,
    }
    chosen = [report for name, report in by_stories.items() if getattr(asked, name)]
    return chosen[0](folder, asked.stories, asked.seed) if chosen else None


def _lines(asked: argparse.Namespace) -> Iterator[str] | None:
    """Return what prints line by line and needs no folder."""
    if asked.recordings:
        return recordings.report(asked.misses)
    if asked.look:
        return map(str, look(HOME / "output" / "site", HOME / "output" / "look"))
    if asked.planning:
        return year.report(asked.stories, asked.seed, asked.runs)
    return speech.report(asked.speech, asked.misses) if asked.speech else None


def _say(lines: Iterator[str]) -> None:
    """Print lines as they come, with the machine before and its load after."""
    print(f"{machine()} (before)", flush=True)
    before = code()
    for line in lines:
        print(line, flush=True)
    if code() != before:
        print("The code changed while it was timed: run again.")
    print(f"Load after: {load()}.")


def _asked(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description="Times the desk beside Pelican alone.")
    parser.add_argument("--stories", type=int, default=1000, help=f"stories of the made desk, {FEWEST} or more")
    parser.add_argument("--seed", type=int, default=405, help="the same seed makes the same desk")
    parser.add_argument("--runs", type=int, default=3, help="times that everything is run")
    parser.add_argument("--audio", action="store_true", help="publish the sample desk too, with its sound")
    parser.add_argument("--planning", action="store_true", help="plan a year over so many stories instead")
    parser.add_argument("--papers", action="store_true", help="time the papers of a year instead")
    parser.add_argument("--peers", action="store_true", help="an archive beside other generators of websites instead")
    parser.add_argument("--only", choices=NAMES, action="append", help="of the peers, or ours, this one alone")
    parser.add_argument("--page", action="store_true", help="weigh, watch and judge the pages instead")
    parser.add_argument("--live", action="store_true", help="how soon an edit is seen in the browser instead")
    parser.add_argument("--search", action="store_true", help="size and speed of the website's search instead")
    parser.add_argument("--living", action="store_true", help="time how soon an edit is seen instead")
    parser.add_argument("--look", action="store_true", help="take pictures of the pages of output/site instead")
    parser.add_argument("--sound", action="store_true", help="time a programme of recordings beside pydub instead")
    parser.add_argument(
        "--archive", action="store_true", help="let the voice read all stories, nothing cached, instead"
    )
    parser.add_argument("--way", action="store_true", help="how long it takes from the board to a draft heard instead")
    parser.add_argument("--keep", type=Path, help="work in this new folder and leave it there")
    parser.add_argument("--speech", type=Path, nargs="+", metavar="CASES", help="score tables of cases instead")
    parser.add_argument("--recordings", action="store_true", help="examine clean and faulty recordings instead")
    parser.add_argument("--misses", action="store_true", help="show each case that came out wrong")
    parser.add_argument("--fuzz-voice", type=int, metavar="N", help="have the voice read hostile texts instead")
    parser.add_argument("--fuzz", choices=fuzzing.TARGETS, help="read hostile files of this kind instead")
    parser.add_argument("--cases", type=int, default=10_000, metavar="N", help="so many of them")
    parser.add_argument("--from", type=int, dest="begins", help="from this number on, else where the ledger ends")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="so many at once")
    parser.add_argument("--ledger", type=Path, default=fuzzing.LEDGER, help="where to write down what ran")
    parser.add_argument("--timbre", choices=TIMBRES, help="with this timbre")
    asked = parser.parse_args(words)
    if asked.stories < FEWEST or asked.runs < 1:
        parser.error(f"--stories {FEWEST} or more, --runs 1 or more")
    if asked.peers and asked.stories < 10 * FEWEST:
        parser.error(f"--peers --stories {10 * FEWEST} or more: a tenth of them is timed too")
    if asked.keep and asked.keep.exists():
        parser.error(f"{asked.keep} is there already")
    return asked


def _fuzz(asked: argparse.Namespace) -> int:
    print(f"{machine()} (before)", flush=True)
    lines, ended = fuzz.report(asked.fuzz_voice, asked.seed, EspeakVoice(variant=asked.timbre))
    print("\n".join(lines))
    return ended


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    if keep:
        keep.mkdir(parents=True)
        yield keep.resolve()
        return
    with tempfile.TemporaryDirectory(prefix="newsdesk-bench-") as folder:
        yield Path(folder).resolve()


def _measure(asked: argparse.Namespace, folder: Path) -> None:
    print(f"{machine()} (before)", flush=True)
    before = code()
    made = desk.make(folder / "desk", asked.stories, asked.seed)
    bench = Bench(folder / "desk", folder / "pelican")
    rows = _timed(bench.trials(), asked.runs)
    sample = folder / "sample"
    if asked.audio:
        rows += _timed(loudspeakers.trials(loudspeakers.copied(sample)), asked.runs)
    print(f"\n{table(rows)}\n")
    print(f"Desk: {made.stories} stories, {made.words} tiếng, seed {asked.seed}; median (least–most) of {asked.runs}.")
    for name, pages in (("ours", folder / "desk" / "output"), ("Pelican alone", folder / "pelican" / "output")):
        print(f"Website, {name}: {sum(1 for _ in pages.rglob('*.html'))} pages.")
    if asked.audio:
        print(_speech(rows, sample))
    print("Ratio: ours by Pelican; “?” where a side waited a third of its time or more: run again on a quiet machine.")
    if code() != before:
        print("The code changed while it was timed: these rows are of different programs. Run again.")
    print(f"Load after: {load()}.\n\n{pelican_alone.__doc__}")


def _timed(trials: Iterator[Trial], runs: int) -> list[Row]:
    rows: list[Row] = []
    for trial in trials:
        print(f"… {trial.what}", file=sys.stderr, flush=True)
        rows += trial.rows(runs)
    return rows


def _speech(rows: list[Row], sample: Path) -> str:
    middle = sorted(rows[-2].ours.runs, key=lambda cost: cost.took)[len(rows[-2].ours.runs) // 2]
    return f"Sound, website included: {loudspeakers.pace(middle, sample)}."


if __name__ == "__main__":
    sys.exit(main())
