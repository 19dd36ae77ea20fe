"""A story while somebody writes it: server-sent events that bring the panes which have changed, and no others."""

import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from anyio import to_thread

from newsdesk.desk.story.view import FRAMES, Shown, Views
from newsdesk.errors import DeskError

ALIVE = timedelta(seconds=15)
"""After so much silence something is said, so that a browser knows that somebody is there."""
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
        turns, known, last = self.views.living.turns, dict(self.known), None
        with self.views.living.watch(self.path):
            while True:
                turn = turns.count
                shown = await self._now()
                if shown is not None and shown is not last:
                    if told := changed(shown, known):
                        yield event(told)
                    last, known = shown, dict(shown.digests)
                if await turns.later(turn, ALIVE) == turn:
                    yield ": vẫn mở\n\n"

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
    panes = {
        name: {"digest": digest, "html": None if name in FRAMES else shown.panes[name]}
        for name, digest in fresh.items()
    }
    slug = shown.subject.story.slug if shown.subject else None
    return {"panes": panes, "said": shown.said, "slug": slug}


def event(told: Mapping[str, object]) -> str:
    """Return an event on the wire; JSON has no bare line end."""
    return f"data: {json.dumps(told, ensure_ascii=False)}\n\n"


def known_of(query: str) -> dict[str, str]:
    """Return the digests that a page says it has: `page:0a1b2c,spoken:…`."""
    pairs = (pair.partition(":") for pair in query[:2000].split(","))
    return {name: digest for name, _, digest in pairs}
