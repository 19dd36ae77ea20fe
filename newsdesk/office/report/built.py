"""What a report says of the facility, of finding, registering and spreading exemplars, and of commending them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsdesk.council.figures import COMMENDED, REGISTERED, REPLICATED
from newsdesk.messages import grouped
from newsdesk.model.calendar import office_day
from newsdesk.model.diary import Outcome
from newsdesk.model.facility import Name
from newsdesk.model.story import Award, Kind, Story
from newsdesk.office.figures import plain
from newsdesk.office.report.about import Report
from newsdesk.office.report.counting import joined
from newsdesk.office.report.told import compared
from newsdesk.office.units import of_unit

ALONE = {
    Kind.INDIVIDUAL: "gương điển hình cá nhân",
    Kind.COLLECTIVE: "gương điển hình tập thể",
    Kind.MODEL: "mô hình mới",
    Kind.FACTOR: "nhân tố mới",
}
"""What a sentence calls registrations where all are of one kind."""
AMONG = {**ALONE, Kind.INDIVIDUAL: "gương cá nhân", Kind.COLLECTIVE: "gương tập thể"}
"""What it calls them where it lists several kinds: a registration is no bài yet."""
MOST = 8
"""How many rows the text itself names: the rest stands in the appendix."""


def situation(report: Report) -> Iterator[str]:
    """Yield what the machine knows of the facility within the period."""
    units = report.units_there
    yield from _renamed(report)
    if units:
        named = joined([plain(unit.name) for unit in units]) if len(units) <= MOST else ""
        listed = f": {named}" if named else ""
        yield f"Trong {report.period}, Cơ sở có {grouped(len(units))} đơn vị{listed}."
    if report.plan is None:
        yield "Trong kỳ không có kế hoạch tuyên truyền gương điển hình nào có hiệu lực."


def _renamed(report: Report) -> Iterator[str]:
    since = report.figures.span.period.since
    names = sorted(report.library.facility.names, key=lambda name: name.since)
    for old, new in pairwise(names):
        if since < new.since <= report.day:
            yield _one_renaming(old, new, within=new.since <= report.figures.span.period.until)


def _one_renaming(old: Name, new: Name, *, within: bool) -> str:
    above = "" if old.superior == new.superior else f"; cơ quan quản lý cấp trên là {plain(new.superior)}"
    after = "" if within else ", sau kỳ báo cáo"
    changed = (
        f"{plain(old.name)} đổi tên thành {plain(new.name)}"
        if old.name != new.name
        else f"{plain(new.name)} giữ tên cũ"
    )
    return f"Từ ngày {office_day(new.since)}{after}, {changed}{above}."


def registering(report: Report) -> Iterator[str]:
    """Yield the sentences on registrations."""
    found = [one for one in report.figures.tellings if one.registered]
    if not found:
        yield f"Trong {report.period}, chưa có đơn vị nào đăng ký xây dựng gương điển hình, mô hình mới, nhân tố mới."
        return
    if len(found) == 1:
        yield f"Có 1 nội dung đăng ký xây dựng {ALONE[found[0].story.header.kind]}{compared(report, REGISTERED)}."
    else:
        what = _registered([one.story.header.kind for one in found])
        yield f"Các đơn vị đăng ký xây dựng {what}{compared(report, REGISTERED)}."
    yield _who_registered(report)
    if report.plan:
        yield _in_time(report, sum(one.late for one in found), len(found))


def _registered(kinds: Sequence[Kind]) -> str:
    """Return how many of each kind were registered."""
    counts, whole = Counter(kinds), grouped(len(kinds))
    if len(counts) == 1:
        return f"{whole} {ALONE[kinds[0]]}"
    parts = [f"{grouped(counts[kind])} {AMONG[kind]}" for kind in Kind if counts[kind]]
    return f"{whole} gương điển hình, mô hình mới, nhân tố mới, gồm {joined(parts)}"


def _who_registered(report: Report) -> str:
    """Return who registered: of a whole year among the units that have to, as the council's list of it has them."""
    year = report.registrations
    if year is None or not year.expected:
        units = {one.story.header.unit for one in report.figures.tellings if one.registered}
        return f"Có {grouped(len(units))} đơn vị đăng ký trong kỳ."
    count = grouped(len(year.expected))
    have_to = "" if set(year.expected) == set(report.units_there) else " phải đăng ký"
    if not year.silent:
        return f"Cả {count} đơn vị{have_to} đều đã đăng ký."
    silent = [plain(unit.name) for unit in year.silent]
    listed = f" Đơn vị chưa đăng ký: {joined(silent)}." if len(silent) <= MOST else ""
    registered = grouped(len(year.expected) - len(silent))
    if have_to:
        return f"Trong {count} đơn vị{have_to}, {registered} đơn vị đã đăng ký.{listed}"
    return f"Có {registered} trên {count} đơn vị đăng ký.{listed}"


