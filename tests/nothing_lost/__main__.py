"""Walk every writing call of every command: `python -m tests.nothing_lost [--thin] [COMMAND…]`.

On two quiet cores: seconds for a step of a story, ten minutes for save, two hours for publish. Ends with 1 on a fault.
"""

import os
import sys
import tempfile
from pathlib import Path

from tests.commands.saving.desks import quiet_machine
from tests.nothing_lost import scenes, tally, watched
from tests.nothing_lost.walks import Walk


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(names: list[str], every: bool) -> int:
    """Walk and print each fault; return how many there were."""
    faults = 0
    with tempfile.TemporaryDirectory(prefix="nothing-lost-") as folder:
        home = Path(folder)
        environment = quiet_machine(home / "nhà")
        os.environ.update(environment)
        before = scenes.published(home / "trước") if scenes.OF_PUBLISHED & {*names} else home
        with watched.walker(tally.compiled(home), home / "walker", environment) as walker:
            for name in names:
                walk = Walk(scenes.SCENES[name](home / name, before), walker, home / "chỗ làm")
                steps = walk.steps(every)
                _say(f"{name}: {len(steps)} of {len(walk.undisturbed[0].calls)} calls")
                for at in steps:
                    for fault in walk.faults(at):
                        faults += 1
                        _say(f"{name}: {fault}")
                _say(f"{name}: walked, faults so far: {faults}")
    return faults


if __name__ == "__main__":
    asked = [word for word in sys.argv[1:] if not word.startswith("-")]
    sys.exit(bool(main(asked or list(scenes.SCENES), "--thin" not in sys.argv)))
