"""Known advisories for what is locked, asked of a service that knows them; where none answers, that is said.

pip-audit reports “no known vulnerabilities” and ends well also where its service knew none of the packages, as it is
behind a mirror that hands out files alone. So its own words are not believed: each locked package must have an answer.
"""

import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from supply import locks, tables

PATIENCE = 600
"""Seconds; a service that answers slower than that is one that does not answer."""
SERVICES = ("pypi", "osv")
"""Each is asked only where the one before gave no whole answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advisory:
    """One known fault of one locked package."""

    package: str
    version: str
    code: str
    mended_in: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a service said of a list."""

    advisories: tuple[Advisory, ...]
    unanswered: tuple[str, ...]
    """Packages of which nothing was said; all of them where nobody could be asked."""


def ask(path: Path) -> Answer:
    """Return what is known of the packages of a lock list, from the first service that answers for all of them."""
    names = [package.name for package in locks.read(path)]
    answers = []
    for service in SERVICES:
        answers.append(read(_asked(path, service), names))
        if answers[-1].advisories or not answers[-1].unanswered:
            return answers[-1]
    return min(answers, key=lambda answer: len(answer.unanswered))


def read(report: dict[str, Any], names: Iterable[str]) -> Answer:
    """Return what a report of pip-audit says; a package that it skips or leaves out has no answer."""
    told = {locks.canonical(one["name"]): one for one in report.get("dependencies", []) if "vulns" in one}
    found = [
        Advisory(package=name, version=one["version"], code=each["id"], mended_in=tuple(each["fix_versions"]))
        for name, one in told.items()
        for each in one["vulns"]
        if not accepted().keys() & {each["id"], *each["aliases"]}
    ]
    return Answer(advisories=tuple(found), unanswered=tuple(name for name in names if name not in told))


def accepted() -> dict[str, str]:
    """Return the advisories that do not touch us, each with the reason."""
    return {row[0]: row[1] for row in tables.rows("accepted.tsv")}


def _asked(path: Path, service: str) -> dict[str, Any]:
    """Return a service's report; an empty one where it could not be asked."""
    words = [
        "-m",
        "pip_audit",
        "--requirement",
        str(path),
        "--no-deps",
        "--disable-pip",
        "--vulnerability-service",
        service,
    ]
    words += ["--format", "json", "--progress-spinner", "off", "--aliases", "on"]
    try:
        done = subprocess.run([sys.executable, *words], capture_output=True, timeout=PATIENCE, check=False)
        report = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        return {}
    return report if isinstance(report, dict) else {}
