"""What announcers have read, what they must read again, and what a machine still reads for them."""

from collections.abc import Iterable, Iterator
from datetime import date

from newsdesk.commands.reading import Readable
from newsdesk.commands.record import readable_texts
from newsdesk.desk.board.air import rundowns_ahead
from newsdesk.desk.board.nouns import Named, Voices
from newsdesk.desk.board.steps import recording
from newsdesk.model.calendar import short_day
from newsdesk.model.names import VERSIONS
from newsdesk.model.programme import Part
from newsdesk.model.recording import Recording
from newsdesk.model.script import Script, Version
from newsdesk.problems import Problem


def voices(desk: Readable, problems: Iterable[Problem], today: date) -> Voices:
    """Return where the recordings stand."""
    texts = [script for scripts in readable_texts(desk).values() for script in scripts]
    absent = {problem.facts["slug"] for problem in problems if problem.code == "recording-absent"}
    recorded = [script for script in texts if desk.recordings.of(script)]
    return Voices(
        texts=len(texts),
        recorded=len(recorded),
        outdated=tuple(_again(script, old) for script, old in desk.recordings.outdated(texts)),
        absent=tuple(_named(script) for script in recorded if script.slug in absent),
        wanted=tuple(_wanted(desk, today)),
    )


def outdated_slugs(desk: Readable) -> frozenset[str]:
    """Return the stories that were recorded and whose words have changed since."""
    texts = [script for scripts in desk.spoken.by_slug.values() for script in scripts.values()]
    return frozenset(script.slug for script, _ in desk.recordings.outdated(texts))


def _wanted(desk: Readable, today: date) -> Iterator[Named]:
    """Yield the stories that are on air in the coming days and have no recording, the next first."""
    seen = set[tuple[str, Version]]()
    for rundown in rundowns_ahead(desk, today):
        for item in rundown.items:
            if item.part is not Part.EXEMPLAR or item.version is None or not item.slug:
                continue
            script = desk.spoken.by_slug.get(item.slug, {}).get(item.version)
            if script and not desk.recordings.of(script) and (item.slug, item.version) not in seen:
                seen.add((item.slug, item.version))
                yield _named(script, _when(rundown.day, today))


def _when(day: date, today: date) -> str:
    return f"phát ngày {day.day}/{day.month}" if day != today else "phát hôm nay"


def _again(script: Script, old: Recording) -> Named:
    return _named(script, f"{old.by} thu ngày {short_day(old.on)}")


def _named(script: Script, more: str = "") -> Named:
    short = VERSIONS[Version.SHORT] if script.version is Version.SHORT else ""
    place = recording("", script.slug, script.code).place
    return Named(script.title, place, ", ".join(filter(None, (short, more))))
