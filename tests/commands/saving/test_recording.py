"""A save records what people may record, and says what it leaves out and why."""

import unicodedata

import pytest

from newsdesk.commands import save, scripts
from tests.commands.saving.desks import APPROVED, STORY, TODAY, Person, heard

NEWS = "content/news/nuoc-am.md"


def test_records_what_an_editor_changed_with_who_and_what(lan: Person) -> None:
    lan.edit(STORY, "title: ", "title: Lại ")
    code, said = lan.save("Sửa tên bài ý tưởng")
    assert (code, "Đã lưu 1 tệp" in said, STORY in said) == (0, True, True)
    assert lan.recorded(STORY) == lan.read(STORY).rstrip("\n")
    assert lan.git("log", "-1", "--format=%an|%ae|%s") == "Lan|lan@vi-du.vn|Sửa tên bài ý tưởng"
    assert lan.git("status", "--porcelain") == ""


def test_a_second_save_has_nothing_to_record(lan: Person) -> None:
    before = lan.git("rev-parse", "HEAD")
    code, said = lan.save()
    assert (code, "Không có gì mới" in said) == (0, True)
    assert lan.git("rev-parse", "HEAD") == before


def test_records_a_deletion_and_the_first_commit_of_all(lan: Person) -> None:
    (lan.desk / NEWS).unlink()
    lan.git("update-ref", "-d", "HEAD")
    assert lan.save()[0] == 0
    assert NEWS not in lan.names()
    assert STORY in lan.names()


LEFT_OUT = [
    ("tasks.py", b"x = 1\n"),
    ("theme/style.css", b"a {}\n"),
    ("media/thu.wav", b"RIFF"),
    ("output/site/index.html", b"<p>"),
    (".cache/x.md", b"x"),
    ("content/.env", b"A=1\n"),
    ("content/mat-khau.md", b"123456\n"),
    ("content/id_rsa.md", b"x\n"),
    ("content/news/khoa.md", b"-----BEGIN OPENSSH PRIVATE KEY-----\n"),
    ("content/images/lon.png", b"\x89PNG" + bytes(20_000_001)),
    ("content/news/~$nhap.md", b"x"),
    ("content/news/nhap.docx", b"PK"),
    ("exemplars/2026/danh-sach.xlsx", b"PK"),
]


@pytest.mark.parametrize(("path", "content"), LEFT_OUT)
def test_leaves_out_what_is_not_for_an_editor_to_record(lan: Person, path: str, content: bytes) -> None:
    (lan.desk / "newsdesk").mkdir()
    (lan.desk / "tasks.py").write_bytes(b"x = 0\n")
    lan.git("add", "tasks.py")
    lan.git("commit", "-q", "-m", "Software")
    (lan.desk / path).parent.mkdir(parents=True, exist_ok=True)
    (lan.desk / path).write_bytes(content)
    code, said = lan.save()
    assert code == 0
    assert lan.git("status", "--porcelain", "--untracked-files=all", "--ignored=no").count("\n") <= 1
    assert path not in lan.names() or lan.recorded(path) == "x = 0"
    quiet = path.startswith(("media/", "output/", ".cache/"))
    assert (f"{path}: " in said) is not quiet


def test_leaves_out_what_is_ignored_even_where_it_was_tracked_by_mistake(lan: Person) -> None:
    (lan.desk / ".gitignore").write_text("output/\nmedia/\n.cache/\ncontent/news/\n", encoding="utf-8")
    lan.edit(NEWS, "title: ", "title: Lại ")
    before = lan.recorded(NEWS)
    lan.save()
    assert lan.recorded(NEWS) == before


def test_leaves_out_links(lan: Person) -> None:
    (lan.desk / "content/news/ngoai.md").symlink_to("/etc/hostname")
    _, said = lan.save()
    assert "content/news/ngoai.md: là lối tắt" in said
    assert "content/news/ngoai.md" not in lan.names()


