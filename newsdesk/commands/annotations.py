"""Problems as the services that keep a desk's history show them beside the lines that were changed.

GitHub reads workflow commands from what a step prints; GitLab reads a Code Quality report.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from newsdesk import files, messages
from newsdesk.problems import WHOLE, Problem, Severity

COMMANDS = {Severity.ERROR: "error", Severity.NOTICE: "notice"}
WEIGHTS = {Severity.ERROR: "blocker", Severity.NOTICE: "minor"}
"""In GitLab's words: what stops publishing, and what does not."""
LINE_OF_A_FILE = re.compile(r"(\.(?:md|yaml|tsv|csv)):\d+")
LINE = "first"
"""The fact that tells of a line and nothing else: it moves when lines above are added."""


def as_workflow_commands(problems: Iterable[Problem]) -> Iterator[str]:
    """Yield a line for each Problem that GitHub Actions takes for an annotation, whatever the desk's texts hold."""
    for problem in problems:
        place = problem.place
        facts = {"file": place.path} | ({} if place.line == WHOLE else {"line": str(place.line)})
        facts["title"] = f"{problem.severity.value} [{problem.code}]"
        listed = ",".join(f"{key}={_property(value)}" for key, value in facts.items())
        yield f"::{COMMANDS[problem.severity]} {listed}::{_escaped(messages.sentence(problem))}"


def _escaped(text: str) -> str:
    """Return a message as the runner decodes it; a break of any kind would begin a line, and so another command."""
    return "%0A".join(text.replace("%", "%25").splitlines())


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def as_code_quality(problems: Iterable[Problem]) -> str:
    """Return every Problem as a Code Quality report of GitLab."""
    seen: Counter[str] = Counter()
    found = []
    for problem in problems:
        known = _known_by(problem)
        seen[known] += 1
        found.append(_quality(problem, f"{known}\n{seen[known]}"))
    return json.dumps(found, indent=1)


def _quality(problem: Problem, known: str) -> dict[str, object]:
    place = problem.place
    return {
        "description": messages.sentence(problem),
        "check_name": problem.code,
        "fingerprint": files.digest(known),
        "severity": WEIGHTS[problem.severity],
        "location": {"path": place.path, "lines": {"begin": max(place.line, 1)}},
    }


def _known_by(problem: Problem) -> str:
    """Return what a Problem is known by from one change to the next: everything but lines, which move."""
    facts = {key: LINE_OF_A_FILE.sub(r"\1", fact) for key, fact in sorted(problem.facts.items()) if key != LINE}
    return json.dumps([problem.place.path, problem.code, facts])
