"""What an editor reads of a save."""

from collections.abc import Iterable, Iterator

from newsdesk import messages
from newsdesk.commands.saving import two_versions
from newsdesk.commands.saving.changes import Change
from newsdesk.commands.saving.outcomes import Outcome, Shared
from newsdesk.commands.saving.recording import Saved
from newsdesk.commands.saving.sharing import new_software

MOST = 12
"""Files named one by one; of more, only how many there are."""
NOT_SENT = "Đã lưu trên máy này, chưa gửi được vì"
LATER = "lần lưu sau sẽ gửi tiếp."


def of_saved(saved: Saved) -> Iterator[str]:
    """Yield what was recorded, what was not and why."""
    kept = saved.kept
    if kept:
        yield f"Đã lưu {len(kept)} tệp trên máy này:"
        yield from _listed(kept)
    elif not saved.sifted.held and not saved.sifted.bound:
        yield "Không có gì mới để lưu."
    yield from _held(saved)
    if saved.sifted.drafts:
        yield "Bài đang viết dở vẫn được lưu; trong bài còn chỗ phải sửa:"
        yield from (f"  {messages.line(one)}" for one in saved.sifted.drafts)
    if saved.left_out:
        yield "Để lại, không lưu:"
        yield from (f"  {one.path}: {one.why_not}." for one in saved.left_out[:MOST])
        yield from _more(saved.left_out)


def _listed(found: list[Change]) -> Iterator[str]:
    yield from (f"  {one.noun} ({one.done}): {one.path}" for one in found[:MOST])
    yield from _more(found)


def _more(found: list[Change]) -> Iterator[str]:
    if len(found) > MOST:
        yield f"  … và {len(found) - MOST} tệp nữa."


def _held(saved: Saved) -> Iterator[str]:
    if saved.sifted.held:
        yield "Chưa lưu, vì có LỖI ở bài đã duyệt hoặc ở tệp mà mọi bài dựa vào. Tệp vẫn còn nguyên; sửa rồi lưu lại:"
        for problems in saved.sifted.held.values():
            yield from (f"  {messages.line(one)}" for one in problems)
    if saved.sifted.bound:
        yield "Chưa lưu, vì lưu thì bài đã duyệt sẽ có thêm LỖI:"
        yield from (f"  {path}: {why}." for path, why in sorted(saved.sifted.bound.items()))


def of_shared(shared: Shared) -> Iterator[str]:
    """Yield how sharing went and, where it did not, the one thing to do."""
    came = sum(1 for path in shared.taken if path)
    if came:
        yield f"Đã nhận {came} tệp người khác gửi."
    if new_software(shared.taken):
        yield "Trong đó có bản mới của phần mềm: đóng bàn biên tập rồi mở lại."
    yield from SAID[shared.outcome](shared)


def _conflict(shared: Shared) -> Iterator[str]:
    yield "Đã lưu trên máy này, chưa gửi được vì có tệp hai người cùng sửa; không bản nào bị mất:"
    for one in shared.waiting:
        yield f"  {one.noun}: {one.path} (bản kia do {one.by} lưu lúc {one.on})"
        if one.differs:
            yield f"    khác nhau: {'; '.join(one.differs)}"
    yield f"Xem hai bản và cách chọn: {two_versions.FOLDER}/{two_versions.SHEET}"


def _worse(shared: Shared) -> Iterator[str]:
    yield "Đã ghép phần của hai bên trên máy này, nhưng chưa gửi vì ghép xong thì có LỖI mới. Sửa rồi lưu lại:"
    yield from (f"  {messages.line(one)}" for one in shared.problems)


def _in_the_way(shared: Shared) -> Iterator[str]:
    yield "Đã lưu trên máy này, chưa gửi được vì có tệp đang sửa dở chưa lưu mà người khác cũng vừa sửa:"
    yield from (f"  {path}" for path in shared.paths[:MOST])
    yield "Sửa xong tệp ấy (hết LỖI) rồi lưu lại; nếu là tệp của phần mềm, báo người phụ trách kỹ thuật."


def _one(sentence: str) -> Iterable[str]:
    return (sentence,)


SAID = {
    Outcome.ALONE: lambda _: _one("Bàn này chưa nối với nơi lưu chung, nên chỉ lưu trên máy này."),
    Outcome.SENT: lambda _: _one("Đã gửi lên nơi lưu chung."),
    Outcome.NOTHING: lambda _: _one("Nơi lưu chung đã có đủ."),
    Outcome.OFFLINE: lambda one: _one(f"{NOT_SENT} không liên lạc được với nơi lưu chung ({one.why}); {LATER}"),
    Outcome.SIGN_IN: lambda one: _one(
        f"{NOT_SENT} nơi lưu chung không nhận tài khoản của máy này ({one.why}). "
        f"Nhờ người phụ trách kỹ thuật đăng nhập lại một lần trên máy này; {LATER}"
    ),
    Outcome.REFUSED: lambda one: _one(
        f"{NOT_SENT} nơi lưu chung không nhận ({one.why}). Báo người phụ trách kỹ thuật dòng này; {LATER}"
    ),
    Outcome.BUSY: lambda _: _one(f"{NOT_SENT} nhiều người đang gửi cùng lúc. Đợi một phút rồi lưu lại."),
    Outcome.CONFLICT: _conflict,
    Outcome.IN_THE_WAY: _in_the_way,
    Outcome.WORSE: _worse,
}
