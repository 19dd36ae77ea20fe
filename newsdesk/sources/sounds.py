"""What a file's first bytes say of it: something that is surely no sound, under the name of one.

Whether it is a sound that can be read, ffmpeg says when it is asked for. Here only what people do take for one is told
by its beginning: a page of an error, a text, a picture, a paper, an archive, a file that never came whole.
"""

import codecs

from newsdesk.sources.pictures import is_picture

HEAD, SHORTEST = 4096, 12
"""Bytes that are looked at, since some recorders leave noughts at the beginning; and fewer than which no sound has."""
SIGNS = (b"#!AMR", b"ID3", b"OggS", b"RIFF", b"fLaC")
"""How sounds begin that could be taken for a text."""
OTHERS = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"GIF8", b"Rar!", b"7z\xbc\xaf\x27\x1c", b"MZ")
"""Papers, archives, pictures that move, programs."""
BLANKS = dict.fromkeys(map(ord, "\ufeff\t\r\n"))


def is_sound(head: bytes) -> bool:
    """Whether a file that begins so may be a sound, or a film that has one."""
    if len(head) < SHORTEST or is_picture(head[:16]) or head.startswith(OTHERS) or not head.strip(b"\0"):
        return False
    return head.startswith(SIGNS) or not _is_text(head)


def _is_text(head: bytes) -> bool:
    """Whether these are words, the last of them perhaps cut in the middle of a letter."""
    try:
        words = codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return words.translate(BLANKS).isprintable()
