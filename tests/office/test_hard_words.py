"""The box of hard words is short, useful, and names nobody whom the script does not name."""

from newsdesk.model.story import SpokenText
from newsdesk.office.hard_words import Hard, changes_of, hard_words
from tests.builders import a_person, a_story
from tests.office.papers import a_script


def test_lists_names_of_people_and_places_with_their_syllables() -> None:
    script = a_script("Ở xã Tà Xùa, ông Thào A Súa gặp chị Mỷ.", "Chị Mỷ làm ở Phòng Y tế, thuộc lời Bác Hồ.")
    assert hard_words(script).names == ("Tà-Xùa", "Thào-A-Súa", "Mỷ")


def test_a_name_that_everybody_knows_is_not_listed() -> None:
    assert hard_words(a_script("Người viết là Chủ tịch Hồ Chí Minh.")) == Hard()


def test_lists_words_that_no_vietnamese_syllable_is_spelled_like() -> None:
    hard = hard_words(a_script("Người H'Mông kê sáu bàn inox cạnh phòng karaoke, bàn inox rất sáng."))
    assert hard.strange == ("H'Mông", "inox", "karaoke")
    assert hard.names == ()


def test_a_plain_text_has_no_box() -> None:
    assert hard_words(a_script("Cả tổ cùng đọc lại cuốn sổ.")) == Hard()
    assert not Hard()


def test_lists_what_is_written_otherwise_than_said_but_no_small_number_year_or_hour() -> None:
    story = a_story(
        body="Lúc 4h30 ngày 1/9/2026, UBND xã tặng 12 hộ 18,6 triệu đồng, giảm 6,5%, còn 1.250 m, năm 2025.\n"
    )
    said = (
        "Lúc bốn giờ ba mươi phút, Ủy ban nhân dân xã tặng mười hai hộ mười tám phẩy sáu triệu đồng, giảm sáu phẩy "
        "năm phần trăm, còn một nghìn hai trăm năm mươi mét, năm hai nghìn không trăm hai mươi lăm."
    )
    hard = hard_words(a_script(said), changes_of(story, {}))
    assert [written for written, _ in hard.changed] == ["UBND", "18,6 triệu đồng", "6,5%", "1.250 m"]
    assert dict(hard.changed)["UBND"] == "Ủy ban nhân dân"


def test_what_the_script_does_not_say_is_not_listed() -> None:
    story = a_story(body="UBND xã tặng 6,5%.\n", people=(a_person("Lò Văn Kín"),))
    assert hard_words(a_script("Cả tổ cùng đọc."), changes_of(story, {})) == Hard()


def test_the_short_telling_is_looked_through_as_well() -> None:
    story = a_story(body="Một câu.\n", spoken=SpokenText(short="Giảm 6,5%.", say={"Tủa": "Tủa a"}))
    hard = hard_words(a_script("Giảm sáu phẩy năm phần trăm."), changes_of(story, {}))
    assert hard.changed == (("6,5%", "sáu phẩy năm phần trăm"),)
