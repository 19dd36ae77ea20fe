"""What opens papers and pages: LibreOffice for PDF, a browser for the desk and the website."""

import os
import shutil
import sys
import webbrowser
from collections.abc import Iterator
from pathlib import Path

from newsdesk.commands import pdf
from newsdesk.commands.machine import running
from newsdesk.commands.machine.finding import Finding, Purpose, State

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "microsoft-edge", "firefox", "brave-browser")
INSTALLED = (
    "{ProgramFiles}/Google/Chrome/Application/chrome.exe",
    "{ProgramFiles(x86)}/Microsoft/Edge/Application/msedge.exe",
    "{ProgramFiles}/Mozilla Firefox/firefox.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    "/Applications/Safari.app/Contents/MacOS/Safari",
)


def office() -> Iterator[Finding]:
    """Yield whether DOCX can be turned into PDF; without it, Word does."""
    program = pdf.soffice()
    if program is None:
        advice = (
            "Cần bản PDF thì cài LibreOffice từ libreoffice.org; không thì mở tệp DOCX bằng Word rồi lưu thành PDF."
        )
        yield Finding("LibreOffice", State.AMISS, Purpose.PAPERS, "chưa có; tệp DOCX, XLSX vẫn làm được", advice)
        return
    ended = running.run([program, "--version"]) if sys.platform != "win32" else None
    if ended is not None and not ended.well:
        advice = "Cài lại LibreOffice; trong lúc chờ, mở tệp DOCX bằng Word rồi lưu thành PDF."
        yield Finding("LibreOffice", State.AMISS, Purpose.PAPERS, ended.why, advice)
        return
    version = " ".join(ended.said.split()[:2]) if ended else program  # on Windows, --version opens a window
    yield Finding("LibreOffice", State.PRESENT, Purpose.PAPERS, f"{version}, làm được PDF")


def browser() -> Iterator[Finding]:
    """Yield whether a browser is there."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None) or _installed()
    try:
        found = found or getattr(webbrowser.get(), "name", None) or "trình duyệt của máy"
    except webbrowser.Error:
        advice = "Cài Chrome, Edge hoặc Firefox."
        yield Finding("Trình duyệt", State.MISSING, Purpose.WRITE, "chưa thấy trình duyệt nào", advice)
        return
    yield Finding("Trình duyệt", State.PRESENT, Purpose.WRITE, Path(found).stem)


def _installed() -> str | None:
    for pattern in INSTALLED:
        variable = pattern[1 : pattern.index("}")] if pattern.startswith("{") else ""
        place = pattern.replace(f"{{{variable}}}", os.environ.get(variable, "")) if variable else pattern
        if Path(place).is_file():
            return place
    return None
