"""The form over a story: only what was changed is written, nothing is overwritten, nothing is lost."""

import difflib
import json
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsdesk import files
from newsdesk.desk.form import looking, saving
from newsdesk.desk.form.draft import of_pairs, of_story
from newsdesk.desk.form.fields import BODY, SECTIONS
from newsdesk.desk.form.fields import form as asked
from newsdesk.desk.form.looking import File, Looked
from newsdesk.desk.form.picture import Refused, lay
from newsdesk.desk.form.reading import read
from newsdesk.desk.form.saving import edited
from newsdesk.model.story import Header
from newsdesk.sources.bounds import LONGEST
from newsdesk.sources.plain import Written
from newsdesk.sources.stories import read_story
from tests.desk.forms import form, form_in
from tests.desk.opened import KEY, PATIENCE, Answer, Opened, opened
from tests.desk.test_steps import words

DRAFT, APPROVED = "exemplars/2025/y-tuong.md", "exemplars/2026/bep-mot-chieu.md"
SAMPLES = sorted(Path("exemplars").rglob("*.md")) + sorted(Path("tests/small_desk/exemplars").rglob("*.md"))
JSON = {"accept": "application/json"}


@pytest.fixture
def here(desk: Path) -> Iterator[Opened]:
    with opened(desk) as here:
        yield here


def text(here: Opened, file: str = DRAFT) -> str:
    return (here.root / file).read_text("utf-8")


def changed(before: str, after: str) -> list[str]:
    return [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line[:2] in ("+ ", "- ")]


def file_of(path: Path, content: bytes) -> File:
    story, problems = read_story(Written(path.as_posix(), len(content), content), {})
    assert story, problems
    return File(path.as_posix(), content, story)


def sent_pairs(file: File) -> list[tuple[str, str]]:
    """Return what a browser sends of a form that nobody has touched."""
    draft = file.draft
    marks = [(f"{name}.{token}", "") for name, tokens in draft.rows.items() for token in tokens]
    return [*marks, *((name, one.replace("\n", "\r\n")) for name, texts in draft.values.items() for one in texts)]


def sent(file: File, **other: str) -> bytes:
    """Send the form of a file back with other texts, and return the file that comes of it."""
    told = [(name, value) for name, value in sent_pairs(file) if name not in other]
    found = read(of_pairs([*told, *other.items()]), file.path, file.story.header, file.story.body)
    assert found.header, found.problems
    return edited(file, found.header, found.body)


def test_every_key_that_people_write_stands_in_one_section_and_no_step_does() -> None:
    listed = [key for section in SECTIONS for key in section.keys]
    steps = {"stage", "submitted", "approvals", "returned", "withdrawn"}
    assert sorted(listed) == sorted({*Header.__dataclass_fields__, BODY} - steps)
    assert {field.key for field in asked()} == {*listed} - {BODY}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_a_form_that_is_sent_back_unchanged_leaves_every_byte(path: Path, ends: bytes) -> None:
    content = path.read_bytes().replace(b"\n", ends)
    assert sent(file_of(path, content)) == content
    with_mark = b"\xef\xbb\xbf" + content.removesuffix(ends)
    assert sent(file_of(path, with_mark)) == with_mark


HOSTILE = [
    "a: b # c", "- x", "'", '"', "{a, b]", "---", "...", "null", "17:00", "no", "&a *b !c", "\u202eđảo", "a\u2028b", "  lề  ",
    "<script>alert(1)</script>", "%TAG", "a\x07b", "dòng\nhai", "@x", "`y`", "C:\\đường", "1e3", "🙂",
]  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("key", ["title", "summary", "tags", "people.0.post", "evidence.0.source", "spoken.short"])
def test_whatever_is_typed_into_one_field_only_that_field_is_another(words: str, key: str) -> None:
    path = Path("exemplars/2026/bep-an-mot-chieu.md")
    before = file_of(path, path.read_bytes())
    after = file_of(path, sent(before, **{key: words}))
    top = key.partition(".")[0]
    other = [one for one in Header.__dataclass_fields__
             if getattr(before.story.header, one) != getattr(after.story.header, one)]  # fmt: skip
    assert other == [top]
    assert after.story.body == before.story.body
    lines = changed(before.content.decode(), after.content.decode())
    assert 0 < sum(line.startswith("- ") for line in lines) <= (8 if key == "spoken.short" else 1)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), min_size=1, max_size=60))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_any_body_is_read_back_as_it_was_typed_and_the_header_keeps_its_bytes(body: str) -> None:
    path = Path("exemplars/2026/can-com-thua-sau-bua.md")
    before = file_of(path, path.read_bytes())
    content = sent(before, body=body)
    after = file_of(path, content)
    assert after.story.header == before.story.header
    assert of_story(after.story.header, after.story.body).text(BODY).strip() == after.story.body.strip()
    at = before.content.index(b"\n---\n")
    assert content[:at] == before.content[:at]


