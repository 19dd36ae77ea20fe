"""What slips, legal bases and residents ask of a desk: each finding once, and none on a desk that is right."""

import shutil
from pathlib import Path

import pytest

from newsdesk import messages
from newsdesk.commands import reading
from newsdesk.commands.recording_files import REGISTER
from newsdesk.intake import take_in
from newsdesk.model.names import NAMELESS_READER
from newsdesk.model.story import Channel
from tests.conftest import TODAY
from tests.rules.test_desk_rules import BEP, CONSENTS, FACILITY, LEXICON, NEWS, PROGRAMMES, YT, findings

PAPERS, PLAN = "content/papers.yaml", "content/plans/kh-1.yaml"
SLIP = "until: 2030-12-31}"
HOA = "consent: PDY-1}"
RESIDENT = "stage: draft\npeople:\n  - {name: Lò Văn Mẫu, role: resident"
LAN = "stage: draft\npeople:\n  - {name: Chị Lan, role: staff"
BASES = "bases:\n  - {key: quy-che, text: Quy chế, channels: [web], since: 2026-01-01"

# file, what stands there, what somebody makes of it; the file, line and code of what is found
EDITS = [
    (BEP, HOA, "consent: PDY-1, photos: [bep.png]}", (BEP, 10, "image-without-consent")),
    (BEP, HOA, "consent: PDY-1, quoted: true}", (BEP, 10, "words-without-consent")),
    (BEP, HOA, "consent: PDY-1, photos: [bepp.png]}", (BEP, 11, "photo-not-shown")),
    (BEP, HOA, "consent: PDY-1, basis: quy-che}", (BEP, 11, "basis-unknown")),
    (BEP, "role: staff", "role: other, basis: quy-che", (BEP, 11, "basis-not-staff")),
    (CONSENTS, SLIP, "on: 2026-11-21}", (CONSENTS, 2, "slip-in-future")),
    (CONSENTS, SLIP, "on: 2026-11-10, until: 2026-11-01}", (CONSENTS, 2, "slip-ends-before")),
    (CONSENTS, SLIP, "on: 2026-11-10, withdrawn: 2026-11-01}", (CONSENTS, 2, "slip-withdrawn-before")),
    (CONSENTS, SLIP, "until: 2026-12-20}", (CONSENTS, 2, "slip-ends-soon")),
    (CONSENTS, SLIP, f"{SLIP}\n{BASES}}}\n{BASES[7:]}}}", (CONSENTS, 5, "basis-doubled")),
    (CONSENTS, SLIP, f"{SLIP}\n{BASES}, until: 2025-01-01}}", (CONSENTS, 4, "basis-ends-before")),
    (YT, "stage: draft", "stage: draft\npeople:\n  - {name: Chị Lan, role: staff, consent: PDY-1}", (BEP, 11, "slip-shared")),
    (FACILITY, "place:", "announcers:\n  - {name: anh Sơn, consent: PDY-9}\nplace:", (FACILITY, 5, "announcer-slip-unknown")),
    (FACILITY, "place:", "announcers:\n  - {name: chị Hoa, consent: PDY-1}\n  - {name: Chị  hoa, consent: PDY-1}\nplace:",
     (FACILITY, 6, "announcer-doubled")),
    (YT, "stage: draft", f"{RESIDENT}, photos: [bep.png]}}", (YT, 8, "resident-pictured")),
    (YT, "stage: draft", f"{RESIDENT}, basis: quy-che}}", (YT, 8, "resident-basis")),
    (YT, "stage: draft", f"{RESIDENT}}}\nquestion: Ai cũng quý Mẫu chứ?", (YT, 9, "resident-maybe-named")),
    (YT, "stage: draft", f"{RESIDENT}}}\nquestion: Anh Mẫu làm gì?", (YT, 9, "resident-named")),
    (YT, "stage: draft", f"{RESIDENT}}}\nspoken: {{say: {{VM: Văn Mẫu}}}}", (YT, 9, "resident-named")),
    (YT, "stage: draft", f"{RESIDENT}, called: [Tí Còi]}}\nlesson: Như Tí Còi.", (YT, 9, "resident-named")),
]  # fmt: skip


