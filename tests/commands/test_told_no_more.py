"""A story that is told no more lies in programmes that were made before: whoever looks after the desk is told."""

import json
import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from newsdesk import commands
from newsdesk.audio import register
from newsdesk.commands import console, reading, ready, recording_files
from newsdesk.commands.broadcast_texts import BroadcastText, broadcast_texts
from newsdesk.commands.named_readings import NamedReadings
from newsdesk.intake import take_in
from newsdesk.model.names import NAMELESS_READER
from newsdesk.model.recording import Recording
from newsdesk.model.script import Version
from newsdesk.problems import Place
from newsdesk.scripts.make import plain_script
from tests.commands.test_commands import edit
from tests.conftest import TODAY
from tests.recall.test_kept import later

STORY = "exemplars/2026/bep-mot-chieu.md"
CODE = f"{STORY}:1: LƯU Ý [programme-tells-no-more] "


def lies_ready(
    desk: Path, *days: date, slug: str = "bep-mot-chieu", sound: ready.Sound = ready.UNKNOWN, is_known: bool = True
) -> None:
    """Lay down the programmes of days as a publish does, with a story in each, told as it is approved."""
    if is_known:
        sound = replace(sound, approved=approval(desk))
    name = f"02-exemplar-{slug}.mp3"
    for day in days:
        lay_down(desk, day, name, sound)


def lay_down(desk: Path, day: date, name: str, sound: ready.Sound) -> None:
    """Lay down the programme of a day with one item of which it says what its sound is of."""
    folder = desk / f"output/broadcast/{day}-sang"
    folder.mkdir(parents=True, exist_ok=True)
    for one in ("01-ident.mp3", name, "programme.mp3"):
        (folder / one).touch()
    (folder / ready.SOUNDS).write_text(ready.sounds_text({name: sound}), encoding="utf-8")


def approval(desk: Path) -> str:
    """Return the digest of the text of the story as it was approved last."""
    return re.findall("digest: ([0-9a-f]{32})", (desk / STORY).read_text("utf-8"))[-1]


def says(desk: Path, name: str, today: date = TODAY, **asked: Any) -> list[str]:
    with console.overheard() as said:
        assert commands.run(name, root=desk, today=today, **asked) == console.CLEAN
    return [line for line in said if "[programme-" in line]


def approve(desk: Path) -> None:
    says(desk, "approve", stories=[STORY], by="Nguyễn Văn Mẫu", office="Giám đốc")


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
    edit(desk / STORY, "Chị Hoa", "Lò Thị Hoa")
    approve(desk)
    lies_ready(desk, TODAY)
    assert says(desk, "check") == []
    slips = desk / "content/consents.yaml"
    slips.write_text(slips.read_text("utf-8").replace("until: 2030-12-31", "withdrawn: 2026-11-19"), encoding="utf-8")
    (line,) = says(desk, "check")
    assert line.startswith(CODE)


@pytest.mark.parametrize("shape", ["Lò Thị Hoa", "học viên Lò Hoa", "L.T. Hoa"])
def test_whom_somebody_lists_as_a_resident_is_named_by_no_story(desk: Path, shape: str) -> None:
    edit(desk / STORY, "Tổ bếp làm", f"{shape} làm")
    approve(desk)
    lies_ready(desk, TODAY)
    assert says(desk, "check") == []
    draft = "title: Người mới\nkind: model\nfield: doi-song\nunit: to-bep\nstage: draft"
    listed = "people:\n- {name: Lò Thị Hoa, role: resident, post: Học viên}"
    (desk / "exemplars/2026/nguoi-moi.md").write_text(f"---\n{draft}\n{listed}\n---\n\nĐang viết.\n", encoding="utf-8")
    (line,) = of_unfinished(desk)
    assert line.startswith(CODE)


def test_what_is_on_file_no_longer_is_said_where_it_lies(desk: Path) -> None:
    lies_ready(desk, TODAY, slug="da-xoa")
    (line,) = says(desk, "check")
    assert line.startswith("output/broadcast/2026-11-20-sang: LƯU Ý")


def test_what_may_be_told_lies_there_in_peace(desk: Path) -> None:
    lies_ready(desk, TODAY, TODAY + timedelta(days=6))
    (desk / "output/broadcast/2026-99-99-sang").mkdir()
    assert says(desk, "check") == []


OTHERWISE = f"{STORY}:1: LƯU Ý [programme-tells-otherwise] "
NAMING, UNNAMED = "Chị Hoa đếm được 2.400", "Tổ bếp đếm được 2.400"


