"""What was published stays where it was, or leads on: each way in which an address is lost or badly written."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from newsdesk import messages
from newsdesk.intake import Memory, take_in
from newsdesk.model.addresses import BOOK, Published, book_of, old_place, published_in
from newsdesk.model.base import Origin
from newsdesk.model.occasion import PageHeader
from newsdesk.model.story import Role, Stage, Story
from newsdesk.problems import Problem
from newsdesk.rules.addresses import check_addresses
from newsdesk.rules.desk import Desk
from tests.builders import TODAY, a_facility, a_page, a_person, a_story

DAY = date(2026, 9, 1)


def a_desk(*stories: Story, published: Iterable[str] = (), **more: object) -> Desk:
    book = tuple(Published(address, DAY) for address in published)
    lines = {(one.address,): number for number, one in enumerate(book, 2)}
    return Desk(
        facility=a_facility(), stories=stories, published=book, origins={"addresses": Origin(BOOK, lines)}, **more
    )  # type: ignore[arg-type]


def found(desk: Desk) -> list[tuple[str, str]]:
    return [(problem.place.path, problem.code) for problem in check_addresses(desk, TODAY)]


def moved(slug: str, *old: str, **header: object) -> Story:
    return a_story(slug, redirect_from=old, **header)


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("bep-cu", "bai/bep-cu.html"),
        ("tin-tuc/12-Guong_tot.html", "tin-tuc/12-Guong_tot.html"),
        ("tin-tuc/guong-tot/", "tin-tuc/guong-tot/index.html"),
        ("gioi-thieu.html", "gioi-thieu.html"),
        ("a/b.c.htm", "a/b.c.htm"),
        ("Bep-Cu", None),
        ("bếp-cũ", None),
        ("", None),
        ("/tin/a.html", None),
        ("../a.html", None),
        ("tin/../a.html", None),
        ("tin/./a.html", None),
        ("tin//a.html", None),
        ("tin.cu/a.html", None),
        ("tin/a.html?id=2", None),
        ("tin/a.html#x", None),
        ("tin/a.php", None),
        ("tin/a", None),
        ("https://example.vn/tin/a.html", None),
        ("tin\\a.html", None),
        ("tin/a b.html", None),
        ("tin/con.html", None),
        ("NUL/a.html", None),
        ("a/" * 120, None),
        ("tin/a.html\n", None),
    ],
)
def test_an_old_address_is_a_slug_or_a_path_of_this_website(written: str, place: str | None) -> None:
    assert old_place(written, "bai") == place


@pytest.mark.parametrize(
    ("old", "code"),
    [
        ("Tin cũ.html", "redirect-form"),
        ("tin/../a.html", "redirect-form"),
        ("chum-gia", "redirect-stands"),
        ("bep-sach", "redirect-stands"),
        ("bai/chum-gia.html", "redirect-stands"),
        ("trang/gioi-thieu.html", "redirect-stands"),
        ("Linh-Vuc/doi-song.html", "redirect-own"),
        ("theme/", "redirect-own"),
        ("index.html", "redirect-own"),
        ("trang-2.html", "redirect-own"),
        ("tin/cu.html", "redirect-doubled"),
        ("TIN/Cu.html", "redirect-doubled"),
    ],
)
def test_an_old_address_that_cannot_lead_here_is_an_error(old: str, code: str) -> None:
    other = moved("chum-gia", "tin/cu.html")
    desk = a_desk(other, moved("bep-sach", old), pages=(a_page(),))
    assert found(desk) == [("exemplars/2026/bep-sach.md", code)]


def test_old_addresses_that_nobody_has_are_right() -> None:
    assert found(a_desk(moved("bep-sach", "bep-cu", "tin/12.html", "bai/cu-nua.html", "gioi-thieu/"))) == []


@pytest.mark.parametrize("stage", list(Stage))
def test_an_address_stands_as_long_as_its_story_is_on_the_desk(stage: Stage) -> None:
    assert found(a_desk(a_story("bep-sach", stage=stage), published=["bai/bep-sach.html"])) == []


def test_an_address_that_leads_on_is_not_lost() -> None:
    assert found(a_desk(moved("bep-moi", "bep-sach"), published=["bai/bep-moi.html", "bai/bep-sach.html"])) == []


def sentence(desk: Desk) -> str:
    (problem,) = check_addresses(desk, TODAY)
    assert isinstance(problem, Problem)
    return messages.line(problem)


def test_a_changed_slug_is_said_with_the_story_that_took_its_place() -> None:
    desk = a_desk(a_story("bep-an-sach"), a_story("chum-gia"), published=["bai/bep-sach.html", "bai/chum-gia.html"])
    said = sentence(desk)
    assert said.startswith(f"{BOOK}:2: LỖI [address-lost] Địa chỉ bai/bep-sach.html đã đăng từ ngày 1/9/2026")
    assert "Có phải exemplars/2026/bep-an-sach.md đã thay bài ấy?" in said
    assert "redirect_from: [bep-sach]" in said


def test_a_story_that_was_published_itself_took_nobodys_place() -> None:
    desk = a_desk(a_story("bep-an-sach"), published=["bai/bep-sach.html", "bai/bep-an-sach.html"])
    assert "Có phải" not in sentence(desk)


@pytest.mark.parametrize("role", [Role.RESIDENT, Role.STAFF])
@pytest.mark.parametrize(
    "address", ["bai/lo-van-dao-hoc-nghe.html", "trang/lo-van-dao.html", "trang/lovandao1990.html"]
)
def test_an_address_that_names_somebody_is_not_missed(role: Role, address: str) -> None:
    people = (a_person("Lò Văn Đáo", role),)
    desk = a_desk(a_story("hoc-nghe", people=people), published=[address, "bai/bep-sach.html"])
    assert [one.facts["address"] for one in check_addresses(desk, TODAY)] == ["bai/bep-sach.html"]
    assert len(found(a_desk(a_story("hoc-nghe"), published=[address]))) == 1


@pytest.mark.parametrize("remembered", [False, True])
def test_an_address_is_missed_no_longer_once_the_person_whom_it_names_is_listed(desk: Path, remembered: bool) -> None:
    (desk / BOOK).parent.mkdir(parents=True, exist_ok=True)
    (desk / BOOK).write_text(book_of([Published("bai/lo-van-dao.html", DAY)]), "utf-8")

    def codes() -> list[str]:
        memory = Memory.on_disk(desk) if remembered else None
        problems = take_in(desk, TODAY, memory).problems
        if memory:
            memory.remembered.write_down()
        return [one.code for one in problems]

    assert codes() == ["address-lost"]
    story = desk / "exemplars/2025/y-tuong.md"
    listed = "stage: draft\npeople: [{name: Lò Văn Đáo, role: resident}]"
    story.write_text(story.read_text("utf-8").replace("stage: draft", listed), "utf-8")
    assert codes() == []


def test_a_page_that_is_gone_is_said_too() -> None:
    page = a_page("ve-chung-toi")
    desk = a_desk(published=["trang/gioi-thieu.html"], pages=(page,))
    assert f"{BOOK}:2: LỖI [page-address-lost] Địa chỉ trang/gioi-thieu.html" in sentence(desk)
    leads = replace(page, header=PageHeader(title="Về chúng tôi", redirect_from=("gioi-thieu",)))
    assert found(a_desk(published=["trang/gioi-thieu.html"], pages=(leads,))) == []


def test_nothing_is_called_lost_while_a_story_cannot_be_read() -> None:
    assert found(a_desk(published=["bai/bep-sach.html"], broken=frozenset({"bep-sach"}))) == []


def test_a_book_is_sorted_and_read_back_as_it_was_written() -> None:
    rows = (Published("trang/a.html", DAY), Published("bai/b.html", DAY))
    assert book_of(rows) == "address,since\nbai/b.html,2026-09-01\ntrang/a.html,2026-09-01\n"
    assert published_in(book_of(rows)) == tuple(sorted(rows, key=lambda one: one.address))


def test_of_an_address_that_two_branches_wrote_down_the_first_day_holds() -> None:
    text = "address,since\nbai/b.html,2026-09-02\nbai/a.html,2026-09-03\nbai/b.html,2026-09-01\n"
    assert published_in(text) == (Published("bai/a.html", date(2026, 9, 3)), Published("bai/b.html", DAY))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("address\nbai/a.html\n", 1),
        ("bai/a.html,2026-09-01\n", 1),
        ("address,since\nbai/a.html,2026-09-01\n<<<<<<< HEAD\n", 3),
        ("address,since\nbai/a.html,1/9/2026\n", 2),
        ("address,since\nbai/a.html,2026-09-01,x\n", 2),
        ("address,since\n bai/a.html,2026-09-01\n", 2),
        ("address,since\nbai/../a.html,2026-09-01\n", 2),
        ("address,since\nbai/Bếp.html,2026-09-01\n", 2),
        ("address,since\nbai/a.html,2026-09-01\n\0", 3),
        ('address,since\n"bai/a.html,2026-09-01\n', 2),
    ],
)
def test_a_damaged_book_is_an_error_at_its_line_and_nothing_is_called_lost(desk: Path, text: str, line: int) -> None:
    (desk / BOOK).parent.mkdir(parents=True, exist_ok=True)
    (desk / BOOK).write_bytes(text.encode())
    said = [(one.place.path, one.place.line, one.code) for one in take_in(desk, TODAY).problems]
    assert said == [(BOOK, line, "addresses-unreadable")]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_an_editor_of_windows_does_the_book_no_harm(desk: Path, end: str, mark: str) -> None:
    (desk / BOOK).parent.mkdir(parents=True, exist_ok=True)
    rows = ["address,since", "bai/bep-mot-chieu.html,2026-09-10", "bai/mat-roi.html,2026-09-11", ""]
    (desk / BOOK).write_bytes((mark + end.join(rows)).encode())
    said = [(one.place.line, one.code) for one in take_in(desk, TODAY).problems]
    assert said == [(3, "address-lost")]


def test_a_folder_in_the_books_place_is_an_error(desk: Path) -> None:
    (desk / BOOK).mkdir(parents=True)
    assert [one.code for one in take_in(desk, TODAY).problems] == ["addresses-unreadable"]
