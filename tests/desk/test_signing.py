"""A signed slip is written by a form: one entry more in the register, and at once to be chosen in a story."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, expect

from newsdesk.desk.form.choices import Choices
from newsdesk.desk.steps.signing import free_number
from newsdesk.model.consent import Consent
from newsdesk.model.story import Channel, Person, Role
from tests.builders import a_library, a_story
from tests.conftest import TODAY
from tests.desk.opened import KEY, Opened, opened
from tests.desk.test_steps import seen, words

CONSENTS = "content/consents.yaml"
SIGNED = {"slip": "PDY-2026-001", "on": "2026-11-19"}


@pytest.fixture
def here(desk: Path) -> Iterator[Opened]:
    with opened(desk) as here:
        yield here


def test_the_form_proposes_the_next_number_and_asks_each_thing_for_each_channel(here: Opened) -> None:
    page = here.ask(f"/{KEY}/do/consent").read().decode()
    assert 'name="slip" required aria-describedby="slip-hint" value="PDY-2026-001"' in page
    assert 'value="2026-11-20"' in page
    assert page.count('type="checkbox"') == 4 * 6
    assert " checked" not in page


def test_what_was_ticked_is_written_and_nothing_else(here: Opened) -> None:
    before = (here.root / CONSENTS).read_text("utf-8")
    ticked = [*SIGNED.items(), ("name", "loudspeaker"), ("name", "web"), ("voice", "loudspeaker"), ("until", "")]
    answer = here.ask(f"/{KEY}/do/consent", "POST", urlencode(ticked).encode())
    assert answer.status == 303
    line = "  - {slip: PDY-2026-001, on: 2026-11-19, name: [web, loudspeaker], voice: [loudspeaker]}\n"
    assert (here.root / CONSENTS).read_text("utf-8") == before + line
    said = seen(here, answer.headers["location"].removeprefix(f"/{KEY}"))
    assert "Cho phát giọng: loa phát thanh." in said
    assert "Cho dẫn lời: không nơi nào." in said
    assert "PDY-2026-001: nêu tên" in seen(here, "/story/bep-mot-chieu/edit")
    assert 'value="PDY-2026-002"' in here.ask(f"/{KEY}/do/consent").read().decode()


@pytest.mark.parametrize(
    ("filled", "why"),
    [
        ({"slip": "PDY-1", "name": "web"}, "Phiếu “PDY-1” đã ghi rồi"),
        ({"slip": "Chị Hoa", "name": "web"}, "chỉ gồm chữ cái không dấu"),
        ({}, "Phiếu chưa cho việc gì ở đâu"),
        ({"name": "nha-bep"}, "Chỉ đánh dấu những ô có sẵn"),
        ({"name": "web", "on": ""}, "Ngày ký : Chưa điền"),
        ({"name": "web", "on": "2026-11-21"}, "sửa ô “Ngày ký”"),
        ({"name": "web", "until": "2026-11-01"}, "sửa ô “Có hiệu lực đến hết ngày”"),
    ],
)
def test_what_cannot_be_so_is_said_and_what_was_ticked_stays(here: Opened, filled: dict[str, str], why: str) -> None:
    before = (here.root / CONSENTS).read_bytes()
    answer = here.ask(f"/{KEY}/do/consent", "POST", urlencode({**SIGNED, **filled}).encode())
    page = answer.read().decode()
    assert answer.status == 422
    assert why in words(page)
    assert page.count(" checked") == (filled.get("name") == "web")
    assert (here.root / CONSENTS).read_bytes() == before


def test_a_number_that_a_story_names_already_is_not_proposed() -> None:
    told = a_story(people=(Person(role=Role.STAFF, consent="PDY-2026-007"),))
    assert free_number(a_library(told), 2026) == "PDY-2026-008"


def test_a_slip_that_is_somebodys_already_says_of_which_story() -> None:
    told = a_story(people=(Person(role=Role.STAFF, name="Chị Na", consent="PDY-7"),))
    slips = {number: Consent(slip=number, name=(Channel.WEB,)) for number in ("PDY-7", "PDY-8")}
    library, other = a_library(told, consents=slips), a_story(slug="khac")
    names = dict(Choices(library=library, story=other, today=TODAY).of("consent"))
    assert names == {
        "PDY-7": f"PDY-7: nêu tên (trang thông tin); đã dùng ở bài “{told.title}”",
        "PDY-8": "PDY-8: nêu tên (trang thông tin)",
    }
    assert "đã dùng" not in dict(Choices(library=library, story=told, today=TODAY).of("consent"))["PDY-7"]


@pytest.mark.parametrize("place", ["/", "/papers", "/papers/slip", "/story/bep-mot-chieu/edit"])
def test_the_way_there_stands_wherever_a_slip_is_wanted(here: Opened, place: str) -> None:
    assert f'href="/{KEY}/do/consent"' in here.ask(f"/{KEY}{place}").read().decode()


def test_a_slip_that_was_written_in_another_tab_can_be_chosen_without_losing_a_word(
    here: Opened, browser: Browser
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{here.address}/story/bep-mot-chieu/edit")
    page.locator("#f-title").fill("Tít đang viết dở")
    with context.expect_page() as opening:
        page.get_by_role("link", name="Ghi phiếu đồng ý").first.click()
    other = opening.value
    other.get_by_role("group", name="Cho nêu tên").get_by_label("Trang thông tin").check()
    other.get_by_role("button", name="Ghi phiếu này").click()
    expect(other.get_by_role("heading", level=1)).to_have_text("Ghi phiếu đồng ý: đã xong")
    other.close()
    page.evaluate("dispatchEvent(new Event('focus'))")
    slips = page.locator("[data-slips]").first
    expect(slips.locator("option[value=PDY-2026-001]")).to_have_count(1)
    slips.select_option("PDY-2026-001")
    assert page.locator("#f-title").input_value() == "Tít đang viết dở"
    context.close()
