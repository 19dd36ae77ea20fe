"""Recording on this machine: one state, who, and one line of what was done."""

import os
import unicodedata
from dataclasses import dataclass

from newsdesk import files
from newsdesk.commands import console
from newsdesk.commands.saving.copy import Copy

LONGEST_WHAT, LONGEST_NAME = 200, 80
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
NO_ADDRESS = "ban-bien-tap@desk.invalid"
"""Git wants an address; where nobody gave one, one that belongs to nobody."""


def one_line(written: str, longest: int) -> str:
    """Return what somebody typed as one composed line: nothing unseen, nothing that git reads as its own."""
    spaced = "".join(" " if c.isspace() else c for c in files.nfc(written))
    seen = "".join(c for c in spaced if unicodedata.category(c) not in UNSEEN)
    return " ".join(seen.split()).lstrip("-#–— ")[:longest].rstrip()


@dataclass(frozen=True, slots=True)
class Author:
    """Who saves."""

    name: str
    address: str


def author(copy: Copy, by: str) -> Author:
    """Return who saves: the name given, else the one that git knows."""
    given = one_line(by, LONGEST_NAME).translate(str.maketrans("", "", "<>"))
    name = given or os.environ.get("GIT_AUTHOR_NAME", "") or copy.git.asked("config", "--get", "user.name").text
    address = os.environ.get("GIT_AUTHOR_EMAIL", "") or copy.git.asked("config", "--get", "user.email").text
    if not name.strip(" .,:;<>\"\\'"):
        raise console.UsageFault('Máy này chưa biết ai lưu. Ghi thêm tên: --by "Nguyễn Văn A"')
    return Author(name, address or NO_ADDRESS)


def record(copy: Copy, tree: str, parents: list[str], said: str, who: Author) -> str:
    """Return a new commit; nothing stands at it yet."""
    signed = copy.git.environment
    names = {f"GIT_{role}_{part}" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    signed |= {name: who.name if name.endswith("NAME") else who.address for name in names}
    before = [word for parent in parents for word in ("-p", parent)]
    return copy.git("commit-tree", tree, *before, "-F", "-", given=f"{said}\n".encode())