NAMES = st.sampled_from(
    ["title", "kind", "date", "tags", "channels", "people.0", "people.0.role", "people.n1", "people.n1.name", "people.n1.quoted",
     "evidence.0.claim", "evidence.n2.criteria", "spoken.say.0", "spoken.say.0.written", "spoken.say.0.spoken", "spoken.text",
     "registration.on", "registration.year", "replicated.n0.on", "image", "sample", "body", "awards.n0.revoked"]
)  # fmt: skip
WORDS = st.sampled_from(
    ["", "true", "web", "staff", "2026-01-01", "0", "1", "a: b", "---", "x\r\ny", *HOSTILE]
) | st.text(max_size=9)


@given(st.lists(st.tuples(NAMES, WORDS), max_size=14))
@settings(max_examples=120)
def test_whatever_a_browser_sends_is_refused_or_written_as_it_was_meant(pairs: list[tuple[str, str]]) -> None:
    path = Path("exemplars/2026/bep-an-mot-chieu.md")
    file = file_of(path, path.read_bytes())
    told = [pair for pair in sent_pairs(file) if pair[0] not in dict(pairs)]
    found = read(of_pairs([*told, *pairs]), file.path, file.story.header, file.story.body)
    assert (found.header is None) == bool(found.problems)
    if found.header is None:
        return
    with suppress(ValueError):  # nothing is written then, and that is said
        after = file_of(path, edited(file, found.header, found.body))
        assert (after.story.header, after.story.body) == (found.header, found.body)


def test_a_draft_is_saved_line_by_line_and_says_when(here: Opened) -> None:
    before = text(here)
    answer = form(here, "y-tuong").filled(summary="Hai câu là đủ.", body="Còn đang viết.\n\nThêm một đoạn.").sends()
    assert answer.status == 303
    assert changed(before, text(here)) == ["+ summary: Hai câu là đủ.", "+ ", "+ Thêm một đoạn."]
    seen = words(here.ask(answer.headers["location"]).body.decode())
    assert "Đã lưu lúc" in seen


def test_people_are_added_moved_and_taken_away_without_javascript(here: Opened) -> None:
    page = form(here, "y-tuong")
    page = form_in(here, "y-tuong", page.sends("add:people").body.decode())
    page = form_in(here, "y-tuong", page.filled(people__n0__name="Chị Hoa").sends("add:people").body.decode())
    filled = page.filled(people__n0__role="staff", people__n0__consent="PDY-1", people__n1__role="other",
                         people__n1__post="Khách", people__n1__quoted="true")  # fmt: skip
    moved = form_in(here, "y-tuong", filled.sends("up:people:n1").body.decode())
    assert text(here).count("people") == 0
    assert moved.sends().status == 303
    rows = [line for line in text(here).splitlines() if line.startswith("  - ")]
    assert rows == [
        "  - {role: other, post: Khách, quoted: true}",
        "  - {name: Chị Hoa, role: staff, consent: PDY-1}",
    ]
    again = form(here, "y-tuong")
    taken = form_in(here, "y-tuong", again.sends("remove:people:0").body.decode())
    assert taken.sends().status == 303
    assert "Khách" not in text(here)


def test_what_cannot_be_a_story_is_refused_at_its_field_with_what_was_typed(here: Opened) -> None:
    before = text(here)
    answer = form(here, "y-tuong").filled(date="10/9/2026", lesson="Chữ vừa gõ").sends()
    assert answer.status == 422
    page = answer.body.decode()
    assert 'href="#f-date"' in page
    assert "Có phải 2026-09-10" in words(page)
    assert form_in(here, "y-tuong", page).text("lesson") == "Chữ vừa gõ"
    assert text(here) == before


