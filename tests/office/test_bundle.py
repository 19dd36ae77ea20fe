"""A year leaves the house with everything that happened in it and with nobody who did not allow it."""

import csv
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date, time, timedelta
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest

from newsdesk.model.base import Origin
from newsdesk.model.diary import Entry, Outcome
from newsdesk.model.facility import Announcer, Signer
from newsdesk.model.library import Library
from newsdesk.model.occasion import EventHeader, Text
from newsdesk.model.programme import Part
from newsdesk.model.recording import Recording
from newsdesk.model.rundown import Item, Rundown
from newsdesk.model.story import (
    Audience,
    Award,
    Cause,
    Channel,
    Registration,
    Replication,
    Role,
    Stage,
    Story,
    Submitted,
    Withdrawn,
)
from newsdesk.office.archives import packed
from newsdesk.office.bundle import History, Version, Year, bundled
from newsdesk.office.bundle.history import initials
from newsdesk.office.bundle.tables import why_untold
from tests.builders import TODAY, a_facility, a_library, a_person, a_slip, a_story, approved

DAY = date(2026, 11, 10)


def a_rundown(*stories: str, day: date = DAY, title: str = "Chị Hoa và gian bếp", voice: str = "chị Bưởi") -> Rundown:
    items = tuple(
        Item(
            part=Part.EXEMPLAR, title=title, starts=timedelta(), length=timedelta(seconds=90), slug=slug, digest="0",
            voice=voice,
        )
        for slug in stories
    )  # fmt: skip
    return Rundown(
        day=day, slot="sang", programme="p", title="P", opens=time(5, 45), slot_length=timedelta(minutes=5), items=items
    )


def an_event(title: str, *stories: str, body: str = "Kể lại.\n") -> Text[EventHeader]:
    header = EventHeader(title=title, date=DAY, channel=Channel.BRIEFING, units=("to-bep",), stories=stories, present=9)
    return Text(
        slug="giao-ban", header=header, body=body, body_line=5, origin=Origin("content/events/2026/giao-ban.md")
    )


def a_version(subject: str = "Sửa bài", day: date = DAY) -> Version:
    return Version(day=day, commit="a" * 40, subject=subject, by="N.V.A.", blob="b" * 40)


def contents(*stories: Story, slips: Any = (), library: Mapping[str, Any] | None = None, **year: Any) -> dict[str, str]:
    facts = {"number": 2026, "today": TODAY, **year}
    content, _ = bundled(Year(library=a_library(*stories, slips=slips, **(library or {})), **facts))
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}


def rows(told: Mapping[str, str], name: str) -> list[list[str]]:
    return list(csv.reader(StringIO(told[f"so-lieu/{name}.csv"])))[1:]


def everything(told: Mapping[str, str]) -> str:
    return "\n".join([*told, *told.values()])


def a_told_story(**header: Any) -> Story:
    story = approved(
        a_story(
            title="Gian bếp",
            registration=Registration(on=date(2026, 7, 1), goal="Sắp lại bếp", contact="Anh Ké, tổ phó"),
            replicated=(Replication(unit="phong-y-te", on=date(2026, 10, 2), result="Đã làm"),),
            **header,
        )
    )
    return replace(story, header=replace(story.header, submitted=Submitted(by="Anh Ké", on=date(2026, 9, 1))))


def test_the_index_leads_from_registration_to_replication() -> None:
    told = contents(
        a_told_story(),
        library={"events": (an_event("Giao ban nghe chuyện bếp", "bep-sach"),)},
        rundowns=[a_rundown("bep-sach"), a_rundown("bep-sach", day=DAY + timedelta(days=1))],
        diary={"2026-11-10-sang": Entry(day=DAY, slot="sang", opens=time(5, 45), outcome=Outcome.AIRED)},
        history=History(versions={"exemplars/2026/bep-sach.md": (a_version(),)}),
    )
    page = told["index.html"]
    steps = [
        "Ngày 1/7/2026, cho năm 2026", "Nội dung: Sắp lại bếp", "Ngày 1/9/2026", "Ngày 8/9/2026, Người duyệt, Phó Trưởng",
        "Được phép đăng từ ngày 10/9/2026", "Có trong 2 buổi đã lập; nhật ký ghi đã phát 1 buổi.",
        "Ngày 10/11/2026, giao ban: Giao ban nghe chuyện bếp", "Ngày 2/10/2026, Phòng Y tế: Đã làm", "N.V.A. aaaaaaaaaaaa",
    ]  # fmt: skip
    places = [page.index(step) for step in steps]
    assert places == sorted(places)
    assert 'href="bai/bep-sach.html"' in page
    for link in page.split('href="')[1:]:
        target = link.split('"')[0]
        assert target.startswith("#") or target in told, target


