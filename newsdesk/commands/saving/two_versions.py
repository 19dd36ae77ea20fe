"""Two versions of a file side by side, for somebody to choose: both files, a page that compares them, instructions."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from html import escape
from pathlib import Path, PurePosixPath

from newsdesk import files
from newsdesk.commands.saving.copy import Copy
from newsdesk.commands.saving.pending import Pending

FOLDER = "output/hai-ban"
SHEET = "HUONG-DAN.txt"
PAGE = """<!doctype html>
<html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Hai bản của {noun}</title>
<style>
:root {{ color-scheme: light dark }}
body {{ font: 1rem/1.55 system-ui, sans-serif; max-width: 78rem; margin: 2rem auto; padding: 0 1rem }}
table {{ width: 100%; border-collapse: collapse; table-layout: fixed }}
th, td {{ text-align: left; vertical-align: top; padding: .3rem .6rem; overflow-wrap: anywhere; white-space: pre-wrap }}
th {{ border-bottom: 2px solid }}
tr.other td {{ border-left: 4px solid }}
mark {{ padding: 0 .1em; font-weight: 600 }}
</style>
<h1>Hai bản của {noun}</h1>
<p>Cột trái là bản của bạn, cột phải là bản do {by} lưu lúc {on}.
Dòng có vạch đứng là dòng khác nhau, chữ khác nhau được tô.</p>
<table><thead><tr><th scope="col">Bản của bạn</th><th scope="col">Bản của {by}</th></tr></thead>
<tbody>
{rows}
</tbody></table>
</html>
"""


def write(copy: Copy, waiting: Iterable[Pending]) -> None:
    """Lay out every conflict anew; of what waits no longer, nothing stays."""
    found = list(waiting)
    if not found:
        files.remove_tree(copy.root / FOLDER)
        return
    room = files.fresh_folder(copy.root / FOLDER)
    for one in found:
        _write(copy, one, room / folder_of(one.path))
    files.put(room / SHEET, "\n".join(_sheet(found)).encode())


def folder_of(path: str) -> str:
    """Return the folder in which the two versions of a file lie."""
    return path.replace("/", "--")


def _write(copy: Copy, one: Pending, at: Path) -> None:
    ending = PurePosixPath(one.path).suffix
    for name, blob in (("ban-cua-ban", one.conflict.mine), ("ban-nguoi-khac", one.conflict.theirs)):
        if blob is not None:
            files.put(at / f"{name}{ending}", copy.content(blob))
    if one.mine is not None and one.theirs is not None:
        files.put(at / "so-sanh.html", page(one).encode())


def page(one: Pending) -> str:
    """Return the page that sets both side by side."""
    rows = "\n".join(_rows((one.mine or "").splitlines(), (one.theirs or "").splitlines()))
    return PAGE.format(noun=escape(one.noun), by=escape(one.by), on=escape(one.on), rows=rows)


def _rows(mine: list[str], theirs: list[str]) -> Iterator[str]:
    for tag, a, b, c, d in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        left, right = mine[a:b], theirs[c:d]
        for number in range(max(len(left), len(right))):
            one, other = (side[number] if number < len(side) else "" for side in (left, right))
            if tag == "equal":
                yield f"<tr><td>{escape(one)}</td><td>{escape(other)}</td></tr>"
            else:
                yield f'<tr class="other"><td>{_marked(one, other)}</td><td>{_marked(other, one)}</td></tr>'


def _marked(line: str, against: str) -> str:
    """Return a line with the words marked that the other has not."""
    one, other = line.split(" "), against.split(" ")
    said = []
    for tag, a, b, _, _ in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        words = escape(" ".join(one[a:b]))
        if words:
            said.append(words if tag == "equal" else f"<mark>{words}</mark>")
    return " ".join(said)


def _sheet(found: list[Pending]) -> Iterator[str]:
    yield "HAI NGƯỜI CÙNG SỬA MỘT TỆP"
    yield ""
    yield "Không mất chữ nào: cả hai bản đều đã được lưu. Phần của bạn chưa gửi đi cho đến khi bạn chọn xong."
    yield "Tệp trong thư mục của bàn vẫn là bản của bạn. Mở so-sanh.html để xem hai bản cạnh nhau."
    for one in found:
        yield ""
        yield f"* {one.noun[:1].upper()}{one.noun[1:]}: {one.path}"
        yield f"  Xem: {FOLDER}/{folder_of(one.path)}/"
        yield f"  Bản kia do {one.by} lưu lúc {one.on}.{_deleted(one)}"
        if one.differs:
            yield f"  Khác nhau: {'; '.join(one.differs)}."
        yield f"  Giữ bản của bạn:       python3 tasks.py save --keep mine {_quoted(one.path)}"
        yield f"  Giữ bản của người kia: python3 tasks.py save --keep theirs {_quoted(one.path)}"
    yield ""
    yield "Muốn lấy ý của cả hai: mở tệp trong thư mục của bàn (không sửa trong thư mục này), chép sang những đoạn"
    yield "cần lấy từ bản kia, rồi chọn “giữ bản của bạn”: bản được giữ là tệp như bạn vừa sửa."
    yield ""


def _deleted(one: Pending) -> str:
    if one.conflict.theirs is None:
        return " Người kia đã xóa tệp này, còn bạn thì sửa."
    return " Bạn đã xóa tệp này, còn người kia thì sửa." if one.conflict.mine is None else ""


def _quoted(path: str) -> str:
    return f'"{path}"' if " " in path else path