def test_an_error_in_a_draft_is_saved_and_said_at_its_field(here: Opened) -> None:
    page = form(here, "y-tuong").filled(unit="khong-co")
    told = json.loads(page.sends(place="look", **JSON).body)
    assert [one["id"] for one in told["wrong"] if one["error"]] == ["f-unit"]
    assert page.sends().status == 303
    assert "unit: khong-co" in text(here)


def test_an_approval_is_lost_only_by_somebody_who_was_told_so(here: Opened) -> None:
    page = form(here, "bep-mot-chieu")
    assert "phải trình và duyệt lại" in words(page.html)
    assert page.sends().status == 303
    before = text(here, APPROVED)
    answer = page.filled(summary="Tám người sắp lại một gian bếp.").sends()
    assert answer.status == 422
    assert text(here, APPROVED) == before
    asked_again = answer.body.decode()
    assert "phê duyệt không còn hiệu lực" in words(asked_again)
    assert "loa phát thanh" in words(asked_again)
    assert "tasks.py" not in asked_again
    assert "chỗ sai mà bản trong tệp không có" not in words(asked_again)
    agreed = asked_again.split('name="confirm" value="')[1].split('"')[0]
    final = form_in(here, "bep-mot-chieu", asked_again)
    assert final.filled(confirm="khong-phai").sends().status == 422
    assert final.filled(confirm=agreed).sends().status == 303
    assert changed(before, text(here, APPROVED)) == [
        "- summary: Chín người sắp lại một gian bếp.", "+ summary: Tám người sắp lại một gian bếp.",
    ]  # fmt: skip


def test_a_new_error_in_a_submitted_story_is_saved_only_by_somebody_who_agrees(here: Opened) -> None:
    submitted = text(here).replace("stage: draft", "stage: submitted\nsubmitted: {by: Tổ bếp, on: 2026-11-01}")
    (here.root / DRAFT).write_text(submitted, "utf-8")
    answer = form(here, "y-tuong").filled(unit="khong-co").sends()
    assert answer.status == 422
    page = answer.body.decode()
    assert "có thêm chỗ sai" in words(page)
    assert text(here) == submitted
    agreed = page.split('name="confirm" value="')[1].split('"')[0]
    assert form_in(here, "y-tuong", page).filled(confirm=agreed).sends().status == 303
    assert "unit: khong-co" in text(here)


def shows_both_titles(answer: Answer) -> None:
    seen = words(answer.body.decode())
    assert "Tít của tôi" in seen
    assert "Tít của họ" in seen


def test_where_somebody_else_has_saved_nothing_is_overwritten_until_one_has_chosen(here: Opened) -> None:
    page = form(here, "y-tuong").filled(title="Tít của tôi", lesson="Bài học của tôi", body="Đoạn của tôi.")
    theirs = text(here).replace("Ý tưởng trồng rau", "Tít của họ").replace("stage", "question: Câu của họ?\nstage")
    (here.root / DRAFT).write_text(theirs, "utf-8")
    answer = page.sends()
    assert answer.status == 409
    assert text(here) == theirs
    shows_both_titles(answer)
    both = form_in(here, "y-tuong", answer.body.decode())
    assert ("take:question", "theirs") in both.pairs
    assert ("take:body", "mine") in both.pairs
    assert "take:title" not in dict(both.pairs)
    assert both.filled(**{"take:title": "mine"}).sends("chosen").status == 303
    assert "title: Tít của tôi" in text(here)
    assert "question: Câu của họ?" in text(here)
    assert "lesson: Bài học của tôi" in text(here)
    assert "Đoạn của tôi." in text(here)