def test_who_took_a_story_over_in_another_year_is_of_that_year() -> None:
    told = contents(a_told_story(), number=2025, rundowns=[a_rundown("bep-sach", day=date(2025, 11, 10))])
    assert rows(told, "nhan-rong") == []
    assert "Năm 2025 không ghi đơn vị nào làm theo." in told["index.html"]
    assert "<td>1</td><td>–</td><td>–</td></tr>" in told["index.html"]
    assert len(rows(contents(a_told_story()), "nhan-rong")) == 1


def test_what_was_missed_is_no_airing() -> None:
    missed = {"2026-11-10-sang": Entry(day=DAY, slot="sang", opens=time(5, 45), outcome=Outcome.MISSED)}
    told = contents(a_told_story(), rundowns=[a_rundown("bep-sach")], diary=missed)
    assert "không có lần phát nào" in told["index.html"]
    assert rows(told, "nhat-ky")[0][3] == "không phát"


@pytest.mark.parametrize(("heard", "said"), [(89, "không có lần phát nào"), (90, "nhật ký ghi đã phát 1 buổi")])
def test_a_broadcast_that_was_cut_short_tells_what_was_heard_to_its_end(heard: int, said: str) -> None:
    entry = Entry(day=DAY, slot="sang", opens=time(5, 45), outcome=Outcome.PARTIAL, heard=timedelta(seconds=heard))
    told = contents(a_told_story(), rundowns=[a_rundown("bep-sach")], diary={"2026-11-10-sang": entry})
    assert said in told["index.html"]


LEAKS = ("Hoa", "Na ", "Sỏi", "Tủa", "Lò Văn", "Bưởi", "Ké", "Ruộng")


def a_year_of_secrets() -> dict[str, Any]:
    """Return a year in which every free text names somebody who did not allow it."""
    people = (
        a_person("Anh Tủa", post="Thủ kho", called=("chú Ruộng",)),
        a_person("Lò Văn A", Role.RESIDENT, post="Buồng 5"),
    )
    held = approved(
        a_story("hoa-va-bep", title="Chị Hoa và gian bếp", people=(a_person("Chị Hoa"),), body="Chị Hoa kể.\n")
    )
    registration = Registration(
        on=date(2026, 7, 1), goal="Theo gương chị Hoa", expected="Như chú Ruộng", contact="Anh Ké"
    )
    told = approved(a_story(title="Gian bếp", people=people, registration=registration))
    taken_back = a_story(
        "hoa-rut", title="Chuyện chị Hoa", stage=Stage.WITHDRAWN, people=(a_person("Chị Hoa", consent="PDY-9"),),
        withdrawn=Withdrawn(on=DAY, because=Cause.CONSENT, note="Chị Hoa rút"), registration=registration,
    )  # fmt: skip
    under_way = a_story("dang-viet", title="Anh Tủa giữ kho", people=people, registration=registration)
    library = {
        "facility": a_facility(
            announcers=(Announcer(name="chị Bưởi", consent="PDY-8"),),
            signers=(Signer(since=date(2020, 1, 1), office="Giám đốc", name="Ông Ké"),),
        ),
        "events": (
            an_event("Nghe chị Hoa kể", "hoa-va-bep", "bep-sach", body="Anh Tủa kể.\n"),
            an_event("Nghe cô Na đọc"),
            an_event("Nghe chị Bưởi đọc"),
            an_event("Nghe bác Sỏi đọc"),
        ),
    }
    return {
        "stories": (told, held, taken_back, under_way),
        "library": library,
        "rundowns": [a_rundown("hoa-va-bep", "hoa-rut", "bep-sach", voice="bác Sỏi")],
        "diary": {"2026-11-10-sang": Entry(day=DAY, slot="sang", opens=time(5, 45), outcome=Outcome.PARTIAL, why="Anh Tủa tắt máy")},
        "recordings": [
            Recording(
                slug=slug, script="s", file="thu/chi-buoi.wav", digest="d", by="cô Na", on=DAY,
                length=timedelta(seconds=9), syllables=30,
            )
            for slug in ("hoa-va-bep", "bep-sach")
        ],
        "history": History(versions={f"exemplars/2026/{s}.md": (a_version("Bỏ tên chị Hoa"),) for s in ("bep-sach", "hoa-rut")}),
        "books": {"withdrawals.csv": "on,slug,why\n2026-11-10,hoa-rut,Chị Hoa rút\n"},
    }  # fmt: skip


