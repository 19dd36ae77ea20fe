"""Rundowns fit their slot to the second, say what stays empty, and are the same for the same desk."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.model.programme import Part
from newsdesk.model.script import Version
from newsdesk.planning import words
from newsdesk.planning.fitting import Option, around, together
from newsdesk.planning.material import Material
from newsdesk.planning.running import refit, with_closing
from newsdesk.planning.text import from_text, to_text
from tests.builders import a_facility
from tests.planning.station import (
    FIXED,
    PLAIN,
    WHOLE,
    a_programme,
    a_slot,
    candidate,
    filled,
    material,
    parts,
    piece,
    plain,
    seconds,
    telling,
)  # fmt: skip

DAY = date(2026, 11, 20)


def test_fills_the_running_order() -> None:
    desk = plain({"a": ("u1", 180), "b": ("u2", 200)}, news={"tin": 40})
    rundown = filled(desk).rundown
    assert parts(rundown) == ["ident", "opening", "tin", "sting", "a", "sting", "b", "closing"]
    assert rundown.length == seconds(6 + 20 + 40 + 2 + 180 + 2 + 200 + 14)
    assert [item.starts for item in rundown.items][:4] == [seconds(n) for n in (0, 6, 26, 66)]


def test_what_does_not_fit_waits_and_its_sting_goes_with_it() -> None:
    desk = plain({"a": ("u1", 180), "dai": ("u2", 600)}, news={"tin": 40})
    assert parts(filled(desk).rundown) == ["ident", "opening", "tin", "sting", "a", "closing"]


def test_headlines_name_the_stories_that_follow_and_count_with_them() -> None:
    desk = material(telling(candidate("a"), 180), telling(candidate("b", "u2"), 200))
    rundown = filled(desk, order=WHOLE, minutes=8).rundown
    told = [(item.part.value, item.slug) for item in rundown.items if item.part in (Part.HEADLINES, Part.EXEMPLAR)]
    assert told == [("headlines", None), ("headlines", "a"), ("headlines", "b"), ("exemplar", "a"), ("exemplar", "b")]
    assert rundown.length <= rundown.slot_length


def test_without_a_story_there_is_nothing_to_head() -> None:
    assert "headlines" not in parts(filled(material(), order=WHOLE).rundown)


def test_the_short_version_is_told_where_the_long_one_has_no_room() -> None:
    desk = material(telling(candidate("a"), 180, 70), telling(candidate("b", "u2"), 200, 80))
    versions = [i.version for i in filled(desk, minutes=6).rundown.items if i.part is Part.EXEMPLAR]
    assert sorted(version.value for version in versions if version) == ["long", "short"]
    roomy = [i.version for i in filled(desk, minutes=10).rundown.items if i.part is Part.EXEMPLAR]
    assert roomy == [Version.LONG, Version.LONG]


def test_music_fills_the_room_that_is_left_and_no_more_than_it_may() -> None:
    desk = material(telling(candidate("a"), 180), telling(candidate("b", "u2"), 190))
    rundown = filled(desk, order=(*PLAIN[:-1], Part.CLOSING, Part.BED), minutes=8).rundown
    bed = rundown.items[-1]
    assert (bed.part, bed.ends) == (Part.BED, seconds(480))
    assert filled(desk, order=(*PLAIN, Part.BED), minutes=12).rundown.items[-1].length == desk.bed_most


def test_a_slot_is_filled_by_the_song_that_has_the_right_length() -> None:
    desk = material(
        telling(candidate("a"), 100), telling(candidate("b"), 100), song={"ngan": 60, "vua": 170, "dai": 300}
    )
    rundown = filled(desk, order=WHOLE, minutes=8).rundown
    assert "vua" in parts(rundown)
    assert rundown.slot_length - rundown.length < seconds(1)


def test_says_which_places_stay_empty() -> None:
    found = filled(plain({"a": ("u1", 180)}), order=WHOLE)
    assert found.empty == {Part.EXEMPLAR: 1, Part.NEWS: 1, Part.FEATURE: 1, Part.SONG: 1, Part.NOTICE: 1}


def test_a_year_without_stories_still_opens_and_closes() -> None:
    assert parts(filled(material()).rundown) == ["ident", "opening", "closing"]


libraries = st.dictionaries(
    st.sampled_from([f"s{n}" for n in range(14)]),
    st.tuples(st.sampled_from(["u1", "u2", "u3"]), st.floats(1, 900), st.none() | st.floats(1, 100)),
)
others = st.dictionaries(st.sampled_from(["x", "y", "z", "w"]), st.floats(5, 240))


def a_desk(stories: dict[str, tuple[str, float, float | None]], **others: dict[str, float]) -> Material:
    return material(*(telling(candidate(s, u), long, short) for s, (u, long, short) in stories.items()), **others)


@given(stories=libraries, minutes=st.integers(1, 30), news=others, song=others, order=st.sampled_from([PLAIN, WHOLE]))
def test_never_overruns_tells_nothing_twice_and_does_not_depend_on_the_order_of_files(
    stories: dict[str, tuple[str, float, float | None]],
    minutes: int,
    news: dict[str, float],
    song: dict[str, float],
    order: tuple[Part, ...],
) -> None:
    desk = a_desk(stories, news=news, song=song)
    rundown = filled(desk, order=order, minutes=minutes).rundown
    fixed = sum(FIXED[part] for part in order if part in FIXED)
    assert rundown.length <= max(rundown.slot_length, seconds(fixed))
    told = [(item.part, item.slug) for item in rundown.items if item.slug]
    assert len(set(told)) == len(told)
    assert all(one.ends == other.starts for one, other in zip(rundown.items, rundown.items[1:], strict=False))
    turned = a_desk(
        dict(reversed(stories.items())), news=dict(reversed(news.items())), song=dict(reversed(song.items()))
    )
    assert filled(turned, order=order, minutes=minutes).rundown == rundown


@given(lengths=st.lists(st.floats(150, 300), min_size=12, max_size=20), minutes=st.sampled_from([10, 12, 15]))
def test_ends_within_a_second_of_its_slot_where_there_is_enough_to_tell(lengths: list[float], minutes: int) -> None:
    desk = a_desk(
        {f"s{n:02}": (f"u{n % 4}", length, length / 3) for n, length in enumerate(lengths)},
        news={"x": 30, "y": 40}, feature={"v": 120}, notice={"w": 20}, song={"n": 150, "m": 200, "k": 240},
    )  # fmt: skip
    rundown = filled(desk, order=WHOLE, minutes=minutes).rundown
    assert timedelta() <= rundown.slot_length - rundown.length < seconds(1)


def test_today_keeps_its_items_at_their_present_length() -> None:
    planned = filled(plain({"a": ("u1", 180), "b": ("u2", 200)}, news={"tin": 40})).rundown
    longer = plain({"a": ("u1", 190), "b": ("u2", 200), "moi": ("u3", 30)}, news={"tin": 40})
    again = refit(planned, a_programme(), a_slot(), longer)
    assert again is not None
    assert parts(again) == parts(planned)
    assert again.length == planned.length + seconds(10)


@pytest.mark.parametrize(
    "desk", [plain({"a": ("u1", 180)}, news={"tin": 40}), plain({"a": ("u1", 180), "b": ("u2", 400)}, news={"tin": 40})]
)
def test_today_is_planned_anew_where_it_cannot_air_as_it_was(desk: Material) -> None:
    planned = filled(plain({"a": ("u1", 180), "b": ("u2", 200)}, news={"tin": 40})).rundown
    assert refit(planned, a_programme(), a_slot(), desk) is None


def test_today_keeps_versions_headlines_and_music() -> None:
    desk = material(telling(candidate("a"), 180, 70), telling(candidate("b", "u2"), 200, 80), news={"tin": 40})
    planned = filled(desk, order=WHOLE, minutes=6).rundown
    assert refit(planned, a_programme(WHOLE), a_slot(6), desk) == planned


def test_a_closing_that_names_who_read_takes_its_room_from_the_music() -> None:
    desk = material(telling(candidate("a"), 180), telling(candidate("b", "u2"), 190))
    order = (*PLAIN, Part.BED)
    planned = filled(desk, order=order, minutes=8).rundown
    closed = with_closing(planned, piece("kết, chị Hoa đọc", 20), a_programme(order), a_slot(8), desk)
    assert closed.length == planned.length
    assert closed.items[-2].title == "kết, chị Hoa đọc"
    assert planned.items[-1].length - closed.items[-1].length == seconds(6)
    whole = with_closing(planned, piece("kết", 500), a_programme(order), a_slot(8), desk)
    assert whole == planned


def test_a_rundown_survives_its_file() -> None:
    desk = material(telling(candidate("a"), 180.123, 70), telling(candidate("b", "u2"), 200, 80), news={"tin": 40})
    rundown = filled(desk, order=WHOLE, minutes=6).rundown
    assert from_text(to_text(rundown)) == rundown


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a: [",
        "a: " + "[" * 50_000,
        "a: " + "[" * 1200 + "]" * 1200,
        "#" * 200_001,
        "items: 3",
        "date: 2026-13-01\nitems: []",
        "- 1",
    ],
)
def test_a_file_that_holds_none_is_said(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        from_text(text)


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("opens", "'05:45+07:00'"),
        ("opens", "'5'"),
        ("title", "[a, b]"),
        ("title", "{a: b}"),
        ("slot", "[sang]"),
        ("programme", "[a]"),
        ("slug", "[a]"),
        ("digest", "[a]"),
        ("voice", "[a]"),
        ("minutes", "-500000"),
        ("minutes", "1441"),
        ("at", "86399999999999"),
        ("at", "-1"),
        ("at", "nan"),
        ("length", "86399999999999"),
        ("date", "0001-01-01"),
        ("date", "[2026-11-20]"),
        ("title", "&a b"),
        ("items", "[" * 1200),
    ],
)
def test_a_file_in_which_somebody_wrote_what_no_machine_writes_holds_none(key: str, wrong: str) -> None:
    desk = material(telling(candidate("a"), 180), telling(candidate("b", "u2"), 200))
    text = to_text(filled(desk, order=WHOLE, minutes=8).rundown)
    assert from_text(text)
    edited = re.sub(rf"^([ -]*{key}:).*$", rf"\1 {wrong}", text, flags=re.MULTILINE)
    assert edited != text
    with pytest.raises(ValueError, match=r".*"):
        from_text(edited)


def test_the_greeting_has_the_days_own_words() -> None:
    facility = a_facility()
    assert words.opening(a_programme(), facility, DAY) == "Chào, thứ Sáu, ngày 20 tháng 11 năm 2026."
    assert words.closing(a_programme(), facility, DAY) == "Hết, Cơ sở Mới. Giọng máy."
    assert words.closing(a_programme(), facility, date(2024, 1, 1)) == "Hết, Cơ sở Cũ. Giọng máy."


@pytest.mark.parametrize(
    ("readers", "said"),
    [
        ([], "Giọng máy."),
        (["chị Hoa"], "Trong chương trình có phần do chị Hoa đọc; các phần còn lại do giọng máy đọc."),
        (
            ["anh A", "chị B", "chị C"],
            "Trong chương trình có phần do anh A, chị B và chị C đọc; các phần còn lại do giọng máy đọc.",
        ),
    ],
)
def test_the_closing_says_who_read_and_that_a_machine_did(readers: list[str], said: str) -> None:
    assert words.voices(a_programme(), readers) == said


def test_who_read_is_said_even_where_the_facility_forgot_the_blank() -> None:
    assert words.voices(a_programme(mixed_voice="Có giọng máy."), ["chị Hoa"]) == "Có giọng máy. Người đọc: chị Hoa."


def test_a_story_that_no_slot_has_room_for_stands_in_nobodys_way() -> None:
    long = [telling(candidate(f"dai-{n:02}", "u1"), 900) for n in range(30)]
    desk = material(*long, telling(candidate("vua-1", "u2"), 150), telling(candidate("vua-2", "u3"), 160))
    assert set(filled(desk).rundown.stories) == {"vua-1", "vua-2"}


def test_every_place_of_a_long_running_order_is_filled() -> None:
    order = (Part.OPENING, *(Part.EXEMPLAR,) * 6, Part.CLOSING, Part.BED)
    desk = material(*(telling(candidate(f"s{n:02}", f"u{n % 3}"), 100, 60) for n in range(12)))
    assert len(filled(desk, order=order, minutes=12).rundown.stories) == 6


def test_many_songs_and_texts_are_no_more_combinations_than_there_are_seconds() -> None:
    order = (*PLAIN[:2], *(Part.NEWS,) * 3, *(Part.SONG,) * 8, *(Part.NOTICE,) * 3, Part.CLOSING, Part.BED)
    many = {f"x{n}": 20.0 + n for n in range(12)}
    found = filled(material(news=many, song=many, notice=many), order=order, minutes=7)
    assert found.rundown.slot_length - found.rundown.length < seconds(1)
    options = [[Option(Part.SONG, slug, None, seconds(length), 9)] for slug, length in many.items()]
    tried = around([together(options, 8, seconds(380))] * 3, seconds(380))
    assert len(tried) <= 381


def test_music_comes_back_to_its_place_though_a_part_after_it_is_left_out() -> None:
    order = (Part.OPENING, Part.EXEMPLAR, Part.CLOSING, Part.BED, Part.SONG, Part.IDENT)
    programme, slot = a_programme(order), a_slot(4)
    desk = material(telling(candidate("a"), 200))
    full = filled(material(telling(candidate("a"), 200)), order=order, minutes=4).rundown
    assert parts(full) == ["opening", "a", "closing", "ident"]
    shorter = with_closing(full, piece("kết", 4), programme, slot, desk)
    assert parts(shorter) == ["opening", "a", "closing", "bed", "ident"]


def test_blanks_within_the_words_about_voices_are_filled_too() -> None:
    programme = replace(a_programme(), machine_voice="Giọng máy của {cơ sở}.", headlines="{thứ}, có:")
    assert words.closing(programme, a_facility(), DAY) == "Hết, Cơ sở Mới. Giọng máy của Cơ sở Mới."
    assert words.headlines(programme, a_facility(), DAY) == "thứ Sáu, có:"