def test_records_the_look_of_a_desk_that_lies_apart_from_the_software(lan: Person) -> None:
    lan.write("theme/css/mau.css", "a { color: red }\n")
    lan.write("pelicanconf.py", "X = 1\n")
    lan.save()
    assert {"theme/css/mau.css", "pelicanconf.py"} <= set(lan.names())


def test_holds_back_an_approved_story_that_is_not_the_approved_text(lan: Person) -> None:
    lan.edit(APPROVED, "Chị Hoa đếm được", "Chị Hoa ghi được")
    lan.edit(STORY, "title: ", "title: Lại ")
    before = lan.recorded(APPROVED)
    code, said = lan.save()
    assert code == 1
    assert f"{APPROVED}:" in said
    assert "approval-of-other-text" in said
    assert lan.recorded(APPROVED) == before
    assert lan.recorded(STORY) == lan.read(STORY).rstrip("\n")
    assert "ghi được" in lan.read(APPROVED)


def test_holds_back_an_approved_story_whose_header_broke(lan: Person) -> None:
    lan.write(APPROVED, "---\ntitle: [\n---\nx\n")
    before = lan.recorded(APPROVED)
    assert lan.save()[0] == 1
    assert lan.recorded(APPROVED) == before


def test_keeps_a_draft_with_a_mistake_and_says_it(lan: Person) -> None:
    lan.write("exemplars/2026/viec-dang-viet.md", "---\ntitle: Việc\nstage: draft\nkindd: x\n---\n\nMột câu.\n")
    code, said = lan.save()
    assert code == 0
    assert "exemplars/2026/viec-dang-viet.md:4: LỖI [key-unknown]" in said
    assert "exemplars/2026/viec-dang-viet.md" in lan.names()


def test_holds_back_a_file_of_the_desk_that_would_stop_publishing(lan: Person) -> None:
    lan.write("content/facility.yaml", "names: [\n")
    before = lan.recorded("content/facility.yaml")
    assert lan.save()[0] == 1
    assert lan.recorded("content/facility.yaml") == before


def test_holds_back_what_would_break_an_approved_story_elsewhere(lan: Person) -> None:
    (lan.desk / "content/images/bep.png").unlink()
    lan.edit(STORY, "title: ", "title: Lại ")
    code, said = lan.save()
    assert code == 1
    assert "content/images/bep.png" in said
    assert "content/images/bep.png" in lan.names()
    assert "title: Lại" in lan.recorded(STORY)


def test_a_unit_that_an_approved_story_needs_is_not_taken_away(lan: Person) -> None:
    lan.edit("content/facility.yaml", "to-bep", "to-nau-an")
    code, said = lan.save()
    assert code == 1
    assert "to-bep" in lan.recorded("content/facility.yaml")
    assert "content/facility.yaml" in said


def test_a_script_of_what_is_held_back_is_held_back_too(lan: Person) -> None:
    with heard():
        assert scripts.run(lan.desk, TODAY) == 0
    assert lan.save()[0] == 0
    script = "audio_scripts/scripts/2026/bep-mot-chieu.txt"
    before = lan.recorded(script)
    lan.write("content/lexicon.tsv", lan.read("content/lexicon.tsv") + "Chị\tchị gái\t\n")
    with heard():
        assert scripts.run(lan.desk, TODAY) == 0
    lan.write("content/lexicon.tsv", lan.read("content/lexicon.tsv") + "hỏng\n")
    code, said = lan.save()
    assert (code, f"{script}: không phải lời của bài" in said) == (1, True)
    assert lan.recorded(script) == before
    lan.edit("content/lexicon.tsv", "hỏng\n", "")
    assert lan.save()[0] == 0
    assert "chị gái" in lan.recorded(script)


