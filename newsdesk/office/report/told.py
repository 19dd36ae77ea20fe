"""What a report says of the work of telling, channel by channel."""

from collections import Counter
from collections.abc import Iterable, Iterator

from newsdesk.council.figures import ON_WEB, PLAYS, TOLD, Figures, Measure
from newsdesk.messages import grouped
from newsdesk.model.diary import Outcome
from newsdesk.model.names import KINDS
from newsdesk.model.occasion import EventHeader, Text
from newsdesk.model.story import Channel, Kind, Story
from newsdesk.office.report.about import Report
from newsdesk.office.report.counting import against, hours, joined

EVENTS = {
    Channel.BRIEFING: ("cuộc họp giao ban buổi sáng có lồng ghép nội dung tuyên truyền", "cuộc họp"),
    Channel.CONFERENCE: ("hội nghị có báo cáo kinh nghiệm, quán triệt nội dung tuyên truyền", "hội nghị"),
    Channel.EXCHANGE: ("buổi trao đổi, học tập, giao lưu giữa các đơn vị", "buổi"),
    Channel.CULTURE: ("hoạt động văn hóa, văn nghệ có nội dung tuyên truyền", "hoạt động"),
}
"""What an event on a channel is called in full, and the word that it is counted by."""
WENT = {
    Outcome.AIRED: "phát trọn",
    Outcome.PARTIAL: "phát chưa trọn",
    Outcome.MISSED: "không phát",
    None: "chưa có nhật ký nên tạm tính theo khung",
}
TITLES = {
    Channel.WEB: "a) Trên trang thông tin điện tử",
    Channel.LOUDSPEAKER: "b) Trên hệ thống loa phát thanh",
    Channel.BRIEFING: "c) Trong các cuộc họp giao ban",
    Channel.CONFERENCE: "d) Tại hội nghị, báo cáo kinh nghiệm",
    Channel.EXCHANGE: "đ) Trao đổi, học tập, giao lưu",
    Channel.CULTURE: "e) Qua hoạt động văn hóa, văn nghệ",
}


def compared(report: Report, measure: Measure) -> str:
    """Return what a sentence adds of the same figure in the period before."""
    then = report.earlier.sum(measure) if report.earlier else None
    return against(report.figures.sum(measure), then, measure.counts, report.past)


def overview(report: Report) -> str:
    """Return the sentence on all channels together."""
    count = report.figures.sum(TOLD)
    if not count:
        return f"Trong {report.period}, chưa có bài gương điển hình nào được tuyên truyền."
    return (
        f"Trong {report.period}, có {grouped(count)} bài gương điển hình được tuyên truyền bằng ít nhất một hình"
        f" thức{compared(report, TOLD)}. Danh sách từng bài ở Phụ lục I."
    )


def on_web(report: Report) -> str:
    """Return the sentence on the page."""
    told = [one.story for one in report.figures.tellings if one.web]
    if not told:
        return "Trang thông tin điện tử chưa đăng bài gương điển hình nào trong kỳ."
    back = sum(report.shown.taken_back(story) for story in told)
    since = f" Trong số này, {grouped(back)} bài về sau đã rút." if back else ""
    return (
        f"Trang thông tin điện tử đăng {grouped(len(told))} bài gương điển hình, {by_kind(told)}"
        f"{compared(report, ON_WEB)}.{since}"
    )


def by_kind(stories: Iterable[Story]) -> str:
    """Return how many stories there are of each kind."""
    counts = Counter(story.header.kind for story in stories)
    parts = [f"{grouped(counts[kind])} bài về {KINDS[kind]}" for kind in Kind if counts[kind]]
    if len(parts) > 1:
        return f"gồm {joined(parts)}"
    kind, count = next(iter(counts.items()))
    return f"{'đều ' if count > 1 else ''}về {KINDS[kind]}"


def on_air(report: Report) -> Iterator[str]:
    """Yield the sentences on the loudspeakers."""
    figures = report.figures
    if not figures.broadcasts:
        yield "Trong kỳ chưa có buổi phát thanh nào được ghi lại."
        return
    count = grouped(len(figures.broadcasts))
    yield f"Hệ thống loa phát thanh có {count} buổi theo khung chương trình{_went(figures)}."
    yield _plays(report)


def _went(figures: Figures) -> str:
    """Return how broadcasts went, with its comma or colon; of broadcasts that all went alike their number is known."""
    counts = [(len(figures.outcome(outcome)), what) for outcome, what in WENT.items()]
    parts = [(count, what) for count, what in counts if count]
    if len(parts) > 1:
        return f": {'; '.join(f'{grouped(count)} buổi {what}' for count, what in parts)}"
    count, what = parts[0]
    return f", {'đều ' if count > 1 else ''}{what}"


def _plays(report: Report) -> str:
    figures, lost = report.figures, report.figures.lost_plays
    plays = figures.sum(PLAYS) + lost
    if not plays:
        return "Chưa có bài gương điển hình nào được phát trọn vẹn trên loa."
    earlier = report.earlier.sum(PLAYS) + report.earlier.lost_plays if report.earlier else None
    gone = f" Trong đó {grouped(lost)} lượt là của bài nay không còn lưu hồ sơ." if lost else ""
    return (
        f"Các bài gương điển hình được phát {grouped(plays)} lượt, tổng thời lượng {hours(figures.on_air)}"
        f"{against(plays, earlier, 'lượt', report.past)}.{gone}"
    )


def at_events(report: Report, channel: Channel) -> str:
    """Return the sentence on briefings, conferences, exchanges or shows."""
    held, (what, counts) = report.figures.on(channel), EVENTS[channel]
    if not held:
        return f"Chưa ghi nhận {what} trong kỳ."
    then = len(report.earlier.on(channel)) if report.earlier else None
    return f"Có {grouped(len(held))} {what}{against(len(held), then, counts, report.past)}{_present(held)}."


def _present(held: Iterable[Text[EventHeader]]) -> str:
    there = [event.header.present for event in held]
    counted = [one for one in there if one is not None]
    unknown = len(there) - len(counted)
    if not counted:
        return "; chưa ghi số người dự"
    without = f" (chưa kể {unknown} lần không ghi số người)" if unknown else ""
    return f"; {grouped(sum(counted))} lượt người dự{without}"


def at_other_events(report: Report) -> str | None:
    """Return the sentence on events that serve the page and the loudspeakers, None where there were none."""
    held = [*report.figures.on(Channel.WEB), *report.figures.on(Channel.LOUDSPEAKER)]
    if not held:
        return None
    return (
        f"Ngoài ra, Cơ sở tổ chức {grouped(len(held))} hoạt động chuẩn bị cho việc đăng bài trên trang thông tin"
        f" điện tử và phát thanh{_present(held)}. Danh sách các hoạt động ở Phụ lục II."
    )
