"""What the server is told: a file of rules that both hosts read alike."""

import re

from newsdesk.site.assets import Assets
from newsdesk.site.edition import Edition
from newsdesk.site.headers import A_MONTH, EVERYWHERE, FOR_EVER, headers
from tests.builders import TODAY, a_facility, a_library
from tests.site.desk import ROOT, Site

ASSETS = Assets(ROOT / "theme")


def rules(text: str) -> dict[str, dict[str, str]]:
    """Read the file as a host does."""
    found: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        if line.startswith("/"):
            found[line] = {}
        else:
            assert re.match(r"  [A-Z][A-Za-z-]+: \S", line)
            name, _, told = line.strip().partition(": ")
            assert name not in found[list(found)[-1]]
            found[list(found)[-1]][name] = told
    return found


def made(address: str | None) -> dict[str, dict[str, str]]:
    return rules(headers(Edition(library=a_library(facility=a_facility(address=address)), today=TODAY), ASSETS))


def test_says_what_a_page_cannot_say_of_itself() -> None:
    everywhere = made("https://example.vn")["/*"]
    assert "frame-ancestors 'none'" in everywhere["Content-Security-Policy"]
    assert everywhere["X-Content-Type-Options"] == "nosniff"
    assert everywhere["Referrer-Policy"] == "no-referrer"
    assert "microphone=()" in everywhere["Permissions-Policy"]


def test_only_a_site_under_https_binds_browsers_to_it() -> None:
    assert "Strict-Transport-Security" in made("https://example.vn")["/*"]
    for address in ("http://127.0.0.1:8000", None):
        assert "Strict-Transport-Security" not in made(address)["/*"]


def test_what_bears_its_digest_in_its_name_is_kept_for_ever_and_nothing_else(site: Site) -> None:
    found = rules((site.folder / "_headers").read_text(encoding="utf-8"))
    kept = [path for path, told in found.items() if "immutable" in told.get("Cache-Control", "")]
    assert kept == ["/hinh/*", f"/{ASSETS.first_place}", f"/{ASSETS.script_place}"]
    for path in (site.folder / "hinh").iterdir():
        assert re.search(r"-[0-9a-f]{8}(-\d+)?\.(avif|webp|jpg)\Z", path.name)


def test_no_header_stands_in_two_rules_that_meet() -> None:
    found = made("https://example.vn")
    for path, told in found.items():
        assert path == "/*" or told.keys().isdisjoint(found["/*"])


def test_the_page_for_whoever_sets_a_server_up_says_the_same() -> None:
    told = (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8")
    for name, value in EVERYWHERE.items():
        assert told.count(name) >= 4, name  # the table, nginx, Apache, IIS
        assert told.count(value) >= 4, name
    for value in (FOR_EVER, A_MONTH):
        assert told.count(value) >= 3
