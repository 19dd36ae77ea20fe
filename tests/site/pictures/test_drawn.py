"""Pictures are drawn once, and none that is shown no more stays behind."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from newsdesk.errors import DeskError
from newsdesk.files import digest_of, tree
from newsdesk.site.pictures import drawing
from newsdesk.site.pictures.drawn import forget_others, lay_out, pictures_from
from newsdesk.site.pictures.picture import Picture

PLACES = {"Bếp.png": "hinh/bep-11111111.jpg", "mo.jpg": "hinh/mo-22222222.jpg"}


def drawn_from(images: Path, cache: Path) -> dict[str, Picture]:
    digests = {path.name: digest_of(path) for path in images.iterdir()}
    return pictures_from(PLACES, digests=digests, images=images, cache=cache)


@pytest.fixture
def images(tmp_path: Path) -> Path:
    folder = tmp_path / "ảnh"
    folder.mkdir()
    Image.new("RGB", (30, 20), "red").save(folder / "Bếp.png")
    Image.new("RGB", (20, 30), "blue").save(folder / "mo.jpg")
    return folder


def test_each_picture_lies_where_pages_look_for_it(images: Path, tmp_path: Path) -> None:
    made = drawn_from(images, tmp_path / "kho")
    assert [(made[name].width, made[name].height) for name in PLACES] == [(30, 20), (20, 30)]
    lay_out(made.values(), tmp_path / "ra")
    assert set(tree(tmp_path / "ra")) == {place for picture in made.values() for place in picture.places}
    with Image.open(BytesIO((tmp_path / "ra" / "hinh" / "bep-11111111-30.avif").read_bytes())) as image:
        assert image.size == (30, 20)


def test_what_was_drawn_is_not_drawn_again(images: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = drawn_from(images, tmp_path / "kho")
    monkeypatch.setattr(drawing, "draw", lambda *_: pytest.fail("drawn again"))
    again = drawn_from(images, tmp_path / "kho")
    assert again == first
    assert [one.files for one in again.values()] == [one.files for one in first.values()]


@pytest.mark.parametrize("name", ["file.jpg", "file-30.avif", "facts.json"])
@pytest.mark.parametrize("content", [b"", b"damaged", None])
def test_what_is_damaged_is_drawn_again(images: Path, tmp_path: Path, name: str, content: bytes | None) -> None:
    cache = tmp_path / "kho"
    drawn_from(images, cache)
    whole = {path: file.read_bytes() for path, file in tree(cache).items()}
    (hurt,) = [path for path in cache.rglob(name) if (path.parent / "file-30.avif").exists()]
    if content is None:
        hurt.unlink()
    else:
        hurt.write_bytes(content)
    drawn_from(images, cache)
    assert {path: file.read_bytes() for path, file in tree(cache).items()} == whole


def test_another_picture_of_the_same_name_is_drawn_anew(images: Path, tmp_path: Path) -> None:
    drawn_from(images, tmp_path / "kho")
    Image.new("RGB", (50, 20), "green").save(images / "Bếp.png")
    assert drawn_from(images, tmp_path / "kho")["Bếp.png"].width == 50


def test_what_is_shown_no_more_leaves_the_cache(images: Path, tmp_path: Path) -> None:
    cache = tmp_path / "kho"
    made = drawn_from(images, cache)
    forget_others([made["Bếp.png"]], cache)
    assert {path.parent for path in made["mo.jpg"].files.values()}.isdisjoint(cache.iterdir())
    assert all(path.is_file() for path in made["Bếp.png"].files.values())
    forget_others([], cache / "không có")


def test_a_picture_that_is_gone_stops_the_site(images: Path, tmp_path: Path) -> None:
    (images / "mo.jpg").unlink()
    with pytest.raises(DeskError) as stop:
        drawn_from(images, tmp_path / "kho")
    assert (stop.value.code, stop.value.facts) == ("site-incomplete", {"missing": "mo.jpg"})
