"""Values that are read only together with the file that they were learnt from: once it is gone, nobody reads them.

What is told nowhere any more (withdrawn, past its last day, resting on a slip that has ended) is remembered so: the
desk need not reckon it anew each time, and no name of it lies in a file that a machine wrote.
"""

from hashlib import blake2b, shake_256
from hmac import compare_digest

SEAL = b"\xc1"
"""The one byte that no message of msgpack begins with."""
TAG = 16
"""Bytes of the digest that the stream of each value is made with, so that two values never share one (as in SIV)."""


def key_of(content: bytes) -> bytes:
    """Return the key that a file's bytes give; it is written nowhere."""
    return blake2b(content, digest_size=32, person=b"newsdesk seal").digest()


def is_sealed(written: bytes) -> bool:
    """Whether bytes are a sealed value."""
    return written.startswith(SEAL)


def sealed(value: bytes, key: bytes) -> bytes:
    """Return a value as bytes that say nothing without the key."""
    tag = blake2b(value, digest_size=TAG, key=key).digest()
    return SEAL + tag + _mixed(value, key, tag)


def unsealed(written: bytes, key: bytes) -> bytes | None:
    """Return what was sealed with this key; None of anything else."""
    tag, body = written[1 : 1 + TAG], written[1 + TAG :]
    value = _mixed(body, key, tag)
    return value if compare_digest(blake2b(value, digest_size=TAG, key=key).digest(), tag) else None


def _mixed(value: bytes, key: bytes, tag: bytes) -> bytes:
    stream = shake_256(key + tag).digest(len(value))
    return (int.from_bytes(value, "big") ^ int.from_bytes(stream, "big")).to_bytes(len(value), "big")
