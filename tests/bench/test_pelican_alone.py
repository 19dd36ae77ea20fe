"""Pelican alone prints the same stories at the same addresses, and nothing of ours runs in it."""

from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest

import pelicanconf
from bench import pelican_alone, pelican_settings
from bench.desk import make
from bench.measure import Cost, Costs, run
from bench.story import TODAY
from bench.table import code, table
from bench.trials import HOME, Row, Trial, change_last_word, one_told
from newsdesk import files
from newsdesk.intake import take_in
from newsdesk.model.story import Channel, Stage
from newsdesk.site.build import build
from newsdesk.site.pagination import PER_PAGE

MAY_DIFFER = {
    "ARTICLE_PATHS", "STATIC_PATHS", "PLUGINS", "THEME", "JINJA_ENVIRONMENT", "JINJA_FILTERS", "DIRECT_TEMPLATES",
    "PAGINATED_TEMPLATES", "SITEMAP_SAVE_AS", "FEED_ATOM",
}  # fmt: skip


def upper(module: object) -> dict[str, object]:
    return {name: value for name, value in vars(module).items() if name.isupper()}


@pytest.fixture(scope="module")
def seven(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench")
    make(folder / "desk", 7, 405)
    return folder


OURS_ALONE = ("docs/", "loai/", "nghe/", "nguon-tin/", "tim/")
"""Lists by kind, the listening page, the feeds and the search: Pelican alone knows none of them."""


def test_builds_a_page_for_each_of_five_stories_and_the_lists_that_we_build(seven: Path) -> None:
    exported = pelican_alone.export(seven / "desk", seven / "content", TODAY)
    run(pelican_alone.command(exported.content, seven / "out"), within=HOME)
    library = take_in(seven / "desk", TODAY).library
    assert library is not None
    told = library.for_channel(Channel.WEB, on=TODAY)
    assert exported.stories == len(told) >= 5
    pages = files.tree(seven / "out")
    assert {name for name in pages if name.startswith("bai/")} == {f"bai/{story.slug}.html" for story in told}
    build(library, {}, seven / "site", images=seven / "desk/content/images", today=TODAY, root=seven / "desk")
    ours = [name for name in files.tree(seven / "site") if name.endswith(".html") and not name.startswith(OURS_ALONE)]
    assert len([name for name in pages if name.endswith(".html")]) == len(ours)


def test_tells_on_the_page_what_the_story_tells(seven: Path, tmp_path: Path) -> None:
    exported = pelican_alone.export(seven / "desk", tmp_path / "content", TODAY)
    run(pelican_alone.command(exported.content, tmp_path / "out", cache=tmp_path / "cache"), within=HOME)
    library = take_in(seven / "desk", TODAY).library
    assert library is not None
    for story in library.for_channel(Channel.WEB, on=TODAY):
        page = unescape((tmp_path / "out" / "bai" / f"{story.slug}.html").read_text(encoding="utf-8"))
        header = story.header
        named = [person.name for person in header.people if person.name]
        claims = [one.claim for one in header.evidence]
        for words in [header.title, header.summary, header.lesson, header.question, *named, *claims, *header.tags]:
            assert not words or words in page
        assert "{filename}" not in page


def test_has_the_addresses_and_lists_of_the_website() -> None:
    ours, alone = upper(pelicanconf), upper(pelican_settings)
    shared = ours.keys() & alone.keys() - MAY_DIFFER
    assert {name: alone[name] for name in shared} == {name: ours[name] for name in shared}
    assert len(shared) > 30
    assert alone["DEFAULT_PAGINATION"] == PER_PAGE


def test_a_changed_word_takes_the_approval_away(tmp_path: Path) -> None:
    make(tmp_path / "desk", 10, 405)
    library = take_in(tmp_path / "desk", TODAY).library
    assert library is not None
    chosen = one_told(library)
    change_last_word(tmp_path / "desk" / chosen.origin.path, "khác")
    codes = [problem.code for problem in take_in(tmp_path / "desk", TODAY).problems]
    assert chosen.header.stage is Stage.APPROVED
    assert "approval-of-other-text" in codes


def test_rows_are_run_in_turn_and_stand_below_each_other() -> None:
    order: list[str] = []

    def told(name: str, seconds: float) -> Cost:
        order.append(name)
        return Cost(timedelta(seconds=seconds), 40_000_000, timedelta(seconds=seconds))

    trial = Trial("site", lambda: told("ours", 2), lambda: told("alone", 4), lambda: told("cached", 1))
    printed = table(
        [*trial.rows(2), Row("check", Costs((Cost(timedelta(seconds=1), 1_000_000, timedelta(seconds=1)),)))]
    )
    assert order == ["ours", "alone", "cached"] * 2
    lines = [line.split() for line in printed.splitlines()]
    assert lines[2] == ["site", "2.00", "(2.00–2.00)", "2.00", "40", "4.00", "(4.00–4.00)", "4.00", "40", "0.50"]
    assert lines[3][-1] == "2.00"
    assert lines[4] == ["check", "1.00", "(1.00–1.00)", "1.00", "1", "–", "–", "–", "–"]


def test_a_ratio_is_doubted_where_a_side_was_kept_waiting() -> None:
    quiet = Costs((Cost(timedelta(seconds=2), 1, timedelta(seconds=1.9)),))
    kept = Costs((Cost(timedelta(seconds=4), 1, timedelta(seconds=1.9)),))
    ends = [
        table([Row("site", ours, alone)]).split()[-1] for ours, alone in ((quiet, quiet), (quiet, kept), (kept, quiet))
    ]
    assert ends == ["1.00", "0.50?", "2.00?"]


def test_the_code_has_one_digest_as_long_as_nobody_changes_it() -> None:
    assert code() == code()
