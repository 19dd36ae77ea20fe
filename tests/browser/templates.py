"""One page of every kind that the website has: whoever adds a kind adds it here."""

import re
from pathlib import Path

TEMPLATES = (
    "index.html",
    "trang-1.html",
    "404.html",
    "bai/bep-sach.html",
    "docs/index.html",
    "docs/bien-tap-vien.html",
    "linh-vuc/index.html",
    "linh-vuc/doi-song.html",
    "linh-vuc/doi-song/trang-1.html",
    "don-vi/index.html",
    "don-vi/to-bep.html",
    "don-vi/to-bep/trang-1.html",
    "loai/index.html",
    "loai/tap-the.html",
    "loai/tap-the/trang-1.html",
    "nghe/index.html",
    "nguon-tin/index.html",
    "tim/index.html",
    "nam/index.html",
    "nam/2026.html",
    "nam/2026/trang-1.html",
    "the/index.html",
    "the/bep-an.html",
    "trang/gioi-thieu.html",
)
ONE_OF_A_KIND = (
    "index.html", "404.html", "bai/bep-sach.html", "docs/index.html", "docs/bien-tap-vien.html", "linh-vuc/index.html",
    "linh-vuc/doi-song/trang-1.html", "nghe/index.html",
    "nguon-tin/index.html", "tim/index.html", "the/index.html", "trang/gioi-thieu.html",
)  # fmt: skip
"""Each template once: lists by field, unit, kind, year and tag are drawn by the same one."""
FEW = ("index.html", "bai/bep-sach.html", "linh-vuc/doi-song.html", "the/index.html", "trang/gioi-thieu.html")
"""For what does not differ from list to list."""


def shape(path: str) -> str:
    """Return the kind of a page by its address: names become stars, but those of the pages at the top."""
    *folders, name = path.split("/")
    kind = "trang-*" if re.fullmatch(r"trang-\d+\.html", name) else name if name == "index.html" or not folders else "*"
    return "/".join([*folders[:1], *("*" for _ in folders[1:]), kind])


def shapes(folder: Path) -> set[str]:
    """Return every kind of page in a folder."""
    return {shape(path.relative_to(folder).as_posix()) for path in folder.rglob("*.html")}
