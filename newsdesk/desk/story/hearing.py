"""A story heard: its announcer's recording where there is one, else the machine's voice, made while somebody waits."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from threading import Lock, Thread

from newsdesk import messages
from newsdesk.audio import clips, cues
from newsdesk.audio.kept import Clip, facts_of, whole_clip
from newsdesk.audio.voices import Voice
from newsdesk.commands import console
from newsdesk.commands.sounds import Studio
from newsdesk.desk.story.subject import Subject
from newsdesk.errors import DeskError
from newsdesk.model.cue import Timing
from newsdesk.model.script import Script, Version

MOST = 64
"""Requests that are remembered."""
WAITS = "Đang đợi một việc khác trên bàn này làm xong"
READS, MASTERS = "Giọng máy đang đọc", "Đang chỉnh độ to cho vừa loa"
MASTERS_RECORDING = "Đang chỉnh độ to của bản thu cho vừa loa"


@dataclass(frozen=True, slots=True)
class Sounding:
    """What there is to hear of one version."""

    version: Version
    digest: str
    """Of the script: another text is another sound."""
    ready: bool = False
    making: str = ""
    """What is being done while somebody waits."""
    fault: str = ""
    voice: str = ""
    synthetic: bool = True
    length: timedelta = timedelta()
    cues: tuple[tuple[float, float, int, int], ...] = ()
    """Each cue's beginning and end in seconds, and the sentences that it takes, the last one not included."""
    reckoned: bool = False
    """Whether nobody knows when single sentences are heard."""


@dataclass(frozen=True)
class Heard:
    """A voice that says when it has read."""

    voice: Voice
    done: Callable[[], None]

    @property
    def name(self) -> str:
        """As of the voice."""
        return self.voice.name

    @property
    def engine(self) -> str:
        """As of the voice."""
        return self.voice.engine

    @property
    def source_type(self) -> str:
        """As of the voice."""
        return self.voice.source_type

    @property
    def level(self) -> float | None:
        """As of the voice."""
        return self.voice.level

    @property
    def identity(self) -> str:
        """As of the voice."""
        return self.voice.identity

    def read_aloud(self, script: Script, to: Path) -> tuple[timedelta, ...]:
        """Read, then say so."""
        starts = self.voice.read_aloud(script, to)
        self.done()
        return starts


@dataclass
class Booth:
    """Makes the sounds that somebody asked for, one request at a time for each text."""

    root: Path
    changed: Callable[[], None]
    """Called when there is something else to show."""
    _lock: Lock = field(default_factory=Lock)
    _making: dict[str, str] = field(default_factory=dict)
    """What is being done for each script, by its digest."""
    _faults: dict[str, str] = field(default_factory=dict)
    _made: int = 0
    """How many requests are over."""

    @property
    def stand(self) -> tuple[object, ...]:
        """What is being made and what could not be: another one whenever there is something else to show."""
        with self._lock:
            return (self._made, *self._making.items(), *self._faults)

    def sounding(self, subject: Subject, version: Version) -> Sounding:
        """Return what there is to hear of a version now."""
        script = subject.scripts[version]
        with self._lock:
            making, fault = self._making.get(script.digest, ""), self._faults.get(script.digest, "")
        plain = Sounding(version, script.digest, making=making, fault=fault)
        if making:
            return plain
        try:
            clip = clip_of(subject, script, self.root)
            return _told(plain, script, clip) if clip else plain
        except DeskError as stop:
            return replace(plain, fault=fault or messages.fault(stop))

    def ask(self, subject: Subject, version: Version) -> None:
        """Begin to make a version's sound, unless somebody did."""
        script = subject.scripts[version]
        with self._lock:
            if script.digest in self._making:
                return
            if len(self._faults) > MOST:
                self._faults.clear()
            self._faults.pop(script.digest, None)
            self._making[script.digest] = WAITS
        self.changed()
        Thread(target=self._make, args=(subject, script), daemon=True).start()

    def _make(self, subject: Subject, script: Script) -> None:
        try:
            with console.overheard(), console.alone(self.root):
                make(subject, script, self.root, lambda words: self._says(script, words))
        except DeskError as stop:
            self._faults[script.digest] = messages.fault(stop)
        except Exception:
            self._faults[script.digest] = "Phần mềm gặp lỗi khi làm tiếng. Báo người phụ trách kỹ thuật."
            raise
        finally:
            with self._lock:
                self._making.pop(script.digest, None)
                self._made += 1
            self.changed()

    def _says(self, script: Script, words: str) -> None:
        with self._lock:
            self._making[script.digest] = words
        self.changed()


def studio_of(subject: Subject, root: Path) -> Studio:
    """Return where the desk's sounds are made."""
    return Studio(subject.desk, root)


def make(subject: Subject, script: Script, root: Path, says: Callable[[str], None]) -> Clip:
    """Return the sound of a script, made now if it was not yet; say meanwhile what is done."""
    studio = studio_of(subject, root)
    level, recording = studio.desk.library.facility.level, studio.desk.recordings.of(script)
    if recording and studio.usable(recording):
        says(MASTERS_RECORDING)
        path = studio.desk.recordings.path(recording)
        return clips.from_recording(path, recording.digest, recording.channel, studio.cache, recording.by, level)
    says(READS)
    return clips.clip(script, Heard(studio.voice, lambda: says(MASTERS)), studio.cache, level)


def clip_of(subject: Subject, script: Script, root: Path, *, whole: bool = False) -> Clip | None:
    """Return the sound of a script if it was made; `whole` only if it is still as it was written."""
    studio = studio_of(subject, root)
    clip = studio.made_before(script, studio.voice, whole_clip if whole else facts_of)
    return clip if clip and clip.path.is_file() else None


def _told(plain: Sounding, script: Script, clip: Clip) -> Sounding:
    timed = cues.timed(script, clip)
    groups = list(cues.paragraphs(cues.in_order(script)))
    sizes = [len(group) for group in groups] if timed.timing is Timing.LENGTHS else [1] * len(timed.cues)
    begins = [sum(sizes[:number]) for number in range(len(sizes))]
    laid = tuple(
        (round(cue.start.total_seconds(), 3), round(cue.end.total_seconds(), 3), begin, begin + size)
        for cue, begin, size in zip(timed.cues, begins, sizes, strict=True)
    )
    return replace(
        plain,
        ready=True,
        fault="",
        voice=clip.voice,
        synthetic=clip.synthetic,
        length=clip.length,
        cues=laid,
        reckoned=timed.timing is Timing.LENGTHS,
    )