def make(desk: Path, name: str, right: str, wrong: str) -> None:
    path = desk / name
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")


@pytest.mark.parametrize(("name", "right", "wrong", "found"), EDITS, ids=[e[3][2] for e in EDITS])
def test_finds_what_is_not_allowed(desk: Path, name: str, right: str, wrong: str, found: tuple[str, int, str]) -> None:
    make(desk, name, right, wrong)
    assert found in findings(desk)


def test_a_picture_in_the_body_withholds_the_story_and_one_in_a_page_is_an_error(desk: Path) -> None:
    make(desk, BEP, HOA, "consent: PDY-1, photos: [bep.png]}")
    make(desk, BEP, "Chị Hoa đếm", "![Bếp](bep.png)\n\nChị Hoa đếm")
    make(desk, NEWS, "\n---\n", "\n---\n\n![Bếp](bep.png)\n")
    assert {(BEP, 10, "photo-without-consent"), (BEP, 10, "image-without-consent")} <= set(findings(desk))
    assert (NEWS, "photo-out-of-story") in {(path, code) for path, _, code in findings(desk)}
    shutil.copy(desk / "content/images/bep.png", desk / "content/images/ban-sao.png")
    make(desk, NEWS, "(bep.png)", "(ban-sao.png)")
    assert (NEWS, "photo-out-of-story") in {(path, code) for path, _, code in findings(desk)}


def test_news_does_not_tell_a_name_that_was_taken_back(desk: Path) -> None:
    make(desk, YT, "stage: draft", "stage: draft\npeople:\n  - {name: Lò Thị Hoa, role: staff, consent: PDY-1}")
    make(desk, NEWS, "title: Có nước", "title: Lò Thị Hoa nấu nước")
    assert findings(desk) == []
    make(desk, CONSENTS, SLIP, "withdrawn: 2026-11-19}")
    assert (NEWS, 1, "named-out-of-story") in findings(desk)


UNTIL = "until: 2026-11-22}"


def test_news_that_may_name_somebody_for_a_while_is_told_that_long(desk: Path) -> None:
    make(desk, YT, "stage: draft", "stage: draft\npeople:\n  - {name: Lò Thị Hoa, role: staff, consent: PDY-1}")
    make(desk, NEWS, "title: Có nước", "title: Lò Thị Hoa nấu nước")
    make(desk, CONSENTS, SLIP, UNTIL)
    (said,) = [p for p in take_in(desk, TODAY).problems if p.code == "told-while-allowed"]
    assert (said.place.path, said.place.line, said.facts["until"]) == (NEWS, 1, "22/11/2026")
    make(desk, NEWS, "until: ", "until: 2026-11-22 #")
    assert "told-while-allowed" not in {code for _, _, code in findings(desk)}


@pytest.mark.parametrize(
    ("name", "right", "wrong", "line"),
    [
        (PROGRAMMES, "opening: Chào", "opening: Lò Thị Hoa chào", 7),
        (PROGRAMMES, "machine_voice: Giọng", "machine_voice: Giọng của Lò Thị Hoa, giọng", 9),
    ],
)
def test_no_programme_of_the_coming_days_may_name_whom_they_may_not(
    desk: Path, name: str, right: str, wrong: str, line: int
) -> None:
    make(desk, YT, "stage: draft", "stage: draft\npeople:\n  - {name: Lò Thị Hoa, role: staff, consent: PDY-1}")
    make(desk, name, right, wrong)
    assert "named-too-long" not in {code for _, _, code in findings(desk)}
    make(desk, CONSENTS, SLIP, "until: 2026-11-26}")  # which is the last day whose programmes are made
    assert "named-too-long" not in {code for _, _, code in findings(desk)}
    make(desk, CONSENTS, "until: 2026-11-26}", "until: 2026-11-25}")
    assert (name, line, "named-too-long") in findings(desk)


def test_a_reading_that_names_somebody_is_said_while_there_is_time(desk: Path) -> None:
    make(desk, YT, "stage: draft", "stage: draft\npeople:\n  - {name: Lò Thị Hoa, role: staff, consent: PDY-1}")
    make(desk, LEXICON, "CSM\t", "TB\tchị Lò Thị Hoa\nCSM\t")
    make(desk, CONSENTS, SLIP, UNTIL)
    assert (LEXICON, 2, "told-while-allowed") in findings(desk)
    make(desk, CONSENTS, UNTIL, "until: 2026-11-19}")
    assert (LEXICON, 2, "named-out-of-story") in findings(desk)


