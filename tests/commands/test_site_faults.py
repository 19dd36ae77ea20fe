"""A website that cannot be made leaves the old one as it was, and the reason is one sentence."""

import shutil
from pathlib import Path

import pytest

from newsdesk import commands
from newsdesk.commands import address_book, console
from newsdesk.files import tree
from newsdesk.model.addresses import BOOK
from tests.commands.test_commands import desk_says, edit
from tests.conftest import TODAY

IN_THE_WAY = ["cards", "pictures"]


@pytest.fixture
def shown(desk: Path) -> Path:
    """Return a desk with an address whose website was made."""
    edit(desk / "content/facility.yaml", "place:", "address: https://example.vn\nplace:")
    desk_says(desk, "site")
    return desk


def site_of(desk: Path) -> dict[str, bytes]:
    return {name: path.read_bytes() for name, path in tree(desk / "output/site").items()}


@pytest.mark.parametrize("name", IN_THE_WAY)
def test_a_cache_that_cannot_be_written_to_leaves_the_old_site(
    shown: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    next((shown / "output/site/chia-se").iterdir()).unlink()  # so that one has to be drawn
    before = site_of(shown)
    shutil.rmtree(shown / ".cache" / name)
    (shown / ".cache" / name).symlink_to("/proc")  # a folder in which nobody writes, root neither
    code = console.guarded(lambda: commands.run("site", root=shown, today=TODAY))
    said = capsys.readouterr().err.strip()
    assert code == console.MACHINE
    assert said.startswith("DỪNG: ")
    assert f".cache/{name}" in said
    assert "\n" not in said
    assert site_of(shown) == before


@pytest.mark.parametrize("name", IN_THE_WAY)
def test_a_cache_that_was_spoilt_is_made_anew(shown: Path, name: str) -> None:
    before = site_of(shown)
    for path in tree(shown / ".cache" / name).values():
        content = path.read_bytes()
        path.unlink()  # it may be the very file that lies on the website
        path.write_bytes(content[: len(content) // 2])
    desk_says(shown, "site")
    assert site_of(shown) == before


def test_a_desk_that_has_nothing_to_tell_has_a_website_all_the_same(desk: Path) -> None:
    for folder in ("exemplars", "content/pages", "content/news", "content/events", "content/images"):
        shutil.rmtree(desk / folder)
    (desk / "exemplars").mkdir()
    (desk / "content/programmes.yaml").write_text("programmes: []\n", encoding="utf-8")
    desk_says(desk, "site")
    assert "index.html" in site_of(desk)


@pytest.mark.usefixtures("voiced")
def test_a_publish_that_is_cut_off_before_the_book_is_caught_up_with(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_off(*_: object) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as context:
        context.setattr(address_book, "keep", cut_off)
        assert console.guarded(lambda: commands.run("publish", root=desk, today=TODAY)) == console.STOPPED
    assert (desk / "output/site/bai/bep-mot-chieu.html").is_file()
    assert not (desk / BOOK).exists()
    desk_says(desk, "publish")
    assert "bai/bep-mot-chieu.html,2026-11-20" in (desk / BOOK).read_text("utf-8")
