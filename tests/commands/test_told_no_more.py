"""A story that is told no more lies in programmes that were made before: whoever looks after the desk is told."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from newsdesk import commands
from newsdesk.audio import register
from newsdesk.commands import console, ready, recording_files
from newsdesk.model.names import NAMELESS_READER
from newsdesk.model.recording import Recording
from tests.commands.test_commands import edit
from tests.conftest import TODAY
from tests.recall.test_kept import later

STORY = "exemplars/2026/bep-mot-chieu.md"
CODE = f"{STORY}:1: LƯU Ý [programme-tells-no-more] "


def lies_ready(desk: Path, *days: date, slug: str = "bep-mot-chieu", sound: ready.Sound | None = None) -> None:
    """Lay down the programmes of days as a publish does, with a story in each."""
    name = f"02-exemplar-{slug}.mp3"
    for day in days:
        folder = desk / f"output/broadcast/{day}-sang"
        folder.mkdir(parents=True, exist_ok=True)
        for one in ("01-ident.mp3", name, "programme.mp3"):
            (folder / one).touch()
        (folder / ready.SOUNDS).write_text(ready.sounds_text({name: sound or ready.UNKNOWN}), encoding="utf-8")


def says(desk: Path, name: str, today: date = TODAY, **asked: Any) -> list[str]:
    with console.overheard() as said:
        assert commands.run(name, root=desk, today=today, **asked) == console.CLEAN
    return [line for line in said if "[programme-" in line]


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


READ = f"{STORY}:1: LƯU Ý [programme-read-no-more] "
SCRIPT, READER = "1" * 32, "Lường Thị Vân Khánh"
READ_BY_HER = ready.Sound(script=SCRIPT, voice=READER, recording="a" * 32)
LISTED = f"announcers:\n  - {{name: {READER}, consent: PDY-2}}\nplace:"
SLIP = "  - {slip: PDY-2, name: [loudspeaker], voice: [loudspeaker], until: 2030-12-31}"


@pytest.fixture
def lent(desk: Path) -> Path:
    """Return the small desk with an announcer whose slip allows her voice and her name, and what she read."""
    edit(desk / "content/facility.yaml", "place:", LISTED)
    edit(desk / "content/consents.yaml", "slips:", f"slips:\n{SLIP}")
    hand_in(desk, "a")
    return desk


def hand_in(desk: Path, *marks: str, by: str = READER) -> None:
    """Let the register hold what somebody read, each the recording of one mark, besides what it holds."""
    path = desk / recording_files.REGISTER
    old = register.from_text(path.read_text("utf-8")) if path.exists() else ()
    path.parent.mkdir(exist_ok=True)
    new = (a_recording(mark * 32, by) for mark in marks)
    path.write_text(register.to_text([*old, *new]), encoding="utf-8")


def a_recording(digest: str, by: str) -> Recording:
    length, file = timedelta(seconds=20), f"recordings/bep-mot-chieu/{digest}.wav"
    facts = {"slug": "bep-mot-chieu", "script": SCRIPT, "on": date(2026, 11, 18), "length": length, "syllables": 60}
    return Recording(digest=digest, by=by, file=file, **facts)  # type: ignore[arg-type]


def of_voices(desk: Path, name: str = "check") -> list[str]:
    return [line for line in says(desk, name) if line.startswith(READ)]


ENDINGS = ["withdrawn: 2026-11-19", "until: 2026-11-20"]
"""What a slip may say of which nothing is left on the day of the programme."""


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("name", ["check", "status", "update", "site"])
def test_says_that_a_voice_would_be_heard_that_was_taken_back(lent: Path, name: str, ending: str) -> None:
    lies_ready(lent, TODAY + timedelta(days=1), sound=READ_BY_HER)
    assert of_voices(lent, name) == []
    edit(lent / "content/consents.yaml", SLIP, SLIP.replace("until: 2030-12-31", ending))
    for _ in range(2):
        (line,) = of_voices(lent, name)
        assert "lúc 05:45 ngày 21/11/2026" in line
        assert READER not in line
    lies_ready(lent, TODAY + timedelta(days=1), sound=ready.Sound(SCRIPT))
    assert of_voices(lent, name) == []


LESS = [("name: [loudspeaker], ", ""), ("name: [loudspeaker]", "name: [web]"), ("voice: [loudspeaker]", "voice: [web]")]
"""What her slip may say, and what it may say instead that allows less."""


@pytest.mark.parametrize(("right", "wrong"), LESS)
def test_who_may_not_be_named_any_more_is_thanked_by_name_no_more(lent: Path, right: str, wrong: str) -> None:
    lies_ready(lent, TODAY, sound=READ_BY_HER)
    edit(lent / "content/consents.yaml", SLIP, SLIP.replace(right, wrong))
    assert of_voices(lent)


def test_who_was_heard_without_a_name_is_not_silenced_because_it_may_be_said_now(lent: Path) -> None:
    lies_ready(lent, TODAY, sound=ready.Sound(SCRIPT, NAMELESS_READER, "a" * 32))
    assert of_voices(lent) == []


def test_of_two_who_read_it_only_the_one_who_is_heard_counts(lent: Path) -> None:
    hand_in(lent, "b", by="Chị Hoa")
    lies_ready(lent, TODAY, sound=ready.Sound(SCRIPT, "Chị Hoa", "b" * 32))
    edit(lent / "content/consents.yaml", SLIP, SLIP.replace("until: 2030-12-31", "withdrawn: 2026-11-19"))
    assert of_voices(lent) == []
    lies_ready(lent, TODAY, sound=ready.Sound(SCRIPT, "Chị Hoa"))  # which of the two is not known
    assert of_voices(lent)


def test_nobody_answers_for_a_recording_that_is_in_the_register_no_longer(lent: Path) -> None:
    lies_ready(lent, TODAY, sound=READ_BY_HER)
    (lent / recording_files.REGISTER).unlink()
    assert of_voices(lent)
