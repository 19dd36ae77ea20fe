"""The rows of all three lists made ready for a scan, once for each lexicon."""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache

from newsdesk.speech.lookup import Lookup
from newsdesk.speech.spoken import Spoken
from newsdesk.speech.tables import rows

Rows = tuple[tuple[str, str], ...]
Speak = Callable[[str, Mapping[str, str]], Spoken]


def prepared(speak: Speak, lexicon: Mapping[str, str], say: Mapping[str, str]) -> tuple[Lookup, Lookup]:
    """Return all common rows, and the story's own, which are found before anything else is read."""
    return ready(speak, tuple(lexicon.items()), tuple(say.items()))


@lru_cache(maxsize=64)
def ready(speak: Speak, lexicon: Rows, say: Rows) -> tuple[Lookup, Lookup]:
    """Lay the lists over one another."""
    common, own = built_in().copy(), Lookup()
    readings = [*with_spoken_digits(speak, lexicon), *with_spoken_digits(speak, say)]
    for written, spoken in readings[: len(lexicon)]:
        common.add(written, spoken, "lexicon")
    for written, spoken in readings[len(lexicon) :]:
        own.add(written, spoken, "say")
    keep_what_is_spoken(readings, own)
    return common, own


def with_spoken_digits(speak: Speak, pairs: Rows) -> Rows:
    """Spell out numbers and built-in abbreviations within readings, for a second pass would."""
    return tuple((a, b if a == b or b.isalpha() else speak(b, {}).text) for a, b in pairs)


def keep_what_is_spoken(readings: list[tuple[str, str]], own: Lookup) -> None:
    """Let a reading that contains its own writing ("Toan" → "chị Toan") stand where it is met again."""
    keys = [written for written, _ in readings]
    for _, spoken in readings:
        if spoken not in keys and any(key in spoken for key in keys):
            own.add(spoken, spoken, "say")


@cache
def built_in() -> Lookup:
    """Return the built-in list; a writing that stands there twice has two senses, so none is said."""
    lookup, seen = Lookup(), set[str]()
    for written, spoken, *_ in rows("abbreviations.tsv"):
        lookup.add(written, None if written in seen else spoken, "abbreviation")
        seen.add(written)
    return lookup
