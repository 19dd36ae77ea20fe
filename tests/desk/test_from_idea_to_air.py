"""The whole way of a story as a new editor goes it, without a command line: from the board to the air."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from newsdesk.audio import ffmpeg
from newsdesk.audio.voices import EspeakVoice
from newsdesk.commands import reading
from newsdesk.commands.record import readable_texts
from tests.browser.serving import hosted
from tests.conftest import TODAY
from tests.desk import idea
from tests.desk.hand import Hand
from tests.desk.opened import Opened, opened

WHY = "Bổ sung nguồn của con số ở đoạn hai"
MENDED = "Năm ngoái, theo sổ vườn, chỗ này còn là bãi sỏi."
ONE_SLOT = """programmes:
  - key: ban-tin
    title: Bản tin nhỏ
    slots:
      - {key: sang, days: [mon, tue, wed, thu, fri, sat, sun], opens: "05:45", minutes: 3}
    order: [ident, opening, exemplar, closing, bed]
    opening: Chào các bạn.
    closing: Chương trình đến đây là hết. {giọng}
    machine_voice: Giọng đọc do máy tạo ra.
"""


@dataclass
class Editor:
    """Somebody before the desk."""

    here: Opened
    hand: Hand

    @property
    def page(self) -> Page:
        return self.hand.page

    @property
    def text(self) -> str:
        return (self.here.root / f"exemplars/2026/{idea.SLUG}.md").read_text("utf-8")


@pytest.fixture
def editor(desk: Path, browser: Browser) -> Iterator[Editor]:
    (desk / "content/programmes.yaml").write_text(ONE_SLOT, "utf-8")
    with opened(desk) as here:
        context = browser.new_context(viewport={"width": 1280, "height": 860}, locale="vi-VN", reduced_motion="reduce")
        page = context.new_page()
        wrong: list[str] = []
        page.on("pageerror", lambda fault: wrong.append(str(fault)))
        page.goto(here.address + "/")
        yield Editor(here, Hand(page))
        context.close()
    assert wrong == []


def test_from_idea_to_air(editor: Editor, tmp_path: Path) -> None:
    idea.drafts(editor.hand)
    assert idea.BODY in editor.text
    handed_in(editor)
    returned(editor)
    mended(editor)
    approved(editor)
    recorded(editor, tmp_path)
    published(editor)
    on_the_air(editor)


def handed_in(editor: Editor) -> None:
    editor.hand.presses("Trình bài")
    editor.hand.presses("Trình bài")
    done(editor, "Trình bài")
    assert "stage: submitted" in editor.text


def returned(editor: Editor) -> None:
    editor.hand.presses("Trả lại để sửa")
    editor.hand.writes("Lý do, cần sửa gì", WHY)
    editor.hand.presses("Trả lại cho đơn vị")
    done(editor, "Trả lại bài")
    editor.hand.presses("Bảng theo dõi", editor.page.locator(".masthead"))
    expect(editor.page.locator("#stories")).to_contain_text(WHY)


def mended(editor: Editor) -> None:
    editor.hand.presses(f"Sửa bài: {idea.TITLE}")
    if editor.page.url.endswith(f"/{idea.SLUG}/"):
        editor.hand.presses("Sửa bài")
    body = idea.BODY.replace("Năm ngoái chỗ này còn là bãi sỏi.", MENDED)
    idea.writes_body(editor.hand, body)
    idea.saves(editor.hand)
    editor.hand.presses("← Xem và nghe bài")
    handed_in(editor)


def approved(editor: Editor) -> None:
    editor.hand.presses("Duyệt")
    editor.hand.writes("Người duyệt", "Người duyệt mẫu")
    editor.hand.writes("Chức vụ", "Phó Giám đốc")
    editor.hand.presses("Duyệt bài này")
    done(editor, "Duyệt bài")
    expect(editor.page.locator(".stage")).to_have_text("đã duyệt")


def recorded(editor: Editor, tmp_path: Path) -> None:
    heard = somebody_reads(editor.here.root, tmp_path)
    editor.hand.presses("Nộp bản thu")
    editor.hand.hands_in("Hoặc nộp tệp đã thu", heard)
    editor.hand.writes("Người đọc", "chị Hoa")
    editor.hand.presses("Nộp bản thu")
    done(editor, "Nộp bản thu")


def somebody_reads(root: Path, folder: Path) -> Path:
    """Return a reading of the story, as a phone would have kept it."""
    found = reading.read(root, TODAY).desk
    assert found
    script = readable_texts(found)[idea.SLUG][0]
    EspeakVoice(rate=210).read_aloud(script, folder / "giọng.wav")
    heard = folder / "Bản thu của chị Hoa.wav"
    words = ["-i", ffmpeg.file(folder / "giọng.wav"), "-af", "volume=-9dB,adelay=400,apad=pad_dur=0.4"]
    ffmpeg.run([*words, "-ar", "24000", ffmpeg.file(heard)])
    return heard


def published(editor: Editor) -> None:
    editor.hand.presses("Phát hành", editor.page.locator(".masthead"))
    editor.hand.presses("Phát hành ngay")
    expect(editor.page.locator("#state")).to_have_text("Đã xong.", timeout=120_000)


def on_the_air(editor: Editor) -> None:
    site = editor.here.root / "output/site"
    (place,) = [one for one in site.rglob("*.html") if one.stem == idea.SLUG or one.parent.name == idea.SLUG]
    with hosted(site) as host:
        page = editor.page.context.new_page()
        page.goto(f"{host.address}/{place.relative_to(site).as_posix()}")
        expect(page.locator("h1")).to_have_text(idea.TITLE)
        expect(page.locator("main")).to_contain_text(MENDED)
        sound = page.locator("audio").first
        assert sound.evaluate("async (one) => { await one.play(); return !one.error; }")
        page.wait_for_function("() => document.querySelector('audio').currentTime > 1")
        assert sound.evaluate("(one) => one.duration") > timedelta(seconds=20).total_seconds()


def done(editor: Editor, title: str) -> None:
    """See that a step was taken, and go on to the story."""
    expect(editor.page.get_by_role("heading", level=1)).to_have_text(f"{title}: đã xong")
    editor.hand.presses("Mở bài")
