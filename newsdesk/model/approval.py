"""What an approval is bound to: a digest of everything that will be told."""

import hashlib
import json
import unicodedata
from typing import Any

from newsdesk.model.story import Stage, Story


def told_digest(story: Story) -> str:
    """Return the digest of everything that is told, to whom, on which channels and from which day.

    One changed word is another digest; the order of keys, line ends and Unicode composition are not.
    """
    header = story.header
    told: dict[str, Any] = {
        "title": header.title,
        "summary": header.summary,
        "body": story.body.strip(),
        "spoken": [header.spoken.text, header.spoken.short, dict(header.spoken.say)],
        "people": [[p.role.value, p.name, p.post, p.consent] for p in header.people],
        "evidence": [[e.claim, e.period, e.source] for e in header.evidence],
        "awards": [[a.title, a.decision, a.on and a.on.isoformat()] for a in header.awards],
        "image": [header.image, header.image_alt],
        "pictures": dict(story.pictures),
        "lesson": header.lesson,
        "question": header.question,
        "tags": list(header.tags),
        "replicated": [[r.unit, r.on.isoformat(), r.result] for r in header.replicated],
        "told as": [header.kind.value, header.field, header.unit, header.sample],
        "told to": [header.audience.value, [channel.value for channel in header.channels]],
        "told from": header.date and header.date.isoformat(),
    }
    if header.expires:  # a key that older approvals do not have
        told["told until"] = header.expires.isoformat()
    if any(e.on for e in header.evidence):
        told["evidence dated"] = [e.on and e.on.isoformat() for e in header.evidence]
    if any(p.basis or p.called or p.photos or p.quoted for p in header.people):
        told["people further"] = [[p.basis, list(p.called), list(p.photos), p.quoted] for p in header.people]
    canonical = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(unicodedata.normalize("NFC", canonical).encode()).hexdigest()[:32]


def text_approved(story: Story) -> str:
    """Return the digest of the text that was approved last; empty where none was."""
    return story.header.approvals[-1].digest if story.header.approvals else ""


def signed_digest(story: Story) -> str:
    """Return the digest that an approval signs: of all that is told, and of the withdrawal that came before.

    So what was approved before a story was taken back is not approved afterwards, on the same day neither.
    """
    told, withdrawn = told_digest(story), story.header.withdrawn
    if withdrawn is None:
        return told
    again = f"{told} told again after {withdrawn.on.isoformat()} {withdrawn.because.value}"
    return hashlib.sha256(again.encode()).hexdigest()[:32]


def is_approved(story: Story) -> bool:
    """Whether the story may be told: approved, and still the text that was approved."""
    return story.header.stage is Stage.APPROVED and answers(story)


def answers(story: Story) -> bool:
    """Whether the last approval is of the story as it stands, and came after any withdrawal."""
    if not story.header.approvals:
        return False
    last, withdrawn = story.header.approvals[-1], story.header.withdrawn
    if last.digest == signed_digest(story):
        return True
    # An approval of a later day came after the withdrawal, though it did not sign it.
    return withdrawn is not None and last.on > withdrawn.on and last.digest == told_digest(story)


def precedes_withdrawal(story: Story) -> bool:
    """Whether the last approval is of this very text, but came before the story was taken back."""
    approvals = story.header.approvals
    return bool(approvals) and not answers(story) and approvals[-1].digest == told_digest(story)
