"""What opens papers and pages: LibreOffice for PDF, the papers' typeface, a browser for the desk and the website."""

import os
import shutil
import sys
import webbrowser
from collections.abc import Iterator, Sequence
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

FONT = "Times New Roman"
"""The typeface that papers ask for; not read of `office`, which may be what is missing here."""
OF_THE_SAME_WIDTHS = (FONT, "Liberation Serif", "Tinos")
"""Those that are drawn to its widths, letters of Vietnamese included."""
TIMES = ("{WINDIR}/Fonts/times.ttf", "/System/Library/Fonts/Supplemental/Times New Roman.ttf")
"""Where it lies on Windows and macOS."""


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


def typeface() -> Iterator[Finding]:
    """Yield whether papers are shown in Times New Roman or letters of its widths: in others, pages break elsewhere."""
    noun, said, advice = "Phông chữ của giấy tờ", FONT, ""
    if _first_of(TIMES):
        state = State.PRESENT
    elif (program := shutil.which("fc-match")) is None:
        state, said = State.UNKNOWN, "từ đây không biết được"
        advice = f"Mở một tệp DOCX; tên phông chữ hiện khác {FONT} thì cài phông chữ ấy."
    else:
        ended = running.run([program, "--format=%{family}", FONT])
        shown = ended.said.split(",")[0].strip()
        if not ended.well or not shown:
            state, said = State.UNKNOWN, "từ đây không biết được" if ended.well else ended.why
        elif shown in OF_THE_SAME_WIDTHS:
            state, said = State.PRESENT, shown
        else:
            state, said = (
                State.AMISS,
                f"chưa có {FONT}; máy này hiện giấy tờ bằng {shown}, dòng và trang ngắt ở chỗ khác",
            )
            advice = f"Cài Liberation Serif (trên Debian, Ubuntu: sudo apt install fonts-liberation) hoặc {FONT}."
    yield Finding(noun, state, Purpose.PAPERS, said, advice)


def browser() -> Iterator[Finding]:
    """Yield whether a browser is there."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None) or _first_of(INSTALLED)
    try:
        found = found or getattr(webbrowser.get(), "name", None) or "trình duyệt của máy"
    except webbrowser.Error:
        advice = "Cài Chrome, Edge hoặc Firefox."
        yield Finding("Trình duyệt", State.MISSING, Purpose.WRITE, "chưa thấy trình duyệt nào", advice)
        return
    yield Finding("Trình duyệt", State.PRESENT, Purpose.WRITE, Path(found).stem)


def _first_of(places: Sequence[str]) -> str | None:
    for pattern in places:
        variable = pattern[1 : pattern.index("}")] if pattern.startswith("{") else ""
        place = pattern.replace(f"{{{variable}}}", os.environ.get(variable, "")) if variable else pattern
        if Path(place).is_file():
            return place
    return None
