"""How the guide of the leader who approves is followed: read, heard, approved, changed, approved again, withdrawn."""

from pathlib import Path

from playwright.sync_api import expect

from tests.commands.test_commands import edit
from tests.guides.camera import Camera

SLUG = "ba-muoi-bay-tieng-dong"
FILE = f"exemplars/2026/{SLUG}.md"


def walk(camera: Camera, desk: Path) -> None:
    """Follow the guide from the board to what the loudspeakers say today."""
    found(camera)
    read_and_heard(camera)
    approved(camera)
    returned(camera)
    changed(camera, desk)
    withdrawn(camera)
    on_air(camera)


def found(camera: Camera) -> None:
    camera.opens("/")
    camera.sees("Bảng theo dõi")
    camera.sees("Việc đang chờ")
    expect(camera.page.get_by_role("link", name="Đã trình", exact=True)).to_be_visible()
    camera.used.add("Đã trình")
    card = camera.page.locator(f"#card-{SLUG}")
    camera.takes("lanh-dao-dang-cho", card)
    card.get_by_role("heading").get_by_role("link").click()


def read_and_heard(camera: Camera) -> None:
    page = camera.page
    camera.sees("Trang thông tin")
    camera.sees("Mở riêng")
    expect(page.frame_locator("#pane-page iframe").locator("h1").last).to_be_visible()
    expect(page.locator("article.story")).to_contain_text("Không có chỗ nào cần sửa")
    expect(page.get_by_role("button", name="Nghe thử", exact=True)).to_be_visible()
    camera.takes("lanh-dao-mot-bai", page.locator("article.story"))
    camera.presses("Nghe thử")
    expect(page.locator("#hear [data-src]").first).to_be_attached()
    camera.presses("Chỗ cần sửa")
    camera.presses("Hình thức tuyên truyền")
    expect(page.locator("#pane-channels")).to_be_visible()
    camera.takes("lanh-dao-noi-duoc-ke", page.locator("#pane-channels"))


def approved(camera: Camera) -> None:
    camera.presses("Duyệt")
    camera.fills("Người duyệt", "Họ và tên người duyệt")
    camera.fills("Chức vụ", "Trưởng Cơ sở")
    camera.fills("Ngày duyệt", "2026-11-26")
    camera.takes("lanh-dao-duyet", camera.page.locator("main .narrow"))
    camera.presses("Duyệt bài này")
    camera.sees("Duyệt bài: đã xong")
    camera.presses("Phát hành")
    camera.sees("Phát hành ngay")


def returned(camera: Camera) -> None:
    camera.opens("/do/submit?story=cam-choi-truoc-khi-cam-phan")
    camera.page.get_by_role("button", name="Trình bài").click()
    camera.opens("/story/cam-choi-truoc-khi-cam-phan/")
    camera.presses("Trả lại để sửa")
    camera.fills("Người trả lại", "Trưởng Cơ sở")
    camera.fills("Lý do, cần sửa gì", "Nói rõ mười lăm phút ấy tính từ lúc nào.")
    camera.presses("Trả lại cho đơn vị")
    expect(camera.page.get_by_role("heading", name="Trả lại bài: đã xong")).to_be_visible()


def changed(camera: Camera, desk: Path) -> None:
    edit(desk / FILE, "đếm được 37 tiếng động", "đếm được ba mươi bảy tiếng động")
    camera.opens("/")
    card = camera.page.locator(f"#card-{SLUG}")
    expect(card).to_contain_text("Duyệt lại")
    camera.takes("lanh-dao-bi-sua", card)
    card.get_by_role("link", name="Duyệt lại").click()
    camera.used.add("Duyệt lại")
    camera.fills("Người duyệt", "Họ và tên người duyệt")
    camera.fills("Chức vụ", "Trưởng Cơ sở")
    camera.presses("Duyệt bài này")
    camera.sees("Duyệt bài: đã xong")


def withdrawn(camera: Camera) -> None:
    camera.opens(f"/story/{SLUG}/")
    camera.presses("Rút bài")
    camera.chooses("Vì sao rút", "Danh hiệu, khen thưởng bị thu hồi")
    camera.fills("Ghi thêm", "Danh hiệu năm 2025 của tổ bị thu hồi.")
    sure = "Tôi hiểu: bài này sẽ không còn được kể dưới mọi hình thức."
    camera.page.get_by_label(sure).check()
    camera.used.add(sure)
    camera.presses("Rút bài này")
    expect(camera.page.get_by_role("heading", name="Rút bài: đã xong")).to_be_visible()
    camera.takes("lanh-dao-da-rut", camera.page.locator("main .narrow"))


def on_air(camera: Camera) -> None:
    camera.opens("/")
    camera.sees("Loa hôm nay")
    camera.sees("Sáu ngày tới")
    expect(camera.page.locator("#ahead")).to_contain_text("Mười ngày tới: cả")
    camera.takes("lanh-dao-loa", camera.page.locator("#air"))
