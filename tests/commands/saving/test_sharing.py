"""Two people, one shared copy: what each saves reaches the other, and no conflict loses a word."""

from pathlib import Path

import pytest

from newsdesk.commands import save
from newsdesk.commands.saving import sharing
from tests.commands.saving.desks import APPROVED, STORY, Person, git, shared_head

SHEET = "output/hai-ban/HUONG-DAN.txt"
DRAFT = "---\ntitle: Một việc\nkind: factor\nfield: doi-song\nunit: to-bep\nstage: draft\n---\n\nĐoạn một.\n\nĐoạn hai.\n\nĐoạn ba.\n"
BOTH = "exemplars/2026/mot-viec.md"
WITHDRAWN = "stage: withdrawn\nwithdrawn: {on: 2026-11-01, because: mistake}"


def begun(both: tuple[Person, Person], text: str = DRAFT) -> tuple[Person, Person]:
    """Give both a draft that they can change."""
    lan, minh = both
    lan.write(BOTH, text)
    lan.save()
    minh.save()
    assert minh.read(BOTH) == text
    return both


def parted(both: tuple[Person, Person]) -> tuple[Person, Person]:
    """Let both change one paragraph, Minh first."""
    lan, minh = begun(both)
    minh.edit(BOTH, "Đoạn hai.", "Đoạn hai của Minh.")
    minh.save("Minh sửa")
    lan.edit(BOTH, "Đoạn hai.", "Đoạn hai của Lan.")
    return lan, minh


def test_what_one_saves_reaches_the_other(both: tuple[Person, Person]) -> None:
    lan, minh = both
    lan.edit(STORY, "title: ", "title: Lại ")
    code, said = lan.save()
    assert (code, "Đã gửi lên nơi lưu chung." in said) == (0, True)
    assert shared_head(lan) == lan.git("rev-parse", "HEAD")
    code, said = minh.save()
    assert (code, "Đã nhận 1 tệp" in said) == (0, True)
    assert minh.read(STORY) == lan.read(STORY)
    assert minh.git("status", "--porcelain") == ""


def test_changes_of_different_files_are_put_together_and_sent(both: tuple[Person, Person]) -> None:
    lan, minh = both
    minh.edit(STORY, "title: ", "title: Lại ")
    minh.save()
    lan.edit("content/news/nuoc-am.md", "title: ", "title: Lại ")
    assert lan.save()[0] == 0
    assert "title: Lại" in lan.read(STORY)
    assert shared_head(lan) == lan.git("rev-parse", "HEAD")
    assert len(lan.git("rev-list", "--parents", "-n", "1", "HEAD").split()) == 3
    assert lan.git("status", "--porcelain") == ""


def test_a_story_is_put_together_key_by_key_and_paragraph_by_paragraph(both: tuple[Person, Person]) -> None:
    lan, minh = begun(both)
    minh.edit(BOTH, "title: Một việc\n", "title: Một việc nhỏ\n")
    minh.edit(BOTH, "Đoạn ba.", "Đoạn ba của Minh.")
    minh.save()
    lan.edit(BOTH, "kind: factor\n", "kind: model\nsummary: Tóm tắt.\n")
    lan.edit(BOTH, "Đoạn một.", "Đoạn một của Lan.")
    assert lan.save()[0] == 0
    text = lan.read(BOTH)
    for words in ("Một việc nhỏ", "kind: model", "Tóm tắt.", "Đoạn một của Lan.", "Đoạn ba của Minh."):
        assert text.count(words) == 1


def test_both_may_add_rows_to_the_lexicon(both: tuple[Person, Person]) -> None:
    lan, minh = both
    for person, row in ((minh, "ABC\ta bê xê\t\n"), (lan, "XYZ\tích i dét\t\n")):
        person.write("content/lexicon.tsv", person.read("content/lexicon.tsv") + row)
        assert person.save()[0] == 0
    assert {"ABC", "XYZ"} <= {row.split("\t")[0] for row in lan.read("content/lexicon.tsv").split("\n")}


