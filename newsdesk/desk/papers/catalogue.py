"""Every kind of paper that the desk makes by a button."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from newsdesk.desk.papers import occasions
from newsdesk.desk.papers.asking import Paper, Words, flags
from newsdesk.desk.steps.asking import Asked, Field, Form
from newsdesk.model.calendar import short_day
from newsdesk.model.span import KEY, Span, half_span, plan_span, quarter_span, year_span
from newsdesk.office.week import week_name, week_of

WEEKS_AHEAD = 4


def _year(asked: Asked, *, ahead: int = 0) -> Field:
    last = asked.today.year + ahead
    first = min([asked.today.year, *(plan.period.since.year for plan in asked.library.plans)])
    years = tuple((str(year), str(year)) for year in range(last, first - 1, -1))
    return Field(name="year", label="Năm", form=Form.CHOICE, choices=years, usual=str(asked.today.year))


def _registrations(asked: Asked) -> Sequence[Field]:
    units = tuple((unit.key, unit.name) for unit in asked.library.facility.units_in(asked.today, asked.today))
    unit = Field(
        name="unit",
        label="Đơn vị",
        hint="Chọn một đơn vị thì chỉ làm lại giấy tờ của đơn vị ấy.",
        form=Form.CHOICE,
        choices=units,
        needed=False,
        none="Mọi đơn vị",
    )
    return [_year(asked, ahead=1), unit]


def _day(label: str, hint: str = "Để trống thì lấy ngày hôm nay.") -> Field:
    return Field(name="on", label=label, hint=hint, form=Form.DAY, needed=False)


def spans(asked: Asked) -> Iterator[Span]:
    """Yield what can be reported of: this year and the last one with their parts, then whole plans."""
    for year in (asked.today.year, asked.today.year - 1):
        yield year_span(year)
        yield from (half_span(year, half) for half in (2, 1))
        yield from (quarter_span(year, quarter) for quarter in (4, 3, 2, 1))
    yield from (plan_span(plan) for plan in asked.library.plans)


def _span(asked: Asked) -> Field:
    begun = tuple((one.key, one.name) for one in spans(asked) if one.period.since <= asked.today)
    usual = str(asked.today.year)
    return Field(name="span", label="Kỳ báo cáo", form=Form.CHOICE, choices=begun, usual=usual)


def _report(asked: Asked) -> Sequence[Field]:
    hint = "Số văn thư đã cấp, ví dụ: 05. Để trống thì giấy chừa chỗ ghi tay."
    number = Field(name="number", label="Số văn bản", hint=hint, needed=False, most=20)
    return [_span(asked), number, _day("Ngày của báo cáo")]


def _of_a_span(filled: Mapping[str, str]) -> Words:
    rest = flags({name: value for name, value in filled.items() if name != "span"})
    found = KEY.match(filled["span"])
    if found is None:
        return [f"--plan={filled['span']}", *rest]
    return flags({"year": found[1], "half": found[2] or "", "quarter": found[3] or ""}) + rest


def _week(asked: Asked) -> Sequence[Field]:
    weeks = [week_of(asked.today + timedelta(weeks=ahead)) for ahead in range(WEEKS_AHEAD)]
    listed = tuple((week_name(one), f"Từ {short_day(one.since)} đến {short_day(one.until)}") for one in weeks)
    return [Field(name="week", label="Tuần", form=Form.CHOICE, choices=listed, usual=listed[0][0])]


def _slip(_: Asked) -> Sequence[Field]:
    hint = "Số sẽ in sẵn trên phiếu, ví dụ: PDY-2026-050. Để trống thì ghi tay."
    return [Field(name="number", label="Số phiếu", hint=hint, needed=False, most=40)]


PAPERS = {
    paper.name: paper
    for paper in (
        Paper(
            name="registrations",
            command="registrations",
            title="Giấy tờ đăng ký",
            whom="Hội đồng và các đơn vị",
            when="Đầu năm để phát bản đăng ký, trước hạn để nhắc, từ ngày hết hạn để chốt danh sách.",
            what="Bàn làm bản đăng ký của từng đơn vị, danh sách của Hội đồng và công văn gửi các đơn vị chưa đăng ký."
            " Lần làm đầu tiên từ ngày hết hạn trở đi, danh sách được chốt: về sau ai thêm, ai đổi đều ghi rõ.",
            button="Làm giấy tờ đăng ký",
            folders=("registrations",),
            fields=_registrations,
        ),
        Paper(
            name="examine",
            command="examine",
            title="Phiếu thẩm định và biên bản họp",
            whom="Hội đồng",
            when="Trước mỗi cuộc họp thẩm định.",
            what="Mỗi bài đã trình trong năm có một phiếu, đặt minh chứng cạnh từng tiêu chí. Biên bản ghi sẵn các bài"
            " chờ thẩm định; ý kiến, số phiếu và kết luận để trống cho người họp ghi.",
            button="Làm phiếu và biên bản",
            folders=("examination",),
            fields=lambda _: [_day("Ngày họp", "Ngày ghi trên biên bản. Để trống thì lấy ngày hôm nay.")],
        ),
        Paper(
            name="briefing",
            command="briefing",
            title="Lịch và phiếu đọc giao ban",
            whom="Đơn vị đến lượt đọc",
            when="Cuối tuần trước.",
            what="Lịch của tuần ghi ai đọc bài nào; mỗi buổi có một phiếu đọc dài một trang, từ 60 đến 90 giây.",
            button="Làm lịch và phiếu đọc",
            folders=("briefing",),
            fields=_week,
        ),
        occasions.CONFERENCE,
        occasions.EXCHANGE,
        occasions.CULTURE,
        occasions.POSTER,
        occasions.PORTAL,
        Paper(
            name="sheets",
            command="sheets",
            title="Phiếu đọc của phát thanh viên",
            whom="Phát thanh viên, người theo dõi loa",
            when="Khi cần bản in để đọc hoặc thu.",
            what="Mỗi lời phát thanh, mỗi chương trình sắp tới có một phiếu đọc; mỗi tuần có một tờ nhật ký.",
            button="Làm phiếu đọc",
            folders=("announcer", "weeks"),
        ),
        Paper(
            name="report",
            command="report",
            title="Báo cáo kết quả",
            whom="Lãnh đạo ký, gửi cơ quan cấp trên",
            when="Cuối quý, giữa năm, cuối năm, khi hết một kế hoạch.",
            what="Số liệu và ba phụ lục do bàn tính; nhận xét, nguyên nhân, bài học lấy từ phần đánh giá do đơn vị"
            " viết. Mục nào chưa viết thì chừa chỗ.",
            button="Làm báo cáo",
            folders=("report",),
            fields=_report,
            words=_of_a_span,
        ),
        Paper(
            name="assessment",
            command="report",
            title="Phần đánh giá để viết vào báo cáo",
            whom="Đơn vị soạn báo cáo",
            when="Một lần, trước khi làm báo cáo.",
            what="Bàn tạo một tệp có sẵn các mục và câu hỏi. Mở tệp ấy bằng Notepad, trả lời dưới từng mục, lưu lại rồi"
            " làm báo cáo.",
            button="Tạo phần đánh giá",
            folders=(),
            fields=lambda asked: [_span(asked)],
            words=lambda filled: [*_of_a_span(filled), "--new-assessment"],
        ),
        Paper(
            name="bundle",
            command="bundle",
            title="Hồ sơ cả năm",
            whom="Đoàn kiểm tra, lưu trữ",
            when="Khi có đoàn kiểm tra, khi hết năm.",
            what="Một tệp nén có mọi bài, người duyệt, đăng ký, nhật ký phát thanh, báo cáo của năm, mở bằng trình"
            " duyệt là xem được. Mã của tệp ghi vào công văn gửi kèm: sửa một chữ trong hồ sơ là mã khác đi.",
            button="Đóng hồ sơ",
            folders=("bundle",),
            fields=lambda asked: [_year(asked)],
        ),
        Paper(
            name="slip",
            command="slip",
            title="Phiếu đồng ý",
            whom="Người được kể trong bài",
            when="Trước khi viết bài có nêu tên, lời nói, ảnh hoặc giọng của ai.",
            what="Hai mẫu: một cho cán bộ, một cho học viên bằng lời dễ hiểu. Không ô nào đánh dấu sẵn.",
            button="Làm phiếu đồng ý",
            folders=("consent",),
            fields=_slip,
            then=("/do/consent", "Phiếu đã ký: ghi phiếu đồng ý"),
        ),
    )
}
"""By address, in the order of the year's work."""
