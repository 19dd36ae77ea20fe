"""A voice of two kilobytes, written byte by byte: each phoneme becomes a tone of its own, for as long as it is asked to.

The model does what sherpa-onnx hands it and nothing that was learnt: each token (piper's blanks too) sounds for
PERIODS / speed periods of a square wave of 400 Hz, the louder the higher its number and its speaker's. The first scale
adds noise, as it does in a voice that learnt.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from pathlib import Path

RATE, PERIODS = 16_000, 16
SOUNDS = (
    " !',-.:;?0123456789abcdefghijklmnopqrstuvwxyzæðøθŋɐɑɒɓɔɕɖɗəɛɜɡɣɨɪɯɲɹʂʃʈʊʌʍʐʒʔʧʰːˈˌ\u0303\u0306\u0329\u032a\u0327β"
)
TOKENS = "_^$" + SOUNDS
INT64, FLOAT = 7, 1


def varint(number: int) -> bytes:
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    return bytes([*out, number])


def field(number: int, value: int | str | bytes) -> bytes:
    """One field of a protobuf message: a number, or text, bytes and messages by their length."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    held = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(held)) + held


def constant(name: str, kind: int, values: Iterable[float], *shape: int) -> bytes:
    """A TensorProto: dims 1, data_type 2, name 8, raw_data 9."""
    raw = b"".join(struct.pack("<q" if kind == INT64 else "<f", value) for value in values)
    return b"".join(field(1, size) for size in shape) + field(2, kind) + field(8, name) + field(9, raw)


def node(operator: str, inputs: str, output: str, *attributes: bytes) -> bytes:
    """A NodeProto: input 1, output 2, op_type 4, attribute 5."""
    listed = b"".join(field(1, name) for name in inputs.split())
    return listed + field(2, output) + field(4, operator) + b"".join(field(5, one) for one in attributes)


def to_kind(kind: int) -> bytes:
    """The attribute `to` of a Cast: name 1, type 20 (2 is an integer), i 3."""
    return field(1, "to") + field(3, kind) + field(20, 2)


def tensor(name: str, kind: int, *shape: str | int) -> bytes:
    """A ValueInfoProto."""
    sizes = b"".join(field(1, field(2, s) if isinstance(s, str) else field(1, s)) for s in shape)
    return field(1, name) + field(2, field(1, field(1, kind) + field(2, sizes)))


def graph(speakers: int, height: float) -> bytes:
    """Tokens [1, T] → heights [1, T, periods, samples] → sound [1, 1, N]."""
    speaker = [node("Cast", "sid", "who", to_kind(FLOAT)), node("Mul", "who tenth", "louder")] if speakers > 1 else []
    nodes = [
        node("Cast", "input", "tokens", to_kind(FLOAT)),
        node("Mul", "tokens small", "heights"),
        *speaker,
        node("Add", "heights louder" if speakers > 1 else "heights zero", "raised"),
        node("Unsqueeze", "raised last", "tall"),
        node("Gather", "scales second", "stretch"),
        node("Mul", "stretch periods", "long"),
        node("Cast", "long", "length", to_kind(INT64)),
        node("Concat", "ones length one", "shape", field(1, "axis") + field(3, 0) + field(20, 2)),
        node("Expand", "tall shape", "held"),
        node("Mul", "held wave", "tone"),
        node("RandomNormalLike", "tone", "noise"),
        node("Gather", "scales first", "much"),
        node("Mul", "noise much", "hiss"),
        node("Add", "tone hiss", "sound"),
        node("Reshape", "sound flat", "output"),
    ]
    constants = [
        constant("small", FLOAT, [height], 1),
        constant("zero", FLOAT, [0.0], 1),
        constant("tenth", FLOAT, [0.1], 1),
        constant("periods", FLOAT, [PERIODS], 1),
        constant("wave", FLOAT, [1] * 20 + [-1] * 20, 40),
        constant("last", INT64, [2, 3], 2),
        constant("first", INT64, [0], 1),
        constant("second", INT64, [1], 1),
        constant("ones", INT64, [1, 1], 2),
        constant("one", INT64, [1], 1),
        constant("flat", INT64, [1, 1, -1], 3),
    ]
    inputs = [tensor("input", INT64, 1, "T"), tensor("input_lengths", INT64, 1), tensor("scales", FLOAT, 3)]
    inputs += [tensor("sid", INT64, 1)] if speakers > 1 else []
    return (
        b"".join(field(1, one) for one in nodes)
        + field(2, "tiny")
        + b"".join(field(5, one) for one in constants)
        + b"".join(field(11, one) for one in inputs)
        + field(12, tensor("output", FLOAT, 1, 1, "N"))
    )


def model(speakers: int = 1, height: float = 0.004, **metadata: str | None) -> bytes:
    """Return a model's bytes; `metadata` replaces or (None) leaves out what sherpa-onnx reads."""
    told = {"comment": "piper", "language": "Vietnamese", "n_speakers": str(speakers), "sample_rate": str(RATE)}
    held = {key: value for key, value in (told | metadata).items() if value is not None}
    return (
        field(1, 8)
        + field(7, graph(speakers, height))
        + field(8, field(1, "") + field(2, 14))
        + b"".join(field(14, field(1, key) + field(2, value)) for key, value in held.items())
    )


def tokens(listed: str = TOKENS) -> str:
    return "".join(f"{token} {number}\n" for number, token in enumerate(listed))


def tiny_voice(folder: Path, speakers: int = 1, **metadata: str | None) -> Path:
    """Write the voice into a new folder and return it."""
    folder.mkdir(parents=True)
    (folder / "tiny.onnx").write_bytes(model(speakers, **metadata))
    (folder / "tokens.txt").write_text(tokens(), encoding="utf-8", newline="\n")
    return folder
