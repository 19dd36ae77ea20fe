"""Everything that airs, as sound: what announcers read, what a machine reads for them, and what is not speech."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from newsdesk import files
from newsdesk.audio import clips, sounds
from newsdesk.audio.choice import voice_of
from newsdesk.audio.kept import Clip, whole_clip
from newsdesk.audio.orders import Order
from newsdesk.audio.voices import Voice
from newsdesk.commands.lengths import Lengths, Sounding
from newsdesk.commands.progress import over, progress
from newsdesk.commands.reading import Readable
from newsdesk.commands.recording_files import REGISTER
from newsdesk.model.programme import Part
from newsdesk.model.recording import Recording
from newsdesk.model.rundown import Item, Rundown
from newsdesk.model.script import Script, Version
from newsdesk.model.story import Channel
from newsdesk.problems import Place, Problem, notice

SOUNDS = "content/sounds"
Look = Callable[[Path, Sequence[str]], Clip | None]
"""How a clip is looked for in the cache: its facts alone, or its sound too."""
SOUND_OF = {Part.IDENT: sounds.ident, Part.STING: sounds.sting}


@dataclass(frozen=True, slots=True)
class Sounds:
    """Everything ready for air, by digest of its script, and the sounds that are not speech."""

    clips: Mapping[str, Clip]
    fixed: Mapping[Part, Clip]
    headlines: Mapping[str, Clip] = field(default_factory=dict)
    songs: Mapping[str, Clip] = field(default_factory=dict)
    beds: Mapping[str, Clip] = field(default_factory=dict)

    def of(self, item: Item) -> Clip:
        """Return what an item of a rundown sounds like."""
        if item.part in self.fixed:
            return self.fixed[item.part]
        if item.part is Part.SONG:
            return self.songs[item.slug or ""]
        kinds = {Part.HEADLINES: self.headlines, Part.BED: self.beds}
        return kinds.get(item.part, self.clips)[item.digest]

    @property
    def lengths(self) -> Lengths:
        """How long everything is."""
        return Lengths(
            spoken={digest: sounding(clip) for digest, clip in self.clips.items()},
            headlines={digest: sounding(clip) for digest, clip in self.headlines.items()},
            fixed={part: (clip.path.stem[:32], sounding(clip)) for part, clip in self.fixed.items()},
            songs={key: (clip.path.stem[:32], sounding(clip)) for key, clip in self.songs.items()},
        )


def sound_file(root: Path, name: str) -> Path:
    """Return where a sound lies that is called so: in a folder below, or with letters that another system composed."""
    found = {files.nfc(path.name): path for path in files.listing(root / SOUNDS)}
    return found.get(name, root / SOUNDS / name)


def several(what: str, wanted: Mapping[str, Callable[[], Clip]]) -> dict[str, Clip]:
    """Make clips on all cores, and tell how many are made."""
    with progress(what) as told:
        return clips.several(wanted, told=told)


def sounding(clip: Clip) -> Sounding:
    """Return what planning knows of a clip."""
    return Sounding(clip.length, clip.voice or None, clip.synthetic)


@dataclass(frozen=True, slots=True)
class Studio:
    """Where a desk's sounds are made: its voices, its recordings, its files, its level, its cache."""

    desk: Readable
    root: Path
    channel: Channel = Channel.LOUDSPEAKER
    """Where what is made will be heard: whoever lent a voice to one may have refused another."""

    @property
    def cache(self) -> Path:
        """The folder of clips."""
        return self.root / ".cache" / "clips"

    @property
    def has_clips(self) -> bool:
        """Whether any clip was ever made here: a desk whose voice never spoke need not ask for each story."""
        return bool(files.names_in(self.cache))

    @property
    def voice(self) -> Voice:
        """The voice that reads what no announcer read."""
        return voice_of(self.desk.library.facility.voice, self.root)

    @property
    def headlines_voice(self) -> Voice:
        """The second voice, where there is one."""
        facility = self.desk.library.facility
        return voice_of(facility.headlines_voice or facility.voice, self.root)

    def ready(self) -> Sounds:
        """Make every clip that is not in the cache yet."""
        level = self.desk.library.facility.level
        return Sounds(
            clips=self.speech(self.desk.week.scripts),
            fixed={
                part: make(self.cache, *self.source(part.value), level)
                for part, make in over("Đang làm nhạc hiệu", SOUND_OF.items())
            },
            headlines=self.headlines(),
            songs=several("Đang làm bài hát", dict(self._songs())),
        )

    def speech(self, scripts: Sequence[Script]) -> dict[str, Clip]:
        """Return the clip of each script: what an announcer read, else what the machine's voice reads."""
        voice = self.voice
        return several("Đang làm bản phát", {script.digest: self._spoken(script, voice) for script in scripts})

    def read_far(self, address: str) -> None:
        """Let other machines read into the cache what no announcer read: a person's recording stays here."""
        from newsdesk.audio import cluster  # few desks ever ask for it

        with progress("Đang làm bản phát trên cụm máy") as told:
            cluster.render(list(self.for_machines()), self.cache, address, told)

    def for_machines(self) -> Iterator[Order]:
        """Yield what a machine's voice is to read."""
        facility = self.desk.library.facility
        for script in self.desk.week.scripts:
            recording = self.desk.recordings.of(script, self.channel)
            if not (recording and self.usable(recording)):
                yield Order(script=script, voice=self.voice, choice=facility.voice, level=facility.level)
        choice = facility.headlines_voice or facility.voice
        for script in self.desk.week.headed:
            yield Order(script=script, voice=self.headlines_voice, choice=choice, level=facility.level)

    def headlines(self) -> dict[str, Clip]:
        """Return the clip of each headline, read by the second voice."""
        level = self.desk.library.facility.level
        with progress("Đang đọc nội dung chính") as told:
            return clips.render(self.desk.week.headed, self.headlines_voice, self.cache, told=told, level=level)

    def for_page(self, aired: Mapping[str, Clip]) -> dict[str, Clip]:
        """Return these clips as the page may have them: another one where a reader's voice may not be heard there."""
        told = [versions[Version.LONG] for versions in self.desk.spoken.by_slug.values()]
        otherwise = [one for one in told if one.digest in aired and self.desk.recordings.heard_otherwise(one)]
        return {**aired, **replace(self, channel=Channel.WEB).speech(otherwise)} if otherwise else dict(aired)

    def _spoken(self, script: Script, voice: Voice) -> Callable[[], Clip]:
        level = self.desk.library.facility.level
        recording = self.desk.recordings.of(script, self.channel)
        if recording and self.usable(recording):
            path = self.desk.recordings.path(recording)
            return partial(
                clips.from_recording, path, recording.digest, recording.channel, self.cache, recording.by, level
            )
        return partial(clips.clip, script, voice, self.cache, level)

    def usable(self, recording: Recording) -> bool:
        """Whether a recording can be heard here: its clip was made before, or its file is what was handed in."""
        level = self.desk.library.facility.level
        if clips.recording_at_hand(recording.digest, recording.channel, self.cache, recording.by, level):
            return True
        path = self.desk.recordings.path(recording)
        return path.is_file() and files.digest_of(path) == recording.digest

    def altered(self) -> Iterator[Problem]:
        """Yield the recordings whose files are not what was handed in: the machine's voice reads instead."""
        for script in self.desk.week.scripts:
            recording = self.desk.recordings.of(script)
            if recording and self.desk.recordings.path(recording).is_file() and not self.usable(recording):
                facts = {"file": recording.file, "slug": recording.slug, "by": recording.by}
                yield notice(Place(REGISTER), "recording-altered", **facts)

    def _songs(self) -> list[tuple[str, Callable[[], Clip]]]:
        library = self.desk.library
        return [
            (
                song.key,
                partial(
                    sounds.song,
                    sound_file(self.root, song.file),
                    library.sounds[song.file],
                    self.cache,
                    library.facility.level,
                ),
            )
            for song in library.broadcasting.songs
            if any(Part.SONG in programme.order for programme in library.programmes)
        ]

    def beds(self, rundowns: Sequence[Rundown]) -> dict[str, Clip]:
        """Return the music of each rundown by its digest."""
        source, digest = self.source("bed")
        rooms = {item.digest: item.length for rundown in rundowns for item in rundown.items if item.part is Part.BED}
        level = self.desk.library.facility.level
        return several(
            "Đang làm nhạc nền",
            {key: partial(sounds.bed, room, self.cache, source, digest, level) for key, room in rooms.items()},
        )

    def source(self, name: str) -> tuple[Path | None, str | None]:
        """Return the facility's own file of a sound and its digest, where there is one."""
        file = getattr(self.desk.library.broadcasting.sounds, name)
        return (sound_file(self.root, file), self.desk.library.sounds[file]) if file else (None, None)

    def at_hand(self) -> dict[str, Clip]:
        """Return the clips of stories that are made already, by the digest of their script."""
        if not self.has_clips:
            return {}
        told = [versions[Version.LONG] for versions in self.desk.week.stories.values() if Version.LONG in versions]
        voice = self.voice
        found = {script.digest: self.made_before(script, voice, whole_clip) for script in told}
        return {digest: clip for digest, clip in found.items() if clip}

    def made_before(self, script: Script, voice: Voice, look: Look) -> Clip | None:
        """Return the clip of a script if it was made: what an announcer read, else what the machine's voice did."""
        level, recording = self.desk.library.facility.level, self.desk.recordings.of(script, self.channel)
        if recording and (clip := look(self.cache, clips.of_recording(recording.digest, recording.channel, level))):
            return replace(clip, voice=recording.by)
        return look(self.cache, clips.of_script(script, voice, level))
