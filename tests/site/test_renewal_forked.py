"""Pages that several processes print are the pages that one prints, and what goes wrong there is said as well."""

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from jinja2 import TemplateSyntaxError, UndefinedError
from pelican.generators import PelicanTemplateNotFound
from pelican.writers import FileOverwriteFailedError, Writer

from newsdesk.errors import DeskError
from newsdesk.forked import forked
from tests.site.changing import World, amiss, contents, differing


@pytest.fixture
def in_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every page be printed in another process."""
    monkeypatch.setattr("newsdesk.site.renewal.forked", partial(forked, fewest=1))
    monkeypatch.setattr("newsdesk.forked.cores", lambda: 2)
    monkeypatch.setattr("newsdesk.forked.can_fork", lambda: True)


@pytest.mark.usefixtures("in_processes")
def test_several_processes_print_what_one_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    world = World(tmp_path)
    world.publish()
    world.edit("bep-sach", "Khác.\n", title="Bếp khác")
    world.publish()
    whole = contents(world.site)
    assert amiss(world) == []
    monkeypatch.setattr("newsdesk.site.renewal.forked", map)
    assert differing(world.from_nothing(), whole) == []


def broken_template(world: World) -> None:
    world.write("theme/templates/article.html", "{% if %}")


def unknown_word(world: World) -> None:
    world.write("theme/templates/article.html", "{{ nobody.knows }}")


def broken_part(world: World) -> None:
    world.write("theme/templates/parts/plan.html", "\n{% if %}")


WRONG = [
    (broken_template, "theme-broken", "article.html:1"),
    (unknown_word, "theme-broken", "nobody"),
    (broken_part, "theme-broken", "plan.html:2"),
]


@pytest.mark.usefixtures("in_processes")
@pytest.mark.parametrize(("spoil", "code", "told"), WRONG, ids=[row[0].__name__ for row in WRONG])
def test_what_is_wrong_with_a_template_is_said(
    tmp_path: Path, spoil: Callable[[World], None], code: str, told: str
) -> None:
    world = World(tmp_path)
    spoil(world)
    with pytest.raises(DeskError) as stop:
        world.publish()
    assert stop.value.code == code
    assert told in str(stop.value.facts)
    assert not world.site.exists()


@pytest.mark.usefixtures("in_processes")
@pytest.mark.parametrize("level", [logging.WARNING, logging.ERROR])
def test_what_pelican_would_only_log_is_a_fault_until_it_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, level: int
) -> None:
    world, write = World(tmp_path), Writer.write_file

    def complaining(self: Writer, name: str, *rest: object, **more: object) -> None:
        write(self, name, *rest, **more)
        if name in ("bai/ca-dem.html", "robots.txt"):
            logging.getLogger("pelican.writers").log(level, "Could not process %s", name)

    with monkeypatch.context() as patch:
        patch.setattr(Writer, "write_file", complaining)
        for _ in ("một", "hai"):
            with pytest.raises(DeskError) as stop:
                world.publish()
            said = "Could not process bai/ca-dem.html; Could not process robots.txt"
            assert (stop.value.code, stop.value.facts) == ("site-incomplete", {"missing": said})
    world.publish()
    assert amiss(world) == []


FAULTS: list[Exception] = [
    DeskError("disk-full", path="a", left=3),
    OSError(28, "No space left on device", "a"),
    TemplateSyntaxError("wrong", 3, "article.html", "article.html"),
    UndefinedError("nobody"),
    PelicanTemplateNotFound("tags"),
    FileOverwriteFailedError("a"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=[type(one).__name__ for one in FAULTS])
def test_a_fault_comes_out_of_a_process_as_it_went_in(fault: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def work(_: int) -> None:
        raise fault

    monkeypatch.setattr("newsdesk.forked.cores", lambda: 2)
    monkeypatch.setattr("newsdesk.forked.can_fork", lambda: True)
    with pytest.raises(type(fault)) as stop:
        list(forked(work, range(4), fewest=1))
    if isinstance(stop.value, DeskError):
        assert (stop.value.code, stop.value.facts) == ("disk-full", {"path": "a", "left": "3"})
    else:
        assert str(stop.value) == str(fault)
