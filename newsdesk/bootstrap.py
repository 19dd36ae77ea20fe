"""What makes a fresh machine ready: an environment of its own, filled from hash-locked lists.

The standard library only, and nothing that an old Python could not read: the first thing this does is to say
in a sentence that a Python is too old.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Iterator
from typing import BinaryIO, NoReturn, TextIO

OLDEST = (3, 11)
PEOPLE = "requirements.txt"
DEVELOPERS = "requirements-dev.txt"
FOR_DEVELOPERS = ("test", "lint", "bench", "supply", "bill")
"""Tasks that need more than an editor's machine does."""

MACHINE = 3

NO_VENV = (
    "Python trên máy này thiếu phần tạo môi trường (venv). Cài Python từ python.org, hoặc cài gói venv của"
    " hệ điều hành, rồi chạy lại."
)
NO_ROOM = "Không chuẩn bị được môi trường trong {} ({}). Kiểm tra quyền ghi và chỗ trống trên đĩa rồi chạy lại."
NO_PACKAGES = (
    "Không tải hoặc không cài được các gói cần thiết. Kiểm tra mạng và chỗ trống trên đĩa rồi chạy lại. Chi tiết: {}"
)


NO_FOLDER = (
    "Thư mục đang mở không còn trên máy. Chuyển vào thư mục của bàn biên tập (gõ cd, rồi tên thư mục) và chạy lại."
)


def enter(root: str, argv: list[str]) -> None:
    """Return inside the project's environment; outside of it, make it ready and run the same words there."""
    open_streams()
    speak_utf8()
    try:
        os.getcwd()
    except OSError:  # what is named from here is nowhere
        stop(NO_FOLDER)
    if sys.version_info < OLDEST:
        stop(
            "Cần Python 3.11 trở lên; máy này đang chạy Python {}.{}. Cài bản mới rồi chạy lại.".format(
                *sys.version_info
            )
        )
    lists = [PEOPLE, DEVELOPERS] if any(word in FOR_DEVELOPERS for word in argv[1:2]) else [PEOPLE]
    home = os.path.join(root, ".venv")
    try:
        if not is_ready(root, home, lists):
            with one_at_a_time(os.path.join(root, ".venv.lock")):
                if not is_ready(root, home, lists):
                    prepare(root, home, lists)
    except OSError as fault:
        stop(NO_ROOM.format(root, fault.strerror or fault))
    except KeyboardInterrupt:
        stop("Đã dừng theo yêu cầu. Chạy lại lúc nào cũng được.")
    if not is_inside(home):
        sys.exit(hand_over(python_in(home), argv))


def open_streams() -> None:
    """Let whatever somebody closed lead nowhere: the next file would take its number, and be written into."""
    while True:
        number = os.open(os.devnull, os.O_RDWR)
        if number > 2:
            os.close(number)
            break
        os.set_inheritable(number, True)
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: SIM115 (open as long as the process)
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 (open as long as the process)
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 (open as long as the process)


def speak_utf8() -> None:
    """Let Vietnamese through to a terminal that was set to something else."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def stop(sentence: str) -> NoReturn:
    """Say why the machine cannot go on, and end."""
    sys.stderr.write("DỪNG: {}\n".format(sentence))
    sys.exit(MACHINE)


def python_in(home: str) -> str:
    """Return the path of an environment's Python."""
    return os.path.join(home, "Scripts", "python.exe") if os.name == "nt" else os.path.join(home, "bin", "python")


def is_inside(home: str) -> bool:
    """Whether this process runs in the environment."""
    return os.path.normcase(os.path.abspath(sys.prefix)) == os.path.normcase(os.path.abspath(home))


def version_in(home: str) -> str:
    """Return the version of the environment's own Python as it is now; nothing where it does not run."""
    if is_inside(home):
        return "{}.{}".format(*sys.version_info)
    asked = [python_in(home), "-I", "-S", "-c", "import sys; print('{}.{}'.format(*sys.version_info))"]
    try:
        told = subprocess.run(asked, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    except OSError:
        return ""
    return told.stdout.decode("ascii", "replace").strip() if told.returncode == 0 else ""


def wanted(root: str, lists: list[str]) -> dict[str, str]:
    """Return what the stamp says of these lists when they are installed: the digest of each."""
    stamp = {}
    for name in lists:
        with open(os.path.join(root, name), "rb") as stream:
            stamp[name] = hashlib.sha256(stream.read().replace(b"\r\n", b"\n")).hexdigest()
    return stamp


def stamped(home: str) -> dict[str, str]:
    """Return what the environment's stamp says; nothing where it was never made whole."""
    try:
        with open(os.path.join(home, "newsdesk.json"), encoding="utf-8") as stream:
            stamp = json.load(stream)
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) and os.path.exists(python_in(home)) else {}


def is_ready(root: str, home: str, lists: list[str]) -> bool:
    """Whether the environment was made whole from these lists, and its Python is still the one that it was made for.

    Whichever Python asks: a second one on the machine is no reason to make anything anew.
    """
    stamp = stamped(home)
    return all(stamp.get(name) == digest for name, digest in wanted(root, lists).items()) and is_sound(stamp, home)