def test_nobody_leaves_the_house_who_did_not_allow_it() -> None:
    secrets = a_year_of_secrets()
    told = contents(*secrets.pop("stories"), **secrets)
    words = everything(told)
    for name in LEAKS:
        assert name not in words, [file for file, text in told.items() if name in text]
    for slug in ("hoa-va-bep", "hoa-rut", "chi-buoi", "Buồng 5"):
        assert slug not in words
    assert "Một học viên" in told["bai/bep-sach.html"]
    assert "Thủ kho" in told["bai/bep-sach.html"]
    assert [row[2:] for row in rows(told, "bai-khong-ke")] == [
        ["bản nháp", "chưa được duyệt (tình trạng: bản nháp)."],
        ["đã rút", "người trong bài rút lại sự đồng ý"],
        ["đã duyệt", "nêu tên người chưa có phiếu đồng ý cho trang thông tin."],
    ]
    assert rows(told, "khung-chuong-trinh")[2][4:6] == ["Gian bếp", "bep-sach"]
    assert rows(told, "khung-chuong-trinh")[0][4:6] == ["(bài không nêu trong hồ sơ này)", ""]


def test_a_person_is_named_with_the_slip_that_allows_it_and_without_it_by_post() -> None:
    people = (
        a_person("Chị Hoa", post="Tổ trưởng", consent="PDY-1"),
        a_person("Anh Tủa", post="Thủ kho", consent="PDY-2"),
    )
    slips = (a_slip("PDY-1"), a_slip("PDY-2", [Channel.BRIEFING]))
    page = contents(approved(a_story(people=people)), slips=slips)["bai/bep-sach.html"]
    assert "Chị Hoa, Tổ trưởng (phiếu PDY-1)" in page
    assert "Thủ kho (phiếu PDY-2)" in page
    assert "Tủa" not in page


def test_a_name_that_a_slip_allows_is_not_struck_out_where_its_bearer_stands_in_a_draft_too() -> None:
    person = a_person("Chị Hoa", consent="PDY-1")
    draft = a_story("dang-viet", people=(person,))
    event = an_event("Nghe chị Hoa kể", "bep-sach")
    told = contents(approved(a_story(people=(person,))), draft, slips=(a_slip(),), library={"events": (event,)})
    assert rows(told, "hoat-dong")[0][2] == "Nghe chị Hoa kể"


def test_an_announcer_whom_a_told_story_may_name_is_not_struck_out() -> None:
    story = approved(a_story(people=(a_person("Chị Hoa", consent="PDY-1"),)))
    library = {"events": (an_event("Nghe chị Hoa kể"),)}
    told = contents(story, slips=(a_slip(),), library=library, rundowns=[a_rundown("bep-sach", voice="chị Hoa")])
    assert rows(told, "hoat-dong")[0][2] == "Nghe chị Hoa kể"
    assert rows(told, "khung-chuong-trinh")[0][8] == "phát thanh viên"


def test_an_old_title_in_a_rundown_is_not_told_anew() -> None:
    told = contents(a_told_story(), rundowns=[a_rundown("bep-sach", title="Chuyện chị Hoa")])
    assert rows(told, "khung-chuong-trinh")[0][4] == "Gian bếp"


