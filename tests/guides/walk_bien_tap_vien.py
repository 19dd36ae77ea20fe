"""How the editor's guide is followed: a story from the board to the website, with all that comes back on the way."""

import os
import shutil
import subprocess
from pathlib import Path

from playwright.sync_api import expect

from newsdesk.desk.help import HOME
from tests.guides.camera import Camera

TITLE = "Sáu mươi chiếc chổi từ tàu chuối khô"
SLUG = "sau-muoi-chiec-choi-tu-tau-chuoi-kho"
FILE = f"exemplars/2026/{SLUG}.md"
SUMMARY = "Tổ nuôi dưỡng tự bện chổi từ tàu chuối khô trong vườn. Ba tháng được 60 chiếc, không phải mua chổi."
BODY = """Chiều thứ Năm nào chị Xoan cũng ôm một ôm tàu chuối khô vào hiên bếp. Trước kia mỗi tháng bếp mua 20 chiếc chổi.

Chị bện thử ba kiểu cán. Hai kiểu đầu tuột sau một tuần. Kiểu thứ ba buộc chéo bằng lạt giang, quét được hơn một tháng.

Từ tháng 8 đến tháng 10, tổ bện được 60 chiếc theo mẫu BCTC."""
SLIP = "PDY-2026-060"
SHORT = "Ba tháng, Tổ nuôi dưỡng bện được sáu mươi chiếc chổi từ tàu chuối khô, không phải mua chiếc nào."
PICTURE_WORDS = "Sơ đồ nhà phơi bốn chân có mái, bên trong treo từng giàn."
WHY = "Ghi rõ mẫu BCTC là mẫu nào"
DRAFT = "exemplars/2026/cam-choi-truoc-khi-cam-phan.md"
MENDED = BODY.replace("theo mẫu BCTC", "theo một mẫu chung")


def walk(camera: Camera, desk: Path) -> None:
    """Follow the guide from the board to the published website."""
    shared(desk)
    looked_round(camera)
    begun(camera)
    written(camera)
    heard(camera)
    unread_settled(camera)
    put_right(camera)
    named(camera)
    handed_in(camera)
    come_back(camera)
    changed_after_approval(camera)
    saved(camera)
    sent_by_two(camera, desk)
    published(camera, desk)


def signed(camera: Camera) -> None:
    """Write down the slip that somebody has signed, with everything ticked that the story needs."""
    camera.opens("/")
    camera.presses("Ghi phiếu đồng ý")
    camera.fills("Số phiếu", SLIP)
    camera.fills("Ngày ký", "2026-11-26")
    for purpose in ("Cho nêu tên", "Cho dẫn lời"):
        for box in camera.page.get_by_role("group", name=purpose).get_by_role("checkbox").all():
            box.check()
    camera.presses("Ghi phiếu này")
    camera.sees("Ghi phiếu đồng ý: đã xong")


def shared(desk: Path) -> None:
    """Give the desk a place that it shares with a second machine."""
    (desk / ".gitignore").write_text("output/\nmedia/\n.cache/\n", "utf-8")
    git(desk.parent, "init", "-q", "--bare", "-b", "main", "chung.git")
    git(desk, "init", "-q", "-b", "main")
    git(desk, "config", "user.name", "Chị Hạnh")
    git(desk, "config", "user.email", "hanh@example.vn")
    git(desk, "add", ".")
    git(desk, "commit", "-q", "-m", "Bắt đầu")
    git(desk, "remote", "add", "origin", str(desk.parent / "chung.git"))
    git(desk, "push", "-q", "-u", "origin", "main")


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)


def looked_round(camera: Camera) -> None:
    camera.opens("/")
    for words in ("Việc đang chờ", "Loa hôm nay", "Phiếu đồng ý", "Bản thu", "Các bài"):
        camera.sees(words)
    expect(camera.page.locator("#ahead .loading")).to_have_count(0)
    camera.takes("bang-theo-doi")


