"""What a command said, for a page: findings told apart from words, advice as buttons instead of commands."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

FINDING = re.compile(
    r"(?P<path>[^:]+?)(?::(?P<line>\d+))?: (?P<severity>LỖI|LƯU Ý) \[(?P<code>[a-z-]+)\] (?P<sentence>.*)", re.DOTALL
)
COMMAND = re.compile(
    r"(?P<lead>(?:bằng|qua) (?:câu )?lệnh:? |[Cc]hạy(?: ngay| lại)?: )?"
    r"(?:python3 tasks\.py )(?P<name>[a-z-]+)(?P<rest>(?: (?:[^\s,;:]+\.md|--[a-z-]+(?: [^\s.,;:–-]+)?))*)"
)
STORY = re.compile(r"exemplars/\S+?\.md")
FLAG = re.compile(r" ?\(--[a-z-]+\)|--(?P<name>[a-z-]+)(?: ten-khac)?")
PAGES = {
    "approve": "Duyệt bài",
    "check": "Bảng theo dõi",
    "examine": "Thẩm định",
    "new": "Viết bài mới",
    "publish": "Phát hành",
    "record": "Nộp bản thu",
    "register": "Đăng ký",
    "return": "Trả lại bài",
    "scripts": "Phát hành",
    "submit": "Trình bài",
    "withdraw": "Rút bài",
    "withdraw-consent": "Rút phiếu đồng ý",
}
"""The page that does what a command does, by what its button is called."""
ELSEWHERE = {"check": "/", "publish": "/publish", "scripts": "/publish"}
"""Where these are, since they ask for nothing."""
ABSENT = frozenset(["examine"])
"""Commands that have no page yet: they are named as they are."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words; with an address it leads to a page of the desk, given without the key."""

    text: str
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One line; a finding has a severity, and the place in a file that it speaks of."""

    pieces: tuple[Piece, ...]
    severity: str = ""
    path: str = ""
    line: int = 0

    @property
    def is_error(self) -> bool:
        """Whether it is a finding that stops publishing."""
        return self.severity == "LỖI"


def lines(said: Sequence[str], labels: Mapping[str, str] | None = None) -> tuple[Said, ...]:
    """Return what was said; `labels` are what the fields of the form are called, by the command's own words."""
    return tuple(_line(one, labels or {}) for one in said if one.strip())


def _line(said: str, labels: Mapping[str, str]) -> Said:
    if found := FINDING.fullmatch(said):
        return Said(
            pieces=tuple(_pieces(found["sentence"], labels)),
            severity=found["severity"],
            path=found["path"],
            line=int(found["line"] or 0),
        )
    return Said(pieces=tuple(_pieces(said, labels)))


def _pieces(text: str, labels: Mapping[str, str]) -> Iterator[Piece]:
    """Yield the words of a line, its commands as links."""
    at = 0
    for found in COMMAND.finditer(text):
        name = found["name"]
        if name not in PAGES or name in ABSENT:
            continue
        before = text[at : found.start()]
        lead = {"b": "ở trang ", "q": "ở trang ", "": ""}.get((found["lead"] or "")[:1].lower(), "Bấm ")
        yield Piece(_without_flags(before + lead, labels))
        yield Piece(PAGES[name], address(name, found["rest"]))
        at = found.end() + (2 if text.startswith(" …", found.end()) else 0)
    if at < len(text):
        yield Piece(_without_flags(text[at:], labels))


def address(name: str, rest: str) -> str:
    """Return the page of a command for the story that it names."""
    story = STORY.search(rest)
    asked = f"?story={PurePosixPath(story[0]).stem}" if story else ""
    return ELSEWHERE.get(name) or f"/do/{name}{asked}"


def _without_flags(text: str, labels: Mapping[str, str]) -> str:
    """Return a text in which the flags of a command are the fields of its form."""
    return FLAG.sub(lambda found: f"ô “{labels.get(found['name'], found['name'])}”" if found["name"] else "", text)
