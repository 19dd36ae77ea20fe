"""A DOCX as a PDF, by LibreOffice where it is installed; it never stops what it is asked for."""

import os
import re
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from newsdesk import files
from newsdesk.commands.progress import progress

USUAL = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
)
PATIENCE = 90
"""Seconds; the first start of LibreOffice makes a profile, which takes a while."""
CREATED = re.compile(rb"(/CreationDate\(D:)\d{14}")
MARK = re.compile(rb"\b[0-9A-F]{32}\b")
"""What LibreOffice draws by chance: the file's ID and its checksum. The order of the fonts, seldom another, stays."""
MISSING = (
    "Chưa có bản PDF: máy này không có LibreOffice. Mở tệp DOCX bằng Word rồi lưu thành PDF, hoặc cài LibreOffice"
    " rồi chạy lại."
)
FAILED = "Chưa có bản PDF: LibreOffice không chuyển được ({why}). Mở tệp DOCX bằng Word rồi lưu thành PDF."


@dataclass(frozen=True, slots=True)
class Converted:
    """A PDF, or why there is none."""

    content: bytes | None
    why: str = ""


def soffice() -> str | None:
    """Return the program of LibreOffice, wherever it usually lies."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((path for path in USUAL if Path(path).is_file()), None)


@progress("Đang chuyển sang PDF")
def to_pdf(document: bytes, day: date) -> Converted:
    """Return a DOCX as a PDF that bears a day, not the clock."""
    program = soffice()
    if program is None:
        return Converted(None, MISSING)
    try:
        with tempfile.TemporaryDirectory(prefix="newsdesk-pdf-", ignore_cleanup_errors=True) as folder:
            return _converted(program, document, day, Path(folder))
    except subprocess.TimeoutExpired:
        return Converted(None, FAILED.format(why=f"quá {PATIENCE} giây"))
    except (OSError, subprocess.SubprocessError) as fault:
        return Converted(None, FAILED.format(why=type(fault).__name__))


def _converted(program: str, document: bytes, day: date, folder: Path) -> Converted:
    source = folder / "bao-cao.docx"
    source.write_bytes(document)
    profile = (folder / "profile").as_uri()
    words = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "pdf"]
    ended = _ended([*words, "--outdir", str(folder), str(source)])
    made = source.with_suffix(".pdf")
    if ended or not made.is_file():
        return Converted(None, FAILED.format(why=f"mã {ended}"))
    return Converted(fixed(made.read_bytes(), day))


def _ended(words: list[str]) -> int:
    """Run a program and return its exit code; what takes too long is stopped with all that it started."""
    process = subprocess.Popen(
        words,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return process.wait(PATIENCE)
    finally:
        if process.poll() is None:
            _stop(process)


def _stop(process: "subprocess.Popen[bytes]") -> None:
    """Stop a program and whatever it started: soffice itself is but a script that waits."""
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()


def fixed(made: bytes, day: date) -> bytes:
    """Return a PDF without the clock and without chance: every mark keeps its length, so that offsets still hold."""
    body, trailer, end = CREATED.sub(rb"\g<1>" + f"{day:%Y%m%d}000000".encode(), made).rpartition(b"trailer")
    mark = files.digest(body)[:32].upper().encode()
    return body + trailer + MARK.sub(mark, end)
