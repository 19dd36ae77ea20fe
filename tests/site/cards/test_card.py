"""The picture for sharing: what it shows, how heavy it is, and that only what is told lies in the cache."""

import io
import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from newsdesk import files
from newsdesk.errors import DeskError
from newsdesk.site.cards import drawing as card_drawing
from newsdesk.site.cards import kept as cards
from newsdesk.site.cards.card import HEIGHT, WIDTH, Card
from newsdesk.site.cards.drawing import BOLD, MEASURE, draw, drawable, fitted, length
from newsdesk.site.cards.kept import Kept, card_target, drawn, key_of
from newsdesk.site.edition import Edition
from newsdesk.site.found.found import Found
from newsdesk.site.targets.target import Laid
from newsdesk.traces.pictures import picture_texts
from tests.builders import TODAY, a_facility, a_library, a_story, approved
from tests.site.desk import HOSTILE, Site

CARD = Card("bep-sach", "Bếp sạch", "Đời sống", "Tổ bếp", "Gương điển hình – Cơ sở")
LONG = "Người giữ cho lớp học điện dân dụng sáng đèn suốt bảy mùa mưa lũ ở vùng cao " * 4
HEAVIEST = 40_000


def put(wanted: list[Card], folder: Path, kept: Kept | None) -> None:
    """Lay pictures as the website has them laid: from the cache, or drawn."""
    for target in (card_target(card, kept) for card in wanted):
        made = target.made
        assert isinstance(made, Laid)
        content = made.content()
        assert isinstance(content, bytes)
        files.put(folder / target.place, content)


def opened(content: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(content))
    picture.load()
    return picture


@pytest.mark.parametrize(
    "title", ["Bếp", "Bếp ăn một chiều của Tổ nuôi dưỡng", LONG, "x" * 300, HOSTILE, "漢字 🎉", "Ẫ Ễ Ộ Ữ ỵ" * 6]
)
def test_a_picture_is_as_large_as_is_asked_and_light(title: str) -> None:
    content = draw(replace(CARD, title=title, sample=True))
    assert opened(content).size == (WIDTH, HEIGHT)
    assert len(content) <= HEAVIEST


def test_the_same_card_is_the_same_picture() -> None:
    assert draw(CARD) == draw(CARD)


@pytest.mark.parametrize(
    "change", [{"title": "Bếp"}, {"kicker": "An toàn"}, {"below": "Phòng"}, {"site": "Khác"}, {"sample": True}]
)
def test_whatever_changes_gives_another_picture_at_another_address(change: dict[str, object]) -> None:
    other = replace(CARD, **change)  # type: ignore[arg-type]
    assert other.place != CARD.place
    assert draw(other) != draw(CARD)


@pytest.mark.parametrize("title", ["Một", "Bếp ăn một chiều", LONG[:90], LONG, "x" * 300, "nghiêng " * 40])
def test_a_title_stands_in_at_most_four_lines_that_fit(title: str) -> None:
    size, lines = fitted(title)
    assert 1 <= len(lines) <= 4
    assert all(length(line, (BOLD, size)) <= MEASURE for line in lines)
    said = " ".join(lines)
    assert said == " ".join(title.split()) or said.endswith("…")


def test_no_word_of_a_title_that_fits_is_lost_and_no_last_line_is_left_alone() -> None:
    size, lines = fitted("Đội xung kích phòng chống thiên tai của Cơ sở vệ tinh số 2")
    assert " ".join(lines) == "Đội xung kích phòng chống thiên tai của Cơ sở vệ tinh số 2"
    assert min(length(line, (BOLD, size)) for line in lines) > MEASURE / 3


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("Bếp ăn – “sạch”…", "Bếp ăn – “sạch”…"),
        ("Be\u0302\u0301p", "Bếp"),
        ("Bếp 🎉 sạch", "Bếp sạch"),
        ("漢字", ""),
        ("Мир", ""),
        ("Señor ŏ", "Senor o"),
        ("a\u200bb\x07", "ab"),
        ("a\u00a0b", "a b"),
    ],
)
def test_signs_that_the_font_lacks_are_left_out_and_no_box_is_drawn(written: str, seen: str) -> None:
    assert drawable(written) == seen


def test_a_title_of_which_nothing_is_left_gives_place_to_the_websites_name() -> None:
    seen, name = (opened(draw(replace(CARD, title=title))) for title in ("漢字", CARD.site))
    assert seen.tobytes() == name.tobytes()


@settings(max_examples=25)
@given(st.text(max_size=120))
def test_any_title_can_be_drawn(title: str) -> None:
    assert opened(draw(replace(CARD, title=title))).size == (WIDTH, HEIGHT)


def test_a_sample_bears_its_mark() -> None:
    plain, marked = opened(draw(CARD)).convert("RGB"), opened(draw(replace(CARD, sample=True))).convert("RGB")
    corner = (WIDTH - 260, 60, WIDTH - 60, 140)
    assert card_drawing.MARK in {colour for _, colour in marked.crop(corner).getcolors(1 << 16) or []}
    assert card_drawing.MARK not in {colour for _, colour in plain.crop(corner).getcolors(1 << 16) or []}


def test_the_words_of_a_picture_can_be_searched() -> None:
    assert any("Bếp sạch" in found.text and "Tổ bếp" in found.text for found in picture_texts(draw(CARD)))


