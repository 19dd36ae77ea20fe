"""What making a paper asks a person for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from newsdesk.desk.steps.asking import Asked, Field, chosen

Words = list[str]
"""What stands behind a command's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A kind of paper, and the command that makes it."""

    name: str
    """Its address."""
    command: str
    """As it is called at the terminal."""
    title: str
    whom: str
    """Who needs it."""
    when: str
    """When it is made."""
    what: str
    """What will be made, said before it is."""
    button: str
    folders: tuple[str, ...]
    """Where it lies, below the office's own folder."""
    fields: Callable[[Asked], Sequence[Field]] = lambda _: ()
    words: Callable[[Mapping[str, str]], Words] = lambda filled: flags(filled)
    then: tuple[str, str] | None = None
    """The address of what comes after the paper, and what the link to it says."""


def flags(filled: Mapping[str, str], several: str = "") -> Words:
    """Return what was filled in as the command's own flags; what is empty is left to the command.

    `several`: of which any number may be ticked, each told by a flag of its own.
    """
    told = ((name, chosen(value) if name == several else (value,)) for name, value in filled.items())
    return [f"--{name}={value}" for name, values in told for value in values if value]