@pytest.mark.parametrize("name", ["check", "status", "update", "site"])
def test_says_that_words_would_be_heard_which_are_not_those_that_were_approved_last(desk: Path, name: str) -> None:
    lies_ready(desk, TODAY)
    edit(desk / STORY, NAMING, UNNAMED)
    approve(desk)
    for _ in range(2):
        (line,) = says(desk, name)
        assert line.startswith(OTHERWISE)
        assert "lúc 05:45 ngày 20/11/2026" in line
    lies_ready(desk, TODAY)  # as a publish does
    assert says(desk, name) == []


def test_the_same_words_approved_anew_are_heard(desk: Path) -> None:
    found = reading.read(desk, TODAY).desk
    assert found
    lies_ready(desk, TODAY, sound=ready.Sound(found.spoken.by_slug["bep-mot-chieu"][Version.LONG].digest))
    edit(desk / STORY, "tags: [bếp ăn]", "tags: [bếp ăn, kho]")
    approve(desk)
    assert says(desk, "check") == []


def test_words_that_are_read_otherwise_are_the_words_that_were_approved(desk: Path) -> None:
    lies_ready(desk, TODAY, sound=ready.Sound("0" * 32))
    assert says(desk, "check") == []


def test_of_what_nobody_knows_what_it_says_nothing_is_heard(desk: Path) -> None:
    lies_ready(desk, TODAY, is_known=False)
    (line,) = says(desk, "check")
    assert line.startswith(OTHERWISE)
    lies_ready(desk, TODAY)
    (desk / f"output/broadcast/{TODAY}-sang" / ready.SOUNDS).write_text("[", encoding="utf-8")
    (line,) = says(desk, "check")
    assert line.startswith(OTHERWISE)


def test_a_name_that_was_taken_out_of_a_text_still_to_be_approved_is_in_the_sound_yet(desk: Path) -> None:
    lies_ready(desk, TODAY, sound=ready.Sound(rests=("PDY-1 name",)))
    edit(desk / STORY, NAMING, UNNAMED)
    assert of_unfinished(desk) == []
    edit(desk / "content/consents.yaml", "until: 2030-12-31", "withdrawn: 2026-11-19")
    (line,) = of_unfinished(desk)
    assert line.startswith(OTHERWISE)


def of_unfinished(desk: Path) -> list[str]:
    """Return what is said of the programmes of a desk that cannot be published as it is."""
    with console.overheard() as said:
        assert commands.run("check", root=desk, today=TODAY) == console.COPY
    return [line for line in said if "[programme-" in line]


@pytest.mark.usefixtures("voiced")
@pytest.mark.parametrize("is_written_down", [True, False])
def test_a_programme_says_of_itself_what_it_tells(desk: Path, is_written_down: bool) -> None:
    assert says(desk, "publish") == []
    (sounds,) = desk.glob(f"output/broadcast/{TODAY}-sang/{ready.SOUNDS}")
    assert "PDY-1 name" in sounds.read_text("utf-8")
    assert re.search('-news-.*"written": "[0-9a-f]{32}"', sounds.read_text("utf-8"), re.DOTALL)
    if not is_written_down:  # as of one that was made before that was done: the rundown on file says as much
        for one in desk.glob(f"output/broadcast/*/{ready.SOUNDS}"):
            one.unlink()
    assert says(desk, "update") == []
    edit(desk / STORY, NAMING, UNNAMED)
    approve(desk)
    (line,) = says(desk, "update")
    assert line.startswith(OTHERWISE)
    assert says(desk, "publish") == []
    assert says(desk, "update") == []


NEWS, FEATURE, NOTICES = "content/news/nuoc-am.md", "content/features/thi-dua.md", "content/programmes.yaml"
TEXTS = [("news", "nuoc-am", NEWS, 1), ("feature", "thi-dua", FEATURE, 1), ("notice", "mat-nuoc", NOTICES, 0)]
TEXT = """---
title: Thi đua là gì
date: 2026-09-01
until: 2026-12-31
---

Thi đua bắt đầu từ việc làm hằng ngày, lúc 5h30.
"""
NOTICE = "notices:\n  - {key: mat-nuoc, title: Nước, text: Mất nước lúc 5h30., since: 2026-09-01, until: 2026-12-31}\n"


@pytest.fixture
def telling(desk: Path) -> Path:
    """Return the small desk with a feature and a notice."""
    (desk / FEATURE).parent.mkdir()
    (desk / FEATURE).write_text(TEXT, encoding="utf-8")
    edit(desk / NOTICES, "programmes:", f"{NOTICE}programmes:")
    return desk


