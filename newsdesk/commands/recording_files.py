"""Recordings on file: the register in git, the sound in media/, and which text each still belongs to."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from newsdesk import files
from newsdesk.audio import register
from newsdesk.errors import DeskError
from newsdesk.model.announcers import NOBODY, Announcers
from newsdesk.model.books import not_empty
from newsdesk.model.facility import Facility
from newsdesk.model.library import Library
from newsdesk.model.recording import Recording
from newsdesk.model.script import Script
from newsdesk.model.story import Channel
from newsdesk.problems import Place, Problem, error, notice

REGISTER = "audio_scripts/recordings.csv"


@dataclass(frozen=True)
class Recordings:
    """The register, and where the files are."""

    kept: tuple[Recording, ...] = ()
    media: Path = field(default_factory=Path)
    problems: tuple[Problem, ...] = ()
    announcers: Announcers = NOBODY
    """Whose voice may be aired, and who may be named."""

    @cached_property
    def airable(self) -> tuple[Recording, ...]:
        """What may be aired, with the reader as listeners are told."""
        return self._allowed_on(Channel.LOUDSPEAKER)

    @cached_property
    def by_script(self) -> Mapping[str, Recording]:
        """The recording of each text as it stands, by the digest of its script: the last one handed in counts."""
        return by_text(self.airable)

    @cached_property
    def on_page(self) -> Mapping[str, Recording]:
        """The same of what may be heard on the page: a slip for the loudspeakers is none for the whole world."""
        return by_text(self._allowed_on(Channel.WEB))

    def _allowed_on(self, channel: Channel) -> tuple[Recording, ...]:
        allowed = (one for one in self.kept if self.announcers.may_air(one.by, channel))
        return tuple(replace(one, by=self.announcers.told(one.by, channel)) for one in allowed)

    def of(self, script: Script, channel: Channel = Channel.LOUDSPEAKER) -> Recording | None:
        """Return the recording of this very text that a channel may have, if there is one."""
        return (self.on_page if channel is Channel.WEB else self.by_script).get(script.digest)

    def heard_otherwise(self, script: Script) -> bool:
        """Whether the page may not have the recording that the loudspeakers have, or has another."""
        aired, shown = self.of(script), self.of(script, Channel.WEB)
        return (aired and aired.file) != (shown and shown.file)

    def readers(self, scripts: Iterable[Script]) -> tuple[str, ...]:
        """Return who read any of these texts as they stand, sorted."""
        return tuple(sorted({recording.by for script in scripts if (recording := self.of(script))}))

    def path(self, recording: Recording) -> Path:
        """Return where the sound of a recording lies, if it is there."""
        return self.media / recording.file

    def outdated(self, scripts: Sequence[Script]) -> Iterator[tuple[Script, Recording]]:
        """Yield each text that was recorded and has changed since, with the recording that counts no longer."""
        latest = {(one.slug, one.version): one for one in sorted(self.kept, key=lambda one: one.on)}
        current = {script.digest for script in scripts}  # a story and an item of news may share a slug
        for script in scripts:
            last = latest.get((script.slug, script.version))
            if last and last.script not in current and not self.of(script):
                yield script, last


def by_text(recordings: Iterable[Recording]) -> dict[str, Recording]:
    """Return the last recording of each text."""
    return {one.script: one for one in sorted(recordings, key=lambda one: one.on)}


def media_of(root: Path, facility: Facility) -> Path:
    """Return the folder of recordings, photos and slips, which may lie on another disk."""
    return root / facility.media


def at_home(root: Path, facility: Facility, folder: str) -> None:
    """Let no link lead to a folder of recordings: it lies elsewhere only where the facility itself says so.

    Raises DeskError `media-elsewhere`. What lies above the desk, or above a disk that is named whole, is not ours.
    """
    media = media_of(root, facility)
    at = media if Path(facility.media).is_absolute() else root
    for part in (media / folder).relative_to(at).parts:
        at /= part
        if files.is_link(at):
            raise DeskError("media-elsewhere", path=at)


def read(root: Path, library: Library, today: date, until: date) -> Recordings:
    """Return what is on file; a register that cannot be read is an error, since it would be written over.

    A voice is aired where its slip allows it today and still on the last day that is planned now.
    """
    facility, announcers = library.facility, Announcers(library.facility.announcers, library.consents, (today, until))
    media = media_of(root, facility)
    text = files.text_if_there(root / REGISTER)
    if text is None:
        return Recordings((), media, announcers=announcers)
    try:
        return Recordings(register.from_text(not_empty(text)), media, announcers=announcers)
    except ValueError as fault:
        return Recordings((), media, (error(Place(REGISTER, fault.args[0]), "recordings-unreadable"),))


def change(root: Path, of: Callable[[Sequence[Recording]], Iterable[Recording]]) -> None:
    """Change the register as it stands by now: to examine a recording takes long enough for somebody to save a row.

    Raises DeskError `changed-meanwhile` where it cannot be read any more, or is being saved at this very moment.
    """
    content = files.bytes_if_there(root / REGISTER)
    try:
        kept = () if content is None else register.from_text(not_empty(files.text_of(content)))
    except ValueError as fault:
        raise DeskError("changed-meanwhile", path=REGISTER) from fault
    with files.machine_faults(root / REGISTER):
        (root / REGISTER).parent.mkdir(parents=True, exist_ok=True)
    files.write_over(root / REGISTER, register.to_text(of(kept)).encode(), content)


def unallowed(recordings: Recordings, scripts: Iterable[Script]) -> Iterator[Problem]:
    """Yield those whose recordings are of today's texts and who are not listed, or did not allow their voice."""
    current = {script.digest for script in scripts}
    read = [one for one in recordings.kept if one.script in current]
    for by in sorted({one.by for one in read}):
        if not recordings.announcers.lists(by):
            yield notice(Place(REGISTER), "announcer-unlisted", by=by)
        elif not recordings.announcers.may_air(by):
            count = sum(one.by == by for one in read)
            yield notice(Place(REGISTER), "announcer-without-consent", by=by, count=count)
        elif not recordings.announcers.may_air(by, Channel.WEB):
            yield notice(Place(REGISTER), "announcer-not-on-page", by=by)


def absent(recordings: Recordings, scripts: Iterable[Script]) -> Iterator[Problem]:
    """Yield the recordings of today's texts whose sound is not on this machine: the machine's voice reads instead."""
    for script in scripts:
        recording = recordings.of(script)
        if recording and not recordings.path(recording).is_file():
            facts = {"file": recording.file, "slug": recording.slug, "by": recording.by}
            yield notice(Place(REGISTER), "recording-absent", **facts)
