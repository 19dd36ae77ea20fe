"""QR codes of addresses, many in a moment: what is the same in all of a size is asked of segno once. Pure.

Of ISO/IEC 18004 only what an address needs: bytes, error correction M, mask 0, sizes 1 to 9. Anything else is left to
segno; a test holds that both draw the same.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from operator import itemgetter

import segno
from segno import consts

MASK = 0
"""Every mask can be read; to try all eight for the finest takes five times as long."""
SIZES = (
    (10, (16,)),
    (16, (28,)),
    (26, (44,)),
    (18, (32, 32)),
    (24, (43, 43)),
    (16, (27,) * 4),
    (18, (31,) * 4),
    (22, (38, 38, 39, 39)),
    (22, (36, 36, 36, 37, 37)),
)
"""Of sizes 1 to 9: how many bytes of correction a block has, and how many of data each block."""
DATA = (consts.TYPE_DATA_DARK, consts.TYPE_DATA_LIGHT)
EXP = [1]
while len(EXP) < 255:
    EXP.append(EXP[-1] << 1 if EXP[-1] < 128 else EXP[-1] << 1 ^ 0x11D)
LOG = {power: exponent for exponent, power in enumerate(EXP)}


def rows(text: str) -> list[str]:
    """Return the code of a text as rows of 0 and 1, without the quiet zone."""
    content = text.encode()
    size = next((size for size, (_, blocks) in enumerate(SIZES, 1) if len(content) + 2 <= sum(blocks)), None)
    if size is None or not text.isascii() or text.upper() == text:
        return ["".join(map(str, row)) for row in code_of(text).matrix]
    form, (most, blocks) = form_of(size), SIZES[size - 1]
    bits = "".join(f"{byte:08b}" for byte in message(content, most, blocks))
    drawn = int("".join(form.order(bits + "0000000" + "01")), 2) ^ form.mask
    return [f"{drawn:0{form.side**2}b}"[at : at + form.side] for at in range(0, form.side**2, form.side)]


def code_of(text: str, size: int | None = None) -> segno.QRCode:
    """Return the code as segno makes it."""
    return segno.make_qr(text, error="m", version=size, boost_error=False, mask=MASK)


def message(content: bytes, most: int, blocks: Sequence[int]) -> Iterator[int]:
    """Yield the bytes of a code: of all blocks in turn the data, then the correction; `most` bytes of it a block."""
    told = (0x4 << 8 | len(content)) << 8 * len(content) | int.from_bytes(content, "big")
    whole = (told << 4).to_bytes(len(content) + 2, "big")
    whole = (whole + b"\0" + b"\xec\x11" * sum(blocks))[: sum(blocks)]  # segno fills up behind a byte of nothing
    ends = [sum(blocks[: number + 1]) for number in range(len(blocks))]
    data = [whole[end - length : end] for end, length in zip(ends, blocks, strict=True)]
    for parts in (data, [correction(block, most) for block in data]):
        yield from (byte for turn in zip_longest(*parts) for byte in turn if byte is not None)


def correction(block: bytes, most: int) -> bytes:
    """Return the bytes of correction of a block: what is left of it, divided by the polynomial of so many."""
    steps, keep, rest = products(most), (1 << 8 * (most - 1)) - 1, 0
    for byte in block:
        rest = ((rest & keep) << 8) ^ steps[byte ^ rest >> 8 * (most - 1)]
    return rest.to_bytes(most, "big")


@cache
def products(most: int) -> tuple[int, ...]:
    """Return the polynomial whose roots are the first powers of 2, times every byte, coefficients as one number."""
    polynomial = [1]
    for root in range(most):
        by_root = [0, *(times(part, EXP[root]) for part in polynomial)]
        polynomial = [one ^ other for one, other in zip([*polynomial, 0], by_root, strict=True)]
    return tuple(int.from_bytes([times(part, byte) for part in polynomial[1:]], "big") for byte in range(256))


def times(one: int, other: int) -> int:
    """Return a product in the field of 256 elements of the standard."""
    return EXP[(LOG[one] + LOG[other]) % 255] if one and other else 0


@dataclass(frozen=True, slots=True)
class Form:
    """What all codes of a size have in common."""

    side: int
    order: Callable[[str], Iterable[str]]
    """Picks for each module, row by row, its sign out of a message behind which stand a 0 and a 1."""
    mask: int


@cache
def form_of(size: int) -> Form:
    """Return what codes of a size have in common, learned from one of them."""
    kinds = [list(row) for row in code_of("x", size).matrix_iter(border=0, verbose=True)]
    side = len(kinds)
    kinds[8][side - 9] = DATA[0]  # segno takes it for a part of the format, which begins one module further right
    places = {place: number for number, place in enumerate(way(side, kinds))}
    light, dark = len(places) // 8 * 8 + 7, len(places) // 8 * 8 + 8
    shown = code_of("x", size).matrix
    every = [(row, column) for row in range(side) for column in range(side)]
    order = [places.get(place, dark if shown[place[0]][place[1]] else light) for place in every]
    mask = "".join("1" if place in places and sum(place) % 2 == 0 else "0" for place in every)
    return Form(side, itemgetter(*order), int(mask, 2))


def way(side: int, kinds: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Yield the places of data in the order of the message: by pairs of columns from the right, up and down in turn."""
    rights = [right - (right <= 6) for right in range(side - 1, 0, -2)]
    for number, right in enumerate(rights):
        for row in range(side) if number % 2 else range(side - 1, -1, -1):
            yield from ((row, column) for column in (right, right - 1) if kinds[row][column] in DATA)