def test_consents_are_numbers_alone() -> None:
    slips = (a_slip("PDY-1", [Channel.WEB], until=date(2027, 1, 1), withdrawn=date(2026, 11, 1)),)
    assert rows(contents(slips=slips), "phieu-dong-y") == [
        ["PDY-1", "", "trang thông tin", "", "", "", "2027-01-01", "2026-11-01"]
    ]


@pytest.mark.parametrize(
    ("header", "there"),
    [
        ({"date": date(2026, 2, 1)}, True),
        ({"date": date(2025, 2, 1)}, False),
        ({"date": date(2025, 2, 1), "registration": Registration(on=date(2025, 7, 1), year=2026)}, True),
        ({"date": date(2025, 2, 1), "submitted": Submitted(by="A", on=DAY)}, True),
        ({"date": date(2025, 2, 1), "replicated": (Replication(unit="to-bep", on=DAY),)}, True),
    ],
)
def test_a_story_is_of_the_years_in_which_something_happened(header: dict[str, Any], there: bool) -> None:
    assert bool(Year(library=a_library(a_story(**header)), number=2026, today=TODAY).of_year) is there


def test_a_story_of_another_year_that_was_aired_is_there() -> None:
    year = Year(
        library=a_library(a_story(date=date(2025, 2, 1))), number=2026, today=TODAY, rundowns=[a_rundown("bep-sach")]
    )
    assert year.of_year


def test_nothing_is_told_of_days_that_have_not_come() -> None:
    told = contents(a_told_story(), rundowns=[a_rundown("bep-sach", day=TODAY + timedelta(days=1))])
    assert rows(told, "khung-chuong-trinh") == []


def test_a_story_for_staff_alone_stays_in_the_house() -> None:
    told = contents(a_told_story(audience=Audience.STAFF))
    assert "Gian bếp" not in everything(told)
    assert rows(told, "bai-khong-ke")[0][3] == "chỉ dành cho cán bộ (mục audience)."


class Stricter(Library):
    """A library with one more rule about who may be told of, which no reason speaks of yet."""

    def for_channel(self, channel: Channel, *, on: date) -> tuple[Story, ...]:
        return ()


def test_a_story_that_is_held_back_by_a_rule_without_a_reason_is_said_to_be_held_back() -> None:
    story = approved(a_story())
    library = a_library(story)
    stricter = Stricter(**{part.name: getattr(library, part.name) for part in fields(library)})
    assert why_untold(story, Year(library=stricter, number=2026, today=TODAY)) == (
        "chưa đủ điều kiện để lên trang thông tin; lệnh check nói rõ vì sao."
    )


def test_a_year_without_stories_is_a_record_too() -> None:
    told = contents(number=2019)
    assert "Không có bài nào." in told["index.html"]
    assert "Chưa làm báo cáo nào của năm 2019." in told["README.txt"]
    assert "Không có kế hoạch nào" in told["README.txt"]


def test_the_manifest_tells_what_the_record_is() -> None:
    told = contents(a_told_story())
    assert told["MANIFEST.txt"].startswith("# Hồ sơ tuyên truyền")
    for fact in ("# Cơ sở: Cơ sở Mới", "# Năm: 2026", "# Tính đến ngày: 2026-11-20", "# Số bài được phổ biến: 1"):
        assert fact in told["MANIFEST.txt"]


@pytest.mark.parametrize(("ending", "kept"), [("html", True), ("docx", False), ("pdf", False)])
def test_a_report_goes_along_where_it_can_be_read(ending: str, kept: bool) -> None:
    told = contents(a_told_story(), reports={f"2026/bao-cao.{ending}": b"<p>B\xc3\xa1o c\xc3\xa1o</p>"})
    assert (f"bao-cao/2026/bao-cao.{ending}" in told) is kept
    assert ("máy không đọc được tệp" in told["README.txt"]) is not kept


def test_a_report_stays_that_names_somebody_who_took_it_back() -> None:
    document = packed({"word/document.xml": "<w:p><w:t>Chị</w:t><w:t> Hoa</w:t></w:p>".encode()})
    held = approved(a_story(people=(a_person("Chị Hoa"),), body="Chị Hoa kể.\n"))
    told = contents(held, reports={"2026/bao-cao.docx": document})
    assert "bao-cao/2026/bao-cao.docx" not in told
    assert "Làm lại báo cáo." in told["README.txt"]


