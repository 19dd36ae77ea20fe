"""The way of a new editor: from the board to a finished draft that is heard aloud, by what stands on the pages alone."""

import re

from playwright.sync_api import expect

from tests.desk.hand import Hand

TITLE = "Bốn mươi luống rau sau bếp"
SLUG = "bon-muoi-luong-rau-sau-bep"
SUMMARY = (
    "Tổ bếp tự trồng bốn mươi luống rau trên khoảnh đất bỏ không sau nhà. Sáu tháng, bếp bớt phải mua 1.250 kg rau."
)
SCENE = "Năm giờ sáng, sau bếp đã có tiếng nước rót vào gáo."
BODY = f"""{SCENE} Ba người của tổ chia nhau bốn mươi luống rau, mỗi luống cắm một thẻ tre ghi ngày gieo.

Năm ngoái chỗ này còn là bãi sỏi. Tổ bếp xin đất, nhặt sỏi trong hai tuần, ủ vỏ rau làm phân rồi mới gieo luống đầu.

Vụ đầu hỏng mười hai luống vì úng. Tổ đào thêm rãnh, chuyển rau cải lên chỗ cao.

Từ tháng 4 đến tháng 9, bếp bớt phải mua 1.250 kg rau. Nơi khác muốn làm thì bắt đầu từ hai luống và một quyển sổ."""
SHORT = f"{SCENE} Trên bãi sỏi cũ, tổ bếp trồng bốn mươi luống rau. Sáu tháng, bếp bớt phải mua hơn một tấn rau."
LESSON = "Bắt đầu từ hai luống và một quyển sổ."
DAY = "2026-11-20"
HEARD = 1.0
"""Seconds that must have been played."""


def begins(hand: Hand) -> None:
    """Make a draft from the board."""
    hand.presses("Viết bài mới")
    hand.writes("Tít của bài", TITLE)
    hand.chooses("Bài kể về", "Tập thể")
    hand.chooses("Đơn vị", "Tổ bếp")
    hand.chooses("Lĩnh vực", "Đời sống")
    hand.presses("Tạo bản nháp")


def writes(hand: Hand) -> None:
    """Fill the form with everything that the council wants to see, and save."""
    people, evidence = hand.page.locator(".people .item"), hand.page.locator(".evidence .item")
    hand.writes("Tóm tắt", SUMMARY)
    writes_body(hand, BODY)
    hand.presses("Thêm người")
    hand.chooses("Là ai", "Cán bộ, nhân viên", people)
    hand.writes("Chức danh", "Tổ trưởng tổ bếp", people)
    hand.presses("Thêm minh chứng")
    hand.writes("Con số, kết quả", "Bớt mua 1.250 kg rau", evidence)
    hand.writes("Thời gian", "tháng 4 đến tháng 9 năm 2026", evidence)
    hand.writes("Nguồn", "Sổ vườn của Tổ bếp", evidence)
    hand.writes("Bản ngắn để nghe", SHORT)
    hand.writes("Bài học", LESSON)
    hand.writes("Ngày phổ biến", DAY)
    saves(hand)


def writes_body(hand: Hand, text: str) -> None:
    """Write the story itself."""
    hand.writes("Bài viết", text, hand.page.locator("#bai-viet"))


def saves(hand: Hand) -> None:
    """Save, and see that it was."""
    hand.presses("Lưu", hand.page.locator(".bar"))
    expect(hand.page.locator("[data-state]")).to_have_text(re.compile("Đã lưu"))


def hears(hand: Hand) -> None:
    """Hear the draft aloud, until a second of it has been played."""
    hand.presses("Nghe bài", hand.page.locator(".bar"))
    expect(hand.page.locator(".story")).to_have_attribute("data-live", "")  # a script is quicker than the page's own
    hand.presses("Nghe thử", hand.page.locator("#hear"))
    hand.page.wait_for_function(f"() => document.querySelector('#hear audio').currentTime > {HEARD}")


def drafts(hand: Hand) -> None:
    """Go the whole way."""
    begins(hand)
    writes(hand)
    hears(hand)
