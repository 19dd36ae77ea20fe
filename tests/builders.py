"""Small whole nouns for tests: each takes what a test cares about and fills in the rest."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from newsdesk.model.approval import told_digest
from newsdesk.model.base import Origin
from newsdesk.model.consent import Consent
from newsdesk.model.facility import Facility, Name, Unit
from newsdesk.model.library import Library
from newsdesk.model.occasion import PageHeader, Text
from newsdesk.model.plan import Field, Period, Plan
from newsdesk.model.story import Approval, Channel, Header, Kind, Link, Person, Role, Stage, Story, Submitted

TODAY = date(2026, 11, 20)
EMPTY: Mapping[str, Any] = MappingProxyType({})


def a_facility(**changes: Any) -> Facility:
    """Return a facility that was renamed on 1/3/2025, with two units."""
    facts: dict[str, Any] = {
        "names": (
            Name(since=date(2011, 1, 1), name="Cơ sở Cũ", short="Cơ sở Cũ", sign="CSC", superior="Sở Cũ"),
            Name(
                since=date(2025, 3, 1),
                name="Cơ sở Mới",
                short="Cơ sở Mới",
                sign="CSM",
                superior="Cơ quan Mới",
            ),
        ),
        "place": "Sơn La",
        "units": (Unit(key="phong-y-te", name="Phòng Y tế"), Unit(key="to-bep", name="Tổ bếp")),
    }
    return Facility(**(facts | changes))


def a_plan(**changes: Any) -> Plan:
    """Return a plan in force from 2020 to 2030 with two fields."""
    facts: dict[str, Any] = {
        "key": "kh-1",
        "number": "1/KH",
        "title": "Kế hoạch tuyên truyền",
        "issued": date(2020, 1, 1),
        "issuer": "Cơ sở",
        "period": Period(since=date(2020, 1, 1), until=date(2030, 12, 31)),
        "fields": (
            Field(key="doi-song", name="Đời sống và bếp ăn", short="Đời sống"),
            Field(key="an-toan", name="An toàn lao động", short="An toàn"),
        ),
        "criteria": ("Có việc làm cụ thể",),
        "deadline": "08-15",
    }
    return Plan(**(facts | changes))


def a_person(name: str | None = "Chị Hoa", role: Role = Role.STAFF, **changes: Any) -> Person:
    """Return a person; without `consent` nobody may name them."""
    return Person(name=name, role=role, **changes)


def a_slip(slip: str = "PDY-1", channels: Iterable[Channel] = tuple(Channel), **changes: Any) -> Consent:
    """Return a slip that allows the name on the channels."""
    return Consent(slip=slip, name=tuple(channels), **changes)


def a_story(
    slug: str = "bep-sach",
    *,
    body: str = "Một câu chuyện.\n",
    links: tuple[Link, ...] = (),
    pictures: Mapping[str, str] = EMPTY,
    path: str | None = None,
    **header: Any,
) -> Story:
    """Return a draft; `header` takes the keys of a story's header."""
    facts: dict[str, Any] = {
        "title": f"Bài {slug}",
        "kind": Kind.COLLECTIVE,
        "field": "doi-song",
        "unit": "to-bep",
        "stage": Stage.DRAFT,
        "date": date(2026, 9, 10),
        "summary": "Tóm tắt hai câu.",
    }
    return Story(
        slug=slug,
        header=Header(**(facts | header)),
        body=body,
        body_line=10,
        origin=Origin(path or f"exemplars/2026/{slug}.md"),
        links=links,
        pictures=pictures,
    )


def approved(story: Story) -> Story:
    """Return the story handed in, and approved as it stands."""
    submitted = Submitted(by="Tổ bếp", on=date(2026, 9, 7))
    approval = Approval(by="Người duyệt", office="Phó Trưởng Cơ sở", on=date(2026, 9, 8), digest=told_digest(story))
    header = replace(story.header, stage=Stage.APPROVED, submitted=submitted, approvals=(approval,))
    return replace(story, header=header)


def a_page(
    slug: str = "gioi-thieu", title: str = "Giới thiệu", body: str = "Trang này.\n", **rest: Any
) -> Text[PageHeader]:
    """Return a page that stands."""
    origin = Origin(f"content/pages/{slug}.md")
    return Text(slug=slug, header=PageHeader(title=title), body=body, body_line=4, origin=origin, **rest)


def a_library(*stories: Story, slips: Iterable[Consent] = (), **changes: Any) -> Library:
    """Return a Library that holds these stories."""
    facts: dict[str, Any] = {
        "facility": a_facility(),
        "plans": (a_plan(),),
        "consents": {slip.slip: slip for slip in slips},
        "lexicon": {},
        "stories": stories,
        "images": {},
    }
    return Library(**(facts | changes))
