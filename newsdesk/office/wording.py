"""The words that announcers' sheets share, on paper and as a document."""

from collections.abc import Iterator
from datetime import timedelta

from newsdesk.messages import grouped
from newsdesk.model.calendar import day_words, length_words, short_day
from newsdesk.office.hard_words import Hard
from newsdesk.office.programme import Cue, ProgrammeSheet
from newsdesk.office.sheet import Sheet

BREATH, SENTENCE_END = "/", "//"
"""The marks that everybody here learns at primary school; every font has them."""
LEGEND = "(/ lấy hơi nhanh · // hết câu · vạch ngang đậm: sang ý mới, nghỉ lâu)"
NAME = "Phiếu đọc"
STORY_IS_SAMPLE = "BÀI MẪU, không phải người thật, việc thật"
TEXT_IS_SAMPLE = "BÀI MẪU, viết để làm thử"
CODE_FOR = "Ghi mã này khi nộp bản thu"
SLUG = "Tên bài khi nộp"
CODE_MADE_OF = "(chỉ gồm chữ số và các chữ từ A đến F)"
NOTES, DAY_OF_RECORDING = "Ghi chú", "Ngày thu: ……/……/20……"
LENGTH_OF_RECORDING = "Thời lượng bản thu: ……… phút ……… giây"
READER, SIGNED = "Người đọc", "(Ký, ghi rõ họ tên)"
CHANGED = "Số và chữ viết tắt"


def facts(sheet: Sheet) -> str:
    """Return the line below the title."""
    since = f"Phát từ ngày {short_day(sheet.since)}" if sheet.since else ""
    sample = (STORY_IS_SAMPLE if sheet.unit else TEXT_IS_SAMPLE) if sheet.sample else ""
    return " · ".join(filter(None, (sheet.unit, since, sample)))


def heading(sheet: Sheet) -> str:
    """Return the line above the title: whose paper it is, and what the paper is."""
    return " · ".join(filter(None, (sheet.facility, ": ".join(filter(None, (NAME, sheet.part))))))


def measures(sheet: Sheet) -> tuple[str, ...]:
    """Return what stands beside the code, below the length: the rate, and what the text is called by."""
    rate = f"{grouped(sheet.syllables)} tiếng, đọc {round(sheet.rate)} tiếng một phút"
    return (rate, f"{SLUG}: {sheet.slug}")


def box_of(hard: Hard) -> Iterator[tuple[str, str]]:
    """Yield the heading and the words of each list of names and strange words."""
    if hard.names:
        yield "Tên riêng", ", ".join(hard.names)
    if hard.strange:
        yield "Chữ lạ, hỏi trước cách đọc", ", ".join(f"{word} (………)" for word in hard.strange)


COLUMNS = ("Giờ", "Mục", "Nội dung", "Dài", "Người đọc", "Mã lời")
GONE = "Không còn lưu lời phát thanh mang mã này; đọc theo phiếu đã in khi thu."


def programme_facts(sheet: ProgrammeSheet) -> tuple[str, str]:
    """Return the two lines below a programme's title: when it begins and ends, how long it is in how long a slot."""
    rundown = sheet.rundown
    when = f"{day_words(rundown.day)}, từ {sheet.clock(timedelta())} đến {sheet.clock(rundown.length)}"
    return when, f"Dài {length_words(rundown.length)} trong khung giờ {length_words(rundown.slot_length)}"


def cue_facts(cue: Cue) -> str:
    """Return the line below an item's heading."""
    code = f"Mã lời {cue.code}" if cue.code else ""
    return " · ".join(filter(None, (f"Dài {length_words(cue.length)}", f"Người đọc: {cue.reader}", code)))


def music_line(cue: Cue) -> str:
    """Return what stands for a piece of music."""
    return " · ".join(filter(None, (cue.heading, cue.title, length_words(cue.length))))