def withdrawn(story: Story) -> Story:
    back = Withdrawn(on=DAY, because=Cause.OTHER)
    return replace(story, header=replace(story.header, stage=Stage.WITHDRAWN, withdrawn=back))


@pytest.mark.parametrize(
    ("story", "kept"),
    [
        (a_told_story(expires=DAY), True),
        (a_told_story(channels=(Channel.BRIEFING,)), True),
        (a_story(title="Gian bếp"), True),
        (approved(a_story(title="Gian bếp", body="Chị Na kể.\n", people=(a_person("Chị Na"),))), True),
        (withdrawn(a_told_story()), False),
        (a_told_story(awards=(Award(title="Giấy khen", revoked=DAY),)), False),
        (approved(a_story(title="Gian bếp", body="Chị Hoa kể.\n", people=(a_person(consent="PDY-1"),))), False),
    ],
)
def test_a_report_stays_that_tells_what_was_taken_back_and_not_what_the_page_tells_no_longer(
    story: Story, kept: bool
) -> None:
    reports = {"2026/bao-cao.html": "<p>Bài “Gian bếp” của Tổ bếp</p>".encode()}
    told = contents(story, slips=[a_slip(withdrawn=DAY)], reports=reports)
    assert ("bao-cao/2026/bao-cao.html" in told) is kept
    assert ("nêu bài đã rút, hoặc bài có người rút đồng ý" in told["README.txt"]) is not kept


def test_a_name_of_a_file_that_some_system_refuses_is_said() -> None:
    told = contents(reports={"2026/bao:cao.html": b"<p></p>"})
    assert not any(name.startswith("bao-cao/") for name in told)
    assert "Đổi tên tệp." in told["README.txt"]


def test_a_book_that_cannot_be_read_is_said() -> None:
    told = contents(books={"withdrawals.csv": 'a,b\n"mở mà không đóng\n'})
    assert "Sổ withdrawals.csv không đóng vào hồ sơ" in told["README.txt"]


def test_a_book_tells_nothing_of_what_was_taken_back_but_days_and_keys() -> None:
    taken_back = a_story("da-rut", stage=Stage.WITHDRAWN, withdrawn=Withdrawn(on=DAY, because=Cause.OTHER))
    under_way = a_story("dang-viet", title="Đang viết")
    book = "frozen,slug,kind,goal\n2026-08-17,da-rut,model,Ghép xe\n2026-08-17,dang-viet,model,Ghép thuyền\n"
    told = contents(taken_back, under_way, books={"registrations-2026.csv": book})["so-lieu/so/registrations-2026.csv"]
    assert told.splitlines()[1:] == [
        "2026-08-17,(bài không nêu trong hồ sơ này),model,(bài không nêu trong hồ sơ này)",
        "2026-08-17,(bài không nêu trong hồ sơ này),model,Ghép thuyền",
    ]


def test_cells_that_a_spreadsheet_would_reckon_are_shown_instead() -> None:
    event = an_event("=HYPERLINK(1)")
    assert rows(contents(library={"events": (event,)}), "hoat-dong")[0][2] == "'=HYPERLINK(1)"


@pytest.mark.parametrize("title", ["<script>alert(1)</script>", "</title><b>", "\u202ea", "“&amp;”" * 30])
def test_a_hostile_title_is_a_text(title: str) -> None:
    told = contents(approved(a_story(title=title, lesson=title)))
    for name, text in told.items():
        if name.endswith(".html"):
            assert "<script" not in text
            assert "</title><b>" not in text


def test_two_runs_are_the_same_bytes() -> None:
    secrets = a_year_of_secrets()
    library = a_library(*secrets.pop("stories"), **secrets.pop("library"))
    made = {bundled(Year(library=library, number=2026, today=TODAY, **secrets))[0] for _ in range(2)}
    assert len(made) == 1


@pytest.mark.parametrize(("name", "short"), [("Nguyễn Văn Ánh", "N.V.Á."), ("root", "R."), ("", ""), ("a@b 1", "A.")])
def test_whoever_typed_is_initials(name: str, short: str) -> None:
    assert initials(name) == short
