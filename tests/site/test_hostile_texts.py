"""Texts that no rule let pass, printed all the same: whatever stands in a story stays a text in every file."""

import json
import re
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree

import html5lib
import pytest

from newsdesk.files import tree
from newsdesk.model.cue import Cue
from newsdesk.model.story import Award, Evidence, Story
from newsdesk.site.build import Sound, build
from tests.builders import TODAY, a_facility, a_library, a_story, approved
from tests.site.desk import ROOT
from tests.site.reading import Page, pages_below, read_xml

TEXTS = {
    "script": "</title></style></script><script>alert(1)</script>",
    "comment": "<!-- <script> --!> -->",
    "cdata": "<![CDATA[ ]]> &#0; &nbsp;",
    "quotes": "\"'` onclick=alert(1) style='x' \\\" \\u003c",
    "template": "{{ 7*7 }} {% raw %} {static}/x |filename|x",
    "lines": "một\u2028hai\u2029ba\u0085bốn\nnăm\r\nsáu",
    "direction": "\u202eđảo\u202c\u2066bên\u2069\u200f",
    "unseen": "V\u200bi\u200dệ\u2060c\ufeff\u00ad",
    "control": "\x00\x07\x1b[31m\x7f\x9f\ufffe\uffff",
    "long": "dài" * 3334,
    "emoji": "😀👩‍👩‍👧🏳️‍🌈",
    "cue": "00:00:01.000 --> 00:00:02.000\n\nNOTE x\n\nSTYLE\n::cue{}",
    "playlist": "x\n#EXTINF:1\n../../etc/passwd",
    "property": "__proto__",
    "number": "1e999",
}


def hostile(key: str, text: str) -> Story:
    return a_story(
        f"bai-{key}",
        title=f"Tít {text}",
        summary=text,
        body=f"## {text}\n\n{text}\n\n[{text}](https://example.org)\n",
        tags=(text, f"thẻ {key}"),
        lesson=text,
        question=text,
        evidence=(Evidence(claim=text, period=text, source=text),),
        awards=(Award(title=text, decision=text),),
        redirect_from=(f"cu-{key}",),
    )


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a website of one story for each text, each with a sound in which it is said."""
    folder = tmp_path_factory.mktemp("Trang dữ") / "ra"
    folder.mkdir()
    sound = folder.parent / "a.mp3"
    sound.write_bytes(b"ID3 sound")
    stories = [approved(hostile(key, text)) for key, text in TEXTS.items()]
    sounds = {
        story.slug: Sound(sound, timedelta(seconds=9), True, cues(story.header.summary or "")) for story in stories
    }
    library = a_library(*stories, facility=a_facility(address="https://example.vn"))
    build(library, sounds, folder, images=folder.parent, today=TODAY, root=ROOT)
    return folder


def cues(text: str) -> tuple[Cue, ...]:
    """Return cues that lie over each other and past the sound's end, as no measuring would give them."""
    return (
        Cue(timedelta(seconds=1), timedelta(seconds=5), text, opens_paragraph=True, heading=text),
        Cue(timedelta(seconds=3), timedelta(seconds=2), text),
        Cue(timedelta(seconds=99), timedelta(seconds=999), text, opens_paragraph=True, heading=text),
    )


@pytest.fixture(scope="module")
def pages(printed: Path) -> dict[str, Page]:
    return pages_below(printed)


def test_every_page_is_whole_and_nothing_of_a_text_runs_in_it(printed: Path, pages: dict[str, Page]) -> None:
    for page in pages.values():
        parser = html5lib.HTMLParser()
        parser.parse(page.source)
        assert {code for _, code, _ in parser.errors} <= {"invalid-codepoint"}, page.name  # those do nothing
        assert page.faults == [], page.name
        for having in page.all("script"):
            own = re.search(r"theme/desk-[\w-]+\.js\Z", having.get("src") or "")
            assert having.get("type") == "application/ld+json" or own
        assert not [key for _, having in page.tags for key in having if key.startswith("on") or key == "style"]
        assert len(page.all("style")) + len(page.all("title")) <= 2 + sum(tag == "svg" for tag, _ in page.tags)


def test_every_file_for_machines_is_what_its_name_says(printed: Path, pages: dict[str, Page]) -> None:
    for name, path in tree(printed).items():
        if name.endswith((".xml", ".opml", ".svg")):
            assert isinstance(read_xml(path), ElementTree.Element)
        elif name.endswith((".json", ".webmanifest")):
            json.loads(path.read_bytes())
        elif name.startswith("tim/") and name.endswith(".js"):
            said = path.read_text("utf-8").rstrip()
            json.loads(said.partition(" = ")[2].removesuffix(";"))
    for page in pages.values():
        for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.source, re.DOTALL):
            assert json.loads(block)["@context"] == "https://schema.org"


def test_nothing_of_a_text_becomes_style_or_script(printed: Path, pages: dict[str, Page]) -> None:
    (style,) = {
        block for page in pages.values() for block in re.findall(r"<style>(.*?)</style>", own_depth(page), re.S)
    }
    assert "alert(1)" not in style
    for name in (one for one in tree(printed) if one.startswith("theme/") and one.endswith(".js")):
        assert "alert(1)" not in (printed / name).read_text("utf-8")


def own_depth(page: Page) -> str:
    """Return a page's source as if every page lay in one place."""
    return page.source.replace("https://example.vn/", "@/").replace("../", "@/").replace("./", "@/")


def test_a_text_adds_no_line_to_a_list_of_files(printed: Path) -> None:
    count = len(TEXTS)
    assert len((printed / "nghe/tat-ca.m3u8").read_text("utf-8").split("\n")) == 2 * count + 2
    moved = (printed / "_redirects").read_text("utf-8").splitlines()
    assert len(moved) == count
    assert all(re.fullmatch(r"/bai/cu-[a-z]+\.html /bai/bai-[a-z]+\.html 301", row) for row in moved)


def test_captions_hold_three_cues_each_whatever_is_said(printed: Path) -> None:
    for path in sorted((printed / "am-thanh").glob("*.vtt")):
        blocks = path.read_text("utf-8").strip().split("\n\n")
        assert blocks[0] == "WEBVTT", path.name
        assert [block.split("\n")[0] for block in blocks[2:]] == ["1", "2", "3"], path.name
        assert all(block.count("-->") == 1 for block in blocks[2:]), path.name
