"""Removes from output/office whatever may be told no longer, whichever command made it, and says so."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from newsdesk import files
from newsdesk.commands import console, named_papers, paper_ledger
from newsdesk.commands.paper_ledger import FOLDER, Ledger
from newsdesk.model.library import Library
from newsdesk.model.listed_name import ListedName
from newsdesk.model.residents_named import Residents
from newsdesk.model.story import Channel


def clear(root: Path, library: Library, today: date) -> None:
    """Remove papers that tell what is told no longer, or otherwise, or that name whoever may be named no longer.

    Residents who were listed since the last time are forgotten in whatever is kept of days gone by.
    """
    files.sweep(root / FOLDER)
    ledger = _without_residents(root, library, today)
    if files.listing(root / FOLDER):
        _clear(root, ledger, library, today, named_papers.nameable(library, today))
    else:
        paper_ledger.keep(root, Ledger(residents=ledger.residents))
    files.prune(root / FOLDER)


def before_a_list(root: Path, library: Library, today: date) -> None:
    """Keep which names may be said where before a list is written that says some; what is known already stays."""
    ledger = paper_ledger.read(root)
    paper_ledger.keep(root, replace(ledger, named={**named_papers.nameable(library, today), **ledger.named}))


def _clear(root: Path, ledger: Ledger, library: Library, today: date, now: named_papers.Nameable) -> None:
    # Only now: what looks into papers takes longer to load than it takes to see that there are none.
    from newsdesk.commands import stale_papers

    for name in stale_papers.remove(root, library, today):
        console.say(f"Đã xóa giấy tờ của bài không còn được kể: {name}")
    ended = {files.digest(one.slip): one.slip for one in library.consents.values() if one.is_spent(today)}
    new = [slip for code, slip in ended.items() if code not in ledger.ended]
    resting = _resting_on(root, library, today, new) if new else ()
    for name in stale_papers.whole(root, (*paper_ledger.outdated(root, ledger, library, today), *resting)):
        files.remove(root / name)
        console.say(f"Đã xóa giấy tờ kể bài đã đổi, đã hết hạn hoặc hết phiếu đồng ý: {name}. Cần dùng thì làm lại.")
    lists = paper_ledger.unmarked(root, ledger)
    for name in stale_papers.whole(root, named_papers.naming_no_more(root, lists, ledger.named, now, library)):
        files.remove(root / name)
        console.say(f"Đã xóa giấy tờ nêu tên người không còn được nêu ở đó: {name}. Cần dùng thì làm lại.")
    _settle(root, replace(ledger, ended=frozenset(ended), named=now))


def _without_residents(root: Path, library: Library, today: date) -> Ledger:
    """Take residents who were listed since the last time out of whatever told of them when nobody had listed them."""
    ledger, residents = paper_ledger.read(root), Residents(library.allowances.people)
    listed = {files.digest(" ".join(ListedName(name).words)): name for name in residents.names}
    new = tuple(name for code, name in listed.items() if code not in ledger.residents)
    if new:
        from newsdesk.commands import past_titles, registration_book
        from newsdesk.commands.withdrawal_case import Case

        def names_one(text: str, slug: str) -> bool:
            return residents.named((text,), library.by_slug.get(slug))

        past_titles.forget(root, past_titles.Unnaming(names_one))
        registration_book.forget(root, names_one)
        for name in Case("", names=new).papers(root, today):
            files.remove(root / name)
            console.say(f"Đã xóa giấy tờ nêu tên một học viên vừa khai: {name}. Cần dùng thì làm lại.")
    return replace(ledger, residents=frozenset(listed))


def _resting_on(root: Path, library: Library, today: date, slips: list[str]) -> Iterator[str]:
    """Yield the papers of people whose slips have ended; a name that another slip still lets stand is left alone.

    What an announcer is told by rests on the announcer's own slip alone, whoever else is called so.
    """
    from newsdesk.commands.withdrawal_case import case_of

    unnamed = set.intersection(*(set(library.allowances.unnamed(channel, today)) for channel in Channel))
    for case in (case_of(slip, library) for slip in slips):
        if case.stories or case.announcers:
            names = tuple(name for name in case.names if name in unnamed)
            yield from replace(case, names=names).papers(root, today)


def _settle(root: Path, ledger: Ledger) -> None:
    """Keep what is known, but of papers that lie there no longer."""
    there = {files.digest(path.relative_to(root).as_posix()) for path in files.listing(root / FOLDER)}
    told = {name: marks for name, marks in ledger.told.items() if name in there}
    paper_ledger.keep(root, replace(ledger, told=told))
