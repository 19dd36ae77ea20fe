"""Texts that nobody should write and somebody will, for a voice to survive. The same seed, the same texts."""

from collections.abc import Callable, Iterator
from random import Random

from newsdesk.audio.alphabet import STOPS
from newsdesk.model.alphabet import SAID

WORDS = (
    "thưa ông bà anh chị nghiêng khuỷu quyển xoong giếng ngoằn ngoèo đường được không những huyện Mường La Sơn"
    " tháng mười lăm UBND HTX 405/KH-CSĐTNTMT 10/9/2026 1.250.000đ 37,5°C 6h30 COVID-19 e-mail www.sonla.gov.vn"
)
SYLLABLES = WORDS.split()
MARKS = ".,;:?!-–—…\"'“”‘’()[]{}<>/\\|*_#@&%$+=~^`«»¿¡•·"
COMBINING = "".join(map(chr, range(0x300, 0x370)))
UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202e\u2066\u2069\u061c\u180e"
EMOJI = ("😀", "👨‍👩‍👧‍👦", "🇻🇳", "👍🏽", "❤️", "🏳️‍🌈", "1️⃣", "🫠")
RIGHT_TO_LEFT = "שלום עולם مرحبا بالعالم ٠١٢٣ "
SPACES = " \t\n\r\v\f\u00a0\u2009\u2028\u2029\u3000"
SPEAKABLE = "".join(sorted(SAID)) + STOPS + "   "

Maker = Callable[[Random], str]


def texts(count: int, seed: int) -> Iterator[str]:
    """Yield so many texts, of each kind in turn."""
    chance = Random(seed)
    for number in range(count):
        yield KINDS[number % len(KINDS)](chance)


def _from(letters: str, most: int) -> Maker:
    return lambda chance: "".join(chance.choices(letters, k=chance.randint(0, most)))


def _any(chance: Random) -> str:
    points = (chance.randrange(0x110000) if chance.random() < 0.5 else chance.randrange(0x500) for _ in range(60))
    return "".join(chr(point) for point in points if not 0xD800 <= point < 0xE000)


def _speech(chance: Random) -> str:
    words = chance.choices(SYLLABLES, k=chance.randint(1, 25))
    return "".join(
        word + chance.choice((" ", " ", " ", chance.choice(MARKS), chance.choice(MARKS) * 3)) for word in words
    )


def _dialogue(chance: Random) -> str:
    """A clause that begins with punctuation, a hyphen and a letter: what ends espeak-ng."""
    begun = "".join(chance.choices(MARKS, k=chance.randint(0, 3))) + chance.choice("-–—") * chance.randint(1, 3)
    return " ".join(f"{begun}{word.capitalize()}" for word in chance.choices(SYLLABLES, k=chance.randint(1, 6)))


def _pierced(letters: str) -> Maker:
    """Speech with such letters anywhere in it."""

    def make(chance: Random) -> str:
        return "".join(letter + (chance.choice(letters) if chance.random() < 0.3 else "") for letter in _speech(chance))

    return make


def _long(chance: Random) -> str:
    return "".join(chance.choices(chance.choice(("a", "ngh", "ươ", SPEAKABLE[:-9])), k=chance.randint(100, 1500)))


def _repeated(chance: Random) -> str:
    return " ".join(chance.choice((*MARKS, *SYLLABLES)) * chance.randint(1, 40) for _ in range(chance.randint(1, 6)))


def _pictured(chance: Random) -> str:
    return "".join(f"{word}{chance.choice(EMOJI)}" for word in chance.choices((*SYLLABLES, ""), k=chance.randint(1, 8)))


KINDS: tuple[Maker, ...] = (
    _any,
    _speech,
    _dialogue,
    _repeated,
    _pictured,
    _long,
    _pierced(COMBINING),
    _pierced(UNSEEN),
    _pierced("".join(map(chr, (*range(32), *range(127, 160))))),
    _pierced(RIGHT_TO_LEFT),
    _from(SPEAKABLE, 200),
    _from(MARKS, 40),
    _from("0123456789.,-/:% ", 40),
    _from(SPACES, 4),
)