def text_of(desk: Path, part: str, slug: str) -> BroadcastText:
    library = take_in(desk, TODAY).library
    assert library is not None
    return broadcast_texts(library)[part, slug]


def text_lies_ready(desk: Path, part: str, slug: str, *, is_written_down: bool = True) -> None:
    """Lay down tomorrow's programme with a text in it, told as it stands."""
    text = text_of(desk, part, slug)
    sound = ready.Sound(script=text.script().digest, written=text.written if is_written_down else "")
    lay_down(desk, TODAY + timedelta(days=1), f"03-{part}-{slug}.mp3", sound)


@pytest.mark.parametrize(("part", "slug", "file", "line"), TEXTS)
def test_news_a_feature_or_a_notice_that_ended_is_told_no_more(
    telling: Path, part: str, slug: str, file: str, line: int
) -> None:
    text_lies_ready(telling, part, slug)
    assert says(telling, "check") == []
    edit(telling / file, "until: 2026-12-31", f"until: {TODAY}")
    (said,) = says(telling, "check")
    assert said.startswith(f"{file}:{line}: LƯU Ý [programme-tells-no-more] " if line else f"{file}: LƯU Ý")
    assert "lúc 05:45 ngày 21/11/2026" in said


@pytest.mark.parametrize(("part", "slug", "file", "line"), TEXTS)
def test_news_a_feature_or_a_notice_that_is_gone_is_told_no_more(
    telling: Path, part: str, slug: str, file: str, line: int
) -> None:
    text_lies_ready(telling, part, slug)
    if line:
        (telling / file).unlink()
    else:
        edit(telling / file, NOTICE, "")
    for name in ("check", "status", "update", "site"):
        (said,) = says(telling, name)
        assert said.startswith("output/broadcast/2026-11-21-sang: LƯU Ý [programme-tells-no-more] ")


@pytest.mark.parametrize("is_written_down", [True, False])
@pytest.mark.parametrize(("part", "slug", "file", "line"), TEXTS)
def test_words_that_stand_there_no_longer_are_told_no_more(
    telling: Path, part: str, slug: str, file: str, line: int, is_written_down: bool
) -> None:
    text_lies_ready(telling, part, slug, is_written_down=is_written_down)
    assert says(telling, "check") == []
    edit(telling / file, "5h30.", "6h30.")
    (said,) = says(telling, "update")
    assert said.startswith(f"{file}:{line}: LƯU Ý [programme-tells-old-words] " if line else f"{file}: LƯU Ý")
    edit(telling / file, "6h30.", "5h30.")
    assert says(telling, "update") == []


@pytest.mark.parametrize(("part", "slug"), [(part, slug) for part, slug, *_ in TEXTS])
def test_words_that_are_only_read_otherwise_are_told(telling: Path, part: str, slug: str) -> None:
    text_lies_ready(telling, part, slug)
    lexicon = telling / "content/lexicon.tsv"
    lexicon.write_text(lexicon.read_text("utf-8") + "5h30\tnăm rưỡi\n", encoding="utf-8")
    assert "năm rưỡi" in str(text_of(telling, part, slug).script())
    assert says(telling, "check") == []


def test_a_name_that_news_may_say_no_longer_is_not_heard(desk: Path) -> None:
    edit(desk / STORY, "name: Chị Hoa", "name: Lò Thị Hoa")
    approve(desk)
    edit(desk / NEWS, "Tổ bếp có", "chị Lò Thị Hoa có")
    text_lies_ready(desk, "news", "nuoc-am")
    assert says(desk, "check") == []
    slips = desk / "content/consents.yaml"
    edit(slips, "until: 2030-12-31", f"until: {TODAY}")  # which is the last day; the programme is of the day after it
    (said,) = says(desk, "check")
    assert said.startswith(f"{NEWS}:1: LƯU Ý [programme-tells-no-more] ")
    edit(slips, f"until: {TODAY}", f"until: {TODAY - timedelta(days=1)}")
    (said,) = of_unfinished(desk)
    assert said.startswith(f"{NEWS}:1: LƯU Ý [programme-tells-no-more] ")


