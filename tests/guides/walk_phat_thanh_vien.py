"""How the announcer's guide is followed: a text printed, read, refused, handed in, aired, changed."""

import base64
from pathlib import Path

from playwright.sync_api import expect

from newsdesk.audio import ffmpeg
from newsdesk.audio.voices import EspeakVoice
from newsdesk.commands import reading
from newsdesk.commands.record import readable_texts
from newsdesk.model.script import Script
from tests.announcers import listed
from tests.guides.camera import Camera
from tests.guides.terminal import TODAY

SLUG = "rua-tay-bang-xa-phong"
FILE = f"content/news/{SLUG}.md"
TITLE = "Ba lúc trong ngày cần rửa tay bằng xà phòng"
MICROPHONE = """
navigator.mediaDevices.getUserMedia = async () => {
  const context = new AudioContext();
  const bytes = Uint8Array.from(atob("%s"), (sign) => sign.charCodeAt(0));
  const source = context.createBufferSource();
  source.buffer = await context.decodeAudioData(bytes.buffer);
  const end = context.createMediaStreamDestination();
  source.connect(end);
  source.start();
  return end.stream;
};
"""
"""A microphone that hears a file: there is none in the room where the guides are followed."""


def walk(camera: Camera, desk: Path) -> None:
    """Follow the guide from the list of texts to the day on which one is changed."""
    listed(desk, "chị Hoa")
    read_aloud = read(script_of(desk), desk.parent)
    heard = base64.b64encode(read_aloud.read_bytes()).decode()
    camera.page.add_init_script(MICROPHONE % heard)
    chosen(camera)
    printed(camera)
    recorded_by_microphone(camera)
    refused(camera, beginning_of(read_aloud))
    handed_in(camera, read_aloud)
    changed(camera, desk)


def script_of(desk: Path) -> Script:
    """Return the text that is read."""
    found = reading.read(desk, TODAY).desk
    assert found
    (script,) = readable_texts(found)[SLUG]
    return script


def read(script: Script, folder: Path) -> Path:
    """Return somebody's reading of a text."""
    EspeakVoice(rate=210).read_aloud(script, folder / "may.wav")
    heard = folder / "Bản thu của chị Hoa.wav"
    words = ["-i", ffmpeg.file(folder / "may.wav"), "-af", "volume=-9dB,adelay=400,apad=pad_dur=0.4"]
    ffmpeg.run([*words, "-ar", "24000", ffmpeg.file(heard)])
    return heard


def beginning_of(read_aloud: Path) -> Path:
    """Return the first seconds of a reading."""
    short = read_aloud.with_name("Đoạn đầu.wav")
    ffmpeg.run(["-i", ffmpeg.file(read_aloud), "-t", "4", ffmpeg.file(short)])
    return short


def chosen(camera: Camera) -> None:
    camera.opens("/")
    camera.sees("Bản thu")
    camera.sees("Sắp phát, chưa có người đọc")
    camera.takes("ban-thu-tren-bang", camera.page.locator("#voices"))
    camera.presses("Giấy tờ")
    camera.sees("Phiếu đọc của phát thanh viên")
    camera.presses("Thu âm")
    camera.sees("Thu âm lời phát thanh")
    camera.presses(TITLE)
    camera.sees("Lời đọc")


def printed(camera: Camera) -> None:
    camera.used.add("Phiếu đọc để in")
    with camera.page.expect_popup() as opening:
        camera.page.get_by_role("link", name="Phiếu đọc để in").click()
    sheet = opening.value
    expect(sheet.get_by_text("Ghi mã này khi nộp bản thu")).to_be_visible()
    camera.takes("phieu-doc", sheet.locator("body"))
    sheet.close()


def recorded_by_microphone(camera: Camera) -> None:
    camera.sees("Thu ngay ở đây")
    camera.presses("Bắt đầu thu")
    camera.sees("Đang thu. Đọc từ câu đầu.")
    camera.sees("Mức thu")
    camera.page.wait_for_timeout(2500)
    camera.takes("dang-thu", camera.page.locator("#microphone"), moving=True)
    camera.presses("Dừng, giữ bản này")
    expect(camera.page.get_by_role("button", name="Thu lại từ đầu")).to_be_visible()
    camera.used.add("Thu lại từ đầu")


def refused(camera: Camera, beginning: Path) -> None:
    """Hand in the beginning alone: what a microphone took down is never twice the same."""
    camera.page.get_by_label("Hoặc nộp tệp đã thu").set_input_files(beginning)
    camera.fills("Người đọc", "chị Hoa")
    camera.presses("Nộp bản thu")
    camera.sees("Chưa nhận bản thu này")
    camera.takes("chua-nhan", camera.page.get_by_role("alert"))


def handed_in(camera: Camera, read_aloud: Path) -> None:
    camera.used.add("Hoặc nộp tệp đã thu")
    camera.page.get_by_label("Hoặc nộp tệp đã thu").set_input_files(read_aloud)
    camera.fills("Ngày thu", "2026-11-26")
    camera.presses("Nộp bản thu")
    camera.sees("Nộp bản thu: đã xong")
    camera.takes("da-nhan", camera.page.locator("main .narrow"))
    camera.presses("Về bảng theo dõi")
    expect(camera.page.locator("#voices")).to_contain_text("1/51 lời phát thanh đã có người đọc")
    camera.sees("Loa hôm nay")
    camera.sees("Sáu ngày tới")


def changed(camera: Camera, desk: Path) -> None:
    (desk / FILE).write_text((desk / FILE).read_text("utf-8") + "\nMời mọi người cùng làm.\n", "utf-8")
    camera.opens("/")
    camera.sees("Lời đã sửa, phải thu lại")
    camera.takes("phai-thu-lai", camera.page.locator("#voices"))
