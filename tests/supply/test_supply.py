"""What newsdesk is made of is known, locked, allowed, and told the same way on every machine."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions, requires
from pathlib import Path

import imageio_ffmpeg
import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from newsdesk import __version__
from supply import __main__ as program
from supply import advisories, bill, licences, locks, parts

HOME = locks.HOME
LISTS = (locks.PEOPLE, locks.DEVELOPERS)
THROUGH = {"anyio": "starlette", "markupsafe": "jinja2", "pydantic-core": "pydantic"}
"""Packages that are imported by their own name and come with another one, whose interface they are part of."""
USED_BY_OTHERS = {"audioop-lts": "pydub", "python-multipart": "starlette"}
"""Declared, since who uses them at run time does not ask for them by itself."""


def declared(*groups: str) -> set[str]:
    project = tomllib.loads((HOME / "pyproject.toml").read_text("utf-8"))
    asked = list(project["project"]["dependencies"])
    for group in groups:
        asked += project["project"]["optional-dependencies"].get(group) or project["dependency-groups"][group]
    return {locks.canonical(re.match(r"[\w.-]+", one)[0]) for one in asked}  # type: ignore[index]


def imported(folder: Path) -> set[str]:
    """Return the packages, none of them Python's or ours, that the code below a folder imports."""
    names: set[str] = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names |= {alias.name for alias in node.names} if isinstance(node, ast.Import) else set()
            names |= {node.module} if isinstance(node, ast.ImportFrom) and node.module and not node.level else set()
    known = packages_distributions()
    tops = {name.split(".")[0] for name in names} - sys.stdlib_module_names
    return {locks.canonical(known[top][0]) for top in tops if top in known}


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_every_line_is_a_package_with_its_hashes_or_says_who_asks_for_it(path: Path) -> None:
    packages = locks.read(path)
    assert len({package.name for package in packages}) == len(packages) > 20
    assert sum(len(package.digests) for package in packages) == path.read_text("utf-8").count("--hash=sha256:")
    names = {package.name for package in packages}
    askers = {re.sub(r"\[.*", "", one) for package in packages for one in package.asked_by}
    assert {one for one in askers if not one.startswith("newsdesk (pyproject.toml")} <= names


@pytest.mark.parametrize(
    "row",
    [
        "six==1.17.0",
        "six>=1.17.0 \\\n    --hash=sha256:" + "0" * 64,
        "six @ file:///tmp/six.whl \\\n    --hash=sha256:" + "0" * 64,
        "six==1.17.0 \\\n    --hash=md5:" + "0" * 32,
        "--extra-index-url somewhere",
        "six==1.17.0 \\\n    --hash=sha256:" + "0" * 64 + " \\\n    --pre",
    ],
)
def test_a_line_that_is_anything_else_is_refused(tmp_path: Path, row: str) -> None:
    path = tmp_path / "requirements.txt"
    path.write_text(f"{row}\n", encoding="utf-8")
    with pytest.raises(locks.LockError):
        locks.read(path)


def test_every_import_of_the_software_is_declared_and_everything_declared_is_used() -> None:
    everything = declared("cluster", "neural")
    used = imported(HOME / "newsdesk") | {"invoke"}  # tasks.py is what runs the rest
    assert used - everything - THROUGH.keys() == set()
    assert everything - used - USED_BY_OTHERS.keys() - {"distributed"} == set()
    for part, whole in THROUGH.items():
        assert whole in everything
        assert any(locks.canonical(re.split(r"[^\w.-]", one)[0]) == part for one in requires(whole) or [])


def test_developers_are_told_of_everything_that_tests_and_bench_import() -> None:
    used = imported(HOME / "tests") | imported(HOME / "bench") | imported(HOME / "supply")
    brought = {
        "license-expression": "cyclonedx-bom",
        "packageurl-python": "cyclonedx-bom",
        "cyclonedx-python-lib": "cyclonedx-bom",
        "dask": "distributed",
    }
    assert used - declared("cluster", "neural", "dev") - brought.keys() == set()
    assert set(brought.values()) <= declared("dev")


def test_every_licence_is_known_and_may_go_together_with_ours() -> None:
    assert [*licences.faults(locks.read(locks.DEVELOPERS), parts.parts())] == []


