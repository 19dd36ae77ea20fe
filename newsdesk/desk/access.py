"""Who may reach the desk: this machine's own browser, by an address that nobody else knows."""

import re
from dataclasses import dataclass
from secrets import compare_digest

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

READING = frozenset(["GET", "HEAD"])
WRITING = frozenset(["POST"])
OURS = frozenset(["same-origin", "none"])
"""What a browser says of a request that this desk's pages made, or that somebody typed."""
LARGEST = 1 << 30
"""Bytes of the largest thing that can be handed in: an hour of uncompressed sound in two channels is 0.7 GB."""

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

STRANGER = "Trang này chỉ mở được trên chính máy đang chạy bàn biên tập, bằng địa chỉ mà cửa sổ lệnh in ra.\n"
TOO_LARGE = "Tệp quá lớn: chỉ nhận đến 1 GB. Cắt bớt phần lặng hoặc lưu thành tệp nén (FLAC, MP3) rồi nộp lại.\n"


@dataclass(frozen=True)
class Guard:
    """Lets through what this machine's own browser asks of an address that begins with the key."""

    app: ASGIApp
    key: str
    port: int

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it before anything of the desk is touched."""
        if scope["type"] != "http":  # no web sockets here
            return
        refusal = self.refusal(scope["method"], scope["path"], Headers(scope=scope))
        await (refusal or self.app)(scope, receive, _with_headers(send))

    def refusal(self, method: str, path: str, headers: Headers) -> PlainTextResponse | None:
        """Return why a request is not for this desk, None where it is."""
        hosts = {f"127.0.0.1:{self.port}", f"localhost:{self.port}"}
        host, origin = headers.get("host", ""), headers.get("origin")
        if host not in hosts or headers.get("sec-fetch-site", "none") not in OURS:
            return PlainTextResponse(STRANGER, 403)
        if not compare_digest(path.split("/")[1].encode(), self.key.encode()):
            return PlainTextResponse(STRANGER, 404)
        if method not in READING | WRITING:
            return PlainTextResponse(STRANGER, 405)
        if origin != f"http://{host}" and (method in WRITING or origin is not None):
            return PlainTextResponse(STRANGER, 403)
        length = headers.get("content-length", "0" if method in READING else "")
        if not re.fullmatch(r"[0-9]{1,12}", length):
            return PlainTextResponse(TOO_LARGE, 411)
        return PlainTextResponse(TOO_LARGE, 413) if int(length) > LARGEST else None


def _with_headers(send: Send) -> Send:
    """Return `send` so that every answer says what a browser may do with it; a page's own word stands."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending
