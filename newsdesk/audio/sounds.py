"""Sounds that are not speech: ident, sting, song and bed, of the facility's files or else of the desk's own bells."""

import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from newsdesk.audio import aims, beds, frames
from newsdesk.audio.channels import mixture
from newsdesk.audio.kept import Clip, Made, blaming, from_cache
from newsdesk.audio.mastering import master_music, pick
from newsdesk.files import digest_of
from newsdesk.model.facility import Level

FORM = "2"
"""Counts up whenever a change to a sound changes what is heard."""

LEAST_ROOM = timedelta(seconds=1)
"""Below which music would be nothing but fades."""

Sound = Callable[[Path], Clip]


def ident(cache: Path, source: Path | None = None, source_digest: str | None = None, level: Level = Level.PA) -> Clip:
    """Return the ident as a clip that can be joined with others: of a file, or bells of about 6 seconds."""
    return jingle("ident", cache, source, source_digest, level)


def sting(cache: Path, source: Path | None = None, source_digest: str | None = None, level: Level = Level.PA) -> Clip:
    """Return the sting as a clip that can be joined with others: of a file, or bells of about 1.5 seconds."""
    return jingle("sting", cache, source, source_digest, level)


def jingle(name: str, cache: Path, source: Path | None, source_digest: str | None, level: Level) -> Clip:
    """Return a short sound, aimed by its loudest moment."""
    depends_on = of_jingle(name, known(source, source_digest), level)

    def make(draft: Path) -> Made:
        if source:
            with blaming(source, readable=False):
                return Made(master_music(source, draft, aims.moment(level), filters=mixture(source)))
        return chime(name, draft, level)

    return from_cache(cache, depends_on, make)


def of_jingle(name: str, source: tuple[str, ...], level: Level) -> tuple[str, ...]:
    """Return what a short sound's clip depends on; `source` as `known` returns it."""
    return (name, FORM, *source, *aims.mark(level))


def chime(name: str, to: Path, level: Level) -> Made:
    """Compute one of the desk's own chimes; no compressor, a bell's fall is its sound."""
    from newsdesk.audio import chimes  # pydub comes in only where a chime is made

    with tempfile.TemporaryDirectory(prefix="newsdesk-") as folder:
        played = Path(folder, "played.wav")
        chimes.write({"ident": chimes.IDENT, "sting": chimes.STING}[name], played)
        return Made(master_music(played, to, aims.moment(level), filters=pick(0)))


def song(path: Path, digest: str, cache: Path, level: Level = Level.PA) -> Clip:
    """Return a piece of music as a clip, whole, its dynamics its own; one made before does not need the file.

    Raises DeskError `too-quiet`, `mastering-missed`, `sound-unreadable`, each with the file's path.
    """

    def make(draft: Path) -> Made:
        with blaming(path, readable=False):
            return Made(master_music(path, draft, aims.whole(level), filters=mixture(path)))

    return from_cache(cache, of_song(digest, level), make)


def of_song(digest: str, level: Level) -> tuple[str, ...]:
    """Return what a song's clip depends on."""
    return ("song", FORM, digest, *aims.mark(level))


def bed(
    room: timedelta,
    cache: Path,
    source: Path | None = None,
    source_digest: str | None = None,
    level: Level = Level.PA,
) -> Clip:
    """Return music that lasts `frames.bed_length(room)`: of a file, repeated where it is shorter, or bells.

    For rooms from a second on (ValueError below). Raises what `song` does.
    """
    if room < LEAST_ROOM:
        raise ValueError(room)
    count = frames.fitting(room)
    depends_on = ("bed", FORM, str(count), *known(source, source_digest), *aims.mark(level))

    def make(draft: Path) -> Made:
        return Made(beds.of_file(source, count, draft, level) if source else beds.of_bells(count, draft, level))

    return from_cache(cache, depends_on, make)


def known(source: Path | None, source_digest: str | None) -> tuple[str, ...]:
    """Return what a sound's key has of the facility's file: nothing where there is none."""
    return (source_digest or digest_of(source),) if source else ()
