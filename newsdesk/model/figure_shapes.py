"""How figures are written, and the words beside them that say what they are."""

import re

from newsdesk.model.numerals import DIGITS, NUMERAL, SCALES
from newsdesk.model.word_lists import any_of, words_of

LIST = "figures.tsv"
NUM = r"(?:\d{1,3}(?:\.\d{3})+(?!\d)(?:,\d+)?|\d+(?:,\d+)?)"
SCALE = rf"(?:\s(?:{'|'.join(SCALES)}|trăm)\b)*"
PERCENT = r"(?:\s?%|\sphần\străm\b)?"
OPENING = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "bẩy", "tám", "chín", "mười")
"""Words that a number in words may begin with: không, trăm and vạn open too many phrases that count nothing."""
FIRST = any_of(OPENING)
SIMPLE = any_of(tuple(DIGITS))
WORD = any_of(NUMERAL)

CODE = r"(?P<code>\d+[/:]\S*|\d{4}-\d\d-\d\d\b|\d{1,2}[hg]\d{0,2}\b|\d{1,2}\sgiờ\s\d{1,2}(?!\w)|0\d{2,}[\d. -]*)"
"""Days, times, papers, telephones; 41/47 hộ is looked at again."""
IN_DIGITS = (
    rf"(?P<low>{NUM})(?:(?P<low_scale>{SCALE})(?P<low_percent>{PERCENT})\s?[-–—]\s?(?P<high>{NUM}))?"
    rf"(?![.,]?\d)(?P<scale>{SCALE})(?P<percent>{PERCENT})"
)
RATIO = (
    rf"gấp\s(?P<times>đôi|rưỡi|{FIRST}|{NUM})(?!\w)|(?P<part>{FIRST})\sphần\s(?P<whole>{SIMPLE}|mười)(?!\w)"
    r"|(?P<half>một\snửa|(?<=quá\s)nửa|(?<=hơn\s)nửa|(?<=gần\s)nửa)(?!\w)"
)
COUNTED_WORDS = any_of((*words_of(LIST, "counted"), *SCALES))
COUNTED = re.compile(rf"\s{COUNTED_WORDS}(?!\w)")
"""What a result is counted in: a small number in words is a figure before it alone."""
CLAIMED = (
    rf"{FIRST}(?:\s{WORD})+|mười|(?:bốn|sáu|bảy|bẩy|tám|chín)(?=\s{COUNTED_WORDS}(?!\w))|{FIRST}(?=\sphần\străm\b)"
)
"""A number in words that may claim something: two and three count what is told, not what was won."""


def _figure(in_words: str) -> re.Pattern[str]:
    words = rf"(?P<words>{in_words})(?!\w)(?P<words_percent>\sphần\străm\b)?"
    return re.compile(rf"(?<![\w/#])(?<![^\W\d_]-)(?<!\d[.,:-])(?:{CODE}|{IN_DIGITS}|{RATIO}|{words})")


START = re.compile(r"[\dmhbnstcg](?:(?<=\d)\d*|(?<!\d)(?:ột|ai|a|ốn|ăm|áu|ảy|ẩy|ám|hín|ười|ấp|ửa)(?!\w))")
"""Where a figure may begin: found five times as fast as the figures themselves."""
FIGURE = _figure(CLAIMED)
EVERY_FIGURE = _figure(rf"{FIRST}(?:\s{WORD})*")
UNIT = re.compile(rf"\s{any_of((*words_of(LIST, 'counted'), *words_of(LIST, 'measured')))}(?!\w)")
LISTED = re.compile(r"(?<!\w)(?:tháng|ngày|năm|quý)\s[\d/]+(?:,\s[\d/]+)*\s(?:và|đến|tới|hoặc)\s\Z")
"""Where a second day or month follows: tháng 9 và 10, từ ngày 1 đến 15."""
HALF_A_TIME = re.compile(r"\s(?:năm|tháng|tuần|ngày|giờ|tiếng|buổi|đêm|trang|chừng|đường|đùa|vời)(?!\w)")
CLOCK = re.compile(rf"\sgiờ(?:\s(?:{any_of(words_of(LIST, 'part of the day'))}(?!\w)|\d))?")
PERSONAL = re.compile(r"\s(?:tuổi|tháng\s(?:đầu|cuối)\snăm)(?!\w)")
"""Behind an age, which is nobody's result, and behind half a year of the calendar."""
JOINING = frozenset(("và", "đến", "tới", "hoặc"))
IDIOM = re.compile(rf"{any_of(words_of(LIST, 'idiom'))}(?!\w)")
NAMED = words_of(LIST, "named")
GLUED = re.compile(rf"{any_of(words_of(LIST, 'glued'))}(?!\w)")
MEASURES = {
    unit: (measure, float(factor))
    for measure in ("mass", "length", "area", "volume")
    for unit, _, factor in (row.partition(" ") for row in words_of(LIST, measure))
}
MEASURE = re.compile(rf"\s?({any_of(tuple(MEASURES))})(?!\w)")

NAMES = frozenset((*words_of(LIST, "label"), *words_of(LIST, "ordinal")))
"""What the number behind it only names: số 2, lớp 9, lần thứ bảy."""
ALWAYS = frozenset(words_of(LIST, "always"))
"""What a day, a paper or a telephone number stands behind."""
EACH = frozenset(words_of(LIST, "each"))
OVER = frozenset(words_of(LIST, "over"))
UNDER = frozenset(words_of(LIST, "under"))
ROUGH = frozenset(words_of(LIST, "rough"))
CHANGED = frozenset(words_of(LIST, "changed"))
CLOCK_BEFORE = frozenset(words_of(LIST, "clock"))
ENDS = frozenset(
    words.rpartition(" ")[2]
    for words in NAMES | ALWAYS | EACH | OVER | UNDER | ROUGH | CHANGED | CLOCK_BEFORE | JOINING
)
"""The last syllable of each of them: behind any other, nothing need be looked up."""
