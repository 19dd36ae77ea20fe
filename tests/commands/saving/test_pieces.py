"""Two changes of one text are put together where they do not touch, and what differs is said in words."""

from pathlib import Path

import pytest

from newsdesk.commands.saving import merging, pieces
from newsdesk.commands.saving.copy import opened
from tests.commands.saving.desks import Person

HEADER = "---\ntitle: A\nkind: factor\ntags: [a]\npeople:\n  - {name: X}\n---\n\nMột.\n\nHai.\n"
TABLE = "written\tspoken\tnote\nA\ta\t\n"
LISTS = "names:\n  - a\nunits:\n  - {key: x}\n"

TOGETHER = [
    ("a.md", HEADER, ("title: A", "title: B"), ("kind: factor", "kind: model"), True),
    ("a.md", HEADER, ("title: A\n", "title: A\nsummary: S\n"), ("tags: [a]\n", "tags: [a]\ndate: 2026-01-01\n"), True),
    ("a.md", HEADER, ("tags: [a]\n", ""), ("Một.", "Một!"), True),
    ("a.md", HEADER, ("Một.", "Một!"), ("Hai.", "Hai!"), True),
    ("a.md", HEADER, ("title: A", "title: B"), ("title: A", "title: C"), False),
    ("a.md", HEADER, ("tags: [a]\n", ""), ("tags: [a]", "tags: [b]"), False),
    ("a.md", HEADER, ("Một.", "Một!"), ("Một.", "Mốt."), False),
    ("a.md", HEADER, ("title: A\n", "title: A\nsummary: S\n"), ("title: A\n", "title: A\nsummary: T\n"), False),
    ("a.tsv", TABLE, ("A\ta\t\n", "A\ta\t\nB\tb\t\n"), ("A\ta\t\n", "A\ta\t\nC\tc\t\n"), True),
    ("a.tsv", TABLE, ("A\ta", "A\tb"), ("A\ta", "A\tc"), False),
    ("a.tsv", TABLE, ("A\ta\t\n", "A\ta\t\nB\tb\t\n"), ("A\ta\t\n", "A\ta\t\nB\tc\t\n"), False),
    ("a.yaml", LISTS, ("  - a\n", "  - a\n  - b\n"), ("units:\n", "units:\n  - {key: y}\n"), True),
    ("a.yaml", LISTS, ("  - a\n", "  - b\n"), ("  - a\n", "  - c\n"), False),
]  # fmt: skip


@pytest.mark.parametrize(("path", "base", "mine", "theirs", "fits"), TOGETHER)
def test_puts_together_what_does_not_touch(
    lan: Person, path: str, base: str, mine: tuple[str, str], theirs: tuple[str, str], fits: bool
) -> None:
    copy = opened(lan.desk)
    texts = base.replace(*mine), base.replace(*theirs)
    assert base not in texts
    found = pieces.together(path, base, *texts, lambda *three: merging.by_lines(copy, *three))
    assert (found is not None) is fits
    if found is not None:
        for old, new in (mine, theirs):
            added = set(new.splitlines()) - set(old.splitlines())
            assert added <= set(found.replace("---\n\n", "---\n").splitlines())
        assert pieces.together(path, base, texts[1], texts[0], lambda *three: merging.by_lines(copy, *three))


def test_says_which_keys_and_paragraphs_differ() -> None:
    other = HEADER.replace("title: A", "title: B").replace("Hai.", "Hai!").replace("tags: [a]\n", "")
    assert pieces.differs(HEADER, other) == [
        "mục “title”", "mục “tags”", "đoạn 2 ở bản của bạn", "đoạn 2 ở bản người khác",
    ]  # fmt: skip
    assert pieces.differs(HEADER, HEADER) == []


def test_a_text_of_either_side_alone_is_taken_whole(lan: Person) -> None:
    copy = opened(lan.desk)
    assert merging.by_lines(copy, "a", "a", "b") == "b"
    assert merging.by_lines(copy, "a", "b", "a") == "b"
    assert not list(Path(copy.folder).glob("newsdesk-*"))
