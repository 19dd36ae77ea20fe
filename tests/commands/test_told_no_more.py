"""A story that is told no more lies in programmes that were made before: whoever looks after the desk is told."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from newsdesk import commands
from newsdesk.commands import console
from tests.conftest import TODAY
from tests.recall.test_kept import later

STORY = "exemplars/2026/bep-mot-chieu.md"
CODE = f"{STORY}:1: LƯU Ý [programme-tells-no-more] "


def lies_ready(desk: Path, *days: date, slug: str = "bep-mot-chieu") -> None:
    """Lay down the programmes of days as a publish does, with a story in each."""
    for day in days:
        folder = desk / f"output/broadcast/{day}-sang"
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("01-ident.mp3", f"02-exemplar-{slug}.mp3", "programme.mp3"):
            (folder / name).touch()


def says(desk: Path, name: str, today: date = TODAY, **asked: Any) -> list[str]:
    with console.overheard() as said:
        assert commands.run(name, root=desk, today=today, **asked) == console.CLEAN
    return [line for line in said if "programme-tells-no-more" in line]


def withdraw(desk: Path) -> None:
    says(desk, "withdraw", stories=[STORY], because="consent", on=TODAY)


@pytest.mark.parametrize("name", ["check", "status", "update", "site"])
def test_says_that_the_loudspeakers_would_still_tell_it_until_it_is_made_anew(desk: Path, name: str) -> None:
    lies_ready(desk, *(TODAY + timedelta(days=number) for number in (-1, 0, 2)))
    with later():
        assert says(desk, name) == says(desk, name) == []
        withdraw(desk)
        for _ in range(3):  # the third time it is said from memory
            (line,) = says(desk, name)
            assert line.startswith(CODE)
            assert "trong 2 chương trình" in line
            assert "lúc 05:45 ngày 20/11/2026" in line
        (desk / f"output/broadcast/{TODAY}-sang/02-exemplar-bep-mot-chieu.mp3").unlink()
        (line,) = says(desk, name)
        assert "trong 1 chương trình" in line
        assert "ngày 22/11/2026" in line
        (desk / "output/broadcast/2026-11-22-sang/02-exemplar-bep-mot-chieu.mp3").unlink()
        assert says(desk, name) == []


def test_a_publish_makes_them_anew_and_nothing_is_left_to_say(desk: Path) -> None:
    lies_ready(desk, TODAY)
    withdraw(desk)
    assert says(desk, "check")
    assert says(desk, "publish") == []
    assert says(desk, "check") == []


def test_a_consent_that_was_taken_back_counts_like_a_withdrawal(desk: Path) -> None:
    lies_ready(desk, TODAY)
    story = desk / STORY
    story.write_text(story.read_text("utf-8").replace("Chị Hoa", "Lò Thị Hoa"), encoding="utf-8")
    approve = {"stories": [STORY], "by": "Nguyễn Văn Mẫu", "office": "Giám đốc"}
    says(desk, "approve", **approve)
    assert says(desk, "check") == []
    slips = desk / "content/consents.yaml"
    slips.write_text(slips.read_text("utf-8").replace("until: 2030-12-31", "withdrawn: 2026-11-19"), encoding="utf-8")
    (line,) = says(desk, "check")
    assert line.startswith(CODE)


def test_what_is_on_file_no_longer_is_said_where_it_lies(desk: Path) -> None:
    lies_ready(desk, TODAY, slug="da-xoa")
    (line,) = says(desk, "check")
    assert line.startswith("output/broadcast/2026-11-20-sang: LƯU Ý")


def test_what_may_be_told_lies_there_in_peace(desk: Path) -> None:
    lies_ready(desk, TODAY, TODAY + timedelta(days=6))
    (desk / "output/broadcast/2026-99-99-sang").mkdir()
    assert says(desk, "check") == []
