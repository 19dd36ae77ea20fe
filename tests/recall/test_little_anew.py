"""Of a change that is the whole desk's, such as a slip or a name, only those stories are reckoned anew that it concerns."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsdesk import commands
from newsdesk.commands.reading import read
from newsdesk.problems import Severity
from tests.conftest import TODAY
from tests.recall.test_chosen_edits import changed
from tests.recall.test_kept import later, reckoned

BEP, TU, Y_TUONG = "exemplars/2026/bep-mot-chieu.md", "exemplars/2026/tu-thuoc-xanh.md", "exemplars/2025/y-tuong.md"
NEW = "exemplars/2026/nguoi-moi.md"
SLIPS = "content/consents.yaml"


@pytest.fixture(autouse=True)
def settled() -> Iterator[None]:
    with later():
        yield


def a_draft(people: str) -> str:
    return f"---\ntitle: Người mới\nkind: individual\nfield: doi-song\nunit: to-bep\nstage: draft\n{people}---\n\nMột câu.\n"


def test_a_slip_that_ends_concerns_the_stories_of_who_signed_it(desk: Path) -> None:
    commands.run("update", root=desk, today=TODAY)
    changed(SLIPS, lambda text: text.replace("until: 2030-12-31", "until: 2026-11-01"))(desk)
    with reckoned() as found:
        commands.run("update", root=desk, today=TODAY)
    assert found["people told"] == {BEP}
    assert not found.keys() & {"brief web", "told web"}, "it is told no more, and of the others nothing is another"
    changed(SLIPS, lambda text: text.replace("until: 2026-11-01", "until: 2030-12-30"))(desk)
    with reckoned() as found:
        commands.run("update", root=desk, today=TODAY)
    assert set().union(*found.values()) == {BEP}


def test_a_name_that_is_listed_concerns_the_stories_that_could_tell_it(desk: Path) -> None:
    changed(Y_TUONG, lambda text: f"{text}\nLò Thị Mẫu nói thêm.\n")(desk)
    read(desk, TODAY)
    (desk / NEW).write_text(a_draft("people:\n  - {name: Lò Thị Mẫu, role: staff}\n"), encoding="utf-8")
    with reckoned() as found:
        assert not [
            one for one in read(desk, TODAY).problems if one.place.path == NEW and one.severity is Severity.ERROR
        ]
    assert found["named elsewhere"] == {NEW, Y_TUONG}
    (desk / NEW).unlink()
    with reckoned() as found:
        read(desk, TODAY)
    assert found["named elsewhere"] == {Y_TUONG}


def test_a_story_that_comes_concerns_those_that_lead_to_it(desk: Path) -> None:
    changed(TU, lambda text: f"{text}\nXem [người mới](nguoi-moi.md) và [trang ngoài](https://example.com).\n")(desk)
    assert "link-missing" in {one.code for one in read(desk, TODAY).problems}
    (desk / NEW).write_text(a_draft(""), encoding="utf-8")
    with reckoned() as found:
        assert "link-missing" not in {one.code for one in read(desk, TODAY).problems}
    assert found["bodies"] == {NEW, TU}


def test_somebody_who_is_called_as_no_resident_is_concerns_nobody_elses_story(desk: Path) -> None:
    (desk / Y_TUONG).write_text(a_draft("people:\n  - {name: Lò Văn Kín, role: resident}\n"), encoding="utf-8")
    read(desk, TODAY)
    for given, concerned in (("Hợp", {NEW}), ("Kín", {NEW, BEP, TU, Y_TUONG})):
        (desk / NEW).write_text(a_draft(f"people:\n  - {{name: Chị {given}, role: staff}}\n"), encoding="utf-8")
        with reckoned() as found:
            read(desk, TODAY)
        assert found["residents"] == concerned