def test_a_conflict_leaves_the_folder_as_it_was_and_shows_two_versions(both: tuple[Person, Person]) -> None:
    lan, _ = parted(both)
    mine = lan.read(BOTH)
    shared = shared_head(lan)
    code, said = lan.save("Lan sửa")
    assert code == 1
    assert f"{BOTH} (bản kia do Minh lưu lúc" in said
    assert "đoạn 2 ở bản của bạn" in said
    assert lan.read(BOTH) == mine
    assert lan.recorded(BOTH) == mine.rstrip("\n")
    assert shared_head(lan) == shared
    assert not (lan.desk / ".git/MERGE_HEAD").exists()
    assert lan.git("status", "--porcelain") == ""
    sheet, at = lan.read(SHEET), f"output/hai-ban/{BOTH.replace('/', '--')}"
    assert f"save --keep theirs {BOTH}" in sheet
    assert "của Lan" in lan.read(f"{at}/ban-cua-ban.md")
    assert "của Minh" in lan.read(f"{at}/ban-nguoi-khac.md")
    assert "<mark>Minh.</mark>" in lan.read(f"{at}/so-sanh.html")


def test_the_desk_in_the_browser_is_told_both_texts(both: tuple[Person, Person]) -> None:
    lan, _ = parted(both)
    lan.save()
    (one,) = save.conflicts(lan.desk)
    assert (one.path, one.by, one.noun) == (BOTH, "Minh", "bài “Một việc”")
    assert "của Lan" in (one.mine or "")
    assert "của Minh" in (one.theirs or "")


@pytest.mark.parametrize(
    ("keep", "words", "lost"), [("mine", "của Lan", "của Minh"), ("theirs", "của Minh", "của Lan")]
)
def test_one_version_is_kept_and_the_other_stays_in_history(
    both: tuple[Person, Person], keep: str, words: str, lost: str
) -> None:
    lan, minh = parted(both)
    lan.save()
    code, said = lan.save(BOTH, keep=keep)
    assert (code, "Đã gửi" in said) == (0, True)
    assert words in lan.read(BOTH)
    assert lan.recorded(BOTH, shared_head(lan)) == lan.read(BOTH).rstrip("\n")
    assert lost in lan.git("show", said.split("git show ")[1].split()[0])
    assert not (lan.desk / "output/hai-ban").exists()
    assert save.conflicts(lan.desk) == []
    minh.save()
    assert minh.read(BOTH) == lan.read(BOTH)


def test_what_was_copied_from_the_other_version_is_what_is_kept(both: tuple[Person, Person]) -> None:
    lan, _ = parted(both)
    lan.save()
    lan.edit(BOTH, "của Lan", "của Lan và của Minh")
    assert lan.save(BOTH, keep="mine")[0] == 0
    assert "của Lan và của Minh" in lan.recorded(BOTH, shared_head(lan))


def test_saving_on_without_choosing_loses_nothing(both: tuple[Person, Person]) -> None:
    lan, _ = parted(both)
    lan.save()
    lan.edit(BOTH, "của Lan", "của Lan, viết tiếp")
    code, said = lan.save("Viết tiếp")
    assert (code, BOTH in said) == (1, True)
    assert "viết tiếp" in lan.recorded(BOTH)
    assert "của Minh" in lan.read(f"output/hai-ban/{BOTH.replace('/', '--')}/ban-nguoi-khac.md")


def test_a_choice_counts_only_for_the_versions_that_were_shown(both: tuple[Person, Person]) -> None:
    lan, minh = parted(both)
    lan.save()
    minh.edit(BOTH, "của Minh", "của Minh, lần nữa")
    minh.save()
    code, said = lan.save(BOTH, keep="mine")
    assert (code, "hai người cùng sửa" in said) == (1, True)
    assert "lần nữa" in (save.conflicts(lan.desk)[0].theirs or "")
    assert lan.save(BOTH, keep="mine")[0] == 0


def test_theirs_is_not_taken_over_what_was_written_since(both: tuple[Person, Person]) -> None:
    lan, _ = parted(both)
    lan.save()
    lan.edit(BOTH, "của Lan", "của Lan, viết tiếp")
    assert lan.save(BOTH, keep="theirs")[0] == 1
    assert "viết tiếp" in lan.read(BOTH)
    assert lan.save(BOTH, keep="theirs")[0] == 0
    assert "của Minh" in lan.read(BOTH)