def test_every_story_that_is_told_has_a_picture_and_no_other(site: Site) -> None:
    folder = site.folder / "chia-se"
    told = {card.place for card in Found(Edition(library=site.library, today=TODAY)).pictures}
    assert {f"chia-se/{path.name}" for path in folder.iterdir()} == told
    assert len(told) == 46
    assert not list(folder.glob("noi-bo*"))


def test_without_an_address_no_picture_is_drawn() -> None:
    library = a_library(approved(a_story()), facility=a_facility(address=None))
    assert Found(Edition(library=library, today=TODAY)).pictures == ()


def test_what_was_drawn_once_comes_from_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Kept(tmp_path / "kho")
    put([CARD], tmp_path / "một", kept)
    monkeypatch.setattr(card_drawing, "draw", lambda card: b"drawn again")
    put([CARD], tmp_path / "hai", kept)
    assert files.tree(tmp_path / "hai").keys() == {CARD.place}
    assert (tmp_path / "hai" / CARD.place).read_bytes() == (tmp_path / "một" / CARD.place).read_bytes()


@pytest.mark.parametrize("damage", [b"", b"\x89PNG half"])
def test_a_picture_that_is_damaged_in_the_cache_is_drawn_again(tmp_path: Path, damage: bytes) -> None:
    kept = Kept(tmp_path / "kho")
    put([CARD], tmp_path / "một", kept)
    (name,) = kept.found().values()
    path = kept.folder / name
    path.write_bytes(damage)
    put([CARD], tmp_path / "hai", kept)
    assert (tmp_path / "hai" / CARD.place).read_bytes() == draw(CARD)
    assert [(kept.folder / one).read_bytes() for one in kept.found().values()] == [draw(CARD)]


def test_the_picture_of_a_story_that_is_told_no_longer_leaves_the_cache(tmp_path: Path) -> None:
    kept, other = Kept(tmp_path / "kho"), replace(CARD, name="chi-hoa", title="Chuyện chị Hoa")
    put([CARD, other], tmp_path / "một", kept)
    kept.forget_but({key_of(CARD)})
    assert kept.found().keys() == {key_of(CARD)}


def test_a_cache_that_cannot_be_looked_into_is_said_and_not_taken_for_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Kept(tmp_path / "kho")
    put([CARD], tmp_path / "một", kept)

    def refused(_folder: Path) -> list[Path]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refused)
    with pytest.raises(DeskError):
        kept.forget_but(frozenset())


def many(number: int) -> list[Card]:
    return [replace(CARD, name=f"bai-{n}", title=f"Bài {n}") for n in range(number)]


def test_many_pictures_are_drawn_by_a_worker_while_pages_are_printed(tmp_path: Path) -> None:
    kept, cold = Kept(tmp_path / "kho đầy"), many(cards.WORTH_A_WORKER)
    with drawn(cold, kept):
        pass
    assert kept.found().keys() == {key_of(card) for card in cold}
    put(cold, tmp_path / "ra", kept)
    assert files.tree(tmp_path / "ra").keys() == {card.place for card in cold}
    assert {path.suffix for path in kept.folder.rglob("*")} == {".png"}


def test_where_no_worker_can_be_had_the_pictures_are_drawn_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, cold = Kept(tmp_path / "kho"), many(cards.WORTH_A_WORKER)
    monkeypatch.setattr(cards.sys, "executable", str(tmp_path / "không có"))
    with drawn(cold, kept):
        pass
    put(cold, tmp_path / "ra", kept)
    assert len(files.tree(tmp_path / "ra")) == len(cold)


def test_a_worker_draws_what_the_desk_would_draw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cards.sys, "argv", ["cards", str(tmp_path)])
    monkeypatch.setattr(cards.sys, "stdin", io.StringIO(json.dumps([asdict(CARD)])))
    cards.main()
    assert [(tmp_path / name).read_bytes() for name in Kept(tmp_path).found().values()] == [draw(CARD)]


def test_who_is_asked_to_end_does_not_wait_until_every_picture_is_drawn(tmp_path: Path) -> None:
    kept, cold = Kept(tmp_path), many(40 * cards.TOLD)
    with pytest.raises(KeyboardInterrupt), drawn(cold, kept):
        raise KeyboardInterrupt
    assert len(kept.found()) < len(cold)


def test_a_worker_stops_when_nobody_hears_it_any_more(tmp_path: Path) -> None:
    cold = many(40 * cards.TOLD)
    worker = cards._started(cold, Kept(tmp_path))
    assert worker
    assert worker.stdout
    assert worker.stdout.read(1)
    worker.stdout.close()
    assert worker.wait(60) == 0
    assert len(Kept(tmp_path).found()) < len(cold)


def test_a_picture_drawn_in_another_way_is_drawn_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Kept(tmp_path / "kho")
    put([CARD], tmp_path / "một", kept)
    before = card_target(CARD, kept).rests_on
    monkeypatch.setattr(cards, "_look", lambda: "another font")
    monkeypatch.setattr(card_drawing, "draw", lambda card: b"drawn again")
    assert card_target(CARD, kept).rests_on != before
    put([CARD], tmp_path / "hai", kept)
    assert (tmp_path / "hai" / CARD.place).read_bytes() == b"drawn again"
