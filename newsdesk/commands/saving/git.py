"""The git program, asked without a shell, in a clean environment, never for a password on a terminal."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from newsdesk.errors import DeskError

LEAST = (2, 25)
"""Debian, Ubuntu and Git for Windows of the year 2020 have it."""
KEPT = re.compile(
    r"GIT_(?:CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM)|SSH|SSH_COMMAND|ASKPASS|EXEC_PATH|(?:AUTHOR|COMMITTER)_\w+|SSL_\w+|PROXY_\w+)\Z"
)
"""What a machine may set for git; anything else, such as GIT_DIR within a hook, would lead us elsewhere."""
SETTINGS = {
    "core.quotepath": "false",
    "core.precomposeunicode": "true",
    "core.autocrlf": "input",
    "core.safecrlf": "false",
    "core.longpaths": "true",
    "core.fsmonitor": "false",
    "protocol.ext.allow": "never",
    "submodule.recurse": "false",
    "fetch.recurseSubmodules": "false",
    "gc.autoDetach": "false",
    "push.followTags": "false",
    "push.gpgSign": "false",
    "color.ui": "false",
    "http.lowSpeedLimit": "500",
    "http.lowSpeedTime": "30",
}
"""What must be so whatever a machine or a folder says: text is kept with LF, no other program is started."""
FULL = ("No space left on device", "Out of diskspace", "Disk quota exceeded", "couldn't write")
"""What git says where the disk, or somebody's share of it, is full; of the file of a branch it says no more."""
SSH = "ssh -oBatchMode=yes -oConnectTimeout=15"
SHORT, LONG = 120.0, 240.0
"""Seconds for what is done on this machine; for what goes over a network and may have to wait for a sign-in window."""
_far: set["subprocess.Popen[bytes]"] = set()
"""What goes over a network at the moment."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What git answered."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        """What it wrote, without the last line break."""
        return self.out.decode("utf-8", "surrogateescape").rstrip("\n")

    @property
    def rows(self) -> list[str]:
        """What stands between the NULs."""
        return [row for row in self.out.decode("utf-8", "surrogateescape").split("\0") if row]


class Slow(Exception):
    """Git was stopped because it took longer than anybody waits, or because nobody waits for a network any more."""


def end_waiting() -> None:
    """End whatever goes over a network at the moment: it comes to its Slow. Git may be killed at any time."""
    for running in tuple(_far):
        _far.discard(running)
        _kill(running)


def program() -> str:
    """Return where git is; DeskError where there is none, or one that is too old."""
    found = shutil.which("git")
    if found is None:
        raise DeskError("git-missing")
    said = _version_of(found)
    version = re.search(r"(\d+)\.(\d+)", said)
    if version is None or (int(version[1]), int(version[2])) < LEAST:
        raise DeskError("git-old", found=said.strip() or "?", least=".".join(map(str, LEAST)))
    return found


@cache
def _version_of(path: str) -> str:
    answer = subprocess.run([path, "--version"], capture_output=True, check=False, timeout=SHORT)
    return answer.stdout.decode("utf-8", "replace")


@dataclass(frozen=True)
class Git:
    """Git in one folder; `index` names another list of files than the folder's own."""

    root: Path
    settings: Mapping[str, str] = field(default_factory=dict)
    index: Path | None = None

    def using(self, index: Path) -> "Git":
        """Return the same with a list of files of its own, so that the folder's is not touched."""
        return Git(self.root, self.settings, index)

    def __call__(self, *words: str, given: bytes = b"", seconds: float = SHORT) -> str:
        """Return what git wrote; DeskError with its last words where it refused."""
        return self.must(*words, given=given, seconds=seconds).text

    def must(self, *words: str, given: bytes = b"", seconds: float = SHORT) -> Answer:
        """Return an answer; DeskError where git refused."""
        try:
            answer = self.asked(*words, given=given, seconds=seconds)
        except Slow as slow:
            raise DeskError("git-slow", step=words[0]) from slow
        if answer.code:
            raise fault(answer, words[0])
        return answer

    def asked(self, *words: str, given: bytes = b"", seconds: float = SHORT) -> Answer:
        """Return an answer, whatever it is; Slow where there was none in time."""
        settings = [part for name, to in {**SETTINGS, **self.settings}.items() for part in ("-c", f"{name}={to}")]
        running = subprocess.Popen(
            [program(), *settings, *words],
            cwd=self.root,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=os.name == "posix",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        if seconds > SHORT:
            _far.add(running)
        try:
            out, err = running.communicate(given, timeout=seconds)
        except subprocess.TimeoutExpired as slow:
            raise Slow(words[0]) from slow
        finally:
            given_up = seconds > SHORT and running not in _far
            _far.discard(running)
            if running.poll() is None:
                _end(running)
        if given_up:
            raise Slow(words[0])
        return Answer(running.returncode, out, err.decode("utf-8", "replace"))

    @cached_property
    def environment(self) -> dict[str, str]:
        """The environment in which git runs: English to be parsed, no prompt on a terminal, our own list of files.

        A window in which somebody signs in (Git Credential Manager on Windows) may still open.
        """
        clean = {name: to for name, to in os.environ.items() if not name.startswith("GIT_") or KEPT.match(name)}
        clean |= {"LC_ALL": "C", "LANGUAGE": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}
        clean |= {"GIT_PAGER": "cat", "GIT_EDITOR": "true", "GIT_MERGE_AUTOEDIT": "no"}
        return clean | ({"GIT_INDEX_FILE": str(self.index)} if self.index else {})

    def over_network(self) -> "Git":
        """Return the same with an ssh that asks nothing, unless somebody named the ssh to use: that one stays."""
        named = {"GIT_SSH", "GIT_SSH_COMMAND"} & self.environment.keys()
        if named or not self.asked("config", "--get", "core.sshCommand").code:
            return self
        return Git(self.root, {**self.settings, "core.sshCommand": SSH}, self.index)


def _end(running: "subprocess.Popen[bytes]") -> None:
    """End git and what it started, and take what it still said."""
    _kill(running)
    with suppress(subprocess.TimeoutExpired, ValueError, OSError):
        running.communicate(timeout=5)


def _kill(running: "subprocess.Popen[bytes]") -> None:
    """Kill git and what it started: a helper that lives on would hold the pipes."""
    with suppress(OSError):
        if sys.platform != "win32":
            os.killpg(running.pid, signal.SIGKILL)
        running.kill()


def fault(answer: Answer, step: str) -> DeskError:
    """Return what git refused, as a person can read it."""
    said = answer.err
    if any(word in said for word in FULL):
        return DeskError("disk-full", path=".git")
    if any(word in said for word in ("Permission denied", "insufficient permission", "Read-only file system")):
        return DeskError("no-permission", path=".git")
    if ".lock': File exists" in said or "Unable to create" in said:
        return DeskError("git-locked", path=_lock_in(said))
    if any(word in said for word in ("object file", "bad object", "loose object", "unable to read", "corrupt")):
        return DeskError("git-damaged", why=last_words(said))
    return DeskError("git-failed", step=step, why=last_words(said))


def _lock_in(said: str) -> str:
    named = re.search(r"'([^']+\.lock)'", said)
    return named[1] if named else ".git"


def last_words(said: str) -> str:
    """Return the line that tells most of what git said, short, and nothing of an address that holds a password."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    telling = [line for line in lines if line.startswith(("fatal:", "error:", "remote:"))] or lines or ["?"]
    return re.sub(r"://[^/@\s]+@", "://", telling[0])[:200]


def paths_given(paths: Iterable[str]) -> bytes:
    """Return paths as git reads them behind -z."""
    return b"".join(path.encode("utf-8", "surrogateescape") + b"\0" for path in paths)


def pairs(rows: list[str]) -> Iterator[tuple[str, str]]:
    """Yield what stands in rows of `facts TAB path`."""
    for row in rows:
        facts, _, path = row.partition("\t")
        yield facts, path