@pytest.mark.parametrize("keep", ["mine", "theirs"])
def test_a_file_that_one_deleted_and_one_changed_is_asked_for(both: tuple[Person, Person], keep: str) -> None:
    lan, minh = begun(both)
    (minh.desk / BOTH).unlink()
    minh.save()
    lan.edit(BOTH, "Đoạn hai.", "Đoạn hai của Lan.")
    assert lan.save()[0] == 1
    assert "Người kia đã xóa tệp này" in lan.read(SHEET)
    assert lan.save(BOTH, keep=keep)[0] == 0
    assert (lan.desk / BOTH).exists() is (keep == "mine")
    assert (BOTH in lan.names(shared_head(lan))) is (keep == "mine")


def test_pictures_in_conflict_lie_side_by_side(both: tuple[Person, Person]) -> None:
    lan, minh = both
    for person, byte in ((minh, b"m"), (lan, b"l")):
        (person.desk / "content/images/moi.png").write_bytes(
            (person.desk / "content/images/bep.png").read_bytes() + byte
        )
        person.save()
    at = lan.desk / "output/hai-ban/content--images--moi.png"
    assert sorted(path.name for path in at.iterdir()) == ["ban-cua-ban.png", "ban-nguoi-khac.png"]


def test_an_approved_text_is_never_a_mixture(both: tuple[Person, Person]) -> None:
    lan, minh = both
    minh.edit(APPROVED, "submitted: {by: Tổ bếp, on: 2026-09-07}", "submitted: {by: Tổ bếp, on: 2026-09-08}")
    assert minh.save()[0] == 0
    lan.edit(APPROVED, "stage: approved", WITHDRAWN)
    code, said = lan.save()
    assert (code, "hai người cùng sửa" in said) == (1, True)
    assert lan.save(APPROVED, keep="mine")[0] == 0
    assert WITHDRAWN in lan.recorded(APPROVED, shared_head(lan))


def test_wrong_choices_are_said(both: tuple[Person, Person]) -> None:
    lan, _ = both
    assert lan.save(STORY, keep="ca-hai")[0] == 2
    code, said = lan.save(STORY, keep="mine")
    assert (code, "không có hai bản nào" in said) == (2, True)


def test_what_lies_unsaved_is_never_written_over(both: tuple[Person, Person]) -> None:
    lan, minh = both
    minh.edit(APPROVED, "stage: approved", WITHDRAWN)
    minh.save()
    lan.edit(APPROVED, "Chị Hoa đếm được", "Chị Hoa ghi được")
    mine = lan.read(APPROVED)
    code, said = lan.save()
    assert (code, "đang sửa dở chưa lưu" in said) == (1, True)
    assert lan.read(APPROVED) == mine


def test_what_is_right_on_both_sides_and_wrong_together_is_not_sent_until_it_is_put_right(
    both: tuple[Person, Person],
) -> None:
    lan, minh = both
    facility = "content/facility.yaml"
    unit, meeting = "  - {key: to-moi, name: Tổ mới}\n", "content/events/2026/hoi-nghi.md"
    lan.edit(facility, "units:\n", f"units:\n{unit}")
    lan.save()
    minh.save()
    minh.edit(facility, unit, "")
    assert minh.save()[0] == 0
    lan.write(meeting, lan.read("content/events/2026/giao-ban.md").replace("[to-bep]", "[to-moi]"))
    shared = shared_head(lan)
    code, said = lan.save()
    assert (code, "ghép xong thì có LỖI mới" in said) == (1, True)
    assert shared_head(lan) == shared
    assert "to-moi" not in lan.read(facility)
    code, said = lan.save("Lưu tiếp")
    assert (code, shared_head(lan)) == (1, shared)
    lan.edit(meeting, "to-moi", "phong-y-te")
    assert lan.save()[0] == 0
    assert shared_head(lan) == lan.git("rev-parse", "HEAD")