def is_sound(stamp: dict[str, str], home: str) -> bool:
    """Whether the environment's Python runs, and finds there what was installed."""
    return bool(stamp.get("python")) and version_in(home) == stamp["python"]


def prepare(root: str, home: str, lists: list[str]) -> None:
    """Make the environment; its stamp is written last, so that one cut short is made anew."""
    started = time.monotonic()
    sys.stderr.write("Chuẩn bị môi trường làm việc trong .venv: chỉ làm một lần, cần mạng, chừng một hai phút…\n")
    sys.stderr.flush()
    log = os.path.join(root, ".venv.log")
    before = stamped(home)
    lists = [PEOPLE, DEVELOPERS] if DEVELOPERS in before else lists
    with open(log, "w", encoding="utf-8") as stream:
        if is_sound(before, home):
            os.remove(os.path.join(home, "newsdesk.json"))
            fill(root, home, lists, stream)
        else:
            with set_aside(home):
                if not make_environment(home, stream):
                    stop(NO_VENV)
                fill(root, home, lists, stream)
    with contextlib.suppress(OSError):
        os.remove(log)
    sys.stderr.write("Xong, sau {:.0f} giây.\n".format(time.monotonic() - started))
    sys.stderr.flush()


def fill(root: str, home: str, lists: list[str], log: TextIO) -> None:
    """Install the longest of the lists, and write so."""
    if install(root, home, lists[-1], log):
        stop(NO_PACKAGES.format(log.name))
    write_stamp(root, home, lists)


@contextlib.contextmanager
def set_aside(home: str) -> Iterator[None]:
    """Make room for another environment; what was there comes back unless the block ends well.

    It is not made beside and then renamed: the programs of an environment hold the path at which it was made.
    """
    aside = home + ".before"
    if os.path.lexists(aside):  # a run was cut short: what lies in its place now is that run's
        clear(home)
    elif os.path.lexists(home):
        os.rename(home, aside)
    try:
        yield
    except BaseException:
        clear(home)
        if os.path.lexists(aside):
            os.rename(aside, home)
        raise
    clear(aside)


def clear(folder: str) -> None:
    """Remove a folder; a link to another project's environment goes, and what it leads to stays."""
    if os.path.islink(folder):
        os.remove(folder)
    else:
        shutil.rmtree(folder, ignore_errors=True)


def make_environment(home: str, log: TextIO) -> bool:
    """Make an environment with pip in it, or one that another pip can fill; return whether that went well."""
    try:
        venv.EnvBuilder(clear=True, symlinks=os.name != "nt").create(home)
    except (OSError, ValueError) as fault:
        log.write("{}\n".format(fault))
        return False
    command = [python_in(home), "-m", "ensurepip", "--upgrade", "--default-pip"]
    return not subprocess.call(command, stdout=log, stderr=log) or borrowed_pip()


def borrowed_pip() -> bool:
    """Whether the Python outside has a pip that can fill the environment in place of its own."""
    return not subprocess.call(
        [sys.executable, "-m", "pip", "--version"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def install(root: str, home: str, name: str, log: TextIO) -> int:
    """Fill the environment from a list; wheels only, so that nothing is built and nothing foreign runs."""
    words = [
        "install",
        "--require-hashes",
        "--only-binary=:all:",
        "--no-input",
        "--disable-pip-version-check",
        "-q",
    ]
    own = [python_in(home), "-m", "pip"]
    if subprocess.call([*own, "--version"], stdout=log, stderr=log):
        own = [sys.executable, "-m", "pip", "--python", python_in(home)]
    return subprocess.call([*own, *words, "-r", os.path.join(root, name)], stdout=log, stderr=log)


def write_stamp(root: str, home: str, lists: list[str]) -> None:
    """Write what is installed and for which Python, whole."""
    path = os.path.join(home, "newsdesk.json")
    with open(path + ".part", "w", encoding="utf-8") as stream:
        json.dump(dict(wanted(root, lists), python=version_in(home)), stream)
    os.replace(path + ".part", path)


@contextlib.contextmanager
def one_at_a_time(path: str) -> Iterator[None]:
    """Let one process prepare while others wait; the lock ends with the process."""
    with open(path, "a+b") as stream:
        take_lock(stream)
        yield


def take_lock(stream: BinaryIO) -> None:
    """Wait for a file's lock by the system's own means."""
    if os.name == "nt":
        import msvcrt

        while True:
            try:
                msvcrt.locking(stream.fileno(), msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined,unused-ignore]
                return
            except OSError:
                time.sleep(1)
    else:
        import fcntl

        fcntl.flock(stream, fcntl.LOCK_EX)


def hand_over(python: str, argv: list[str]) -> int:
    """Run the same words with the environment's Python and return its exit code."""
    environment = dict(os.environ, PYTHONUTF8="1")
    command = [python, *argv]
    if os.name != "nt":
        for stream in (sys.stdout, sys.stderr):
            if stream:  # None where the person closed it
                stream.flush()
        os.execve(python, command, environment)
    try:
        return subprocess.call(command, env=environment)
    except KeyboardInterrupt:
        return 130
