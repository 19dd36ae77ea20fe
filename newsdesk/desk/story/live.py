"""A story while somebody writes it: server-sent events that bring the panes which have changed, and no others."""

import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass

import anyio
from anyio import to_thread

from newsdesk.desk.story.view import FRAMES, Shown, Views
from newsdesk.errors import DeskError

PULSE = 0.05
"""Seconds between two looks at the disk."""
ALIVE = 15.0
"""Seconds after which silence is broken, so that a browser knows that somebody is there."""
RETRY = "retry: 1000\n\n"
"""Milliseconds after which a browser asks again where the desk was closed and opened."""


@dataclass(frozen=True, slots=True)
class Watcher:
    """One open page and the panes that it has."""

    views: Views
    path: str
    known: Mapping[str, str]
    """The digest of each pane that it has already, by the pane's name."""

    async def events(self) -> AsyncIterator[str]:
        """Yield what a browser is told, until it goes away."""
        yield RETRY
        known, last, quiet = dict(self.known), None, 0.0
        while True:
            shown = await self._now()
            if shown is not None and shown is not last:
                if told := changed(shown, known):
                    yield event(told)
                    quiet = 0.0
                last, known = shown, dict(shown.digests)
            await anyio.sleep(PULSE)
            quiet += PULSE
            if quiet >= ALIVE:
                yield ": vẫn mở\n\n"
                quiet = 0.0

    async def _now(self) -> Shown | None:
        """Return the story as it stands; None where the disk does not answer just now: the next look will tell."""
        try:
            return await to_thread.run_sync(self.views.now, self.path)
        except DeskError:
            return None


def changed(shown: Shown, known: Mapping[str, str]) -> dict[str, object]:
    """Return what is told of a state to somebody who knows these panes; nothing where nothing has changed."""
    fresh = {name: digest for name, digest in shown.digests.items() if known.get(name) != digest}
    if not fresh:
        return {}
    panes = {name: {"digest": digest, "html": None if name in FRAMES else shown.panes[name]} for name, digest in fresh.items()}
    slug = shown.good.story.slug if shown.good and shown.good.story else None
    return {"panes": panes, "said": shown.said, "stale": shown.stale, "gone": shown.gone, "slug": slug}


def event(told: Mapping[str, object]) -> str:
    """Return an event on the wire; JSON has no bare line end."""
    return f"data: {json.dumps(told, ensure_ascii=False)}\n\n"


def known_of(query: str) -> dict[str, str]:
    """Return the digests that a page says it has: `page:0a1b2c,spoken:…`."""
    pairs = (pair.partition(":") for pair in query[:2000].split(","))
    return {name: digest for name, _, digest in pairs}
