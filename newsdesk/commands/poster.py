"""Make the poster of a story, with a code that opens its page."""

from datetime import date
from pathlib import Path

from newsdesk.commands import clearing, console, gate, office, paper_ledger, telling
from newsdesk.model.story import Channel
from newsdesk.office.telling.code import code_png
from newsdesk.office.telling.poster import poster_page, whole

FOLDER = f"{office.FOLDER}/poster"


def run(root: Path, today: date, story: str) -> int:
    """Write the poster of a story that the page tells: whoever passes by may read it, and the code leads there."""
    with console.alone(root), gate.library(root, today) as library:
        if library is None:
            return console.COPY
        clearing.clear(root, library, today)
        one = telling.chosen(root, library, Channel.WEB, [story], today)[0]
        papers: dict[str, str | bytes] = {"ap-phich.html": poster_page(one)}
        if one.address:
            papers["ma-qr.png"] = code_png(one.address)
            console.say(f"Mã dẫn tới {one.address}")
        else:
            console.say("Chưa có mã: content/facility.yaml chưa ghi address (địa chỉ của trang, mở đầu bằng https://).")
        if not whole(one):
            console.say("Áp phích dài quá một trang A4. Rút ngắn tóm tắt hoặc bài học.")
        folder = f"{FOLDER}/{one.story.slug}"
        tells = {f"{folder}/{name}": [(today, one.story)] for name in papers}
        with paper_ledger.telling(root, library, tells, Channel.WEB):
            changed = office.written(root, folder, papers)
        console.say(f"Áp phích ở {folder}/. {changed} tệp thay đổi.")
        return console.CLEAN