@pytest.mark.parametrize(
    ("expression", "may"),
    [
        ("MIT", True),
        ("GPL-2.0-or-later", True),
        ("GPL-2.0-only", False),
        ("GPL-2.0-only OR MIT", True),
        ("MIT AND GPL-2.0-only", False),
        ("MIT AND (GPL-2.0-only OR Apache-2.0)", True),
        ("Apache-2.0 WITH LLVM-exception", False),
        ("CC-BY-NC-4.0", False),
        ("Proprietary", False),
        ("UNKNOWN", False),
        ("", False),
    ],
)
def test_a_licence_is_allowed_only_where_some_way_through_it_is(expression: str, may: bool) -> None:
    assert licences.may_be_used(expression, licences.allowed()) is may


def test_a_package_without_a_row_or_under_another_licence_than_its_row_says_is_a_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = licences.told()
    packages = locks.read(locks.DEVELOPERS)
    changed = {**rows, "nh3": licences.Licence("GPL-2.0-only", ""), "khong-con": licences.Licence("MIT", "")}
    del changed["pillow"]
    monkeypatch.setattr(licences, "told", lambda: changed)
    found = "\n".join(licences.faults(packages, ()))
    assert [row.split(":")[0].split(" ")[0] for row in found.splitlines()] == ["pillow", "khong-con", "nh3", "nh3"]


def test_every_work_of_others_in_our_folders_is_as_it_is_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    every = parts.parts()
    assert [*parts.faults(every)] == []
    wrong = parts.Part(
        name="x",
        version="1",
        licence="MIT",
        purl="pkg:generic/x@1",
        what="",
        files={"LICENSE": "0" * 64, "khong.js": "0"},
    )
    assert len([*parts.faults((wrong,))]) == 2


def test_a_file_that_says_it_is_somebody_elses_is_in_the_list() -> None:
    listed = {name for part in parts.parts() for name in part.files}
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=HOME, capture_output=True, check=True).stdout.decode()
    fonts = {
        name
        for name in tracked.split("\0")
        if name.endswith((".woff2", ".woff", ".ttf", ".otf", ".wasm", ".jar", ".so", ".dll", ".exe"))
    }
    assert fonts <= listed
    code = [name for name in tracked.split("\0") if name.endswith((".js", ".css"))]
    claims = {
        name
        for name in code
        if re.search(rb"/\*!|@license|@preserve|sourceMappingURL|Copyright", (HOME / name).read_bytes())
    }
    long_lines = {name for name in code if max(map(len, (HOME / name).read_bytes().splitlines()), default=0) > 5_000}
    assert claims | long_lines <= listed


def test_the_programs_within_packages_are_of_the_version_and_licence_that_is_told() -> None:
    told = {part.name: part for part in parts.parts()}
    ffmpeg = imageio_ffmpeg.get_ffmpeg_exe()
    assert re.search(
        rf"\bn?{re.escape(told['FFmpeg'].version)}\b",
        subprocess.run([ffmpeg, "-version"], capture_output=True, check=True).stdout.decode(),
    )
    licence = " ".join(subprocess.run([ffmpeg, "-L"], capture_output=True, check=True).stdout.decode().split())
    assert "GNU General Public License" in licence
    assert "either version 3 of the License, or (at your option) any later version" in licence
    assert told["MiniSearch"].version in (HOME / "theme/search/10-minisearch.js").read_text("utf-8").splitlines()[0]


