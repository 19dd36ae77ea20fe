"""Cut the site's fonts to the signs that Vietnamese pages need; run by hand when the typeface changes.

Needs fonttools and brotli, and two npm packages unpacked beside each other (`npm pack`, `tar xzf`):
@fontsource-variable/literata for the pages, @expo-google-fonts/literata for the pictures that are drawn.

    python theme/fonts/make.py FONTSOURCE_PACKAGE EXPO_PACKAGE
"""

import io
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

HERE = Path(__file__).parent
PAGES = HERE.parent / "static" / "fonts"
WEIGHTS = (400, 700)
VIETNAMESE = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư" + "".join(map(chr, range(0x1EA0, 0x1EFA)))
SIGNS = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0–—‘’“”…·•×°²³½¼¾±→←↗↩«»§©₫€′″−≤≥Ö"
FEATURES = ["kern", "liga", "locl", "tnum", "lnum"]
"""No marks to be set on letters: the desk's texts are composed (NFC), so each letter comes whole."""
DROPPED = ["VVAR", "vhea", "vmtx", "prep", "gasp"]


def cut(font: TTFont) -> TTFont:
    """Return the font with the signs of Vietnamese pages alone, without hints."""
    options = Options()
    options.layout_features, options.hinting = FEATURES, False
    options.drop_tables += DROPPED
    subsetter = Subsetter(options)
    subsetter.populate(text=SIGNS + VIETNAMESE)
    subsetter.subset(font)
    whole = io.BytesIO()
    font.save(whole)
    return TTFont(io.BytesIO(whole.getvalue()), recalcTimestamp=False)


def main(pages: Path, drawn: Path) -> None:
    """Write two variable WOFF2 files for the pages, two static TTF files for drawing."""
    for part in ("latin", "vietnamese"):
        for slant in ("normal", "italic"):
            font = cut(TTFont(pages / "files" / f"literata-{part}-wght-{slant}.woff2", recalcTimestamp=False))
            font = instancer.instantiateVariableFont(font, {"wght": WEIGHTS})
            font.flavor = "woff2"
            font.save(PAGES / f"literata-{part}-{slant}.woff2")
    for weight in ("500Medium", "700Bold"):
        font = cut(TTFont(drawn / weight / f"Literata_{weight}.ttf", recalcTimestamp=False))
        font.save(HERE / f"literata-{weight[:3]}.ttf")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
