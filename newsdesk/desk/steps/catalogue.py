"""Every step that the desk offers."""

from collections.abc import Mapping, Sequence
from typing import Any

from newsdesk.commands import steps
from newsdesk.desk.steps.asking import Asked, Field, Form, Step, day
from newsdesk.desk.steps.consent import CONSENT
from newsdesk.desk.steps.signing import SIGNING
from newsdesk.model.names import CAUSES, KINDS
from newsdesk.model.plan import plan_on
from newsdesk.model.story import Cause, Stage

LONGEST_TITLE = 150


def _on(label: str, hint: str = "Để trống thì lấy ngày hôm nay.") -> Field:
    return Field(name="on", label=label, hint=hint, form=Form.DAY, needed=False)


def _by(asked: Asked, label: str, hint: str, usual: str = "") -> Field:
    likely = [unit.name for unit in asked.library.facility.units_in(asked.today, asked.today)]
    listed = tuple((name, name) for name in likely)
    return Field(name="by", label=label, hint=hint, choices=listed, usual=usual, most=steps.LONGEST_NAME)


def _named(asked: Asked, filled: Mapping[str, str]) -> dict[str, Any]:
    """Return what every step of a story gives its command: the story, and what was filled in."""
    story = asked.story.origin.path if asked.story else ""
    return {"stories": [story], **{name: day(value) if name == "on" else value for name, value in filled.items()}}


def _submit(asked: Asked) -> Sequence[Field]:
    unit = asked.library.facility.unit(asked.story.header.unit) if asked.story else None
    by = _by(asked, "Người hoặc đơn vị trình", "Ví dụ: Tổ nuôi dưỡng.", unit.name if unit else "")
    return [by, _on("Ngày trình")]


def _send_back(asked: Asked) -> Sequence[Field]:
    reason = Field(
        name="reason",
        label="Lý do, cần sửa gì",
        hint="Đơn vị đọc đúng những chữ này. Ví dụ: Bổ sung nguồn của số liệu ở đoạn ba.",
        form=Form.TEXT,
        most=steps.LONGEST_REASON,
    )
    return [_by(asked, "Người trả lại", "Ví dụ: Thư ký Hội đồng.", "Thư ký Hội đồng"), reason, _on("Ngày trả lại")]


def _approve(asked: Asked) -> Sequence[Field]:
    signer = asked.library.facility.signer(asked.today)
    office = Field(
        name="office",
        label="Chức vụ",
        hint="Ví dụ: Phó Trưởng Cơ sở.",
        usual=signer.office if signer else "",
        most=steps.LONGEST_NAME,
    )
    usual = signer.name if signer and signer.name else ""
    by = Field(name="by", label="Người duyệt", hint="Họ và tên.", usual=usual, most=steps.LONGEST_NAME)
    return [by, office, _on("Ngày duyệt")]


def _withdraw(_asked: Asked) -> Sequence[Field]:
    because = Field(
        name="because",
        label="Vì sao rút",
        form=Form.CHOICE,
        choices=tuple((cause.value, CAUSES[cause]) for cause in Cause),
    )
    note = Field(
        name="note",
        label="Ghi thêm",
        hint="Không nêu tên người: phần ghi lại việc rút bài không giữ tên ai.",
        form=Form.TEXT,
        needed=False,
        most=steps.LONGEST_REASON,
    )
    return [because, note, _on("Ngày rút")]


def _of_a_unit(asked: Asked) -> list[Field]:
    """Return what every new story is asked: of which unit, of what kind, in which field, under what title."""
    library, plan = asked.library, plan_on(asked.library.plans, asked.today)
    plan = plan or max(library.plans, key=lambda one: one.issued)
    units = library.facility.units_in(asked.today, asked.today)
    return [
        Field(
            name="title",
            label="Tít của bài",
            hint="Nói được việc, không cần kêu. Ví dụ: Bếp ăn một chiều của tổ nuôi dưỡng.",
            most=LONGEST_TITLE,
        ),
        Field(
            name="kind",
            label="Bài kể về",
            form=Form.CHOICE,
            choices=tuple((kind.value, name) for kind, name in KINDS.items()),
        ),
        Field(
            name="unit",
            label="Đơn vị",
            form=Form.CHOICE,
            choices=tuple((unit.key, unit.name) for unit in units),
        ),
        Field(
            name="field",
            label="Lĩnh vực",
            form=Form.CHOICE,
            choices=tuple((one.key, one.name) for one in plan.fields),
        ),
    ]


