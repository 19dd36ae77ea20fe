"""The ready-made files for the services that check every change."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tasks import namespace

HOME = Path(__file__).parents[1]
GITHUB = ".github/workflows/ban-bien-tap.yml"
SOFTWARE = ".github/workflows/phan-mem.yml"
GITLAB = ".gitlab-ci.yml"
HOOKS = ".pre-commit-hooks.yaml"
RUNS = re.compile(r"tasks\.py (\w+)((?: --\w+(?: \w+)?)*)")


def read(name: str) -> Any:
    return yaml.safe_load((HOME / name).read_text(encoding="utf-8"))


JOBS = read(GITHUB)["jobs"]


@pytest.mark.parametrize("name", [GITHUB, SOFTWARE, GITLAB, HOOKS])
def test_a_file_names_no_host_no_machine_and_no_secret(name: str) -> None:
    text = (HOME / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "secrets" not in text.replace("No secret", "")
    assert not re.search(r"/(?:work|tmp|home|root)\b", text)


@pytest.mark.parametrize("name", [GITHUB, SOFTWARE, GITLAB, HOOKS])
def test_every_command_that_a_file_runs_is_there_and_takes_what_it_is_told(name: str) -> None:
    ran = RUNS.findall((HOME / name).read_text(encoding="utf-8"))
    assert ran
    for command, told in ran:
        assert command in namespace.task_names
        flags = {flag for argument in namespace[command].get_arguments() for flag in argument.names}
        assert {flag.removeprefix("--") for flag in re.findall(r"--\w+", told)} <= flags


def test_each_job_may_do_what_it_must_and_nothing_else() -> None:
    assert read(GITHUB)["permissions"] == {}
    assert {name: job["permissions"] for name, job in JOBS.items()} == {
        "check": {"contents": "read"},
        "build": {"contents": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }
    checkouts = [step for job in JOBS.values() for step in job["steps"] if "checkout" in step.get("uses", "")]
    assert [step["with"]["persist-credentials"] for step in checkouts] == [False, False]
    assert all(job["timeout-minutes"] <= 60 for job in JOBS.values())


def test_only_official_actions_run_each_of_one_version() -> None:
    used = [step["uses"] for job in JOBS.values() for step in job["steps"] if "uses" in step]
    text = "".join((HOME / name).read_text(encoding="utf-8") for name in (GITHUB, SOFTWARE))
    pinned = re.findall(r"uses: (actions/[a-z-]+@[0-9a-f]{40}) # v\d+\.\d+\.\d+$", text, re.MULTILINE)
    assert text.count("uses:") == len(pinned)
    assert set(used) <= set(pinned)
    assert len({one.partition("@")[0] for one in pinned}) == len(set(pinned))


def test_a_release_gets_the_bill_of_its_own_version_after_advisories_were_asked_for() -> None:
    jobs = read(SOFTWARE)["jobs"]
    assert read(SOFTWARE)["permissions"] == {}
    assert {name: job["permissions"] for name, job in jobs.items()} == {
        "supply": {"contents": "read"},
        "release": {"contents": "write"},
    }
    assert (jobs["release"]["needs"], jobs["release"]["if"]) == ("supply", "github.ref_type == 'tag'")
    assert jobs["supply"]["steps"][-1]["run"] == "python3 tasks.py supply"  # 3 fails as 1 does
    steps = [step["run"] for step in jobs["release"]["steps"] if "run" in step]
    assert steps[0] == 'python3 tasks.py bill --tag "$TAG"'
    assert "output/bill/newsdesk.cdx.json" in steps[1]
    assert not [step for step in steps if "${{" in step]  # a tag's name is no word of a command
    gitlab = read(GITLAB)
    assert (gitlab["bill"]["needs"], gitlab["bill"]["rules"]) == (["supply"], [{"if": "$CI_COMMIT_TAG"}])
    assert gitlab["bill"]["script"] == ['python3 tasks.py bill --tag "$CI_COMMIT_TAG"']


def test_nothing_is_published_from_a_change_that_nobody_took_in() -> None:
    assert "github.event_name != 'pull_request'" in JOBS["build"]["if"]
    assert (JOBS["build"]["needs"], JOBS["deploy"]["needs"]) == ("check", "build")
    pages = read(GITLAB)["pages"]
    assert [rule["if"] for rule in pages["rules"]] == ["$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"]
    assert pages["artifacts"]["paths"] == ["public"]


def test_the_services_reckon_with_the_day_at_the_desk() -> None:
    assert read(GITHUB)["env"]["TZ"] == read(GITLAB)["variables"]["TZ"] == "ICT-7"


def test_the_report_reaches_gitlab_also_when_something_is_wrong() -> None:
    check = read(GITLAB)["check"]
    assert check["artifacts"]["when"] == "always"
    report = check["artifacts"]["reports"]["codequality"]
    assert check["script"][0].endswith(f"> {report} || true")
    assert check["script"][-1] == "python3 tasks.py check"
