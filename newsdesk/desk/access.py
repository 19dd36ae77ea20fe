"""Who may reach the desk: this machine's own browser, by an address that nobody else knows."""

import asyncio
import re
from dataclasses import dataclass, field
from secrets import compare_digest

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from newsdesk.desk.exchange import Exchange

READING = frozenset(["GET", "HEAD"])
WRITING = frozenset(["POST"])
OURS = frozenset(["same-origin", "none"])
"""What a browser says of a request that this desk's pages made, or that somebody typed."""
LARGEST = 1 << 30
"""Bytes of the largest thing that can be handed in: an hour of uncompressed sound in two channels is 0.7 GB."""
LARGEST_FORM = 1 << 24
"""Bytes of the largest form without a file: all of it is held in memory, where a file goes to the disk."""

HEADERS = {
    "content-security-policy": "; ".join(
        [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "media-src 'self' blob:",
            "font-src 'self'",
            "connect-src 'self'",
            "frame-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'self'",
        ]
    ),
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(self)",
    # The address is the key: it goes to no other site. "no-referrer" would take the Origin from our own forms.
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
}

TOO_MUCH = 413
STRANGER = "Trang này chỉ mở được trên chính máy đang chạy bàn biên tập, bằng địa chỉ mà cửa sổ lệnh in ra.\n"
LONGEST = 2000
"""Characters of an address: no name on a disk has so many."""
TOO_LARGE = "Tệp quá lớn: chỉ nhận đến 1 GB. Cắt bớt phần lặng hoặc lưu thành tệp nén (FLAC, MP3) rồi nộp lại.\n"
CUT_OFF = "Bàn đã đóng giữa chừng. Mở lại bàn rồi xem Bảng theo dõi: việc vừa bấm có thể đã xong, có thể chưa."


@dataclass(frozen=True)
class Guard:
    """Lets through what this machine's own browser asks of an address that begins with the key."""

    app: ASGIApp
    key: str
    port: int
    tickets: set[str] = field(default_factory=set)
    """Words in place of the key, each good for one look: a program's command line is seen by others of this machine."""
    closing: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when the desk is closed."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it before anything of the desk is touched."""
        if scope["type"] != "http":  # no web sockets here
            return
        refusal = self.refusal(scope["method"], scope["path"], Headers(scope=scope))
        ours = refusal is None or refusal.status_code == TOO_MUCH
        patient = ours and scope["method"] in WRITING
        exchange = Exchange(receive, _with_headers(send), self.closing, patient=patient)
        try:
            await (refusal or self.app)(scope, exchange.next, exchange.tell)
        except asyncio.CancelledError:
            if exchange.begun.is_set():
                raise
            await _cut_off(Headers(scope=scope))(scope, receive, exchange.send)
        await exchange.end()

    def refusal(self, method: str, path: str, headers: Headers) -> Response | None:
        """Return why a request is not for this desk, None where it is."""
        hosts = {f"127.0.0.1:{self.port}", f"localhost:{self.port}"}
        host, origins = headers.get("host", ""), set(headers.getlist("origin"))
        if host not in hosts or not OURS.issuperset(headers.getlist("sec-fetch-site")):
            return PlainTextResponse(STRANGER, 403)
        first = path.removeprefix("/").partition("/")[0]
        if method == "GET" and first in self.tickets:
            self.tickets.discard(first)
            return RedirectResponse(f"/{self.key}/", 303)
        if not compare_digest(first.encode(errors="replace"), self.key.encode()) or len(path) > LONGEST:
            return PlainTextResponse(STRANGER, 404)
        if method not in READING | WRITING:
            return PlainTextResponse(STRANGER, 405)
        if origins != {f"http://{host}"} and (method in WRITING or origins):
            return PlainTextResponse(STRANGER, 403)
        return _too_large(method, headers)


def _cut_off(headers: Headers) -> Response:
    """Return what is said to whoever still waited when the desk was closed, as a page or for an open one."""
    if "application/json" in headers.get("accept", ""):
        return JSONResponse({"came": "failed", "why": CUT_OFF}, 503)
    return PlainTextResponse(f"{CUT_OFF}\n", 503)


def _too_large(method: str, headers: Headers) -> PlainTextResponse | None:
    """Return why a body is not taken: one in pieces says nothing of its length, whatever else it says."""
    length = headers.get("content-length", "0" if method in READING else "")
    if not re.fullmatch(r"[0-9]{1,12}", length) or "transfer-encoding" in headers:
        return PlainTextResponse(TOO_LARGE, 411)
    holds_files = headers.get("content-type", "").startswith("multipart/form-data")
    return PlainTextResponse(TOO_LARGE, TOO_MUCH) if int(length) > (LARGEST if holds_files else LARGEST_FORM) else None


def _with_headers(send: Send) -> Send:
    """Return `send` so that every answer says what a browser may do with it; a page's own word stands."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending
