"""Write the golden files anew from a publish of the small desk: python -m tests.golden.make; then read the diff."""

import re
import shutil
import tempfile
from datetime import date
from pathlib import Path

from newsdesk import commands

HERE = Path(__file__).parent
SMALL_DESK = HERE.parent / "small_desk"
TODAY = date(2026, 11, 20)
LOOKS = re.compile(r"(?<=<style>).*?(?=</style>)|(?<=sha256-)[\w+/=]+|(?<=-)[0-9a-f]{8}(?=\.(?:js|png)\b)", re.DOTALL)
"""What changes with the theme's sheets and scripts alone: the pictures of the pages show that better."""


def golden_texts(published: Path) -> dict[str, str]:
    """Return the texts of a published small desk that are kept as they should be, by name."""
    made = {f"scripts/{path.name}": path for path in (published / "audio_scripts/scripts").rglob("*.txt")}
    slot = published / "output/broadcast" / f"{TODAY}-sang"
    made |= {name: slot / name for name in ("playlist.m3u8", "playlist.pls", "rundown.html")}
    made["rundown.yaml"] = published / f"audio_scripts/rundowns/{TODAY}-sang.yaml"
    made["story.html"] = published / "output/site/bai/bep-mot-chieu.html"
    texts = {name: path.read_text("utf-8") for name, path in made.items()}
    names = sorted(p.relative_to(published).as_posix() for p in (published / "output").rglob("*") if p.is_file())
    # The help changes with the guides; the website's twin is the same files under second names.
    names = [name for name in names if not name.startswith(("output/site/docs/", "output/.site.twin"))]
    texts |= {"output.txt": "\n".join(names) + "\n"}
    return {name: LOOKS.sub("…", text) for name, text in texts.items()}


def golden_files() -> dict[str, str]:
    """Return what is kept, by name."""
    kept = (path for path in HERE.rglob("*") if path.is_file() and path.suffix not in {".py", ".pyc"})
    return {path.relative_to(HERE).as_posix(): path.read_text("utf-8") for path in kept}


def main() -> None:
    """Publish a copy of the small desk and keep its texts."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(shutil.copytree(SMALL_DESK, Path(folder) / "desk"))
        if commands.run("publish", root=desk, today=TODAY):
            raise SystemExit(1)
        for name, text in golden_texts(desk).items():
            (HERE / name).parent.mkdir(exist_ok=True)
            (HERE / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
