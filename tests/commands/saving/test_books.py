"""What the machine writes is put together by the machine, each book by its own law, and nobody is asked."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from newsdesk.audio import register
from newsdesk.commands import scripts
from newsdesk.commands.saving import books
from newsdesk.model.diary import Entry, Outcome
from newsdesk.model.recording import Recording
from newsdesk.planning import diary
from tests.commands.saving.desks import TODAY, Person, heard, shared_head

HEAD = "address,since\n"


def entry(slot: str = "sang", heard: int = 0, outcome: Outcome = Outcome.MISSED, day: int = 20) -> Entry:
    return Entry(day=date(2026, 11, day), slot=slot, opens=time(5, 30), outcome=outcome, heard=timedelta(seconds=heard))


def recording(slug: str, day: int = 1) -> Recording:
    return Recording(
        slug=slug, script=slug, file=f"{slug}.wav", digest="d", by="chị Hoa", on=date(2026, 9, day),
        length=timedelta(seconds=60), syllables=200,
    )  # fmt: skip


ADDRESSES = [
    ("", "bai/a.html,2026-01-01\n", "bai/b.html,2026-01-02\n", "bai/a.html,2026-01-01\nbai/b.html,2026-01-02\n"),
    ("", "bai/a.html,2026-01-05\n", "bai/a.html,2026-01-02\n", "bai/a.html,2026-01-02\n"),
    ("bai/a.html,2026-01-01\n", "", "bai/a.html,2026-01-01\nbai/b.html,2026-01-02\n", "bai/b.html,2026-01-02\n"),
]


@pytest.mark.parametrize(("base", "mine", "theirs", "both"), ADDRESSES)
def test_an_address_that_either_published_stays_and_one_that_either_withdrew_goes(
    base: str, mine: str, theirs: str, both: str
) -> None:
    assert books.together(books.addresses, HEAD + base, HEAD + mine, HEAD + theirs) == HEAD + both


def test_recordings_of_both_stay_and_a_withdrawn_one_goes() -> None:
    old, mine, theirs = recording("cu"), recording("cua-lan"), recording("cua-minh")
    texts = [register.to_text(rows) for rows in ([old], [mine], [old, theirs])]
    assert books.recordings(*texts) == register.to_text([mine, theirs])


def test_of_two_entries_about_a_slot_the_one_that_was_heard_counts() -> None:
    aired = entry(heard=600, outcome=Outcome.AIRED)
    for mine, theirs in (([entry()], [aired]), ([aired], [entry()])):
        both = diary.from_text(books.diaries(diary.to_text([]), diary.to_text(mine), diary.to_text(theirs)))
        assert both[-1] == aired


def test_an_entry_that_was_finished_does_not_come_back_unfinished() -> None:
    begun, done = entry(heard=1), entry(heard=600, outcome=Outcome.AIRED)
    texts = [diary.to_text(rows) for rows in ([begun], [done], [begun, entry("chieu")])]
    assert set(diary.from_text(books.diaries(*texts))) == {done, entry("chieu")}


def test_no_step_of_a_withdrawal_is_lost() -> None:
    head = "slip,received,acknowledged,stopped,deleted,stories,outputs\n"
    mine = f"{head}PDY-1,2026-11-02,2026-11-03,,,a,3\nPDY-2,2026-11-05,,,,,0\n"
    theirs = f"{head}PDY-1,2026-11-01,,2026-11-04,,b,5\n"
    assert books.withdrawals(head, mine, theirs) == (
        f"{head}PDY-1,2026-11-01,2026-11-03,2026-11-04,,a b,5\nPDY-2,2026-11-05,,,,,0\n"
    )


def frozen(day: str, slug: str = "a") -> str:
    head = "frozen,slug,unit,kind,field,title,on,goal,expected\n"
    return f"{head}{day},{slug},to-bep,factor,doi-song,Tên,2026-03-01,x,y\n"


def test_the_list_that_was_frozen_first_is_the_list() -> None:
    early, late = frozen("2026-08-15"), frozen("2026-08-17", "b")
    assert books.together(books.frozen_first, "", early, late) == early
    assert books.together(books.frozen_first, "", late, early) == early
    assert books.together(books.frozen_first, "", frozen("2026-08-15", "c"), early) == early


def test_of_a_damaged_book_the_whole_one_is_taken() -> None:
    whole = f"{HEAD}bai/a.html,2026-01-01\n"
    assert books.together(books.addresses, "", "hỏng", whole) == whole
    assert books.together(books.addresses, "", whole, "hỏng") == whole


def test_every_book_has_a_law_and_what_people_write_has_none() -> None:
    ours = [
        "audio_scripts/diary.csv", "audio_scripts/recordings.csv", "audio_scripts/rundowns/2026-11-20-sang.yaml",
        "audio_scripts/scripts/2026/a.txt", "content/records/addresses.csv", "content/records/registrations-2026.csv",
        "content/records/withdrawals.csv",
    ]  # fmt: skip
    assert all(books.law_of(path) for path in ours)
    assert not any(
        books.law_of(path) for path in ("content/facility.yaml", "exemplars/2026/a.md", "content/lexicon.tsv")
    )


def test_books_of_two_desks_are_put_together_in_a_save(both: tuple[Person, Person]) -> None:
    lan, minh = both
    for person, name in ((minh, "cua-minh"), (lan, "cua-lan")):
        person.write("audio_scripts/recordings.csv", register.to_text([recording(name)]))
        person.write("audio_scripts/diary.csv", diary.to_text([replace(entry(), player=name)]))
        person.write("audio_scripts/rundowns/2026-11-30-sang.yaml", f"# {name}\n")
        assert person.save()[0] in {0, 1}
    assert lan.git("rev-parse", "HEAD") == shared_head(lan)
    text = lan.read("audio_scripts/recordings.csv") + lan.read("audio_scripts/diary.csv")
    assert text.count("cua-lan.wav") == text.count("cua-minh.wav") == 1
    assert {one.player for one in diary.from_text(lan.read("audio_scripts/diary.csv"))} == {"cua-lan", "cua-minh"}


def test_scripts_in_conflict_are_made_anew_of_their_stories(both: tuple[Person, Person]) -> None:
    lan, minh = both
    lexicon, script = "content/lexicon.tsv", "audio_scripts/scripts/2026/bep-mot-chieu.txt"
    for person, row in ((minh, "Chị\tchị gái\t\n"), (lan, "suất ăn\tphần ăn\t\n")):
        person.write(lexicon, person.read(lexicon) + row)
        with heard():
            assert scripts.run(person.desk, TODAY) == 0
        code, said = person.save()
        assert code == 0, said
    told = lan.read(script)
    assert "chị gái" in told
    assert "phần ăn" in told
    with heard() as said:
        assert scripts.run(lan.desk, TODAY, check=True) == 0, said.getvalue()
    assert lan.git("rev-parse", "HEAD") == shared_head(lan)