def begun(camera: Camera) -> None:
    camera.presses("Viết bài mới")
    camera.fills("Tít của bài", TITLE)
    camera.chooses("Bài kể về", "Tập thể")
    camera.chooses("Đơn vị", "Tổ nuôi dưỡng")
    camera.chooses("Lĩnh vực", "Thực hiện nhiệm vụ của Cơ sở")
    camera.presses("Tạo bản nháp")
    camera.sees("Người trong bài")


def written(camera: Camera) -> None:
    page = camera.page
    fills(camera, "Tóm tắt", SUMMARY)
    page.locator("#f-body").fill(BODY)
    camera.used.add("Bài viết")
    camera.presses("Thêm người")
    camera.sees("Học viên không bao giờ được nêu tên")
    one = page.locator(".people .item").last
    one.get_by_label("Là ai").select_option(label="Cán bộ, nhân viên")
    one.get_by_label("Tên", exact=True).fill("Chị Xoan")
    one.get_by_label("Chức danh").fill("Nhân viên Tổ nuôi dưỡng")
    camera.used |= {"Là ai", "Tên", "Chức danh", "Số phiếu đồng ý", "Có dẫn lời"}
    camera.presses("Thêm minh chứng")
    one = page.locator(".evidence .item").last
    one.get_by_label("Con số, kết quả").fill("60 chiếc chổi; trước mua 20 chiếc một tháng")
    one.get_by_label("Thời gian").fill("Tháng 8 đến tháng 10/2026")
    one.get_by_label("Nguồn", exact=True).fill("Sổ theo dõi của Tổ nuôi dưỡng")
    camera.used |= {"Con số, kết quả", "Thời gian", "Nguồn"}
    camera.takes("minh-chung", page.locator("#minh-chung"))
    fills(camera, "Bản ngắn để nghe", SHORT)
    page.get_by_label("Ảnh đầu bài").select_option("nha-phoi-chan.png")
    camera.used |= {"Ảnh đầu bài", "Đưa ảnh mới vào bàn"}
    fills(camera, "Lời tả ảnh", PICTURE_WORDS)
    fills(camera, "Bài học", "Dùng lại thứ sẵn có quanh bếp.")
    fills(camera, "Câu hỏi trao đổi", "Ở đơn vị mình, thứ gì vẫn bỏ đi mà còn dùng được?")
    fills(camera, "Ngày phổ biến", "2026-11-30")
    saves(camera)


def fills(camera: Camera, label: str, text: str) -> None:
    camera.page.locator("#form").get_by_label(label).and_(camera.page.locator("input, textarea")).first.fill(text)
    camera.used.add(label)


def saves(camera: Camera) -> None:
    camera.presses("Lưu", camera.page.locator(".bar"))
    camera.sees("Đã lưu lúc")


def heard(camera: Camera) -> None:
    page = camera.page
    camera.presses("Nghe bài", page.locator(".bar"))
    expect(page.locator(".story[data-live]")).to_be_attached()
    for words in (
        "Chỗ cần sửa",
        "Trang thông tin",
        "Lời phát thanh",
        "Thời lượng",
        "Hình thức tuyên truyền",
        "Phiếu đọc giao ban",
    ):
        expect(page.locator(".choose").get_by_role("button", name=words)).to_be_visible()
        camera.used.add(words)
    expect(page.frame_locator('[data-frame="page"]:not(.coming)').locator("h1")).to_have_text(TITLE)
    camera.takes("mot-bai-hai-khung", page.locator("article.story"))
    camera.presses("Nghe thử", page.locator("#hear"))
    page.wait_for_function("() => document.querySelector('#hear audio').currentTime > 0.2")
    camera.used.add("Bản ngắn")
    page.locator("#hear").get_by_label("Bản ngắn").check()
    page.wait_for_function("() => document.querySelector('#hear audio').paused")


