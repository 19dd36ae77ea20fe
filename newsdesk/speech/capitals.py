"""Words in capitals: an abbreviation, or only a word of a heading."""

import re
import unicodedata

VOWELS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
SYLLABLE = re.compile(
    rf"(?!.*([iyu])\1)(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])?[{VOWELS}]{{1,3}}(?:ng|nh|ch|[cmnpt])?\Z",
    re.I,
)
TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
ROMAN = re.compile(r"[IVXLCDM]{2,}\Z")
PREVIOUS_WORD = re.compile(r"([^\W\d_]+) \Z")
NEXT_WORD = re.compile(r" ([^\W\d_]+)")
REACH = 12


def only_a_word(text: str, start: int, end: int) -> bool:
    """Whether a span that equals an abbreviation is rather a syllable within a heading in capitals."""
    word = text[start:end]
    return word.isupper() and bool(SYLLABLE.match(word)) and any(map(is_marked, beside(text, start, end)))


def beside(text: str, start: int, end: int) -> list[str]:
    """Return the words before and after that are syllables in capitals."""
    previous = PREVIOUS_WORD.search(text, max(0, start - REACH), start)
    following = NEXT_WORD.match(text, end, end + REACH)
    words = [match[1] for match in (previous, following) if match]
    return [word for word in words if len(word) > 1 and word.isupper() and SYLLABLE.match(word)]


def is_abbreviation(text: str, start: int, end: int) -> bool:
    """Whether a word that no row explains looks like one: capitals inside it, and no plain syllable."""
    word = text[start:end]
    if word.islower() or word.istitle() or len(word) < 2 or sum(map(str.isupper, word)) < 2:
        return False
    if not word.isupper() or not SYLLABLE.match(word):
        return True
    return not has_tone(word) and not beside(text, start, end)


def is_marked(word: str) -> bool:
    """Whether a vowel of it bears any mark, as one in three of a heading's words does and few abbreviations do."""
    return any(len(unicodedata.normalize("NFD", letter)) > 1 for letter in word)


def has_tone(word: str) -> bool:
    """Whether it bears a tone mark: nobody abbreviates to that."""
    return not TONES.isdisjoint(unicodedata.normalize("NFD", word))


def reason(word: str) -> str:
    """Return the code of the reason why a word in capitals is left."""
    return "roman-without-context" if ROMAN.match(word) else "unknown-abbreviation"
