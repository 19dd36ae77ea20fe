"""Runs every command that makes something for others, whichever there are: a new one is tried from its first day."""

import inspect
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from newsdesk import commands
from newsdesk.commands import console
from tests.leaks.hostile_desk import TODAY, heard

AT_WORK = {
    "approve", "check", "consent", "doctor", "hook", "init", "new", "player", "record", "register", "save", "schemas",
    "send_back", "speak", "status", "submit", "verify", "where", "why", "withdraw", "withdraw_consent",
}  # fmt: skip
"""Commands that change or answer for what people wrote and make nothing for others."""
ANSWERS: dict[str, Any] = {
    "slugs": ["dong-y-ke", "dong-y-ds"],
    "stories": ["exemplars/2026/dong-y-ke.md", "exemplars/2026/dong-y-ds.md"],
    "story": "dong-y-ke",
    "unit": "to-bep",
    "slip": "PDY-DU",
}
"""What is asked of a command that must be told more than the desk and the day."""
BESIDES: dict[str, dict[str, Any]] = {
    "conference": {"stories": ["dong-y-ke", "chi-giao-ban-ds"]},
    "culture": {"stories": ["dong-y-ke"]},
    "exchange": {"guests": ["phong-y-te"]},
    "portal": {"zipped": True},
    "report": {"year": "2026", "with_pdf": False},
}
"""What single commands are asked besides, so that they make all that they can make."""


def makers() -> list[str]:
    """Return the commands to try, the ones that others build on first."""
    first = ["scripts", "publish", "sheets"]
    return [*first, *sorted(commands.NAMES - AT_WORK - set(first))]


def asked_of(name: str) -> set[str]:
    """Return what a command must be told more than the desk and the day."""
    wanted = inspect.signature(import_module(f"newsdesk.commands.{name}").run).parameters
    needed = {key for key, parameter in wanted.items() if parameter.default is inspect.Parameter.empty}
    return needed - {"root", "today"}


def names_a_story(name: str) -> bool:
    """Whether a command is asked for stories by their slugs, and refuses those that may not be told."""
    return not {"slugs", "story", "stories"}.isdisjoint(asked_of(name) | BESIDES.get(name, {}).keys())


def run(name: str, desk: Path, today: date = TODAY) -> tuple[int, str]:
    """Run a command and return its exit code and what it said."""
    unknown = asked_of(name) - ANSWERS.keys()
    assert not unknown, f"{name} asks for {unknown}: say in ANSWERS what a leak test may answer"
    asked: dict[str, Any] = {"root": desk, "today": today, **{key: ANSWERS[key] for key in asked_of(name)}}
    asked |= BESIDES.get(name, {})
    with heard() as said:
        code = console.guarded(lambda: commands.run(name, **asked))
    return code, said.getvalue()