def test_what_is_saved_while_the_rules_are_asked_is_not_overwritten_either(
    here: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = form(here, "y-tuong").filled(title="Tít của tôi")
    theirs = text(here).replace("Ý tưởng trồng rau", "Tít của họ")

    def save_meanwhile(*asked: Any) -> Looked:
        (here.root / DRAFT).write_text(theirs, "utf-8")
        return looking.look(*asked)

    monkeypatch.setattr(saving, "look", save_meanwhile)
    answer = page.sends()
    assert answer.status == 409
    assert text(here) == theirs
    shows_both_titles(answer)


def test_going_back_to_the_form_from_two_versions_loses_neither(here: Opened) -> None:
    page = form(here, "y-tuong").filled(title="Tít của tôi")
    theirs = text(here).replace("Ý tưởng trồng rau", "Tít của họ")
    (here.root / DRAFT).write_text(theirs, "utf-8")
    both = form_in(here, "y-tuong", page.sends().body.decode())
    back = form_in(here, "y-tuong", both.sends("show").body.decode())
    assert back.text("title") == "Tít của tôi"
    assert back.sends().status == 409
    assert text(here) == theirs


@pytest.mark.parametrize(("act", "title"), [("mine", "Tít của tôi"), ("theirs", "Tít của họ")])
def test_one_of_two_versions_is_taken_whole(here: Opened, act: str, title: str) -> None:
    page = form(here, "y-tuong").filled(title="Tít của tôi")
    (here.root / DRAFT).write_text(text(here).replace("Ý tưởng trồng rau", "Tít của họ"), "utf-8")
    both = form_in(here, "y-tuong", page.sends().body.decode())
    assert both.sends(act).status == 303
    assert f"title: {title}" in text(here)


def test_a_registered_story_is_begun_by_its_button_alone(here: Opened) -> None:
    registered = text(here).replace("stage: draft", "stage: registered   # giữ")
    (here.root / DRAFT).write_text(registered, "utf-8")
    assert form(here, "y-tuong").filled(stage="approved").sends().status == 422
    assert form(here, "y-tuong").sends("begin").status == 303
    assert changed(registered, text(here))[:2] == ["- stage: registered   # giữ", "+ stage: draft   # giữ"]


def test_an_example_line_goes_when_its_key_is_filled_and_other_comments_stay(here: Opened) -> None:
    from tests.desk.test_steps import post

    post(here, "/do/new", title="Bài thử", kind="model", unit="to-bep", field="doi-song")
    path = "exemplars/2026/bai-thu.md"
    noted = text(here, path).replace("stage: draft", "stage: draft\n# nhớ hỏi chị Hoa")
    (here.root / path).write_text(noted, "utf-8")
    page = form(here, "bai-thu")
    assert page.filled(summary="Hai câu.", date="2026-12-01").sends().status == 303
    now = text(here, path)
    assert "# summary" not in now
    assert "# date" not in now
    assert "# nhớ hỏi chị Hoa" in now
    assert "# evidence:" in now
    rest = {"lesson": "Một.", "question": "Hai?", "expires": "2027-12-31", "spoken__short": "Kể gọn.",
            "people__n0": "", "people__n0__role": "other", "people__n0__post": "Khách",
            "evidence__n0": "", "evidence__n0__claim": "2 luống rau"}  # fmt: skip
    assert form(here, "bai-thu").filled(**rest).sends().status == 303
    head = text(here, path).partition("\n---\n")[0]
    assert [line for line in head.splitlines() if line.startswith("#")] == ["# nhớ hỏi chị Hoa"]


def test_names_that_no_form_has_and_steps_are_refused(here: Opened) -> None:
    before = text(here)
    for name in ("approvals.0.by", "stage", "people.0.bi_danh", "__class__", "body.x"):
        answer = form(here, "y-tuong").filled(**{name: "x"}).sends()
        assert answer.status == 422, name
        assert "mục mà bàn không hỏi" in words(answer.body.decode()), name
    assert text(here) == before


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("PCCC", "phòng cháy"), ("PCCC", "chữa cháy")], "“PCCC” đã có cách đọc ở trên"),
        ([("PCCC", "")], "Điền cả chữ viết lẫn cách đọc"),
        ([("", "phòng cháy")], "Điền cả chữ viết lẫn cách đọc"),
    ],
)
def test_a_reading_is_whole_and_stands_once(here: Opened, rows: list[tuple[str, str]], said: str) -> None:
    before = text(here)
    told = {f"spoken__say__n{number}": "" for number in range(len(rows))}
    for number, (written, spoken) in enumerate(rows):
        told |= {f"spoken__say__n{number}__written": written, f"spoken__say__n{number}__spoken": spoken}
    answer = form(here, "y-tuong").filled(**told).sends()
    assert answer.status == 422
    assert said in words(answer.body.decode())
    assert text(here) == before


