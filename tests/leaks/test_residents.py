"""A resident's name in any text stops everything that would tell it, and nothing was made."""

import json
import unicodedata
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import pytest

from newsdesk import commands
from newsdesk.intake import take_in
from newsdesk.model.alphabet import ascii_slug
from newsdesk.traces import search
from tests.leaks import every_command, hostile_desk
from tests.leaks.hostile_desk import RESIDENT, TODAY
from tests.leaks.test_leaks import MEMORY

SHAPES: dict[str, Callable[[str], str]] = {
    "as listed": str,
    "in capitals": str.upper,
    "in small letters": str.lower,
    "decomposed": lambda name: unicodedata.normalize("NFD", name),
    "in entities": lambda name: "".join(f"&#{ord(letter)};" if ord(letter) > 127 else letter for letter in name),
    "with zero width spaces": "\u200b".join,
    "with a soft hyphen": lambda name: f"{name[:2]}\u00ad{name[2:]}",
    "with hard spaces": lambda name: name.replace(" ", "\u00a0"),
    "emphasised in part": lambda name: f"**{name.split()[0]}** *{' '.join(name.split()[1:])}*",
    "tagged in part": lambda name: f"{name[:1]}<b>{name[1:4]}</b>{name[4:]}",
    "on lines of its own": lambda name: name.replace(" ", "<br>"),
    "in cells": lambda name: f"<table><tr><td>{name.replace(' ', '</td><td>')}</td></tr></table>",
    "broken in code": lambda name: f"`{name.replace(' ', '<br>')}`",
    "with a link within": lambda name: f"[{name[:-4]}](tu-thuoc-xanh.md){name[-4:]}",
    "with a footnote": lambda name: f"{name[:-4]}[^1]{name[-4:]}",
    "with a picture within": lambda name: f"{name[:-4]} ![Sân](san.jpg){name[-4:]}",
    "as an account": lambda name: f"https://facebook.com/{ascii_slug(name).replace('-', '')}1990",
    "emphasised letter by letter": lambda name: " ".join(f"**{word[0]}**{word[1:]}" for word in name.split()),
    "with a nickname": lambda name: f"{name[:-4]} “Cọt”{name[-4:]}",
    "with a nickname that a browser quotes": lambda name: f"{name[:-4]} <q>Cọt</q>{name[-4:]}",
    "quoted by a browser in part": lambda name: f"{name[:1]}<q>{name[1:4]}</q>{name[4:]}",
    "with a dotless i under its tone": lambda name: name.replace("í", "\u0131\u0301"),
    "with a tone by its other number": lambda name: name.replace("í", "i&#833;").replace("á", "a&#833;"),
    "with a Cyrillic letter under its tone": lambda name: name.replace("á", "\u0430\u0301"),
    "struck under": "\u0332".join,
    "with underscores": lambda name: name.replace(" ", "_"),
    "with variation selectors": "\ufe0f".join,
    "in code": lambda name: f"`<{name}>`",
    "in angle brackets": lambda name: f"<{name}>",
    "in a tag's attribute": lambda name: f'<abbr title="{name}">ai đó</abbr>',
    "in a tag over two lines": lambda name: f"<abbr\ntitle='{name}'>ai đó</abbr>",
    "behind a comment that is none": lambda name: f"<!--> {name} -->",
    "percent-encoded": lambda name: f"[ai đó](https://example.vn/{quote(name)})",
    "in an address": lambda name: f"<https://example.vn/{quote(name)}>",
    "in letters of another alphabet": lambda name: name.translate(str.maketrans("oaKc", "\u043e\u0430\u041a\u0441")),
    "with the Đ of another alphabet": lambda name: name.replace("Đ", "\u00d0"),
}
IN_EVERY_SHAPE = {"a title", "the body", "news"}
"""One place of each kind: a header's text, a story's body, another file. The others are tried as listed."""
STORY = "exemplars/2026/hoc-vien.md"
PLACES: dict[str, tuple[str, str, str]] = {
    "a title": (STORY, "title: Một việc làm tốt", "title: QUOTED"),
    "a summary": (STORY, "summary: Một việc", "summary: NAME, một việc"),
    "the body": (STORY, "Một học viên học nghề", "NAME học nghề"),
    "an alternative text": (STORY, "image_alt: Gian bếp", "image_alt: Ảnh NAME"),
    "tags": (STORY, "kind: model", "kind: model\ntags: [NAME]"),
    "a source": (STORY, "kind: model", "kind: model\nevidence: [{claim: 5 lần, source: Sổ NAME}]"),
    "an award": (STORY, "kind: model", "kind: model\nawards: [{title: Giấy khen NAME}]"),
    "a lesson": (STORY, "kind: model", "kind: model\nlesson: Như NAME."),
    "a question": (STORY, "kind: model", "kind: model\nquestion: Như NAME?"),
    "the spoken text": (STORY, "kind: model", "kind: model\nspoken: {text: Kể về NAME.}"),
    "the short text": (STORY, "kind: model", "kind: model\nspoken: {short: Kể về NAME.}"),
    "a reading": (STORY, "kind: model", "kind: model\nspoken: {say: {HV: NAME}}"),
    "a result": (STORY, "kind: model", "kind: model\nreplicated: [{unit: to-bep, on: 2026-11-01, result: NAME}]"),
    "another story": ("exemplars/2026/tu-thuoc-xanh.md", "40 hộp thuốc", "40 hộp thuốc cho NAME"),
    "a draft": ("exemplars/2025/y-tuong.md", "Còn đang viết.", "NAME đang viết."),
    "a picture's name": (STORY, "Một học viên học nghề", "![Xưởng](SLUG.jpg)"),
    "an old slug": (STORY, "kind: model", "kind: model\nredirect_from: [chuyen-SLUG]"),
    "an old address": (STORY, "kind: model", "kind: model\nredirect_from: [tin/LoVanKinDao.html]"),
    "a page's old address": ("content/pages/gioi-thieu.md", "title: ", "redirect_from: [SLUG]\ntitle: "),
    "a contact": (STORY, "kind: model", "kind: model\nregistration: {on: 2026-07-01, contact: NAME}"),
    "the lexicon, as written": ("content/lexicon.tsv", "CSM\t", "NAME\tanh ấy\nCSM\t"),
    "the lexicon, as spoken": ("content/lexicon.tsv", "CSM\t", "KĐ\tNAME\nCSM\t"),
    "a programme's title": ("content/programmes.yaml", "title: Bản tin nhỏ", "title: Bản tin của NAME"),
    "an opening": ("content/programmes.yaml", "opening: Chào các bạn.", "opening: NAME chào các bạn."),
    "papers": ("content/papers.yaml", "", "legal:\n  - {cite: Đơn của NAME, since: 2026-01-01}\n"),
    "a unit": ("content/facility.yaml", "Tổ bếp", "Tổ của NAME"),
    "a plan": ("content/plans/kh-1.yaml", "title: ", "title: NAME, "),
    "a slip": ("content/consents.yaml", "slip: PDY-HET", "slip: PDY-SLUG"),
    "a report": ("content/reports/2026.md", "", "---\ntitle: Nhận định\n---\n\n## Kiến nghị\n\nNAME.\n"),
    "news": ("content/news/nuoc-am.md", "Tổ bếp có", "NAME có"),
    "a page": ("content/pages/gioi-thieu.md", "Trang này", "NAME"),
    "an event": ("content/events/2026/giao-ban.md", "Tổ bếp kể", "NAME kể"),
}


