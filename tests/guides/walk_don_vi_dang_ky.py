"""How the guide of the unit that registers is followed: registered, agreed to, handed in, returned, handed in again."""

from pathlib import Path

from playwright.sync_api import expect

from tests.guides.camera import Camera

RETURNED = "exemplars/2026/hai-muoi-phut-di-bo.md"
UNPROVED = "số ngày nghỉ ốm của đoàn viên trong chi đoàn giảm 40%, "
TITLE = "Tủ thuốc đầu giường của Phòng Y tế"


def walk(camera: Camera, desk: Path) -> None:
    """Follow the guide from the board to the story that is handed in again."""
    registered(camera)
    on_paper(camera)
    agreed(camera)
    handed_in(camera)
    returned(camera, desk)


def registered(camera: Camera) -> None:
    camera.opens("/")
    camera.sees("Bảng theo dõi")
    camera.takes("don-vi-o-dang-ky", camera.page.locator("#year"))
    camera.presses("Đăng ký gương điển hình")
    camera.fills("Tít của bài", TITLE)
    camera.chooses("Bài kể về", "Mô hình mới")
    camera.chooses("Đơn vị", "Phòng Y tế")
    camera.chooses("Lĩnh vực", "Thực hiện nhiệm vụ của Cơ sở")
    camera.fills("Nội dung, cách làm", "Kê tủ thuốc cấp cứu ở đầu mỗi dãy phòng, điều dưỡng kiểm tra mỗi sáng.")
    camera.fills("Kết quả dự kiến", "Lấy được thuốc cấp cứu trong 2 phút, cả ban đêm.")
    camera.fills("Người hoặc bộ phận theo dõi", "Tổ điều dưỡng")
    camera.chooses("Đăng ký cho năm", "2027")
    camera.page.locator("h1").scroll_into_view_if_needed()
    camera.takes("don-vi-bieu-mau")
    camera.presses("Ghi đăng ký")
    camera.sees("Đăng ký gương điển hình: đã xong")
    expect(camera.page.locator(".said")).to_contain_text("Đăng ký trong hạn (trước ngày 15/8/2027).")
    refused(camera)


def refused(camera: Camera) -> None:
    camera.opens("/do/register")
    camera.fills("Tít của bài", TITLE)
    camera.chooses("Bài kể về", "Mô hình mới")
    camera.chooses("Đơn vị", "Phòng Y tế")
    camera.chooses("Lĩnh vực", "Thực hiện nhiệm vụ của Cơ sở")
    camera.presses("Ghi đăng ký")
    camera.sees("Chưa làm được, chưa ghi gì")
    expect(camera.page.get_by_role("alert")).to_contain_text("đã có hoặc không dùng được")
    expect(camera.page.get_by_label("Tít của bài")).to_have_value(TITLE)


def on_paper(camera: Camera) -> None:
    camera.presses("Giấy tờ")
    camera.presses("Giấy tờ đăng ký")
    camera.chooses("Đơn vị", "Phòng Y tế")
    camera.presses("Làm giấy tờ đăng ký")
    camera.sees("Đã xong.")
    camera.presses("Xem giấy tờ")
    row = camera.page.get_by_role("listitem").filter(has_text="Bản đăng ký: Phòng Y tế")
    expect(row.get_by_role("link", name="Word")).to_be_visible()
    camera.opens("/")
    camera.sees("Đã đăng ký")
    expect(camera.page.locator("main")).to_contain_text(TITLE)


def agreed(camera: Camera) -> None:
    camera.presses("Giấy tờ")
    camera.presses("Phiếu đồng ý")
    camera.fills("Số phiếu", "PDY-2026-050")
    camera.presses("Làm phiếu đồng ý")
    camera.sees("Đã xong.")
    camera.presses("Xem giấy tờ")
    camera.sees("Word")
    camera.takes("don-vi-phieu-dong-y", camera.page.locator("#lying"))
    camera.opens("/")
    camera.presses("Ghi phiếu đồng ý")
    camera.fills("Số phiếu", "PDY-2026-050")
    camera.fills("Ngày ký", "2026-11-26")
    camera.page.get_by_role("group", name="Cho nêu tên").get_by_label("Trang thông tin").check()
    camera.presses("Ghi phiếu này")
    camera.sees("Ghi phiếu đồng ý: đã xong")


def handed_in(camera: Camera) -> None:
    camera.opens("/story/cam-choi-truoc-khi-cam-phan/")
    for words in ("Sửa bài", "Chỗ cần sửa", "Trang thông tin", "Nghe thử"):
        camera.sees(words)
    camera.presses("Trình bài")
    camera.fills("Người hoặc đơn vị trình", "Phòng Giáo dục Dạy nghề - Tư vấn hoà nhập cộng đồng")
    camera.presses("Trình bài")
    camera.sees("Trình bài: đã xong")


def returned(camera: Camera, desk: Path) -> None:
    camera.opens("/")
    camera.sees("Trả lại")
    card = camera.page.locator("#card-hai-muoi-phut-di-bo")
    camera.takes("don-vi-bi-tra-lai", card)
    card.get_by_role("heading").get_by_role("link").click()
    expect(camera.page.locator("article.story h1")).to_be_visible()
    camera.presses("Sửa bài")
    told = camera.page.get_by_role("textbox", name="Bài viết")
    told.fill(told.input_value().replace(UNPROVED, ""))
    camera.used.add("Bài viết")
    camera.presses("Lưu")
    expect(camera.page.locator("main")).to_contain_text("Đã lưu")
    assert UNPROVED not in (desk / RETURNED).read_text("utf-8")
    camera.presses("← Xem và nghe bài")
    camera.presses("Trình bài")
    camera.presses("Trình bài")
    camera.sees("Trình bài: đã xong")
