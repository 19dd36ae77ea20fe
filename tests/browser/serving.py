"""A folder served as a web host would: compressed, in parts where a player asks for them, with its own page for a 404."""

import gzip
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

TYPES = {
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mp3": "audio/mpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
}
"""Written out: what the system's own table knows differs from machine to machine."""
COMPRESSED = ("text/", "application/json", "application/manifest+json", "application/xml", "image/svg+xml")
PART = re.compile(r"bytes=(\d*)-(\d*)\Z")
FOR_A_YEAR = "public, max-age=31536000, immutable"
HALT = 0.3
"""Seconds: many frames of a browser."""
NAMED_BY_DIGEST = re.compile(r"(-[0-9a-f]{8}[^/]*|\.woff2)\Z")


@dataclass
class Host:
    """A website on this machine; `folder` may be filled when its address is known already."""

    folder: Path
    address: str = ""
    """Without a slash at the end; begins with http://127.0.0.1."""
    missed: list[str] = field(default_factory=list)
    """The addresses that were asked for and are not there."""
    halting: re.Pattern[bytes] | None = None
    """What a page has just told when the line halts for a while."""


@contextmanager
def hosted(folder: Path) -> Iterator[Host]:
    """Serve a folder on a free port of this machine for as long as the block runs."""
    host = Host(folder)
    answering = type("Answering", (Answer,), {"host": host})
    with ThreadingHTTPServer(("127.0.0.1", 0), answering) as server:
        server.daemon_threads = True
        host.address = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield host
        finally:
            server.shutdown()
            thread.join()


class Answer(BaseHTTPRequestHandler):
    """One connection of a browser."""

    host: Host
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 30

    def do_HEAD(self) -> None:
        """Answer without the content."""
        self.do_GET()

    def do_GET(self) -> None:
        """Answer with a file, a part of it, or the page that says there is none."""
        path = self._asked()
        if path is None:
            self.host.missed.append(self.path)
            missing = self.host.folder / "404.html"
            self._send(HTTPStatus.NOT_FOUND, missing, missing.read_bytes() if missing.is_file() else b"")
        else:
            self._send_file(path, path.read_bytes())

    def _asked(self) -> Path | None:
        """Return the file that is asked for, if it lies in the folder."""
        name = unquote(urlsplit(self.path).path).lstrip("/")
        path = (self.host.folder / name).resolve()
        path = path / "index.html" if path.is_dir() else path
        return path if path.is_file() and path.is_relative_to(self.host.folder.resolve()) else None

    def _send_file(self, path: Path, content: bytes) -> None:
        part = PART.match(self.headers.get("Range", ""))
        if not part or not any(part.groups()):
            self._send(HTTPStatus.OK, path, content)
            return
        first, last = bounds(part[1], part[2], len(content))
        if first > last:
            self._send(
                HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, path, b"", {"Content-Range": f"bytes */{len(content)}"}
            )
        else:
            within = {"Content-Range": f"bytes {first}-{last}/{len(content)}"}
            self._send(HTTPStatus.PARTIAL_CONTENT, path, content[first : last + 1], within)

    def _send(self, status: HTTPStatus, path: Path, content: bytes, more: dict[str, str] | None = None) -> None:
        kind = TYPES.get(path.suffix.lower(), "application/octet-stream")
        headers = {"Content-Type": kind, "Accept-Ranges": "bytes", **(more or {})}
        told = self.host.halting.search(content) if self.host.halting and path.suffix == ".html" else None
        halt = told.end() if told else 0
        if kind.startswith(COMPRESSED) and not more and not halt and "gzip" in self.headers.get("Accept-Encoding", ""):
            content = gzip.compress(content, 6, mtime=0)
            headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        headers["Cache-Control"] = FOR_A_YEAR if NAMED_BY_DIGEST.search(path.name) else "no-cache"
        self.send_response(status)
        for name, value in (headers | {"Content-Length": str(len(content))}).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self._write(content[:halt], content[halt:])

    def _write(self, *parts: bytes) -> None:
        """Write, and do not mind a visitor who is gone: a player that seeks drops what it asked for before."""
        try:
            for number, part in enumerate(filter(None, parts)):
                time.sleep(HALT if number else 0)
                self.wfile.write(part)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


def bounds(first: str, last: str, length: int) -> tuple[int, int]:
    """Return the first and the last byte of a range as RFC 9110 reads it; the last before the first for none."""
    if not first:
        return max(length - int(last), 0), length - 1
    return int(first), min(int(last), length - 1) if last else length - 1