def filled(wrong: str, name: str) -> str:
    """Put a name where a place has room for it."""
    quoted = json.dumps(f"{name} làm tốt", ensure_ascii=False)
    return wrong.replace("NAME", name).replace("QUOTED", quoted).replace("SLUG", ascii_slug(RESIDENT))


@pytest.fixture
def hostile(desk: Path) -> Path:
    return hostile_desk.make(desk)


@pytest.mark.parametrize("place", PLACES)
def test_the_name_is_an_error_in_any_shape(hostile: Path, place: str) -> None:
    file, right, wrong = PLACES[place]
    path = hostile / file
    path.parent.mkdir(exist_ok=True)
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    assert right in text
    missed = []
    for shape, written in SHAPES.items() if place in IN_EVERY_SHAPE else [*SHAPES.items()][:1]:
        path.write_text(text.replace(right, filled(wrong, written(RESIDENT)), 1), encoding="utf-8")
        found = {one.code for one in take_in(hostile, TODAY).problems}
        missed += [] if "resident-named" in found else [shape]
    assert missed == []


BLANK = {"slip"}
"""What prints a form that tells of no story: whoever must ask for a slip can print one while something is wrong."""


@pytest.mark.parametrize("name", every_command.makers())
def test_no_command_makes_anything_while_the_name_stands_in_a_text(hostile: Path, name: str) -> None:
    path = hostile / STORY
    path.write_text(path.read_text("utf-8").replace("Một học viên", RESIDENT), encoding="utf-8")
    code, said = every_command.run(name, hostile)
    if name in BLANK:
        assert code == 0, said
    else:
        assert code == 1, said
        assert "[resident-named]" in said
    assert RESIDENT not in said
    hits = search(hostile, [RESIDENT], ("output", "audio_scripts", ".cache")).hits
    assert {hit.path for hit in hits} <= {MEMORY}  # what the machine remembers of the text itself