def test_names_are_recorded_composed(lan: Person) -> None:
    composed = "exemplars/2026/nước-ấm.md"
    apart = unicodedata.normalize("NFD", composed)
    assert apart != composed
    lan.write(apart, lan.read(STORY))
    lan.save()
    assert composed in lan.names()
    assert apart not in lan.names()
    assert "Không có gì mới" in lan.save()[1]


def test_paths_with_spaces_and_quotes_are_recorded(lan: Person) -> None:
    odd = ["exemplars/2026/một bài.md", "exemplars/2026/'bài' \"lạ\".md", 'exemplars/2026/"bài.md', "exemplars/-x.md"]
    for path in odd:
        lan.write(path, lan.read(STORY))
    lan.save()
    assert set(odd) <= set(lan.git("ls-tree", "-r", "-z", "--name-only", "HEAD").split("\0"))


def test_line_ends_of_windows_are_recorded_as_ours(lan: Person) -> None:
    lan.git("config", "core.autocrlf", "true")
    (lan.desk / ".gitattributes").unlink()
    text = lan.read(STORY).replace("title: ", "title: Lại ")
    (lan.desk / STORY).write_bytes(text.replace("\n", "\r\n").encode())
    lan.save()
    assert lan.recorded(STORY) == text.rstrip("\n")


WORDS = [
    ("  Viết\nxong \t bài  ", "Viết xong bài"),
    ("--amend\x1b[31m đỏ", "amend[31m đỏ"),
    ("# chú thích", "chú thích"),
    ("-m x", "m x"),
    ("Vi\u0065\u0302\u0301t\u202e bài\u200b", "Viết bài"),
]


@pytest.mark.parametrize(("typed", "kept"), WORDS)
def test_what_was_typed_is_kept_as_one_line_of_words(lan: Person, typed: str, kept: str) -> None:
    lan.edit(STORY, "title: ", "title: Lại ")
    assert lan.save(typed)[0] == 0
    assert lan.git("log", "-1", "--format=%B") == kept


@pytest.mark.parametrize("typed", ["", "   ", "\u200b", "---", "#"])
def test_a_save_without_words_is_asked_for_some(lan: Person, typed: str) -> None:
    code, said = lan.save(typed)
    assert (code, "Ghi vài chữ" in said) == (2, True)


def test_who_saves_is_asked_for_where_nobody_is_known(lan: Person) -> None:
    lan.git("config", "--unset", "user.name")
    lan.git("config", "--unset", "user.email")
    lan.edit(STORY, "title: ", "title: Lại ")
    code, said = lan.save()
    assert (code, "--by" in said) == (2, True)
    assert lan.save(by="Chị <Hoa>\n")[0] == 0
    assert lan.git("log", "-1", "--format=%an|%cn|%ae") == "Chị Hoa|Chị Hoa|ban-bien-tap@desk.invalid"


def test_what_waits_is_told_with_what_it_is(lan: Person) -> None:
    lan.edit(STORY, "title: ", "title: Lại ")
    (lan.desk / NEWS).unlink()
    lan.write("content/lexicon.tsv", lan.read("content/lexicon.tsv") + "\n")
    lan.write("content/mat-khau.md", "x")
    told = {one.path: (one.noun, one.done, bool(one.why_not)) for one in save.waiting(lan.desk)}
    title = lan.read(STORY).split("title: ")[1].split("\n")[0]
    assert told[STORY] == (f"bài “{title}”", "đã sửa", False)
    assert told[NEWS][1:] == ("đã xóa", False)
    assert told["content/lexicon.tsv"][0] == "bảng đọc"
    assert told["content/mat-khau.md"][2]


def test_what_somebody_staged_elsewhere_stays_staged(lan: Person) -> None:
    lan.write("ghi-chu.txt", "x\n")
    lan.git("add", "ghi-chu.txt")
    lan.edit(STORY, "title: ", "title: Lại ")
    lan.save()
    assert lan.git("diff", "--cached", "--name-only") == "ghi-chu.txt"
    assert "ghi-chu.txt" not in lan.names()
