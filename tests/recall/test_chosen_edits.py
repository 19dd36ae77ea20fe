"""Edits that change what is said of a story whose own file stays as it is: with a memory the same is said as without.

Each case is a row of steps: days that go by, and what is done to the desk then. Random edits (`test_kept`) hardly ever
leave a story approved; here one is approved again.
"""

import shutil
import unicodedata
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Literal

import pytest

from newsdesk import commands
from newsdesk.intake import Memory, take_in
from newsdesk.model.approval import told_digest
from tests.conftest import TODAY
from tests.random_desk import Edit, with_people
from tests.recall.test_kept import later
from tests.test_intake_memory import what_came_in

BEP, TU, YT = "exemplars/2026/bep-mot-chieu.md", "exemplars/2026/tu-thuoc-xanh.md", "exemplars/2025/y-tuong.md"
SLIPS = "content/consents.yaml"
ALL = "[web, loudspeaker, briefing, conference, exchange, culture]"
MAU = "Lò Thị Mẫu"

Steps = tuple[tuple[int, Edit], ...]


@pytest.fixture(autouse=True)
def settled() -> Iterator[None]:
    with later():
        yield


def changed(name: str, change: Callable[[str], str]) -> Edit:
    def edit(root: Path) -> None:
        (root / name).write_text(change((root / name).read_text("utf-8")), encoding="utf-8", newline="\n")

    return edit


def says(name: str, text: str) -> Edit:
    return changed(name, lambda before: f"{before}\n{text}\n")


def puts(name: str, before: str, after: str) -> Edit:
    return changed(name, lambda text: text.replace(before, after, 1))


def lists(name: str, *people: str) -> Edit:
    """Have a story list these people and nobody else."""
    rows = "".join(f"  - {{name: {one}}}\n" for one in people)
    return changed(name, with_people(f"people:\n{rows}" if rows else ""))


def approved(root: Path) -> None:
    """Approve the kitchen's story as it stands now."""
    story = next(one for one in take_in(root, TODAY).desk.stories if one.origin.path == BEP)
    changed(BEP, lambda text: text.replace("ed6c71e4b61d387b6ebef1621482c4cf", told_digest(story)))(root)


def slips(*rows: str, bases: tuple[str, ...] = ()) -> Edit:
    grounds = "".join(("bases:\n", *(f"  - {{{one}}}\n" for one in bases))) if bases else ""
    said = "".join(("slips:\n", *(f"  - {{{one}}}\n" for one in rows))) if rows else "slips: []\n"
    return changed(SLIPS, lambda _: grounds + said)


def pictured(name: str, content: bytes = b"\x89PNG\r\n\x1a\n" + b"0" * 30) -> Edit:
    def edit(root: Path) -> None:
        (root / "content/images" / name).write_bytes(content)

    return edit


def gone(name: str) -> Edit:
    return lambda root: (root / name).unlink()


def copied(name: str, to: str) -> Edit:
    def edit(root: Path) -> None:
        shutil.copy(root / name, root / to)

    return edit


def nothing(_: Path) -> None:
    pass


def all_of(*edits: Edit) -> Edit:
    def edit(root: Path) -> None:
        for one in edits:
            one(root)

    return edit


def at_once(*edits: Edit) -> tuple[int, Edit]:
    return 0, all_of(*edits)


def two_of_one_name(root: Path) -> None:
    """Lay two files whose names differ in how their marks are written, one of which leads somewhere."""
    forms: tuple[tuple[Literal["NFC", "NFD"], str], ...] = (("NFC", ""), ("NFD", "\n[a](moi.md)\n"))
    for form, said in forms:
        text = (root / TU).read_text("utf-8").replace("---\n", f"---\nslug: {form.lower()}\n", 1)
        (root / "exemplars/2026" / unicodedata.normalize(form, "bếp.md")).write_text(text + said, encoding="utf-8")


