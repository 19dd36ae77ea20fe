"""The steps of consent that was taken back: out of everything, and the days of what people did."""

from collections.abc import Mapping, Sequence
from typing import Any

from newsdesk.desk.steps.asking import Asked, Field, Form, Step, day

NO_LATER = "Để trống thì lấy ngày hôm nay."


def _slip(asked: Asked, *, withdrawn: bool) -> Field:
    """Return the question for a slip; whoever withdraws may go on with one that is withdrawn already."""
    used = {person.consent for story in asked.library.stories for person in story.header.people}
    slips = [one for one in asked.library.consents.values() if one.withdrawn or not withdrawn]
    words = {one.slip: "đã rút" if one.withdrawn else "" if one.slip in used else "không bài nào dùng" for one in slips}
    listed = tuple((slip, f"{slip} ({told})" if told else slip) for slip, told in sorted(words.items()))
    hint = "Số ghi trên phiếu giấy mà người ấy đã ký."
    return Field(name="slip", label="Số phiếu", hint=hint, form=Form.CHOICE, choices=listed)


def _withdraw(asked: Asked) -> Sequence[Field]:
    hint = f"Các thời hạn tính từ ngày này. {NO_LATER}"
    received = Field(name="received", label="Ngày nhận yêu cầu", hint=hint, form=Form.DAY, needed=False)
    return [_slip(asked, withdrawn=False), received]


def _withdrawn(filled: Mapping[str, str]) -> list[str]:
    received = [f"--received={filled['received']}"] if filled["received"] else []
    return ["withdraw-consent", filled["slip"], *received]


def _noted(name: str, title: str, what: str, label: str) -> Step:
    """Return the step that writes down on which day something was done about a withdrawal."""

    def fields(asked: Asked) -> Sequence[Field]:
        on = Field(name=name, label=label, hint=NO_LATER, form=Form.DAY, needed=False)
        return [_slip(asked, withdrawn=True), on]

    def arguments(asked: Asked, filled: Mapping[str, str]) -> dict[str, Any]:
        return {"slip": filled["slip"], name: day(filled[name]) or asked.today}

    return Step(
        name=f"consent-{name}",
        command="withdraw_consent",
        title=title,
        button="Ghi lại",
        what=what,
        fields=fields,
        arguments=arguments,
        of_a_story=False,
    )


CONSENT = (
    Step(
        name="withdraw-consent",
        command="withdraw_consent",
        title="Rút phiếu đồng ý",
        button="Rút phiếu này",
        what="Làm ngay hôm nhận yêu cầu. Bàn gỡ tên, ảnh, lời, giọng của người ấy khỏi trang thông tin, lời phát thanh,"
        " chương trình sắp phát và giấy tờ, ghi sổ, phát hành lại rồi làm giấy xác nhận. Mất vài phút; cứ để bàn chạy"
        " đến khi báo “Đã xong.”",
        fields=_withdraw,
        arguments=lambda _asked, filled: dict(filled),
        of_a_story=False,
        grave="Tôi hiểu: phiếu này hết giá trị, bài nào cần đến phiếu thì không còn được kể.",
        words=_withdrawn,
    ),
    _noted(
        "acknowledged",
        "Ghi ngày đã trả lời người rút lại sự đồng ý",
        "Ghi ngày Cơ sở báo lại cho người rút lại sự đồng ý rằng đã nhận yêu cầu.",
        "Ngày đã trả lời",
    ),
    _noted(
        "deleted",
        "Ghi ngày đã xóa hẳn",
        "Chỉ ghi khi đã xóa hết những gì bàn không tự xóa được: đoạn nói về người ấy trong bài gốc, phiếu, ảnh, bản"
        " thu, bản chép ra USB, bản in.",
        "Ngày đã xóa hẳn",
    ),
)
"""In the order in which they are taken."""