@pytest.mark.parametrize("shape", ["chị Lò Thị Hoa", "học viên Lò Hoa", "học viên L.T. Hoa"])
def test_a_resident_is_named_by_no_news(desk: Path, shape: str) -> None:
    edit(desk / STORY, "role: staff", "role: resident")
    edit(desk / STORY, "name: Chị Hoa", "name: Lò Thị Hoa")
    edit(desk / NEWS, "Tổ bếp có", f"{shape} có")
    text_lies_ready(desk, "news", "nuoc-am")
    assert of_unfinished(desk)[0].startswith(f"{NEWS}:1: LƯU Ý [programme-tells-no-more] ")


GREETING, WHERE = "Chào các bạn", Place("content/programmes.yaml")
OLD_WORDS, NO_MORE = "LƯU Ý [programme-tells-old-words] ", "LƯU Ý [programme-tells-no-more] "


def name_her(desk: Path) -> None:
    """List a member of the staff by a whole name that her slip allows, and let the story itself not name her."""
    edit(desk / STORY, "name: Chị Hoa", "name: Lò Thị Hoa")
    edit(desk / STORY, NAMING, UNNAMED)
    approve(desk)


def let_end(desk: Path, day: date) -> None:
    edit(desk / "content/consents.yaml", "until: 2030-12-31", f"until: {day}")


@pytest.mark.usefixtures("voiced")
@pytest.mark.parametrize("right", [GREETING, "đến đây là hết", "do máy tạo ra"])
def test_what_a_programme_says_of_itself_is_asked_for_names_too(desk: Path, right: str) -> None:
    name_her(desk)
    edit(desk / NOTICES, right, f"{right} cùng chị Lò Thị Hoa")
    assert says(desk, "publish") == []
    assert says(desk, "check") == []
    let_end(desk, TODAY - timedelta(days=1))
    said = of_unfinished(desk)
    assert [line for line in said if line.startswith(f"{NOTICES}: {NO_MORE}")]
    edit(desk / NOTICES, f"{right} cùng chị Lò Thị Hoa", right)
    (line,) = says(desk, "check")  # her name is out of the file and in the sound
    assert line.startswith(f"{NOTICES}: {OLD_WORDS}")
    assert "Còn 7 chương trình" in line
    assert says(desk, "publish") == []
    assert says(desk, "check") == []


@pytest.mark.usefixtures("voiced")
@pytest.mark.parametrize("shape", ["chị Lò Thị Hoa", "học viên Lò Hoa"])
def test_whom_somebody_lists_as_a_resident_no_programme_greets(desk: Path, shape: str) -> None:
    edit(desk / STORY, "Chị Hoa", "Tổ bếp")
    edit(desk / STORY, "name: Tổ bếp", "name: Chị Bình")
    approve(desk)
    edit(desk / NOTICES, GREETING, f"{GREETING}, cùng {shape}")
    assert says(desk, "publish") == []
    edit(desk / STORY, "people:", "people:\n  - {name: Lò Thị Hoa, role: resident, post: Học viên}")
    assert [line for line in of_unfinished(desk) if line.startswith(f"{NOTICES}: {NO_MORE}")]


@pytest.mark.usefixtures("voiced")
def test_a_name_that_only_the_lexicon_says_is_not_heard_once_it_may_not_be(desk: Path) -> None:
    name_her(desk)
    lexicon = desk / "content/lexicon.tsv"
    plain = lexicon.read_text("utf-8")
    lexicon.write_text(plain + "CSX\tnơi của chị Lò Thị Hoa\n", encoding="utf-8")
    edit(desk / NEWS, "Tổ bếp có", "CSX có")
    assert says(desk, "publish") == []
    assert says(desk, "check") == []
    let_end(desk, TODAY - timedelta(days=1))
    assert [line for line in of_unfinished(desk) if line.startswith(f"{NEWS}:1: {NO_MORE}")]
    lexicon.write_text(plain, encoding="utf-8")
    (line,) = says(desk, "check")
    assert line.startswith(f"{NEWS}:1: LƯU Ý [programme-reads-otherwise] ")
    edit(desk / NEWS, "CSX có", "tổ bếp có")
    assert says(desk, "publish") == []
    assert says(desk, "check") == []


@pytest.mark.usefixtures("voiced")
@pytest.mark.parametrize(("written", "row"), [("LVQ", "LVQ\tlò thị hoa"), ("LX\u20111", "LX-1\tLò Thị Hoa")])
def test_a_reading_in_small_letters_or_of_a_hyphen_of_another_kind_is_asked_too(
    desk: Path, written: str, row: str
) -> None:
    name_her(desk)
    lexicon = desk / "content/lexicon.tsv"
    plain = lexicon.read_text("utf-8")
    lexicon.write_text(f"{plain}{row}\n", encoding="utf-8")
    edit(desk / NEWS, "Tổ bếp có", f"{written} có")
    assert says(desk, "publish") == []
    lexicon.write_text(plain, encoding="utf-8")
    assert [line for line in says(desk, "check") if line.startswith(f"{NEWS}:1: LƯU Ý [programme-reads-otherwise] ")]