HOA, HOA_BY_BASIS = f"slip: PDY-1, name: {ALL}", "Chị Hoa, role: staff, basis: luat"
LUAT = "key: luat, text: A, channels: [web], since: 2020-01-01"
UNNAMED = puts(BEP, "Chị Hoa đếm", "Tổ đếm")
TOLD_OF_MAU = all_of(lists(YT, f"{MAU}, role: other, consent: PDY-9"), says(BEP, f"{MAU} nói."), approved)
LISTED_LATER = {
    "in words": MAU,
    "joined": "#lothimau",
    "in plain letters": "lo-thi-mau",
    "in entities": "L&ograve; Th&#7883; Mẫu",
    "in a title": "<i title='Lò Thị Mẫu'>x</i>",
    "with a number": "lothimau1990",
    "with brackets": "Lò (cũ) Thị Mẫu",
    "in words of a link": f"[{MAU}](tu-thuoc-xanh.md)",
}
LED_TO_LATER = {
    "where a link leads": "[a](https://x.vn/lo-thi-mau)",
    "joined where a link leads": "[a](lothimau.md)",
    "in a comment": "<!-- [a](https://x.vn/lo-thi-mau) -->",
    "with percent signs": "[a](https://x.vn/L%C3%B2-Th%E1%BB%8B-M%E1%BA%ABu)",
    "as a picture": "![a](lo-thi-mau.png)",
}
"""Of a story that is kept back for somebody else it is said that an address in it names a person."""
CASES: dict[str, Steps] = {
    "a slip is found": (
        at_once(lists(YT, "Anh Sáng, role: other, consent: PDY-7")),
        at_once(slips(HOA, "slip: PDY-7, name: [web]")),
    ),
    "own words are allowed no more": (
        at_once(
            lists(BEP, "Chị Hoa, role: staff, consent: PDY-1, quoted: true"), slips(f"{HOA}, words: {ALL}"), approved
        ),
        at_once(slips(HOA)),
    ),
    "another story's person allows less": (
        at_once(TOLD_OF_MAU, slips(HOA, f"slip: PDY-9, name: {ALL}")),
        at_once(slips(HOA, "slip: PDY-9, name: [briefing]")),
    ),
    "another story lists the person under another slip, then as a resident": (
        at_once(TOLD_OF_MAU, slips(HOA, f"slip: PDY-9, name: {ALL}")),
        at_once(lists(YT, f"{MAU}, role: other, consent: PDY-8")),
        at_once(lists(YT, f"{MAU}, role: resident, consent: PDY-9")),
    ),
    "another story's person has another role": (
        at_once(
            *(lists(YT, f"{MAU}, role: staff, basis: luat"), says(BEP, f"{MAU} nói."), approved),
            slips(HOA, bases=(LUAT.replace("[web]", ALL),)),
        ),
        at_once(lists(YT, f"{MAU}, role: other, basis: luat")),
    ),
    "the slip of another story's person ends": (
        at_once(TOLD_OF_MAU, slips(HOA, f"slip: PDY-9, name: {ALL}, until: 2026-11-22")),
        (4, nothing),
    ),
    "a slip begins": (at_once(slips(f"{HOA}, on: 2026-11-22"), approved), (4, nothing)),
    "a slip has begun and ended before a story's day": (
        at_once(puts(BEP, "2026-09-10", "2026-11-24"), approved, slips(f"{HOA}, on: 2026-11-22, until: 2026-11-26")),
        (10, nothing),
    ),
    "a basis begins": (
        at_once(lists(BEP, HOA_BY_BASIS), approved, slips(bases=(LUAT.replace("2020-01-01", "2026-11-22"),))),
        (4, nothing),
    ),
    "a basis ends": (
        at_once(lists(YT, HOA_BY_BASIS), slips(bases=(f"{LUAT}, until: 2026-11-22",))),
        (4, nothing),
    ),
    "a basis ends before it begins": (
        at_once(lists(YT, HOA_BY_BASIS), slips(bases=(f"{LUAT}, until: 2026-11-22".replace("2020", "2027"),))),
        (5, nothing),
    ),
    "a basis that is there twice becomes another": (
        at_once(lists(BEP, HOA_BY_BASIS), slips(bases=(f"{LUAT}, until: 2020-02-02", LUAT))),
        at_once(slips(bases=(f"{LUAT}, until: 2030-02-02", f"{LUAT}, until: 2020-03-03"))),
    ),
    "a basis comes that is called nearly so": (
        at_once(lists(YT, HOA_BY_BASIS), slips()),
        at_once(slips(bases=(LUAT.replace("luat", "luat2"),))),
    ),
    "the register cannot be read, then it is empty": (
        at_once(lists(YT, "Anh Sáng, role: other, consent: X"), changed(SLIPS, lambda _: "slips: [\n")),
        at_once(slips()),
    ),
    "another story says who is in the picture at the top": (
        at_once(UNNAMED, approved),
        at_once(lists(YT, "Anh Sáng, role: other, photos: [bep.png]")),
        at_once(lists(YT)),
    ),
    "another story says who is in the picture at the top, which lies there under two names": (
        at_once(
            UNNAMED,
            copied("content/images/bep.png", "content/images/khac.png"),
            puts(BEP, "image: bep.png", "image: khac.png"),
            approved,
        ),
        at_once(lists(YT, "Anh Sáng, role: other, photos: [bep.png]")),
        at_once(pictured("bep.png")),
    ),
    "somebody who is listed and not named allows less": (
        at_once(UNNAMED, approved),
        at_once(slips("slip: PDY-1, name: [briefing]")),
    ),
    "a picture comes that is called nearly so, then the one that is shown": (
        at_once(says(TU, "![a](bepp.png)")),
        at_once(pictured("bepq.png")),
        at_once(pictured("bepp.png")),
    ),
    "a picture at the top that is not there": (
        at_once(puts(TU, "---\n", "---\nimage: khac.png\n")),
        at_once(pictured("khacc.png")),
        at_once(pictured("khac.png")),
        at_once(gone("content/images/khac.png")),
    ),
    "a picture is damaged": (at_once(pictured("bep.png")), at_once(pictured("bep.png", b"x"))),
    "a story comes that is called nearly as a link has it": (
        at_once(says(TU, "[a](nguoi-mo.md)")),
        at_once(copied(YT, "exemplars/2025/nguoi-moi.md")),
    ),
    "a link that begins at the root of the disk": (
        at_once(says(BEP, "[x](/2026/bep-mot-chieu.md)")),
        at_once(copied(TU, "exemplars/2026/bep-mot-chieu-2.md")),
    ),
    "a story goes to which another leads": ((0, nothing), at_once(gone(TU))),
    "a page goes to which a story leads": (
        at_once(says(TU, "[a](gioi-thieu.md)")),
        at_once(gone("content/pages/gioi-thieu.md")),
    ),
    "an old address becomes free": (
        at_once(puts(TU, "---\n", "---\nredirect_from: [bep-mot-chieu]\n")),
        at_once(gone(BEP)),
    ),
    "a short name is listed": (
        at_once(says(BEP, "hồ sơ yoe"), approved),
        at_once(lists(YT, "Y Ơ Ê, role: other")),
    ),
    "somebody is called as a resident is": (
        at_once(lists(YT, "Lò Văn Hợp, role: resident"), says(TU, "Họ thấy anh Hợp và Hợp ở đó.")),
        at_once(lists(BEP, "Anh Hợp, role: staff")),
        at_once(lists(BEP, "Chị Hoa, role: staff, consent: PDY-1")),
    ),
    "people are listed in another order": (
        at_once(
            *(lists(YT, f"{MAU}, role: other", "Quàng Văn Bếp, role: staff"), says(BEP, f"{MAU}, Quàng Văn Bếp.")),
            approved,
        ),
        at_once(lists(YT, "Quàng Văn Bếp, role: staff, consent: PDY-1", f"{MAU}, role: other, consent: PDY-1")),
    ),
    "two files have one name": (at_once(two_of_one_name), at_once(copied(YT, "exemplars/2026/moi.md"))),
    **{
        f"a name is listed that stands {where}": (
            at_once(slips(*known), says(BEP, text), approved),
            at_once(lists(YT, f"{MAU}, role: other")),
            at_once(lists(YT)),
        )
        for known, told in (((HOA,), LISTED_LATER), ((), LED_TO_LATER))
        for where, text in told.items()
    },
}


