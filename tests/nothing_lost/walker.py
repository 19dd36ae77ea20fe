"""A process that has all of the software at hand and does one command a line in a child of its own, watched.

`python walker.py` with the library loaded before it: a line of JSON in, a line of JSON out.
"""

import ctypes
import json
import os
import signal
import sys
import time
import traceback
from contextlib import suppress
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from newsdesk import commands
from newsdesk.commands import console
from tests.nothing_lost.tally import Tally

AT_HAND = ("approve", "publish", "record", "save", "site", "withdraw", "withdraw_consent", "audio", "scripts")
SUBREAPER = 36
PATIENCE = 20
CRASHED = 70


def main() -> None:
    """Answer each line until there is none."""
    for name in AT_HAND:
        import_module(f"newsdesk.commands.{name}")
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
    tally = Tally(Path(os.environ["NOTHING_LOST_TALLY"]), Path(os.environ["NOTHING_LOST_CALLS"]))
    said = Path(os.environ["NOTHING_LOST_CALLS"]).with_name("said")
    for line in sys.stdin:
        sys.stdout.write(f"{json.dumps(_answer(json.loads(line), tally, said))}\n")
        sys.stdout.flush()


def _answer(asked: dict[str, Any], tally: Tally, said: Path) -> dict[str, Any]:
    child = os.fork()
    if not child:
        _work(asked, tally, said)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    _reap()
    tally.rest()
    words = said.read_text("utf-8", "replace")
    return {"code": code, "said": words, "calls": tally.calls(), "refused": tally.refused}


def _work(asked: dict[str, Any], tally: Tally, said: Path) -> None:
    os.setsid()
    out = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(out, 1)
    os.dup2(out, 2)
    code = CRASHED
    try:
        os.environ.update(asked["environment"])
        root, today = Path(asked["root"]), date.fromisoformat(asked["today"])
        tally.arm(asked["watched"], asked["mode"], asked["at"])
        code = console.guarded(commands.run, name=asked["name"], root=root, today=today, **asked["words"])
    except BaseException:  # noqa: BLE001 what nobody foresaw is told by CRASHED
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _reap() -> None:
    """Wait for whoever outlived the work: a server's side may have something to finish; who waits for ever is ended."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            done, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not done and time.monotonic() > until:
            for left in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split():
                with suppress(ProcessLookupError):
                    os.kill(int(left), signal.SIGKILL)
        if not done:
            time.sleep(0.005)


if __name__ == "__main__":
    main()
