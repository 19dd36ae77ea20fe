"""The book of addresses: what publish writes down, what it forgets, and what becomes of it between two branches."""

import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from newsdesk import commands, files
from newsdesk.commands import address_book
from newsdesk.intake import take_in
from newsdesk.model.addresses import BOOK, Published, published_in
from newsdesk.model.library import Library
from newsdesk.model.occasion import PageHeader, Text
from newsdesk.model.story import Cause, Channel, Role, Stage, Story, Withdrawn
from tests.builders import TODAY, a_library, a_page, a_person, a_slip, a_story, approved
from tests.commands.test_commands import HOME, edit

LATER = date(2026, 12, 1)
GONE = Withdrawn(on=TODAY, because=Cause.OTHER)
BEP = "exemplars/2026/bep-mot-chieu.md"
NAMED = "lo-thi-hoa-lam-bep"


def kept(root: Path, *stories: Story, on: date = TODAY, **more: Any) -> dict[str, date]:
    """Keep the addresses of a desk, and return what the book then holds."""
    address_book.keep(root, a_library(*stories, **more), on)
    return {one.address: one.since for one in published_in((root / BOOK).read_text("utf-8"))}


def moved(text: Text[PageHeader], *old: str) -> Text[PageHeader]:
    header = PageHeader(title=text.header.title, redirect_from=old)
    return Text(slug=text.slug, header=header, body=text.body, body_line=4, origin=text.origin)


def test_what_is_told_is_written_down_with_the_first_day(tmp_path: Path) -> None:
    told, page = approved(a_story("bep-sach")), a_page()
    assert kept(tmp_path, told, pages=(page,)) == {"bai/bep-sach.html": TODAY, "trang/gioi-thieu.html": TODAY}
    new = approved(a_story("chum-gia"))
    assert kept(tmp_path, told, new, on=LATER) == {
        "bai/bep-sach.html": TODAY,
        "bai/chum-gia.html": LATER,
        "trang/gioi-thieu.html": TODAY,
    }


def test_what_is_not_told_on_the_page_is_not_written_down(tmp_path: Path) -> None:
    untold = approved(a_story("chi-loa", channels=(Channel.LOUDSPEAKER,)))
    assert kept(tmp_path, a_story("nhap"), untold, approved(a_story("mai", date=LATER))) == {}


def test_an_address_stays_while_its_story_waits(tmp_path: Path) -> None:
    kept(tmp_path, approved(a_story("bep-sach")))
    assert kept(tmp_path, a_story("bep-sach", stage=Stage.RETURNED), on=LATER) == {"bai/bep-sach.html": TODAY}


def test_a_withdrawn_story_loses_its_address_and_its_old_ones(tmp_path: Path) -> None:
    kept(tmp_path, approved(a_story("bep-cu")))
    kept(tmp_path, approved(a_story("bep-sach", redirect_from=("bep-cu",))))
    gone = a_story("bep-sach", redirect_from=("bep-cu",), stage=Stage.WITHDRAWN, withdrawn=GONE)
    assert kept(tmp_path, gone) == {}


def test_an_address_that_names_somebody_is_never_kept(tmp_path: Path) -> None:
    hoa = a_person("Lò Thị Hoa", consent="PDY-1")
    told = approved(a_story(NAMED, people=(hoa,)))
    assert a_library(told, slips=[a_slip()]).for_channel(Channel.WEB, on=TODAY)
    assert kept(tmp_path, told, slips=[a_slip()]) == {}
    other = approved(a_story("lo-thi-hoa-lan-nua"))  # the same name, in a story that lists nobody
    assert "bai/lo-thi-hoa-lan-nua.html" not in kept(tmp_path, told, other, slips=[a_slip()])


@pytest.mark.parametrize("slug", ["lothihoa1990", "bep-cua-lothihoa2", "lo-thi-hoa1990"])
def test_an_address_that_names_somebody_beside_a_number_is_never_kept(tmp_path: Path, slug: str) -> None:
    hoa = a_person("Lò Thị Hoa", consent="PDY-1")
    told = approved(a_story(slug, people=(hoa,)))
    assert kept(tmp_path, told, slips=[a_slip()]) == {}
    listed, other = a_story("bep-moi", people=(hoa,)), approved(a_story(slug))
    assert f"bai/{slug}.html" not in kept(tmp_path, listed, other, slips=[a_slip()])


def test_an_address_goes_when_the_person_whom_it_names_is_listed(tmp_path: Path) -> None:
    assert kept(tmp_path, approved(a_story(NAMED))) == {f"bai/{NAMED}.html": TODAY}
    listed = a_story("bep-moi", redirect_from=(NAMED,), people=(a_person("Lò Thị Hoa"),))
    assert kept(tmp_path, listed) == {}
    assert "hoa" not in (tmp_path / BOOK).read_text("utf-8")