@pytest.mark.parametrize("steps", CASES.values(), ids=CASES)
def test_the_same_is_said_with_a_memory_as_without(steps: Steps, desk: Path) -> None:
    today, said = TODAY, []
    for days, edit in steps:
        today += timedelta(days=days)
        edit(desk)
        memory = Memory.on_disk(desk)
        known = what_came_in(take_in(desk, today, memory), today)
        memory.remembered.write_down()
        afresh = what_came_in(take_in(desk, today), today)
        assert known == afresh
        said.append((afresh[0], afresh[5]))
    assert any(one != said[0] for one in said), "nothing of this is another, so that it tells nothing"


def test_who_may_be_named_no_more_is_gone_from_a_page_whose_story_stays(desk: Path) -> None:
    def names() -> int:
        return sum("Chị Hoa" in page.read_text("utf-8") for page in (desk / "output/site/bai").glob("bep-mot-chieu*"))

    all_of(UNNAMED, approved)(desk)
    commands.run("update", root=desk, today=TODAY)
    assert names() == 1
    slips("slip: PDY-1, name: [briefing]")(desk)
    commands.run("update", root=desk, today=TODAY)
    assert names() == 0


def test_who_is_called_as_a_resident_without_marks_is_not_taken_for_one(desk: Path) -> None:
    all_of(
        lists(YT, "Lò Văn Hợp, role: resident"), lists(BEP, "Anh Hop, role: staff"), says(TU, "Ho thay anh Hop o do.")
    )(desk)
    assert not [
        one for one in take_in(desk, TODAY).problems if one.code == "resident-maybe-named" and one.place.path == TU
    ]
