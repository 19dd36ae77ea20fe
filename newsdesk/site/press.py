"""One run of Pelican in which nothing can fail quietly."""

import locale
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pelican import Pelican
from pelican.generators import PelicanTemplateNotFound
from pelican.log import LimitFilter, console
from pelican.settings import read_settings
from pelican.writers import FileOverwriteFailedError

from newsdesk import files
from newsdesk.errors import DeskError
from newsdesk.site.assets import Assets
from newsdesk.site.edition import Edition
from newsdesk.site.inventory import has_feed


def print_pages(edition: Edition, assets: Assets, folder: Path, *, settings: Path) -> None:
    """Let Pelican write the pages of an edition into a folder, by a settings file.

    Raises DeskError `site-incomplete` with whatever Pelican would only have logged, from WARNING up.
    """
    with quietly() as complaints, files.machine_faults(folder):
        try:
            Pelican(read_settings(str(settings), override=overrides(edition, assets, folder))).run()
        except (FileOverwriteFailedError, PelicanTemplateNotFound) as fault:
            complaints.append(f"{type(fault).__name__}: {fault}")
    if complaints:
        raise DeskError("site-incomplete", missing="; ".join(complaints[:5]))


def overrides(edition: Edition, assets: Assets, folder: Path) -> dict[str, object]:
    """Return the settings that the day and the facility decide."""
    return {
        "EDITION": edition,
        "ASSETS": assets,
        "OUTPUT_PATH": str(folder.resolve()),
        "SITENAME": f"Gương điển hình – {edition.name.short}",
        "SITEURL": edition.home,
        "SITEMAP_SAVE_AS": "sitemap.xml" if edition.home else "",
        "FEED_ATOM": "feed.atom.xml" if has_feed(edition) else None,
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
