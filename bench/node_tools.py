"""Judges from elsewhere that are not written in Python: Lighthouse, and the checker of HTML that the W3C runs."""

import json
import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.measure import Failed
from bench.trials import HOME

INSTALLED = HOME / ".cache" / "node"
LOCKED = ("package.json", "package-lock.json")
"""Every package of theirs by version and SHA-512: bench/node."""
MODULES = INSTALLED / "node_modules"
QUOTED = re.compile("“[^”]*”")
FLAGS = "--headless=new --no-sandbox"


def missing(*programs: str) -> str | None:
    """Return the first program that is not installed."""
    return next((name for name in programs if not shutil.which(name)), None)


def install() -> None:
    """Install the judges below .cache/ as they are locked, unless just these are there; raises Failed."""
    if MODULES.is_dir() and all(_locked(name) == _of(INSTALLED / name) for name in LOCKED):
        return
    INSTALLED.mkdir(parents=True, exist_ok=True)
    for name in LOCKED:
        (INSTALLED / name).write_bytes(_locked(name))
    quietly = ("--ignore-scripts", "--no-audit", "--no-fund", "--silent")
    try:
        _told([shutil.which("npm") or "npm", "ci", *quietly, "--prefix", INSTALLED])
    except Failed:
        (INSTALLED / LOCKED[1]).unlink()
        raise


def _locked(name: str) -> bytes:
    return _of(HOME / "bench" / "node" / name)


def _of(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def lighthouse(address: str, chromium: str, *, desktop: bool, to: Path) -> dict[str, Any]:
    """Return Lighthouse's whole report on a page."""
    words: list[str | Path] = ["node", MODULES / "lighthouse" / "cli" / "index.js", address, "--quiet", "--output=json"]
    words += [f"--output-path={to}", f"--chrome-flags={FLAGS}", *(["--preset=desktop"] if desktop else [])]
    _told(words, CHROME_PATH=chromium)
    report: dict[str, Any] = json.loads(to.read_bytes())
    return report


def scores(report: dict[str, Any]) -> dict[str, int | None]:
    """Return each category's score of 100, by its name."""
    found = report["categories"].values()
    return {one["title"]: None if one["score"] is None else round(100 * one["score"]) for one in found}


def shortcomings(report: dict[str, Any]) -> Iterator[str]:
    """Yield each audit that counts and was not passed whole."""
    for category in report["categories"].values():
        for ref in category["auditRefs"]:
            audit = report["audits"][ref["id"]]
            if ref["weight"] and audit["score"] is not None and audit["score"] < 1:
                shown = audit.get("displayValue") or ", ".join(_places(audit))
                yield f"{category['title']}: {ref['id']} {audit['score']:.2f} {shown}".rstrip()


def _places(audit: dict[str, Any]) -> Iterator[str]:
    for item in audit.get("details", {}).get("items", [])[:3]:
        if node := item.get("node"):
            yield node.get("selector", "")
        elif told := item.get("description") or item.get("url"):
            yield str(told)


def html(site: Path) -> Counter[str]:
    """Return what the W3C's checker says of a website, alike sayings counted together."""
    jar = next((MODULES / "vnu-jar").rglob("vnu.jar"))
    said = subprocess.run(
        [shutil.which("java") or "java", "-jar", jar, "--skip-non-html", "--format", "json", site],
        capture_output=True, check=False,
    ).stderr  # fmt: skip
    told = json.loads(said.decode())["messages"]
    return Counter(f"{one.get('subType', one['type'])}: {QUOTED.sub('“…”', one['message'])}" for one in told)


def _told(words: list[str | Path], **more: str) -> None:
    done = subprocess.run(words, capture_output=True, check=False, env={**os.environ, **more})
    if done.returncode:
        raise Failed(f"{words[0]} {words[1]}: {done.returncode}\n{done.stderr.decode(errors='replace')[-2000:]}")