def test_two_texts_that_are_said_alike_stand_for_the_rows_of_both(desk: Path) -> None:
    lexicon = desk / "content/lexicon.tsv"
    lexicon.write_text(lexicon.read_text("utf-8") + "LVP\tLò Văn Páo\n", encoding="utf-8")
    found = reading.read(desk, TODAY).desk
    assert found
    scripts = [plain_script("a", "A", text, found.library.lexicon, WHERE)[0] for text in ("LVP kể.", "Lò Văn Páo kể.")]
    assert scripts[0].digest == scripts[1].digest
    readings = NamedReadings(found.library)
    assert readings.of_each(scripts) == readings.of_each(scripts[:1]) != readings.of_each(scripts[1:])


@pytest.mark.usefixtures("voiced")
def test_a_programme_may_lose_a_part_and_have_other_words(desk: Path) -> None:
    edit(desk / NOTICES, "order: [ident, opening,", "order: [ident, opening, headlines,")
    assert says(desk, "publish") == []
    edit(desk / NOTICES, "opening, headlines,", "opening,")
    (line,) = says(desk, "check")
    assert line.startswith(f"{NOTICES}: {OLD_WORDS}")


@pytest.mark.usefixtures("voiced")
def test_what_was_made_before_own_words_were_written_down_is_heard_while_it_names_nobody(desk: Path) -> None:
    assert says(desk, "publish") == []
    for path in desk.glob(f"output/broadcast/*/{ready.SOUNDS}"):
        sounds = json.loads(path.read_text("utf-8"))
        kept = {name: one for name, one in sounds.items() if "opening" not in name and "closing" not in name}
        path.write_text(json.dumps(kept), encoding="utf-8")
    assert says(desk, "check") == []
    name_her(desk)
    edit(desk / NOTICES, GREETING, f"{GREETING} cùng chị Lò Thị Hoa")
    let_end(desk, TODAY - timedelta(days=1))
    assert [line for line in of_unfinished(desk) if line.startswith(f"{NOTICES}: {NO_MORE}")]


@pytest.mark.usefixtures("voiced")
def test_news_is_laid_into_no_day_on_which_it_may_not_name_somebody(desk: Path) -> None:
    name_her(desk)
    edit(desk / NEWS, "Tổ bếp có", "chị Lò Thị Hoa có")
    let_end(desk, TODAY + timedelta(days=2))
    with console.overheard() as said:
        assert commands.run("publish", root=desk, today=TODAY) == console.CLEAN
    (line,) = [line for line in said if "[told-while-allowed]" in line]
    assert line.startswith(f"{NEWS}:1: LƯU Ý")
    assert "đến hết ngày 22/11/2026" in line
    assert says(desk, "check") == []
    told = sorted(path.parent.name[:10] for path in desk.glob("output/broadcast/*-sang/*-news-*.mp3"))
    assert told == ["2026-11-20", "2026-11-21", "2026-11-22"]
    plans = (path.read_text("utf-8") for path in desk.glob("audio_scripts/rundowns/*"))
    assert sum("nuoc-am" in plan for plan in plans) == 3


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
    lies_ready(lent, TODAY + timedelta(days=1))
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
    edit(lent / "content/facility.yaml", "announcers:", "announcers:\n  - {name: Chị Hoa, consent: PDY-DOC}")
    edit(
        lent / "content/consents.yaml",
        "slips:",
        "slips:\n  - {slip: PDY-DOC, voice: [loudspeaker], name: [loudspeaker]}",
    )
    lies_ready(lent, TODAY, sound=ready.Sound(SCRIPT, "Chị Hoa", "b" * 32))
    edit(lent / "content/consents.yaml", SLIP, SLIP.replace("until: 2030-12-31", "withdrawn: 2026-11-19"))
    assert of_voices(lent) == []
    lies_ready(lent, TODAY, sound=ready.Sound(SCRIPT, "Chị Hoa"))  # which of the two is not known
    assert of_voices(lent)


def test_nobody_answers_for_a_recording_that_is_in_the_register_no_longer(lent: Path) -> None:
    lies_ready(lent, TODAY, sound=READ_BY_HER)
    (lent / recording_files.REGISTER).unlink()
    assert of_voices(lent)
