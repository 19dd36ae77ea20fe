"""Which names a text could tell, in numbers: another list of people has only those texts looked through that could."""

from array import array
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from operator import xor

from newsdesk.model.text_words import words_of

LONG = 6
"""Letters of a word that may be a name run together; a name that is shorter so could stand in every text."""
NUMBERS = "I"
"""How an array keeps a number of 32 bits: two that are not the same and share one cost a look, and nothing else."""


@lru_cache(maxsize=1 << 16)
def number_of(word: str) -> int:
    """Return the number that stands for a word."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=4).digest(), "big")


@lru_cache(maxsize=1 << 16)
def _number_before(word: str) -> int:
    return number_of(f" {word}")


def number_of_two(first: str, second: str) -> int:
    """Return the number that stands for two words in a row."""
    return _number_before(first) ^ number_of(second)


def reach_of(texts: Iterable[str]) -> bytes:
    """Return the numbers of all that stands in these texts and that a name of three words or more could end with."""
    found: set[int] = set()
    for text in texts:
        words = words_of(text).folded
        found.update(map(xor, map(_number_before, words), map(number_of, words[1:])))
        found.update(number_of(word) for word in set(words) if len(word) >= LONG)
    return array(NUMBERS, found).tobytes()


def numbers_in(reach: bytes) -> "array[int]":
    """Return the same numbers."""
    numbers = array(NUMBERS)
    numbers.frombytes(reach)
    return numbers
