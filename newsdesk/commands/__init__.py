"""One function per thing that an editor asks; each returns the exit code of the process.

0 clean · 1 copy to put right · 2 usage · 3 the machine. Each module is imported when it is asked for, so that a
quick command does not wait for what a slow one needs.
"""

from importlib import import_module
from typing import Any

NAMES = frozenset(
    {
        "approve",
        "audio",
        "briefing",
        "bundle",
        "check",
        "conference",
        "consent",
        "culture",
        "doctor",
        "examine",
        "exchange",
        "hook",
        "init",
        "new",
        "player",
        "portal",
        "poster",
        "publish",
        "record",
        "register",
        "registrations",
        "report",
        "schemas",
        "save",
        "scripts",
        "send_back",
        "sheets",
        "site",
        "slip",
        "speak",
        "status",
        "submit",
        "update",
        "verify",
        "where",
        "why",
        "withdraw",
        "withdraw_consent",
    }
)


def run(name: str, **asked: Any) -> int:
    """Run a command by its name and return its exit code."""
    if name not in NAMES:
        raise ValueError(name)
    return int(import_module(f"newsdesk.commands.{name}").run(**asked))