@pytest.mark.parametrize("slug", ["lo-van-dao-hoc-nghe", "hoc-nghe-lovandao"])
def test_an_address_that_names_a_resident_goes_though_its_story_has_another_by_now(tmp_path: Path, slug: str) -> None:
    kept(tmp_path, approved(a_story(slug)))
    told = approved(a_story("hoc-nghe", people=(a_person("Lò Văn Đáo", Role.RESIDENT),)))
    assert kept(tmp_path, told) == {"bai/hoc-nghe.html": TODAY}


def test_a_page_that_names_somebody_is_not_kept_either(tmp_path: Path) -> None:
    story = a_story("bep", people=(a_person("Lò Thị Hoa"),))
    kept(tmp_path, pages=(a_page("lo-thi-hoa"),))
    assert kept(tmp_path, story, pages=(moved(a_page("to-bep"), "lo-thi-hoa"),)) == {"trang/to-bep.html": TODAY}


def test_a_book_that_says_so_already_is_not_written(tmp_path: Path) -> None:
    told = a_library(approved(a_story("bep-sach")))
    assert address_book.keep(tmp_path, told, TODAY)
    assert not address_book.keep(tmp_path, told, LATER)


def test_a_book_that_windows_wrote_or_two_branches_joined_is_put_right(tmp_path: Path) -> None:
    book = tmp_path / BOOK
    book.parent.mkdir(parents=True)
    rows = ["\ufeffaddress,since", "bai/b.html,2026-10-02", "bai/a.html,2026-10-03", "bai/b.html,2026-10-01", ""]
    book.write_bytes("\r\n".join(rows).encode())
    kept(tmp_path, a_story("a"), a_story("b"))
    assert book.read_bytes() == b"address,since\nbai/a.html,2026-10-03\nbai/b.html,2026-10-01\n"


def git(where: Path, *words: str) -> None:
    who = ["-c", "user.name=x", "-c", "user.email=x@example.vn", "-c", "init.defaultBranch=chinh"]
    subprocess.run(["git", *who, *words], cwd=where, check=True, capture_output=True)


def test_git_puts_the_books_of_two_branches_together(tmp_path: Path) -> None:
    git(tmp_path, "init")
    (tmp_path / ".gitattributes").write_bytes((HOME / ".gitattributes").read_bytes())
    every = [approved(a_story(slug)) for slug in ("giua", "giua-hai", "giua-mot")]
    kept(tmp_path, every[0])
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "chung")
    for branch, one in (("mot", every[1]), ("hai", every[2])):
        git(tmp_path, "checkout", "-b", branch, "chinh")
        kept(tmp_path, every[0], one)
        git(tmp_path, "commit", "-am", branch)
    git(tmp_path, "merge", "mot", "-m", "ghép")
    found = published_in((tmp_path / BOOK).read_text("utf-8"))
    assert {one.slug for one in found} == {"giua", "giua-hai", "giua-mot"}


def desk_library(desk: Path) -> Library:
    library = take_in(desk, TODAY).library
    assert library is not None
    return library


@pytest.mark.usefixtures("voiced")
def test_publish_writes_the_book_and_site_does_not(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run("site", root=desk, today=TODAY) == 0
    assert not (desk / BOOK).exists()
    assert commands.run("publish", root=desk, today=TODAY) == 0
    book = published_in((desk / BOOK).read_text("utf-8"))
    pages = {f"bai/{one.slug}.html" for one in desk_library(desk).for_channel(Channel.WEB, on=TODAY)}
    assert {one.address for one in book} == pages | {"trang/gioi-thieu.html"}
    assert set(book) == {Published(one.address, TODAY) for one in book}
    renamed(desk)
    before = files.tree(desk / "output").keys()
    capsys.readouterr()
    assert commands.run("publish", root=desk, today=TODAY) == 1
    assert f"{BOOK}:2: LỖI [address-lost]" in capsys.readouterr().out
    assert files.tree(desk / "output").keys() == before
    edit(desk / BEP, "kind: ", "redirect_from: [bep-mot-chieu]\nkind: ")
    assert commands.run("site", root=desk, today=TODAY) == 0
    assert "bep-mot-chieu-moi.html" in (desk / "output/site/bai/bep-mot-chieu.html").read_text("utf-8")


def renamed(desk: Path) -> None:
    """Let a published story have another slug."""
    edit(desk / BEP, "kind: ", "slug: bep-mot-chieu-moi\nkind: ")
    edit(desk / "content/events/2026/giao-ban.md", "bep-mot-chieu", "bep-mot-chieu-moi")


def test_a_book_that_is_far_too_large_is_said_and_never_read(desk: Path) -> None:
    book = desk / BOOK
    book.parent.mkdir(parents=True, exist_ok=True)
    with book.open("wb") as stream:
        stream.write(b"address,since\n")
        stream.truncate(100_000_000)
    (problem,) = [one for one in take_in(desk, TODAY).problems if one.place.path == BOOK]
    assert (problem.code, problem.facts) == ("addresses-too-large", {"size": "100,0"})
