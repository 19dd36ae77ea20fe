"""A file as texts: what it is, its first bytes say; what they do not say, its name does."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from xml.parsers import expat

from newsdesk.files.walking import opened
from newsdesk.traces import databases, packages, pages, pdf, pictures, plain, sounds, xml_parts
from newsdesk.traces.nouns import Found, Source, TooLargeError, Unread

Reader = Callable[[Source], Iterator[Found | Unread]]
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
SOUNDS = (b"OggS", b"fLaC", b"FORM", b"MAC ", b"wvpk", b"MPCK", b"0&\xb2u")
HTML, XML, JSON = {".html", ".htm", ".xhtml"}, {".xml", ".xspf", ".svg", ".rss", ".atom", ".asx", ".opml"}, {".json"}


def texts_of(path: Path) -> Iterator[Found | Unread]:
    """Yield every text of a file with its place, and what of it could not be read; raises OSError, nothing else."""
    with opened(path) as (stream, size):
        source = Source(name=path.name, stream=stream, size=size)
        is_database = source.head().startswith(databases.FIRST)  # of which only SQLite knows its way
        yield from texts_in(source, (lambda _: databases.database_texts(path)) if is_database else None)


def texts_in(source: Source, read: Reader | None = None) -> Iterator[Found | Unread]:
    """Yield every text of an open file; whatever is wrong with it is said and stops nothing."""
    if not source.size:
        return
    try:
        yield from (read or reader_of(source))(source)
    except TooLargeError:
        yield Unread("", "tệp quá lớn, không đọc hết")
    except (xml_parts.EntityError, expat.ExpatError):
        yield from again_as_text(source)
    except OSError:
        raise
    except Exception:  # noqa: BLE001 (a broken file may do anything to the readers of a dozen forms: it is named)
        yield from again_as_bytes(source)


def again_as_text(source: Source) -> Iterator[Found | Unread]:
    """Yield XML that is none as the text that it is."""
    yield from plain.plain_texts(source.content())
    yield Unread("", "XML hỏng, chỉ tra như chữ thường")


def again_as_bytes(source: Source) -> Iterator[Found | Unread]:
    """Yield the words that lie in a file that its own reader could not read."""
    yield Unread("", "tệp hỏng hoặc không đúng dạng, chỉ tra được những chữ còn đọc được")
    if source.size <= plain.SHORT:
        yield from plain.bare_texts(source.content())


def reader_of(source: Source) -> Reader:
    """Return what reads a file, by its first bytes, else by its name."""
    head = source.head()
    return by_first_bytes(head) or by_name(source, head)


def by_first_bytes(head: bytes) -> Reader | None:
    """Return what reads a file that says by its first bytes what it is."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return partial(packages.zip_texts, inner=texts_in)
    if head.startswith(b"\x1f\x8b"):
        return partial(packages.gzip_texts, inner=texts_in)
    if head.startswith(b"ID3"):
        return sounds.mpeg_texts
    if head.startswith((b"RIFF", b"RIFX", b"RF64")):
        return riff
    if head.startswith(PICTURES):
        return whole(pictures.picture_texts)
    if head.startswith(b"%PDF"):
        return whole(pdf.pdf_texts)
    if head.startswith(SOUNDS) or head[4:8] == b"ftyp":
        return other_sound
    return None


def by_name(source: Source, head: bytes) -> Reader:
    """Return what reads a file whose name says what it is; a file of no known form is searched for words."""
    if source.ending in (".mp3", ".aac"):
        return sounds.mpeg_texts
    if not plain.is_text(head):
        return whole(plain.bare_texts)
    if source.ending in HTML:
        return whole(pages.html_texts)
    if source.ending in XML:
        return whole(xml_file)
    if source.ending == ".js":
        return whole(plain.script_texts)
    return whole(plain.json_texts if source.ending in JSON else plain.plain_texts)


def xml_file(content: bytes) -> Iterator[Found]:
    """Yield the texts of an XML file; those that hold HTML (feeds do) once more as it is seen."""
    for found in xml_parts.xml_texts(content):
        yield found
        if "<" in found.text:
            for inner in pages.html_texts(found.text.encode()):
                yield Found(inner.place or found.place, inner.text, line=found.line, weak=True)


def whole(read: Callable[[bytes], Iterator[Found | Unread]]) -> Reader:
    """Return a reader of files for one that wants all bytes at once."""
    return lambda source: read(source.content())


def riff(source: Source) -> Iterator[Found | Unread]:
    """Yield the chunks of WAV and WebP, and what a picture says by name."""
    yield from sounds.riff_texts(source)
    if source.head(12)[8:12] == b"WEBP":
        yield from pictures.named_texts(source.content())


def other_sound(source: Source) -> Iterator[Found | Unread]:
    """Yield the tags of a sound, or the words of a HEIC picture, whose first bytes are the same."""
    if source.ending in (".heic", ".heif", ".avif"):
        yield from pictures.picture_texts(source.content())
    else:
        yield from sounds.other_sound_texts(source)
