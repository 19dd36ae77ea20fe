"""What the desk shows of one story right now, pane by pane; reckoned once for everybody who looks."""

import json
import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any

from markupsafe import Markup

from newsdesk import files
from newsdesk.desk.here import Here
from newsdesk.desk.shown import environment
from newsdesk.desk.story import aloud, minutes, seen, sheets, standing, troubles
from newsdesk.desk.story.hearing import Booth
from newsdesk.desk.story.seen import Seen
from newsdesk.desk.story.stamps import Stamp, just_written, stamp
from newsdesk.model.names import VERSIONS
from newsdesk.site.preview import Preview, Previews

MOST = 16
"""Stories that are kept ready; who looks at more waits a moment longer."""
FRAMES = ("page", "briefing")
"""Panes that are pages of their own, in a frame."""


@dataclass(frozen=True)
class Shown:
    """One state of a story."""

    seen: Seen
    """What stands in the file, readable or not."""
    good: Seen | None
    """What the panes show: the same, or what could be read last."""
    panes: Mapping[str, Markup]
    """By name, what stands in each pane."""
    page: Preview | None
    briefing: str
    gone: bool = False
    """Whether there is no such file any more."""

    @property
    def stale(self) -> bool:
        """Whether the panes show something older than the file."""
        return self.good is not None and self.good is not self.seen

    @property
    def digests(self) -> Mapping[str, str]:
        """What tells one state of each pane from another."""
        framed = {"page": self.page.html if self.page else "", "briefing": self.briefing}
        return {name: files.digest(text)[:12] for name, text in {**self.panes, **framed}.items()}

    @property
    def said(self) -> str:
        """What a listener is told when it has changed."""
        if self.gone:
            return "Tệp của bài không còn ở chỗ cũ."
        counted = troubles.counted(self.seen.problems)
        return f"Chưa đọc được bản mới: {counted}." if self.stale else f"Đã cập nhật: {counted[0].lower()}{counted[1:]}."


@dataclass
class _Kept:
    stamp: Stamp
    turn: int
    """Of the booth."""
    shown: Shown


@dataclass
class Views:
    """Every story that somebody looks at."""

    here: Here
    booth: Booth
    previews: Previews
    _kept: dict[str, _Kept] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def now(self, path: str) -> Shown:
        """Return a story as it stands now; reckoned anew only where something on the disk has changed."""
        with self._lock:
            kept, turn = self._kept.get(path), self.booth.turn
            before = kept.shown if kept else None
            there = stamp(self.here.root, path, before.seen.story if before else None)
            if kept and kept.stamp == there and kept.turn == turn:
                return kept.shown
            shown = self._look(path, before)
            if before and before.good and not shown.seen.whole and just_written(there, path, time.time()):
                return before  # half of it may be on its way to the disk
            self._keep(path, _Kept(stamp(self.here.root, path, shown.seen.story, there), turn, shown))
            return shown

    def _keep(self, path: str, kept: _Kept) -> None:
        self._kept.pop(path, None)
        self._kept[path] = kept
        while len(self._kept) > MOST:
            self._kept.pop(next(iter(self._kept)))

    def _look(self, path: str, before: Shown | None) -> Shown:
        now = seen.look(self.here, path)
        gone = not seen.file_of(self.here, path).is_file()
        good = now if now.whole else (before.good if before else None)
        fresh = good is not None and (before is None or good is not before.good)
        page = self._page(good) if good and fresh else (before.page if before else None)
        paper = sheets.briefing(good) if good and fresh else (before.briefing if before else "")
        panes = dict(self._panes(now, good, gone))
        return Shown(now, good, panes, page, paper, gone)

    def _page(self, good: Seen) -> Preview:
        assert good.story  # noqa: S101
        assert good.library  # noqa: S101
        return self.previews.page(good.story, good.library, good.today)

    def _panes(self, now: Seen, good: Seen | None, gone: bool) -> Iterator[tuple[str, Markup]]:
        facts: dict[str, Any] = {"seen": now, "good": good, "gone": gone, "home": self.here.home}
        listed = troubles.troubles(now.problems, self.here.root)
        file = seen.file_of(self.here, now.path)
        yield "standing", _filled(
            "standing",
            **facts,
            stale=good is not None and good is not now,
            troubles=listed,
            counted=troubles.counted(now.problems),
            opens=troubles.opens_at(file, 1),
            actions=standing.actions(good.story) if good and good.story else (),
            stage=standing.stage_words(good.story) if good and good.story else "",
            unit=_unit(good),
        )
        yield "problems", _filled("problems", **facts, troubles=listed)
        if good is None:
            return
        told = tuple(aloud.aloud(good))
        yield "channels", _filled("channels", **facts, channels=standing.channels(good))
        yield "spoken", _filled(
            "spoken", **facts, told=told, unsettled=self._unsettled(good), versions=VERSIONS, stamp=json.dumps
        )
        yield "minutes", _filled("minutes", **facts, minutes=minutes.minutes(good), versions=VERSIONS)
        soundings = [self.booth.sounding(good, version) for version in good.scripts]
        yield "hear", _filled("hear", **facts, soundings=soundings, versions=VERSIONS, as_json=json.dumps)

    def _unsettled(self, good: Seen) -> list[tuple[aloud.Unsettled, str]]:
        root = self.here.root
        found = aloud.unsettled(good.problems)
        return [(one, troubles.opens_at(root / one.place.path, one.place.line)) for one in found]


def _unit(good: Seen | None) -> str:
    if good is None or good.story is None or good.library is None:
        return ""
    unit = good.library.facility.unit(good.story.header.unit)
    return unit.name if unit else good.story.header.unit


def _filled(name: str, **told: Any) -> Markup:
    text = environment().get_template(f"story/{name}.html").render(told)
    return Markup(re.sub(r"\n\s*\n+", "\n", text))  # noqa: S704 (a template of ours, every text escaped)


def views_of(here: Here, root: Path) -> Views:
    """Return the views of a desk, nothing looked at yet."""
    return Views(here, Booth(root), Previews(root, root / "content/images"))