def _in_time(report: Report, late: int, count: int) -> str:
    month, day = map(int, report.plan.deadline.split("-")) if report.plan else (8, 15)
    due = f"Hạn đăng ký theo Kế hoạch là trước ngày {day}/{month} hằng năm"
    all_of_them = "các nội dung đăng ký đều" if count > 1 else "nội dung đăng ký ấy"
    if not late:
        return f"{due}; {all_of_them} đúng hạn."
    if late == count:
        return f"{due}; {all_of_them} gửi sau hạn."
    return f"{due}; {grouped(count - late)} nội dung đăng ký đúng hạn, {grouped(late)} nội dung gửi sau hạn."


def spreading(report: Report) -> Iterator[str]:
    """Yield the sentences on who took over what."""
    found = [one for one in report.figures.tellings if one.replicated]
    if not found:
        yield "Trong kỳ chưa ghi nhận đơn vị nào làm theo gương điển hình, mô hình."
        return
    count = report.figures.sum(REPLICATED)
    rows = report.taken_over
    shown = "" if len(rows) <= MOST else f", trong đó có {MOST} lượt dưới đây (danh sách đầy đủ ở Phụ lục I)"
    yield (
        f"Có {grouped(len(found))} gương điển hình, mô hình được đơn vị khác học tập, làm theo, với {grouped(count)}"
        f" lượt nhân rộng{compared(report, REPLICATED)}{shown}:"
    )
    for number, (story, taken) in enumerate(rows[:MOST], 1):
        result = f": {_running(report, said)}" if (said := report.shown.result(story, taken.result)) else ""
        named = report.shown.named(story)
        ends = "." if number == min(len(rows), MOST) else ";"
        yield (
            f"- {report.shown.unit(taken.unit)}, ngày {office_day(taken.on)}, áp dụng cách làm nêu trong {named}"
            f"{of_unit(named, report.shown.unit(story.header.unit))}{result}{ends}"
        )


def _running(report: Report, said: str) -> str:
    """Return what stands behind a colon: its first letter small, unless it begins a name."""
    words = said.split()
    named = said.startswith(tuple(plain(unit.name) for unit in report.units))
    return said if named or any(word[:1].isupper() for word in words[1:2]) else said[:1].lower() + said[1:]


def commending(report: Report) -> Iterator[str]:
    """Yield the sentences on commendations, those of one kind together."""
    found = report.commended
    if not found:
        yield "Trong kỳ chưa có gương điển hình nào được khen thưởng."
        return
    count = f"{grouped(len(found))} lượt khen thưởng cho tập thể, cá nhân được nêu gương"
    yield f"Có {count}{compared(report, COMMENDED)}, gồm:"
    groups: dict[str, list[str]] = defaultdict(list)
    for story, award in found:
        groups[report.shown.text(story, award.title)].append(_decision(report, story, award))
    for number, (title, decisions) in enumerate(groups.items(), 1):
        named = list(dict.fromkeys(filter(None, decisions)))
        by = f" (Quyết định {joined(named)})" if named else ""
        yield f"- {title}: {grouped(len(decisions))} lượt{by}{'.' if number == len(groups) else ';'}"


def _decision(report: Report, story: Story, award: Award) -> str:
    """Return a decision's number and day as a sentence cites them; nothing of one without a number."""
    number = report.shown.text(story, award.decision or "", "")
    day = f" ngày {office_day(award.on)}" if award.on and "ngày" not in number else ""
    return f"số {number}{day}" if number else ""


def shortcomings(report: Report) -> Iterator[str]:
    """Yield what the figures themselves show as lacking."""
    figures = report.figures
    waiting = sum(one.registered is not None and not one.told for one in figures.tellings)
    if waiting:
        yield f"Còn {grouped(waiting)} nội dung đăng ký chưa được tuyên truyền trong kỳ."
    missed, partial = figures.outcome(Outcome.MISSED), figures.outcome(Outcome.PARTIAL)
    if missed or partial:
        counts = ((len(missed), "buổi phát thanh không phát được"), (len(partial), "buổi phát chưa trọn"))
        what = joined([f"{grouped(count)} {name}" for count, name in counts if count])
        yield f"Còn {what}{_reasons([one.why for one in (*missed, *partial)])}."
    if unproved := len(figures.outcome(None)):
        yield f"Còn {grouped(unproved)} buổi phát thanh chưa ghi nhật ký."


def _reasons(whys: list[str]) -> str:
    counts: dict[str, int] = defaultdict(int)
    for why in whys:
        counts[plain(why).rstrip(".")] += 1
    unsaid = counts.pop("", 0)
    parts = [f"{why} ({grouped(count)} buổi)" for why, count in _most(counts)]
    parts += [f"không ghi lý do ({grouped(unsaid)} buổi)"] if unsaid else []
    return f"; theo nhật ký: {'; '.join(parts)}" if parts else ""


def _most(counts: dict[str, int]) -> list[tuple[str, int]]:
    """Return the most frequent reasons; the rest together."""
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    rest = sum(count for _, count in ordered[4:])
    return ordered[:4] + ([("lý do khác", rest)] if rest else [])