def test_a_list_without_end_is_bounded_and_a_long_one_in_the_file_is_left_alone(here: Opened) -> None:
    page = form(here, "y-tuong")
    many = {f"evidence__n{number}": "" for number in range(500)} | {
        f"evidence__n{number}__claim": f"{number} luống" for number in range(500)
    }
    answer = page.filled(**many).sends()
    assert answer.status == 422
    assert "Có 500 mục" in words(answer.body.decode())
    rows = "".join(f"  - {{claim: {number} luống}}\n" for number in range(500))
    long = text(here).replace("stage: draft\n", f"stage: draft\nevidence:\n{rows}")
    (here.root / DRAFT).write_text(long, "utf-8")
    page = form(here, "y-tuong")
    assert "Có 500 mục" in words(page.html)
    assert page.filled(lesson="Một câu.").sends().status == 303
    assert changed(long, text(here)) == ["+ lesson: Một câu."]


def test_a_body_ten_times_as_long_as_a_story_is_saved_and_one_that_is_too_large_is_said(here: Opened) -> None:
    large = "Một đoạn văn dài hơn một dòng chữ, và còn dài nữa mới hết câu này để đủ một đoạn.\n\n" * 700
    assert form(here, "y-tuong").filled(body=large[: LONGEST - 1]).sends().status == 303
    before = text(here)
    answer = form(here, "y-tuong").filled(body=large * 3).sends()
    assert answer.status == 422
    assert "Chia thành nhiều bài" in words(answer.body.decode())
    assert text(here) == before


def test_what_is_wrong_is_said_without_the_keys_of_the_file(here: Opened) -> None:
    named = text(here).replace(
        "stage: draft\n", "stage: draft\npeople:\n  - {name: Lò Thị Hoa, role: staff, post: Tổ phó}\n"
    )
    (here.root / DRAFT).write_text(named.rstrip("\n") + " Chị Lò Thị Hoa kể lại.\n", "utf-8")
    said = words(form(here, "y-tuong").html)
    assert "bớt hình thức trong “Hình thức tuyên truyền”" in said
    assert "channels" not in said


def test_a_look_says_how_long_it_is_told_and_writes_nothing(here: Opened) -> None:
    before = {path: path.stat().st_mtime_ns for path in here.root.rglob("*.md")}
    told = json.loads(form(here, "y-tuong").filled(body="Một câu. " * 200).sends(place="look", **JSON).body)
    assert "phút" in told["lengths"]["long"]
    assert told["stale"] is False
    assert {path: path.stat().st_mtime_ns for path in here.root.rglob("*.md")} == before


def test_a_story_under_another_address_is_found_there_at_once(here: Opened) -> None:
    answer = form(here, "y-tuong").filled(slug="vuon-rau").sends()
    assert answer.headers["location"] == f"/{KEY}/story/vuon-rau/edit?saved"
    assert form(here, "vuon-rau").text("slug") == "vuon-rau"


