"""The rows of all three lists made ready for a scan, once for each lexicon."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache, lru_cache

from newsdesk.model.lexicon import SIGN, Lexicon, Sense, sense, senses
from newsdesk.speech.idle import Idle
from newsdesk.speech.lookup import Lookup
from newsdesk.speech.spoken import Spoken
from newsdesk.speech.tables import mapping, rows

BEFORE_ITS_NUMBER = frozenset(["số", SIGN])
"""What comes after the abbreviation of a paper's kind: NĐ 30/2020, VBHN số 07."""
Entry = tuple[str, str | tuple[Sense, ...]]
Speak = Callable[[str, Lexicon], Spoken]


Rows = tuple[Lookup, Lookup, Idle]
"""All common rows; those of a story, which are found before anything else is read; words with which none begins."""


def prepared(speak: Speak, lexicon: Lexicon, say: Mapping[str, str]) -> Rows:
    """Return the rows by which a story is read."""
    return ready(speak, tuple(lexicon.items()), tuple(say.items()))


@lru_cache(maxsize=64)
def ready(speak: Speak, lexicon: tuple[Entry, ...], say: tuple[tuple[str, str], ...]) -> Rows:
    """Lay the lists over one another."""
    common, kept, idle = with_lexicon(speak, lexicon)
    own = kept.copy()
    for written, spoken in say:
        own.add(written, (Sense(in_words(speak, written, spoken)),), "say")
    read_aloud = [sense.spoken for _, readings in lexicon for sense in senses(readings)]
    keep_what_is_spoken([spoken for _, spoken in say], [written for written, _ in (*lexicon, *say)], own)
    keep_what_is_spoken(read_aloud, [written for written, _ in say], own)
    return common, own, idle


@lru_cache(maxsize=8)
def with_lexicon(speak: Speak, lexicon: tuple[Entry, ...]) -> Rows:
    """Lay a facility's rows over the built-in list; beside it, what of their readings stands when met again."""
    common, own = built_in().copy(), Lookup()
    for written, readings in lexicon:
        said = tuple(replace(sense, spoken=in_words(speak, written, sense.spoken)) for sense in senses(readings))
        common.add(written, said, "lexicon")
    read_aloud = [sense.spoken for _, readings in lexicon for sense in senses(readings)]
    keep_what_is_spoken(read_aloud, [written for written, _ in lexicon], own)
    return common, own, Idle(common.index)


def in_words(speak: Speak, written: str, spoken: str) -> str:
    """Spell out numbers and built-in abbreviations within a reading, for a second pass would."""
    return spoken if written == spoken or spoken.isalpha() else speak(spoken, {}).text


def keep_what_is_spoken(read_aloud: list[str], keys: list[str], own: Lookup) -> None:
    """Let a reading that contains a writing ("Toan" → "chị Toan") stand where it is met again."""
    for spoken in read_aloud:
        if spoken not in keys and any(key in spoken for key in keys):
            own.add(spoken, (Sense(spoken),), "say")


@cache
def built_in() -> Lookup:
    """Return the built-in list; a writing that stands there twice has two senses."""
    lookup, found = Lookup(), dict[str, list[Sense]]()
    for written, spoken, *rest in rows("abbreviations.tsv"):
        found.setdefault(written, []).append(sense(spoken, "".join(rest[:1])))
    for written, spoken in mapping("papers.tsv").items():
        read_as = found.setdefault(written, [])
        decided = len(read_as) == 1 and not read_as[0].scoped
        if len(written) > 1 and not decided and not any(sense.before & BEFORE_ITS_NUMBER for sense in read_as):
            read_as.append(Sense(spoken, before=BEFORE_ITS_NUMBER))
    for written, read_as in found.items():
        lookup.add(written, tuple(read_as), "abbreviation")
    return lookup