def test_a_programme_is_asked_of_the_days_on_which_it_airs_alone(desk: Path) -> None:
    make(desk, YT, "stage: draft", "stage: draft\npeople:\n  - {name: Lò Thị Hoa, role: staff, consent: PDY-1}")
    make(desk, PROGRAMMES, "opening: Chào", "opening: Lò Thị Hoa chào")
    make(desk, CONSENTS, SLIP, "until: 2026-11-24}")
    assert "named-too-long" in {code for _, _, code in findings(desk)}
    make(desk, PROGRAMMES, "days: [mon, tue, wed, thu, fri, sat, sun]", "days: [mon, tue]")  # the 23rd and the 24th
    assert "named-too-long" not in {code for _, _, code in findings(desk)}


def test_news_that_begins_after_the_slip_has_ended_is_said_with_its_last_day(desk: Path) -> None:
    make(desk, YT, "stage: draft", "stage: draft\npeople:\n  - {name: Lò Thị Hoa, role: staff, consent: PDY-1}")
    make(desk, NEWS, "title: Có nước", "title: Lò Thị Hoa nấu nước")
    make(desk, NEWS, "date: 2026-09-01", "date: 2026-11-25")
    make(desk, CONSENTS, SLIP, "until: 2026-11-21}")
    (said,) = [p for p in take_in(desk, TODAY).problems if p.code == "told-while-allowed"]
    assert said.facts["until"] == "21/11/2026"


def test_a_notice_names_somebody_as_long_as_it_may(desk: Path) -> None:
    make(desk, YT, "stage: draft", "stage: draft\npeople:\n  - {name: Lò Thị Hoa, role: staff, consent: PDY-1}")
    notice = "{key: a, title: A, text: Chị Lò Thị Hoa gọi., since: 2026-11-01, until: 2026-11-22}"
    make(desk, PROGRAMMES, "programmes:", f"notices:\n  - {notice}\nprogrammes:")
    make(desk, CONSENTS, SLIP, UNTIL)
    assert {"named-too-long", "told-while-allowed"}.isdisjoint({code for _, _, code in findings(desk)})
    make(desk, PROGRAMMES, "since: 2026-11-01, until: 2026-11-22", "since: 2026-11-01, until: 2026-11-23")
    assert (PROGRAMMES, 2, "told-while-allowed") in findings(desk)


def test_a_basis_that_has_ended_is_said(desk: Path) -> None:
    make(desk, BEP, HOA, "basis: quy-che}")
    make(desk, CONSENTS, SLIP, f"{SLIP}\n{BASES}, until: 2026-11-19}}")
    found = {code for _, _, code in findings(desk)}
    assert {"basis-expired", "name-without-consent"} <= found


@pytest.mark.parametrize("stage", ["draft", "submitted", "returned"])
@pytest.mark.parametrize(
    ("more", "code"), [("", "name"), (", quoted: true", "words"), (", photos: [bep.png]", "photo")], ids=lambda one: one
)
def test_what_will_withhold_a_story_is_said_before_it_is_approved(desk: Path, stage: str, more: str, code: str) -> None:
    make(desk, YT, "stage: draft", f"{LAN}{more}}}".replace("draft", stage))
    make(desk, YT, "Còn đang viết.", "Chị Lan đang viết.\n\n![Bếp](bep.png)")
    said = {p.code: messages.sentence(p) for p in take_in(desk, TODAY).problems if p.place.path == YT}
    assert "Khi duyệt xong, bài sẽ bị giữ lại" in said[f"{code}-without-consent"]


@pytest.mark.parametrize("stage", ["registered", "withdrawn"])
def test_a_story_that_nobody_is_to_approve_is_not_withheld(desk: Path, stage: str) -> None:
    make(desk, YT, "stage: draft", f"{LAN}}}".replace("draft", stage))
    make(desk, YT, "Còn đang viết.", "Chị Lan đang viết.")
    assert "name-without-consent" not in {code for _, _, code in findings(desk)}