def test_the_bill_is_the_same_bytes_wherever_and_whenever_it_is_made(tmp_path: Path) -> None:
    made = []
    for zone in ("UTC", "Asia/Ho_Chi_Minh"):
        path = tmp_path / zone.replace("/", "-")
        words = [sys.executable, "-m", "supply", "bill", str(path)]
        done = subprocess.run(
            words, cwd=HOME, env={"TZ": zone, "PYTHONHASHSEED": str(len(zone))}, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()
        made.append(path.read_bytes())
    assert made[0] == made[1]
    assert str(HOME).encode() not in made[0]


def test_the_bill_tells_of_each_locked_package_and_each_work_and_holds_to_the_schema() -> None:
    text = bill.write()
    told = json.loads(text)
    assert (told["specVersion"], told["metadata"]["component"]["version"]) == ("1.6", __version__)
    assert "timestamp" not in told["metadata"]
    by_name = {one["name"]: one for one in told["components"]}
    packages = locks.read(locks.PEOPLE)
    assert by_name.keys() == {one.name for one in packages} | {one.name for one in parts.parts()}
    for package in packages:
        component = by_name[package.name]
        (files,) = component["externalReferences"]
        assert {one["content"] for one in files["hashes"]} == set(package.digests)
        assert component["version"] == package.version
    assert all(one["licenses"] for one in by_name.values())
    needs = {one["ref"]: set(one.get("dependsOn", ())) for one in told["dependencies"]}
    assert "pkg:generic/ffmpeg@9.0" in needs[by_name["imageio-ffmpeg"]["bom-ref"]]
    assert by_name["blinker"]["bom-ref"] in needs[by_name["pelican"]["bom-ref"]]
    reached: set[str] = set()
    waiting = ["newsdesk"]
    while waiting:
        reached.add(one := waiting.pop())
        waiting += needs.get(one, set()) - reached
    assert {one["bom-ref"] for one in by_name.values()} <= reached
    broken = text.replace('"SHA-256"', '"SHA-255"', 1)
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(broken) is not None


def test_a_tag_of_another_version_gets_no_bill(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert program.make(tmp_path / "a.json", "v99.0.0") == 1
    assert not (tmp_path / "a.json").exists()
    assert "v99.0.0" in capsys.readouterr().out
    assert program.make(tmp_path / "a.json", f"v{__version__}") == 0


def report(**vulns: list[dict[str, object]] | None) -> dict[str, object]:
    """Return what pip-audit says; a package with None is one that its service did not know."""
    return {
        "dependencies": [
            {"name": name, "skip_reason": "not found"}
            if found is None
            else {"name": name, "version": "1", "vulns": found}
            for name, found in vulns.items()
        ]
    }


FAULT: dict[str, object] = {"id": "PYSEC-2026-1", "fix_versions": ["2"], "aliases": ["CVE-2026-1"]}


@pytest.mark.parametrize(
    ("said", "code", "sentence"),
    [
        (report(a=[], b=[]), 0, "không có cảnh báo nào"),
        (report(a=None, b=None), 3, "CHƯA KIỂM TRA"),
        (report(a=[]), 3, "CHƯA KIỂM TRA"),
        ({}, 3, "CHƯA KIỂM TRA"),
        (report(a=[FAULT], b=[]), 1, "a 1: PYSEC-2026-1, đã vá ở 2"),
        (report(a=[FAULT], b=None), 1, "PYSEC-2026-1"),
    ],
)
def test_no_answer_is_not_taken_for_a_good_one(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    said: dict[str, object],
    code: int,
    sentence: str,
) -> None:
    names = ["a", "b"]
    monkeypatch.setattr(advisories, "ask", lambda _: advisories.read(said, names))
    assert program.check() == code
    assert sentence in capsys.readouterr().out


def test_an_advisory_that_was_accepted_under_any_of_its_names_is_not_said_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(advisories, "accepted", lambda: {"CVE-2026-1": "không gọi hàm ấy"})
    assert advisories.read(report(a=[FAULT]), ["a"]).advisories == ()


def test_a_machine_that_reaches_no_service_has_no_answer_at_all(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The real pip-audit, every address of which leads to a closed door."""
    path = tmp_path / "requirements.txt"
    path.write_text("six==1.17.0 \\\n    --hash=sha256:" + "0" * 64 + "\n", encoding="utf-8")
    for key in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(key, "http://127.0.0.1:9")
    assert advisories.ask(path) == advisories.Answer(advisories=(), unanswered=("six",))


def test_the_judges_of_the_bench_are_locked_by_hash_without_an_address() -> None:
    lock = json.loads((HOME / "bench/node/package-lock.json").read_text("utf-8"))
    asked = json.loads((HOME / "bench/node/package.json").read_text("utf-8"))["dependencies"]
    assert lock["packages"][""]["dependencies"] == asked
    installed = {name: one for name, one in lock["packages"].items() if name}
    assert all(one["integrity"].startswith("sha512-") and "resolved" not in one for one in installed.values())
