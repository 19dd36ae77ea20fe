import json
import re
from pathlib import Path
from typing import Any

import pytest

from newsdesk import messages
from newsdesk.commands import check
from newsdesk.problems import WHOLE, Place, Problem, Severity
from newsdesk.schemas.nouns import SHEETS
from tests.conftest import TODAY

VSCODE = Path(__file__).parents[2] / ".vscode"


def settings(name: str) -> Any:
    """Read JSON with comments on lines of their own, as VS Code allows them."""
    text = (VSCODE / name).read_text(encoding="utf-8")
    return json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))


CHECK, REFRESH = settings("tasks.json")["tasks"]
MATCHERS = {one["owner"]: one for one in CHECK["problemMatcher"]}


def matched(line: str) -> list[tuple[str, ...]]:
    """Return what every matcher that takes a line finds: its owner, file, line, code and message."""
    found = []
    for owner, matcher in MATCHERS.items():
        pattern = matcher["pattern"]
        if match := re.search(pattern["regexp"], line):
            found.append(
                (owner, *(match[pattern[key]] for key in ("file", "line", "code", "message") if key in pattern))
            )
    return found


def test_every_line_of_a_real_check_is_taken_once_and_its_file_is_there(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = next((desk / "exemplars").rglob("*.md"))
    story.write_text(story.read_text(encoding="utf-8").replace("kind: ", "kind: x"), encoding="utf-8")
    (desk / "content/news/ghi chú 1: nháp.txt").write_text("a", encoding="utf-8")
    (desk / "content/news/hỏng.md").write_text("không có đầu\n", encoding="utf-8")
    assert check.run(desk, TODAY) == 1
    *lines, count = capsys.readouterr().out.splitlines()
    taken = [matched(line) for line in lines]
    assert [len(found) for found in taken] == [1] * len(lines)
    assert {found[0][0] for found in taken} >= {"newsdesk-errors", "newsdesk-notices"}
    assert all((desk / found[0][1]).exists() for found in taken)
    assert matched(count) == []


@pytest.mark.parametrize("severity", Severity)
@pytest.mark.parametrize("path", ["media/a b.wav", "exemplars/2026/bếp.md", "content/news/tin: mới.md"])
@pytest.mark.parametrize("line", [WHOLE, 7])
def test_a_problem_is_taken_with_its_severity(severity: Severity, path: str, line: int) -> None:
    problem = Problem(Place(path, line), "yaml-key", severity)
    found = matched(messages.line(problem))
    kind = "errors" if severity is Severity.ERROR else "notices"
    where = (path,) if line == WHOLE else (path, str(line))
    owner = f"newsdesk-{kind}-of-files" if line == WHOLE else f"newsdesk-{kind}"
    assert found == [(owner, *where, "yaml-key", messages.sentence(problem))]


def test_matchers_say_what_vs_code_understands() -> None:
    assert {matcher["severity"] for matcher in MATCHERS.values()} == {"error", "info"}
    assert len(MATCHERS) == 4
    for task, name in ((CHECK, "check"), (REFRESH, "schemas")):
        assert task["args"] == ["tasks.py", name]
        assert task["windows"]["args"] == ["-3", "tasks.py", name]


def test_every_yaml_file_that_people_write_has_its_schema() -> None:
    told = settings("settings.json")["yaml.schemas"]
    assert told == {
        f"./.vscode/schemas/{sheet.name}.schema.json": f"/{sheet.where}"
        for sheet in SHEETS
        if sheet.where.endswith(".yaml")
    }
    assert all((VSCODE.parent / path).is_file() for path in told)


def test_nothing_is_asked_of_another_host() -> None:
    told = settings("settings.json")
    assert told["yaml.schemaStore.enable"] is False
    assert told["redhat.telemetry.enabled"] is False
    assert settings("extensions.json")["recommendations"]
