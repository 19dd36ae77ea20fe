"""How the maintainer's guide is followed: looked at, founded, shared, taken back, asked for help."""

import json
import shutil
from pathlib import Path

from playwright.sync_api import expect

from newsdesk.desk.help import HOME
from tests.conftest import SMALL_DESK
from tests.guides.camera import Camera
from tests.guides.shared_place import PLACE, colleague_sends, git, start
from tests.guides.terminal import Terminal
from tests.playout.real import needs

NEWS = "content/news/rua-tay-bang-xa-phong.md"
SLIP = "PDY-2026-014"


def walk(camera: Camera, desk: Path) -> None:
    """Follow the guide; what is long to publish is done on a small desk."""
    terminal = camera.terminal
    shared(terminal, desk)
    examined(camera)
    founded(terminal, desk)
    terminal.runs("py tasks.py check")
    assert "0 LỖI" in terminal.said
    saved(camera, desk)
    withdrawn(terminal, desk.parent / "Bàn nhỏ")
    asked_for_help(terminal)


def shared(terminal: Terminal, desk: Path) -> None:
    """Join the desk to a shared place, in the words of the guide but for the place's address."""
    start(desk)
    address = "https://git.example.vn/ban-bien-tap.git"
    for line in (
        'git config user.name "Tổ tuyên truyền"',
        "git config user.email to@co-so-mau.example",
        f"git remote add origin {address}",
        "git push --set-upstream origin main",
    ):
        git(desk, *terminal.words_of(line.replace(address, str(desk.parent / PLACE)))[1:])
        terminal.met.add(line)
    terminal.runs('py tasks.py save "Thử nơi lưu chung"')
    terminal.sees("Nơi lưu chung đã có đủ.")
    terminal.runs("py tasks.py hook")


def examined(camera: Camera) -> None:
    needs("mpv")
    camera.terminal.runs("py tasks.py doctor --online")
    camera.terminal.sees("✓ được Nơi lưu chung: origin trả lời.", "Máy này đủ mọi thứ cần thiết…")
    camera.opens("/")
    camera.presses("Máy này")
    camera.sees("Kiểm tra máy này")


def founded(terminal: Terminal, desk: Path) -> None:
    terminal.runs(
        'py tasks.py init "../Cơ sở mới" --name "Cơ sở cai nghiện ma túy tỉnh Mẫu" --superior "Công an tỉnh Mẫu"'
        ' --units "Phòng Y tế; Tổ nuôi dưỡng" --git'
    )
    terminal.sees("Đã tạo bàn biên tập trong …", "Git đã sẵn sàng lưu các lần sửa.")
    assert (desk.parent / "Cơ sở mới" / "content" / "facility.yaml").is_file()
    terminal.runs('py tasks.py check --desk "../Cơ sở mới"')


def saved(camera: Camera, desk: Path) -> None:
    """Two people have written at the same place."""
    colleague_sends(desk.parent / PLACE, NEWS, "\nCó gì chưa rõ, xin hỏi cán bộ y tế.\n")
    (desk / NEWS).write_text((desk / NEWS).read_text("utf-8") + "\nMời mọi người cùng làm.\n", "utf-8")
    camera.presses("Lưu và gửi")
    camera.fills("Đã làm việc gì", "Thêm lời mời")
    camera.page.get_by_role("button", name="Lưu và gửi").click()
    camera.sees("Giữ bản của tôi")
    camera.page.locator(".versions .wide").evaluate("part => { part.scrollTop = part.scrollHeight; }")
    camera.takes("hai-ban", camera.page.locator(".versions"), moving=True)
    camera.presses("Phát hành")
    expect(camera.page.get_by_role("button", name="Phát hành ngay")).to_be_enabled()
    camera.used.add("Phát hành ngay")


def withdrawn(terminal: Terminal, folder: Path) -> None:
    """Take an announcer's slip back, on a desk that is published in a moment."""
    shutil.copytree(SMALL_DESK, folder)
    added = {
        "facility.yaml": f"announcers:\n  - {{name: chị Hoa, consent: {SLIP}}}\n",
        "consents.yaml": f"  - {{slip: {SLIP}, voice: [loudspeaker], until: 2030-12-31}}\n",
        "papers.yaml": "clocks:" + (HOME / "content" / "papers.yaml").read_text("utf-8").partition("\nclocks:")[2],
    }
    for name, lines in added.items():
        with (folder / "content" / name).open("a", encoding="utf-8") as stream:
            stream.write(lines)
    small = Terminal(folder, terminal.met)
    small.runs(f"py tasks.py withdraw-consent {SLIP}")
    small.sees(f"Rút phiếu {SLIP}, nhận ngày 26/11/2026. …", "Giấy xác nhận: output/office/consent/…")
    small.runs(f"py tasks.py withdraw-consent {SLIP} --deleted 2026-11-26")


def asked_for_help(terminal: Terminal) -> None:
    terminal.runs("py tasks.py doctor --format json")
    assert json.loads(terminal.said)["findings"]
