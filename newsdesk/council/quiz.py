"""Questions for an evening of culture, made of figures that stand in stories' evidence, each with three answers.

Only claims that make a grammatical question are asked: a change ("… giảm từ 11 xuống 2"), something that never
happened ("Không có vụ …"), and a plain count ("6 người đi bộ …"). All else is left out. Which answers stand beside the
right one, and where it stands, follows from the claim itself: the same evidence gives the same quiz.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from newsdesk.council.asking import COUNTED, asked_of, unit_of
from newsdesk.council.changes import Figure, changes_of, figure
from newsdesk.model.story import Evidence, Story
from newsdesk.speech.numerals import AFTER_TENS, DIGITS, number

COUNT = re.compile(rf"(?P<count>[0-9][0-9.]{{0,12}}) (?P<counter>{COUNTED}) (?P<rest>[^\d,;:]+)\Z")
NEVER = re.compile(rf"Không có (?P<counter>{COUNTED}) (?!nào\b)(?P<rest>[^\d;:]+)\Z")
MONTH = re.compile(r"(?:1[0-2]|[1-9])/\d{4}\Z")
SINCE = re.compile(r"(?:từ|tháng|quý|năm|trong|đến|ngày|đêm|tuần) ", re.IGNORECASE)
MOST = 3
"""Questions of one story."""
SHORTEST = 3
"""Words after the counter that make a question of a count: less is a label."""
SPREADS = ((1, 2), (-1, 1), (-1, -2))
"""Where wrong answers stand beside the right one, in steps towards the figure before (+) or away from it (-)."""


TOKEN = re.compile(r"\d[\d.,]*\d|\d|[^\W\d]+")
IN_NUMBERS = frozenset((*DIGITS, *AFTER_TENS.values(), "mười", "mươi", "trăm", "linh", "nghìn", "triệu", "tỷ"))
UNSURE = (["một"], ["năm"])
"""Numbers that are words of another meaning too: an article, a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question, its answers in the order in which they are offered, and where the right one stands."""

    text: str
    choices: tuple[str, str, str]
    right: int
    story: Story
    claim: str
    period: str
    """When, where the question itself does not say it."""
    source: str

    @property
    def answer(self) -> str:
        """The right answer."""
        return self.choices[self.right]


def questions(story: Story) -> tuple[Question, ...]:
    """Return what may be asked of a story; changes first, since they tell what was achieved."""
    evidence = story.header.evidence
    found = [question for one in evidence for question in _of_changes(story, one)]
    found += [question for one in evidence if (question := _of_count(story, one) or _of_nothing(story, one))]
    return tuple([question for question in found if not _given_away(question)][:MOST])


def _given_away(question: Question) -> bool:
    """Whether the title below which a question stands tells its answer, in figures or in words."""
    title = TOKEN.findall(question.story.title.casefold())
    answer = TOKEN.findall(question.answer.casefold())
    if not answer[0][0].isdigit():  # Không vụ nào
        return tuple(answer[:2]) in pairwise(title)
    if answer[0] in title:
        return True
    whole = answer[0].replace(".", "")
    return whole.isdecimal() and _said(number(int(whole)).split(), title, TOKEN.findall(question.text.casefold()))


def _said(number_words: list[str], title: list[str], asked: list[str]) -> bool:
    """Whether a title says a number, not as part of a longer one, nor "một" or "năm" that count nothing asked for."""
    count = len(number_words)
    for at in range(len(title) - count + 1):
        before, after = title[at - 1] if at else "", title[at + count] if at + count < len(title) else ""
        alone = before not in IN_NUMBERS and after not in IN_NUMBERS
        counts = number_words not in UNSURE or after in asked
        if title[at : at + count] == number_words and alone and counts:
            return True
    return False


def _of_changes(story: Story, one: Evidence) -> Iterator[Question]:
    for change in changes_of(one):
        if offered := _offered(change.before, change.after, change.what):
            unit = unit_of(change)
            choices = [_written(number, change.after) + unit for number in offered]
            right = offered.index(change.after.number)
            yield _question(story, one, asked_of(change), choices, right, period=change.period)


def _of_count(story: Story, one: Evidence) -> Question | None:
    match = COUNT.match(_clean(one.claim))
    right = figure(match["count"]) if match else None
    if not match or right is None or right.number < 2 or len(match["rest"].split()) < SHORTEST:
        return None
    offered = _offered(None, right, match["rest"])
    if not offered:
        return None
    when, period = _when(one)
    text = _capital(f"{when}có bao nhiêu {match['counter']} {match['rest']}?")
    choices = [f"{_written(number, right)} {match['counter']}" for number in offered]
    return _question(story, one, text, choices, offered.index(right.number), period=period)


def _of_nothing(story: Story, one: Evidence) -> Question | None:
    match = NEVER.match(_clean(one.claim))
    if not match:
        return None
    counter = match["counter"]
    when, period = _when(one)
    text = _capital(f"{when}có bao nhiêu {counter} {match['rest']}?")
    place = _drawn(story.slug + text) % 3
    choices = [f"1 {counter}", f"3 {counter}"]
    choices.insert(place, f"Không {counter} nào")
    return _question(story, one, text, choices, place, period=period)


def _when(one: Evidence) -> tuple[str, str]:
    """Return what opens a question with its time, and what is left to say of the time beside it."""
    period = _clean(one.period or "")
    if MONTH.match(period):
        return f"Tháng {period}, ", ""
    return (f"{period[:1].lower()}{period[1:]}, ", "") if SINCE.match(period) else ("", period)


def _question(story: Story, one: Evidence, text: str, choices: list[str], right: int, *, period: str) -> Question:
    return Question(
        text=text,
        choices=(choices[0], choices[1], choices[2]),
        right=right,
        story=story,
        claim=_clean(one.claim),
        period=f"tháng {period}" if MONTH.match(period) else period,
        source=_clean(one.source or ""),
    )


def _offered(before: Figure | None, right: Figure, seed: str) -> list[Decimal]:
    """Return the right number between two wrong ones or beside them, in order; nothing where no two fit.

    None of them is the figure before, which the question itself names.
    """
    step = _step(before, right)
    spread = SPREADS[_drawn(seed + right.written) % len(SPREADS)]
    wrong: list[Decimal] = []
    for steps in (*spread, 1, 2, -1, 3, -2, 4):
        number = right.number + step * steps
        fits = number >= 0 and not ("%" in right.unit and number > 100)
        taken = number == right.number or number in wrong or (before is not None and _same(number, right, before))
        if fits and not taken:
            wrong.append(number)
    return sorted([right.number, *wrong[:2]]) if len(wrong) > 1 else []


def _same(number: Decimal, right: Figure, before: Figure) -> bool:
    return Figure("", number, right.unit).worth == before.worth


def _step(before: Figure | None, right: Figure) -> Decimal:
    """Return how far answers stand apart: a third of the way for a change, a third of a count, as round as it is."""
    quantum = _quantum(right)
    way = right.number / 3
    if before is not None and (before.unit.split()[:1] == right.unit.split()[:1] or not (before.unit and right.unit)):
        way = (before.number - right.number) / 3
    steps = (abs(way) / quantum).to_integral_value() or Decimal(1)
    return quantum * steps * (-1 if way < 0 else 1)


def _quantum(right: Figure) -> Decimal:
    """Return the place of the last figure that is not nought: 10000 of 310.000, 0,1 of 3,8."""
    shift = right.number.normalize().as_tuple().exponent if right.number else 0
    return Decimal(1).scaleb(int(shift))


def _written(number: Decimal, like: Figure) -> str:
    """Return a number with thousands parted, and as many decimals as the right answer has."""
    decimals = max(0, -int(like.number.as_tuple().exponent))
    return f"{number:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def _drawn(seed: str) -> int:
    return int.from_bytes(hashlib.sha256(seed.encode("utf-8", "replace")).digest()[:4], "big")


def _clean(text: str) -> str:
    return " ".join(text.split()).rstrip(" .")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
