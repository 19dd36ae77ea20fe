"""Whose paper it is, of which kind, to whom it goes: what the head and the end of an official paper tell."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from newsdesk.model.facility import Facility
from newsdesk.model.names import PAPERS
from newsdesk.model.papers import Paper, Papers
from newsdesk.office.documents import OFFICIAL, Look

KINDS: dict[Paper, str] = {kind: name.upper() for kind, name in PAPERS.items() if kind is not Paper.LETTER}
"""What stands at the head of a paper; a letter has no kind there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who signs, as it stands on the paper; a line without words stays open."""

    on_behalf: str = ""
    """Such as TM. HỘI ĐỒNG or KT. GIÁM ĐỐC."""
    office: str = ""
    rank: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """Whose paper it is, of which kind, to whom it goes."""

    issuer: str
    superior: str
    place: str
    day: date | None
    """None where whoever signs writes the day."""
    kind: Paper | None
    """None for a form that bears no number."""
    title: str = ""
    """Stands in place of the kind's name where there is no kind, such as BẢN ĐĂNG KÝ."""
    abstract: str
    """What it is about, below the kind; of a letter after V/v."""
    note: str = ""
    """What whoever fills in a form must know, in brackets below its title."""
    sign: str = ""
    """The issuer's abbreviation in the number."""
    number: str = ""
    """As given by the office, such as 05; empty leaves room for it."""
    addressed_to: Sequence[str] = ()
    bases: Sequence[str] = ()
    """Each as it stands after Căn cứ, the word itself included."""
    signature: Signature = Signature()
    recipients: Sequence[str] = ()
    keeping: str = ""
    """After Lưu: VT, such as TCHC (1)."""
    sample: bool = False
    internal: bool = False
    look: Look = field(default=OFFICIAL)

    @property
    def letter(self) -> bool:
        """Whether it is a letter, which has no kind but what it is about below its number."""
        return self.kind is Paper.LETTER

    @property
    def code(self) -> str:
        """Number and sign: Số: 05/BC-CSCNMT; room is left for a number that is not given yet."""
        number = self.number.zfill(2) if self.number.isdecimal() else self.number or "\u00a0" * 8
        between = "" if self.kind is None or self.letter else f"{self.kind.value}-"
        return f"Số: {number}/{between}{self.sign}"


def facility_paper(facility: Facility, papers: Papers, day: date, kind: Paper | None, abstract: str) -> Official:
    """Return a paper of the facility itself with its names, signer and recipients as of a day."""
    names, signer = facility.on(day), facility.signer(day)
    sign = f"{names.sign}-{papers.letters}" if kind is Paper.LETTER and papers.letters else names.sign
    return Official(
        issuer=names.name,
        superior=names.superior,
        place=facility.place,
        day=day,
        kind=kind,
        abstract=abstract,
        sign=sign,
        signature=Signature(
            on_behalf=signer.on_behalf or "" if signer else "",
            office=signer.office if signer else "",
            rank=signer.rank or "" if signer else "",
            name=signer.name or "" if signer else "",
        ),
        recipients=facility.recipients_on(day),
        keeping=kept(facility, papers),
    )


def kept(facility: Facility, papers: Papers) -> str:
    """Return who keeps copies and how many, by the drafting unit's abbreviation where it has one: TCHC (01)."""
    drafting = facility.unit(papers.drafting or "")
    unit = papers.letters or (drafting.name if drafting else "")
    return f"{unit} ({papers.copies:02})" if unit else ""


def as_form(of: Official, title: str, *, sample: bool = False) -> Official:
    """Return a paper as one without number and recipients, under a title of its own, such as CHƯƠNG TRÌNH."""
    return replace(of, kind=None, title=title, sample=sample, recipients=(), keeping="", addressed_to=())


def sent_to(of: Official, recipients: Sequence[str], *, sample: bool = False) -> Official:
    """Return a paper that goes to these alone; whoever signs writes its day."""
    return replace(of, recipients=recipients, day=None, sample=sample)
