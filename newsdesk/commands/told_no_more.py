"""What the loudspeakers may tell no longer and lies ready for them yet, a voice too: a withdrawal is heard at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from newsdesk.commands import recording_files
from newsdesk.commands.broadcast_texts import Naming, of_slot
from newsdesk.commands.coming import SOURCE
from newsdesk.commands.named_readings import NamedReadings
from newsdesk.commands.ready import FOLDER, Telling, lying
from newsdesk.commands.script_files import versions_of
from newsdesk.errors import DeskError
from newsdesk.intake import Memory, take_in
from newsdesk.model.announcers import Announcers
from newsdesk.model.approval import is_approved
from newsdesk.model.calendar import short_day
from newsdesk.model.exposed import told_texts
from newsdesk.model.library import Library
from newsdesk.model.names import NAMELESS_READER
from newsdesk.model.recording import Recording
from newsdesk.model.story import Channel, Story
from newsdesk.model.texts import forms
from newsdesk.planning.why import held_back
from newsdesk.playout import verdicts
from newsdesk.playout.sessions import Session
from newsdesk.problems import WHOLE, Place, Problem, notice
from newsdesk.scripts.make import headline_script, story_script

HEARD = Channel.LOUDSPEAKER
WHY = {
    "programme-tells-no-more": verdicts.TOLD_NO_MORE,
    "programme-tells-otherwise": verdicts.TOLD_OTHERWISE,
    "programme-tells-old-words": verdicts.TOLD_OLD_WORDS,
    "programme-reads-otherwise": verdicts.READ_OTHERWISE,
    "programme-read-no-more": verdicts.READ_NO_MORE,
}
"""What the diary says of a slot that went by for each of these."""


@dataclass(frozen=True)
class Asked:
    """A desk as it stands now, asked what of that which lies ready may still be heard."""

    root: Path
    library: Library

    def amiss(self, told: Iterable[Telling]) -> Iterator[tuple[Telling, str]]:
        """Yield what may not be heard on its day, with the code of why not; nor may what is on file no longer."""
        for one in told:
            ask = self._told_no_more if one.of_story else self._own_no_more if one.is_own else self._text_told_no_more
            why = ask(one) or self._read_by_what_stands_no_more(one)
            if why or not self._may_be_read(one):
                yield one, why or "programme-read-no-more"

    def _told_no_more(self, one: Telling) -> str:
        if self._is_over(one):
            return "programme-tells-no-more"
        return "" if self._is_as_approved(one) else "programme-tells-otherwise"

    def _text_told_no_more(self, one: Telling) -> str:
        """Return why news, a feature or a notice may not be heard; nobody approves them, so they hold as they stand."""
        key = (one.part, one.slug)
        if not self._naming.is_told(key, one.day):
            return "programme-tells-no-more"
        text = self._naming.texts[key]
        is_so = one.sound.written == text.written or one.sound.script == text.script().digest
        return "" if is_so else "programme-tells-old-words"

    def _own_no_more(self, one: Telling) -> str:
        """Return why what a programme says of itself may not be heard.

        A slot that no programme has any more comes at no hour. A sound that was made before its words were written down
        is believed: until the next publish alone, and what stands there now is asked.
        """
        own = of_slot(self.library, one.slot, one.day)
        if own is None:
            return ""
        if not self._naming.is_let(own.told(), one.day):
            return "programme-tells-no-more"
        return "" if one.sound.written in ("", own.written) else "programme-tells-old-words"

    def _read_by_what_stands_no_more(self, one: Telling) -> str:
        """Return why what it was read by lets it not be heard: the lexicon may say a name that no text writes."""
        said = [self._readings.said.get(mark) for mark in one.sound.readings]
        if None in said:
            return "programme-reads-otherwise"
        may = all(self._naming.is_let(forms(spoken), one.day) for spoken in said if spoken in self._readings.names)
        return "" if may else "programme-tells-no-more"

    @cached_property
    def _readings(self) -> NamedReadings:
        return NamedReadings(self.library)

    @cached_property
    def _naming(self) -> Naming:
        return Naming(self.library)

    def _is_over(self, one: Telling) -> bool:
        story = self.library.by_slug.get(one.slug)
        if story is None:
            return True
        if self._naming.residents.stand_in(tuple(told_texts(story)), story):
            return True
        held = held_back(story, self.library, one.day)
        if held and held[0] == "changed":  # a LỖI, which nobody can publish past: what was approved stands till then
            on_its_day = self.library.on_air(story).days.have(HEARD, one.day)
            return not on_its_day or bool(self.library.withheld(story, HEARD, one.day))
        return held is not None

    def _is_as_approved(self, one: Telling) -> bool:
        """Whether a sound tells a story as it was approved last.

        What was approved before stands no longer once other words are approved. Whether a name or an identifying detail
        was taken out or a comma was set cannot be told: the old words are kept nowhere, so the old sound is not
        heard. Where the words are those of old but are read otherwise, as after another row in the lexicon, it is.

        A text that is being mended does not silence what was approved, unless somebody has taken back a leave on which
        that rests: the sentence may be out of the text already, it is in the sound.
        """
        story, sound = self.library.by_slug[one.slug], one.sound
        approvals, stands = story.header.approvals, is_approved(story)
        if sound.approved and approvals and sound.approved == approvals[-1].digest:
            leaves = self.library.allowances.gives_leave
            return stands or all(leaves(leave, HEARD, one.day) for leave in sound.rests)
        return stands and sound.script in self._said_of(story)

    def _said_of(self, story: Story) -> frozenset[str]:
        """Return the digests of all that is said of a story as it stands; most often nobody has to ask."""
        if story.slug not in self._said:
            lexicon = self.library.lexicon
            versions = (story_script(story, lexicon, version)[0] for version in versions_of(story))
            self._said[story.slug] = frozenset(one.digest for one in (*versions, headline_script(story, lexicon)))
        return self._said[story.slug]

    @cached_property
    def _said(self) -> dict[str, frozenset[str]]:
        return {}

    def _may_be_read(self, one: Telling) -> bool:
        """Whether the voice may be heard, and called as listeners are told; nobody answers for one not on file.

        Of a programme that does not say which recording it holds, each of this script could be the one.
        """
        sound, facility = one.sound, self.library.facility
        if not sound.voice:
            return True
        announcers = Announcers(facility.announcers, self.library.consents, (one.day,))
        own = [r.by for r in self._recordings if r.script == sound.script and sound.recording in ("", r.digest)]
        called = {NAMELESS_READER, *(announcers.told(by) for by in own)}
        return bool(own) and all(announcers.may_air(by) for by in own) and sound.voice in called

    @cached_property
    def _recordings(self) -> tuple[Recording, ...]:
        return recording_files.read(self.root, self.library, date.max, date.max).kept

    def place(self, one: Telling) -> Place:
        """Return where whoever looks after the desk finds what is told."""
        if one.of_story:
            story = self.library.by_slug.get(one.slug)
            found = Place(story.origin.path) if story else None
        else:
            text = self._naming.texts.get((one.part, one.slug))
            found = Place(SOURCE, WHOLE) if one.is_own else text.place if text else None
        return found or Place(f"{FOLDER}/{one.day}-{one.slot}", WHOLE)


def check_ready(root: Path, library: Library, today: date) -> Iterator[Problem]:
    """Yield each thing that may be heard no more and lies ready yet, with the next time at which it would be heard."""
    opens = {slot.key: f"{slot.opens:%H:%M}" for programme in library.programmes for slot in programme.slots}
    asked = Asked(root, library)
    found: dict[tuple[str, str, str], list[Telling]] = {}
    for one, code in asked.amiss(lying(root, today)):
        found.setdefault((code, "" if one.of_story or one.is_own else one.part, one.slug), []).append(one)
    for (code, *_), of in found.items():
        soonest = min(of, key=lambda one: (one.day, opens.get(one.slot, "")))
        when = {"slot": opens.get(soonest.slot, soonest.slot), "day": short_day(soonest.day)}
        yield notice(asked.place(soonest), code, count=len({(one.day, one.slot) for one in of}), **when)


def refusal(root: Path, session: Session) -> str:
    """Return why the programme that lies ready for a session may not be heard, nothing where it may."""
    told = [one for one in lying(root, session.day) if (one.day, one.slot) == (session.day, session.slot.key)]
    if not told:
        return ""
    try:
        library = take_in(root, session.day, Memory.on_disk(root)).library
        if library is None:
            return verdicts.UNSURE
        return next((WHY[code] for _, code in Asked(root, library).amiss(told)), "")
    except DeskError:  # `check` says of what: here a slot goes by, and the diary is to know why
        return verdicts.UNSURE
