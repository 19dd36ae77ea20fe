"""What a rundown needs once it is full: a closing that names who read, and music exactly as long as the room left."""

from collections.abc import Sequence
from dataclasses import replace

from newsdesk.commands.coming import closing_script
from newsdesk.commands.reading import Readable
from newsdesk.commands.rundowns import Planned
from newsdesk.commands.sounds import Sounds, Studio
from newsdesk.model.programme import Part
from newsdesk.model.rundown import Rundown
from newsdesk.model.script import Script
from newsdesk.planning.running import with_closing


def completed(
    desk: Readable, planned: Sequence[Planned], ready: Sounds, studio: Studio
) -> tuple[tuple[Rundown, ...], Sounds]:
    """Return the rundowns as they air, and every sound in them."""
    scripts = [_closing(desk, one) for one in planned]
    clips = {**ready.clips, **studio.speech(scripts)}
    ready = replace(ready, clips=clips)
    rundowns = tuple(_closed(one, script, ready) for one, script in zip(planned, scripts, strict=True))
    return rundowns, replace(ready, beds=studio.beds(rundowns))


def _closing(desk: Readable, planned: Planned) -> Script:
    """Return the closing of a slot; one that names nobody stays the one that was planned with."""
    readers = planned.rundown.readers
    return closing_script(desk.library, planned.airing, readers)


def _closed(planned: Planned, script: Script, ready: Sounds) -> Rundown:
    airing = planned.airing
    if script.digest == planned.airing.said[Part.CLOSING].digest:
        return planned.rundown
    closing = ready.lengths.piece(script)
    return with_closing(planned.rundown, closing, airing.programme, airing.slot, planned.material)
