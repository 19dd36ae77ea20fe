"""What the desk shows of one story right now, pane by pane; reckoned once for everybody who looks."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path, PurePosixPath
from threading import Lock
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from newsdesk import files
from newsdesk.desk.here import Here
from newsdesk.desk.living import Living
from newsdesk.desk.seen import Seen
from newsdesk.desk.shown import environment
from newsdesk.desk.story import aloud, minutes, sheets, standing, troubles
from newsdesk.desk.story.hearing import Booth
from newsdesk.desk.story.subject import Subject, subject_of
from newsdesk.messages import seen as because
from newsdesk.model.names import VERSIONS
from newsdesk.problems import Problem
from newsdesk.site.preview import Preview, Previews

MOST = 16
"""Stories that are kept ready; who looks at more waits a moment longer."""
FRAMES = ("page", "briefing")
"""Panes that are pages of their own, in a frame."""
UNREAD = "Tệp đang có chỗ sai nên chưa đọc được. Dưới đây là bài như đọc được lần trước."
IDLE = re.compile(r"\n\s*\n+")


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One state of a story."""

    path: str
    subject: Subject | None
    """What the panes show: what stands in the file, or what could be read last."""
    problems: tuple[Problem, ...]
    stale: str = ""
    """Why the panes show something older than the file, as a sentence."""
    gone: bool = False
    """Whether there is no such file any more."""
    panes: Mapping[str, Markup] = field(default_factory=dict)
    """By name, what stands in each pane."""
    page: Preview | None = None
    briefing: str = ""

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """What tells one state of each pane from another."""
        framed = {"page": self.page.html if self.page else "", "briefing": self.briefing}
        return {name: files.digest(text)[:12] for name, text in {**self.panes, **framed}.items()}

    @property
    def said(self) -> str:
        """What a listener is told when it has changed."""
        if self.gone:
            return "Tệp của bài không còn ở chỗ cũ."
        counted = troubles.counted(self.problems)
        return f"Chưa đọc được bản mới: {_small(counted)}." if self.stale else f"Đã cập nhật: {_small(counted)}."


@dataclass(frozen=True, slots=True)
class _Kept:
    """A state, and what it was reckoned from."""

    of: tuple[object, ...]
    shown: Shown


@dataclass
class Views:
    """Every story that somebody looks at."""

    root: Path
    home: str
    living: Living
    booth: Booth
    previews: Previews
    _kept: dict[str, _Kept] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def now(self, path: str) -> Shown:
        """Return a story as it stands now; reckoned anew only where something has changed."""
        with self._lock:
            kept, known = self._kept.get(path), self.living.known()
            seen = self.living.story(path)
            of = (known, seen and (seen.digest, seen.because), self.booth.stand)
            if kept and kept.of == of:
                return kept.shown
            shown = self._look(path, seen, kept.shown if kept else None)
            self._keep(path, _Kept(of, shown))
            return shown

    def asked(self, slug: str) -> Shown | None:
        """Return the story of a slug, or of a file of that name where it cannot be read; None where there is none."""
        known = self.living.known()
        path = known.path_of(slug)
        if path == slug:
            looked_at = [(one, kept.shown.subject) for one, kept in list(self._kept.items())]
            named = [one for one, subject in looked_at if subject and subject.story.slug == slug]
            files_named = [one for one in (*known.intake.unread, *self._kept) if PurePosixPath(one).stem == slug]
            path = next(iter([*named, *files_named]), "")
        return self.now(path) if path else None

    def _keep(self, path: str, kept: _Kept) -> None:
        self._kept.pop(path, None)
        self._kept[path] = kept
        while len(self._kept) > MOST:
            self._kept.pop(next(iter(self._kept)))

    def _look(self, path: str, seen: Seen | None, before: Shown | None) -> Shown:
        last = before.subject if before else None
        if seen is None or not files.exists(self.root / path):
            return self._shown(Shown(path=path, subject=last, problems=(), stale=because("gone"), gone=True), before)
        now = subject_of(seen, self.living)
        stale = seen.because or ("" if now else UNREAD)
        return self._shown(Shown(path=path, subject=now or last, problems=seen.problems, stale=stale), before)

    def _shown(self, shown: Shown, before: Shown | None) -> Shown:
        """Return a state with its panes; what stands in frames is made anew only for a story that is another."""
        subject, page, paper = shown.subject, None, ""
        if before and subject is before.subject:
            page, paper = before.page, before.briefing
        elif subject:
            page = self.previews.page(subject.story, subject.library, subject.today)
            paper = sheets.briefing(subject)
        return replace(shown, page=page, briefing=paper, panes=dict(self._panes(shown)))

    def _panes(self, shown: Shown) -> Iterator[tuple[str, Markup]]:
        subject = shown.subject
        listed = troubles.troubles(shown.problems, self.root)
        facts: dict[str, Any] = {"shown": shown, "subject": subject, "home": self.home, "troubles": listed}
        yield (
            "standing",
            _filled(
                "standing",
                **facts,
                counted=troubles.counted(shown.problems),
                opens=troubles.opens_at(self.root / shown.path, 1),
                actions=standing.actions(subject) if subject else (),
                stage=standing.stage_words(subject.story) if subject else "",
                since=standing.since(subject.story) if subject else "",
                unit=standing.unit_words(subject) if subject else "",
            ),
        )
        yield "problems", _filled("problems", **facts)
        if subject:
            yield from self._telling(subject, {"subject": subject, "home": self.home, "versions": VERSIONS})

    def _telling(self, subject: Subject, facts: dict[str, Any]) -> Iterator[tuple[str, Markup]]:
        left = [
            (one, troubles.opens_at(self.root / one.place.path, one.place.line)) for one in aloud.unsettled(subject)
        ]
        yield "spoken", _filled("spoken", **facts, told=tuple(aloud.aloud(subject)), unsettled=left)
        yield "minutes", _filled("minutes", **facts, minutes=minutes.minutes(subject))
        yield (
            "channels",
            _filled("channels", **facts, everywhere=standing.everywhere(subject), channels=standing.channels(subject)),
        )
        soundings = [self.booth.sounding(subject, version) for version in subject.scripts]
        yield "hear", _filled("hear", **facts, soundings=soundings, as_json=json.dumps)


def _small(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"


def _filled(name: str, **told: Any) -> Markup:
    text = environment().get_template(f"story/{name}.html").render(told)
    return Markup(IDLE.sub("\n", text))  # noqa: S704 (a template of ours, every text escaped)


def views_of(here: Here) -> Views:
    """Return the views of a desk, nothing looked at yet."""
    living, images = here.living, here.root / "content/images"

    def beside(name: str) -> str:
        """Return a picture's address, another one for another picture of the same name."""
        return f"../images/{quote(name)}?{living.known().intake.desk.images.get(name, '')[:8]}"

    booth, previews = Booth(here.root, living.turns.next), Previews(here.root, images, beside)
    return Views(here.root, here.home, living, booth, previews)