@pytest.mark.parametrize("name", [ascii_slug(RESIDENT), f"anh-{ascii_slug(RESIDENT)}-lop-dien", "lovankindao2"])
def test_the_name_of_a_file_is_a_text_too(hostile: Path, name: str) -> None:
    (hostile / STORY).rename(hostile / f"exemplars/2026/{name}.md")
    assert "resident-named" in {one.code for one in take_in(hostile, TODAY).problems}


def test_a_withdrawn_story_that_still_holds_the_name_is_told_by_no_command(hostile: Path) -> None:
    resident = {"name": RESIDENT, "role": "resident"}
    withdrawn = {"on": "2026-11-19", "because": "mistake"}
    own = {"registration": {"on": "2026-07-01", "goal": f"{RESIDENT} tự làm", "contact": RESIDENT}}
    told = {**hostile_desk.told_everywhere(RESIDENT), **own, "stage": "withdrawn", "withdrawn": withdrawn}
    hostile_desk.write_story(hostile, f"bai-{ascii_slug(RESIDENT)}", [resident], f"{RESIDENT} đến sớm.", **told)
    for name in every_command.makers():
        code, said = every_command.run(name, hostile)
        assert code == 0, (name, [row for row in said.splitlines() if "LỖI" in row])
        assert RESIDENT not in said
    hits = search(hostile, [RESIDENT], ("output", "audio_scripts", ".cache", "content/records")).hits
    assert [hit for hit in hits if hit.path != MEMORY] == []


DAO = "Lò Văn Đáo"


def test_who_is_listed_as_a_resident_after_the_story_was_told_is_gone_with_the_next_publish(desk: Path) -> None:
    text = (desk / "exemplars/2026/tu-thuoc-xanh.md").read_text("utf-8").replace("Tủ thuốc dán", f"{DAO} dán")
    text = text.replace("stage: approved", "registration: {on: 2026-07-01, goal: Lò Văn Đáo tự dán}\nstage: approved")
    named, nameless = (desk / f"exemplars/2026/{slug}.md" for slug in ("lo-van-dao-dan-nhan", "dan-nhan"))
    named.write_text(text, "utf-8")
    signed = {"by": "A", "office": "B"}
    assert commands.run("approve", root=desk, today=TODAY, stories=[str(named)], **signed) == 0
    for name in ("publish", "sheets", "registrations", "report", "bundle"):
        more = every_command.BESIDES.get(name, {})
        assert commands.run(name, root=desk, today=TODAY, **more) == 0
    places = ("output", "audio_scripts", "content/records")
    holding = {hit.path.split("/")[1] for hit in search(desk, [DAO], places).hits}
    assert holding >= {"site", "broadcast", "office", "scripts", "rundowns", "records"}

    named.unlink()
    listed = text.replace(DAO, "Một học viên").replace(
        "evidence:", f"people: [{{name: {DAO}, role: resident}}]\nevidence:"
    )
    nameless.write_text(listed, "utf-8")
    later = TODAY + timedelta(days=7)
    assert commands.run("approve", root=desk, today=later, stories=[str(nameless)], **signed) == 0
    assert commands.run("publish", root=desk, today=later) == 0
    assert commands.run("sheets", root=desk, today=later, week="2026-W47") == 0
    assert search(desk, [DAO], places).hits == ()
