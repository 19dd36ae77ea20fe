"""Readings of the lexicon that could say a name: a sound keeps what it was read by, whatever the row says by now."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from newsdesk import files
from newsdesk.model.lexicon import Lexicon, senses
from newsdesk.model.library import Library
from newsdesk.model.residents_named import names_somebody
from newsdesk.model.script import Script
from newsdesk.speech.lookup import as_meant


@dataclass(frozen=True)
class NamedReadings:
    """Asked by which rows a script was read that could say a name, or that say one which somebody is listed by."""

    library: Library

    @cached_property
    def said(self) -> Mapping[str, str]:
        """What is said by each row, by its mark."""
        return {_mark(writing, spoken): spoken for writing, spoken in _rows(self.library.lexicon)}

    @cached_property
    def names(self) -> frozenset[str]:
        """The readings that say a name which is listed: most say none."""
        return names_somebody(self.library.allowances.people, self.said.values())

    def of_each(self, scripts: Iterable[Script]) -> Mapping[str, tuple[str, ...]]:
        """Return the marks of the rows that could say a name, by the digest of the script.

        Two texts that are said alike are one sound, however each is written: it stands for the rows of both.
        """
        found: dict[str, set[str]] = {}
        for script in scripts:
            found.setdefault(script.digest, set()).update(_used_in(script, self._could_name))
        return {digest: tuple(sorted(of)) for digest, of in found.items()}

    def naming(self, script: Script) -> tuple[str, ...]:
        """Return the marks of the rows that a script was read by and that name somebody who is listed."""
        return tuple(sorted(_used_in(script, self._name))) if self._name else ()

    @cached_property
    def _could_name(self) -> Mapping[str, str]:
        """The writings, by mark, of the rows that say something with a capital, or a name that is listed by now."""
        capital = ((w, s) for w, s in _rows(self.library.lexicon) if any(map(str.isupper, s)))
        return {**_writings(capital), **self._name}

    @cached_property
    def _name(self) -> Mapping[str, str]:
        return _writings((writing, spoken) for writing, spoken in _rows(self.library.lexicon) if spoken in self.names)


def _used_in(script: Script, rows: Mapping[str, str]) -> Iterator[str]:
    """Yield the marks of the rows whose writing stands in a script; one too many does no harm."""
    written = as_meant("\n".join(line.written for line in script.lines)).casefold()
    yield from (mark for mark, writing in rows.items() if writing in written)


def _writings(rows: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {_mark(writing, spoken): as_meant(writing).casefold() for writing, spoken in rows}


def _rows(lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    for writing, found in lexicon.items():
        yield from ((writing, one.spoken) for one in senses(found))


def _mark(writing: str, spoken: str) -> str:
    return files.digest(f"{writing}\t{spoken}".encode())
