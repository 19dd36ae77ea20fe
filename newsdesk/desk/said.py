"""What a command said, for a page: findings told apart from words, advice as buttons instead of commands."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from newsdesk.desk.labelled import labelled
from newsdesk.desk.papers.catalogue import PAPERS

FINDING = re.compile(
    r"(?P<path>[^:]+?)(?::(?P<line>\d+))?: (?P<severity>LỖI|LƯU Ý) \[(?P<code>[a-z0-9-]+)\] (?P<sentence>.*)", re.DOTALL
)
COMMAND = re.compile(
    r"(?P<lead>(?:bằng|qua) (?:câu )?lệnh:? |[Cc]hạy lại đúng lệnh: |[Cc]hạy(?: ngay| lại)?: )?"
    r"(?:python3 tasks\.py )(?P<name>[a-z-]+)"
    r"(?P<rest>(?: (?:[^\s,;:]+\.md|[A-Z0-9]+-[A-Z0-9-]*[A-Z0-9]|--[a-z-]+(?: [^\s.,;:–-][^\s.,;:–]*)?))*)"
    r"|(?P<by>[Bb]ằng lệnh |[Cc]hạy lại lệnh |[Cc]hạy lệnh |[Cc]âu lệnh |[Ll]ệnh )(?P<bare>[a-z-]+)(?![\w-])"
)
LEADS = {
    "bằng lệnh": "ở trang ",
    "chạy lại lệnh": "làm lại ở trang ",
    "chạy lệnh": "mở trang ",
    "câu lệnh": "trang ",
    "lệnh": "trang ",
}
"""What stands before the name of a page in place of what stands before a command's."""
SLIP = re.compile(r" (?P<slip>[A-Z0-9]+-[A-Z0-9-]*[A-Z0-9])(?= |$)")
STORY = re.compile(r"exemplars/\S+?\.md")
FLAG = re.compile(r" ?\(--[a-z-]+\)|--(?P<name>[a-z-]+)(?: ten-khac)?")
CALLED = {"slug": "Tít của bài"}
"""What decides a thing that no form asks for by itself."""
OURS = {"desk": "thư mục của bàn"}
"""What is asked for at a terminal alone."""
PAGES = {
    **{name: paper.title for name, paper in PAPERS.items()},
    "approve": "Duyệt bài",
    "check": "Bảng theo dõi",
    "consent": "Ghi phiếu đồng ý",
    "doctor": "Máy này",
    "new": "Viết bài mới",
    "publish": "Phát hành",
    "record": "Thu âm",
    "register": "Đăng ký gương điển hình",
    "return": "Trả lại bài",
    "save": "Lưu và gửi",
    "scripts": "Phát hành",
    "site": "Phát hành",
    "status": "Bảng theo dõi",
    "submit": "Trình bài",
    "withdraw": "Rút bài",
    "withdraw-consent": "Rút phiếu đồng ý",
}
"""The page that does what a command does, by what its button is called."""
ELSEWHERE = {
    **dict.fromkeys(("check", "status"), "/"),
    **dict.fromkeys(("publish", "scripts", "site"), "/publish"),
    **{name: f"/papers/{name}" for name in PAPERS},
    "doctor": "/machine",
    "save": "/save",
}
"""Where these are, since they are no step."""
NOTED = {"/do/consent-acknowledged": "Ghi ngày đã trả lời", "/do/consent-deleted": "Ghi ngày đã xóa hẳn"}
"""What a withdrawal is told afterwards, each on a page of its own."""


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
        of_a_story = found["path"].startswith("exemplars/")
        sentence = labelled(found["sentence"]) if of_a_story else found["sentence"]
        return Said(
            pieces=tuple(_pieces(sentence, labels)),
            severity=found["severity"],
            path=found["path"],
            line=int(found["line"] or 0),
        )
    return Said(pieces=tuple(_pieces(said, labels)))


def _pieces(text: str, labels: Mapping[str, str]) -> Iterator[Piece]:
    """Yield the words of a line, its commands as links."""
    at = 0
    for found in COMMAND.finditer(text):
        name = found["name"] or found["bare"]
        if name not in PAGES:
            continue
        yield Piece(_without_flags(text[at : found.start()] + _lead(found), labels))
        place = address(name, found["rest"] or "")
        yield Piece(NOTED.get(place.partition("?")[0], PAGES[name]), place)
        at = found.end() + (2 if text.startswith(" …", found.end()) else 0)
    if at < len(text):
        yield Piece(_without_flags(text[at:], labels))


def _lead(found: re.Match[str]) -> str:
    """Return what is said before the name of a page, with a capital where the sentence begins so."""
    if found["bare"]:
        written = found["by"].strip()
        lead = LEADS[written.lower()]
        return lead if written[0].islower() else lead[0].upper() + lead[1:]
    lead = (found["lead"] or "").lower()
    if "đúng lệnh" in lead:
        return "làm lại ở trang "
    return {"": "", "b": "ở trang ", "q": "ở trang "}.get(lead[:1], "Bấm ")


def address(name: str, rest: str) -> str:
    """Return the page of a command for the story or the slip that it names."""
    if name == "withdraw-consent":
        slip = SLIP.search(rest)
        place = next((place for place in NOTED if f"--{place.rpartition('-')[2]}" in rest), "/do/withdraw-consent")
        return place + (f"?slip={slip['slip']}" if slip else "")
    story = STORY.search(rest)
    asked = f"?story={PurePosixPath(story[0]).stem}" if story else ""
    return ELSEWHERE.get(name) or f"/do/{name}{asked}"


def _without_flags(text: str, labels: Mapping[str, str]) -> str:
    """Return a text in which the flags of a command are the fields of its form."""
    called = {**CALLED, **labels}
    return FLAG.sub(lambda found: _flag(found["name"], called) if found["name"] else "", text)


def _flag(name: str, called: Mapping[str, str]) -> str:
    return OURS.get(name) or f"ô “{called.get(name, name)}”"
