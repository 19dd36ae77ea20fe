"""What a file's first bytes say of it: a picture that a page can show, or something under a picture's name."""


def is_picture(head: bytes) -> bool:
    """Whether a file that begins so (16 bytes) is a JPEG, a PNG or a WebP."""
    is_webp = head[:4] == b"RIFF" and head[8:12] == b"WEBP"
    return is_webp or head.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"))
