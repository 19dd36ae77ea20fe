"""Slides as they are printed: a slide a page, however much stands beside a picture."""

import re

import pytest
from playwright.sync_api import Browser

from newsdesk.model.consent import Consent
from newsdesk.model.story import Channel
from newsdesk.office.telling.slides import conference_slides
from newsdesk.office.telling.told import told
from tests.builders import TODAY, a_library, a_person, a_story, approved

DRAWN = b'<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900"><rect width="1200" height="900"/></svg>'
WORDY = {
    "title": "Nội quy nghe được bằng ba thứ tiếng ở khu tiếp nhận học viên mới",
    "summary": " ".join(
        ["Một cán bộ trẻ cùng đồng nghiệp chuyển bản nội quy sáu trang thành những đoạn nghe ngắn."] * 3
    ),
    "image": "bep.png",
    "image_alt": "Gian bếp",
    "sample": True,
}


def slides(count: int) -> str:
    people = [
        a_person(f"Anh Nềnh {at}", consent="PDY-1", post="Cán bộ Phòng Quản lý học viên", photos=("bep.png",))
        for at in range(count)
    ]
    slip = Consent(slip="PDY-1", name=tuple(Channel), photo=tuple(Channel))
    library = a_library(approved(a_story(people=tuple(people), **WORDY)), slips=(slip,))
    one = told(library.for_channel(Channel.CONFERENCE, on=TODAY)[0], library, TODAY)
    page = conference_slides([one], TODAY, {"bep.png": DRAWN})
    assert "<img" in page
    return page.replace("image/webp", "image/svg+xml")


@pytest.mark.parametrize("people", [1, 6])
def test_a_slide_with_a_picture_is_printed_on_one_page(browser: Browser, people: int) -> None:
    page = browser.new_page()
    page.set_content(slides(people))
    paper = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == page.locator("section").count()
    page.close()