def test_who_writes_at_the_same_time_is_waited_for_and_said(here: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsdesk.desk.form.saving.PATIENCE", 0.1)
    before = text(here)
    with files.only_one(here.root / ".cache" / "desk.lock"):
        answer = form(here, "y-tuong").filled(lesson="Chữ vừa gõ").sends()
    assert answer.status == 422
    assert "Bàn đang làm một việc khác" in words(answer.body.decode())
    assert form_in(here, "y-tuong", answer.body.decode()).text("lesson") == "Chữ vừa gõ"
    assert text(here) == before


def test_a_desk_that_cannot_be_read_has_nothing_to_choose_from_and_says_so(here: Opened) -> None:
    page = form(here, "y-tuong")
    (here.root / "content/facility.yaml").write_text("names: [", "utf-8")
    for _ in range(100):
        if here.ask(f"/{KEY}/story/y-tuong/edit").status == 503:
            break
        time.sleep(0.1)
    answer = page.sends()
    assert answer.status == 503
    assert "content/facility.yaml" in words(answer.body.decode())


def test_what_is_said_of_a_field_calls_others_as_the_page_does(here: Opened) -> None:
    page = form(here, "y-tuong").filled(title="Bốn mươi luống rau", people__n0="", people__n0__role="other",
                                        people__n0__post="Khách", people__n0__basis="khong-co")  # fmt: skip
    told = json.loads(page.sends(place="look", **JSON).body)
    said = {one["label"]: one["text"] for one in told["wrong"]}
    assert "Mục “Căn cứ nêu tên”" in said["Người 1, căn cứ nêu tên"]
    assert "mục “Minh chứng”" in said["Tít"]


def test_words_that_nobody_can_read_aloud_are_told_in_an_approved_story_too(here: Opened) -> None:
    page = form(here, "bep-mot-chieu")
    told = json.loads(page.filled(body=page.text("body") + "\n\nTheo KXQZ.").sends(place="look", **JSON).body)
    assert [one["where"] for one in told["wrong"] if "KXQZ" in one["text"]] == ["Đoạn 5"]


def test_html_in_a_story_stays_text_on_the_page(here: Opened) -> None:
    page = form(here, "y-tuong").filled(
        title='"><script>alert(1)</script>', body="</textarea><script>alert(2)</script>"
    )
    assert page.sends().status == 303
    html = form(here, "y-tuong").html
    assert "<script>alert" not in html
    assert form(here, "y-tuong").text("body") == "</textarea><script>alert(2)</script>"


def test_a_file_that_cannot_be_read_gives_no_form_and_keeps_what_was_typed(here: Opened) -> None:
    page = form(here, "y-tuong").filled(body="Chữ vừa gõ.", lesson="Gõ cả ở đây.")
    broken = text(here).replace("stage: draft", "stage: [draft")
    (here.root / DRAFT).write_text(broken, "utf-8")
    answer = page.sends()
    assert answer.status == 422
    assert kept(answer) == {"Chữ vừa gõ.", "Gõ cả ở đây."}, "and no field that nobody touched"
    assert text(here) == broken


def kept(answer: Answer) -> set[str]:
    """Return what stands on a page to be copied."""
    return {unescape(one) for one in re.findall(r"readonly>\n(.*?)</textarea>", answer.body.decode(), re.DOTALL)}


@pytest.mark.parametrize("read_again", [True, False])
def test_what_was_typed_is_given_back_where_the_file_is_gone(here: Opened, read_again: bool) -> None:
    page = form(here, "y-tuong").filled(body="Chữ vừa gõ.", lesson="Gõ cả ở đây.")
    (here.root / DRAFT).rename(here.root / "exemplars/2025/y-khac.md")
    if read_again:
        until = time.monotonic() + PATIENCE
        while here.ask(f"/{KEY}/story/y-tuong/edit").status != 404:
            assert time.monotonic() < until
            time.sleep(0.2)
    answer = page.sends("save")
    assert answer.status == 404
    assert "Tệp của bài đã đổi tên" in answer.body.decode()
    assert kept(answer) == {"Chữ vừa gõ.", "Gõ cả ở đây."}
    for place in ("edit", "look"):
        told = json.loads(page.sends(place=place, accept="application/json").body)
        assert told["came"] == "failed"
        assert "Tệp của bài đã đổi tên" in told["why"]


def test_a_picture_gets_an_ascii_name_once_and_what_is_none_is_refused(tmp_path: Path, desk: Path) -> None:
    picture = (desk / "content/images/bep.png").read_bytes()
    assert lay(desk, "Bếp mới ở đồi.PNG", picture) == "bep-moi-o-doi.png"
    assert lay(desk, "Bếp mới ở đồi.PNG", picture) == "bep-moi-o-doi.png"
    assert lay(tmp_path, "con.png", picture) == "anh-con.png"
    shutil.copy(desk / "content/images/bep.png", tmp_path / "x.png")
    for content in (b"", b"<svg/>", b"GIF89a", picture[:60], b"\xff\xd8\xff" + b"x" * 40, b"x" * 9_000_000):
        with pytest.raises(Refused):
            lay(desk, "../../a.png", content)
    assert sorted(path.name for path in (desk / "content/images").iterdir()) == ["bep-moi-o-doi.png", "bep.png"]


def test_there_is_no_form_of_what_is_no_story(here: Opened) -> None:
    for slug in ("khong-co", "..%2f..%2fcontent%2ffacility.yaml", "facility"):
        assert here.ask(f"/{KEY}/story/{slug}/edit").status == 404