def unread_settled(camera: Camera) -> None:
    page = camera.page
    expect(page.get_by_role("link", name="Mở tệp trong VS Code")).to_be_visible()
    camera.used.add("Mở tệp trong VS Code")
    camera.sees("1 chỗ máy chưa chắc cách đọc")
    camera.takes("chua-doc-duoc", page.locator(".settle"))
    page.locator("[data-writes]").check()
    camera.used.add("Hiện chữ viết")
    camera.presses("sửa bài, mục “Cách đọc riêng”")
    expect(page.get_by_role("link", name="Mở bài ở thẻ khác để xem cạnh bên")).to_be_visible()
    camera.used.add("Mở bài ở thẻ khác để xem cạnh bên")
    page.locator("#de-nghe summary").click()
    camera.used.add("Cách đọc riêng")
    camera.presses("Thêm chữ")
    one = page.locator(".say .item").last
    one.get_by_label("Chữ viết").fill("BCTC")
    one.get_by_label("Cách đọc").and_(page.locator("input")).fill("bện chổi tàu chuối")
    camera.used |= {"Chữ viết", "Cách đọc"}
    saves(camera)
    camera.sees("Bài nêu tên người chưa có phiếu đồng ý")


def put_right(camera: Camera) -> None:
    page = camera.page
    fills(camera, "Ngày phổ biến", "")
    fills(camera, "Lời tả ảnh", "")
    expect(page.locator("[data-wrongs]")).to_contain_text("lời tả")
    camera.takes("cho-can-sua", page.locator(".looks"))
    fills(camera, "Ngày phổ biến", "2026-11-26")
    fills(camera, "Lời tả ảnh", PICTURE_WORDS)
    saves(camera)
    camera.sees("Bài nêu tên người chưa có phiếu đồng ý")


def named(camera: Camera) -> None:
    page = camera.page
    camera.presses("← Xem và nghe bài")
    expect(page.locator(".story[data-live]")).to_be_attached()
    shows(camera, "channels")
    pane = page.locator('[data-pane="channels"]')
    expect(pane).to_contain_text("Nêu tên Chị Xoan mà chưa có phiếu đồng ý.")
    camera.takes("chua-duoc-neu-ten", pane)
    signed(camera)
    camera.opens(f"/story/{Path(FILE).stem}/")
    camera.presses("Sửa bài")
    page.locator(".people .item").last.get_by_label("Số phiếu đồng ý").select_option(SLIP)
    saves(camera)
    camera.sees("Không có chỗ nào cần sửa.")


def shows(camera: Camera, name: str) -> None:
    """Open a pane of the story."""
    button = camera.page.locator(f'[data-shows="{name}"]')
    if button.get_attribute("aria-pressed") != "true":
        button.click()


def handed_in(camera: Camera) -> None:
    camera.presses("← Xem và nghe bài")
    camera.presses("Trình bài")
    camera.used.add("Người hoặc đơn vị trình")
    expect(camera.page.get_by_label("Người hoặc đơn vị trình")).to_have_value("Tổ nuôi dưỡng")
    camera.presses("Trình bài")
    camera.sees("Trình bài: đã xong")


def come_back(camera: Camera) -> None:
    step(camera, "return", {"Lý do, cần sửa gì": WHY}, "Trả lại cho đơn vị")
    camera.opens("/")
    card = camera.page.locator("#stories article").filter(has_text=TITLE).first
    expect(card).to_contain_text(WHY)
    camera.takes("bi-tra-lai", card)
    card.get_by_role("link", name="Sửa bài").click()
    camera.page.locator("#f-body").fill(MENDED)
    saves(camera)
    camera.opens("/")
    card.get_by_role("link", name="Trình lại").click()
    camera.used.add("Trình lại")
    camera.presses("Trình bài")
    step(camera, "approve", {"Người duyệt": "Người duyệt mẫu", "Chức vụ": "Phó Trưởng Cơ sở"}, "Duyệt bài này")


