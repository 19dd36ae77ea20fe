"""What somebody should see to now, each in a few words with the place where it is done."""

from collections.abc import Iterator, Sequence

from newsdesk.desk.board.blocks import PATIENCE
from newsdesk.desk.board.nouns import Air, Call, Card, Faulty, Promises, Weight, Year
from newsdesk.desk.board.sift import Need, Sift
from newsdesk.desk.board.words import left
from newsdesk.model.story import Stage

WAITING, RETURNED = Sift(stage=Stage.SUBMITTED.value), Sift(stage=Stage.RETURNED.value)


def calls(
    cards: Sequence[Card], *, files: Sequence[Faulty], year: Year, air: Air, promises: Promises
) -> tuple[Call, ...]:
    """Return what presses, the heaviest first."""
    found = [*_clocks(promises), *_errors(cards, files), *_stages(cards), *_year(year), *_air(air), *_slips(promises)]
    return tuple(sorted(found, key=lambda call: list(Weight).index(call.weight)))


def _clocks(promises: Promises) -> Iterator[Call]:
    for one in promises.withdrawing:
        days = min((clock.left for clock in one.clocks), default=None)
        words = left(days) if days is not None else "chưa biết thời hạn"
        yield Call(f"Rút phiếu {one.slip}: {words}", "#promises", Weight.STOPS)


def _errors(cards: Sequence[Card], files: Sequence[Faulty]) -> Iterator[Call]:
    wrong = sum(card.errors > 0 for card in cards)
    if wrong:
        yield Call(f"{wrong} bài còn LỖI", Sift(need=Need.ERROR.value).link(), Weight.STOPS)
    others = sum(file.errors > 0 for file in files)
    if others:
        yield Call(f"{others} tệp khác còn LỖI", "#files", Weight.STOPS)


def _stages(cards: Sequence[Card]) -> Iterator[Call]:
    waiting = [card.waited for card in cards if card.stage is Stage.SUBMITTED]
    if waiting:
        longest = f", lâu nhất {max(waiting)} ngày" if max(waiting) else ""
        weight = Weight.STOPS if max(waiting) >= PATIENCE else Weight.WAITS
        yield Call(f"{len(waiting)} bài chờ Hội đồng{longest}", WAITING.link(), weight)
    returned = sum(card.stage is Stage.RETURNED for card in cards)
    if returned:
        yield Call(f"{returned} bài bị trả lại", RETURNED.link(), Weight.WAITS)


def _year(year: Year) -> Iterator[Call]:
    if year.near and year.days is not None:
        yield Call(f"Hạn đăng ký còn {year.days} ngày", "#year", Weight.STOPS)
    if year.silent:
        yield Call(f"{len(year.silent)} đơn vị chưa đăng ký năm {year.year}", "#year", Weight.WAITS)


def _air(air: Air) -> Iterator[Call]:
    for one in air.today:
        if one.weight is not Weight.NOTE:
            yield Call(f"Loa {one.opens:%H:%M} hôm nay: {one.state}", "#air", one.weight)


def _slips(promises: Promises) -> Iterator[Call]:
    if promises.slips:
        yield Call(f"{len(promises.slips)} phiếu đồng ý cần xem lại", "#promises", promises.slips[0].weight)
