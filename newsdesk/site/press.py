"""One run of Pelican in which nothing can fail quietly."""

import locale
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, FileSystemBytecodeCache, TemplateError, TemplateSyntaxError
from pelican import Pelican
from pelican.generators import PelicanTemplateNotFound
from pelican.log import LimitFilter, console
from pelican.settings import read_settings
from pelican.writers import FileOverwriteFailedError

from newsdesk import files
from newsdesk.errors import DeskError
from newsdesk.site.found.found import FEEDS_PAGE
from newsdesk.site.plugin import Print, Printing
from newsdesk.site.targets.telling import Telling


def print_pages(
    telling: Telling, folder: Path, *, settings: Path, printing: Callable[[Print, list[str]], None]
) -> None:
    """Let Pelican print pages of an edition into a folder, by a settings file.

    `printing` is handed what prints a page, and the list in which whatever Pelican complains of is collected. Raises
    DeskError `site-incomplete` with that, from WARNING up; `theme-broken`, `settings-broken` for what a desk of its own
    look has wrong.
    """
    with quietly() as complaints, files.machine_faults(folder):
        try:
            with theme_faults():
                asked = overrides(telling, folder, lambda print_one: printing(print_one, complaints))
                found = settings_from(settings, asked)
                found["JINJA_ENVIRONMENT"] = {**found["JINJA_ENVIRONMENT"], "bytecode_cache": bytecode()}
                Pelican(found).run()
        except (FileOverwriteFailedError, PelicanTemplateNotFound) as fault:
            complaints.append(f"{type(fault).__name__}: {fault}")
    if complaints:
        raise DeskError("site-incomplete", missing="; ".join(complaints[:5]))


def bytecode() -> BytecodeCache | None:
    """Return where compiled templates are kept: beside the program, since they are programs, never in a desk."""
    folder = Path(__file__).parents[2] / ".cache" / "templates"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None


@contextmanager
def theme_faults() -> Iterator[None]:
    """Say what a desk's own templates have wrong as a DeskError `theme-broken`."""
    try:
        yield
    except TemplateSyntaxError as fault:
        place = f"{Path(fault.filename or '').name}:{fault.lineno}"
        raise DeskError("theme-broken", place=place, why=fault.message) from fault
    except TemplateError as fault:
        raise DeskError("theme-broken", place="templates", why=fault.message) from fault


def settings_from(file: Path, override: dict[str, object]) -> dict[str, Any]:
    """Return Pelican's settings with the day's: the file is a program, maybe the desk's own, and may fail anyhow."""
    try:
        return dict(read_settings(str(file), override=override))
    except Exception as fault:
        raise DeskError("settings-broken", why=str(fault) or type(fault).__name__) from fault


def overrides(telling: Telling, folder: Path, printing: Printing) -> dict[str, object]:
    """Return the settings that the day and the facility decide; Pelican's own generators have nothing to do."""
    edition = telling.edition
    return {
        "PRINTING": printing,
        "TELLING": lambda: telling.everywhere,
        "DIRECT_TEMPLATES": [],
        "THEME_STATIC_PATHS": [],
        "OUTPUT_PATH": str(folder.resolve()),
        "SITENAME": edition.site_name,
        "SITEURL": edition.home,
        "FEEDS_SAVE_AS": FEEDS_PAGE if telling.found.feeds.any else "",
    }


class Listener(logging.Handler):
    """Keeps what Pelican complains of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.complaints: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message, and the reason where there is one."""
        reason = record.exc_info[1] if record.exc_info else None
        self.complaints.append(record.getMessage() + (f" ({reason!r})" if reason else ""))


@contextmanager
def quietly() -> Iterator[list[str]]:
    """Give the list that collects Pelican's warnings and errors, and leave the process as it was.

    Pelican sets the process's locale, prints to the terminal, and logs a repeated warning only once.
    """
    listener, logger, before = Listener(), logging.getLogger("pelican"), locale.setlocale(locale.LC_ALL)
    kept = (logger.propagate, logger.level, logger.disabled, console.quiet, LimitFilter.LOGS_DEDUP_MIN_LEVEL)
    logger.propagate, logger.disabled, console.quiet = False, False, True
    LimitFilter.LOGS_DEDUP_MIN_LEVEL = logging.DEBUG
    logger.setLevel(logging.WARNING)
    logger.addHandler(listener)
    try:
        yield listener.complaints
    finally:
        logger.removeHandler(listener)
        logger.propagate, level, logger.disabled, console.quiet, LimitFilter.LOGS_DEDUP_MIN_LEVEL = kept
        logger.setLevel(level)
        locale.setlocale(locale.LC_ALL, before)