def _register(asked: Asked) -> Sequence[Field]:
    words = [
        ("goal", "Nội dung, cách làm", "Sẽ làm gì, ai làm, từ đâu."),
        ("expected", "Kết quả dự kiến", "Đo được thì ghi con số."),
        ("award", "Danh hiệu, khen thưởng đề nghị", ""),
        ("contact", "Người hoặc bộ phận theo dõi", ""),
    ]
    return [
        *_of_a_unit(asked),
        *(
            Field(name=name, label=label, hint=hint, form=Form.TEXT, needed=False, most=steps.LONGEST_REASON)
            for name, label, hint in words
        ),
        Field(name="since", label="Thực hiện từ ngày", form=Form.DAY, needed=False),
        Field(name="until", label="Đến ngày", form=Form.DAY, needed=False),
        _on("Ngày nộp bản đăng ký"),
        Field(
            name="year",
            label="Đăng ký cho năm",
            hint="Cuối năm có thể đăng ký sẵn cho năm sau.",
            form=Form.CHOICE,
            needed=False,
            choices=tuple((str(year), str(year)) for year in (asked.today.year, asked.today.year + 1)),
            none="Năm nộp bản đăng ký",
        ),
    ]


def _registered(_asked: Asked, filled: Mapping[str, str]) -> dict[str, Any]:
    days = {name: day(filled[name]) for name in ("on", "since", "until")}
    own = {name: filled[name] for name in ("unit", "kind", "title", "field")}
    return {
        **own,
        **days,
        "year": filled["year"] or None,
        "words": {name: filled[name] for name in ("goal", "expected", "award", "contact")},
    }


STEPS = {
    step.name: step
    for step in (
        Step(
            name="new",
            command="new",
            title="Viết bài mới",
            button="Tạo bản nháp",
            what="Bàn tạo một bản nháp đúng mẫu, có sẵn những câu hỏi mà một bài hay trả lời."
            " Điền bốn ô dưới đây là đủ; tít sửa lại lúc nào cũng được.",
            fields=_of_a_unit,
            arguments=lambda _asked, filled: dict(filled),
            of_a_story=False,
            begins=True,
        ),
        Step(
            name="register",
            command="register",
            title="Đăng ký gương điển hình",
            button="Ghi đăng ký",
            what="Đơn vị đăng ký trước hạn của kế hoạch. Đăng ký chưa hiện trên trang thông tin, chưa lên loa;"
            " Hội đồng thấy trong danh sách đăng ký của năm.",
            fields=_register,
            arguments=_registered,
            of_a_story=False,
        ),
        Step(
            name="submit",
            command="submit",
            title="Trình bài",
            button="Trình bài",
            what="Bài được ghi là đã trình để Hội đồng thẩm định. Nội dung bài giữ nguyên.",
            fields=_submit,
            arguments=_named,
            stages=frozenset([Stage.REGISTERED, Stage.DRAFT, Stage.RETURNED, Stage.SUBMITTED]),
        ),
        Step(
            name="return",
            command="send_back",
            title="Trả lại bài",
            button="Trả lại cho đơn vị",
            what="Bài trở về đơn vị để sửa, kèm lý do. Nội dung bài giữ nguyên.",
            fields=_send_back,
            arguments=_named,
            stages=frozenset([Stage.SUBMITTED]),
        ),
        Step(
            name="approve",
            command="approve",
            title="Duyệt bài",
            button="Duyệt bài này",
            what="Phê duyệt gắn với đúng những gì đang có trong bài: sửa một chữ sau khi duyệt là phải duyệt lại."
            " Đọc bài, nghe bài rồi hãy duyệt.",
            fields=_approve,
            arguments=_named,
            stages=frozenset([Stage.SUBMITTED, Stage.APPROVED]),
        ),
        Step(
            name="withdraw",
            command="withdraw",
            title="Rút bài",
            button="Rút bài này",
            what="Từ lần phát hành sau, bài không còn được kể dưới mọi hình thức. Bài vẫn còn trong bàn,"
            " có ghi ngày và lý do rút.",
            fields=_withdraw,
            arguments=_named,
            grave="Tôi hiểu: bài này sẽ không còn được kể dưới mọi hình thức.",
        ),
        SIGNING,
        *CONSENT,
    )
}
"""By address."""