def test_never_sends_by_force_and_goes_on_when_others_were_first(
    both: tuple[Person, Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    lan, minh = both
    minh.edit(STORY, "title: ", "title: Lại ")
    honest, times = sharing._send, []

    def late(*asked: object) -> sharing.Shared:
        if not times:
            times.append(1)
            assert minh.save()[0] == 0
        return honest(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr(sharing, "_send", late)
    lan.edit("content/news/nuoc-am.md", "title: ", "title: Lại ")
    assert lan.save()[0] == 0
    minh.git("fetch", "-q")
    assert minh.git("merge-base", "--is-ancestor", "HEAD", "origin/main") == ""
    assert shared_head(lan) == lan.git("rev-parse", "HEAD")


UNREACHED = [
    ("/khong/co/o-day.git", 0, "chưa gửi được vì không liên lạc được"),
    ("http://127.0.0.1:9/x.git", 0, "chưa gửi được vì không liên lạc được"),
]


@pytest.mark.parametrize(("address", "code", "words"), UNREACHED)
def test_without_a_network_the_work_is_kept_and_sent_the_next_time(
    both: tuple[Person, Person], address: str, code: int, words: str
) -> None:
    lan, _ = both
    right = lan.git("remote", "get-url", "origin")
    lan.git("remote", "set-url", "origin", address)
    lan.edit(STORY, "title: ", "title: Lại ")
    told = lan.save()
    assert (told[0], words in told[1], "lần lưu sau sẽ gửi tiếp" in told[1]) == (code, True, True)
    assert "title: Lại" in lan.recorded(STORY)
    lan.git("remote", "set-url", "origin", right)
    assert "Đã gửi" in lan.save()[1]


def test_a_server_that_refuses_is_said_with_its_words(both: tuple[Person, Person]) -> None:
    lan, _ = both
    hook = Path(lan.git("remote", "get-url", "origin")) / "hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'het cho luu' >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    lan.edit(STORY, "title: ", "title: Lại ")
    code, said = lan.save()
    assert (code, "het cho luu" in said, "chưa gửi được" in said) == (3, True, True)


def test_hooks_on_commit_do_not_stand_in_the_way_of_a_draft(both: tuple[Person, Person]) -> None:
    lan, _ = both
    for name in ("pre-commit", "commit-msg", "post-commit", "post-merge"):
        hook = lan.desk / ".git/hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
        hook.chmod(0o755)
    lan.edit(STORY, "title: ", "title: Lại ")
    assert lan.save()[0] == 0


def test_a_hook_before_sending_that_fails_is_said(both: tuple[Person, Person]) -> None:
    lan, _ = both
    hook = lan.desk / ".git/hooks/pre-push"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'khong cho gui' >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    lan.edit(STORY, "title: ", "title: Lại ")
    code, said = lan.save()
    assert (code, "khong cho gui" in said) == (3, True)


def test_a_shared_copy_of_another_origin_is_said(both: tuple[Person, Person], tmp_path: Path) -> None:
    lan, _ = both
    other = tmp_path / "khác.git"
    git(tmp_path, "init", "-q", "--bare", "-b", "main", str(other))
    lan.git("checkout", "-q", "--orphan", "x")
    lan.git("commit", "-q", "-m", "Other")
    lan.git("push", "-q", str(other), "x:main")
    lan.git("checkout", "-q", "main")
    lan.git("remote", "set-url", "origin", str(other))
    lan.edit(STORY, "title: ", "title: Lại ")
    code, said = lan.save()
    assert (code, "không cùng một gốc" in said) == (3, True)
    assert "title: Lại" in lan.recorded(STORY)


def test_an_empty_shared_copy_is_filled(lan: Person, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "rỗng.git")
    lan.git("remote", "add", "origin", str(tmp_path / "rỗng.git"))
    lan.git("config", "branch.main.remote", "origin")
    lan.git("config", "branch.main.merge", "refs/heads/main")
    lan.edit(STORY, "title: ", "title: Lại ")
    assert "Đã gửi" in lan.save()[1]
    assert shared_head(lan) == lan.git("rev-parse", "HEAD")