def step(camera: Camera, name: str, written: dict[str, str], button: str) -> None:
    """Do what somebody else does with the story."""
    camera.opens(f"/do/{name}?story={FILE}")
    for label, text in written.items():
        camera.page.get_by_label(label).fill(text)
    camera.page.get_by_role("button", name=button).click()
    expect(camera.page.get_by_role("heading", level=1)).to_contain_text("đã xong")


def changed_after_approval(camera: Camera) -> None:
    camera.opens(f"/story/{SLUG}/edit")
    camera.sees("Bài này đã được duyệt.")
    page = camera.page
    page.get_by_label("Bài học", exact=True).fill("Nhìn quanh bếp trước khi đi mua.")
    camera.presses("Lưu", page.locator(".bar"))
    expect(page.locator("#wrong")).to_be_visible()
    camera.takes("sua-bai-da-duyet", page.locator("#wrong"))
    camera.used |= {"Tôi hiểu, vẫn lưu bản đang sửa.", "Bỏ các chỗ vừa sửa", "Lưu bản này"}
    for words in ("Lưu bản này", "Bỏ các chỗ vừa sửa"):
        expect(page.locator("#wrong").get_by_text(words)).to_be_visible()
    page.locator("#wrong").get_by_text("Bỏ các chỗ vừa sửa").click()
    camera.sees("Bài này đã được duyệt.")


def saved(camera: Camera) -> None:
    camera.presses("Lưu và gửi")
    camera.sees("Sẽ lưu 2 tệp")
    camera.fills("Đã làm việc gì", "Viết xong bài chổi tàu chuối")
    camera.presses("Lưu và gửi", camera.page.locator("main"))
    camera.sees("Lưu và gửi: đã xong")


def sent_by_two(camera: Camera, desk: Path) -> None:
    other = desk.parent / "máy bên"
    git(desk.parent, "clone", "-q", "chung.git", str(other))
    git(other, "config", "user.name", "Anh Dũng")
    git(other, "config", "user.email", "dung@example.vn")
    rewritten(other / DRAFT, "Một câu anh Dũng vừa viết.")
    git(other, "commit", "-qam", "Sửa bài cầm chổi")
    git(other, "push", "-q")
    rewritten(desk / DRAFT, "Một câu chị Hạnh vừa viết.")
    camera.opens("/save")
    camera.fills("Đã làm việc gì", "Sửa bài cầm chổi")
    camera.presses("Lưu và gửi", camera.page.locator("main"))
    camera.opens("/save")
    section = camera.page.locator("section.versions")
    section.locator("tr.other").first.scroll_into_view_if_needed()
    camera.takes("hai-ban-bai", section, moving=True)
    expect(section.get_by_role("button", name="Giữ bản của Anh Dũng")).to_be_visible()
    camera.presses("Giữ bản của tôi", section)
    camera.sees("Lưu và gửi: đã xong")


def rewritten(path: Path, words: str) -> None:
    path.write_text(f"{path.read_text('utf-8').rstrip()} {words}\n", "utf-8")


def published(camera: Camera, desk: Path) -> None:
    (desk / "content/programmes.yaml").write_text("programmes: []\n", "utf-8")  # an hour of sound is not what is shown
    made_before(desk)
    camera.presses("Phát hành")
    camera.presses("Phát hành ngay")
    expect(camera.page.locator("#state")).to_have_text("Đã xong.", timeout=240_000)
    camera.used.add("Đã xong.")
    assert list((desk / "output/site").rglob(f"*{SLUG}*"))


def made_before(desk: Path) -> None:
    """Lay down what this machine made of the sample desk before, so that publishing takes seconds."""
    for name in ("clips", "cards", "pictures"):
        if (HOME / ".cache" / name).is_dir():
            place = desk / ".cache" / name
            shutil.copytree(HOME / ".cache" / name, place, copy_function=lent, dirs_exist_ok=True)


def lent(source: str, target: str) -> None:
    """Give a second name to a file that is never written into again, or a copy where that cannot be."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
