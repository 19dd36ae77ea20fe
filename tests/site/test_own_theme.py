"""A desk may bring a look of its own: what is missing in it is done without, what is wrong in it is said in a sentence."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from newsdesk import messages
from newsdesk.errors import DeskError
from newsdesk.site.build import Pages, build
from tests.builders import TODAY, a_library, a_story, approved
from tests.site.desk import ROOT


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a desk that has our look as its own."""
    root = tmp_path / "Bàn có giao diện riêng"
    shutil.copytree(ROOT / "theme", root / "theme", ignore=shutil.ignore_patterns("fonts"))
    shutil.copy(ROOT / "pelicanconf.py", root)
    return root


def print_here(desk: Path) -> Pages:
    folder = desk / "ra"
    folder.mkdir()
    return build(a_library(approved(a_story())), {}, folder, images=desk, today=TODAY, root=desk)


@pytest.mark.parametrize("missing", ["css", "js", "search", "static", "fonts"])
def test_a_theme_without_one_of_its_folders_prints_all_the_same(desk: Path, missing: str) -> None:
    shutil.rmtree(desk / "theme" / missing, ignore_errors=True)
    assert print_here(desk).stories == 1


PELICANS_OWN = """{% extends "base.html" %}
{% block content %}
<h1>{{ SITENAME }}</h1>
{% for tag, found in tags|sort %}{{ tag.name }} {{ found|count }}{% endfor %}
{% for one, found in categories|sort %}{{ one.name }}{% for article in found %}
<a href="{{ SITEURL }}/{{ article.url }}">{{ article.title }}</a> {{ article.summary }} {{ article.date.year }}
{{ article.author.name }} {{ article.authors|length }} {{ article.category.slug }} {{ article.metadata.summary }}
{% endfor %}{% endfor %}
{{ dates|length }} {{ articles[:1]|length }} {{ articles|map(attribute="slug")|join }} {{ page_name }}
{% endblock %}
"""


def test_a_template_as_pelicans_themes_have_them_is_told_what_it_asks_for(desk: Path) -> None:
    (desk / "theme/templates/tags.html").write_text(PELICANS_OWN, encoding="utf-8")
    print_here(desk)
    page = (desk / "ra/the/index.html").read_text(encoding="utf-8")
    assert '<a href="../bai/bep-sach.html">Bài bep-sach</a> Tóm tắt hai câu. 2026' in page
    assert "Tổ bếp 1 doi-song Tóm tắt hai câu." in page
    assert "1 1 bep-sach the/index" in page


def broken_template(desk: Path) -> None:
    (desk / "theme/templates/article.html").write_text("{% if %}", encoding="utf-8")


def unknown_word(desk: Path) -> None:
    (desk / "theme/templates/article.html").write_text("{{ nobody.knows }}", encoding="utf-8")


def broken_settings(desk: Path) -> None:
    (desk / "pelicanconf.py").write_text("x = (", encoding="utf-8")


def no_theme(desk: Path) -> None:
    shutil.rmtree(desk / "theme")


WRONG = [
    (broken_template, "theme-broken", "article.html:1"),
    (unknown_word, "theme-broken", "nobody"),
    (broken_settings, "settings-broken", "line 1"),
    (no_theme, "settings-broken", "path"),
]


@pytest.mark.parametrize(("spoil", "code", "told"), WRONG, ids=[row[0].__name__ for row in WRONG])
def test_what_is_wrong_with_it_is_said_in_a_sentence(
    desk: Path, spoil: Callable[[Path], None], code: str, told: str
) -> None:
    spoil(desk)
    with pytest.raises(DeskError) as stop:
        print_here(desk)
    assert stop.value.code == code
    assert told in messages.fault(stop.value)