def test_a_slip_given_or_taken_back_changes_what_is_said_of_a_draft(desk: Path) -> None:
    make(desk, YT, "stage: draft", f"{LAN}, consent: PDY-2}}")
    make(desk, YT, "Còn đang viết.", "Chị Lan đang viết.")
    every = "[web, loudspeaker, briefing, conference, exchange, culture]"
    make(desk, CONSENTS, SLIP, f"{SLIP}\n  - {{slip: PDY-2, name: {every}}}")

    def said() -> bool:
        found = reading.read(desk, TODAY).problems
        return (YT, "name-without-consent") in {(one.place.path, one.code) for one in found}

    assert not said()
    make(desk, CONSENTS, f"name: {every}}}", f"name: {every}, withdrawn: 2026-11-19}}")
    assert said()
    make(desk, CONSENTS, ", withdrawn: 2026-11-19}", "}")
    assert not said()


def test_of_a_resident_in_a_draft_the_error_says_enough(desk: Path) -> None:
    make(desk, YT, "stage: draft", f"{RESIDENT}}}\nquestion: Anh Mẫu làm gì?")
    assert findings(desk) == [(YT, 9, "resident-named")]


def test_a_slip_may_be_one_persons_in_many_stories(desk: Path) -> None:
    make(desk, YT, "stage: draft", "stage: draft\npeople:\n  - {name: Nguyễn Thị Hoa, role: staff, consent: PDY-1}")
    assert findings(desk) == []


NEWS_OF_MAU = [
    ("Có nước ấm của Lò Văn Mẫu", "resident-named"),
    ("Có học viên Mẫu ở đây", "resident-named"),
    ("Có anh Mẫu ở đây", "resident-maybe-named"),
    ("Có gì đó mà Mẫu thích", None),
    ("Có mẫu đơn ở đây", None),
]


@pytest.mark.parametrize(("title", "code"), NEWS_OF_MAU)
def test_elsewhere_only_what_is_sure_is_an_error(desk: Path, title: str, code: str | None) -> None:
    make(desk, YT, "stage: draft", f"{RESIDENT}}}")
    make(desk, NEWS, "title: Có nước", f"title: {title}, có nước")
    assert findings(desk) == ([(NEWS, 2, code)] if code else [])


def test_of_a_withdrawn_story_only_the_record_of_the_withdrawal_must_not_name_a_resident(desk: Path) -> None:
    resident = "{name: Lò Văn Mẫu, role: resident, basis: quy-che}"
    back = "withdrawn: {on: 2026-11-19, because: mistake, note: Kể lại}"
    make(desk, YT, "stage: draft", f"stage: withdrawn\npeople: [{resident}]\n{back}")
    make(desk, YT, "Ý tưởng", "Ý tưởng của Lò Văn Mẫu, ý tưởng")
    assert findings(desk) == [(YT, 2, "resident-untold")]
    make(desk, YT, "note: Kể lại", "note: Mẫu Lò Văn Mẫu")
    assert (YT, 8, "resident-named") in findings(desk)
    make(desk, NEWS, "title: Có nước", "title: Lò Văn Mẫu có nước")
    assert (NEWS, 2, "resident-named") in findings(desk)


def test_a_namesake_among_the_staff_is_not_taken_for_the_resident(desk: Path) -> None:
    make(desk, YT, "stage: draft", "stage: draft\npeople:\n  - {name: Lò Thị Hoa, role: resident}")
    assert findings(desk) == []  # the other story tells of chị Hoa, who signed a slip
    make(desk, YT, "Còn đang viết.", "Hôm ấy chị Hoa đến.")
    assert findings(desk) == [(YT, 11, "resident-named")]


def test_a_file_in_the_folder_of_pictures_bears_no_residents_name(desk: Path) -> None:
    make(desk, YT, "stage: draft", f"{RESIDENT}}}")
    (desk / "content/images/lo-van-mau.png").write_bytes((desk / "content/images/bep.png").read_bytes())
    assert ("content/images/lo-van-mau.png", 0, "resident-named") in findings(desk)


