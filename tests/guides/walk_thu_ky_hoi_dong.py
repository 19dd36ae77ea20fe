"""How the council secretary's guide is followed: lists, a meeting, a return, consent taken back, a report, a bundle."""

import shutil
from pathlib import Path

from playwright.sync_api import expect

from tests.guides.camera import Camera

SLIP = "PDY-2026-014"
TOLD = "dau-chan-trau-trong-vuon-rau"
SHARED, SHARED_TITLE = "ba-nha-mot-nhom-don-con", "Ba nhà một nhóm, đón con cho mẹ trực đêm"


def walk(camera: Camera, desk: Path) -> None:
    """Follow the guide from the board to what units tell each other."""
    looked_at(camera)
    listed(camera)
    only_a_few(desk)
    examined(camera)
    sent_back(camera)
    withdrawn(camera)
    reported(camera)
    bundled(camera)
    read_aloud(camera)
    told_to_guests(camera)


def looked_at(camera: Camera) -> None:
    camera.opens("/")
    camera.sees("Bảng theo dõi")
    camera.sees("Việc đang chờ")
    camera.takes("thu-ky-viec-dang-cho", camera.page.locator("#calls"))


def made(camera: Camera, button: str) -> None:
    """Press a button that makes papers, and see them."""
    camera.presses(button)
    camera.sees("Đã xong.")
    camera.presses("Xem giấy tờ")
    expect(camera.page.locator("#lying-title")).to_contain_text("Giấy tờ đang có")


def listed(camera: Camera) -> None:
    camera.presses("Giấy tờ")
    camera.takes("thu-ky-giay-to", camera.page.locator(".papers"))
    camera.presses("Giấy tờ đăng ký")
    camera.chooses("Năm", "2026")
    camera.chooses("Đơn vị", "Mọi đơn vị")
    made(camera, "Làm giấy tờ đăng ký")
    camera.sees("Word")
    camera.sees("Excel")
    expect(camera.page.locator("#lying")).to_contain_text("Công văn đôn đốc đăng ký: Phòng Giáo dục Dạy nghề")
    camera.takes("thu-ky-dang-ky", camera.page.locator("#lying"))


def examined(camera: Camera) -> None:
    camera.presses("Giấy tờ")
    camera.presses("Phiếu thẩm định và biên bản họp")
    camera.fills("Ngày họp", "2026-12-04")
    made(camera, "Làm phiếu và biên bản")
    expect(camera.page.locator("#lying")).to_contain_text("Biên bản họp ngày 4/12/2026")


def sent_back(camera: Camera) -> None:
    camera.opens("/story/ba-muoi-bay-tieng-dong/")
    camera.presses("Trả lại để sửa")
    camera.fills("Lý do, cần sửa gì", "Ghi thêm nguồn của số lượt vắng giờ học sáng ở đoạn tám.")
    camera.takes("thu-ky-tra-lai", camera.page.locator("main .narrow"))
    camera.presses("Trả lại cho đơn vị")
    camera.sees("Trả lại bài: đã xong")
    camera.opens("/")
    camera.sees("Trả lại")


def withdrawn(camera: Camera) -> None:
    camera.opens("/")
    camera.sees("Phiếu đồng ý")
    camera.presses("Có người rút lại sự đồng ý")
    camera.chooses("Số phiếu", SLIP)
    camera.fills("Ngày nhận yêu cầu", "2026-11-25")
    sure = "Tôi hiểu: phiếu này hết giá trị, bài nào cần đến phiếu thì không còn được kể."
    camera.page.get_by_label(sure).check()
    camera.used.add(sure)
    camera.takes("thu-ky-rut-phieu", camera.page.locator("main .narrow"))
    camera.presses("Rút phiếu này")
    expect(camera.page.get_by_text("Đã xong.", exact=True)).to_be_visible(timeout=120_000)
    camera.opens("/papers/slip")
    expect(camera.page.locator("#lying")).to_contain_text(f"Giấy xác nhận đã rút phiếu {SLIP}")
    camera.opens("/")
    camera.takes("thu-ky-thoi-han", camera.page.locator("#promises"))
    for button in ("Ghi ngày đã trả lời", "Ghi ngày đã xóa hẳn"):
        camera.opens("/")
        camera.presses(button)
        camera.presses("Ghi lại")
        expect(camera.page.get_by_role("heading", name="đã xong")).to_be_visible()


def only_a_few(desk: Path) -> None:
    """Leave a few stories and no slot: publishing the whole sample anew takes a minute."""
    kept = {"ba-muoi-bay-tieng-dong", "hai-muoi-phut-di-bo", TOLD, SHARED}
    for path in (desk / "exemplars").rglob("*.md"):
        if path.stem not in kept:
            path.unlink()
    for folder in ("content/events", "content/news", "content/features", "audio_scripts"):
        shutil.rmtree(desk / folder)
    (desk / "content/records/addresses.csv").unlink()
    (desk / "content/programmes.yaml").write_text("programmes: []\n", encoding="utf-8")


def reported(camera: Camera) -> None:
    camera.presses("Giấy tờ")
    camera.presses("Phần đánh giá để viết vào báo cáo")
    camera.chooses("Kỳ báo cáo", "6 tháng cuối năm 2026")
    camera.presses("Tạo phần đánh giá")
    camera.sees("Đã xong.")
    camera.presses("Giấy tờ")
    camera.presses("Báo cáo kết quả")
    camera.chooses("Kỳ báo cáo", "6 tháng cuối năm 2026")
    camera.fills("Số văn bản", "05")
    camera.takes("thu-ky-bao-cao", camera.page.locator("main .narrow"))
    made(camera, "Làm báo cáo")
    expect(camera.page.locator("#lying")).to_contain_text("Báo cáo 6 tháng cuối năm 2026")


def bundled(camera: Camera) -> None:
    camera.presses("Giấy tờ")
    camera.presses("Hồ sơ cả năm")
    camera.chooses("Năm", "2026")
    made(camera, "Đóng hồ sơ")
    camera.sees("Tệp nén")


def read_aloud(camera: Camera) -> None:
    camera.presses("Giấy tờ")
    camera.presses("Lịch và phiếu đọc giao ban")
    camera.chooses("Tuần", "Từ 30/11/2026 đến 6/12/2026")
    made(camera, "Làm lịch và phiếu đọc")


def told_to_guests(camera: Camera) -> None:
    camera.presses("Giấy tờ")
    for paper in ("Giấy tờ hội nghị", "Đêm văn nghệ", "Áp phích của một bài", "Gói đăng lên cổng thông tin"):
        camera.sees(paper)
    camera.presses("Trao đổi, học tập giữa các đơn vị")
    camera.chooses("Bài", SHARED_TITLE)
    expect(camera.page.get_by_role("group", name="Mời đơn vị")).to_be_visible()
    camera.used.add("Mời đơn vị")
    camera.page.get_by_label("Tổ nuôi dưỡng").check()
    camera.fills("Ngày tổ chức", "2026-12-10")
    camera.fills("Giờ bắt đầu", "08:30")
    camera.fills("Địa điểm", "Nhà sinh hoạt chung")
    camera.takes("thu-ky-trao-doi", camera.page.locator("main .narrow"))
    made(camera, "Làm giấy mời và chương trình")