ANNOUNCERS = [
    ("", {"announcer-unlisted"}, (None, None)),
    ("voice: [web, loudspeaker], ", set(), ("chị Hoa", NAMELESS_READER)),
    ("voice: [loudspeaker], ", {"announcer-not-on-page"}, ("chị Hoa", None)),
    ("voice: [web], ", {"announcer-without-consent"}, (None, NAMELESS_READER)),
    ("voice: [loudspeaker, web], name: [web], ", set(), (NAMELESS_READER, "chị Hoa")),
]


@pytest.mark.parametrize(("allowed", "codes", "told"), ANNOUNCERS, ids=[row[0] or "no slip" for row in ANNOUNCERS])
def test_an_announcer_is_heard_and_named_as_the_slip_allows(
    desk: Path, allowed: str, codes: set[str], told: tuple[str | None, str | None]
) -> None:
    before = reading.read(desk, TODAY).desk
    assert before
    script = next(iter(before.spoken.scripts.values()))
    row = f"{script.slug},long,{script.digest},a.wav,0,chị Hoa,2026-11-01,60.000,200,0.000,0"
    (desk / REGISTER).parent.mkdir(exist_ok=True)
    heads = "slug,version,script,file,digest,by,on,length,syllables,silence,channel"
    (desk / REGISTER).write_text(f"{heads}\n{row}\n", encoding="utf-8")
    if allowed:
        make(desk, FACILITY, "place:", "announcers:\n  - {name: Chị Hoa, consent: PDY-2}\nplace:")
        name = "" if "name" in allowed else "name: [loudspeaker], "
        make(desk, CONSENTS, SLIP, f"{SLIP}\n  - {{slip: PDY-2, {name}{allowed}{SLIP}")
    after = reading.read(desk, TODAY)
    assert after.desk
    assert {p.code for p in after.problems if p.code.startswith("announcer")} == codes
    heard = [after.desk.recordings.of(script, channel) for channel in (Channel.LOUDSPEAKER, Channel.WEB)]
    assert tuple(one.by if one else None for one in heard) == told


LISTED = "stage: draft\npeople:\n  - {name: Lò Thị Nụ, role: staff, post: Nhân viên}"
LET_OUT = [
    (PROGRAMMES, "opening: ", "opening: Lò Thị Nụ chào. "),
    (LEXICON, "CSM\t", "LTN\tLò Thị Nụ\nCSM\t"),
    (FACILITY, "name: Tổ bếp", "name: Tổ Lò Thị Nụ"),
    (FACILITY, "place: ", "rights: Ghi rõ nguồn của Lò Thị Nụ.\nplace: "),
    (PLAN, "title: ", "title: Theo gương Lò Thị Nụ, "),
    (PLAN, "name: Đời sống", "name: Đời sống theo gương Lò Thị Nụ"),
    (PLAN, "[Có việc làm cụ thể]", "[Có việc làm cụ thể như Lò Thị Nụ]"),
    (PAPERS, "name: Hội đồng", "name: Hội đồng Lò Thị Nụ"),
    (NEWS, "\n---\n", '\n---\n\n<abbr title="Lò Thị Nụ">chị ấy</abbr> kể.\n'),
    ("content/events/2026/giao-ban.md", "title: ", "title: Lò Thị Nụ, "),
]


@pytest.mark.parametrize(("name", "right", "wrong"), LET_OUT, ids=[row[0] for row in LET_OUT])
def test_a_name_without_consent_stands_in_no_text_that_nothing_keeps_back(
    desk: Path, name: str, right: str, wrong: str
) -> None:
    (desk / PAPERS).write_text("councils: [{since: 2025-01-01, name: Hội đồng thi đua}]\n", encoding="utf-8")
    make(desk, YT, "stage: draft", LISTED)
    assert "named-out-of-story" not in {code for _, _, code in findings(desk)}
    make(desk, name, right, wrong)
    assert (name, "named-out-of-story") in {(path, code) for path, _, code in findings(desk)}


def test_a_story_whose_address_names_somebody_is_withheld_and_its_file_is_to_be_renamed(desk: Path) -> None:
    make(desk, YT, "stage: draft", LISTED)
    named = "exemplars/2026/lo-thi-nu.md"
    (desk / BEP).rename(desk / named)
    assert {"address-names-person", "name-without-consent"} <= {
        code for path, _, code in findings(desk) if path == named
    }
